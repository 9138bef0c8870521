package narrative_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/narrativetest"
)

func economics(s narrative.Solution) narrative.Economics { return narrative.NewIndex(&s).Economics() }

// allFigures writes the figures that are given, as "name figure".
func allFigures(e narrative.Economics) string {
	var out []string
	for _, name := range narrative.EconomicsFields {
		if q, _ := e.Figure(name); !q.IsZero() {
			q.Value = q.Value.Round(0)
			if strings.HasPrefix(name, "payback") || name == "breakEven" {
				q, _ = e.Figure(name)
			}
			out = append(out, name+" "+q.String())
		}
	}
	return strings.Join(out, "\n")
}

// The worked example: 2.8 M USD at the start, 948 K a year in cash and 400 K in
// time from the second year on, over five years at 8 %.
func TestEconomicsOfTheWorkedExample(t *testing.T) {
	e := economics(narrativetest.Halden())
	want := `investment 2800000 USD
cash 948000 USD per year
time 400000 USD per year
total 1348000 USD per year
cashMonth 79000 USD per month
payback 4 year
paybackTime 3.1 year
roi 35 %
roiTime 93 %
npv 107311 USD
npvTime 1334025 USD
npvLower -183420 USD
breakEven 3.7 %`
	if got := allFigures(e); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if e.MonthsToLive != 12 || e.Years != 5 || !e.HasTime || len(e.Mixed) > 0 {
		t.Errorf("%+v", e)
	}
}

// plan is a small solution about money; each line is a cost or a benefit as
// "cost|benefit amount [every] [start] [time]".
func plan(returns narrative.Returns, lines ...string) narrative.Solution {
	s := narrative.Solution{Format: narrative.Format, ID: "plan", Title: "Plan", Currency: "USD", Returns: returns}
	for i, line := range lines {
		h := narrative.Head{ID: fmt.Sprintf("m%d", i)}
		words := strings.Split(line, ", ")
		var start figures.When
		every, counts := "", ""
		for _, w := range words[2:] {
			switch {
			case w == "time":
				counts = narrative.CountsTime
			case slices.Contains([]string{narrative.Once, narrative.PerMonth, narrative.PerQuarter, narrative.PerYear}, w):
				every = w
			default:
				start = figures.MustParseWhen(w)
			}
		}
		amount := figures.MustParse(words[1])
		if words[0] == "cost" {
			s.Facts = append(s.Facts, narrative.Cost{Head: h, Amount: amount, Every: every, Start: start})
		} else {
			s.Facts = append(s.Facts, narrative.Benefit{Head: h, Amount: amount, Every: every, Start: start, Counts: counts})
		}
	}
	return s
}

func returns(rate string, years int, start, goLive string) narrative.Returns {
	r := narrative.Returns{Rate: quantityOr(rate), Years: years}
	if start != "" {
		r.Start = figures.MustParseWhen(start)
	}
	if goLive != "" {
		r.GoLive = figures.MustParseWhen(goLive)
	}
	return r
}

