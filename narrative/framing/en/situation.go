package en

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// headlineWords is how long a heading made from a clause may be.
const headlineWords = 11

// ExecutiveSituation tells what hurts and why now.
func (English) ExecutiveSituation(c content.Situation) content.Draft {
	if len(c.Problems) == 0 && len(c.Drivers) == 0 {
		return content.Draft{}
	}
	d, told := situationHeading(c)
	addProblems(&d, c, told)
	for i, p := range c.Consequences {
		d.Lines = append(d.Lines, paragraph("consequence/"+number(i+1), sentence(p.Text), p.Facts))
	}
	for i := range c.Drivers {
		dr := &c.Drivers[i]
		text := driverSentence(dr)
		fs := facts(dr.Event.Facts, dr.Effect.Facts)
		if c.Deadline == dr {
			if s := margin(c); s != "" {
				text = join(text, s)
				fs = facts(fs, c.PlanFacts)
			}
		}
		d.Lines = append(d.Lines, paragraph(dr.ID, text, fs))
	}
	return d
}

// situationHeading makes the heading from the first problem and says which
// part of its clause the heading has told already.
func situationHeading(c content.Situation) (content.Draft, string) {
	var d content.Draft
	if len(c.Problems) == 0 {
		dr := c.Drivers[0]
		for _, p := range []content.Phrase{dr.Event, dr.Effect} {
			if h := headline(p.Text, headlineWords); h != "" && len(c.Drivers)+words(dr.Effect.Text) > 1 {
				d.Heading, d.Facts = h, p.Facts
				break
			}
		}
		if d.Heading == "" {
			d.Heading = "Why now"
		}
		return d, ""
	}
	p := c.Problems[0]
	if p.Headline.Has() {
		d.Heading, d.Facts = upper(p.Headline.Text), p.Headline.Facts
		return d, ""
	}
	clauses := split(p.Body.Text)
	more := len(clauses) > 1 || len(c.Problems) > 1 || len(c.Drivers) > 0 || p.Evidence.Has() || len(c.Consequences) > 0
	if more && words(clauses[0]) <= headlineWords {
		d.Heading, d.Facts = upper(clauses[0]), p.Body.Facts
		return d, clauses[0]
	}
	if h := headline(clauses[0], headlineWords); h != "" && words(h)+3 <= words(clauses[0]) {
		d.Heading, d.Facts = h, p.Body.Facts
		return d, ""
	}
	if c.Deadline != nil {
		if h := headline(c.Deadline.Event.Text, headlineWords); h != "" && c.Deadline.Effect.Has() {
			d.Heading, d.Facts = h, c.Deadline.Event.Facts
			c.Deadline.Event = content.Phrase{}
			return d, ""
		}
	}
	if n := len(c.Problems); n > 1 {
		d.Heading = upper(count(n, "problem", "problems")) + " with one answer"
		return d, ""
	}
	d.Heading = "What stands in the way"
	return d, ""
}

// split takes a text apart into clauses that can stand alone.
func split(text string) []string {
	var out []string
	for _, part := range strings.Split(text, "; ") {
		for {
			i := clauseBreak(part)
			if i < 0 {
				break
			}
			out = append(out, part[:i])
			part = part[i+len(", and "):]
		}
		out = append(out, part)
	}
	return out
}

// clauseBreak finds ", and " between two clauses, each with a verb of its own
// as far as can be told from their length; not within a list.
func clauseBreak(s string) int {
	i := strings.Index(s, ", and ")
	if i < 0 || words(s[:i]) < 4 || words(s[i+6:]) < 4 || strings.Contains(s[:i], ", ") {
		return -1
	}
	return i
}

