package drawing

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// day counts the days since 1970.
func day(t time.Time) float64 { return math.Floor(float64(t.Unix()) / 86400) }

func date(day float64) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

func containsText(text, part string) bool { return part != "" && strings.Contains(text, part) }

// axis is a stretch of time drawn from left to right.
type axis struct {
	from, to    float64 // days
	left, right float64 // points
	unit        step
	words       *Words
}

// step is the distance of two ticks: days, months or years.
type step struct{ days, months int }

// steps are what ticks can be apart, from the finest on.
var steps = []step{
	{days: 1},
	{days: 7},
	{months: 1},
	{months: 3},
	{months: 6},
	{months: 12},
	{months: 24},
	{months: 60},
	{months: 120},
	{months: 240},
	{months: 600},
	{months: 1200},
	{months: 2400},
	{months: 6000},
	{months: 12000},
	{months: 24000},
	{months: 60000},
}

func (s step) length() float64 { return float64(s.days) + float64(s.months)*30.44 }

// span finds the stretch that holds every date, and the finest ticks that have
// room for their labels.
func (t *timeline) span(left, right float64) axis {
	a := axis{from: math.Inf(1), to: math.Inf(-1), left: left, right: right, words: t.words}
	open := false
	for _, r := range t.rows {
		if r.dated() {
			a.from, a.to = min(a.from, r.from), max(a.to, r.to)
			open = open || r.Start.IsZero() || r.End.IsZero()
		}
	}
	for _, m := range t.marks {
		a.from, a.to = min(a.from, m.at), max(a.to, m.at+1)
	}
	if open { // room for the part of a bar that is open
		spare := max((a.to-a.from)*0.2, 20)
		for _, r := range t.rows {
			spare = max(spare, day(r.Start.Last())-day(r.Start.First()), day(r.End.Last())-day(r.End.First()))
		}
		for _, r := range t.rows {
			if r.dated() && r.Start.IsZero() {
				a.from = min(a.from, r.to-spare)
			}
			if r.dated() && r.End.IsZero() {
				a.to = max(a.to, r.from+spare)
			}
		}
	}
	for _, s := range steps {
		a.unit = s
		low, high := a.floor(a.from), a.ceil(a.to)
		need := t.m.Width("00", small.size, false) + 7
		if s.months > 0 {
			need = t.m.Width("0000", small.size, false) + 7
		}
		if (right-left)/(high-low)*s.length() >= need {
			break
		}
	}
	a.from, a.to = a.floor(a.from), a.ceil(a.to)
	if a.unit.days > 0 { // days begin and end where the plan does
		a.to = max(a.to, a.from+1)
	}
	return a
}

// floor is the last tick up to a day.
func (a *axis) floor(d float64) float64 {
	if a.unit.days == 1 {
		return d
	}
	if a.unit.days == 7 { // weeks begin on Mondays; 1970 began on a Thursday
		return d - math.Mod(math.Mod(d+3, 7)+7, 7)
	}
	t := date(d)
	months := t.Year()*12 + int(t.Month()) - 1
	months -= ((months % a.unit.months) + a.unit.months) % a.unit.months
	return day(time.Date(months/12, time.Month(months%12+1), 1, 0, 0, 0, 0, time.UTC))
}

func (a *axis) ceil(d float64) float64 {
	f := a.floor(d)
	if f >= d {
		return f
	}
	return a.next(f)
}

// next is the tick after a tick.
func (a *axis) next(d float64) float64 {
	if a.unit.days > 0 {
		return d + float64(a.unit.days)
	}
	return day(date(d).AddDate(0, a.unit.months, 0))
}

// x is where a day lies.
func (a *axis) x(d float64) float64 {
	return a.left + (d-a.from)/(a.to-a.from)*(a.right-a.left)
}

// twoRows reports whether ticks need a second row that names their year or month.
func (a *axis) twoRows() bool { return a.unit.days > 0 || a.unit.months < 12 }

// head is how high the labels stand.
func (a *axis) head() float64 {
	if a.twoRows() {
		return 2*small.leading() + 4
	}
	return small.leading() + 4
}

// draw writes the labels from the top of the drawing, and rules the ticks
// between grid and bottom.
func (a *axis) draw(p *pen, grid, bottom float64) {
	y, line := 0.0, a.head()-1
	if a.twoRows() {
		a.outer(p, y)
		y += small.leading()
	}
	for d := a.from; d <= a.to; d = a.next(d) {
		x := a.x(d)
		p.rule(Point{x, line}, Point{x, line + 3}, Existing, 0.7, Solid)
		p.rule(Point{x, grid}, Point{x, bottom}, Hairline, 0.6, Solid)
		if d < a.to {
			mid := (x + a.x(min(a.next(d), a.to))) / 2
			if a.unit.months >= 24 || a.unit.days == 7 { // it names the tick and not the stretch
				label := a.label(d)
				if x+p.m.Width(label, small.size, false) <= a.right {
					p.text(label, Point{x, y + baseline(small)}, small, Start, Muted)
				}
				continue
			}
			p.text(a.label(d), Point{mid, y + baseline(small)}, small, Middle, Muted)
		}
	}
	p.rule(Point{a.left, line}, Point{a.right, line}, Existing, 0.7, Solid)
}

// outer writes years over months, and months over days, where each begins.
func (a *axis) outer(p *pen, y float64) {
	last, end := "", a.left-10
	for d := a.from; d < a.to; d = a.next(d) {
		t := date(d)
		label := strconv.Itoa(t.Year())
		if a.unit.days > 0 {
			label = p.words.Months[t.Month()-1] + " " + label
		}
		x := a.x(d)
		w := p.m.Width(label, smallBold.size, true)
		if label == last || x < end+6 || x+w > a.right+1 {
			continue
		}
		p.text(label, Point{x + 1.5, y + baseline(small)}, smallBold, Start, Foreground)
		last, end = label, x+w
	}
}

func (a *axis) label(d float64) string {
	t := date(d)
	switch {
	case a.unit.days > 0:
		return strconv.Itoa(t.Day())
	case a.unit.months == 1:
		return a.words.Months[t.Month()-1]
	case a.unit.months == 3:
		return fill(a.words.Quarter, "n", strconv.Itoa(int(t.Month()-1)/3+1))
	case a.unit.months == 6:
		return fill(a.words.Half, "n", strconv.Itoa(int(t.Month()-1)/6+1))
	}
	return strconv.Itoa(t.Year())
}
