package framing_test

import (
	"reflect"
	"slices"
	"testing"

	"bifocal/assets"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// tells reports whether either framing tells a fact.
func tells(s *narrative.Solution, id string) bool {
	a, b := framing.Both(s)
	for _, f := range []framing.Framing{a, b} {
		for _, section := range f.Sections {
			if slices.Contains(section.Facts, id) || slices.ContainsFunc(section.Blocks, func(b framing.Block) bool { return slices.Contains(b.Facts, id) }) {
				return true
			}
		}
	}
	return false
}

// Whatever field of whatever fact is emptied: where nobody is told the fact any
// more, the reason names a field that was emptied, and filling one that it names
// has the fact told again.
func TestWhyUntoldNamesWhatIsMissing(t *testing.T) {
	checked := 0
	for _, example := range assets.Examples() {
		s, err := narrative.Decode(example.Data)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range s.Facts {
			if f.FactKind() == narrative.KindStakeholder || f.FactKind() == narrative.KindQuantity || !tells(&s, f.FactID()) {
				continue
			}
			spec, _ := narrative.Spec(f.FactKind())
			empty, _ := narrative.NewFact(f.FactKind(), f.FactID())
			changed := s
			changed.Facts = slices.Clone(s.Facts)
			now := empty
			for range len(spec.Fields) + 1 {
				changed.Facts[i] = now
				if tells(&changed, f.FactID()) {
					break
				}
				why := framing.WhyUntold(narrative.NewIndex(&changed), f.FactID())
				if why.Why != framing.UntoldLacks {
					t.Errorf("%s, %s: nothing is missing of %+v", example.Name, f.FactID(), now)
					break
				}
				checked++
				before := now
				for _, key := range why.Fields {
					if v, _ := narrative.Get(f, key); v != nil {
						now, _ = narrative.With(now, key, v)
					}
				}
				if same(before, now) {
					break // the fact itself holds none of them
				}
			}
			if !tells(&changed, f.FactID()) && !same(now, empty) {
				t.Errorf("%s, %s: it is not told although all that is asked for is there: %+v", example.Name, f.FactID(), now)
			}
		}
	}
	if checked < 60 {
		t.Errorf("only %d are checked", checked)
	}
}

func same(a, b narrative.Fact) bool {
	spec, _ := narrative.Spec(a.FactKind())
	for _, f := range spec.Fields {
		x, _ := narrative.Get(a, f.Key)
		y, _ := narrative.Get(b, f.Key)
		if !reflect.DeepEqual(x, y) {
			return false
		}
	}
	return true
}

func TestWhyUntold(t *testing.T) {
	for _, c := range []struct {
		facts string
		want  framing.Untold
	}{
		{`{"kind":"problem","id":"x","symptom":"it costs {lost}"}`, framing.Untold{Why: framing.UntoldReference, Lost: narrative.Dangling{Why: narrative.NoFigure, Text: "{lost}"}}},
		{`{"kind":"problem","id":"x","symptom":"it costs {lost"}`, framing.Untold{Why: framing.UntoldReference, Lost: narrative.Dangling{Why: narrative.BracketOpen, Text: "it costs {lost"}}},
		{`{"kind":"outcome","id":"x","measure":"visits"}`, framing.Untold{Why: framing.UntoldLacks, Fields: []string{"target", "sentence"}}},
		{`{"kind":"stakeholder","id":"x","name":"Ada"}`, framing.Untold{Why: framing.UntoldUnnamed}},
		{`{"kind":"quantity","id":"x","name":"budget","value":"3 M USD"}`, framing.Untold{Why: framing.UntoldUnreferred}},
		{`{"kind":"component","id":"a"},{"kind":"component","id":"b","name":"hub"},{"kind":"connection","id":"x","from":"a","to":"b"}`, framing.Untold{Why: framing.UntoldEnds}},
		{`{"kind":"outcome","id":"o","measure":"visits","baseline":"9 a month","target":"1 a month"},{"kind":"benefit","id":"x","name":"fewer visits","outcome":"o"}`, framing.Untold{Why: framing.UntoldNoAmount}},
	} {
		s := solution(t, c.facts)
		if tells(&s, "x") {
			t.Errorf("%s is told", c.facts)
		}
		got := framing.WhyUntold(narrative.NewIndex(&s), "x")
		if got.Why != c.want.Why || got.Lost != c.want.Lost || !slices.Equal(got.Fields, c.want.Fields) {
			t.Errorf("%s: %+v", c.facts, got)
		}
	}
}
