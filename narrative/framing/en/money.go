package en

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// ExecutiveMoney tells investment and return so that a CFO can check them with
// a pencil.
func (English) ExecutiveMoney(c content.Money) content.Draft {
	e := c.Economics
	if len(c.Costs) == 0 && e.Cash.IsZero() && !e.HasTime && c.Investment.IsZero() {
		return content.Draft{}
	}
	d := content.Draft{Heading: moneyHeading(c), Facts: e.Facts}
	if d.Facts == nil {
		d.Facts = c.Investment.Facts
	}
	if s, fs := costSentence(c); s != "" {
		d.Lines = append(d.Lines, paragraph("costs", s, fs))
	}
	d.Lines = append(d.Lines, returnLines(c)...)
	if note := returnNote(c); note != "" {
		d.Lines = append(d.Lines, content.Line{Part: "basis", Kind: content.Note, Text: note, Facts: facts(e.Facts, c.DateFacts)})
	}
	d.Lines = append(d.Lines, limitLines("the return", c.Assumptions)...)
	if len(d.Lines) == 0 {
		return content.Draft{}
	}
	return d
}

// timeWords name the time benefits in the middle of a sentence.
func timeWords(c content.Money) string {
	if len(c.TimeNames) == 1 && c.TimeNames[0] != "" {
		return lower(c.TimeNames[0])
	}
	return "time saved"
}

func moneyHeading(c content.Money) string {
	e := c.Economics
	cash, timed := e.Payback, e.PaybackTime
	late := func(q figures.Quantity) bool {
		return q.IsZero() || e.Years > 0 && q.Value.GreaterThan(decimal.NewFromInt(int64(e.Years)))
	}
	invested := c.Investment.Value.IsPositive()
	switch {
	case invested && !late(cash) && !late(timed) && years(cash) != years(timed):
		return "It pays for itself in " + years(cash) + " in cash, in " + shortYears(timed, cash) + " if " + timeCounted(c)
	case invested && !late(cash):
		return upper(pick(c.Seed, 1, "it pays for itself in "+years(cash)+", in cash", "the money is back after "+years(cash)))
	case invested && !late(timed) && !e.Cash.IsZero():
		return "It pays back in " + years(timed) + " if " + timeCounted(c) + ", and not in cash alone"
	case invested && !late(timed):
		return "It pays back in " + years(timed) + ", in " + timeWords(c)
	case invested && (!e.Cash.IsZero() || e.HasTime):
		if e.Years > 0 {
			return "Savings do not pay back the " + prose(c.Investment.Quantity) + " within " + count(e.Years, "year", "years")
		}
		return "Savings alone do not pay back the " + prose(c.Investment.Quantity)
	case invested && !e.Running.IsZero():
		return "It takes " + prose(c.Investment.Quantity) + " once and " + prose(e.Running) + " after that"
	case invested && len(c.Costs) == 1 && c.Costs[0].Name != "":
		k := c.Costs[0]
		return upper(the(lower(k.Name))) + " " + verb(k.Name, "costs", "cost") + " " + prose(k.Amount)
	case invested:
		return "It takes " + prose(c.Investment.Quantity) + partsOf(c)
	case !e.Cash.IsZero() && !e.Running.IsZero():
		return "It brings " + prose(e.Cash) + " in cash and costs " + prose(e.Running) + " to run"
	case !e.Running.IsZero():
		return "It costs " + prose(e.Running) + " to run"
	case !e.Cash.IsZero():
		return "It brings " + prose(e.Cash) + " in cash"
	}
	return "It brings " + prose(e.Time) + " in " + timeWords(c)
}

func partsOf(c content.Money) string {
	if n := len(c.Costs); n > 1 {
		return ", in " + loc.Cardinal(n) + " parts"
	}
	return ""
}

// timeCounted says that time is counted beside cash.
func timeCounted(c content.Money) string {
	t := timeWords(c)
	return t + " " + verb(t, "is", "are") + " counted"
}

// shortYears leaves the noun out where the sentence has just said it: in 3.1.
func shortYears(q, before figures.Quantity) string {
	s := years(q)
	if strings.HasSuffix(years(before), " years") && strings.HasSuffix(s, " years") {
		return strings.TrimSuffix(s, " years")
	}
	return s
}

