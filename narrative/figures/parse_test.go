package figures_test

import (
	"errors"
	"strings"
	"testing"

	"bifocal/narrative/figures"
)

// readable pairs what people type with the canonical text.
var readable = []struct{ in, want string }{
	{"25 min", "25 min"},
	{"2 h", "2 h"},
	{"2 hours", "2 h"},
	{"two hours", "2 h"},
	{"97.5 %", "97.5 %"},
	{"97.5%", "97.5 %"},
	{"2.4 percentage points", "2.4 pp"},
	{"2.4 pp", "2.4 pp"},
	{"10x", "10 times"},
	{"10 x", "10 times"},
	{"4 to 5 times", "4 to 5 times"},
	{"at least 6 times", "at least 6 times"},
	{"~25 min", "about 25 min"},
	{"about 25 min", "about 25 min"},
	{"approx. 25", "about 25"},
	{"ca. 25", "about 25"},
	{">= 99.9 %", "at least 99.9 %"},
	{"≥99.9%", "at least 99.9 %"},
	{"≤ 5 min", "at most 5 min"},
	{"<1h", "less than 1 h"},
	{"> 3", "more than 3"},
	{"up to 5 min", "at most 5 min"},
	{"under 5 min", "less than 5 min"},
	{"over 20", "more than 20"},
	{"20-30 minutes", "20 to 30 min"},
	{"20–30 min", "20 to 30 min"},
	{"between 20 and 30 min", "20 to 30 min"},
	{"1,200 K USD a year", "1200000 USD per year"},
	{"1.2M USD/year", "1200000 USD per year"},
	{"$2.8M", "2800000 USD"},
	{"2.8 M EUR", "2800000 EUR"},
	{"€ 400k", "400000 EUR"},
	{"400 thousand USD", "400000 USD"},
	{"3 bn USD", "3000000000 USD"},
	{"9 outages a month", "9 outages per month"},
	{"9 outages per month", "9 outages per month"},
	{"9 a month", "9 per month"},
	{"1 200", "1200"},
	{"1 200 000 USD", "1200000 USD"},
	{"120", "120"},
	{"-5 %", "-5 %"},
	{"18 stateful services", "18 stateful services"},
	{"5 million users", "5000000 users"},
	{"0", "0"},
	{"400 K USD p.a.", "400000 USD per year"},
	{"5 USD per annum", "5 USD per year"},
	{"4-5 M USD", "4000000 to 5000000 USD"},
	{"1,200", "1200"},
	{"1.200", "1.2"},
	{"5 MB", "5 MB"},
	{"5 min", "5 min"},
	{"3 KPIs", "3 KPIs"},
	{"2 Mbit/s", "2 Mbit per second"},
	{"10 ms", "10 ms"},
	{"9 outages customers notice a month", "9 outages customers notice per month"},
	{"5m", "5 m"},
	{"5 m", "5 m"},
	{"$5m", "5000000 USD"},
	{"5m USD", "5000000 USD"},
	{"5 per cent", "5 %"},
	{"5%+", "at least 5 %"},
	{"10+ servers", "at least 10 servers"},
	{"10 or more servers", "at least 10 servers"},
	{"45 min to 2 h", "45 to 120 min"},
	{"$4M-$5M", "4000000 to 5000000 USD"},
	{"900 K - 1.2 M USD", "900000 to 1200000 USD"},
	{"5 MUSD", "5000000 USD"},
	{"512 B", "512 B"},
	{"3B USD", "3000000000 USD"},
	{"3B users", "3000000000 users"},
	{"an hour", "1 h"},
	{"half an hour", "0.5 h"},
	{"half a million USD", "500000 USD"},
	{"twice a day", "2 times per day"},
	{"24-hour", "24 h"},
	{"5 errors per 1,000 requests", "5 errors per 1,000 requests"},
	{"12 USD per user", "12 USD per user"},
	{"25 min.", "25 min"},
	{"-5 to -3 %", "-5 to -3 %"},
	{"-5--3", "-5 to -3"},
	{"from 5 min", "at least 5 min"},
	{"5 alerts on a server", "5 alerts on a server"},
	{"19 covid-19 cases", "19 covid-19 cases"},
	{"10% to 20%", "10 to 20 %"},
	{"10%-20%", "10 to 20 %"},
	{"20 min - 30", "20 to 30 min"},
	{"USD 5 M", "5000000 USD"},
	{"CHF 5", "5 CHF"},
	{"-$183K", "-183000 USD"},
	{"less than an hour", "less than 1 h"},
	{"5€", "5 EUR"},
	{"400 k€", "400000 EUR"},
	{"100 requests/s", "100 requests per second"},
	{"US$ 5", "5 USD"},
	{"5.", "5"},
	{".5", "0.5"},
	{"5 mo/yr", "5 month per year"},
	{"1\u00a0200", "1200"},
	{"1\u202f200\u00a0000 USD", "1200000 USD"},
	{"1'200'000 CHF", "1200000 CHF"},
	{"−5 %", "-5 %"},
	{"0.1 percentage-points", "0.1 pp"},
	{"+12%", "12 %"},
	{"  7   outages   a   month ", "7 outages per month"},
	{"10 mins", "10 min"},
	{"2 hrs", "2 h"},
	{"30 secs", "30 s"},
	{"3 yrs", "3 year"},
	{"6 mo", "6 month"},
	{"2 d", "2 day"},
	{"99.95 percent", "99.95 %"},
	{"250 milliseconds", "250 ms"},
	{"3 alerts/h", "3 alerts per hour"},
	{"USD 1.2M/yr", "1200000 USD per year"},
	{"1.2 M USD annually", "1200000 USD per year"},
	{"9 outages monthly", "9 outages per month"},
	{"2.8 million dollars", "2800000 USD"},
	{"400k", "400000"},
	{"5 M", "5000000"},
	{"5 M users", "5000000 users"},
	{"two to three hours", "2 to 3 h"},
	{"from 5 to 10 min", "5 to 10 min"},
	{"three outages", "3 outages"},
	{"a million users", "1000000 users"},
	{"4–5x", "4 to 5 times"},
	{"no more than 5 min", "at most 5 min"},
	{"10x faster", "10 times faster"},
	{"500 usd", "500 USD"},
	{"5 Mbit", "5 Mbit"},
	{"5 km", "5 km"},
	{"5 k8s clusters", "5 k8s clusters"},
	{"99.9+ %", "at least 99.9 %"},
	{"exactly 3 servers", "3 servers"},
	{"123456789012345678901234567890", "123456789012345678901234567890"},
}

