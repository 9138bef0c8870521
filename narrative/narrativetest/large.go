package narrativetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// mix is how many facts of each kind stand in a hundred of a large solution.
var mix = []struct {
	kind  narrative.Kind
	count int
}{
	{narrative.KindProblem, 2},
	{narrative.KindDriver, 2},
	{narrative.KindOutcome, 9},
	{narrative.KindCapability, 8},
	{narrative.KindCost, 8},
	{narrative.KindBenefit, 4},
	{narrative.KindQuantity, 14},
	{narrative.KindMilestone, 7},
	{narrative.KindRisk, 7},
	{narrative.KindStakeholder, 5},
	{narrative.KindComponent, 10},
	{narrative.KindConnection, 8},
	{narrative.KindQualityGoal, 4},
	{narrative.KindDecision, 3},
	{narrative.KindAssumption, 2},
	{narrative.KindConstraint, 2},
	{narrative.KindNonGoal, 1},
	{narrative.KindQuestion, 2},
	{narrative.KindProof, 1},
	{narrative.KindTerm, 1},
}

// Large returns a solution of n facts for benchmarks, the same one at every
// call: an answer, an ask, and all other kinds in the proportions of a real
// solution, in texts of 8 to 20 words that refer to its figures.
func Large(n int) narrative.Solution {
	w := writer{
		Rand: rand.New(rand.NewPCG(uint64(n), 1)), //nolint:gosec // repeatable on purpose
		ids:  map[narrative.Kind][]string{},
	}
	s := Halden(func(s *narrative.Solution) {
		s.ID, s.Title, s.Facts, s.Wordings = fmt.Sprintf("large-%d", n), fmt.Sprintf("Freight platform, %d facts", n), nil, nil
	})
	if n > 0 {
		w.ids[narrative.KindAnswer] = []string{"answer"}
	}
	if n > 1 {
		w.ids[narrative.KindAsk] = []string{"ask"}
	}
	total := 0
	for _, m := range mix {
		total += m.count
	}
	left, done := max(0, n-2), 0
	for _, m := range mix { // spread so that the counts add up to n
		before := left * done / total
		done += m.count
		for i := range left*done/total - before {
			w.ids[m.kind] = append(w.ids[m.kind], fmt.Sprintf("%s-%d", strings.ReplaceAll(string(m.kind), " ", "-"), i+1))
		}
	}
	for _, spec := range narrative.Catalog {
		for i, id := range w.ids[spec.Kind] {
			s.Facts = append(s.Facts, w.fact(spec.Kind, narrative.Head{ID: id}, i))
		}
	}
	affordable(&s)
	return s
}

// writer makes up facts. It knows the IDs of all of them beforehand.
type writer struct {
	*rand.Rand
	ids map[narrative.Kind][]string
}

func (w *writer) pick(words []string) string { return words[w.IntN(len(words))] }

// name returns a noun phrase, another one for every i.
func (w *writer) name(i int) string {
	name := qualities[i%len(qualities)] + " " + things[i/len(qualities)%len(things)]
	if round := i / len(qualities) / len(things); round > 0 {
		name += fmt.Sprintf(" %d", round+1)
	}
	return name
}

// clause returns 8 to 20 words; about every second one refers to a figure.
func (w *writer) clause() string {
	words := []string{w.pick(subjects), w.pick(verbs), w.pick(objects), w.pick(tails)}
	if figure := w.figure(); figure != "" && w.IntN(2) == 0 {
		words = append(words, w.pick([]string{"against", "and meets", "for", "with"}), figure)
	}
	return strings.Join(words, " ")
}

func (w *writer) clauses() narrative.Telling { return tell(w.clause(), w.clause()) }

func (w *writer) figure() string {
	kind := []narrative.Kind{narrative.KindQuantity, narrative.KindQuantity, narrative.KindOutcome, narrative.KindCost}[w.IntN(4)]
	id := w.ref(kind)
	switch {
	case id == "":
		return ""
	case kind == narrative.KindOutcome:
		return "{" + id + "." + w.pick([]string{"baseline", "target", "change"}) + "}"
	}
	return "{" + id + "}"
}

// ref returns the ID of any fact of a kind, or "".
func (w *writer) ref(kind narrative.Kind) string {
	if len(w.ids[kind]) == 0 {
		return ""
	}
	return w.pick(w.ids[kind])
}

// refs returns one to three IDs, each once.
func (w *writer) refs(kind narrative.Kind) []string {
	all := w.ids[kind]
	if len(all) == 0 {
		return nil
	}
	var out []string
	at := w.IntN(len(all))
	for i := range min(1+w.IntN(3), len(all)) {
		out = append(out, all[(at+i)%len(all)])
	}
	return out
}

func (w *writer) number(n int64, unit, per string) figures.Quantity {
	q := figures.Quantity{Qualifier: figures.Exact, Value: decimal.NewFromInt(n), Unit: unit, Per: per}
	if w.IntN(8) == 0 {
		q.Qualifier = figures.About
	}
	return q
}

// month returns a month of the plan.
func (w *writer) month(n int) figures.When { return figures.Month(2027, time.Month(2+n)) }
