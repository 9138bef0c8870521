package export

import (
	"strings"
	"unicode"

	"bifocal/narrative"
)

// longestName is the length in bytes that a file name is cut to, its ending
// not counted.
const longestName = 100

// FileName returns the name a brief is saved under when the user gives none:
// customer, title and kind in lower case, safe on every system, with the
// ending ("pdf").
func FileName(s *narrative.Solution, kind Kind, ending string) string {
	parts := []string{s.Customer.Name, s.Title, string(kind)}
	var b strings.Builder
	for _, p := range parts {
		if slug := slug(p); slug != "" {
			if b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteString(slug)
		}
	}
	return b.String() + "." + ending
}

// slug keeps letters and digits of every script and puts single hyphens
// between them.
func slug(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(text) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if b.Len() >= longestName/2 {
			break
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
