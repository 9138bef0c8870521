package en

import (
	"strings"
	"time"

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
		if c.Deadline == dr || dr.Firm {
			if s := margin(c, dr); s != "" {
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
	if more && words(clauses[0]) <= headlineWords+2 {
		d.Heading, d.Facts = upper(clauses[0]), p.Body.Facts
		return d, clauses[0]
	}
	if c.Deadline != nil && c.Deadline.Effect.Has() {
		if h := headline(c.Deadline.Event.Text, headlineWords); h != "" {
			d.Heading, d.Facts = h, c.Deadline.Event.Facts
			c.Deadline.Event = content.Phrase{}
			return d, ""
		}
	}
	if len(c.Downtime) > 0 && c.Downtime[0].Baseline.Unit == "%" && c.Down {
		d.Heading, d.Facts = strings.TrimSuffix(downtime(c.Downtime), "."), []string{c.Downtime[0].ID}
		return d, ""
	}
	if h := headline(clauses[0], headlineWords); h != "" && words(h)+3 <= words(clauses[0]) {
		d.Heading, d.Facts = h, p.Body.Facts
		return d, ""
	}
	if n := len(c.Problems); n > 1 {
		d.Heading = upper(count(n, "problem", "problems")) + " with one answer"
		return d, ""
	}
	if words(p.Body.Text) <= 18 && more {
		d.Heading, d.Facts = upper(p.Body.Text), p.Body.Facts
		return d, p.Body.Text
	}
	if h := firstClause(p.Body.Text, headlineWords+2); h != "" {
		d.Heading, d.Facts = upper(h), p.Body.Facts
		return d, ""
	}
	d.Heading = "It comes down to one problem"
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
		if i == 0 && told == p.Body.Text {
			continue
		}
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

// margin says how the plan's end lies to a driver's date.
func margin(c content.Situation, d *content.Driver) string {
	if c.End.IsZero() || c.End.Precision() < figures.MonthP || d.Date.Precision() < figures.Quarter {
		return ""
	}
	that := "that"
	if when := loc.When(d.Date); !strings.Contains(d.Event.Text, when) && !strings.Contains(d.Effect.Text, when) {
		that = when
	}
	switch {
	case c.End.Last().Before(d.Date.First()):
		if d != c.Deadline {
			return ""
		}
		gap := apart(c.End.Last(), d.Date.First())
		if c.End.Precision() == figures.MonthP && d.Date.Precision() == figures.MonthP {
			gap = count(figures.MonthsBetween(c.End, d.Date), "month", "months")
		}
		if !c.Start.IsZero() && index(c.Seed, 1, 2) == 0 {
			return sentence("started " + on(c.Start) + ", the work is finished " + gap + " before " + that)
		}
		return sentence("the plan ends " + on(c.End) + ", " + gap + " before " + that)
	case c.End.Last().After(d.Date.Last()):
		gap := apart(d.Date.Last(), c.End.Last())
		if d.Date.Precision() == figures.MonthP && c.End.Precision() == figures.MonthP {
			gap = count(figures.MonthsBetween(d.Date, c.End), "month", "months")
		}
		return sentence("the plan ends " + on(c.End) + ", " + gap + " after " + that)
	}
	return sentence("the plan ends in the same " + map[bool]string{true: "month", false: "quarter"}[d.Date.Precision() >= figures.MonthP])
}

// apart says how far apart two days are: in months from one on, in weeks below.
// To the last day of a month counts as to the first of the next.
func apart(from, to time.Time) string {
	if n := max(wholeMonths(from, to), wholeMonths(from, to.AddDate(0, 0, 1))); n > 0 {
		return count(n, "month", "months")
	}
	days := int(to.Sub(from).Hours()/24 + 0.5)
	if weeks := (days + 3) / 7; weeks > 0 {
		return count(weeks, "week", "weeks")
	}
	return count(max(days, 1), "day", "days")
}

// wholeMonths counts the whole months from a day to a later one. From the last
// day of a month to the last day of another is whole.
func wholeMonths(from, to time.Time) int {
	n := (to.Year()-from.Year())*12 + int(to.Month()-from.Month())
	if to.Day() < from.Day() && to.AddDate(0, 0, 1).Day() != 1 {
		n--
	}
	return max(n, 0)
}

// EngineeringSituation tells the causes, and what the baselines amount to.
func (English) EngineeringSituation(c content.Situation) content.Draft {
	if len(c.Problems) == 0 {
		return content.Draft{}
	}
	c.Drivers, c.Deadline = nil, nil
	down := downtime(c.Downtime)
	c.Down = down != ""
	d, told := situationHeading(c)
	if told == "" && c.Down && d.Heading == strings.TrimSuffix(down, ".") {
		down = ""
	}
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
		d.Heading = "It comes down to one cause"
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
	return sentence(compact(o.Baseline) + " " + lower(bare(o.Measure)) + " means " + downtimeOf(o.Baseline) + " of downtime a month")
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
		if len(c.Consequences) > 0 {
			return content.Draft{Silent: toldWith("what the problem leads to", "situation", narrative.Executive)}
		}
		return content.Draft{}
	}
	rest := c.Consequences
	if !c.CashMonth.IsZero() && c.CashMonth.Value.IsPositive() {
		sum := rounded(c.CashMonth.Quantity, figures.Quantity{})
		d.Heading = upper(pick(c.Seed, 1, "every month of delay costs "+sum, "waiting costs "+sum+" a month"))
		d.Facts = c.CashMonth.Facts
		d.Lines = append(d.Lines, paragraph("cash", cashSentence(c), c.Cash.Facts))
	} else {
		d.Heading, d.Facts, rest = consequenceHeading(c)
	}
	for i, p := range rest {
		d.Lines = append(d.Lines, paragraph("consequence/"+number(i+1), sentence(p.Text), p.Facts))
	}
	if len(c.Monthly) > 0 {
		o := c.Monthly[0]
		d.Lines = append(d.Lines, paragraph("monthly", another(o), []string{o.ID}))
	}
	if o := firstStanding(c); len(d.Lines) == 0 && o != nil {
		d.Lines = append(d.Lines, paragraph("standing", standing(o), []string{o.ID}))
	}
	return d
}

// consequenceHeading heads the stakes with a whole consequence where something
// else is left for the text, and otherwise with what stays as it is.
func consequenceHeading(c content.Stakes) (string, []string, []content.Phrase) {
	if len(c.Consequences) > 0 {
		first := c.Consequences[0]
		more := len(c.Consequences) > 1 || len(c.Monthly) > 0 || firstStanding(c) != nil
		if more && words(first.Text) <= 17 {
			return upper(first.Text), first.Facts, c.Consequences[1:]
		}
		if clauses := split(first.Text); len(clauses) > 1 && words(clauses[0]) <= 17 {
			tail := content.Phrase{Text: strings.Join(clauses[1:], "; "), Facts: first.Facts}
			return upper(clauses[0]), first.Facts, append([]content.Phrase{tail}, c.Consequences[1:]...)
		}
	}
	if o := firstStanding(c); o != nil {
		return strings.TrimSuffix(standing(o), "."), []string{o.ID}, c.Consequences
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
	subject, many := subjectOf(o)
	subject = withArticle(subject)
	stays := "stays"
	if many {
		stays = "stay"
	}
	return sentence("until something changes, " + subject + " " + stays + " at " + baselineOf(o.Baseline, figures.Form{DropNoun: true}))
}

// cashSentence shows where the monthly sum comes from.
func cashSentence(c content.Stakes) string {
	from := ""
	if len(c.Benefits) > 0 {
		from = " from " + list(lowered(c.Benefits))
	}
	if c.Running.IsZero() {
		return sentence("it is a twelfth of " + prose(c.Cash.Quantity) + from + ", in cash")
	}
	net := c.Cash.Quantity
	net.Value = net.Value.Sub(c.Running.Value)
	gross, running := c.Cash.Quantity, c.Running
	running.Per = ""
	return sentence("it is a twelfth of " + prose(net) + ": " + prose(gross) + " in cash" + from + ", less " + prose(running) + " of running costs")
}

// another says what each month brings again, and what it would bring.
func another(o *content.Outcome) string {
	measure := lower(bare(o.Measure))
	unit := o.Baseline.Unit
	named := unit == "" && isPlural(measure) || unit != "" && strings.HasPrefix(strings.ToLower(measure), strings.ToLower(unit))
	if !named || o.Baseline.Qualifier != figures.Exact || o.Target.Qualifier != figures.Exact {
		return standing(o)
	}
	return sentence("each month also brings " + loc.Number(o.Baseline.Value) + " " + measure + "; the target is " + loc.Number(o.Target.Value))
}
