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
// it, or else from the one before it.
func nameOfNumber(text string, words []textWord, from, end int, q figures.Quantity) (name, typed string) {
	typed = text[words[from].start:words[end-1].end]
	if q.Unit != "" && nounUnit(q.Unit) {
		return q.Unit, typed
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
		return strings.Join(noun, " "), typed
	}
	return nounBefore(words, from), typed
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
