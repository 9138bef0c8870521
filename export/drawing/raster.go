package drawing

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// raster paints shapes onto pixels, anti-aliased.
type raster struct {
	img     *image.RGBA
	palette Palette
	scale   float64
	fill    vector.Rasterizer
	origin  image.Point // of the area that is being filled
	glyphs  glyphCache
}

func newRaster(w, h int, p Palette, scale float64) *raster {
	r := &raster{img: image.NewRGBA(image.Rect(0, 0, w, h)), palette: p, scale: scale}
	draw.Draw(r.img, r.img.Bounds(), image.NewUniform(p[Ground]), image.Point{}, draw.Src)
	return r
}

func (r *raster) shape(s Shape) {
	switch s := s.(type) {
	case Box:
		r.area(s.Ink, boxOutline(s.Rect, s.Radius))
	case Ellipse:
		r.area(s.Ink, arc(s.Rect.Centre(), s.Rect.W/2, s.Rect.H/2, 0, 2*math.Pi))
	case Polygon:
		r.area(s.Ink, s.Points)
	case Line:
		r.stroke(s.Flat(), false, s.Width, s.Dash, s.Stroke)
		for _, h := range s.Heads() {
			r.area(Ink{Fill: s.Stroke}, h)
		}
	case Text:
		r.text(s)
	}
}

// boxOutline is a rectangle with round corners, clockwise.
func boxOutline(b Rect, radius float64) []Point {
	radius = min(radius, b.W/2, b.H/2)
	if radius <= 0.05 {
		return []Point{{b.X, b.Y}, {b.Right(), b.Y}, {b.Right(), b.Bottom()}, {b.X, b.Bottom()}}
	}
	quarter := math.Pi / 2
	out := arc(Point{b.X + radius, b.Y + radius}, radius, radius, 2*quarter, 3*quarter)
	out = append(out, arc(Point{b.Right() - radius, b.Y + radius}, radius, radius, 3*quarter, 4*quarter)...)
	out = append(out, arc(Point{b.Right() - radius, b.Bottom() - radius}, radius, radius, 0, quarter)...)
	return append(out, arc(Point{b.X + radius, b.Bottom() - radius}, radius, radius, quarter, 2*quarter)...)
}

func (r *raster) area(ink Ink, outline []Point) {
	if len(outline) < 2 {
		return
	}
	if ink.Fill != None && r.begin(boundsOf(outline)) {
		r.add(outline)
		r.paint(ink.Fill)
	}
	if ink.Stroke != None {
		r.stroke(outline, true, ink.Width, ink.Dash, ink.Stroke)
	}
}

// begin starts an area that lies within bounds, and reports whether any of it
// is on the picture.
func (r *raster) begin(b Rect) bool {
	lowX, lowY := math.Floor(b.X*r.scale)-1, math.Floor(b.Y*r.scale)-1
	highX, highY := math.Ceil(b.Right()*r.scale)+1, math.Ceil(b.Bottom()*r.scale)+1
	on := r.img.Bounds()
	if !(lowX < float64(on.Max.X) && lowY < float64(on.Max.Y) && highX > 0 && highY > 0) {
		return false
	}
	area := image.Rect(int(max(lowX, 0)), int(max(lowY, 0)), int(min(highX, float64(on.Max.X))), int(min(highY, float64(on.Max.Y))))
	if area.Empty() {
		return false
	}
	r.origin = area.Min
	r.fill.Reset(area.Dx(), area.Dy())
	return true
}

func (r *raster) at(p Point) (x, y float32) {
	return float32(p.X*r.scale) - float32(r.origin.X), float32(p.Y*r.scale) - float32(r.origin.Y)
}

// add adds a closed outline, turned so that all outlines of an area go the same
// way round and none takes away from another.
func (r *raster) add(ps []Point) {
	turn := 0.0
	for i, p := range ps {
		q := ps[(i+1)%len(ps)]
		turn += p.X*q.Y - q.X*p.Y
	}
	at := func(i int) Point {
		if turn < 0 {
			return ps[len(ps)-1-i]
		}
		return ps[i]
	}
	r.fill.MoveTo(r.at(at(0)))
	for i := 1; i < len(ps); i++ {
		r.fill.LineTo(r.at(at(i)))
	}
	r.fill.ClosePath()
}

func (r *raster) paint(role Role) { r.paintColor(r.palette[role]) }

func (r *raster) paintColor(c color.NRGBA) {
	size := r.fill.Size()
	r.fill.Draw(r.img, image.Rectangle{Min: r.origin, Max: r.origin.Add(size)}, image.NewUniform(c), image.Point{})
}

// stroke paints a line through points, each piece a rectangle with a round
// joint, so that any turn is closed.
func (r *raster) stroke(ps []Point, closed bool, width float64, dash Dash, role Role) {
	if closed {
		ps = append(append([]Point(nil), ps...), ps[0])
	}
	if len(ps) < 2 || width <= 0 || !r.begin(boundsOf(ps).Grown(width)) {
		return
	}
	if pattern := dash.Pattern(); pattern != nil {
		for _, piece := range dashes(ps, pattern) {
			r.pieces(piece, width)
		}
	} else {
		r.pieces(ps, width)
	}
	r.paint(role)
}

func (r *raster) pieces(ps []Point, width float64) {
	half := width / 2
	for i := 1; i < len(ps); i++ {
		a, b := ps[i-1], ps[i]
		dx, dy := unit(a, b)
		r.add([]Point{{a.X - half*dy, a.Y + half*dx}, {b.X - half*dy, b.Y + half*dx}, {b.X + half*dy, b.Y - half*dx}, {a.X + half*dy, a.Y - half*dx}})
		if i+1 < len(ps) && width*r.scale > 1 && turns(a, b, ps[i+1]) {
			r.add(arc(b, half, half, 0, 2*math.Pi))
		}
	}
}

func turns(a, b, c Point) bool {
	ux, uy := unit(a, b)
	vx, vy := unit(b, c)
	return math.Abs(ux*vy-uy*vx) > 0.15 || ux*vx+uy*vy < 0
}

// mostDashes bounds the work on a line of absurd length.
const mostDashes = 20_000

// dashes cuts a line into the pieces that are drawn.
func dashes(ps []Point, pattern []float64) [][]Point {
	var out [][]Point
	piece, left, at := []Point{ps[0]}, pattern[0], 0
	for i := 1; i < len(ps); i++ {
		a, b := ps[i-1], ps[i]
		long := math.Hypot(b.X-a.X, b.Y-a.Y)
		dx, dy := unit(a, b)
		for long > left && len(out) < mostDashes {
			a = Point{a.X + left*dx, a.Y + left*dy}
			long -= left
			if at%2 == 0 {
				out = append(out, append(piece, a))
			}
			at++
			left, piece = pattern[at%len(pattern)], []Point{a}
		}
		left -= long
		piece = append(piece, b)
	}
	if at%2 == 0 && len(piece) > 1 {
		out = append(out, piece)
	}
	return out
}
