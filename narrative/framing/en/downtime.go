package en

import (
	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// hoursAPercent is what one percent of a month of 30 days comes to, as error
// budgets are usually counted.
var hoursAPercent = decimal.New(72, -1)

// downtime says what an availability means in hours a month.
func downtime(os []*content.Outcome) string {
	if len(os) == 0 || os[0].Baseline.IsZero() {
		return ""
	}
	o := os[0]
	return sentence(compact(o.Baseline), " ", lower(bare(o.Measure)), " means ", downtimeOf(o.Baseline), " of downtime a month")
}

// downtimeOf is what is missing of an availability, as time a month.
func downtimeOf(q figures.Quantity) string {
	h := hundred.Sub(q.Mid()).Mul(hoursAPercent)
	unit := "h"
	if h.LessThan(one) {
		h, unit = h.Mul(sixty), "min"
	}
	digits := int32(2)
	return compact(figures.Quantity{Qualifier: figures.Exact, Value: figures.Significant(h, digits), Unit: unit})
}
