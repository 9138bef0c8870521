package export

import (
	"slices"
	"strings"

	"bifocal/export/house"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// dress puts a brief that is composed into a house style. Pictures are drawn in it
// already.
func (d *Document) dress(s *narrative.Solution, style *house.Style) {
	d.Colours = [2]string{style.Colours.Executive, style.Colours.Engineering}
	if art := style.Art(); art != nil {
		d.Art = art
	} else {
		d.Logo = style.Logo
	}
	if !style.Faces.IsZero() {
		f := style.Faces
		d.Faces = Faces{Family: f.Family(), Regular: f.Regular, Bold: f.Bold, Italic: f.Italic, BoldItalic: f.BoldItalic}
	}
	if style.Paper == house.Letter {
		d.Paper = Letter
	}
	d.Watermark = style.Watermark
	d.Contact = Contact(style.Contact)
	d.Confidentiality = joined(d.Confidentiality, style.Confidentiality)
	if style.Language != "" {
		d.Language = string(style.Language)
		d.rewrite(style.Language.Rewrite)
	}
	if style.Cover {
		d.cover(s)
	}
}

// joined puts what is printed on every page of this solution before what is
// printed on every page of its author.
func joined(own, house string) string {
	own, house = strings.TrimSpace(own), strings.TrimSpace(house)
	switch {
	case own == "" || strings.Contains(strings.ToLower(house), strings.ToLower(own)):
		return house
	case house == "":
		return own
	}
	return own + "  ·  " + house
}

// cover opens the brief with what the solution is called; what the brief says of
// it, its title, goes under that and stays at the head of the first page.
func (d *Document) cover(s *narrative.Solution) {
	c := Cover{Kind: d.Kind, Title: d.Subtitle, Subtitle: d.Title}
	if d.Subtitle == "" {
		c.Title, c.Subtitle = d.Title, ""
	}
	d.Cover = &c
	if d.Contact.OnCover && d.Contact.Organisation == "" && d.Contact.Name != "" {
		d.Contact.Organisation = framing.Headed(s, s.Organisation)
	}
}

// rewrite changes every text of the document but those of its pictures.
func (d *Document) rewrite(text func(string) string) {
	spans := func(list []Span) []Span {
		out := slices.Clone(list)
		for i := range out {
			if !out[i].Code && out[i].Link == "" {
				out[i].Text = text(out[i].Text)
			}
		}
		return out
	}
	var blocks func([]Block) []Block
	block := func(b Block) Block {
		switch b := b.(type) {
		case Paragraph:
			b.Lead, b.Spans = text(b.Lead), spans(b.Spans)
			return b
		case List:
			b.Items = slices.Clone(b.Items)
			for i := range b.Items {
				it := &b.Items[i]
				it.Lead, it.Spans, it.Note = text(it.Lead), spans(it.Spans), spans(it.Note)
			}
			return b
		case Table:
			b.Caption, b.Note, b.Columns, b.Rows = text(b.Caption), spans(b.Note), slices.Clone(b.Columns), slices.Clone(b.Rows)
			for i := range b.Columns {
				b.Columns[i].Header = text(b.Columns[i].Header)
			}
			for i, row := range b.Rows {
				b.Rows[i] = slices.Clone(row)
				for j := range row {
					b.Rows[i][j].Spans = spans(row[j].Spans)
				}
			}
			return b
		case Definitions:
			b.Entries = slices.Clone(b.Entries)
			for i := range b.Entries {
				b.Entries[i].Spans = spans(b.Entries[i].Spans)
			}
			return b
		case Callout:
			b.Label, b.Blocks = text(b.Label), blocks(b.Blocks)
			return b
		}
		return b
	}
	blocks = func(list []Block) []Block {
		out := make([]Block, len(list))
		for i, b := range list {
			out[i] = block(b)
		}
		return out
	}
	section := func(s Section) Section {
		s.Label, s.Heading, s.Blocks, s.Across = text(s.Label), text(s.Heading), blocks(s.Blocks), blocks(s.Across)
		return s
	}
	d.Title, d.Subtitle, d.Lead = text(d.Title), text(d.Subtitle), blocks(d.Lead)
	for i, s := range d.Sections {
		d.Sections[i] = section(s)
		if s.Facing != nil {
			facing := section(*s.Facing)
			d.Sections[i].Facing = &facing
		}
	}
	for i := range d.Cuts {
		d.Cuts[i].Rest, d.Cuts[i].Close = text(d.Cuts[i].Rest), text(d.Cuts[i].Close)
	}
}
