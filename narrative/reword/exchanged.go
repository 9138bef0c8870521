package reword

import "strings"

// rolesOf returns the words around the places of a token, by how close they are:
// those of its part of the sentence weigh most.
func rolesOf(sentences []sentence, token string, sort func(string) bool) map[string]int {
	const preposition, part, whole = 5, 3, 1
	out := map[string]int{}
	for i := range sentences {
		s := &sentences[i]
		for k := range s.words {
			if s.words[k].token != token {
				continue
			}
			if w := before(s, k); w != "" {
				out["<"+w] += preposition
			}
			first, last := s.partOf(k, sort)
			for n := range s.words {
				w := &s.words[n]
				name := w.stem
				switch {
				case n == k, w.token == "" && function[w.lower]:
					continue
				case w.token != "":
					name = w.token
				}
				if out[name] += whole; n >= first && n < last {
					out[name] += part
				}
			}
		}
	}
	return out
}

// partOf returns the words of the part of a sentence that the token at word k
// stands in: up to where it is best divided from the next token of its sort, on
// both sides.
func (s *sentence) partOf(k int, sort func(token string) bool) (first, last int) {
	last = len(s.words)
	for n := k - 1; n >= 0; n-- {
		if t := s.words[n].token; t != "" && sort(t) && !s.joined(n, k) {
			first = s.divide(n, k)
			break
		}
	}
	for n := k + 1; n < len(s.words); n++ {
		if t := s.words[n].token; t != "" && sort(t) && !s.joined(k, n) {
			last = s.divide(k, n)
			break
		}
	}
	return first, last
}

// joined reports whether but "and" or "or" stands between two tokens, so that they
// share what is said of them.
func (s *sentence) joined(a, b int) bool {
	return b == a+2 && (s.words[a+1].lower == "and" || s.words[a+1].lower == "or")
}

// divide returns the word at which the second of two parts begins that hold the
// tokens at a and b.
func (s *sentence) divide(a, b int) int {
	best, at := 0, b
	for n := a + 1; n <= b; n++ {
		gap, w := gapText(s, n), s.words[n].lower
		strength := 0
		switch {
		case strings.ContainsAny(gap, ";:–—"):
			strength = 4
		case hardEnds[w]:
			strength = 3
		case strings.Contains(gap, ","):
			strength = 2
		case w == "and" || w == "or":
			strength = 1
		}
		if strength > 0 && strength >= best {
			best, at = strength, n
		}
	}
	if best == 0 {
		for at > a+1 && function[s.words[at-1].lower] {
			at--
		}
	}
	return at
}

// before is the preposition that a token stands behind, as the role that it gives
// it: where something comes from, or goes to.
func before(s *sentence, k int) string {
	prev := func(n int) string {
		if k-n >= 0 && s.words[k-n].token == "" {
			return s.words[k-n].lower
		}
		return ""
	}
	switch p := prev(1); {
	case p == "from", p == "of" && prev(2) == "instead", p == "than" && prev(2) == "rather", p == "down" && prev(2) == "from":
		return "from"
	case p == "to" && prev(2) != "up", p == "at" && (prev(2) == "end" || prev(2) == "arrive"), p == "reach", p == "reaches":
		return "to"
	case p == "of" && (prev(2) == "out"):
		return "of"
	case p == "until", p == "till":
		return "to"
	}
	return ""
}

// exchanged finds values of one kind that changed places: "from 9 to 4" that
// became "from 4 to 9".
func (m *meaning) exchanged() {
	was, now := map[string]map[string]int{}, map[string]map[string]int{}
	for _, item := range m.s.items {
		sort := func(token string) bool { return m.s.value[token].Kind.sort() == item.Kind.sort() }
		was[item.Token], now[item.Token] = rolesOf(m.text, item.Token, sort), rolesOf(m.pairing.answer, item.Token, sort)
	}
	for i, one := range m.s.items {
		for _, other := range m.s.items[i+1:] {
			if one.Kind.sort() != other.Kind.sort() {
				continue
			}
			if m.s.count[one.Token] > 1 || m.s.count[other.Token] > 1 {
				continue
			}
			straight := shared(was[one.Token], now[one.Token]) + shared(was[other.Token], now[other.Token])
			crossed := shared(was[one.Token], now[other.Token]) + shared(was[other.Token], now[one.Token])
			if crossed < straight+3 {
				continue
			}
			at := strings.Index(m.answer, one.Token)
			if at < 0 {
				continue
			}
			m.add(Exchanged, at, at+len(one.Token), "“%s” and “%s” seem to have changed places.", one.Value, other.Value)
		}
	}
}

// sort is what a value of a kind could be taken for: figures for one another, and
// names.
func (k Kind) sort() string {
	switch {
	case k == Amount || k == Share || k == Span || k == Number:
		return "figure"
	case k.names():
		return "name"
	}
	return string(k)
}

func shared(a, b map[string]int) int {
	n := 0
	for k, x := range a {
		n += min(x, b[k])
	}
	return n
}
