package en

import (
	"strings"
)

// isPlural guesses whether a noun phrase takes a plural verb, from its head
// noun: the last word before a preposition, a relative or a bracket; or a plural
// before that which something describes (operations cancelled on the day,
// outages customers notice).
func isPlural(phrase string) bool {
	if !mayBePlural(phrase) {
		return false
	}
	var room [16]string
	words := room[:0]
	for w := range strings.FieldsSeq(strings.ToLower(phrase)) {
		words = append(words, w)
	}
	if len(words) == 0 || doing(words) {
		return false
	}
	head := len(words) - 1
	for i, w := range words {
		if i > 0 && (endsHead[w] || determiners[w] || strings.HasPrefix(w, "(")) {
			head = i - 1
			break
		}
		if i < len(words)-1 && w == "and" && i > 0 {
			return true
		}
	}
	last := strings.TrimRight(words[head], ",")
	if onlyOne[words[0]] {
		return false
	}
	if plainPlural(last) || staying[last] && head > 0 && plainPlural(words[head-1]) {
		return true
	}
	if singularMeasure(last) {
		return false
	}
	if head > 0 && compoundHeads[last] { // lens stock, savings account
		return false
	}
	// Things that something describes or somebody acts on: operations cancelled,
	// outages customers notice.
	return nearestPlural(words[:head])
}

// nearestPlural reports whether the last noun that can be told is plural.
func nearestPlural(words []string) bool {
	for i := len(words) - 1; i >= 0; i-- {
		if plainPlural(words[i]) {
			return true
		}
		if measureNouns[words[i]] {
			return false
		}
	}
	return false
}

// compoundHeads are nouns that a plural often stands before in one name.
var compoundHeads = wordSet(`stock bill force account receipt hall partner office market department team system centre center file list desk
	point line law tax plan contract chain room house floor fund area base bank book box card case check code council day event fee field form
	gate group guide hub journal label licence license limit lot map model note order page period policy pool process product program programme
	project range record report rule section sector sheet shop site store structure table tool total tower type unit value window yard`)

// determiners begin a second noun in a measure, of which the first is one: time a
// bicycle spends in the workshop.
var determiners = wordSet("a an the each every one no any")

// staying are what things and people are doing that a measure counts: patients
// waiting in the corridor.
var staying = wordSet(`waiting leaving staying standing lying missing using needing having coming living working arriving returning asking
	calling paying buying running travelling sitting failing falling open`)

// mayBePlural reports whether a phrase has a word that a plural could be, which
// most names do not.
func mayBePlural(phrase string) bool {
	for i := range len(phrase) {
		if phrase[i]|0x20 == 's' && (i+1 == len(phrase) || phrase[i+1] < 'A') {
			return true
		}
	}
	for _, w := range [...]string{" and ", "eople", "taff", "men", "hildren"} {
		if strings.Contains(phrase, w) {
			return true
		}
	}
	return false
}

// doing reports whether words name what is done: tidying up the servers, but not
// running costs.
func doing(words []string) bool {
	if len(words) > 3 && strings.HasSuffix(words[0], "ing") && words[1] == "and" && strings.HasSuffix(words[2], "ing") {
		return true // scanning and checking the cards
	}
	return len(words) > 2 && strings.HasSuffix(words[0], "ing") && (particles[words[1]] || hasArticle[words[1]] || strings.HasSuffix(words[1], "'s"))
}

// gerund reports whether a name says what is done: setting up, cutting over.
func gerund(name string) bool {
	first, rest, _ := strings.Cut(name, " ")
	next, _, _ := strings.Cut(rest, " ")
	return strings.HasSuffix(first, "ing") && (particles[next] || hasArticle[next])
}

var (
	particles = wordSet("up out off down over away on in back")
	onlyOne   = wordSet("a an one each every this another either neither")
)

var endsHead = wordSet(`of to for in on at by with without from per that which who whom whose when where while until before after during under
		over between against not within into via across about than as above below beyond among behind near beside beneath
		outside inside throughout around along toward towards plus minus`)

func plainPlural(w string) bool {
	switch w {
	case "people", "staff", "data", "media", "men", "women", "children":
		return w != "data" && w != "media"
	case "news", "series", "access", "progress", "process", "business", "loss", "status", "bus", "analysis", "basis", "kubernetes", "sales",
		"lens", "gas", "bias", "canvas", "atlas", "christmas", "chaos", "always", "perhaps":
		return w == "sales"
	}
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

// verb chooses the form of a verb for a subject.
func verb(subject, singular, plural string) string {
	if isPlural(subject) {
		return plural
	}
	return singular
}
