package desk

import (
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing"
)

// No example names a figure that only its author has.
func TestExamplesAreReadAsTheyWillBeTold(t *testing.T) {
	for _, k := range narrative.Catalog {
		for _, f := range k.Fields {
			for _, example := range []string{f.Example, f.ExampleEngineering} {
				if got := PlainExample(example); strings.ContainsAny(got, "{}") {
					t.Errorf("%s/%s: %q", k.Kind, f.Key, got)
				}
			}
		}
	}
}

// What is shown as lent is what engineers are told.
func TestWhatIsLentIsTold(t *testing.T) {
	lent := narrative.Telling{Executive: "the call centre stays open"}
	for _, c := range []struct {
		kind narrative.Kind
		key  string
		fact narrative.Fact
	}{
		{narrative.KindRisk, "mitigation", narrative.Risk{Head: narrative.Head{ID: "x"}, Event: narrative.Same("the link fails"), Mitigation: lent, Likelihood: 3, Impact: 3}},
		{narrative.KindRisk, "event", narrative.Risk{Head: narrative.Head{ID: "x"}, Event: lent, Likelihood: 3, Impact: 3}},
		{narrative.KindMilestone, "deliverable", narrative.Milestone{Head: narrative.Head{ID: "x"}, Name: narrative.Same("pilot"), Deliverable: lent}},
		{narrative.KindQuantity, "name", narrative.Quantity{Head: narrative.Head{ID: "x"}, Name: lent, Value: figures.MustParse("5")}},
	} {
		spec, _ := narrative.Spec(c.kind)
		f, _ := spec.Field(c.key)
		if !Lent(f, narrative.Engineering) || Lent(f, narrative.Executive) != (f.Form == narrative.NounPhrase) {
			t.Errorf("%s/%s is not lent", c.kind, c.key)
		}
		s := narrative.New()
		s.Facts = narrative.Facts{c.fact}
		told := ""
		for _, section := range framing.Frame(&s, narrative.Engineering).Sections {
			for _, b := range section.Blocks {
				told += b.Text + strings.Join(b.Cells, " ") + "\n"
			}
		}
		if !strings.Contains(strings.ToLower(told), "call centre stays open") {
			t.Errorf("%s/%s: engineers are told %q", c.kind, c.key, told)
		}
	}
}
