package narrative

import (
	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

var (
	one    = decimal.NewFromInt(1)
	twelve = decimal.NewFromInt(12)
)

// longest is the payback in years beyond which nobody asks.
const longest = 30

// payback returns the years from the start until what was gained covers what
// was spent, or a zero quantity where that does not happen within 30 years, or
// where nothing was spent. Yearly amounts accrue evenly.
func payback(streams []stream, withTime bool, q figures.Qualifier) figures.Quantity {
	balance, yearlyNet := decimal.Zero, decimal.Zero
	spent := false
	for month := 0; month <= longest*12; month++ {
		for _, st := range streams {
			if st.month != month || st.time && !withTime {
				continue
			}
			if st.yearly {
				yearlyNet = yearlyNet.Add(st.amount)
			} else {
				balance = balance.Add(st.amount)
			}
			spent = spent || st.amount.IsNegative()
		}
		last := true
		for _, st := range streams {
			last = last && (st.month <= month || st.time && !withTime)
		}
		if balance.IsNegative() && last {
			// Nothing more begins: the rest is a division.
			if !yearlyNet.IsPositive() {
				return figures.Quantity{}
			}
			years := decimal.NewFromInt(int64(month)).Div(twelve).Add(balance.Neg().Div(yearlyNet))
			return paybackYears(years, q)
		}
		next := balance.Add(yearlyNet.Div(twelve))
		if spent && balance.IsNegative() && !next.IsNegative() {
			part := balance.Neg().Div(next.Sub(balance))
			return paybackYears(decimal.NewFromInt(int64(month)).Add(part).Div(twelve), q)
		}
		if spent && last && !balance.IsNegative() {
			return paybackYears(decimal.NewFromInt(int64(month)).Div(twelve), q)
		}
		balance = next
	}
	return figures.Quantity{}
}

func paybackYears(years decimal.Decimal, q figures.Qualifier) figures.Quantity {
	if years.GreaterThan(decimal.NewFromInt(longest)) {
		return figures.Quantity{}
	}
	return figures.Quantity{Qualifier: q, Value: years.Round(1), Unit: "year"}
}

// roi returns (gained - spent) / spent over the horizon in percent.
func roi(streams []stream, withTime bool, years int, q figures.Qualifier) figures.Quantity {
	if years <= 0 {
		return figures.Quantity{}
	}
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
		if a.IsNegative() {
			spent = spent.Sub(a)
		} else {
			gained = gained.Add(a)
		}
	}
	if !spent.IsPositive() {
		return figures.Quantity{}
	}
	return figures.Quantity{Qualifier: q, Value: gained.Sub(spent).Mul(hundred).Div(spent).Round(0), Unit: "%"}
}

// npv returns the net present value over the horizon, with every cash and time
// gain multiplied by scale.
func npv(streams []stream, withTime bool, years int, rate, scale decimal.Decimal) decimal.Decimal {
	d := discounter{yearly: one.Add(rate)}
	horizon := years * 12
	sum := decimal.Zero
	for _, st := range streams {
		if st.month > horizon || st.time && !withTime {
			continue
		}
		amount := st.amount
		if amount.IsPositive() {
			amount = amount.Mul(scale)
		}
		if !st.yearly {
			sum = sum.Add(d.discount(amount, st.month))
			continue
		}
		for m := st.month; m < horizon; m += 12 {
			end := min(m+12, horizon)
			part := amount
			if end-m < 12 {
				part = amount.Mul(decimal.NewFromInt(int64(end - m))).Div(twelve)
			}
			sum = sum.Add(d.discount(part, end))
		}
	}
	return sum
}

// discounter divides by (1 + rate) to the power of months/12.
type discounter struct {
	yearly  decimal.Decimal
	monthly decimal.Decimal
}

func (d *discounter) discount(amount decimal.Decimal, months int) decimal.Decimal {
	factor := power(d.yearly, months/12)
	if rest := months % 12; rest != 0 {
		if d.monthly.IsZero() {
			d.monthly = twelfthRoot(d.yearly)
		}
		factor = factor.Mul(power(d.monthly, rest)).Round(24)
	}
	return amount.DivRound(factor, 8)
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
