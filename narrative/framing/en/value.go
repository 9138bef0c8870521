package en

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// ExecutiveValue tells the outcomes, baseline to target, and who asked.
func (English) ExecutiveValue(c content.Value) content.Draft {
	n := len(c.Outcomes)
	if n == 0 {
		return content.Draft{}
	}
	var d content.Draft
	if n == 1 {
		return oneOutcome(c)
	}
	asked := 0
	for _, o := range c.Outcomes {
		if len(o.AskedBy) > 0 {
			asked++
		}
	}
	d.Heading = valueHeading(c, asked)
	t := newTable(len(c.Outcomes), "Measure", "Today", "Target", "By", "Asked for by")
	for _, o := range c.Outcomes {
		measure, baseline, target := outcomeCells(o, figures.Form{})
		date := ""
		if !o.Date.IsZero() {
			date = loc.When(o.Date)
			if o.FromGoLive {
				date = "from " + date
			}
		}
		if target == "" && o.Sentence.Has() {
			target = o.Sentence.Text
		}
		t.add(o.ID, facts([]string{o.ID}, peopleFacts(o.AskedBy...)), measure, baseline, target, date, askers(o.AskedBy))
	}
	d.Lines = t.lines("outcomes")
	if note, fs := doubtful(c.Outcomes); note != "" {
		d.Lines = append(d.Lines, content.Line{Part: "doubtful", Kind: content.Note, Text: note, Facts: fs})
	}
	return d
}

func valueHeading(c content.Value, asked int) string {
	n := len(c.Outcomes)
	promised, sure := 0, true
	for _, o := range c.Outcomes {
		if !o.Date.IsZero() {
			promised++
		}
		sure = sure && !o.Doubtful
	}
	switch {
	case asked == n && n == 2 && sure:
		return "Two promises, both with a name behind them"
	case asked == n && sure:
		return upper(loc.Cardinal(n)) + pick(c.Seed, 1, " promises, each with a name behind it", " promises, and someone asked for each")
	case promised == n && sure:
		return upper(loc.Cardinal(n)) + pick(c.Seed, 1, " measures will show that it works, each by a date", " results are promised, each by a date")
	}
	return upper(pick(c.Seed, 1, loc.Cardinal(n)+" measures will show that it works", "success is measured in "+loc.Cardinal(n)+" ways"))
}

// oneOutcome tells a single outcome in sentences; a table of one row looks
// filled in.
func oneOutcome(c content.Value) content.Draft {
	o := c.Outcomes[0]
	d := content.Draft{Heading: "One measure decides: " + lower(bare(o.Measure)), Facts: []string{o.ID}}
	who := list(theRoles(o.AskedBy))
	asks := who + " " + plural(len(o.AskedBy), "asks", "ask") + " for it"
	var text string
	switch {
	case c.Told != o.ID:
		text = sentence(moves(o, figures.Form{}) + map[bool]string{true: "", false: by(o)}[o.Sentence.Has()])
		if who != "" {
			text = join(text, sentence(asks))
		}
	case who != "":
		text = sentence(asks + by(o))
	case !o.Date.IsZero():
		text = sentence("it is due" + by(o))
	default:
		return content.Draft{Silent: true}
	}
	d.Lines = append(d.Lines, paragraph(o.ID, text, []string{o.ID}, o.Sentence.Facts, peopleFacts(o.AskedBy...)))
	return d
}

func theRoles(ps []content.Person) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = who(p)
	}
	return out
}

func askers(ps []content.Person) string {
	names := make([]string, len(ps))
	for i, p := range ps {
		names[i] = title(p)
	}
	return list(names)
}

