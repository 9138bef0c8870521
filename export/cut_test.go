package export_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/export"
	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
)

// Every step makes the brief shorter, keeps the decision, and is told in the
// report.
func TestEveryCutMakesTheBriefShorter(t *testing.T) {
	s := narrativetest.Large(200)
	d := export.Compose(narrative.NewIndex(&s), export.ExecutiveBrief, export.Options{})
	if len(d.Cuts) < 40 {
		t.Fatalf("only %d cuts", len(d.Cuts))
	}
	before := len(d.Plain())
	for n := 1; n <= len(d.Cuts); n++ {
		short := d.Shortened(n)
		text := short.Plain()
		if len(text) >= before+60 { // a sentence that says what is missing may be longer than what is
			t.Errorf("step %d makes the brief longer: %d bytes after %d", n, len(text), before)
		}
		before = len(text)
		if short.Title != d.Title || len(short.Lead) != len(d.Lead) {
			t.Fatalf("step %d cuts the decision", n)
		}
		if len(d.Omitted(n)) == 0 {
			t.Fatalf("step %d is told nowhere", n)
		}
	}
	if got := len(d.Shortened(len(d.Cuts)).Plain()); got > len(d.Plain())/4 {
		t.Errorf("%d of %d bytes are left", got, len(d.Plain()))
	}
}

// Words go before risks, risks before money; what is cut is counted, and the
// brief says where it stands.
func TestWhatIsMissedLeastGoesFirst(t *testing.T) {
	s := narrativetest.Large(200)
	d := export.Compose(narrative.NewIndex(&s), export.ExecutiveBrief, export.Options{})
	gone := func(theme framing.Theme) int {
		for n := range d.Cuts {
			if !slices.ContainsFunc(d.Shortened(n+1).Sections, func(s export.Section) bool { return s.Theme == string(theme) }) {
				return n + 1
			}
		}
		return len(d.Cuts) + 1
	}
	order := []framing.Theme{framing.Words, framing.Proof, framing.Options, framing.Risk, framing.Answer, framing.Money}
	for i, theme := range order[1:] {
		if gone(theme) <= gone(order[i]) {
			t.Errorf("%s goes before %s", theme, order[i])
		}
	}
	for _, theme := range []framing.Theme{framing.Situation, framing.Stakes, framing.Money, framing.Value, framing.Next} {
		if gone(theme) <= len(d.Cuts) {
			t.Errorf("%s is cut altogether", theme)
		}
	}
	text := d.Shortened(len(d.Cuts)).Plain()
	for _, want := range []string{"15 more measures are in the engineering brief.", "the proofs, the choices, the risks"} {
		if !strings.Contains(text, want) {
			t.Errorf("the brief does not say %q:\n%s", want, text)
		}
	}
}

// What the engineers are not told of is not said to be in their brief.
func TestCutsPromiseNothingThatIsNotThere(t *testing.T) {
	s := narrativetest.Large(200)
	for _, f := range s.Facts {
		if o, ok := f.(narrative.Outcome); ok {
			s.Omissions = append(s.Omissions, narrative.Omission{Audience: narrative.Engineering, Block: "value/" + o.ID})
		}
	}
	d := export.Compose(narrative.NewIndex(&s), export.ExecutiveBrief, export.Options{})
	text := d.Shortened(len(d.Cuts)).Plain()
	if strings.Contains(text, "more measures are in the engineering brief") || !strings.Contains(text, "more measures are not shown here") {
		t.Errorf("the brief says\n%s", text)
	}
}

func TestCutsOfRandomSolutions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := narrativetest.Solution(t)
		d := export.Compose(narrative.NewIndex(&s), export.ExecutiveBrief, export.Options{})
		whole := d.Plain()
		for n := range len(d.Cuts) + 1 {
			_ = d.Shortened(n).Plain()
			_ = d.Omitted(n)
		}
		if d.Plain() != whole {
			t.Fatal("shortening changes the document")
		}
	})
}
