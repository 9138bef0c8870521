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
				all = append(all, computed{exactly(share, "%"), m.how})
			}
		}
		add(relative(from, to))
		if r, ok := factor(from, to); ok && (hasWord(near, "faster") || hasWord(near, "more") || hasWord(near, "increase") || hasWord(near, "better")) { // twice as fast is 100 % faster
			all = append(all, computed{exactly(r.Value.Sub(one).Mul(hundred), "%"), r.how})
		}
		if a, b, ok := atWork(from, to); ok {
			add(relative(a, b))
			if r, ok := factor(a, b); ok && (hasWord(near, "faster") || hasWord(near, "more") || strings.HasPrefix(words, "+")) {
				all = append(all, computed{exactly(r.Value.Sub(one).Mul(hundred), "%"), r.how})
			}
		}
	case prose.Points:
		if shares {
			points := to.Value.Sub(from.Value).Abs()
			all = append(all, computed{exactly(points, "pp"), shown(to) + " - " + shown(from) + " = " + shown(exactly(points, "pp"))})
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
					shown(figures.Quantity{Qualifier: figures.Exact, Value: tidy(diff), Unit: q.Unit, Per: q.Per})})
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
	if how == prose.Nearly {
		severity = Warning
	} else if !sure {
		return
	}
	if how == prose.Off {
		best = all[0]
	}
	d.add("document/change", severity, u.line(f.Start), "“"+words+"” is written for "+name+"; "+best.how+".", "Write "+strings.TrimPrefix(shown(figures.Quantity{Qualifier: figures.Exact, Value: tidy(best.Value), Unit: best.Unit}), "-")+", or correct the two ends.")
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

// listChanges pairs items of one name before and after, and compares the change in
// brackets behind the second.
func (d *document) listChanges() {
	type end struct {
		unit *unit
		fig  *fig
	}
	starts := map[string][]end{}
	for i := range d.units {
		u := &d.units[i]
		if u.label == "" || u.kind == row || len(u.figs) == 0 {
			continue
		}
		var value *fig
		for j := range u.figs {
			if f := &u.figs[j]; f.Start >= u.value && !f.bracket && f.Kind() != prose.Date {
				value = f
				break
			}
		}
		if value == nil {
			continue
		}
		switch d.stageOf(u) {
		case before:
			for _, k := range keys(u.label) {
				if len(starts[k]) < 8 {
					starts[k] = append(starts[k], end{u, value})
				}
			}
		case afterwards:
			for _, k := range keys(u.label) {
				paired := false
				for _, from := range starts[k] {
					if !paired && prose.InBase(from.fig.Quantity).Class == prose.InBase(value.Quantity).Class {
						d.behind(u, value, from.fig.Quantity)
						paired = true
					}
				}
				if paired {
					break
				}
			}
		}
	}
}

// behind compares the changes in brackets behind a value with where it came from.
func (d *document) behind(u *unit, value *fig, from figures.Quantity) {
	for j := range u.figs {
		f := &u.figs[j]
		if f.Start > value.End && f.bracket && (f.Kind() == prose.Percent || f.Kind() == prose.Multiple || f.Kind() == prose.Points) && changeWord(u.text, &f.Reading) {
			d.compareChange(u, f, u.label, from, value.Quantity, true)
		}
	}
}

// savings compares what a saving is said to be with the totals before and after:
// "Savings: 860 K a year (72 % reduction)".
func (d *document) savings() {
	var from, to *unit
	var a, b figures.Quantity
	for i := range d.units {
		u := &d.units[i]
		name := key(u.label)
		if u.label == "" || u.kind == row || len(u.figs) == 0 || u.figs[0].Start < u.value {
			continue
		}
		q := u.figs[0].Quantity
		if u.figs[0].Kind() != prose.Money || q.Qualifier == figures.Range {
			continue
		}
		switch total := name == "total" || name == "total cost" || name == "annual cost" || name == "total annual cost" || name == "running cost" || name == "total running cost"; {
		case total && d.stageOf(u) == before:
			from, a = u, q
		case total && d.stageOf(u) == afterwards:
			to, b = u, q
		case (name == "saving" || name == "annual saving" || name == "yearly saving" || name == "net saving") && from != nil && to != nil && q.Per == a.Per && a.Per == b.Per:
			x, y, ok := comparable(a, b)
			if !ok || prose.InBase(q).Class != prose.InBase(a).Class {
				continue
			}
			if diff := x.Sub(y); !q.Value.IsZero() {
				diff = diff.Mul(q.Value).DivRound(prose.InBase(q).Low, 9)
				should := figures.Quantity{Qualifier: figures.Exact, Value: diff, Unit: q.Unit, Per: q.Per}
				switch how := prose.Agree(q, diff); {
				case how == prose.Off && a.Per != "":
					d.add("document/total", Error, u.line(0), "“"+u.words(&u.figs[0])+"” is written as what is saved; "+shown(a)+" - "+shown(b)+" = "+shown(should)+".", "Correct the saving or one of the two totals.")
				case how == prose.Rounded:
					d.restated(u, to, a, diff)
					for j := 1; j < len(u.figs); j++ {
						if f := &u.figs[j]; f.bracket && f.Kind() == prose.Percent && changeWord(u.text, &f.Reading) {
							d.compareChange(u, f, "the total cost", a, b, true)
						}
					}
				}
			}
		}
	}
}

