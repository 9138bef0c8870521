package figures

import "github.com/shopspring/decimal"

// milliseconds is the length of every time unit. A year has 365 days, and a
// month is a twelfth of it: 730 hours.
var milliseconds = map[string]decimal.Decimal{
	"ms":    decimal.NewFromInt(1),
	"s":     decimal.NewFromInt(1000),
	"min":   decimal.NewFromInt(60 * 1000),
	"h":     decimal.NewFromInt(3600 * 1000),
	"day":   decimal.NewFromInt(24 * 3600 * 1000),
	"week":  decimal.NewFromInt(7 * 24 * 3600 * 1000),
	"month": decimal.NewFromInt(730 * 3600 * 1000),
	"year":  decimal.NewFromInt(8760 * 3600 * 1000),
}

// IsTime reports whether the unit is a unit of time, so that [Quantity.In] can
// convert it.
func (q Quantity) IsTime() bool {
	_, ok := milliseconds[q.Unit]
	return ok
}

// In returns the quantity in another unit of time: 45 min in "h" is 0.75 h.
// A year counts 365 days, a month a twelfth of it. A result that has no end is
// rounded to 16 decimals. It reports false, and returns the quantity as it is,
// if one of the units is not a unit of time and they differ.
func (q Quantity) In(unit string) (Quantity, bool) {
	if q.IsZero() {
		return q, false
	}
	unit = canonicalUnit(unit)
	if q.Unit == unit {
		return q, true
	}
	from, ok := milliseconds[q.Unit]
	to, ok2 := milliseconds[unit]
	if !ok || !ok2 {
		return q, false
	}
	q.Value = normal(q.Value.Mul(from).Div(to))
	if q.Qualifier == Range {
		q.High = normal(q.High.Mul(from).Div(to))
	}
	q.Unit = unit
	return q, true
}

// Comparable reports whether both quantities are captured and count the same
// thing per the same thing. Times compare across units, money only in one
// currency, "1 outage" with "9 outages", and a bare number with any noun: "1 a
// month" follows "9 outages a month".
func (q Quantity) Comparable(o Quantity) bool {
	if q.IsZero() || o.IsZero() || q.Per != o.Per {
		return false
	}
	switch {
	case q.Unit == o.Unit, q.IsTime() && o.IsTime():
		return true
	case q.Unit == "":
		return o.IsCount()
	case o.Unit == "":
		return q.IsCount()
	case q.IsCount() && o.IsCount():
		a, against := Counted(q.Unit)
		b, other := Counted(o.Unit)
		return against == other && (a == "" || b == "" || englishSingular(a) == englishSingular(b))
	}
	return false
}

// IsCount reports whether the unit is a noun of things that are counted, such
// as "outages": not a bare number, a currency, a unit of measure ("h", "MB",
// "FTE"), a percentage or a multiple.
func (q Quantity) IsCount() bool { return isCountNoun(q.Unit) }

// Compare compares two quantities by their middle values, times across units:
// -1 if a is less, 0 if they are equal, 1 if a is more. It reports false if
// they are not [Quantity.Comparable].
func Compare(a, b Quantity) (int, bool) {
	if !a.Comparable(b) {
		return 0, false
	}
	x, y := a.Mid(), b.Mid()
	if a.Unit != b.Unit && a.IsTime() && b.IsTime() {
		x, y = x.Mul(milliseconds[a.Unit]), y.Mul(milliseconds[b.Unit])
	}
	return x.Cmp(y), true
}
