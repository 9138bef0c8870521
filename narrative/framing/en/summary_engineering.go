package en

import (
	"slices"
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// The longest verb phrase that heads a summary, and the longest that does so where
// nothing but figures could head it otherwise, in words and in characters.
const (
	shortAnswer   = 12
	longestAnswer = 19
)

// EngineeringSummary is what an engineer from another team can read: what is done,
// in which phases, what it moves, and what becomes of the systems.
func (en English) EngineeringSummary(c content.Summary) content.Draft {
	if !c.Do.Has() {
		return content.Draft{}
	}
	d := content.Draft{}
	landscape := landscapeSentence(c.Landscape, c.Seed)
	do := lowerFirst(c.Do.Text)
	var rest string
	lead := leadMeasure(c)
	phases := phasesSentence(c)
	switch {
	case words(do) <= shortAnswer && (landscape != "" || lead != nil), words(do) <= longestAnswer && len(do) <= longestHeading-10 && lead != nil:
		d.Heading, d.Facts = upper(do), c.Do.Facts
		d.Lines = besideAnswer(c, lead, phases, landscape)
		return d
	case lead != nil:
		d.Heading, d.Facts = upper(moves(lead, figures.Form{Compact: true}))+by(lead), lead.Own
		rest = engineeringProposal(c)
	default:
		d.Heading, rest = divide(do)
		d.Facts = c.Do.Facts
		if d.Heading == "" {
			d.Heading, d.Facts = planOrLandscape(c)
			rest = engineeringProposal(c)
			if d.Facts == nil { // the heading speaks of the plan already
				rest = sentence(do)
			}
		}
	}
	if rest != "" {
		d.Lines = append(d.Lines, paragraph("answer", rest, c.Do.Facts, dated(rest, c)))
	}
	if landscape != "" {
		d.Lines = append(d.Lines, paragraph("landscape", landscape, c.Landscape.Facts))
	}
	return d
}

// leadMeasure is the outcome put first as engineers are told of it, by its figures;
// nil where there is none that is theirs.
func leadMeasure(c content.Summary) *content.Outcome {
	if c.Lead == nil || c.Lead.Target.IsMoney() || !c.Lead.Change.Moves {
		return nil
	}
	lead := *c.Lead
	lead.Sentence = content.Phrase{}
	return &lead
}

// phasesSentence says in which phases and when the work is done, where the answer
// does not.
func phasesSentence(c content.Summary) string {
	if c.Phases < 2 || c.Start.IsZero() || c.End.IsZero() || strings.Contains(c.Do.Text, "phase") || endsInTime(c.Do.Text) {
		return ""
	}
	n := count(c.Phases, "phase", "phases")
	switch index(c.Seed, 5, 3) {
	case 0:
		return sentence("the work runs in ", n, ", from ", span(c.Start, c.End))
	case 1:
		return sentence(n, " are planned, from ", span(c.Start, c.End))
	}
	return sentence("the first of ", n, " begins ", on(c.Start), ", and all is done ", on(c.End))
}

// besideAnswer tells beside a heading that says what is done when it is done, what
// it moves and what becomes of the systems; in which order is chosen by the
// solution.
func besideAnswer(c content.Summary, lead *content.Outcome, phases, landscape string) []content.Line {
	var goal, when, systems []content.Line
	if lead != nil {
		goal = []content.Line{paragraph("for", goalSentence(lead, c.Seed), lead.Own)}
	}
	if phases != "" {
		when = []content.Line{paragraph("phases", phases, c.PlanFacts)}
	}
	if landscape != "" {
		systems = []content.Line{paragraph("landscape", landscape, c.Landscape.Facts)}
	}
	switch index(c.Seed, 6, 3) {
	case 0:
		return slices.Concat(goal, when, systems)
	case 1:
		return slices.Concat(when, goal, systems)
	}
	return slices.Concat(systems, when, goal)
}

// goalSentence tells what an outcome comes to, or what it is all for.
func goalSentence(o *content.Outcome, seed uint32) string {
	p := purposeIn(o, figures.Form{Compact: true})
	switch way := index(seed, 10, 3); {
	case way == 2 && !o.Flows && !o.Date.IsZero():
		return sentence(strings.TrimPrefix(by(o), " "), ", ", moves(o, figures.Form{Compact: true}))
	case way != 1, p == "", o.Doubtful, keeps(o):
		return movesBy(o, figures.Form{Compact: true})
	}
	return sentence("the aim is to ", p, by(o))
}

// divide takes a long verb phrase apart into a heading and the sentence that
// says the rest.
func divide(do string) (heading, rest string) {
	const most = 12
	if i := strings.Index(do, ", and "); i > 0 && words(do[:i]) <= most && words(do[:i]) >= 4 && !strings.Contains(do[:i], ", ") {
		return upper(do[:i]), sentence("part of it is to ", do[i+len(", and "):])
	}
	for _, sep := range []string{" through ", " using ", " via ", " within "} {
		if i := strings.Index(do, sep); i > 0 && words(do[:i]) <= most && words(do[:i]) >= 4 {
			return upper(strings.TrimRight(do[:i], ",")), sentence("this is done", do[i:])
		}
	}
	return "", ""
}

func planOrLandscape(c content.Summary) (string, []string) {
	n, r := len(c.Landscape.New), len(c.Landscape.Retired)
	switch {
	case n > 0 && r > 0:
		return upper(count(n, "component comes", "components come")) + " and " + count(r, "goes", "go"), c.Landscape.Facts
	case c.Phases > 1 && !c.End.IsZero():
		return upper(count(c.Phases, "phase", "phases")) + " until " + loc.When(c.End), c.PlanFacts
	case c.Lead != nil && (!c.Lead.Target.IsZero() || c.Lead.Sentence.Has()):
		return upper(moves(c.Lead, figures.Form{Compact: true})), c.Lead.Own
	case n > 0:
		return upper(count(n, "component is new", "components are new")), c.Landscape.Facts
	}
	if c.Customer != "" {
		return "The plan for " + called(c.Customer), nil
	}
	return "The plan in a sentence", nil
}

// engineeringProposal says what the plan is, with its phases and dates where the
// verb phrase leaves room for them: as what the systems go through, or else as what
// the customer is to do.
func engineeringProposal(c content.Summary) string {
	do := lowerFirst(c.Do.Text)
	timed, phases := endsInTime(do), phasesSentence(c)
	switch {
	case phases != "" && index(c.Seed, 11, 2) == 0 && c.Customer != "": // what is done may go on behind the last phase
		return join(sentence(called(c.Customer), " is to ", do), phases)
	case phases != "":
		return join(sentence("the plan is to ", do), phases)
	case !timed && !c.End.IsZero() && !c.Unfinished:
		if closed(do) {
			return sentence("the plan, to be finished by ", due(c.End), ", is to ", do)
		}
		return sentence("the plan is to ", do, " by ", due(c.End))
	case !c.Start.IsZero() && !strings.Contains(do, loc.When(c.Start)) && words(do) <= 30 && (!timed || endsBy(do) || strings.Contains(do, " over ")):
		if closed(do) && !timed {
			return sentence("the plan, which starts ", on(c.Start), ", is to ", do)
		}
		return sentence("the plan is to ", do, ", starting ", on(c.Start))
	case c.Customer == "":
		return sentence("the plan is to ", do)
	case c.Start.IsZero() && c.Organisation != "":
		return pick(c.Seed, 11,
			sentence(called(c.Customer), " is to ", do),
			sentence("the plan is to ", do),
			sentence("to get there, ", called(c.Customer), " is to ", do),
			sentence(called(c.Organisation), " proposes to ", do))
	case c.Start.IsZero():
		return pick(c.Seed, 11, sentence(called(c.Customer), " is to ", do), sentence("the plan is to ", do), sentence("to get there, ", called(c.Customer), " is to ", do))
	}
	return sentence("the plan is to ", do)
}

// closed reports whether a verb phrase leaves no room behind it for a date, which
// would belong to its last words: with a register that writes to the database.
func closed(do string) bool {
	return words(do) > 12 || strings.Contains(do, ",") || strings.Contains(do, " that ") || strings.Contains(do, " which ")
}

// landscapeSentence names what is new, changed and retired.
func landscapeSentence(l content.Landscape, seed uint32) string {
	if len(l.New)+len(l.Changed)+len(l.Retired) == 0 || len(l.New)+len(l.Changed)+len(l.Retired)+len(l.Kept) < 3 {
		return ""
	}
	var out []string
	if n := len(l.New); n > 0 {
		names := atMost(theAll(l.New), 4)
		out = append(out, pick(seed, 4, names+" "+isAre(l.New)+" new", "new to the landscape "+isAre(l.New)+" "+names))
	}
	if len(l.Changed) > 0 {
		out = append(out, atMost(theAll(l.Changed), 4)+" "+agree(l.Changed, "changes", "change"))
	}
	if len(l.Retired) > 0 {
		out = append(out, atMost(theAll(l.Retired), 4)+" "+isAre(l.Retired)+" retired")
	}
	text := ""
	for i := 0; i < len(out); i++ {
		clause := out[i]
		if i+1 < len(out) && words(clause)+words(out[i+1]) <= 20 {
			clause += "; " + out[i+1]
			i++
		}
		text = join(text, sentence(clause))
	}
	return text
}

// agree chooses the form of a verb for a list of names.
func agree(names []string, singular, plural string) string {
	if len(names) > 1 {
		return plural
	}
	return verb(names[0], singular, plural)
}

func isAre(names []string) string { return agree(names, "is", "are") }
