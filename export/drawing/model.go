// Package drawing makes pictures from the facts of a solution, for the window,
// PDF, SVG and PNG alike: architecture, timeline, outcomes, risks, cash flow,
// stakeholders.
//
// A picture is a [Drawing]: shapes in points (1/72 inch), the origin at the top
// left, in the order of painting. Shapes name what a colour stands for and not
// the colour, so that a theme or a house style decides. Every shape knows the
// facts behind it. The package does no input or output, and the same facts give
// the same drawing.
package drawing

import "math"

// Point is a place in points from the top left corner.
type Point struct{ X, Y float64 }

// Rect is an area in points.
type Rect struct{ X, Y, W, H float64 }

// Right and Bottom are the far edges.
func (r Rect) Right() float64 { return r.X + r.W }

// Bottom is the lower edge.
func (r Rect) Bottom() float64 { return r.Y + r.H }

// Centre is the middle.
func (r Rect) Centre() Point { return Point{r.X + r.W/2, r.Y + r.H/2} }

// Holds reports whether the point lies in the area, its edges included.
func (r Rect) Holds(p Point) bool {
	return p.X >= r.X && p.X <= r.Right() && p.Y >= r.Y && p.Y <= r.Bottom()
}

// Grown returns the area with d more on every side.
func (r Rect) Grown(d float64) Rect { return Rect{r.X - d, r.Y - d, r.W + 2*d, r.H + 2*d} }

// Overlaps reports whether the two areas share more than an edge.
func (r Rect) Overlaps(o Rect) bool {
	return r.X < o.Right() && o.X < r.Right() && r.Y < o.Bottom() && o.Y < r.Bottom()
}

// Drawing is a picture of some facts.
type Drawing struct {
	W, H   float64 // points
	Title  string  // what it is a picture of, in a word or two
	Alt    string  // the picture in sentences, for who cannot see it
	Shapes []Shape // in the order of painting
}

// Shape is one of [Box], [Ellipse], [Polygon], [Line] and [Text].
type Shape interface {
	// Bounds is the area it covers, the width of its outline included.
	Bounds() Rect
	// Behind returns the IDs of the facts it shows, the most telling first.
	Behind() []string
	// distance is how far a point lies from it, 0 inside.
	distance(p Point) float64
}

// Dash says how a line is broken up.
type Dash uint8

// The kinds of line.
const (
	Solid Dash = iota
	Dashed
	Dotted
)

// Pattern returns the lengths of dash and gap in points, none for a solid line.
func (d Dash) Pattern() []float64 {
	switch d {
	case Dashed:
		return []float64{4, 2.5}
	case Dotted:
		return []float64{1.2, 2.2}
	}
	return nil
}

// Ink is how an area or a line is painted. An area with [None] as its fill is
// empty, and one with None as its stroke has no outline.
type Ink struct {
	Fill, Stroke Role
	Width        float64 // of the stroke, in points
	Dash         Dash
	Facts        []string
}

// Behind returns the facts it shows.
func (i Ink) Behind() []string { return i.Facts }

func (i Ink) margin() float64 {
	if i.Stroke == None {
		return 0
	}
	return i.Width / 2
}

// Box is a rectangle, its corners rounded by Radius.
type Box struct {
	Ink
	Rect   Rect
	Radius float64
}

// Bounds is the area it covers.
func (b Box) Bounds() Rect { return b.Rect.Grown(b.margin()) }

func (b Box) distance(p Point) float64 { return outside(b.Rect, p) }

// outside is how far a point lies from an area.
func outside(r Rect, p Point) float64 {
	dx := max(r.X-p.X, 0, p.X-r.Right())
	dy := max(r.Y-p.Y, 0, p.Y-r.Bottom())
	return math.Hypot(dx, dy)
}

// Ellipse fills Rect, a circle where that is square.
type Ellipse struct {
	Ink
	Rect Rect
}

// Bounds is the area it covers.
func (e Ellipse) Bounds() Rect { return e.Rect.Grown(e.margin()) }

func (e Ellipse) distance(p Point) float64 {
	c := e.Rect.Centre()
	if e.Rect.W <= 0 || e.Rect.H <= 0 {
		return math.Hypot(p.X-c.X, p.Y-c.Y)
	}
	d := math.Hypot((p.X-c.X)/e.Rect.W*2, (p.Y-c.Y)/e.Rect.H*2)
	return max(0, d-1) * min(e.Rect.W, e.Rect.H) / 2
}

// Polygon is a closed area with straight edges.
type Polygon struct {
	Ink
	Points []Point
}

// Bounds is the area it covers.
func (g Polygon) Bounds() Rect { return boundsOf(g.Points).Grown(g.margin()) }

func (g Polygon) distance(p Point) float64 {
	inside, nearest := false, math.Inf(1)
	for i, a := range g.Points {
		b := g.Points[(i+1)%len(g.Points)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(p.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			inside = !inside
		}
		nearest = min(nearest, toSegment(p, a, b))
	}
	if inside {
		return 0
	}
	return nearest
}

// Text is one line of text.
type Text struct {
	Facts []string
	Text  string
	At    Point   // on the baseline: where the text starts, has its middle, or ends
	Size  float64 // points
	Bold  bool    // the semibold weight of the bundled face
	Align Align
	Role  Role
	Width float64 // as it was measured
}

// Align says which part of a text stands at its place.
type Align uint8

// The alignments.
const (
	Start Align = iota
	Middle
	End
)

// Ascent and Descent are how far letters reach above and below the baseline,
// as a share of the size.
const (
	Ascent  = 0.78
	Descent = 0.22
)

// Left is where the text starts.
func (t Text) Left() float64 {
	switch t.Align {
	case Middle:
		return t.At.X - t.Width/2
	case End:
		return t.At.X - t.Width
	}
	return t.At.X
}

// Bounds is the area it covers.
func (t Text) Bounds() Rect {
	return Rect{t.Left(), t.At.Y - Ascent*t.Size, t.Width, (Ascent + Descent) * t.Size}
}

// Behind returns the facts it shows.
func (t Text) Behind() []string { return t.Facts }

func (t Text) distance(p Point) float64 { return outside(t.Bounds(), p) }

func boundsOf(ps []Point) Rect {
	if len(ps) == 0 {
		return Rect{}
	}
	low, high := ps[0], ps[0]
	for _, p := range ps[1:] {
		low = Point{min(low.X, p.X), min(low.Y, p.Y)}
		high = Point{max(high.X, p.X), max(high.Y, p.Y)}
	}
	return Rect{low.X, low.Y, high.X - low.X, high.Y - low.Y}
}

func toSegment(p, a, b Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = min(1, max(0, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/l))
	}
	return math.Hypot(p.X-a.X-t*dx, p.Y-a.Y-t*dy)
}
