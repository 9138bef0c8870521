package artwork

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// Sheet is paper that paths are painted on, anti-aliased.
type Sheet struct {
	Image *image.RGBA
	scale float64 // pixels a unit
	fill  vector.Rasterizer
}

// NewSheet returns a sheet of so many units in one colour, with scale pixels a
// unit.
func NewSheet(w, h, scale float64, ground color.Color) *Sheet {
	s := &Sheet{Image: image.NewRGBA(image.Rect(0, 0, max(1, int(math.Round(w*scale))), max(1, int(math.Round(h*scale))))), scale: scale}
	draw.Draw(s.Image, s.Image.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	return s
}

// Rect fills a rectangle.
func (s *Sheet) Rect(x, y, w, h float64, c color.NRGBA) {
	s.polygons([][]Point{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}}, c)
}

// Paint paints a path: its area, then its stroke.
func (s *Sheet) Paint(p Path) {
	contours := p.Contours(s.scale)
	if p.Fill.A > 0 {
		area := contours
		if p.EvenOdd {
			area = wound(contours)
		}
		s.polygons(area, p.Fill)
	}
	if p.Stroke.A > 0 && p.Width > 0 {
		s.stroke(contours, p)
	}
}

// Picture paints a picture file into a rectangle.
func (s *Sheet) Picture(img image.Image, x, y, w, h float64, scaler func(dst draw.Image, r image.Rectangle, src image.Image)) {
	r := image.Rect(int(math.Round(x*s.scale)), int(math.Round(y*s.scale)), int(math.Round((x+w)*s.scale)), int(math.Round((y+h)*s.scale)))
	scaler(s.Image, r, img)
}

// polygons fills areas by winding.
func (s *Sheet) polygons(ps [][]Point, c color.NRGBA) {
	low, high := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, contour := range ps {
		for _, p := range contour {
			low.X, low.Y = min(low.X, p.X), min(low.Y, p.Y)
			high.X, high.Y = max(high.X, p.X), max(high.Y, p.Y)
		}
	}
	on := s.Image.Bounds()
	if !(low.X*s.scale < float64(on.Max.X)) || !(low.Y*s.scale < float64(on.Max.Y)) || !(high.X > 0) || !(high.Y > 0) {
		return
	}
	area := image.Rect(
		int(max(math.Floor(low.X*s.scale)-1, 0)), int(max(math.Floor(low.Y*s.scale)-1, 0)),
		int(min(math.Ceil(high.X*s.scale)+1, float64(on.Max.X))), int(min(math.Ceil(high.Y*s.scale)+1, float64(on.Max.Y))),
	)
	if area.Empty() {
		return
	}
	s.fill.Reset(area.Dx(), area.Dy())
	at := func(p Point) (float32, float32) {
		return float32(p.X*s.scale) - float32(area.Min.X), float32(p.Y*s.scale) - float32(area.Min.Y)
	}
	for _, contour := range ps {
		s.fill.MoveTo(at(contour[0]))
		for _, p := range contour[1:] {
			s.fill.LineTo(at(p))
		}
		s.fill.ClosePath()
	}
	s.fill.Draw(s.Image, area, image.NewUniform(c), image.Point{})
}

// wound turns contours so that counting windings fills what counting crossings
// fills: one that lies in an odd number of others goes the other way round.
func wound(contours [][]Point) [][]Point {
	out := make([][]Point, len(contours))
	for i, c := range contours {
		depth := 0
		for j, o := range contours {
			if i != j && inside(c[0], o) {
				depth++
			}
		}
		out[i] = turned(c, depth%2 == 1)
	}
	return out
}

// turned returns a contour that goes round one way, or the other.
func turned(c []Point, other bool) []Point {
	sum := 0.0
	for i, p := range c {
		q := c[(i+1)%len(c)]
		sum += p.X*q.Y - q.X*p.Y
	}
	if (sum < 0) == other {
		return c
	}
	back := make([]Point, len(c))
	for i, p := range c {
		back[len(c)-1-i] = p
	}
	return back
}

func inside(p Point, c []Point) bool {
	in := false
	for i, a := range c {
		b := c[(i+1)%len(c)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(p.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			in = !in
		}
	}
	return in
}

// stroke paints lines as a rectangle for each piece and a piece for each corner.
func (s *Sheet) stroke(contours [][]Point, p Path) {
	half := p.Width / 2
	var area [][]Point
	add := func(ps ...Point) { area = append(area, turned(ps, false)) }
	for _, c := range contours {
		closed := len(c) > 2 && c[0] == c[len(c)-1]
		for i := 1; i < len(c); i++ {
			a, b := c[i-1], c[i]
			d := math.Hypot(b.X-a.X, b.Y-a.Y)
			if d == 0 {
				continue
			}
			dx, dy := (b.X-a.X)/d*half, (b.Y-a.Y)/d*half
			if !closed && p.Cap == Bevel && i == 1 {
				a = Point{a.X - dx, a.Y - dy}
			}
			if !closed && p.Cap == Bevel && i == len(c)-1 {
				b = Point{b.X + dx, b.Y + dy}
			}
			add(Point{a.X - dy, a.Y + dx}, Point{b.X - dy, b.Y + dx}, Point{b.X + dy, b.Y - dx}, Point{a.X + dy, a.Y - dx})
			next := i + 1
			if next == len(c) && closed {
				next = 1
			}
			if next < len(c) {
				s.corner(add, c[i-1], c[i], c[next], half, p.Join)
			}
		}
		if !closed && p.Cap == Round {
			add(circle(c[0], half)...)
			add(circle(c[len(c)-1], half)...)
		}
	}
	if len(area) > 0 {
		s.polygons(area, p.Stroke)
	}
}

// mostMiter is how far a pointed corner may reach, as a multiple of the width.
const mostMiter = 4

// corner fills the gap outside of the corner at b.
func (s *Sheet) corner(add func(...Point), a, b, c Point, half float64, join Join) {
	ux, uy := unit(a, b)
	vx, vy := unit(b, c)
	cross, dot := ux*vy-uy*vx, ux*vx+uy*vy
	if math.Abs(cross) < 1e-6 && dot > 0 {
		return
	}
	if join == Round {
		add(circle(b, half)...)
		return
	}
	side := -1.0
	if cross < 0 {
		side = 1
	}
	p := Point{b.X - side*uy*half, b.Y + side*ux*half}
	q := Point{b.X - side*vy*half, b.Y + side*vx*half}
	if reach := 1 / math.Sqrt(max((1+dot)/2, 1e-9)); join == Miter && reach <= mostMiter {
		mx, my := unit(b, Point{(p.X + q.X) / 2, (p.Y + q.Y) / 2})
		add(b, p, Point{b.X + mx*half*reach, b.Y + my*half*reach}, q)
		return
	}
	add(b, p, q)
}

func unit(a, b Point) (x, y float64) {
	d := math.Hypot(b.X-a.X, b.Y-a.Y)
	if d == 0 {
		return 0, 0
	}
	return (b.X - a.X) / d, (b.Y - a.Y) / d
}

func circle(c Point, r float64) []Point {
	const n = 24
	out := make([]Point, n)
	for i := range out {
		a := 2 * math.Pi * float64(i) / n
		out[i] = Point{c.X + r*math.Cos(a), c.Y + r*math.Sin(a)}
	}
	return out
}
