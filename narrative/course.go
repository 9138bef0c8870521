package narrative

import (
	"slices"

	"github.com/shopspring/decimal"
)

// CoursePoint is the balance of what was gained and spent at a time.
type CoursePoint struct {
	// Month is counted from the start of the returns.
	Month int
	// Cash is the balance in cash; All counts time worth money too.
	Cash, All decimal.Decimal
}

// Course returns how the balance of the costs and benefits runs from the start
// over so many months, not discounted, in the solution's currency: corners with
// straight lines between them, and two corners in a month in which something is
// paid or gained at once. It counts as [Economics] does, a range at its cautious
// end, so that it crosses nought for good at the payback. It returns nothing
// where there is no cost and no benefit.
func (x *Index) Course(months int) []CoursePoint {
	streams := slices.Clone(x.ledger().streams)
	if len(streams) == 0 || months <= 0 {
		return nil
	}
	slices.SortStableFunc(streams, func(a, b stream) int { return a.month - b.month })
	var now, yearly CoursePoint
	var out []CoursePoint
	mark := func() {
		if n := len(out); n == 0 || !out[n-1].equal(now) {
			out = append(out, now)
		}
	}
	advance := func(month int) {
		span := decimal.NewFromInt(int64(month - now.Month)).Div(twelve)
		now.Cash, now.All, now.Month = now.Cash.Add(yearly.Cash.Mul(span)), now.All.Add(yearly.All.Mul(span)), month
		mark()
	}
	mark()
	for _, st := range streams {
		if st.month >= months {
			break
		}
		advance(st.month)
		amount := st.amount
		if st.cost {
			amount = amount.Neg()
		}
		to := &now
		if st.yearly {
			to = &yearly
		}
		to.All = to.All.Add(amount)
		if !st.time {
			to.Cash = to.Cash.Add(amount)
		}
		if len(out) > 1 && out[len(out)-1].Month == now.Month && out[len(out)-2].Month == now.Month {
			out[len(out)-1] = now // what comes at once is one step
			continue
		}
		mark()
	}
	advance(months)
	return out
}

func (p CoursePoint) equal(o CoursePoint) bool {
	return p.Month == o.Month && p.Cash.Equal(o.Cash) && p.All.Equal(o.All)
}
