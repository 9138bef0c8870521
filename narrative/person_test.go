package narrative_test

import (
	"testing"

	"bifocal/narrative"
)

func TestPersonIsMeantByNameOrRole(t *testing.T) {
	s := narrative.Solution{Facts: narrative.Facts{
		narrative.Stakeholder{Head: narrative.Head{ID: "ida"}, Name: "Ida Moen", Role: "CIO"},
		narrative.Stakeholder{Head: narrative.Head{ID: "a"}, Role: "team lead"},
		narrative.Stakeholder{Head: narrative.Head{ID: "b"}, Role: "Team lead"},
		narrative.Problem{Head: narrative.Head{ID: "coo"}, Symptom: "it hurts"},
	}}
	x := narrative.NewIndex(&s)
	for ref, want := range map[string]string{"ida": "ida", "ida moen ": "ida", "cio": "ida", "team lead": "", "coo": "", "Per Holm": ""} {
		p, ok := x.Person(ref)
		if !ok || p.ID != want {
			t.Errorf("%q means %q (%v), want %q", ref, p.ID, ok, want)
		}
	}
	if _, ok := x.Person(""); ok {
		t.Error("nobody is somebody")
	}
}
