package figures_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

func TestQuantityInWords(t *testing.T) {
	for _, x := range []struct{ in, prose, compact string }{
		{"2 h", "2 hours", "2 h"},
		{"1 h", "1 hour", "1 h"},
		{"0.5 h", "0.5 hours", "0.5 h"},
		{"5 min", "5 minutes", "5 min"},
		{"30 s", "30 seconds", "30 s"},
		{"200 ms", "200 milliseconds", "200 ms"},
		{"1 day", "1 day", "1 day"},
		{"3 weeks", "3 weeks", "3 weeks"},
		{"97.5 %", "97.5 %", "97.5 %"},
		{"2.4 pp", "2.4 percentage points", "2.4 pp"},
		{"1 pp", "1 percentage point", "1 pp"},
		{"about 25 min", "about 25 minutes", "about 25 min"},
		{"at least 6 times", "at least 6 times", "at least 6 times"},
		{"<1 h", "less than 1 hour", "less than 1 h"},
		{"up to 5 min", "at most 5 minutes", "at most 5 min"},
		{"> 3", "more than 3", "more than 3"},
		{"4 to 5 times", "4 to 5 times", "4–5 times"},
		{"20-30 min", "20 to 30 minutes", "20–30 min"},
		{"0 to 1 h", "0 to 1 hours", "0–1 h"},
		{"9 outages a month", "9 outages a month", "9 outages a month"},
		{"1 outages a month", "1 outage a month", "1 outage a month"},
		{"9 outage a month", "9 outages a month", "9 outages a month"},
		{"0 outages", "0 outages", "0 outages"},
		{"3 alerts/h", "3 alerts an hour", "3 alerts an hour"},
		{"12 USD/user", "12 USD per user", "12 USD per user"},
		{"2 Mbit/s", "2 Mbit/s", "2 Mbit/s"},
		{"120", "120", "120"},
		{"1200 services", "1,200 services", "1,200 services"},
		{"2.8M USD", "2.8 M USD", "2.8 M USD"},
		{"1,200 K USD a year", "1.2 M USD a year", "1.2 M USD a year"},
		{"~600 K USD a year", "about 600 K USD a year", "about 600 K USD a year"},
		{"4-5 M USD", "4 to 5 M USD", "4–5 M USD"},
		{"4-5.5 M USD", "4 to 5.5 M USD", "4–5.5 M USD"},
		{"800 K to 1.2 M USD", "800 to 1,200 K USD", "800–1,200 K USD"},
		{"0 to 5 M USD", "0 to 5 M USD", "0–5 M USD"},
		{"5,000 to 9,000 USD", "5,000 to 9,000 USD", "5,000–9,000 USD"},
		{"9,999 USD to 1.2 M USD", "9,999 USD to 1.2 M USD", "9,999 USD–1.2 M USD"},
		{"400 K to 3 bn EUR", "400 K EUR to 3 bn EUR", "400 K EUR–3 bn EUR"},
		{"", "", ""},
	} {
		q, _ := figures.Parse(x.in)
		if got := figures.English.Quantity(q, figures.Form{}); got != x.prose {
			t.Errorf("%q in prose is %q, want %q", x.in, got, x.prose)
		}
		if got := figures.English.Quantity(q, figures.Form{Compact: true}); got != x.compact {
			t.Errorf("%q in compact form is %q, want %q", x.in, got, x.compact)
		}
	}
}

func TestForms(t *testing.T) {
	noun, per, article := figures.Form{DropNoun: true}, figures.Form{DropPer: true}, figures.Form{Article: true}
	for _, x := range []struct {
		in   string
		form figures.Form
		want string
	}{
		{"9 outages a month", noun, "9 a month"},
		{"9 outages a month", per, "9 outages"},
		{"9 outages a month", figures.Form{DropNoun: true, DropPer: true}, "9"},
		{"25 min", noun, "25 minutes"},
		{"5 MB", noun, "5 MB"},
		{"3 FTE", noun, "3 FTE"},
		{"97.5 %", noun, "97.5 %"},
		{"5 % of users", noun, "5 % of users"},
		{"10x", noun, "10 times"},
		{"1.2 M USD a year", noun, "1.2 M USD a year"},
		{"1.2 M USD a year", per, "1.2 M USD"},
		{"1 h", article, "an hour"},
		{"1 min", article, "a minute"},
		{"2 h", article, "2 hours"},
		{"less than 1 h", article, "less than an hour"},
		{"1 outage a month", article, "an outage a month"},
		{"1 user", article, "a user"},
		{"1 SLO", article, "an SLO"},
		{"1 EC2 instances", article, "an EC2 instance"},
		{"1 %", article, "1 %"},
		{"1", article, "1"},
		{"-1 h", article, "-1 hour"},
	} {
		if got := figures.English.Quantity(figures.MustParse(x.in), x.form); got != x.want {
			t.Errorf("%q in form %+v is %q, want %q", x.in, x.form, got, x.want)
		}
	}
}

