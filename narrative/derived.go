package narrative

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

var (
	hundred    = decimal.NewFromInt(100)
	ninetyNine = decimal.NewFromInt(99)
	fifty      = decimal.NewFromInt(50)
)

// Normalised returns the outcome with its baseline and target in the same
// terms: a unit or a period that only one of the two names holds for both.
func (o Outcome) Normalised() Outcome {
	b, t := &o.Baseline, &o.Target
	if b.IsZero() || t.IsZero() {
		return o
	}
	if b.Unit == "" {
		b.Unit = t.Unit
	} else if t.Unit == "" {
		t.Unit = b.Unit
	}
	if b.Per == "" {
		b.Per = t.Per
	} else if t.Per == "" {
		t.Per = b.Per
	}
	return o
}

// Change is how far an outcome moves. A part that cannot be computed is zero.
type Change struct {
	// Falls reports whether the target is below the baseline.
	Falls bool
	// Moves reports whether both ends are known and differ.
	Moves bool
	// Relative is |target - baseline| / baseline in percent. It is not given
	// where the measure is itself a percentage, a percentage of which would be
	// misread.
	Relative figures.Quantity
	// Difference is |target - baseline|, in the measure's unit; percentage
	// points for a percentage.
	Difference figures.Quantity
	// Factor is the larger of the two over the smaller, in "times". For a
	// percentage that rises from 50 or more it is the ratio of what is missing
	// to 100 (97.5 % to 99.9 %: 2.5 / 0.1 = 25 times less downtime).
	Factor figures.Quantity
	// OfRemainder reports that Factor is about what is missing to 100 %.
	OfRemainder bool
}

// Change computes how far the outcome moves, from the middles of ranges. The
// results are "about" where an end is not exact, and "at least" and the like
// where only the target is bounded.
func (o Outcome) Change() Change {
	o = o.Normalised()
	if o.Baseline.IsZero() || o.Target.IsZero() || !o.Baseline.Comparable(o.Target) {
		return Change{}
	}
	o.Baseline, o.Target = inOneUnit(o.Baseline, o.Target)
	b, t := o.Baseline.Mid(), o.Target.Mid()
	c := Change{Falls: t.LessThan(b), Moves: !t.Equal(b)}
	if !c.Moves {
		return c
	}
	q := changeQualifier(o.Baseline.Qualifier, o.Target.Qualifier, c.Falls)
	more, less := t, b
	if c.Falls {
		more, less = b, t
	}
	diff := more.Sub(less)
	percent := o.Baseline.Unit == "%"
	c.Difference = figures.Quantity{Qualifier: q, Value: diff, Unit: o.Baseline.Unit, Per: o.Baseline.Per}
	if percent {
		c.Difference.Unit = "pp"
	} else if b.IsPositive() && !t.IsNegative() { // nothing falls by more than all of it
		c.Relative = figures.Quantity{Qualifier: q, Value: share(diff, b, bounded(q)), Unit: "%"}
	}
	num, den := more, less
	if percent && b.GreaterThanOrEqual(fifty) && t.GreaterThanOrEqual(fifty) && !c.Falls {
		num, den = hundred.Sub(b), hundred.Sub(t)
		c.OfRemainder = den.IsPositive() && num.IsPositive()
	}
	if den.IsPositive() && num.IsPositive() {
		r, even := ratio(num, den, bounded(q))
		if !even && q == figures.Exact {
			q = figures.About
		}
		if r.GreaterThan(one) { // "1 times" says nothing
			c.Factor = figures.Quantity{Qualifier: q, Value: r, Unit: "times"}
		}
	}
	return c
}

// saving returns what an outcome moves by; where an end is a range, the range
// from the least to the most, so that a careful reader can count with its low
// end.
func (o Outcome) saving() figures.Quantity {
	o = o.Normalised()
	c := o.Change()
	if o.Baseline.Qualifier != figures.Range && o.Target.Qualifier != figures.Range || c.Difference.IsZero() {
		return c.Difference
	}
	from, to := o.Baseline, o.Target
	if !c.Falls {
		from, to = to, from
	}
	least, most := from.Cautious(false).Sub(to.Cautious(true)), from.Cautious(true).Sub(to.Cautious(false))
	if !least.IsPositive() {
		return c.Difference
	}
	q := c.Difference
	q.Qualifier, q.Value, q.High = figures.Range, least, most
	return q
}

// inOneUnit brings two times to the shorter of their units, in which neither
// has to be rounded.
func inOneUnit(a, b figures.Quantity) (figures.Quantity, figures.Quantity) {
	if a.Unit == b.Unit {
		return a, b
	}
	unit := exact(one, a.Unit, "")
	if in, ok := unit.In(b.Unit); ok && in.Value.GreaterThan(one) {
		a, _ = a.In(b.Unit)
	} else if ok {
		b, _ = b.In(a.Unit)
	}
	return a, b
}

