package html

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"strings"

	"bifocal/export"
)

// header sets kind, title, subtitle and who the document is from and for, on a
// cover where there is one.
func (p *page) header() error {
	d := p.doc
	logo, has, err := d.LogoImage(true)
	if err != nil {
		return err
	}
	img := ""
	if has {
		img = fmt.Sprintf("<img class=\"logo\" alt=\"%s\" src=\"data:image/%s;base64,%s\">\n", escape(export.Line(d.Organisation)), logo.Kind, base64.StdEncoding.EncodeToString(logo.Data))
	}
	if d.Cover != nil {
		p.cover(d.Cover, img)
		p.put("<header>\n")
		p.line("p", "kind", d.Kind)
		p.line("h1", "", d.Title)
		p.put("</header>\n")
		return nil
	}
	p.put("<header>\n", img)
	p.line("p", "kind", d.Kind)
	p.line("h1", "", d.Title)
	p.line("p", "subtitle", d.Subtitle)
	i := d.Imprint()
	var parts []string
	if i.Customer != "" {
		parts = append(parts, "<span>"+escape(i.PreparedFor)+" <strong>"+escape(i.Customer)+"</strong></span>")
	}
	if i.From != "" {
		parts = append(parts, "<span>"+escape(i.From)+"</span>")
	}
	if i.Date != "" {
		parts = append(parts, "<span>"+p.moment(i.Date)+"</span>")
	}
	if len(parts) > 0 {
		p.put(`<p class="imprint">`, strings.Join(parts, ` <span class="dot" aria-hidden="true">·</span> `), "</p>\n")
	}
	p.put("</header>\n")
	return nil
}

// moment is the date with its machine-readable form.
func (p *page) moment(date string) string {
	if p.doc.Date.IsZero() {
		return escape(date)
	}
	return `<time datetime="` + p.doc.Date.Format("2006-01-02") + `">` + escape(date) + "</time>"
}

// cover is a screen, or a sheet, of its own.
func (p *page) cover(c *export.Cover, logo string) {
	d := p.doc
	p.put("<div class=\"cover\">\n", logo, "<div class=\"panel\">\n")
	p.line("p", "", c.Kind)
	p.line("p", "name", c.Title)
	p.line("p", "says", c.Subtitle)
	p.put("</div>\n<dl class=\"details\">\n")
	i := d.Imprint()
	detail := func(label string, lines ...string) {
		if len(lines) > 0 {
			p.put("<div><dt>", escape(label), "</dt><dd>", strings.Join(lines, "<br>"), "</dd></div>\n")
		}
	}
	if i.Customer != "" {
		detail(i.PreparedFor, "<strong>"+escape(i.Customer)+"</strong>")
	}
	var from []string
	for n, s := range []string{export.Line(d.Organisation), export.Line(d.Author)} {
		switch {
		case s == "":
		case n == 0:
			from = append(from, "<strong>"+escape(s)+"</strong>")
		default:
			from = append(from, escape(s))
		}
	}
	detail(cmp.Or(export.Line(d.Words.PreparedBy), "Prepared by"), from...)
	if i.Date != "" {
		detail(cmp.Or(export.Line(d.Words.Dated), "Date"), "<strong>"+p.moment(i.Date)+"</strong>")
	}
	if d.Contact.OnCover {
		detail(d.ContactWord(), p.contactLines()...)
	}
	p.put("</dl>\n")
	p.line("p", "foot", d.Confidentiality)
	p.put("</div>\n")
}

// contact is whom the reader asks, behind the last section.
func (p *page) contact(there bool) {
	lines := p.contactLines()
	if !there || len(lines) == 0 {
		return
	}
	p.put("<section class=\"contact\" aria-label=\"", escape(p.doc.ContactWord()), "\">\n")
	p.line("p", "label", p.doc.ContactWord())
	p.put("<p>", strings.Join(lines, "<br>"), "</p>\n</section>\n")
}

func (p *page) contactLines() []string {
	var out []string
	for _, line := range p.doc.Contact.Lines() {
		out = append(out, spans(line))
	}
	return out
}

// watermark lies over every page, too pale to be in the way, and is not read out.
func (p *page) watermark() {
	if w := export.Line(p.doc.Watermark); w != "" {
		p.put(`<div class="watermark" aria-hidden="true"><span>`, escape(w), "</span></div>\n")
	}
}
