package framing

import (
	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// Sayer returns a function that fills the figures into a text of a fact as the
// framing for an audience does, without capital and full stop. A text that
// refers to a figure without a value is "". The function is not safe for
// concurrent use.
func Sayer(x *narrative.Index, a narrative.Audience) func(fact, text string) string {
	t := newTeller(x, a, languageOf(x.Solution))
	return func(fact, text string) string { return t.say(x.Own(fact), text).Text }
}

// LocaleOf returns how figures are written in the language that a solution is
// told in.
func LocaleOf(s *narrative.Solution) *figures.Locale { return languageOf(s).Locale() }

// IsAvailability reports whether an outcome is a share of the time that
// something works, so that what is missing to 100 % is downtime.
func IsAvailability(o narrative.Outcome) bool {
	return o.Target.Unit == "%" && isAvailability(o.Measure)
}
