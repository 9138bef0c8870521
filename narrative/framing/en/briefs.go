package en

// briefNames are what the kinds of brief are called.
var briefNames = map[string]string{
	"executive":          "Executive brief",
	"engineering":        "Engineering brief",
	"side-by-side":       "Side-by-side brief",
	"point-of-view":      "Point of view",
	"concept-note":       "Concept note",
	"solution-narrative": "Solution narrative",
	"30-60-90":           "30-60-90 plan",
}

// BriefName is what a kind of brief is called.
func (English) BriefName(kind string) string { return briefNames[kind] }
