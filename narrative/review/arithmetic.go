package review

import (
	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

var (
	hundred = decimal.NewFromInt(100)
	one     = decimal.NewFromInt(1)
	fifty   = decimal.NewFromInt(50)
	twelve  = decimal.NewFromInt(12)
)

// computed is a value with the computation that gives it, as a reader would write
// it down: "(45 min - 3 min) / 45 min = 93.3 %".
type computed struct {
	figures.Quantity
	how  string
	line line // how, where there are words in it
}

// told is how a value comes about, to be filled in.
func (c computed) told() any {
	if c.line.format != "" {
		return c.line
	}
	return c.how
}

// told fills in how several values come about.
func told(all []computed, between string) several {
	out := several{between: between}
	for _, c := range all {
		out.parts = append(out.parts, c.told())
	}
	return out
}

func exactly(d decimal.Decimal, unit string) figures.Quantity {
	return figures.Quantity{Qualifier: figures.Exact, Value: d, Unit: unit}
}

// shown writes a quantity for a message, compactly.
func shown(q figures.Quantity) string {
	if q.Qualifier == figures.Exact || q.Qualifier == figures.About {
		q.Value = tidy(q.Value)
	}
	return figures.English.Quantity(q, figures.Form{Compact: true})
}

// tidy rounds what a division left behind to what a reader wants to see, and takes
// noughts off its end.
func tidy(d decimal.Decimal) decimal.Decimal {
	if d.Exponent() >= -2 {
		return d
	}
	switch abs := d.Abs(); {
	case abs.GreaterThan(decimal.NewFromInt(99)) && abs.LessThan(hundred):
		return d.Round(2)
	case abs.GreaterThanOrEqual(hundred):
		return d.Round(0)
	case abs.GreaterThanOrEqual(decimal.NewFromInt(10)):
		return d.Round(1)
	case abs.GreaterThanOrEqual(decimal.New(1, -1)):
		return d.Round(2)
	}
	return figures.Significant(d, 2)
}

// comparable brings two quantities to one scale; ok is false where they do not
// measure the same, or where one is a range.
func comparable(a, b figures.Quantity) (x, y decimal.Decimal, ok bool) {
	p, q := prose.InBase(a), prose.InBase(b)
	if p.Class != q.Class || a.Qualifier == figures.Range || b.Qualifier == figures.Range {
		return x, y, false
	}
	return p.Low, q.Low, true
}

// relative is by how many percent b is less or more than a.
func relative(a, b figures.Quantity) (computed, bool) {
	x, y, ok := comparable(a, b)
	if !ok || !x.IsPositive() {
		return computed{}, false
	}
	more, less, first, second := y, x, b, a
	if y.LessThan(x) {
		more, less, first, second = x, y, a, b
	}
	p := more.Sub(less).Mul(hundred).DivRound(x, 6)
	return computed{exactly(p, "%"), "(" + shown(first) + " - " + shown(second) + ") / " + shown(a) + " = " + shown(exactly(tidy(p), "%")), line{}}, true
}

// factor is how often the smaller of two goes into the larger.
func factor(a, b figures.Quantity) (computed, bool) {
	x, y, ok := comparable(a, b)
	if !ok || !x.IsPositive() || !y.IsPositive() {
		return computed{}, false
	}
	if x.LessThan(y) {
		x, y, a, b = y, x, b, a
	}
	f := x.DivRound(y, 6)
	return computed{exactly(f, "times"), shown(a) + " / " + shown(b) + " = " + figures.English.Number(tidy(f)), line{}}, true
}

// missing is by how many times what two shares lack to 100 % differs: 97.5 % to
// 99.9 % leaves 0.1 % instead of 2.5 %, 25 times less.
func missing(a, b figures.Quantity) (computed, bool) {
	if a.Unit != "%" || b.Unit != "%" || a.Per != "" || b.Per != "" || a.Value.LessThan(fifty) || b.Value.LessThan(fifty) ||
		!a.Value.LessThan(hundred) || !b.Value.LessThan(hundred) {
		return computed{}, false
	}
	x, y := hundred.Sub(a.Value), hundred.Sub(b.Value)
	f := x.DivRound(y, 6)
	format := "%s to %s: what is missing goes from %s to %s, which is %s times less"
	if f.LessThan(one) {
		f, format = y.DivRound(x, 6), "%s to %s: what is missing goes from %s to %s, which is %s times more"
	}
	l := linef(format, shown(a), shown(b), shown(exactly(x, "%")), shown(exactly(y, "%")), figures.English.Number(tidy(f)))
	return computed{exactly(f, "times"), l.String(), l}, true
}

// ratio is a / b as a bare number, a multiple, or a time where b is a rate of a:
// 2.8 M USD / 860 K USD a year is 3.26 years.
func payback(investment, gain figures.Quantity) (computed, bool) {
	p, q := prose.InBase(investment), prose.InBase(gain)
	if q.Class != p.Class+" a year" && q.Class != p.Class || !q.Low.IsPositive() || !p.Low.IsPositive() {
		return computed{}, false
	}
	if q.Class == p.Class { // a year is meant
		gain.Per = "year"
	}
	years := p.Low.DivRound(q.Low, 12)
	return computed{exactly(years, "year"), shown(investment) + " / " + shown(gain) + " = " + shown(exactly(tidy(years), "year")), line{}}, true
}

// returnOn is what a gain leaves of a cost in percent.
func returnOn(gain, cost figures.Quantity) (computed, bool) {
	x, y, ok := comparable(gain, cost)
	if !ok || !y.IsPositive() {
		return computed{}, false
	}
	p := x.Sub(y).Mul(hundred).DivRound(y, 6)
	return computed{exactly(p, "%"), "(" + shown(gain) + " - " + shown(cost) + ") / " + shown(cost) + " = " + shown(exactly(tidy(p), "%")), line{}}, true
}

// share is what percentage of a whole a part is.
func shareOf(part, whole figures.Quantity) (computed, bool) {
	x, y, ok := comparable(part, whole)
	if !ok || !y.IsPositive() {
		return computed{}, false
	}
	p := x.Mul(hundred).DivRound(y, 6)
	return computed{exactly(p, "%"), shown(part) + " / " + shown(whole) + " = " + shown(exactly(tidy(p), "%")), line{}}, true
}

// closest returns the computation that a written figure agrees with best.
func closest(written figures.Quantity, all []computed) (best computed, how prose.Agreement) {
	for i, c := range all {
		if a := prose.Agree(written, c.Value); i == 0 || a > how {
			best, how = c, a
		}
	}
	return best, how
}
