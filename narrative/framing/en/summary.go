package en

import (
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// The longest heading of a summary, in characters, before its purpose is left
// to the text. A purpose has its figures or is not told.
const longestHeading = 120

// ExecutiveSummary puts the decision first: what, how much, by when, what for.
func (English) ExecutiveSummary(c content.Summary) content.Draft {
	if !c.Do.Has() && len(c.AskFacts) == 0 {
		return content.Draft{}
	}
	if d, ok := openProposal(c); ok {
		return d
	}
	heading, headFacts, told := executiveHeading(c)
	d := content.Draft{Heading: heading, Facts: headFacts}
	if c.Do.Has() && !told.do {
		text := proposal(c)
		if headFacts == nil { // the heading says whose turn it is already
			text = sentence(lowerFirst(c.Do.Text))
		}
		d.Lines = append(d.Lines, paragraph("answer", text, c.Do.Facts, dated(text, c)))
	}
	if c.Lead != nil && !told.lead && (!c.Lead.Target.IsZero() || c.Lead.Sentence.Has()) {
		d.Lines = append(d.Lines, paragraph("for", leadSentence(c, told.figures), c.Lead.Own))
	}
	it := "it"
	if n := len(d.Lines); n > 0 && (d.Lines[n-1].Part == "for" || c.Customer != "") { // that would be the measure, or the customer
		it = "the project"
	}
	if text, fs := costOfIt(c, told, it); text != "" {
		d.Lines = append(d.Lines, paragraph("return", text, fs))
	}
	if s := decider(c, told.now); s != "" {
		fs := amountFacts(c)
		if told.now { // whether the amount is all of it decides what the heading says
			fs = facts(fs, c.Investment.Facts)
		}
		d.Lines = append(d.Lines, paragraph("ask", s, c.AskFacts, fs, c.From.Facts))
	}
	if len(d.Lines) == 0 && c.From.Has() {
		d.Lines = append(d.Lines, paragraph("ask", sentence("the decision lies with ", full(c.From)), c.AskFacts, c.From.Facts))
	}
	if len(d.Lines) == 0 && c.Do.Has() {
		d.Lines = append(d.Lines, paragraph("answer", proposal(c), c.Do.Facts, dated(proposal(c), c)))
	}
	return d
}

// lowerFirst takes the capital off a verb; an acronym keeps its own.
func lowerFirst(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if word == "" || strings.ToLower(word[1:]) != word[1:] {
		return s
	}
	if low := strings.ToLower(word); low != word {
		return low + s[len(word):]
	}
	return s
}

// leadSentence tells the outcome that the heading had no room for, in its own
// sentence or by its figures.
func leadSentence(c content.Summary, byFigures bool) string {
	if byFigures && c.Lead.Change.Moves && !c.Lead.Doubtful {
		lead := *c.Lead
		lead.Sentence = content.Phrase{}
		return movesBy(&lead, figures.Form{})
	}
	clause := moves(c.Lead, figures.Form{})
	if c.Lead.Sentence.Has() || c.Lead.Target.IsZero() {
		return sentence(clause)
	}
	return movesBy(c.Lead, figures.Form{})
}

// movesBy tells what an outcome comes to and when: first, where it flows from then
// on, since "from" stands before its figures already.
func movesBy(o *content.Outcome, f figures.Form) string {
	if o.Flows && !o.Date.IsZero() {
		return sentence(strings.TrimPrefix(by(o), " "), ", ", moves(o, f))
	}
	return sentence(moves(o, f), by(o))
}

// by adds the date of an outcome.
func by(o *content.Outcome) string {
	switch {
	case o.Date.IsZero():
		return ""
	case o.Flows:
		return " from " + onward(o.Date)
	}
	return " by " + due(o.Date)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