func TestEconomicsAtTheEdges(t *testing.T) {
	usual := returns("10 %", 3, "2027-01", "2028-01")
	for _, tt := range []struct {
		name string
		s    narrative.Solution
		want string
	}{
		{"nothing", plan(usual), ""},
		{"costs alone", plan(usual, "cost, 100"), "investment 100 USD"},
		{"running costs alone", plan(usual, "cost, 1, month"), "running 12 USD per year"},
		{
			"benefits alone", plan(usual, "benefit, 110, year"),
			"cash 110 USD per year\ncashMonth 9 USD per month\nnpv 174 USD\nnpvLower 156 USD\nbreakEven 100 %",
		},
		{
			"no start: benefits flow at once", plan(returns("10 %", 1, "", ""), "cost, 100", "benefit, 220, year"),
			"investment 100 USD\ncash 220 USD per year\ncashMonth 18 USD per month\npayback 0.5 year\nroi 120 %\nnpv 100 USD\nnpvLower 80 USD\nbreakEven 50 %",
		},
		{
			"no go-live", plan(returns("10 %", 1, "2027-01", ""), "cost, 100", "benefit, 220, year"),
			"investment 100 USD\ncash 220 USD per year\ncashMonth 18 USD per month\npayback 0.5 year\nroi 120 %\nnpv 100 USD\nnpvLower 80 USD\nbreakEven 50 %",
		},
		{
			"no horizon and no rate", plan(returns("", 0, "2027-01", "2028-01"), "cost, 100", "benefit, 100, year"),
			"investment 100 USD\ncash 100 USD per year\ncashMonth 8 USD per month\npayback 2 year",
		},
		{
			"no rate", plan(returns("", 3, "2027-01", "2028-01"), "cost, 100", "benefit, 100, year"),
			"investment 100 USD\ncash 100 USD per year\ncashMonth 8 USD per month\npayback 2 year\nroi 100 %",
		},
		{
			"rate of nought", plan(returns("0 %", 3, "2027-01", "2028-01"), "cost, 100", "benefit, 100, year"),
			"investment 100 USD\ncash 100 USD per year\ncashMonth 8 USD per month\npayback 2 year\nroi 100 %\nnpv 100 USD\nnpvLower 80 USD\nbreakEven 50 %",
		},
		{
			"a rate that would divide by nought", plan(returns("-100 %", 3, "2027-01", "2028-01"), "cost, 100", "benefit, 100, year"),
			"investment 100 USD\ncash 100 USD per year\ncashMonth 8 USD per month\npayback 2 year\nroi 100 %",
		},
		{
			"a rate without per cent", plan(returns("0.08", 3, "2027-01", "2028-01"), "cost, 100", "benefit, 100, year"),
			"investment 100 USD\ncash 100 USD per year\ncashMonth 8 USD per month\npayback 2 year\nroi 100 %",
		},
		{
			"an absurd horizon", plan(returns("8 %", 1_000_000_000, "2027-01", "2028-01"), "cost, 100", "benefit, 100, year"),
			"investment 100 USD\ncash 100 USD per year\ncashMonth 8 USD per month\npayback 2 year",
		},
		{
			"recurring costs", plan(usual, "cost, 100", "cost, 20, year, 2028-01", "benefit, 120, year"),
			"investment 100 USD\nrunning 20 USD per year\ncash 120 USD per year\ncashMonth 8 USD per month\npayback 2 year\nroi 71 %\nnpv 58 USD\nnpvLower 39 USD\nbreakEven 30.5 %",
		},
		{
			"a benefit a month, a cost a quarter", plan(usual, "cost, 25, quarter", "benefit, 20, month, 2027-01"),
			"running 100 USD per year\ncash 240 USD per year\ncashMonth 12 USD per month\npayback 0 year\nroi 140 %\nnpv 348 USD\nnpvLower 288 USD\nbreakEven 58.3 %",
		},
		{
			"the amount says the period", plan(usual, "cost, 100", "benefit, 10 a month"),
			"investment 100 USD\ncash 120 USD per year\ncashMonth 10 USD per month\npayback 1.8 year\nroi 140 %\nnpv 89 USD\nnpvLower 70 USD\nbreakEven 47.2 %",
		},
		{
			"time alone", plan(usual, "cost, 100", "benefit, 100, year, time"),
			"investment 100 USD\ntime 100 USD per year\ntotal 100 USD per year\npaybackTime 2 year\nroi -100 %\nroiTime 100 %\nnpv -100 USD\nnpvTime 58 USD\nnpvLower -100 USD",
		},
		{
			"one gain alone", plan(usual, "cost, 100", "benefit, 121, once, 2028-07"),
			"investment 100 USD\npayback 1.5 year\nroi 21 %\nnpv 5 USD\nnpvLower -6 USD\nbreakEven 4.7 %",
		},
		{
			"one gain of time alone", plan(usual, "cost, 100", "benefit, 121, once, 2028-07, time"),
			"investment 100 USD\npaybackTime 1.5 year\nroi -100 %\nroiTime 21 %\nnpv -100 USD\nnpvTime 5 USD\nnpvLower -100 USD",
		},
		{
			"a gain before other streams begin", plan(usual, "cost, 100", "benefit, 150, once, 2027-07", "benefit, 12, year, 2029-01"),
			"investment 100 USD\ncash 12 USD per year\ncashMonth 1 USD per month\npayback 0.5 year\nroi 62 %\nnpv 52 USD\nnpvLower 37 USD\nbreakEven 34.2 %",
		},
		{
			"a later phase puts it under water again", plan(usual, "cost, 100", "cost, 1000, once, 2028-01", "benefit, 400, year, 2027-01"),
			"investment 1100 USD\ncash 400 USD per year\ncashMonth 33 USD per month\npayback 2.8 year\nroi 9 %\nnpv -14 USD\nnpvLower -114 USD\nbreakEven -1.4 %",
		},
		{
			"never pays back", plan(usual, "cost, 1000", "benefit, 10, year"),
			"investment 1000 USD\ncash 10 USD per year\ncashMonth 1 USD per month\nroi -98 %\nnpv -984 USD\nnpvLower -986 USD\nbreakEven -6238.1 %",
		},
		{
			"pays back after everybody has stopped asking", plan(usual, "cost, 1000", "benefit, 34, year"),
			"investment 1000 USD\ncash 34 USD per year\ncashMonth 3 USD per month\nroi -93 %\nnpv -946 USD\nnpvLower -952 USD\nbreakEven -1764.1 %",
		},
		{
			"runs at a loss", plan(usual, "cost, 100", "cost, 20, year", "benefit, 10, year, 2027-01"),
			"investment 100 USD\nrunning 20 USD per year\ncash 10 USD per year\ncashMonth -1 USD per month\nroi -81 %\nnpv -125 USD\nnpvLower -127 USD\nbreakEven -502.1 %",
		},
		{
			"the horizon cuts a year", plan(returns("0 %", 2, "2027-01", "2027-07"), "cost, 100", "benefit, 100, year"),
			"investment 100 USD\ncash 100 USD per year\ncashMonth 8 USD per month\npayback 1.5 year\nroi 50 %\nnpv 50 USD\nnpvLower 35 USD\nbreakEven 33.3 %",
		},
		{
			"what begins at the end of the horizon", plan(returns("0 %", 1, "2027-01", ""), "cost, 100", "cost, 50, once, 2028-01", "benefit, 200, year"),
			"investment 150 USD\ncash 200 USD per year\ncashMonth 17 USD per month\npayback 0.5 year\nroi 100 %\nnpv 100 USD\nnpvLower 80 USD\nbreakEven 50 %",
		},
		{
			"before the start is at the start", plan(returns("0 %", 1, "2027-01", ""), "cost, 100, once, 2020-01", "benefit, 200, year, 2020-01"),
			"investment 100 USD\ncash 200 USD per year\ncashMonth 17 USD per month\npayback 0.5 year\nroi 100 %\nnpv 100 USD\nnpvLower 80 USD\nbreakEven 50 %",
		},
		{
			"a range counts at its cautious end", plan(usual, "cost, 80 to 100", "benefit, 100 to 130, year"),
			"investment about 100 USD\ncash about 100 USD per year\ncashMonth about 8 USD per month\npayback about 2 year\nroi about 100 %\nnpv about 58 USD\nnpvLower about 42 USD\nbreakEven about 36.6 %",
		},
		{
			"a credit lowers the costs", plan(usual, "cost, 150", "cost, -50", "benefit, 100, year"),
			"investment 100 USD\ncash 100 USD per year\ncashMonth 8 USD per month\npayback 2 year\nroi 100 %\nnpv 58 USD\nnpvLower 42 USD\nbreakEven 36.6 %",
		},
		{
			"amounts of 30 digits", plan(returns("0 %", 2, "2027-01", ""), "cost, 100000000000000000000000000000", "benefit, 100000000000000000000000000000, year"),
			"investment 100000000000000000000000000000 USD\ncash 100000000000000000000000000000 USD per year\ncashMonth 8333333333333333333333333333 USD per month\n" +
				"payback 1 year\nroi 100 %\nnpv 100000000000000000000000000000 USD\nnpvLower 80000000000000000000000000000 USD\nbreakEven 50 %",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := allFigures(economics(tt.s)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestWhatCannotBeCountedIsLeftOutAndNamed(t *testing.T) {
	s := plan(returns("0 %", 1, "2027-01", ""), "cost, 100", "cost, 50 EUR", "cost, 5 a user", "benefit, 9 EUR, year", "benefit, 200, year", "benefit, 3 an hour")
	e := economics(s)
	if got := strings.Join(e.Mixed, " "); got != "m1 m2 m3 m5" {
		t.Errorf("left out: %s", got)
	}
	if got := strings.Join(e.Facts, " "); got != "m0 m4" {
		t.Errorf("counted: %s", got)
	}
	if e.Investment.String() != "100 USD" || e.Running.String() != "" || e.Cash.String() != "200 USD per year" {
		t.Error(allFigures(e))
	}
}

func TestStartOfReturnsIsTheEarliestThatIsKnown(t *testing.T) {
	none := func(s *narrative.Solution) { s.Returns.Start = figures.When{} }
	for _, tt := range []struct {
		name    string
		changes []narrativetest.Change
		want    string
	}{
		{"captured", []narrativetest.Change{func(s *narrative.Solution) { s.Returns.Start = figures.MustParseWhen("2026-12") }}, "2026-12"},
		{"first milestone", []narrativetest.Change{none}, "2027-02"},
		{"ask", []narrativetest.Change{none, narrativetest.Without("pilot", "move")}, "2027-01-15"},
		{"go-live", []narrativetest.Change{none, narrativetest.Without("pilot", "move", "ask")}, "2028-02-01"},
	} {
		s := narrativetest.Halden(tt.changes...)
		if got := narrative.NewIndex(&s).StartOfReturns().String(); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// What an outcome promises for later is not gained before, whether the benefit
// takes its amount from it or has one of its own.
func TestABenefitFlowsNoEarlierThanItsOutcome(t *testing.T) {
	for _, tt := range []struct {
		name                string
		date, start, goLive string
		want                string
		payback             string
	}{
		{"the outcome comes after go-live", "2028-05", "", "2028-02-01", "2028-05", "4.2"},
		{"go-live falls within the outcome's quarter", "2028-Q1", "", "2028-02-01", "2028-02-01", "4"},
		{"the outcome's quarter begins after go-live", "2028-Q2", "", "2028-02-01", "2028-Q2", "4.1"},
		{"the outcome comes before go-live", "2027-Q3", "", "2028-02-01", "2028-02-01", "4"},
		{"the benefit has a date of its own", "2028-05", "2028-03", "2028-02-01", "2028-03", "4"},
		{"the outcome has no date", "", "", "2028-02-01", "2028-02-01", "4"},
	} {
		for _, amount := range []string{"", "948 K"} {
			s := narrativetest.Halden(
				narrativetest.WithField("runcost", "date", whenOr(tt.date)), narrativetest.WithField("saving", "start", whenOr(tt.start)),
				narrativetest.WithField("saving", "amount", quantityOr(amount)), narrativetest.Without("time"),
				func(s *narrative.Solution) { s.Returns.GoLive = whenOr(tt.goLive) },
			)
			x := narrative.NewIndex(&s)
			f, _ := s.Fact("saving")
			if got := x.BenefitStart(f.(narrative.Benefit)).String(); got != tt.want {
				t.Errorf("%s, amount %q: flows from %s, want %s", tt.name, amount, got, tt.want)
			}
			if got := x.Economics().Payback.Value.String(); got != tt.payback {
				t.Errorf("%s, amount %q: paid back after %s years, want %s", tt.name, amount, got, tt.payback)
			}
		}
	}
}

func whenOr(s string) figures.When {
	if s == "" {
		return figures.When{}
	}
	return figures.MustParseWhen(s)
}

func TestABenefitIsWorthWhatItsOutcomeSaves(t *testing.T) {
	for _, tt := range []struct {
		baseline, target, amount, want string
		measure                        string // "" is running costs
	}{
		{"1,200 K USD a year", "252 K USD a year", "", "948000 USD per year", ""},
		{"1,200 K USD a year", "252 K USD a year", "900 K", "900000 USD per year", ""},
		{"100 K USD a month", "60 K", "", "40000 USD per month", ""},
		{"100 K USD", "60 K USD", "", "40000 USD per year", ""},
		{"1,000 K USD a year", "200 to 300 K USD a year", "", "700000 to 800000 USD per year", ""},
		{"900 to 1,000 K USD a year", "200 to 300 K USD a year", "", "600000 to 800000 USD per year", ""},
		{"1 to 2 M USD a year", "4 to 6 M USD a year", "", "2000000 to 5000000 USD per year", "revenue"},
		{"200 to 300 USD", "250 to 280 USD", "", "about 15 USD per year", "margin of an order"},
		{"1,200 K USD a year", "2,000 K USD a year", "", "", ""}, // costs that rise save nothing
		{"1,200 K USD a year", "2,000 K USD a year", "", "800000 USD per year", "revenue"},
		{"1,200 K USD a year", "", "", "", ""},
		{"45 min", "3 min", "", "", ""},
	} {
		s := narrativetest.Halden(
			narrativetest.WithField("runcost", "baseline", quantityOr(tt.baseline)), narrativetest.WithField("runcost", "target", quantityOr(tt.target)),
			narrativetest.WithField("saving", "amount", quantityOr(tt.amount)),
		)
		if tt.measure != "" {
			s = narrativetest.Halden(
				narrativetest.WithField("runcost", "measure", narrative.Same(tt.measure)), narrativetest.WithField("runcost", "baseline", quantityOr(tt.baseline)),
				narrativetest.WithField("runcost", "target", quantityOr(tt.target)), narrativetest.WithField("saving", "amount", quantityOr(tt.amount)),
			)
		}
		f, _ := s.Fact("saving")
		q, _ := narrative.NewIndex(&s).BenefitAmount(f.(narrative.Benefit))
		if q.String() != tt.want {
			t.Errorf("%s to %s: worth %q, want %q", tt.baseline, tt.target, q, tt.want)
		}
	}
}

// What the note under the table of returns says, followed with a pencil: each
// one-off amount in its month, each recurring one as a sum at the end of each
// year after it begins, in part where the seven years end; payback by the month.
func TestAPencilComesOutAtTheFigures(t *testing.T) {
	s := plan(
		returns("4 %", 7, "2027-04-15", "2028-02-01"),
		"cost, 1200 K", "cost, 260 K, once, 2027-09", "cost, 14 K, month, 2028-02-20", "cost, 60 K, year, 2030",
		"benefit, 730 K, year", "benefit, 1100 K, year, time",
	)
	e := economics(s)
	type sum struct {
		thousands float64
		month     int // from April 2027
	}
	spent := []sum{{1200, 0}, {260, 5}}
	for end := 22; end <= 82; end += 12 { // licences, from month 10
		spent = append(spent, sum{168, end})
	}
	spent = append(spent, sum{168 * 2 / 12., 84})
	for end := 45; end <= 81; end += 12 { // replacement, from month 33
		spent = append(spent, sum{60, end})
	}
	spent = append(spent, sum{60 * 3 / 12., 84})
	gained := []sum{{730 * 2 / 12., 84}}
	for end := 22; end <= 82; end += 12 {
		gained = append(gained, sum{730, end})
	}
	worth := func(sums []sum) float64 {
		total := 0.0
		for _, s := range sums {
			total += s.thousands * math.Pow(1.04, -float64(s.month)/12)
		}
		return total
	}
	near := func(what string, got figures.Quantity, want float64) {
		t.Helper()
		if math.Abs(got.Value.InexactFloat64()-want) > 0.06 {
			t.Errorf("%s is %s, a pencil says %.2f", what, got, want)
		}
	}
	thousands := func(q figures.Quantity) figures.Quantity { q.Value = q.Value.Div(decimal.NewFromInt(1000)); return q }
	near("NPV", thousands(e.NPV), worth(gained)-worth(spent))
	near("NPV with returns 10 % lower", thousands(e.NPVLower), worth(gained)*0.9-worth(spent))
	near("break-even", e.BreakEven, (1-worth(spent)/worth(gained))*100)
	// 1,460 to earn from month 10; 730 - 168 a year until month 33, 60 less after it.
	near("payback", e.Payback, 33/12.+(1460-562*23/12.)/502)
	near("cash lost by a month of delay", thousands(e.CashMonth), (730-168)/12.) // the replacement is not due yet
	if e.RunningLive.String() != "168000 USD per year" || e.Running.String() != "228000 USD per year" || !e.PartYear || e.Early || e.Beyond {
		t.Errorf("%+v", e)
	}
}

// Months are counted as the note names them, whatever the day in them.
func TestAmountsAreCountedInCalendarMonths(t *testing.T) {
	for _, tt := range []struct{ start, goLive, own, cost, benefit string }{
		{"2027-04", "2028-02-01", "", "2027-04", "2028-02"},
		{"2027-01-31", "2027-02-01", "", "2027-01", "2027-02"},
		{"2027-Q2", "2027-H2", "", "2027-04", "2027-07"},
		{"2027-04", "", "2030", "2030-01", "2030-01"},
		{"2027-04", "2027-01", "", "2027-04", "2027-04"}, // never before the start
		{"2027-04-20", "2028-01", "2027-04-01", "2027-04", "2027-04"},
		{"", "", "", "", ""},
		{"", "2028-01", "", "2028-01", "2028-01"}, // go-live is the start where there is no other
	} {
		s := plan(returns("", 0, tt.start, tt.goLive))
		x := narrative.NewIndex(&s)
		var own figures.When
		if tt.own != "" {
			own = figures.MustParseWhen(tt.own)
		}
		if c, b := x.CountedFrom(own, true).String(), x.CountedFrom(own, false).String(); c != tt.cost || b != tt.benefit {
			t.Errorf("%+v: a cost from %q, a benefit from %q", tt, c, b)
		}
	}
	e := economics(plan(returns("", 0, "2027-01-31", "2027-02-01"), "cost, 120", "benefit, 120, year"))
	if got := e.Payback.String(); got != "1.1 year" || e.MonthsToLive != 1 {
		t.Errorf("payback %s after %d months", got, e.MonthsToLive)
	}
}

func TestWhatHasToBeSaidForTheFiguresToBeChecked(t *testing.T) {
	usual := returns("10 %", 3, "2027-01", "2028-01")
	for _, tt := range []struct {
		s                   narrative.Solution
		part, early, beyond bool
	}{
		{plan(usual, "cost, 1", "benefit, 1, year"), false, false, false},
		{plan(usual, "cost, 1", "benefit, 1, year, 2028-02"), true, false, false},
		{plan(usual, "cost, 1, year, 2027-03", "benefit, 1, year"), true, false, false},
		{plan(usual, "cost, 1, once, 2026-12", "benefit, 1, year"), false, true, false},
		{plan(usual, "cost, 1, once, 2030-01", "benefit, 1, year"), false, false, true},
		{plan(usual, "cost, 1, year, 2030-02", "benefit, 1, year"), false, false, true},
		{plan(returns("", 0, "2027-01", ""), "cost, 1, year, 2030-02", "benefit, 1, year"), false, false, false},
	} {
		if e := economics(tt.s); e.PartYear != tt.part || e.Early != tt.early || e.Beyond != tt.beyond {
			t.Errorf("%+v: part %t, early %t, beyond %t", tt.s.Facts, e.PartYear, e.Early, e.Beyond)
		}
	}
}
