package figures_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative/figures"
)

func TestPair(t *testing.T) {
	for _, tt := range []struct{ from, to, named, want, wantThan string }{
		{"45 min", "3 min", "", "from 45 to 3 minutes", "3 minutes instead of 45"},
		{"12 days", "1 day", "", "from 12 days to 1", "1 day instead of 12 days"},
		{"2 weeks", "1 week", "", "from 2 weeks to 1", "1 week instead of 2 weeks"},
		{"1 day", "12 days", "", "from 1 to 12 days", "12 days instead of 1 day"},
		{"12 working days", "1 working day", "", "from 12 working days to 1", "1 working day instead of 12 working days"},
		{"10 business days", "2 business days", "", "from 10 to 2 business days", "2 business days instead of 10"},
		{"3 shifts", "1 shift", "", "from 3 shifts to 1", "1 shift instead of 3 shifts"},
		{"9 outages a month", "1 outage a month", "outages", "from 9 to 1 a month", "1 a month instead of 9"},
		{"9 outages a month", "1 outage a month", "", "from 9 outages a month to 1", "1 outage a month instead of 9 outages"},
		{"5 per 1,000 orders", "2 per 1,000 orders", "complaints", "from 5 to 2 per 1,000 orders", "2 per 1,000 orders instead of 5"},
		{"5 per 1,000 orders", "1 per 1,000 orders", "complaints", "from 5 to 1 per 1,000 orders", "1 per 1,000 orders instead of 5"},
		{"5 complaints per 1,000 orders", "2 per 1,000 orders", "", "from 5 complaints per 1,000 orders to 2", "2 per 1,000 orders instead of 5 complaints per 1,000 orders"},
		{"5 complaints per 1,000 orders", "2 per 1,000 orders", "complaints", "from 5 to 2 per 1,000 orders", "2 per 1,000 orders instead of 5"},
		{"2 per 1,000 orders", "5 complaints per 1,000 orders", "", "from 2 to 5 complaints per 1,000 orders", "5 complaints per 1,000 orders instead of 2 per 1,000 orders"},
		{"3.1 of 5", "4.5 of 5", "", "from 3.1 to 4.5 of 5", "4.5 of 5 instead of 3.1"},
		{"7 out of 10", "9 out of 10", "", "from 7 to 9 out of 10", "9 out of 10 instead of 7"},
		{"12 days", "1 week", "", "from 12 days to 1 week", "1 week instead of 12 days"},
		{"19 days", "at most 3 days", "", "from 19 days to at most 3 days", "at most 3 days instead of 19 days"},
		{"1,900 K GBP a year", "1,150 K GBP a year", "", "from 1.9 M GBP to 1.15 M GBP a year", "1.15 M GBP a year instead of 1.9 M GBP"},
		{"35 %", "at least 95 %", "", "from 35 % to at least 95 %", "at least 95 % instead of 35 %"},
		{"9.40 EUR a parcel", "6 EUR a parcel", "", "from 9.40 EUR to 6 EUR per parcel", "6 EUR per parcel instead of 9.40 EUR"},
		{"9 a month", "2 a week", "", "from 9 a month to 2 a week", "2 a week instead of 9 a month"},
	} {
		from, to := figures.MustParse(tt.from), figures.MustParse(tt.to)
		named := tt.named != "" && figures.English.Names(tt.named, from.Unit)
		a, b := figures.English.Pair(from, to, figures.Form{}, named)
		if got := "from " + a + " to " + b; got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
		named = named && figures.English.Names(tt.named, to.Unit)
		form := figures.Form{DropNoun: named}
		if got := figures.English.Quantity(to, form) + " instead of " + figures.English.Than(from, to, figures.Form{}, named); got != tt.wantThan {
			t.Errorf("%q, want %q", got, tt.wantThan)
		}
	}
}

// Whatever two ends share, it stands in the pair at least once: the noun unless
// the place has named it, what the things are counted against, and the period.
func TestPairKeepsUnitAndReference(t *testing.T) {
	one := rapid.Custom(func(t *rapid.T) [3]string {
		noun := rapid.SampledFrom([]string{"", "days", "working days", "shifts", "complaints", "cans of milk", "min", "h", "%", "kWh", "EUR", "FTE"}).Draw(t, "noun")
		reference := ""
		if noun == "" || noun == "complaints" || noun == "shifts" {
			reference = rapid.SampledFrom([]string{"", "per 1,000 orders", "of 5", "out of 10", "per 100 km"}).Draw(t, "reference")
		}
		per := ""
		if reference == "" && noun != "%" {
			per = rapid.SampledFrom([]string{"", "month", "year", "parcel"}).Draw(t, "per")
		}
		return [3]string{noun, reference, per}
	})
	rapid.Check(t, func(t *rapid.T) {
		unit := one.Draw(t, "unit")
		quantity := func(label string) (figures.Quantity, error) {
			words := []string{rapid.SampledFrom([]string{"", "", "", "at least", "at most", "about"}).Draw(t, label+" bound"), rapid.SampledFrom([]string{"1", "2", "3.1", "12", "250", "1200"}).Draw(t, label)}
			for _, w := range unit[:2] {
				if w != "" {
					words = append(words, w)
				}
			}
			if unit[2] != "" {
				words = append(words, "per", unit[2])
			}
			return figures.Parse(strings.TrimSpace(strings.Join(words, " ")))
		}
		from, err := quantity("from")
		to, err2 := quantity("to")
		if err != nil || err2 != nil {
			t.Fatalf("no quantities: %v, %v", err, err2)
		}
		named := rapid.Bool().Draw(t, "named")
		for _, form := range []figures.Form{{}, {Compact: true}} {
			a, b := figures.English.Pair(from, to, form, named)
			pair := "from " + a + " to " + b
			_, reference := figures.Counted(from.Unit)
			if reference != "" && !strings.Contains(pair, reference) {
				t.Fatalf("%q and %q make %q", from, to, pair)
			}
			if from.Per != "" && !strings.Contains(pair, from.Per) {
				t.Fatalf("%q and %q make %q", from, to, pair)
			}
			if from.IsCount() && named {
				continue
			}
			one := figures.Quantity{Qualifier: figures.Exact, Value: from.Value, Unit: from.Unit}
			words := strings.Fields(strings.TrimPrefix(figures.English.Quantity(one, form), figures.English.Number(from.Value)))
			if from.IsMoney() {
				words = []string{from.Unit}
			}
			for _, w := range words {
				if stem := strings.TrimSuffix(w, "s"); !strings.Contains(pair, stem) {
					t.Fatalf("%q and %q make %q, without %q", from, to, pair, w)
				}
			}
		}
	})
}

func TestNames(t *testing.T) {
	for _, tt := range []struct {
		text, unit string
		want       bool
	}{
		{"outages customers notice", "outages", true},
		{"Outages customers notice", "outage", true},
		{"support tickets", "tickets", true},
		{"time to refund", "working days", false},
		{"days to refund", "days", false}, // a unit of time is never left out
		{"cost of an order", "order", true},
		{"border checks", "orders", false},
		{"customer rating", "of 5", true},
	} {
		if got := figures.English.Names(tt.text, tt.unit); got != tt.want {
			t.Errorf("%q names %q: %v", tt.text, tt.unit, got)
		}
	}
}
