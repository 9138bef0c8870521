// Package artwork holds pictures that somebody else drew, a logo above all, as
// filled and stroked paths: it reads the harmless part of SVG, writes it again,
// and paints paths onto pixels. It does no input or output.
package artwork

import (
	"image/color"
	"math"
)

// Point is a place, from the upper left corner.
type Point struct{ X, Y float64 }

// Step is one step of a path.
type Step struct {
	// Kind is 'M' (move to the last point), 'L' (line to it), 'C' (curve of the
	// third degree over the first two points to the last) or 'Z' (close).
	Kind byte
	// At holds as many points as the kind has, the last of them first for 'M' and 'L'.
	At [3]Point
}

// End is where the step ends; that of a 'Z' means nothing.
func (s Step) End() Point {
	if s.Kind == 'C' {
		return s.At[2]
	}
	return s.At[0]
}

// Join says how the corners of a stroke look.
type Join uint8

// The joins, as SVG and PDF number them.
const (
	Miter Join = iota
	Round
	Bevel
)

// Path is an outline and its paint. A colour whose A is 0 paints nothing.
type Path struct {
	Steps   []Step
	Fill    color.NRGBA
	EvenOdd bool // what is inside is told by counting crossings, else by winding
	Stroke  color.NRGBA
	Width   float64 // of the stroke
	Join    Join
	Cap     Join // Miter is a butt end, Bevel a square one
}

// Art is a picture of so many units, its paths in the order of painting.
type Art struct {
	W, H  float64
	Paths []Path
}

// MoveTo and the like build a path.
func (p *Path) MoveTo(x, y float64) {
	p.Steps = append(p.Steps, Step{Kind: 'M', At: [3]Point{{x, y}}})
}

// LineTo adds a straight line.
func (p *Path) LineTo(x, y float64) {
	p.Steps = append(p.Steps, Step{Kind: 'L', At: [3]Point{{x, y}}})
}

// CurveTo adds a curve of the third degree.
func (p *Path) CurveTo(ax, ay, bx, by, x, y float64) {
	p.Steps = append(p.Steps, Step{Kind: 'C', At: [3]Point{{ax, ay}, {bx, by}, {x, y}}})
}

// Close closes the contour.
func (p *Path) Close() { p.Steps = append(p.Steps, Step{Kind: 'Z'}) }

// Mapped returns the path with every point mapped, and the width of its stroke
// times scale.
func (p Path) Mapped(at func(Point) Point, scale float64) Path {
	steps := make([]Step, len(p.Steps))
	for i, s := range p.Steps {
		steps[i] = s
		for k := range s.points() {
			steps[i].At[k] = at(s.At[k])
		}
	}
	p.Steps, p.Width = steps, p.Width*scale
	return p
}

// points is how many points a step has.
func (s Step) points() int {
	switch s.Kind {
	case 'C':
		return 3
	case 'Z':
		return 0
	}
	return 1
}

// flatness is how far a straight line may be from the curve it stands for, in
// the units of the path.
const flatness = 0.15

// Contours returns the path as polygons, curves cut into lines; scale is how many
// pixels a unit has.
func (p Path) Contours(scale float64) [][]Point {
	var out [][]Point
	var at []Point
	var pen Point
	end := func() {
		if len(at) > 1 {
			out = append(out, at)
		}
		at = nil
	}
	for _, s := range p.Steps {
		switch s.Kind {
		case 'M':
			end()
			pen = s.At[0]
			at = []Point{pen}
		case 'L':
			pen = s.At[0]
			at = append(at, pen)
		case 'C':
			at = appendCurve(at, pen, s, scale)
			pen = s.At[2]
		case 'Z':
			if len(at) > 0 {
				pen = at[0]
				at = append(at, pen)
				end()
				at = []Point{pen}
			}
		}
	}
	end()
	return out
}

func appendCurve(at []Point, pen Point, s Step, scale float64) []Point {
	a, b, c := s.At[0], s.At[1], s.At[2]
	// The bound on the distance of a chord (Sederberg): the greatest second difference.
	dd := max(math.Hypot(pen.X-2*a.X+b.X, pen.Y-2*a.Y+b.Y), math.Hypot(a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y)) * scale
	n := int(math.Ceil(math.Sqrt(dd * 0.75 / flatness)))
	n = min(max(n, 1), 64)
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		at = append(at, Point{
			u*u*u*pen.X + 3*u*u*t*a.X + 3*u*t*t*b.X + t*t*t*c.X,
			u*u*u*pen.Y + 3*u*u*t*a.Y + 3*u*t*t*b.Y + t*t*t*c.Y,
		})
	}
	return at
}
