package en

import (
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

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
	write := oneWay(prose, c.Amount.Quantity, c.Now)
	if !c.Amount.IsZero() {
		amount = prose(c.Amount.Quantity)
		if releases(c) && !strings.Contains(do, amount) {
			amount = write(c.Amount.Quantity)
		}
	}
	said := amount != "" && strings.Contains(do, amount)
	dated := date != "" && strings.Contains(do, date)
	if releases(c) && !said && !dated {
		now := write(c.Now)
		if typed := prose(c.Now); strings.Contains(do, typed) {
			now = typed
		}
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
	case words(do) <= 6, words(do) <= 9 && together(do):
		return upper(do) + date
	}
	for at := strings.Index(do, " and "); at >= 0; {
		next, _, _ := strings.Cut(do[at+len(" and "):], " ")
		if reserves[next] && words(do[:at]) <= 8 {
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

// together reports whether what is decided is two deeds that one date goes for:
// sign the lease and order the shelving.
func together(do string) bool {
	_, second, found := strings.Cut(do, " and ")
	next, _, _ := strings.Cut(second, " ")
	return found && decides[next]
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

// decider says who decides, and about what part of the sum first, unless the
// heading says what is released.
func decider(c content.Summary, released bool) string {
	someone, name := c.From.Has(), full(c.From)
	write := oneWay(prose, c.Amount.Quantity, c.Now)
	now := write(c.Now)
	ofSum := theWritten(c.Amount.Quantity, write(c.Amount.Quantity))
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
			name+" is asked to release the first "+now+" of "+ofSum,
			now+" of "+ofSum+" is needed now, and it is for "+name+" to release it",
			"what "+name+" is asked to release now is "+now+" of "+ofSum,
			"for now, "+name+" is asked for "+now+" of "+ofSum))
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
