package docx

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"bifocal/export"
)

var special = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escape makes text mean itself in an element and in an attribute.
func escape(text string) string { return special.Replace(export.Clean(text)) }

// runs sets running text.
func (s *setter) runs(all []export.Span) string {
	var b strings.Builder
	for _, span := range all {
		if span.Link == "" {
			b.WriteString(run(span, ""))
			continue
		}
		fmt.Fprintf(&b, `<w:hyperlink r:id="%s" w:history="1">%s</w:hyperlink>`, s.link(span.Link), run(span, "Hyperlink"))
	}
	return b.String()
}

// link returns the ID of the reference to an address.
func (s *setter) link(address string) string {
	i := slices.Index(s.links, address)
	if i < 0 {
		i = len(s.links)
		s.links = append(s.links, address)
	}
	return fmt.Sprintf("rLink%d", i+1)
}

// run sets a span, in several runs where its reading direction turns.
func run(span export.Span, style string) string {
	if span.Code && style == "" {
		style = "Code"
	}
	var look strings.Builder
	if style != "" {
		look.WriteString(`<w:rStyle w:val="` + style + `"/>`)
	}
	if span.Code && style != "Code" {
		look.WriteString(codeFace)
	}
	if span.Bold {
		look.WriteString(`<w:b/><w:bCs/>`)
	}
	if span.Italic {
		look.WriteString(`<w:i/><w:iCs/>`)
	}
	var b strings.Builder
	for _, piece := range directed(span.Text) {
		properties := look.String()
		if export.Leftward(piece) {
			properties += `<w:rtl/>`
		}
		b.WriteString(`<w:r>`)
		if properties != "" {
			b.WriteString(`<w:rPr>` + properties + `</w:rPr>`)
		}
		b.WriteString(characters(piece) + `</w:r>`)
	}
	return b.String()
}

// directed cuts a text before each letter that is read in another direction
// than the letter before it.
func directed(text string) []string {
	var out []string
	from, leftward, any := 0, false, false
	for i, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		now := export.Leftward(string(r))
		if any && now != leftward {
			out = append(out, text[from:i])
			from = i
		}
		leftward, any = now, true
	}
	return append(out, text[from:])
}

// characters sets text with its line breaks and soft hyphens.
func characters(text string) string {
	var b strings.Builder
	flush := func(s string) {
		if s != "" {
			b.WriteString(`<w:t xml:space="preserve">` + escape(s) + `</w:t>`)
		}
	}
	for {
		at := strings.IndexAny(text, "\n\u00ad")
		if at < 0 {
			flush(text)
			return b.String()
		}
		flush(text[:at])
		if text[at] == '\n' {
			b.WriteString(`<w:br/>`)
			text = text[at+1:]
		} else {
			b.WriteString(`<w:softHyphen/>`)
			text = text[at+len("\u00ad"):]
		}
	}
}

// paragraph is how a paragraph differs from its style.
type paragraph struct {
	style  string
	keep   bool // with the next one
	list   int  // the numbering it counts in, 0 for that of its style
	box    box
	before int  // space over it in twentieths of a point, -1 for that of its style
	after  int  // space under it, 0 for that of its style
	end    int  // space at the end of its lines
	right  bool // set to the right
}

// box is which part of a box a paragraph is in.
type box struct{ left, hanging int }

// paragraph sets spans as a paragraph, nothing where there are none.
func (s *setter) paragraph(p paragraph, spans []export.Span) {
	if len(spans) > 0 {
		s.put(s.set(p, export.Plain(spans), s.runs(spans)))
	}
}

// line sets a text in one line.
func (s *setter) line(p paragraph, text string) {
	s.paragraph(p, export.Text(export.Line(text)))
}

// set writes a paragraph; text decides its direction.
func (s *setter) set(p paragraph, text, runs string) string {
	var b strings.Builder
	b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + p.style + `"/>`)
	if p.keep {
		b.WriteString(`<w:keepNext/>`)
	}
	if p.list > 0 {
		fmt.Fprintf(&b, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, p.list)
	}
	if p.box.left > 0 {
		b.WriteString(s.frame())
	}
	if export.Leftward(text) {
		b.WriteString(`<w:bidi/>`)
	}
	space := ""
	if p.before >= 0 {
		space += fmt.Sprintf(` w:before="%d"`, p.before)
	}
	if p.after > 0 {
		space += fmt.Sprintf(` w:after="%d"`, p.after)
	}
	if space != "" {
		b.WriteString(`<w:spacing` + space + `/>`)
	}
	switch {
	case p.box.left > 0:
		fmt.Fprintf(&b, `<w:ind w:left="%d" w:right="%d" w:hanging="%d"/>`, p.box.left, boxShort, p.box.hanging)
	case p.end > 0:
		fmt.Fprintf(&b, `<w:ind w:right="%d"/>`, p.end)
	}
	if p.right {
		b.WriteString(`<w:jc w:val="right"/>`)
	}
	b.WriteString(`</w:pPr>` + runs + `</w:p>`)
	return b.String()
}

// frame is the ground of a box and the bar beside it.
func (s *setter) frame() string {
	tint, accent := s.colour(s.doc.AccentRole()+1), s.colour(s.doc.AccentRole())
	side := func(name, colour string, width, space int) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="%d" w:color="%s"/>`, name, width, space, colour)
	}
	return `<w:pBdr>` + side("top", tint, 4, 6) + side("left", accent, 24, 8) + side("bottom", tint, 4, 6) + side("right", tint, 4, 8) +
		`</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="` + tint + `"/>`
}
