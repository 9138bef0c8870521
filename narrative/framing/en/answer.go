package en

import (
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// ExecutiveAnswer tells the capabilities as benefits.
func (English) ExecutiveAnswer(c content.Answer) content.Draft {
	n := len(c.Capabilities)
	if n == 0 {
		return content.Draft{}
	}
	var d content.Draft
	if n == 1 {
		k := c.Capabilities[0]
		d.Heading, d.Facts = upper(k.Body.Text), k.Body.Facts
		if h := headline(k.Body.Text, headlineWords+2); h != "" {
			d.Heading = h
		}
		text, fs := "", []string(nil)
		if k.Outcome != nil {
			text, fs = sentence(moves(k.Outcome, figures.Form{})), facts(k.Outcome.Sentence.Facts, []string{k.Outcome.ID})
		}
		if d.Heading != upper(k.Body.Text) || text == "" {
			text = join(sentence(k.Body.Text), text)
			if d.Heading == upper(k.Body.Text) {
				d.Heading, d.Facts = upper(k.Name.Text), k.Name.Facts
			}
		}
		if d.Heading == "" {
			d.Heading = "What changes"
		}
		d.Lines = append(d.Lines, paragraph(k.ID, text, k.Body.Facts, fs))
		return d
	}
	ways := []string{loc.Cardinal(n) + " things change", loc.Cardinal(n) + " things will be different"}
	if c.Customer != "" && len(c.Customer) <= 28 {
		ways = append(ways, called(c.Customer)+" gains in "+loc.Cardinal(n)+" ways", loc.Cardinal(n)+" things change for "+called(c.Customer))
	}
	d.Heading = upper(pick(c.Seed, 1, ways...))
	for _, k := range c.Capabilities {
		text, fs := sentence(k.Body.Text), k.Body.Facts
		if k.Outcome != nil {
			text = join(text, sentence(moves(k.Outcome, figures.Form{})))
			fs = facts(fs, k.Outcome.Sentence.Facts, []string{k.Outcome.ID})
		}
		d.Lines = append(d.Lines, item(k.ID, text, fs))
	}
	return d
}

// EngineeringAnswer tells the mechanisms and the target architecture.
func (English) EngineeringAnswer(c content.Answer) content.Draft {
	var d content.Draft
	n := len(c.Capabilities)
	if n == 0 && len(c.Components) == 0 {
		return d
	}
	d.Heading = answerHeading(c)
	for _, k := range c.Capabilities {
		line := paragraph(k.ID, "", k.Body.Facts, k.Name.Facts)
		body := k.Body.Text
		if k.Name.Has() && n > 1 {
			line.Lead = upper(k.Name.Text)
			body = line.Lead + ": " + lower(body)
		}
		line.Text = sentence(body)
		d.Lines = append(d.Lines, line)
	}
	d.Lines = append(d.Lines, componentLines(c)...)
	d.Lines = append(d.Lines, connectionLines(c.Connections)...)
	return d
}

func answerHeading(c content.Answer) string {
	n, parts, lines := len(c.Capabilities), len(c.Components), len(c.Connections)
	switch {
	case n > 1 && parts > 1:
		return upper(pick(c.Seed, 1,
			count(n, "mechanism", "mechanisms")+" on "+count(parts, "component", "components"),
			loc.Cardinal(parts)+" components carry "+count(n, "mechanism", "mechanisms"),
			count(n, "mechanism", "mechanisms")+", "+count(parts, "component", "components")+plural(lines, "", ", "+count(lines, "interface", "interfaces"))))
	case n > 1:
		return upper(pick(c.Seed, 1, loc.Cardinal(n)+" mechanisms do the work", "it rests on "+loc.Cardinal(n)+" mechanisms"))
	case n == 1 && c.Capabilities[0].Name.Has():
		name := c.Capabilities[0].Name.Text
		return "How " + lower(name) + " " + verb(name, "works", "work")
	case parts > 1 && lines > 0:
		return upper(count(parts, "component", "components") + " and " + count(lines, "interface", "interfaces"))
	case parts > 1:
		return upper(count(parts, "component", "components") + " make up the system")
	}
	return "How it works"
}

// componentLines is the landscape as a table, or a sentence for one component.
func componentLines(a content.Answer) []content.Line {
	cs := a.Components
	if len(cs) == 0 {
		return nil
	}
	if len(cs) == 1 {
		c := cs[0]
		text := the(c.Name)
		if c.Technology.Has() {
			text += " (" + c.Technology.Text + ")"
		}
		if c.Responsibility.Has() {
			text += " " + c.Responsibility.Text
		}
		if text == the(c.Name) {
			return nil
		}
		return []content.Line{paragraph(c.ID, sentence(text), []string{c.ID}, c.Technology.Facts, c.Responsibility.Facts, c.Owner.Facts)}
	}
	t := newTable(len(cs), "Component", "What it does", "Technology", "State", "Owner")
	for _, c := range cs {
		state := c.State
		if state == "" {
			state = "existing"
		}
		t.add(c.ID, facts([]string{c.ID}, c.Technology.Facts, c.Responsibility.Facts, c.Owner.Facts),
			upper(c.Name), c.Responsibility.Text, c.Technology.Text, state, owner(c.Owner))
	}
	t.dropIfAll(3, "Existing")
	return t.lines("components")
}

func connectionLines(cs []*content.Connection) []content.Line {
	if len(cs) == 0 {
		return nil
	}
	if len(cs) == 1 {
		c := cs[0]
		text := the(c.From) + " calls " + the(c.To)
		if c.Protocol != "" {
			text += " over " + c.Protocol
		}
		switch c.Mode {
		case "synchronous":
			text += " and waits for the answer"
		case "asynchronous":
			text += " without waiting for an answer"
		}
		if c.Data.Has() {
			text += ": " + c.Data.Text
		}
		return []content.Line{paragraph(c.ID, sentence(text), c.Facts, c.Data.Facts)}
	}
	t := newTable(len(cs), "From", "To", "What goes across", "How")
	for _, c := range cs {
		how := c.Protocol
		if c.Mode != "" {
			if how != "" {
				how += ", "
			}
			how += c.Mode
		}
		t.add(c.ID, facts(c.Facts, c.Data.Facts), upper(c.From), upper(c.To), c.Data.Text, how)
	}
	return t.lines("interfaces")
}
