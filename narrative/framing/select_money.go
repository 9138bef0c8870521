package framing

import (
	"slices"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

func (t *teller) money() content.Money {
	e := t.x.Economics()
	c := content.Money{Seed: t.seed(Money), Economics: e}
	c.Start, c.GoLive = t.x.CountedFrom(figures.When{}, true), t.x.CountedFrom(figures.When{}, false)
	c.HasGoLive = c.GoLive != c.Start
	if first, _, _ := t.x.Span(); t.s.Returns.Start.IsZero() && first.IsZero() { // the day of the ask, or go-live, stands for it
		c.StartUnsaid = true
		if ask, ok := narrative.First[narrative.Ask](t.s); ok && !ask.By.IsZero() {
			c.FromAsk = true
			c.DateFacts = t.x.Own(ask.ID)
		}
	}
	if !c.Start.IsZero() && e.Years > 0 {
		y, m, _ := c.Start.First().AddDate(e.Years, -1, 0).Date()
		c.End = figures.Month(y, m)
	}
	if (t.s.Returns.Start.IsZero() || t.s.Returns.GoLive.IsZero()) && !c.FromAsk {
		_, _, c.DateFacts = t.x.Span()
	}
	c.Costs = make([]content.CostItem, 0, t.x.Count(narrative.KindCost))
	var costFacts []string
	for i, f := range t.s.Facts {
		switch f := f.(type) {
		case narrative.Cost:
			a := t.x.CostAmount(f)
			if a.IsZero() {
				continue
			}
			own := t.x.OwnAt(i)
			c.Costs = append(c.Costs, content.CostItem{
				ID: f.ID, Own: own, Name: t.name(own, f.Name).Text, Amount: a, Start: f.Start,
				From: t.x.CountedFrom(f.Start, true), Driver: t.say(own, f.Driver),
			})
			c.Ranges = c.Ranges || a.Qualifier == figures.Range
			if a.Per == "" {
				costFacts = append(costFacts, f.ID)
			}
		case narrative.Benefit:
			q, _ := t.x.BenefitAmount(f)
			if q.IsZero() {
				continue
			}
			own := t.x.OwnAt(i)
			c.Ranges = c.Ranges || q.Qualifier == figures.Range
			begins := t.x.BenefitStart(f)
			c.Gains = append(c.Gains, content.GainItem{
				ID: f.ID, Own: own, Name: t.name(own, f.Name).Text, Amount: q, Time: f.Counts == narrative.CountsTime,
			})
			if from := t.x.CountedFrom(begins, false); from != c.GoLive && !c.Start.IsZero() { // with no start all is counted at once
				c.Late = append(c.Late, content.CostItem{ID: f.ID, Own: own, Name: t.name(own, f.Name).Text, Start: begins, From: from, Amount: q})
			}
			if q.Per == "" && f.Counts != narrative.CountsTime {
				c.OneOffGains = true
			}
			name := t.name(own, f.Name).Text
			if f.Counts == narrative.CountsTime {
				c.TimeNames = append(c.TimeNames, name)
			} else {
				c.CashNames = append(c.CashNames, name)
			}
		case narrative.Quantity:
			if t.audience == narrative.Executive || f.Value.IsZero() || f.Value.IsMoney() || t.x.Referred(f.ID) {
				continue
			}
			own := t.x.OwnAt(i)
			if n := t.name(own, f.Name); n.Has() {
				c.Sizes = append(c.Sizes, content.Size{ID: f.ID, Own: own, Name: n.Text, Value: f.Value})
			}
		}
	}
	slices.SortStableFunc(c.Late, func(a, b content.CostItem) int { return a.From.First().Compare(b.From.First()) })
	c.Investment = content.Amount{Quantity: e.Investment, Facts: costFacts}
	if ask, ok := first[narrative.Ask](t, narrative.KindAsk); ok && !ask.Amount.IsZero() {
		q, from := t.x.AskAmount(ask)
		if c.Investment.IsZero() {
			if !q.Value.Equal(e.Running.Value) { // what is asked for runs, and is not spent once
				c.Investment = content.Amount{Quantity: q, Facts: from}
			}
		} else {
			if more := q.Value.Sub(e.Investment.Value); more.IsPositive() && q.Unit == e.Investment.Unit {
				c.AskFacts = from
				c.Open = figures.Quantity{Qualifier: e.Investment.Qualifier, Value: more, Unit: q.Unit}
			}
		}
	}
	if len(c.Gains) == 0 {
		for _, o := range t.outcomes() {
			if o.Change.Falls && o.Baseline.IsMoney() && o.Baseline.Per != "" {
				c.Uncounted = o
				break
			}
		}
	}
	c.Assumptions = t.assumptions(true)
	return c
}
