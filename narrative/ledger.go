package narrative

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

// BenefitAmount returns what a benefit is worth a period: the amount captured,
// or else what its outcome saves; and the facts it comes from. The period is
// in the quantity's Per, "" for a one-off amount.
func (x *Index) BenefitAmount(b Benefit) (figures.Quantity, []string) {
	from := x.Own(b.ID)
	if !b.Amount.IsZero() {
		q := x.inCurrency(b.Amount)
		if q.Per == "" {
			q.Per = perOf(b.Every, PerYear)
		}
		return q, from
	}
	f, ok := x.Fact(b.Outcome)
	if !ok {
		return figures.Quantity{}, from
	}
	o, ok := f.(Outcome)
	if !ok || !o.Normalised().Baseline.IsMoney() || o.Worsens() {
		return figures.Quantity{}, from
	}
	q := o.saving()
	if !q.IsZero() && q.Per == "" {
		q.Per = perOf(b.Every, PerYear)
	}
	return q, append(from, o.ID)
}

// BenefitStart returns when a benefit begins to flow: at its own date; else, where
// it comes from an outcome whose date begins after go-live, at that date, since
// nothing is gained in full before it is reached; else at go-live. A target due in a
// quarter, half or year is reached at its end, and what it brings flows from the
// month after; an amount of money a year is due from its beginning. It is zero where
// none of these is known.
func (x *Index) BenefitStart(b Benefit) figures.When {
	w, _ := x.benefitStart(b, x.GoLiveOfReturns())
	return w
}

// benefitStart is BenefitStart with go-live at hand. It also returns the ID of the
// outcome that sets the date, if one does.
func (x *Index) benefitStart(b Benefit, goLive figures.When) (w figures.When, outcome string) {
	if !b.Start.IsZero() || b.Outcome == "" {
		return cmp.Or(b.Start, goLive), ""
	}
	f, _ := x.Fact(b.Outcome)
	o, ok := f.(Outcome)
	if !ok || o.Date.IsZero() {
		return goLive, ""
	}
	fine := o.Date.Precision() >= figures.MonthP || Flows(o.Normalised().Target)
	if fine && !goLive.IsZero() && !monthOf(o.Date).First().After(monthOf(goLive).First()) {
		return goLive, ""
	}
	if fine {
		return o.Date, o.ID
	}
	after := o.Date.Last().AddDate(0, 0, 1)
	if !goLive.IsZero() && !after.After(goLive.First()) {
		return goLive, ""
	}
	y, m, _ := after.Date()
	return figures.Month(y, m), o.ID
}

