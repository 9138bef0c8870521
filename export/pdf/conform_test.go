package pdf_test

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"bifocal/export/exporttest"
	"bifocal/export/pdf"
	"bifocal/export/pdf/conform"
)

// conforms says where a file does not keep to PDF/UA-1 and PDF/A-2a.
func conforms(t testing.TB, name string, data []byte) {
	t.Helper()
	for _, b := range conform.Check(data) {
		t.Errorf("%s: %s", name, b)
	}
}

// Samples with links and with everything at the edge keep to the standards too.
func TestSamplesConform(t *testing.T) {
	t.Parallel()
	data, _ := render(t, engineeringSample(6))
	conforms(t, "long", data)
	data, _ = render(t, edgeSample())
	conforms(t, "edge", data)
}

// Whatever a document says, its file keeps to the standards.
func TestAnyDocumentConforms(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		doc := exporttest.Document(rt)
		doc.OwnFaces = rapid.IntRange(0, 9).Draw(rt, "faces") > 0
		var buf bytes.Buffer
		if _, err := pdf.Render(t.Context(), doc, &buf); err != nil {
			rt.Fatal(err)
		}
		for _, b := range conform.Check(buf.Bytes()) {
			rt.Error(b)
		}
	})
}
