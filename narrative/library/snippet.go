package library

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// snippetLength is about how many characters of the text a snippet shows.
const snippetLength = 120

// snippet shows where folded words occur in a text of lines: the first line
// that has one, cut around it, in pieces. It is nil where none occurs.
func snippet(text string, wanted []string) []Piece {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if hits := find(line, wanted); len(hits) > 0 {
			return cut(line, hits)
		}
	}
	return nil
}

type hit struct{ from, to int } // bytes

// find returns where the words of a line begin with one of those wanted.
func find(line string, wanted []string) []hit {
	var hits []hit
	words(line, func(from, to int) {
		word, best := fold(line[from:to]), ""
		for _, w := range wanted {
			if len(w) > len(best) && strings.HasPrefix(word, w) {
				best = w
			}
		}
		if best != "" {
			hits = append(hits, hit{from, from + covering(line[from:to], best)})
		}
	})
	return hits
}

// covering returns how many bytes of a word fold to its beginning.
func covering(word, beginning string) int {
	for i, r := range word {
		if i > 0 && !unicode.Is(unicode.Mn, r) && len(fold(word[:i])) >= len(beginning) {
			return i
		}
	}
	return len(word)
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
