package pdf_test

import (
	"context"
	"io"
	"slices"
	"testing"
	"time"

	"bifocal/export"
	"bifocal/export/pdf"
	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

// From the facts to the bytes: framing, composition and rendering of the
// executive brief of a whole solution.
func BenchmarkExecutive(b *testing.B) {
	s := narrativetest.Halden()
	measure(b, "pdf_executive_ms", func() *export.Document {
		return export.Compose(narrative.NewIndex(&s), export.ExecutiveBrief, export.Options{Date: halden})
	})
}

// Ten pages.
func BenchmarkEngineering(b *testing.B) {
	doc := engineeringSample(7)
	measure(b, "pdf_engineering_ms", func() *export.Document { return doc })
}

// measure reports the median, since the machines are shared.
func measure(b *testing.B, metric string, doc func() *export.Document) {
	var times []time.Duration
	pages := 0
	for b.Loop() {
		start := time.Now()
		report, err := pdf.Render(context.Background(), doc(), io.Discard)
		if err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
		pages = report.Pages
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2])/float64(time.Millisecond), metric)
	b.ReportMetric(float64(pages), "pages")
}
