package house

import (
	"regexp"
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// Language is a way of writing dates and numbers, as a BCP 47 tag. Briefs are told
// in English for now, so it is that of an English text: the order of a date and
// the signs in a number change; words and their spelling stay as they are.
type Language string

// The languages.
const (
	British     Language = "en-GB"  // 15 January 2027; 1,200.5
	American    Language = "en-US"  // January 15, 2027; 1,200.5
	Continental Language = "en-150" // 15 January 2027; 1.200,5
)

// Languages lists the languages.
var Languages = []Language{British, American, Continental}

// Locale is how figures are written.
func (l Language) Locale() *figures.Locale {
	switch l {
	case American:
		return figures.American
	case Continental:
		return figures.Continental
	case British:
	}
	return figures.English
}

// Rewrite returns a text that was written in English with its dates and numbers in
// the language's way, those of the user's own wordings among them. What only looks
// like a number (TLS 1.3, 10.0.0.1, section 4.2) stays.
func (l Language) Rewrite(text string) string {
	switch l {
	case American:
		return americanDates(text)
	case Continental:
		return continentalNumbers(text)
	case British:
	}
	return text
}

var dayMonth = regexp.MustCompile(`\b([1-9]|[12]\d|3[01])[ \x{00A0}](January|February|March|April|May|June|July|August|September|October|November|December)\b(?:[ \x{00A0}](\d{4})\b)?`)

func americanDates(text string) string {
	found := dayMonth.FindAllStringSubmatchIndex(text, -1)
	if found == nil {
		return text
	}
	var b strings.Builder
	done := 0
	for _, m := range found {
		if m[0] > 0 && strings.ContainsRune(".,/-–:", rune(text[m[0]-1])) {
			continue // the end of another number
		}
		b.WriteString(text[done:m[0]])
		b.WriteString(text[m[4]:m[5]] + " " + text[m[2]:m[3]])
		if m[6] >= 0 {
			b.WriteString(", " + text[m[6]:m[7]])
		}
		done = m[1]
	}
	b.WriteString(text[done:])
	return b.String()
}

// english is a number as it is written in English, with a sign in it.
var english = regexp.MustCompile(`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+`)

// swapped are the signs of a number in English and on the continent.
var swapped = strings.NewReplacer(",", ".", ".", ",")

func continentalNumbers(text string) string {
	if !english.MatchString(text) {
		return text
	}
	var b strings.Builder
	done := 0
	for _, r := range prose.Read(text) {
		if r.Ambiguous || r.Kind() == prose.Date {
			continue
		}
		b.WriteString(text[done:r.Start])
		b.WriteString(english.ReplaceAllStringFunc(text[r.Start:r.End], swapped.Replace))
		done = r.End
	}
	b.WriteString(text[done:])
	return b.String()
}
