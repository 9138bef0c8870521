//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/narrativetest"
)

// BenchmarkStart is how long it takes from the start of the program, with 1,000
// solutions in its library, until the list of them can be read, against a Fyne
// window that holds one word. Both are whole processes, started in turn.
func BenchmarkStart(b *testing.B) {
	d := Open(b, filepath.Join(b.TempDir(), "pictures"))
	bifocal := built(b, "bifocal")
	empty := filepath.Join(b.TempDir(), "emptywindow")
	build := exec.Command("go", "build", "-tags", "e2e", "-o", empty, "./emptywindow")
	build.Env = append(os.Environ(), "CGO_ENABLED=1")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("building the empty window: %v\n%s", err, out)
	}
	path := filepath.Join(b.TempDir(), "bifocal.db")
	fill(b, path, 1000)

	var ours, theirs []time.Duration
	d.start(b, empty) // what only a first start costs: the drivers of the display, the caches of the disk
	d.start(b, bifocal, "--library", path)
	for b.Loop() {
		theirs = append(theirs, d.start(b, empty))
		ours = append(ours, d.start(b, bifocal, "--library", path))
	}
	b.ReportMetric(median(ours).Seconds()*1000, "start-ms")
	b.ReportMetric(median(theirs).Seconds()*1000, "empty-ms")
	b.ReportMetric(median(ours).Seconds()/median(theirs).Seconds(), "start_vs_empty_ratio")
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

// fill makes a library of n solutions.
func fill(b testing.TB, path string, n int) {
	b.Helper()
	ctx := context.Background()
	lib, err := library.Open(ctx, path, library.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for i := range n {
		s := narrativetest.Halden(func(s *narrative.Solution) {
			s.ID, s.Title = fmt.Sprintf("solution-%d", i), fmt.Sprintf("Managed platform %d", i)
		})
		if _, err := lib.Save(ctx, s, library.SaveOptions{Kind: library.Imported}); err != nil {
			b.Fatal(err)
		}
	}
	if err := lib.Close(); err != nil {
		b.Fatal(err)
	}
}

// start runs a program until its window can be read, ends it, and returns how
// long that took.
func (d *Desktop) start(b *testing.B, binary string, args ...string) time.Duration {
	b.Helper()
	began := time.Now()
	p := d.Start(binary, args...)
	for !d.readable(b) {
		if p.ended() {
			b.Fatalf("%s ended: %v\n%s", binary, p.err, p.Log())
		}
		if time.Since(began) > patience {
			b.Fatalf("%s shows nothing", binary)
		}
		time.Sleep(time.Millisecond) // the processors are the program's
	}
	took := time.Since(began)
	p.end()
	d.Until("the window is gone", func() bool { return !d.readable(b) })
	return took
}

// middle is where both programs have text, and nothing but text.
var middle = image.Rect(240, 180, 1040, 620)

// readable says whether dark text stands on a light ground in the middle of the
// screen, which is black where there is no window.
func (d *Desktop) readable(b *testing.B) bool {
	b.Helper()
	picture := d.screen(middle)
	var light, dark int
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y += 2 {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x += 2 {
			switch r, g, bl, _ := picture.At(x, y).RGBA(); {
			case r+g+bl > 3*0xC000:
				light++
			case r+g+bl < 3*0x6000:
				dark++
			}
		}
	}
	return light > 20*dark && dark > 15
}
