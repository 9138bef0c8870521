package en

import (
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

func cost(name, amount, start string) content.CostItem {
	k := content.CostItem{ID: name, Name: name, Amount: figures.MustParse(amount), Start: when(start), From: when("2027-04")}
	if start != "" {
		y, m, _ := k.Start.First().Date()
		k.From = figures.Month(y, m)
	}
	return k
}

// money is an investment counted from April 2027, with returns from February
// 2028 where cash is given.
func money(cash string, costs ...content.CostItem) content.Money {
	c := content.Money{Costs: costs, Start: when("2027-04"), GoLive: when("2028-02"), HasGoLive: true, End: when("2034-03")}
	for _, k := range costs {
		q := &c.Economics.Investment
		v := k.Amount
		if v.Per != "" {
			q, v = &c.Economics.Running, yearly(v)
		}
		v.Value = v.Value.Add(q.Value)
		*q = v
	}
	c.Investment.Quantity = c.Economics.Investment
	if cash != "" {
		c.Economics.Cash, c.CashNames = figures.MustParse(cash), []string{"fees"}
	}
	return c
}

func TestCostSentence(t *testing.T) {
	for _, tt := range []struct {
		c    content.Money
		want string
	}{
		{money("", cost("pilot", "1 K EUR", "")), "No return is counted against it."},
		{money("9 K EUR a year", cost("pilot", "1 K EUR", "")), "The 1,000 EUR pays for the pilot."},
		{money("9 K EUR a year", cost("roll", "2.7 M EUR", "2027-02")), "The 2.7 M EUR, due in February 2027, pays for the roll."},
		{money("9 K EUR a year", cost("online form and training", "310 K EUR", "")), "The 310 K EUR pays for the online form and training."},
		{
			money("9 K EUR a year", cost("scanners", "780 K EUR", ""), cost("link between pharmacy and wards", "420 K EUR", ""), cost("training", "260 K EUR", "2027-09")),
			"The 1.46 M EUR pays for scanners (780 K EUR at the start), the link between pharmacy and wards (420 K EUR at the start), and training (260 K EUR in September 2027).",
		},
		{
			money("", cost("online form and training", "310 K EUR", ""), cost("operation", "4 K EUR a month", "")),
			"The one-off sum is for the online form and training, the yearly one for operation (4,000 EUR a month).",
		},
		{
			money("", cost("form", "310 K EUR", ""), cost("hotline", "48 K EUR a year", "2029-01")),
			"The one-off sum is for the form, the yearly one for the hotline, from January 2029.",
		},
		{money("", cost("hotline", "48 K EUR a year", "")), "This pays for the hotline."},
		{money("", cost("hotline", "48 K EUR a year", "2029")), "This pays for the hotline (from January 2029)."},
		{
			money("90 K EUR a year", cost("form", "310 K EUR", ""), cost("licences and support", "14 K EUR a month", "2028-02"), cost("replacement of worn scanners", "60 K EUR a year", "2030")),
			"The 310 K EUR pays for the form. Running costs come to 168 K EUR a year for licences and support (14 K EUR a month), and from January 2030 another 60 K EUR for the replacement of worn scanners.",
		},
		{
			money("90 K EUR a year", cost("form", "310 K EUR", ""), cost("licences", "168 K EUR a year", ""), cost("support", "5 K EUR a month", "")),
			"The 310 K EUR pays for the form. Running costs come to 228 K EUR a year (licences 168 K EUR and support 60 K EUR).",
		},
		{
			money("90 K EUR a year", cost("form", "310 K EUR", ""), cost("hotline", "48 K EUR a year", "2029-01")),
			"The 310 K EUR pays for the form. Running costs come to 48 K EUR a year for the hotline, from January 2029.",
		},
	} {
		tt.c.Seed = seedOf(4, 2, 0)
		if got, _ := costSentence(&tt.c); got != tt.want {
			t.Errorf("%q\nwant %q", got, tt.want)
		}
	}
}

// The note says how the figures above it were counted, and nothing of figures
// that are not there.
func TestNoteSaysHowTheFiguresWereCounted(t *testing.T) {
	years, percent := figures.MustParse("3.5 years"), figures.MustParse("64 %")
	with := func(c content.Money, change func(c *content.Money)) content.Money {
		change(&c)
		return c
	}
	value := func(c *content.Money) {
		c.Economics.Years, c.Economics.Payback, c.Economics.ROI, c.Economics.NPV = 7, years, percent, figures.MustParse("1 M EUR")
	}
	plain := money("730 K EUR a year", cost("form", "310 K EUR", ""))
	for _, tt := range []struct {
		c    content.Money
		want string
	}{
		{money("", cost("form", "310 K EUR", "")), ""},
		{with(plain, func(c *content.Money) { c.Economics.Payback = years }), "Investment is counted at the start (April 2027), returns from go-live (February 2028). Payback is counted by the month."},
		{
			with(plain, value),
			"Investment is counted at the start (April 2027), returns from go-live (February 2028). In the net present value, recurring amounts fall at the end of each year from their start. Payback is counted by the month.",
		},
		{
			with(money("730 K EUR a year", cost("form", "310 K EUR", ""), cost("hotline", "1 K EUR a month", "2028-02")), func(c *content.Money) { value(c); c.Economics.PartYear = true }),
			"Investment is counted at the start (April 2027), returns and running costs from go-live (February 2028). In the net present value, " +
				"recurring amounts fall at the end of each year from their start. Those of the last, shorter year fall at the end of the seven years (March 2034). Payback is counted by the month.",
		},
		{
			with(money("730 K EUR a year", cost("form", "310 K EUR", ""), cost("hotline", "1 K EUR a month", "")), func(c *content.Money) { c.Economics.Payback = years }),
			"Investment and running costs are counted from the start (April 2027), returns from go-live (February 2028). Payback is counted by the month.",
		},
		{
			with(plain, func(c *content.Money) { c.HasGoLive, c.GoLive, c.Economics.Payback = false, c.Start, years }),
			"Investment and returns are counted from the start (April 2027). Payback is counted by the month.",
		},
		{
			with(money("730 K EUR a year", cost("form", "310 K EUR", ""), cost("training", "10 K EUR", "2027-09"), cost("hotline", "1 K EUR a month", "2030")), func(c *content.Money) { c.Economics.Payback = years }),
			"Investment is counted when it is spent, from the start (April 2027) on, returns from go-live (February 2028). Payback is counted by the month.",
		},
		{
			with(plain, func(c *content.Money) {
				c.Economics.Payback = years
				c.Late = []content.CostItem{{Name: "fees", From: when("2029-01"), Amount: figures.MustParse("730 K EUR a year")}}
			}),
			"Investment is counted at the start (April 2027). Payback is counted by the month.",
		},
		{
			with(plain, func(c *content.Money) {
				c.Economics.HasTime, c.Economics.Time, c.TimeNames, c.Ranges = true, figures.MustParse("1 K EUR a year"), []string{"counting hours"}, true
			}),
			"Investment is counted at the start (April 2027), returns from go-live (February 2028). A range counts at its cautious end. Counted as time: counting hours.",
		},
		{
			with(plain, func(c *content.Money) { value(c); c.Economics.Early, c.Economics.Beyond = true, true }),
			"Investment is counted at the start (April 2027), returns from go-live (February 2028). In the net present value, recurring amounts fall at the end of each year from their start. Payback is counted by the month. " +
				"What is dated before the start is counted at it. What begins after the seven years is left out of return and value.",
		},
	} {
		if got := (English{}).returnNote(&tt.c); got != tt.want {
			t.Errorf("%q\nwant %q", got, tt.want)
		}
	}
}

// Time is never called savings, and never told as cash.
func TestTimeAloneIsNoCash(t *testing.T) {
	c := money("", cost("form", "310 K EUR", ""))
	c.Economics.HasTime, c.Economics.Time, c.Economics.Years = true, figures.MustParse("90 K EUR a year"), 5
	for _, tt := range []struct{ name, payback, want string }{
		{"clerks' time", "", "No cash comes back, and clerks' time does not make up for the 310 K EUR within five years"},
		{"clerks' time", "8.5 years", "No cash comes back, and clerks' time does not make up for the 310 K EUR within five years"},
		{"clerks' time", "4.5 years", "No cash comes back; if clerks' time is counted, it pays back in 4.5 years"},
		{"counting hours", "4.5 years", "No cash comes back; if time is counted, it pays back in 4.5 years"},
	} {
		c.TimeNames = []string{tt.name}
		c.Economics.PaybackTime = figures.Quantity{}
		if tt.payback != "" {
			c.Economics.PaybackTime = figures.MustParse(tt.payback)
		}
		if got := moneyHeading(&c); got != tt.want || strings.Contains(got, "aving") {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestRunningCostsThatBeginLaterAreNoSumOfToday(t *testing.T) {
	c := money("", cost("form", "310 K EUR", ""), cost("licences", "168 K EUR a year", ""), cost("hotline", "60 K EUR a year", "2030"))
	if got := moneyHeading(&c); got != "It takes 310 K EUR once, and running it costs up to 228 K EUR a year" {
		t.Error(got)
	}
	if got, _ := costHeading(&c); got != "310 K EUR once, and up to 228 K EUR a year to run" {
		t.Error(got)
	}
}

func TestWhatDoesNotPayBackSaysSo(t *testing.T) {
	c := money("9 K EUR a year", cost("form", "310 K EUR", ""))
	c.Economics.Years = 5
	if got := moneyHeading(&c); got != "The 310 K EUR is not paid back in cash within five years" {
		t.Error(got)
	}
	c.Economics.HasTime, c.TimeNames = true, []string{"clerks' time"}
	if got := moneyHeading(&c); got != "Even if clerks' time is counted, the 310 K EUR is not paid back within five years" {
		t.Error(got)
	}
}

// What is paid back late may be worth less than what is spent, and that is said.
func TestPaidBackAndWorthLess(t *testing.T) {
	var c content.Money
	c.Investment.Quantity = figures.MustParse("300 K EUR")
	e := &c.Economics
	e.Cash, e.Payback, e.NPV, e.NPVLower = figures.MustParse("32 K EUR a year"), figures.MustParse("9.4 years"), figures.MustParse("-75 K EUR"), figures.MustParse("-98 K EUR")
	e.Rate, e.Years = figures.MustParse("7 %"), 10
	if got := sensitivity(&c); got != "At 7 % a year, what comes back over the ten years is worth less than what is spent." {
		t.Error(got)
	}
	e.Years = 9
	if got := sensitivity(&c); got != "" {
		t.Error(got)
	}
}

// One figure is a line, several are a table.
func TestFiguresToPlanWith(t *testing.T) {
	c := content.Money{Sizes: []content.Size{{ID: "doses", Name: "doses given", Value: figures.MustParse("9,000 a day")}}}
	if d := (English{}).EngineeringMoney(c); len(d.Lines) != 1 || d.Lines[0].Text != "The plan is made for 9,000 doses given a day." {
		t.Errorf("%+v", d.Lines)
	}
	c.Sizes = append(c.Sizes, content.Size{ID: "items", Name: "items on sale", Value: figures.MustParse("more than 40,000")})
	if d := (English{}).EngineeringMoney(c); len(d.Lines) != 3 || d.Lines[0].Kind != content.Columns {
		t.Errorf("%+v", d.Lines)
	}
}

func TestYearlyCountsAPeriod(t *testing.T) {
	for in, want := range map[string]string{"4 K EUR a month": "48 K EUR a year", "9 K EUR a quarter": "36 K EUR a year", "5 K EUR a year": "5,000 EUR a year"} {
		if got := prose(yearly(figures.MustParse(in))); got != want || narrative.PerYear == "" {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
