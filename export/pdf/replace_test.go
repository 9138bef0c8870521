package pdf_test

import (
	"slices"
	"strings"
	"testing"

	"bifocal/export"
	"bifocal/export/pdf"
)

func TestCharactersWithoutAGlyphAreShownAndReported(t *testing.T) {
	t.Parallel()
	doc := &export.Document{
		OwnFaces: true, Title: "Party 🎉 time", Customer: "株", Confidentiality: "\x07\xff",
		Sections: []export.Section{{
			Heading: "It pays 🎉", Label: "שלום",
			Blocks: []export.Block{p("𝐀 bold letter"), export.Table{Columns: make([]export.Column, 1), Rows: [][]export.Cell{export.Row("\ue000")}}},
		}},
	}
	data, report := render(t, doc)
	text := strings.Join(pageTexts(t, data), "\n")
	for _, want := range []string{"Party □ time", "It pays □", "□□□□", "A bold letter", "�"} {
		if !strings.Contains(text, want) {
			t.Errorf("page lacks %q:\n%s", want, text)
		}
	}
	got := map[rune]pdf.Replacement{}
	for _, r := range report.Replaced {
		got[r.Rune] = r
	}
	if s, want := got['🎉'].String(), `U+1F389 PARTY POPPER, 2 times, in "title", "It pays 🎉"`; s != want {
		t.Errorf("report says %s, want %s", s, want)
	}
	for r, with := range map[rune]string{'株': "□", 'ש': "□", '𝐀': "A", '\ue000': "□", '\x07': "", '\uFFFD': "\uFFFD"} {
		if e, ok := got[r]; !ok || e.With != with || e.Count != 1 {
			t.Errorf("%U: %+v, want it replaced once with %q", r, e, with)
		}
	}
	if marks := open(t, data).Outline().Child; len(marks) != 1 || marks[0].Title != "It pays 🎉" {
		t.Errorf("bookmarks = %v", marks)
	}
}

func TestRemovedDirectionControlsAreReported(t *testing.T) {
	t.Parallel()
	doc := &export.Document{
		OwnFaces: true, Title: "Pay \u202e001\u202c USD", Confidentiality: "\u2066in confidence\u2069", Customer: "\u200eHalden\u200f",
		Sections: []export.Section{{Heading: "Half", Blocks: []export.Block{
			export.Table{Columns: make([]export.Column, 1), Rows: [][]export.Cell{export.Row("\u202abc\u202c")}},
		}}},
	}
	data, report := render(t, doc)
	if text := strings.Join(pageTexts(t, data), "\n"); !strings.Contains(text, "Pay 001 USD") {
		t.Errorf("page lacks the text between the controls:\n%s", text)
	}
	var got []string
	for _, r := range report.Replaced {
		if r.With != "" {
			t.Errorf("%U is replaced with %q, want it removed", r.Rune, r.With)
		}
		got = append(got, r.String())
	}
	want := []string{
		`U+202A LEFT-TO-RIGHT EMBEDDING, once, in "Half"`,
		`U+202C POP DIRECTIONAL FORMATTING, 2 times, in "title", "Half"`,
		`U+202E RIGHT-TO-LEFT OVERRIDE, once, in "title"`,
		`U+2066 LEFT-TO-RIGHT ISOLATE, once, in "footer"`,
		`U+2069 POP DIRECTIONAL ISOLATE, once, in "footer"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("report says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestMarksStayOnTheirLetters(t *testing.T) {
	t.Parallel()
	doc := &export.Document{Title: "Cafe\u0301 n\u0302 x\u0308\u0323", Sections: []export.Section{{Heading: "e\u0301"}}}
	data, report := render(t, doc)
	if len(report.Replaced) > 0 {
		t.Errorf("replaced: %v", report.Replaced)
	}
	if lost := missing(t, doc, data); len(lost) > 0 {
		t.Errorf("not printed: %q in %q", lost, pageTexts(t, data))
	}
}

// edgeSample holds the longest and strangest text that is still printable.
func edgeSample() *export.Document {
	word := strings.Repeat("Donaudampfschifffahrtsgesellschaft", 9)
	prose := strings.Repeat("Ünïcödé Ελληνικά Кириллица → ≥ ≤ ≠ − × √ • ✓ “quoted” … 2.8 M USD ", 12)
	doc := &export.Document{
		Title: strings.Repeat("A very long title that goes on ", 14), Subtitle: word, Kind: word,
		Customer: word, Author: word, Organisation: word, Language: "not a language",
		Confidentiality: strings.Repeat("Strictly confidential and long-winded. ", 60),
		Lead:            []export.Block{p(prose), export.Bullets(word, prose)},
	}
	wide := export.Table{Caption: word, Note: export.Text(prose), Total: true}
	for range 14 {
		wide.Columns = append(wide.Columns, export.Column{Header: "Header", Align: export.Decimal, Weight: 1})
	}
	tall := export.Table{Columns: []export.Column{{Header: "Tall"}, {Header: "Short", Align: export.Right}}}
	for range 3 {
		wide.Rows = append(wide.Rows, export.Row("1.5", "−2,000 K USD", "€3", word, "~", "", "12.25 %", "soft\u00adhyphen"))
		tall.Rows = append(tall.Rows, export.Row(strings.Repeat(prose, 12), "x"))
	}
	nested := export.Callout{Label: "outer", Blocks: []export.Block{export.Callout{Label: "inner", Blocks: []export.Block{p(prose), wide}}}}
	many := export.List{Ordered: true}
	for range 120 {
		many.Items = append(many.Items, export.Item{Lead: "Item", Spans: export.Text("text"), Note: export.Text("note")})
	}
	doc.Sections = []export.Section{
		{Label: word, Heading: word, Blocks: []export.Block{wide, tall, nested, many}},
		{Heading: strings.Repeat(prose, 20), Blocks: []export.Block{export.Definitions{Entries: []export.Definition{{Term: word, Spans: export.Text(prose)}, {}}}}},
		{Blocks: []export.Block{export.Callout{Blocks: []export.Block{p(strings.Repeat(prose, 20))}}}},
	}
	return doc
}
