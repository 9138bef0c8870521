package worddiff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// token is what is kept, taken out or put in as a whole: a word, a punctuation
// mark, or a figure with its unit. The space between two tokens belongs to
// neither.
type token struct {
	start, end int   // bytes in the text
	id         int32 // the same for the same text
	letters    int32 // how long it is to a reader; a punctuation mark has none
	figure     bool
}

// weight says how much it helps a reader that a token is matched with its
// like: a long word more than a short one, a punctuation mark least, and a
// figure most.
func (t token) weight() int32 {
	switch {
	case t.figure:
		return 12
	case t.letters == 0:
		return 1
	}
	return 2 + min(t.letters, 8)
}

// tokenise splits a text. Tokens with the same text get the same number from
// ids, whatever text they stand in.
func tokenise(text string, ids map[string]int32) []token {
	out := make([]token, 0, len(text)/5+1)
	spaced := true // whether a space, or nothing, stands before
	for at := 0; at < len(text); {
		if n := spaceAt(text[at:]); n > 0 {
			at += n
			spaced = true
			continue
		}
		rest := text[at:]
		t := token{start: at}
		n := referenceAt(rest)
		if n == 0 {
			n = figureAt(rest, spaced)
		}
		if t.figure = n > 0; n == 0 {
			n = wordAt(rest)
		}
		t.end = at + n
		for _, r := range rest[:n] {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				t.letters++
			}
		}
		id, known := ids[rest[:n]]
		if !known {
			id = int32(len(ids))
			ids[rest[:n]] = id
		}
		t.id = id
		out = append(out, t)
		at += n
		spaced = false
	}
	return out
}

// spaceAt returns how many bytes of space a text begins with.
func spaceAt(text string) int {
	if text[0] < utf8.RuneSelf {
		switch text[0] {
		case ' ', '\n', '\t', '\r', '\v', '\f':
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRuneInString(text); unicode.IsSpace(r) {
		return n
	}
	return 0
}

// wordAt returns how many bytes the word or mark has that a text begins with.
func wordAt(text string) int {
	n := 0
	for n < len(text) && isPlain(text[n]) {
		n++
	}
	// A plain word with a space behind it needs no table of Unicode.
	if n > 0 && (n == len(text) || text[n] == ' ' || text[n] == '\n') {
		return n
	}
	word, _, _ := uniseg.FirstWordInString(text, -1)
	return len(word)
}

func isPlain(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// referenceAt returns how many bytes a reference to a figure takes, {id.field}.
func referenceAt(text string) int {
	if text[0] != '{' {
		return 0
	}
	end := strings.IndexByte(text[:min(len(text), 140)], '}')
	if end < 2 || strings.ContainsAny(text[1:end], "{ \n\t") {
		return 0
	}
	return end + 1
}
