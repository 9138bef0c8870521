// Package markdown renders a document tree as Markdown: CommonMark with the
// tables that GitHub added, which wikis, code hosts and Pandoc read. What a text
// says is what is read back, whatever marks it holds.
//
// CommonMark has no pictures of its own. Where the document goes into a folder,
// its pictures are SVG files beside it ([RenderWith]); where there is only the one
// file, their alternative text stands in their place ([Render]).
package markdown

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"bifocal/export"
	"bifocal/export/drawing"
)

// Render writes doc to w as Markdown in UTF-8, the alternative text of pictures
// in their place. The same document always gives the same bytes. It fails when ctx
// is done, when a table row holds more cells than the table has columns, when a
// block is of an unknown type, and when writing fails; nothing is written to w
// unless all of the document could be set. Render may be called from any number
// of goroutines; doc is only read.
func Render(ctx context.Context, doc *export.Document, w io.Writer) error {
	_, err := render(ctx, doc, "", w)
	return err
}

// RenderWith writes doc to w as Render does, but with links to its pictures. It
// returns these, called stem-1.svg, stem-2.svg and so on, for the folder that the
// document goes to.
func RenderWith(ctx context.Context, doc *export.Document, stem string, w io.Writer) ([]export.File, error) {
	if stem == "" {
		stem = "picture"
	}
	return render(ctx, doc, stem, w)
}

func render(ctx context.Context, doc *export.Document, stem string, w io.Writer) ([]export.File, error) {
	if doc == nil {
		return nil, errors.New("render Markdown: no document")
	}
	if err := doc.Check(); err != nil {
		return nil, fmt.Errorf("render Markdown: %w", err)
	}
	doc = doc.Unfolded()
	s := &setter{doc: doc, stem: stem}
	if err := s.document(ctx); err != nil {
		return nil, fmt.Errorf("render Markdown: %w", err)
	}
	if _, err := w.Write(doc.Origin.Seal([]byte(s.String()))); err != nil {
		return nil, fmt.Errorf("render Markdown: write: %w", err)
	}
	return s.pictures, nil
}

// setter turns the document tree into blocks of Markdown.
type setter struct {
	Writer
	doc      *export.Document
	stem     string // of the names of pictures, "" where they are told
	pictures []export.File
	headed   bool // in a section, outside of callouts
}

func (s *setter) document(ctx context.Context) error {
	d := s.doc
	if w := export.Line(d.Watermark); w != "" {
		s.Paragraph("", []export.Span{export.Bold(w)})
	}
	s.Paragraph("", []export.Span{export.Bold(export.Line(d.Kind))})
	s.Heading(1, d.Title)
	s.Paragraph("", []export.Span{export.Italic(export.Line(d.Subtitle))})
	s.Paragraph("", d.Imprint().Spans(" · "))
	s.blocks(d.Lead)
	for _, sec := range d.Sections {
		if err := ctx.Err(); err != nil {
			return err
		}
		if export.Line(sec.Heading) == "" && len(sec.Blocks) == 0 {
			continue
		}
		s.Rule() // so that the label does not seem to belong to what is before it
		s.Paragraph("", []export.Span{export.Italic(export.Line(sec.Label))})
		s.Heading(2, sec.Heading)
		s.headed = true
		s.blocks(sec.Blocks)
		s.headed = false
	}
	if !d.Contact.IsZero() {
		s.Rule()
		s.Paragraph("", []export.Span{export.Italic(d.ContactWord())})
		s.Paragraph("", d.Contact.Spans(" · "))
	}
	if c := export.Line(d.Confidentiality); c != "" {
		s.Rule()
		s.Paragraph("", export.Text(c))
	}
	if mark := d.Origin.Line(); mark != "" { // a link that nothing leads to, so no program shows it
		s.block([]string{"[//]: # (" + mark + ")"})
	}
	return nil
}

func (s *setter) blocks(blocks []export.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case export.Paragraph:
			if head, is := b.Subhead(); is && s.headed {
				s.Heading(3, head)
				continue
			}
			s.Paragraph(b.Lead, b.Spans)
		case export.List:
			s.List(b)
		case export.Definitions:
			s.List(entries(b))
		case export.Table:
			s.Paragraph("", []export.Span{export.Bold(export.Line(b.Caption))})
			s.Table(b)
			s.Paragraph("", italic(export.Inline("", b.Note)))
		case export.Picture:
			s.picture(b)
		case export.Callout:
			headed := s.headed
			s.headed = false // its small headings are not those of the section
			s.Quote(func() {
				s.Paragraph("", []export.Span{export.Bold(export.Line(b.Label))})
				s.blocks(b.Blocks)
			})
			s.headed = headed
		}
	}
}

// entries sets terms as a list: CommonMark has none for definitions.
func entries(d export.Definitions) export.List {
	var l export.List
	for _, e := range d.Entries {
		lead := export.Line(e.Term)
		if lead != "" && len(export.Inline("", e.Spans)) > 0 {
			lead += ":"
		}
		l.Items = append(l.Items, export.Item{Lead: lead, Spans: e.Spans})
	}
	return l
}

func (s *setter) picture(p export.Picture) {
	if !p.Holds() {
		return
	}
	alt := export.Line(p.Drawing.Alt)
	if s.stem == "" {
		s.Quote(func() { s.Paragraph("", export.Text(alt)) })
	} else {
		name := fmt.Sprintf("%s-%d.svg", s.stem, len(s.pictures)+1)
		s.pictures = append(s.pictures, export.File{Name: name, Data: drawing.SVG(p.Drawing, s.doc.Palette(drawing.Print))})
		address := strings.NewReplacer("(", "%28", ")", "%29", "&", "%26", ":", "%3A").Replace(url.PathEscape(name))
		s.block([]string{"![" + Escape(alt) + "](" + address + ")"})
	}
	s.Paragraph("", []export.Span{export.Italic(export.Line(p.Caption))})
}
