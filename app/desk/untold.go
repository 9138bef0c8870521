package desk

import (
	"slices"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// Untold is why neither side tells a fact.
type Untold struct {
	framing.Untold
	// LeftOut says that the user has left out where it would be told.
	LeftOut bool
}

// WhyUntold says why a fact that neither side tells is not told.
func (v View) WhyUntold(x *narrative.Index, id string) Untold {
	for _, row := range v.Rows {
		for i := range row.Sides {
			if slices.ContainsFunc(row.Sides[i].LeftOut, func(o framing.LeftOut) bool { return slices.Contains(o.Facts, id) }) {
				return Untold{LeftOut: true}
			}
		}
	}
	return Untold{Untold: framing.WhyUntold(x, id)}
}
