package review

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// parser computes an expression as it comes, with brackets and the usual
// precedence.
type parser struct {
	values    []operand
	operators []byte
	count     int
	shown     strings.Builder
	operandIn bool // an operand came last
	span      bool // "for" came last: for 3 months
	broken    bool
}

type operand struct {
	value decimal.Decimal
	class string
}

func (p *parser) reset() {
	*p = parser{}
}

func (p *parser) wantsOperator() bool { return p.operandIn }

// figure puts an operand. A span counts in its own unit: for 3 months is 3.
func (p *parser) figure(f *fig, span bool, words string) {
	if p.operandIn || f.Kind() == prose.Date || f.Quantity.Qualifier == figures.Range {
		p.reset()
	}
	if f.Kind() == prose.Date || f.Quantity.Qualifier == figures.Range {
		return
	}
	b := prose.InBase(f.Quantity)
	o := operand{b.Low, b.Class}
	switch {
	case f.Kind() == prose.Percent:
		o = operand{f.Quantity.Value.Shift(-2), "share"}
	case span, f.Kind() == prose.Duration && p.pending() == '*':
		o = operand{f.Quantity.Value, ""}
	case f.Kind() == prose.Count && strings.HasPrefix(b.Class, " "): // a rate: 10 a week
	case strings.HasPrefix(b.Class, " ") || b.Class == "times":
		o.class = ""
	}
	if i := strings.Index(o.class, " per "); i >= 0 { // 12 USD per user × 40 users
		o.class = o.class[:i]
	}
	p.values = append(p.values, o)
	p.operandIn = true
	if p.shown.Len() > 0 {
		p.shown.WriteByte(' ')
	}
	p.shown.WriteString(words)
}

func (p *parser) pending() byte {
	if len(p.operators) == 0 {
		return 0
	}
	return p.operators[len(p.operators)-1]
}

func (p *parser) operator(op byte) {
	switch op {
	case '(':
		if p.operandIn {
			p.reset()
		}
		p.operators = append(p.operators, '(')
		p.shown.WriteString(" (")
		return
	case ')':
		for p.pending() != 0 && p.pending() != '(' {
			p.apply()
		}
		if p.pending() != '(' {
			return // it closes nothing of this expression
		}
		p.operators = p.operators[:len(p.operators)-1]
		p.shown.WriteByte(')')
		return
	}
	if !p.operandIn {
		return
	}
	for p.pending() != 0 && p.pending() != '(' && rank(p.pending()) >= rank(op) {
		p.apply()
	}
	p.operators = append(p.operators, op)
	p.operandIn = false
	p.count++
	p.shown.WriteString(map[byte]string{'+': " +", '-': " -", '*': " ×", '/': " /"}[op])
}

func rank(op byte) int {
	if op == '*' || op == '/' {
		return 2
	}
	return 1
}

func (p *parser) apply() {
	op := p.pending()
	p.operators = p.operators[:len(p.operators)-1]
	n := len(p.values)
	if n < 2 {
		p.broken = true
		return
	}
	a, b := p.values[n-2], p.values[n-1]
	p.values = p.values[:n-2]
	var out operand
	switch op {
	case '+', '-':
		if a.class != b.class && strings.TrimSuffix(a.class, " a year") != strings.TrimSuffix(b.class, " a year") {
			p.broken = true
		}
		out.class = a.class
		if op == '+' {
			out.value = a.value.Add(b.value)
		} else {
			out.value = a.value.Sub(b.value)
		}
	case '*':
		out.value, out.class = a.value.Mul(b.value), product(a.class, b.class)
	case '/':
		if b.value.IsZero() {
			p.broken = true
			break
		}
		out.value = a.value.DivRound(b.value, 12)
		switch {
		case b.class == "" || b.class == "share":
			out.class = a.class
		case a.class == b.class:
			out.class = "ratio"
		case a.class+" a year" == b.class:
			out.class = "years"
		default:
			p.broken = a.class != "" && b.class != a.class
		}
	}
	p.values = append(p.values, out)
}

// product is what two classes give: people times money is money.
func product(a, b string) string {
	for _, x := range [...]string{"", "share", "ratio", "years", " a year"} {
		if a == x {
			return b
		}
		if b == x {
			return a
		}
	}
	return a
}

func (p *parser) result() evaluated {
	if !p.operandIn && len(p.operators) > 0 && p.pending() != '(' {
		return evaluated{}
	}
	for len(p.operators) > 0 {
		if p.pending() == '(' {
			p.operators = p.operators[:len(p.operators)-1]
			continue
		}
		p.apply()
	}
	if len(p.values) != 1 || p.broken {
		return evaluated{}
	}
	o := p.values[0]
	words := strings.TrimSpace(p.shown.String())
	for strings.Count(words, "(") > strings.Count(words, ")") && strings.HasPrefix(words, "(") {
		words = strings.TrimSpace(words[1:])
	}
	return evaluated{
		value: o.value, operators: p.count, yearly: strings.HasSuffix(o.class, " a year"), class: o.class, shown: strings.ReplaceAll(words, "( ", "("), ok: true,
	}
}
