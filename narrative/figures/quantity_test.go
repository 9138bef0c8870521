package figures_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bifocal/narrative/figures"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// quantities generates every captured quantity that the package promises to
// write and read back.
func quantities() *rapid.Generator[figures.Quantity] {
	numbers := rapid.Custom(func(t *rapid.T) decimal.Decimal {
		return decimal.New(rapid.Int64Range(-1e12, 1e12).Draw(t, "coefficient"), rapid.Int32Range(-6, 6).Draw(t, "exponent"))
	})
	unit := rapid.SampledFrom([]string{
		"", "%", "pp", "times", "ms", "s", "min", "h", "day", "week", "month", "year", "USD", "EUR", "JPY", "outages",
		"stateful services", "outages customers notice", "FTE", "MB", "requests", "m", "B", "KPIs", "Mbit", "e5",
		"EC2 instances", "errors per 1,000 requests", "% of users", "times faster", "TCP/IP connections", "x86 servers",
		"to-dos", "alerts on a server", "to the moon",
	})
	return rapid.Custom(func(t *rapid.T) figures.Quantity {
		q := figures.Quantity{
			Qualifier: rapid.SampledFrom([]figures.Qualifier{
				figures.Exact, figures.About, figures.AtLeast, figures.AtMost, figures.LessThan, figures.MoreThan, figures.Range,
			}).Draw(t, "qualifier"),
			Value: numbers.Draw(t, "value"),
			Unit:  unit.Draw(t, "unit"),
			Per: rapid.SampledFrom([]string{
				"", "", "second", "minute", "hour", "day", "week", "month", "quarter", "year", "user", "vCPU",
			}).Draw(t, "per"),
		}
		if q.Qualifier == figures.Range {
			q.High = numbers.Draw(t, "high")
			if q.High.LessThan(q.Value) {
				q.Value, q.High = q.High, q.Value
			}
		}
		return q
	})
}

func TestCanonicalTextReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := quantities().Draw(t, "quantity")
		text := q.String()
		back, err := figures.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if !back.Equal(q) {
			t.Fatalf("%q reads back as %q", text, back)
		}
		if back.String() != text {
			t.Fatalf("%q is written as %q the second time", text, back)
		}
	})
}

func TestWrittenFiguresReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := quantities().Draw(t, "quantity")
		f := figures.Form{Compact: rapid.Bool().Draw(t, "compact")}
		written := figures.English.Quantity(q, f)
		back, err := figures.Parse(written)
		if err != nil {
			t.Fatal(err)
		}
		if q.IsCount() || q.Unit == "times faster" {
			back.Unit = q.Unit // 1 outage, 9 outages; 1 time faster
		}
		if !back.Equal(q) {
			t.Fatalf("%s is written as %q, which reads back as %s", q, written, back)
		}
	})
}