// bounded reports whether a change is a lower bound, which must not be rounded
// up: from 2 h to less than 5 min is more than 95 %, not more than 96 %.
func bounded(q figures.Qualifier) bool { return q == figures.AtLeast || q == figures.MoreThan }

// share returns what percentage of a whole a part is, rounded by [roundShare].
// Both are positive.
func share(part, whole decimal.Decimal, down bool) decimal.Decimal {
	if a, b, ok := wholeNumbers(part, whole); ok && 100*a >= b && (100*a <= 99*b || a >= b) { // between the ends, where whole percents will do
		if down {
			return decimal.NewFromInt(100 * a / b)
		}
		return decimal.NewFromInt((200*a + b) / (2 * b))
	}
	return roundShare(part.Mul(hundred).Div(whole), down)
}

// ratio returns how often the smaller of two positive numbers goes into the
// larger, in two significant digits, or three from 100 on, and whether it does
// so evenly.
func ratio(larger, smaller decimal.Decimal, down bool) (times decimal.Decimal, even bool) {
	if a, b, ok := wholeNumbers(larger, smaller); ok && a >= b && a/b < 100 {
		places := int32(0) // of 10 to 99 times
		if a/b < 10 {
			a, places = 10*a, 1
		}
		n := a / b
		if !down {
			n = (2*a + b) / (2 * b)
		}
		return decimal.New(n, -places), a%b == 0
	}
	f := larger.Div(smaller)
	digits := int32(2)
	if f.GreaterThanOrEqual(hundred) {
		digits = 3
	}
	times = figures.Significant(f, digits)
	if down && times.GreaterThan(f) {
		times = floor(f, digits)
	}
	return times, times.Equal(f)
}

// wholeNumbers brings two positive numbers to whole ones in the same proportion,
// 2.5 and 0.1 to 25 and 1, which are much faster to divide. It returns false
// where one of them would have more than 12 digits.
func wholeNumbers(a, b decimal.Decimal) (x, y int64, ok bool) {
	const most = 1_000_000_000_000
	exp := min(a.Exponent(), b.Exponent())
	whole := func(d decimal.Decimal) int64 {
		if d.NumDigits() > 12 {
			return most
		}
		n := d.CoefficientInt64()
		for e := d.Exponent(); e > exp && n < most; e-- {
			n *= 10
		}
		return n
	}
	x, y = whole(a), whole(b)
	return x, y, x > 0 && y > 0 && x < most && y < most
}

// floor rounds a positive number down to some significant digits.
func floor(d decimal.Decimal, digits int32) decimal.Decimal {
	r := figures.Significant(d, digits)
	if r.GreaterThan(d) {
		r = r.Sub(decimal.New(1, int32(d.NumDigits())+d.Exponent()-digits))
	}
	return r
}

// roundShare rounds a percentage to whole percents, and finer where it is close
// to nothing or to everything: what is not all of it never becomes 100 %, and
// what is not nothing never 0 %.
func roundShare(p decimal.Decimal, down bool) decimal.Decimal {
	switch {
	case p.LessThan(one) && down:
		return floor(p, 1)
	case p.LessThan(one):
		return figures.Significant(p, 1)
	case p.GreaterThan(ninetyNine) && p.LessThan(hundred):
		return p.RoundFloor(1)
	case down:
		return p.RoundFloor(0)
	}
	return p.Round(0)
}

// changeQualifier says how a change is qualified when its ends are: from 10
// exactly to less than 5 is a change of more than 5.
func changeQualifier(baseline, target figures.Qualifier, falls bool) figures.Qualifier {
	if baseline == figures.Exact && target == figures.Exact {
		return figures.Exact
	}
	if baseline != figures.Exact {
		return figures.About
	}
	switch target {
	case figures.AtLeast, figures.MoreThan:
		if !falls {
			return target
		}
	case figures.AtMost:
		if falls {
			return figures.AtLeast
		}
	case figures.LessThan:
		if falls {
			return figures.MoreThan
		}
	}
	return figures.About
}

// Worsens reports whether an amount of money that is spent or lost rises, which
// is no gain however large the difference.
func (o Outcome) Worsens() bool {
	if !o.Baseline.IsMoney() && !o.Target.IsMoney() {
		return false
	}
	n := o.Normalised()
	if more, ok := figures.Compare(n.Target, n.Baseline); !ok || more <= 0 {
		return false
	}
	for _, text := range []string{o.Measure.Executive, o.Measure.Engineering} {
		for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
			switch w {
			case "cost", "costs", "spend", "spending", "expense", "expenses", "expenditure", "loss", "losses", "lost", "waste",
				"overtime", "fee", "fees", "fines", "penalties", "debt", "write-offs", "claims", "damage":
				return true
			}
		}
	}
	return false
}
