package drawing

import (
	"math"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing"
)

// Outcomes draws every outcome that has a figure as a row of two bars, today's
// value over the target, each row on its own scale from nought. Where a
// percentage is close to 100 at both ends, as an availability is, the bars show what
// is missing to 100 %, and say so: 97.5 beside 99.9 would look like nothing, and
// is 25 times less downtime. A share that rises from 78 to 93 is drawn as it is. It reports false where no outcome has both ends.
func Outcomes(x *narrative.Index, s Sheet) (Drawing, bool) {
	p := s.pen(x)
	b := bars{pen: p}
	any := false
	for _, f := range x.Solution.Facts {
		o, ok := f.(narrative.Outcome)
		if !ok || o.Baseline.IsZero() && o.Target.IsZero() {
			continue
		}
		row := b.row(o)
		any = any || row.both
		b.rows = append(b.rows, row)
	}
	if !any {
		return Drawing{}, false
	}
	return p.drawing(p.words.Outcomes, b.draw()), true
}

// closeToAll is the percentage from which on two shares can hardly be told apart as
// bars.
var closeToAll = decimal.NewFromInt(90)

type bars struct {
	*pen
	rows []barRow
}

// barRow is one outcome, ready to be drawn.
type barRow struct {
	id             string
	name           string
	baseline       figures.Quantity
	target         figures.Quantity
	labels         [2]string // of baseline and target
	change         string
	both           bool // two ends that can be compared
	bare           bool // an end below nought has no length that could be compared
	remainder      bool // the bars show what is missing to 100 %
	downtime       bool // which is downtime
	ends           [2]barEnd
	scale          float64
	baselineGone   bool
	targetGone     bool
	falls, unmoved bool
}

// barEnd is where a bar ends: at from, or somewhere up to to.
type barEnd struct {
	from, to float64
	open     figures.Qualifier
}

func (b *bars) row(o narrative.Outcome) barRow {
	o = o.Normalised()
	r := barRow{id: o.ID, name: b.name(o.ID, o.Measure), baseline: o.Baseline, target: o.Target}
	form := b.form()
	form.DropNoun = b.loc.Names(r.name, o.Target.Unit) || o.Target.IsZero() && b.loc.Names(r.name, o.Baseline.Unit)
	if o.Target.IsMoney() && o.Target.Per != "" && (o.Baseline.IsZero() || o.Baseline.Per == o.Target.Per) {
		form.DropPer = true
		if per, ok := b.loc.Per[o.Target.Per]; ok {
			r.name += ", " + per
		} else {
			r.name += ", " + b.loc.PerOther + o.Target.Per
		}
	}
	r.labels = [2]string{clean(b.loc.Quantity(o.Baseline, form)), clean(b.loc.Quantity(o.Target, form))}
	r.baselineGone, r.targetGone = o.Baseline.IsZero(), o.Target.IsZero()
	if r.baselineGone || r.targetGone || !o.Baseline.Comparable(o.Target) {
		return r
	}
	r.both = true
	c := b.x.Change(o)
	r.falls, r.unmoved = c.Falls, !c.Moves
	r.downtime = framing.IsAvailability(o)
	r.remainder = c.OfRemainder && c.Factor.Value.GreaterThanOrEqual(decimal.NewFromInt(2)) &&
		(r.downtime || o.Baseline.Value.GreaterThanOrEqual(closeToAll))
	r.change = b.change(r, c)
	base, target := o.Baseline, o.Target
	if in, ok := base.In(target.Unit); ok {
		base = in
	}
	r.ends = [2]barEnd{r.end(base), r.end(target)}
	r.scale = r.span(target.Unit)
	if min(r.ends[0].from, r.ends[1].from) < 0 {
		r.bare = true
	}
	return r
}

func (r *barRow) end(q figures.Quantity) barEnd {
	from := q.Value.InexactFloat64()
	e := barEnd{from, from, q.Qualifier}
	if q.Qualifier == figures.Range {
		e.to = q.High.InexactFloat64()
		e.from, e.to = min(e.from, e.to), max(e.from, e.to)
	}
	if r.remainder {
		e.from, e.to = 100-e.to, 100-e.from
		e.open = mirrored[e.open]
	}
	return e
}

// mirrored is how what is missing is bounded where what there is, is.
var mirrored = map[figures.Qualifier]figures.Qualifier{
	figures.Exact: figures.Exact, figures.About: figures.About, figures.Range: figures.Range, figures.AtLeast: figures.AtMost,
	figures.AtMost: figures.AtLeast, figures.LessThan: figures.MoreThan, figures.MoreThan: figures.LessThan,
}

// span is the value that fills the whole bar.
func (r *barRow) span(unit string) float64 {
	most := 0.0
	for _, e := range r.ends {
		most = max(most, math.Abs(e.from), math.Abs(e.to))
	}
	if unit == "%" && !r.remainder && most > 50 && most <= 100 {
		return 100
	}
	if !(most > 0) || math.IsInf(most, 0) {
		return 1
	}
	return most
}

// change says how far the outcome moves.
func (b *bars) change(r barRow, c narrative.Change) string {
	sign := "+"
	if c.Falls {
		sign = "−"
	}
	switch {
	case !c.Moves:
		return ""
	case r.remainder:
		pattern := b.words.LessMissing
		if r.downtime {
			pattern = b.words.LessDowntime
		}
		return fill(pattern, "n", b.factor(c.Factor))
	case c.Relative.IsZero() && c.Difference.IsZero():
		return ""
	case c.Relative.IsZero(), c.Relative.Value.GreaterThanOrEqual(decimal.NewFromInt(1000)):
		if !c.Falls && !c.Factor.IsZero() && !c.Relative.IsZero() {
			return fill(b.words.Times, "n", b.factor(c.Factor))
		}
		return b.signed(sign, c.Difference)
	}
	return b.signed(sign, c.Relative)
}

// remainder says what the bars show where it is not the figures beside them.
func (b *bars) remainder(r barRow) string {
	if r.downtime {
		return b.words.Downtime
	}
	return b.words.Remainder
}

func (b *bars) factor(q figures.Quantity) string {
	return b.loc.Qualifiers[q.Qualifier] + b.loc.Number(q.Value)
}

func (b *bars) signed(sign string, q figures.Quantity) string {
	exact := q
	exact.Qualifier = figures.Exact
	return b.loc.Qualifiers[q.Qualifier] + sign + b.loc.Quantity(exact, figures.Form{Compact: true, DropNoun: true, DropPer: true})
}
