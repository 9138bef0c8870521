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
		d.Lines = append(d.Lines, content.Line{Part: "basis", Kind: content.Note, Text: note, Facts: e.Facts})
	}
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
	switch {
	case !cash.IsZero() && !timed.IsZero() && years(cash) != years(timed):
		return upper("it pays for itself in cash in " + years(cash) + ", in " + shortYears(timed, cash) + " with " + timeWords(c) + " counted")
	case !cash.IsZero():
		return upper(pick(c.Seed, 1,
			"it pays for itself in "+years(cash)+", in cash",
			"the money is back after "+years(cash),
			"after "+years(cash)+" it has earned back its cost"))
	case !timed.IsZero():
		return "It pays back in " + years(timed) + " with " + timeWords(c) + " counted, and not in cash alone"
	case !c.Investment.IsZero() && (!e.Cash.IsZero() || e.HasTime):
		return "It costs " + prose(c.Investment.Quantity) + ", which savings alone do not pay back"
	case !c.Investment.IsZero() && !e.Running.IsZero():
		return "It takes " + prose(c.Investment.Quantity) + " once and " + prose(e.Running) + " after that"
	case !c.Investment.IsZero():
		return "It takes " + prose(c.Investment.Quantity) + partsOf(c)
	case !e.Running.IsZero():
		return "It costs " + prose(e.Running) + " to run"
	case !e.Cash.IsZero():
		return "It brings " + prose(e.Cash) + " in cash"
	}
	return "It brings " + prose(e.Time) + " in time saved"
}

func partsOf(c content.Money) string {
	if n := len(c.Costs); n > 1 {
		return ", in " + loc.Cardinal(n) + " parts"
	}
	return ""
}

// shortYears leaves the noun out where the sentence has just said it: in three.
func shortYears(q, before figures.Quantity) string {
	s := years(q)
	if strings.HasSuffix(years(before), " years") && strings.HasSuffix(s, " years") {
		return strings.TrimSuffix(s, " years")
	}
	return s
}

// costSentence shows what the investment is the sum of.
func costSentence(c content.Money) (string, []string) {
	var parts, fs []string
	var running []string
	for _, k := range c.Costs {
		if k.Name == "" {
			continue
		}
		fs = append(fs, k.ID)
		text := lower(k.Name) + " (" + prose(k.Amount) + ")"
		if k.Amount.Per == "" {
			parts = append(parts, text)
		} else {
			running = append(running, text)
		}
	}
	out := ""
	switch {
	case len(parts) > 1 && !c.Investment.IsZero():
		out = sentence("the " + prose(c.Investment.Quantity) + " are the sum of " + list(parts))
	case len(parts) == 1 && len(running) == 0 && c.Economics.Cash.IsZero():
		out = sentence("the sum pays for " + strings.TrimSuffix(parts[0], " ("+prose(c.Costs[0].Amount)+")"))
	case len(parts) == 1:
		out = sentence("the investment is " + parts[0])
	}
	if len(running) > 0 {
		out = join(out, sentence("running it adds "+list(running)))
	}
	return out, fs
}

// returnLines is the table of returns, in cash and with time counted.
func returnLines(c content.Money) []content.Line {
	e := c.Economics
	if e.Cash.IsZero() && !e.HasTime {
		return nil
	}
	t := table{columns: []string{horizon(e), "Cash only", "With " + timeWords(c)}}
	row := func(part, label, cash, timed string) {
		if !e.HasTime {
			timed = ""
		}
		if cash != "" || timed != "" {
			t.add(part, e.Facts, label, cash, timed)
		}
	}
	money := func(q figures.Quantity) string {
		if q.IsZero() {
			return ""
		}
		q.Per = ""
		return prose(q)
	}
	label := "Return a year"
	if c.HasGoLive {
		label += ", from go-live"
	}
	if !c.Investment.IsZero() {
		row("investment", "Investment", money(c.Investment.Quantity), money(c.Investment.Quantity))
	}
	if !e.Running.IsZero() {
		row("running", "Running costs a year", money(e.Running), money(e.Running))
	}
	row("return", label, money(e.Cash), money(e.Total))
	row("payback", "Payback, from the start", yearsCell(e.Payback), yearsCell(e.PaybackTime))
	if e.Years > 0 {
		row("roi", "Return on investment", percent(e.ROI), percent(e.ROITime))
	}
	if !e.NPV.IsZero() {
		row("npv", "Net present value", aboutMoney(e.NPV), aboutMoneyIf(e.NPVTime))
	}
	lines := t.lines("returns")
	if len(lines) > 0 && lines[0].Cells[0] == "" {
		lines[0].Cells[0] = "Return"
	}
	return lines
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
	unit := " years"
	if q.Value.Equal(decimal.NewFromInt(1)) {
		unit = " year"
	}
	return loc.Fixed(q.Value, 1) + unit
}

