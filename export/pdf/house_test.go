package pdf_test

import (
	"bytes"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/export/house"
	"bifocal/export/house/housetest"
	"bifocal/export/pdf"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

// styled is a brief of a solution in a house style.
func styled(x *narrative.Index, kind export.Kind, style house.Style) *export.Document {
	doc := export.Compose(x, kind, export.Options{Date: halden, Style: &style})
	doc.OwnFaces = true
	return doc
}

func exampleIndexes(t *testing.T) map[string]*narrative.Index {
	t.Helper()
	out := map[string]*narrative.Index{}
	for _, e := range assets.Examples() {
		s, err := narrative.Decode(e.Data)
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name] = narrative.NewIndex(&s)
	}
	return out
}

// In every style, a brief keeps to its pages, the cover not counted, is the same
// twice, and says all that it says without.
func TestStyledBriefs(t *testing.T) {
	t.Parallel()
	for name, x := range exampleIndexes(t) {
		for _, style := range housetest.All() {
			for _, kind := range export.Kinds {
				if export.Ready(x, kind) != nil {
					continue
				}
				t.Run(name+"/"+style.Name+"/"+string(kind), func(t *testing.T) {
					t.Parallel()
					doc := styled(x, kind, style)
					data, report := render(t, doc)
					conforms(t, doc.Title, data)
					if doc.Budget > 0 && report.Pages > doc.Budget {
						t.Errorf("%d pages", report.Pages)
					}
					if again, _ := render(t, styled(x, kind, style)); !bytes.Equal(data, again) {
						t.Error("the same style and date gave other bytes")
					}
					pages := pageTexts(t, data)
					want := report.Pages
					if style.Cover {
						want++
						if !strings.Contains(squashed(pages[0]), squashed(doc.Cover.Title)) {
							t.Errorf("the cover does not say %q: %q", doc.Cover.Title, pages[0])
						}
						if strings.Contains(pages[0], "Page 1") {
							t.Error("the cover is numbered")
						}
					}
					if len(pages) != want {
						t.Errorf("%d pages, want %d", len(pages), want)
					}
					printed := squashed(strings.Join(pages, ""))
					for p := range without(doc, report).Passages() {
						if p.Role == export.RoleContact && !strings.Contains(printed, squashed(p.Text)) {
							t.Errorf("%q is not printed", p.Text)
						}
					}
					if style.Watermark != "" && strings.Contains(printed, squashed(style.Watermark)) {
						t.Errorf("the watermark %q is text, and gets between the sentences", style.Watermark)
					}
					if *pagesDir != "" {
						file := filepath.Join(*pagesDir, strings.ReplaceAll(strings.Join([]string{name, style.Name, string(kind)}, "-"), " ", "-")+".pdf")
						if err := os.WriteFile(file, data, 0o644); err != nil {
							t.Fatal(err)
						}
					}
				})
			}
		}
	}
}

// squashed leaves white space out, which lines are broken at.
func squashed(s string) string {
	return strings.NewReplacer(" ", "", "\u00a0", "", "\n", "", "\u00ad", "").Replace(s)
}

// Whatever was captured, a brief in a style is made and keeps to its pages.
func TestStylesOfRandomSolutions(t *testing.T) {
	t.Parallel()
	styles := housetest.All()
	rapid.Check(t, func(rt *rapid.T) {
		s := narrativetest.Solution(rt)
		doc := styled(narrative.NewIndex(&s), rapid.SampledFrom(export.Kinds).Draw(rt, "kind"), rapid.SampledFrom(styles).Draw(rt, "style"))
		report, err := pdf.Render(t.Context(), doc, io.Discard)
		if err != nil {
			rt.Fatal(err)
		}
		if doc.Budget > 0 && report.Pages > doc.Budget {
			rt.Errorf("%d pages", report.Pages)
		}
		proofs, err := pdf.Proof(t.Context(), doc, 0.3, 3)
		if err != nil {
			rt.Fatal(err)
		}
		if n := len(proofs.Pages) + proofs.More; n != report.Pages+map[bool]int{true: 1}[doc.Cover != nil] || proofs.Report.Pages != report.Pages {
			rt.Errorf("%d pages are drawn of %d", n, report.Pages)
		}
	})
}

