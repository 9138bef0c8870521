package narrative_test

import (
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
)

func TestReplacedReferencesLeaveTheRest(t *testing.T) {
	to := func(r narrative.Ref) (narrative.Ref, bool) {
		return narrative.Ref{Fact: "turn", Field: "baseline"}, r.Fact == "wait"
	}
	for text, want := range map[string]string{
		"{wait} and {wait.value}, {{wait}} and {other}": "{turn.baseline} and {turn.baseline}, {{wait}} and {other}",
		"nothing":             "nothing",
		"{wait} and a { more": "{wait} and a { more", // cannot be read
		"ü{wait}":             "ü{turn.baseline}",
	} {
		if got := narrative.ReplaceRefs(text, to); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// After a figure has given way nothing refers to it, and undoing brings all of it
// back.
func TestAFigureGivesWay(t *testing.T) {
	s := narrativetest.Halden()
	s.Wordings = append(s.Wordings, narrative.Wording{Audience: narrative.Executive, Block: "situation/text", Text: "All {services} move."})
	before := s
	if !narrative.NewIndex(&s).Referred("services") {
		t.Fatal("nothing refers to the figure")
	}
	var undo []narrative.Edit
	for _, e := range narrative.Supersede(&s, "services", narrative.Ref{Fact: "uptime"}) {
		next, back, err := e.Apply(s)
		if err != nil {
			t.Fatal(err)
		}
		s, undo = next, append(undo, back)
	}
	x := narrative.NewIndex(&s)
	if _, there := s.Fact("services"); there || x.Referred("services") {
		t.Error("the figure is still there, or something refers to it")
	}
	if got := s.Wordings[len(s.Wordings)-1].Text; got != "All {uptime} move." {
		t.Errorf("the wording is %q", got)
	}
	for i := len(undo) - 1; i >= 0; i-- {
		s, _, _ = undo[i].Apply(s)
	}
	if d := narrativetest.Diff(before, s); d != "" {
		t.Error(d)
	}
	if edits := narrative.Supersede(&s, "uptime", narrative.Ref{Fact: "services"}); edits != nil {
		t.Errorf("an outcome gives way to a figure: %v", edits)
	}
}
