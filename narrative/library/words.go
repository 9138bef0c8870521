package library

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// words calls found with the place of each word of a text, in bytes: a run of
// letters and numbers with their accents, or one character of a script that
// writes no spaces between words.
func words(text string, found func(from, to int)) {
	from := -1
	end := func(at int) {
		if from >= 0 {
			found(from, at)
			from = -1
		}
	}
	for at := 0; at < len(text); {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		switch {
		case isWord(r) && unspaced(r):
			end(at)
			found(at, at+size)
		case isWord(r):
			if from < 0 {
				from = at
			}
		case r < firstMark || !unicode.Is(unicode.Mn, r):
			end(at)
		}
		at += size
	}
	end(len(text))
}

// isWord says whether a character belongs to a word. Accents that stand alone
// belong to the one before them.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// firstMark is the first character that stands on the one before it.
const firstMark = 0x0300

func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// indexed returns the words of a text as the index takes them: folded, each
// once. How often a text says a word tells less than that it does, and an index
// of every occurrence would be most of what a save takes.
func indexed(text string) string {
	var (
		b    strings.Builder
		seen = make(map[string]bool, 64)
	)
	b.Grow(len(text) / 2)
	words(text, func(from, to int) {
		word := fold(text[from:to])
		if word == "" || seen[word] {
			return
		}
		seen[word] = true
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	})
	return b.String()
}

// fold lowers the case and takes the accents off, so that straße and STRASSE,
// Zürich and zurich are one.
func fold(word string) string {
	plain := true
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return strings.ToLower(word)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(word)) {
		switch r {
		case 'ß':
			b.WriteString("ss")
		case 'æ':
			b.WriteString("ae")
		case 'œ':
			b.WriteString("oe")
		case 'ø':
			b.WriteByte('o')
		case 'đ':
			b.WriteByte('d')
		case 'ł':
			b.WriteByte('l')
		case 'ı':
			b.WriteByte('i')
		default:
			if !unicode.Is(unicode.Mn, r) {
				b.WriteRune(unicode.ToLower(r))
			}
		}
	}
	return b.String()
}
