package en

import (
	"slices"
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// partNames label the parts of the kinds of brief.
var partNames = map[string]string{
	"now": "Why now", "belief": "What we believe", "meaning": "What it means", "do": "What to do",
	"problem": "The problem", "idea": "The idea", "gain": "What it would bring", "effort": "What it takes", "open": "What is open", "next": "What comes next",
	"situation": "Situation", "answer": "The answer", "value": "The value", "plan": "The plan", "risk": "The risks",
}

// Part labels a part of a kind of brief.
func (English) Part(part string) string { return partNames[part] }

// Sentence gives a clause its capital and its full stop.
func (English) Sentence(clause string) string { return sentence(clause) }

// Says reports whether a heading stands in a text by itself.
func (English) Says(heading string) bool {
	first, _, _ := strings.Cut(strings.ToLower(heading), " ")
	return !questionWords[first] && !strings.Contains(heading, ": ") && words(heading) > 3
}

// Because tells a cause in a sentence of its own.
func (English) Because(cause string) string {
	cause = strings.TrimPrefix(lower(cause), "because ")
	if cause == "" {
		return ""
	}
	if hasVerb(cause) {
		return sentence("the cause is that ", cause)
	}
	return sentence("the cause: ", cause)
}

// longestTitle is the longest title of a kind of brief, in words.
const longestTitle = 18

// Opening heads a kind of brief.
func (en English) Opening(kind string, c content.Opening) content.Draft {
	switch kind {
	case "point-of-view":
		return en.pointOfView(c)
	case "concept-note":
		return en.conceptNote(c)
	case "solution-narrative":
		return en.solutionNarrative(c)
	}
	return content.Draft{}
}

// pointOfView opens with what should be done, and what speaks for it.
func (English) pointOfView(c content.Opening) content.Draft {
	var d content.Draft
	lead := strongest(c)
	switch {
	case c.Do.Has() && words(c.Do.Text) < longestTitle-3:
		d.Heading, d.Facts = upper(should(c.Summary)), c.Do.Facts
		d.Lines = worth(c)
	case lead != nil && len(moves(lead, figures.Form{})) < longestHeading:
		d.Heading, d.Facts = upper(moves(lead, figures.Form{})), facts(lead.Own, lead.Sentence.Facts)
		c.Lead = nil // it is told
		d.Lines = worth(c)
	default:
		d.Heading, d.Lines = c.Situation, worth(c)
	}
	if c.Do.Has() && (len(d.Facts) == 0 || d.Facts[0] != c.Do.Facts[0]) {
		d.Lines = append([]content.Line{paragraph("answer", sentence(should(c.Summary)), c.Do.Facts)}, d.Lines...)
	}
	if len(d.Lines) == 0 && c.Stake != "" {
		d.Lines = append(d.Lines, paragraph("stake", sentence(c.Stake)))
	}
	return d
}

// should says who should do what.
func should(c content.Summary) string { return forWhom(c) + " should " + lowerFirst(c.Do.Text) }

// worth tells what comes first among what it brings, and what it costs.
func worth(c content.Opening) []content.Line {
	var lines []content.Line
	if o := strongest(c); o != nil {
		lines = append(lines, paragraph("for", dates(o), o.Own, o.Sentence.Facts))
	}
	if text, fs := costOfIt(c.Summary, told{}, "the project"); text != "" {
		lines = append(lines, paragraph("cost", text, fs))
	}
	if len(lines) == 0 && c.Benefit.Has() {
		lines = append(lines, paragraph("for", sentence(c.Benefit.Text), c.Benefit.Facts))
	}
	return lines
}

// dates tells an outcome with its date, which stands in front of a sentence of the
// author's: its last word may be no place for one.
func dates(o *content.Outcome) string {
	if !o.Sentence.Has() {
		return movesBy(o, figures.Form{})
	}
	if o.Date.IsZero() || o.Target.IsZero() {
		return sentence(o.Sentence.Text)
	}
	return sentence(strings.TrimPrefix(by(o), " "), ", ", o.Sentence.Text)
}

// strongest is the outcome put first, where it can be told.
func strongest(c content.Opening) *content.Outcome {
	if c.Lead == nil || c.Lead.Target.IsZero() && !c.Lead.Sentence.Has() {
		return nil
	}
	lead := *c.Lead
	if lead.Change.Moves && !lead.Doubtful {
		lead.Sentence = content.Phrase{}
	}
	return &lead
}

// conceptNote opens with the idea, what it would bring, and what is known of its
// cost.
func (English) conceptNote(c content.Opening) content.Draft {
	var d content.Draft
	titled := c.Do.Has() && words(c.Do.Text) <= longestTitle
	if titled {
		d.Heading, d.Facts = upper(c.Do.Text), c.Do.Facts
	} else {
		d.Heading = "An idea for " + forWhom(c.Summary)
	}
	if !titled && c.Do.Has() {
		d.Lines = append(d.Lines, paragraph("answer", sentence("the idea is to ", lowerFirst(c.Do.Text)), c.Do.Facts))
	}
	d.Lines = append(d.Lines, worth(c)...)
	if len(d.Lines) == 0 && c.Situation != "" {
		d.Lines = append(d.Lines, paragraph("situation", sentence(c.Situation)))
	}
	return d
}

// solutionNarrative opens with what is to be done, as both audiences are told.
func (English) solutionNarrative(c content.Opening) content.Draft {
	var d content.Draft
	o := strongest(c)
	switch {
	case o != nil && o.Change.Moves:
		d.Heading, d.Facts = upper(moves(o, figures.Form{})), o.Own
	case c.Do.Has() && words(c.Do.Text) <= longestTitle:
		d.Heading, d.Facts = upper(c.Do.Text), c.Do.Facts
	case c.Situation != "":
		d.Heading = c.Situation
	}
	if c.Do.Has() && !strings.EqualFold(d.Heading, c.Do.Text) {
		text := proposal(c.Summary)
		d.Lines = append(d.Lines, paragraph("answer", text, c.Do.Facts, dated(text, c.Summary)))
	}
	for _, p := range append([]content.Phrase{c.PlanHeading}, c.Plan...) {
		if p.Has() && !behind(p.Facts, d.Facts) && !repeats(p.Text, d.Heading) && !repeats(p.Text, c.Do.Text) {
			d.Lines = append(d.Lines, paragraph("plan", sentence(p.Text), p.Facts))
		}
	}
	if len(d.Lines) == 0 && c.Benefit.Has() {
		d.Lines = append(d.Lines, paragraph("for", sentence(c.Benefit.Text), c.Benefit.Facts))
	}
	return d
}

// behind reports whether all facts of a text stand behind another, so that it tells
// nothing new.
func behind(fs, others []string) bool {
	for _, f := range fs {
		if !slices.Contains(others, f) {
			return false
		}
	}
	return len(fs) > 0
}

// repeats reports whether a text says nothing, or hardly anything, that another
// does not say.
func repeats(text, other string) bool {
	has := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(other)) {
		has[strings.Trim(w, ".,;")] = true
	}
	n, found := 0, 0
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		n++
		if has[strings.Trim(w, ".,;")] {
			found++
		}
	}
	return found*10 >= n*8
}

