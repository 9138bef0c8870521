package framing

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing/content"
)

// Joint tells a theme to both audiences in one text: what an executive is told,
// and behind it what engineers are told of the same facts. Tables of engineers
// are left out, being no prose. It returns false where neither is told anything.
func Joint(x *narrative.Index, theme Theme, executive, engineering *Framing) (Section, bool) {
	told, any := executive.Section(theme)
	more, both := engineering.Section(theme)
	lang := languageOf(x.Solution)
	switch {
	case !any && !both:
		return Section{}, false
	case theme == Value && any:
		return jointValue(x, told, engineering), true
	case !any:
		more.Blocks = prose(more.Blocks)
		return more, len(more.Blocks) > 0
	case !both:
		return told, true
	}
	j := joiner{lang: lang, more: more, used: map[int]bool{}}
	switch theme {
	case Risk:
		j.risks = newTeller(x, narrative.Engineering, lang).risks().Items
	case Plan:
		j.phases = newTeller(x, narrative.Executive, lang).plan().Phases
	}
	out := told
	out.Blocks = nil
	for _, b := range told.Blocks {
		switch {
		case theme == Plan && b.Kind == Columns:
		case theme == Plan && b.Kind == Row:
			out.Blocks = append(out.Blocks, j.phase(b))
		case theme == Risk:
			out.Blocks = append(out.Blocks, j.risk(b))
		default:
			out.Blocks = append(out.Blocks, j.same(b))
		}
	}
	if theme != Risk {
		out.Blocks = append(out.Blocks, j.rest(told)...)
	}
	return out, true
}

// joiner puts to each block what engineers are told of its fact.
type joiner struct {
	lang content.Language
	more Section
	used map[int]bool

	begun  bool                // the heading is told
	phases []content.Phase     // as executives are told of them
	risks  []*content.RiskItem // as engineers are
}

// of returns the block of the engineering framing about the same fact.
func (j *joiner) of(b Block) (Block, bool) {
	for i, m := range j.more.Blocks {
		if m.Key == b.Key && m.Kind != Columns {
			j.used[i] = true
			return m, true
		}
	}
	return Block{}, false
}

// same joins two texts about one fact: the second loses its run-in heading to
// the first.
func (j *joiner) same(b Block) Block {
	m, ok := j.of(b)
	if !ok || m.Kind == Row || b.Kind == Row {
		return b
	}
	rest := afterLead(m)
	if rest == "" || tells(b.Text, rest) {
		return b
	}
	text := b.Text
	if m.Lead != "" && b.Lead == "" {
		b.Lead, text = m.Lead, m.Lead+". "+text
		b.Kind = Paragraph
	}
	b.Text = text + " " + j.opened(rest)
	b.Facts = content.Facts(b.Facts, m.Facts)
	return b
}

// opened is a text as sentences, behind the heading of what engineers are told of
// the situation where it is the first of it: a heading says in a line what the
// text says at length.
func (j *joiner) opened(text string) string {
	text = j.lang.Sentence(text)
	if j.more.Theme != Situation || j.begun {
		return text
	}
	j.begun = true
	opening := j.lang.Sentence(j.more.Heading)
	if opening == "" || !j.lang.Says(j.more.Heading) || strings.HasPrefix(text, strings.TrimSuffix(opening, ".")) {
		return text
	}
	return opening + " " + text
}

// tells reports whether a text tells another already: all of its words but a few,
// since a term may be explained, or a figure written otherwise, to one audience.
func tells(text, other string) bool {
	has := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		has[strings.Trim(w, ".,;:()")] = true
	}
	n, found := 0, 0
	for w := range strings.FieldsSeq(other) {
		n++
		if has[strings.Trim(w, ".,;:()")] {
			found++
		}
	}
	return found*10 >= n*9
}

// afterLead is the text of a block without its run-in heading.
func afterLead(b Block) string {
	rest := b.Text
	if b.Lead != "" {
		rest = strings.TrimLeft(strings.TrimPrefix(rest, b.Lead), ":. ")
	}
	return strings.TrimSpace(rest)
}

// phase makes a passage of a row of the timeline: what is there at the end for
// the business, and how engineers know that it is done.
func (j *joiner) phase(b Block) Block {
	m, ok := j.of(b)
	end := ""
	for _, p := range j.phases {
		if b.Key == string(Plan)+"/"+p.ID {
			end = p.Deliverable.Text
		}
	}
	when := b.Cells[1:]
	b.Lead = b.Cells[0]
	b.Kind, b.Cells = Item, nil
	if _, bracket, found := strings.Cut(m.Lead, " ("); ok && found {
		b.Lead += " (" + bracket
	} else if (len(when) > 1 || len(when) == 1 && end == "") && when[0] != noEntry {
		b.Lead += " (" + when[0] + ")"
	}
	rest := ""
	if ok && m.Lead != "" {
		rest = afterLead(m)
	}
	if ok {
		b.Facts = content.Facts(b.Facts, m.Facts)
	}
	text := rest
	if end != "" && !strings.HasPrefix(strings.ToLower(rest), strings.ToLower(end)) { // else both are told the same
		text = strings.TrimSuffix(end, ".") + "."
		if rest != "" {
			text += " " + j.lang.Sentence(rest)
		}
	}
	if text == "" {
		b.Text, b.Lead = j.lang.Sentence(b.Lead), ""
		return b
	}
	b.Text = b.Lead + ": " + text
	return b
}

// noEntry stands in a cell that has nothing to say.
const noEntry = "–"

// risk adds the cause that engineers are told of.
func (j *joiner) risk(b Block) Block {
	for _, r := range j.risks {
		if b.Key == string(Risk)+"/"+r.ID && b.Kind != Row && r.Cause.Has() {
			b.Text += " " + j.lang.Because(r.Cause.Text)
			b.Facts = content.Facts(b.Facts, r.Cause.Facts)
		}
	}
	return b
}

// rest is what engineers are told besides, in sentences. Its heading is the first
// of them, where it says more than they do.
func (j *joiner) rest(told Section) []Block {
	var out []Block
	for i, b := range j.more.Blocks {
		if j.used[i] || b.Kind == Columns || b.Kind == Row || b.Kind == Note {
			continue
		}
		same := slices.ContainsFunc(told.Blocks, func(t Block) bool { return tells(t.Text, b.Text) })
		if !same {
			out = append(out, b)
		}
	}
	if told.Theme == Situation && len(out) > 0 && out[0].Lead == "" && out[0].Kind == Paragraph && !j.begun {
		out[0].Text = j.opened(out[0].Text)
	}
	return out
}

// prose leaves out tables.
func prose(blocks []Block) []Block {
	return slices.DeleteFunc(slices.Clone(blocks), func(b Block) bool { return b.Kind == Columns || b.Kind == Row })
}

// jointValue tells the outcomes in sentences.
func jointValue(x *narrative.Index, told Section, engineering *Framing) Section {
	t := newTeller(x, narrative.Executive, languageOf(x.Solution))
	e := newTeller(x, narrative.Engineering, languageOf(x.Solution))
	verified := map[string]content.Phrase{}
	if _, ok := engineering.Section(Value); ok {
		for _, o := range e.value().Outcomes {
			verified[o.ID] = o.Verification
		}
	}
	out := drawn(t, string(Value), told.Label, t.lang.Outcomes(t.value(), verified))
	if len(out.Blocks) == 0 {
		return told
	}
	return out
}
