package narrative

import (
	"slices"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

var (
	one           = decimal.NewFromInt(1)
	twelve        = decimal.NewFromInt(12)
	ninetyPercent = decimal.New(9, -1)
)

// longest is the longest horizon in years, and the payback beyond which nobody
// asks.
const longest = 30

// payback returns the years from the start until what was gained covers what
// was spent and goes on to for 30 years, or a zero quantity where that does not
// happen within them, or where nothing was spent. Yearly amounts accrue evenly,
// so that the balance is a line from one beginning to the next.
func payback(streams []stream, withTime bool, q figures.Qualifier) figures.Quantity {
	streams = slices.DeleteFunc(slices.Clone(streams), func(st stream) bool {
		return st.month > longest*12 || st.time && !withTime
	})
	slices.SortStableFunc(streams, func(a, b stream) int { return a.month - b.month })
	var b balance
	spent := false
	for i := 0; i < len(streams); {
		month := streams[i].month
		b.advance(month)
		for ; i < len(streams) && streams[i].month == month; i++ {
			st := streams[i]
			spent = spent || st.cost
			if st.cost {
				st.amount = st.amount.Neg()
			}
			if st.yearly {
				b.yearly = b.yearly.Add(st.amount)
			} else {
				b.value = b.value.Add(st.amount)
			}
		}
		b.settle(decimal.NewFromInt(int64(month)))
	}
	b.advance(longest * 12)
	if !spent || b.below {
		return figures.Quantity{}
	}
	return figures.Quantity{Qualifier: q, Value: b.since.Div(twelve).Round(1), Unit: "year"}
}

// balance is what was gained less what was spent, on its way through the months.
type balance struct {
	month  int
	value  decimal.Decimal
	yearly decimal.Decimal // what it grows by in a year
	below  bool            // whether it is below nought
	since  decimal.Decimal // the month since when it is not
}

// advance lets the balance grow to the beginning of a month.
func (b *balance) advance(month int) {
	if month == b.month {
		return
	}
	crossing := decimal.NewFromInt(int64(b.month))
	if b.below && b.yearly.IsPositive() {
		crossing = crossing.Add(b.value.Neg().Mul(twelve).Div(b.yearly))
	}
	b.value = b.value.Add(b.yearly.Mul(decimal.NewFromInt(int64(month - b.month))).Div(twelve))
	b.month = month
	b.settle(crossing)
}

// settle notes whether the balance is below nought, and at which month it rose
// above it.
func (b *balance) settle(crossing decimal.Decimal) {
	below := b.value.IsNegative()
	if b.below && !below {
		b.since = crossing
	}
	b.below = below
}

// roi returns (gained - spent) / spent over the horizon in percent.
func roi(streams []stream, withTime bool, years int, q figures.Qualifier) figures.Quantity {
	gained, spent := decimal.Zero, decimal.Zero
	for _, st := range streams {
		months := years*12 - st.month
		if months <= 0 || st.time && !withTime {
			continue
		}
		a := st.amount
		if st.yearly {
			a = a.Mul(decimal.NewFromInt(int64(months))).Div(twelve)
		}
		if st.cost {
			spent = spent.Add(a)
		} else {
			gained = gained.Add(a)
		}
	}
	if !spent.IsPositive() {
		return figures.Quantity{}
	}
	return figures.Quantity{Qualifier: q, Value: gained.Sub(spent).Mul(hundred).Div(spent).Round(0), Unit: "%"}
}

// values are the present values over a horizon, each a positive number.
type values struct{ costs, cash, time decimal.Decimal }

// presentValues discounts all streams. Amounts are first added up month by
// month, so that the time it takes hardly depends on how many there are.
func presentValues(streams []stream, years int, rate decimal.Decimal) values {
	var costs, cash, timed []stream
	for _, st := range streams {
		switch {
		case st.cost:
			costs = append(costs, st)
		case st.time:
			timed = append(timed, st)
		default:
			cash = append(cash, st)
		}
	}
	d := newDiscounter(rate)
	return values{d.value(costs, years*12), d.value(cash, years*12), d.value(timed, years*12)}
}

// discounter divides by (1 + rate) to the power of months/12. It keeps the
// powers it has worked out.
type discounter struct {
	yearly  []decimal.Decimal // the powers of 1 + rate, from the 0th on
	monthly []decimal.Decimal // those of its twelfth root
}

func newDiscounter(rate decimal.Decimal) *discounter {
	return &discounter{yearly: []decimal.Decimal{one, one.Add(rate)}}
}

// value returns the present value of streams over a horizon in months.
func (d *discounter) value(streams []stream, horizon int) decimal.Decimal {
	if len(streams) == 0 {
		return decimal.Zero
	}
	flows, yearly := make([]decimal.Decimal, horizon+1), make([]decimal.Decimal, horizon+1)
	for _, st := range streams {
		switch {
		case st.month >= horizon:
		case st.yearly:
			yearly[st.month] = yearly[st.month].Add(st.amount)
		default:
			flows[st.month] = flows[st.month].Add(st.amount)
		}
	}
	for from, amount := range yearly {
		if amount.IsZero() {
			continue
		}
		for m := from; m < horizon; m += 12 {
			end, part := m+12, amount
			if end > horizon {
				end, part = horizon, amount.Mul(decimal.NewFromInt(int64(horizon-m))).Div(twelve)
			}
			flows[end] = flows[end].Add(part)
		}
	}
	sum := decimal.Zero
	for month, amount := range flows {
		if !amount.IsZero() {
			sum = sum.Add(d.discount(amount, month))
		}
	}
	return sum
}

func (d *discounter) discount(amount decimal.Decimal, months int) decimal.Decimal {
	factor := nth(&d.yearly, months/12)
	if rest := months % 12; rest != 0 {
		if d.monthly == nil {
			d.monthly = []decimal.Decimal{one, twelfthRoot(d.yearly[1])}
		}
		factor = factor.Mul(nth(&d.monthly, rest)).Round(24)
	}
	return amount.DivRound(factor, 8)
}

// nth returns the nth power of powers[1], adding those that are missing.
func nth(powers *[]decimal.Decimal, n int) decimal.Decimal {
	for len(*powers) <= n {
		*powers = append(*powers, (*powers)[len(*powers)-1].Mul((*powers)[1]).Round(24))
	}
	return (*powers)[n]
}

func power(base decimal.Decimal, n int) decimal.Decimal {
	out := one
	for range n {
		out = out.Mul(base).Round(24)
	}
	return out
}

// twelfthRoot solves x^12 = a by Newton's method to 20 digits.
func twelfthRoot(a decimal.Decimal) decimal.Decimal {
	x := one.Add(a.Sub(one).Div(twelve))
	for range 12 {
		p := power(x, 11)
		next := x.Mul(decimal.NewFromInt(11)).Add(a.DivRound(p, 24)).DivRound(twelve, 24)
		if next.Sub(x).Abs().LessThan(decimal.New(1, -20)) {
			return next
		}
		x = next
	}
	return x
}
