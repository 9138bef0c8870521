package library_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/library"
)

// vocabulary is a few thousand words with the frequencies of prose: the first
// are in every text, the last in few.
var vocabulary = sync.OnceValue(func() []string {
	r := rand.New(rand.NewPCG(1, 2))
	common := strings.Fields(`the to of and a in is for by on with as are every that from it at customers cost services
		time not one month release team their teams can which be each before more than into two no cluster database platform
		manual restart capacity peak hours features latency audit failover deployment security network backup migration`)
	syllables := strings.Fields("an ber con de en fer gra hal in jor ka lin mo nor op per qua re sta tion ul ver wa xen yor zur")
	accents := strings.Fields("zür é ø ñ")
	words := slices.Clone(common)
	for len(words) < 6000 {
		var w strings.Builder
		if r.IntN(40) == 0 {
			w.WriteString(accents[r.IntN(len(accents))])
		}
		for range 2 + r.IntN(3) {
			w.WriteString(syllables[r.IntN(len(syllables))])
		}
		words = append(words, w.String())
	}
	return words
})

type writer struct {
	r *rand.Rand
	z *rand.Zipf
}

func newWriter(seed uint64) *writer {
	r := rand.New(rand.NewPCG(seed, 7))
	return &writer{r, rand.NewZipf(r, 1.25, 6, uint64(len(vocabulary())-1))}
}

func (w *writer) text(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = vocabulary()[w.z.Uint64()]
	}
	return strings.Join(words, " ")
}

// written is a solution of n facts, each about as long as those of the examples
// (150 characters of text).
func (w *writer) written(id string, n int) narrative.Solution {
	s := narrative.New()
	s.ID, s.Title, s.Customer.Name = id, w.text(5), w.text(2)
	s.Status = narrative.Statuses[w.r.IntN(len(narrative.Statuses))]
	percent, err := figures.Parse("97.5 %")
	if err != nil {
		panic(err)
	}
	for i := range n {
		head := narrative.Head{ID: fmt.Sprint("fact-", i)}
		switch i % 5 {
		case 0:
			s.Facts = append(s.Facts, narrative.Problem{Head: head, Symptom: w.text(9), Cause: w.text(11), Consequence: w.text(6)})
		case 1:
			s.Facts = append(s.Facts, narrative.Capability{Head: head, Name: narrative.Same(w.text(3)), Benefit: w.text(11), Mechanism: w.text(14)})
		case 2:
			s.Facts = append(s.Facts, narrative.Risk{Head: head, Event: narrative.Same(w.text(6)), TechnicalCause: w.text(8), Mitigation: narrative.Same(w.text(9)), Likelihood: 2, Impact: 4})
		case 3:
			s.Facts = append(s.Facts, narrative.Outcome{Head: head, Measure: narrative.Same(w.text(3)), Baseline: percent, Verification: w.text(7)})
		default:
			s.Facts = append(s.Facts, narrative.Assumption{Head: head, Statement: narrative.Same(w.text(10)), Reason: w.text(8)})
		}
	}
	return s
}

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
	w := newWriter(3)
	s := w.written("bench", 200)
	save(b, l, s, library.SaveOptions{})
	var took []time.Duration
	for b.Loop() {
		p := narrative.Problem{Head: narrative.Head{ID: "fact-0"}, Symptom: w.text(12)}
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

func tenThousand(b *testing.B) *library.Library {
	b.Helper()
	l := openAt(b, filepath.Join(b.TempDir(), "library.db"), newClock())
	w := newWriter(5)
	for n := 0; n < 10_000; {
		batch := make([]narrative.Solution, 500)
		for i := range batch {
			batch[i] = w.written(fmt.Sprintf("solution-%05d", n), 40)
			n++
		}
		if _, err := l.SaveAll(context.Background(), batch, library.SaveOptions{Kind: library.Imported}); err != nil {
			b.Fatal(err)
		}
	}
	b.ResetTimer()
	return l
}
