package review

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// when a figure holds, by what its table, list or section is called.
type moment uint8

const (
	anytime moment = iota
	before
	afterwards
	change
)

var moments = []struct {
	moment moment
	words  []string
}{
	{change, []string{"improvement", "change", "reduction", "delta", "difference", "saving", "gain", "impact", "increase", "decrease", "uplift", "variance", "benefit", "δ"}},
	{before, []string{"before", "today", "current", "baseline", "as-is", "as is", "status quo", "existing", "present", "now", "legacy", "old"}},
	{afterwards, []string{"after", "target", "future", "to-be", "to be", "proposed", "goal", "planned", "new", "with"}},
}

// momentOf tells from a heading what its figures are; the change comes first, since
// "change to target" is one.
func momentOf(title string) moment {
	lower := strings.ToLower(title)
	for _, m := range moments {
		for _, w := range m.words {
			if hasWord(lower, w) || m.moment == change && hasWord(lower, w+"s") {
				return m.moment
			}
		}
	}
	return anytime
}

// stage is momentOf without changes, for lists and sections.
func stage(title string) moment {
	lower := strings.ToLower(title)
	for _, m := range moments[1:] {
		for _, w := range m.words {
			if w != "with" && w != "new" && w != "now" && w != "old" && hasWord(lower, w) {
				return m.moment
			}
		}
	}
	return anytime
}

// stageOf is when the figures of a unit hold: what its list says, or else the
// nearest heading that says it.
func (d *document) stageOf(u *unit) moment {
	if m := stage(u.group); m != anytime {
		return m
	}
	for s := u.section; s > 0; s = d.sections[s].parent {
		if m := stage(d.sections[s].title); m != anytime {
			return m
		}
	}
	return anytime
}

// changes computes what is said about how far a measure moves: in the rows of
// tables, behind the values of lists, and within sentences.
func (d *document) changes() {
	for i := range d.units {
		if u := &d.units[i]; u.kind == row {
			d.rowChange(u)
		}
	}
	d.listChanges()
	for i := range d.units {
		if u := &d.units[i]; u.kind != row && u.kind != heading && len(u.figs) > 2 {
			d.sentenceChange(u)
		}
	}
}

// rowChange compares the change of a table's row with its ends.
func (d *document) rowChange(u *unit) {
	var from, to *fig
	column := func(c int) moment {
		if c >= len(u.head) {
			return anytime
		}
		return momentOf(u.head[c])
	}
	for i := range u.figs {
		f := &u.figs[i]
		if f.cell == 0 || f.bracket || f.Kind() == prose.Date {
			continue
		}
		switch column(f.cell) {
		case before:
			if from == nil {
				from = f
			}
		case afterwards:
			if to == nil {
				to = f
			}
		}
	}
	if from == nil || to == nil {
		return
	}
	for i := range u.figs {
		if f := &u.figs[i]; column(f.cell) == change && f.cell > 0 {
			d.compareChange(u, f, u.label, from.Quantity, to.Quantity, true)
		}
	}
}

