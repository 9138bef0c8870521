package en

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

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
	row("payback", "Payback, from "+theStart(c), yearsCell(e.Payback), yearsCell(e.PaybackTime))
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
		out = join(out, "In the net present value, recurring amounts fall at the end of each year from their start.")
		if e.PartYear {
			out = join(out, sentence("those of the last, shorter year fall at the end of the ", count(e.Years, "year", "years"), inBracket(c.End)))
		}
	}
	if payback {
		out = join(out, "Payback is counted by the month.")
	}
	if e.Early {
		out = join(out, sentence("what is dated before ", theStart(c), " is counted at it"))
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
	if !e.Investment.IsZero() {
		atStart = append(atStart, "investment")
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
	switch invested := len(atStart) > 0 && atStart[0] == "investment"; {
	case invested && len(atStart) > 1 && spentLater(c):
		parts = append(parts, "investment is counted when it is spent", list(atStart[1:])+" from "+theStart(c)+start(c))
	case invested && len(atStart) == 1:
		parts = append(parts, "investment is counted "+spentWhen(c))
	case len(atStart) > 0:
		parts = append(parts, list(atStart)+" are counted from "+theStart(c)+start(c))
	}
	if len(atGoLive) > 0 {
		are := " are counted"
		if len(parts) > 0 {
			are = ""
		}
		parts = append(parts, list(atGoLive)+are+" from go-live"+inBracket(c.GoLive))
	}
	text := strings.Join(parts, ", ")
	told := en.passage()
	told.sentence(text)
	var late []string
	for i, ks := range sameMonth(c) {
		names := make([]string, len(ks))
		for i, k := range ks {
			names[i] = withArticle(lower(k.Name))
		}
		are := ""
		if i == 0 {
			are = " " + verb(ks[0].Name, "is", "are") + " counted as well"
			if len(ks) > 1 {
				are = " are counted as well"
			}
		}
		late = append(late, lateFrom(ks[0])+" "+list(names)+are)
	}
	if len(late) > 0 {
		told.sentence(strings.Join(late, ", and "))
	}
	return told.end()
}

// spentWhen says when the investment is counted: at the start, or each part of it when
// it falls.
func spentWhen(c *content.Money) string {
	if spentLater(c) {
		return "when it is spent, from " + theStart(c) + start(c) + " on"
	}
	return "at " + theStart(c) + start(c)
}

// spentLater reports whether a part of the investment falls later than the start.
func spentLater(c *content.Money) bool {
	return slices.ContainsFunc(c.Costs, func(k content.CostItem) bool { return k.Amount.Per == "" && spentIn(c, &k) != "" })
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
	return "from " + onward(k.From)
}

// theStart names the month that all is counted from.
func theStart(c *content.Money) string {
	if c.FromAsk {
		return "the decision"
	}
	return "the start"
}

// start is the month that all is counted from in a bracket, where it is that of the
// plan or of the decision.
func start(c *content.Money) string {
	if c.StartUnsaid && !c.FromAsk {
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
	case e.NPV.Value.IsNegative() && (e.NPVTime.IsZero() || e.NPVTime.Value.IsNegative()):
		if !e.Payback.IsZero() && !e.Rate.IsZero() && e.Payback.Value.LessThanOrEqual(decimal.NewFromInt(int64(e.Years))) { // the heading says that it pays for itself
			return sentence("at ", prose(e.Rate), " a year, what comes back over the ", count(e.Years, "year", "years"), " is worth less than what is spent")
		}
		return "" // the table says so
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
