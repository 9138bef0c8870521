package en

import (
	"strings"

	"github.com/shopspring/decimal"

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
	timedName := ""
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
			timedName = g.Name
			timed = append(timed, text)
		} else {
			cash = append(cash, text)
		}
	}
	if !once && len(cash) <= 1 && len(timed) <= 1 && !toldNowhereElse(c) {
		return "", nil
	}
	comes := " come"
	if len(timed) == 1 {
		comes = " " + verb(timedName, "comes", "come")
	}
	is := func(parts []string) string { return plural(len(parts), "is ", "is made up of ") + list(parts) }
	switch {
	case len(timed) == 0 && len(cash) == 0:
		return "", nil
	case len(timed) == 0:
		if len(cash) > 1 {
			return sentence(pick(c.Seed, 7, "the return in cash "+is(cash), list(cash)+" make up the return in cash")), fs
		}
		return sentence("the return in cash ", is(cash)), fs
	case len(cash) == 0:
		return sentence("what comes back is time: ", list(timed)), fs
	}
	return sentence("the return in cash ", is(cash), "; ", list(timed), comes, " on top as time"), fs
}

// toldNowhereElse reports whether the return is not told as what waiting costs, since
// the project does not pay.
func toldNowhereElse(c *content.Money) bool {
	e := c.Economics
	late := e.Years > 0 && e.Payback.Value.GreaterThan(decimal.NewFromInt(int64(e.Years)))
	return len(c.CashNames) > 0 && (late || !e.NPV.IsZero() && e.NPV.Value.IsNegative())
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
		write := oneWay(prose, c.Investment.Quantity, e.Running)
		return "It takes " + write(c.Investment.Quantity) + " once, and running it costs " + staggered(c, write)
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
