package pdf

import (
	"slices"
	"strings"
	"testing"

	"bifocal/export"
)

func TestTableHeaderIsRepeatedAndRowsStayWhole(t *testing.T) {
	t.Parallel()
	table := export.Table{Columns: []export.Column{{Header: "Name"}, {Header: "Text"}}}
	for range 60 {
		table.Rows = append(table.Rows, export.Row("row", "upper\nlower"))
	}
	_, pages := layOutSections(t, export.Section{Heading: "Table", Blocks: []export.Block{table}})
	if len(pages) < 3 {
		t.Fatalf("%d pages, want a table over several", len(pages))
	}
	for i, p := range pages {
		text := p.text()
		if n := strings.Count(text, "Name\nText"); n != 1 {
			t.Errorf("page %d has %d table headers", i+1, n)
		}
		if strings.Count(text, "upper") != strings.Count(text, "lower") {
			t.Errorf("page %d tears a row", i+1)
		}
	}
}

// A row that no page holds begins where the header of its table stands, and
// goes on under that header.
func TestRowHigherThanAPageStartsUnderItsHeader(t *testing.T) {
	t.Parallel()
	for before := range 40 {
		for _, lines := range []int{30, 45, 60, 200} {
			table := export.Table{Columns: []export.Column{{Header: "Name"}, {Header: "Text"}}, Rows: [][]export.Cell{
				{{Spans: export.Text("tall")}, {Spans: paragraph(lines).Spans}},
				export.Row("short", "row"),
			}}
			blocks := []export.Block{table}
			if before > 0 {
				blocks = []export.Block{paragraph(before), table}
			}
			b, pages := layOutSections(t, export.Section{Heading: "Heading", Blocks: blocks})
			for i, p := range pages {
				text := p.text()
				at := strings.Index(text, "Name\nText")
				if at < 0 {
					if i > 0 {
						t.Fatalf("%d lines before %d: page %d lacks the header of the table", before, lines, i+1)
					}
					continue
				}
				if under := strings.Count(text[at:], "\n"); under < 3 {
					t.Fatalf("%d lines before %d: %d lines under the header of page %d", before, lines, under, i+1)
				}
				if end := marginFirst + p.filled(); i > 0 && i < len(pages)-1 && end < b.sheet.bottom-100 {
					t.Fatalf("%d lines before %d: page %d of %d ends at %v", before, lines, i+1, len(pages), end)
				}
			}
		}
	}
}

// A short table stays with the heading and the sentence that lead up to it, but
// never at the price of a page.
func TestShortTableStaysWithItsLeadIn(t *testing.T) {
	t.Parallel()
	table := export.Table{Columns: []export.Column{{Header: "Name"}, {Header: "Text"}}}
	for range 5 {
		table.Rows = append(table.Rows, export.Row("row", "text"))
	}
	together := func(p page) bool {
		text := p.text()
		return strings.Contains(text, "Second\nthis\nleads in\nName\nText\nrow\n") && strings.Count(text, "row") == len(table.Rows)
	}
	parted := 0
	for before := 20; before < 45; before++ {
		for after := 28; after < 38; after++ {
			b, pages := layOutSections(t,
				export.Section{Heading: "First", Blocks: []export.Block{paragraph(before)}},
				export.Section{Heading: "Second", Blocks: []export.Block{export.Paragraph{Spans: export.Text("this\nleads in")}, table}},
				export.Section{Heading: "Third", Blocks: []export.Block{paragraph(after)}})
			cut := func(change func(*strip)) int {
				f := flow{strips: slices.Clone(b.flow.strips)}
				for i := range f.strips {
					change(&f.strips[i])
				}
				pages, _ := f.paginate(marginFirst, b.sheet.top, b.sheet.bottom)
				return len(pages)
			}
			if loose := cut(func(s *strip) { s.hold = false }); len(pages) > loose {
				t.Fatalf("%d lines before, %d after: %d pages where %d do", before, after, len(pages), loose)
			}
			if slices.ContainsFunc(pages, together) {
				continue
			}
			parted++
			if held := cut(func(s *strip) { s.keep = s.keep || s.hold }); held <= len(pages) {
				t.Fatalf("%d lines before, %d after: the table is parted from its lead-in for nothing", before, after)
			}
		}
	}
	if parted == 0 {
		t.Error("no document is so full that the table has to stand alone")
	}
}

