package drawing

import (
	"fmt"
	"math"
	"slices"
)

// Pages cuts a drawing that is higher than a page into drawings of at most that
// height, in points: between its boxes and texts wherever that is possible, so
// that only lines cross from one page to the next. The first keeps the whole
// alternative text. A drawing that fits is returned as it is.
func (d Drawing) Pages(height float64) []Drawing {
	if d.H <= height || !(height >= 50) {
		return []Drawing{d}
	}
	taken := d.taken()
	var cuts []float64
	for from := 0.0; d.H-from > height; {
		cut := free(taken, from, from+height)
		if cut <= from+height/3 {
			cut = from + height // nothing is free: what lies there goes to the page it begins on
		}
		cuts = append(cuts, cut)
		from = cut
	}
	cuts = append(cuts, d.H)
	out := make([]Drawing, len(cuts))
	from := 0.0
	for i, to := range cuts {
		page := Drawing{W: d.W, H: to - from, Title: d.Title, Alt: fmt.Sprintf("%s, %d/%d", d.Title, i+1, len(cuts))}
		if i == 0 {
			page.Alt = d.Alt
		}
		page.Shapes = moved(d.band(from, to, i == 0, i == len(cuts)-1), 0, -from)
		out[i] = page
		from = to
	}
	return out
}

// span is a stretch of the height.
type span struct{ from, to float64 }

// taken returns the stretches in which the drawing must not be cut, in order
// and without overlap.
func (d Drawing) taken() []span {
	var all []span
	for _, s := range d.Shapes {
		l, ok := s.(Line)
		if !ok {
			b := s.Bounds()
			all = append(all, span{b.Y - 1, b.Bottom() + 1})
			continue
		}
		for i := 1; i < len(l.Points); i++ {
			if a, b := l.Points[i-1], l.Points[i]; math.Abs(a.X-b.X) > 0.5 {
				all = append(all, span{min(a.Y, b.Y) - 1.2, max(a.Y, b.Y) + 1.2})
			}
		}
		for _, h := range l.Heads() {
			b := boundsOf(h)
			all = append(all, span{b.Y - 1, b.Bottom() + 1})
		}
	}
	slices.SortFunc(all, func(a, b span) int { return sign(a.from - b.from) })
	var out []span
	for _, s := range all {
		if n := len(out); n > 0 && s.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

// free is the middle of the widest stretch that is not taken in the last two
// fifths of a page, or else of the last one on it; 0 where there is none.
func free(taken []span, from, most float64) float64 {
	best, widest, last := 0.0, 0.0, 0.0
	for i := 0; i+1 < len(taken); i++ {
		low, high := max(taken[i].to, from), min(taken[i+1].from, most)
		if high <= low {
			continue
		}
		last = (low + high) / 2
		if low > from+(most-from)*0.6 && high-low > widest {
			best, widest = last, high-low
		}
	}
	if best > 0 {
		return best
	}
	return last
}

// band returns the shapes of a stretch of the height: those that begin in it,
// and the pieces of lines that run through it.
func (d Drawing) band(from, to float64, first, last bool) []Shape {
	var out []Shape
	for _, s := range d.Shapes {
		if l, ok := s.(Line); ok {
			for _, piece := range l.within(from, to) {
				out = append(out, piece)
			}
			continue
		}
		b := s.Bounds()
		if top := b.Y + min(1, b.H/2); (first || top >= from) && (last || top < to) {
			out = append(out, s)
		}
	}
	return out
}

// within cuts a line to a stretch of the height.
func (l Line) within(from, to float64) []Line {
	var out []Line
	var points []Point
	begun := false // the piece begins where the line does
	end := func(whole bool) {
		if len(points) > 1 {
			piece := l
			piece.Points = points
			if !begun {
				piece.From = Plain
			}
			if !whole {
				piece.To = Plain
			}
			out = append(out, piece)
		}
		points = nil
	}
	inside := func(p Point) bool { return p.Y >= from && p.Y <= to }
	for i, p := range l.Points {
		if i == 0 {
			if inside(p) {
				points, begun = []Point{p}, true
			}
			continue
		}
		a := l.Points[i-1]
		for _, y := range crossings(a, p, from, to) {
			at := Point{a.X + (p.X-a.X)*(y-a.Y)/(p.Y-a.Y), y}
			if points == nil {
				points, begun = []Point{at}, false
				continue
			}
			points = append(points, at)
			end(false)
		}
		if inside(p) {
			if points == nil {
				begun = false
			}
			points = append(points, p)
		}
	}
	end(true)
	return out
}

// crossings returns the two heights as far as a piece from a to b passes them,
// in the order in which it does.
func crossings(a, b Point, from, to float64) []float64 {
	var out []float64
	for _, y := range []float64{from, to} {
		if (a.Y < y && b.Y > y) || (a.Y > y && b.Y < y) {
			out = append(out, y)
		}
	}
	if len(out) == 2 && a.Y > b.Y {
		slices.Reverse(out)
	}
	return out
}
