package pdf

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"bifocal/export/hyphenation"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Whatever the text and the width, every character is on exactly one line or is
// white space between two, and stands at one place of it.
func FuzzFit(f *testing.F) {
	f.Add("The infrastructure of the platform grows by 2.8 M USD a year, efficiently.", 120.0)
	f.Add("שלום (hello) 12.5 % אבג\nand 100–200 x\u0301\u0302 \u00ad\u200d end", 33.0)
	f.Add("\u200b\u00a0a\u2028b\r\n  🎉", 1.0)
	s := newSetter(f)
	s.words = hyphenation.For("en")
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if len(text) > 2000 || math.IsNaN(width) || width < 1 || width > 1e4 {
			return
		}
		set := s.set(piece{text, ink{size: 10, hyphens: true}})
		at := 0
		for _, l := range set.fit(s.faces, width) {
			if l.from < at || l.to < l.from || l.to > len(set.glyphs) {
				t.Fatalf("a line from %d to %d after %d", l.from, l.to, at)
			}
			for _, g := range set.glyphs[at:l.from] {
				if !undrawn(g.r) && !isSpace(g.r) {
					t.Fatalf("%q is lost", g.r)
				}
			}
			order := set.visual(l.from, l.to)
			slices.Sort(order)
			for k, i := range order {
				if i != l.from+k {
					t.Fatalf("glyph %d has no place", l.from+k)
				}
			}
			at = l.to
		}
		for _, g := range set.glyphs[min(at, len(set.glyphs)):] {
			if !isSpace(g.r) && !undrawn(g.r) {
				t.Fatalf("%q is lost at the end", g.r)
			}
		}
	})
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\n', '\u2009', '\u200A', '\u2002', '\u2003', '\u3000':
		return true
	}
	return false
}

// Whatever the outline of a glyph, what is embedded can be read again.
func FuzzOutline(f *testing.F) {
	f.Add([]byte{0, 10, 10, 1, 90, 10, 3, 90, 90, 50, 120, 10, 90, 2, 0, 50, 10, 10})
	f.Add([]byte{1, 1, 1, 0, 5, 5, 0, 6, 6})
	f.Fuzz(func(t *testing.T, data []byte) {
		var segments []opentype.Segment
		for len(data) > 6 && len(segments) < 500 {
			s := opentype.Segment{Op: opentype.SegmentOp(data[0] % 4)}
			for i := range s.Args {
				s.Args[i] = opentype.SegmentPoint{X: 40 * float32(int8(data[1+2*i])), Y: 40 * float32(int8(data[2+2*i]))}
			}
			segments = append(segments, s)
			data = data[7:]
		}
		var o outline
		o.follow(segments)
		if glyph := o.bytes(); len(glyph)%2 == 1 && len(glyph) < 10 {
			t.Fatalf("%d bytes", len(glyph))
		}
		cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 'a', 0, 0, 0, 'a', 0, 0, 0, 0}
		glyf := o.bytes()
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		n := byte(len(glyf) >> 8)
		loca := []byte{0, 0, 0, 0, 0, 0, n, byte(len(glyf))}
		head, hhea, maxp := make([]byte, 54), make([]byte, 36), make([]byte, 32)
		head[18], head[51], hhea[35], maxp[1], maxp[5] = 4, 1, 1, 1, 1
		file := assemble([]section{{"cmap", cmap}, {"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", make([]byte, 4)}, {"loca", loca}, {"maxp", maxp}})
		face, err := font.ParseTTF(bytes.NewReader(file))
		if err != nil {
			t.Fatalf("cannot be read: %v", err)
		}
		got, ok := face.GlyphData(0).(font.GlyphOutline)
		if len(o.ends) > 0 && (!ok || len(got.Segments) == 0) {
			t.Fatalf("%d contours are lost", len(o.ends))
		}
	})
}
