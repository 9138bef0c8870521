package desk

import (
	"time"

	"bifocal/narrative/compare"
	"bifocal/narrative/library"
)

// HistoryWords put a history into the language of the window.
type HistoryWords struct {
	Say     Say
	When    func(at, now time.Time) string // "today 09:14"
	Changed func(compare.Summary) string   // "2 outcomes changed"
}

// kindWords says why a revision was made.
func kindWords(kind library.Kind, say Say) string {
	switch kind {
	case library.Autosave:
		return say("saved by itself")
	case library.Kept:
		return say("kept")
	case library.Exported:
		return say("exported")
	case library.Imported:
		return say("imported")
	case library.Restored:
		return say("restored")
	case library.Deleted:
		return say("deleted")
	}
	return string(kind)
}

// briefWords is what a kind of brief is called.
func briefWords(kind string, say Say) string {
	switch kind {
	case "executive":
		return say("Executive brief")
	case "engineering":
		return say("Engineering brief")
	case "side-by-side":
		return say("Side-by-side brief")
	case "point-of-view":
		return say("Point of view")
	case "concept-note":
		return say("Concept note")
	case "solution-narrative":
		return say("Solution narrative")
	case "30-60-90":
		return say("30-60-90 plan")
	}
	return kind
}
