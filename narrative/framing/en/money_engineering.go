package en

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// EngineeringMoney tells what drives the costs, and the sizes behind them.
func (en English) EngineeringMoney(c content.Money) content.Draft {
	if len(c.Costs) == 0 && len(c.Sizes) == 0 {
		return content.Draft{}
	}
	var d content.Draft
	lone := len(c.Costs) == 1 && !c.Costs[0].Driver.Has()
	if lone && len(c.Sizes) == 0 {
		return content.Draft{Silent: toldWith("the only cost", "money", narrative.Executive)}
	}
	d.Heading, d.Facts = costHeading(&c)
	switch {
	case lone: // in the heading
	case len(c.Costs) == 1:
		k := &c.Costs[0]
		text := definite(lower(k.Name)) + " " + verb(k.Name, "costs", "cost") + " " + compact(k.Amount)
		if k.Driver.Has() {
			text += ", driven by " + lower(k.Driver.Text)
		}
		d.Lines = append(d.Lines, paragraph(k.ID, sentence(text), k.Own, k.Driver.Facts))
	case len(c.Costs) > 1:
		amounts := make([]figures.Quantity, len(c.Costs))
		for i := range c.Costs {
			amounts[i] = c.Costs[i].Amount
		}
		write := oneWay(compact, amounts...)
		t := en.table(len(c.Costs), "Cost", "Amount", "When", "Driven by")
		for i := range c.Costs {
			k := &c.Costs[i]
			t.add(k.ID, t.paper.Facts(k.Own, k.Driver.Facts, startFacts(&c, k)), k.Name, write(k.Amount), whenSpent(&c, k), k.Driver.Text)
		}
		t.dropIfAll(2, upper(whenSpent(&c, &content.CostItem{Amount: figures.Quantity{Qualifier: figures.Exact}})))
		d.Lines = t.lines("costs")
	}
	switch n := len(c.Sizes); {
	case n > 1:
		t := en.table(len(c.Sizes), "Figure", "Value")
		for i := range c.Sizes {
			z := &c.Sizes[i]
			t.add(z.ID, z.Own, z.Name, compact(z.Value))
		}
		d.Lines = append(d.Lines, t.lines("sizes")...)
	case n == 1:
		z := c.Sizes[0]
		d.Lines = append(d.Lines, paragraph("sizes", sizeSentence(&z), z.Own))
	}
	return d
}

// sizeSentence tells a single figure that the design rests on: as a count of what
// its name says, where that is plural and the figure has no unit.
func sizeSentence(z *content.Size) string {
	name := lower(z.Name)
	if z.Value.Unit == "" && isPlural(name) {
		bare := z.Value
		bare.Per = ""
		return sentence("the plan is made for ", compact(bare), " ", name, " ", loc.PerPhrase(z.Value.Per))
	}
	return sentence(the(name), " ", verb(name, "is", "are"), " taken to be ", compact(z.Value))
}

// whenSpent is when a cost falls, or from when it recurs: at the start, where it
// has no date of its own and the start is known.
func whenSpent(c *content.Money, k *content.CostItem) string {
	recurs := k.Amount.Per != ""
	switch {
	case k.Start.IsZero() && recurs:
		if c.Start.IsZero() {
			return ""
		}
		return "from " + theStart(c) + start(c)
	case k.Start.IsZero():
		if c.Start.IsZero() && !datedCost(c) {
			return ""
		}
		return "at " + theStart(c) + start(c)
	case recurs:
		return "from " + onward(k.Start)
	}
	return loc.When(k.Start)
}

// startFacts are what the start of all was taken from, where a cost falls on it.
func startFacts(c *content.Money, k *content.CostItem) []string {
	if k.Start.IsZero() && !c.Start.IsZero() {
		return c.DateFacts
	}
	return nil
}

// datedCost reports whether any cost has a date.
func datedCost(c *content.Money) bool {
	return slices.ContainsFunc(c.Costs, func(k content.CostItem) bool { return !k.Start.IsZero() })
}

// oneOf is the one-off cost and the recurring one where there is one of each, with
// a name.
func oneOf(c *content.Money) (once, yearly *content.CostItem) {
	for i := range c.Costs {
		k := &c.Costs[i]
		at := &yearly
		if k.Amount.Per == "" {
			at = &once
		}
		if *at != nil || k.Name == "" {
			return nil, nil
		}
		*at = k
	}
	return once, yearly
}

// costHeading puts the largest one-off cost first, or counts the sizes.
func costHeading(c *content.Money) (string, []string) {
	if len(c.Costs) == 0 {
		return "Figures to plan with", nil
	}
	var top *content.CostItem
	n := 0
	for i := range c.Costs {
		if k := &c.Costs[i]; k.Amount.Per == "" {
			n++
			if top == nil || k.Amount.Mid().GreaterThan(top.Amount.Mid()) {
				top = k
			}
		}
	}
	if n > 1 && top.Name != "" && c.Investment.Value.IsPositive() {
		share := top.Amount.Cautious(true).Mul(hundred).Div(c.Investment.Value).Round(0)
		return upper(definite(lower(top.Name))) + " " + verb(top.Name, "takes", "take") + " " + loc.Number(share) + " % of " + theSum(c.Investment.Quantity), facts(c.Investment.Facts)
	}
	if len(c.Costs) == 1 {
		if k := c.Costs[0]; k.Driver.Has() {
			return "What drives the cost", k.Own
		}
		k := &c.Costs[0]
		return upper(definite(lower(k.Name))) + " " + verb(k.Name, "costs", "cost") + " " + compact(k.Amount), k.Own
	}
	if e := c.Economics; len(e.Mixed) == 0 && !e.Running.IsZero() {
		fs := make([]string, len(c.Costs))
		for i := range c.Costs {
			fs[i] = c.Costs[i].ID
		}
		if e.Investment.IsZero() {
			return upper(runningSum(c)) + " to run", fs
		}
		if once, yearly := oneOf(c); once != nil && yearly != nil && words(once.Name)+words(yearly.Name) <= headlineWords {
			then := " and "
			if strings.Contains(once.Name, " and ") {
				then = ", and "
			}
			if !yearly.Start.IsZero() && yearly.From != once.From {
				then = ", then "
			}
			write := oneWay(compact, e.Investment, e.Running)
			return upper(write(e.Investment)) + " for " + definite(lower(once.Name)) + then + staggered(c, write) + " for " + definite(lower(yearly.Name)), fs
		}
		write := oneWay(compact, e.Investment, e.Running)
		return upper(write(e.Investment)) + " once, and " + staggered(c, write) + " to run", fs
	}
	heading := upper(count(len(c.Costs), "cost item", "cost items"))
	for _, k := range c.Costs {
		if k.Driver.Has() {
			return heading + " and what drives them", nil
		}
	}
	return heading, nil
}
