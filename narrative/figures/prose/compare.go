package prose

import (
	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

// Base is a quantity in the unit that all of its class share, so that figures on
// different scales compare: 45 min and 0.75 h, 100 K a month and 1.2 M a year.
type Base struct {
	// Class is what can be compared: "time", "%", "pp", "times", a currency, a
	// measure, or "" for counts; with "a year" behind it for what is counted per any
	// period, and with "per user" for what is counted per something else.
	Class     string
	Low, High decimal.Decimal // alike unless it is a range
}

// perYear is how often a period comes in a year of 365 days.
var perYear = map[string]decimal.Decimal{
	"second": decimal.NewFromInt(31_536_000), "minute": decimal.NewFromInt(525_600), "hour": decimal.NewFromInt(8760),
	"day": decimal.NewFromInt(365), "week": decimal.NewFromInt(365).DivRound(decimal.NewFromInt(7), 8),
	"month": twelve, "quarter": four, "year": decimalOne,
}

// InBase brings a quantity to the unit of its class: times to hours, rates to what
// they are a year.
func InBase(q figures.Quantity) Base {
	b := Base{Class: q.Unit, Low: q.Value, High: q.Value}
	if q.Qualifier == figures.Range {
		b.High = q.High
	}
	if q.IsTime() {
		b.Class = "time"
		if h, ok := q.In("h"); ok {
			b.Low, b.High = h.Value, h.Value
			if q.Qualifier == figures.Range {
				b.High = h.High
			}
		}
	} else if q.IsCount() {
		b.Class = ""
	}
	if n, ok := perYear[q.Per]; ok {
		b.Class += " a year"
		b.Low, b.High = b.Low.Mul(n), b.High.Mul(n)
	} else if q.Per != "" {
		b.Class += " per " + q.Per
	}
	return b
}

// Agreement says how well a figure in a text fits what it should be.
type Agreement uint8

// The degrees of agreement.
const (
	Off     Agreement = iota // it is another value
	Nearly                   // it is that value, rounded the wrong way or too far
	Rounded                  // it is that value, rounded to the digits it shows
)

// Agree compares a figure as it is written with the value that was computed for it,
// which is in the unit of the figure. Half a unit of the last digit written is
// rounding: 93 % for 93.3 is Rounded, 94 % is Nearly, 142 % for 35 is Off. A
// qualifier widens that: "about" by a tenth of the value, "at least" to anything
// above.
func Agree(written figures.Quantity, computed decimal.Decimal) Agreement {
	if computed.Equal(written.Value) {
		return Rounded
	}
	low, high := written.Value, written.Value
	if written.Qualifier == figures.Range {
		high = written.High
	}
	step := stepOf(low, high)
	tolerance := step.Mul(half)
	switch written.Qualifier {
	case figures.About:
		tolerance = decimal.Max(tolerance, low.Abs().Shift(-1))
	case figures.AtLeast, figures.MoreThan:
		if computed.GreaterThanOrEqual(low.Sub(tolerance)) {
			return Rounded
		}
	case figures.AtMost, figures.LessThan:
		if computed.LessThanOrEqual(high.Add(tolerance)) {
			return Rounded
		}
	}
	distance := decimal.Zero
	if computed.LessThan(low) {
		distance = low.Sub(computed)
	} else if computed.GreaterThan(high) {
		distance = computed.Sub(high)
	}
	near := decimal.Max(step.Mul(decimal.New(11, -1)), computed.Abs().Shift(-2)) // one step, or a hundredth
	if most := computed.Abs().Mul(decimal.New(5, -2)); near.GreaterThan(most) && step.GreaterThan(most) {
		near = decimal.Max(most, tolerance)
	}
	switch {
	case distance.LessThanOrEqual(tolerance):
		return Rounded
	case distance.LessThanOrEqual(near):
		return Nearly
	}
	return Off
}

// stepOf is a unit of the last digit that a figure shows: the noughts at the end of a
// large one show that it is rounded, but for its first three digits.
func stepOf(low, high decimal.Decimal) decimal.Decimal {
	exp := min(low.Exponent(), high.Exponent())
	if low.Abs().GreaterThanOrEqual(thousand) && low.IsInteger() {
		digits := int32(len(low.Abs().Truncate(0).String()))
		exp = max(exp, min(trailingZeros(low), trailingZeros(high), digits-3))
	}
	return decimal.New(1, exp)
}

// trailingZeros counts the noughts at the end of a whole number.
func trailingZeros(d decimal.Decimal) int32 {
	if d.IsZero() || !d.IsInteger() {
		return 0
	}
	var n int32
	for ; n < 15 && d.Shift(-n-1).IsInteger(); n++ {
	}
	return n
}
