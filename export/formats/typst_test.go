//go:build peers

package formats_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/export"
	"bifocal/export/drawing"
)

// typst writes a document as Typst source, with the same text, tables and pictures
// in the same faces, for Typst to set.
type typst struct {
	strings.Builder
	t        *testing.T
	folder   string
	pictures int
}

func typstOf(t *testing.T, d *export.Document, folder string) string {
	t.Helper()
	w := &typst{t: t, folder: folder}
	w.WriteString("#set page(paper: \"a4\", margin: 1.7cm, numbering: \"1 of 1\")\n#set text(font: \"Open Sans\", size: 9.5pt, lang: \"en\")\n" +
		"#set par(justify: false)\n#show link: underline\n\n")
	w.line("*%s*", d.Kind)
	w.line("= %s", d.Title)
	w.line("_%s_", d.Subtitle)
	w.spans(d.Imprint().Spans(" · "))
	w.blocks(d.Lead)
	for _, s := range d.Sections {
		w.line("_%s_", s.Label)
		w.line("== %s", s.Heading)
		w.blocks(s.Blocks)
	}
	w.line("%s", d.Confidentiality)
	path := filepath.Join(folder, "brief.typ")
	if err := os.WriteFile(path, []byte(w.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// marks are what Typst takes for its own.
var marks = strings.NewReplacer(`\`, `\\`, "#", `\#`, "*", `\*`, "_", `\_`, "`", "\\`", "$", `\$`, "<", `\<`, ">", `\>`, "@", `\@`, "[", `\[`, "]", `\]`, "~", `\~`, "=", `\=`, "-", `\-`, "+", `\+`, "/", `\/`, `"`, `\"`)

func (w *typst) line(format, text string) {
	if text = export.Line(text); text != "" {
		fmt.Fprintf(w, format+"\n\n", marks.Replace(text))
	}
}

func inline(spans []export.Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := marks.Replace(s.Text)
		switch {
		case s.Bold:
			text = "#strong[" + text + "]"
		case s.Italic:
			text = "#emph[" + text + "]"
		case s.Link != "":
			text = fmt.Sprintf("#link(%q)[%s]", s.Link, text)
		}
		b.WriteString(text)
	}
	return b.String()
}

func (w *typst) spans(spans []export.Span) { fmt.Fprintf(w, "%s\n\n", inline(spans)) }

func (w *typst) blocks(blocks []export.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case export.Paragraph:
			w.spans(export.Inline(b.Lead, b.Spans))
		case export.List:
			mark := "-"
			if b.Ordered {
				mark = "+"
			}
			for _, it := range b.Items {
				fmt.Fprintf(w, "%s %s %s\n", mark, inline(export.Inline(it.Lead, it.Spans)), inline(it.Note))
			}
			w.WriteByte('\n')
		case export.Definitions:
			for _, e := range b.Entries {
				fmt.Fprintf(w, "/ %s: %s\n", marks.Replace(e.Term), inline(e.Spans))
			}
			w.WriteByte('\n')
		case export.Table:
			w.table(b)
		case export.Picture:
			w.pictures++
			name := fmt.Sprintf("picture-%d.svg", w.pictures)
			if err := os.WriteFile(filepath.Join(w.folder, name), drawing.SVG(b.Drawing, drawing.Print), 0o600); err != nil {
				w.t.Fatal(err)
			}
			fmt.Fprintf(w, "#figure(image(%q, width: 100%%), caption: [%s])\n\n", name, marks.Replace(b.Caption))
		case export.Callout:
			w.line("*%s*", b.Label)
			w.blocks(b.Blocks)
		}
	}
}

func (w *typst) table(t export.Table) {
	if len(t.Columns) == 0 {
		return
	}
	w.line("*%s*", t.Caption)
	fmt.Fprintf(w, "#table(columns: %d, stroke: 0.5pt, table.header(", len(t.Columns))
	for _, c := range t.Columns {
		fmt.Fprintf(w, "[%s],", marks.Replace(c.Header))
	}
	w.WriteString("),\n")
	for _, row := range t.Rows {
		for i := range t.Columns {
			text := ""
			if i < len(row) {
				text = inline(row[i].Spans)
			}
			fmt.Fprintf(w, "[%s],", text)
		}
		w.WriteString("\n")
	}
	w.WriteString(")\n\n")
	w.spans(t.Note)
}
