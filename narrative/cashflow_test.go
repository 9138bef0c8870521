package narrative_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// flow is an amount, from a month on, once or evenly through every year.
type flow struct {
	amount             float64
	month              int
	yearly, cost, time bool
}

// drawFlows draws a solution about money and the flows in it.
func drawFlows(t *rapid.T) (narrative.Solution, []flow) {
	years := rapid.IntRange(1, 12).Draw(t, "years")
	rate := rapid.IntRange(0, 300).Draw(t, "rate in tenths")
	s := plan(narrative.Returns{
		Rate: figures.Quantity{Qualifier: figures.Exact, Value: decimal.New(int64(rate), -1), Unit: "%"}, Years: years,
		Start: figures.Month(2027, time.January),
	})
	var flows []flow
	for i := range rapid.IntRange(1, 12).Draw(t, "flows") {
		n := rapid.IntRange(1, 5000).Draw(t, "amount")
		f := flow{float64(n), rapid.IntRange(0, years*14).Draw(t, "month"), false, rapid.Bool().Draw(t, "cost"), false}
		every := rapid.SampledFrom([]string{narrative.Once, narrative.PerMonth, narrative.PerQuarter, narrative.PerYear}).Draw(t, "every")
		f.yearly = every != narrative.Once
		f.amount *= map[string]float64{narrative.Once: 1, narrative.PerMonth: 12, narrative.PerQuarter: 4, narrative.PerYear: 1}[every]
		h, start := narrative.Head{ID: fmt.Sprintf("m%d", i)}, figures.Month(2027, time.Month(1+f.month))
		q := figures.Quantity{Qualifier: figures.Exact, Value: decimal.NewFromInt(int64(n)), Unit: "USD"}
		if f.cost {
			s.Facts = append(s.Facts, narrative.Cost{Head: h, Amount: q, Every: every, Start: start})
		} else {
			f.time = rapid.Bool().Draw(t, "time")
			counts := map[bool]string{true: narrative.CountsTime, false: narrative.CountsCash}[f.time]
			s.Facts = append(s.Facts, narrative.Benefit{Head: h, Amount: q, Every: every, Start: start, Counts: counts})
		}
		flows = append(flows, f)
	}
	return s, flows
}

func floatNPV(flows []flow, months int, rate float64, withTime bool, scale float64) float64 {
	at := func(m int) float64 { return math.Pow(1+rate, -float64(m)/12) }
	sum := 0.0
	for _, f := range flows {
		if f.time && !withTime || f.month >= months {
			continue
		}
		a := f.amount * scale
		if f.cost {
			a = -f.amount
		}
		if !f.yearly {
			sum += a * at(f.month)
			continue
		}
		for year := 0; f.month+12*year < months; year++ {
			end := min(f.month+12*year+12, months)
			sum += a * float64(end-f.month-12*year) / 12 * at(end)
		}
	}
	return sum
}

// floatPayback walks through the months day by day, thirty days each.
func floatPayback(flows []flow, withTime bool) (years float64, ok bool) {
	balance, since, below := 0.0, 0.0, false
	for month := range 361 {
		slope := 0.0
		for _, f := range flows {
			if f.time && !withTime || f.month > month {
				continue
			}
			a := f.amount
			if f.cost {
				a = -a
			}
			switch {
			case f.yearly:
				slope += a / 360
			case f.month == month:
				balance += a
			}
		}
		for day := range 30 {
			if under := balance < -1e-6; under != below {
				below, since = under, float64(month)+float64(day)/30
			}
			if month < 360 {
				balance += slope
			}
		}
	}
	return since / 12, !below
}

func TestEconomicsAgreeWithFloats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, flows := drawFlows(t)
		e := economics(s)
		benefits := slices.ContainsFunc(flows, func(f flow) bool { return !f.cost })
		costs := slices.ContainsFunc(flows, func(f flow) bool { return f.cost })
		rate, months := s.Returns.Rate.Value.InexactFloat64()/100, s.Returns.Years*12
		if !benefits {
			if !e.NPV.IsZero() || !e.Payback.IsZero() || !e.ROI.IsZero() {
				t.Fatalf("without a benefit: %s", allFigures(e))
			}
			return
		}
		near := func(what string, got figures.Quantity, want float64) {
			if math.Abs(got.Value.InexactFloat64()-want) > 1e-3+1e-9*math.Abs(want) {
				t.Fatalf("%s is %v, want %f", what, got, want)
			}
		}
		near("NPV", e.NPV, floatNPV(flows, months, rate, false, 1))
		near("lower NPV", e.NPVLower, floatNPV(flows, months, rate, false, 0.9))
		if e.HasTime {
			near("NPV with time", e.NPVTime, floatNPV(flows, months, rate, true, 1))
		}
		years, ok := floatPayback(flows, false)
		switch {
		case e.Payback.IsZero() != (!ok || !costs):
			if ok && years > 29.9 || math.Abs(years-30) < 0.2 {
				return // too near to the end of all asking
			}
			t.Fatalf("payback %v, want %f, %t", e.Payback, years, ok)
		case !e.Payback.IsZero() && math.Abs(e.Payback.Value.InexactFloat64()-years) > 0.06:
			t.Fatalf("payback %v, want %f", e.Payback, years)
		}
	})
}

func TestTenThousandCostsTakeNoTime(t *testing.T) {
	s := narrative.Solution{Currency: "USD", Returns: returns("7.25 %", 30, "2027-01", "2028-05")}
	for i := range 10_000 {
		h, start := narrative.Head{ID: fmt.Sprintf("m%d", i)}, figures.Month(2027, time.Month(1+i%360))
		every := []string{narrative.Once, narrative.PerYear, narrative.PerMonth}[i%3]
		s.Facts = append(s.Facts, narrative.Cost{Head: h, Amount: figures.MustParse("1,234.56"), Every: every, Start: start})
	}
	s.Facts = append(s.Facts, narrative.Benefit{Head: narrative.Head{ID: "b"}, Amount: figures.MustParse("900 M"), Every: narrative.PerYear, Counts: narrative.CountsTime})
	began := time.Now()
	e := economics(s)
	if took := time.Since(began); took > time.Second {
		t.Errorf("took %s", took)
	}
	if e.NPVTime.IsZero() || len(e.Facts) != 10_001 {
		t.Error(allFigures(e))
	}
}