// addProblems tells each problem, without what the heading told.
func addProblems(d *content.Draft, c content.Situation, told string) {
	for i, p := range c.Problems {
		text := ""
		for _, clause := range split(p.Body.Text) {
			if i == 0 && told != "" && clause == told {
				continue
			}
			text = join(text, sentence(clause))
		}
		if i > 0 || told == "" {
			text = ""
			for _, clause := range strings.Split(p.Body.Text, "; ") {
				text = join(text, sentence(clause))
			}
		}
		if text != "" {
			d.Lines = append(d.Lines, paragraph(p.ID, text, p.Body.Facts))
		}
	}
}

// driverSentence joins event and effect.
func driverSentence(d *content.Driver) string {
	switch {
	case !d.Effect.Has():
		return sentence(d.Event.Text)
	case !d.Event.Has():
		return sentence(d.Effect.Text)
	case words(d.Event.Text)+words(d.Effect.Text) > 22:
		return join(sentence(d.Event.Text), sentence(d.Effect.Text))
	}
	return sentence(d.Event.Text + "; " + lower(d.Effect.Text))
}

// margin says how the plan's end lies to the deadline.
func margin(c content.Situation) string {
	if c.Deadline == nil || c.End.IsZero() || c.End.Precision() < figures.MonthP {
		return ""
	}
	day := c.Deadline.Date
	months := figures.MonthsBetween(c.End, day)
	started := ""
	if !c.Start.IsZero() {
		started = "started " + on(c.Start) + ", "
	}
	switch {
	case months > 0 && c.End.Last().Before(day.Last()):
		return sentence(pick(c.Seed, 1,
			started+"the work is finished "+count(months, "month", "months")+" before",
			"the plan ends "+on(c.End)+", "+count(months, "month", "months")+" earlier",
			"that leaves "+count(months, "month", "months")+" to spare once the work is done "+on(c.End)))
	case months < 0:
		return sentence("the plan ends " + count(-months, "month", "months") + " after that, " + on(c.End))
	case c.End.Last().After(day.Last()):
		return sentence("the plan ends only just after that, " + on(c.End))
	}
	return sentence("the plan ends just in time, " + on(c.End))
}

// EngineeringSituation tells the causes, and what the baselines amount to.
func (English) EngineeringSituation(c content.Situation) content.Draft {
	if len(c.Problems) == 0 {
		return content.Draft{}
	}
	c.Drivers, c.Deadline = nil, nil
	down := downtime(c.Downtime)
	heading := c
	if down != "" {
		heading.Drivers = []content.Driver{{}} // there will be a body
	}
	d, told := situationHeading(heading)
	addProblems(&d, c, told)
	for _, p := range c.Problems {
		if p.Evidence.Has() {
			text := "evidence: " + p.Evidence.Text
			d.Lines = append(d.Lines, paragraph(p.ID+"/evidence", sentence(text), p.Evidence.Facts))
		}
	}
	if down != "" {
		d.Lines = append(d.Lines, paragraph("downtime", down, []string{c.Downtime[0].ID}))
	}
	if len(d.Lines) == 0 { // the heading told all there is
		d.Lines = append(d.Lines, paragraph(c.Problems[0].ID, sentence(c.Problems[0].Body.Text), c.Problems[0].Body.Facts))
		d.Heading = "The root cause"
	}
	return d
}

// hoursAMonth is a month of 30 days, as error budgets are usually counted.
var hoursAMonth = decimal.NewFromInt(720)

// downtime says what an availability means in hours a month.
func downtime(os []*content.Outcome) string {
	if len(os) == 0 || os[0].Baseline.IsZero() {
		return ""
	}
	o := os[0]
	return sentence(compact(o.Baseline) + " " + lower(bare(o.Measure)) + " is " + downtimeOf(o.Baseline) + " of downtime a month")
}

