package narrative

import (
	"strings"

	"bifocal/narrative/figures"
)

// BelowNothing reports whether a quantity is less than there can be of what it
// measures: a time, a count of things, or a share. about is the name of the measure.
// A bare number, an amount and a percentage of anything else may be negative: a
// temperature, a loss, a margin.
func BelowNothing(about string, q figures.Quantity) bool {
	if q.IsZero() || !q.Value.IsNegative() {
		return false
	}
	if q.Unit != "%" {
		return q.IsTime() || q.IsCount()
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(about), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if shares[figures.Singular(w)] {
			return true
		}
	}
	return false
}

// shares are what is counted in percent of a whole.
var shares = map[string]bool{
	"share": true, "proportion": true, "availability": true, "uptime": true, "coverage": true, "utilisation": true,
	"utilization": true, "occupancy": true, "completeness": true, "accuracy": true, "quota": true, "percentage": true,
}
