package desk

import (
	"slices"

	"bifocal/narrative"
)

// Path is what a first brief is made of, in the order in which it is captured.
var Path = []narrative.Kind{
	narrative.KindAnswer, narrative.KindProblem, narrative.KindOutcome, narrative.KindCapability,
	narrative.KindCost, narrative.KindBenefit, narrative.KindAsk, narrative.KindMilestone, narrative.KindRisk,
}

// Onward returns the kind to go on with after one, and false where the path ends. A
// kind that stands beside the path leads to the group behind its own.
func Onward(kind narrative.Kind) (narrative.Kind, bool) {
	if at := slices.Index(Path, kind); at >= 0 {
		if at+1 < len(Path) {
			return Path[at+1], true
		}
		return "", false
	}
	own := groupPlace(kind)
	for _, k := range Path {
		if groupPlace(k) > own {
			return k, true
		}
	}
	return "", false
}

// groupPlace is where in the capture pane the group of a kind stands.
func groupPlace(kind narrative.Kind) int {
	spec, _ := narrative.Spec(kind)
	if at := slices.Index(narrative.FirstGroups, spec.Group); at >= 0 {
		return at
	}
	return len(narrative.FirstGroups) + slices.Index(narrative.MoreGroups, spec.Group)
}