func TestNumbersLineUp(t *testing.T) {
	t.Parallel()
	b, _ := layOutSections(t, export.Section{Blocks: []export.Block{export.Table{
		Columns: []export.Column{{Header: "n", Align: export.Decimal}},
		Rows:    [][]export.Cell{export.Row("1.25 M"), export.Row("1,348 K"), export.Row("−7 x"), export.Row("none")},
	}}})
	at := map[string]float64{} // where the integer part ends
	for _, s := range b.flow.strips {
		for _, p := range s.parts {
			at[runes(p.text.glyphs)] = p.x + p.text.width(0, integerEnd(p.text, '.'))
		}
	}
	for _, n := range []string{"1,348 K", "−7 x"} {
		if d := at[n] - at["1.25 M"]; d > 0.2 || d < -0.2 {
			t.Errorf("%q is off by %v", n, d)
		}
	}
	if at["none"] != b.sheet.left {
		t.Errorf("text in a column of numbers starts at %v, want %v", at["none"], b.sheet.left)
	}
}

func TestTermsAndMeaningsArePartedByAColon(t *testing.T) {
	t.Parallel()
	terms := export.Definitions{Entries: []export.Definition{
		{Term: "SLO", Spans: export.Text("a promise")},
		{Term: "Why?", Spans: export.Text("asked twice")},
		{Term: "Pod: ", Spans: export.Text("a unit")},
		{Term: "alone"},
		{Spans: export.Text("unnamed")},
	}}
	_, pages := layOutSections(t, export.Section{Blocks: []export.Block{terms}})
	if got, want := pages[0].text(), "T\nSLO:\na promise\nWhy?\nasked twice\nPod:\na unit\nalone\nunnamed"; got != want {
		t.Errorf("page says %q, want %q", got, want)
	}
}

func TestEndlessWordIsTornBeforeOthers(t *testing.T) {
	t.Parallel()
	endless := strings.Repeat("m", 300)
	table := export.Table{
		Columns: []export.Column{{Header: "Measure"}, {Header: "Today"}, {Header: "Target"}, {Header: "By"}, {Header: "Asked for by"}},
		Rows: [][]export.Cell{
			export.Row("Time to release "+endless, "45 minutes", "25 times less downtime", "From February 2028", endless),
			export.Row("Outages customers notice", "9 a month", "3 minutes", "Q4 2027", "VP Engineering"),
		},
	}
	_, pages := layOutSections(t, export.Section{Blocks: []export.Block{table}})
	var words []string
	for _, it := range pages[0].items {
		for _, part := range it.strip.parts {
			words = append(words, strings.Fields(runes(part.text.glyphs[part.line.from:part.line.to]))...)
			if size := part.text.inks[0].size; size < 0.9*sizeTable.face {
				t.Errorf("type of %v for a word that does not fit anyway", size)
			}
		}
	}
	for _, row := range table.Rows {
		for _, cell := range row {
			for _, want := range strings.Fields(export.Plain(cell.Spans)) {
				if want != endless && !slices.Contains(words, want) {
					t.Errorf("%q is torn: %q", want, words)
				}
			}
		}
	}
}

func TestColumnsOfLongWordsAreSetSmaller(t *testing.T) {
	t.Parallel()
	word := "Unternehmenswertes" // too wide five times, but not in the dense size
	b, _ := layOutSections(t, export.Section{Blocks: []export.Block{export.Table{
		Columns: make([]export.Column, 5), Rows: [][]export.Cell{export.Row(word, word, word, word, word)},
	}}})
	last := b.flow.strips[len(b.flow.strips)-1]
	if len(last.parts) != 5 || last.parts[0].text.inks[0].size != sizeDense.face {
		t.Errorf("%d lines in a size of %v, want 5 in %v", len(last.parts), last.parts[0].text.inks[0].size, sizeDense.face)
	}
}
