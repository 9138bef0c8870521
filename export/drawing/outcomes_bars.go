package drawing

import (
	"math"
	"strings"

	"bifocal/narrative/figures"
)

const (
	barHeight = 9.0
	barGap    = 2.5
	rowGap    = 15.0
)

// draw draws the rows, and returns where they end.
func (b *bars) draw() float64 {
	wide := b.w >= 400
	left, right := 0.0, 0.0
	if wide {
		left = min(150, b.w*0.3) + 16
	}
	label := 0.0
	for _, r := range b.rows {
		label = max(label, b.m.Width(r.labels[0], sizeText, false), b.m.Width(r.labels[1], sizeText, true))
		if wide {
			right = max(right, b.m.Width(r.change, sizeName, true))
		}
	}
	label = min(max(label, 40), b.w*0.28)
	if right = min(right, b.w*0.22); right > 0 {
		right += 14
	}
	long := b.w - left - right - label - 8
	y := 2.0
	for i, r := range b.rows {
		if i > 0 {
			y += rowGap / 2
			b.rule(Point{0, y}, Point{b.w, y}, Hairline, 0.6, Solid)
			y += rowGap / 2
		}
		y = b.drawRow(r, y, left, long, label, right, wide)
		b.describe(r)
	}
	return b.legend(y + 14)
}

func (b *bars) drawRow(r barRow, top, left, long, label, right float64, wide bool) float64 {
	height := 2*barHeight + barGap
	var at float64
	if wide {
		lines := wrap(b.m, r.name, name, left-16, 3)
		tall := float64(len(lines)) * name.leading()
		note := 0.0
		if r.remainder {
			note = small.leading()
		}
		height = max(height, tall+note)
		y := b.lines(lines, 0, top+(height-tall-note)/2, name, Start, Foreground, r.id)
		if r.remainder {
			b.lines([]string{cut(b.m, b.remainder(r), small, left-16)}, 0, y, small, Start, Muted, r.id)
		}
		at = top + (height-2*barHeight-barGap)/2
		change := wrap(b.m, r.change, name, right-14, 2)
		b.lines(change, b.w, at+barHeight+barGap/2-float64(len(change))*name.leading()/2, name, End, b.accent, r.id)
	} else {
		said := cut(b.m, r.change, name, b.w*0.45)
		lines := wrap(b.m, r.name, name, b.w-b.m.Width(said, name.size, true)-14, 3)
		b.text(said, Point{b.w, top + baseline(name)}, name, End, b.accent, r.id)
		at = b.lines(lines, 0, top, name, Start, Foreground, r.id)
		if r.remainder {
			at = b.lines([]string{cut(b.m, b.remainder(r), small, b.w)}, 0, at, small, Start, Muted, r.id)
		}
		at += 4
		height = at - top + 2*barHeight + barGap
	}
	b.bar(r, 0, Rect{left, at, long, barHeight}, label)
	b.bar(r, 1, Rect{left, at + barHeight + barGap, long, barHeight}, label)
	return top + height
}

// bar draws one bar on its track with its label behind it.
func (b *bars) bar(r barRow, which int, track Rect, label float64) {
	gone := []bool{r.baselineGone, r.targetGone}[which]
	st, role, fillRole := plain, Muted, Existing
	if which == 1 {
		st, role, fillRole = style{size: sizeText, bold: true}, Foreground, b.accent
	}
	y := middle(track.Centre().Y, st)
	if gone {
		b.add(Box{Ink: Ink{Stroke: Hairline, Width: 0.8, Dash: Dashed, Facts: facts(r.id)}, Rect: track, Radius: 1.5})
		b.text(cut(b.m, b.words.Unknown, small, track.W-8), Point{track.X + 5, middle(track.Centre().Y, small)}, small, Start, Muted, r.id)
		return
	}
	text := cut(b.m, r.labels[which], st, max(label, 20))
	if !r.both || r.bare { // a figure alone has nothing to be long or short against
		b.text(r.labels[which], Point{track.X, y}, st, Start, role, r.id)
		return
	}
	b.fill(track, Track, 1.5, r.id)
	e := r.ends[which]
	length := func(v float64) float64 { return track.W * min(1, math.Abs(v)/r.scale) }
	solid, far := length(e.from), length(e.to)
	if solid > far {
		solid, far = far, solid
	}
	if solid > 0 {
		b.fill(Rect{track.X, track.Y, max(solid, 1.5), track.H}, fillRole, min(1.5, solid/2), r.id)
	}
	if far-solid > 0.5 {
		b.hatch(Rect{track.X + solid, track.Y, far - solid, track.H}, fillRole, r.id)
	}
	b.openEnd(e.open, track.X+solid, track, fillRole, r.id)
	b.text(text, Point{track.Right() + 8, y}, st, Start, role, r.id)
}

// hatch strokes the part of a bar that is not certain.
func (b *bars) hatch(r Rect, role Role, fact string) {
	b.add(Box{Ink: Ink{Stroke: role, Width: 0.8, Facts: facts(fact)}, Rect: Rect{r.X, r.Y + 0.4, r.W - 0.4, r.H - 0.8}})
	for x := r.X - r.H + 3; x < r.Right(); x += 3.5 {
		from, to := Point{x, r.Bottom()}, Point{x + r.H, r.Y}
		if from.X < r.X {
			from = Point{r.X, r.Bottom() - (r.X - x)}
		}
		if to.X > r.Right() {
			to = Point{r.Right(), r.Y + (to.X - r.Right())}
		}
		b.rule(from, to, role, 0.7, Solid, fact)
	}
}

// openEnd marks a bound: an arrow at the end of the bar that points to where
// the value may lie.
func (b *bars) openEnd(q figures.Qualifier, x float64, track Rect, role Role, fact string) {
	var dir float64
	switch q {
	case figures.AtLeast, figures.MoreThan:
		dir = 1
	case figures.AtMost, figures.LessThan:
		dir = -1
	case figures.About:
		b.rule(Point{x, track.Y - 1}, Point{x, track.Bottom() + 1}, role, 1, Dotted, fact)
		return
	default:
		return
	}
	ink, c := Ink{Stroke: role, Width: 1.1, Facts: facts(fact)}, track.Centre().Y
	if dir > 0 {
		x = min(x+5, track.Right()-1)
	} else if x-track.X > 8 {
		x, ink.Stroke = x-3.5, Ground
	} else {
		x = min(x+3, track.Right()-5)
	}
	b.add(Line{Ink: ink, Points: []Point{{x - dir*2.2, c - 3}, {x, c}, {x - dir*2.2, c + 3}}})
}

// legend says which bar is which.
func (b *bars) legend(y float64) float64 {
	x := 0.0
	for i, word := range []string{b.words.Today, b.words.Target} {
		b.fill(Rect{x, y + 1, 14, 7}, []Role{Existing, b.accent}[i], 1.5)
		b.text(word, Point{x + 19, middle(y+4.5, small)}, small, Start, Muted)
		x += 19 + b.m.Width(word, sizeSmall, false) + 16
	}
	return y + 11
}

func (b *bars) describe(r barRow) {
	var text string
	switch {
	case r.baselineGone:
		text = fill(b.words.OpenBaseline, "name", r.name, "target", r.labels[1])
	case r.targetGone:
		text = fill(b.words.OpenTarget, "name", r.name, "baseline", r.labels[0])
	default:
		text = fill(b.words.OutcomeAlt, "name", r.name, "baseline", r.labels[0], "target", r.labels[1])
	}
	if r.change != "" {
		text = strings.TrimSuffix(text, ".") + " (" + r.change + ")."
	}
	b.note(text)
}
