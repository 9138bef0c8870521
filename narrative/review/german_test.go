package review_test

import (
	"slices"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/review"
)

// german is a small solution whose figures agree with each other.
func german() narrative.Solution {
	s := narrative.New()
	s.Language, s.Currency, s.Title, s.Customer.Name = "de", "EUR", "Plattform", "Hafen Nord"
	s.Facts = narrative.Facts{
		narrative.Problem{
			Head: head("p"), Symptom: "neue Funktionen warten auf Menschen, die Server von Hand einrichten", Cause: "die Dienste haben kein gemeinsames Abbild",
			Consequence: "eine Freigabe dauert 45 Minuten, und die DSGVO verlangt 3 Minuten",
		},
		narrative.Outcome{
			Head: head("o"), Measure: narrative.Same("Dauer einer Freigabe"), Baseline: q("45 min"), Target: q("3 min"), Date: when("2027-Q4"), Source: "Protokoll",
			Sentence: "eine Freigabe ist 93 % schneller, von 45 auf 3 Minuten", Stakeholders: []string{"c"},
		},
		narrative.Cost{Head: head("k"), Name: narrative.Same("Umzug"), Amount: q("2.8 M EUR"), Every: narrative.Once},
		narrative.Stakeholder{Head: head("c"), Role: "Leiterin IT", MeasuredBy: "Dauer einer Freigabe"},
		narrative.Ask{Head: head("a"), Decision: "den Umzug für 2,8 Mio. € bewilligen", Amount: q("2.8 M EUR"), By: when("2027-01-15"), From: "c"},
	}
	return s
}

// Figures in German text are compared with those that facts hold, and what agrees
// is no contradiction and does not come from nowhere.
func TestGermanSolutions(t *testing.T) {
	s := german()
	wrong := []string{"figures/contradicts", "figures/rounded", "figures/untraced", "audience/acronym", "audience/jargon", "audience/grade"}
	for _, f := range review.Check(review.Input{Solution: &s}) {
		if slices.Contains(wrong, f.Rule) {
			t.Errorf("%s %s: %s", f.Rule, f.Place, f.Message)
		}
	}
	edit(&s, "o", func(o *narrative.Outcome) { o.Sentence = "eine Freigabe ist 60 % schneller, von 45 auf 3 Minuten" })
	edit(&s, "a", func(a *narrative.Ask) { a.Decision = "den Umzug für 3,1 Mio. € bewilligen" })
	found := review.Check(review.Input{Solution: &s})
	for _, want := range []string{"figures/contradicts", "figures/untraced"} {
		if !slices.ContainsFunc(found, func(f review.Finding) bool { return f.Rule == want }) {
			t.Errorf("no %s; found are:\n%s", want, listed(found))
		}
	}
}
