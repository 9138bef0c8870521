package en

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// ExecutiveMoney tells investment and return so that a CFO can check them with
// a pencil.
func (en English) ExecutiveMoney(c content.Money) content.Draft {
	e := c.Economics
	if len(c.Costs) == 0 && e.Cash.IsZero() && !e.HasTime && !c.OneOffGains && c.Investment.IsZero() {
		return content.Draft{}
	}
	d := content.Draft{Heading: moneyHeading(&c), Facts: e.Facts}
	if d.Facts == nil {
		d.Facts = c.Investment.Facts
	}
	if s, fs := costSentence(&c); s != "" {
		d.Lines = append(d.Lines, paragraph("costs", s, fs))
	}
	if s, fs := gainSentence(&c); s != "" {
		d.Lines = append(d.Lines, paragraph("gains", s, fs))
	}
	d.Lines = append(d.Lines, en.returnLines(&c)...)
	if note := en.returnNote(&c); note != "" {
		d.Lines = append(d.Lines, content.Line{Part: "basis", Kind: content.Note, Text: note, Facts: facts(e.Facts, c.DateFacts)})
	}
	d.Lines = append(d.Lines, assumedLines("the return", c.Assumptions)...)
	if len(d.Lines) == 0 {
		return content.Draft{}
	}
	return d
}

// gainSentence takes the return apart, where it is more than the one amount in cash
// and the one in time that the table shows by themselves.
func gainSentence(c *content.Money) (string, []string) {
	var cash, timed, fs []string
	once := false
	for i := range c.Gains {
		g := &c.Gains[i]
		if g.Name == "" {
			continue
		}
		q := g.Amount
		text := withArticle(lower(g.Name)) + " (" + prose(q)
		if q.Per == "" {
			once, text = true, text+" once"
		}
		text += ")"
		fs = append(fs, g.ID)
		if g.Time {
			timed = append(timed, text)
		} else {
			cash = append(cash, text)
		}
	}
	if !once && len(cash) <= 1 && len(timed) <= 1 {
		return "", nil
	}
	switch {
	case len(timed) == 0:
		return sentence("what comes back in cash: ", list(cash)), fs
	case len(cash) == 0:
		return sentence("what comes back is time: ", list(timed)), fs
	}
	return sentence("what comes back in cash: ", list(cash), "; in time: ", list(timed)), fs
}

// timeWords name the time benefits in the middle of a sentence, where their name
// says that they are time: engineering time, the clerks' time.
func timeWords(c *content.Money) string {
	if timeNamed(c) {
		return lower(c.TimeNames[0])
	}
	return "time"
}

func timeNamed(c *content.Money) bool {
	return len(c.TimeNames) == 1 && strings.HasSuffix(strings.ToLower(c.TimeNames[0]), "time")
}

func moneyHeading(c *content.Money) string {
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
		return "It pays for itself in " + years(cash) + ", in cash"
	case invested && !late(timed) && !cash.IsZero():
		return "It pays back in " + years(timed) + " if " + timeCounted(c) + ", in cash only after " + shortYears(cash, timed)
	case invested && !late(timed) && (!e.Cash.IsZero() || c.OneOffGains):
		return "It pays back in " + years(timed) + " if " + timeCounted(c) + ", and not in cash alone"
	case invested && !late(timed):
		return "No cash comes back; if " + timeCounted(c) + ", it pays back in " + years(timed)
	case invested && (!e.Cash.IsZero() || c.OneOffGains || e.HasTime):
		within := ""
		if e.Years > 0 {
			within = " within " + count(e.Years, "year", "years")
		}
		switch {
		case e.Cash.IsZero() && !c.OneOffGains:
			return "No cash comes back, and " + timeWords(c) + " does not make up for " + theSum(c.Investment.Quantity) + within
		case e.HasTime:
			return "Even if " + timeCounted(c) + ", " + theSum(c.Investment.Quantity) + " is not paid back" + within
		}
		return upper(theSum(c.Investment.Quantity)) + " is not paid back in cash" + within
	case invested && !e.Running.IsZero():
		return "It takes " + prose(c.Investment.Quantity) + " once, and running it costs " + runningSum(c)
	case invested && len(c.Costs) == 1 && c.Costs[0].Name != "":
		k := c.Costs[0]
		return upper(definite(lower(k.Name))) + " " + verb(k.Name, "costs", "cost") + " " + prose(k.Amount)
	case invested:
		return "It takes " + prose(c.Investment.Quantity) + partsOf(c)
	case !e.Cash.IsZero() && !e.Running.IsZero():
		return "It brings " + prose(e.Cash) + " in cash and costs " + runningSum(c) + " to run"
	case !e.Running.IsZero():
		return "It costs " + runningSum(c) + " to run"
	case !e.Cash.IsZero():
		return "It brings " + prose(e.Cash) + " in cash"
	}
	return "It brings " + prose(e.Time) + " in " + timeWords(c)
}

