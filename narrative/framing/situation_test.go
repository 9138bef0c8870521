package framing_test

import (
	"slices"
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
)

// Engineers hear of the dates that bind the work, and not of the market.
func TestEngineersHearWhatHasToBeKept(t *testing.T) {
	for _, tt := range []struct {
		kind, date string
		want       bool
	}{
		{"deadline", "2028-03-31", true},
		{"deadline", "", true},
		{"regulation", "2028", true},
		{"", "2028-03", true},
		{"event", "2028", true},
		{"event", "", true},
		{"", "", false},
		{"market", "2028-03", true},
		{"market", "", false},
	} {
		d := narrative.Driver{Head: narrative.Head{ID: "why"}, Event: "the rules for carriers change", Type: tt.kind}
		if tt.date != "" {
			d.Date = figures.MustParseWhen(tt.date)
		}
		s := narrativetest.Halden(func(s *narrative.Solution) { s.Facts = append(s.Facts, d) })
		for _, a := range narrative.Audiences {
			f := framing.Frame(&s, a)
			sec, _ := f.Section(framing.Situation)
			told := strings.Contains(text(sec), "ules for carriers change")
			if want := tt.want || a == narrative.Executive; told != want {
				t.Errorf("%s, %q on %q: told %t\n%s", a, tt.kind, tt.date, told, text(sec))
			}
		}
	}
}

// A plan is held against the date it keeps, not one that passes on the way.
func TestThePlanIsHeldAgainstTheDateItKeeps(t *testing.T) {
	driver := func(id, kind, event, date string) narrative.Fact {
		return narrative.Driver{Head: narrative.Head{ID: id}, Event: event, Type: kind, Date: figures.MustParseWhen(date)}
	}
	act := driver("act", "regulation", "the act takes effect on 1 July 2028", "2028-07-01")
	renewal := driver("renewal", "deadline", "the contract is up for renewal on 31 December 2027", "2027-12-31")
	prices := driver("prices", "market", "prices rise in October 2027", "2027-10")
	for _, order := range [][]narrative.Fact{{act, renewal, prices}, {prices, renewal, act}} {
		s := example(t, "kubernetes")
		s.Facts = slices.DeleteFunc(slices.Clone(s.Facts), func(f narrative.Fact) bool { return f.FactKind() == narrative.KindDriver })
		s.Facts = append(s.Facts, order...)
		got := map[string]string{}
		for _, b := range sectionOf(t, framing.Frame(&s, narrative.Executive), framing.Situation).Blocks {
			got[b.Key] = b.Text
		}
		for key, want := range map[string]string{
			"situation/act":     "five months before",
			"situation/renewal": "By then, three of the four phases are done.",
			"situation/prices":  "Prices rise in October 2027.",
		} {
			if !strings.Contains(got[key], want) || key == "situation/prices" && got[key] != want {
				t.Errorf("%s: %q lacks %q", key, got[key], want)
			}
		}
	}
}

// What the summary or a problem has said of today, the stakes do not say again,
// unless it counts what each further month brings.
func TestStakesDoNotRepeatTheBaseline(t *testing.T) {
	solution := func(measure, baseline, target, symptom string) narrative.Solution {
		return narrative.Solution{
			Format: narrative.Format, ID: "s", Title: "S", Currency: "EUR", Facts: narrative.Facts{
				narrative.Outcome{Head: narrative.Head{ID: "o"}, Measure: narrative.Same(measure), Baseline: figures.MustParse(baseline), Target: figures.MustParse(target)},
				narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: symptom, Consequence: "patients stay longer"},
				narrative.Problem{Head: narrative.Head{ID: "q"}, Symptom: "the list is hours old", Consequence: "insurers do not pay"},
			},
		}
	}
	for _, tt := range []struct {
		s    narrative.Solution
		want bool
	}{
		{solution("errors that reach a patient", "46 incidents a month", "12 incidents a month", "{o.baseline} reach a patient"), false},
		{solution("errors that reach a patient", "46 incidents a month", "12 incidents a month", "the ward is blind"), true},
		{solution("incidents on the ward", "46 incidents a month", "12 incidents a month", "{o.baseline} reach a patient"), true},
	} {
		got := text(sectionOf(t, framing.Frame(&tt.s, narrative.Executive), framing.Stakes))
		if (strings.Contains(got, "46") || strings.Contains(got, "34 incidents on the ward that the target would avoid")) != tt.want {
			t.Errorf("%s", got)
		}
	}
}
