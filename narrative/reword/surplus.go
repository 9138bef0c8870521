package reword

import "strings"

// surplus finds what an answer says beside all that the text says. Other words for the
// same take the place of words of the text; a claim that was put in takes the place of
// none. So where sentences have more new words than words that went, the new ones say
// something of their own.
func (m *meaning) surplus() {
	text, answer := m.groups()
	for g := range answer {
		gone := 0
		seen := map[string]bool{}
		for _, i := range text[g] {
			for k := range m.text[i].words {
				w := &m.text[i].words[k]
				if m.plain(&m.text[i], k) && !seen[w.stem] && !m.told(w) {
					gone++
				}
				seen[w.stem] = true
			}
		}
		var first, last *word
		came := map[string]bool{}
		for _, j := range answer[g] {
			a := &m.pairing.answer[j]
			for k := range a.words {
				w := &a.words[k]
				if !m.plain(a, k) || came[w.stem] || m.s.read.stems[w.stem] > 0 || m.s.read.words[w.lower] > 0 || neutral[w.lower] || neutralStems[w.stem] {
					continue
				}
				came[w.stem] = true
				if first == nil {
					first = w
				}
				last = w
			}
		}
		if len(came) > gone {
			if len(came) > 1 && last.start-first.start > 60 {
				last = first
			}
			m.add(Ungrounded, first.start, last.end, "“%s” adds to what the text says.", m.s.restore(m.answer[first.start:last.end]))
		}
	}
}

// plain reports whether word k of a sentence is one of content.
func (m *meaning) plain(s *sentence, k int) bool {
	w := &s.words[k]
	return w.token == "" && !function[w.lower] && !light[w.lower] && negators.at(s.words, k) == 0 && len(w.lower) > 1
}

// neutral are words that an honest rewording may need and that claim nothing.
var neutral = set(`according afterwards also both instead together therefore currently today now already however moreover besides else thus hence
	there here thing things way ways case cases fact part parts place places someone something anybody somebody everybody anyone people person
	lot number amount kind sort side time times one ones first second end least most same`)

// neutralStems are the stems of verbs and nouns of which the same is true.
var neutralStems = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`use need require let allow enable mean remain stay keep continue bring happen include involve cover contain handle carry hold
		put set start begin end stop finish reach get see run work operate provide make take give do become move go come leave turn
		say tell ask state report show call name plan expect can able possible likely apply exist concern regard relate belong`) {
		out[stem(w)] = true
	}
	return out
}()
