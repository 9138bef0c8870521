package worddiff_test

import (
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative/worddiff"
)

func TestCarry(t *testing.T) {
	t.Parallel()
	const (
		base   = "The gain is 810 K EUR a year; running costs take 145 K EUR of it, which leaves 55 K EUR a month."
		theirs = "The gain is 810 K EUR a year; running costs take 160 K EUR of it, which leaves 54 K EUR a month."
	)
	for _, c := range []struct {
		name, base, mine, theirs, want string
		whole                          bool
	}{
		{
			"own words, in another order", base, "Waiting is dear: each month we lose 55 K EUR, after running costs of 145 K EUR a year.", theirs,
			"Waiting is dear: each month we lose 54 K EUR, after running costs of 160 K EUR a year.", true,
		},
		{"one is there already", base, "we lose 55 K EUR after 160 K EUR", theirs, "we lose 54 K EUR after 160 K EUR", true},
		{"one is left out", base, "we lose 55 K EUR", theirs, "we lose 54 K EUR", false},
		{"words changed too", base, "we lose 55 K EUR after 145 K EUR", "So " + theirs, "we lose 54 K EUR after 160 K EUR", false},
		{"changed in one place only", "from 5 % to 5 %", "5 % is what it was", "from 5 % to 4 %", "5 % is what it was", false},
		{"each takes the place of another", "the gain is 5 % of sales and the loss is 4 % of costs", "4 % after 5 %", "the gain is 4 % of sales and the loss is 3 % of costs", "3 % after 4 %", true},
		{"nothing changed", base, "we lose 55 K EUR", base, "we lose 55 K EUR", false},
	} {
		if got, whole := worddiff.Carry(c.base, c.mine, c.theirs); got != c.want || whole != c.whole {
			t.Errorf("%s: %q, %v", c.name, got, whole)
		}
	}
}

// A text that nobody reworded becomes the new one where nothing but figures changed.
func TestCarryIntoTheSameText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base, theirs := rapid.String().Draw(t, "base"), rapid.String().Draw(t, "theirs")
		if got, whole := worddiff.Carry(base, base, theirs); whole && got != theirs {
			t.Errorf("%q became %q, not %q", base, got, theirs)
		}
	})
}
