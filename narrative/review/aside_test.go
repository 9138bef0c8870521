package review_test

import (
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/narrativetest"
	"bifocal/narrative/review"
)

// apply does edits, which must fit.
func apply(t testing.TB, s narrative.Solution, edits ...narrative.Edit) narrative.Solution {
	t.Helper()
	for _, e := range edits {
		next, _, err := e.Apply(s)
		if err != nil {
			t.Fatal(err)
		}
		s = next
	}
	return s
}

func only(t testing.TB, s *narrative.Solution, rule, fact, field string) review.Finding {
	t.Helper()
	for _, f := range review.Check(review.Input{Solution: s}) {
		if f.Rule == rule && f.Place.Fact == fact && f.Place.Field == field {
			return f
		}
	}
	t.Fatalf("%s finds nothing in %s.%s", rule, fact, field)
	return review.Finding{}
}

func TestWhatIsNoProblemStaysSoUntilItsTextChanges(t *testing.T) {
	s := narrativetest.Halden()
	say := func(text string) { edit(&s, "manual-work", func(p *narrative.Problem) { p.Consequence = text }) }
	say("3,400 bookings go elsewhere")
	f := only(t, &s, "figures/untraced", "manual-work", "consequence")
	if !f.Counts() || f.Text != "3,400 bookings go elsewhere" || f.Quote != "3,400" {
		t.Fatalf("%+v", f)
	}
	s = apply(t, s, narrative.SetAside{Aside: f.SetAside("the press wrote so")})
	if f = only(t, &s, "figures/untraced", "manual-work", "consequence"); f.Counts() || f.Again || f.Aside.Reason != "the press wrote so" {
		t.Errorf("%+v", f)
	}
	data, err := narrative.Encode(s)
	if err != nil {
		t.Fatal(err)
	}
	back, err := narrative.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if f = only(t, &back, "figures/untraced", "manual-work", "consequence"); f.Counts() {
		t.Error("it does not survive the JSON form")
	}
	for _, text := range []string{"3,400 bookings go elsewhere each week", "3,500 bookings go elsewhere"} {
		say(text)
		if f = only(t, &s, "figures/untraced", "manual-work", "consequence"); !f.Counts() || !f.Again || f.Aside.Reason != "the press wrote so" {
			t.Errorf("%s: %+v", text, f)
		}
	}
	say("3,400 bookings go elsewhere")
	if f = only(t, &s, "figures/untraced", "manual-work", "consequence"); f.Counts() {
		t.Error("what was undone is no problem again")
	}
	s = apply(t, s, narrative.TakeUp{Aside: *f.Aside})
	if f = only(t, &s, "figures/untraced", "manual-work", "consequence"); f.Aside != nil {
		t.Errorf("%+v", f)
	}
}

// Two findings in one text are set aside each for itself, and what was said of one
// is not taken for the other.
func TestOneOfTwoFindingsIsSetAside(t *testing.T) {
	s := narrativetest.Halden()
	edit(&s, "manual-work", func(p *narrative.Problem) { p.Consequence = "3,400 bookings and 5,100 calls go elsewhere" })
	f := only(t, &s, "figures/untraced", "manual-work", "consequence")
	s = apply(t, s, narrative.SetAside{Aside: f.SetAside("known")})
	said := map[string]bool{}
	for _, g := range review.Check(review.Input{Solution: &s}) {
		if g.Rule == f.Rule && g.Place.Field == "consequence" {
			said[g.Quote] = g.Counts()
			if g.Counts() && g.Aside != nil {
				t.Errorf("%+v", g)
			}
		}
	}
	if len(said) != 2 || said["3,400"] || !said["5,100"] {
		t.Errorf("%v", said)
	}
}

// What has no text is looked at again when a figure of its fact changes.
func TestAFigureBringsAFindingBack(t *testing.T) {
	s := narrativetest.Halden()
	edit(&s, "release", func(o *narrative.Outcome) { o.Source = "" })
	f := only(t, &s, "figures/outcome", "release", "source")
	s = apply(t, s, narrative.SetAside{Aside: f.SetAside("everybody can see it")})
	edit(&s, "release", func(o *narrative.Outcome) { o.Verification = "a stop watch" })
	if f = only(t, &s, "figures/outcome", "release", "source"); f.Counts() {
		t.Error("a text beside it brings it back")
	}
	edit(&s, "release", func(o *narrative.Outcome) { o.Baseline = q("50 min") })
	if f = only(t, &s, "figures/outcome", "release", "source"); !f.Counts() || !f.Again {
		t.Errorf("%+v", f)
	}
}

// What was set aside where it was typed is none in the exported file either.
func TestAnExportedFileFollows(t *testing.T) {
	s := narrativetest.Halden()
	edit(&s, "manual-work", func(p *narrative.Problem) { p.Consequence = "customers go to Kestrel Lines" })
	in := review.Input{
		Solution: &s, Others: []review.Customer{{Name: "Kestrel Lines"}},
		Exported: []review.Exported{{Audience: narrative.Executive, File: "brief.pdf", Text: "Customers go to Kestrel Lines."}},
	}
	for _, f := range review.Check(in) {
		if f.Rule == "leaks/customer" && f.Place.Field == "consequence" {
			s = apply(t, s, narrative.SetAside{Aside: f.SetAside("their competitor, and public")})
		}
	}
	found := 0
	for _, f := range review.Check(in) {
		if f.Rule == "leaks/customer" {
			found++
			if f.Counts() {
				t.Errorf("%s: %s", f.Place, f.Message)
			}
		}
	}
	if found != 2 {
		t.Errorf("%d findings", found)
	}
}

// A finding about a block leads to the field that its words were typed in.
func TestWordsOfABlockLeadToTheirField(t *testing.T) {
	s := narrativetest.Halden()
	edit(&s, "self-healing", func(c *narrative.Capability) { c.Benefit = "a message broker fails, and nobody sees it" })
	if f := only(t, &s, "audience/jargon", "self-healing", "benefit"); f.Quote != "message broker" {
		t.Errorf("%+v", f)
	}
}
