package app

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"bifocal/narrative/library"
	"bifocal/narrative/library/librarytest"
)

// searches are what people type into the search, letter by letter.
var searches = []string{
	"the", "costs", "restart", "ankalin", "zür", "services cost", "failover database", "halnor", "plat re", "audit fail", "mo",
}

// BenchmarkSearchShown is a key in the search of 10,000 solutions until its
// first rows are shown, in CPU time and in the time on the wall. The counts
// that follow are not waited for, and are not in it.
func BenchmarkSearchShown(b *testing.B) {
	l, err := library.Open(context.Background(), filepath.Join(b.TempDir(), "library.db"), library.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := l.Close(); err != nil {
			b.Error(err)
		}
	})
	if err := librarytest.Fill(context.Background(), l, 10_000, 40); err != nil {
		b.Fatal(err)
	}
	r := newRigOn(b, l)
	h := r.win.home
	var waiting []func()
	h.env.Background = func(f func()) { waiting = append(waiting, f) }
	next := func() {
		f := waiting[0]
		waiting = waiting[1:]
		f()
		r.settle()
	}
	rest := func() {
		for len(waiting) > 0 {
			next()
		}
	}
	r.win.window.Canvas().Focus(h.search)
	computed, passed := &typist{}, &typist{}
	word, letter := 0, 0
	for b.Loop() {
		text := []rune(searches[word])
		if letter == 0 {
			h.search.show("")
			h.search.search("")
			rest()
		}
		start, clock := cpu(), time.Now()
		h.search.TypedRune(text[letter])
		next() // the first rows
		computed.took = append(computed.took, cpu()-start)
		passed.took = append(passed.took, time.Since(clock))
		if h.alarm.root.Visible() || h.answered != h.shelf.Turn() {
			b.Fatalf("the rows for %q are not shown", string(text[:letter+1]))
		}
		rest()
		if letter++; letter == len(text) {
			letter, word = 0, (word+1)%len(searches)
		}
	}
	b.ReportMetric(computed.percentile(50), "search_shown_ms_p50")
	b.ReportMetric(computed.percentile(95), "search_shown_ms_p95")
	b.ReportMetric(passed.percentile(50), "wall-ms-p50")
	b.ReportMetric(passed.percentile(95), "wall-ms-p95")
}
