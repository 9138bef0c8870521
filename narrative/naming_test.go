package narrative_test

import (
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

func TestNames(t *testing.T) {
	s := narrativetest.Halden(narrativetest.With(narrative.Connection{
		Head: narrative.Head{ID: "loop"}, From: "loop", To: "cluster",
	}))
	x := narrative.NewIndex(&s)
	for id, want := range map[string]string{
		"runcost": "running costs", "cio": "Ingrid Solheim, CIO", "cfo": "CFO",
		"answer":   "move the 120 services to a managed platform within twelve months",
		"clusters": "clusters", // told to engineers alone
	} {
		f, ok := s.Fact(id)
		if got := x.Name(f); !ok || got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
	loop, _ := s.Fact("loop")
	if got := x.Name(loop); got == "" { // and comes to an end
		t.Error("a connection to itself has no name")
	}
	if got := x.Shown("", "{services} of {nothing}, {{so}}"); got != "120 of {nothing}, {so}" {
		t.Errorf("got %q", got)
	}
}
