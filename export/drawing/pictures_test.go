package drawing_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/assets"
	"bifocal/export/drawing"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

// example returns one of the examples that come with the program.
func example(t testing.TB, name string) narrative.Solution {
	t.Helper()
	for _, e := range assets.Examples() {
		if e.Name != name {
			continue
		}
		s, err := narrative.Decode(e.Data)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	t.Fatalf("there is no example %q", name)
	return narrative.Solution{}
}

// picture is one of the pictures by its name in a file.
type picture struct {
	name string
	draw func(*narrative.Index, drawing.Sheet) (drawing.Drawing, bool)
}

var pictures = []picture{
	{"outcomes", drawing.Outcomes},
	{"risks", drawing.RiskGrid},
	{"architecture", both},
	{"today", func(x *narrative.Index, s drawing.Sheet) (drawing.Drawing, bool) {
		return drawing.Architecture(x, s, drawing.Today)
	}},
	{"target", func(x *narrative.Index, s drawing.Sheet) (drawing.Drawing, bool) {
		return drawing.Architecture(x, s, drawing.Target)
	}},
	{"stakeholders", drawing.Stakeholders},
	{"cashflow", drawing.CashFlow},
	{"timeline", drawing.Timeline},
}

func both(x *narrative.Index, s drawing.Sheet) (drawing.Drawing, bool) {
	return drawing.Architecture(x, s, drawing.Both)
}

// save writes a picture where PICTURES says, to be looked at; nowhere otherwise.
func save(t *testing.T, name string, d drawing.Drawing, p drawing.Palette, scale float64) {
	t.Helper()
	folder := os.Getenv("PICTURES")
	if folder == "" {
		scale = 0.5 // drawn all the same
	}
	data, err := drawing.PNG(d, p, scale)
	if err != nil {
		t.Fatal(err)
	}
	if folder == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".svg"), drawing.SVG(d, p), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Every picture of every example can be drawn, in each palette and width.
func TestPicturesOfTheExamples(t *testing.T) {
	for _, e := range []string{"kubernetes-adoption", "ad-platform", "hearing-care"} {
		s := example(t, e)
		x := narrative.NewIndex(&s)
		for _, pic := range pictures {
			for _, width := range []float64{330, drawing.PageWidth} {
				for _, a := range narrative.Audiences {
					d, ok := pic.draw(x, drawing.Sheet{Width: width, Audience: a})
					if !ok {
						continue
					}
					for name, p := range map[string]drawing.Palette{"light": drawing.Light, "dark": drawing.Dark, "print": drawing.Print} {
						size := map[bool]string{true: "pane", false: "page"}[width == 330]
						save(t, strings.Join([]string{pic.name, e, size, string(a), name}, "-"), d, p, 2)
					}
				}
			}
		}
	}
}

// A solution of the size that the figures in the README are about.
func TestPicturesOfALargeSolution(t *testing.T) {
	s := narrativetest.Large(200)
	x := narrative.NewIndex(&s)
	for _, pic := range pictures {
		for _, width := range []float64{330, drawing.PageWidth} {
			d, ok := pic.draw(x, drawing.Sheet{Width: width, Audience: narrative.Executive})
			if !ok {
				t.Fatalf("%s: nothing drawn", pic.name)
			}
			sound(t, d)
			save(t, fmt.Sprintf("large-%s-%g", pic.name, width), d, drawing.Light, 2)
		}
	}
}

// Architectures of every size can be drawn.
func TestArchitecturesOfEverySize(t *testing.T) {
	for _, size := range [][2]int{{1, 0}, {2, 1}, {2, 2}, {12, 14}, {24, 30}, {60, 90}, {60, 40}, {300, 450}} {
		s := graph(size[0], size[1])
		x := narrative.NewIndex(&s)
		for _, width := range []float64{330, drawing.PageWidth} {
			d, ok := both(x, drawing.Sheet{Width: width})
			if !ok {
				t.Fatalf("%d components: nothing drawn", size[0])
			}
			t.Logf("%v at %g: %.0f by %.0f", size, width, d.W, d.H)
			if size[0] > 60 {
				continue
			}
			save(t, fmt.Sprintf("graph-%d-%d-%g", size[0], size[1], width), d, drawing.Light, 2)
		}
	}
}

func BenchmarkArchitecture60(b *testing.B) {
	s := graph(60, 90)
	x := narrative.NewIndex(&s)
	for b.Loop() {
		both(x, drawing.Sheet{})
	}
}

func BenchmarkRasterOfAPage(b *testing.B) {
	s := graph(60, 90)
	d, _ := both(narrative.NewIndex(&s), drawing.Sheet{})
	for b.Loop() {
		if _, err := drawing.Raster(d, drawing.Light, 1); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPicturesOfAnExample(b *testing.B) {
	s := example(b, "kubernetes-adoption")
	x := narrative.NewIndex(&s)
	for _, p := range pictures {
		b.Run(p.name, func(b *testing.B) {
			for b.Loop() {
				p.draw(x, drawing.Sheet{})
			}
		})
		b.Run(p.name+" raster", func(b *testing.B) {
			d, _ := p.draw(x, drawing.Sheet{})
			for b.Loop() {
				if _, err := drawing.Raster(d, drawing.Light, 1); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The pictures in docs/pictures are made here, where DOCS names that folder.
func TestPicturesOfTheDocuments(t *testing.T) {
	folder := os.Getenv("DOCS")
	s := example(t, "kubernetes-adoption")
	x := narrative.NewIndex(&s)
	large := graph(60, 90)
	for _, c := range []struct {
		name    string
		x       *narrative.Index
		picture picture
		sheet   drawing.Sheet
		palette drawing.Palette
	}{
		{"architecture", x, picture{"", both}, drawing.Sheet{}, drawing.Light},
		{"architecture-dark", x, picture{"", both}, drawing.Sheet{Width: 330}, drawing.Dark},
		{"architecture-60", narrative.NewIndex(&large), picture{"", both}, drawing.Sheet{}, drawing.Light},
		{"timeline", x, picture{"", drawing.Timeline}, drawing.Sheet{Audience: narrative.Executive}, drawing.Light},
		{"outcomes", x, picture{"", drawing.Outcomes}, drawing.Sheet{Audience: narrative.Executive}, drawing.Light},
		{"risks", x, picture{"", drawing.RiskGrid}, drawing.Sheet{Audience: narrative.Executive}, drawing.Light},
		{"cashflow", x, picture{"", drawing.CashFlow}, drawing.Sheet{Audience: narrative.Executive}, drawing.Light},
		{"stakeholders", x, picture{"", drawing.Stakeholders}, drawing.Sheet{}, drawing.Print},
	} {
		d, ok := c.picture.draw(c.x, c.sheet)
		if !ok {
			t.Fatalf("%s is not drawn", c.name)
		}
		if c.name == "architecture-60" {
			d = d.Pages(700)[0]
		}
		data, err := drawing.PNG(d.Padded(12), c.palette, 2)
		if err != nil {
			t.Fatal(err)
		}
		if folder == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(folder, "drawing-"+c.name+".png"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
