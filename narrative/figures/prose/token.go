package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number or a sign of a text. White space is no token.
type token struct {
	kind       tokenKind
	start, end int
	text       string // as it stands
	lower      string // of a word
	glued      bool   // nothing stands between it and the token before
	first      bool   // on its line
}

type tokenKind uint8

const (
	sign tokenKind = iota
	word
	number
)

// tokens splits a text. It looks at every byte a bounded number of times.
func tokens(text string) []token {
	out := make([]token, 0, roughly(text))
	glued, first := false, true
	for i := 0; i < len(text); {
		c := text[i]
		switch c {
		case '\n', '\r':
			glued, first = false, true
			i++
			continue
		case ' ', '\t':
			glued = false
			i++
			continue
		}
		t := token{start: i, glued: glued, first: first}
		switch r, size := rune(c), 1; {
		case isDigit(c), c == '.' && i+1 < len(text) && isDigit(text[i+1]) && !glued:
			t.kind, t.end = number, numberEnd(text, i)
		case isLetter(c):
			t.kind, t.end = word, wordEnd(text, i)
		default:
			if c >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(text[i:])
			}
			switch {
			case unicode.IsSpace(r) || r == '\u200b':
				glued = false
				i += size
				continue
			case unicode.IsLetter(r):
				t.kind, t.end = word, wordEnd(text, i)
			default:
				t.end = i + size
			}
		}
		t.text = text[t.start:t.end]
		if t.kind == word {
			t.lower = strings.ToLower(t.text)
		}
		out = append(out, t)
		glued, first = true, false
		i = t.end
	}
	return out
}

// roughly is how many tokens a text may have: one where something else begins.
// Guessing it from the length would be wrong tenfold for a column of figures.
func roughly(text string) int {
	n := 0
	var before uint8
	for i := range len(text) {
		class := uint8(1)
		switch c := text[i]; {
		case isLetter(c), c >= utf8.RuneSelf:
			class = 2
		case isDigit(c):
			class = 3
		case c == ' ', c == '\n', c == '\t', c == '\r':
			class = 0
		}
		if class == 1 || class != 0 && class != before {
			n++
		}
		before = class
	}
	return n
}

// countOf counts the tokens of a kind.
func countOf(toks []token, k tokenKind) int {
	n := 0
	for i := range toks {
		if toks[i].kind == k {
			n++
		}
	}
	return n
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// wordEnd finds the end of a word: letters, and apostrophes between letters.
func wordEnd(text string, i int) int {
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf {
			if isLetter(c) || c == '\'' && i+1 < len(text) && isLetter(text[i+1]) {
				i++
				continue
			}
			return i
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '’' {
			return i
		}
		i += size
	}
	return i
}

// numberEnd finds the end of a run of digits with what stands between them: a
// point, a comma, an apostrophe, and a space before exactly three digits.
func numberEnd(text string, i int) int {
	spaced := true // so far digits are grouped by spaces, or not at all
	groupStart := i
	for i < len(text) {
		if isDigit(text[i]) {
			i++
			continue
		}
		size := 0
		switch c := text[i]; {
		case c == '.' || c == ',' || c == '\'':
			size = 1
		case strings.HasPrefix(text[i:], "’"):
			size = len("’")
		}
		if size > 0 && i+size < len(text) && isDigit(text[i+size]) {
			spaced = false
			i += size
			groupStart = i
			continue
		}
		if gap := groupGap(text[i:]); gap > 0 && spaced && i-groupStart <= 3 && threeDigits(text[i+gap:]) {
			i += gap
			groupStart = i
			continue
		}
		break
	}
	return i
}

// groupGap is the length of the space that groups digits, or 0.
func groupGap(s string) int {
	for _, gap := range []string{" ", "\u00a0", "\u202f", "\u2009"} {
		if strings.HasPrefix(s, gap) {
			return len(gap)
		}
	}
	return 0
}

// threeDigits reports whether a text begins with exactly three digits that
// nothing is glued to but a fraction or a unit.
func threeDigits(s string) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3]) && s[3] != '-' && s[3] != '/' && s[3] != ':')
}
