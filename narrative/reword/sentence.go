package reword

import (
	"regexp"
	"strings"
)

// sentence is one of a sealed text, as the checks of meaning look at it.
type sentence struct {
	start, end int    // bytes of the text
	text       string // with tokens masked
	words      []word
	tokens     map[string]int
	content    map[string]int
}

// word is one of a sentence.
type word struct {
	start, end int // bytes of the whole text
	text       string
	lower      string
	stem       string
	token      string // the token that it stands for, or ""
	clause     int    // which clause of the sentence it stands in
}

var sentenceEnd = regexp.MustCompile(`[.!?]+["”’)]*(?:\s+|$)|\n\s*\n|\n`)

// hardEnds begin a clause that what was denied or weakened before does not reach
// into.
var hardEnds = set(`but who whom whose where while whereas because so which although though since unless if when after before until`)

// sentencesOf splits a sealed text.
func sentencesOf(sealed string) []sentence {
	masked := mask(sealed)
	tokens := map[int]string{}
	for _, at := range tokenForm.FindAllStringIndex(sealed, -1) {
		tokens[at[0]] = sealed[at[0]:at[1]]
	}
	var out []sentence
	from := 0
	for _, at := range append(sentenceEnd.FindAllStringIndex(masked, -1), []int{len(masked), len(masked)}) {
		if strings.TrimSpace(masked[from:at[1]]) != "" {
			out = append(out, sentenceAt(masked, from, at[1], tokens))
		}
		from = at[1]
	}
	return out
}

func sentenceAt(masked string, start, end int, tokens map[int]string) sentence {
	s := sentence{start: start, end: end, text: masked[start:end], tokens: map[string]int{}, content: map[string]int{}}
	last, clause := start, 0
	for _, at := range wordRuns().FindAllStringIndex(s.text, -1) {
		w := word{start: start + at[0], end: start + at[1]}
		w.text = masked[w.start:w.end]
		w.lower = strings.ToLower(strings.ReplaceAll(w.text, "’", "'"))
		if token, ok := tokens[w.start]; ok {
			w.token = token
			s.tokens[token]++
		} else {
			w.stem = stem(w.lower)
			if !function[w.lower] {
				s.content[w.stem]++
			}
		}
		if strings.ContainsAny(masked[last:w.start], ";:–—()") || strings.Contains(masked[last:w.start], " - ") || hardEnds[w.lower] {
			clause++
		}
		w.clause = clause
		last = w.end
		s.words = append(s.words, w)
	}
	return s
}

var wordRuns = lazily(`\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*`)

// alike says how much two sentences have in common, from 0 to 1. A token weighs
// as much as three words.
func alike(a, b *sentence) float64 {
	const heavy = 3
	common, all := 0, 0
	count := func(x, y map[string]int, weight int) {
		for k, n := range x {
			common += weight * min(n, y[k])
			all += weight * n
		}
		for _, n := range y {
			all += weight * n
		}
	}
	count(a.tokens, b.tokens, heavy)
	count(a.content, b.content, 1)
	if all == 0 {
		return 0
	}
	return 2 * float64(common) / float64(all)
}

// covered says how much of a stands in b, from 0 to 1: of a sentence that was
// merged into another one, all.
func covered(a, b *sentence) float64 {
	const heavy = 3
	common, all := 0, 0
	for k, n := range a.tokens {
		common, all = common+heavy*min(n, b.tokens[k]), all+heavy*n
	}
	for k, n := range a.content {
		common, all = common+min(n, b.content[k]), all+n
	}
	if all == 0 {
		return 0
	}
	return float64(common) / float64(all)
}

// pairing says which sentences of a text and of an answer belong together.
type pairing struct {
	text, answer []sentence
	to           [][]int // for each of the text: those of the answer that tell it
	from         [][]int // for each of the answer: those of the text that it tells
	all          [][]int // for each of the text: those of the answer where a bound of it may be
}

// pair brings sentences together: each with the one that is most like it on the
// other side, and with all that it stands in, or that stand in it.
func pair(text, answer []sentence) pairing {
	p := pairing{text: text, answer: answer, to: make([][]int, len(text)), from: make([][]int, len(answer))}
	linked := map[[2]int]bool{}
	link := func(i, j int) {
		if !linked[[2]int{i, j}] {
			linked[[2]int{i, j}] = true
			p.to[i], p.from[j] = append(p.to[i], j), append(p.from[j], i)
		}
	}
	const most = 0.6
	best := func(n int, score func(int) float64) int {
		at, high := -1, 0.0
		for k := range n {
			if x := score(k); x > high {
				at, high = k, x
			}
		}
		return at
	}
	for i := range text {
		if j := best(len(answer), func(j int) float64 { return alike(&text[i], &answer[j]) + covered(&text[i], &answer[j])/2 }); j >= 0 {
			link(i, j)
		}
	}
	for j := range answer {
		if i := best(len(text), func(i int) float64 { return alike(&text[i], &answer[j]) + covered(&answer[j], &text[i])/2 }); i >= 0 {
			link(i, j)
		}
	}
	for i := range text {
		for j := range answer {
			if covered(&text[i], &answer[j]) >= most || covered(&answer[j], &text[i]) >= most {
				link(i, j)
			}
		}
	}
	if len(text) == 1 && len(answer) > 0 {
		for j := range answer {
			link(0, j)
		}
	}
	if len(answer) == 1 {
		for i := range text {
			link(i, 0)
		}
	}
	return p
}

// spread lets every sentence be told anywhere in the answer: a word that bounds it
// may have gone with another part of it.
func (p *pairing) spread() {
	everywhere := make([]int, len(p.answer))
	for j := range p.answer {
		everywhere[j] = j
	}
	p.all = make([][]int, len(p.text))
	for i := range p.text {
		p.all[i] = everywhere
	}
}
