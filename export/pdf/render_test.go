package pdf_test

import (
	"bytes"
	"os"
	"testing"

	"bifocal/export"
	"bifocal/export/pdf"
)

func render(t testing.TB, doc *export.Document) ([]byte, pdf.Report) {
	t.Helper()
	var buf bytes.Buffer
	report, err := pdf.Render(t.Context(), doc, &buf)
	if err != nil {
		t.Fatalf("Render: %v", err)
	}
	return buf.Bytes(), report
}

func TestLook(t *testing.T) {
	for name, doc := range map[string]*export.Document{"exec": executiveSample(), "eng": engineeringSample(1), "eng10": engineeringSample(5)} {
		data, r := render(t, doc)
		t.Logf("%s: %d pages, %d bytes, %v", name, r.Pages, len(data), r.Replaced)
		os.WriteFile("/tmp/f/"+name+".pdf", data, 0o644)
	}
}

func BenchmarkExecutive(b *testing.B) {
	doc := executiveSample()
	for b.Loop() {
		render(b, doc)
	}
}

func BenchmarkEngineering(b *testing.B) {
	doc := engineeringSample(5)
	for b.Loop() {
		render(b, doc)
	}
}
