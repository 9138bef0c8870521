package en

import "strings"

// firstClause is the first of several clauses that commas part, where the one
// after it has a verb of its own and so is no item of a list; "" where there is
// none of at most most words.
func firstClause(s string, most int) string {
	first, rest, found := strings.Cut(s, ", ")
	if !found || words(first) < 4 || words(first) > most || opensSubordinate(first) {
		return ""
	}
	next, _, _ := strings.Cut(strings.TrimPrefix(rest, "and "), ", ")
	if words(next) < 3 || !hasVerb(next) {
		return ""
	}
	return first
}

// opensSubordinate reports whether a text begins with what cannot stand alone.
func opensSubordinate(s string) bool {
	word, _, _ := strings.Cut(strings.ToLower(s), " ")
	return prefaces[word]
}

var prefaces = wordSet(`if when whenever while after before because although though since until unless as once in on at for from by
	with without within during to of under over between despite through where whereas`)

// hasVerb reports whether a text certainly has a finite verb: one of those that
// are nothing but verbs, before any clause that only adds to it.
func hasVerb(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if finiteVerbs[w] {
			return true
		}
		if joinsClause[w] {
			return false
		}
	}
	return false
}

var (
	finiteVerbs = wordSet(`is are was were am can cannot can't could may might must will would shall should do does did don't doesn't
		has have had isn't aren't takes take took becomes become goes go went comes come came gets get makes make made`)
	joinsClause = wordSet("if when whenever while because although since until unless once who which that whose where")
)

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// cutShort takes the first clause or part of one that can stand as a heading,
// where a clause is too long: up to the last place before the limit at which
// something is only added. It gives "" where there is no such place behind a
// verb.
func cutShort(s string, most int) string {
	ws := strings.Fields(s)
	for i := min(most, len(ws)-1); i >= 5; i-- {
		if !adds[strings.ToLower(ws[i])] && !strings.HasSuffix(ws[i-1], ",") && !strings.HasSuffix(ws[i-1], ";") {
			continue
		}
		head := strings.TrimRight(strings.Join(ws[:i], " "), ",;:")
		if hasVerb(head) && !opensSubordinate(head) && !openList(head) && strings.Count(head, "(") == strings.Count(head, ")") {
			return head
		}
	}
	return ""
}

// adds begin what a heading can do without.
var adds = wordSet(`when whenever while because although since until unless if before after so which who where whose and but
	by with without during through across at from until despite`)

// leansBack reports whether a clause needs the one before it to be understood:
// the worst ones are found after an accident.
func leansBack(s string) bool {
	if nounless(s) {
		return true
	}
	for i, w := range strings.Fields(strings.ToLower(s)) {
		w = strings.Trim(w, ",;.")
		if pronouns[w] && i < 3 && (i < 2 || !possessives[w]) || w == "ones" || w == "them" || w == "latter" {
			return true
		}
	}
	return false
}

// nounless reports whether a clause begins with how many, and of what only the
// clause before it says: some turn up at auctions, two in five never come back.
func nounless(s string) bool {
	ws := strings.Fields(strings.ToLower(s))
	if len(ws) > 1 && ws[0] == "a" && ws[1] == "few" {
		ws = ws[1:]
	}
	if len(ws) < 2 {
		return false
	}
	if ordinals[ws[0]] && ws[1] == "in" {
		return true
	}
	if !howMany[ws[0]] {
		return false
	}
	next := strings.Trim(ws[1], ",;.")
	return ws[1] == "of" || !plainPlural(next) && !(len(ws) > 2 && plainPlural(strings.Trim(ws[2], ",;.")) && !thirdPersonLess[next])
}

var (
	howMany         = wordSet("some many most few several others half all both none any")
	thirdPersonLess = wordSet("turn go come end get take make cost need wait stay fall rise have are were can must do lose miss arrive leave")
)

// possessives belong to the subject of their own clause behind its verb: hauliers
// send their boxes elsewhere.
var possessives = wordSet("its their his her")

var pronouns = wordSet("it its they them their theirs these those this that both he she his her each neither either such one")