// downtimeOf is what is missing of an availability, as time a month.
func downtimeOf(q figures.Quantity) string {
	h := decimal.NewFromInt(100).Sub(q.Mid()).Mul(hoursAMonth).Div(decimal.NewFromInt(100))
	unit := "h"
	if h.LessThan(decimal.NewFromInt(1)) {
		h, unit = h.Mul(decimal.NewFromInt(60)), "min"
	}
	digits := int32(2)
	return compact(figures.Quantity{Qualifier: figures.Exact, Value: figures.Significant(h, digits), Unit: unit})
}

// Stakes tells executives the cost of doing nothing.
func (English) Stakes(c content.Stakes) content.Draft {
	var d content.Draft
	if c.Thin() {
		return d // the situation tells it
	}
	monthly := c.CashMonth.Value
	paid := !c.CashMonth.IsZero() && monthly.IsPositive()
	if paid {
		d.Heading = pick(c.Seed, 1,
			"Every month of delay costs "+rounded(c.CashMonth.Quantity),
			"Waiting costs "+rounded(c.CashMonth.Quantity)+" a month",
			"A month lost is "+rounded(c.CashMonth.Quantity)+" lost")
		d.Facts = c.CashMonth.Facts
		d.Lines = append(d.Lines, paragraph("cash", cashSentence(c), c.Cash.Facts))
	}
	rest := c.Consequences
	if !paid {
		switch {
		case len(rest) == 0:
			return content.Draft{}
		case len(rest) > 1 && headline(rest[0].Text, headlineWords) == upper(rest[0].Text):
			d.Heading, d.Facts = upper(rest[0].Text), rest[0].Facts
			rest = rest[1:]
		default:
			d.Heading, d.Facts, rest = consequenceHeading(c)
		}
	}
	for i, p := range rest {
		d.Lines = append(d.Lines, paragraph("consequence/"+number(i+1), sentence(p.Text), p.Facts))
	}
	if len(c.Monthly) > 0 {
		o := c.Monthly[0]
		d.Lines = append(d.Lines, paragraph("monthly", another(o, c.Seed), []string{o.ID}))
	}
	if len(d.Lines) == 0 {
		if o := firstStanding(c); o != nil {
			d.Lines = append(d.Lines, paragraph("standing", standing(o), []string{o.ID}))
		} else {
			d.Lines = append(d.Lines, paragraph("consequence/1", sentence(c.Consequences[0].Text), c.Consequences[0].Facts))
			d.Heading, d.Facts = "What waiting means", nil
		}
	}
	return d
}

// consequenceHeading heads the stakes with the first part of the first
// consequence, where the rest of it can stand alone.
func consequenceHeading(c content.Stakes) (string, []string, []content.Phrase) {
	first := c.Consequences[0]
	clauses := split(first.Text)
	hasMore := len(clauses) > 1 || len(c.Consequences) > 1 || len(c.Monthly) > 0 || firstStanding(c) != nil
	if hasMore && words(clauses[0]) <= headlineWords+2 {
		rest := c.Consequences[1:]
		if len(clauses) > 1 {
			tail := content.Phrase{Text: strings.Join(clauses[1:], "; "), Facts: first.Facts}
			rest = append([]content.Phrase{tail}, rest...)
		}
		return upper(clauses[0]), first.Facts, rest
	}
	if h := headline(first.Text, headlineWords); h != "" && words(h)+3 <= words(first.Text) {
		return h, first.Facts, c.Consequences
	}
	return "What waiting means", nil, c.Consequences
}

func firstStanding(c content.Stakes) *content.Outcome {
	if len(c.Standing) > 0 {
		return c.Standing[0]
	}
	return nil
}

// standing says what stays as it is.
func standing(o *content.Outcome) string {
	return sentence("until something changes, " + lower(o.Measure) + " " + verb(o.Measure, "stays", "stay") + " at " +
		loc.Quantity(o.Baseline, figures.Form{DropNoun: true}))
}

