package compare_test

import (
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/narrativetest"
)

func aside(message, text, reason string) narrative.Aside {
	return narrative.Aside{Rule: "figures/untraced", Fact: "ask", Field: "decision", Message: message, Text: text, Reason: reason}
}

func TestSettingAsideIsAChange(t *testing.T) {
	old, now := narrativetest.Halden(), narrativetest.Halden()
	old.Asides = []narrative.Aside{aside("a", "x", "known"), aside("b", "x", "known"), aside("c", "x", "known")}
	now.Asides = []narrative.Aside{aside("a", "x", "known"), aside("b", "y", "known"), aside("d", "x", "known")}
	c := compare.Solutions(old, now)
	if got := c.Summary().String(); got != "1 finding set aside anew, 1 finding set aside, 1 finding taken up again" || c.None() {
		t.Errorf("%q", got)
	}
}

// What either side sets aside stays aside, what either takes up again comes back,
// and two reasons are nothing to ask about.
func TestMergeOfWhatWasSetAside(t *testing.T) {
	base, mine, theirs := narrativetest.Halden(), narrativetest.Halden(), narrativetest.Halden()
	base.Asides = []narrative.Aside{aside("both keep", "x", "known"), aside("theirs takes up", "x", "known"), aside("theirs says anew", "x", "known"), aside("mine says anew, theirs takes up", "x", "known")}
	mine.Asides = []narrative.Aside{base.Asides[0], base.Asides[1], base.Asides[2], aside("mine says anew, theirs takes up", "y", "known"), aside("both add", "x", "mine"), aside("mine adds", "x", "known")}
	theirs.Asides = []narrative.Aside{base.Asides[0], aside("theirs says anew", "x", "agreed"), aside("both add", "x", "theirs"), aside("theirs adds", "x", "known")}
	got, conflicts := compare.Merge(base, mine, theirs)
	want := map[narrative.Aside]bool{
		base.Asides[0]: true, theirs.Asides[1]: true, mine.Asides[3]: true, mine.Asides[4]: true, mine.Asides[5]: true, theirs.Asides[3]: true,
	}
	for _, a := range got.Asides {
		if !want[a] {
			t.Errorf("%+v", a)
		}
	}
	if len(got.Asides) != len(want) || len(conflicts) != 0 {
		t.Errorf("%d, %v", len(got.Asides), conflicts)
	}
}
