package reword

// How sure a sentence is of what it says, from the least sure on.
var (
	maybe = phrasesOf("may", "might", "could", "perhaps", "maybe", "possibly", "potentially", "potential", "possible", "possibility", "conceivably", "it is possible", "in some cases", "chance", "risk", "risks", "uncertain")
	// likely are markers of what is expected and not sure.
	likely = phrasesOf("should", "likely", "probably", "presumably", "expected", "expect", "expects", "estimated", "estimate", "estimates", "projected", "forecast", "assumed", "assume", "assumes", "assuming", "assumption",
		"seems", "seem", "appears", "appear", "suggests", "suggest", "indicates", "indicate", "would", "ought to", "tends", "tend", "plan", "plans", "planned", "intends", "intend", "intended", "aims", "aim", "hopes", "hope", "proposes", "propose", "proposed",
		"recommends", "recommend", "recommended", "targets", "target", "goal", "designed to", "meant to", "supposed to", "set to", "on course", "believes", "believe", "we think", "proposal", "recommendation", "worth", "in our view", "advise", "advises", "suggestion", "suggests", "intention", "expectation", "hope", "estimated", "aim", "according to", "thinks", "says", "said")
	// able are markers of what can be done and need not be.
	able = phrasesOf("can", "able", "allows", "allow", "allowing", "lets", "let", "enables", "enable", "capable", "possible", "could", "may", "might", "ability", "option", "optional", "free to", "allowed", "permitted", "cannot", "can't")
	// firm are markers of what is sure or has to be.
	firm = phrasesOf("will", "shall", "must", "has to", "have to", "is going to", "are going to", "is certain to", "are certain to", "is bound to", "are bound to", "cannot fail to", "needs to", "need to", "requires", "require", "required", "mandatory", "won't", "'ll",
		"is sure to", "are sure to", "undoubtedly", "certainly", "definitely", "inevitably", "without doubt", "of course", "clearly", "always", "invariably")
	// forced are the firm ones that say that there is no choice.
	forced = phrasesOf("must", "shall", "mandatory", "is bound to", "are bound to", "is certain to", "are certain to", "is sure to", "are sure to", "undoubtedly", "certainly", "definitely", "inevitably", "invariably", "without doubt", "clearly", "obviously", "surely", "imperative", "cannot fail to")
	duty   = phrasesOf("must", "has to", "have to", "shall", "mandatory", "needs to", "need to", "need", "needs", "requires", "require", "required", "demands", "demand", "obliged", "obligation", "necessary", "essential", "only", "cannot", "fixed", "duty", "law", "forces", "force", "forced", "insists", "insist")
)

// strength compares how sure the answer is.
func (m *meaning) strength() {
	for i := range m.text {
		from := &m.text[i]
		for _, p := range maybe.in(from) {
			if skipMaybe(from, p) || m.keeps(i, p, maybe, able) {
				continue
			}
			m.gone(Strength, i, "The text says “%s”, and the suggestion sounds surer.", clip(from, p.first))
		}
		for _, p := range likely.in(from) {
			if skipLikely(from, p) || m.keeps(i, p, likely, maybe) {
				continue
			}
			m.gone(Strength, i, "The text says “%s”, and the suggestion sounds surer.", clip(from, p.first))
		}
	}
	m.abilities()
	for j := range m.pairing.answer {
		a := &m.pairing.answer[j]
		for _, p := range obliged.in(a) {
			if m.had(j, maybe, likely) && !m.had(j, duty, obliged) && len(maybe.in(a))+len(likely.in(a)) == 0 {
				m.add(Strength, a.words[p.first].start, a.words[p.last].end, "“%s” is surer than the text.", p.text)
			}
		}
		for _, p := range forced.in(a) {
			if !m.had(j, duty, forced) && !(p.last+1 < len(a.words) && a.words[p.last+1].lower == "not") {
				m.add(Strength, a.words[p.first].start, a.words[p.last].end, "“%s” is surer than the text.", p.text)
			}
		}
	}
}

// obliged are markers of what has to be; they go with a plain statement, and not
// with one of what may be.
var obliged = phrasesOf("has to", "have to", "will have to", "needs to", "need to", "obliged to", "forced to")

// skipMaybe and skipLikely leave out what is a noun here, or no marker at all.
func skipMaybe(s *sentence, p phrase) bool {
	switch p.text {
	case "potential", "chance", "risk", "risks", "possible", "possibility", "uncertain":
		return true // they count for an answer and not against it
	case "could", "might", "may":
		return p.first+1 < len(s.words) && s.words[p.first+1].lower == "not" && p.text == "could"
	}
	return false
}

func skipLikely(s *sentence, p phrase) bool {
	switch p.text {
	case "should", "likely", "probably", "presumably", "expected", "estimated", "projected", "ought to":
		return p.text == "should" && p.first == 0 // "should it fail": a condition
	case "expects", "expect", "intends", "intend", "aims", "aim", "hopes", "hope", "proposes", "propose", "seems", "seem", "appears", "appear", "suggests", "suggest":
		return false
	}
	_ = s
	return true
}

// keeps reports whether the answer has a marker that is as unsure as one of the
// text, near the word that the marker is about, or, where that word is not said
// again, anywhere in the sentences that tell it.
func (m *meaning) keeps(i int, p phrase, markers ...phrases) bool {
	head, _ := m.text[i].headAfter(p.last)
	if views[stem(p.text)] {
		head = "" // whose view it is can be said anywhere
	}
	any, said := false, false
	for _, j := range m.to[i] {
		a := &m.pairing.answer[j]
		var found []phrase
		for _, list := range markers {
			found = append(found, list.in(a)...)
		}
		any = any || len(found) > 0
		for k := range a.words {
			if head == "" || a.words[k].token != "" || a.words[k].stem != head {
				continue
			}
			said = true
			for _, f := range found {
				if d := a.words[f.first].clause - a.words[k].clause; d == 0 || d == -1 && f.last < k {
					return true
				}
			}
		}
	}
	return any && !said
}

// views are verbs that say whose view something is.
var views = func() map[string]bool {
	out := map[string]bool{}
	for w := range set(`intends plans expects proposes suggests recommends aims hopes assumes indicates thinks believes estimates advises`) {
		out[stem(w)] = true
	}
	return out
}()

// abilities finds what can be in the text and is sure in the answer: fewer words
// for the one there, and more for the other.
func (m *meaning) abilities() {
	text, answer := m.groups()
	for g := range text {
		count := func(list phrases, sentences []sentence, which []int) (n int, last *word) {
			for _, i := range which {
				for _, p := range list.in(&sentences[i]) {
					if w := sentences[i].words; p.last+1 < len(w) && w[p.last+1].lower == "not" {
						continue // what must not be, and what may not be, is one
					}
					n++
					last = &sentences[i].words[p.first]
				}
			}
			return n, last
		}
		could, _ := count(able, m.text, text[g])
		can, _ := count(able, m.pairing.answer, answer[g])
		sure, _ := count(firm, m.text, text[g])
		firmer, at := count(firm, m.pairing.answer, answer[g])
		if could > can && firmer > sure && at != nil {
			m.add(Strength, at.start, at.end, "“%s” is surer than the text, where it only can be.", at.text)
		}
	}
}

// had reports whether the sentences of the text that one of the answer tells have
// one of the markers.
func (m *meaning) had(j int, markers ...phrases) bool {
	for _, i := range m.from[j] {
		for _, list := range markers {
			if len(list.in(&m.text[i])) > 0 {
				return true
			}
		}
	}
	return false
}
