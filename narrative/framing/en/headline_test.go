package en

import "testing"

// A heading ends where its clause does, and not within a time of day.
func TestHeadlineKeepsTimesOfDayWhole(t *testing.T) {
	for clause, want := range map[string]string{
		"meals are plated hot at one belt from 10:15": "Meals are plated hot at one belt from 10:15",
		"one thing is missing: a name for each tray":  "One thing is missing",
		"meals wait; orders are taken on paper":       "Meals wait",
	} {
		if got := headline(clause, 12); got != want {
			t.Errorf("%q gives %q, want %q", clause, got, want)
		}
	}
}
