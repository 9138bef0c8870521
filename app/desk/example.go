package desk

import (
	"strings"

	"bifocal/narrative"
)

// inExamples are values of the figures that the examples of the catalog refer to.
var inExamples = func() *strings.Replacer {
	var pairs []string
	for _, f := range []struct{ ref, Example string }{
		{ref: "{services}", Example: "120"},
		{ref: "{instances}", Example: "450"},
		{ref: "{clusters}", Example: "2"},
		{ref: "{incidents.baseline}", Example: "9 outages a month"},
		{ref: "{date}", Example: "31 March 2028"},
		{ref: "{renewal}", Example: "600 K USD a year"},
		{ref: "{target}", Example: "3 min"},
		{ref: "{baseline}", Example: "45 min"},
	} {
		pairs = append(pairs, f.ref, f.Example)
	}
	return strings.NewReplacer(pairs...)
}()

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

var lentToEngineers = set("deliverable", "event", "mitigation", "consequences", "for", "against")
