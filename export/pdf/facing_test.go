package pdf

import (
	"fmt"
	"strings"
	"testing"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

func facingPagesOf(t *testing.T, doc *export.Document) (*builder, []page) {
	t.Helper()
	b, pages, err := layOut(t.Context(), doc, typefaces{own: newSetter(t).faces})
	if err != nil {
		t.Fatal(err)
	}
	return b, pages
}

// found is where strips stand: the page and the height.
func found(pages []page) map[*strip]struct {
	page int
	y    float64
} {
	at := map[*strip]struct {
		page int
		y    float64
	}{}
	for i, p := range pages {
		for _, it := range p.items {
			at[it.strip] = struct {
				page int
				y    float64
			}{i, it.y}
		}
	}
	return at
}

// Both columns of a row begin at one height on one page, however rows are cut,
// nothing is lost and nothing runs off the page.
func TestFacingRowsBeginTogether(t *testing.T) {
	t.Parallel()
	solutions := map[string]narrative.Solution{"stress": narrativetest.Large(200), "halden": narrativetest.Halden()}
	for _, e := range assets.Examples() {
		s, err := narrative.Decode(e.Data)
		if err != nil {
			t.Fatal(err)
		}
		solutions[e.Name] = s
	}
	for name, s := range solutions {
		for _, paper := range []export.Paper{export.A4, export.Letter} {
			b, pages := facingPagesOf(t, export.Compose(narrative.NewIndex(&s), export.SideBySide, export.Options{Paper: paper}))
			at := found(pages)
			for i, r := range b.rows {
				left, right := r.sides[0].strips, r.sides[1].strips
				if len(left) > 0 && len(right) > 0 && at[&left[0]] != at[&right[0]] {
					t.Errorf("%s, row %d: begins at %v on the left and at %v on the right", name, i, at[&left[0]], at[&right[0]])
				}
				for side := range r.sides {
					checkOrder(t, name, r.sides[side].strips, at, b.sheet.bottom)
				}
				checkOrder(t, name, r.across, at, b.sheet.bottom)
			}
		}
	}
}

func checkOrder(t *testing.T, name string, strips []strip, at map[*strip]struct {
	page int
	y    float64
}, bottom float64,
) {
	t.Helper()
	for j := range strips {
		here, ok := at[&strips[j]]
		if !ok {
			t.Fatalf("%s: a line is lost", name)
		}
		if here.y+strips[j].height > bottom+0.1 && strips[j].figure == nil {
			t.Errorf("%s: page %d: a line runs off it", name, here.page+1)
		}
		if j == 0 {
			continue
		}
		if before := at[&strips[j-1]]; here.page < before.page || here.page == before.page && here.y < before.y {
			t.Errorf("%s: page %d: lines are out of order", name, here.page+1)
		}
	}
}

// A column that goes on says on the next page what it belongs to.
func TestFacingLabelsAreRepeated(t *testing.T) {
	t.Parallel()
	side := func(label string, n int) export.Section {
		s := export.Section{Theme: "plan", Label: label, Heading: "Heading"}
		for i := range n {
			s.Blocks = append(s.Blocks, export.Paragraph{Spans: export.Text(fmt.Sprintf("%s says sentence %d.", label, i))})
		}
		return s
	}
	row, facing := side("Timeline", 40), side("Plan", 60)
	row.Facing = &facing
	_, pages := facingPagesOf(t, &export.Document{Title: "T", Facing: true, OwnFaces: true, Sections: []export.Section{row}})
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		text := p.text()
		for _, label := range []string{"Timeline", "Plan"} {
			if got, want := strings.Contains(text, label+", continued"), i > 0 && strings.Contains(text, label+" says"); got != want {
				t.Errorf("page %d: %q, continued: %v, want %v", i+1, label, got, want)
			}
		}
		if !strings.Contains(text, "Timeline") || !strings.Contains(text, "Plan") {
			t.Errorf("page %d does not name the row in both columns", i+1)
		}
		if !strings.Contains(text, "Executive") || !strings.Contains(text, "Engineering") {
			t.Errorf("page %d does not say who reads which column", i+1)
		}
	}
}
