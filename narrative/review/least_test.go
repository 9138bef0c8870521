package review_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"bifocal/narrative/narrativetest"
	"bifocal/narrative/review"
)

// Asked for what is grave, a review finds what of all it finds is as grave.
func TestLeastSeverity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := narrativetest.Solution(t)
		all := review.Check(review.Input{Solution: &s})
		for _, least := range review.Severities {
			grave := slices.DeleteFunc(slices.Clone(all), func(f review.Finding) bool { return !f.Severity.AtLeast(least) })
			got := review.Check(review.Input{Solution: &s, Least: least})
			if len(got)+len(grave) > 0 && !reflect.DeepEqual(got, grave) {
				t.Fatalf("at least %s:\n%s\nof all:\n%s", least, listed(got), listed(grave))
			}
		}
	})
}
