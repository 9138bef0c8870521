package drawing

import (
	"slices"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"
)

// label is what stands at a connection.
type label struct {
	data, protocol []string
	w              float64
	x              float64 // of its middle
	level          int     // of a number, counted from the lower box
}

func (l label) lines() int { return len(l.data) + len(l.protocol) }

const (
	widestLabel = 92.0
	numberStep  = 13.5 // from one number to the one above it
)

// label decides what stands at every connection: its text where most of them
// find room for theirs, otherwise numbers throughout.
func (a *architecture) label(layouts []*layered) {
	fits, all := 0, 0
	for _, l := range layouts {
		for _, c := range l.channels {
			for i, d := range c.drops {
				if d.wire == nil || a.links[d.wire.id].whole() == "" {
					continue
				}
				all++
				if a.room(l, c, i) {
					fits++
				}
			}
		}
	}
	direct := fits*4 >= all*3
	for _, l := range layouts {
		for _, c := range l.channels {
			a.zone(c, direct)
		}
	}
	for _, p := range a.parts {
		if p.self != nil && p.self.whole() != "" {
			a.key(p.self)
		}
	}
}

// key gives a connection the next number.
func (a *architecture) key(k *link) {
	a.keyed = append(a.keyed, k)
	k.number = len(a.keyed)
}

// room breaks the label of a drop into the lines that fit between the lines
// beside it, and reports whether it does so whole.
func (a *architecture) room(l *layered, c *channel, i int) bool {
	k := a.links[c.drops[i].wire.id]
	x := c.drops[i].x
	left, right := 1.0, l.w-1
	if i > 0 {
		left = between(c.drops[i-1], x, a.labelled(c.drops[i-1]))
	}
	if i+1 < len(c.drops) {
		right = between(c.drops[i+1], x, a.labelled(c.drops[i+1]))
	}
	width := min(right-left, widestLabel)
	k.label = label{}
	if width < 24 || longestWord(a.m, k.data) > width || longestWord(a.m, k.protocol)+5 > width {
		return false
	}
	k.label.data = wrap(a.m, k.data, small, width, 9)
	if k.protocol != "" {
		k.label.protocol = wrap(a.m, "["+k.protocol+"]", small, width, 9)
	}
	if len(k.label.data) > 3 || len(k.label.protocol) > 2 {
		k.label = label{}
		return false
	}
	k.label.w = max(widest(a.m, k.label.data, small), widest(a.m, k.label.protocol, small))
	k.label.x = max(left+k.label.w/2, min(x, right-k.label.w/2))
	return true
}

func (a *architecture) labelled(d drop) bool {
	return d.wire != nil && a.links[d.wire.id].whole() != ""
}

// between is how far a label may reach towards the drop beside it: up to its
// line, or half of the way where that has a label too.
func between(d drop, x float64, shared bool) float64 {
	const clear = 4
	if shared {
		return (d.x+x)/2 + clear/2*float64(sign(x-d.x))
	}
	return d.x + clear*float64(sign(x-d.x))
}

// longestWord is the width of the widest piece of a text that is not broken.
func longestWord(m Measure, text string) float64 {
	w, state := 0.0, -1
	for text != "" {
		var piece string
		piece, text, _, state = uniseg.FirstLineSegmentInString(text, state)
		w = max(w, m.Width(strings.TrimRight(piece, " "), small.size, false))
	}
	return w
}

// zone gives the labels of a channel their place, and the channel the room for
// them.
func (a *architecture) zone(c *channel, direct bool) {
	var ends []float64 // of the numbers on each level
	for _, d := range c.drops {
		if !a.labelled(d) {
			continue
		}
		k := a.links[d.wire.id]
		if direct && k.label.lines() > 0 {
			c.zone = max(c.zone, float64(k.label.lines())*small.leading())
			continue
		}
		a.key(k)
		level := slices.IndexFunc(ends, func(end float64) bool { return d.x-6.5 > end })
		if level < 0 {
			level = len(ends)
			ends = append(ends, 0)
		}
		ends[level] = d.x + 6.5
		k.label = label{x: d.x, level: level}
		c.zone = max(c.zone, float64(level+1)*numberStep)
	}
}

// wires draws the connections of a layout.
func (a *architecture) wires(l *layered) {
	for _, w := range l.wires {
		k := a.links[w.id]
		points := slices.Clone(w.points)
		last := len(points) - 1
		up, low := a.parts[l.members[w.up]], a.parts[l.members[w.low]]
		points[0].Y -= rim(up.Type, l.box(w.up), points[0].X)
		points[last].Y += rim(low.Type, l.box(w.low), points[last].X)
		line := Line{Ink: Ink{Stroke: Existing, Width: 0.9, Facts: k.facts}, Points: points, Radius: 4}
		if k.async {
			line.Dash = Dashed
		}
		if w.reversed {
			line.From = Arrow
		} else {
			line.To = Arrow
		}
		a.add(line)
	}
}

// labels draws what stands at the connections of a layout.
func (a *architecture) labels(l *layered) {
	const foot = 7.5 // for the head of an arrow
	for _, c := range l.channels {
		bottom := c.top + c.h - foot
		for _, d := range c.drops {
			if !a.labelled(d) {
				continue
			}
			k := a.links[d.wire.id]
			if k.number > 0 {
				a.number(k, Point{d.x, bottom - 6 - float64(k.label.level)*numberStep})
				continue
			}
			h := float64(k.label.lines()) * small.leading()
			a.fill(Rect{k.label.x - k.label.w/2 - 1.5, bottom - h + 0.5, k.label.w + 3, h - 0.5}, Ground, 0, k.facts...)
			y := a.lines(k.label.data, k.label.x, bottom-h, small, Middle, Foreground, k.facts...)
			a.lines(k.label.protocol, k.label.x, y, small, Middle, Muted, k.facts...)
		}
	}
}

// number draws the number of a connection over its line.
func (a *architecture) number(k *link, c Point) {
	text := strconv.Itoa(k.number)
	half := max(6, a.m.Width(text, small.size, false)/2+2)
	a.add(Box{Ink: Ink{Fill: Ground, Stroke: Existing, Width: 0.7, Facts: k.facts}, Rect: Rect{c.X - half, c.Y - 5.8, 2 * half, 11.6}, Radius: 5.8})
	a.text(text, Point{c.X, middle(c.Y, small)}, small, Middle, Foreground, k.facts...)
}
