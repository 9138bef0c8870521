package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"sync"

	"bifocal/export"

	"github.com/go-text/typesetting/font"
)

// brought are the faces of a house style, by the style of the text: those after
// our own in the faces of a document.
type brought struct{ regular, bold, italic, boldItalic faceID }

// bring adds the faces of a document to those that it is set in. They are shaped
// and embedded like faces of the user's machine, and looked into first.
func (p *press) bring(f *export.Faces) error {
	if f.IsZero() {
		return nil
	}
	add := func(data []byte, fallback faceID) (faceID, error) {
		if len(data) == 0 {
			return fallback, nil
		}
		parsed, err := parsedFace(data)
		if err != nil {
			return noFace, fmt.Errorf("read the faces of the house style: %w", err)
		}
		g := newForeign(parsed)
		g.text = true
		p.faces = append(p.faces, &face{foreign: g})
		return faceID(len(p.faces) - 1), nil
	}
	var b brought
	var err error
	for _, one := range []struct {
		to       *faceID
		data     []byte
		fallback *faceID
	}{
		{&b.regular, f.Regular, &b.regular}, {&b.bold, f.Bold, &b.regular}, {&b.italic, f.Italic, &b.regular}, {&b.boldItalic, f.BoldItalic, &b.bold},
	} {
		if *one.to, err = add(one.data, *one.fallback); err != nil {
			return err
		}
	}
	p.brought = &b
	return nil
}

// chain lists the faces to try for an ink, best first.
func (p *press) chain(k *ink) []faceID {
	own := chain(k.bold, k.italic, k.code)
	if p.brought == nil || k.code || k.drawn {
		return own
	}
	first := p.brought.regular
	switch {
	case k.bold && k.italic:
		first = p.brought.boldItalic
	case k.bold:
		first = p.brought.bold
	case k.italic:
		first = p.brought.italic
	}
	return append([]faceID{first}, own...)
}

// parsedFaces keeps the faces that were read last: a brief is set again at each
// change of its style.
var parsedFaces struct {
	sync.Mutex
	known map[[32]byte]*font.Font
}

const mostParsed = 12

func parsedFace(data []byte) (f *font.Font, err error) {
	defer func() {
		if recover() != nil {
			f, err = nil, errTruncatedFace
		}
	}()
	sum := sha256.Sum256(data)
	parsedFaces.Lock()
	defer parsedFaces.Unlock()
	if f, ok := parsedFaces.known[sum]; ok {
		return f, nil
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if parsedFaces.known == nil || len(parsedFaces.known) >= mostParsed {
		parsedFaces.known = map[[32]byte]*font.Font{}
	}
	parsedFaces.known[sum] = face.Font
	return face.Font, nil
}