// costSentence shows what the investment is the sum of, as a list that a pencil
// can follow, and what running it adds a year.
func costSentence(c content.Money) (string, []string) {
	var parts, running []content.CostItem
	var fs []string
	for _, k := range c.Costs {
		if k.Name == "" {
			continue
		}
		fs = append(fs, k.ID)
		if k.Amount.Per == "" {
			parts = append(parts, k)
		} else {
			running = append(running, k)
		}
	}
	out := ""
	sum := theSum(c.Investment.Quantity)
	switch {
	case len(parts) > 1 && !c.Investment.IsZero():
		first := lower(parts[0].Name)
		texts := []string{first + " " + verb(first, "takes", "take") + " " + prose(parts[0].Amount) + " of " + sum}
		for _, k := range parts[1:] {
			texts = append(texts, lower(k.Name)+" "+prose(k.Amount))
		}
		out = sentence(list(texts))
	case len(c.Costs) == 1 && len(parts) == 1 && c.Economics.Cash.IsZero() && !c.Economics.HasTime:
		out = "No return is counted against it yet."
	case len(parts) == 1:
		out = sentence(sum + " " + plural(1, "pays", "pay") + " for " + the(lower(parts[0].Name)))
	}
	if !c.Open.IsZero() {
		out = join(out, sentence(prose(c.Open)+" of what is asked for is not broken down yet"))
		fs = facts(fs, c.AskFacts)
	}
	if len(running) == 0 {
		return out, fs
	}
	var texts []string
	for _, k := range running {
		text := lower(k.Name)
		if len(running) > 1 {
			text += " " + prose(k.Amount)
		}
		if k.Amount.Per != narrative.PerYear {
			text += " (" + prose(k.Amount) + ")"
			if len(running) > 1 {
				text = lower(k.Name) + " " + prose(yearly(k.Amount))
			}
		}
		texts = append(texts, text)
	}
	if c.Investment.Value.IsZero() && len(parts) == 0 { // the heading says the sum
		var names []string
		for _, k := range running {
			names = append(names, the(lower(k.Name)))
		}
		return join(out, sentence("this pays for "+list(names))), fs
	}
	total := c.Economics.Running
	if total.IsZero() {
		total = yearly(running[0].Amount)
	}
	return join(out, sentence("running it costs "+prose(total)+": "+list(texts))), fs
}

// yearly is a recurring amount counted for a year.
func yearly(q figures.Quantity) figures.Quantity {
	times := map[string]int64{narrative.PerMonth: 12, narrative.PerQuarter: 4, "week": 52, "day": 365}[q.Per]
	if times == 0 {
		return q
	}
	n := decimal.NewFromInt(times)
	q.Value, q.High, q.Per = q.Value.Mul(n), q.High.Mul(n), narrative.PerYear
	return q
}

// returnLines is the table of returns, in cash and with time counted. A column
// that would count nothing is left out.
func returnLines(c content.Money) []content.Line {
	e := c.Economics
	if e.Cash.IsZero() && !e.HasTime {
		return nil
	}
	inCash := !e.Cash.IsZero() || c.OneOffGains
	t := newTable(6, horizon(e), "Cash only", "With "+timeWords(c))
	row := func(part, label, cash, timed string) {
		if !e.HasTime {
			timed = ""
		}
		if !inCash {
			cash = ""
		}
		if cash != "" || timed != "" {
			t.add(part, facts(e.Facts, c.DateFacts), label, cash, timed)
		}
	}
	money := func(q figures.Quantity) string {
		q.Per = ""
		return prose(q)
	}
	value := func(q figures.Quantity) string {
		if q.IsZero() {
			return ""
		}
		return rounded(q, c.Investment.Quantity)
	}
	since := ""
	switch {
	case len(c.Late) > 0:
		since = ", once all of it flows"
	case c.HasGoLive:
		since = ", from go-live"
	}
	row("investment", "Investment", money(c.Investment.Quantity), money(c.Investment.Quantity))
	row("running", "Running costs a year", money(e.Running), money(e.Running))
	row("return", "Return a year"+since, money(e.Cash), money(e.Total))
	row("payback", "Payback, from the start", yearsCell(e.Payback), yearsCell(e.PaybackTime))
	if e.Years > 0 {
		label := "Return on investment"
		if !e.Running.IsZero() {
			label = "Return on all costs, running included"
		}
		row("roi", label, prose(e.ROI), prose(e.ROITime))
	}
	if c.Investment.Value.IsPositive() || !e.Running.IsZero() { // with nothing spent there is no return on it
		row("npv", "Net present value", value(e.NPV), value(e.NPVTime))
	}
	if len(t.body()) == 1 {
		return []content.Line{paragraph("return", oneReturn(t.body()[0].Cells, timeWords(c)), t.body()[0].Facts)}
	}
	lines := t.lines("returns")
	lines[0].Facts = e.Facts // the heading names rate, horizon and what counts
	return lines
}

// oneReturn tells a table of one row as a sentence.
func oneReturn(cells []string, timed string) string {
	var parts []string
	if cells[1] != "" {
		parts = append(parts, lowerFirst(cells[1])+" in cash")
	}
	if cells[2] != "" {
		parts = append(parts, lowerFirst(cells[2])+" with "+timed)
	}
	return sentence(lowerFirst(cells[0]) + ": " + list(parts))
}

// horizon heads the table: over five years, 8 % a year.
func horizon(e narrative.Economics) string {
	if e.Years == 0 {
		return "Return"
	}
	s := "Over " + count(e.Years, "year", "years")
	if !e.Rate.IsZero() {
		s += ", at " + prose(e.Rate) + " a year"
	}
	return s
}

func yearsCell(q figures.Quantity) string {
	if q.IsZero() {
		return ""
	}
	if q.Value.LessThan(decimal.NewFromInt(1)) {
		return years(q)
	}
	unit := " years"
	if q.Value.Equal(decimal.NewFromInt(1)) {
		unit = " year"
	}
	return loc.Qualifiers[q.Qualifier] + loc.Fixed(q.Value, 1) + unit
}

