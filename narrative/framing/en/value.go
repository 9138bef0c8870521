package en

import (
	"slices"
	"strings"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// ExecutiveValue tells the outcomes, baseline to target, and who asked.
func (en English) ExecutiveValue(c content.Value) content.Draft {
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
	t := en.table(len(c.Outcomes)+1, "Measure", "Today", "Target", "By", "Asked for by")
	for _, o := range c.Outcomes {
		measure, baseline, target := outcomeCells(o, figures.Form{})
		date := ""
		if !o.Date.IsZero() {
			date = dueCell(o.Date)
			if o.Flows {
				date = "from " + onward(o.Date)
			}
		}
		if target == "" && o.Sentence.Has() {
			target = o.Sentence.Text
		}
		t.add(o.ID, t.paper.Facts(o.Own, peopleFacts(o.AskedBy)), measure, baseline, target, date, askers(o.AskedBy))
	}
	d.Lines = t.lines("outcomes")
	for _, o := range c.Untold {
		d.Lines = append(d.Lines, paragraph(o.ID+"/sentence", sentence(o.Sentence.Text), []string{o.ID}, o.Sentence.Facts))
	}
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
	case promised == n && sure && asked > 0:
		return upper(loc.Cardinal(n)) + " results are promised" + lastOf(c.Outcomes)
	case promised == n && sure:
		return upper(loc.Cardinal(n)) + " measures will show" + lastOf(c.Outcomes) + " that it works"
	}
	return upper(pick(c.Seed, 1, loc.Cardinal(n)+" measures will show that it works", "success is measured in "+loc.Cardinal(n)+" ways"))
}

// reached is when an outcome is reached: what flows from a date on is so from its
// first day.
func reached(o *content.Outcome) figures.When {
	if !o.Flows || o.Date.IsZero() {
		return o.Date
	}
	first := o.Date.First()
	return figures.Month(first.Year(), first.Month())
}

// lastOf is the date by which the last of some outcomes is reached.
func lastOf(os []*content.Outcome) string {
	last := reached(os[0])
	day := last.Last()
	for _, o := range os[1:] {
		if d := reached(o).Last(); d.After(day) {
			last, day = reached(o), d
		}
	}
	return " by " + due(last)
}

// oneOutcome tells a single outcome in sentences; a table of one row looks
// filled in. Its figures are the heading.
func oneOutcome(c content.Value) content.Draft {
	o := c.Outcomes[0]
	d := content.Draft{Heading: inFigures(o, figures.Form{}), Facts: facts(o.Own, o.Sentence.Facts)}
	text := ""
	if len(o.AskedBy) > 0 {
		text = sentence(list(theRoles(o.AskedBy)), " asked for this")
	}
	if o.Doubtful {
		text = join(text, "The target is still uncertain.")
	}
	if text == "" && c.Told == o.ID && !o.Date.IsZero() && !o.Sentence.Has() {
		undated := *o
		undated.Date = figures.When{}
		d.Heading, text = inFigures(&undated, figures.Form{}), sentence("this is due", by(o))
	}
	if text == "" && c.Told == o.ID {
		return content.Draft{Silent: toldWith("the only outcome", "summary", narrative.Executive)}
	}
	if text == "" {
		d.Heading = "One measure decides: " + lower(bare(o.Measure))
		text = sentence(moves(o, figures.Form{}), byUnlessSaid(o))
	}
	d.Lines = append(d.Lines, paragraph(o.ID, text, o.Own, o.Sentence.Facts, peopleFacts(o.AskedBy)))
	return d
}

// saysWhen reports whether a measure tells itself when it is taken.
func saysWhen(measure string) bool {
	ws := strings.Fields(strings.ToLower(measure))
	for i, w := range ws {
		if timesOfMeasures[w] || w == "from" && saysTime(strings.Join(ws[i+1:], " ")) {
			return true
		}
	}
	return false
}

var timesOfMeasures = wordSet("when while during until")

// inFigures heads a single outcome: time to decide a permit: 4 weeks instead of
// 19, by Q4 2027. A sentence of the author's own stands as it is.
func inFigures(o *content.Outcome, f figures.Form) string {
	if o.Sentence.Has() {
		return upper(o.Sentence.Text)
	}
	text := upper(bare(o.Measure)) + ": "
	if o.Baseline.IsZero() || !o.Change.Moves {
		text += valueOf(o, o.Target, f)
	} else {
		text += insteadOf(o, f)
	}
	if when := by(o); when != "" {
		text += "," + when
	}
	return text
}

