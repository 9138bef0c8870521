package en

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

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

// told is what the heading of a summary has said already.
type told struct {
	do     bool // what to do
	amount bool // what is asked for
	now    bool // what is released first
	lead   bool // the measure put first and its figures

	figures bool // the measure put first is told by its figures, and what it comes to in a sentence elsewhere
}

// costOfIt says what it costs, where the heading does not, what it costs to run,
// and when the money is back; it is the subject where the sentence before has none
// that is meant.
func costOfIt(c content.Summary, h told, it string) (string, []string) {
	whole := c.Amount
	if c.Investment.Value.GreaterThan(whole.Value) && c.Investment.Unit == whole.Unit {
		whole = c.Investment // what is asked for is a part of it
	}
	part := !c.Amount.IsZero() && c.Amount.Value.LessThan(whole.Value)
	runs := !c.Running.IsZero()
	sum := upTo(c.Running.Quantity, c.Staggered)
	once := ""
	if runs {
		once = " once and " + sum + " to run"
	}
	first := ""
	var fs []string
	switch {
	case whole.IsZero() || h.amount && !part || !c.Decision.Has() && !h.amount:
	case h.amount:
		first = "in all " + it + " costs " + prose(whole.Quantity) + once
	case part:
		first = it + " costs " + prose(whole.Quantity) + once + "; of the one-off sum, " + prose(c.Amount.Quantity) + " is for this decision"
		if !runs {
			first = it + " costs " + prose(whole.Quantity) + ", of which " + prose(c.Amount.Quantity) + " is for this decision"
		}
	default:
		first = it + " costs " + prose(whole.Quantity) + once
	}
	if first != "" {
		fs = facts(c.AskFacts, whole.Facts, amountFacts(c), c.Running.Facts)
	}
	runs = runs && first == "" && h.amount
	if runs {
		fs = facts(fs, c.Running.Facts)
	}
	pays := !c.Payback.IsZero() && !c.PaysLate && (!h.lead || !c.Lead.Target.IsMoney())
	if pays {
		fs = facts(fs, c.Payback.Facts)
	}
	text := join(sentence(first), sentence(backAndRunning(c, it, sum, runs, pays, first != "")))
	if s := paysLate(c); s != "" {
		text, fs = join(text, s), facts(fs, c.Payback.Facts)
	}
	return text, fs
}

// paysLate says of a return that does not come back within the horizon in cash when
// it does, or that it does not.
func paysLate(c content.Summary) string {
	if !c.Returns || !c.PaysLate && !c.Payback.IsZero() || c.Years == 0 {
		return ""
	}
	within := count(c.Years, "year", "years")
	timed := c.PaybackTime
	switch {
	case !timed.IsZero() && timed.Value.LessThanOrEqual(decimal.NewFromInt(int64(c.Years))):
		return sentence("the money is back after ", years(timed), " if time is counted; in cash it is not within ", within)
	case timed.IsZero() && c.Payback.IsZero():
		return ""
	}
	return sentence("the money is not back within ", within)
}

// backAndRunning says when the money is back and what it costs to run: by name
// where one thing runs. What is back within two years is told first of the time,
// since that is the news.
func backAndRunning(c content.Summary, it, sum string, runs, pays, more bool) string {
	if more { // the sentence before has named it
		it = "it"
	}
	took := years(c.Payback.Quantity)
	quick := c.Payback.Value.LessThan(two)
	counted := ""
	if runs && pays {
		counted = ", with running costs of " + sum + " counted"
	}
	switch {
	case pays && quick && more:
		return "after " + took + " " + it + " has paid for itself in cash"
	case pays && quick:
		return "after " + took + " " + it + " has paid for itself in cash" + counted
	case pays && runs:
		return pick(c.Seed, 9,
			it+" pays for itself in cash in "+took+", running costs of "+sum+" included",
			"running it costs "+sum+"; with that counted, the money is back in cash after "+took,
			"in cash, the money is back after "+took+", with running costs of "+sum+" counted")
	case pays && more:
		return "in cash, " + it + " pays for itself in " + took
	case pays:
		return "the money is back after " + took + ", in cash"
	case runs && c.Runs != "":
		name := definite(lower(c.Runs))
		return since(c) + name + " " + verb(c.Runs, "costs", "cost") + further(c) + sum
	case runs && it != "it":
		return since(c) + it + " costs" + further(c) + sum + " to run"
	case runs:
		return since(c) + "running it costs" + further(c) + sum
	}
	return ""
}

// further says that a sum comes on top of the one before, where it is one sum.
func further(c content.Summary) string {
	if c.Staggered {
		return " "
	}
	return " a further "
}

