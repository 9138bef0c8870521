package prose_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

func TestScalesCompare(t *testing.T) {
	same := [][2]string{
		{"45 min", "0.75 h"},
		{"1.2 M USD", "1,200 K USD"},
		{"100 K USD a month", "1.2 M USD a year"},
		{"2 weeks", "14 days"},
		{"0.1 USD per hour", "876 USD per year"},
		{"9 outages a month", "108 a year"},
	}
	for _, pair := range same {
		a, b := prose.InBase(figures.MustParse(pair[0])), prose.InBase(figures.MustParse(pair[1]))
		if a.Class != b.Class || !a.Low.Sub(b.Low).IsZero() {
			t.Errorf("%s is %v, %s is %v", pair[0], a, pair[1], b)
		}
	}
	for _, pair := range [][2]string{{"45 min", "45 %"}, {"5 USD", "5 EUR"}, {"2.4 %", "2.4 pp"}, {"12 USD per user", "12 USD per month"}} {
		a, b := prose.InBase(figures.MustParse(pair[0])), prose.InBase(figures.MustParse(pair[1]))
		if a.Class == b.Class {
			t.Errorf("%s and %s compare", pair[0], pair[1])
		}
	}
}

func TestAgreement(t *testing.T) {
	for _, c := range []struct {
		written, computed string
		want              prose.Agreement
	}{
		{"93 %", "93.333", prose.Rounded},
		{"94 %", "93.333", prose.Nearly},
		{"142 %", "35", prose.Off},
		{"80 %", "79.1667", prose.Nearly},
		{"3.25 years", "3.2558", prose.Nearly},
		{"3.26 years", "3.2558", prose.Rounded},
		{"2 years", "3.26", prose.Off},
		{"10 times", "25", prose.Off},
		{"about 80 %", "76", prose.Rounded},
		{"at least 6 times", "9", prose.Rounded},
		{"at least 6 times", "4", prose.Off},
		{"3 to 4 times", "3.4", prose.Rounded},
		{"2.8 M USD", "2840000", prose.Rounded},
		{"2.8 M USD", "2940000", prose.Off},
		{"2 FTE", "1", prose.Off},
	} {
		q := prose.Read(strings.NewReplacer("FTE", "people").Replace(c.written))[0].Quantity
		if got := prose.Agree(q, decimal.RequireFromString(c.computed)); got != c.want {
			t.Errorf("%s for %s is %d, want %d", c.written, c.computed, got, c.want)
		}
	}
}

func TestPlacesAreWithinTheText(t *testing.T) {
	text := "Ein Café spart 3 h – und 45 % der Kosten (≈ 1,2 Mio. €) — bis 31. März."
	for _, r := range prose.Read(text) {
		if strings.TrimSpace(text[r.Start:r.End]) != text[r.Start:r.End] {
			t.Errorf("%q", text[r.Start:r.End])
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, file := range []string{"testdata/develop.txt", "testdata/held-out.txt"} {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			f.Add(strings.NewReplacer("[", "", "]", "").Replace(line))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, r := range prose.Read(text) {
			if r.Start < last || r.End <= r.Start || r.End > len(text) {
				t.Fatalf("%d to %d after %d in %q", r.Start, r.End, last, text)
			}
			last = r.End
			if r.Kind() == prose.Date != r.Quantity.IsZero() {
				t.Fatalf("%q is a %s", text[r.Start:r.End], r.Kind())
			}
			_ = prose.InBase(r.Quantity)
			_ = prose.Agree(r.Quantity, decimal.NewFromInt(3))
		}
	})
}

// hundredKB are texts of some 100,000 bytes each that a reader could stumble over.
func hundredKB(tb testing.TB) map[string]string {
	tb.Helper()
	data, err := os.ReadFile("testdata/develop.txt")
	if err != nil {
		tb.Fatal(err)
	}
	out := map[string]string{"prose": strings.NewReplacer("[", "", "]", "").Replace(string(data))}
	for name, s := range map[string]string{
		"digits": "1", "groups": "1,000,", "spaces": "100 ", "dashes": "1-", "slashes": "1/", "words": "two hundred ", "qualifiers": "more than ",
		"plus": "+1 ", "and": "two and a half ", "per": "5 per a ", "currency": "k€", "units": "5 h 3 min ", "from": "from 1 to ",
	} {
		out[name] = s
	}
	for name, s := range out {
		out[name] = strings.Repeat(s, 100_000/len(s)+1)[:100_000]
	}
	return out
}

func TestLongTextsAreRead(t *testing.T) {
	for name, text := range hundredKB(t) {
		if got := prose.Read(text); name == "prose" && len(got) < 1000 {
			t.Errorf("%d figures in %s", len(got), name)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for name, text := range hundredKB(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				prose.Read(text)
			}
		})
	}
}

var update = flag.Bool("update", false, "write docs/reading-figures.md anew")

// TestPublishedPrecision holds the document to what is measured.
func TestPublishedPrecision(t *testing.T) {
	const file = "../../../docs/reading-figures.md"
	var rows strings.Builder
	for _, set := range []struct{ name, file string }{
		{"developed with", "testdata/develop.txt"}, {"held out", "testdata/held-out.txt"},
	} {
		s, n := measure(t, set.file)
		fmt.Fprintf(&rows, "| %s | %d | %d | %.3f | %.3f |\n", set.name, n, s.right+s.missed, s.precision(), s.recall())
	}
	text := strings.Replace(published, "ROWS\n", rows.String(), 1)
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	was, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(was) != text {
		t.Errorf("%s is not what is measured; write it anew with: go test ./narrative/figures/prose -update", file)
	}
}

const published = `# How well figures are read in prose

The review compares the figures that texts claim with those that facts and other texts give. For that it reads English
running text: numbers in digits and words, thousands grouped the English and the continental way, percentages and
percentage points, multiples ("10x", "halved", "a factor of four"), shares ("a third of", "one in five"), money, ranges,
"about" and "at least", durations, dates and quarters. What only looks like a figure is passed over: HTTP 404, TLS 1.3,
EC2, ISO 27001, section 4.2, room 12, 24/7, telephone numbers, versions.

It is measured on sentences of many trades in which every figure is labelled, and which were written for this. One half
was developed with. The other was labelled before there was a reader, and is only measured. A figure counts as read where
its place, value, qualifier, unit and period are all right. Both halves are in narrative/figures/prose/testdata; a figure
that is missed or read wrongly in a real text goes into the first half.

| half | sentences | figures | precision | recall |
| --- | --- | --- | --- | --- |
ROWS

Where a text can be read in two ways, this decides:

- "1.200" is 1.2 in a text that writes "97.5" or "1,200", 1,200 in one that writes "97,5" or "1.200.000", and in money
  always 1,200; without anything to go by it is 1.2, and marked as ambiguous.
- "02/03/2027" is a date of which the day is not known.
- Four digits are a year where the words around them say so: "in 2027", but not "2000 visitors".
- "from 9 to 1" is a change of two figures, "takes from 9 to 12 days" a range.
- A number in words counts where it counts something: "two clusters", but not "one of them" and not "two-factor".
`
