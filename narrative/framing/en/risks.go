package en

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/framing/content"
)

// ExecutiveRisk tells the top risks in business terms.
func (English) ExecutiveRisk(c content.Risks) content.Draft {
	n := len(c.Items)
	if n == 0 {
		return content.Draft{}
	}
	d := content.Draft{Heading: riskHeading(c)}
	for _, r := range c.Items {
		text := sentence("it may be that " + lower(r.Event.Text))
		if r.Impact.Has() {
			text = sentence("if " + lower(r.Event.Text) + ", " + lower(r.Impact.Text))
		}
		if r.Mitigation.Has() {
			m := r.Mitigation.Text
			if r.Owner.Has() && !mentions(m, r.Owner) {
				m += " (" + owner(r.Owner) + ")"
			}
			text = join(text, sentence(m))
		} else if r.Owner.Has() {
			text = join(text, sentence(who(r.Owner)+" watches it"))
		}
		line := item(r.ID, text, r.Event.Facts, r.Impact.Facts, r.Mitigation.Facts, r.Owner.Facts)
		if n == 1 {
			line.Kind = content.Paragraph
		}
		d.Lines = append(d.Lines, line)
	}
	if n := len(c.Left); n > 0 {
		d.Lines = append(d.Lines, content.Line{
			Part: "more", Kind: content.Note, Facts: c.Left,
			Text: sentence(count(n, "further risk is", "further risks are") + " told to the engineers"),
		})
	}
	return d
}

func riskHeading(c content.Risks) string {
	n, owned, met := len(c.Items)+len(c.Left), 0, 0
	for _, r := range c.Items {
		if r.Owner.Has() {
			owned++
		}
		if r.Mitigation.Has() {
			met++
		}
	}
	all := len(c.Items)
	if len(c.Left) > 0 {
		return upper(loc.Cardinal(n)) + " risks are known, and the top " + loc.Cardinal(all) + " of them are these"
	}
	switch {
	case n == 1 && met == 1:
		return "One risk is known, and it has an answer"
	case n == 1:
		return "One risk has no answer yet"
	case owned == all && met == all && n == 2:
		return "Two risks, and both have an owner and an answer"
	case owned == all && met == all:
		return upper(loc.Cardinal(n)) + pick(c.Seed, 1, " risks, each with an owner and an answer", " risks are known; each is owned and being met")
	case met == all && n == 2:
		return "Two risks, and both have an answer"
	case met == all:
		return upper(loc.Cardinal(n)) + " risks, each with an answer"
	case met == 0:
		return upper(loc.Cardinal(n)) + " risks have no answer yet"
	}
	return upper(loc.Cardinal(n)) + " risks are known, and " + loc.Cardinal(met) + plural(met, " has", " have") + " an answer"
}

// EngineeringRisk tells causes, scores and mitigations.
func (English) EngineeringRisk(c content.Risks) content.Draft {
	n := len(c.Items)
	if n == 0 {
		return content.Draft{}
	}
	var d content.Draft
	top := c.Items[0]
	if score := top.Likelihood * top.Severity; score > 0 && n > 1 {
		d.Heading = upper(count(n, "risk", "risks")) + ", the highest at " + number(score) + " of 25"
	} else if n > 1 {
		d.Heading = upper(count(n, "risk", "risks")) + " and what causes them"
	}
	if n == 1 {
		return oneRisk(c)
	}
	t := newTable(len(c.Items), "Risk", "Cause", "Likelihood × impact", "Mitigation", "Owner")
	for _, r := range c.Items {
		score := ""
		if r.Likelihood > 0 && r.Severity > 0 {
			score = number(r.Likelihood) + " × " + number(r.Severity) + " = " + number(r.Likelihood*r.Severity)
		}
		t.add(r.ID, facts(r.Event.Facts, r.Cause.Facts, r.Mitigation.Facts, r.Owner.Facts),
			upper(r.Event.Text), upper(r.Cause.Text), score, upper(r.Mitigation.Text), owner(r.Owner))
	}
	d.Lines = t.lines("risks")
	return d
}

func oneRisk(c content.Risks) content.Draft {
	r := c.Items[0]
	d := content.Draft{Heading: "One risk, and an answer to it"}
	if !r.Mitigation.Has() {
		d.Heading = "One risk, and no answer yet"
	}
	text := sentence("it may be that " + lower(r.Event.Text))
	if r.Impact.Has() {
		text = sentence("if " + lower(r.Event.Text) + ", " + lower(r.Impact.Text))
	}
	if r.Cause.Has() {
		text = join(text, sentence("the cause: "+strings.TrimPrefix(lower(r.Cause.Text), "because ")))
	}
	if r.Likelihood > 0 && r.Severity > 0 {
		text = join(text, sentence("likelihood "+number(r.Likelihood)+" of 5, impact "+number(r.Severity)+" of 5"))
	}
	if r.Mitigation.Has() {
		m := r.Mitigation.Text
		if r.Owner.Has() && !mentions(m, r.Owner) {
			m += " (" + owner(r.Owner) + ")"
		}
		text = join(text, sentence(m))
	}
	d.Lines = append(d.Lines, paragraph(r.ID, text, r.Event.Facts, r.Cause.Facts, r.Mitigation.Facts, r.Owner.Facts))
	return d
}

func number(n int) string { return loc.Number(decimal.NewFromInt(int64(n))) }
