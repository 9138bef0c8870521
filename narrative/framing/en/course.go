package en

import (
	"strconv"
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// Course tells a plan by the days after its start.
func (en English) Course(c content.Course) (opening content.Draft, parts []content.Part) {
	opening = courseOpening(c)
	add := func(label string, d content.Draft) {
		if len(d.Lines) > 0 || d.Heading != "" {
			parts = append(parts, content.Part{Label: label, Draft: d})
		}
	}
	add("Before the start", en.stretch(c.Before, "before"))
	for _, s := range c.Stretches {
		label := "First " + strconv.Itoa(s.Last) + " days"
		if s.First > 1 {
			label = "Days " + strconv.Itoa(s.First) + " to " + strconv.Itoa(s.Last)
		}
		label += ", to " + loc.DayNoYear(figures.Day(s.To.Date()))
		add(label, en.stretch(s, strconv.Itoa(s.Last)))
	}
	add("Later", en.stretch(c.Later, "later"))
	if n := len(parts); n > 0 && len(c.Later.Entries) > 0 {
		parts[n-1].Later = true
	}
	undated := en.stretch(content.Stretch{Entries: c.Undated}, "undated")
	if n := len(c.Undated); n > 0 {
		undated.Heading = upper(count(n, "thing has", "things have")) + " no date yet"
	}
	add("Without a date", undated)
	return opening, parts
}

// CaptureDates says what a plan by days needs.
func (English) CaptureDates() string {
	return "Give the ask the day of the decision, or a phase the date it begins, or a next step the day it is due."
}

// courseOpening says what the days come to.
func courseOpening(c content.Course) content.Draft {
	within, done := 0, []string(nil)
	var fs []string
	for _, s := range c.Stretches {
		within += len(s.Entries)
		for _, e := range s.Entries {
			if e.Moment == content.Ends || e.Moment == content.Takes {
				done = append(done, lower(e.Name.Text))
				fs = facts(fs, e.Facts)
			}
		}
	}
	d := content.Draft{Heading: "The first 90 days, from " + loc.When(c.Start), Facts: fs}
	switch {
	case len(done) == 1:
		d.Heading = "In 90 days " + definite(done[0]) + " " + verb(done[0], "is", "are") + " done"
	case len(done) > 1 && words(list(done)) <= headlineWords:
		d.Heading = "In 90 days " + list(theAll(done)) + " are done"
	case len(done) > 1:
		d.Heading = upper(loc.Cardinal(len(done))) + " phases are done in 90 days"
	}
	start := "day 1 is " + loc.When(c.Start)
	switch {
	case c.Decision && c.From.Has():
		start += ", when " + who(c.From) + " " + does(c.From, "decides", "decide")
	case c.Decision:
		start += ", when the decision is due"
	case c.Work:
		start += ", when the work begins"
	}
	text := sentence(start)
	later := len(c.Later.Entries)
	switch {
	case within > 0 && later > 0:
		text = join(text, sentence(count(within, "thing happens", "things happen"), " in the 90 days from there, ", loc.Cardinal(later), " later"))
	case within > 0:
		text = join(text, sentence(count(within, "thing happens", "things happen"), " in the 90 days from there"))
	}
	d.Lines = []content.Line{paragraph("course", text, c.From.Facts)}
	return d
}

// stretch tells what happens in some days, as a table, and what only goes on.
func (en English) stretch(s content.Stretch, part string) content.Draft {
	var d content.Draft
	if len(s.Entries) == 0 && len(s.GoesOn) == 0 {
		return d
	}
	d.Heading = stretchHeading(s)
	if len(s.Entries) > 0 {
		t := en.table(len(s.Entries), "When", "What", "Who")
		for _, e := range s.Entries {
			t.add(part+"-"+e.ID+"-"+string(e.Moment), e.Facts, entryDate(e), entryText(e), owner(e.Who))
		}
		d.Lines = t.lines(part)
	}
	if len(s.GoesOn) > 0 && len(s.Entries) > 0 {
		names := make([]string, len(s.GoesOn))
		var fs []string
		for i, p := range s.GoesOn {
			names[i] = definite(lower(p.Text))
			fs = facts(fs, p.Facts)
		}
		d.Lines = append(d.Lines, content.Line{
			Part: part + "-on", Kind: content.Note, Facts: fs,
			Text: sentence("meanwhile ", list(names), plural(len(names), " "+verb(s.GoesOn[0].Text, "goes", "go"), " go"), " on"),
		})
	}
	return d
}

// entryDate is when an entry falls, as a cell.
func entryDate(e content.Entry) string {
	switch {
	case e.When.IsZero():
		return ""
	case e.Moment == content.Takes:
		return span(e.When, e.Until)
	case e.Moment == content.Begins, e.Moment == content.Decides && e.When.Precision() == figures.DayP:
		return loc.When(e.When)
	}
	return "by " + due(e.When)
}

// entryText says what happens.
func entryText(e content.Entry) string {
	name := lower(e.Name.Text)
	switch e.Moment {
	case content.Decides:
		if name == "" {
			return "the decision"
		}
		return "decision: " + lowerFirst(e.Name.Text)
	case content.Begins:
		return definite(name) + " " + verb(name, "begins", "begin")
	case content.Ends, content.Takes:
		text := definite(name) + " " + verb(name, "is", "are") + " done"
		if e.Moment == content.Takes {
			text = definite(name) + " " + verb(name, "takes", "take") + " place"
		}
		if e.Deliverable.Has() {
			text += ": " + lower(e.Deliverable.Text)
		}
		if e.Exit.Has() {
			text = join(sentence(text), sentence("done when ", strings.TrimPrefix(lower(e.Exit.Text), "when ")))
		}
		return text
	case content.Answered:
		return "answer to: " + openerLower(question(e.Name.Text))
	case content.StepDue:
	}
	return strings.TrimSuffix(name, ".")
}

// stretchHeading names what weighs most: what is decided, what is done, what
// begins.
func stretchHeading(s content.Stretch) string {
	var decided, ended, held, begun []string
	steps, answers := 0, 0
	for _, e := range s.Entries {
		name := definite(lower(e.Name.Text))
		switch e.Moment {
		case content.Decides:
			decided = append(decided, "the decision falls")
		case content.Ends:
			ended = append(ended, name)
		case content.Takes:
			held = append(held, name)
		case content.Begins:
			begun = append(begun, name)
		case content.StepDue:
			steps++
		case content.Answered:
			answers++
		}
	}
	clauses := decided
	if len(ended) > 0 {
		clauses = append(clauses, several(ended, "is done", "are done"))
	}
	if len(begun) > 0 {
		clauses = append(clauses, several(begun, "begins", "begin"))
	}
	if len(held) > 0 {
		clauses = append(clauses, several(held, "takes place", "take place"))
	}
	if text := list(clauses); text != "" && words(text) <= headlineWords+6 {
		return upper(text)
	}
	if len(clauses) > 0 {
		return upper(clauses[0])
	}
	var counts []string
	if steps > 0 {
		counts = append(counts, count(steps, "step", "steps"))
	}
	if answers > 0 {
		counts = append(counts, count(answers, "answer", "answers"))
	}
	if len(counts) > 0 {
		return upper(list(counts)) + plural(steps+answers, " is due", " are due")
	}
	names := make([]string, len(s.GoesOn))
	for i, p := range s.GoesOn {
		names[i] = definite(lower(p.Text))
	}
	return upper(several(names, "goes on", "go on"))
}

// several says of one or more what they do, and counts them where they are many.
func several(names []string, one, many string) string {
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1 && words(names[0]) <= headlineWords:
		if isPlural(names[0]) {
			return names[0] + " " + many
		}
		return names[0] + " " + one
	case n > 1 && words(list(names)) <= headlineWords:
		return list(names) + " " + many
	default:
		return count(n, "phase", "phases") + " " + plural(n, one, many)
	}
}
