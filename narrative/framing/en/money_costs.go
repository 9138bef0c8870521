package en

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// costSentence shows what the investment is the sum of, as a list that a pencil
// can follow, and what running it adds a year: each with the month in which it is
// counted, where that is not the start.
func costSentence(c *content.Money) (string, []string) {
	var parts, running, foreign []*content.CostItem
	var fs []string
	for i := range c.Costs {
		k := &c.Costs[i]
		if k.Name == "" {
			continue
		}
		fs = append(fs, k.ID)
		switch {
		case k.Amount.Per == "":
			parts = append(parts, k)
		case k.Amount.Unit != c.Economics.Running.Unit:
			foreign = append(foreign, k)
		default:
			running = append(running, k)
		}
	}
	returns := !c.Economics.Cash.IsZero() || c.Economics.HasTime || c.OneOffGains
	if !returns && len(parts) == 1 && len(running) == 1 && !c.Investment.Value.IsZero() && c.Open.IsZero() { // the heading says both sums
		text := "the one-off sum" + dueIn(c, parts[0]) + " is for " + definite(lower(parts[0].Name)) +
			", the yearly one for " + definite(lower(running[0].Name)) + bracket(monthly(running[0].Amount))
		if f := flowsFrom(c, running[0], false); f != "" {
			text += ", " + f
		}
		return sentence(text), fs
	}
	out := investmentSentence(c, parts, returns)
	if c.Uncounted != nil && len(parts) == 1 && len(c.Costs) == 1 && !returns {
		fs = facts(fs, c.Uncounted.Own)
	}
	if !c.Open.IsZero() {
		out = join(out, sentence(prose(c.Open), " of what is asked for is not broken down yet"))
		fs = facts(fs, c.AskFacts)
	}
	out = join(out, runningSentence(c, returns, c.Investment.Value.IsZero() && len(parts) == 0))
	for _, k := range foreign {
		out = join(out, sentence(definite(lower(k.Name)), " ", verb(k.Name, "costs", "cost"), " ", prose(k.Amount)))
	}
	return out, fs
}

// investmentSentence takes the investment apart.
func investmentSentence(c *content.Money, parts []*content.CostItem, returns bool) string {
	amounts := make([]figures.Quantity, 0, len(parts)+1)
	if len(parts) > 1 {
		for _, k := range parts {
			amounts = append(amounts, k.Amount)
		}
	}
	write := oneWay(prose, append(amounts, c.Investment.Quantity)...)
	if tableInFull(c) {
		write = oneWay(prose, c.Investment.Quantity, c.Economics.Running, c.Economics.Cash, c.Economics.Total)
	}
	sum := theWritten(c.Investment.Quantity, write(c.Investment.Quantity))
	switch {
	case len(parts) > 1 && !c.Investment.IsZero():
		return sentence(sum, " ", pick(c.Seed, 4, "pays ", "is "), shares(c, parts, write))
	case len(parts) == 1 && len(c.Costs) == 1 && !returns:
		if o := c.Uncounted; o != nil {
			return sentence("no return is counted against it; the fall in ", withArticle(lower(bare(o.Measure))), " is not counted as one")
		}
		return "No return is counted against it."
	case len(parts) == 1:
		return sentence(sum, dueIn(c, parts[0]), " ", pick(c.Seed, 4, "pays", "is"), " for ", definite(lower(parts[0].Name)))
	}
	return ""
}

// shares lists what a sum pays for: each with its amount, and when, where it is
// not all at the start.
func shares(c *content.Money, parts []*content.CostItem, write func(figures.Quantity) string) string {
	dated := slices.ContainsFunc(parts, func(k *content.CostItem) bool { return spentIn(c, k) != "" })
	if slices.ContainsFunc(parts, func(k *content.CostItem) bool { return oddThousands(k.Amount) }) {
		write = inFull // so that a pencil can add them up
	}
	texts := make([]string, len(parts))
	for i, k := range parts {
		when := spentIn(c, k)
		if dated && when == "" {
			when = " at " + theStart(c)
		}
		texts[i] = definite(lower(k.Name)) + bracket(write(k.Amount)+when)
	}
	return listFor("for", texts)
}

// spentIn is the month of a one-off cost that does not fall on the start.
func spentIn(c *content.Money, k *content.CostItem) string {
	if k.From == c.Start || k.Start.IsZero() {
		return ""
	}
	return " " + on(k.Start)
}

