package pdf_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

var pagesDir = flag.String("pages", "", "write the briefs of the examples into this folder, to be looked at")

// The briefs of every example and of a large solution on both papers are whole.
func TestBriefsOnBothPapers(t *testing.T) {
	t.Parallel()
	solutions := map[string]narrative.Solution{"stress": narrativetest.Large(200)}
	for _, e := range assets.Examples() {
		s, err := narrative.Decode(e.Data)
		if err != nil {
			t.Fatal(err)
		}
		solutions[e.Name] = s
	}
	for name, s := range solutions {
		for _, kind := range export.Kinds {
			for paper, suffix := range map[export.Paper]string{export.A4: "a4", export.Letter: "letter"} {
				doc := export.Compose(narrative.NewIndex(&s), kind, export.Options{Date: halden, Paper: paper})
				data, report := render(t, doc)
				conforms(t, name+", "+string(kind)+" on "+suffix, data)
				if lost := missing(t, without(doc, report), data); len(lost) > 0 {
					t.Errorf("%s, %s on %s: not in the PDF: %q", name, kind, suffix, lost)
				}
				if *pagesDir == "" {
					continue
				}
				file := filepath.Join(*pagesDir, name+"-"+string(kind)+"-"+suffix+".pdf")
				if err := os.WriteFile(file, data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
