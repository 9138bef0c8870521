package pdf_test

import (
	"slices"
	"testing"

	"bifocal/export"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

// However many facts there are, an executive brief has two pages, type as large
// as ever, and the report names what there was no room for.
func TestExecutiveBriefKeepsToItsPages(t *testing.T) {
	t.Parallel()
	for _, facts := range []int{60, 100, 200, 400} {
		s := narrativetest.Large(facts)
		for _, paper := range []export.Paper{export.A4, export.Letter} {
			doc := export.Compose(narrative.NewIndex(&s), export.ExecutiveBrief, export.Options{Date: halden, Paper: paper})
			data, report := render(t, doc)
			if report.Pages > 2 {
				t.Errorf("%d facts: %d pages", facts, report.Pages)
			}
			if report.Cuts == 0 || len(report.LeftOut) == 0 {
				t.Errorf("%d facts: nothing was left out", facts)
			}
			if lost := missing(t, without(doc, report), data); len(lost) > 0 {
				t.Errorf("%d facts: not in the PDF: %q", facts, lost)
			}
		}
	}
}

// What fits is not cut.
func TestNothingIsCutFromWhatFits(t *testing.T) {
	t.Parallel()
	s := narrativetest.Halden()
	doc := export.Compose(narrative.NewIndex(&s), export.ExecutiveBrief, export.Options{Date: halden})
	if _, report := render(t, doc); report.Cuts != 0 || slices.ContainsFunc(report.LeftOut, func(o export.Omission) bool { return o.Picture == "" }) {
		t.Errorf("left out: %v", report.LeftOut)
	}
}
