package desk

import (
	"bifocal/narrative"
	"bifocal/narrative/review"
)

// Addressed is who is addressed by what, as the review shows it, with where each of
// its parts leads.
type Addressed struct {
	review.Stakeholders
	Nobody int // stakeholders whom nothing addresses
}

// AddressedIn compares the stakeholders of a solution with what it promises.
func AddressedIn(s *narrative.Solution) Addressed {
	out := Addressed{Stakeholders: review.StakeholderMatrix(s)}
	for i := range out.Rows {
		if !out.Rows[i].Addressed {
			out.Nobody++
		}
	}
	return out
}

// Lacking is the kind of fact without which there is nothing to compare; "" where
// both sides are there.
func (a *Addressed) Lacking() narrative.Kind {
	switch {
	case len(a.Rows) == 0:
		return narrative.KindStakeholder
	case len(a.Columns) == 0:
		return narrative.KindOutcome
	}
	return ""
}

// ToRow leads to what a stakeholder is measured by.
func (a *Addressed) ToRow(row int) Target { return Target{Fact: a.Rows[row].Fact, Field: "measuredBy"} }

// ToColumn leads to whom an outcome is for; a quality goal names nobody, and leads
// to its measure.
func (a *Addressed) ToColumn(column int) Target {
	c := &a.Columns[column]
	if c.Kind == narrative.KindOutcome {
		return Target{Fact: c.Fact, Field: "stakeholders"}
	}
	return Target{Fact: c.Fact, Field: "measure"}
}

// ToCell leads to where a mark can be set or taken away: to whom the outcome is
// for, and where only a quality goal could say it to what the stakeholder is
// measured by.
func (a *Addressed) ToCell(row, column int) Target {
	if a.Columns[column].Kind == narrative.KindOutcome {
		return a.ToColumn(column)
	}
	return a.ToRow(row)
}

// Bands says how many columns stand beside each other and how many times the rows
// are repeated, where so many fit. They are shared evenly.
func (a *Addressed) Bands(fit int) (columns, bands int) {
	n := len(a.Columns)
	fit = max(1, fit)
	bands = max(1, (n+fit-1)/fit)
	return (n + bands - 1) / bands, bands
}
