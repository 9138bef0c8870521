package library

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// snippetLength is about how many characters of the text a snippet shows.
const snippetLength = 120

// snippet shows where words occur in a text of lines: the first line that has
// one, cut around it, in pieces. It is nil where none occurs.
func snippet(text string, words []string) []Piece {
	var parts []string
	for _, w := range words {
		parts = append(parts, strings.FieldsFunc(fold(w), func(r rune) bool { return !isWord(r) })...)
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if hits := find(line, parts); len(hits) > 0 {
			return cut(line, hits)
		}
	}
	return nil
}

type hit struct{ from, to int } // bytes

// find returns where the words of a line begin with one of the parts.
func find(line string, parts []string) []hit {
	var hits []hit
	for at := 0; at < len(line); {
		r, size := utf8.DecodeRuneInString(line[at:])
		if !isWord(r) {
			at += size
			continue
		}
		end := at
		for end < len(line) {
			r, size := utf8.DecodeRuneInString(line[end:])
			if !isWord(r) && !unicode.Is(unicode.Mn, r) {
				break
			}
			end += size
		}
		word := fold(line[at:end])
		best := ""
		for _, p := range parts {
			if len(p) > len(best) && strings.HasPrefix(word, p) {
				best = p
			}
		}
		if best != "" {
			hits = append(hits, hit{at, at + covering(line[at:end], best)})
		}
		at = end
	}
	return hits
}

// covering returns how many bytes of a word fold to its beginning.
func covering(word, beginning string) int {
	for i := range word {
		if i > 0 && len(fold(word[:i])) >= len(beginning) && !unicode.Is(unicode.Mn, first(word[i:])) {
			return i
		}
	}
	return len(word)
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// fold lowers the case and takes the accents off, as the index does.
func fold(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || 'A' <= s[i] && s[i] <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// cut keeps the part of a line around its first hit.
func cut(line string, hits []hit) []Piece {
	from, to := 0, len(line)
	if utf8.RuneCountInString(line) > snippetLength {
		from = backwards(line, hits[0].from, snippetLength/3)
		to = forwards(line, from, snippetLength)
	}
	var out []Piece
	add := func(text string, isHit bool) {
		if text != "" {
			out = append(out, Piece{text, isHit})
		}
	}
	if from > 0 {
		add("… ", false)
	}
	at := from
	for _, h := range hits {
		if h.to > to {
			break
		}
		add(line[at:h.from], false)
		add(line[h.from:h.to], true)
		at = h.to
	}
	add(line[at:to], false)
	if to < len(line) {
		add(" …", false)
	}
	return out
}

// backwards returns the beginning of the word about n characters before at.
func backwards(line string, at, n int) int {
	from := at
	for ; n > 0 && from > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(line[:from])
		from -= size
	}
	if from == 0 {
		return 0
	}
	if space := strings.IndexByte(line[from:at], ' '); space >= 0 {
		return from + space + 1
	}
	return from
}

// forwards returns the end of the word about n characters after from.
func forwards(line string, from, n int) int {
	to := from
	for ; n > 0 && to < len(line); n-- {
		_, size := utf8.DecodeRuneInString(line[to:])
		to += size
	}
	if to == len(line) {
		return to
	}
	if space := strings.LastIndexByte(line[from:to], ' '); space > 0 {
		return from + space
	}
	return to
}
