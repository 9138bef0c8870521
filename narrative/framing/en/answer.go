package en

import (
	"bifocal/narrative"
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
		return oneBenefit(c)
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
	d.Lines = append(d.Lines, limitLines("the work", c.Limits)...)
	return d
}

// oneBenefit heads the theme with the benefit, and tells what it moves below.
func oneBenefit(c content.Answer) content.Draft {
	k := c.Capabilities[0]
	text, fs := "", []string(nil)
	switch {
	case k.Outcome != nil:
		text, fs = sentence(moves(k.Outcome, figures.Form{})), facts(k.Outcome.Sentence.Facts, []string{k.Outcome.ID})
	case k.Moves != nil && direction(k.Moves) != "":
		verb := "this raises "
		if k.Moves.Change.Falls {
			verb = "this cuts "
		}
		text, fs = sentence(verb+withArticle(lower(bare(k.Moves.Measure)))), []string{k.Moves.ID}
	}
	d := content.Draft{Heading: headline(k.Body.Text, headlineWords+2), Facts: k.Body.Facts}
	clauses := split(k.Body.Text)
	whole := d.Heading == upper(k.Body.Text)
	switch {
	case len(clauses) > 1 && words(clauses[0]) <= headlineWords+2:
		d.Heading = upper(clauses[0])
		for i := len(clauses) - 1; i > 0; i-- {
			text = join(sentence(clauses[i]), text)
		}
	case whole && (text != "" || len(c.Limits) > 0): // the rest is left for the text
	case d.Heading != "" && !whole:
		text = join(sentence(k.Body.Text), text)
	default:
		d.Heading = "One thing changes"
		if k.Name.Has() && words(k.Name.Text) <= headlineWords {
			d.Heading += ": " + lower(k.Name.Text)
		}
		d.Facts = k.Name.Facts
		text = join(sentence(k.Body.Text), text)
	}
	if text != "" {
		d.Lines = append(d.Lines, paragraph(k.ID, text, k.Body.Facts, fs))
	}
	d.Lines = append(d.Lines, limitLines("the work", c.Limits)...)
	return d
}

// EngineeringAnswer tells the mechanisms and the target architecture.
func (English) EngineeringAnswer(c content.Answer) content.Draft {
	var d content.Draft
	n := len(c.Capabilities)
	if n == 0 && len(c.Components) == 0 {
		return d
	}
	var told bool
	d.Heading, told = answerHeading(c)
	for _, k := range c.Capabilities {
		if told {
			break
		}
		line := paragraph(k.ID, "", k.Body.Facts, k.Name.Facts)
		body := k.Body.Text
		if k.Name.Has() && n > 1 {
			line.Lead = upper(k.Name.Text)
			body = line.Lead + ": " + lower(body)
		}
		line.Text = sentence(body)
		d.Lines = append(d.Lines, line)
	}
	d.Lines = append(d.Lines, limitLines("the work", c.Limits)...)
	d.Lines = append(d.Lines, componentLines(c)...)
	d.Lines = append(d.Lines, connectionLines(c.Connections)...)
	return d
}

// answerHeading counts what carries the load, without what is retired; a single
// mechanism is the heading itself, and told says that nothing of it is left.
func answerHeading(c content.Answer) (heading string, told bool) {
	n, parts, lines := len(c.Capabilities), 0, len(c.Connections)
	for _, k := range c.Components {
		if k.State != narrative.StateRetired {
			parts++
		}
	}
	switch {
	case n > 1 && parts > 1:
		return upper(pick(c.Seed, 1,
			count(n, "mechanism", "mechanisms")+" on "+count(parts, "component", "components"),
			loc.Cardinal(parts)+" components carry "+count(n, "mechanism", "mechanisms"),
			count(n, "mechanism", "mechanisms")+", "+count(parts, "component", "components")+plural(lines, "", ", "+count(lines, "interface", "interfaces")))), false
	case n > 1:
		return upper(pick(c.Seed, 1, loc.Cardinal(n)+" mechanisms do the work", "it rests on "+loc.Cardinal(n)+" mechanisms")), false
	case n == 1:
		k := c.Capabilities[0]
		if words(k.Body.Text) <= headlineWords+2 && (len(componentLines(c)) > 0 || len(c.Connections) > 0 || len(c.Limits) > 0) {
			return upper(k.Body.Text), true
		}
		if h := firstClause(k.Body.Text, headlineWords+2); h != "" {
			return upper(h), false
		}
		if h := headline(k.Body.Text, headlineWords); h != "" && words(h)+3 <= words(k.Body.Text) {
			return h, false
		}
		if k.Name.Has() {
			return "One mechanism does it: " + lower(k.Name.Text), false
		}
		return "One mechanism does it", false
	case parts > 1 && lines > 0:
		return upper(count(parts, "component", "components") + " and " + count(lines, "interface", "interfaces")), false
	case parts > 1:
		return upper(count(parts, "component", "components") + " make up the system"), false
	}
	return "How it works", false
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
