package docx

import (
	"context"
	"fmt"

	"bifocal/export"
)

// of is a paragraph that is as its style says.
func of(style string) paragraph { return paragraph{style: style, before: -1} }

func (s *setter) document(ctx context.Context) error {
	d := s.doc
	if err := s.title(); err != nil {
		return err
	}
	s.boxed = true
	if err := s.blocks(d.Lead); err != nil {
		return err
	}
	s.boxed = false
	for _, sec := range d.Sections {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.sectionOf(sec); err != nil {
			return err
		}
	}
	if d.ContactAtEnd() {
		s.contact()
	}
	if s.body.Len() == 0 {
		s.put(s.set(of("BodyText"), "", "")) // a body has a paragraph
	}
	return nil
}

func (s *setter) title() error {
	d := s.doc
	logo, has, err := d.LogoImage(false)
	if err != nil {
		return err
	}
	if has {
		high, wide := 31.0, 130.0 // points
		if d.Cover != nil {
			high, wide = 58, 210
		}
		scale := min(high/float64(logo.Height), wide/float64(logo.Width))
		id := s.medium(logo.Kind, logo.Data)
		p := of("Picture")
		p.right = d.Cover == nil
		s.put(s.set(p, "", s.drawing(id, "Logo", export.Line(d.Organisation), float64(logo.Width)*scale, float64(logo.Height)*scale)))
	}
	if d.Cover != nil {
		s.cover(d.Cover)
		s.line(of("BriefKind"), d.Kind)
		s.line(of("Title"), d.Title)
		return nil
	}
	s.line(of("BriefKind"), d.Kind)
	s.line(of("Title"), d.Title)
	s.line(of("Subtitle"), d.Subtitle)
	s.paragraph(of("BriefImprint"), d.Imprint().Spans("  ·  "))
	return nil
}

func (s *setter) sectionOf(sec export.Section) error {
	heading, label := export.Line(sec.Heading), export.Line(sec.Label)
	if heading == "" && len(sec.Blocks) == 0 {
		return nil
	}
	s.line(of("BriefLabel"), label)
	h := of("Heading1")
	if label != "" {
		h.before = 20
	}
	s.line(h, heading)
	s.headed = true
	defer func() { s.headed = false }()
	return s.blocks(sec.Blocks)
}

func (s *setter) blocks(blocks []export.Block) error {
	for i, b := range blocks {
		leads := false
		if i+1 < len(blocks) {
			switch blocks[i+1].(type) {
			case export.Table, export.Picture:
				leads = true
			}
		}
		if err := s.block(b, leads); err != nil {
			return err
		}
	}
	return nil
}

// block sets a block; leads says that it leads up to a table or a picture.
func (s *setter) block(b export.Block, leads bool) error {
	switch b := b.(type) {
	case export.Paragraph:
		if head, is := b.Subhead(); is && s.headed {
			s.line(of("Heading2"), head)
			return nil
		}
		p := s.text("BodyText")
		p.keep = leads
		s.paragraph(p, export.Inline(b.Lead, b.Spans))
	case export.List:
		s.list(b)
	case export.Definitions:
		for _, e := range b.Entries {
			term := s.text("DefinitionTerm")
			s.line(term, e.Term)
			s.paragraph(s.text("Definition"), export.Inline("", e.Spans))
		}
	case export.Table:
		s.table(b)
	case export.Picture:
		return s.picture(b)
	case export.Callout:
		boxed, headed := s.boxed, s.headed
		s.boxed, s.headed = true, false // its small headings are not those of the section
		defer func() { s.boxed, s.headed = boxed, headed }()
		label := s.text("BriefLabel")
		label.before = 0
		s.line(label, b.Label)
		return s.blocks(b.Blocks)
	}
	return nil
}

// text is a paragraph of running text: in a box, that of the box.
func (s *setter) text(style string) paragraph {
	p := of(style)
	if !s.boxed {
		return p
	}
	if style == "BodyText" {
		p.style = "Quote"
		return p
	}
	p.box = box{left: boxInset}
	return p
}

func (s *setter) list(l export.List) {
	type item struct{ text, note []export.Span }
	var items []item
	for _, it := range l.Items {
		i := item{export.Inline(it.Lead, it.Spans), export.Inline("", it.Note)}
		if len(i.text) == 0 { // then the note is what there is
			i.text, i.note = i.note, nil
		}
		if len(i.text) > 0 {
			items = append(items, i)
		}
	}
	style, number := "ListBullet", 0
	if l.Ordered && len(items) > 0 {
		style, number = "ListNumber", firstOrdered+s.ordered
		s.ordered++
	}
	for i, it := range items {
		p, q := of(style), of("ListContinue")
		p.list, p.keep = number, len(it.note) > 0
		if i == len(items)-1 { // the space under a list is that under a paragraph
			q.after = spaceAfter
			if len(it.note) == 0 {
				p.after = spaceAfter
			}
		}
		if s.boxed {
			p.box = box{left: boxInset + listIndent, hanging: listIndent}
			q.box = box{left: boxInset + listIndent}
		}
		s.paragraph(p, it.text)
		s.paragraph(q, it.note)
	}
}

// medium keeps a picture file and returns the ID of the reference to it.
func (s *setter) medium(ending string, data []byte) string {
	s.media = append(s.media, medium{fmt.Sprintf("picture%d.%s", len(s.media)+1, ending), data})
	return fmt.Sprintf("rPicture%d", len(s.media))
}
