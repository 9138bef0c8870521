package narrative

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

// EconomicsFields are the figures that text refers to as {economics.field}.
// Those that end in Time count time worth money beside cash.
var EconomicsFields = []string{
	"investment", "running", "cash", "time", "total", "cashMonth", "payback", "paybackTime", "roi", "roiTime",
	"npv", "npvTime", "npvLower", "breakEven",
}

// Economics is what the costs and benefits come to. A figure that cannot be
// computed from what was captured is zero.
//
// The calculation is the usual discounted cash flow (see for example Brealey,
// Myers, Allen: Principles of Corporate Finance, chapters 2 and 5), on a
// calendar of months from the start: one-off costs fall on their date, or on
// the start; recurring ones accrue evenly and are discounted at the end of each
// year after they begin, the last year in part where the horizon cuts it.
//
//	NPV     = sum of flow(t) / (1 + rate)^t, t in years from the start
//	ROI     = (benefits - costs) / costs over the horizon, not discounted
//	payback = the time from the start until benefits have covered costs, not discounted
//
// A range counts at its cautious end: a cost high, a benefit low.
type Economics struct {
	Investment figures.Quantity // sum of the one-off costs
	Running    figures.Quantity // recurring costs, a year
	Cash       figures.Quantity // recurring cash benefits, a year
	Time       figures.Quantity // recurring time benefits, a year
	Total      figures.Quantity // cash and time, a year, for tables that say so
	CashMonth  figures.Quantity // cash benefits less running costs, a month

	Payback, PaybackTime figures.Quantity // years from the start
	ROI, ROITime         figures.Quantity // percent of the costs over the horizon
	NPV, NPVTime         figures.Quantity
	NPVLower             figures.Quantity // cash only, benefits 10 % lower
	BreakEven            figures.Quantity // by how many percent cash benefits may fall until the NPV is nought

	Years        int // horizon
	Rate         figures.Quantity
	MonthsToLive int      // from the start to the first benefit
	Mixed        []string // amounts in another currency, which were left out
	Facts        []string // all costs and benefits that were counted, and the outcomes they come from
	HasTime      bool
}

// Figure returns a figure by its name in text, and false for an unknown name.
func (e Economics) Figure(name string) (figures.Quantity, bool) {
	switch name {
	case "investment":
		return e.Investment, true
	case "running":
		return e.Running, true
	case "cash":
		return e.Cash, true
	case "time":
		return e.Time, true
	case "total":
		return e.Total, true
	case "cashMonth":
		return e.CashMonth, true
	case "payback":
		return e.Payback, true
	case "paybackTime":
		return e.PaybackTime, true
	case "roi":
		return e.ROI, true
	case "roiTime":
		return e.ROITime, true
	case "npv":
		return e.NPV, true
	case "npvTime":
		return e.NPVTime, true
	case "npvLower":
		return e.NPVLower, true
	case "breakEven":
		return e.BreakEven, true
	}
	return figures.Quantity{}, false
}

// BenefitAmount returns what a benefit is worth a period: the amount captured,
// or else what its outcome saves; and the facts it comes from. The period is
// in the quantity's Per, "" for a one-off amount.
func (x *Index) BenefitAmount(b Benefit) (figures.Quantity, []string) {
	from := []string{b.ID}
	if !b.Amount.IsZero() {
		q := x.inCurrency(b.Amount)
		if q.Per == "" {
			q.Per = perOf(b.Every, PerYear)
		}
		return q, from
	}
	f, ok := x.byID[b.Outcome]
	if !ok {
		return figures.Quantity{}, from
	}
	o, ok := f.(Outcome)
	if !ok || !o.Normalised().Baseline.IsMoney() {
		return figures.Quantity{}, from
	}
	q := o.Change().Difference
	if q.Per == "" {
		q.Per = perOf(b.Every, PerYear)
	}
	return q, append(from, o.ID)
}

// perOf maps the choice "every" to a Quantity's Per.
func perOf(every, without string) string {
	if every == "" {
		every = without
	}
	if every == Once {
		return ""
	}
	return every
}

// CostAmount returns what a cost is a period, in the solution's currency.
func (x *Index) CostAmount(c Cost) figures.Quantity {
	q := x.inCurrency(c.Amount)
	if !q.IsZero() && q.Per == "" {
		q.Per = perOf(c.Every, Once)
	}
	return q
}

func (x *Index) oneOffCosts() (figures.Quantity, []string) {
	var from []string
	sum, q := decimal.Zero, figures.Exact
	currency := x.Solution.CurrencyOr()
	for _, f := range x.Solution.Facts {
		c, ok := f.(Cost)
		if !ok {
			continue
		}
		a := x.CostAmount(c)
		if a.IsZero() || a.Per != "" || a.Unit != currency {
			continue
		}
		sum = sum.Add(a.Cautious(true))
		if a.Qualifier != figures.Exact {
			q = figures.About
		}
		from = append(from, c.ID)
	}
	if len(from) == 0 {
		return figures.Quantity{}, nil
	}
	return figures.Quantity{Qualifier: q, Value: sum, Unit: currency}, from
}

// stream is an amount at one time, or a year from a month on.
type stream struct {
	amount decimal.Decimal // positive is gained; a year where recurring
	month  int             // from the start
	yearly bool
	time   bool // worth money, not cash
}

// ledger collects streams and what has to be said about them.
type ledger struct {
	streams []stream
	about   bool
	facts   []string
	mixed   []string
}

