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
	happens := takesPlace(p.Name.Text)
	told := en.passage()
	if p.Deliverable.Has() {
		if happens || when == "" || !p.Start.IsZero() {
			told.sentence("at the end, ", lower(p.Deliverable.Text))
		} else {
			told.sentence("by then, ", lower(p.Deliverable.Text))
		}
	}
	if engineering {
		tellPhase(&told, p)
		if p.Owner.Has() {
			told.sentence(full(p.Owner), " ", does(p.Owner, "answers", "answer"), " for it")
		}
	}
	text := told.end()
	name := definite(lower(p.Name.Text))
	switch {
	case when == "":
		d.Heading = upper(p.Name.Text)
	case happens || text == "":
		d.Heading = upper(name) + " " + runs(p)
	default: // what it is about is not what is done
		d.Heading = phaseDates(p)
	}
	if !happens && when != "" {
		name = "one phase, “" + lower(p.Name.Text) + "”,"
	}
	if text == "" {
		if when == "" {
			return content.Draft{}
		}
		text = sentence(name, " ", runs(p))
		if !happens {
			alone := *p
			alone.Name.Text = "phase"
			text = sentence(name, " ", runs(&alone))
		}
		d.Heading = phaseDates(p)
		if !p.End.IsZero() {
			d.Heading = "Done by " + due(p.End)
		}
	}
	d.Lines = append(d.Lines, paragraph(p.ID, text, p.Name.Facts, p.Deliverable.Facts, p.Exit.Facts, p.Rollback.Facts, p.Owner.Facts))
	return d
}

// phaseDates heads the only phase by its dates.
func phaseDates(p *content.Phase) string {
	switch {
	case !p.Start.IsZero() && !p.End.IsZero() && p.Start != p.End:
		return "The work runs from " + span(p.Start, p.End)
	case !p.End.IsZero():
		return "Done by " + due(p.End)
	}
	return "The start is " + on(p.Start)
}

// takesPlace reports whether the name of a phase is that of something which takes
// place, and so can be done: the trial, moving the wards; not roof tiles, nor first
// lots.
func takesPlace(name string) bool {
	ws := strings.Fields(strings.ToLower(name))
	if len(ws) == 0 {
		return false
	}
	if gerund(strings.ToLower(name)) || strings.HasSuffix(ws[0], "ing") && len(ws) > 1 {
		return true
	}
	head := strings.TrimRight(ws[headOf(ws)], ",")
	if numbersIt(head) && headOf(ws) > 0 { // stage 1
		head = ws[headOf(ws)-1]
	}
	if events[head] || events[loc.Singular(head)] {
		return true
	}
	for _, end := range []string{"tion", "sion", "ment", "ing", "over", "out"} {
		if strings.HasSuffix(head, end) && head != "opening" {
			return true
		}
	}
	return false
}

var events = wordSet(`trial pilot move test project phase stage build launch start work survey audit upgrade design fit setup set-up roll-out
	cutover change conversion switch exchange sprint wave release programme program delivery repair renewal refit review proof study step round
	transfer training purchase tender season year month quarter week upgrade overhaul handover go-live golive foundation plan`)

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
	told, leads := en.passage(), false
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
		line.Lead = lead
		leads = leads || more
		d.Lines = append(d.Lines, line)
	}
	if !leads { // a list of nothing but leads has none
		for i := range d.Lines {
			d.Lines[i].Lead = ""
		}
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
		return phases + pick(c.Seed, 2, ", each left only when its exit criterion holds", ", none left before its exit criterion is met")
	case !c.Start.IsZero() && !c.End.IsZero():
		return "Done by " + due(c.End) + ", in " + lower(phases)
	}
	return planHeading(c)
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