// byUnlessSaid is the date of an outcome that has no sentence of its own.
func byUnlessSaid(o *content.Outcome) string {
	if o.Sentence.Has() {
		return ""
	}
	return by(o)
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

// outcomeCells writes measure, baseline and target for a table.
func outcomeCells(o *content.Outcome, f figures.Form) (measure, baseline, target string) {
	measure = o.Measure
	if !o.Baseline.IsZero() {
		baseline = baselineOf(o, f)
	}
	if !o.Target.IsZero() {
		target = valueOf(o, o.Target, f)
	}
	// As in a sentence, where "from 22 % to 5 to 7 %" would not do.
	if o.Baseline.Qualifier == figures.Range {
		baseline = strings.Replace(baseline, loc.To, loc.Dash, 1)
	}
	if o.Target.Qualifier == figures.Range {
		target = strings.Replace(target, loc.To, loc.Dash, 1)
	}
	if o.Availability && o.Change.OfRemainder && !f.Compact && o.Change.Factor.Value.GreaterThanOrEqual(two) {
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
	return sentence("the ", plural(len(names), "target", "targets"), " for ", list(names), " ", plural(len(names), "is", "are"), " still uncertain"), fs
}

// EngineeringValue tells the quality goals and how each is verified.
func (en English) EngineeringValue(c content.Value) content.Draft {
	n := len(c.Outcomes)
	if n == 0 {
		return content.Draft{}
	}
	var d content.Draft
	if n == 1 {
		return oneGoal(c)
	}
	d.Heading = goalsHeading(c.Outcomes)
	attributed := !slices.ContainsFunc(c.Outcomes, func(o *content.Outcome) bool { return o.Attribute == "" })
	t := en.table(len(c.Outcomes)+1, "Measure", "Today", "Target", "By", "Verified by")
	for _, o := range c.Outcomes {
		measure, baseline, target := goalCells(o)
		if attributed || o.Attribute == "availability" {
			measure = o.Attribute + ": " + lower(measure)
		}
		if o.Scenario.Has() {
			when := "when " + strings.TrimPrefix(lower(o.Scenario.Text), "when ")
			if saysWhen(measure) { // which the scenario would seem to explain
				measure = upper(when) + ": " + lower(measure)
			} else {
				measure += ", " + when
			}
		}
		date := ""
		if !o.Date.IsZero() {
			date = dueCell(o.Date)
			if o.Flows {
				date = "from " + onward(o.Date)
			}
		}
		t.add(o.ID, t.paper.Facts(o.Own, o.Scenario.Facts, o.Verification.Facts), measure, baseline, target, date, o.Verification.Text)
	}
	d.Lines = t.lines("goals")
	if text, fs := doubtful(c.Outcomes); text != "" {
		d.Lines = append(d.Lines, content.Line{Part: "doubtful", Kind: content.Note, Text: text, Facts: fs})
	}
	if o := c.Source; o != nil {
		d.Lines = append(d.Lines, content.Line{Part: "source", Kind: content.Note, Text: sourceSentence(o), Facts: facts(o.Own, o.Source.Facts)})
	}
	return d
}

// firstOf is the date by which the first of some outcomes is reached.
func firstOf(os []*content.Outcome) string {
	var first figures.When
	var day time.Time
	for _, o := range os {
		if o.Date.IsZero() {
			continue
		}
		if d := reached(o).Last(); first.IsZero() || d.Before(day) {
			first, day = reached(o), d
		}
	}
	return " by " + due(first)
}

// goalsHeading says what is captured of all targets; what only some have is for
// the table.
func goalsHeading(os []*content.Outcome) string {
	verified, dated, flows := 0, 0, false
	for _, o := range os {
		flows = flows || o.Flows && !o.Date.IsZero()
		if o.Verification.Has() {
			verified++
		}
		if !o.Date.IsZero() {
			dated++
		}
	}
	goals := upper(count(len(os), "target", "targets"))
	switch n := len(os); {
	case verified == n:
		return goals + " and how each is verified"
	case dated == n && flows: // from its date on, and not by it
		return goals + ", the last due" + lastOf(os)
	case dated == n:
		if n == 2 {
			return goals + ", both due" + lastOf(os)
		}
		return goals + ", all due" + lastOf(os)
	case dated > 1:
		return goals + ", the first due" + firstOf(os)
	}
	return goals
}

// oneGoal tells a single target, whose figures are the heading where something
// is left to say.
func oneGoal(c content.Value) content.Draft {
	o := *c.Outcomes[0]
	o.Sentence = content.Phrase{}
	if !o.Change.Moves { // a table shows both ends of a quality goal and needs none
		change := narrative.Outcome{Baseline: o.Baseline, Target: o.Target}.Change()
		o.Change = &change
	}
	d := content.Draft{Heading: "One target: " + lower(bare(o.Measure)), Facts: o.Own}
	text := ""
	switch {
	case o.Target.IsZero():
		text = sentence(o.Scenario.Text)
	case o.Scenario.Has():
		text = sentence(moves(&o, figures.Form{Compact: true}), " when ", strings.TrimPrefix(lower(o.Scenario.Text), "when "), by(&o))
	case o.Verification.Has() || c.Source != nil:
		d.Heading = inFigures(&o, figures.Form{Compact: true})
	case c.Told == o.ID:
		return content.Draft{Silent: toldWith("the only target", "summary", narrative.Engineering)}
	default:
		text = sentence(moves(&o, figures.Form{Compact: true}), by(&o))
	}
	if o.Verification.Has() {
		text = join(text, sentence("it is verified by ", o.Verification.Text))
	}
	if o.Doubtful {
		text = join(text, "The target is still uncertain.")
	}
	fs := []string(nil)
	if c.Source != nil {
		text, fs = join(text, sourceSentence(c.Source)), facts(c.Source.Own, c.Source.Source.Facts)
	}
	d.Lines = []content.Line{paragraph(o.ID, text, o.Own, o.Scenario.Facts, o.Verification.Facts, fs)}
	return d
}

// downtimeBound turns the bound of an availability into that of the downtime: of
// at least 99.8 % at most 1.4 h are missing.
func downtimeBound(q figures.Qualifier) string {
	return loc.Qualifiers[map[figures.Qualifier]figures.Qualifier{
		figures.AtLeast: figures.AtMost, figures.MoreThan: figures.LessThan, figures.AtMost: figures.AtLeast, figures.LessThan: figures.MoreThan,
		figures.About: figures.About,
	}[q]]
}

func goalCells(o *content.Outcome) (measure, baseline, target string) {
	measure, baseline, target = outcomeCells(o, figures.Form{Compact: true})
	if o.Availability && !o.Target.IsZero() {
		target += ": " + downtimeBound(o.Target.Qualifier) + downtimeOf(o.Target) + " of downtime a month"
		if !o.Baseline.IsZero() {
			target += " instead of " + downtimeOf(o.Baseline)
		}
	}
	return measure, baseline, strings.TrimSpace(target)
}
