package reword

import "strings"

// rolesOf returns the words around the places of a token: what stands before it and
// after it, with what it is for the sentence.
func rolesOf(sentences []sentence, token string) map[string]int {
	out := map[string]int{}
	for i := range sentences {
		s := &sentences[i]
		for k := range s.words {
			if s.words[k].token != token {
				continue
			}
			if w := before(s, k); w != "" {
				out["<"+w] += 3
			}
			for back := 1; back <= 6 && k-back >= 0; back++ {
				w := &s.words[k-back]
				if w.token != "" || w.clause != s.words[k].clause && back > 1 {
					break
				}
				if !function[w.lower] {
					out["-"+w.stem]++
					break
				}
			}
			for ahead := 1; ahead <= 4 && k+ahead < len(s.words); ahead++ {
				w := &s.words[k+ahead]
				if w.token != "" || w.clause != s.words[k].clause {
					break
				}
				if !function[w.lower] {
					out["+"+w.stem] += 2
					break
				}
			}
		}
	}
	return out
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
		was[item.Token], now[item.Token] = rolesOf(m.text, item.Token), rolesOf(m.pairing.answer, item.Token)
	}
	for i, one := range m.s.items {
		for _, other := range m.s.items[i+1:] {
			if one.Kind != other.Kind && !(one.Kind.figure() && other.Kind.figure()) && !(one.Kind.names() && other.Kind.names()) {
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

// figure reports whether what is sealed is a figure.
func (k Kind) figure() bool {
	switch k {
	case Amount, Share, Span, Number:
		return true
	}
	return false
}

func shared(a, b map[string]int) int {
	n := 0
	for k, x := range a {
		n += min(x, b[k])
	}
	return n
}