// A proof is the page: as much ink at the same places as in the file, as told by
// the text that the file holds there.
func TestProofIsThePage(t *testing.T) {
	t.Parallel()
	x := exampleIndexes(t)["kubernetes-adoption"]
	for _, style := range housetest.All() {
		doc := styled(x, export.ExecutiveBrief, style)
		proofs, err := pdf.Proof(t.Context(), doc, 2, 9)
		if err != nil {
			t.Fatal(err)
		}
		again, err := pdf.Proof(t.Context(), doc, 2, 9)
		if err != nil {
			t.Fatal(err)
		}
		data, _ := render(t, doc)
		conforms(t, doc.Title, data)
		file := open(t, data)
		if len(proofs.Pages) != file.NumPage() {
			t.Fatalf("%s: %d pages drawn of %d", style.Name, len(proofs.Pages), file.NumPage())
		}
		for n, img := range proofs.Pages {
			if n == 0 && style.Cover {
				continue // white letters on a panel
			}
			high := map[bool]float64{true: 792, false: 841.89}[style.Paper == house.Letter]
			if math.Abs(float64(img.Bounds().Dy())-2*high) > 1 {
				t.Errorf("%s: page %d is %v", style.Name, n+1, img.Bounds())
			}
			dark := 0
			for y := range img.Bounds().Dy() {
				for px := range img.Bounds().Dx() {
					a, _, _, _ := img.At(px, y).RGBA()
					b, _, _, _ := again.Pages[n].At(px, y).RGBA()
					if a != b {
						t.Fatalf("%s: page %d is drawn differently twice", style.Name, n+1)
					}
					if a < 0x8000 {
						dark++
					}
				}
			}
			letters := len(squashed(pageTexts(t, data)[n]))
			if share := float64(dark) / float64(letters); share < 4 || share > 60 {
				t.Errorf("%s: page %d has %d dark pixels for %d letters", style.Name, n+1, dark, letters)
			}
			if !style.Faces.IsZero() {
				continue // the reader of the test does not know how wide they are
			}
			for _, text := range file.Page(n + 1).Content().Text[:40] { // where the file has a letter, there is ink
				ink := false
				for dy := -2; dy < int(2*text.FontSize); dy++ {
					for dx := 0; dx <= int(2*max(text.W, 4)); dx++ {
						r, g, b, _ := img.At(int(2*text.X)+dx, int(2*(high-text.Y))-dy).RGBA()
						ink = ink || min(r, g, b) < 0xC000
					}
				}
				if !ink && strings.TrimSpace(text.S) != "" {
					t.Errorf("%s: page %d shows nothing where %q stands", style.Name, n+1, text.S)
					break
				}
			}
		}
	}
}

// The cover and its parts are told to a screen reader; watermark, panel and logo are
// not.
func TestWatermarkIsAnArtifact(t *testing.T) {
	t.Parallel()
	x := exampleIndexes(t)["kubernetes-adoption"]
	doc := styled(x, export.ExecutiveBrief, housetest.Retailer())
	data, _ := render(t, doc)
	conforms(t, doc.Title, data)
	for n := 1; n <= open(t, data).NumPage(); n++ {
		content, err := io.ReadAll(open(t, data).Page(n).V.Key("Contents").Reader())
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Count(content, []byte("/Subtype /Watermark>> BDC")) != 1 {
			t.Errorf("page %d has no watermark that is marked as one", n)
		}
	}
}

// A face of a house style is embedded, draws the text, and leaves what it lacks to
// the others.
func TestFaceOfAStyle(t *testing.T) {
	t.Parallel()
	x := exampleIndexes(t)["kubernetes-adoption"]
	doc := styled(x, export.ExecutiveBrief, housetest.Bank())
	doc.Sections[0].Heading = "An efficient office: ≥ 5 ✓"
	data, report := render(t, doc)
	conforms(t, doc.Title, data)
	if len(report.Replaced) > 0 {
		t.Errorf("replaced: %v", report.Replaced)
	}
	if !bytes.Contains(data, []byte("BIFOCA+Face0")) {
		t.Error("the face is not in the file")
	}
	if text := squashed(strings.Join(pageTexts(t, data), "")); !strings.Contains(text, "Anefficientoffice:≥5✓") {
		t.Error("what is set in the face is not read as it is written")
	}
}
