package en

import (
	"strings"

	"bifocal/narrative/framing/content"
)

// ExecutivePlan tells the timeline.
func (en English) ExecutivePlan(c content.Plan) content.Draft {
	n := len(c.Phases)
	if n == 0 {
		return content.Draft{}
	}
	if n == 1 {
		return en.onePhase(c, false)
	}
	d := content.Draft{Heading: planHeading(c)}
	t := en.table(len(c.Phases), "Phase", "When", "What is there at the end")
	for _, p := range c.Phases {
		t.add(p.ID, t.paper.Facts(p.Name.Facts, p.Deliverable.Facts), p.Name.Text, span(p.Start, p.End), p.Deliverable.Text)
	}
	d.Lines = t.lines("phases")
	return d
}

func planHeading(c content.Plan) string {
	n := len(c.Phases)
	phases := loc.Cardinal(n) + " phases"
	if c.End.IsZero() {
		if !c.Start.IsZero() {
			return upper(phases) + ", the first " + on(c.Start)
		}
		return "The work takes " + phases
	}
	return upper(pick(c.Seed, 1,
		"done by "+due(c.End)+", in "+phases,
		phases+", finished "+on(c.End)))
}

// onePhase tells a plan of a single phase in a sentence.
func (en English) onePhase(c content.Plan, engineering bool) content.Draft {
	p := &c.Phases[0]
	var d content.Draft
	d.Facts = p.Name.Facts
	when := span(p.Start, p.End)
	told := en.passage()
	if p.Deliverable.Has() {
		told.sentence("at the end, ", lower(p.Deliverable.Text))
	}
	if engineering {
		tellPhase(&told, p)
		if p.Owner.Has() {
			told.sentence(full(p.Owner), " ", does(p.Owner, "answers", "answer"), " for it")
		}
	}
	text := told.end()
	name := definite(lower(p.Name.Text))
	if when == "" {
		d.Heading = upper(p.Name.Text)
	} else {
		d.Heading = upper(name) + " " + runs(p)
	}
	if text == "" {
		if when == "" {
			return content.Draft{}
		}
		text = sentence(name, " ", runs(p))
		d.Heading = "One phase"
		switch {
		case !p.End.IsZero():
			d.Heading = "Done by " + due(p.End)
		case !p.Start.IsZero():
			d.Heading = "The start is " + on(p.Start)
		}
	}
	d.Lines = append(d.Lines, paragraph(p.ID, text, p.Name.Facts, p.Deliverable.Facts, p.Exit.Facts, p.Rollback.Facts, p.Owner.Facts))
	return d
}

// runs says when a phase takes place, as what its name does.
func runs(p *content.Phase) string {
	name := p.Name.Text
	switch {
	case p.Start.IsZero():
		return verb(name, "is", "are") + " done by " + due(p.End)
	case p.End.IsZero():
		return verb(name, "begins", "begin") + " " + on(p.Start)
	case p.Start == p.End:
		return verb(name, "takes", "take") + " place " + on(p.Start)
	}
	return verb(name, "runs", "run") + " from " + span(p.Start, p.End)
}

// EngineeringPlan tells how each phase is left, and how to go back.
func (en English) EngineeringPlan(c content.Plan) content.Draft {
	n := len(c.Phases)
	if n == 0 {
		return content.Draft{}
	}
	if n == 1 {
		return en.onePhase(c, true)
	}
	d := content.Draft{Heading: engineeringPlanHeading(c), Lines: make([]content.Line, 0, n)}
	told := en.passage()
	for i := range c.Phases {
		p := &c.Phases[i]
		lead := told.paper.Write(told.upper(p.Name.Text), bracket(span(p.Start, p.End), owner(p.Owner)))
		more := true // than the lead
		switch {
		case p.Deliverable.Has():
			told.sentence(lead, ": ", lower(p.Deliverable.Text))
		case p.Exit.Has() || p.Rollback.Has() || len(p.After) > 0:
			told.add(lead + ":")
		default:
			more = false
			told.sentence(lead)
		}
		tellPhase(&told, p)
		line := told.item(p.ID, p.Name.Facts, p.Deliverable.Facts, p.Exit.Facts, p.Rollback.Facts, p.Owner.Facts, p.AfterFacts)
		if more {
			line.Lead = lead
		}
		d.Lines = append(d.Lines, line)
	}
	return d
}

func engineeringPlanHeading(c content.Plan) string {
	exits, backs := 0, 0
	for _, p := range c.Phases {
		if p.Exit.Has() {
			exits++
		}
		if p.Rollback.Has() {
			backs++
		}
	}
	n := len(c.Phases)
	phases := upper(loc.Cardinal(n)) + " phases"
	switch {
	case exits == n && backs == n:
		return phases + ", each with an exit criterion and a way back"
	case exits == n:
		return phases + ", each left only when its exit criterion holds"
	case !c.Start.IsZero() && !c.End.IsZero():
		return "Done by " + due(c.End) + ", in " + lower(phases)
	}
	return phases
}

// tellPhase says when a phase is done, how to go back and what comes first.
func tellPhase(told *passage, p *content.Phase) {
	if p.Exit.Has() {
		told.sentence("done when ", strings.TrimPrefix(lower(p.Exit.Text), "when "))
	}
	if p.Rollback.Has() {
		told.sentence("rollback: ", lower(p.Rollback.Text))
	}
	if len(p.After) > 0 {
		told.sentence("comes after ", list(theAll(lowered(p.After))))
	}
}

// bracket puts what is not empty into one bracket.
func bracket(parts ...string) string {
	in := ""
	for _, p := range parts {
		if in != "" && p != "" {
			in += "; "
		}
		in += p
	}
	if in == "" {
		return ""
	}
	return " (" + in + ")"
}

func lowered(items []string) []string {
	out := make([]string, len(items))
	for i, it := range items {
		out[i] = lower(it)
	}
	return out
}
