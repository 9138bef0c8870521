package pdf

import (
	"fmt"
	"sync"

	"bifocal/assets/fonts"
)

// faceID names one of the embedded faces.
type faceID uint8

const (
	faceRegular faceID = iota
	faceBold
	faceItalic
	faceBoldItalic
	faceSymbols
	faceMono
	faceCount // of our own; those of the user's machine follow
)

// noFace is the face of what none draws.
const noFace faceID = 255

// faceSet holds every face by its ID. Our own are measured once for the life of
// the process and only read after that, so renderings can share them.
type faceSet []*face

// typefaces are the faces that a document may be set in.
type typefaces struct {
	own    faceSet
	others finder // nil where there are none
}

var loadFaces = sync.OnceValues(func() (faceSet, error) {
	set := make(faceSet, faceCount)
	for id, data := range [faceCount][]byte{
		fonts.Regular, fonts.Bold, fonts.Italic, fonts.BoldItalic, fonts.Symbols, fonts.Mono,
	} {
		f, err := parseFace(data)
		if err != nil {
			return nil, fmt.Errorf("load face %d: %w", id, err)
		}
		set[id] = f
	}
	return set, nil
})

// chain lists the faces to try for a style, best first.
func chain(bold, italic, code bool) []faceID {
	text := faceRegular
	switch {
	case bold && italic:
		text = faceBoldItalic
	case bold:
		text = faceBold
	case italic:
		text = faceItalic
	}
	if code {
		return []faceID{faceMono, text, faceSymbols}
	}
	return []faceID{text, faceSymbols}
}