// since says from when it costs something to run, where that was captured.
func since(c content.Summary) string {
	if c.RunsFrom.IsZero() {
		return ""
	}
	return "from " + loc.When(c.RunsFrom) + ", "
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
func executiveHeading(c content.Summary) (heading string, fs []string, h told) {
	fs = c.AskFacts
	date := ""
	if !c.By.IsZero() {
		date = " by " + dueNoYear(c.By)
	}
	switch {
	case c.Decision.Has():
		heading, amount, now := decisionHeading(c, date)
		return heading, facts(fs, c.Decision.Facts), told{amount: amount, now: now}
	case !c.Amount.IsZero():
		heading, fs = "Approve "+prose(c.Amount.Quantity)+date, facts(fs, c.Amount.Facts)
		if c.Lead != nil && !c.Lead.Doubtful {
			if p := purpose(c.Lead); p != "" && len(heading)+len(p) < longestHeading {
				return heading + " to " + p, facts(fs, c.Lead.Own), told{amount: true, lead: true}
			}
		}
		return heading, fs, told{amount: true, figures: true}
	case len(c.AskFacts) > 0 && date != "":
		if c.Do.Has() && words(c.Do.Text) <= 10 {
			return "Decide" + date + " to " + lowerFirst(c.Do.Text), facts(fs, c.Do.Facts), told{do: true}
		}
		if c.Lead != nil && !c.Lead.Target.IsZero() && !c.Lead.Doubtful {
			if clause := moves(c.Lead, figures.Form{}); len(clause) < longestHeading-20 {
				return "Decide" + date + ", and " + clause, facts(fs, c.Lead.Own), told{lead: true}
			}
		}
		return "A decision is needed" + date, fs, told{}
	}
	heading, fs, h.lead = openHeading(c)
	return heading, fs, h
}

// decisionHeading tells what is to be decided by when, and of what it costs as
// much as its verb has room for. What is decided on the day itself is done by then
// (approve the pilot by 1 March); what the decision only sets going is not, and is
// what the money is approved for (approve 210 K EUR by 1 March to fit the
// stations). Where a part is released first, the decision is about that part, and
// the amount is told as what it comes to in all. It reports whether it tells the
// amount, and the part released first.
func decisionHeading(c content.Summary, date string) (heading string, all, first bool) {
	do := lowerFirst(c.Decision.Text)
	verb, _, _ := strings.Cut(do, " ")
	amount := ""
	if !c.Amount.IsZero() {
		amount = prose(c.Amount.Quantity)
	}
	said := amount != "" && strings.Contains(do, amount)
	dated := date != "" && strings.Contains(do, date)
	if releases(c) && !said && !dated {
		now := prose(c.Now)
		switch {
		case strings.Contains(do, now):
			if strings.Contains(do, now+" of ") {
				return datedDecision(do, verb, date) + ", of " + amount + " in all", true, true
			}
			return strings.Replace(datedDecision(do, verb, date), now, now+" of "+amount, 1), true, true
		case strings.Contains(do, c.Amount.Unit):
		case !decides[verb] || spends[verb]:
			return "Approve " + now + " of " + amount + date + " to " + do, true, true
		default:
			return datedDecision(do, verb, date) + ": " + now + " now, " + amount + " in all", true, true
		}
	}
	switch {
	case amount != "" && !said && !dated && !strings.Contains(do, c.Amount.Unit) && (!decides[verb] || spends[verb]):
		return "Approve " + amount + date + " to " + do, true, false
	case date == "" || dated:
		return upper(do), said, false
	case decides[verb] && pays[verb] && amount != "" && !said:
		return datedDecision(do, verb, date) + ", for " + amount, true, false
	}
	return datedDecision(do, verb, date), said, false
}

// releases reports whether a part of the amount is released first. Of an amount
// that is itself a part of what it costs, that would be one part too many.
func releases(c content.Summary) bool {
	part := c.Investment.Value.GreaterThan(c.Amount.Value) && c.Investment.Unit == c.Amount.Unit
	return !c.Now.IsZero() && !part && c.Now.Unit == c.Amount.Unit && c.Now.Value.LessThan(c.Amount.Value)
}

// datedDecision puts a date to a decision: at its end where that is near, before
// a second decision, or else in front, since at the end it would belong to the
// last word. What the decision only sets going is decided by the date.
func datedDecision(do, verb, date string) string {
	switch {
	case date == "":
		return upper(do)
	case !decides[verb]:
		return "Decide" + date + " to " + do
	case words(do) <= 6:
		return upper(do) + date
	}
	for at := strings.Index(do, " and "); at >= 0; {
		next, _, _ := strings.Cut(do[at+len(" and "):], " ")
		if (decides[next] || reserves[next]) && words(do[:at]) <= 8 {
			return upper(do[:at]) + date + do[at:]
		}
		more := strings.Index(do[at+1:], " and ")
		if more < 0 {
			break
		}
		at += 1 + more
	}
	return upper(strings.TrimPrefix(date, " ")) + ", " + do
}

// decides are the verbs of what a decision itself does. Of these, spends are
// what money is approved for, and pays are what is done for a sum.
var (
	decides = wordSet(`approve release sign grant agree confirm choose select decide fund commit authorise authorize mandate
		award name appoint order give allow accept reject endorse adopt nominate assign pick make take set`)
	spends = wordSet("fund order")
	pays   = wordSet("approve sign authorise authorize award mandate")
	// reserves are what else a second decision does.
	reserves = wordSet("reserve hold earmark plan postpone keep commit start begin open set")
)

// openHeading heads a summary that asks for no decision yet.
func openHeading(c content.Summary) (string, []string, bool) {
	if c.Lead != nil && (c.Lead.Change.Moves || c.Lead.Sentence.Has()) {
		return upper(moves(c.Lead, figures.Form{})), facts(c.Lead.Sentence.Facts, c.Lead.Own), true
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
	if low := strings.ToLower(word); low != word {
		return low + s[len(word):]
	}
	return s
}

// proposal says what to do. A verb phrase fits behind any of these; which one it
// is depends on what else was captured: the time of the plan, where the phrase
// leaves room for it, or else who speaks to whom.
func proposal(c content.Summary) string {
	do := lowerFirst(c.Do.Text)
	customer, own := called(c.Customer), called(c.Organisation)
	start, end := loc.When(c.Start), due(c.End)
	ends := endsInTime(do)
	switch {
	case customer == "" && own == "":
		return sentence("the proposal is to ", do)
	case customer == "":
		return sentence(own, " proposes to ", do)
	case !c.End.IsZero() && !ends && !byTheClock(do): // "by August, it is to know by nine"
		switch {
		case words(do) <= 14 && index(c.Seed, 8, 2) == 0:
			return sentence(customer, " should ", do, " by ", end)
		case own != "" && c.Weighed && index(c.Seed, 8, 2) == 1: // the time is told by the plan
			return sentence(own, " recommends that ", customer, " ", do)
		}
		return sentence("by ", end, ", ", customer, " is to ", do)
	case !c.Start.IsZero() && endsBy(do) && !strings.Contains(do, start):
		return sentence("starting ", on(c.Start), ", ", customer, " is to ", do)
	case c.From.Has() && !c.Now.IsZero() || own == "": // the ask is a sentence to the customer already
		return sentence(customer, " should ", do)
	case c.Weighed: // there was a choice, and this is the one
		return sentence(own, " recommends that ", customer, " ", do)
	case c.Phases > 0:
		return sentence("the plan is for ", customer, " to ", do)
	}
	return sentence(own, " proposes that ", customer, " ", do)
}

// endsInTime reports whether a verb phrase says when it is done, or how long it
// takes.
func endsInTime(do string) bool {
	for _, w := range []string{" by ", " within ", " until ", " before ", " over ", " from "} {
		if i := strings.Index(do, w); i >= 0 && saysTime(do[i+len(w):]) {
			return true
		}
	}
	return false
}

// byTheClock reports whether a verb phrase says by which hour something is done
// each time: know by nine who is missing.
func byTheClock(do string) bool {
	_, rest, found := strings.Cut(do, " by ")
	word, _, _ := strings.Cut(rest, " ")
	return found && (clockWords[word] || word != "" && word[0] >= '0' && word[0] <= '9')
}

var clockWords = wordSet("one two three four five six seven eight nine ten eleven twelve noon midnight half quarter morning evening")

// endsBy reports whether a verb phrase says by which day it is done.
func endsBy(do string) bool {
	i := strings.LastIndex(do, " by ")
	return i >= 0 && saysTime(do[i+len(" by "):])
}

// saysTime reports whether a text begins with a time: January 2028, 1 March, the
// end of the year, four weeks.
func saysTime(s string) bool {
	for i, w := range strings.Fields(s) {
		w = strings.TrimRight(w, ",;.")
		if i > 5 {
			return false
		}
		if timeNouns[strings.ToLower(w)] || len(w) == 4 && (strings.HasPrefix(w, "20") || strings.HasPrefix(w, "19")) || len(w) == 2 && (w[0] == 'Q' || w[0] == 'H') {
			return true
		}
	}
	return false
}

var timeNouns = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`day days week weeks month months quarter quarters year years h hour hours min minutes summer autumn winter spring christmas
		january february march april may june july august september october november december`) {
		timeNouns[w] = true
	}
}

