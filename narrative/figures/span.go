package figures

import (
	"strings"
	"unicode"
)

// ParseSpan reads the way from one value to another that is typed in one field: "25 min
// -> 6 min by Q4 2027". A value of today without a unit has that of the target, but for
// an amount without K or M, which could be meant either way. ok is false for anything else.
func ParseSpan(text string) (from, to Quantity, by When, ok bool) {
	left, right := "", ""
	for _, arrow := range []string{"->", "=>", "→", "⇒", "–>"} {
		var found bool
		if left, right, found = strings.Cut(text, arrow); found {
			break
		}
	}
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	if left == "" || right == "" {
		return
	}
	from, err := Parse(left)
	if err != nil {
		return
	}
	if at := strings.LastIndex(right, " by "); at >= 0 { // no unit has this word
		if by, err = ParseWhen(strings.TrimSpace(right[at+len(" by "):])); err != nil {
			return
		}
		right = strings.TrimSpace(right[:at])
	}
	if to, err = Parse(right); err != nil {
		return
	}
	if from.Unit == "" {
		if to.IsMoney() && !strings.ContainsFunc(left, unicode.IsLetter) {
			return
		}
		from.Unit = to.Unit
	}
	if from.Unit == to.Unit && from.Per == "" {
		from.Per = to.Per
	}
	return from, to, by, true
}
