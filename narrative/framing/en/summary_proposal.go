package en

import (
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

func forWhom(c content.Summary) string {
	if c.Customer != "" {
		return called(c.Customer)
	}
	return "the customer"
}

// proposal says what to do. A verb phrase fits behind any of these; which one it
// is depends on what else was captured: the time of the plan, where the phrase
// leaves room for it, or else who speaks to whom.
func proposal(c content.Summary) string {
	do := lowerFirst(c.Do.Text)
	customer, own := called(c.Customer), called(c.Organisation)
	end := due(c.End)
	ends := endsInTime(do)
	switch {
	case customer == "" && own == "":
		return sentence("the proposal is to ", do)
	case customer == "":
		return sentence(own, " proposes to ", do)
	case !c.End.IsZero() && !c.Unfinished && !ends && !byTheClock(do): // "by August, it is to know by nine"
		return endingProposal(c, do, end)
	case c.From.Has() && !c.Now.IsZero() || own == "": // the ask is a sentence to the customer already
		return sentence(customer, " should ", do)
	case c.Weighed: // there was a choice, and this is the one
		return sentence(own, " recommends that ", customer, " ", do)
	case c.Phases > 0:
		return sentence("the plan is for ", customer, " to ", do)
	}
	return sentence(own, " proposes that ", customer, " ", do)
}

// endingProposal is a proposal with the end of the plan, in one of several sentences
// that its solution chooses.
func endingProposal(c content.Summary, do, end string) string {
	customer, own := called(c.Customer), called(c.Organisation)
	if words(do) <= 9 && !strings.Contains(do, ",") && index(c.Seed, 8, 2) == 0 { // else it would belong to the last words
		return sentence(customer, " should ", do, " by ", end)
	}
	way := index(c.Seed, 13, 8)
	phases, last := loc.Cardinal(c.Phases)+" phases", "last"
	if c.Phases == 2 {
		last = "second"
	}
	switch {
	case way == 1 && own != "" && c.Weighed: // the time is told by the plan
		return sentence(own, " recommends that ", customer, " ", do)
	case way == 2 && c.Phases > 1:
		return join(sentence(customer, " should ", do), sentence(phases, " lead there by ", end))
	case way == 3 && c.Phases > 1 && own != "":
		return join(sentence(own, " proposes that ", customer, " ", do), sentence("the "+last+" of ", phases, " ends ", on(c.End)))
	case way == 4:
		return join(sentence("the plan is for ", customer, " to ", do), sentence("it is complete by ", end))
	case way == 5 && c.Phases > 1:
		return join(sentence(customer, " should ", do), sentence("the plan, in ", phases, ", runs until ", end))
	case way == 6 && own != "":
		return join(sentence(own, " asks ", customer, " to ", do), sentence("all of it is done by ", end))
	case way == 7 && c.Phases > 1 && own != "":
		return join(sentence(customer, " is to ", do), sentence("the plan has ", phases, " and ends ", on(c.End)))
	case way == 1, way == 2, way == 5:
		return join(sentence(customer, " should ", do), sentence("the work ends ", on(c.End)))
	}
	return sentence("by ", end, ", ", customer, " is to ", do)
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
	if second, _, _ := strings.Cut(strings.TrimPrefix(rest, "the "), " "); word == "the" && perTime[second] {
		return true // by the hour
	}
	return found && (clockWords[word] || word != "" && word[0] >= '0' && word[0] <= '9')
}

var perTime = wordSet("hour minute day week month piece litre metre")

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
		if i == 1 && strings.HasPrefix(s, "the ") && perTime[w] {
			return false // by the hour
		}
		if i > 5 {
			return false
		}
		if timeNouns[strings.ToLower(w)] || len(w) == 4 && (strings.HasPrefix(w, "20") || strings.HasPrefix(w, "19")) || len(w) == 2 && (w[0] == 'Q' || w[0] == 'H') {
			return true
		}
	}
	return false
}

var timeNouns = wordSet(`day days week weeks month months quarter quarters year years h hour hours min minutes summer autumn winter spring christmas
		january february march april may june july august september october november december`)

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