func yearly(q figures.Quantity, costly bool) (amount decimal.Decimal, recurring bool) {
	d := q.Cautious(costly)
	switch q.Per {
	case PerMonth:
		return d.Mul(decimal.NewFromInt(12)), true
	case PerQuarter:
		return d.Mul(decimal.NewFromInt(4)), true
	case "week":
		return d.Mul(decimal.NewFromInt(52)), true
	case "day":
		return d.Mul(decimal.NewFromInt(365)), true
	case PerYear:
		return d, true
	}
	return d, false
}

func (l *ledger) add(q figures.Quantity, currency string, month int, cost, time bool, facts ...string) {
	if q.IsZero() {
		return
	}
	if q.Unit != currency {
		l.mixed = append(l.mixed, facts[0])
		return
	}
	amount, recurring := yearly(q, cost)
	if cost {
		amount = amount.Neg()
	}
	l.about = l.about || q.Qualifier != figures.Exact
	l.facts = appendNew(l.facts, facts...)
	l.streams = append(l.streams, stream{amount, max(0, month), recurring, time})
}

func appendNew(list []string, more ...string) []string {
	for _, m := range more {
		found := false
		for _, l := range list {
			if l == m {
				found = true
				break
			}
		}
		if !found {
			list = append(list, m)
		}
	}
	return list
}

// StartOfReturns is the day from which payback and value are counted: the one
// captured, else the earliest start of a milestone, else the day of the ask,
// else go-live.
func (x *Index) StartOfReturns() figures.When {
	r := x.Solution.Returns
	if !r.Start.IsZero() {
		return r.Start
	}
	var first figures.When
	for _, f := range x.Solution.Facts {
		if m, ok := f.(Milestone); ok && !m.Start.IsZero() && (first.IsZero() || m.Start.First().Before(first.First())) {
			first = m.Start
		}
	}
	if !first.IsZero() {
		return first
	}
	if ask, ok := First[Ask](x.Solution); ok && !ask.By.IsZero() {
		return ask.By
	}
	return r.GoLive
}

func (x *Index) ledger() ledger {
	var l ledger
	start := x.StartOfReturns()
	after := func(w, without figures.When) int {
		if w.IsZero() {
			w = without
		}
		if w.IsZero() || start.IsZero() {
			return 0
		}
		return figures.MonthsBetween(start, w)
	}
	currency := x.Solution.CurrencyOr()
	for _, f := range x.Solution.Facts {
		switch f := f.(type) {
		case Cost:
			l.add(x.CostAmount(f), currency, after(f.Start, start), true, false, f.ID)
		case Benefit:
			q, from := x.BenefitAmount(f)
			l.add(q, currency, after(f.Start, x.Solution.Returns.GoLive), false, strings.EqualFold(f.Counts, CountsTime), from...)
		}
	}
	return l
}

func (x *Index) economics() Economics {
	l := x.ledger()
	s := x.Solution
	e := Economics{Years: s.Returns.Years, Rate: s.Returns.Rate, Facts: l.facts, Mixed: l.mixed}
	currency := s.CurrencyOr()
	if len(l.streams) == 0 {
		return e
	}
	q := figures.Exact
	if l.about {
		q = figures.About
	}
	amount := func(d decimal.Decimal, per string) figures.Quantity {
		return figures.Quantity{Qualifier: q, Value: d, Unit: currency, Per: per}
	}
	e.sums(l.streams, amount)
	if e.Cash.IsZero() && !e.HasTime {
		return e
	}
	e.Payback = payback(l.streams, false, q)
	e.ROI = roi(l.streams, false, e.Years, q)
	rate, hasRate := decimal.Zero, !e.Rate.IsZero() && e.Years > 0
	if hasRate {
		rate = e.Rate.Mid().Div(hundred)
		e.NPV = amount(npv(l.streams, false, e.Years, rate, one), "")
		e.NPVLower = amount(npv(l.streams, false, e.Years, rate, decimal.RequireFromString("0.9")), "")
		gains := npv(l.streams, false, e.Years, rate, one).Sub(npv(l.streams, false, e.Years, rate, decimal.Zero))
		if gains.IsPositive() {
			e.BreakEven = figures.Quantity{Qualifier: q, Value: e.NPV.Value.Mul(hundred).Div(gains).Round(1), Unit: "%"}
		}
	}
	if e.HasTime {
		e.PaybackTime = payback(l.streams, true, q)
		e.ROITime = roi(l.streams, true, e.Years, q)
		if hasRate {
			e.NPVTime = amount(npv(l.streams, true, e.Years, rate, one), "")
		}
	}
	return e
}

// sums fills in the totals a year and the months until the first benefit.
func (e *Economics) sums(streams []stream, amount func(decimal.Decimal, string) figures.Quantity) {
	var investment, running, cash, timed decimal.Decimal
	var costs, gains, timeGains bool
	first := -1
	for _, st := range streams {
		switch {
		case st.amount.IsNegative() && !st.yearly:
			investment, costs = investment.Sub(st.amount), true
		case st.amount.IsNegative():
			running = running.Sub(st.amount)
		case st.time:
			e.HasTime = true
			if st.yearly {
				timed, timeGains = timed.Add(st.amount), true
			}
		case st.yearly:
			cash, gains = cash.Add(st.amount), true
		}
		if st.amount.IsPositive() && (first < 0 || st.month < first) {
			first = st.month
		}
	}
	e.MonthsToLive = max(0, first)
	if costs {
		e.Investment = amount(investment, "")
	}
	if running.IsPositive() {
		e.Running = amount(running, PerYear)
	}
	if gains {
		e.Cash = amount(cash, PerYear)
		e.CashMonth = amount(cash.Sub(running).Div(decimal.NewFromInt(12)), PerMonth)
	}
	if timeGains {
		e.Time = amount(timed, PerYear)
		e.Total = amount(cash.Add(timed), PerYear)
	}
}
