package pdf

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	imagedraw "image/draw"
	"math"

	"bifocal/export"
	"bifocal/export/artwork"
	"bifocal/export/drawing"

	xdraw "golang.org/x/image/draw"
)

// Proofs are the pages of a brief as pictures.
type Proofs struct {
	Pages []image.Image
	// Covered says that the first of them is the cover, which is not counted.
	Covered bool
	// Report is what Render would report.
	Report Report
	// More is how many further pages there are that were not drawn.
	More int
}

// Proof draws the pages that Render would write as pictures: laid out and painted
// by the same code, glyph for glyph, onto pixels in place of the file. At most most
// pages are drawn, the cover among them, with scale pixels a point. It fails as
// Render does.
func Proof(ctx context.Context, doc *export.Document, scale float64, most int) (p Proofs, err error) {
	defer func() {
		if r := recover(); r != nil {
			p, err = Proofs{}, fmt.Errorf("draw pages: %v", r)
		}
	}()
	if doc == nil {
		return Proofs{}, errors.New("draw pages: no document")
	}
	faces, err := loadFaces()
	if err != nil {
		return Proofs{}, fmt.Errorf("draw pages: %w", err)
	}
	b, pages, err := layOut(ctx, doc, typefaces{faces, installed})
	if err != nil {
		return Proofs{}, fmt.Errorf("draw pages: lay out: %w", err)
	}
	p.Report = b.report(pages)
	p.Covered = b.cover != nil
	shown := pages
	if room := max(0, most-len(covers(b))); len(shown) > room {
		shown, p.More = shown[:room], len(shown)-room
	}
	s := &proof{sheet: b.sheet, palette: b.palette, scale: scale, pen: newPen(b.set.faces)}
	if err := b.paint(ctx, shown, s); err != nil {
		return Proofs{}, fmt.Errorf("draw pages: %w", err)
	}
	p.Pages = s.pages
	return p, nil
}

// covers is the cover, where there is one.
func covers(b *builder) []*cover {
	if b.cover == nil {
		return nil
	}
	return []*cover{b.cover}
}

// proof draws pages as pictures.
type proof struct {
	sheet   sheet
	palette palette
	scale   float64
	pen     *pen
	pages   []image.Image
	on      *artwork.Sheet
}

func (s *proof) begin() { s.on = artwork.NewSheet(s.sheet.width, s.sheet.height, s.scale, color.White) }
func (s *proof) end()   { s.pages = append(s.pages, s.on.Image) }

func (s *proof) mark(string, float64) {}

func (c colour) nrgba() color.NRGBA { return color.NRGBA{c.r, c.g, c.b, 0xFF} }

func (s *proof) fill(rules ...rule) {
	for _, r := range rules {
		s.on.Rect(r.x, r.y, r.width, r.height, r.colour.nrgba())
	}
}

func (s *proof) outlines(_ outlineKind, paths []artwork.Path) {
	for _, p := range paths {
		s.on.Paint(p)
	}
}

func (s *proof) parts(parts []part, y float64) {
	for _, p := range parts {
		if p.line.to > p.line.from {
			s.outlines(decoration, s.pen.line(p, y))
		}
	}
}

func (s *proof) picture(l *logo, x, y, w, h float64) error {
	s.on.Picture(l.image, x, y, w, h, func(dst imagedraw.Image, r image.Rectangle, src image.Image) {
		xdraw.CatmullRom.Scale(dst, r, src, src.Bounds(), xdraw.Over, nil)
	})
	return nil
}

// figure draws a picture with its upper left corner at (x, y).
func (s *proof) figure(f *figure, x, y float64) {
	at := func(p drawing.Point) artwork.Point {
		return artwork.Point{X: x + p.X*f.scale, Y: y + p.Y*f.scale}
	}
	for i, shape := range f.shapes {
		switch shape := shape.(type) {
		case drawing.Box:
			s.area(shape.Ink, rounded(shape.Rect, shape.Radius, at), f.scale)
		case drawing.Ellipse:
			s.area(shape.Ink, rounded(shape.Rect, max(shape.Rect.W, shape.Rect.H)/2, at), f.scale)
		case drawing.Polygon:
			s.area(shape.Ink, polygon(shape.Points, at), f.scale)
		case drawing.Line:
			var line []artwork.Point
			for _, q := range shape.Flat() {
				line = append(line, at(q))
			}
			s.dashes(line, scaled(shape.Dash.Pattern(), f.scale), artwork.Path{Stroke: s.palette.of(shape.Stroke).nrgba(), Width: shape.Width * f.scale, Join: artwork.Round})
			for _, head := range shape.Heads() {
				s.area(drawing.Ink{Fill: shape.Stroke}, polygon(head, at), f.scale)
			}
		case drawing.Text:
			p := f.texts[i]
			p.x += x
			if p.line.to > 0 {
				s.outlines(decoration, s.pen.line(p, y))
			}
		}
	}
}

