package figures_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative/figures"
)

func TestUnitWithATail(t *testing.T) {
	for _, x := range []struct{ in, prose, compact string }{
		{"46 h a week in each store", "46 hours a week in each store", "46 h a week in each store"},
		{"46 hours a week in each store", "46 hours a week in each store", "46 h a week in each store"},
		{"1 h a week in each store", "1 hour a week in each store", "1 h a week in each store"},
		{"46 h a week per store", "46 hours a week per store", "46 h a week per store"},
		{"20 to 30 min per shift on each ward", "20 to 30 minutes per shift on each ward", "20–30 min per shift on each ward"},
		{"84 porter shifts a week on each ward", "84 porter shifts a week on each ward", "84 porter shifts a week on each ward"},
		{"1 shift a week on each ward", "1 shift a week on each ward", "1 shift a week on each ward"},
		{"84 a week on each ward", "84 a week on each ward", "84 a week on each ward"},
		{"40 s of downtime a month", "40 seconds of downtime a month", "40 s of downtime a month"},
		{"1.1 to 1.3 M", "1.1 to 1.3 million", "1.1–1.3 million"},
		{"1.1 to 1.3 M paper labels", "1.1 to 1.3 million paper labels", "1.1–1.3 million paper labels"},
		{"900,000 to 1,200,000 labels", "900,000 to 1,200,000 labels", "900,000–1,200,000 labels"},
		{"1,234,567 to 2,000,000", "1,234,567 to 2,000,000", "1,234,567–2,000,000"},
	} {
		q := figures.MustParse(x.in)
		if got := figures.English.Quantity(q, figures.Form{}); got != x.prose {
			t.Errorf("%s is written %q", x.in, got)
		}
		if got := figures.English.Quantity(q, figures.Form{Compact: true}); got != x.compact {
			t.Errorf("%s is written %q in compact form", x.in, got)
		}
	}
	a, b := figures.MustParse("46 hours a week in each store"), figures.MustParse("6 h a week in each store")
	if c, ok := figures.Compare(a, b); c != 1 || !ok {
		t.Errorf("hours and h with the same tail compare as %d, %v", c, ok)
	}
}

var pluralPeriod = regexp.MustCompile(`\b(a|an|per|each|every) (seconds|minutes|hours|days|weeks|months|quarters|years|shifts|stores|wards)\b`)

// What is counted per a period at a place is written so that it reads back, and
// keeps its period in the singular.
func TestTailsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := func(label string, words ...string) string { return rapid.SampledFrom(words).Draw(t, label) }
		text := strings.Join(strings.Fields(strings.Join([]string{
			from("value", "1", "46", "at most 250", "about 12", "1.5", "1200000", "2 M", "1234567", "1.1 to 1.3 M"),
			from("unit", "h", "hours", "min", "days", "s", "", "shifts", "porter shifts", "calls", "kWh", "times"),
			from("period", "a week", "per day", "each month", "every quarter", "per shift", "an hour"),
			from("place", "in each store", "per store", "on each ward", "per ward", "for each porter", "at the gate"),
		}, " ")), " ")
		q, err := figures.Parse(text)
		if err != nil {
			t.Fatal(text, err)
		}
		for _, form := range []figures.Form{{}, {Compact: true}} {
			written := figures.English.Quantity(q, form)
			if pluralPeriod.MatchString(written) {
				t.Fatalf("%q is written %q", text, written)
			}
			back, err := figures.Parse(written)
			if err != nil {
				t.Fatalf("%q is written %q: %v", text, written, err)
			}
			if again := figures.English.Quantity(back, form); !back.Equal(q) && again != written {
				t.Fatalf("%q is written %q, which reads back as %s and not %s", text, written, back, q)
			}
		}
	})
}
