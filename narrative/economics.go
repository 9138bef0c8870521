package narrative

import (
	"slices"
	"sync/atomic"

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
// Myers, Allen: Principles of Corporate Finance, chapters 2 and 5), on calendar
// months from the month of the start, which is month 0. A one-off amount falls on
// the month of its date; without one a cost falls on the start and a benefit on
// go-live, or on the date of the outcome it comes from, where that begins later
// ([Index.BenefitStart]). A recurring amount begins likewise, and flows evenly:
//
//	payback = (the month from which the sum of all benefits so far is no less than
//	          that of all costs so far, for good) / 12; recurring amounts grow by a
//	          twelfth of their year each month, between months in proportion
//	ROI     = (benefits - costs) / costs over the horizon, recurring amounts by the month
//	NPV     = sum of amount / (1 + rate)^(month / 12) over the horizon, a recurring
//	          amount as one sum at the end of each year after it begins; where the
//	          horizon ends within such a year, its part of the year at that end
//
// So a cost of 2,800 at the start against 948 a year from month 12 on pays back
// after 1 + 2,800 / 948 = 4.0 years, and is worth, at 8 % over five years,
// 948 x (1.08^-2 + 1.08^-3 + 1.08^-4 + 1.08^-5) - 2,800 = 107. Payback and ROI are
// not discounted. What begins at the end of the horizon or later counts neither
// in ROI nor in NPV. A range counts at its cautious end: a cost high, a benefit
// low.
type Economics struct {
	Investment figures.Quantity // sum of the one-off costs
	Running    figures.Quantity // recurring costs, a year
	Cash       figures.Quantity // recurring cash benefits, a year
	Time       figures.Quantity // recurring time benefits, a year
	Total      figures.Quantity // cash and time, a year, for tables that say so
	CashMonth  figures.Quantity // cash benefits less RunningLive, a month
	// RunningLive is the part of Running that has begun by the time all recurring
	// cash benefits flow: what a month of delay does not cost.
	RunningLive figures.Quantity

	Payback, PaybackTime figures.Quantity // years from the start
	ROI, ROITime         figures.Quantity // percent of the costs over the horizon
	NPV, NPVTime         figures.Quantity
	NPVLower             figures.Quantity // cash only, benefits 10 % lower
	BreakEven            figures.Quantity // by how many percent cash benefits may fall until the NPV is nought; negative where they must rise

	Years        int              // horizon; 0 where none was captured, or none that can be counted over
	Rate         figures.Quantity // not captured where it is no percentage a year from 0 to 100
	MonthsToLive int              // from the start to the first benefit
	Mixed        []string         // costs and benefits left out: in another currency, or per something that is no period
	Facts        []string         // all costs and benefits that were counted, and the outcomes they come from
	HasTime      bool

	// What has to be said for the figures to be checked.
	PartYear bool // the horizon ends within a year of a recurring amount
	Early    bool // an amount dated before the start is counted at it
	Beyond   bool // an amount begins after the horizon
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

// economics answers from the last calculation where nothing that it rests on
// has changed, as it does not while somebody types a text.
func (x *Index) economics() Economics {
	q := question{x.ledger(), x.Solution.Returns, x.Solution.CurrencyOr()}
	if last := lastEconomics.Load(); last != nil && last.question.equal(q) {
		return last.answer
	}
	e := calculate(q)
	lastEconomics.Store(&answered{q, e})
	return e
}

// question is all that the economics rest on.
type question struct {
	ledger
	returns  Returns
	currency string
}

func (q question) equal(o question) bool {
	return q.currency == o.currency && q.returns.Years == o.returns.Years && q.returns.Rate.Equal(o.returns.Rate) &&
		slices.Equal(q.facts, o.facts) && slices.Equal(q.mixed, o.mixed) &&
		slices.EqualFunc(q.streams, o.streams, func(a, b stream) bool {
			return a.month == b.month && a.yearly == b.yearly && a.cost == b.cost && a.time == b.time && a.about == b.about && a.early == b.early &&
				a.amount.Equal(b.amount)
		})
}

type answered struct {
	question question
	answer   Economics
}

var lastEconomics atomic.Pointer[answered]

func calculate(asked question) Economics {
	l, returns := asked.ledger, asked.returns
	e := Economics{Facts: slices.Clip(l.facts), Mixed: slices.Clip(l.mixed)}
	if returns.Years > 0 && returns.Years <= longest {
		e.Years = returns.Years
	}
	rate, hasRate := returns.discount()
	if hasRate {
		e.Rate = returns.Rate
	}
	currency := asked.currency
	amount := func(d decimal.Decimal, per string, q figures.Qualifier) figures.Quantity {
		return figures.Quantity{Qualifier: q, Value: d, Unit: currency, Per: per}
	}
	if gains := e.sums(l.streams, amount); !gains {
		return e
	}
	for _, st := range l.streams {
		left := e.Years*12 - st.month
		e.Early = e.Early || st.early
		e.Beyond = e.Beyond || e.Years > 0 && left <= 0
		e.PartYear = e.PartYear || st.yearly && left > 0 && left%12 != 0
	}
	inCash := certainty(l.streams, func(st stream) bool { return !st.time })
	overall := certainty(l.streams, func(stream) bool { return true })
	e.Payback = payback(l.streams, false, inCash)
	e.ROI = roi(l.streams, false, e.Years, inCash)
	if e.HasTime {
		e.PaybackTime = payback(l.streams, true, overall)
		e.ROITime = roi(l.streams, true, e.Years, overall)
	}
	if !hasRate || e.Years == 0 {
		return e
	}
	v := presentValues(l.streams, e.Years, rate)
	e.NPV = amount(v.cash.Sub(v.costs), "", inCash)
	e.NPVLower = amount(v.cash.Mul(ninetyPercent).Sub(v.costs), "", inCash)
	if v.cash.IsPositive() {
		e.BreakEven = figures.Quantity{Qualifier: inCash, Value: e.NPV.Value.Mul(hundred).Div(v.cash).Round(1), Unit: "%"}
	}
	if e.HasTime {
		e.NPVTime = amount(v.cash.Add(v.time).Sub(v.costs), "", overall)
	}
	return e
}

// sums fills in the totals a year and the months until the first benefit, and
// reports whether there is a benefit at all.
func (e *Economics) sums(streams []stream, amount func(decimal.Decimal, string, figures.Qualifier) figures.Quantity) (gains bool) {
	var investment, running, cash, timed decimal.Decimal
	var once, recurs, cashYearly, timeYearly bool
	first, allFlow := -1, 0
	for _, st := range streams {
		switch {
		case st.cost && st.yearly:
			running, recurs = running.Add(st.amount), true
		case st.cost:
			investment, once = investment.Add(st.amount), true
		case st.yearly && st.time:
			timed, timeYearly = timed.Add(st.amount), true
		case st.yearly:
			cash, cashYearly = cash.Add(st.amount), true
			allFlow = max(allFlow, st.month)
		}
		if !st.cost {
			gains = true
			e.HasTime = e.HasTime || st.time
			if first < 0 || st.month < first {
				first = st.month
			}
		}
	}
	e.MonthsToLive = max(0, first)
	if once {
		e.Investment = amount(investment, "", certainty(streams, func(st stream) bool { return st.cost && !st.yearly }))
	}
	if recurs {
		e.Running = amount(running, PerYear, certainty(streams, func(st stream) bool { return st.cost && st.yearly }))
	}
	if cashYearly {
		e.Cash = amount(cash, PerYear, certainty(streams, func(st stream) bool { return st.yearly && !st.cost && !st.time }))
		begun := func(st stream) bool { return st.cost && st.yearly && st.month <= allFlow }
		var live decimal.Decimal
		for _, st := range streams {
			if begun(st) {
				live = live.Add(st.amount)
			}
		}
		if !live.IsZero() {
			e.RunningLive = amount(live, PerYear, certainty(streams, begun))
		}
		e.CashMonth = amount(cash.Sub(live).Div(twelve), PerMonth, certainty(streams, func(st stream) bool {
			return begun(st) || st.yearly && !st.cost && !st.time
		}))
	}
	if timeYearly {
		e.Time = amount(timed, PerYear, certainty(streams, func(st stream) bool { return st.yearly && st.time }))
		e.Total = amount(cash.Add(timed), PerYear, certainty(streams, func(st stream) bool { return st.yearly && !st.cost }))
	}
	return gains
}

// certainty says whether a figure made from some of the streams is exact: one
// estimate makes the whole an estimate, and an exact one stays exact beside it.
func certainty(streams []stream, counts func(stream) bool) figures.Qualifier {
	for _, st := range streams {
		if st.about && counts(st) {
			return figures.About
		}
	}
	return figures.Exact
}

// discount returns the rate a year as a share of one, and false where none was
// captured or where it is no percentage a year from 0 to 100.
func (r Returns) discount() (decimal.Decimal, bool) {
	rate := r.Rate.Mid()
	if r.Rate.IsZero() || r.Rate.Qualifier == figures.Range || r.Rate.Unit != "%" || r.Rate.Per != "" && r.Rate.Per != PerYear || rate.IsNegative() || rate.GreaterThan(hundred) {
		return decimal.Zero, false
	}
	return rate.Div(hundred), true
}
