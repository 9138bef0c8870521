package en

import (
	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// told is what the heading of a summary has said already.
type told struct {
	do     bool // what to do
	amount bool // what is asked for
	now    bool // what is released first
	lead   bool // the measure put first and its figures

	figures bool // the measure put first is told by its figures, and what it comes to in a sentence elsewhere
}

// costOfIt says what it costs, where the heading does not, what it costs to run,
// and when the money is back; it is the subject where the sentence before has none
// that is meant.
func costOfIt(c content.Summary, h told, it string) (string, []string) {
	whole := c.Amount
	if c.Investment.Value.GreaterThan(whole.Value) && (c.Investment.Unit == whole.Unit || whole.IsZero()) {
		whole = c.Investment // what is asked for is a part of it
	}
	part := !c.Amount.IsZero() && c.Amount.Value.LessThan(whole.Value)
	runs := !c.Running.IsZero()
	write := oneWay(prose, whole.Quantity, c.Running.Quantity, c.Amount.Quantity)
	sum := write(c.Running.Quantity)
	if c.Staggered && c.Running.Qualifier == figures.Exact {
		sum = "up to " + sum
	}
	once := ""
	if runs {
		once = " once and " + sum + " to run"
	}
	first := ""
	var fs []string
	switch {
	case whole.IsZero() || h.amount && !part:
	case h.amount:
		first = "in all " + it + " costs " + write(whole.Quantity) + once
	case part:
		first = it + " costs " + write(whole.Quantity) + once + "; of the one-off sum, " + write(c.Amount.Quantity) + " is for this decision"
		if !runs {
			first = it + " costs " + write(whole.Quantity) + ", of which " + write(c.Amount.Quantity) + " is for this decision"
		}
	default:
		first = it + " costs " + write(whole.Quantity) + once
	}
	if first != "" {
		fs = facts(c.AskFacts, whole.Facts, amountFacts(c), c.Running.Facts)
	}
	runs = runs && first == "" && h.amount
	if runs {
		fs = facts(fs, c.Running.Facts)
	}
	pays := !c.Payback.IsZero() && !c.PaysLate && (!h.lead || !c.Lead.Target.IsMoney())
	if pays {
		fs = facts(fs, c.Payback.Facts)
	}
	text := join(sentence(first), sentence(backAndRunning(c, it, sum, runs, pays, first != "")))
	if s := paysLate(c); s != "" {
		text, fs = join(text, s), facts(fs, c.Payback.Facts)
	}
	return text, fs
}

// paysLate says of a return that does not come back within the horizon in cash when
// it does, or that it does not.
func paysLate(c content.Summary) string {
	if !c.Returns || !c.PaysLate && !c.Payback.IsZero() || c.Years == 0 {
		return ""
	}
	within := count(c.Years, "year", "years")
	timed := c.PaybackTime
	switch {
	case !timed.IsZero() && timed.Value.LessThanOrEqual(decimal.NewFromInt(int64(c.Years))):
		if !c.CashReturns {
			return sentence("no cash comes back; if time is counted, the money is back after ", years(timed))
		}
		return sentence("the money is back after ", years(timed), " if time is counted; in cash it is not within ", within)
	case timed.IsZero() && c.Payback.IsZero():
		return ""
	}
	return sentence("the money is not back within ", within)
}

// backAndRunning says when the money is back and what it costs to run: by name
// where one thing runs. What is back within two years is told first of the time,
// since that is the news.
func backAndRunning(c content.Summary, it, sum string, runs, pays, more bool) string {
	if more { // the sentence before has named it
		it = "it"
	}
	took := years(c.Payback.Quantity)
	quick := c.Payback.Value.LessThan(two)
	counted := ""
	if runs && pays {
		counted = ", with running costs of " + sum + " counted"
	}
	switch {
	case pays && quick && more:
		return "after " + took + " " + it + " has paid for itself in cash"
	case pays && quick:
		return pick(c.Seed, 15,
			"after "+took+" "+it+" has paid for itself in cash"+counted,
			"the money is back in cash after "+took+counted,
			it+" earns back in cash what it costs within "+took+counted)
	case pays && runs:
		return pick(c.Seed, 9,
			it+" pays for itself in cash in "+took+", running costs of "+sum+" included",
			"running costs "+comeTo(c)+"; with these counted, the money is back in cash after "+took,
			"in cash, the money is back after "+took+", with running costs of "+sum+" counted",
			it+" takes "+took+" to pay for itself in cash, with "+sum+" spent on running it")
	case pays && more:
		return "in cash, " + it + " pays for itself in " + took
	case pays:
		return pick(c.Seed, 12, "the money is back after "+took+", in cash", "in cash, "+it+" pays for itself in "+took, it+" has paid for itself in cash after "+took)
	case runs && c.Runs != "":
		name := definite(lower(c.Runs))
		return since(c) + name + " " + verb(c.Runs, "costs", "cost") + further(c) + sum
	case runs && it != "it":
		return since(c) + it + " costs" + further(c) + sum + " to run"
	case runs:
		return since(c) + "running it costs" + further(c) + sum
	}
	return ""
}

// comeTo says what running costs come to a year: at most, where a part of them
// begins later.
func comeTo(c content.Summary) string {
	if c.Staggered && c.Running.Qualifier == figures.Exact {
		return "reach " + prose(c.Running.Quantity)
	}
	return "come to " + prose(c.Running.Quantity)
}

// further says that a sum comes on top of the one before, where it is one sum.
func further(c content.Summary) string {
	if c.Staggered {
		return " "
	}
	return " a further "
}

// since says from when it costs something to run, where that was captured.
func since(c content.Summary) string {
	if c.RunsFrom.IsZero() {
		return ""
	}
	return "from " + onward(c.RunsFrom) + ", "
}
