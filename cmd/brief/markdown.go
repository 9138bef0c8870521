package main

import (
	"strings"

	"bifocal/export"
	"bifocal/export/markdown"
	"bifocal/export/text"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// asMarkdown sets framings as a document in CommonMark with tables.
func asMarkdown(x narrative.Solution, told []framing.Framing) string {
	var w markdown.Writer
	w.Heading(1, strings.Join(text.Title(x, 1<<20), " "))
	for _, f := range told {
		level := 2
		if len(told) > 1 {
			w.Heading(2, capital(string(f.Audience)))
			level = 3
		}
		for _, sec := range f.Sections {
			heading := sec.Heading
			if heading == "" {
				heading = sec.Label
			}
			w.Heading(level, heading)
			for i := 0; i < len(sec.Blocks); {
				n := text.Together(sec.Blocks[i:])
				writeGroup(&w, sec.Blocks[i:i+n])
				i += n
			}
		}
		if gaps := f.ToCapture(); len(gaps) > 0 {
			w.Heading(level, "Still to capture")
			var l export.List
			for _, g := range gaps {
				l.Items = append(l.Items, export.Item{Spans: export.Text(g.Label + ": " + g.Capture)})
			}
			w.List(l)
		}
	}
	return w.String()
}

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

func writeGroup(w *markdown.Writer, blocks []framing.Block) {
	switch blocks[0].Kind {
	case framing.Item:
		var l export.List
		for _, b := range blocks {
			l.Items = append(l.Items, export.Item{Spans: runIn(b)})
		}
		w.List(l)
	case framing.Columns, framing.Row:
		var t export.Table
		for i, b := range blocks {
			cells := text.Cells(b)
			for len(t.Columns) < len(cells) {
				t.Columns = append(t.Columns, export.Column{})
			}
			if i == 0 { // Markdown has no table without a head
				for j, c := range cells {
					t.Columns[j].Header = c
				}
				continue
			}
			t.Rows = append(t.Rows, export.Row(cells...))
		}
		w.Table(t)
	case framing.Note:
		w.Paragraph("", []export.Span{export.Italic(blocks[0].Text)})
	default:
		w.Paragraph("", runIn(blocks[0]))
	}
}

// runIn sets the run-in heading that a block begins with in bold.
func runIn(b framing.Block) []export.Span {
	rest, ok := strings.CutPrefix(b.Text, b.Lead)
	if b.Lead == "" || !ok {
		return export.Text(b.Text)
	}
	return []export.Span{export.Bold(b.Lead), {Text: rest}}
}