func TestJSON(t *testing.T) {
	type holder struct {
		Q figures.Quantity `json:"q"`
		W figures.When     `json:"w"`
		N figures.Quantity `json:"n,omitzero"`
	}
	rapid.Check(t, func(t *rapid.T) {
		in := holder{Q: quantities().Draw(t, "quantity"), W: whens().Draw(t, "when")}
		text, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		var out holder
		if err := json.Unmarshal(text, &out); err != nil {
			t.Fatal(err)
		}
		if !out.Q.Equal(in.Q) || out.W != in.W || !out.N.IsZero() {
			t.Fatalf("%s came back as %v", text, out)
		}
	})

	text, err := json.Marshal(holder{})
	if err != nil || string(text) != `{"q":"","w":""}` {
		t.Errorf("not captured is %s, %v", text, err)
	}
	out := holder{Q: figures.MustParse("5 min"), W: figures.MustParseWhen("2027")}
	if err := json.Unmarshal([]byte(`{"q":"","w":""}`), &out); err != nil || !out.Q.IsZero() || !out.W.IsZero() {
		t.Errorf("empty text gives %v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"q":"~1.2M USD/year","w":"Mar 2028"}`), &out); err != nil ||
		out.Q.String() != "about 1200000 USD per year" || out.W.String() != "2028-03" {
		t.Errorf("typed text gives %v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"q":"many"}`), &out); err == nil {
		t.Error("a text without a number was read")
	}
	for _, unit := range []string{"5 min", "K", "out\nages", "“quoted”"} {
		if text, err := (figures.Quantity{Qualifier: figures.Exact, Unit: unit}).MarshalText(); err == nil {
			t.Errorf("unit %q was written as %q", unit, text)
		}
	}
}

func TestZeroIsCaptured(t *testing.T) {
	if q := figures.MustParse("0 outages"); q.IsZero() || !q.Value.IsZero() || q.Qualifier != figures.Exact {
		t.Errorf("0 outages is %#v", q)
	}
	if q := (figures.Quantity{}); !q.IsZero() || q.String() != "" || figures.English.Quantity(q, figures.Form{}) != "" {
		t.Error("the zero Quantity is not empty")
	}
}

func TestEqualAndEnds(t *testing.T) {
	if !figures.MustParse("1.20 h").Equal(figures.MustParse("1.2 hours")) {
		t.Error("1.20 and 1.2 differ")
	}
	for _, other := range []string{"about 20 min", "20 h", "20 min per day", "21 min", "20 to 30 min"} {
		if figures.MustParse("20 min").Equal(figures.MustParse(other)) {
			t.Errorf("20 min equals %s", other)
		}
	}
	if figures.MustParse("20 to 30 min").Equal(figures.MustParse("20 to 31 min")) {
		t.Error("ranges with different ends are equal")
	}
	r := figures.MustParse("4 to 5 times")
	for name, got := range map[string]decimal.Decimal{
		"4.5": r.Mid(), "5": r.Cautious(true), "4": r.Cautious(false), "9": figures.MustParse("9 a month").Cautious(true),
		"7": figures.MustParse("7").Mid(),
	} {
		if !got.Equal(dec(name)) {
			t.Errorf("got %s, want %s", got, name)
		}
	}
}

func TestIn(t *testing.T) {
	for _, x := range []struct{ in, unit, want string }{
		{"45 min", "h", "0.75 h"},
		{"45 min", "hours", "0.75 h"},
		{"2 h", "min", "120 min"},
		{"1 year", "month", "12 month"},
		{"1 month", "h", "730 h"},
		{"1 year", "day", "365 day"},
		{"about 1 to 2 h", "min", ""},
		{"1 to 2 h", "min", "60 to 120 min"},
		{"at most 1500 ms a day", "s", "at most 1.5 s per day"},
		{"9 outages", "outages", "9 outages"},
		{"9 outages", "h", ""},
		{"9 h", "outages", ""},
		{"9 USD", "EUR", ""},
	} {
		q, _ := figures.Parse(x.in)
		got, ok := q.In(x.unit)
		if ok != (x.want != "") || ok && got.String() != x.want || !ok && !got.Equal(q) {
			t.Errorf("%s in %s is %s, %v; want %q", x.in, x.unit, got, ok, x.want)
		}
	}
}

func TestCompare(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want int
		ok   bool
	}{
		{"45 min", "0.75 h", 0, true},
		{"2 h", "5 min", 1, true},
		{"1 week", "8 days", -1, true},
		{"9 outages a month", "1 a month", 1, true},
		{"1 outage a month", "9 outages a month", -1, true},
		{"1 a month", "9 outages a month", -1, true},
		{"9 outages a month", "9 outages a year", 0, false},
		{"1.2 M USD", "252 K USD", 1, true},
		{"1.2 M USD", "252 K EUR", 0, false},
		{"97.5 %", "about 99.9 %", -1, true},
		{"97.5 %", "2.4 pp", 0, false},
		{"5", "5 %", 0, false},
		{"5 min", "5", 0, false},
		{"5", "6", -1, true},
		{"4 to 6 times", "5 times", 0, true},
		{"5 users", "5 servers", 0, false},
	} {
		got, ok := figures.Compare(figures.MustParse(x.a), figures.MustParse(x.b))
		if got != x.want || ok != x.ok {
			t.Errorf("%s with %s is %d, %v", x.a, x.b, got, ok)
		}
	}
	if (figures.Quantity{}).Comparable(figures.MustParse("5")) || figures.MustParse("5").Comparable(figures.Quantity{}) {
		t.Error("what was not captured compares")
	}
}

func TestCurrency(t *testing.T) {
	for code, want := range map[string]bool{"USD": true, "EUR": true, "usd": false, "FTE": false, "": false, "USDX": false} {
		if figures.IsCurrency(code) != want || (figures.Quantity{Qualifier: figures.Exact, Unit: code}).IsMoney() != want {
			t.Errorf("%q is a currency: %v", code, !want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(".890123456567890123478901234501") // one digit more when it is written
	for _, x := range readable {
		f.Add(x.in)
	}
	for _, x := range unreadable {
		f.Add(x.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := figures.Parse(s)
		if err != nil {
			if !q.IsZero() || err.Error() == "" {
				t.Fatalf("%q gives %s and %v", s, q, err)
			}
			return
		}
		text := q.String()
		back, err := figures.Parse(text)
		if err != nil && len(text) > 150 {
			return // canonical text can be longer than what was typed
		}
		if err != nil || !back.Equal(q) || back.String() != text {
			t.Fatalf("%q is %q, which reads back as %q, %v", s, text, back, err)
		}
		for _, form := range []figures.Form{{}, {Compact: true}, {DropNoun: true, DropPer: true, Article: true}} {
			if written := figures.English.Quantity(q, form); strings.TrimSpace(written) != written || written == "" {
				t.Fatalf("%q is written as %q", s, written)
			}
		}
	})
}
