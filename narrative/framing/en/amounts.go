package en

import (
	"slices"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

// prose and compact write a quantity for the two audiences.
func prose(q figures.Quantity) string { return loc.Quantity(q, figures.Form{}) }

func compact(q figures.Quantity) string { return loc.Quantity(q, figures.Form{Compact: true}) }

// theSum writes a sum that was named before: the 2.8 M USD, about 3 M USD.
func theSum(q figures.Quantity) string {
	if q.Qualifier == figures.Exact {
		return "the " + prose(q)
	}
	return prose(q)
}

// years writes a payback in the digits of the table: four years, 3.1 years;
// below one year in months.
func years(q figures.Quantity) string {
	if q.Value.LessThan(one) {
		n := q.Value.Mul(twelve).Ceil().IntPart()
		return loc.Qualifiers[q.Qualifier] + count(int(n), "month", "months")
	}
	n := loc.Number(q.Value) + " years"
	if q.Value.IsInteger() && q.Value.IsPositive() {
		n = count(int(q.Value.IntPart()), "year", "years")
	}
	return loc.Qualifiers[q.Qualifier] + n
}

// rounded writes a computed amount for reading, to a thousandth of what it is
// held against and to whole thousands where it is large: 107 K USD, 1.3 M USD.
func rounded(q, against figures.Quantity) string {
	return loc.Qualifiers[q.Qualifier] + loc.Money(roundedValue(q, against), q.Unit)
}

func roundedValue(q, against figures.Quantity) decimal.Decimal {
	switch v := q.Value; {
	case v.Abs().GreaterThanOrEqual(tenMillion):
		return figures.Significant(v, 3)
	case v.Abs().GreaterThanOrEqual(million):
		return figures.Significant(v, 2)
	case v.Abs().GreaterThanOrEqual(tenThousand), against.Value.GreaterThanOrEqual(million):
		return v.Round(-3)
	default:
		return figures.Significant(v, 3)
	}
}

// oddThousands reports whether an amount below a million would take more than one
// decimal in thousands, and so is written in full.
func oddThousands(q figures.Quantity) bool {
	v := q.Value.Abs()
	return q.Qualifier != figures.Range && v.GreaterThanOrEqual(tenThousand) && v.LessThan(million) && !v.Mod(hundred).IsZero()
}

// inFull writes an amount without K and M, beside others that have to be.
func inFull(q figures.Quantity) string {
	if q.Qualifier == figures.Range || q.IsZero() {
		return prose(q)
	}
	return loc.Qualifiers[q.Qualifier] + loc.Number(q.Value) + " " + q.Unit
}

// oneWay returns how to write amounts that stand together: all below a million in
// full where one of them has to be, and otherwise as write does.
func oneWay(write func(figures.Quantity) string, qs ...figures.Quantity) func(figures.Quantity) string {
	if !slices.ContainsFunc(qs, oddThousands) {
		return write
	}
	return func(q figures.Quantity) string {
		if !q.IsMoney() || q.Value.Abs().GreaterThanOrEqual(million) {
			return write(q)
		}
		text := inFull(q)
		if q.Qualifier != figures.Range && q.Per != "" {
			text += " " + loc.PerPhrase(q.Per)
		}
		return text
	}
}

// theWritten is a sum that was named before, as it was written.
func theWritten(q figures.Quantity, text string) string {
	if q.Qualifier == figures.Exact {
		return "the " + text
	}
	return text
}
