package narrativetest

import (
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"bifocal/narrative/figures"
)

// Options make go-cmp compare solutions, facts and figures by what they say:
// quantities and dates as such, and an empty list like none.
var Options = cmp.Options{
	cmpopts.EquateEmpty(),
	cmp.Comparer(figures.Quantity.Equal),
	cmp.Comparer(func(a, b figures.When) bool { return a == b }),
}

// Diff returns how got differs from want, or "".
func Diff[T any](want, got T) string { return cmp.Diff(want, got, Options) }
