package export

import (
	"slices"

	"bifocal/narrative"
)

// Kind is a kind of brief, as the command line and the library name it.
type Kind string

// The kinds of brief.
const (
	ExecutiveBrief    Kind = "executive"
	EngineeringBrief  Kind = "engineering"
	SideBySide        Kind = "side-by-side"
	PointOfView       Kind = "point-of-view"
	ConceptNote       Kind = "concept-note"
	SolutionNarrative Kind = "solution-narrative"
	Plan306090        Kind = "30-60-90"
)

// Kinds lists every kind of brief.
var Kinds = []Kind{ExecutiveBrief, EngineeringBrief, SideBySide, PointOfView, ConceptNote, SolutionNarrative, Plan306090}

// Known reports whether k is a kind of brief.
func (k Kind) Known() bool { return slices.Contains(Kinds, k) }

// nouns are what a kind of brief is called in an English sentence.
var nouns = map[Kind]string{
	ExecutiveBrief: "an executive brief", EngineeringBrief: "an engineering brief", SideBySide: "a side-by-side brief", PointOfView: "a point of view",
	ConceptNote: "a concept note", SolutionNarrative: "a solution narrative", Plan306090: "a 30-60-90 plan",
}

// Noun is the kind in an English sentence: "an executive brief".
func (k Kind) Noun() string { return nouns[k] }

// Audiences are those whose framings a kind of brief tells from.
func (k Kind) Audiences() []narrative.Audience {
	switch k {
	case ExecutiveBrief:
		return []narrative.Audience{narrative.Executive}
	case EngineeringBrief:
		return []narrative.Audience{narrative.Engineering}
	}
	return narrative.Audiences[:]
}

// budgets are how many pages a kind of brief may have; 0 is as many as it takes.
// An executive reads two.
var budgets = map[Kind]int{ExecutiveBrief: 2, PointOfView: 3, ConceptNote: 2}
