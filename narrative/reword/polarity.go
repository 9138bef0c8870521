package reword

import "strings"

// negators deny what follows them in their clause.
var negators = phrasesOf("not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "no longer", "no one", "nowhere",
	"don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "won't", "wouldn't", "can't", "couldn't", "shouldn't", "hasn't", "haven't", "hadn't", "mustn't", "needn't", "mightn't", "shan't", "ain't", "unless")

// deniers deny in other words. A text that says "unable" may say "cannot" instead.
var deniers = phrasesOf("lack", "lacks", "lacked", "lacking", "fail", "fails", "failed", "failing", "unable", "impossible", "hardly", "barely", "rarely", "seldom", "scarcely",
	"prevent", "prevents", "prevented", "avoid", "avoids", "avoided", "avoiding", "stop", "stops", "stopped", "refuse", "refuses", "missing", "absent", "absence", "free of", "free from", "instead of", "rather than",
	"exclude", "excludes", "excluded", "excluding", "deny", "denies", "forbid", "forbids", "forbidden", "rules out", "ruled out", "out of reach", "out of scope", "unplanned", "unmanaged", "untouched", "unchanged", "unaffected", "unavailable", "unnecessary",
	"except", "keep from", "keeps from", "spared", "spares", "unlikely", "unclear", "unknown", "unsure", "undecided", "yet to", "left out", "leaves out", "banned", "declines", "untested", "unpaid", "unread", "short of", "exempt", "exception", "apart from", "but in", "but for")

// denials returns what denies in a sentence.
func (s *sentence) denials() []phrase {
	var out []phrase
	for _, n := range negators.in(s) {
		if !emptyNegator(s, n) {
			out = append(out, n)
		}
	}
	return out
}

// emptyNegator reports whether a negator denies nothing: "not only", "no later
// than", "whether or not".
func emptyNegator(s *sentence, n phrase) bool {
	next := func(k int) string {
		if n.last+k < len(s.words) {
			return s.words[n.last+k].lower
		}
		return ""
	}
	switch {
	case next(1) == "only", next(1) == "just" && n.text == "not", next(1) == "doubt", next(1) == "matter":
		return true
	case (n.text == "no" || n.text == "not") && (next(1) == "later" || next(1) == "more" || next(1) == "less" || next(1) == "fewer") && next(2) == "than":
		return true
	case n.text == "not" && (next(1) == "all" || next(1) == "every" || next(1) == "many" || next(1) == "much"):
		return true // a quantifier
	case next(1) == "but" && (n.text == "nothing" || n.text == "none" || n.text == "nobody" || n.text == "no one"), next(1) == "either", n.text == "nor":
		return true
	case n.first > 0 && s.words[n.first-1].lower == "or" && n.text == "not":
		return true
	}
	return false
}

// denied reports whether word k of a sentence stands behind a denial in its
// clause.
func (s *sentence) denied(k int, by []phrase) bool {
	for _, n := range by {
		if d := s.words[k].clause - s.words[n.last].clause; n.last < k && (d == 0 || d == 1 && s.relative(k) && n.text != "cannot") && !broken2(s, n.last, k) {
			return true
		}
	}
	return false
}

// broken2 reports whether "and" and a new subject stand between two words, so
// that a denial does not reach over it.
func broken2(s *sentence, from, to int) bool {
	for k := from + 1; k < to; k++ {
		if s.words[k].lower == "and" && k > 0 && strings.HasSuffix(gapText(s, k), ", ") {
			return true
		}
	}
	return false
}

// gapText is what stands between a word and the one before it.
func gapText(s *sentence, k int) string {
	if k == 0 {
		return ""
	}
	return s.text[s.words[k-1].end-s.start : s.words[k].start-s.start]
}

// denial is a negator with what it denies.
type denial struct {
	of   *sentence
	at   int // which sentence
	n    phrase
	head string // the stem, or the token, of the first word that it denies; "" where that says nothing
	met  bool   // the other side denies the same
}

func denialsOf(sentences []sentence, which []int) []*denial {
	var out []*denial
	for _, i := range which {
		s := &sentences[i]
		for _, n := range s.denials() {
			out = append(out, &denial{of: s, at: i, n: n, head: s.deniedHead(n)})
		}
	}
	return out
}

// deniedHead returns the first word of content that a negator denies.
func (s *sentence) deniedHead(n phrase) string {
	const reach = 6
	if n.first > 0 && (s.words[n.first-1].lower == "need" || s.words[n.first-1].lower == "needs") {
		return "" // what is denied is the need
	}
	for k := n.last + 1; k < len(s.words) && k <= n.last+reach && s.words[k].clause == s.words[n.last].clause; k++ {
		w := &s.words[k]
		switch {
		case w.token != "":
			return w.token
		case n.text == "without" && pronouns[w.lower]:
			return ""
		case !function[w.lower] && !light[w.lower]:
			return w.stem
		}
	}
	return ""
}

var pronouns = set(`it them this that these those him her us you me one doing`)

// reaches reports whether a word with the stem, or a token, stands where d denies
// it.
func (d *denial) reaches(head string) bool {
	for k := range d.of.words {
		if w := &d.of.words[k]; (w.stem == head || w.token == head) && head != "" && d.of.denied(k, []phrase{d.n}) {
			return true
		}
	}
	return false
}

// groups are the sentences of both sides that hang together.
func (p *pairing) groups() (text, answer [][]int) {
	seenText, seenAnswer := map[int]bool{}, map[int]bool{}
	var walk func(i int, t, a *[]int)
	walk = func(i int, t, a *[]int) {
		if seenText[i] {
			return
		}
		seenText[i] = true
		*t = append(*t, i)
		for _, j := range p.to[i] {
			if !seenAnswer[j] {
				seenAnswer[j] = true
				*a = append(*a, j)
				for _, k := range p.from[j] {
					walk(k, t, a)
				}
			}
		}
	}
	for i := range p.text {
		var t, a []int
		if walk(i, &t, &a); len(t) > 0 {
			text, answer = append(text, t), append(answer, a)
		}
	}
	for j := range p.answer {
		if !seenAnswer[j] {
			text, answer = append(text, nil), append(answer, []int{j})
		}
	}
	return text, answer
}

// negation compares what is denied. What one side denies, the other has to deny,
// too, or say in words that deny by themselves.
func (m *meaning) negation() {
	text, answer := m.groups()
	for g := range text {
		was, now := denialsOf(m.text, text[g]), denialsOf(m.pairing.answer, answer[g])
		for _, w := range was {
			for _, n := range now {
				if w.head == n.head && w.head != "" || n.reaches(w.head) || w.reaches(n.head) && !m.saysPlainly(w) && !m.says(w) {
					w.met, n.met = true, true
				}
			}
		}
		more := m.denyingWords(m.pairing.answer, answer[g]) - m.denyingWords(m.text, text[g])
		for _, w := range was {
			if !w.met && m.deniedInWords(w, answer[g]) {
				w.met = true
				more--
			}
		}
		m.prefixes(was, answer[g], m.pairing.answer)
		m.prefixes(now, text[g], m.text)
		only := 0
		if onlyAfter(m.text, text[g]) && notBefore(now) {
			only = 1 // "only after" is "not before"
		}
		m.lost(was, now, max(0, more)+nors(m.pairing.answer, answer[g]))
		m.came(now, was, max(0, -more)+only+nors(m.text, text[g]))
		m.twice(answer[g])
		m.unprefixed(text[g], answer[g])
	}
}

// nors counts the second halves of "neither, nor", which may be denials of their
// own.
func nors(sentences []sentence, which []int) int {
	n := 0
	for _, i := range which {
		for _, w := range sentences[i].words {
			if w.lower == "nor" {
				n++
			}
		}
	}
	return n
}

// twice marks a denial of a denial, where the text has none: "not unable".
func (m *meaning) twice(answer []int) {
	for _, j := range answer {
		a := &m.pairing.answer[j]
		for _, n := range a.denials() {
			k := n.last + 1
			if k >= len(a.words) || deniers.at(a.words, k) == 0 && negators.at(a.words, k) == 0 || m.saidBefore(a.words[n.last].lower+" "+a.words[k].lower) {
				continue
			}
			m.add(Negation, a.words[n.first].start, a.words[k].end, "“%s” denies twice.", clip(a, n.first))
		}
	}
}

// negativePrefixes make a word its opposite.
var negativePrefixes = []string{"un", "in", "im", "ir", "il", "dis", "non"}

// prefixes marks those denials as met that the other side makes with a prefix:
// "not certain" and "uncertain".
func (m *meaning) prefixes(denials []*denial, which []int, sentences []sentence) {
	for _, d := range denials {
		for _, i := range which {
			for _, prefix := range negativePrefixes {
				if d.head != "" && sentences[i].content[prefix+d.head] > 0 {
					d.met = true
				}
			}
		}
	}
}

// unprefixed marks words of the text with such a prefix that the answer has
// without it, and does not deny.
func (m *meaning) unprefixed(text, answer []int) {
	for _, i := range text {
		from := &m.text[i]
		for k := range from.words {
			w := &from.words[k]
			for _, prefix := range negativePrefixes {
				root, ok := strings.CutPrefix(w.stem, prefix)
				if !ok || len(root) < 4 || w.token != "" || from.content[root] > 0 {
					continue
				}
				for _, j := range answer {
					a := &m.pairing.answer[j]
					by := append(a.denials(), deniers.in(a)...)
					for n := range a.words {
						if a.words[n].stem == root && a.content[w.stem] == 0 && !near(a, n, by) {
							m.add(Negation, a.words[n].start, a.words[n].end, "The text says “%s”.", w.text)
						}
					}
				}
			}
		}
	}
}

// onlyAfter reports whether sentences say that something is so on a condition
// only.
func onlyAfter(sentences []sentence, which []int) bool {
	for _, i := range which {
		for _, w := range sentences[i].words {
			if w.lower == "only" || w.lower == "must" || w.lower == "until" || w.lower == "before" {
				return true
			}
		}
	}
	return false
}

// notBefore reports whether one of the denials says that something is not so
// before something else.
func notBefore(denials []*denial) bool {
	for _, d := range denials {
		for _, w := range d.of.words[d.n.last:] {
			switch w.lower {
			case "before", "until", "unless", "without":
				return true
			}
		}
	}
	return false
}

func (m *meaning) denyingWords(sentences []sentence, which []int) int {
	n := 0
	for _, i := range which {
		n += len(deniers.in(&sentences[i]))
	}
	return n
}

// deniedInWords reports whether the answer says what is denied behind a word that
// denies by itself: "unable to travel".
func (m *meaning) deniedInWords(d *denial, answer []int) bool {
	for _, j := range answer {
		a := &m.pairing.answer[j]
		for _, p := range deniers.in(a) {
			if (&denial{of: a, n: p}).reaches(d.head) {
				return true
			}
		}
	}
	return false
}

// lost marks denials of the text that the answer does not make.
func (m *meaning) lost(was, now []*denial, words int) {
	spare := words
	for _, n := range now {
		if !n.met {
			spare++
		}
	}
	for _, w := range was {
		if w.met {
			continue
		}
		if m.bothGone(w, was) {
			continue
		}
		if m.saysPlainly(w) || spare == 0 {
			m.gone(Negation, w.at, "The text says “%s”, and the suggestion does not.", clip(w.of, w.n.first))
			continue
		}
		spare--
	}
}

// bothGone reports whether a sentence denies twice, and the answer says instead
// that something is needed: "cannot without" is "needs".
func (m *meaning) bothGone(d *denial, was []*denial) bool {
	n := 0
	for _, w := range was {
		if w.at == d.at && !w.met {
			n++
		}
	}
	return n == 2 && m.has(m.to[d.at], duty)
}

// saysPlainly reports whether the answer says what the text denies, and denies it
// nowhere.
func (m *meaning) saysPlainly(d *denial) bool {
	if d.head == "" || m.alsoPlain(d) {
		return false
	}
	said := false
	for _, j := range m.to[d.at] {
		a := &m.pairing.answer[j]
		by := append(a.denials(), deniers.in(a)...)
		for k := range a.words {
			if a.words[k].stem != d.head && a.words[k].token != d.head {
				continue
			}
			if near(a, k, by) {
				return false
			}
			said = true
		}
	}
	return said
}

// says reports whether the answer has the word that the text denies, denied or
// not.
func (m *meaning) says(d *denial) bool {
	for _, j := range m.to[d.at] {
		for _, w := range m.pairing.answer[j].words {
			if d.head != "" && (w.stem == d.head || w.token == d.head) {
				return true
			}
		}
	}
	return false
}

// alsoPlain reports whether the text says the same word without denying it.
func (m *meaning) alsoPlain(d *denial) bool {
	for i := range m.text {
		s := &m.text[i]
		for k := range s.words {
			if (s.words[k].stem == d.head || s.words[k].token == d.head) && !s.denied(k, s.denials()) {
				return true
			}
		}
	}
	return false
}

// near reports whether a denial stands in the clause of word k, on either side:
// "restarts are not possible".
func near(s *sentence, k int, by []phrase) bool {
	for _, n := range by {
		if d := s.words[k].clause - s.words[n.first].clause; d == 0 || d == 1 && s.relative(k) {
			return true
		}
	}
	return false
}

// relative reports whether the clause of word k says more of a noun before it: "no
// trip on which".
func (s *sentence) relative(k int) bool {
	first := k
	for first > 0 && s.words[first-1].clause == s.words[k].clause {
		first--
	}
	switch s.words[first].lower {
	case "which", "who", "whom", "whose", "where", "when":
		return !strings.Contains(gapText(s, first), ",")
	}
	return false
}

// came marks denials of the answer that the text does not make.
func (m *meaning) came(now, was []*denial, words int) {
	spare := words
	for _, w := range was {
		if !w.met {
			spare++
		}
	}
	for _, n := range now {
		if n.met {
			continue
		}
		if spare > 0 {
			spare--
			continue
		}
		m.add(Negation, n.of.words[n.n.first].start, n.of.words[n.n.last].end, "“%s” denies what the text does not.", clip(n.of, n.n.first))
	}
}

// clip returns the words of a sentence from one on, some of them, without
// values.
func clip(s *sentence, from int) string {
	const most = 5
	var out []string
	for k := from; k < len(s.words) && k < from+most; k++ {
		if s.words[k].token != "" {
			out = append(out, "…")
			continue
		}
		out = append(out, s.words[k].text)
	}
	return strings.Join(out, " ")
}
