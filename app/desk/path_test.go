package desk

import (
	"testing"

	"bifocal/narrative"
)

func TestThePathGoesForwardAndEnds(t *testing.T) {
	for _, spec := range narrative.Catalog {
		k := spec.Kind
		for n := 0; ; n++ {
			next, ok := Onward(k)
			if !ok {
				break
			}
			if groupPlace(next) < groupPlace(k) || n > len(Path) {
				t.Fatalf("from %s it goes on to %s", k, next)
			}
			k = next
		}
	}
	for kind, want := range map[narrative.Kind]narrative.Kind{
		narrative.KindAnswer: narrative.KindProblem, narrative.KindDriver: narrative.KindOutcome, narrative.KindAsk: narrative.KindMilestone,
		narrative.KindQuantity: narrative.KindMilestone, narrative.KindRisk: "", narrative.KindTerm: "",
	} {
		if got, _ := Onward(kind); got != want {
			t.Errorf("from %s it goes on to %q, not %q", kind, got, want)
		}
	}
}