func percent(q figures.Quantity) string {
	if q.IsZero() {
		return ""
	}
	return prose(q)
}

func aboutMoney(q figures.Quantity) string { return rounded(q) }

func aboutMoneyIf(q figures.Quantity) string {
	if q.IsZero() {
		return ""
	}
	return rounded(q)
}

// returnNote says how the returns are counted and how far they can fall.
func returnNote(c content.Money) string {
	e := c.Economics
	if e.Cash.IsZero() && !e.HasTime {
		return ""
	}
	var parts []string
	switch {
	case c.AtStart && c.HasGoLive:
		parts = append(parts, "investment is counted at the start, returns at the end of each year after go-live")
	case c.AtStart:
		parts = append(parts, "investment is counted at the start, returns at the end of each year")
	default:
		parts = append(parts, "each cost is counted when it is spent, returns at the end of each year")
	}
	if e.Cash.Qualifier == figures.About || e.Investment.Qualifier == figures.About {
		parts = append(parts, "a range counts at its cautious end")
	}
	out := ""
	for _, p := range parts {
		out = join(out, sentence(p))
	}
	if e.NPV.IsZero() || e.NPVLower.IsZero() || e.Cash.IsZero() {
		return out
	}
	lower := rounded(e.NPVLower)
	switch {
	case e.NPV.Value.IsNegative():
		return join(out, sentence("in cash alone the value over "+count(e.Years, "year", "years")+" is negative"))
	case e.NPVLower.Value.IsNegative():
		return join(out, sentence("if the savings come in 10 % lower, the cash value turns negative: "+lower))
	}
	out = join(out, sentence("if the savings come in 10 % lower, the cash value is still "+lower))
	if !e.BreakEven.IsZero() && e.BreakEven.Value.IsPositive() {
		out = join(out, sentence("it reaches zero when they come in "+prose(e.BreakEven)+" lower"))
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
		text := upper(k.Name) + " " + verb(k.Name, "costs", "cost") + " " + compact(k.Amount)
		if k.Driver.Has() {
			text += "; what drives it is " + lower(k.Driver.Text)
		}
		d.Lines = append(d.Lines, paragraph(k.ID, sentence(text), []string{k.ID}, k.Driver.Facts))
	case len(c.Costs) > 1:
		t := table{columns: []string{"Cost", "Amount", "Driven by"}}
		for _, k := range c.Costs {
			t.add(k.ID, facts([]string{k.ID}, k.Driver.Facts), upper(k.Name), compact(k.Amount), k.Driver.Text)
		}
		d.Lines = append(d.Lines, t.lines("costs")...)
	}
	if len(c.Sizes) == 1 {
		z := c.Sizes[0]
		d.Lines = append(d.Lines, paragraph(z.ID, sentence(sizeText(z)), []string{z.ID}))
	} else if len(c.Sizes) > 1 {
		t := table{columns: []string{"Size", "Value"}}
		for _, z := range c.Sizes {
			t.add(z.ID, []string{z.ID}, upper(z.Name), compact(z.Value))
		}
		d.Lines = append(d.Lines, t.lines("sizes")...)
	}
	return d
}

func sizeText(z content.Size) string {
	return z.Name + ": " + compact(z.Value)
}

// costHeading puts the largest one-off cost first, or counts the sizes.
func costHeading(c content.Money) (string, []string) {
	if len(c.Costs) == 0 {
		if len(c.Sizes) == 1 {
			return "The figure that sizes the system", nil
		}
		return upper(pick(c.Seed, 1, count(len(c.Sizes), "figure sizes", "figures size")+" the system", "the system is sized by "+count(len(c.Sizes), "figure", "figures"))), nil
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
		return upper(top.Name) + " " + verb(top.Name, "takes", "take") + " " + loc.Number(share) + " % of the " + compact(c.Investment.Quantity), facts(c.Investment.Facts)
	}
	if len(c.Costs) == 1 {
		if k := c.Costs[0]; k.Driver.Has() {
			return "What drives the cost", []string{k.ID}
		}
		return "What it costs to build", []string{c.Costs[0].ID}
	}
	return upper(count(len(c.Costs), "cost item", "cost items")) + " and what drives them", nil
}