// outcomeCells writes measure, baseline and target for a table: the period of
// an amount of money stands with the measure.
func outcomeCells(o *content.Outcome, f figures.Form) (measure, baseline, target string) {
	f.DropNoun = true
	measure = upper(o.Measure)
	if o.Target.IsMoney() && o.Target.Per != "" && (o.Baseline.IsZero() || o.Baseline.Per == o.Target.Per) {
		f.DropPer = true
		if strings.Contains(measure, " in ") || strings.Contains(measure, " to ") || strings.Contains(measure, " of ") {
			measure += ","
		}
		measure += " a " + o.Target.Per
	}
	if !o.Baseline.IsZero() {
		baseline = loc.Quantity(o.Baseline, f)
	}
	if !o.Target.IsZero() {
		target = loc.Quantity(o.Target, f)
	}
	if o.Availability && o.Change.OfRemainder && !f.Compact && o.Change.Factor.Value.GreaterThanOrEqual(decimal.NewFromInt(2)) {
		target += ", " + prose(o.Change.Factor) + " less downtime"
	}
	return measure, baseline, target
}

// doubtful says which targets their author is not sure of.
func doubtful(os []*content.Outcome) (string, []string) {
	var names, fs []string
	for _, o := range os {
		if o.Doubtful {
			names = append(names, withArticle(lower(bare(o.Measure))))
			fs = append(fs, o.ID)
		}
	}
	if len(names) == 0 {
		return "", nil
	}
	return sentence("the " + plural(len(names), "target", "targets") + " for " + list(names) + " " + plural(len(names), "is", "are") + " still uncertain"), fs
}

// EngineeringValue tells the quality goals and how each is verified.
func (English) EngineeringValue(c content.Value) content.Draft {
	n := len(c.Outcomes)
	if n == 0 {
		return content.Draft{}
	}
	var d content.Draft
	verified := 0
	for _, o := range c.Outcomes {
		if o.Verification.Has() {
			verified++
		}
	}
	if n == 1 {
		return oneGoal(c)
	}
	d.Heading = goalsHeading(n, verified)
	t := newTable(len(c.Outcomes), "Measure", "Today", "Target", "By", "Verified by")
	for _, o := range c.Outcomes {
		measure, baseline, target := goalCells(o)
		if o.Scenario.Has() {
			measure += ", when " + strings.TrimPrefix(lower(o.Scenario.Text), "when ")
		}
		date := ""
		if !o.Date.IsZero() {
			date = loc.When(o.Date)
		}
		t.add(o.ID, facts([]string{o.ID}, o.Scenario.Facts, o.Verification.Facts), measure, baseline, target, date, o.Verification.Text)
	}
	d.Lines = t.lines("goals")
	return d
}

func goalsHeading(n, verified int) string {
	goals := upper(count(n, "target", "targets"))
	switch verified {
	case n:
		return goals + " and how each is verified"
	case 0:
		return goals + ", still without a test"
	case 1:
		return goals + ", one of them with a test"
	}
	return goals + ", " + loc.Cardinal(verified) + " of them with a test"
}

func oneGoal(c content.Value) content.Draft {
	o := c.Outcomes[0]
	change := narrative.Outcome{Baseline: o.Baseline, Target: o.Target}.Change() // a table shows both ends and needs none
	clause := moves(&content.Outcome{ID: o.ID, Measure: o.Measure, Baseline: o.Baseline, Target: o.Target, Change: change}, figures.Form{Compact: true})
	if clause == "" {
		clause = o.Scenario.Text
	} else if o.Scenario.Has() {
		clause += " when " + lower(o.Scenario.Text)
	}
	text := sentence(clause + by(o))
	if c.Told == o.ID {
		text = ""
		if !o.Verification.Has() {
			return content.Draft{Silent: true}
		}
	}
	if o.Verification.Has() {
		text = join(text, sentence("it is verified by "+o.Verification.Text))
	}
	return content.Draft{
		Heading: "One target: " + lower(bare(o.Measure)), Facts: []string{o.ID},
		Lines: []content.Line{paragraph(o.ID, text, []string{o.ID}, o.Scenario.Facts, o.Verification.Facts)},
	}
}

func goalCells(o *content.Outcome) (measure, baseline, target string) {
	measure, baseline, target = outcomeCells(o, figures.Form{Compact: true})
	if o.Availability && !o.Target.IsZero() {
		target += ": " + downtimeOf(o.Target) + " of downtime a month"
		if !o.Baseline.IsZero() {
			target += " instead of " + downtimeOf(o.Baseline)
		}
	}
	return measure, baseline, strings.TrimSpace(target)
}
