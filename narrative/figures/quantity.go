// Package figures holds exact quantities and points in time as an author knows
// them, reads them as people type them in English, and writes them in the
// language of a brief. Values are decimals, never binary floats. It does no
// input or output.
package figures

import (
	"github.com/shopspring/decimal"
)

// Qualifier says how exactly a quantity is known.
type Qualifier string

// The qualifiers a quantity can have. The empty Qualifier means that the
// quantity was not captured.
const (
	Exact    Qualifier = "exact"
	About    Qualifier = "about"
	AtLeast  Qualifier = "at least"
	AtMost   Qualifier = "at most"
	LessThan Qualifier = "less than"
	MoreThan Qualifier = "more than"
	Range    Qualifier = "range"
)

// Quantity is a number with how exactly it is known, its unit, and what it is
// counted per. The zero value means "not captured"; 0 outages is a captured
// quantity with Qualifier Exact.
type Quantity struct {
	// Qualifier says how exactly the value is known; "" means not captured.
	Qualifier Qualifier
	// Value is the value, or the lower end of a Range, in Unit: 97.5 with
	// Unit "%" is 97.5 %, and 1200000 with Unit "USD" is 1.2 million dollars.
	Value decimal.Decimal
	// High is the higher end of a Range, and ignored otherwise.
	High decimal.Decimal
	// Unit is canonical: "%", "pp" (percentage points), "times", "ms", "s",
	// "min", "h", "day", "week", "month", "year", an ISO 4217 code such as
	// "USD", or a noun phrase as it was typed ("outages", "FTE", "MB").
	// "" is a bare number.
	Unit string
	// Per is what the quantity is counted per: "", "second", "minute",
	// "hour", "day", "week", "month", "quarter", "year", or another single
	// noun ("user").
	Per string
}

// IsZero reports whether the quantity was not captured. A captured 0 is not
// zero in this sense.
func (q Quantity) IsZero() bool { return q.Qualifier == "" }

// Equal reports whether both quantities say the same: qualifier, unit and per
// alike, values equal as numbers (1.20 equals 1.2).
func (q Quantity) Equal(o Quantity) bool {
	if q.Qualifier != o.Qualifier || q.Unit != o.Unit || q.Per != o.Per || !q.Value.Equal(o.Value) {
		return false
	}
	return q.Qualifier != Range || q.High.Equal(o.High)
}

// Mid returns the value, or the middle of a range, in Unit.
func (q Quantity) Mid() decimal.Decimal {
	if q.Qualifier != Range {
		return q.Value
	}
	return q.Value.Add(q.High).Mul(half)
}

// Cautious returns the value a careful reader would count with, in Unit: of a
// range the worse end, which is the high one where higher is worse.
func (q Quantity) Cautious(higherIsWorse bool) decimal.Decimal {
	if q.Qualifier == Range && higherIsWorse {
		return q.High
	}
	return q.Value
}

// IsMoney reports whether the unit is an ISO 4217 currency code.
func (q Quantity) IsMoney() bool { return IsCurrency(q.Unit) }

var half = decimal.New(5, -1)
