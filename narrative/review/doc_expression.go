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
	lost      bool // words stand between an operand before and this expression
	remark    bool // in brackets behind an operand: 400 (20 %) × 100
}

// operand is a value in hours and whole money, with the powers of time and money
// in it: 0.10 USD an hour × 2 is money once over time once.
type operand struct {
	value    decimal.Decimal
	raw      decimal.Decimal // as it is written
	untimed  decimal.Decimal // raw without spans of time
	time     int
	money    int
	currency string
	share    bool
	measure  string // what is measured or counted per something that is no period
	bytes    bool   // an amount of data, in bytes
	bare     bool   // a number of nothing that is named is in it, which may be one of periods
}

func (p *parser) reset() {
	*p = parser{}
}

// lose begins anew behind words. What stood before them may belong to what follows,
// so that nothing can be said of the whole.
func (p *parser) lose() {
	lost := p.lost || len(p.values) > 0
	*p = parser{lost: lost}
}

func (p *parser) wantsOperator() bool { return p.operandIn }

// figure puts an operand. A span counts in its own unit: for 3 months is 3.
func (p *parser) figure(f *fig, span bool, words string) {
	if p.remark {
		return
	}
	if p.operandIn || f.Kind() == prose.Date || f.Quantity.Qualifier == figures.Range {
		p.lose()
	}
	if f.Kind() == prose.Date || f.Quantity.Qualifier == figures.Range {
		return
	}
	o := operandOf(f.Quantity, span)
	if p.pending() == '/' && (words[0] == '+' || words[0] == '-') { // +255 / +169 are two figures
		p.reset()
		return
	}
	o.bare = f.Kind() == prose.Count && f.Noun == ""
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
			p.remark = true
			return
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
	out := a
	switch op {
	case '+', '-':
		if a.money != b.money || a.currency != b.currency || a.measure != b.measure || a.bytes != b.bytes {
			p.broken = true
		}
		if a.time != b.time { // 2.8 M + 400 K a year: the first year is meant
			a.value, b.value = a.ofOneYear(), b.ofOneYear()
			out.time = 0
		}
		if op == '+' {
			out.value, out.raw = a.value.Add(b.value), a.raw.Add(b.raw)
		} else {
			out.value, out.raw = a.value.Sub(b.value), a.raw.Sub(b.raw)
		}
		out.untimed = out.raw
	case '*':
		if a.measure != "" && b.measure != "" || a.bytes && b.bytes || a.measure != "" && b.bytes || a.bytes && b.measure != "" {
			p.broken = true // 0.09 USD per GB × 10 TB wants more than this knows
		}
		out = operand{
			measure: either(a.measure, b.measure), bytes: a.bytes || b.bytes,
			value: a.value.Mul(b.value).Round(12), raw: a.raw.Mul(b.raw).Round(12), untimed: a.untimed.Mul(b.untimed).Round(12), time: a.time + b.time, money: a.money + b.money,
			currency: either(a.currency, b.currency), share: a.share && b.share,
		}
	case '/':
		if b.value.IsZero() || b.raw.IsZero() {
			p.broken = true
			break
		}
		if b.measure != "" && b.measure != a.measure || b.bytes && !a.bytes {
			p.broken = true
		}
		out = operand{
			measure: a.measure, bytes: a.bytes && !b.bytes,
			value: a.value.DivRound(b.value, 12), raw: a.raw.DivRound(b.raw, 12), time: a.time - b.time, money: a.money - b.money,
			currency: either(a.currency, b.currency),
		}
		if a.currency != b.currency && a.currency != "" && b.currency != "" {
			p.broken = true
		}
		if out.money == 0 {
			out.currency = ""
		}
		out.untimed = out.raw
	}
	out.bare = a.bare || b.bare
	p.values = append(p.values, out)
}

// ofOneYear is a rate as what it comes to in a year, and anything else as it is.
func (o operand) ofOneYear() decimal.Decimal {
	if o.time == -1 {
		return o.value.Mul(hoursAYear)
	}
	return o.value
}

var hoursAYear = decimal.NewFromInt(8760)

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// operandOf takes a quantity apart. A span counts in its own unit: for 3 months is 3.
func operandOf(q figures.Quantity, span bool) operand {
	o := operand{value: q.Value, raw: q.Value, untimed: q.Value}
	switch {
	case q.Unit == "%":
		o.value, o.share = q.Value.Shift(-2), true
		o.raw, o.untimed = o.value, o.value
	case q.IsMoney():
		o.money, o.currency = 1, q.Unit
	case q.IsTime() && !span:
		if h, ok := q.In("h"); ok {
			o.value, o.time, o.untimed = h.Value, 1, decimal.NewFromInt(1)
		}
	}
	if n := bytesIn(q.Unit); n > 0 {
		o.value, o.bytes = q.Value.Mul(decimal.New(1, n)), true
	} else if unit, known := figures.KnownUnit(q.Unit); known && !q.IsTime() && q.Unit != "%" && q.Unit != "times" {
		o.measure = unit
	}
	if hoursIn[q.Per] == 0 {
		if unit, known := figures.KnownUnit(q.Per); known && q.Per != "" {
			o.measure = "per " + unit
		}
	}
	if hours, ok := hoursIn[q.Per]; ok {
		bare := o.value
		o.value = o.value.DivRound(decimal.NewFromInt(hours), 16)
		if q.Per == "second" || q.Per == "minute" {
			o.value = bare.Mul(decimal.NewFromInt(-hours))
		}
		o.time--
	}
	return o
}

// bytesIn is how many noughts a unit of data has in bytes, or 0.
func bytesIn(unit string) int32 {
	switch unit {
	case "kB", "KB", "KiB":
		return 3
	case "MB", "MiB":
		return 6
	case "GB", "GiB":
		return 9
	case "TB", "TiB":
		return 12
	case "PB", "PiB":
		return 15
	}
	return 0
}

// hoursIn is how long a period is; negative where that many come in an hour.
var hoursIn = map[string]int64{"second": -3600, "minute": -60, "hour": 1, "day": 24, "week": 168, "month": 730, "quarter": 2190, "year": 8760}

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
	if len(p.values) != 1 || p.broken || p.lost {
		return evaluated{}
	}
	words := strings.TrimSpace(p.shown.String())
	for strings.Count(words, "(") > strings.Count(words, ")") && strings.HasPrefix(words, "(") {
		words = strings.TrimSpace(words[1:])
	}
	return evaluated{operand: p.values[0], operators: p.count, shown: strings.ReplaceAll(words, "( ", "("), ok: true}
}
