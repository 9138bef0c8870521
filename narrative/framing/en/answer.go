package en

import (
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// ExecutiveAnswer tells the capabilities as benefits.
func (en English) ExecutiveAnswer(c content.Answer) content.Draft {
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
	d.Lines = make([]content.Line, 0, n+len(c.Limits))
	p := en.passage()
	for i := range c.Capabilities {
		k := &c.Capabilities[i]
		fs := k.Body.Facts
		p.sentence(k.Body.Text)
		for _, o := range k.Told {
			p.sentence(moves(o, figures.Form{}))
			fs = p.paper.Facts(fs, o.Sentence.Facts, o.Own)
		}
		d.Lines = append(d.Lines, p.item(k.ID, fs))
	}
	d.Lines = append(d.Lines, givenLines(c.Limits)...)
	d.Lines = append(d.Lines, leftOutLines(c.LeftOut)...)
	return d
}

// oneBenefit heads the theme with the benefit, and tells what it moves below.
func oneBenefit(c content.Answer) content.Draft {
	k := c.Capabilities[0]
	text, fs := "", []string(nil)
	switch {
	case len(k.Told) > 0:
		for _, o := range k.Told {
			text, fs = join(text, sentence(moves(o, figures.Form{}))), facts(fs, o.Sentence.Facts, o.Own)
		}
	case k.Moves != nil && effect(k.Moves) != "":
		text, fs = sentence(effect(k.Moves)), k.Moves.Own
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
	case whole && (text != "" || len(c.Limits) > 0 || len(c.LeftOut) > 0): // the rest is left for the text
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
	d.Lines = append(d.Lines, givenLines(c.Limits)...)
	d.Lines = append(d.Lines, leftOutLines(c.LeftOut)...)
	return d
}

// EngineeringAnswer tells the mechanisms and the target architecture.
func (en English) EngineeringAnswer(c content.Answer) content.Draft {
	var d content.Draft
	n := len(c.Capabilities)
	if n == 0 && len(c.Components) == 0 {
		return d
	}
	var told bool
	d.Heading, told = en.answerHeading(c)
	d.Lines = make([]content.Line, 0, n+len(c.Limits)+len(c.Components)+len(c.Connections)+2)
	p := en.passage()
	for i := range c.Capabilities {
		k, lead := &c.Capabilities[i], ""
		body := k.Body.Text
		if told {
			if body = restOf(body, d.Heading); body == "" {
				break
			}
		}
		if k.Name.Has() && n > 1 {
			lead = p.upper(k.Name.Text)
			p.sentence(lead, ": ", lower(body))
		} else {
			p.sentence(body)
		}
		line := p.paragraph(k.ID, k.Body.Facts, k.Name.Facts)
		line.Lead = lead
		d.Lines = append(d.Lines, line)
	}
	d.Lines = append(d.Lines, loneLines(c.Limits)...)
	d.Lines = append(d.Lines, en.componentLines(c)...)
	d.Lines = append(d.Lines, en.connectionLines(c.Connections)...)
	return d
}

// answerHeading counts what the text lists. A single mechanism is named: told in the
// present, as a heading it would contradict what the one before says of today. Where
// it has no name it is the heading itself, and told says that the text needs no more
// than what is left of it.
func (en English) answerHeading(c content.Answer) (heading string, told bool) {
	n, parts, lines := len(c.Capabilities), len(c.Components), len(c.Connections)
	switch {
	case n > 1:
		return mechanismsHeading(c, parts, lines), false
	case n == 1:
		k := c.Capabilities[0]
		if k.Name.Has() {
			return "How it works: " + mechanismName(k.Name.Text), false
		}
		if words(k.Body.Text) <= headlineWords+2 && (len(en.componentLines(c)) > 0 || len(c.Connections) > 0 || len(c.Limits) > 0) {
			return upper(k.Body.Text), true
		}
		if h := mechanismHeading(k.Body.Text); h != "" {
			return h, true
		}
		return "How it works", false
	case parts > 1 && lines > 0:
		return upper(count(parts, "component", "components") + " and " + count(lines, "interface", "interfaces")), false
	case parts > 1:
		return upper(count(parts, "component", "components") + " make up the system"), false
	}
	return "How it works", false
}

// restOf is what a heading has left of a text: the clauses after it, where they
// stand without it, or the whole text.
func restOf(text, heading string) string {
	rest, found := strings.CutPrefix(upper(text), heading)
	if found && rest == "" {
		return ""
	}
	for _, sep := range []string{", and ", "; "} {
		if next, ok := strings.CutPrefix(rest, sep); found && ok && (sep == "; " || words(next) >= 4) && !leansBack(next) && !subjectless(next) {
			return next
		}
	}
	return text
}

// subjectless reports whether a clause begins with a verb, and so takes its
// subject from the one before: the form asks for the plan, and refuses to be sent.
func subjectless(clause string) bool {
	for _, w := range []string{"then ", "only then ", "so ", "later ", "still "} {
		clause = strings.TrimPrefix(clause, w)
	}
	first, rest, _ := strings.Cut(clause, " ")
	if finiteVerbs[leadWord(clause)] {
		return true
	}
	second, _, _ := strings.Cut(strings.TrimPrefix(rest, first+" "), " ")
	if w := leadWord(clause); !plainPlural(w) && !determiners[w] && !nobody[w] && !pronouns[w] && !thirdPerson(clause) {
		if w != strings.ToLower(first) {
			_, behind, _ := strings.Cut(strings.ToLower(clause), w+" ")
			second, _, _ = strings.Cut(behind, " ")
		}
		if behindVerb[strings.ToLower(second)] && !hasVerb(clause) { // rely on guesses, set out in the wrong direction
			return true
		}
	}
	return thirdPerson(clause) && !finiteVerbs[leadWord(rest)] && !clausal(clause) // orders are picked: a noun in the plural
}

// behindVerb begins what a verb in the plural takes, and a noun without an article does
// not where nothing else is the verb.
var behindVerb = wordSet("on out for the a an their its his her to at up off down back in with without from through by about into over nothing somebody everybody")

// mechanismName is the name of a lone mechanism behind a colon.
func mechanismName(name string) string { return lower(name) }

// mechanismHeading is the first clause of a mechanism, where it is short enough.
func mechanismHeading(text string) string {
	const most = headlineWords + 4
	if first := split(text)[0]; first != text && words(first) <= most {
		return upper(first)
	}
	if h := firstClause(text, most); h != "" {
		return upper(h)
	}
	if h := headline(text, headlineWords); h != "" && words(h)+3 <= words(text) {
		return h
	}
	return ""
}

// mechanismsHeading names the mechanisms where that is short, and otherwise
// counts them and what stands beside them.
func mechanismsHeading(c content.Answer, parts, lines int) string {
	ks := c.Capabilities
	n := len(ks)
	mechanisms := upper(count(n, "mechanism", "mechanisms"))
	if n <= headlineWords/2 {
		names := make([]string, 0, n)
		for _, k := range ks {
			if k.Name.Has() {
				names = append(names, lower(k.Name.Text))
			}
		}
		if text := list(names); len(names) == n && words(text) <= headlineWords {
			return pick(c.Seed, 3, mechanisms+": ", "How it works: ") + text
		}
	}
	switch {
	case parts > 1 && lines > 1:
		return mechanisms + ", " + count(parts, "component", "components") + ", " + count(lines, "interface", "interfaces")
	case parts > 1:
		return mechanisms + ", " + count(parts, "component", "components")
	}
	return "It rests on " + count(n, "mechanism", "mechanisms")
}

// componentLines is the landscape as a table, or a sentence for one component.
func (en English) componentLines(a content.Answer) []content.Line {
	cs := a.Components
	if len(cs) == 0 {
		return nil
	}
	if len(cs) == 1 {
		c := &cs[0]
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
		return []content.Line{paragraph(c.ID, sentence(text), c.Own, c.Technology.Facts, c.Responsibility.Facts, c.Owner.Facts)}
	}
	t := en.table(len(cs), "Component", "What it does", "Technology", "State", "Owner")
	for i := range cs {
		c := &cs[i]
		state := c.State
		if state == "" {
			state = "existing"
		}
		t.add(c.ID, t.paper.Facts(c.Own, c.Technology.Facts, c.Responsibility.Facts, c.Owner.Facts),
			c.Name, c.Responsibility.Text, c.Technology.Text, state, owner(c.Owner))
	}
	t.dropIfAll(3, "Existing")
	return t.lines("components")
}

func (en English) connectionLines(cs []content.Connection) []content.Line {
	if len(cs) == 0 {
		return nil
	}
	if len(cs) == 1 {
		c := &cs[0]
		return []content.Line{paragraph(c.ID, sentence(connection(c)), c.Facts, c.Data.Facts)}
	}
	t := en.table(len(cs), "From", "To", "What goes across", "How")
	for i := range cs {
		c := &cs[i]
		how := c.Protocol + c.Mode
		if c.Protocol != "" && c.Mode != "" {
			how = t.paper.Write(c.Protocol, ", ", c.Mode)
		}
		t.add(c.ID, t.paper.Facts(c.Facts, c.Data.Facts), c.From, c.To, c.Data.Text, how)
	}
	return t.lines("interfaces")
}

// connection tells one interface as a clause.
func connection(c *content.Connection) string {
	over, data := "", ""
	if c.Protocol != "" {
		over = " over " + c.Protocol
	}
	if c.Data.Has() {
		data = lower(c.Data.Text)
	}
	switch {
	case data == "" && c.Mode == "synchronous":
		return the(c.From) + " calls " + the(c.To) + over + " and waits for the answer"
	case data == "" && c.Mode == "asynchronous":
		return the(c.From) + " calls " + the(c.To) + over + " and does not wait for an answer"
	case data == "":
		return the(c.From) + " calls " + the(c.To) + over
	case c.Mode == "synchronous":
		return the(c.From) + " passes " + data + " to " + the(c.To) + over + " and waits for each answer"
	case c.Mode == "asynchronous":
		return the(c.From) + " sends " + data + " to " + the(c.To) + over + " and does not wait for an answer"
	}
	return the(c.From) + " passes " + data + " to " + the(c.To) + over
}
