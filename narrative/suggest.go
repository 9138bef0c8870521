package narrative

import "strings"

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
	var near []scored
	w := strings.ToLower(word)
	for _, k := range known {
		limit := max(1, min(len(w), len(k))/3)
		d := distance(w, strings.ToLower(k))
		if d > limit && len(w) >= 3 && strings.Contains(strings.ToLower(k), w) {
			d = limit
		}
		if d <= limit {
			near = append(near, scored{k, d})
		}
	}
	for i := 1; i < len(near); i++ {
		for j := i; j > 0 && near[j].d < near[j-1].d; j-- {
			near[j], near[j-1] = near[j-1], near[j]
		}
	}
	out := make([]string, 0, n)
	for i := 0; i < len(near) && i < n; i++ {
		out = append(out, near[i].word)
	}
	return out
}

// distance is the Levenshtein distance in bytes. Words longer than 64 bytes are
// never near to anything.
func distance(a, b string) int {
	if len(a) > 64 || len(b) > 64 {
		return 1 << 10
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next := min(row[j]+1, row[j-1]+1, diag+cost)
			diag, row[j] = row[j], next
		}
	}
	return row[len(b)]
}
