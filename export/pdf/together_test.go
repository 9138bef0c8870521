package pdf

import (
	"slices"
	"strings"
	"testing"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/narrative"
)

// A small heading inside a section stays with the list that it heads.
func TestSmallHeadingsStayWithTheirLists(t *testing.T) {
	t.Parallel()
	for before := 1; before < 60; before++ {
		_, pages := layOutSections(t, export.Section{Heading: "First", Blocks: []export.Block{
			paragraph(before), export.Paragraph{Lead: "Where records are kept?"}, export.Bullets("one", "two"), paragraph(4),
		}})
		for i, p := range pages {
			text := p.text()
			if strings.Contains(text, "Where records") != strings.Contains(text, "one") {
				t.Fatalf("%d lines before: page %d parts the small heading from its list: %q", before, i+1, text)
			}
		}
	}
}

// The sentence that says what the money is for stands on the page of its table,
// in the two pages of the executive brief.
func TestMoneyStaysWithItsTable(t *testing.T) {
	t.Parallel()
	x, err := narrative.Decode(assets.Examples()[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	_, pages, err := layOut(t.Context(), export.Compose(narrative.NewIndex(&x), export.ExecutiveBrief, export.Options{}), typefaces{own: newSetter(t).faces})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) > 2 {
		t.Errorf("%d pages", len(pages))
	}
	if !slices.ContainsFunc(pages, func(p page) bool {
		text := p.text()
		return strings.Contains(text, "It pays for itself") && strings.Contains(text, "The 2.8 M USD ") && strings.Contains(text, "Net present value")
	}) {
		t.Error("a page break parts the money from its table")
	}
}

// A cell of a whole paragraph leaves the figures beside it on one line.
func TestHugeCellDoesNotPressOthers(t *testing.T) {
	t.Parallel()
	huge := strings.Repeat("The services share no machine image and do not restart. ", 20)
	b, _ := layOutSections(t, export.Section{Blocks: []export.Block{export.Table{
		Columns: []export.Column{{Header: "Measure"}, {Header: "Why"}, {Header: "By"}},
		Rows: [][]export.Cell{
			export.Row("Running costs a year", huge, "February 2028"),
			export.Row("Time to recover", "a sentence", "Q4 2027"),
		},
	}}})
	var text strings.Builder
	for _, s := range b.flow.strips {
		for _, p := range s.parts {
			text.WriteString(runes(p.text.glyphs[p.line.from:p.line.to]) + "\n")
		}
	}
	for _, want := range []string{"Running costs a year", "February 2028"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is broken", want)
		}
	}
}

// Pages with room to spare have ample white space, and never more than that.
func TestWhiteSpaceGrowsIntoThePage(t *testing.T) {
	t.Parallel()
	doc := &export.Document{Title: "T", Sections: []export.Section{{Heading: "First", Blocks: []export.Block{paragraph(3)}}, {Heading: "Second", Blocks: []export.Block{paragraph(3)}}}}
	gaps := map[float64]float64{}
	for _, squeeze := range []float64{1, 0.5} {
		_, pages, err := layOutOnce(t.Context(), doc, newSetter(t).press, squeeze)
		if err != nil {
			t.Fatal(err)
		}
		items := pages[0].items
		for i, it := range items[1:] {
			if it.strip.section == 1 {
				gaps[squeeze] = it.y - items[i].y - items[i].strip.height
			}
		}
	}
	if gaps[1] != spaceSection || gaps[0.5] < 0.85*spaceSection || gaps[0.5] > gaps[1]+0.01 {
		t.Errorf("white space over a section: %v", gaps)
	}
}
