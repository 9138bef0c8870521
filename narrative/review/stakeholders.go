package review

import (
	"strings"

	"bifocal/narrative"
)

// Addressing says how an outcome and a stakeholder belong together.
type Addressing string

// The ways, the firmest first.
const (
	Named     Addressing = "named" // the outcome names the stakeholder
	Alike     Addressing = "alike" // what the stakeholder is measured by reads like the outcome's measure
	Unrelated Addressing = ""      // neither
)

// Stakeholders is the matrix of who is addressed by what: a row for each
// stakeholder, a column for each outcome and quality goal.
type Stakeholders struct {
	Rows    []StakeholderRow
	Columns []MeasureColumn
}

// StakeholderRow is one stakeholder.
type StakeholderRow struct {
	Fact       string
	Name       string // with the role, as a reader calls them
	MeasuredBy string
	Audience   narrative.Audience
	Cells      []Addressing // one for each column
	Addressed  bool         // by at least one
}

// MeasureColumn is one outcome or quality goal.
type MeasureColumn struct {
	Fact    string
	Kind    narrative.Kind
	Measure string
	For     int // how many stakeholders it addresses
}

// StakeholderMatrix compares what stakeholders are measured by with what the
// solution promises, both ways.
func StakeholderMatrix(s *narrative.Solution) Stakeholders {
	index := narrative.NewIndex(s)
	var out Stakeholders
	named := map[string]map[string]bool{} // outcome, stakeholder
	var measures [][]string
	for _, f := range s.Facts {
		var texts []string
		switch f := f.(type) {
		case narrative.Outcome:
			texts = []string{f.Measure.Executive, f.Measure.Engineering}
			named[f.ID] = map[string]bool{}
			for _, id := range f.Stakeholders {
				named[f.ID][id] = true
			}
		case narrative.QualityGoal:
			texts = []string{f.Measure, f.Attribute}
		default:
			continue
		}
		for i := range texts {
			texts[i] = strings.ToLower(texts[i])
		}
		measures = append(measures, texts)
		out.Columns = append(out.Columns, MeasureColumn{Fact: f.FactID(), Kind: f.FactKind(), Measure: index.Name(f)})
	}
	for _, i := range index.Of(narrative.KindStakeholder) {
		p, _ := s.Facts[i].(narrative.Stakeholder)
		row := StakeholderRow{Fact: p.ID, Name: called(p), MeasuredBy: p.MeasuredBy, Audience: p.Audience, Cells: make([]Addressing, len(out.Columns))}
		by := strings.ToLower(p.MeasuredBy)
		for j := range out.Columns {
			switch {
			case named[out.Columns[j].Fact][p.ID]:
				row.Cells[j] = Named
			case by != "" && addressed(by, measures[j]):
				row.Cells[j] = Alike
			default:
				continue
			}
			row.Addressed = true
			out.Columns[j].For++
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// called is a stakeholder as a reader calls them: Ingrid Solheim (CIO).
func called(p narrative.Stakeholder) string {
	switch {
	case p.Name != "" && p.Role != "":
		return p.Name + " (" + p.Role + ")"
	case p.Name != "":
		return p.Name
	case p.Role != "":
		return p.Role
	}
	return p.ID
}
