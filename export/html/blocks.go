package html

import (
	"strconv"

	"bifocal/export"
	"bifocal/export/drawing"
)

func (p *page) blocks(blocks []export.Block) {
	for _, b := range blocks {
		p.block(b)
	}
}

func (p *page) block(b export.Block) {
	switch b := b.(type) {
	case export.Paragraph:
		p.paragraph(b)
	case export.List:
		p.list(b)
	case export.Definitions:
		p.definitions(b)
	case export.Table:
		p.table(b)
	case export.Picture:
		p.picture(b)
	case export.Callout:
		p.callout(b)
	}
}

func (p *page) paragraph(b export.Paragraph) {
	if head, is := b.Subhead(); is && p.headed {
		p.line("h3", "", head)
		return
	}
	p.text("p", "", export.Inline(b.Lead, b.Spans))
}

// text sets spans in an element of their own, nothing where there are none.
func (p *page) text(element, class string, all []export.Span) {
	if len(all) == 0 {
		return
	}
	p.put("<", element)
	if class != "" {
		p.put(` class="`, class, `"`)
	}
	p.put(direction(export.Plain(all)), ">", spans(all), "</", element, ">\n")
}

func (p *page) list(l export.List) {
	element := "ul"
	if l.Ordered {
		element = "ol"
	}
	open := false
	for _, it := range l.Items {
		text, note := export.Inline(it.Lead, it.Spans), export.Inline("", it.Note)
		if len(text)+len(note) == 0 {
			continue
		}
		if !open {
			p.put("<", element, ">\n")
			open = true
		}
		p.put("<li", direction(export.Plain(text)), ">", spans(text))
		if len(note) > 0 {
			p.put("\n")
			p.text("p", "note", note)
		}
		p.put("</li>\n")
	}
	if open {
		p.put("</", element, ">\n")
	}
}

func (p *page) definitions(d export.Definitions) {
	open := false
	for _, e := range d.Entries {
		term, meaning := export.Line(e.Term), export.Inline("", e.Spans)
		if term == "" && len(meaning) == 0 {
			continue
		}
		if !open {
			p.put("<dl>\n")
			open = true
		}
		p.put("<dt", direction(term), ">", escape(term), "</dt>\n")
		p.put("<dd", direction(export.Plain(meaning)), ">", spans(meaning), "</dd>\n")
	}
	if open {
		p.put("</dl>\n")
	}
}

func (p *page) callout(c export.Callout) {
	start := p.out.Len()
	p.put("<aside class=\"callout\">\n")
	inside := p.out.Len()
	p.line("p", "label", c.Label)
	headed := p.headed
	p.headed = false // its small headings are not those of the section
	p.blocks(c.Blocks)
	p.headed = headed
	if p.out.Len() == inside {
		p.out.Truncate(start) // nothing in it: no empty box
		return
	}
	p.put("</aside>\n")
}

// A picture is as high on paper as tallest, in points. What would have to be made
// smaller than leastScale for that is cut between its boxes, which does not show on
// a screen.
const (
	tallest    = 640.0
	leastScale = 0.78
)

// picture sets a drawing, which scrolls sideways where the screen is too narrow
// for its text to be legible.
func (p *page) picture(b export.Picture) {
	caption := export.Line(b.Caption)
	if !b.Holds() {
		return
	}
	name := caption
	if name == "" {
		name = export.Line(b.Drawing.Title)
	}
	pages := []drawing.Drawing{b.Drawing}
	if b.Drawing.H*min(1, export.PictureWidth/b.Drawing.W) > tallest/leastScale {
		pages = b.Drawing.Pages(tallest * max(1, b.Drawing.W/export.PictureWidth))
	}
	p.put("<figure>\n", scroll(name))
	for _, page := range pages {
		p.pictures++
		p.put(string(drawing.InlineSVG(page, p.palette, "picture-"+strconv.Itoa(p.pictures))))
	}
	p.put("</div>\n")
	p.line("figcaption", "", caption)
	p.put("</figure>\n")
}

// scroll opens the box of what may be wider than the screen; the keyboard can
// reach it.
func scroll(name string) string {
	if name == "" {
		return "<div class=\"scroll\" tabindex=\"0\">\n"
	}
	return `<div class="scroll" tabindex="0" role="group" aria-label="` + escape(name) + "\">\n"
}
