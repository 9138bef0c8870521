package pdf

import (
	"encoding/binary"
	"math"

	"bifocal/export"
	"bifocal/export/hyphenation"

	"github.com/go-text/typesetting/shaping"
)

// press is what the texts of one document are set with. It keeps what it has
// measured, since a document is laid out several times until its pages are cut
// well.
type press struct {
	faces    faceSet
	words    *hyphenation.Dictionary // nil where the language has none
	language string
	finder   finder // nil where only our own faces are to be used
	shaper   shaping.HarfbuzzShaper
	texts    map[string]*text
	brought  *brought // nil where text is set in our own faces
	arranged arrangement
}

func newPress(doc *export.Document, faces typefaces) *press {
	p := &press{
		faces: append(faceSet(nil), faces.own...), language: languageTag(doc.Language),
		words: hyphenation.For(or(doc.Language, "en")),
	}
	if !doc.OwnFaces {
		p.finder = faces.others
	}
	return p
}

// keyOf is the same for the same text in the same inks.
func keyOf(pieces []piece) []byte {
	n := 0
	for _, p := range pieces {
		n += len(p.text) + len(p.ink.link) + 24
	}
	key := make([]byte, 0, n)
	for _, p := range pieces {
		flags := byte(0)
		for i, set := range []bool{p.ink.bold, p.ink.italic, p.ink.code, p.ink.hyphens, p.ink.drawn} {
			if set {
				flags |= 1 << i
			}
		}
		key = append(key, flags, p.ink.colour.r, p.ink.colour.g, p.ink.colour.b)
		key = binary.LittleEndian.AppendUint64(key, math.Float64bits(p.ink.size))
		for _, s := range []string{p.ink.link, p.text} {
			key = binary.LittleEndian.AppendUint32(key, uint32(len(s)))
			key = append(key, s...)
		}
	}
	return key
}
