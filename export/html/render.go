// Package html renders a document tree as one HTML file that needs nothing
// else: its style sheet, its pictures and its logo stand in it, and it asks no
// server for anything. It reads on a wide and on a narrow screen, in light and
// in dark, and prints on the document's paper.
//
// Text is set in faces of the reader's machine. The bundled ones would make a
// file of 40 KB one of 700 KB, for a page that the reader's own faces set well.
package html

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"

	"bifocal/export"
	"bifocal/export/drawing"
)

// Render writes doc to w as an HTML file in UTF-8. The same document always
// gives the same bytes. It fails when ctx is done, when a table row holds more
// cells than the table has columns, when a block is of an unknown type, when the
// logo is neither PNG nor JPEG, and when writing fails; nothing is written to w
// unless all of the document could be set. Render may be called from any number
// of goroutines; doc is only read.
func Render(ctx context.Context, doc *export.Document, w io.Writer) error {
	if doc == nil {
		return errors.New("render HTML: no document")
	}
	if err := doc.Check(); err != nil {
		return fmt.Errorf("render HTML: %w", err)
	}
	facing := doc.Facing
	doc = doc.Unfolded()
	p := &page{doc: doc, facing: facing, lang: doc.LanguageTag(), palette: doc.Palette(drawing.Print)}
	if err := p.document(ctx); err != nil {
		return fmt.Errorf("render HTML: %w", err)
	}
	if _, err := w.Write(doc.Origin.Seal(p.out.Bytes())); err != nil {
		return fmt.Errorf("render HTML: write: %w", err)
	}
	return nil
}

// page is an HTML file that is being written.
type page struct {
	facing   bool // columns for two readers
	doc      *export.Document
	lang     string
	palette  drawing.Palette
	out      bytes.Buffer
	pictures int // written so far, for their IDs
	headed   bool
}

// policy forbids the file to load or to run anything, whatever its text says.
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

func (p *page) put(parts ...string) {
	for _, s := range parts {
		p.out.WriteString(s)
	}
}

func (p *page) document(ctx context.Context) error {
	d := p.doc
	p.put("<!doctype html>\n<html", p.language(), ">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta http-equiv="Content-Security-Policy" content="`, policy, "\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
		"<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n",
		"<meta name=\"generator\" content=\"Bifocal\">\n")
	for _, m := range [][2]string{{"author", cmp.Or(export.Line(d.Author), export.Line(d.Organisation))}, {"description", cmp.Or(export.Line(d.Subtitle), export.Line(d.Kind))}} {
		if m[1] != "" {
			p.put(`<meta name="`, m[0], `" content="`, escape(m[1]), "\">\n")
		}
	}
	if mark := d.Origin.Line(); mark != "" {
		p.put(`<meta name="bifocal" content="`, mark, "\">\n")
	}
	p.put("<title>", escape(cmp.Or(export.Line(d.Title), cmp.Or(export.Line(d.Kind), "Bifocal"))), "</title>\n<style>\n", p.style(), "</style>\n</head>\n<body>\n")
	p.watermark()
	if err := p.header(); err != nil {
		return err
	}
	if p.facing {
		p.put("<main class=\"facing\">\n")
	} else {
		p.put("<main>\n")
	}
	if len(d.Lead) > 0 {
		p.put("<section class=\"lead\">\n")
		p.blocks(d.Lead)
		p.put("</section>\n")
	}
	for i, s := range d.Sections {
		if err := ctx.Err(); err != nil {
			return err
		}
		p.section(i+1, s)
	}
	p.contact(d.ContactAtEnd())
	p.put("</main>\n")
	if c := export.Line(d.Confidentiality); c != "" {
		p.put("<footer>\n")
		p.line("p", "", c)
		p.put("</footer>\n")
	}
	p.put("</body>\n</html>\n")
	return nil
}

// language returns the attributes of the document's language.
func (p *page) language() string {
	if p.lang == "" {
		return ""
	}
	attributes := ` lang="` + escape(p.lang) + `"`
	if p.doc.RightToLeft() {
		attributes += ` dir="rtl"`
	}
	return attributes
}

// sides are the classes of what stands in facing columns.
var sides = map[export.Side]string{export.LeftSide: ` class="executive"`, export.RightSide: ` class="engineering"`, export.BothSides: ` class="across"`}

func (p *page) section(n int, s export.Section) {
	heading, label := export.Line(s.Heading), export.Line(s.Label)
	if heading == "" && len(s.Blocks) == 0 {
		return
	}
	id := fmt.Sprintf("section-%d", n)
	side := sides[s.Side]
	switch {
	case heading != "":
		p.put("<section", side, ` aria-labelledby="`, id, "\">\n")
	case label != "":
		p.put("<section", side, ` aria-label="`, escape(label), "\">\n")
	default:
		p.put("<section", side, ">\n")
	}
	p.line("p", "label", label)
	if heading != "" {
		p.put(`<h2 id="`, id, `"`, direction(heading), ">", escape(heading), "</h2>\n")
	}
	p.headed = true
	p.blocks(s.Blocks)
	p.headed = false
	p.put("</section>\n")
}
