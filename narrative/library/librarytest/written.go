// Package librarytest fills a library for tests and benchmarks with solutions
// that read like those of a user.
package librarytest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/library"
)

// vocabulary is a few thousand words with the frequencies of prose: the first
// are in every text, the last in few.
var vocabulary = sync.OnceValue(func() []string {
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same words each time
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

// Writer makes solutions that differ, the same ones for the same seed.
type Writer struct {
	r *rand.Rand
	z *rand.Zipf
}

// NewWriter returns a writer.
func NewWriter(seed uint64) *Writer {
	r := rand.New(rand.NewPCG(seed, 7)) //nolint:gosec // the same solutions each time
	return &Writer{r, rand.NewZipf(r, 1.25, 6, uint64(len(vocabulary())-1))}
}

// Text is n words.
func (w *Writer) Text(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = vocabulary()[w.z.Uint64()]
	}
	return strings.Join(words, " ")
}

// Solution is a solution of n facts, each about as long as those of the examples
// (150 characters of text).
func (w *Writer) Solution(id string, n int) narrative.Solution {
	s := narrative.New()
	s.ID, s.Title, s.Customer.Name = id, w.Text(5), w.Text(2)
	s.Status = narrative.Statuses[w.r.IntN(len(narrative.Statuses))]
	percent, err := figures.Parse("97.5 %")
	if err != nil {
		panic(err)
	}
	for i := range n {
		head := narrative.Head{ID: fmt.Sprint("fact-", i)}
		switch i % 5 {
		case 0:
			s.Facts = append(s.Facts, narrative.Problem{Head: head, Symptom: w.Text(9), Cause: w.Text(11), Consequence: w.Text(6)})
		case 1:
			s.Facts = append(s.Facts, narrative.Capability{Head: head, Name: narrative.Same(w.Text(3)), Benefit: w.Text(11), Mechanism: w.Text(14)})
		case 2:
			s.Facts = append(s.Facts, narrative.Risk{Head: head, Event: narrative.Same(w.Text(6)), TechnicalCause: w.Text(8), Mitigation: narrative.Same(w.Text(9)), Likelihood: 2, Impact: 4})
		case 3:
			s.Facts = append(s.Facts, narrative.Outcome{Head: head, Measure: narrative.Same(w.Text(3)), Baseline: percent, Verification: w.Text(7)})
		default:
			s.Facts = append(s.Facts, narrative.Assumption{Head: head, Statement: narrative.Same(w.Text(10)), Reason: w.Text(8)})
		}
	}
	return s
}

// Fill saves n solutions of a number of facts, with the IDs solution-00000 and
// so on.
func Fill(ctx context.Context, l *library.Library, n, facts int) error {
	w := NewWriter(5)
	for at := 0; at < n; {
		batch := make([]narrative.Solution, min(500, n-at))
		for i := range batch {
			batch[i] = w.Solution(fmt.Sprintf("solution-%05d", at), facts)
			at++
		}
		if _, err := l.SaveAll(ctx, batch, library.SaveOptions{Kind: library.Imported}); err != nil {
			return err
		}
	}
	return nil
}
