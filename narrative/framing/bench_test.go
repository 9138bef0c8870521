package framing_test

import (
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
)

// Both framings of a solution from scratch, its index included.
func benchmarkFrame(b *testing.B, facts int, metric string) {
	s := narrativetest.Large(facts)
	if err := narrative.Validate(s); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		framing.Both(&s)
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(time.Millisecond), metric)
}

func BenchmarkFrame200(b *testing.B)  { benchmarkFrame(b, 200, "frame_200_ms") }
func BenchmarkFrame1000(b *testing.B) { benchmarkFrame(b, 1000, "frame_1000_ms") }
