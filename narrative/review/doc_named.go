package review

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// namedFormula computes a formula that is written in names, each of which the
// document gives a value: "ROI = (net benefit / investment) × 100 = 240 %".
func (d *document) namedFormula(u *unit) {
	last := strings.LastIndexByte(u.text, '=')
	if last < 0 || len(u.cells) > 0 {
		return
	}
	result := figAfter(u, last+1, 4)
	if result == nil || result.Kind() == prose.Date || result.Quantity.Qualifier == figures.Range {
		return
	}
	start := u.value
	if first := strings.IndexByte(u.text, '='); first < last {
		start = first + 1
	}
	if start >= last {
		return
	}
	f := namedParser{d: d, u: u, text: u.text[start:last]}
	value, ok := f.sum()
	if f.space(); !ok || f.at != len(f.text) || f.names == 0 || f.operators == 0 {
		return
	}
	q := result.Quantity
	best := q
	for i, v := range []decimal.Decimal{value, value.Mul(hundred), value.Shift(-2)} { // a share may be written in percent, and × 100 be left out or not
		best.Qualifier = figures.Exact
		if i == 0 || prose.Agree(q, v) != prose.Off {
			best.Value = v
		}
		if prose.Agree(q, v) != prose.Off {
			return
		}
	}
	if q.Unit == "%" && value.Abs().LessThan(decimal.NewFromInt(10)) && !strings.Contains(f.text, "100") {
		best.Value = value.Mul(hundred)
	}
	d.sums = append(d.sums, verified{u, q, best})
	d.add("document/computation", Error, u.line(result.Start), "“"+u.words(result)+"” is written; "+f.shown()+" = "+shown(best)+".",
		"Write "+shown(best)+", or correct what it is computed from.")
}

// namedParser reads sums, products and brackets over numbers and names.
type namedParser struct {
	d                *document
	u                *unit
	text             string
	at               int
	names, operators int
	values           []string // the values of the names, in their order, with the signs between them
}

func (f *namedParser) shown() string {
	return brackets.Replace(strings.Join(f.values, " "))
}

func (f *namedParser) space() {
	for f.at < len(f.text) && f.text[f.at] == ' ' {
		f.at++
	}
}

// sign takes one of some signs, each of which may be written in several ways.
func (f *namedParser) sign(signs map[string]string) string {
	f.space()
	for written, sign := range signs {
		if strings.HasPrefix(f.text[f.at:], written) {
			f.at += len(written)
			return sign
		}
	}
	return ""
}

var (
	sumSigns     = map[string]string{"+": "+", "-": "-", "−": "-", "–": "-"}
	productSigns = map[string]string{"*": "×", "×": "×", "/": "/", "÷": "/"}
)

func (f *namedParser) sum() (decimal.Decimal, bool) {
	v, ok := f.product()
	for ok {
		op := f.sign(sumSigns)
		if op == "" {
			return v, true
		}
		f.operators++
		f.values = append(f.values, op)
		var w decimal.Decimal
		if w, ok = f.product(); op == "+" {
			v = v.Add(w)
		} else {
			v = v.Sub(w)
		}
	}
	return v, false
}

func (f *namedParser) product() (decimal.Decimal, bool) {
	v, ok := f.operand()
	for ok {
		op := f.sign(productSigns)
		if op == "" {
			return v, true
		}
		f.operators++
		f.values = append(f.values, op)
		w, fine := f.operand()
		switch {
		case !fine || op == "/" && w.IsZero():
			return v, false
		case op == "/":
			v = v.DivRound(w, 12)
		default:
			v = v.Mul(w).Round(12)
		}
	}
	return v, false
}

// deepest is how many brackets within brackets are read.
const deepest = 8

func (f *namedParser) operand() (decimal.Decimal, bool) {
	f.space()
	if f.at < len(f.text) && f.text[f.at] == '(' {
		if strings.Count(f.text[:f.at], "(") > deepest {
			return decimal.Zero, false
		}
		f.at++
		f.values = append(f.values, "(")
		v, ok := f.sum()
		if f.space(); !ok || f.at >= len(f.text) || f.text[f.at] != ')' {
			return v, false
		}
		f.at++
		f.values = append(f.values, ")")
		return v, true
	}
	begin := f.at
	for f.at < len(f.text) {
		c := f.text[f.at]
		joined := c == '-' && f.at > begin && isLetter(f.text[f.at-1]) && f.at+1 < len(f.text) && isLetter(f.text[f.at+1])
		if c == '(' || c == ')' || c == '+' || c == '*' || c == '/' || c == '-' && !joined ||
			strings.HasPrefix(f.text[f.at:], "×") || strings.HasPrefix(f.text[f.at:], "÷") || strings.HasPrefix(f.text[f.at:], "−") || strings.HasPrefix(f.text[f.at:], "–") {
			break
		}
		f.at++
	}
	word := strings.TrimSpace(f.text[begin:f.at])
	if word == "" {
		return decimal.Zero, false
	}
	if !strings.ContainsFunc(word, func(r rune) bool { return isLetter(byte(min(r, 127))) }) { // a number
		v, err := decimal.NewFromString(signs.Replace(word))
		f.values = append(f.values, word)
		return v, err == nil
	}
	q, ok := f.d.named(f.u, key(word))
	f.names++
	f.values = append(f.values, shown(q))
	return q.Value, ok
}

// nearby is how many values of one name are looked at.
const nearby = 20

// named is the value of what the document calls by a name: the nearest above a
// unit in its section, or else the only one there is.
func (d *document) named(u *unit, name string) (figures.Quantity, bool) {
	var only figures.Quantity
	found := 0
	all := d.called[name]
	for i := len(all) - 1; i >= max(0, len(all)-nearby); i-- {
		o := &d.units[all[i]]
		if o.at >= u.at {
			continue
		}
		q := valueOf(o).Quantity
		if o.section == u.section {
			return q, true
		}
		if found == 0 || !only.Equal(q) {
			found++
		}
		only = q
	}
	return only, found == 1
}

// brackets closes the gaps within brackets, and signs takes off what stands around
// the digits of a figure.
var (
	brackets = strings.NewReplacer("( ", "(", " )", ")")
	signs    = strings.NewReplacer(",", "", "$", "", "€", "", "£", "", "%", "")
)
