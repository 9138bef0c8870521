package desk

import (
	"strings"

	"bifocal/narrative"
)

// inExamples are values of the figures that the examples of the catalog refer to.
var inExamples = strings.NewReplacer(
	"{services}", "120", "{instances}", "450", "{clusters}", "2", "{incidents.baseline}", "9 outages a month",
	"{date}", "31 March 2028", "{renewal}", "600 K USD a year", "{target}", "3 min", "{baseline}", "45 min",
)

// PlainExample returns an example as it reads once its figures have values: nobody
// has captured them yet.
func PlainExample(example string) string { return inExamples.Replace(example) }

// Lent reports whether an audience is told the other one's version of a telling where
// it has none of its own: a name both ways, and to engineers what would be a hole.
func Lent(f narrative.Field, to narrative.Audience) bool {
	if f.Type != narrative.TellingField {
		return false
	}
	return f.Form == narrative.NounPhrase || to == narrative.Engineering && lentToEngineers[f.Key]
}

var lentToEngineers = set("deliverable", "mitigation", "consequences", "for", "against")
