package desk

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative/framing"
)

func TestSectionsChosen(t *testing.T) {
	s := NewSections()
	if !s.Usual() || s.String() != "" || len(s.Choice().Only)+len(s.Choice().Without) > 0 {
		t.Errorf("as they come: %q, %v", s, s.Choice())
	}
	s.Set(len(s.Rows())-1, false)
	if c := s.Choice(); len(c.Only) > 0 || !slices.Equal(c.Without, []framing.Theme{framing.Words}) {
		t.Errorf("without words: %v", c)
	}
	if to := s.Move(5, -1); to != 4 || s.Rows()[4].Theme != framing.Money {
		t.Errorf("moved to %d: %v", to, s.Rows())
	}
	if c := s.Choice(); len(c.Only) != 11 || c.Only[4] != framing.Money || c.Only[5] != framing.Value {
		t.Errorf("money before value: %v", c)
	}
	if s.Move(0, -1) != 0 || s.Move(11, 1) != 11 {
		t.Error("a section moves past the end")
	}
	s.Reset()
	if !s.Usual() {
		t.Error("reset does not put all back")
	}
}

// What is kept is read back, and what is damaged still gives every section once.
func TestSectionsAreKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := NewSections()
		for range rapid.IntRange(0, 10).Draw(t, "changes") {
			i := rapid.IntRange(0, 11).Draw(t, "row")
			if rapid.Bool().Draw(t, "move") {
				s.Move(i, rapid.SampledFrom([]int{-1, 1}).Draw(t, "by"))
			} else {
				s.Set(i, rapid.Bool().Draw(t, "on"))
			}
		}
		again := NewSections()
		again.Read(s.String())
		if !slices.Equal(again.Rows(), s.Rows()) {
			t.Fatalf("%v is kept as %v", s.Rows(), again.Rows())
		}
		again.Read(rapid.StringMatching(`[a-z -]{0,40}`).Draw(t, "damaged") + " money money -risk")
		if len(again.Rows()) != 12 {
			t.Fatalf("%d sections: %v", len(again.Rows()), again.Rows())
		}
	})
}
