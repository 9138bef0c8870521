package narrative

import (
	"slices"
	"strings"
)

// suggest names the nearest of the known words, or all of them where there are
// few, as the end of a sentence about an unknown one.
func suggest(word string, known []string) string {
	if near := Nearest(word, known, 1); len(near) > 0 {
		return "; did you mean \"" + near[0] + "\"?"
	}
	if len(known) > 0 && len(known) <= 24 {
		return "; known are " + strings.Join(known, ", ")
	}
	return ""
}

// Nearest returns up to n of the known words that are likely meant by word,
// the likeliest first.
func Nearest(word string, known []string, n int) []string {
	type scored struct {
		word string
		d    int
	}
	if word == "" || len(word) > longestWord {
		return nil
	}
	var near []scored
	w := strings.ToLower(word)
	for _, k := range known {
		limit := max(1, min(len(w), len(k))/3)
		lower := strings.ToLower(k)
		d := limit + 1
		if apart := len(w) - len(k); -limit <= apart && apart <= limit { // else it is at least that far
			d = distance(w, lower)
		}
		if d > limit && len(w) >= 3 && strings.Contains(lower, w) {
			d = limit
		}
		if d <= limit {
			near = append(near, scored{k, d})
		}
	}
	slices.SortStableFunc(near, func(a, b scored) int { return a.d - b.d })
	near = near[:min(len(near), max(0, n))]
	out := make([]string, len(near))
	for i, s := range near {
		out[i] = s.word
	}
	return out
}

// longestWord is the length in bytes from which words are never near to any:
// that of an ID.
const longestWord = 64

// distance is the Levenshtein distance in bytes, where two neighbours that
// changed places count as one error (optimal string alignment).
func distance(a, b string) int {
	const most = 2 * longestWord
	if len(b) > most {
		return most
	}
	var rows [3][most + 1]int
	before, last, row := rows[0][:len(b)+1], rows[1][:len(b)+1], rows[2][:len(b)+1]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
