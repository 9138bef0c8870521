package pdf

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// ink is how a run of text looks.
type ink struct {
	bold, italic, code bool
	hyphens            bool    // its words may be broken
	drawn              bool    // it stands in a picture, which was measured in our own faces
	size               float64 // points
	colour             colour
	link               string
}

// piece is text in one ink.
type piece struct {
	text string
	ink  ink
}

// glyph is one character, placed in a face and measured.
type glyph struct {
	r    rune
	face faceID
	ink  uint16 // index in text.inks
	adv  int16  // thousandths of the size
	kern int16  // to the next glyph of the same run, thousandths
	solo bool   // a grapheme cluster starts here

	joined uint8    // how many letters from here on are drawn as one
	level  uint8    // odd where it is read to the left
	shaped []shaped // what is drawn where the face is of the user's machine
}

// text is a paragraph that is measured but not yet broken into lines.
type text struct {
	glyphs   []glyph
	inks     []ink
	breaks   []breakAt
	hyphens  []int // words may be broken before these glyphs, with a hyphen
	mixed    bool  // some of it is read to the left
	leftward bool  // the paragraph is
	spell    bool  // its characters are not those that its glyphs stand for one by one
	replaced []replaced
}

// width returns the width of glyphs[from:to] in points.
func (t *text) width(from, to int) float64 {
	var w float64
	for i := from; i < to; i++ {
		w += t.glyphWidth(i, to)
	}
	return w
}

// glyphWidth is the width of one glyph, with its kern unless it ends the line.
func (t *text) glyphWidth(i, end int) float64 {
	g := &t.glyphs[i]
	units := int(g.adv)
	if i+1 < end {
		units += int(g.kern)
	}
	return float64(units) * t.inks[g.ink].effective() / 1000
}

// effective is the size the face is drawn at: code is set a little smaller,
// because the monospaced face looks larger than the text face.
func (k *ink) effective() float64 {
	if k.code {
		return k.size * 0.9
	}
	return k.size
}

// setter turns strings into measured text and counts what it had to replace.
type setter struct {
	*press
	tally tally
}

// set measures pieces as one paragraph. What was measured before is not measured
// again.
func (s *setter) set(pieces ...piece) *text {
	key := keyOf(pieces)
	if t, known := s.texts[string(key)]; known {
		for _, r := range t.replaced {
			s.tally.replaced(r.r, r.with)
		}
		return t
	}
	s.tally.log = s.tally.log[:0]
	t := s.measure(pieces)
	t.replaced = slices.Clone(s.tally.log)
	if s.texts == nil {
		s.texts = map[string]*text{}
	}
	s.texts[string(key)] = t
	return t
}

func (s *setter) measure(pieces []piece) *text {
	t := &text{}
	var plain []byte
	space := true // collapse runs of spaces, also at the start
	for _, p := range pieces {
		clean := sanitise(p.text, &s.tally)
		t.inks = append(t.inks, p.ink)
		k := uint16(min(len(t.inks)-1, 1<<16-1))
		faces := s.chain(&p.ink)
		state := -1
		for len(clean) > 0 {
			var cluster string
			cluster, clean, _, state = uniseg.FirstGraphemeClusterInString(clean, state)
			if cluster == " " {
				if space && !p.ink.code {
					continue
				}
				space = true
			} else {
				space = cluster == "\n"
			}
			plain = s.cluster(t, plain, cluster, faces, k)
		}
	}
	for n := len(t.glyphs); n > 0 && (t.glyphs[n-1].r == ' ' || t.glyphs[n-1].r == '\n'); n-- {
		t.glyphs = t.glyphs[:n-1]
		plain = plain[:len(plain)-1]
	}
	t.direct()
	s.shape(t)
	s.kern(t)
	s.join(t)
	t.breaks = findBreaks(t, plain)
	s.hyphenate(t)
	return t
}

// cluster appends one user-perceived character, drawn by a single face where
// one has all of its parts, so that marks sit on their letters.
func (s *setter) cluster(t *text, plain []byte, cluster string, faces []faceID, k uint16) []byte {
	solo := true
	whole := s.faceFor(cluster, faces)
	if whole == noFace {
		if id, ok := s.foreignFor(cluster, t.inks[k].bold); ok {
			whole = id
		}
	}
	for _, r := range cluster {
		id := whole
		if id == noFace {
			id = s.faceFor(string(r), faces)
		}
		if id != noFace {
			plain = s.glyph(t, plain, r, id, k, solo)
			solo = false
			continue
		}
		with := compatible(r, func(c rune) bool { return s.faceFor(string(c), faces) != noFace })
		if with == "" {
			with = string(substitute)
		}
		s.tally.replaced(r, with)
		for _, c := range with {
			plain = s.glyph(t, plain, c, s.faceFor(string(c), faces), k, true)
		}
		solo = false
	}
	return plain
}

func (s *setter) glyph(t *text, plain []byte, r rune, id faceID, k uint16, solo bool) []byte {
	g := glyph{r: r, face: id, ink: k, solo: solo}
	switch {
	case id >= faceCount: // measured when it is shaped
	case !undrawn(r):
		g.adv = int16(s.faces[id].advance(r))
	}
	t.glyphs = append(t.glyphs, g)
	return utf8.AppendRune(plain, r)
}

// faceFor returns the first face that can draw all of cluster, or noFace.
func (s *setter) faceFor(cluster string, faces []faceID) faceID {
next:
	for _, id := range faces {
		for _, r := range cluster {
			if !undrawn(r) && !s.faces[id].has(r) {
				continue next
			}
		}
		return id
	}
	return noFace
}

func (s *setter) kern(t *text) {
	for i := 0; i+1 < len(t.glyphs); i++ {
		a, b := &t.glyphs[i], &t.glyphs[i+1]
		if a.face >= faceCount || a.face != b.face || a.level%2 == 1 || a.ink != b.ink || undrawn(a.r) || undrawn(b.r) || unicode.IsDigit(a.r) && unicode.IsDigit(b.r) {
			continue
		}
		a.kern = int16(s.faces[a.face].kern(a.r, b.r))
	}
}

// inkAt is the ink of glyph i.
func (t *text) inkAt(i int) *ink { return &t.inks[t.glyphs[i].ink] }
