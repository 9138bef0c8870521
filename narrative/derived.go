package narrative

import (
	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

var hundred = decimal.NewFromInt(100)

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
	// percentage of 90 and more it is the ratio of what is missing to 100
	// (97.5 % to 99.9 %: 2.5 / 0.1 = 25 times less downtime).
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
	target, ok := o.Target, true
	if o.Target.IsTime() && o.Target.Unit != o.Baseline.Unit {
		if target, ok = o.Target.In(o.Baseline.Unit); !ok {
			return Change{}
		}
	}
	b, t := o.Baseline.Mid(), target.Mid()
	c := Change{Falls: t.LessThan(b), Moves: !t.Equal(b)}
	if !c.Moves {
		return c
	}
	q := changeQualifier(o.Baseline.Qualifier, o.Target.Qualifier, c.Falls)
	diff := t.Sub(b).Abs()
	percent := o.Baseline.Unit == "%"
	c.Difference = figures.Quantity{Qualifier: q, Value: diff, Unit: o.Baseline.Unit, Per: o.Baseline.Per}
	if percent {
		c.Difference.Unit = "pp"
	} else if b.IsPositive() {
		c.Relative = figures.Quantity{Qualifier: q, Value: roundShare(diff.Mul(hundred).Div(b)), Unit: "%"}
	}
	num, den := b, t
	if !c.Falls {
		num, den = t, b
	}
	fifty := decimal.NewFromInt(50)
	if percent && b.GreaterThanOrEqual(fifty) && t.GreaterThanOrEqual(fifty) && !c.Falls {
		num, den = hundred.Sub(b), hundred.Sub(t)
		c.OfRemainder = true
	}
	if den.IsPositive() && num.IsPositive() {
		f := num.Div(den)
		r := figures.Significant(f, 2)
		if f.GreaterThanOrEqual(hundred) {
			r = figures.Significant(f, 3)
		}
		if !r.Equal(f) && q == figures.Exact {
			q = figures.About
		}
		c.Factor = figures.Quantity{Qualifier: q, Value: r, Unit: "times"}
	}
	return c
}

// roundShare rounds a percentage to whole percents, and to one more digit
// where it is close to nothing or to everything.
func roundShare(p decimal.Decimal) decimal.Decimal {
	if p.LessThan(decimal.NewFromInt(1)) || (p.GreaterThan(decimal.NewFromInt(99)) && p.LessThan(hundred)) {
		return p.Round(1)
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
