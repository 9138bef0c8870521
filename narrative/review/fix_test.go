package review_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
	"bifocal/narrative/review"
)

// mends checks that each quick fix of each finding fits, leaves the solution as
// valid as it was, takes that finding away, and can be undone. It returns the
// actions that were offered.
func mends(t testing.TB, s narrative.Solution, in review.Input) map[review.Action]int {
	t.Helper()
	offered := map[review.Action]int{}
	count := func(of []review.Finding, f *review.Finding) int {
		n := 0
		for i := range of {
			if g := &of[i]; g.Rule == f.Rule && g.Message == f.Message && g.Place.Fact == f.Place.Fact && g.Place.Block == f.Place.Block {
				n++
			}
		}
		return n
	}
	in.Solution = &s
	found := review.Check(in)
	valid := narrative.Validate(s) == nil
	for i := range found {
		f := &found[i]
		for _, fix := range review.Fixes(&s, f) {
			offered[fix.Action]++
			mended := s
			var undo []narrative.Edit
			for _, e := range fix.Edits {
				next, back, err := e.Apply(mended)
				if err != nil {
					t.Fatalf("%s of %s: %v", fix.Action, f.Message, err)
				}
				mended, undo = next, append(undo, back)
			}
			if err := narrative.Validate(mended); valid && err != nil {
				t.Errorf("%s of %s: %v", fix.Action, f.Message, err)
			}
			after := in
			after.Solution = &mended
			if left := review.Check(after); count(left, f) >= count(found, f) {
				t.Errorf("%s (%q for %q) leaves %s: %s", fix.Action, fix.New, fix.Old, f.Place, f.Message)
			}
			slices.Reverse(undo)
			if diff := narrativetest.Diff(s, apply(t, mended, undo...)); diff != "" {
				t.Errorf("%s cannot be undone:\n%s", fix.Action, diff)
			}
		}
	}
	return offered
}

func TestEveryFixMends(t *testing.T) {
	offered := map[review.Action]int{}
	for _, c := range ruleCases {
		for name, change := range c.found {
			t.Run(c.rule+" "+name, func(t *testing.T) {
				s := narrativetest.Halden()
				var in review.Input
				change(&s, &in)
				for a, n := range mends(t, s, in) {
					offered[a] += n
				}
			})
		}
	}
	s := narrativetest.Halden()
	edit(&s, "self-healing", func(c *narrative.Capability) { c.Benefit = "a message broker fails, and nobody sees it" })
	edit(&s, "recovery", func(g *narrative.QualityGoal) { g.Target = q("5") })
	s = apply(t, s, narrative.AddFact{Fact: narrative.Risk{Head: head("empty")}, At: -1})
	s.Carried = narrative.ValuesIn(s.Facts)[:3]
	for a, n := range mends(t, s, review.Input{}) {
		offered[a] += n
	}
	for _, a := range []review.Action{
		review.Refer, review.Plainly, review.Explain, review.Align, review.Measure, review.Sum, review.Confirm, review.Remove, review.Keep, review.Renew, review.Drop,
	} {
		if offered[a] == 0 {
			t.Errorf("nothing offers to %s", a)
		}
	}
}

func TestFixesOfAnySolutionMend(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := narrativetest.Solution(r)
		s.Asides = nil
		found := review.Check(review.Input{Solution: &s})
		for i := range found {
			for _, fix := range review.Fixes(&s, &found[i]) {
				apply(t, s, fix.Edits...)
			}
		}
	})
}

// The solution may have moved on since the finding was made.
func TestAFixThatDoesNotFitIsNotOffered(t *testing.T) {
	s := narrativetest.Halden()
	edit(&s, "release", func(o *narrative.Outcome) { o.Sentence = "a release is 94 % faster" })
	f := only(t, &s, "figures/rounded", "release", "sentence")
	edit(&s, "release", func(o *narrative.Outcome) { o.Sentence = "a release is 194 % faster" })
	if got := review.Fixes(&s, &f); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	gone := apply(t, s, narrative.RemoveFact{ID: "release"})
	if got := review.Fixes(&gone, &f); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestPlainWordsReadOn(t *testing.T) {
	for benefit, want := range map[string]string{
		"the load balancer fails, and nobody sees it":  "a part that spreads the work over several servers fails, and nobody sees it",
		"The load balancer fails":                      "A part that spreads the work over several servers fails",
		"our Load Balancer fails":                      "our part that spreads the work over several servers fails",
		"it works, and an old load balancer fails":     "", // "an old a part"
		"blue-green deployment is what nobody does":    "", // "a new version beside the old one, then a switch is"
		"some say sharding would help":                 "some say dividing a database over several servers would help",
		"an sharding of {services} services is missed": "a dividing a database over several servers of {services} services is missed",
	} {
		s := narrativetest.Halden()
		edit(&s, "self-healing", func(c *narrative.Capability) { c.Benefit = benefit })
		f := only(t, &s, "audience/jargon", "self-healing", "benefit")
		got := ""
		for _, fix := range review.Fixes(&s, &f) {
			if fix.Action == review.Plainly {
				mended := apply(t, s, fix.Edits...)
				c, _ := mended.Fact("self-healing")
				got = c.(narrative.Capability).Benefit
			}
		}
		if got != want {
			t.Errorf("%q became %q", benefit, got)
		}
	}
}
