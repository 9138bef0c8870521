package pdf

import (
	"strings"
	"testing"

	"bifocal/export"
	"bifocal/export/drawing"
)

// tall is a picture of so many points.
func tall(points float64) export.Picture {
	return export.Picture{Caption: "Caption", Drawing: drawing.Drawing{
		W: export.PictureWidth, H: points, Title: "Picture", Alt: "A box.",
		Shapes: []drawing.Shape{drawing.Box{Rect: drawing.Rect{W: export.PictureWidth, H: points}, Ink: drawing.Ink{Fill: drawing.ExecutiveTint}}},
	}}
}

func lines(n int) export.Block {
	return export.Paragraph{Spans: export.Text(strings.Repeat("One line of text that is nearly as wide as its column is set here again.\n", n))}
}

func rows(n int) export.Block {
	table := export.Table{Columns: []export.Column{{Header: "What"}, {Header: "How much"}}}
	for range n {
		table.Rows = append(table.Rows, export.Row("Row", "12 K USD"))
	}
	return table
}

// emptiest is the largest share of a page but the last that is empty.
func emptiest(b *builder, pages []page) float64 {
	most := 0.0
	for i, p := range pages[:len(pages)-1] {
		room := b.room
		if i == 0 {
			room = b.sheet.bottom - marginFirst
		}
		most = max(most, 1-p.filled()/room)
	}
	return most
}

// Where a picture has no room on a page, the page is filled: by what follows the
// picture, or by the picture a little smaller. Nothing is lost, and where neither
// helps, all stands as it did.
func TestPagesBeforeTallPicturesAreFilled(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		blocks []export.Block
		most   float64 // of a page that stays empty
		change arrangement
	}{
		"a table comes first":    {[]export.Block{lines(28), tall(420), rows(7), lines(6)}, 0.16, arrangement{later: map[int]int{0: 1}}},
		"a little smaller":       {[]export.Block{lines(28), tall(250), lines(30)}, 0.16, arrangement{scales: map[int]float64{0: 0.9}}},
		"text does not overtake": {[]export.Block{lines(28), tall(420), lines(9), rows(7)}, 0.5, arrangement{}},
		"it has room":            {[]export.Block{lines(4), tall(300), rows(7)}, 0.16, arrangement{}},
	} {
		doc := &export.Document{Title: "Title", Sections: []export.Section{{Label: "Label", Heading: "Heading", Blocks: c.blocks}}}
		b, pages, err := layOut(t.Context(), doc, typefaces{own: newSetter(t).faces})
		if err != nil {
			t.Fatal(err)
		}
		got := b.set.arranged
		if len(got.later) != len(c.change.later) || len(got.scales) != len(c.change.scales) {
			t.Errorf("%s: arranged %+v, %d pages, %.2f empty, squeezed to %.2f", name, got, len(pages), emptiest(b, pages), b.squeeze)
		}
		if empty := emptiest(b, pages); empty > c.most {
			t.Errorf("%s: %.2f of a page is empty", name, empty)
		}
		pictures := 0
		for _, p := range pages {
			for _, it := range p.items {
				if it.strip.figure != nil {
					pictures++
				}
			}
		}
		if pictures != 1 {
			t.Errorf("%s: %d pictures", name, pictures)
		}
	}
}

// Whom the reader asks stands in two lines where four would take another page.
func TestContactTakesNoPageOfItsOwn(t *testing.T) {
	t.Parallel()
	contact := export.Contact{Name: "Mara Lindqvist", Role: "Lead architect", Organisation: "Nordwind", Email: "mara@nordwind.example", Phone: "+46 8 123 456"}
	saved := 0
	for n := 20; n < 60; n++ {
		doc := &export.Document{Title: "Title", Sections: []export.Section{{Label: "Label", Heading: "Heading", Blocks: []export.Block{lines(n)}}}}
		_, without, err := layOut(t.Context(), doc, typefaces{own: newSetter(t).faces})
		if err != nil {
			t.Fatal(err)
		}
		doc.Contact = contact
		b, with, err := layOut(t.Context(), doc, typefaces{own: newSetter(t).faces})
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case b.set.arranged.terse && len(with) > len(without):
			t.Errorf("%d lines: it is short, and takes a page all the same", n)
		case b.set.arranged.terse:
			saved++
		}
	}
	if saved == 0 {
		t.Error("no page was ever saved")
	}
}
