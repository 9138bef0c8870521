package narrative

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

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
	if periodic {
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

// GoLiveOfReturns is the day from which benefits flow: the one captured, else
// the end of the last milestone, since nothing is gained before the work is
// done. It is zero where neither is known.
func (x *Index) GoLiveOfReturns() figures.When {
	if g := x.Solution.Returns.GoLive; !g.IsZero() {
		return g
	}
	var last figures.When
	for _, f := range x.Solution.Facts {
		m, ok := f.(Milestone)
		switch {
		case !ok:
		case m.End.IsZero():
			return figures.When{}
		case last.IsZero() || m.End.Last().After(last.Last()):
			last = m.End
		}
	}
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
	l := ledger{known: map[string]bool{}}
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
			l.add(q, currency, stream{month: after(f.Start, goLive), time: strings.EqualFold(f.Counts, CountsTime)}, from...)
		}
	}
	return l
}