// returnNote says from when the returns are counted and how far they can fall.
func returnNote(c content.Money) string {
	e := c.Economics
	if e.Cash.IsZero() && !e.HasTime {
		return ""
	}
	month := func(w figures.When) string {
		if w.IsZero() {
			return ""
		}
		if w.Precision() == figures.DayP {
			y, m, _ := w.First().Date()
			w = figures.Month(y, m)
		}
		return " (" + loc.When(w) + ")"
	}
	invested := "investment is counted at the start" + month(c.Start)
	if !c.AtStart {
		invested = "each cost is counted when it is spent, from the start" + month(c.Start)
	}
	returns := ", returns at the end of each year"
	if c.HasGoLive {
		returns += " after go-live" + month(c.GoLive)
	}
	out := sentence(invested + returns)
	for _, k := range c.Late {
		out = join(out, sentence(lower(k.Name)+" "+verb(k.Name, "counts", "count")+" from "+loc.When(k.Start)))
	}
	if c.PartYear {
		out = join(out, "The last year counts in part.")
	}
	if c.Ranges {
		out = join(out, "A range counts at its cautious end.")
	}
	if e.NPV.IsZero() || e.NPVLower.IsZero() || e.Cash.IsZero() || !c.Investment.Value.IsPositive() && e.Running.IsZero() {
		return out
	}
	less := rounded(e.NPVLower, c.Investment.Quantity)
	switch {
	case e.NPV.Value.IsNegative():
		return join(out, sentence("in cash alone the net present value over "+count(e.Years, "year", "years")+" is negative"))
	case e.NPVLower.Value.IsNegative():
		return join(out, sentence("if the savings come in 10 % lower, the net present value in cash turns negative: "+less))
	}
	out = join(out, sentence("if the savings come in 10 % lower, the net present value in cash is still "+less))
	if !e.BreakEven.IsZero() && e.BreakEven.Value.IsPositive() {
		b := e.BreakEven
		if b.Qualifier != figures.Exact {
			b.Value = b.Value.Round(0)
		}
		out = join(out, sentence("it reaches zero when they come in "+prose(b)+" lower"))
	}
	return out
}

// EngineeringMoney tells what drives the costs, and the sizes behind them.
func (English) EngineeringMoney(c content.Money) content.Draft {
	if len(c.Costs) == 0 && len(c.Sizes) == 0 {
		return content.Draft{}
	}
	var d content.Draft
	d.Heading, d.Facts = costHeading(c)
	switch {
	case len(c.Costs) == 1:
		k := c.Costs[0]
		text := the(lower(k.Name)) + " " + verb(k.Name, "costs", "cost") + " " + compact(k.Amount)
		if k.Driver.Has() {
			text += ", driven by " + lower(k.Driver.Text)
		}
		d.Lines = append(d.Lines, paragraph(k.ID, sentence(text), []string{k.ID}, k.Driver.Facts))
	case len(c.Costs) > 1:
		t := newTable(len(c.Costs), "Cost", "Amount", "Driven by")
		for _, k := range c.Costs {
			t.add(k.ID, facts([]string{k.ID}, k.Driver.Facts), upper(k.Name), compact(k.Amount), k.Driver.Text)
		}
		d.Lines = append(d.Lines, t.lines("costs")...)
	}
	switch n := len(c.Sizes); {
	case n > 3:
		t := newTable(len(c.Sizes), "Figure", "Value")
		for _, z := range c.Sizes {
			t.add(z.ID, []string{z.ID}, upper(z.Name), compact(z.Value))
		}
		d.Lines = append(d.Lines, t.lines("sizes")...)
	case n > 0:
		var parts, fs []string
		for _, z := range c.Sizes {
			parts = append(parts, lower(z.Name)+" ("+compact(z.Value)+")")
			fs = append(fs, z.ID)
		}
		d.Lines = append(d.Lines, paragraph("sizes", sentence(plural(n, "one more figure", "more figures")+" to plan with: "+list(parts)), fs))
	}
	return d
}

// costHeading puts the largest one-off cost first, or counts the sizes.
func costHeading(c content.Money) (string, []string) {
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
		share := top.Amount.Cautious(true).Mul(decimal.NewFromInt(100)).Div(c.Investment.Value).Round(0)
		return upper(top.Name) + " " + verb(top.Name, "takes", "take") + " " + loc.Number(share) + " % of " + theSum(c.Investment.Quantity), facts(c.Investment.Facts)
	}
	if len(c.Costs) == 1 {
		if k := c.Costs[0]; k.Driver.Has() {
			return "What drives the cost", []string{k.ID}
		}
		return "One cost is known so far", []string{c.Costs[0].ID}
	}
	heading := upper(count(len(c.Costs), "cost item", "cost items"))
	for _, k := range c.Costs {
		if k.Driver.Has() {
			return heading + " and what drives them", nil
		}
	}
	return heading, nil
}