// Flows reports whether an amount is money for each period of time, and so is due
// from the beginning of its date and not by the end of it.
func Flows(q figures.Quantity) bool {
	switch q.Per {
	case PerYear, PerQuarter, PerMonth, "week", "day":
		return q.IsMoney()
	}
	return false
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

// Charge is a cost and what it is a period.
type Charge struct {
	Cost
	Period figures.Quantity
}

// Charges are all costs in their order, with their [Index.CostAmount]. The caller
// must not change them.
func (x *Index) Charges() []Charge { return x.charges() }

func (x *Index) allCharges() []Charge {
	all := make([]Charge, 0, x.Count(KindCost))
	for _, i := range x.Of(KindCost) {
		c := x.Solution.Facts[i].(Cost)
		all = append(all, Charge{c, x.CostAmount(c)})
	}
	return all
}

// sum is an amount and the facts that it is the sum of.
type sum struct {
	figures.Quantity
	from []string
}

func (x *Index) oneOffCosts() sum {
	var from []string
	total, q := decimal.Zero, figures.Exact
	currency := x.Solution.CurrencyOr()
	for i := range x.charges() {
		c := &x.charges()[i]
		a := c.Period
		if a.IsZero() || a.Per != "" || a.Unit != currency {
			continue
		}
		total = total.Add(a.Cautious(true))
		if a.Qualifier != figures.Exact {
			q = figures.About
		}
		from = append(from, c.ID)
	}
	if len(from) == 0 {
		return sum{}
	}
	return sum{figures.Quantity{Qualifier: q, Value: total, Unit: currency}, from}
}

// stream is an amount at one time, or a year from a month on.
type stream struct {
	amount decimal.Decimal // a year where recurring
	month  int             // from the start
	yearly bool
	cost   bool
	time   bool // worth money, not cash
	about  bool // captured as anything but exact
	early  bool // dated before the start, and so counted at it
}

// ledger collects streams and what has to be said about them.
type ledger struct {
	streams []stream
	facts   []string
	known   map[string]bool // those in facts
	mixed   []string
}

// perYear says how often a period comes in a year.
var perYear = map[string]int64{"day": 365, "week": 52, PerMonth: 12, PerQuarter: 4, PerYear: 1}

// add counts an amount that begins in a month. What is in another currency, or
// counted per something that is no period, is only noted.
func (l *ledger) add(q figures.Quantity, currency string, st stream, facts ...string) {
	if q.IsZero() {
		return
	}
	times, periodic := perYear[q.Per]
	if q.Unit != currency || q.Per != "" && !periodic {
		l.mixed = append(l.mixed, facts[0])
		return
	}
	st.amount, st.yearly, st.early, st.month = q.Cautious(st.cost), periodic, st.month < 0, max(0, st.month)
	if times > 1 {
		st.amount = st.amount.Mul(decimal.NewFromInt(times))
	}
	st.about = q.Qualifier != figures.Exact
	for _, id := range facts {
		if !l.known[id] {
			l.known[id] = true
			l.facts = append(l.facts, id)
		}
	}
	l.streams = append(l.streams, st)
}

// span is what the milestones cover.
type span struct {
	start, end figures.When
	milestones []string
}

// Span is the first start and the last end of the milestones, and their IDs,
// which the caller must not change. A milestone without an end leaves the end
// open, and zero.
func (x *Index) Span() (start, end figures.When, milestones []string) {
	s := x.plan()
	return s.start, s.end, s.milestones
}

func (x *Index) allOfThePlan() span {
	var s span
	open := false
	for _, i := range x.Of(KindMilestone) {
		m := x.Solution.Facts[i].(Milestone)
		open = open || m.End.IsZero()
		if !m.Start.IsZero() && (s.start.IsZero() || m.Start.First().Before(s.start.First())) {
			s.start = m.Start
		}
		if !m.End.IsZero() && (s.end.IsZero() || m.End.Last().After(s.end.Last())) {
			s.end = m.End
		}
		s.milestones = append(s.milestones, m.ID)
	}
	if open {
		s.end = figures.When{}
	}
	s.milestones = slices.Clip(s.milestones)
	return s
}

// StartOfReturns is the day from which payback and value are counted: the one
// captured, else the earliest start of a milestone, else the day of the ask,
// else go-live.
func (x *Index) StartOfReturns() figures.When {
	r := x.Solution.Returns
	if !r.Start.IsZero() {
		return r.Start
	}
	if first, _, _ := x.Span(); !first.IsZero() {
		return first
	}
	if at := x.Of(KindAsk); len(at) > 0 {
		if ask := x.Solution.Facts[at[0]].(Ask); !ask.By.IsZero() {
			return ask.By
		}
	}
	return r.GoLive
}

// GoLiveOfReturns is the day from which benefits flow that have no later date: the one captured, else
// the end of the last milestone, since nothing is gained before the work is
// done. It is zero where neither is known.
func (x *Index) GoLiveOfReturns() figures.When {
	if g := x.Solution.Returns.GoLive; !g.IsZero() {
		return g
	}
	_, last, _ := x.Span()
	if last.IsZero() {
		return last
	}
	y, m, d := last.Last().AddDate(0, 0, 1).Date()
	return figures.Day(y, m, d)
}

// CountedFrom returns the month in which a cost or a benefit dated w is counted,
// or begins to be where it recurs: that of its first day; without a date the
// start for a cost and go-live for a benefit; and never one before the start. It
// is zero where no month is known.
func (x *Index) CountedFrom(w figures.When, cost bool) figures.When {
	start := x.StartOfReturns()
	if w.IsZero() && !cost {
		w = x.GoLiveOfReturns()
	}
	if w.IsZero() || !start.IsZero() && w.First().Before(start.First()) {
		w = start
	}
	return monthOf(w)
}

// monthOf is the month that a point in time begins in.
func monthOf(w figures.When) figures.When {
	if w.IsZero() {
		return w
	}
	y, m, _ := w.First().Date()
	return figures.Month(y, m)
}

func (x *Index) ledger() ledger {
	n := x.Count(KindCost) + x.Count(KindBenefit)
	l := ledger{streams: make([]stream, 0, n), known: make(map[string]bool, 2*n)}
	start, goLive := x.StartOfReturns(), x.GoLiveOfReturns()
	after := func(w, without figures.When) int {
		if w.IsZero() {
			w = without
		}
		if w.IsZero() || start.IsZero() {
			return 0
		}
		return figures.MonthsBetween(monthOf(start), monthOf(w)) // the months that a note names can be counted on
	}
	currency := x.Solution.CurrencyOr()
	for _, f := range x.Solution.Facts {
		switch f := f.(type) {
		case Cost:
			l.add(x.CostAmount(f), currency, stream{month: after(f.Start, start), cost: true}, f.ID)
		case Benefit:
			q, from := x.BenefitAmount(f)
			begins, outcome := x.benefitStart(f, goLive)
			if outcome != "" {
				from = append(from, outcome)
			}
			l.add(q, currency, stream{month: after(begins, goLive), time: strings.EqualFold(f.Counts, CountsTime)}, from...)
		}
	}
	return l
}
