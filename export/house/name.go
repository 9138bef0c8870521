package house

import (
	"strings"
	"unicode"
)

// FileName returns the name of the file that a style of a name is exported as, safe
// on every system: "sober-bank.style.json".
func FileName(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		b.WriteString("house")
	}
	return b.String() + ".style.json" // an ending that no device of Windows has
}
