package reword

import (
	"cmp"
	"slices"
	"strings"
)

// Rule names a check of meaning.
type Rule string

// The checks of meaning. An answer that one of them marks can be accepted; the
// user sees why to look twice.
const (
	Negation      Rule = "negation"      // said not, and did not say it, or the other way round
	Strength      Rule = "strength"      // "may" became "will", "should" became "must"
	Hedge         Rule = "hedge"         // "about", "up to", "usually" went or came
	Quantifier    Rule = "quantifier"    // "most" became "all"
	Superlative   Rule = "superlative"   // "the best"
	Guarantee     Rule = "guarantee"     // "ensures", "proven"
	Certification Rule = "certification" // "compliant", "certified"
	Causality     Rule = "causality"     // "after" became "because of"
	Scope         Rule = "scope"         // a condition or a limit went
	Direction     Rule = "direction"     // "falls" became "rises", "before" became "after"
	Exchanged     Rule = "exchanged"     // two values changed places
	Ungrounded    Rule = "ungrounded"    // a sentence that nothing in the text says
	Term          Rule = "term"          // a word that is no common English and is not in the text
	Length        Rule = "length"
	Reading       Rule = "reading" // harder to read than the audience's target
)

// Finding is what a check of meaning marks.
type Finding struct {
	Rule Rule `json:"rule"`
	// Start and End are the bytes of the suggestion that are marked; both are its
	// length where something went.
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Message string `json:"message"`
	said    *spoken
}

// Meaning compares what an answer says with what the text said. The answer is as
// it came, and [Sealed.Unseal] must have accepted it; the places of the findings
// are those of the text that Unseal returned.
func (s *Sealed) Meaning(answer string, t *Task) []Finding {
	m := &meaning{s: s, answer: answer, pairing: pair(sentencesOf(s.text), sentencesOf(answer))}
	m.spread()
	if !t.Free {
		m.negation()
		m.strength()
		m.hedges()
		m.scope()
		m.qualified()
		m.surplus()
	}
	m.exchangedNouns()
	m.quantifiers()
	m.causality()
	m.direction()
	m.claims()
	m.exchanged()
	m.terms()
	m.grounds(t)
	out := m.out
	for i := range out {
		out[i].Start, out[i].End = s.moved(answer, out[i].Start), s.moved(answer, out[i].End)
	}
	out = append(out, measure(s.restore(answer), s.restore(s.text), t)...)
	slices.SortStableFunc(out, func(a, b Finding) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

type meaning struct {
	s      *Sealed
	answer string
	pairing
	out []Finding
}

func (m *meaning) add(r Rule, start, end int, format string, args ...any) {
	for _, f := range m.out {
		if f.Rule == r && f.Start == start && f.End == end {
			return
		}
	}
	m.out = append(m.out, Finding{Rule: r, Start: start, End: end}.saying(format, args...))
}

// gone marks something that the answer does not say any more: all of the
// sentences that should.
func (m *meaning) gone(r Rule, i int, format string, args ...any) {
	at, end := len(m.answer), len(m.answer)
	if to := m.to[i]; len(to) > 0 {
		at, end = m.answerSpan(to[0])
	}
	m.add(r, at, end, format, args...)
}

// answerSpan is the place of a sentence of the answer, without the space around
// it.
func (m *meaning) answerSpan(j int) (start, end int) {
	a := &m.pairing.answer[j]
	text := m.answer[a.start:a.end]
	start = a.start + len(text) - len(strings.TrimLeft(text, " \n\t"))
	return start, a.start + len(strings.TrimRight(text, " \n\t"))
}

// moved turns a place of the sealed answer into that of the answer with its
// values.
func (s *Sealed) moved(answer string, at int) int {
	out := at
	for _, t := range tokenForm.FindAllStringIndex(answer, -1) {
		if t[0] >= at {
			break
		}
		value, ok := s.value[answer[t[0]:t[1]]]
		if !ok {
			continue
		}
		if t[1] > at { // within the token: its end
			return out - (at - t[0]) + len(value.Value)
		}
		out += len(value.Value) - (t[1] - t[0])
	}
	return out
}

// phrase is one of a list of phrases that was found among words.
type phrase struct {
	first, last int // words
	text        string
}

// phrases are looked up by their first word, the longest first.
type phrases map[string][][]string

func phrasesOf(list ...string) phrases {
	out := phrases{}
	for _, p := range list {
		words := strings.Fields(p)
		out[words[0]] = append(out[words[0]], words)
	}
	for _, l := range out {
		slices.SortFunc(l, func(a, b []string) int { return cmp.Compare(len(b), len(a)) })
	}
	return out
}

// in returns the phrases that stand in a sentence.
func (p phrases) in(s *sentence) []phrase {
	var out []phrase
	for i := 0; i < len(s.words); i++ {
		if n := p.at(s.words, i); n > 0 {
			texts := make([]string, n)
			for k := range n {
				texts[k] = s.words[i+k].lower
			}
			out = append(out, phrase{i, i + n - 1, strings.Join(texts, " ")})
			i += n - 1
		}
	}
	return out
}

// at returns how many words a phrase takes at word i, or 0.
func (p phrases) at(words []word, i int) int {
	if words[i].token != "" {
		return 0
	}
next:
	for _, want := range p[words[i].lower] {
		if i+len(want) > len(words) {
			continue
		}
		for k, w := range want {
			if words[i+k].lower != w || words[i+k].token != "" {
				continue next
			}
		}
		return len(want)
	}
	return 0
}

// headAfter returns the stem of the first word of content behind word i, and
// where it stands; "" where none follows in the clause.
func (s *sentence) headAfter(i int) (string, int) {
	const reach = 5
	for k := i + 1; k < len(s.words) && k <= i+reach && s.words[k].clause == s.words[i].clause; k++ {
		if w := &s.words[k]; w.token == "" && !function[w.lower] && !light[w.lower] {
			return w.stem, k
		}
	}
	return "", -1
}

// light words stand between a marker and what it is about, and are not it.
var light = set(`need needs needed get gets got able going likely longer further single yet still already simply really actually currently always fully
	take takes make makes use uses become becomes go goes come comes`)
