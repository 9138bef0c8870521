package pdf_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"bifocal/export"
	"bifocal/export/drawing"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

func pictureOf(height float64, caption string, spare int) export.Picture {
	d := drawing.Drawing{W: export.PictureWidth, H: height, Title: "Picture", Alt: "What it shows: " + caption}
	for y := 10.0; y < height; y += 40 {
		d.Shapes = append(d.Shapes,
			drawing.Box{Ink: drawing.Ink{Fill: drawing.Surface, Stroke: drawing.Existing, Width: 1, Dash: drawing.Dashed}, Rect: drawing.Rect{X: 5, Y: y, W: 100, H: 20}, Radius: 3},
			drawing.Text{Text: fmt.Sprintf("at %v", y), At: drawing.Point{X: 55, Y: y + 12}, Size: 8, Align: drawing.Middle, Role: drawing.Foreground, Width: 30})
	}
	d.Shapes = append(d.Shapes,
		drawing.Ellipse{Ink: drawing.Ink{Fill: drawing.New}, Rect: drawing.Rect{X: 200, Y: 5, W: 20, H: 10}},
		drawing.Polygon{Ink: drawing.Ink{Stroke: drawing.Warning, Width: 1}, Points: []drawing.Point{{X: 250, Y: 5}, {X: 270, Y: 5}, {X: 260, Y: 9}}},
		drawing.Line{Ink: drawing.Ink{Stroke: drawing.Muted, Width: 1}, Points: []drawing.Point{{X: 300, Y: 5}, {X: 400, Y: 5}, {X: 400, Y: 9}}, Radius: 2, To: drawing.Arrow})
	return export.Picture{Drawing: d, Caption: caption, Spare: spare}
}

func pictured(budget int, pictures ...export.Picture) *export.Document {
	doc := &export.Document{Title: "T", Budget: budget, OwnFaces: true}
	for i, p := range pictures {
		doc.Sections = append(doc.Sections, export.Section{Heading: fmt.Sprintf("Section %d", i), Blocks: []export.Block{said(), p}})
	}
	return doc
}

func said() export.Block { return p("It is said in words too.") }

func TestPicturesAreDrawnWithTheirTextAndDescribed(t *testing.T) {
	t.Parallel()
	doc := pictured(0, pictureOf(200, "Caption of one", 0))
	data, report := render(t, doc)
	text := strings.Join(pageTexts(t, data), "\n")
	for _, want := range []string{"at 10", "at 170", "Caption of one"} {
		if !strings.Contains(text, want) {
			t.Errorf("page lacks %q: %q", want, text)
		}
	}
	if len(report.LeftOut) > 0 {
		t.Errorf("left out: %q", report.LeftOut)
	}
	var alt bytes.Buffer
	for _, unit := range "What it shows: Caption of one" {
		fmt.Fprintf(&alt, "%04X", unit)
	}
	if !bytes.Contains(data, alt.Bytes()) || !bytes.Contains(data, []byte("/S /Figure")) {
		t.Error("the picture has no alternative text")
	}
}

func TestPictureHigherThanAPageIsCut(t *testing.T) {
	t.Parallel()
	data, report := render(t, pictured(0, pictureOf(1700, "Long", 0)))
	if report.Pages < 3 {
		t.Errorf("%d pages", report.Pages)
	}
	text := strings.Join(pageTexts(t, data), "\n")
	for y := 10; y < 1700; y += 40 {
		if !strings.Contains(text, fmt.Sprintf("at %d", y)) {
			t.Errorf("the box at %d is lost", y)
		}
	}
}

// What does not fit the budget goes, the picture that can be spared best first,
// and the report says so.
func TestBudgetSparesPictures(t *testing.T) {
	t.Parallel()
	doc := pictured(2, pictureOf(500, "best", 1), pictureOf(500, "worst", 3), pictureOf(500, "middle", 2), pictureOf(60, "needed", 0))
	data, report := render(t, doc)
	if report.Pages > 2 || len(report.LeftOut) != 1 || report.LeftOut[0].Picture != "worst" {
		t.Errorf("%d pages without %q", report.Pages, report.LeftOut)
	}
	text := strings.Join(pageTexts(t, data), "\n")
	if strings.Contains(text, "worst") || !strings.Contains(text, "needed") || !strings.Contains(text, "Section 1") {
		t.Errorf("pages say %q", text)
	}
	if len(doc.Sections[1].Blocks) != 2 {
		t.Error("the document was changed")
	}
	doc.Budget = 1
	want := []export.Omission{{Picture: "worst"}, {Picture: "middle"}, {Picture: "best"}}
	if _, report := render(t, doc); !slices.Equal(report.LeftOut, want[:2]) && !slices.Equal(report.LeftOut, want) {
		t.Errorf("left out for one page: %q", report.LeftOut)
	}
}

// Every picture that a brief of a large solution has can be drawn.
func TestPicturesOfALargeSolution(t *testing.T) {
	t.Parallel()
	s := narrativetest.Large(300)
	for _, kind := range export.Kinds {
		doc := export.Compose(narrative.NewIndex(&s), kind, export.Options{Date: halden})
		doc.Budget = 0
		data, report := render(t, doc)
		if lost := missing(t, doc, data); len(lost) > 0 || len(report.Replaced) > 0 {
			t.Errorf("%s: lost %q, replaced %v", kind, lost, report.Replaced)
		}
		for _, sec := range doc.Sections {
			for _, b := range sec.Blocks {
				if p, ok := b.(export.Picture); ok && (p.Alt() == "" || p.Caption == "") {
					t.Errorf("%s: the picture under %q has alternative text %q and caption %q", kind, sec.Heading, p.Alt(), p.Caption)
				}
			}
		}
	}
}
