package framing

import (
	"time"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// WordsFor returns the fixed words of a brief in the solution's language.
func WordsFor(s *narrative.Solution, a narrative.Audience) content.BriefWords {
	return languageOf(s).BriefWords(a)
}

// Date writes a day in the solution's language; "" for the zero time.
func Date(s *narrative.Solution, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	y, m, d := t.Date()
	return languageOf(s).Locale().When(figures.Day(y, m, d))
}

// Told returns the BCP 47 tag of the language that a solution is really told
// in, which is English where its own is not there yet.
func Told(s *narrative.Solution) string { return languageOf(s).Locale().Tag }

// Headed writes a name as it stands at the head of a page or a line: without the
// article it has in a sentence, and with its capital.
func Headed(s *narrative.Solution, name string) string { return languageOf(s).Headed(name) }