func partsOf(c *content.Money) string {
	if n := len(c.Costs); n > 1 {
		return ", in " + loc.Cardinal(n) + " parts"
	}
	return ""
}

// timeCounted says that time is counted beside cash.
func timeCounted(c *content.Money) string {
	return timeWords(c) + " is counted"
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
		text := "the one-off sum is for " + definite(lower(parts[0].Name)) + spentIn(c, parts[0]) +
			", the yearly one for " + definite(lower(running[0].Name)) + bracket(monthly(running[0].Amount))
		if f := flowsFrom(c, running[0], false); f != "" {
			text += ", " + f
		}
		return sentence(text), fs
	}
	out := investmentSentence(c, parts, returns)
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
	sum := theSum(c.Investment.Quantity)
	switch {
	case len(parts) > 1 && !c.Investment.IsZero():
		return sentence(sum, " pays ", shares(c, parts))
	case len(parts) == 1 && len(c.Costs) == 1 && !returns:
		return "No return is counted against it."
	case len(parts) == 1:
		return sentence(sum, " pays for ", definite(lower(parts[0].Name)), spentIn(c, parts[0]))
	}
	return ""
}

// shares lists what a sum pays for: each with its amount, and when, where it is
// not all at the start.
func shares(c *content.Money, parts []*content.CostItem) string {
	dated := slices.ContainsFunc(parts, func(k *content.CostItem) bool { return spentIn(c, k) != "" })
	write := prose
	if slices.ContainsFunc(parts, func(k *content.CostItem) bool { return oddThousands(k.Amount) }) {
		write = inFull // so that a pencil can add them up
	}
	texts := make([]string, len(parts))
	for i, k := range parts {
		when := spentIn(c, k)
		if dated && when == "" {
			when = " at the start"
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
		texts = append(texts, "running it costs "+prose(sum)+what+since)
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
	return "from " + loc.When(k.Start)
}

// monthly is a recurring amount as it was captured, where that is not by the
// year.
func monthly(q figures.Quantity) string {
	if q.Per == narrative.PerYear {
		return ""
	}
	return prose(q)
}

// upTo writes a sum that is reached in time only.
func upTo(q figures.Quantity, staggered bool) string {
	if staggered && q.Qualifier == figures.Exact {
		return "up to " + prose(q)
	}
	return prose(q)
}

// runningSum is what running comes to a year, at most where a part of it begins
// later.
func runningSum(c *content.Money) string {
	return upTo(c.Economics.Running, len(byMonth(c)) > 1)
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

// returnLines is the table of returns, in cash and with time counted. A column
// that would count nothing is left out.
func (en English) returnLines(c *content.Money) []content.Line {
	e := c.Economics
	if e.Cash.IsZero() && !e.HasTime && !c.OneOffGains {
		return nil
	}
	inCash := !e.Cash.IsZero() || c.OneOffGains
	t := en.table(6, horizon(e), "Cash only", withTime(c))
	from := facts(e.Facts, c.DateFacts)
	row := func(part, label, cash, timed string) {
		if !e.HasTime {
			timed = ""
		}
		if !inCash {
			cash = ""
		}
		if cash != "" || timed != "" {
			t.add(part, from, label, cash, timed)
		}
	}
	full := tableInFull(c)
	money := func(q figures.Quantity) string {
		q.Per = ""
		if full { // one scale in a column
			return inFull(q)
		}
		return prose(q)
	}
	value := func(q figures.Quantity) string {
		switch {
		case q.IsZero():
			return ""
		case full:
			q.Value = roundedValue(q, c.Investment.Quantity)
			return inFull(q)
		}
		return rounded(q, c.Investment.Quantity)
	}
	since := ""
	switch {
	case len(c.Late) == len(c.CashNames)+len(c.TimeNames) && oneMonth(c.Late):
		since = ", from " + loc.When(c.Late[0].From)
	case slices.ContainsFunc(c.Late, func(k content.CostItem) bool { return k.Amount.Per != "" }):
		since = ", once all of it flows"
	case c.HasGoLive:
		since = ", from go-live"
	}
	row("investment", "Investment", money(c.Investment.Quantity), money(c.Investment.Quantity))
	running := "Running costs a year"
	if len(byMonth(c)) > 1 {
		running += ", once all of them run"
	}
	row("running", running, money(e.Running), money(e.Running))
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

// tableInFull reports whether the amounts of the table are written in full, since
// one of them has to be and the others are no larger than can be read so.
func tableInFull(c *content.Money) bool {
	e := c.Economics
	all := []figures.Quantity{c.Investment.Quantity, e.Running, e.Cash, e.Total, e.NPV, e.NPVTime}
	large := func(q figures.Quantity) bool { return q.Value.Abs().GreaterThanOrEqual(million) }
	return slices.ContainsFunc(all[:4], oddThousands) && !slices.ContainsFunc(all, large)
}

// oneMonth reports whether all of them are counted from the same month.
func oneMonth(ks []content.CostItem) bool {
	for _, k := range ks {
		if k.From != ks[0].From {
			return false
		}
	}
	return len(ks) > 0
}

// withTime heads the column in which time counts beside cash.
func withTime(c *content.Money) string {
	if timeNamed(c) {
		return "With " + timeWords(c)
	}
	return "With time counted"
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
	return sentence(lowerFirst(cells[0]), ": ", list(parts))
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
	if q.Value.LessThan(one) {
		return years(q)
	}
	unit := " years"
	if q.Value.Equal(one) {
		unit = " year"
	}
	return loc.Qualifiers[q.Qualifier] + loc.Fixed(q.Value, 1) + unit
}

// returnNote says how the figures were counted, so that a pencil comes out at
// them, and how far the returns can fall.
func (en English) returnNote(c *content.Money) string {
	e := c.Economics
	if e.Cash.IsZero() && !e.HasTime && !c.OneOffGains {
		return ""
	}
	inCash := !e.Cash.IsZero() || c.OneOffGains
	spends := c.Investment.Value.IsPositive() || !e.Running.IsZero()
	out := en.countedFrom(c)
	payback := !e.Payback.IsZero() || !e.PaybackTime.IsZero()
	value := spends && (inCash && !e.NPV.IsZero() || !e.NPVTime.IsZero())
	recurs := !e.Cash.IsZero() || !e.Time.IsZero() || !e.Running.IsZero()
	if value && recurs {
		how := "in the net present value, recurring amounts fall at the end of each year from their start"
		if e.PartYear {
			how += ", and what is left over at the end of the " + count(e.Years, "year", "years") + inBracket(c.End)
		}
		if payback {
			how += "; payback is counted by the month"
		}
		out = join(out, sentence(how))
	} else if payback {
		out = join(out, "Payback is counted by the month.")
	}
	if e.Early {
		out = join(out, "What is dated before the start is counted at it.")
	}
	if e.Beyond && (value || !e.ROI.IsZero() || !e.ROITime.IsZero()) {
		out = join(out, sentence("what begins after the ", count(e.Years, "year", "years"), " is left out of return and value"))
	}
	if c.Ranges {
		out = join(out, "A range counts at its cautious end.")
	}
	if told, _ := gainSentence(c); told == "" && e.HasTime && !timeNamed(c) {
		if names := named(c.TimeNames); len(names) > 0 {
			out = join(out, sentence("counted as time: ", list(lowered(names))))
		}
	}
	return join(out, sensitivity(c))
}

func named(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == "" })
}

// countedFrom says from which month costs and returns are counted.
func (en English) countedFrom(c *content.Money) string {
	e := c.Economics
	var atStart, atGoLive []string
	dated := false
	if !e.Investment.IsZero() {
		atStart = append(atStart, "investment")
	}
	for i := range c.Costs {
		k := &c.Costs[i]
		dated = dated || spentIn(c, k) != "" && (k.Amount.Per == "" || flowsFrom(c, k, true) != "")
	}
	if len(c.Late) < len(c.CashNames)+len(c.TimeNames) {
		atGoLive = append(atGoLive, "returns")
	}
	if groups := byMonth(c); len(groups) > 0 {
		switch groups[0][0].From {
		case c.Start:
			atStart = append(atStart, "running costs")
		case c.GoLive:
			atGoLive = append(atGoLive, "running costs")
		}
	}
	if !c.HasGoLive {
		atStart, atGoLive = append(atStart, atGoLive...), nil
	}
	var parts []string
	if len(atStart) == 1 && atStart[0] == "investment" {
		parts = append(parts, "investment is counted at the start"+start(c))
	} else if len(atStart) > 0 {
		parts = append(parts, list(atStart)+" are counted from the start"+start(c))
	}
	if len(atGoLive) > 0 {
		are := " are counted"
		if len(parts) > 0 {
			are = ""
		}
		parts = append(parts, list(atGoLive)+are+" from go-live"+inBracket(c.GoLive))
	}
	text := strings.Join(parts, ", ")
	if dated && text != "" {
		text += ", and what has a date of its own from that date"
	}
	told := en.passage()
	told.sentence(text)
	var late []string
	for _, ks := range sameMonth(c) {
		names := make([]string, len(ks))
		for i, k := range ks {
			names[i] = withArticle(lower(k.Name))
		}
		late = append(late, list(names)+" ("+lateFrom(ks[0])+")")
	}
	if len(late) > 0 {
		told.sentence("counted later: ", list(late))
	}
	if dated && text == "" {
		told.add("A cost with a date of its own counts from that date.")
	}
	return told.end()
}

// sameMonth groups what is counted later than go-live by when that is; nothing
// where the table says so of all returns.
func sameMonth(c *content.Money) [][]*content.CostItem {
	if len(c.Late) == len(c.CashNames)+len(c.TimeNames) && oneMonth(c.Late) && c.Late[0].Amount.Per != "" {
		return nil
	}
	var out [][]*content.CostItem
	for i := range c.Late {
		k := &c.Late[i]
		at := slices.IndexFunc(out, func(ks []*content.CostItem) bool { return lateFrom(ks[0]) == lateFrom(k) })
		if at < 0 {
			at = len(out)
			out = append(out, nil)
		}
		out[at] = append(out[at], k)
	}
	return out
}

func lateFrom(k *content.CostItem) string {
	if k.Amount.Per == "" {
		return on(k.From)
	}
	return "from " + loc.When(k.From)
}

// start is the month that all is counted from in a bracket, where it was captured.
func start(c *content.Money) string {
	if c.StartUnsaid {
		return ""
	}
	return inBracket(c.Start)
}

func inBracket(w figures.When) string {
	if w.IsZero() {
		return ""
	}
	return " (" + loc.When(w) + ")"
}

// sensitivity says what is left when the returns come in lower, and how much
// lower they may.
func sensitivity(c *content.Money) string {
	e := c.Economics
	if e.NPV.IsZero() || e.NPVLower.IsZero() || e.Cash.IsZero() || !c.Investment.Value.IsPositive() && e.Running.IsZero() {
		return ""
	}
	less := rounded(e.NPVLower, c.Investment.Quantity)
	if tableInFull(c) {
		less = inFull(figures.Quantity{Qualifier: e.NPVLower.Qualifier, Value: roundedValue(e.NPVLower, c.Investment.Quantity), Unit: e.NPVLower.Unit})
	}
	switch {
	case e.NPV.Value.IsNegative():
		return sentence("in cash alone the net present value over ", count(e.Years, "year", "years"), " is negative")
	case e.NPVLower.Value.IsNegative():
		return sentence("if the returns come in 10 % lower, the net present value in cash turns negative: ", less)
	}
	out := "if the returns come in 10 % lower, the net present value in cash is still " + less
	if !e.BreakEven.IsZero() && e.BreakEven.Value.IsPositive() {
		b := e.BreakEven
		if b.Qualifier != figures.Exact {
			b.Value = b.Value.Round(0)
		}
		out += "; at " + prose(b) + " lower it is gone"
	}
	return sentence(out)
}

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
		t := en.table(len(c.Costs), "Cost", "Amount", "When", "Driven by")
		for i := range c.Costs {
			k := &c.Costs[i]
			t.add(k.ID, t.paper.Facts(k.Own, k.Driver.Facts, startFacts(&c, k)), k.Name, compact(k.Amount), whenSpent(&c, k), k.Driver.Text)
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
		d.Lines = append(d.Lines, paragraph("sizes", sentence(upper(z.Name), ": ", compact(z.Value)), z.Own))
	}
	return d
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
		return "from the start" + start(c)
	case k.Start.IsZero():
		if c.Start.IsZero() && !datedCost(c) {
			return ""
		}
		return "at the start" + start(c)
	case recurs:
		return "from " + loc.When(k.Start)
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
			if !yearly.Start.IsZero() && yearly.From != once.From {
				then = ", then "
			}
			return upper(compact(e.Investment)) + " for " + definite(lower(once.Name)) + then + runningSum(c) + " for " + definite(lower(yearly.Name)), fs
		}
		return upper(compact(e.Investment)) + " once, and " + runningSum(c) + " to run", fs
	}
	heading := upper(count(len(c.Costs), "cost item", "cost items"))
	for _, k := range c.Costs {
		if k.Driver.Has() {
			return heading + " and what drives them", nil
		}
	}
	return heading, nil
}
