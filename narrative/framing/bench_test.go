package framing_test

import (
	"runtime"
	"slices"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
)

// heldByTheWindow is memory that the program holds anyway while it frames, so
// that the collector runs as often as it does there and not after every few
// framings.
const heldByTheWindow = 100 << 20

// Both framings of a solution from scratch, its index included. The median is
// reported, since the machines are shared and stall.
func benchmarkFrame(b *testing.B, facts int, metric string) {
	s := narrativetest.Large(facts)
	if err := narrative.Validate(s); err != nil {
		b.Fatal(err)
	}
	held := make([]byte, heldByTheWindow)
	times := make([]time.Duration, 0, 1<<14)
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		framing.Both(&s)
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2])/float64(time.Millisecond), metric)
	runtime.KeepAlive(held)
}

func BenchmarkFrame200(b *testing.B)  { benchmarkFrame(b, 200, "frame_200_ms") }
func BenchmarkFrame1000(b *testing.B) { benchmarkFrame(b, 1000, "frame_1000_ms") }
