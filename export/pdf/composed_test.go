package pdf_test

import (
	"testing"

	"bifocal/assets"
	"bifocal/export"
	"bifocal/narrative"
)

// Every word of every example's briefs can be taken out of the PDF again, and
// the executive's fits on two pages.
func TestExamplesArePrintedWhole(t *testing.T) {
	for _, e := range assets.Examples() {
		s, err := narrative.Decode(e.Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range export.Kinds {
			doc := export.Compose(narrative.NewIndex(&s), kind, export.Options{Date: halden})
			data, report := render(t, doc)
			if words := missing(t, without(doc, report), data); len(words) > 0 {
				t.Errorf("%s, %s: not in the PDF: %q", e.Name, kind, words)
			}
			if len(report.Replaced) > 0 {
				t.Errorf("%s, %s: replaced: %v", e.Name, kind, report.Replaced)
			}
			if kind == export.ExecutiveBrief && report.Pages > 2 {
				t.Errorf("%s: the executive brief has %d pages", e.Name, report.Pages)
			}
		}
	}
}
