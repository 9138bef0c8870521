package narrative_test

import (
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

func TestBelowNothing(t *testing.T) {
	for _, c := range []struct {
		about, value string
		want         bool
	}{
		{"waiting time", "-5 hours", true},
		{"outages", "-3 outages a month", true},
		{"share of boxes rerouted", "-0.5 %", true},
		{"system availability", "-1 %", true},
		{"operating margin", "-4 %", false},
		{"temperature of the cold store", "-18", false},
		{"cash flow", "-20 K USD a year", false},
		{"waiting time", "5 hours", false},
	} {
		if got := narrative.BelowNothing(c.about, figures.MustParse(c.value)); got != c.want {
			t.Errorf("%s of %s: %v", c.about, c.value, got)
		}
	}
	o := narrative.Outcome{Baseline: figures.MustParse("74 min"), Target: figures.MustParse("-5 h")}
	if r := o.Change().Relative; !r.IsZero() {
		t.Errorf("it falls by %s", r)
	}
}
