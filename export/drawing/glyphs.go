package drawing

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
)

// glyphCache keeps outlines in shares of the size, so that each is read once a
// picture.
type glyphCache map[glyphKey]glyph

type glyphKey struct {
	r    rune
	bold bool
}

type glyph struct {
	segments []sfnt.Segment
	advance  float64
	missing  bool
}

func (r *raster) glyph(c rune, bold bool) glyph {
	key := glyphKey{c, bold}
	if g, ok := r.glyphs[key]; ok {
		return g
	}
	s := setOf(bold)
	s.Lock()
	defer s.Unlock()
	g := glyph{advance: s.advance(c)}
	f, index := s.find(c)
	if index == 0 {
		g.missing = g.advance > 0 && c != ' '
	} else if segments, err := f.font.LoadGlyph(&f.buf, index, fixed.I(em), nil); err == nil {
		g.segments = append([]sfnt.Segment(nil), segments...) // the buffer is used again
	}
	if r.glyphs == nil {
		r.glyphs = glyphCache{}
	}
	r.glyphs[key] = g
	return g
}

// text paints one line. What no face has is painted as an empty square, so that
// it is seen to be missing.
func (r *raster) text(t Text) {
	b := t.Bounds()
	if !r.begin(Rect{b.X - t.Size, b.Y - t.Size, b.W + 2*t.Size, b.H + 2*t.Size}) {
		return
	}
	x := t.Left()
	for _, c := range visual(t.Text) {
		g := r.glyph(c, t.Bold)
		if g.missing {
			r.square(x, t.At.Y, g.advance*t.Size, t.Size)
		}
		at := func(p fixed.Point26_6) (float32, float32) {
			return r.at(Point{x + float64(p.X)/64/em*t.Size, t.At.Y + float64(p.Y)/64/em*t.Size})
		}
		for i, s := range g.segments {
			switch s.Op {
			case sfnt.SegmentOpMoveTo:
				if i > 0 {
					r.fill.ClosePath()
				}
				r.fill.MoveTo(at(s.Args[0]))
			case sfnt.SegmentOpLineTo:
				r.fill.LineTo(at(s.Args[0]))
			case sfnt.SegmentOpQuadTo:
				bx, by := at(s.Args[0])
				cx, cy := at(s.Args[1])
				r.fill.QuadTo(bx, by, cx, cy)
			case sfnt.SegmentOpCubeTo:
				bx, by := at(s.Args[0])
				cx, cy := at(s.Args[1])
				dx, dy := at(s.Args[2])
				r.fill.CubeTo(bx, by, cx, cy, dx, dy)
			}
		}
		if len(g.segments) > 0 {
			r.fill.ClosePath()
		}
		x += g.advance * t.Size
	}
	r.paint(t.Role)
}

// square is the frame of a character that cannot be drawn.
func (r *raster) square(x, y, w, size float64) {
	outer, inner := Rect{x + 0.08*size, y - 0.7*size, w - 0.16*size, 0.7 * size}, 0.06*size
	for _, side := range []Rect{
		{outer.X, outer.Y, outer.W, inner},
		{outer.X, outer.Bottom() - inner, outer.W, inner},
		{outer.X, outer.Y, inner, outer.H},
		{outer.Right() - inner, outer.Y, inner, outer.H},
	} {
		r.add(boxOutline(side, 0))
	}
}

// visual returns the characters of a line from left to right.
func visual(text string) []rune {
	rs := []rune(text)
	plain := true
	for _, c := range rs {
		if c >= 0x590 {
			plain = false
			break
		}
	}
	if plain {
		return rs
	}
	var par bidi.Paragraph
	if _, err := par.SetString(text); err != nil {
		return rs
	}
	order, err := par.Order()
	if err != nil {
		return rs
	}
	out := make([]rune, 0, len(rs))
	for i := range order.NumRuns() {
		run := order.Run(i)
		s := run.String()
		if run.Direction() == bidi.RightToLeft {
			s = bidi.ReverseString(s)
		}
		out = append(out, []rune(s)...)
	}
	return out
}
