package export

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

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
	name := b.String()
	if name == "" || reserved[name] {
		name = "brief-" + name
	}
	return strings.TrimSuffix(name, "-") + "." + ending
}

// reserved are the names that Windows keeps for devices, whatever their ending.
var reserved = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true,
	"com0": true, "com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt0": true, "lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}

// slug keeps letters, with their marks, and digits of every script and puts single
// hyphens between them.
func slug(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(strings.ToLower(text)) {
		mark := unicode.IsMark(r) && b.Len() > 0 && !gap // the vowels of many scripts, and accents, belong to their letter
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !mark || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
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
