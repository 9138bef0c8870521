package en

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// ExecutiveNext tells the next step and who takes it.
func (English) ExecutiveNext(c content.Next) content.Draft {
	var d content.Draft
	decider := c.From.Has() || !c.By.IsZero()
	questions := untold(c)
	met := acquaintances{}
	met.meet(c.From)
	as := stepOwners(c.Steps)
	for _, s := range c.Steps {
		d.Lines = append(d.Lines, item(s.ID, stepText(s, as), s.What.Facts, s.Owner.Facts))
		met.meet(s.Owner)
	}
	open := 0
	for _, q := range questions {
		if !q.Answer.Has() {
			open++
			d.Lines = append(d.Lines, item(q.ID, questionText(q, met), q.Question.Facts, q.AskedBy.Facts, q.Owner.Facts))
		}
	}
	d.Lines = withAnswers(d.Lines, questions, met)
	if !decider {
		if c.Questions = questions; len(d.Lines) > 0 {
			if lone, ok := loneNext(c); ok {
				return lone
			}
			d.Heading = nextHeading(c, open)
		}
		return d
	}
	d.Facts = facts(c.AskFacts, c.From.Facts)
	when := ""
	if !c.By.IsZero() {
		when = " by " + due(c.By)
	}
	switch {
	case c.From.Has() && c.Now.IsZero() && introduced(c.SummarySeed) > 1:
		d.Heading = upper(full(c.From)) + " " + does(c.From, "decides", "decide") + when
	case c.From.Has():
		d.Heading = upper(who(c.From)) + " " + does(c.From, "decides", "decide") + when
	default:
		d.Heading = "The decision is due" + when
	}
	if s, fs := after(c); s != "" {
		d.Lines = append([]content.Line{paragraph("after", s, c.AskFacts, fs)}, d.Lines...)
	} else if s := firstPart(c); s != "" {
		d.Lines = append([]content.Line{paragraph("decide", s, c.AskFacts, c.Amount.Facts)}, d.Lines...)
	}
	if len(d.Lines) == 0 && c.Decision.Has() {
		d.Lines = append(d.Lines, paragraph("decide", sentence(toDecide(lowerFirst(c.Decision.Text))), c.AskFacts, c.Decision.Facts))
	}
	if len(d.Lines) == 0 && !c.Amount.IsZero() && when != "" {
		d.Lines = append(d.Lines, paragraph("decide", sentence("the decision releases ", prose(c.Amount.Quantity)), c.AskFacts, c.Amount.Facts))
	}
	if len(d.Lines) == 0 && c.From.Has() { // the summary says so where nothing else is to be told
		return content.Draft{Silent: toldWith("who decides", "summary", narrative.Executive)}
	}
	if len(d.Lines) == 0 {
		d.Heading = "The next step is a decision"
		d.Lines = append(d.Lines, paragraph("decide", sentence("it is due", when), c.AskFacts))
	}
	return d
}

// toDecide says what is to be decided: whether, or, where something is to be chosen,
// that it is.
func toDecide(do string) string {
	verb, _, _ := strings.Cut(do, " ")
	if choices[verb] {
		return "what is left is to " + do
	}
	return "the question is whether to " + do
}

var choices = wordSet("name choose select decide pick appoint nominate assign set agree take")

// untold are the questions without the one that the summary opens with.
func untold(c content.Next) []content.OpenQuestion {
	if c.Summary == nil || !c.Summary.Do.Has() {
		return c.Questions
	}
	if _, opens := openProposal(*c.Summary); !opens {
		return c.Questions
	}
	var out []content.OpenQuestion
	for _, q := range c.Questions {
		if q.Question.Text != c.Summary.Open.Text {
			out = append(out, q)
		}
	}
	return out
}

