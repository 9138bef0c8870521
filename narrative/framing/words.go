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

// BriefName is what a brief of a kind is called in the solution's language.
func BriefName(s *narrative.Solution, kind string) string { return languageOf(s).BriefName(kind) }

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

// Rest says in a sentence how many more entries of a theme there are than a short
// brief shows, and whether the engineering brief has them.
func Rest(s *narrative.Solution, theme Theme, n int, elsewhere bool) string {
	return languageOf(s).Rest(string(theme), n, elsewhere)
}

// Gone names in a sentence the themes that a short brief leaves to the
// engineering brief.
func Gone(s *narrative.Solution, themes []string) string { return languageOf(s).Gone(themes) }