// restated says what a saving would be if the total that it rests on were computed
// rightly.
func (d *document) restated(u, to *unit, from figures.Quantity, was decimal.Decimal) {
	for _, s := range d.sums {
		if s.unit != to {
			continue
		}
		v := &u.figs[0]
		should := from
		should.Value = from.Value.Sub(s.should.Value)
		if prose.Agree(v.Quantity, should.Value) == prose.Off && !was.Equal(should.Value) {
			d.add("document/computation", Error, u.line(v.Start), "The saving “"+u.words(v)+"” rests on a total that is computed wrongly; with "+shown(s.should)+" it is "+shown(should)+".", "Write "+shown(should)+", and correct what rests on it.")
		}
	}
}

// sentenceChange compares the change that a sentence names with the two ends that
// it gives: "from 45 to 3 minutes, 94 % faster".
func (d *document) sentenceChange(u *unit) {
	for i := range u.figs {
		a := &u.figs[i]
		if i+1 == len(u.figs) {
			return
		}
		b := &u.figs[i+1]
		link := strings.TrimSpace(u.text[a.End:b.Start])
		lead := strings.ToLower(strings.TrimSpace(u.text[:a.Start]))
		from := strings.HasSuffix(lead, "from") || strings.HasSuffix(lead, "from about")
		isChange := from && link == "to" || link == "→" || link == "->" || link == "=>" || from && len(link) < 40 && strings.HasSuffix(link, " to") && !strings.ContainsAny(link, ".;,")
		isChange = isChange || link == "instead of" || link == "down to"
		if !isChange || prose.InBase(a.Quantity).Class != prose.InBase(b.Quantity).Class || a.Kind() == prose.Date {
			continue
		}
		x, y := a, b
		if link == "instead of" {
			x, y = b, a
		}
		for j := i + 2; j < len(u.figs) && j < i+4; j++ {
			f := &u.figs[j]
			between := u.text[b.End:f.Start]
			if !resultFollows(between, b.Noun) {
				break
			}
			if (f.Kind() == prose.Percent || f.Kind() == prose.Multiple || f.Kind() == prose.Points) && changeWord(u.text, &f.Reading) && (f.Kind() != prose.Percent || !shareBehind(u.text, f)) {
				d.compareChange(u, f, "the change from "+u.words(x)+" to "+u.words(y), x.Quantity, y.Quantity, true)
				break
			}
		}
		for j := i - 1; j >= 0 && j > i-2 && (from || strings.HasSuffix(lead, "was")); j-- { // 93 % faster, from 45 to 3 minutes
			f := &u.figs[j]
			between := u.text[f.End:a.Start]
			if len(strings.Fields(between)) > 3 || strings.Contains(between, " while ") || strings.ContainsAny(strings.Trim(between, " "), ".;:") || strings.Contains(between, " and ") {
				break
			}
			if (f.Kind() == prose.Percent || f.Kind() == prose.Multiple) && changeWord(u.text, &f.Reading) && !shareBehind(u.text, f) {
				d.compareChange(u, f, "the change from "+u.words(x)+" to "+u.words(y), x.Quantity, y.Quantity, true)
			}
		}
	}
}

// resultFollows reports whether what stands between the end of a change and a figure
// leads to what the change comes to: ", which is", " (", " minutes, a".
func resultFollows(between, noun string) bool {
	if strings.ContainsAny(between, ";\n") || strings.Contains(between, ". ") || strings.Contains(between, " and ") {
		return false
	}
	between = strings.TrimPrefix(strings.TrimSpace(between), noun)
	at := strings.IndexAny(between, ",(:=—–")
	if at < 0 {
		return len(strings.Fields(between)) <= 3
	}
	return len(strings.Fields(between[:at])) <= 2 && len(strings.Fields(between[at+1:])) <= 4
}

// shareBehind reports whether a percentage is a share of something: 40 % of the
// orders.
func shareBehind(text string, f *fig) bool {
	return strings.HasPrefix(strings.TrimLeft(text[f.End:], " "), "of ")
}

// checkOwnArithmetic looks at every text of a solution as a document is looked at.
func checkOwnArithmetic(c *checked) {
	for i := range c.texts {
		t := &c.texts[i]
		if silent[t.place.Field] || t.form == "name" {
			continue
		}
		text := c.resolve(t)
		if all := c.figuresOf(text.text); len(all) < 2 || len(all) == 2 && !strings.ContainsAny(text.text, "=(") {
			continue
		}
		for _, f := range ownArithmetic(text.text) {
			severity := f.Severity
			c.add(t.place, severity, f.Message, f.Fix)
		}
	}
}

// ownArithmetic finds contradictions within one text.
func ownArithmetic(text string) []Finding {
	d := parseDocument(text)
	d.formulas()
	for i := range d.units {
		d.sentenceChange(&d.units[i])
	}
	return d.findings
}