func TestParse(t *testing.T) {
	for _, x := range readable {
		q, err := figures.Parse(x.in)
		if err != nil {
			t.Errorf("%v", err)
		} else if q.String() != x.want {
			t.Errorf("%q is %q, want %q", x.in, q, x.want)
		}
	}
}

// unreadable pairs what is refused with a part of the reason.
var unreadable = []struct{ in, reason string }{
	{"", "nothing to read"},
	{"   ", "nothing to read"},
	{"outages", "no number"},
	{"about", "no number"},
	{"-", "no number"},
	{"about about 5", "no number"},
	{"1,20", "decimal point: 1.20, not 1,20"},
	{"97,5 %", "decimal point: 97.5, not 97,5"},
	{"1234,567", "groups of three"},
	{"0,500", "groups of three"},
	{"1,200 000", "two numbers"},
	{"1.200.000", "one decimal point"},
	{"1.200,50", "1,200.50"},
	{"1/3", "as a decimal"},
	{"24/7", "as a decimal"},
	{"1:30 h", "1.5 h"},
	{"1e5", "exponent"},
	{"1E+5", "exponent"},
	{"1e-5 %", "exponent"},
	{"0x10", "exponent"},
	{"NaN", "no number"},
	{"Inf", "no number"},
	{"５ min", "no number"},
	{"5 10 min", "two numbers"},
	{"2 h 30 min", "2.5 h"},
	{"4 x 10 min", "two numbers"},
	{"5 K M users", "two scales"},
	{"30 to 20 min", "lower to the higher"},
	{"900-1.2 M USD", "its own K or M"},
	{"3 links to 5 systems", "same unit"},
	{"$4-5 € ", "two currencies"},
	{"$4 to €5", "same currency"},
	{"$5 EUR", "two currencies"},
	{"$5 users", "leave out “users”"},
	{"12 USD per user per month", "one “per”"},
	{"5 USD running costs", "only its currency"},
	{"between 5 and six", ""},
	{"between 5", "needs two numbers"},
	{"about 4 to 5", "how exact"},
	{"at least 5+", "twice"},
	{"70+ links to 80", "two numbers"},
	{"5 $A to 6", "no word"},
	{"9 outages per", "counted per"},
	{"9 outages/", "counted per"},
	{"2028-03-31", "date"},
	{"5 min; 6 min", "cannot be part of a unit"},
	{"5 “outages”", "no word"},
	{"5 a\tb", "control"},
	{"5 a\u202eb", "control"},
	{"5\x00", "control"},
	{"5 \xff", "cannot be read"},
	{"1234567890123456789012345678901", "30 digits"},
	{"0.1234567890123456789012345678901", "30 digits"},
	{"123456789012345678901234567890 bn", "30 digits"},
	{"5 " + strings.Repeat("x", 200), "too long"},
}

func TestParseRefuses(t *testing.T) {
	for _, x := range unreadable {
		q, err := figures.Parse(x.in)
		if x.reason == "" {
			continue // seeds of the fuzz test
		}
		var parseErr *figures.ParseError
		switch {
		case !errors.As(err, &parseErr):
			t.Errorf("%q is read as %q", x.in, q)
		case !strings.Contains(parseErr.Reason, x.reason):
			t.Errorf("%q is refused because %q, want %q", x.in, parseErr.Reason, x.reason)
		case parseErr.Input != x.in || !strings.Contains(err.Error(), "for example 25 min") || !q.IsZero():
			t.Errorf("%q: %v", x.in, err)
		}
	}
}

func TestParseErrorIsShort(t *testing.T) {
	_, err := figures.Parse(strings.Repeat("é", 5000))
	if err == nil || len(err.Error()) > 400 {
		t.Errorf("the message is %v", err)
	}
}

// A point before exactly three digits of money is refused: it is off by a
// factor of a thousand on one side of the Channel.
func TestPointOfThousands(t *testing.T) {
	for _, s := range []string{"180.000 EUR", "19.000 USD a year", "€ 1.500", "about 250.000 EUR"} {
		if q, err := figures.Parse(s); err == nil {
			t.Errorf("%q was read as %s", s, q)
		}
	}
	for s, want := range map[string]string{
		"180,000 EUR": "180000 EUR", "180.00 EUR": "180 EUR", "1.234 M EUR": "1234000 EUR", "99.999 %": "99.999 %", "0.125 EUR": "0.125 EUR",
	} {
		if q, err := figures.Parse(s); err != nil || q.String() != want {
			t.Errorf("%q: %s, %v; want %s", s, q, err, want)
		}
	}
}
