package html

import (
	"html"
	"strings"

	"bifocal/export"
)

// escape makes text mean itself in an element and in an attribute.
func escape(text string) string { return html.EscapeString(export.Clean(text)) }

// direction returns the attribute of a text that is read from right to left.
func direction(text string) string {
	if export.Leftward(text) {
		return ` dir="rtl"`
	}
	return ""
}

// line sets a text in an element of its own, nothing where it is empty.
func (p *page) line(element, class, text string) {
	if text = export.Line(text); text == "" {
		return
	}
	p.put("<", element)
	if class != "" {
		p.put(` class="`, class, `"`)
	}
	p.put(direction(text), ">", escape(text), "</", element, ">\n")
}

// spans sets running text.
func spans(all []export.Span) string {
	var b strings.Builder
	for _, s := range all {
		open, shut := "", ""
		wrap := func(element, attributes string) {
			open, shut = open+"<"+element+attributes+">", "</"+element+">"+shut
		}
		if s.Link != "" {
			wrap("a", ` href="`+escape(s.Link)+`"`)
		}
		if s.Bold {
			wrap("strong", "")
		}
		if s.Italic {
			wrap("em", "")
		}
		if s.Code {
			wrap("code", "")
		}
		b.WriteString(open + strings.ReplaceAll(escape(s.Text), "\n", "<br>\n") + shut)
	}
	return b.String()
}
