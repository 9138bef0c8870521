package pdf_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/export/pdf"
	"bifocal/export/pdf/conform"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

var latinWord = regexp.MustCompile(`[A-Za-z]{3,}`)

// Whatever was captured, every kind of brief is made, says on its pages all that
// it is made of, and keeps to its pages.
func TestEveryKindOfRandomSolutions(t *testing.T) {
	t.Parallel()
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		s := narrativetest.Solution(rt)
		x := narrative.NewIndex(&s)
		n++
		for _, kind := range export.Kinds {
			doc := export.Compose(x, kind, export.Options{Date: halden})
			doc.OwnFaces = true // the faces of the machine take their time
			var buf bytes.Buffer
			report, err := pdf.Render(t.Context(), doc, &buf)
			if err != nil {
				rt.Fatalf("%s: %v", kind, err)
			}
			if doc.Budget > 0 && report.Pages > doc.Budget {
				rt.Errorf("%s: %d pages", kind, report.Pages)
			}
			for _, b := range conform.Check(buf.Bytes()) {
				rt.Errorf("%s: %s", kind, b)
			}
			printed := strings.Join(pageTexts(t, buf.Bytes()), "")
			for _, word := range latinWord.FindAllString(norm.NFC.String(without(doc, report).Plain()), -1) {
				if !strings.Contains(printed, word) && !strings.Contains(unhyphenated(printed), word) {
					rt.Errorf("%s: %q is not printed", kind, word)
				}
			}
			if *pagesDir != "" && n <= 15 {
				name := filepath.Join(*pagesDir, "random-"+string(rune('a'+n-1))+"-"+string(kind)+".pdf")
				if err := os.WriteFile(name, buf.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// unhyphenated puts broken words together again.
func unhyphenated(text string) string {
	return strings.NewReplacer("\u00AD", "", "\n", "", " ", "").Replace(text)
}

// The same solution gives the same bytes, whatever the kind of brief.
func TestEveryKindIsDeterministic(t *testing.T) {
	t.Parallel()
	s := narrativetest.Large(100)
	for _, kind := range export.Kinds {
		first, _ := render(t, export.Compose(narrative.NewIndex(&s), kind, export.Options{Date: halden}))
		second, _ := render(t, export.Compose(narrative.NewIndex(&s), kind, export.Options{Date: halden}))
		if !bytes.Equal(first, second) {
			t.Errorf("%s: two files of one solution differ", kind)
		}
	}
}

// A point of view has three pages, a concept note two, and neither is cut where
// the example is all there is.
func TestPagesOfTheKinds(t *testing.T) {
	t.Parallel()
	s, err := narrative.Decode(assets.Examples()[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	large := narrativetest.Large(200)
	for kind, most := range map[export.Kind]int{export.PointOfView: 3, export.ConceptNote: 2} {
		_, report := render(t, export.Compose(narrative.NewIndex(&s), kind, export.Options{Date: halden}))
		if report.Pages > most || report.Cuts > 0 {
			t.Errorf("%s: %d pages after %d cuts", kind, report.Pages, report.Cuts)
		}
		if _, report := render(t, export.Compose(narrative.NewIndex(&large), kind, export.Options{Date: halden})); report.Pages > most {
			t.Errorf("%s of 200 facts: %d pages", kind, report.Pages)
		}
	}
}
