package framing_test

import (
	"slices"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
)

// A block whose text changes when a figure or a date of a fact does lists that
// fact: without it no wording would notice.
func TestBlocksKnowTheFactsTheyWereComputedFrom(t *testing.T) {
	for name, s := range map[string]narrative.Solution{
		"example": example(t, "kubernetes"), "halden": narrativetest.Halden(), "without go-live": narrativetest.Halden(func(s *narrative.Solution) {
			s.Returns.GoLive, s.Returns.Start = figures.When{}, figures.When{}
		}),
	} {
		before := map[narrative.Audience]map[string]framing.Block{}
		for _, a := range narrative.Audiences {
			before[a] = blocks(framing.Frame(&s, a))
		}
		for i, f := range s.Facts {
			spec, _ := narrative.Spec(f.FactKind())
			for _, field := range spec.Fields {
				changed, ok := nudged(f, field.Key)
				if !ok {
					continue
				}
				other := s
				other.Facts = slices.Clone(s.Facts)
				other.Facts[i] = changed
				for _, a := range narrative.Audiences {
					for key, b := range blocks(framing.Frame(&other, a)) {
						old, stood := before[a][key]
						if !stood || old.Text == b.Text || slices.Contains(b.Facts, f.FactID()) || slices.Contains(old.Facts, f.FactID()) {
							continue
						}
						t.Errorf("%s, %s: %s changed with %s.%s and does not list it\n%q\n%q\n%q", name, a, key, f.FactID(), field.Key, old.Text, b.Text, b.Facts)
					}
				}
			}
		}
	}
}

// nudged returns the fact with one figure or date moved a little.
func nudged(f narrative.Fact, key string) (narrative.Fact, bool) {
	v, _ := narrative.Get(f, key)
	switch v := v.(type) {
	case figures.Quantity:
		if v.IsZero() {
			return nil, false
		}
		v.Value = v.Value.Add(v.Value.Div(figures.MustParse("10").Value).Ceil())
		v.High = v.High.Add(v.Value)
		changed, err := narrative.With(f, key, v)
		return changed, err == nil
	case figures.When:
		if v.IsZero() {
			return nil, false
		}
		y, m, _ := v.Last().AddDate(0, 1, 0).Date()
		changed, err := narrative.With(f, key, figures.Month(y, m))
		return changed, err == nil
	}
	return nil, false
}

func blocks(f framing.Framing) map[string]framing.Block {
	out := map[string]framing.Block{}
	for _, s := range f.Sections {
		for _, b := range s.Blocks {
			out[b.Key] = b
		}
	}
	return out
}
