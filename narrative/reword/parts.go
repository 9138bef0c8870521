package reword

import (
	"slices"
	"strings"
)

// Part is a stretch of a text and what a suggestion makes of it: the smallest
// that can be taken over by itself, mostly a sentence.
type Part struct {
	Old, New string // either may be ""
}

// Parts divides a text and a suggestion for it into parts that belong together.
// Sentences that share a value, or were joined, parted or moved, are one part, so
// that no value is lost or told twice where one part is taken over and another is
// not.
func (r *Request) Parts(suggestion string) []Part {
	s := r.Sealed
	answer := s.reseal(strings.TrimSpace(suggestion))
	p := pair(sentencesOf(s.text), sentencesOf(answer))
	p.loosen()
	text, said := len(p.text), len(p.answer)
	if text == 0 || said == 0 {
		return []Part{{s.restore(s.text), suggestion}}
	}
	var parts []Part
	fromText, fromAnswer := 0, 0
	for i := 1; i <= text; i++ {
		j := p.cut(i, fromAnswer)
		if i == text {
			j = p.added(fromAnswer)
		}
		if j < 0 {
			continue
		}
		parts = append(parts, Part{
			Old: s.restore(stretch(s.text, p.text, fromText, i)),
			New: s.restore(stretch(answer, p.answer, fromAnswer, j)),
		})
		fromText, fromAnswer = i, j
	}
	if fromAnswer < said {
		parts = append(parts, Part{New: s.restore(stretch(answer, p.answer, fromAnswer, said))})
	}
	return parts
}

// loosen drops what holds sentences together that have next to nothing in common:
// one that the model added is most like some sentence, too.
func (p *pairing) loosen() {
	const like, within = 0.2, 0.5
	for i, to := range p.to {
		p.to[i] = slices.DeleteFunc(to, func(j int) bool {
			a, b := &p.text[i], &p.answer[j]
			return alike(a, b) < like && covered(a, b) < within && covered(b, a) < within
		})
	}
}

// added returns the sentence of the answer from which on all are new: they belong to
// nothing in the text, and the part that begins with sentence from has an answer
// without them.
func (p *pairing) added(from int) int {
	at := len(p.answer)
	for at > from+1 && !slices.ContainsFunc(p.to, func(to []int) bool { return slices.Contains(to, at-1) }) && p.balanced(len(p.text), at-1) {
		at--
	}
	return at
}

// cut returns the sentence of the answer that begins a part together with sentence i
// of the text, where the part before it begins with sentence from; -1 where no
// part can begin with i. A sentence that belongs to nothing joins what follows,
// unless something would be left without an answer.
func (p *pairing) cut(i, from int) int {
	for j := from + 1; j < len(p.answer); j++ {
		if p.apart(i, j) {
			return j
		}
	}
	if p.apart(i, from) {
		return from
	}
	return -1
}

// apart reports whether what stands before two places tells nothing of what stands
// behind them.
func (p *pairing) apart(i, j int) bool {
	for k, to := range p.to {
		if slices.ContainsFunc(to, func(l int) bool { return (k < i) != (l < j) }) {
			return false
		}
	}
	return p.balanced(i, j)
}

// balanced reports whether the sentences before two places hold the same tokens.
func (p *pairing) balanced(i, j int) bool {
	count := map[string]int{}
	for _, s := range p.text[:i] {
		for t, n := range s.tokens {
			count[t] += n
		}
	}
	for _, s := range p.answer[:j] {
		for t, n := range s.tokens {
			count[t] -= n
		}
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

// stretch returns the sentences from one to before another, without the space
// around them.
func stretch(text string, sentences []sentence, from, to int) string {
	if from >= to {
		return ""
	}
	return strings.TrimSpace(text[sentences[from].start:sentences[to-1].end])
}

// Join puts the parts together again, of each the new one where it is taken.
func Join(parts []Part, take []bool) string {
	var out []string
	for i, p := range parts {
		text := p.Old
		if i < len(take) && take[i] {
			text = p.New
		}
		if text != "" {
			out = append(out, text)
		}
	}
	return strings.Join(out, " ")
}