// withAnswers adds the questions that were answered behind what is still to be
// done: as a list of their own where there is nothing else, and otherwise each as a
// paragraph, since what is done and what is to be done make no list together.
func withAnswers(lines []content.Line, qs []content.OpenQuestion, met acquaintances) []content.Line {
	if len(lines) == 1 {
		lines[0].Kind = content.Paragraph
	}
	alone := len(lines) == 0
	for _, q := range qs {
		if q.Answer.Has() {
			line := paragraph(q.ID, join(asked(q, "asked", met), sentence(q.Answer.Text)), q.Question.Facts, q.Answer.Facts, q.AskedBy.Facts, q.Owner.Facts)
			if alone {
				line.Kind = content.Item
			}
			lines = append(lines, line)
		}
	}
	if len(lines) == 1 {
		lines[0].Kind = content.Paragraph
	}
	return lines
}

// asked is a question behind the person it comes from.
func asked(q content.OpenQuestion, verb string, met acquaintances) string {
	text := question(q.Question.Text)
	if !q.AskedBy.Has() || who(q.AskedBy) == who(q.Owner) && !q.Answer.Has() {
		return text
	}
	return upper(met.introduce(q.AskedBy)) + " " + verb + ": " + openerLower(text)
}

// openerLower takes the capital off a question that begins with a word that only
// questions begin with.
func openerLower(text string) string {
	word, _, _ := strings.Cut(text, " ")
	if l := strings.ToLower(word); questionWords[l] || starters[l] {
		return l + text[len(word):]
	}
	return text
}

var questionWords = wordSet(`what who whom whose which when where why how is are was were do does did can could will would may might
	must shall should has have had`)

// after says what the decision sets going. What is released pays for the first
// phase only where the two were captured as the same.
func after(c content.Next) (string, []string) {
	if c.First == nil {
		return "", nil
	}
	// A phase that begins well before the decision cannot wait for it.
	if !c.By.IsZero() && c.First.Start.Last().Before(c.By.First()) {
		return "", nil
	}
	name, begin := lower(c.First.Name.Text), on(c.First.Start)
	switch {
	case c.Only && !c.Now.IsZero():
		return sentence("the decision releases ", prose(c.Now), "; the work begins ", begin), facts(c.First.Name.Facts, c.Funds)
	case c.Only:
		return sentence("the work begins ", begin), c.First.Name.Facts
	case !c.Now.IsZero() && c.Funds != nil:
		return sentence("the first ", prose(c.Now), " ", pick(c.Seed, 2, "covers", "is for"), " the first phase (", name, "), which begins ", begin), facts(c.First.Name.Facts, c.Funds)
	case !c.Now.IsZero():
		return sentence(pick(c.Seed, 3,
			"the decision releases "+prose(c.Now)+"; the first phase ("+name+") begins "+begin,
			prose(c.Now)+" is released with the decision, and the first phase ("+name+") begins "+begin)), c.First.Name.Facts
	}
	return sentence("the first phase (", name, ") begins ", begin), c.First.Name.Facts
}

// firstPart says what a part that is released first leaves for later.
func firstPart(c content.Next) string {
	left := c.Amount.Quantity
	if c.Now.IsZero() || c.Amount.IsZero() || c.Now.Unit != left.Unit || !c.Now.Value.LessThan(left.Value) {
		return ""
	}
	if left.Qualifier != figures.Exact || c.Now.Qualifier != figures.Exact {
		return sentence(prose(c.Now), " is released first")
	}
	write := oneWay(prose, c.Now, c.Amount.Quantity)
	left.Value = left.Value.Sub(c.Now.Value)
	return sentence(write(c.Now), " is released first; the other ", write(left), " follows later")
}

// stepText tells a step with its day and owner. The day stands first, since behind
// the last word it could belong to that: every hour by 1 August.
func stepText(s content.Step, as ownerForm) string {
	text := s.What.Text
	if when := loc.When(s.By); !s.By.IsZero() && !strings.Contains(text, when) && !strings.Contains(text, loc.DayNoYear(s.By)) {
		text = "by " + due(s.By) + ", " + lower(text)
	}
	if s.Owner.Has() && !mentions(text, s.Owner) {
		if as == labelled {
			return sentence(text + " (owner: " + owner(s.Owner) + ")")
		}
		if endsInPerson(text) {
			return join(sentence(text), sentence(full(s.Owner)+" "+does(s.Owner, "answers", "answer")+" for it"))
		}
		text += " (" + owner(s.Owner) + ")"
	}
	return sentence(text)
}

