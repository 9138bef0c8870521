package docx

import (
	"cmp"
	"fmt"

	"bifocal/export"
	"bifocal/export/drawing"
)

// cover sets the page that opens a brief, under its logo: a panel in the colour of
// the reader, then for whom, from whom and when. It is a section of its own, so
// that its page has no number.
func (s *setter) cover(c *export.Cover) {
	d := s.doc
	s.line(of("CoverKind"), c.Kind)
	s.line(of("CoverTitle"), c.Title)
	s.line(of("CoverSubtitle"), cmp.Or(export.Line(c.Subtitle), " "))
	i := d.Imprint()
	detail := func(label string, lines ...[]export.Span) {
		if len(lines) == 0 {
			return
		}
		s.line(of("CoverLabel"), label)
		for _, line := range lines {
			s.paragraph(of("CoverDetail"), line)
		}
	}
	if i.Customer != "" {
		detail(i.PreparedFor, []export.Span{export.Bold(i.Customer)})
	}
	if i.From != "" {
		detail(cmp.Or(export.Line(d.Words.PreparedBy), "Prepared by"), export.Text(i.From))
	}
	if i.Date != "" {
		detail(cmp.Or(export.Line(d.Words.Dated), "Date"), export.Text(i.Date))
	}
	if d.Contact.OnCover {
		detail(d.ContactWord(), d.Contact.Lines()...)
	}
	s.put(`<w:p><w:pPr><w:pStyle w:val="CoverDetail"/>` + s.sectionOfCover() + `</w:pPr></w:p>`)
}

// contact sets whom the reader asks, behind the last section.
func (s *setter) contact() {
	s.line(of("BriefLabel"), s.doc.ContactWord())
	for _, line := range s.doc.Contact.Lines() {
		p := of("BodyText")
		p.after = 20
		s.paragraph(p, line)
	}
}

// coverStyles are the styles of the cover.
func (s *setter) coverStyles() []style {
	if s.doc.Cover == nil {
		return nil
	}
	fill := s.solid()
	side := func(name string, space int) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="4" w:space="%d" w:color="%s"/>`, name, space, fill)
	}
	frame := `<w:pBdr>` + side("top", 16) + side("left", 14) + side("bottom", 16) + side("right", 14) + `</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="` + fill + `"/>`
	inset := `<w:ind w:left="280" w:right="280"/>`
	panel := func(id, name string, before, after, size int, bold bool) style {
		return style{id: id, name: name, based: "Normal", next: "CoverSubtitle", before: before, after: after, size: size, bold: bold, colour: "FFFFFF", frame: frame, indent: inset, keep: true}
	}
	return []style{
		panel("CoverKind", "Cover Kind", 900, 120, 23, false),
		panel("CoverTitle", "Cover Title", 0, 160, 68, true),
		panel("CoverSubtitle", "Cover Subtitle", 0, 500, 28, false),
		{id: "CoverLabel", name: "Cover Label", based: "Normal", next: "CoverDetail", before: 280, size: 17, keep: true, colour: s.colour(drawing.Muted)},
		{id: "CoverDetail", name: "Cover Detail", based: "Normal", size: 22},
	}
}

// solid is the colour of the panel, dark enough for white letters.
func (s *setter) solid() string {
	white := s.palette[drawing.Ground]
	c := drawing.Legible(s.palette[s.doc.AccentRole()], 4.5, white)
	return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B)
}

// face is what text is set in: that of the house style where the reader's machine
// has it, which Word replaces by itself where it has not.
func (s *setter) face() string {
	return cmp.Or(s.doc.Faces.Family, face)
}

// watermark is the shape behind the text that Word itself makes for one. It stands
// in the head of every page; n tells those of several heads apart.
func (s *setter) watermark(n int) string {
	words := export.Line(s.doc.Watermark)
	if words == "" {
		return ""
	}
	width := min(470, 62*len([]rune(words)))
	return fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:rPr><w:noProof/></w:rPr><w:pict>`+
		`<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">`+
		`<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>`+
		`<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>`+
		`<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>`+
		`<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>`+
		`<v:shape id="PowerPlusWaterMarkObject%d" o:spid="_x0000_s%d" type="#_x0000_t136" alt="" style="position:absolute;margin-left:0;margin-top:0;width:%dpt;height:105pt;rotation:310;z-index:-251658752;`+
		`mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e6e8eb" stroked="f">`+
		`<v:textpath style="font-family:&quot;%s&quot;;font-size:1pt;font-weight:bold" string="%s"/></v:shape></w:pict></w:r></w:p>`, n, 2048+n, width, escape(s.face()), escape(words))
}