// dated names the milestones where a proposal tells when they start or end.
func dated(text string, c content.Summary) []string {
	for _, w := range []figures.When{c.Start, c.End} {
		if w.IsZero() {
			continue
		}
		for _, when := range []string{loc.When(w), due(w)} {
			if strings.Contains(text, when) && !strings.Contains(c.Do.Text, when) {
				return c.PlanFacts
			}
		}
	}
	return nil
}

// decider says who decides, and about what part of the sum first, unless the
// heading says what is released.
func decider(c content.Summary, released bool) string {
	someone, name := c.From.Has(), full(c.From)
	now := prose(c.Now)
	ofSum := theSum(c.Amount.Quantity)
	switch {
	case released && someone && !c.Alone:
		return sentence("the decision lies with " + name)
	case released:
	case !c.Now.IsZero() && !c.Amount.IsZero() && c.Now.Value.LessThan(c.Amount.Value):
		if !someone {
			return sentence(pick(c.Seed, 2, "of "+ofSum+", "+now+" is needed now", "the first "+now+" of "+ofSum+" is to be released now"))
		}
		return sentence(pick(c.Seed, 2,
			"of "+ofSum+", "+name+" is asked to release "+now+" now",
			"the first "+now+" of "+ofSum+" is for "+name+" to release now",
			name+" is asked for the first "+now+" of "+ofSum))
	case someone && c.Alone:
		return sentence(name, " ", does(c.From, "decides", "decide"))
	case someone && c.From.Name != "" && c.From.Role != "": // who decides by when heads the next step
		switch introduced(c.Seed) {
		case 0:
			return sentence("the decision lies with ", name)
		case 1:
			return sentence("it is for ", name, " to decide")
		}
	}
	return ""
}

