// Package pdf renders a document tree as a PDF file. The layout is its own:
// text is measured, broken into lines and cut into pages before anything is
// drawn, so that what is drawn always fits. gofpdf embeds the fonts and writes
// the file; what the file then still lacks (language, tags, viewer
// preferences, a file identifier) is added to it at the end.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"bifocal/export"
)

// producer names the program in the file's metadata.
const producer = "Bifocal"

// Render writes doc to w as a PDF file. A cover is no page that is counted, in the
// report and on the pages. The same document always gives the
// same bytes. It fails when ctx is done, when a table row holds more cells than the table
// has columns, when a block is of an unknown type, and when writing fails;
// nothing is written to w unless the whole document could be laid out.
// Characters that no embedded face has are printed as a square and reported.
// Render may be called from any number of goroutines; doc is only read.
func Render(ctx context.Context, doc *export.Document, w io.Writer) (report Report, err error) {
	defer func() {
		if r := recover(); r != nil {
			report, err = Report{}, fmt.Errorf("render PDF: %v", r)
		}
	}()
	if doc == nil {
		return Report{}, errors.New("render PDF: no document")
	}
	faces, err := loadFaces()
	if err != nil {
		return Report{}, fmt.Errorf("render PDF: %w", err)
	}
	b, pages, err := layOut(ctx, doc, typefaces{faces, installed})
	if err != nil {
		return Report{}, fmt.Errorf("render PDF: lay out: %w", err)
	}
	data, err := draw(ctx, b, pages)
	if err != nil {
		return Report{}, fmt.Errorf("render PDF: draw: %w", err)
	}
	if _, err := w.Write(data); err != nil {
		return Report{}, fmt.Errorf("render PDF: write: %w", err)
	}
	return b.report(pages), nil
}

func (b *builder) report(pages []page) Report {
	return Report{Pages: len(pages), Replaced: b.set.tally.list(), LeftOut: b.leftOut, Cuts: b.taken, later: b.set.arranged.later}
}

// Pages returns the number of pages that Render would write, the cover not
// counted, laid out as there and not drawn. It fails as Render does.
func Pages(ctx context.Context, doc *export.Document) (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			n, err = 0, fmt.Errorf("count pages: %v", r)
		}
	}()
	if doc == nil {
		return 0, errors.New("count pages: no document")
	}
	faces, err := loadFaces()
	if err != nil {
		return 0, fmt.Errorf("count pages: %w", err)
	}
	_, pages, err := layOut(ctx, doc, typefaces{faces, installed})
	if err != nil {
		return 0, fmt.Errorf("count pages: lay out: %w", err)
	}
	return len(pages), nil
}

func draw(ctx context.Context, b *builder, pages []page) ([]byte, error) {
	c, err := newCanvas(b, pages)
	if err != nil {
		return nil, err
	}
	if err := b.paint(ctx, pages, c); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := c.pdf.Output(&out); err != nil {
		return nil, err
	}
	tree := b.tree.pruned(c.anchors)
	return finish(out.Bytes(), additions{
		tree: &tree, pieces: c.pieces, anchors: c.anchors, lang: languageTag(b.doc.Language),
		foreign: b.set.foreign(), covered: b.cover != nil, about: describe(b.doc), origin: b.doc.Origin, used: c.used,
	})
}

// titleOf is what an outline calls a section.
func titleOf(s export.Section) string {
	title := or(s.Heading, s.Label)
	if title == "" && s.Facing != nil {
		return titleOf(*s.Facing)
	}
	return title
}

func (c *canvas) mark(title string, y float64) {
	silent := tally{quiet: true}
	if title = units(shortened(oneLine(title, &silent))); title != "" {
		c.pdf.Bookmark(title, 0, y)
	}
}

// units writes the characters above U+FFFF as their two UTF-16 units, each in
// three bytes. The back end turns UTF-8 of up to three bytes into UTF-16, and out
// of these makes the pair that a reader joins again.
func units(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r > 0xFFFF }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r <= 0xFFFF {
			b.WriteRune(r)
			continue
		}
		high, low := utf16.EncodeRune(r)
		for _, u := range []rune{high, low} {
			b.Write([]byte{byte(0xE0 | u>>12), byte(0x80 | u>>6&0x3F), byte(0x80 | u&0x3F)})
		}
	}
	return b.String()
}