// compareChange says where a percentage, a multiple or points is not the change
// from one value to another. sure says that it is plainly about this change.
func (d *document) compareChange(u *unit, f *fig, name string, from, to figures.Quantity, sure bool) {
	if from.Qualifier == figures.Range || to.Qualifier == figures.Range || f.Quantity.Qualifier == figures.Range {
		return
	}
	q := f.Quantity
	q.Value = q.Value.Abs()
	if q.Per != "" {
		return
	}
	words := u.words(f)
	near := strings.ToLower(around(u.text, &f.Reading, 24, 28))
	var all []computed
	add := func(c computed, ok bool) {
		if ok {
			all = append(all, c)
		}
	}
	shares := from.Unit == "%" && to.Unit == "%"
	switch f.Kind() {
	case prose.Percent:
		if shares {
			points := to.Value.Sub(from.Value).Abs()
			if prose.Agree(q, points) == prose.Rounded && !strings.Contains(near, "point") {
				if r, ok := relative(from, to); ok && prose.Agree(q, r.Value) == prose.Rounded && !points.Equal(q.Value) {
					return
				}
				if !points.IsZero() {
					d.add("document/points", Warning, u.line(f.Start), "“"+words+"” of "+name+" is a difference in percentage points: "+shown(to)+" - "+shown(from)+" = "+shown(exactly(points, "pp"))+".", "Write percentage points.")
				}
				return
			}
			if m, ok := missing(from, to); ok { // by how much less is missing
				share := hundred.Sub(hundred.DivRound(m.Value, 6))
				all = append(all, computed{exactly(share, "%"), m.how, line{}})
			}
		}
		add(relative(from, to))
		if r, ok := factor(from, to); ok && (hasWord(near, "faster") || hasWord(near, "more") || hasWord(near, "increase") || hasWord(near, "better")) { // twice as fast is 100 % faster
			all = append(all, computed{exactly(r.Value.Sub(one).Mul(hundred), "%"), r.how, line{}})
		}
		if a, b, ok := atWork(from, to); ok {
			add(relative(a, b))
			if r, ok := factor(a, b); ok && (hasWord(near, "faster") || hasWord(near, "more") || strings.HasPrefix(words, "+")) {
				all = append(all, computed{exactly(r.Value.Sub(one).Mul(hundred), "%"), r.how, line{}})
			}
		}
	case prose.Points:
		if shares {
			points := to.Value.Sub(from.Value).Abs()
			all = append(all, computed{exactly(points, "pp"), shown(to) + " - " + shown(from) + " = " + shown(exactly(points, "pp")), line{}})
		}
	case prose.Multiple:
		if m, ok := missing(from, to); ok {
			add(m, true)
		} else {
			add(factor(from, to))
			if a, b, ok := atWork(from, to); ok {
				add(factor(a, b))
			}
		}
		if q.Value.LessThan(one) && q.Value.IsPositive() { // halved
			q.Value = one.DivRound(q.Value, 6)
		}
	default:
		if p, r := prose.InBase(q), prose.InBase(from); p.Class == r.Class && sure { // the difference itself
			x, y, ok := comparable(from, to)
			if ok {
				diff := x.Sub(y).Abs()
				if !p.Low.IsZero() {
					diff = diff.Mul(q.Value).DivRound(p.Low, 9)
				}
				all = append(all, computed{figures.Quantity{Qualifier: figures.Exact, Value: diff, Unit: q.Unit, Per: q.Per}, shown(from) + " and " + shown(to) + " differ by " +
					shown(figures.Quantity{Qualifier: figures.Exact, Value: tidy(diff), Unit: q.Unit, Per: q.Per}), line{}})
			}
		}
	}
	if len(all) == 0 {
		return
	}
	best, how := closest(q, all)
	if how == prose.Rounded {
		return
	}
	severity := Error
	if how == prose.Nearly || f.Kind() == prose.Percent && roundly(q.Value, best.Value.Abs()) {
		severity = Warning
	} else if !sure {
		return
	}
	if how == prose.Off {
		if bound(from) || bound(to) {
			return // less than 4 hours to less than 2 may be any change
		}
		best = all[0]
	}
	d.add("document/change", severity, u.line(f.Start), "“"+words+"” is written for "+name+"; "+best.how+".", "Write "+strings.TrimPrefix(shown(figures.Quantity{Qualifier: figures.Exact, Value: tidy(best.Value), Unit: best.Unit}), "-")+", or correct the two ends.")
}

// roundly reports whether a percentage is another one as one says it in passing: to the
// nearest five or ten, 80 % for 78.6.
func roundly(said, computed decimal.Decimal) bool {
	off := said.Sub(computed).Abs()
	for _, step := range []int64{5, 10} {
		n := decimal.NewFromInt(step)
		if said.Mod(n).IsZero() && off.Mul(decimal.NewFromInt(2)).LessThanOrEqual(n) && off.Mul(decimal.NewFromInt(16)).LessThanOrEqual(computed) {
			return true
		}
	}
	return false
}

// bound reports whether a quantity says only what a value is not above or below.
func bound(q figures.Quantity) bool {
	switch q.Qualifier {
	case figures.AtLeast, figures.AtMost, figures.LessThan, figures.MoreThan:
		return true
	}
	return false
}

// atWork counts both ends in working time, where they are given in units that differ
// in it: 2 weeks and 2 hours as 80 and 2 hours, 2 a week and 5 a day as 2 and 25.
func atWork(from, to figures.Quantity) (a, b figures.Quantity, ok bool) {
	work := map[string]string{"day": "8", "week": "40", "month": "160", "year": "1920", "h": "1", "min": "0.0166667", "s": "0.000277778"}
	hours := func(q figures.Quantity) (figures.Quantity, bool) {
		unit, rate := q.Unit, q.IsTime() && q.Per == ""
		if !rate {
			unit = map[string]string{"hour": "h", "minute": "min"}[q.Per]
			if unit == "" {
				unit = q.Per
			}
		}
		n, known := work[unit]
		if !known {
			return q, false
		}
		factor := decimal.RequireFromString(n)
		if rate {
			q.Value, q.Unit = q.Value.Mul(factor), "h"
		} else {
			q.Value, q.Per = q.Value.DivRound(factor, 9).Mul(decimal.NewFromInt(40)), "week"
		}
		return q, true
	}
	if from.Unit == to.Unit && from.Per == to.Per {
		return from, to, false
	}
	a, okA := hours(from)
	b, okB := hours(to)
	return a, b, okA && okB
}
