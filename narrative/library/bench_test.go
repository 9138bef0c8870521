package library_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/librarytest"
)

// report gives the median and the 95th percentile in milliseconds.
func report(b *testing.B, name string, took []time.Duration) {
	b.Helper()
	slices.Sort(took)
	at := func(share float64) float64 {
		return float64(took[min(len(took)-1, int(share*float64(len(took))))].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.5), name+"_ms_p50")
	b.ReportMetric(at(0.95), name+"_ms_p95")
}

// BenchmarkSave changes one fact of a solution of 200 and saves it, as
// autosave does.
func BenchmarkSave(b *testing.B) {
	l := open(b, newClock())
	w := librarytest.NewWriter(3)
	s := w.Solution("bench", 200)
	save(b, l, s, library.SaveOptions{})
	var took []time.Duration
	for b.Loop() {
		p := narrative.Problem{Head: narrative.Head{ID: "fact-0"}, Symptom: w.Text(12)}
		changed, _, err := narrative.ChangeFact{Fact: p}.Apply(s)
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		save(b, l, changed, library.SaveOptions{})
		took = append(took, time.Since(start))
		s = changed
	}
	report(b, "save", took)
}

// typed is what people type into the search, letter by letter.
var typed = []string{
	"t", "th", "the", "c", "co", "con", "cos", "cost", "costs",
	"r", "re", "res", "resta", "restart", "a", "an", "ankalin",
	"zur", "zür", "services cost", "failover database", "hal", "halnor", "plat re", "audit fail", "mo", "in", "s",
}

// BenchmarkSearch10k searches as one types over 10,000 solutions of 40 facts
// and takes the first 50.
func BenchmarkSearch10k(b *testing.B) {
	l := tenThousand(b)
	var took []time.Duration
	slow := map[string]time.Duration{}
	for i := 0; b.Loop(); i++ {
		text := typed[i%len(typed)]
		start := time.Now()
		if _, err := l.List(context.Background(), library.Query{Text: text, Limit: 50}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
		slow[text] = max(slow[text], time.Since(start))
	}
	if testing.Verbose() {
		b.Log(slow)
	}
	report(b, "search_10k", took)
}

// BenchmarkList10k lists the newest 50 of 10,000.
func BenchmarkList10k(b *testing.B) {
	l := tenThousand(b)
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := l.List(context.Background(), library.Query{Limit: 50}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	report(b, "list_10k", took)
}

// BenchmarkHome10k asks what the view of the library asks beside the first 50:
// every order, places far down, the counts with and without a search.
func BenchmarkHome10k(b *testing.B) {
	l := tenThousand(b)
	ctx := context.Background()
	list := func(q library.Query) func() error {
		return func() error { _, err := l.List(ctx, q); return err }
	}
	const live = 50
	statuses := narrative.Statuses[:5]
	for _, c := range []struct {
		name string
		ask  func() error
	}{
		{"live", list(library.Query{Statuses: statuses, Limit: live})},
		{"by-title", list(library.Query{Statuses: statuses, Sort: library.ByTitle, Limit: live})},
		{"by-title-reversed", list(library.Query{Statuses: statuses, Sort: library.ByTitle, Reverse: true, Limit: live})},
		{"by-customer", list(library.Query{Statuses: statuses, Sort: library.ByCustomer, Limit: live})},
		{"by-status", list(library.Query{Statuses: statuses, Sort: library.ByStatus, Limit: live})},
		{"deleted", list(library.Query{Deleted: true, Limit: live})},
		{"end", list(library.Query{Statuses: statuses, Offset: 8000, Limit: live})},
		{"end-by-title", list(library.Query{Statuses: statuses, Sort: library.ByTitle, Offset: 8000, Limit: live})},
		{"search-live", list(library.Query{Statuses: statuses, Text: "cost", Limit: live})},
		{"search-rare", list(library.Query{Statuses: statuses, Text: "halnor", Limit: live})},
		{"search-end", list(library.Query{Statuses: statuses, Text: "cost", Offset: 5000, Limit: live})},
		{"search-by-changed", list(library.Query{Statuses: statuses, Text: "cost", Sort: library.ByChanged, Limit: live})},
		{"all", list(library.Query{Statuses: statuses})},
		{"search-all", list(library.Query{Statuses: statuses, Text: "cost"})},
		{"statuses", func() error { _, err := l.CountByStatus(ctx, library.Query{}); return err }},
		{"statuses-searched", func() error { _, err := l.CountByStatus(ctx, library.Query{Text: "t"}); return err }},
		{"customers", func() error {
			_, err := l.CountByCustomer(ctx, library.Query{Statuses: statuses})
			return err
		}},
		{"customers-searched", func() error {
			_, err := l.CountByCustomer(ctx, library.Query{Statuses: statuses, Text: "t"})
			return err
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				if err := c.ask(); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			report(b, "home_10k_"+strings.ReplaceAll(c.name, "-", "_"), took)
		})
	}
}

func tenThousand(b *testing.B) *library.Library {
	b.Helper()
	l := openAt(b, filepath.Join(b.TempDir(), "library.db"), newClock())
	if err := librarytest.Fill(context.Background(), l, 10_000, 40); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	return l
}
