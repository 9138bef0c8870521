package markdown

import (
	"strconv"
	"strings"

	"bifocal/export"
)

// Writer writes blocks of Markdown, a blank line between them. The zero value is
// an empty document.
type Writer struct {
	out     strings.Builder
	quotes  string // "> " for each quotation we are in
	between string // those that the blank line before the next block stands in
	marker  byte   // of the list before, while no other block follows it
}

// String returns what was written.
func (w *Writer) String() string { return w.out.String() }

// block writes the lines of one block.
func (w *Writer) block(lines []string) {
	if len(lines) == 0 {
		return
	}
	if w.out.Len() > 0 {
		w.line(w.between, "")
	}
	for _, l := range lines {
		w.line(w.quotes, l)
	}
	w.between, w.marker = w.quotes, 0
}

func (w *Writer) line(quotes, text string) {
	if text == "" {
		quotes = strings.TrimRight(quotes, " ")
	}
	w.out.WriteString(quotes + text + "\n")
}

// Heading writes a heading of a level, 1 to 6.
func (w *Writer) Heading(level int, text string) {
	if h := Heading(level, export.Line(text)); h != "" {
		w.block([]string{h})
	}
}

// Rule writes a rule across the page.
func (w *Writer) Rule() { w.block([]string{"---"}) }

// Paragraph writes running text, its line breaks kept.
func (w *Writer) Paragraph(lead string, spans []export.Span) {
	w.block(broken(export.Inline(lead, spans)))
}

// broken sets running text, a line for each of its own.
func broken(spans []export.Span) []string {
	text := inline(spans, false)
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = StartOfLine(l)
		if i < len(lines)-1 {
			lines[i] = goesOn(lines[i])
		}
	}
	return lines
}

// goesOn ends a line whose paragraph goes on in the next one. Behind a backslash
// the mark is two spaces: not every reader takes another one for a mark of its own.
func goesOn(line string) string {
	if strings.HasSuffix(line, `\`) {
		return line + "  "
	}
	return line + `\`
}

// List writes a list, the notes of its items in italics on lines of their own.
func (w *Writer) List(l export.List) {
	marker := byte('-')
	if l.Ordered {
		marker = '.'
	}
	if w.marker == marker { // another list, not more of the last one
		marker = map[byte]byte{'-': '*', '.': ')'}[marker]
	}
	var lines []string
	n := 0
	for _, it := range l.Items {
		text := broken(export.Inline(it.Lead, it.Spans))
		if note := broken(italic(export.Inline("", it.Note))); len(note) > 0 {
			if len(text) > 0 {
				text[len(text)-1] = goesOn(text[len(text)-1])
			}
			text = append(text, note...)
		}
		if len(text) == 0 {
			continue
		}
		n++
		mark := string(marker) + " "
		if l.Ordered {
			mark = strconv.Itoa(n) + mark
		}
		for i, t := range text {
			if i > 0 {
				mark = strings.Repeat(" ", len(mark))
			}
			lines = append(lines, mark+t)
		}
	}
	w.block(lines)
	if n > 0 {
		w.marker = marker
	}
}

func italic(spans []export.Span) []export.Span {
	return styled(spans, func(s *export.Span) { s.Italic = true })
}

func bold(spans []export.Span) []export.Span {
	return styled(spans, func(s *export.Span) { s.Bold = true })
}

// styled sets a style on text, and joins what then is of one style.
func styled(spans []export.Span, set func(*export.Span)) []export.Span {
	out := make([]export.Span, len(spans))
	for i, s := range spans {
		set(&s)
		out[i] = s
	}
	return export.Inline("", out)
}

// Table writes a table with a head, as GitHub defined it.
func (w *Writer) Table(t export.Table) {
	if len(t.Columns) == 0 {
		return
	}
	var head, rule strings.Builder
	for _, c := range t.Columns {
		head.WriteString(cell(export.Text(export.Line(c.Header))))
		if c.Align == export.Left {
			rule.WriteString(" --- |")
		} else {
			rule.WriteString(" ---: |")
		}
	}
	lines := []string{"|" + head.String(), "|" + rule.String()}
	for i, row := range t.Rows {
		var b strings.Builder
		for j := range t.Columns {
			var text []export.Span
			if j < len(row) {
				text = export.Inline("", row[j].Spans)
			}
			if t.Total && i == len(t.Rows)-1 {
				text = bold(text)
			}
			b.WriteString(cell(text))
		}
		lines = append(lines, "|"+b.String())
	}
	w.block(lines)
}

func cell(text []export.Span) string {
	if s := inline(text, true); s != "" {
		return " " + s + " |"
	}
	return " |"
}

// Quote writes what inside writes as a quotation.
func (w *Writer) Quote(inside func()) {
	outer, marker, start := w.quotes, w.marker, w.out.Len()
	w.quotes, w.between, w.marker = outer+"> ", outer, 0
	inside()
	w.quotes, w.between, w.marker = outer, outer, 0
	if w.out.Len() == start {
		w.marker = marker
	}
}
