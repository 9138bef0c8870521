package framing

import "strings"

// seeker looks for several words in one pass over a text, each of them until it
// is found.
type seeker struct {
	words  []word
	starts [256]bool // bytes that one of the words begins with
}

// word is one that is sought: in any case, unless it has capitals beyond its
// first letter.
type word struct {
	text      string
	fold      bool
	low, high byte // the first byte in both cases, or twice the same
	found     bool
}

func newWord(text string) word {
	w := word{text: text}
	if text == "" {
		return w
	}
	w.fold = len(text) < 2 || text[1:] == strings.ToLower(text[1:])
	w.low, w.high = text[0], text[0]
	if c := text[0] | 0x20; w.fold && c >= 'a' && c <= 'z' {
		w.low, w.high = c, c&^0x20
	}
	return w
}

func newSeeker(words []string) *seeker {
	s := &seeker{words: make([]word, len(words))}
	for i, text := range words {
		s.words[i] = newWord(text)
		if text != "" {
			s.starts[s.words[i].low], s.starts[s.words[i].high] = true, true
		}
	}
	return s
}

// seek calls visit for each word that the text holds and that no text before it
// held, with the word's number and the byte at which it first stands there.
func (s *seeker) seek(text string, visit func(word, at int)) {
	for at := range len(text) {
		if !s.starts[text[at]] || at > 0 && isWordByte(text[at-1]) {
			continue
		}
		for i := range s.words {
			if w := &s.words[i]; !w.found && w.standsAt(text, at) {
				w.found = true
				visit(i, at)
			}
		}
	}
}

// standsAt reports whether the word stands at a byte of the text that no letter
// or digit comes before, as a whole word.
func (w *word) standsAt(text string, at int) bool {
	if text[at] != w.low && text[at] != w.high || len(w.text) == 0 {
		return false
	}
	end := at + len(w.text)
	if end > len(text) || end < len(text) && isWordByte(text[end]) {
		return false
	}
	if w.fold {
		return strings.EqualFold(text[at:end], w.text)
	}
	return text[at:end] == w.text
}

// findWord finds a term as a whole word.
func findWord(text, term string) (int, bool) {
	w := newWord(term)
	for at := range len(text) {
		if (at == 0 || !isWordByte(text[at-1])) && w.standsAt(text, at) {
			return at, true
		}
	}
	return 0, false
}

func isWordByte(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' || c == '-' }
