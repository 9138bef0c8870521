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
		d.Lines = append(d.Lines, paragraph("answer", proposal(c, leadTold), c.Do.Facts))
	}
	if c.Lead != nil && !leadTold {
		d.Lines = append(d.Lines, paragraph("for", leadSentence(c), []string{c.Lead.ID}))
	}
	if !c.Payback.IsZero() && (!leadTold || !c.Lead.Target.IsMoney()) {
		d.Lines = append(d.Lines, paragraph("return", pick(c.Seed, 7,
			"The money is back after "+years(c.Payback.Quantity)+", counted in cash.",
			"In cash it has paid for itself after "+years(c.Payback.Quantity)+".",
			"Counted in cash, payback takes "+years(c.Payback.Quantity)+"."), c.Payback.Facts))
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

func executiveHeading(c content.Summary) (heading string, fs []string, leadTold bool) {
	fs = c.AskFacts
	switch {
	case c.Decision.Has():
		heading = upper(c.Decision.Text)
		fs = facts(fs, c.Decision.Facts)
	case !c.Amount.IsZero():
		heading = "Approve " + prose(c.Amount.Quantity)
		fs = facts(fs, c.Amount.Facts)
	case len(c.AskFacts) > 0 && c.Do.Has() && (!c.By.IsZero() || c.From.Has()):
		heading = shortDo(c.Do.Text)
		if heading == "" {
			heading = "A decision is needed"
		} else {
			heading = "Decide to " + lower(lowerFirst(heading))
		}
	}
	if heading == "" {
		return openHeading(c)
	}
	if !c.By.IsZero() {
		heading += " by " + loc.DayNoYear(c.By)
	}
	if c.Lead == nil || words(c.Decision.Text) > 6 {
		return heading, fs, false
	}
	if p := purpose(c.Lead); p != "" && len(heading)+len(p) < longestHeading {
		return heading + " to " + p, facts(fs, []string{c.Lead.ID}), true
	}
	return heading, fs, false
}

// openHeading heads a summary that asks for no decision yet.
func openHeading(c content.Summary) (string, []string, bool) {
	if c.Lead != nil && (c.Lead.Change.Moves || c.Lead.Sentence.Has()) {
		return upper(moves(c.Lead, figures.Form{})), facts(c.Lead.Sentence.Facts, []string{c.Lead.ID}), true
	}
	if h := shortDo(c.Do.Text); h != "" && words(h)+4 <= words(c.Do.Text) {
		return h, c.Do.Facts, false
	}
	return "What " + forWhom(c) + " should do", nil, false
}

// openProposal heads a summary that asks for nothing and promises nothing yet
// with what to do, where that is short enough.
func openProposal(c content.Summary) (content.Draft, bool) {
	if len(c.AskFacts) > 0 || c.Lead != nil || c.Customer == "" || words(c.Do.Text) > 14 {
		return content.Draft{}, false
	}
	return content.Draft{
		Heading: upper(c.Customer + " should " + lower(c.Do.Text)), Facts: c.Do.Facts,
		Lines: []content.Line{paragraph("answer", pick(c.Seed, 6,
			"No budget is asked for yet.", "Nothing has to be approved at this point.", "There is no sum to approve yet."), c.Do.Facts)},
	}, true
}

// shortDo shortens a verb phrase to a heading, leaving out how it is done.
func shortDo(do string) string {
	const most = 10
	if words(do) <= most {
		return headline(do, most)
	}
	if h := headline(do, most); h != "" {
		return h
	}
	cut := -1
	for _, sep := range []string{" through ", " using ", " via ", " by ", " with ", " from ", " that ", " in order to ", " within ", " in "} {
		if i := strings.Index(do, sep); i > 0 && words(do[:i]) >= 3 && words(do[:i]) <= most {
			cut = max(cut, i)
		}
	}
	if cut < 0 {
		return ""
	}
	return upper(strings.TrimRight(do[:cut], " ,"))
}

func forWhom(c content.Summary) string {
	if c.Customer != "" {
		return c.Customer
	}
	return "the customer"
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	word := s
	for i := range s {
		if s[i] == ' ' {
			word = s[:i]
			break
		}
	}
	for _, r := range word[1:] {
		if r >= 'A' && r <= 'Z' {
			return s
		}
	}
	return string(s[0]|0x20) + s[1:]
}

// proposal says what to do. A verb phrase fits behind any of these; which ones
// are at hand depends on what else was captured.
func proposal(c content.Summary, purposeTold bool) string {
	do := lower(c.Do.Text)
	ways := []string{"the proposal is to " + do}
	if purposeTold {
		ways = append(ways, "the way there is to "+do)
	}
	if c.Driver != nil && !c.End.IsZero() && c.End.Last().Before(c.Driver.Date.Last()) {
		ways = append(ways, "until "+loc.When(c.Driver.Date)+" there is time to "+do)
	}
	if c.Organisation != "" {
		ways = append(ways, "what "+c.Organisation+" proposes is to "+do)
	}
	if c.Customer == "" {
		return sentence(pick(c.Seed, 1, ways...))
	}
	ways = append(ways, c.Customer+" should "+do, "we recommend that "+c.Customer+" "+do)
	if purposeTold {
		ways = append(ways, "to get there, "+c.Customer+" is to "+do)
	}
	if c.Organisation != "" {
		ways = append(ways, c.Organisation+" proposes that "+c.Customer+" "+do, "together with "+c.Organisation+", "+c.Customer+" would "+do)
	}
	if c.Phases > 1 && !strings.Contains(do, "phase") {
		ways = append(ways, "in "+loc.Cardinal(c.Phases)+" phases, "+c.Customer+" would "+do)
	}
	if !c.Start.IsZero() {
		ways = append(ways, "starting "+on(c.Start)+", "+c.Customer+" would "+do)
	}
	return sentence(pick(c.Seed, 1, ways...))
}

// decider says who decides, and about what part of the sum first.
func decider(c content.Summary) string {
	someone := c.From.Has()
	name := full(c.From)
	now := prose(c.Now)
	switch {
	case !c.Now.IsZero() && !c.Amount.IsZero() && c.Now.Value.LessThan(c.Amount.Value):
		sum := prose(c.Amount.Quantity)
		if !someone {
			return sentence(pick(c.Seed, 2,
				"of the "+sum+", "+now+" is needed now",
				"a first "+now+" out of the "+sum+" starts the work",
				now+" of the "+sum+" is to be released at once"))
		}
		return sentence(pick(c.Seed, 2,
			"of the "+sum+", "+name+" is asked to release "+now+" now",
			"the first "+now+" of the "+sum+" is for "+name+" to release now",
			name+" is asked for the first "+now+" out of "+sum,
			"with "+now+" of the "+sum+" released by "+name+", the work can start",
			"the decision lies with "+name+"; it frees "+now+" of the "+sum+" at once",
			now+" out of the "+sum+" is enough to start, and "+name+" can release it"))
	case someone && c.Amount.IsZero() && c.Decision.Text == "":
		return sentence(pick(c.Seed, 2, name+" is asked to decide", "the decision is for "+name+" to take", "it is up to "+name+" to say yes"))
	case someone:
		return sentence(pick(c.Seed, 2,
			"the decision lies with "+name,
			name+" decides",
			"it is for "+name+" to decide",
			"the word is with "+name,
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
	heading, fs := engineeringHeading(c)
	d := content.Draft{Heading: heading, Facts: fs}
	d.Lines = append(d.Lines, paragraph("answer", engineeringProposal(c), c.Do.Facts))
	if s := landscapeSentence(c.Landscape, c.Seed); s != "" {
		d.Lines = append(d.Lines, paragraph("landscape", s, c.Landscape.Facts))
	}
	return d
}

func engineeringHeading(c content.Summary) (string, []string) {
	if c.Lead != nil && !c.Lead.Target.IsMoney() && c.Lead.Change.Moves {
		o := *c.Lead
		o.Sentence = content.Phrase{}
		return upper(moves(&o, figures.Form{Compact: true})) + by(c.Lead), []string{c.Lead.ID}
	}
	if h := shortDo(c.Do.Text); h != "" && words(h)+4 <= words(c.Do.Text) {
		return h, c.Do.Facts
	}
	if n, r := len(c.Landscape.New), len(c.Landscape.Retired); n > 0 {
		h := count(n, "component is new", "components are new")
		if r > 0 {
			h += ", " + count(r, "goes", "go")
		}
		return upper(h), c.Landscape.Facts
	}
	if c.Phases > 1 && !c.End.IsZero() {
		return upper(count(c.Phases, "phase", "phases")) + " until " + loc.When(c.End), c.PlanFacts
	}
	if c.Lead != nil && !c.Lead.Target.IsZero() {
		return upper(moves(c.Lead, figures.Form{Compact: true})), []string{c.Lead.ID}
	}
	return "What is to be built", nil
}

func engineeringProposal(c content.Summary) string {
	do := lower(c.Do.Text)
	ways := []string{do, "the work is to " + do, "the job is to " + do, "what is to be done: " + do}
	if c.Customer != "" {
		ways = append(ways, c.Customer+" is to "+do, "the plan for "+c.Customer+" is to "+do)
	}
	if !c.Start.IsZero() && !c.End.IsZero() && c.Start != c.End {
		ways = append(ways, "from "+span(c.Start, c.End)+", the team is to "+do)
	}
	if !c.Start.IsZero() {
		ways = append(ways, "starting in "+loc.When(c.Start)+", the task is to "+do)
	}
	if c.Organisation != "" {
		ways = append(ways, "with "+c.Organisation+", the team will "+do)
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
		out = append(out, pick(seed, 4,
			names+be(n)+" new",
			"new to the landscape"+be(n)+" "+names,
			"the landscape gains "+names,
			"what has to be built: "+names))
	}
	if n := len(l.Changed); n > 0 {
		out = append(out, atMost(theAll(l.Changed), 4)+plural(n, " changes", " change"))
	}
	if n := len(l.Retired); n > 0 {
		names := atMost(theAll(l.Retired), 4)
		out = append(out, pick(seed, 5,
			names+be(n)+" retired",
			names+have(n)+" no place in it any more",
			names+plural(n, " goes", " go")))
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

func be(n int) string   { return plural(n, " is", " are") }
func have(n int) string { return plural(n, " has", " have") }

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
