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
				if w.token == "" && !function[w.lower] && !seen[w.stem] && !m.told(w) {
					gone++ // a light verb too: another may have come for it
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
				if !m.plain(a, k) || came[w.stem] || m.s.read.stems[w.stem] > 0 || m.s.read.words[w.lower] > 0 || neutral[w.lower] || neutralStems[w.stem] || markers[w.lower] || periods[w.lower] != "" {
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
			const near = 60 // bytes: what stands further apart is no one claim
			if last.start < first.start || last.end-first.start > near {
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
var neutral = set(`according afterwards also indeed namely thereby accordingly likewise meanwhile furthermore additionally both instead together therefore currently today now already however moreover besides else thus hence
	there here thing things way ways case cases fact part parts place places someone something anything everything anybody somebody everybody anyone people person
	long either rather necessary unnecessary back ago never nobody lot number amount kind sort side one ones first second end least most same`)

// neutralStems are the stems of verbs and nouns of which the same is true.
var neutralStems = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`use need require let allow enable mean remain stay keep continue bring happen include involve cover contain handle carry hold
		put set start begin end stop finish reach get see run work operate provide make take give do become move go come leave turn
		say tell ask state report show call name plan expect can able possible likely apply exist concern regard relate belong used using answer question serve send look run running last form`) {
		for _, ending := range [...]string{"", "s", "ed", "d", "ing"} {
			out[stem(w+ending)] = true
		}
	}
	return out
}()

// markers are words that other checks weigh: how sure, how often, on what condition, up or
// down, and why.
var markers = func() map[string]bool {
	out := map[string]bool{}
	add := func(list phrases) {
		for _, all := range list {
			for _, words := range all {
				for _, w := range words {
					out[w] = true
				}
			}
		}
	}
	for _, list := range []phrases{maybe, likely, able, duty, deniers, causes, reasons} {
		add(list)
	}
	for _, l := range limits {
		add(l.list)
	}
	for _, list := range softeners {
		add(list)
	}
	for _, q := range quantifiers {
		add(q.list)
	}
	for _, o := range opposites[:2] {
		add(o.one)
		add(o.other)
	}
	for _, w := range []string{"failing", "missing", "safe", "time", "best", "better", "good", "great", "faster", "cheaper", "smaller", "quicker", "save", "saves", "saving", "savings", "improve", "improves"} {
		delete(out, w) // these claim something
	}
	return out
}()
