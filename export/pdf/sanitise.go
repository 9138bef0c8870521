package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Characters with a meaning for setting text.
const (
	softHyphen   = '\u00AD'
	zeroSpace    = '\u200B'
	wordJoiner   = '\u2060'
	invalidByte  = utf8.RuneError
	substitute   = '\u25A1' // what a character without a glyph is printed as
	noBreakSpace = '\u00A0'
)

// sanitise returns s as valid, NFC-normalised UTF-8 without control
// characters. Line and paragraph separators become "\n", tabs spaces. What it
// takes out and a reader could miss is counted in t.
func sanitise(s string, t *tally) string {
	if plainASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == invalidByte && size == 1 {
			t.replaced(r, string(invalidByte))
		}
		i += size
		switch {
		case r == '\r':
			if i < len(s) && s[i] == '\n' {
				continue
			}
			b.WriteByte('\n')
		case r == '\n', r == '\u0085', r == '\u2028', r == '\u2029':
			b.WriteByte('\n')
		case r == '\t', r == '\v', r == '\f':
			b.WriteByte(' ')
		case r == '\uFEFF':
			b.WriteRune(wordJoiner)
		case r == softHyphen, r == zeroSpace, r == wordJoiner, r == '\u200C', r == '\u200D':
			b.WriteRune(r)
		case reordering(r):
			t.replaced(r, "") // what it turned round is now read as it is written
		case ignorable(r):
		case unicode.IsControl(r):
			t.replaced(r, "")
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(spelt.Replace(b.String()))
}

// oneLine sanitises s for a place that has no lines: metadata, bookmarks.
func oneLine(s string, t *tally) string {
	return strings.Join(strings.FieldsFunc(sanitise(s, t), func(r rune) bool { return r == ' ' || r == '\n' }), " ")
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7E {
			return false
		}
	}
	return true
}

// reordering says that r makes the text after it read in another direction than
// its characters do: without it the same characters can say something else.
func reordering(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// ignorable says that r only steers shaping or direction and has no shape of
// its own: direction marks, variation selectors.
func ignorable(r rune) bool {
	switch {
	case r >= 0x200E && r <= 0x200F, r >= 0x2061 && r <= 0x2065, r >= 0x206A && r <= 0x206F,
		r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF, r == 0x034F, r == 0x061C:
		return true
	}
	return false
}

// undrawn says that r takes part in breaking lines but is never printed.
func undrawn(r rune) bool {
	return r == softHyphen || r == zeroSpace || r == wordJoiner || r == '\n' || r == '\u200C' || r == '\u200D'
}

// compatible returns the compatibility form of r ("A" for a mathematical bold
// A) when every character of it can be drawn by can, or "".
func compatible(r rune, can func(rune) bool) string {
	s := norm.NFKC.String(string(r))
	if s == string(r) {
		return ""
	}
	for _, c := range s {
		if !can(c) {
			return ""
		}
	}
	return s
}
