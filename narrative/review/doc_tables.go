package review

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures/prose"
)

// line is a row or a column of a table by what its names say: what it costs, what
// it brings, and what is left.
type ledgerLine struct {
	cost, benefit, net, roi          *fig
	costOf, benefitOf, netOf, unitOf *unit
}

// tableReturns computes return and net benefit again in tables that give costs and
// benefits beside them, whether the names stand in the rows or at the top.
func (d *document) tableReturns() {
	for i := 0; i < len(d.units); {
		if d.units[i].kind != row {
			i++
			continue
		}
		end := i
		for end < len(d.units) && d.units[end].kind == row && d.units[end].list == d.units[i].list {
			end++
		}
		rows := d.units[i:end]
		for r := range rows { // names at the top
			var l ledgerLine
			for c := 1; c < len(rows[r].cells) && c < len(rows[r].head); c++ {
				l.take(rows[r].head[c], cellFig(&rows[r], c), &rows[r])
			}
			d.compareLine(&l)
		}
		for c := 1; c < len(rows[0].cells); c++ { // names in the first column
			var l ledgerLine
			for r := range rows {
				if c < len(rows[r].cells) {
					l.take(rows[r].label, cellFig(&rows[r], c), &rows[r])
				}
			}
			d.compareLine(&l)
		}
		i = end
	}
}

// take puts a cell where its name says that it belongs.
func (l *ledgerLine) take(name string, f *fig, u *unit) {
	if f == nil {
		return
	}
	k := key(name)
	money := f.Kind() == prose.Money && f.Quantity.Per == "" && !hasWord(k, "annual") && !hasWord(k, "yearly") && !hasWord(k, "monthly")
	switch {
	case f.Kind() == prose.Percent && (hasWord(k, "roi") || strings.HasPrefix(k, "return on investment")):
		l.roi, l.unitOf = f, u
	case !money:
	case k == "net benefit" || k == "net" || k == "net value" || k == "net gain":
		l.net, l.netOf = f, u
	case k == "total investment" || k == "total cost" || k == "investment" || k == "cost" || strings.HasSuffix(k, "tco") || k == "total cost ownership":
		if l.cost == nil || strings.HasPrefix(k, "net") || strings.HasPrefix(k, "total") {
			l.cost, l.costOf = f, u
		}
	case k == "benefit" || strings.HasSuffix(k, " benefit") || k == "total return" || k == "gain":
		l.benefit, l.benefitOf = f, u
	}
}

func (d *document) compareLine(l *ledgerLine) {
	if l.cost == nil || l.benefit == nil {
		return
	}
	cost, benefit := l.cost.Quantity, l.benefit.Quantity
	if l.net != nil && l.net.Quantity.Unit == cost.Unit && cost.Unit == benefit.Unit {
		if net := benefit.Value.Sub(cost.Value); prose.Agree(l.net.Quantity, net) == prose.Off {
			should := l.net.Quantity
			should.Value = net
			d.add("document/return", Error, l.netOf.line(l.net.Start), "“"+l.netOf.words(l.net)+"” is written as net benefit; "+shown(benefit)+" - "+shown(cost)+" = "+shown(should)+".", "Correct the net benefit, or what it is computed from.")
		}
	}
	if l.roi == nil {
		return
	}
	r, ok := returnOn(benefit, cost)
	if !ok {
		return
	}
	severity := Error
	switch prose.Agree(l.roi.Quantity, r.Value) {
	case prose.Rounded:
		return
	case prose.Nearly:
		severity = Warning
	}
	message := "“" + l.unitOf.words(l.roi) + "” is written as return on investment; " + r.how + "."
	if share, ok := shareOf(benefit, cost); ok && prose.Agree(l.roi.Quantity, share.Value) == prose.Rounded {
		message = "“" + l.unitOf.words(l.roi) + "” is the share of the costs that comes back (" + share.how + "); the return on investment is " + r.how + "."
	}
	d.add("document/return", severity, l.unitOf.line(l.roi.Start), message, "Write "+shown(exactly(tidy(r.Value), "%"))+", or correct what it is computed from.")
}

// presentValues computes net present values again: of an investment at the start
// and equal gains at the end of each year, at the rate and over the years that the
// name gives.
func (d *document) presentValues(b basis) {
	if b.investment == nil || b.saving == nil || b.runs || b.saving.Quantity.Unit != b.investment.Quantity.Unit {
		return
	}
	for i := range d.units {
		u := &d.units[i]
		lower := strings.ToLower(u.label)
		years := yearsOf(u.label)
		if !hasWord(lower, "npv") && !strings.Contains(lower, "net present value") || years == 0 {
			continue
		}
		var rate decimal.Decimal
		for _, r := range prose.Read(u.label) {
			if r.Kind() == prose.Percent {
				rate = r.Quantity.Value.Shift(-2)
			}
		}
		var v *fig
		if u.kind == row {
			v = cellFig(u, 1)
		} else {
			v = valueOf(u)
		}
		if v == nil || v.Kind() != prose.Money || !rate.IsPositive() || hypothetical(d, u, v) {
			continue
		}
		sum, factor := b.investment.Quantity.Value.Neg(), one
		for range years {
			factor = factor.DivRound(one.Add(rate), 12)
			sum = sum.Add(b.saving.Quantity.Value.Mul(factor))
		}
		slack := b.saving.Quantity.Value.Mul(rate) // whether a gain counts in the middle or at the end of its year
		if sum.Sub(v.Quantity.Value).Abs().GreaterThan(slack.Mul(decimal.NewFromInt(int64(years)))) {
			should := v.Quantity
			should.Value = sum.Round(0)
			d.add("document/return", Error, u.line(v.Start), "“"+u.words(v)+"” is written as "+u.label+"; "+shown(b.saving.Quantity)+" at the end of each of "+plural(years, "year")+" at "+
				shown(exactly(rate.Shift(2), "%"))+", less "+shown(b.investment.Quantity)+", is "+shown(should)+".", "Compute it from the investment and the gains that the document gives.")
		}
	}
}