func TestMoney(t *testing.T) {
	for _, x := range []struct{ amount, want string }{
		{"0", "0 USD"},
		{"12.5", "12.50 USD"},
		{"12.55", "12.55 USD"},
		{"0.125", "0.125 USD"},
		{"1200", "1,200 USD"},
		{"9000", "9,000 USD"},
		{"9999", "9,999 USD"},
		{"10000", "10 K USD"},
		{"12345", "12,345 USD"},
		{"252000", "252 K USD"},
		{"948000", "948 K USD"},
		{"1000000", "1 M USD"},
		{"1348000", "1,348 K USD"},
		{"1250000", "1.25 M USD"},
		{"2800000", "2.8 M USD"},
		{"12350000", "12.35 M USD"},
		{"12345000", "12,345 K USD"},
		{"12345678", "12,345,678 USD"},
		{"1234500000", "1,234.5 M USD"},
		{"3000000000", "3 bn USD"},
		{"1250000000", "1.25 bn USD"},
		{"1234567000000", "1,234,567 M USD"},
		{"-183000", "-183 K USD"},
		{"-2800000", "-2.8 M USD"},
		{"1999999.99", "1,999,999.99 USD"},
		{"2.8e6", "2.8 M USD"},
	} {
		if got := figures.English.Money(dec(x.amount), "USD"); got != x.want {
			t.Errorf("%s is %q, want %q", x.amount, got, x.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"1200": "1,200", "-183": "-183", "97.5": "97.5", "97.50": "97.5", "0": "0", "-0.0": "0", "1234567.891": "1,234,567.891",
		"0.001": "0.001", "-1200": "-1,200", "1e6": "1,000,000", "100": "100", "12345678901234567890.5": "12,345,678,901,234,567,890.5",
	} {
		if got := figures.English.Number(dec(in)); got != want {
			t.Errorf("%s is %q, want %q", in, got, want)
		}
	}
	for _, x := range []struct {
		in     string
		places int32
		want   string
	}{{"4", 1, "4.0"}, {"3.0771", 1, "3.1"}, {"0.05", 1, "0.1"}, {"1200", 0, "1,200"}, {"2.5", 2, "2.50"}, {"-0.04", 1, "0.0"}} {
		if got := figures.English.Fixed(dec(x.in), x.places); got != x.want {
			t.Errorf("%s with %d decimals is %q, want %q", x.in, x.places, got, x.want)
		}
	}
	for n, want := range map[int]string{0: "zero", 1: "one", 12: "twelve", 13: "13", 1200: "1,200", -1: "-1"} {
		if got := figures.English.Cardinal(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int]string{1: "first", 12: "twelfth", 13: "13th", 21: "21st", 22: "22nd", 33: "33rd", 111: "111th"} {
		if got := figures.English.Ordinal(n); got != want {
			t.Errorf("place %d is %q, want %q", n, got, want)
		}
	}
}

func TestSignificant(t *testing.T) {
	for _, x := range []struct {
		in     string
		digits int32
		want   string
	}{
		{"1348", 2, "1300"},
		{"1350", 2, "1400"},
		{"0.04567", 2, "0.046"},
		{"-1350", 2, "-1400"},
		{"999", 2, "1000"},
		{"79", 3, "79"},
		{"0", 2, "0"},
		{"107123", 3, "107000"},
		{"1e9", 1, "1000000000"},
		{"18.25", 2, "18"},
		{"55", 0, "60"},
	} {
		if got := figures.Significant(dec(x.in), x.digits); !got.Equal(dec(x.want)) {
			t.Errorf("%s to %d digits is %s, want %s", x.in, x.digits, got, x.want)
		}
	}
}

func TestNoun(t *testing.T) {
	for many, one := range map[string]string{
		"outages": "outage", "services": "service", "boxes": "box", "companies": "company", "FTE": "FTE", "FTEs": "FTE",
		"stateful services": "stateful service", "outages customers notice": "outage customers notice",
		"hours of downtime": "hour of downtime", "lines of business systems": "line of business systems",
		"errors per 1,000 requests": "error per 1,000 requests", "people": "person", "databases": "database",
		"processes": "process", "releases": "release", "analyses": "analysis", "branches": "branch", "queries": "query",
		"KPIs": "KPI", "SMS": "SMS", "Kubernetes": "Kubernetes", "status": "status", "business": "business",
		"sales engineers": "sales engineer", "MB": "MB", "USD": "USD", "": "", "staff": "staff", "People": "Person",
		"nodes": "node", "licenses": "license", "addresses": "address", "news": "news", "traffic": "traffic",
	} {
		if got := figures.English.Noun(many, dec("1")); got != one {
			t.Errorf("one of %q is %q, want %q", many, got, one)
		}
		if got := figures.English.Noun(many, dec("1.0")); got != one {
			t.Errorf("1.0 of %q is %q, want %q", many, got, one)
		}
		if got := figures.English.Noun(many, dec("2")); got != many {
			t.Errorf("two of %q are %q", many, got)
		}
	}
	for single, many := range map[string]string{
		"outage": "outages", "stateful service": "stateful services", "policy": "policies", "branch": "branch",
		"person": "people", "day": "days", "switch of a node": "switch of a node", "h": "hours", "%": "%",
	} {
		if got := figures.English.Noun(single, dec("0")); got != many {
			t.Errorf("none of %q is %q, want %q", single, got, many)
		}
	}
}

func TestWhenInWords(t *testing.T) {
	for in, want := range map[string][2]string{
		"2028-03-31": {"31 March 2028", "31 March"},
		"2027-01-05": {"5 January 2027", "5 January"},
		"2028-02":    {"February 2028", "February 2028"},
		"2027-Q4":    {"Q4 2027", "Q4 2027"},
		"2027-H1":    {"the first half of 2027", "the first half of 2027"},
		"2027-H2":    {"the second half of 2027", "the second half of 2027"},
		"2027":       {"2027", "2027"},
	} {
		w := figures.MustParseWhen(in)
		if got := figures.English.When(w); got != want[0] {
			t.Errorf("%s is %q, want %q", in, got, want[0])
		}
		if got := figures.English.DayNoYear(w); got != want[1] {
			t.Errorf("%s without year is %q, want %q", in, got, want[1])
		}
	}
	if figures.English.When(figures.When{}) != "" || figures.English.DayNoYear(figures.When{}) != "" {
		t.Error("what was not captured is written")
	}
}

// German in a few words shows that another language is data.
func TestAnotherLanguage(t *testing.T) {
	german := *figures.English
	german.Tag, german.Group, german.Point, german.To = "de", ".", ",", " bis "
	german.Thousand, german.Million, german.Billion = "Tsd.", "Mio.", "Mrd."
	german.Units = map[string]figures.UnitWords{"h": {One: "Stunde", Many: "Stunden", Symbol: "h"}}
	german.Per = map[string]string{"year": "im Jahr"}
	german.Months[2] = "März"
	german.DayPattern = "{d}. {m} {y}"
	for in, want := range map[string]string{
		"1200.5 h": "1.200,5 Stunden", "1.2 M EUR a year": "1,2 Mio. EUR im Jahr", "2 to 3 h": "2 bis 3 Stunden",
	} {
		if got := german.Quantity(figures.MustParse(in), figures.Form{}); got != want {
			t.Errorf("%s is %q, want %q", in, got, want)
		}
	}
	if got := german.When(figures.MustParseWhen("2028-03-31")); got != "31. März 2028" {
		t.Errorf("the day is %q", got)
	}
	german.CurrencyFirst = true
	if got := german.Money(decimal.NewFromInt(2800000), "EUR"); got != "EUR 2,8 Mio." {
		t.Errorf("the amount is %q", got)
	}
}

func BenchmarkQuantity(b *testing.B) {
	for _, text := range []string{"about 25 min", "1.2 M USD a year", "9 outages a month", "1 outages customers notice a month", "4 to 5 M USD", "97.5 %"} {
		q := figures.MustParse(text)
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				figures.English.Quantity(q, figures.Form{})
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := figures.Parse("about 1,200 K USD a year"); err != nil {
			b.Fatal(err)
		}
	}
}

// A count of millions reads as one: nobody counts the noughts of 700,000,000.
func TestCountsOfMillions(t *testing.T) {
	for in, want := range map[string]string{
		"700000000": "700 million", "5 million users": "5 million users", "1250000 devices": "1.25 million devices",
		"1300000 devices": "1.3 million devices", "2000000000 people": "2 billion people", "900000": "900,000",
	} {
		if got := figures.English.Quantity(figures.MustParse(in), figures.Form{}); got != want {
			t.Errorf("%s is written %q, want %q", in, got, want)
		}
	}
}
