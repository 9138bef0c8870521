package en

import (
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// ExecutivePlan tells the timeline.
func (English) ExecutivePlan(c content.Plan) content.Draft {
	n := len(c.Phases)
	if n == 0 {
		return content.Draft{}
	}
	if n == 1 {
		return onePhase(c, false)
	}
	d := content.Draft{Heading: planHeading(c)}
	t := newTable(len(c.Phases), "Phase", "When", "What is there at the end")
	for _, p := range c.Phases {
		t.add(p.ID, facts(p.Name.Facts, p.Deliverable.Facts), upper(p.Name.Text), upper(span(p.Start, p.End)), upper(p.Deliverable.Text))
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
		return upper(phases) + ", and no end date yet"
	}
	end := loc.When(c.End)
	return upper(pick(c.Seed, 1,
		"done by "+end+", in "+phases,
		phases+", finished "+on(c.End)))
}

// onePhase tells a plan of a single phase in a sentence.
func onePhase(c content.Plan, engineering bool) content.Draft {
	p := c.Phases[0]
	var d content.Draft
	d.Facts = p.Name.Facts
	when := span(p.Start, p.End)
	text := ""
	if p.Deliverable.Has() {
		text = sentence(p.Deliverable.Text)
	}
	if engineering {
		text = join(text, phaseTail(p))
		if p.Owner.Has() {
			text = join(text, sentence(who(p.Owner)+" answers for it"))
		}
	}
	if when == "" {
		d.Heading = upper(p.Name.Text)
	} else {
		d.Heading = upper(p.Name.Text) + ": " + when
	}
	if text == "" {
		if when == "" {
			return content.Draft{}
		}
		d.Heading = "One phase"
		text = sentence(the(lower(p.Name.Text)) + " runs " + runs(p))
	}
	d.Lines = append(d.Lines, paragraph(p.ID, text, p.Name.Facts, p.Deliverable.Facts, p.Exit.Facts, p.Rollback.Facts, p.Owner.Facts))
	return d
}

func runs(p content.Phase) string {
	switch s := span(p.Start, p.End); {
	case p.Start.IsZero(), p.End.IsZero():
		return s
	case p.Start == p.End:
		return "in " + s
	default:
		return "from " + s
	}
}

// EngineeringPlan tells how each phase is left, and how to go back.
func (English) EngineeringPlan(c content.Plan) content.Draft {
	n := len(c.Phases)
	if n == 0 {
		return content.Draft{}
	}
	if n == 1 {
		return onePhase(c, true)
	}
	d := content.Draft{Heading: engineeringPlanHeading(c)}
	for _, p := range c.Phases {
		lead := upper(p.Name.Text)
		lead += bracket(span(p.Start, p.End), owner(p.Owner))
		text := ""
		if p.Deliverable.Has() {
			text = sentence(lead + ": " + lower(p.Deliverable.Text))
		}
		tail := phaseTail(p)
		switch {
		case text == "" && tail != "":
			text = lead + ": " + tail
		default:
			text = join(text, tail)
		}
		line := item(p.ID, sentence(lead), p.Name.Facts, p.Deliverable.Facts, p.Exit.Facts, p.Rollback.Facts, p.Owner.Facts, p.AfterFacts)
		if text != "" {
			line.Lead, line.Text = lead, text
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
		return phases + ", " + span(c.Start, c.End)
	}
	return phases
}

// phaseTail says when a phase is done, how to go back, what comes first and
// who answers for it.
func phaseTail(p content.Phase) string {
	out := ""
	if p.Exit.Has() {
		exit := lower(p.Exit.Text)
		exit = strings.TrimPrefix(exit, "when ")
		out = sentence("done when " + exit)
	}
	if p.Rollback.Has() {
		out = join(out, sentence("rollback: "+lower(p.Rollback.Text)))
	}
	if len(p.After) > 0 {
		out = join(out, sentence("comes after "+list(theAll(lowered(p.After)))))
	}
	return out
}

// bracket puts what is not empty into one bracket.
func bracket(parts ...string) string {
	var in []string
	for _, p := range parts {
		if p != "" {
			in = append(in, p)
		}
	}
	if len(in) == 0 {
		return ""
	}
	return " (" + strings.Join(in, "; ") + ")"
}

func lowered(items []string) []string {
	out := make([]string, len(items))
	for i, it := range items {
		out[i] = lower(it)
	}
	return out
}

// ExecutiveProof tells where it has worked before.
func (English) ExecutiveProof(c content.Proofs) content.Draft {
	n := len(c.Items)
	if n == 0 {
		return content.Draft{}
	}
	d := content.Draft{Heading: proofHeading(c)}
	for _, p := range c.Items {
		if n == 1 {
			p.Reference = "" // the heading names it
		}
		text := claim(p)
		if f := proofFigures(p, false); f != "" {
			text = join(text, f)
		}
		line := item(p.ID, text, p.Claim.Facts, p.Source.Facts)
		if n == 1 {
			line.Kind = content.Paragraph
		}
		d.Lines = append(d.Lines, line)
	}
	return d
}

func proofHeading(c content.Proofs) string {
	here := 0
	for _, p := range c.Items {
		if p.Here {
			here++
		}
	}
	if here == len(c.Items) {
		return "It has been tried here already"
	}
	if n := len(c.Items); n == 1 {
		if r := c.Items[0].Reference; r != "" {
			return upper(pick(c.Seed, 1, called(r)+" has done it before", "it has worked at "+called(r)))
		}
		return "It has worked before"
	} else if n == 2 {
		return "It has worked twice before"
	}
	return pick(c.Seed, 1, "It has worked before", loc.Cardinal(len(c.Items))+" cases speak for it")
}

// claim tells a proof with who it was for and where it is written.
func claim(p content.ProofItem) string {
	text := strings.TrimRight(p.Claim.Text, ". ")
	if p.Reference != "" && !strings.Contains(text, p.Reference) {
		text = "at " + called(p.Reference) + ", " + lower(text)
	} else if p.Unnamed {
		text = "at a customer not named here, " + lower(text)
	}
	if p.Source.Has() {
		text += " (" + p.Source.Text + ")"
	}
	return sentence(text)
}

// proofFigures lists figures that the claim does not say itself.
func proofFigures(p content.ProofItem, short bool) string {
	var parts []string
	for _, f := range p.Figures {
		v := loc.Quantity(f.Value, figures.Form{Compact: short})
		word := loc.Cardinal(int(f.Value.Value.IntPart()))
		if strings.Contains(p.Claim.Text, v) || f.Value.Value.IsInteger() && strings.Contains(p.Claim.Text, word) {
			continue
		}
		parts = append(parts, lower(f.Name)+" ("+v+")")
	}
	if len(parts) == 0 {
		return ""
	}
	return sentence("in figures: " + list(parts))
}

// EngineeringProof tells what can be repeated, and where baselines come from.
func (English) EngineeringProof(c content.Proofs) content.Draft {
	var d content.Draft
	tests := 0
	for _, p := range c.Items {
		text := claim(p)
		if p.Test.Has() {
			tests++
			text = join(text, sentence("the test: "+lower(p.Test.Text)))
		}
		if f := proofFigures(p, true); f != "" {
			text = join(text, f)
		}
		d.Lines = append(d.Lines, item(p.ID, text, p.Claim.Facts, p.Source.Facts, p.Test.Facts))
	}
	d.Lines = append(d.Lines, sourceLines(c.Sources)...)
	if len(d.Lines) == 0 {
		return d
	}
	if len(d.Lines) == 1 {
		d.Lines[0].Kind = content.Paragraph
	}
	switch k := len(c.Sources); {
	case len(c.Items) == 0 && k == 1:
		d.Heading = "Where the baseline comes from"
	case len(c.Items) == 0:
		d.Heading = "Where the baselines come from"
	case tests > 0:
		d.Heading = upper(count(tests, "result", "results")) + " can be repeated"
		if k > 0 {
			d.Heading += ", and " + plural(k, "the baseline has", "the baselines have") + " a source"
		}
	default:
		d.Heading = "What was seen elsewhere"
		for _, p := range c.Items {
			if p.Here {
				d.Heading = "What has been measured so far"
			}
		}
		if k > 0 {
			d.Heading += ", and where the baselines come from"
		}
	}
	return d
}

// sourceLines say where the baselines come from, a line a source.
func sourceLines(os []*content.Outcome) []content.Line {
	var lines []content.Line
	var sources []string
	measures := map[string][]string{}
	from := map[string][]string{}
	for _, o := range os {
		src := o.Source.Text
		if measures[src] == nil {
			sources = append(sources, src)
		}
		measure := lower(bare(o.Measure))
		if o.Target.IsZero() { // its baseline stands nowhere else
			measure += " (" + loc.Quantity(o.Baseline, figures.Form{Compact: true, DropNoun: true}) + ")"
		}
		measures[src] = append(measures[src], measure)
		from[src] = facts(from[src], []string{o.ID}, o.Source.Facts)
	}
	for i, src := range sources {
		lines = append(lines, item("source/"+number(i+1), sentence(upper(src)+": "+list(measures[src])), from[src]))
	}
	return lines
}
