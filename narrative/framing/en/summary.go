package en

import (
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// The longest heading of a summary, in characters, before its purpose is left
// to the text.
const longestHeading = 90

// ExecutiveSummary puts the decision first: what, how much, by when, what for.
func (English) ExecutiveSummary(c content.Summary) content.Draft {
	if !c.Do.Has() && len(c.AskFacts) == 0 {
		return content.Draft{}
	}
	if d, ok := openProposal(c); ok {
		return d
	}
	heading, headFacts, leadTold := executiveHeading(c)
	d := content.Draft{Heading: heading, Facts: headFacts}
	if c.Do.Has() {
		text := proposal(c)
		if headFacts == nil { // the heading says whose turn it is already
			text = sentence(lowerFirst(c.Do.Text))
		}
		d.Lines = append(d.Lines, paragraph("answer", text, c.Do.Facts, dated(text, c)))
	}
	if c.Lead != nil && !leadTold && (!c.Lead.Target.IsZero() || c.Lead.Sentence.Has()) {
		d.Lines = append(d.Lines, paragraph("for", leadSentence(c), []string{c.Lead.ID}))
	}
	if !c.Payback.IsZero() && !c.PaysLate && (!leadTold || !c.Lead.Target.IsMoney()) {
		took := years(c.Payback.Quantity)
		d.Lines = append(d.Lines, paragraph("return", sentence(pick(c.Seed, 7,
			"the money is back after "+took+", counted in cash",
			"in cash, it pays for itself in "+took,
			"payback takes "+took+" in cash",
			"the cost is earned back within "+took+", in cash",
			"after "+took+", cash has covered the cost")), c.Payback.Facts))
	}
	if s := decider(c); s != "" {
		d.Lines = append(d.Lines, paragraph("ask", s, c.AskFacts, amountFacts(c), c.From.Facts))
	}
	return d
}

func amountFacts(c content.Summary) []string {
	if c.Amount.IsZero() {
		return nil
	}
	return c.Amount.Facts
}

// executiveHeading puts the date right behind what is to be decided, and joins
// what it is for only to a whole sum: a first small step does not bring the
// whole outcome.
func executiveHeading(c content.Summary) (heading string, fs []string, leadTold bool) {
	fs = c.AskFacts
	date := ""
	if !c.By.IsZero() {
		date = " by " + loc.DayNoYear(c.By)
	}
	switch {
	case c.Decision.Has():
		heading = upper(lowerFirst(c.Decision.Text))
		switch {
		case date == "" || strings.Contains(heading, date):
		case words(heading) > 6: // at the end the date would belong to the last word
			heading = upper(strings.TrimSpace(date)) + ": " + lowerFirst(heading)
		default:
			heading += date
		}
		return heading, facts(fs, c.Decision.Facts), false
	case !c.Amount.IsZero():
		heading = "Approve " + prose(c.Amount.Quantity) + date
		if c.Lead != nil && !c.Lead.Doubtful {
			if p := purpose(c.Lead); p != "" && len(heading)+len(p) < longestHeading {
				return heading + " to " + p, facts(fs, c.Amount.Facts, []string{c.Lead.ID}), true
			}
			if p := direction(c.Lead); p != "" && len(heading)+len(p) < longestHeading {
				return heading + " to " + p, facts(fs, c.Amount.Facts, []string{c.Lead.ID}), false
			}
		}
		return heading, facts(fs, c.Amount.Facts), false
	case len(c.AskFacts) > 0 && date != "":
		if c.Do.Has() && words(c.Do.Text) <= 10 {
			return "Decide" + date + " to " + lowerFirst(c.Do.Text), facts(fs, c.Do.Facts), false
		}
		if c.Lead != nil && !c.Lead.Target.IsZero() && !c.Lead.Doubtful {
			if clause := moves(c.Lead, figures.Form{}); len(clause) < longestHeading-20 {
				return "Decide" + date + ", and " + clause, facts(fs, []string{c.Lead.ID}), true
			}
		}
		return "A decision is needed" + date, fs, false
	}
	return openHeading(c)
}

// openHeading heads a summary that asks for no decision yet.
func openHeading(c content.Summary) (string, []string, bool) {
	if c.Lead != nil && (c.Lead.Change.Moves || c.Lead.Sentence.Has()) {
		return upper(moves(c.Lead, figures.Form{})), facts(c.Lead.Sentence.Facts, []string{c.Lead.ID}), true
	}
	if c.Benefit.Has() {
		if h := headline(c.Benefit.Text, 13); h != "" {
			return h, c.Benefit.Facts, false
		}
	}
	return "What " + forWhom(c) + " should do", nil, false
}

// openProposal heads a summary that asks for nothing and promises nothing yet
// with what to do, where that is short enough, and says what has to be answered
// first.
func openProposal(c content.Summary) (content.Draft, bool) {
	if len(c.AskFacts) > 0 || c.Lead != nil || c.Customer == "" || words(c.Do.Text) > 14 || !c.Open.Has() {
		return content.Draft{}, false
	}
	text := "Still open: " + lowerFirst(question(c.Open.Text))
	return content.Draft{
		Heading: upper(called(c.Customer)) + " should " + lowerFirst(c.Do.Text), Facts: c.Do.Facts,
		Lines: []content.Line{paragraph("open", text, c.Open.Facts)},
	}, true
}

func forWhom(c content.Summary) string {
	if c.Customer != "" {
		return called(c.Customer)
	}
	return "the customer"
}

// lowerFirst takes the capital off a verb; an acronym keeps its own.
func lowerFirst(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if word == "" || strings.ToLower(word[1:]) != word[1:] {
		return s
	}
	return strings.ToLower(word) + s[len(word):]
}

// proposal says what to do. A verb phrase fits behind any of these; which ones
// are at hand depends on what else was captured.
func proposal(c content.Summary) string {
	do := lowerFirst(c.Do.Text)
	customer, own := called(c.Customer), called(c.Organisation)
	var ways []string
	switch {
	case c.Customer == "" && own == "":
		ways = []string{"the proposal is to " + do, "we recommend to " + do}
	case c.Customer == "":
		ways = []string{own + " proposes to " + do, "the proposal of " + own + " is to " + do}
	case own == "":
		ways = []string{customer + " should " + do, "we recommend that " + customer + " " + do, "our advice to " + customer + ": " + do}
	default:
		ways = []string{
			customer + " should " + do, own + " proposes that " + customer + " " + do,
			"together with " + own + ", " + customer + " is to " + do,
			"the proposal of " + own + " is to " + do,
		}
	}
	if c.Customer != "" && !c.Start.IsZero() && !strings.Contains(do, loc.When(c.Start)) {
		ways = append(ways, "starting "+on(c.Start)+", "+customer+" is to "+do)
	}
	if c.Customer != "" && !c.End.IsZero() && !strings.Contains(do, " by ") && !strings.Contains(do, " within ") {
		ways = append(ways, "by "+loc.When(c.End)+", "+customer+" is to "+do)
	}
	return sentence(pick(c.Seed, 1, ways...))
}

// dated names the milestones where a proposal tells when they start or end.
func dated(text string, c content.Summary) []string {
	for _, w := range []figures.When{c.Start, c.End} {
		if when := loc.When(w); !w.IsZero() && strings.Contains(text, when) && !strings.Contains(c.Do.Text, when) {
			return c.PlanFacts
		}
	}
	return nil
}

// decider says who decides, and about what part of the sum first.
func decider(c content.Summary) string {
	someone, name := c.From.Has(), full(c.From)
	now, sum := prose(c.Now), prose(c.Amount.Quantity)
	ofSum := theSum(c.Amount.Quantity)
	switch {
	case !c.Now.IsZero() && !c.Amount.IsZero() && c.Now.Value.LessThan(c.Amount.Value):
		if !someone {
			return sentence(pick(c.Seed, 2, "of "+ofSum+", "+now+" is needed now", "the first "+now+" of "+ofSum+" is to be released now"))
		}
		return sentence(pick(c.Seed, 2,
			"of "+ofSum+", "+name+" is asked to release "+now+" now",
			"the first "+now+" of "+ofSum+" is for "+name+" to release now",
			name+" is asked for the first "+now+" of "+ofSum))
	case c.Decision.Has() && !c.Amount.IsZero() && someone:
		return sentence(name + " is asked for " + sum)
	case c.Decision.Has() && !c.Amount.IsZero():
		return sentence("this takes " + sum)
	case someone:
		return sentence(pick(c.Seed, 2,
			"the decision lies with "+name,
			name+" decides",
			"it is for "+name+" to decide",
			"this takes the approval of "+name))
	}
	return ""
}

// leadSentence tells the outcome that the heading had no room for.
func leadSentence(c content.Summary) string {
	clause := moves(c.Lead, figures.Form{})
	if c.Lead.Sentence.Has() || c.Lead.Target.IsZero() {
		return sentence(clause)
	}
	return sentence(clause + by(c.Lead))
}

// by adds the date of an outcome.
func by(o *content.Outcome) string {
	switch {
	case o.Date.IsZero():
		return ""
	case o.FromGoLive:
		return " from " + loc.When(o.Date)
	}
	return " by " + loc.When(o.Date)
}

// EngineeringSummary is what an engineer from another team can read.
func (English) EngineeringSummary(c content.Summary) content.Draft {
	if !c.Do.Has() {
		return content.Draft{}
	}
	d := content.Draft{}
	landscape := landscapeSentence(c.Landscape, c.Seed)
	do := lowerFirst(c.Do.Text)
	rest := ""
	switch {
	case c.Lead != nil && !c.Lead.Target.IsMoney() && c.Lead.Change.Moves:
		o := *c.Lead
		o.Sentence = content.Phrase{}
		d.Heading, d.Facts = upper(moves(&o, figures.Form{Compact: true}))+by(c.Lead), []string{c.Lead.ID}
		rest = engineeringProposal(c)
	case words(do) <= 12 && landscape != "":
		d.Heading, d.Facts = upper(do), c.Do.Facts
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

// divide takes a long verb phrase apart into a heading and the sentence that
// says the rest.
func divide(do string) (heading, rest string) {
	const most = 12
	if i := strings.Index(do, ", and "); i > 0 && words(do[:i]) <= most && words(do[:i]) >= 4 && !strings.Contains(do[:i], ", ") {
		return upper(do[:i]), sentence("part of it is to " + do[i+len(", and "):])
	}
	for _, sep := range []string{" through ", " using ", " via ", " within "} {
		if i := strings.Index(do, sep); i > 0 && words(do[:i]) <= most && words(do[:i]) >= 4 {
			return upper(strings.TrimRight(do[:i], ",")), sentence("this is done" + do[i:])
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
		return upper(moves(c.Lead, figures.Form{Compact: true})), []string{c.Lead.ID}
	case n > 0:
		return upper(count(n, "component is new", "components are new")), c.Landscape.Facts
	}
	if c.Customer != "" {
		return "The plan for " + called(c.Customer), nil
	}
	return "The plan in a sentence", nil
}

func engineeringProposal(c content.Summary) string {
	do := lowerFirst(c.Do.Text)
	ways := []string{"the plan is to " + do}
	if c.Customer != "" {
		ways = append(ways, "the plan for "+called(c.Customer)+" is to "+do, called(c.Customer)+" is to "+do, "for "+called(c.Customer)+", the work is to "+do)
	}
	if !c.Start.IsZero() && !strings.Contains(do, loc.When(c.Start)) {
		ways = append(ways, "starting "+on(c.Start)+", the plan is to "+do)
	}
	if c.Organisation != "" && c.Customer != "" {
		ways = append(ways, called(c.Customer)+" and "+called(c.Organisation)+" plan to "+do)
	}
	return sentence(pick(c.Seed, 3, ways...))
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

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
