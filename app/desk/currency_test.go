package desk

import (
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

func TestFirstAmountsDecideTheCurrency(t *testing.T) {
	cost := func(id, amount string) narrative.Cost {
		return narrative.Cost{Head: narrative.Head{ID: id}, Amount: figures.MustParse(amount)}
	}
	for _, tt := range []struct {
		name   string
		others []narrative.Fact
		typed  narrative.Fact
		want   string
	}{
		{"the first amount", nil, cost("a", "180 K EUR"), "EUR"},
		{"all others are in it too", []narrative.Fact{cost("b", "40 K EUR")}, cost("a", "180 K EUR"), "EUR"},
		{"another is in the solution's own", []narrative.Fact{cost("b", "40 K USD")}, cost("a", "180 K EUR"), ""},
		{"another names no currency", []narrative.Fact{cost("b", "40 K")}, cost("a", "180 K EUR"), ""},
		{"an outcome counts in the solution's own", []narrative.Fact{narrative.Outcome{Head: narrative.Head{ID: "o"}, Baseline: figures.MustParse("1.2 M USD a year")}}, cost("a", "180 K EUR"), ""},
		{"it is the solution's own", nil, cost("a", "180 K USD"), ""},
		{"no currency is named", nil, cost("a", "180 K"), ""},
		{"no amount", nil, narrative.Cost{Head: narrative.Head{ID: "a"}}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := narrative.New()
			s.Facts = append(append(s.Facts, tt.others...), tt.typed)
			if got, ok := Adopted(&s, tt.typed); got != tt.want || ok != (tt.want != "") {
				t.Errorf("adopted %q, %v", got, ok)
			}
		})
	}
}
