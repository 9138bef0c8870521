// Package exporttest makes documents for the tests of renderers, and checks
// what they wrote.
package exporttest

import (
	"strings"
	"time"

	"pgregory.net/rapid"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/export/drawing"
	"bifocal/narrative"
)

// Day dates documents.
var Day = time.Date(2026, time.November, 23, 0, 0, 0, 0, time.UTC)

// Named is a document with a name for a test.
type Named struct {
	Name     string
	Document *export.Document
}

// Examples returns every kind of brief of the example solutions.
func Examples() ([]Named, error) {
	var out []Named
	for _, e := range assets.Examples() {
		s, err := narrative.Decode(e.Data)
		if err != nil {
			return nil, err
		}
		for _, kind := range export.Kinds {
			out = append(out, Named{e.Name + "-" + string(kind), export.Compose(narrative.NewIndex(&s), kind, export.Options{Date: Day})})
		}
	}
	return out, nil
}

// hostile are texts that a careless renderer takes for its own marks.
var hostile = []string{
	"plain", "two words", "</script><script>alert(1)</script>", `"quoted" & 'single'`, "<b>", "&amp; &copy;", "a|b", "*stars*", "_under_", "`tick`",
	"[text](javascript:alert(1))", "![x](y)", "# head", "1. one", "- dash", "+ plus", "> quote", "=== ", "---", ": colon", "~~gone~~", `back\slash`, `end\`,
	"http://a.example/x", "www.a.example", "mail@a.example", "$5 and $6", "{page}", "97.5 %", "1,200 K USD", "−183", "</style>", "]]>", "<!--", "-->",
	"שלום עולם", "العربية 12", "日本語", "🎉", "e\u0301", "a\u00a0b", "soft\u00adhyphen", "line\nbreak", "tab\tstop", "  space  ", "\u202Eturned", "\x00nul", "\xff", "\u2028", "…", "(b)", "a:", "!", "#", "[ ] task", "[^1]", "12)", "***", "9 ", "www\\.", "\\*",
}

var addresses = []string{
	"", "https://a.example/x?a=1&copy=2#f", "https://a.example/(x)_y*z", "mailto:a_b@a.example", "javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://a.example ", "data:text/html,x",
	"https://münchen.example/ä", `https://a.example/"><script>`, "https://a.example/a|b", "//a.example", "https://", "file:///etc/passwd",
}

// Text draws a text that is hostile or plain, and may be empty.
func Text(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(hostile), 0, 3).Draw(t, "words"), rapid.SampledFrom([]string{" ", "", " "}).Draw(t, "between"))
}

func spans(t *rapid.T) []export.Span {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) export.Span {
		s := export.Span{Text: Text(t)}
		switch rapid.IntRange(0, 7).Draw(t, "style") {
		case 0:
			s.Bold = true
		case 1:
			s.Italic = true
		case 2:
			s.Code = true
		case 3:
			s.Link = rapid.SampledFrom(addresses).Draw(t, "link")
			if rapid.Bool().Draw(t, "bare") {
				s.Text = s.Link
			}
		case 4:
			s.Bold, s.Italic = true, true
		}
		return s
	}), 0, 4).Draw(t, "spans")
}

// Document draws any document, whatever its texts.
func Document(t *rapid.T) *export.Document {
	text := func(name string) string { return rapid.Custom(Text).Draw(t, name) }
	d := &export.Document{
		Title: text("title"), Subtitle: text("subtitle"), Kind: text("kind"), Author: text("author"), Organisation: text("organisation"),
		Customer: text("customer"), Confidentiality: text("confidentiality"), CustomerHead: text("head"),
		Language: rapid.SampledFrom([]string{"", "en", "de", "he", "not a tag", `"><`}).Draw(t, "language"),
		Accent:   export.Accent(rapid.IntRange(0, 1).Draw(t, "accent")), Paper: export.Paper(rapid.IntRange(0, 1).Draw(t, "paper")),
		Colours: [2]string{
			rapid.SampledFrom([]string{"", "#123456", "#FFEE00", "red"}).Draw(t, "colour"), rapid.SampledFrom([]string{"", "#654321", "#EEFFFF"}).Draw(t, "other"),
		},
		Lead: blocks(t, 0),
	}
	if rapid.Bool().Draw(t, "dated") {
		d.Date = Day
	}
	for range rapid.IntRange(0, 3).Draw(t, "sections") {
		s := export.Section{Heading: text("heading"), Blocks: blocks(t, 0)}
		if export.Line(s.Heading) != "" || len(s.Blocks) > 0 { // otherwise nothing of it is printed
			s.Label = text("label")
		}
		d.Sections = append(d.Sections, s)
	}
	return d
}

func blocks(t *rapid.T, depth int) []export.Block {
	var out []export.Block
	for range rapid.IntRange(0, 3).Draw(t, "blocks") {
		out = append(out, block(t, depth))
	}
	return out
}

func block(t *rapid.T, depth int) export.Block {
	switch rapid.IntRange(0, 6).Draw(t, "block") {
	case 0:
		l := export.List{Ordered: rapid.Bool().Draw(t, "ordered")}
		for range rapid.IntRange(0, 3).Draw(t, "items") {
			l.Items = append(l.Items, export.Item{Lead: Text(t), Spans: spans(t), Note: spans(t)})
		}
		return l
	case 1:
		return table(t)
	case 2:
		var d export.Definitions
		for range rapid.IntRange(0, 2).Draw(t, "terms") {
			d.Entries = append(d.Entries, export.Definition{Term: Text(t), Spans: spans(t)})
		}
		return d
	case 3:
		if depth < 2 {
			return export.Callout{Label: Text(t), Blocks: blocks(t, depth+1)}
		}
	case 4:
		return export.Picture{Caption: Text(t), Drawing: drawing.Drawing{
			W: 300, H: 80, Title: Text(t), Alt: Text(t),
			Shapes: []drawing.Shape{drawing.Box{Ink: drawing.Ink{Fill: drawing.Executive}, Rect: drawing.Rect{X: 5, Y: 5, W: 90, H: 20}}, drawing.Text{Text: Text(t), Size: 8, Role: drawing.Foreground}},
		}}
	case 5:
		return nil
	}
	return export.Paragraph{Lead: Text(t), Spans: spans(t)}
}

func table(t *rapid.T) export.Table {
	tab := export.Table{Caption: Text(t), Note: spans(t), Total: rapid.Bool().Draw(t, "total")}
	for range rapid.IntRange(0, 3).Draw(t, "columns") {
		tab.Columns = append(tab.Columns, export.Column{Header: Text(t), Align: export.Align(rapid.IntRange(0, 2).Draw(t, "align"))})
	}
	for range rapid.IntRange(0, 3).Draw(t, "rows") {
		var row []export.Cell
		for range rapid.IntRange(0, len(tab.Columns)).Draw(t, "cells") {
			row = append(row, export.Cell{Spans: spans(t)})
		}
		tab.Rows = append(tab.Rows, row)
	}
	return tab
}
