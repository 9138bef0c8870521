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

// connect draws what depends on what: from the end of one bar to the top of the
// next, near its start.
func (t *timeline) connect() {
	byID := map[string]*planRow{}
	for _, r := range t.rows {
		if _, taken := byID[r.ID]; !taken && r.dated() {
			byID[r.ID] = r
		}
	}
	for _, r := range t.rows {
		for _, id := range facts(r.DependsOn...) {
			before, ok := byID[id]
			if ok && before != r && r.dated() {
				t.connector(before, r)
			}
		}
	}
}

func (t *timeline) connector(from, to *planRow) {
	role, a, b := Existing, from.bar, to.bar
	x := b.X + min(6, b.W/2)
	edge, entry := a.Bottom(), b.Y-0.8
	if b.Y < a.Y {
		edge, entry = a.Y, b.Bottom()+0.8
	}
	if !from.End.IsZero() && !to.Start.IsZero() && to.from < from.to-0.5 {
		role = Warning // it starts before the other ends
	}
	points := []Point{{a.Right(), a.Centre().Y}, {x, a.Centre().Y}, {x, entry}}
	if x < a.Right()+1 {
		leave := min(max(x, a.X+3), a.Right()-1)
		turn := edge + (entry-edge)/2
		points = []Point{{leave, edge}, {leave, turn}, {x, turn}, {x, entry}}
		if math.Abs(leave-x) < 0.1 {
			points = []Point{{x, edge}, {x, entry}}
		}
	}
	t.add(Line{Ink: Ink{Stroke: role, Width: 0.9, Facts: facts(to.ID, from.ID)}, Points: points, Radius: 3, To: Arrow})
}

// placeMarks finds a place for the labels of marks above the rows, and returns
// how high they stand.
func (t *timeline) placeMarks() float64 {
	for i := range t.marks {
		m := &t.marks[i]
		m.x = min(max(t.axis.x(m.at), t.axis.left), t.axis.right)
		m.label = cut(t.m, m.label, small, t.w*0.62)
	}
	slices.SortStableFunc(t.marks, func(a, b planMark) int { return sign(a.x - b.x) })
	rows := 0
	for i := range t.marks {
		t.placeMark(i)
		rows = max(rows, t.marks[i].row+1)
	}
	for i := range t.marks {
		t.marks[i].row = rows - 1 - t.marks[i].row // counted from the top from here on
	}
	if rows == 0 {
		return 0
	}
	return float64(rows)*markRow + 2
}

const markRow = 11.0

// placeMark chooses the lowest row, counted from the bottom, in which the label
// meets no other label and no mark.
func (t *timeline) placeMark(i int) {
	m := &t.marks[i]
	for row := range i + 1 {
		for _, align := range []Align{End, Start} {
			from, to := t.labelSpan(m.x, m.label, align)
			if from < 0 || to > t.w {
				continue
			}
			free := true
			for _, o := range t.marks[:i] {
				oFrom, oTo := t.labelSpan(o.x, o.label, o.align)
				switch {
				case o.row == row:
					free = free && (to+6 < oFrom || oTo+6 < from)
				case o.row > row: // its line passes this row
					free = free && (o.x < from-2 || o.x > to+2)
				default: // this line passes its row
					free = free && (m.x < oFrom-2 || m.x > oTo+2)
				}
			}
			if free {
				m.row, m.align = row, align
				return
			}
		}
	}
	m.row, m.align = i, End
	if from, _ := t.labelSpan(m.x, m.label, End); from < 0 {
		m.align = Start
	}
}

// labelSpan is what a label covers beside its mark, on one side of it.
func (t *timeline) labelSpan(x float64, label string, a Align) (from, to float64) {
	w := t.m.Width(label, small.size, false)
	if a == End {
		return x - 4 - w, x - 4
	}
	return x + 4, x + 4 + w
}

func (t *timeline) drawMarks(top, bottom float64) {
	for _, m := range t.marks {
		role, dash := Warning, Dashed
		if m.goLive {
			role, dash = Good, Solid
		}
		y := top + float64(m.row)*markRow
		t.rule(Point{m.x, y + 1}, Point{m.x, bottom}, role, 1.1, dash, facts(m.fact)...)
		x := m.x - 4
		if m.align == Start {
			x = m.x + 4
		}
		if w := t.m.Width(m.label, small.size, false); m.align == Start && x+w > t.w {
			x, m.align = t.w, End
		}
		t.text(m.label, Point{x, y + baseline(small)}, small, m.align, role, facts(m.fact)...)
	}
}
