package sheet

import (
	"regexp"
	"strings"
)

// bullet is what a list item begins with: a dash, a dot, a box, a number or a
// letter.
var bullet = regexp.MustCompile(`^(?:[-–—*•·◦▪●○‣>+]+\s+|[•·◦▪●○‣]|\[[ xX]?\]\s*|\(?\d{1,3}[.)]\s+|\(?[a-zA-Z][.)]\s+)+`)

// Lines cuts a text into the items of the list that it is, without their
// bullets and numbers. A text of one line is a list of one; of one that is longer than any list of
// facts, the start counts.
func Lines(text string) []string {
	var out []string
	for line := range strings.FieldsFuncSeq(start(text), func(r rune) bool { return r == '\n' || r == '\r' || r == '\v' || r == '\u2028' }) {
		line = strings.Join(strings.Fields(line), " ")
		if item := strings.TrimSpace(bullet.ReplaceAllString(line, "")); item != "" {
			out = append(out, item)
		}
	}
	return out
}
