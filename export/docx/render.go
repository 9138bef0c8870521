// Package docx renders a document tree as a Word document that is good to go on
// editing: real styles, headings with their levels, numbered and bulleted lists,
// tables whose head is repeated, pictures with alternative text, a running head
// and page numbers.
//
// The file is written here and by no library: see CONTRIBUTING.md for why.
package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"bifocal/export"
	"bifocal/export/drawing"
	"bifocal/export/origin"
)

// Render writes doc to w as a DOCX file (ECMA-376, transitional). The same
// document always gives the same bytes. It fails when ctx is done, when a table row
// holds more cells than the table has columns, when a block is of an unknown
// type, when the logo is neither PNG nor JPEG, when a picture is too large to be
// drawn, and when writing fails; nothing is written to w unless all of the
// document could be set. Render may be called from any number of goroutines; doc
// is only read.
func Render(ctx context.Context, doc *export.Document, w io.Writer) error {
	if doc == nil {
		return errors.New("render DOCX: no document")
	}
	if err := doc.Check(); err != nil {
		return fmt.Errorf("render DOCX: %w", err)
	}
	doc = doc.Unfolded()
	s := newSetter(doc)
	if err := s.document(ctx); err != nil {
		return fmt.Errorf("render DOCX: %w", err)
	}
	data, err := s.file()
	if err != nil {
		return fmt.Errorf("render DOCX: %w", err)
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("render DOCX: write: %w", err)
	}
	return nil
}

// setter turns the document tree into the body of a Word document, and collects
// what that refers to.
type setter struct {
	doc      *export.Document
	lang     string // BCP 47, "" where it is unknown
	palette  drawing.Palette
	sheet    sheet
	body     bytes.Buffer
	links    []string // addresses, rLink1 the first
	media    []medium
	ordered  int  // numbered lists so far
	pictures int  // drawings so far, for their IDs
	boxed    bool // in the lead or in a callout
	headed   bool // in a section, outside of callouts
}

// medium is a picture file in the document, rPicture1 the first.
type medium struct {
	name string // in word/media
	data []byte
}

func newSetter(d *export.Document) *setter {
	return &setter{doc: d, lang: d.LanguageTag(), palette: d.Palette(drawing.Print), sheet: sheetOf(d.Paper)}
}

// sheet is the geometry of a page in twentieths of a point.
type sheet struct {
	width, height, side, top, foot int
}

const (
	blockWidth = int(export.PictureWidth) * 20 // of tables and pictures, on every paper
	textShort  = 1600                          // what lines of text are shorter, for some 75 characters
	boxInset   = 200
	boxShort   = 1300
)

func sheetOf(p export.Paper) sheet {
	s := sheet{width: 11906, height: 16838, top: 1300, foot: 1250}
	if p == export.Letter {
		s.width, s.height = 12240, 15840
	}
	s.side = (s.width - blockWidth) / 2
	return s
}

// room is the height of the text block in points.
func (s sheet) room() float64 { return float64(s.height-s.top-s.foot) / 20 }

func (s *setter) put(parts ...string) {
	for _, p := range parts {
		s.body.WriteString(p)
	}
}

// part is one file of the package.
type part struct {
	name string
	data []byte
	kind string // its content type, "" where the ending says it
}

// file packs all parts. They have no date of their own, so that the same parts
// give the same bytes.
func (s *setter) file() ([]byte, error) {
	parts := s.parts()
	parts = append([]part{{name: "[Content_Types].xml", data: contentTypes(parts)}}, parts...)
	s.seal(parts)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate, ModifiedDate: 0x21} //nolint:staticcheck // 1 January 1980, the first day there is, without the extra field of a time
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
		if _, err := w.Write(p.data); err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return out.Bytes(), nil
}

// seal puts the seal into the mark that says where the file comes from.
func (s *setter) seal(parts []part) {
	all := make([]origin.Part, len(parts))
	for i, p := range parts {
		all[i] = origin.Part{Name: p.name, Data: p.data}
	}
	s.doc.Origin.SealParts(all) // in place
}