// stepOwners names the owners of steps alike, as sayOwners does those of risks.
func stepOwners(steps []content.Step) ownerForm {
	for _, s := range steps {
		if len(steps) > 1 && s.Owner.Has() && !mentions(s.What.Text, s.Owner) && endsInPerson(s.What.Text) {
			return labelled
		}
	}
	return bracketed
}

// mentions reports whether a text names a person already.
func mentions(text string, p content.Person) bool {
	text = strings.ToLower(text)
	return p.Name != "" && strings.Contains(text, strings.ToLower(p.Name)) || p.Role != "" && strings.Contains(text, strings.ToLower(p.Role))
}

// EngineeringNext tells steps and open questions with the owner who will be
// asked.
func (English) EngineeringNext(c content.Next) content.Draft {
	var d content.Draft
	open, met, as := 0, acquaintances{}, stepOwners(c.Steps)
	for _, s := range c.Steps {
		d.Lines = append(d.Lines, item(s.ID, stepText(s, as), s.What.Facts, s.Owner.Facts))
		met.meet(s.Owner)
	}
	for _, q := range c.Questions {
		if q.Answer.Has() {
			continue
		}
		open++
		d.Lines = append(d.Lines, item(q.ID, questionText(q, met), q.Question.Facts, q.Owner.Facts, q.AskedBy.Facts))
	}
	d.Lines = withAnswers(d.Lines, c.Questions, met)
	if len(d.Lines) == 0 {
		return d
	}
	if lone, ok := loneNext(c); ok {
		return lone
	}
	d.Heading = nextHeading(c, open)
	return d
}

// loneNext heads the theme with the only step or the only open question there is;
// false where it is too long, or where nothing would be left for the text.
func loneNext(c content.Next) (content.Draft, bool) {
	switch {
	case len(c.Steps) == 1 && len(c.Questions) == 0:
		s := c.Steps[0]
		bare := s
		bare.Owner = content.Person{}
		heading := strings.TrimSuffix(stepText(bare, bracketed), ".")
		if !s.Owner.Has() || mentions(s.What.Text, s.Owner) || words(heading) > headlineWords+4 {
			return content.Draft{}, false
		}
		return content.Draft{
			Heading: heading, Facts: s.What.Facts,
			Lines: []content.Line{paragraph(s.ID, sentence(full(s.Owner), " ", does(s.Owner, "answers", "answer"), " for it"), s.What.Facts, s.Owner.Facts)},
		}, true
	case len(c.Steps) == 0:
		var open, answered []content.OpenQuestion
		for _, q := range c.Questions {
			if q.Answer.Has() {
				answered = append(answered, q)
			} else {
				open = append(open, q)
			}
		}
		if len(open) != 1 {
			return content.Draft{}, false
		}
		q := open[0]
		heading := question(q.Question.Text)
		asks := q.AskedBy.Has() && who(q.AskedBy) != who(q.Owner)
		if words(heading) > headlineWords+4 {
			return content.Draft{}, false
		}
		text := ""
		if !q.Owner.Has() {
			text = "Who answers it is still open."
		}
		if asks {
			text = join(sentence("the question comes from ", full(q.AskedBy)), text)
		}
		met := acquaintances{}
		if asks {
			met.meet(q.AskedBy)
		}
		lines := []content.Line{paragraph(q.ID, join(text, answerDue(q, met)), q.Question.Facts, q.Owner.Facts, q.AskedBy.Facts)}
		return content.Draft{Heading: heading, Facts: q.Question.Facts, Lines: withAnswers(lines, answered, met)}, true
	}
	return content.Draft{}, false
}

