package reword

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text brought to what does not matter for a name: letters and
// digits alone, small, without accents and ligatures, each knowing where it
// came from. A line break within a word, with its hyphen, is gone.
type folded struct {
	text string // letters and digits
	// For every byte of text: the bytes of the original that its rune takes.
	start, end []int
}

// unfolded are letters that do not fall apart into one with an accent.
var unfolded = map[rune]string{'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h"}

var (
	spelledOut = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "å", "aa", "Å", "Aa", "ø", "oe", "Ø", "Oe")
	drawnIn    = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u", "aa", "a", "Ae", "A", "Oe", "O", "Ue", "U", "Aa", "A")
)

// spellings returns how a name is written where there are no umlauts, and where there
// are: Mueller for Müller, and, folded, Müller for Mueller. None is short, which would
// be found in other words.
func spellings(name string) []string {
	const long = 4
	name = norm.NFC.String(name)
	var out []string
	for _, other := range [...]string{spelledOut.Replace(name), drawnIn.Replace(name)} {
		if other != name && utf8.RuneCountInString(other) >= long {
			out = append(out, other)
		}
	}
	return out
}

func fold(text string) folded {
	f := folded{start: make([]int, 0, len(text)), end: make([]int, 0, len(text))}
	var b strings.Builder
	b.Grow(len(text))
	put := func(r rune, from, to int) {
		n := b.Len()
		b.WriteRune(r)
		for range b.Len() - n {
			f.start, f.end = append(f.start, from), append(f.end, to)
		}
	}
	for i, r := range text {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(text[i:])
		}
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r |= 0x20
			}
			if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
				put(r, i, i+size)
			}
			continue
		}
		for _, d := range norm.NFKD.String(string(r)) {
			d = unicode.ToLower(d)
			if s, ok := unfolded[d]; ok {
				for _, x := range s {
					put(x, i, i+size)
				}
			} else if unicode.IsLetter(d) || unicode.IsNumber(d) {
				put(d, i, i+size)
			}
		}
	}
	f.text = b.String()
	return f
}

// isWord reports whether a rune belongs to a word.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// runeBefore and runeAfter look at both sides of a place, past characters that
// nobody sees.
func runeBefore(text string, at int) rune {
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if !unicode.Is(unicode.Cf, r) {
			return r
		}
		at -= size
	}
	return ' '
}

func runeAfter(text string, at int) rune {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.Is(unicode.Cf, r) {
			return r
		}
		at += size
	}
	return ' '
}

// spaceless reports whether the script of a rune is written without spaces, so
// that a name has no edges there.
func spaceless(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