// dueIn is that month behind the sum itself, since behind what it pays for it would
// say when that happens.
func dueIn(c *content.Money, k *content.CostItem) string {
	if when := spentIn(c, k); when != "" {
		return ", due" + when + ","
	}
	return ""
}

// runningSentence takes the running costs apart, those that begin first before
// those that come on top of them later.
func runningSentence(c *content.Money, returns bool, alone bool) string {
	groups := byMonth(c)
	if len(groups) == 0 {
		return ""
	}
	var texts []string
	for i, g := range groups {
		sum, names, amounts := figures.Quantity{}, []string{}, []string{}
		for _, k := range g {
			q := yearly(k.Amount)
			if sum.IsZero() {
				sum = figures.Quantity{Qualifier: figures.Exact, Unit: q.Unit, Per: q.Per}
			}
			sum.Value = sum.Value.Add(q.Cautious(true))
			if q.Qualifier != figures.Exact {
				sum.Qualifier = figures.About
			}
			names = append(names, definite(lower(k.Name)))
			q.Per = ""
			amounts = append(amounts, lower(k.Name)+" "+prose(q))
		}
		since := flowsFrom(c, g[0], returns)
		if alone && len(groups) == 1 { // the heading says the sum
			return sentence("this pays ", listFor("for", names), bracket(since))
		}
		what := " (" + list(amounts) + ")"
		if len(g) == 1 {
			what = bracket(monthly(g[0].Amount))
			if !runningNames[strings.ToLower(g[0].Name)] {
				what = " for " + names[0] + what
			}
		}
		if i > 0 {
			sum.Per = ""
			if since == "" { // what the first began before
				since = "from go-live" + inBracket(c.GoLive)
			}
			texts = append(texts, ", and "+since+" another "+prose(sum)+what)
			continue
		}
		if since != "" {
			since = ", " + since
		}
		texts = append(texts, "running costs come to "+prose(sum)+what+since)
	}
	return sentence(strings.Join(texts, ""))
}

// runningNames say of a running cost no more than that it is one.
var runningNames = map[string]bool{
	"operation": true, "operations": true, "operating": true, "operating cost": true, "operating costs": true, "running": true,
	"running cost": true, "running costs": true, "running it": true, "running the system": true, "recurring cost": true, "recurring costs": true,
	"yearly cost": true, "yearly costs": true, "annual cost": true, "annual costs": true,
}

// byMonth groups the running costs by the month they begin in, the first first.
func byMonth(c *content.Money) [][]*content.CostItem {
	var out [][]*content.CostItem
	for i := range c.Costs {
		k := &c.Costs[i]
		if k.Amount.Per == "" || k.Name == "" || k.Amount.Unit != c.Economics.Running.Unit {
			continue
		}
		at := slices.IndexFunc(out, func(g []*content.CostItem) bool { return g[0].From == k.From })
		if at < 0 {
			at = len(out)
			out = append(out, nil)
		}
		out[at] = append(out[at], k)
	}
	slices.SortStableFunc(out, func(a, b []*content.CostItem) int { return a[0].From.First().Compare(b[0].From.First()) })
	return out
}

// flowsFrom says from when a running cost is counted, where the note below does
// not say so.
func flowsFrom(c *content.Money, k *content.CostItem, returns bool) string {
	if k.Start.IsZero() || k.From == c.Start || returns && k.From == c.GoLive {
		return ""
	}
	return "from " + onward(k.Start)
}

// monthly is a recurring amount as it was captured, where that is not by the
// year.
func monthly(q figures.Quantity) string {
	if q.Per == narrative.PerYear {
		return ""
	}
	return prose(q)
}

// runningSum is what running comes to a year, at most where a part of it begins
// later.
func runningSum(c *content.Money) string { return staggered(c, prose) }

// staggered is runningSum, written as other amounts beside it.
func staggered(c *content.Money, write func(figures.Quantity) string) string {
	q := c.Economics.Running
	if len(byMonth(c)) > 1 && q.Qualifier == figures.Exact {
		return "up to " + write(q)
	}
	return write(q)
}

// yearly is a recurring amount counted for a year.
func yearly(q figures.Quantity) figures.Quantity {
	var times int64
	switch q.Per {
	case narrative.PerMonth:
		times = 12
	case narrative.PerQuarter:
		times = 4
	case "week":
		times = 52
	case "day":
		times = 365
	default:
		return q
	}
	n := decimal.NewFromInt(times)
	q.Value, q.Per = q.Value.Mul(n), narrative.PerYear
	if q.Qualifier == figures.Range {
		q.High = q.High.Mul(n)
	}
	return q
}
