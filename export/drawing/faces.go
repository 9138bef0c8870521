package drawing

import (
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"bifocal/assets/fonts"
)

// Measure knows how wide text is.
type Measure interface {
	// Width returns the width of one line of text in points.
	Width(text string, size float64, bold bool) float64
}

// Faces measures with the faces that the window and the briefs are set in.
var Faces Measure = faces{}

type faces struct{}

// Width returns the width of one line of text in points.
func (faces) Width(text string, size float64, bold bool) float64 {
	sum := 0.0
	table := advances(bold)
	for _, r := range text {
		if r < rune(len(table)) {
			sum += table[r]
		} else {
			sum += otherAdvance(r, bold)
		}
	}
	return sum * size
}

// em is the size that faces are measured at, in pixels, fine enough for no
// rounding to show.
const em = 1024

// face is one parsed file.
type face struct {
	font *sfnt.Font
	buf  sfnt.Buffer
}

// faceSet is the faces in the order in which a character is looked for.
type faceSet struct {
	sync.Mutex
	faces  []*face
	widths map[rune]float64
}

var (
	regularSet = sync.OnceValue(func() *faceSet { return parse(fonts.Regular) })
	boldSet    = sync.OnceValue(func() *faceSet { return parse(fonts.Bold) })
	regularASC = sync.OnceValue(func() *[128]float64 { return ascii(regularSet()) })
	boldASC    = sync.OnceValue(func() *[128]float64 { return ascii(boldSet()) })
)

func setOf(bold bool) *faceSet {
	if bold {
		return boldSet()
	}
	return regularSet()
}

func advances(bold bool) *[128]float64 {
	if bold {
		return boldASC()
	}
	return regularASC()
}

// parse reads a text face, with the symbols behind it. The files are embedded
// and their hashes tested, so one that does not parse is a fault of the build.
func parse(text []byte) *faceSet {
	s := &faceSet{widths: map[rune]float64{}}
	for _, data := range [][]byte{text, fonts.Symbols} {
		f, err := sfnt.Parse(data)
		if err != nil {
			panic("drawing: an embedded face does not parse: " + err.Error())
		}
		s.faces = append(s.faces, &face{font: f})
	}
	return s
}

// find returns the face that draws a character, and its glyph: 0 where none
// does.
func (s *faceSet) find(r rune) (*face, sfnt.GlyphIndex) {
	for _, f := range s.faces {
		if g, err := f.font.GlyphIndex(&f.buf, r); err == nil && g != 0 {
			return f, g
		}
	}
	return s.faces[0], 0
}

// Covers reports whether the bundled faces have every character of a text. What
// they lack is painted as an empty square.
func Covers(text string, bold bool) bool {
	s := setOf(bold)
	s.Lock()
	defer s.Unlock()
	for _, r := range text {
		if r >= 0x80 {
			if _, g := s.find(r); g == 0 && s.advance(r) > 0 {
				return false
			}
		}
	}
	return true
}

// advance is the width of a character as a share of the size.
func (s *faceSet) advance(r rune) float64 {
	f, g := s.find(r)
	if g == 0 {
		return missingWidth(r)
	}
	a, err := f.font.GlyphAdvance(&f.buf, g, fixed.I(em), font.HintingNone)
	if err != nil {
		return missingWidth(r)
	}
	return float64(a) / 64 / em
}

func ascii(s *faceSet) *[128]float64 {
	s.Lock()
	defer s.Unlock()
	var out [128]float64
	for r := range out {
		out[r] = s.advance(rune(r))
	}
	return &out
}

func otherAdvance(r rune, bold bool) float64 {
	s := setOf(bold)
	s.Lock()
	defer s.Unlock()
	w, known := s.widths[r]
	if !known {
		w = s.advance(r)
		s.widths[r] = w
	}
	return w
}