// introduced says how a summary introduces who decides, chosen by its seed: in one
// of two sentences, or, from 2 on, not at all, so that the next step does.
func introduced(seed uint32) int { return index(seed, 7, 3) }

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
	if o.FromGoLive && !o.Date.IsZero() {
		return sentence(strings.TrimPrefix(by(o), " "), ", ", moves(o, f))
	}
	return sentence(moves(o, f), by(o))
}

// by adds the date of an outcome.
func by(o *content.Outcome) string {
	switch {
	case o.Date.IsZero():
		return ""
	case o.FromGoLive:
		return " from " + loc.When(o.Date)
	}
	return " by " + due(o.Date)
}

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
	return sentence(pick(c.Seed, 5, "the work runs in "+count(c.Phases, "phase", "phases"), count(c.Phases, "phase is", "phases are")+" planned"), ", from ", span(c.Start, c.End))
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
	if index(seed, 10, 2) == 0 || p == "" || o.Doubtful || keeps(o) {
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

// bareLandscape reports whether no system was captured that the plan is about.
func bareLandscape(l content.Landscape) bool {
	return len(l.New)+len(l.Changed)+len(l.Retired)+len(l.Kept) == 0
}

// engineeringProposal says what the plan is, with its phases and dates where the
// verb phrase leaves room for them: as what the systems go through, or else as what
// the customer is to do.
func engineeringProposal(c content.Summary) string {
	do := lowerFirst(c.Do.Text)
	timed, phases := endsInTime(do), phasesSentence(c)
	switch {
	case !timed && c.Phases > 1 && !c.Start.IsZero() && !c.End.IsZero() && !strings.Contains(do, "phase") && c.Customer != "" && bareLandscape(c.Landscape):
		return sentence("in " + count(c.Phases, "phase", "phases") + " from " + span(c.Start, c.End) + ", " + called(c.Customer) + " is to " + do)
	case phases != "" && index(c.Seed, 11, 2) == 0 && c.Customer != "":
		return join(sentence(called(c.Customer), " is to ", do), phases)
	case !timed && c.Phases > 1 && !c.Start.IsZero() && !c.End.IsZero() && !strings.Contains(do, "phase"):
		return sentence("the plan, in ", count(c.Phases, "phase", "phases"), " from ", span(c.Start, c.End), ", is to ", do)
	case !timed && !c.End.IsZero():
		if words(do) > 20 { // too far from what is to be done by then
			return sentence("the plan, to be finished by ", due(c.End), ", is to ", do)
		}
		return sentence("the plan is to ", do, " by ", due(c.End))
	case !c.Start.IsZero() && !strings.Contains(do, loc.When(c.Start)) && words(do) <= 30 && (!timed || endsBy(do) || strings.Contains(do, " over ")):
		return sentence("the plan is to ", do, ", starting ", on(c.Start))
	case c.Start.IsZero() && c.Customer != "":
		return sentence(called(c.Customer), " is to ", do)
	}
	return sentence("the plan is to ", do)
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