// cashSentence shows where the monthly sum comes from.
func cashSentence(c content.Stakes) string {
	s := "it is a twelfth of " + prose(c.Cash.Quantity)
	if !c.Running.IsZero() {
		s = "it is a twelfth of " + prose(c.Cash.Quantity) + ", less " + prose(c.Running) + " of running costs,"
	}
	if len(c.Benefits) > 0 {
		s += " from " + list(c.Benefits)
	}
	return sentence(s + ", counted in cash")
}

// another says what each month brings again.
func another(o *content.Outcome, seed uint32) string {
	n := o.Baseline.Value
	number := loc.Number(n)
	if n.IsInteger() && n.LessThan(decimal.NewFromInt(13)) {
		number = loc.Cardinal(int(n.IntPart()))
	}
	what := ""
	if unit := o.Baseline.Unit; unit != "" {
		what = loc.Noun(unit, n)
		if strings.HasPrefix(strings.ToLower(o.Measure), strings.ToLower(unit)) {
			what = lower(o.Measure)
		}
	} else if isPlural(o.Measure) {
		what = lower(o.Measure)
	} else {
		return standing(o)
	}
	if o.Baseline.Qualifier != figures.Exact {
		number = strings.TrimSuffix(loc.Quantity(o.Baseline, figures.Form{DropNoun: true, DropPer: true}), " ")
	}
	return sentence(pick(seed, 3,
		"with it come another "+number+" "+what,
		"each month also brings another "+number+" "+what,
		"another "+number+" "+what+" come on top"))
}

// Limits tells engineers what bounds the work.
func (English) Limits(c content.Limits) content.Draft {
	if len(c.All) == 0 {
		return content.Draft{}
	}
	n := map[narrative.Kind]int{}
	for _, l := range c.All {
		n[l.Kind]++
	}
	var parts []string
	if k := n[narrative.KindConstraint]; k > 0 {
		parts = append(parts, count(k, "constraint", "constraints"))
	}
	if k := n[narrative.KindAssumption]; k > 0 {
		parts = append(parts, count(k, "assumption", "assumptions"))
	}
	if k := n[narrative.KindNonGoal]; k > 0 {
		parts = append(parts, count(k, "non-goal", "non-goals"))
	}
	var d content.Draft
	if len(c.All) == 1 {
		l := c.All[0]
		clauses := split(l.Statement.Text)
		text := sentence(because(l))
		d.Heading = upper(pick(c.Seed, 1, "one limit is set", "one thing is given"))
		if l.Kind == narrative.KindNonGoal {
			d.Heading = "One thing is left out"
		}
		if l.Reason.Has() && words(clauses[0]) <= headlineWords && len(clauses) == 1 {
			d.Heading, d.Facts = upper(l.Statement.Text), l.Statement.Facts
			text = sentence("the reason: " + lower(l.Reason.Text))
		}
		d.Lines = append(d.Lines, paragraph(l.ID, text, l.Statement.Facts, l.Reason.Facts))
		return d
	}
	d.Heading = upper(list(parts)) + " " + pick(c.Seed, 1, "bound the work", "set the frame", "mark the limits")
	leads := map[narrative.Kind]string{
		narrative.KindConstraint: "Given", narrative.KindAssumption: "Assumed", narrative.KindNonGoal: "Left out",
	}
	for _, l := range c.All {
		line := item(l.ID, "", l.Statement.Facts, l.Reason.Facts)
		line.Lead = leads[l.Kind]
		line.Text = sentence(line.Lead + ": " + lower(because(l)))
		d.Lines = append(d.Lines, line)
	}
	return d
}

// because joins a statement and its reason.
func because(l content.Limit) string {
	if !l.Reason.Has() {
		return l.Statement.Text
	}
	reason := lower(l.Reason.Text)
	if strings.HasPrefix(reason, "because ") || strings.HasPrefix(reason, "since ") || strings.HasPrefix(reason, "as ") || strings.HasPrefix(reason, "so ") {
		return l.Statement.Text + ", " + reason
	}
	return l.Statement.Text + ", because " + reason
}
