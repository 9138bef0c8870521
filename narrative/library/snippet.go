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

// Highlight cuts a text into pieces at what a search for the words typed finds
// in it: words that begin with one of them, whatever case and accents. Signs
// that are no part of a word count where nothing else was typed. It is nil
// where the text has none of them.
func Highlight(text, typed string) []Piece {
	q := newSearch(typed)
	hits := find(text, q.words)
	if len(q.words) == 0 {
		hits = findLiterally(text, strings.TrimSpace(typed))
	}
	if len(hits) == 0 {
		return nil
	}
	return pieces(text, 0, len(text), hits)
}

// Matches reports whether a search for the words typed finds a text: each is
// the beginning of one of its words.
func Matches(text, typed string) bool {
	q := newSearch(typed)
	if len(q.words) == 0 {
		return strings.Contains(text, strings.TrimSpace(typed))
	}
	for _, wanted := range q.words {
		if len(find(text, []string{wanted})) == 0 {
			return false
		}
	}
	return true
}

// findLiterally returns where a text has a few signs.
func findLiterally(text, signs string) []hit {
	var hits []hit
	for at := 0; signs != ""; {
		i := strings.Index(text[at:], signs)
		if i < 0 {
			break
		}
		hits = append(hits, hit{at + i, at + i + len(signs)})
		at += i + len(signs)
	}
	return hits
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
	out := pieces(line, from, to, hits)
	if from > 0 {
		out = append([]Piece{{"… ", false}}, out...)
	}
	if to < len(line) {
		out = append(out, Piece{" …", false})
	}
	return out
}

// pieces cuts what stands between two places of a line at its hits.
func pieces(line string, from, to int, hits []hit) []Piece {
	var out []Piece
	add := func(text string, isHit bool) {
		if text != "" {
			out = append(out, Piece{text, isHit})
		}
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