// Outcomes tells outcomes in sentences, and behind them how each is verified.
func (en English) Outcomes(c content.Value, verified map[string]content.Phrase) content.Draft {
	d := en.ExecutiveValue(c)
	if len(c.Outcomes) < 2 || len(d.Lines) == 0 {
		return d
	}
	lines := make([]content.Line, 0, len(c.Outcomes)+1)
	var checked ways
	var fs []string
	for _, o := range c.Outcomes {
		text := dates(o)
		if len(o.AskedBy) > 0 && !endsInPerson(strings.TrimSuffix(text, ".")) {
			text = sentence(strings.TrimSuffix(text, "."), " (", askers(o.AskedBy), ")")
		}
		lines = append(lines, item(o.ID, text, o.Own, o.Sentence.Facts, peopleFacts(o.AskedBy)))
		if v := verified[o.ID]; v.Has() {
			name, _ := measured(o)
			checked.add(lower(v.Text), strings.TrimSuffix(name, ","))
			fs = facts(fs, v.Facts)
		}
	}
	for _, l := range d.Lines {
		if l.Kind == content.Note {
			lines = append(lines, l)
		}
	}
	if text := checked.sentence(); text != "" {
		lines = append(lines, paragraph("verified", text, fs))
	}
	d.Lines = lines
	return d
}

// ways are how measures are verified, in the order in which they are met first,
// with the measures of each.
type ways struct {
	names    []string
	measures map[string][]string
}

func (w *ways) add(way, measure string) {
	if w.measures == nil {
		w.measures = map[string][]string{}
	}
	if w.measures[way] == nil {
		w.names = append(w.names, way)
	}
	w.measures[way] = append(w.measures[way], measure)
}

// sentence tells which measures are verified how.
func (w *ways) sentence() string {
	if len(w.names) == 1 {
		if len(w.measures[w.names[0]]) == 1 {
			return sentence("of these, ", w.measures[w.names[0]][0], " is verified by ", w.names[0])
		}
		return sentence("they are verified by ", w.names[0])
	}
	parts := make([]string, len(w.names))
	for i, way := range w.names {
		parts[i] = list(w.measures[way]) + " by " + way
	}
	if len(parts) == 0 {
		return ""
	}
	return sentence("this is verified as follows: ", strings.Join(parts, "; "))
}