func nextHeading(c content.Next, open int) string {
	steps, answered := len(c.Steps), len(c.Questions)-open
	first := figures.When{}
	for _, s := range c.Steps {
		if !s.By.IsZero() && (first.IsZero() || s.By.Compare(first) < 0) {
			first = s.By
		}
	}
	var parts []string
	if steps > 0 {
		p := count(steps, "next step", "next steps")
		if !first.IsZero() {
			p = plural(steps, "the next step is", "the first of "+loc.Cardinal(steps)+" next steps is") + " due by " + dueNoYear(first)
			if open > 0 {
				p += ", and " + count(open, "question is", "questions are") + " open"
			}
			return upper(p)
		}
		parts = append(parts, p)
	}
	if open > 0 {
		parts = append(parts, count(open, "open question", "open questions"))
	}
	if len(parts) == 0 {
		return upper(count(answered, "question", "questions")) + plural(answered, ", and it is answered", ", all answered")
	}
	if len(parts) == 2 && strings.Contains(parts[0], ",") {
		return upper(parts[0]) + ", and " + parts[1]
	}
	if steps == 0 {
		return upper(parts[0]) + plural(open, " needs", " need") + " an answer"
	}
	return upper(list(parts))
}

// questionText tells an open question with who is to answer.
func questionText(q content.OpenQuestion, met acquaintances) string {
	return join(asked(q, does(q.AskedBy, "asks", "ask"), met), answerDue(q, met))
}

// answerDue says from whom and by when an answer is due. It names no answer as
// given: "who pays? The COO" would be one.
func answerDue(q content.OpenQuestion, met acquaintances) string {
	switch {
	case q.Owner.Has() && !q.Due.IsZero():
		return sentence("the answer is due from ", met.introduce(q.Owner), " by ", due(q.Due))
	case q.Owner.Has():
		return sentence(met.introduce(q.Owner), " ", does(q.Owner, "is", "are"), " to answer")
	case !q.Due.IsZero():
		return sentence("an answer is due by ", due(q.Due))
	}
	return ""
}

// question gives a question its capital and its mark.
func question(s string) string {
	s = upper(strings.TrimRight(s, " ."))
	if strings.HasSuffix(s, "?") {
		return s
	}
	return s + "?"
}

// ExecutiveWords lists terms that executives will hear from engineers.
func (English) ExecutiveWords(c content.Terms) content.Draft {
	n := len(c.All)
	if n < 2 {
		return content.Draft{Silent: wordsUntold(c)} // one word makes no list
	}
	d := content.Draft{Heading: upper(pick(c.Seed, 1,
		count(n, "word", "words")+" you will hear from the engineers",
		count(n, "word", "words")+" that will come up"))}
	for _, t := range c.All {
		line := item(t.ID, upper(t.Term)+": "+t.Plain.Text+".", t.Plain.Facts)
		line.Lead = upper(t.Term)
		d.Lines = append(d.Lines, line)
	}
	return d
}

// wordsUntold says why executives get no list of words.
func wordsUntold(c content.Terms) string {
	switch {
	case len(c.All) == 1 && c.Explained == 0:
		return "“" + c.All[0].Term + "” occurs in no text that executives read, so there is nothing to explain."
	case len(c.All) == 1:
		return "Terms are explained where they first appear, and “" + c.All[0].Term + "” occurs in no text that executives read."
	case c.Explained > 0:
		return "Terms are explained where they first appear."
	}
	return ""
}

// EngineeringWords is the glossary.
func (English) EngineeringWords(c content.Terms) content.Draft {
	var d content.Draft
	for _, t := range c.All {
		text, fs := t.Definition.Text, t.Definition.Facts
		if text == "" {
			text, fs = t.Plain.Text, t.Plain.Facts
		}
		if text == "" {
			continue
		}
		line := item(t.ID, upper(t.Term)+": "+strings.TrimSuffix(text, ".")+".", fs)
		line.Lead = upper(t.Term)
		d.Lines = append(d.Lines, line)
	}
	if n := len(d.Lines); n == 1 {
		d.Lines[0].Kind = content.Paragraph
		d.Heading = d.Lines[0].Lead + ", as used here"
		d.Lines[0].Text, d.Lines[0].Lead = sentence(strings.TrimPrefix(d.Lines[0].Text, d.Lines[0].Lead+": ")), ""
	} else if n > 1 {
		d.Heading = upper(count(n, "term", "terms")) + ", as used here"
	}
	return d
}
