package reword

// quantifiers are ordered from nothing to all.
var quantifiers = []struct {
	name string
	list phrases
}{
	{"few", phrasesOf("few", "a few", "hardly any", "a handful of", "little", "a small number of", "a minority of", "only a few", "barely any", "not many", "not much", "not a lot of")},
	{"some", phrasesOf("some", "several", "certain", "a number of", "various", "part of", "parts of", "a portion of", "a share of", "a few", "some of", "a selection of", "in places", "a subset of", "not all", "not every", "not each")},
	{"many", phrasesOf("many", "much", "a lot of", "lots of", "numerous", "plenty of", "a large number of", "a great many", "countless", "a good deal of", "large parts of", "a large share of", "large numbers of")},
	{"most", phrasesOf("most", "most of", "the majority of", "a majority of", "the bulk of", "the greater part of", "nearly all", "almost all", "the larger part of", "the vast majority of")},
	{"all", phrasesOf("all", "all of", "every", "each", "everyone", "everybody", "everything", "entire", "the whole", "the entire", "whole", "any", "always", "without exception", "throughout", "across the board", "universally", "everywhere")},
}

// quantifiers compares how many are meant. Only what reaches further than the text
// is marked, and what the text bounds and the answer does not.
func (m *meaning) quantifiers() {
	for i := range m.text {
		from := &m.text[i]
		for class, q := range quantifiers[:4] {
			for _, p := range q.list.in(from) {
				if notQuantifier(from, p) || m.sameClass(m.all[i], class) {
					continue
				}
				if p.text == "some" && beforeToken(from, p) {
					continue
				}
				m.gone(Quantifier, i, "The text says “%s”, and the suggestion says how many in another way.", clip(from, p.first))
			}
		}
	}
	for j := range m.pairing.answer {
		a := &m.pairing.answer[j]
		for class, q := range quantifiers {
			for _, p := range q.list.in(a) {
				if notQuantifier(a, p) || class == 4 && !wholes[p.text] {
					continue
				}
				if p.text == "a few" && m.classIn(j, 0) {
					continue
				}
				if !m.classIn(j, class) && !m.saidBefore(p.text) {
					if class == 4 && timeFollows(a, p) || class < 3 && !m.higher(j, class) {
						continue
					}
					m.add(Quantifier, a.words[p.first].start, a.words[p.last].end, "“%s” is not what the text says of how many.", clip(a, p.first))
				}
			}
		}
	}
}

// wholes are words for all that change what is claimed where they are new.
var wholes = set(`all every each everyone everybody everything entire whole always universally throughout`)

func init() {
	for _, p := range []string{"all of", "the whole", "the entire", "without exception", "across the board"} {
		wholes[p] = true
	}
}

// notQuantifier leaves out what has the words of one and is none: "most
// important", "as many", "at some point", "little by little".
func notQuantifier(s *sentence, p phrase) bool {
	before, after := "", ""
	if p.first > 0 && s.words[p.first-1].lower == "not" && (p.text == "all" || p.text == "every" || p.text == "many") {
		return true // "not all" is some
	}
	if p.first > 0 {
		before = s.words[p.first-1].lower
	}
	if p.last+1 < len(s.words) {
		after = s.words[p.last+1].lower
	}
	switch p.text {
	case "most":
		return before == "the" || before == "at" || before == "asks" || before == "its" || before == "their"
	case "many", "much":
		return before == "as" || before == "how" || before == "so" || before == "too" || before == "very" || isComparative(after)
	case "certain":
		return before == "is" || before == "are" || before == "be" || before == "not" || before == "for" || before == "it"
	case "a few":
		return false
	case "few", "little", "part of", "parts of":
		return before == "too" || before == "very" || p.text == "part of" || p.text == "parts of"
	case "all":
		return before == "at" || before == "after" || before == "above" || before == "of" && after == "" || after == "but"
	case "any", "each", "every":
		return p.text == "any"
	case "whole":
		return before == "a" || before == "as"
	case "always":
		return s.asIf(p.first)
	case "various":
		return true
	}
	return false
}

// asIf reports whether word k stands in a comparison with what is not the case.
func (s *sentence) asIf(k int) bool {
	for i := k - 1; i > 0; i-- {
		if (s.words[i].lower == "if" || s.words[i].lower == "though") && s.words[i-1].lower == "as" {
			return true
		}
	}
	return false
}

func isComparative(w string) bool {
	return w == "more" || w == "less" || w == "better" || w == "faster" || w == "too" || len(w) > 4 && w[len(w)-2:] == "er"
}

// sameClass reports whether the answer has a quantifier of the class.
func (m *meaning) sameClass(to []int, class int) bool {
	for _, j := range to {
		if len(quantifiers[class].list.in(&m.pairing.answer[j])) > 0 {
			return true
		}
	}
	return false
}

// classIn reports whether the text has a quantifier of the class where a sentence
// of the answer comes from.
func (m *meaning) classIn(j, class int) bool {
	for _, i := range m.from[j] {
		if len(quantifiers[class].list.in(&m.text[i])) > 0 {
			return true
		}
	}
	return false
}

// higher reports whether the text has a quantifier above the class where a
// sentence of the answer comes from: then the answer says less than it, or more.
func (m *meaning) higher(j, class int) bool {
	for c := range quantifiers {
		if c != class && m.classIn(j, c) {
			return true
		}
	}
	return false
}

// timeFollows reports whether a period follows: "every month" is how often.
func timeFollows(s *sentence, p phrase) bool {
	if p.last+1 >= len(s.words) {
		return false
	}
	w := &s.words[p.last+1]
	return w.token != "" || periods[w.lower] != "" || w.lower == "time" || w.lower == "night" || w.lower == "quarter"
}
