package desk

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative/figures"
)

// joints are words that no name of a figure goes beyond.
var joints = set("a", "an", "the", "and", "or", "but", "of", "in", "on", "for", "with", "without", "from", "to", "at", "by", "per", "under",
	"over", "that", "which", "who", "where", "when", "between", "across", "within", "into", "via", "after", "before", "as", "than", "is", "are",
	"was", "were", "be", "has", "have", "had", "do", "does", "will", "can", "may", "must", "should", "would", "not", "no", "it", "they", "we", "its",
	"their", "our", "this", "these", "those", "so", "if", "until", "while", "because", "run", "runs", "wait", "waits", "move", "moves", "now", "today",
	"fall", "falls", "rise", "rises", "take", "takes", "need", "needs", "save", "saves", "drop", "drops", "grow", "grows", "reach",
	"reaches", "meet", "meets", "hold", "holds", "bind", "binds", "cut", "cuts", "stay", "stays", "keep", "keeps", "last", "lasts", "lose", "loses",
	"faster", "slower", "higher", "lower", "better", "cheaper", "shorter", "earlier", "later", "sooner", "fewer", "ago",
	"instead", "more", "less", "longer", "each", "every", "all", "then", "still", "only", "about")

// nameOfNumber guesses what a number counts or measures: from the noun behind
// it, or else from the words before it, which is no more than a suggestion where
// it is a measure.
func nameOfNumber(text string, words []textWord, from, end int, q figures.Quantity) (name, typed string, guessed bool) {
	typed = text[words[from].start:words[end-1].end]
	if q.Unit != "" && nounUnit(q.Unit) {
		return q.Unit, typed, false
	}
	at := end
	joint := false
	if at < len(words) && !words[end-1].ends && set("of", "for", "in")[strings.ToLower(words[at].text)] && q.Unit != "" { // 25 min of downtime
		at, joint = at+1, true
		if at < len(words) && set("the", "a", "an", "its", "their", "our")[strings.ToLower(words[at].text)] {
			at++
		}
	}
	var noun []string
	last := at
	for k := at; k < len(words) && k < at+3; k++ {
		if words[k-1].ends || !words[k].plain || joints[strings.ToLower(words[k].text)] || !unicode.IsLetter(firstRune(words[k].text)) {
			break
		}
		noun = append(noun, words[k].text)
		last = k + 1
		if figures.English.Singular(words[k].text) != words[k].text {
			break // a plural ends the noun
		}
	}
	if len(noun) > 0 && figures.English.Singular(noun[len(noun)-1]) == noun[len(noun)-1] {
		noun, last = noun[:1], at+1 // no plural follows: one word is the safest guess
	}
	if len(noun) > 0 {
		if !joint {
			typed = text[words[from].start:words[last-1].end]
		}
		name = strings.Join(noun, " ")
		if joint && q.Unit == "%" { // 3 % of its boxes
			name = strings.Join([]string{"share", "of", name}, " ")
		}
		return name, typed, false
	}
	if q.Unit == "" { // a count of what stands before it
		return nounBefore(words, from), typed, false
	}
	return suggestedName(words, from, end, q), typed, true
}

// lasting are the verbs before a time, by what the time is called that they take.
var lasting = map[string]map[string]bool{
	"waiting time":  set("wait", "waits", "waited", "waiting"),
	"queueing time": set("queue", "queues", "queued"),
	"duration":      set("take", "takes", "took", "last", "lasts", "lasted"),
	"time needed":   set("need", "needs", "needed"),
	"time spent":    set("spend", "spends", "spent"),
	"time lost":     set("lose", "loses", "lost"),
	"time saved":    set("save", "saves", "saved"),
	"standstill":    set("still"),
	"downtime":      set("down"),
	"response time": set("respond", "responds", "answer", "answers"),
	"travel time":   set("travel", "travels"),
	"driving time":  set("drive", "drives"),
	"loading time":  set("load", "loads"),
	"recovery time": set("recover", "recovers"),
	"working time":  set("work", "works"),
	"running time":  set("run", "runs"),
}

func lastingName(verb string) string {
	for name, verbs := range lasting {
		if verbs[verb] {
			return name
		}
	}
	return ""
}

// suggestedName is what a measure could be called: lorries wait 74 minutes at the
// gate is a waiting time at the gate, and no lorries.
func suggestedName(words []textWord, from, end int, q figures.Quantity) string {
	name := ""
	for k := from - 1; q.IsTime() && q.Per == "" && k >= 0 && k >= from-3 && !words[k].ends; k-- {
		if name = lastingName(strings.ToLower(words[k].text)); name != "" || !words[k].plain {
			break
		}
	}
	if name == "" {
		return nounBefore(words, from)
	}
	// where: at the gate, in the yard
	if end+1 < len(words) && !words[end-1].ends && set("at", "in", "on")[strings.ToLower(words[end].text)] {
		where := []string{words[end].text}
		for k := end + 1; k < len(words) && k <= end+3; k++ {
			w := strings.ToLower(words[k].text)
			if !words[k].plain || joints[w] && !set("the", "a", "an", "its", "their", "our")[w] || !unicode.IsLetter(firstRune(w)) {
				where = nil
				break
			}
			where = append(where, words[k].text)
			if !set("the", "a", "an", "its", "their", "our")[w] {
				break
			}
		}
		if len(where) > 1 {
			name += " " + strings.Join(where, " ")
		}
	}
	return name
}

// nounBefore looks for the noun before a number: the nearest plural, or else
// the nearest word that may be one.
func nounBefore(words []textWord, from int) string {
	other := ""
	for k := from - 1; k >= 0 && k >= from-4 && !words[k].ends; k-- {
		w := strings.ToLower(words[k].text)
		if !words[k].plain || joints[w] || qualifying[w] || !unicode.IsLetter(firstRune(w)) || len(w) < 3 {
			continue
		}
		if figures.English.Singular(w) != w {
			return words[k].text
		}
		if other == "" {
			other = words[k].text
		}
	}
	return other
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
