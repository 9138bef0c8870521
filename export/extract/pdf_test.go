package extract_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"bifocal/export"
	"bifocal/export/extract"
	"bifocal/export/pdf"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

func brief(t testing.TB, kind export.Kind) []byte {
	t.Helper()
	s := narrativetest.Halden()
	doc := export.Compose(narrative.NewIndex(&s), kind, export.Options{Date: time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)})
	var b bytes.Buffer
	if _, err := pdf.Render(t.Context(), doc, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTextOfABrief(t *testing.T) {
	text, err := extract.PDF(brief(t, export.ExecutiveBrief))
	if err != nil {
		t.Fatal(err)
	}
	if text.Pages < 1 || text.Pages > 3 {
		t.Errorf("%d pages", text.Pages)
	}
	body := strings.Join(strings.Fields(text.Body), " ")
	for _, want := range []string{"Halden Freight", "2.8 M USD", "Customers meet 9 outages a month.", "15 January 2027"} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not in:\n%s", want, text.Body)
		}
	}
	if len(text.Names) == 0 {
		t.Error("no metadata")
	}
}

func TestTablesHaveCells(t *testing.T) {
	text, err := extract.PDF(brief(t, export.ExecutiveBrief))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(text.Body) {
		if strings.Contains(line, "running costs") && strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| Running costs") {
			return
		}
	}
	t.Errorf("no row of a table in:\n%s", text.Body)
}

func TestWhatIsNoPDF(t *testing.T) {
	whole := brief(t, export.ExecutiveBrief)
	for name, data := range map[string][]byte{"nothing": nil, "text": []byte("a text"), "half": whole[:len(whole)/2], "head": []byte("%PDF-1.4\n%%EOF")} {
		if text, err := extract.PDF(data); err == nil {
			t.Errorf("%s: %d pages, no error", name, text.Pages)
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = extract.PDF(data)
	})
}
