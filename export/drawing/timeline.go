package drawing

import (
	"math"
	"slices"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// Timeline draws the milestones as bars over an axis of days, months, quarters
// or years, what depends on what, and as upright marks go-live and the drivers
// that are a deadline or a regulation. It reports false where no milestone has
// a date.
func Timeline(x *narrative.Index, s Sheet) (Drawing, bool) {
	t := timeline{pen: s.pen(x)}
	for _, f := range x.Solution.Facts {
		switch f := f.(type) {
		case narrative.Milestone:
			t.rows = append(t.rows, t.row(f))
		case narrative.Driver:
			if (f.Type == "deadline" || f.Type == "regulation") && !f.Date.IsZero() {
				t.marks = append(t.marks, t.deadline(f))
			}
		}
	}
	if !slices.ContainsFunc(t.rows, func(r *planRow) bool { return r.dated() }) {
		return Drawing{}, false
	}
	if live := x.Solution.Returns.GoLive; !live.IsZero() {
		date := t.loc.When(live)
		t.marks = append(t.marks, planMark{label: t.words.GoLive + ": " + date, at: day(live.First()), goLive: true})
		t.note(fill(t.words.MarkOn, "name", t.words.GoLive, "date", date))
	}
	slices.SortStableFunc(t.rows, func(a, b *planRow) int {
		switch {
		case a.dated() != b.dated():
			if a.dated() {
				return -1
			}
			return 1
		case a.from != b.from:
			return sign(a.from - b.from)
		}
		return sign(a.to - b.to)
	})
	return t.drawing(t.words.Timeline, t.draw()), true
}

func sign(d float64) int {
	switch {
	case d < 0:
		return -1
	case d > 0:
		return 1
	}
	return 0
}

type timeline struct {
	*pen
	rows  []*planRow
	marks []planMark
	axis  axis
}

// planRow is one milestone. Its days are counted from 1970.
type planRow struct {
	narrative.Milestone
	name     string
	when     string
	from, to float64 // of the bar; where one end is open, both are the other
	backward bool    // it ends before it starts
	bar      Rect
}

func (r *planRow) dated() bool { return !r.Start.IsZero() || !r.End.IsZero() }

// point reports whether it is a day and no stretch of time.
func (r *planRow) point() bool {
	return !r.Start.IsZero() && r.Start == r.End && r.Start.Precision() == figures.DayP
}

// planMark is an upright mark.
type planMark struct {
	fact   string
	label  string
	at     float64
	goLive bool
	x      float64
	align  Align
	row    int
}

func (t *timeline) row(m narrative.Milestone) *planRow {
	r := &planRow{Milestone: m, name: t.name(m.ID, m.Name)}
	start, end := t.loc.When(m.Start), t.loc.When(m.End)
	switch {
	case m.Start.IsZero() && m.End.IsZero():
		r.when = t.words.NoDates
	case m.Start.IsZero():
		r.from, r.to = day(m.End.Last())+1, day(m.End.Last())+1
		r.when = fill(t.words.StartOpen, "end", end)
	case m.End.IsZero():
		r.from, r.to = day(m.Start.First()), day(m.Start.First())
		r.when = fill(t.words.EndOpen, "start", start)
	default:
		r.from, r.to = day(m.Start.First()), day(m.End.Last())+1
		r.when = start
		if start != end {
			r.when = fill(t.words.FromTo, "start", start, "end", end)
		}
		if r.to <= r.from {
			r.backward = true
			r.from, r.to = day(m.End.First()), day(m.Start.Last())+1
			r.when = fill(t.words.EndsFirst, "start", start, "end", end)
		}
	}
	text := fill(t.words.MilestoneAlt, "name", r.name, "when", r.when)
	if needs := t.dependsOn(m); len(needs) > 0 {
		text = text[:len(text)-1] + t.words.Comma + fill(t.words.After, "others", t.words.list(needs)) + "."
	}
	t.note(text)
	return r
}

// dependsOn names the milestones that come first.
func (t *timeline) dependsOn(m narrative.Milestone) []string {
	var out []string
	for _, id := range facts(m.DependsOn...) {
		if f, ok := t.x.Fact(id); ok && id != m.ID {
			if before, ok := f.(narrative.Milestone); ok {
				out = append(out, t.name(id, before.Name))
			}
		}
	}
	return out
}

func (t *timeline) deadline(d narrative.Driver) planMark {
	date := t.loc.When(d.Date)
	said := upper(t.say(d.ID, d.Event))
	if said == "" {
		said = upper(t.words.Unnamed)
	}
	t.note(fill(t.words.MarkOn, "name", said, "date", date))
	if !containsText(said, date) {
		said = date + ": " + said // the date first, for a long text is cut
	}
	return planMark{fact: d.ID, label: said, at: day(d.Date.Last())}
}

const (
	planBar = 10.0
	planGap = 9.0
)

func (t *timeline) draw() float64 {
	left := math.Round(min(178, t.w*0.36))
	t.axis = t.span(left, t.w-1)
	marks := t.axis.head() + 3 // below the labels of the axis, which no mark may cross
	top := marks + t.placeMarks()
	y := top + 5
	type set struct {
		names, dates []string
		top          float64
	}
	sets := make([]set, len(t.rows))
	for i, r := range t.rows {
		s := set{wrap(t.m, r.name, name, left-14, 3), wrap(t.m, r.when, small, left-14, 2), y}
		text := float64(len(s.names))*name.leading() + float64(len(s.dates))*small.leading()
		r.bar = t.barOf(r, y+text/2-planBar/2)
		sets[i] = s
		y += text + planGap
	}
	bottom := y - planGap + 4
	t.axis.draw(t.pen, top, bottom)
	for i := range t.rows[1:] {
		mid := sets[i+1].top - planGap/2
		t.rule(Point{0, mid}, Point{t.w, mid}, Hairline, 0.6, Solid)
	}
	t.drawMarks(marks, bottom)
	t.connect()
	for i, r := range t.rows {
		ends := t.lines(sets[i].names, 0, sets[i].top, name, Start, Foreground, r.ID)
		role := Muted
		if r.backward {
			role = Warning
		}
		t.lines(sets[i].dates, 0, ends, small, Start, role, r.ID)
		t.drawBar(r)
	}
	return bottom
}

// openLength is how long the open part of a bar is drawn.
const openLength = 38.0

func (t *timeline) barOf(r *planRow, y float64) Rect {
	if !r.dated() {
		return Rect{}
	}
	from, to := t.axis.x(r.from), t.axis.x(r.to)
	switch {
	case r.Start.IsZero():
		from = max(t.axis.left, to-openLength)
	case r.End.IsZero():
		to = min(t.axis.right, from+openLength)
	case r.point():
		c := (from + to) / 2
		from, to = c-planBar/2-1, c+planBar/2+1
	case to-from < 2.5:
		to = from + 2.5
	}
	if from < t.axis.left {
		from, to = t.axis.left, max(to, t.axis.left+2.5)
	}
	if to > t.axis.right {
		to, from = t.axis.right, min(from, t.axis.right-2.5)
	}
	return Rect{from, y, to - from, planBar}
}

func (t *timeline) drawBar(r *planRow) {
	b := r.bar
	switch {
	case !r.dated():
		return
	case r.point():
		c := b.Centre()
		t.add(Polygon{Ink: Ink{Fill: t.accent, Stroke: Ground, Width: 1, Facts: facts(r.ID)}, Points: []Point{{c.X, b.Y - 1}, {b.Right(), c.Y}, {c.X, b.Bottom() + 1}, {b.X, c.Y}}})
	case r.Start.IsZero() || r.End.IsZero():
		t.add(Box{Ink: Ink{Fill: t.tint, Stroke: t.accent, Width: 0.9, Dash: Dashed, Facts: facts(r.ID)}, Rect: b, Radius: 2})
		known := b.X
		if r.Start.IsZero() {
			known = b.Right() - 2.5
		}
		t.fill(Rect{known, b.Y, 2.5, b.H}, t.accent, 0, r.ID)
	case r.backward:
		t.add(Box{Ink: Ink{Fill: WarningTint, Stroke: Warning, Width: 1, Dash: Dotted, Facts: facts(r.ID)}, Rect: b, Radius: 2})
	default:
		t.fill(b, t.accent, 2, r.ID)
	}
}