func (s *proof) area(i drawing.Ink, p artwork.Path, scale float64) {
	if i.Fill != drawing.None {
		p.Fill = s.palette.of(i.Fill).nrgba()
	}
	stroked := i.Stroke != drawing.None && i.Width > 0
	pattern := i.Dash.Pattern()
	if stroked && len(pattern) == 0 {
		p.Stroke, p.Width, p.Join = s.palette.of(i.Stroke).nrgba(), i.Width*scale, artwork.Round
	}
	s.on.Paint(p)
	if !stroked || len(pattern) == 0 {
		return
	}
	for _, contour := range p.Contours(s.scale) {
		s.dashes(contour, scaled(pattern, scale), artwork.Path{Stroke: s.palette.of(i.Stroke).nrgba(), Width: i.Width * scale})
	}
}

// dashes draws a line in the pieces of a pattern.
func (s *proof) dashes(line []artwork.Point, pattern []float64, look artwork.Path) {
	for _, piece := range dashed(line, pattern) {
		p := look
		for k, q := range piece {
			if k == 0 {
				p.MoveTo(q.X, q.Y)
			} else {
				p.LineTo(q.X, q.Y)
			}
		}
		s.on.Paint(p)
	}
}

func scaled(lengths []float64, by float64) []float64 {
	out := make([]float64, len(lengths))
	for i, l := range lengths {
		out[i] = l * by
	}
	return out
}

func polygon(points []drawing.Point, at func(drawing.Point) artwork.Point) artwork.Path {
	var p artwork.Path
	for i, q := range points {
		if to := at(q); i == 0 {
			p.MoveTo(to.X, to.Y)
		} else {
			p.LineTo(to.X, to.Y)
		}
	}
	if len(points) > 0 {
		p.Close()
	}
	return p
}

// rounded is a rectangle with round corners, an ellipse where the radius is half of
// its sides.
func rounded(r drawing.Rect, radius float64, at func(drawing.Point) artwork.Point) artwork.Path {
	rx, ry := min(radius, r.W/2), min(radius, r.H/2)
	if rx <= 0 || ry <= 0 {
		return polygon([]drawing.Point{{X: r.X, Y: r.Y}, {X: r.Right(), Y: r.Y}, {X: r.Right(), Y: r.Bottom()}, {X: r.X, Y: r.Bottom()}}, at)
	}
	hx, hy := rx*(1-roundness), ry*(1-roundness)
	var p artwork.Path
	move := func(x, y float64) { q := at(drawing.Point{X: x, Y: y}); p.MoveTo(q.X, q.Y) }
	line := func(x, y float64) { q := at(drawing.Point{X: x, Y: y}); p.LineTo(q.X, q.Y) }
	curve := func(ax, ay, bx, by, x, y float64) {
		a, b, c := at(drawing.Point{X: ax, Y: ay}), at(drawing.Point{X: bx, Y: by}), at(drawing.Point{X: x, Y: y})
		p.CurveTo(a.X, a.Y, b.X, b.Y, c.X, c.Y)
	}
	l, t, right, b := r.X, r.Y, r.Right(), r.Bottom()
	move(l+rx, t)
	line(right-rx, t)
	curve(right-hx, t, right, t+hy, right, t+ry)
	line(right, b-ry)
	curve(right, b-hy, right-hx, b, right-rx, b)
	line(l+rx, b)
	curve(l+hx, b, l, b-hy, l, b-ry)
	line(l, t+ry)
	curve(l, t+hy, l+hx, t, l+rx, t)
	p.Close()
	return p
}

// mostDashes bounds the work on a line of absurd length.
const mostDashes = 20_000

// dashed cuts a line into the pieces of a pattern that are drawn.
func dashed(ps []artwork.Point, pattern []float64) [][]artwork.Point {
	if len(ps) < 2 || len(pattern) == 0 {
		return [][]artwork.Point{ps}
	}
	var out [][]artwork.Point
	piece, left, at := []artwork.Point{ps[0]}, pattern[0], 0
	for i := 1; i < len(ps); i++ {
		a, b := ps[i-1], ps[i]
		long := math.Hypot(b.X-a.X, b.Y-a.Y)
		for long > left && len(out) < mostDashes {
			a = artwork.Point{X: a.X + (b.X-a.X)*left/long, Y: a.Y + (b.Y-a.Y)*left/long}
			long -= left
			if at%2 == 0 {
				out = append(out, append(piece, a))
			}
			at++
			left, piece = pattern[at%len(pattern)], []artwork.Point{a}
		}
		left -= long
		piece = append(piece, b)
	}
	if at%2 == 0 && len(piece) > 1 {
		out = append(out, piece)
	}
	return out
}
