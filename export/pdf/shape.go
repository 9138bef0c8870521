package pdf

import (
	"math"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// foreign is a face of the user's machine as one document uses it: the glyphs it
// draws, numbered in the order in which they were first needed, and the text that
// each stands for.
type foreign struct {
	face  *font.Face
	codes map[meant]uint16
	gids  []font.GID
	texts []string
	text  bool // it is the text face of the document, and not looked for since others lack a character
}

// meant is a glyph for a text.
type meant struct {
	gid  font.GID
	text string
}

// shaped is one glyph of a foreign face at its place: advance and offsets in
// thousandths of the type size.
type shaped struct {
	code        uint16
	adv, dx, dy int16
}

func newForeign(f *font.Font) *foreign {
	return &foreign{face: font.NewFace(f), codes: map[meant]uint16{}, gids: []font.GID{0}, texts: []string{""}}
}

func (f *foreign) code(gid font.GID, text string) uint16 {
	key := meant{gid, text}
	code, known := f.codes[key]
	if !known && len(f.gids) < math.MaxUint16 {
		code = uint16(len(f.gids))
		f.codes[key] = code
		f.gids, f.texts = append(f.gids, gid), append(f.texts, text)
	}
	return code
}

// plainAdvance is how far a character moves on by itself, in thousandths.
func (f *foreign) plainAdvance(r rune) int {
	gid, _ := f.face.NominalGlyph(r)
	return int(math.Round(float64(f.face.HorizontalAdvance(gid)) * 1000 / float64(f.face.Upem())))
}

// hyphen is the code of a hyphen that a word is broken with.
func (f *foreign) hyphen() uint16 {
	gid, ok := f.face.NominalGlyph('-')
	if !ok {
		return 0
	}
	return f.code(gid, string(softHyphen))
}

// advance is how far the glyph of a code moves on by itself, in thousandths.
func (f *foreign) advance(code uint16) int {
	return int(math.Round(float64(f.face.HorizontalAdvance(f.gids[code])) * 1000 / float64(f.face.Upem())))
}

// foreignFor returns the face of the user's machine that draws all of cluster, or
// false where there is none. Faces of the document are tried first.
func (s *setter) foreignFor(cluster string, bold bool) (faceID, bool) {
	first, _ := utf8.DecodeRuneInString(cluster)
	if s.finder == nil || unicode.Is(unicode.Co, first) { // for private use: what it means, no reader of the file knows
		return 0, false
	}
	found := s.finder.find(first, bold)
	if found == nil {
		return 0, false
	}
	id := faceID(0)
	for i := int(faceCount); i < len(s.faces); i++ {
		if s.faces[i].foreign.face.Font == found {
			id = faceID(i)
		}
	}
	if id == 0 {
		if len(s.faces) >= mostFaces {
			return 0, false
		}
		id = faceID(len(s.faces))
		s.faces = append(s.faces, &face{foreign: newForeign(found)})
	}
	for _, r := range cluster {
		if gid, ok := found.NominalGlyph(r); !undrawn(r) && (!ok || gid == 0) {
			return 0, false
		}
	}
	return id, true
}

// foreign returns the faces of the user's machine that are in use, in their
// order.
func (s *setter) foreign() []*foreign {
	var out []*foreign
	for _, f := range s.faces[min(int(faceCount), len(s.faces)):] {
		out = append(out, f.foreign)
	}
	return out
}

// mostFaces bounds how many faces one document uses.
const mostFaces = 200

// shape places the glyphs of every stretch in a foreign face: letters take the
// form that their neighbours ask for.
func (s *setter) shape(t *text) {
	for i := 0; i < len(t.glyphs); {
		g := t.glyphs[i]
		if g.face < faceCount {
			i++
			continue
		}
		j := i + 1
		script := language.LookupScript(g.r)
		for j < len(t.glyphs) && t.glyphs[j].face == g.face && t.glyphs[j].ink == g.ink && t.glyphs[j].level == g.level {
			other := language.LookupScript(t.glyphs[j].r)
			if other != script && strong(other) && strong(script) {
				break
			}
			if !strong(script) {
				script = other
			}
			j++
		}
		s.shapeRun(t, i, j, script)
		i = j
	}
}

// strong says that a script is one, and not what any script may use.
func strong(s language.Script) bool {
	return s != language.Common && s != language.Inherited && s != language.Unknown
}

func (s *setter) shapeRun(t *text, from, to int, script language.Script) {
	f := s.faces[t.glyphs[from].face].foreign
	input := shaping.Input{
		Face: f.face, Size: fixed.I(1000), Script: script, Direction: di.DirectionLTR, Language: language.NewLanguage(or(s.language, "en")),
	}
	if t.glyphs[from].level%2 == 1 {
		input.Direction = di.DirectionRTL
	}
	for i := from; i < to; i++ {
		input.Text = append(input.Text, t.glyphs[i].r)
	}
	input.RunEnd = len(input.Text)
	if f.text {
		input.FontFeatures = tabular
	}
	for i := from; i < to; i++ {
		t.glyphs[i].adv, t.glyphs[i].shaped = 0, nil
	}
	for _, out := range s.shaper.Shape(input).Glyphs {
		g := &t.glyphs[from+out.ClusterIndex]
		meaning := ""
		if len(g.shaped) == 0 {
			meaning = string(input.Text[out.ClusterIndex:min(out.ClusterIndex+out.RuneCount, len(input.Text))])
		}
		adv := thousandths(out.XAdvance)
		g.adv += adv
		t.spell = t.spell || meaning == "" || out.RuneCount > 1 && !f.text
		g.shaped = append(g.shaped, shaped{f.code(out.GlyphID, meaning), adv, thousandths(out.XOffset), thousandths(out.YOffset)})
	}
}

// tabular makes digits of one width, where a text face has such: numbers stand over
// one another in tables.
var tabular = []shaping.FontFeature{{Tag: opentype.MustNewTag("tnum"), Value: 1}}

func thousandths(v fixed.Int26_6) int16 {
	return int16(max(math.MinInt16, min(math.MaxInt16, math.Round(float64(v)/64))))
}
