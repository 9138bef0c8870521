package drawing

import "math"

// Head is what stands at the end of a line.
type Head uint8

// The ends of a line.
const (
	Plain Head = iota
	Arrow      // a filled triangle
)

// Line is an open line through points, its corners rounded by Radius.
type Line struct {
	Ink
	Points   []Point
	Radius   float64
	From, To Head
}

// arrow is the length and half the width of an arrow head in points.
const (
	arrowLength = 5.0
	arrowHalf   = 2.2
)

// Bounds is the area it covers.
func (l Line) Bounds() Rect {
	r := boundsOf(l.Points).Grown(l.margin())
	for _, tip := range l.Heads() {
		t := boundsOf(tip)
		x, y := min(r.X, t.X), min(r.Y, t.Y)
		r = Rect{x, y, max(r.Right(), t.Right()) - x, max(r.Bottom(), t.Bottom()) - y}
	}
	return r
}

func (l Line) distance(p Point) float64 {
	if len(l.Points) == 1 {
		return math.Hypot(p.X-l.Points[0].X, p.Y-l.Points[0].Y)
	}
	d := math.Inf(1)
	for i := 1; i < len(l.Points); i++ {
		d = min(d, toSegment(p, l.Points[i-1], l.Points[i]))
	}
	return max(0, d-l.Width/2)
}

// Heads returns the arrow heads as filled triangles, the tip first.
func (l Line) Heads() [][]Point {
	var out [][]Point
	n := len(l.Points)
	if n < 2 {
		return nil
	}
	if l.To == Arrow {
		out = append(out, head(l.Points[n-2], l.Points[n-1]))
	}
	if l.From == Arrow {
		out = append(out, head(l.Points[1], l.Points[0]))
	}
	return out
}

func head(from, tip Point) []Point {
	dx, dy := unit(from, tip)
	base := Point{tip.X - arrowLength*dx, tip.Y - arrowLength*dy}
	return []Point{tip, {base.X - arrowHalf*dy, base.Y + arrowHalf*dx}, {base.X + arrowHalf*dy, base.Y - arrowHalf*dx}}
}

// unit is the direction from a to b, downwards where they are one.
func unit(a, b Point) (dx, dy float64) {
	l := math.Hypot(b.X-a.X, b.Y-a.Y)
	if l < 1e-9 {
		return 0, 1
	}
	return (b.X - a.X) / l, (b.Y - a.Y) / l
}

// Flat returns the line as the points of straight pieces: corners as short
// chords, and ends drawn back to where an arrow head begins.
func (l Line) Flat() []Point {
	ps := append([]Point(nil), l.Points...)
	if n := len(ps); n >= 2 {
		if l.To == Arrow {
			ps[n-1] = drawnBack(ps[n-2], ps[n-1])
		}
		if l.From == Arrow {
			ps[0] = drawnBack(ps[1], ps[0])
		}
	}
	if l.Radius <= 0 || len(ps) < 3 {
		return ps
	}
	out := []Point{ps[0]}
	for i := 1; i < len(ps)-1; i++ {
		out = append(out, corner(ps[i-1], ps[i], ps[i+1], l.Radius)...)
	}
	return append(out, ps[len(ps)-1])
}

func drawnBack(from, tip Point) Point {
	d := min(arrowLength*0.8, math.Hypot(tip.X-from.X, tip.Y-from.Y))
	dx, dy := unit(from, tip)
	return Point{tip.X - d*dx, tip.Y - d*dy}
}

// corner rounds the corner at b with a quadratic curve of chords.
func corner(a, b, c Point, radius float64) []Point {
	r := min(radius, math.Hypot(a.X-b.X, a.Y-b.Y)/2, math.Hypot(c.X-b.X, c.Y-b.Y)/2)
	if r < 0.05 {
		return []Point{b}
	}
	ux, uy := unit(b, a)
	vx, vy := unit(b, c)
	from, to := Point{b.X + r*ux, b.Y + r*uy}, Point{b.X + r*vx, b.Y + r*vy}
	const chords = 5
	out := make([]Point, 0, chords+1)
	for i := range chords + 1 {
		t := float64(i) / chords
		p, q, s := (1-t)*(1-t), 2*t*(1-t), t*t
		out = append(out, Point{p*from.X + q*b.X + s*to.X, p*from.Y + q*b.Y + s*to.Y})
	}
	return out
}

// arc returns points on an ellipse around c, from one angle to another in
// radians, clockwise from the right.
func arc(c Point, rx, ry, from, to float64) []Point {
	const chords = 16
	out := make([]Point, 0, chords+1)
	for i := range chords + 1 {
		a := from + (to-from)*float64(i)/chords
		out = append(out, Point{c.X + rx*math.Cos(a), c.Y + ry*math.Sin(a)})
	}
	return out
}
