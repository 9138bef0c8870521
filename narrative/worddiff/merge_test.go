package worddiff_test

import (
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative/worddiff"
)

func TestMerge(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, base, mine, theirs string
		want                     string // with mine where the two are in conflict
		clean                    bool
	}{
		{
			"own words around a new figure",
			"Running costs fall from 1,200 K USD to 252 K USD a year.",
			"The bill for running it all goes down from 1,200 K USD to 252 K USD a year.",
			"Running costs fall from 1,200 K USD to 300 K USD a year.",
			"The bill for running it all goes down from 1,200 K USD to 300 K USD a year.", true,
		},
		{"both at ends", "a b c", "X b c", "a b Y", "X b Y", true},
		{"alike", "a b c", "a X c", "a X c", "a X c", true},
		{"the same word two ways", "a b c", "a X c", "a Y c", "a X c", false},
		{"taken out and changed", "one two three", "one three", "one 2 three", "one three", false},
		{"neighbours", "the quick fox", "the slow fox", "the quick dog", "the slow dog", true},
		{"put in at one place", "a c", "a X c", "a Y c", "a X c", false},
		{"nothing there", "", "mine", "theirs", "mine", false},
	} {
		parts, clean := worddiff.Merge(c.base, c.mine, c.theirs)
		if got := worddiff.Text(parts, worddiff.Mine); got != c.want || clean != c.clean {
			t.Errorf("%s: got %q, clean %v; parts %+v", c.name, got, clean, parts)
		}
	}
	parts, _ := worddiff.Merge("costs fall by 5 % soon", "costs fall by 7 % soon", "costs fall by 9 % soon")
	want := worddiff.Part{From: worddiff.Conflict, Text: "7 %", Old: "5 %", Theirs: "9 %"}
	if len(parts) != 3 || parts[1] != want {
		t.Errorf("got %+v", parts)
	}
}

// merged checks what holds of every merge.
func merged(t interface{ Fatalf(string, ...any) }, base, mine, theirs string) {
	parts, clean := worddiff.Merge(base, mine, theirs)
	back, cleanBack := worddiff.Merge(base, theirs, mine)
	if clean != cleanBack || worddiff.Text(parts, worddiff.Theirs) != worddiff.Text(back, worddiff.Mine) {
		t.Fatalf("mine and theirs exchanged: %+v and %+v", parts, back)
	}
	old, conflicts := "", false
	for _, p := range parts {
		old += p.Old
		conflicts = conflicts || p.From == worddiff.Conflict
	}
	if old != base || conflicts == clean {
		t.Fatalf("parts %+v are of %q, clean %v", parts, old, clean)
	}
	for _, c := range [][4]string{{base, base, theirs, theirs}, {base, mine, base, mine}, {base, mine, mine, mine}} {
		if parts, clean := worddiff.Merge(c[0], c[1], c[2]); !clean || worddiff.Text(parts, worddiff.Mine) != c[3] {
			t.Fatalf("%q, %q and %q: %+v, clean %v", c[0], c[1], c[2], parts, clean)
		}
	}
}

func TestMergeLosesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		merged(t, text(t, "base"), text(t, "mine"), text(t, "theirs"))
	})
}
