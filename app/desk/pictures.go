package desk

import (
	"bifocal/export/drawing"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// Subject is what a picture is of.
type Subject string

// The subjects.
const (
	NoSubject    Subject = ""
	Outcomes     Subject = "outcomes"
	CashFlow     Subject = "cash-flow"
	Risks        Subject = "risks"
	Timeline     Subject = "timeline"
	Architecture Subject = "architecture"
	People       Subject = "people"
)

// PictureOf returns what a picture under a side of a theme is of, NoSubject
// where text says it better. Stakeholders have no picture in a framing: it
// would show the customer whom the author takes for a sceptic.
func PictureOf(t framing.Theme, a narrative.Audience) Subject {
	switch t {
	case framing.Risk:
		return Risks
	case framing.Plan:
		return Timeline
	case framing.Answer:
		if a == narrative.Engineering {
			return Architecture
		}
	case framing.Value:
		if a == narrative.Executive {
			return Outcomes
		}
	case framing.Money:
		if a == narrative.Executive {
			return CashFlow
		}
	}
	return NoSubject
}

// PictureOfGroup returns what the picture over a group of the capture pane is
// of, and for whom it is told.
func PictureOfGroup(g narrative.Group) (Subject, narrative.Audience) {
	switch g {
	case narrative.GroupArchitecture:
		return Architecture, narrative.Engineering
	case narrative.GroupPlan:
		return Timeline, narrative.Engineering
	case narrative.GroupRisks:
		return Risks, narrative.Engineering
	case narrative.GroupPeople:
		return People, narrative.Executive
	case narrative.GroupOutcomes:
		return Outcomes, narrative.Executive
	case narrative.GroupMoney:
		return CashFlow, narrative.Executive
	}
	return NoSubject, ""
}

// Landscapes are the ways to look at an architecture, and nil for any other
// subject.
func (s Subject) Landscapes() []drawing.Landscape {
	if s != Architecture {
		return nil
	}
	return []drawing.Landscape{drawing.Both, drawing.Today, drawing.Target}
}

// Page is the width in points that a picture is laid out for where it stands
// alone: nets and plans use room, and bars do not gain by it.
func (s Subject) Page() float64 {
	switch s {
	case Architecture, Timeline:
		return 760
	case Risks:
		return 560
	}
	return drawing.PageWidth
}

// Height returns how high a picture beside text may be, in units of the window,
// and where one is cut off that would be higher: a grid needs its key to be
// read, and of a net the first part already says something.
func (s Subject) Height() (most, cut float32) {
	if s == Risks {
		return 300, 420
	}
	return 360, 320
}

// draw makes a picture of a subject; false where the facts give none.
func (s Subject) draw(x *narrative.Index, on drawing.Sheet, l drawing.Landscape) (drawing.Drawing, bool) {
	switch s {
	case Outcomes:
		return drawing.Outcomes(x, on)
	case CashFlow:
		return drawing.CashFlow(x, on)
	case Risks:
		return drawing.RiskGrid(x, on)
	case Timeline:
		return drawing.Timeline(x, on)
	case Architecture:
		return drawing.Architecture(x, on, l)
	case People:
		return drawing.Stakeholders(x, on)
	}
	return drawing.Drawing{}, false
}

// Page draws a subject on a page of its own, for a file; false where the facts
// give no picture.
func Page(x *narrative.Index, s Subject, a narrative.Audience, l drawing.Landscape) (drawing.Drawing, bool) {
	d, ok := s.draw(x, drawing.Sheet{Width: s.Page(), Audience: a}, l)
	return d.Padded(12), ok
}
