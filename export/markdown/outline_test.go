package markdown_test

import (
	"strings"
	"unicode"

	nethtml "golang.org/x/net/html"

	"bifocal/export"
)

// outline is a document as a list of its parts: "h2 text", "> li text". Texts
// are without white space, with the styles and links of their letters.
type outline struct {
	lines []string
	depth int // of quotations
}

func (o *outline) add(tag, text string) {
	o.lines = append(o.lines, strings.Repeat("> ", o.depth)+tag+" "+text)
}

// marked writes a text with the style and the target of its letters.
type marked struct {
	strings.Builder
	style string
}

func (m *marked) write(text, style string) {
	for _, r := range export.Clean(text) {
		if unicode.IsSpace(r) {
			continue
		}
		if style != m.style {
			m.WriteString("⟦" + style + "⟧")
			m.style = style
		}
		m.WriteRune(r)
	}
}

func styleOf(bold, italic, code bool, link string) string {
	s := ""
	for i, on := range []bool{bold, italic, code} {
		if on {
			s += "bic"[i : i+1]
		}
	}
	if link != "" {
		s += "→" + link
	}
	return s
}

func spansOf(all []export.Span, change func(*export.Span)) string {
	var m marked
	for _, s := range export.Inline("", all) {
		if change != nil {
			change(&s)
		}
		m.write(s.Text, styleOf(s.Bold, s.Italic, s.Code, s.Link))
	}
	return m.String()
}

// expected is the outline that a document should be read back as.
type expected struct {
	outline
	headed bool
}

func (e *expected) text(tag string, all []export.Span) {
	if t := spansOf(all, nil); t != "" {
		e.add(tag, t)
	}
}

func plain(s string) []export.Span  { return export.Text(export.Line(s)) }
func strong(s string) []export.Span { return []export.Span{export.Bold(export.Line(s))} }
func slant(s string) []export.Span  { return []export.Span{export.Italic(export.Line(s))} }

func expect(d *export.Document) []string {
	var e expected
	e.text("p", strong(d.Kind))
	e.text("h1", plain(d.Title))
	e.text("p", slant(d.Subtitle))
	var imprint []export.Span
	i := d.Imprint()
	if i.Customer != "" {
		imprint = append(imprint, export.Span{Text: i.PreparedFor}, export.Bold(i.Customer))
	}
	for _, s := range []string{i.From, i.Date} {
		if s != "" {
			if len(imprint) > 0 {
				imprint = append(imprint, export.Span{Text: "·"})
			}
			imprint = append(imprint, export.Span{Text: s})
		}
	}
	e.text("p", imprint)
	e.blocks(d.Lead)
	for _, s := range d.Sections {
		if export.Line(s.Heading) == "" && len(s.Blocks) == 0 {
			continue
		}
		e.add("hr", "")
		e.text("p", slant(s.Label))
		e.text("h2", plain(s.Heading))
		e.headed = true
		e.blocks(s.Blocks)
		e.headed = false
	}
	if export.Line(d.Confidentiality) != "" {
		e.add("hr", "")
		e.text("p", plain(d.Confidentiality))
	}
	return e.lines
}

func (e *expected) blocks(blocks []export.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case export.Paragraph:
			if head, is := b.Subhead(); is && e.headed {
				e.text("h3", plain(head))
				continue
			}
			e.text("p", export.Inline(b.Lead, b.Spans))
		case export.List:
			e.list(b)
		case export.Definitions:
			var l export.List
			for _, x := range b.Entries {
				lead := export.Line(x.Term)
				if lead != "" && spansOf(x.Spans, nil) != "" {
					lead += ":"
				}
				l.Items = append(l.Items, export.Item{Lead: lead, Spans: x.Spans})
			}
			e.list(l)
		case export.Table:
			e.table(b)
		case export.Picture:
			e.depth++
			e.text("p", plain(b.Drawing.Alt))
			e.depth--
			e.text("p", slant(b.Caption))
		case export.Callout:
			headed := e.headed
			e.headed = false
			e.depth++
			e.text("p", strong(b.Label))
			e.blocks(b.Blocks)
			e.depth--
			e.headed = headed
		}
	}
}

func (e *expected) list(l export.List) {
	var items []string
	for _, it := range l.Items {
		text, note := export.Inline(it.Lead, it.Spans), export.Inline("", it.Note)
		for i := range note {
			note[i].Italic = true
		}
		if t := spansOf(append(text, note...), nil); t != "" {
			items = append(items, t)
		}
	}
	for i, t := range items {
		if i == 0 {
			e.add(map[bool]string{true: "ol", false: "ul"}[l.Ordered], "")
		}
		e.add("li", t)
	}
}

func (e *expected) table(t export.Table) {
	e.text("p", strong(t.Caption))
	if len(t.Columns) > 0 {
		e.add("table", "")
		for _, c := range t.Columns {
			e.add("th"+alignOf(c.Align), spansOf(plain(c.Header), nil))
		}
		for i, row := range t.Rows {
			for j, c := range t.Columns {
				text := ""
				if j < len(row) {
					text = spansOf(row[j].Spans, func(s *export.Span) {
						s.Bold = s.Bold || t.Total && i == len(t.Rows)-1
						s.Code = s.Code && !strings.Contains(s.Text, "|") // which no cell holds as code
					})
				}
				e.add("td"+alignOf(c.Align), text)
			}
		}
	}
	e.text("p", slantAll(t.Note))
}

func slantAll(all []export.Span) []export.Span {
	out := export.Inline("", all)
	for i := range out {
		out[i].Italic = true
	}
	return out
}

func alignOf(a export.Align) string {
	if a == export.Left {
		return ""
	}
	return " right"
}

// read is the outline of a page of HTML.
func read(root *nethtml.Node) []string {
	var o outline
	o.read(root)
	return o.lines
}

func (o *outline) read(n *nethtml.Node) {
	if n.Type == nethtml.ElementNode {
		switch n.Data {
		case "h1", "h2", "h3", "h4", "p", "li", "th", "td":
			var m marked
			m.read(n, false, false, false, "")
			align := ""
			for _, a := range n.Attr {
				if a.Key == "align" || a.Key == "style" && strings.Contains(a.Val, "right") {
					align = " right"
				}
			}
			o.add(n.Data+align, m.String())
			return
		case "hr", "ul", "ol", "table", "pre":
			o.add(n.Data, "")
		case "blockquote":
			o.depth++
			defer func() { o.depth-- }()
		}
	}
	for c := range n.ChildNodes() {
		o.read(c)
	}
}

func (m *marked) read(n *nethtml.Node, bold, italic, code bool, link string) {
	switch n.Type {
	case nethtml.TextNode:
		m.write(n.Data, styleOf(bold, italic, code, link))
	case nethtml.ElementNode:
		switch n.Data {
		case "strong":
			bold = true
		case "em":
			italic = true
		case "code":
			code = true
		case "a":
			for _, a := range n.Attr {
				if a.Key == "href" {
					link = a.Val
				}
			}
		case "p", "h1", "h2", "h3", "li", "td", "th", "br":
		default:
			m.write("<"+n.Data+">", "")
		}
	}
	for c := range n.ChildNodes() {
		m.read(c, bold, italic, code, link)
	}
}
