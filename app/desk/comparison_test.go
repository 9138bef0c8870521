package desk

import (
	"testing"

	"bifocal/narrative"
)

func TestComparisonIsInOrderOfReading(t *testing.T) {
	t.Parallel()
	old := example(t)
	now := old
	now.Title = "Another title"
	edits := []narrative.Edit{
		narrative.RemoveFact{ID: "runcost"},
		narrative.AddFact{Fact: narrative.Risk{Head: narrative.Head{ID: "rain"}, Event: narrative.Same("it rains"), BusinessImpact: "the office floods", Likelihood: 5, Impact: 5}, At: 0},
		narrative.AddFact{Fact: narrative.Risk{Head: narrative.Head{ID: "snow"}, Event: narrative.Same("it snows")}, At: -1},
		narrative.PutWording{Wording: narrative.Wording{Audience: narrative.Executive, Block: "value/x/0", Text: "mine"}},
	}
	for _, e := range edits {
		var err error
		if now, _, err = e.Apply(now); err != nil {
			t.Fatal(err)
		}
	}
	c := CompareRevisions(1, 2, old, now)
	var kinds []narrative.Kind
	for _, k := range c.Kinds() {
		kinds = append(kinds, k.Kind)
		for _, f := range k.Facts {
			if f.Kind != k.Kind {
				t.Errorf("%s stands among the %s", f.ID, k.Kind)
			}
		}
	}
	seen := map[narrative.Kind]bool{}
	for _, k := range kinds {
		if seen[k] {
			t.Errorf("%s twice: %v", k, kinds)
		}
		seen[k] = true
	}
	if !seen[narrative.KindOutcome] || !seen[narrative.KindRisk] {
		t.Errorf("%v", kinds)
	}
	themes := map[string]SectionPair{}
	for _, p := range c.Pairs() {
		themes[string(p.Theme)] = p
	}
	risk, ok := themes["risk"]
	if !ok || risk.Sides[0] == nil || risk.Sides[1] == nil {
		t.Errorf("the risks differ for both: %+v", risk)
	}
	for theme, p := range themes {
		if p.Labels[0] == "" || p.Labels[1] == "" || p.Labels[0] == theme {
			t.Errorf("%s is called %q and %q", theme, p.Labels[0], p.Labels[1])
		}
	}
	if got := c.Label(narrative.Executive, "risk/rain/0"); got != risk.Labels[0] {
		t.Errorf("a block of the risks stands in %q", got)
	}
}
