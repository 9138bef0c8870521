package narrative_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/narrativetest"
)

func quantityOr(text string) figures.Quantity {
	if text == "" {
		return figures.Quantity{}
	}
	return figures.MustParse(text)
}

func TestChange(t *testing.T) {
	for _, tt := range []struct {
		baseline, target             string
		relative, difference, factor string
		falls, remainder             bool
	}{
		{"1,200 K USD a year", "252 K USD a year", "79 %", "948000 USD per year", "about 4.8 times", true, false},
		{"97.5 %", "99.9 %", "", "2.4 pp", "25 times", false, true},
		{"97.5 %", "at least 99.9 %", "", "at least 2.4 pp", "at least 25 times", false, true},
		{"99.9 %", "97.5 %", "", "2.4 pp", "", true, false},
		{"99.9 %", "99.99 %", "", "0.09 pp", "10 times", false, true},
		{"99 %", "100 %", "", "1 pp", "", false, false},
		{"40 %", "60 %", "", "20 pp", "1.5 times", false, false},
		{"50 %", "75 %", "", "25 pp", "2 times", false, true},
		{"20 %", "5 %", "", "15 pp", "4 times", true, false},
		{"9 outages a month", "1 a month", "89 %", "8 outages per month", "9 times", true, false},
		{"9 outages a month", "1 outage a month", "89 %", "8 outages per month", "9 times", true, false},
		{"1 outage", "9 outages", "800 %", "8 outage", "9 times", false, false},
		{"45 min", "3 min", "93 %", "42 min", "15 times", true, false},
		{"2 h", "5 min", "96 %", "115 min", "24 times", true, false},
		{"5 min", "2 h", "2300 %", "115 min", "24 times", false, false},
		{"2 h", "less than 5 min", "more than 95 %", "more than 115 min", "more than 24 times", true, false},
		{"1 h", "at most 7 min", "at least 88 %", "at least 53 min", "at least 8.5 times", true, false},
		{"100", "at least 299", "at least 199 %", "at least 199", "at least 2.9 times", false, false},
		{"100", "at most 300", "about 200 %", "about 200", "about 3 times", false, false},
		{"10", "more than 5", "about 50 %", "about 5", "about 2 times", true, false},
		{"about 2 h", "less than 5 min", "about 96 %", "about 115 min", "about 24 times", true, false},
		{"20 to 30 min", "5 min", "about 80 %", "about 20 min", "about 5 times", true, false},
		{"10", "4 to 6", "about 50 %", "about 5", "about 2 times", true, false},
		{"100000", "1", "99.9 %", "99999", "100000 times", true, false},
		{"100000", "99999", "0.001 %", "1", "", true, false},
		{"30", "20", "33 %", "10", "1.5 times", true, false},
		{"0 outages", "9 outages", "", "9 outages", "", false, false},
		{"9 outages", "0 outages", "100 %", "9 outages", "", true, false},
		{"-5", "5", "", "10", "", false, false},
		{"5", "5", "", "", "", false, false},
		{"60 min", "1 h", "", "", "", false, false},
		{"5 h", "5 USD", "", "", "", false, false},
		{"5 USD", "5 EUR", "", "", "", false, false},
		{"9 outages a month", "1 outage a year", "", "", "", false, false},
		{"", "5", "", "", "", false, false},
		{"5", "", "", "", "", false, false},
	} {
		o := narrative.Outcome{Baseline: quantityOr(tt.baseline), Target: quantityOr(tt.target)}
		c := o.Change()
		for _, x := range []struct {
			what      string
			got, want string
		}{
			{"relative", c.Relative.String(), tt.relative},
			{"difference", c.Difference.String(), tt.difference},
			{"factor", c.Factor.String(), tt.factor},
		} {
			if x.got != x.want {
				t.Errorf("%s to %s: %s is %q, want %q", tt.baseline, tt.target, x.what, x.got, x.want)
			}
		}
		if c.Falls != tt.falls || c.OfRemainder != tt.remainder || c.Moves != (tt.difference != "") {
			t.Errorf("%s to %s: falls %t, of the remainder %t, moves %t", tt.baseline, tt.target, c.Falls, c.OfRemainder, c.Moves)
		}
	}
}

// A lower bound stays one when it is rounded.
func TestABoundIsNeverRoundedUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.IntRange(2, 1_000_000).Draw(t, "baseline")
		target := rapid.IntRange(1, b-1).Draw(t, "target")
		o := narrative.Outcome{
			Baseline: figures.Quantity{Qualifier: figures.Exact, Value: dec(b)},
			Target:   figures.Quantity{Qualifier: figures.LessThan, Value: dec(target)},
		}
		c := o.Change()
		relative, factor := 100*float64(b-target)/float64(b), float64(b)/float64(target)
		if got := c.Relative.Value.InexactFloat64(); got > relative+1e-9 || got <= 0 {
			t.Fatalf("%d to less than %d is %v, not %v %%", b, target, c.Relative, relative)
		}
		if got := c.Factor.Value.InexactFloat64(); got > factor+1e-9 || got < 0.9*factor && factor > 1.1 {
			t.Fatalf("%d to less than %d is %v, not %v times", b, target, c.Factor, factor)
		}
	})
}

func TestChangeOfAnyOutcome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := narrative.Outcome{Baseline: narrativetest.Quantity(t), Target: narrativetest.Quantity(t)}
		c := o.Change()
		if !c.Moves && (!c.Relative.IsZero() || !c.Difference.IsZero() || !c.Factor.IsZero()) {
			t.Fatalf("%v to %v does not move, and changes by %+v", o.Baseline, o.Target, c)
		}
		if c.Moves && !c.Difference.Value.IsPositive() {
			t.Fatalf("%v to %v differs by %v", o.Baseline, o.Target, c.Difference)
		}
		if f := c.Factor.Value.InexactFloat64(); !c.Factor.IsZero() && (f < 1 || math.IsInf(f, 0)) {
			t.Fatalf("%v to %v is %v", o.Baseline, o.Target, c.Factor)
		}
	})
}
