package export

import (
	"slices"

	"bifocal/export/drawing"
	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/framing/content"
)

// illustration is a picture that a section of a brief may have.
type illustration struct {
	theme   framing.Theme
	reader  narrative.Audience
	draw    func(*narrative.Index, drawing.Sheet) (drawing.Drawing, bool)
	caption func(content.BriefWords) string
	spare   int
	last    bool // it sums up the section and does not open it
}

// illustrations says which pictures each kind of brief has. An executive wants to see
// when the money comes back, then when it is done, then how far each promise
// goes, in this order where room is short. Who is for and who against a
// solution is for its author's eyes, so the stakeholders are in no brief.
var illustrations = map[Kind][]illustration{
	ExecutiveBrief: {
		{framing.Value, narrative.Executive, drawing.Outcomes, outcomesCaption, 3, false},
		{framing.Money, narrative.Executive, drawing.CashFlow, cashCaption, 1, true},
		{framing.Plan, narrative.Executive, timeline, timelineCaption, 2, false},
	},
	EngineeringBrief: {
		{framing.Answer, narrative.Engineering, landscape, landscapeCaption, 0, false},
		{framing.Risk, narrative.Engineering, drawing.RiskGrid, risksCaption, 0, false},
		{framing.Plan, narrative.Engineering, timeline, timelineCaption, 0, false},
	},
	PointOfView: {
		{framing.Value, narrative.Executive, drawing.Outcomes, outcomesCaption, 2, false},
		{framing.Money, narrative.Executive, drawing.CashFlow, cashCaption, 1, true},
		{framing.Plan, narrative.Executive, timeline, timelineCaption, 3, false},
	},
	ConceptNote: {
		{framing.Answer, narrative.Engineering, landscape, landscapeCaption, 1, true},
		{framing.Money, narrative.Executive, drawing.CashFlow, cashCaption, 2, true},
	},
	Plan306090: {{framing.Later, narrative.Executive, longTimeline, timelineCaption, 0, true}},
	SolutionNarrative: {
		{framing.Answer, narrative.Engineering, landscape, landscapeCaption, 0, true},
		{framing.Money, narrative.Executive, drawing.CashFlow, cashCaption, 0, true},
		{framing.Plan, narrative.Executive, timeline, timelineCaption, 0, false},
	},
}

func outcomesCaption(w content.BriefWords) string  { return w.Outcomes }
func cashCaption(w content.BriefWords) string      { return w.CashFlow }
func timelineCaption(w content.BriefWords) string  { return w.Timeline }
func landscapeCaption(w content.BriefWords) string { return w.Architecture }
func risksCaption(w content.BriefWords) string     { return w.Risks }

// landscape shows today's and the target architecture in one.
func landscape(x *narrative.Index, s drawing.Sheet) (drawing.Drawing, bool) {
	return drawing.Architecture(x, s, drawing.Both)
}

// timeline shows the phases where at least two of them have dates to compare.
func timeline(x *narrative.Index, s drawing.Sheet) (drawing.Drawing, bool) {
	if dated(x) < 2 {
		return drawing.Drawing{}, false
	}
	return drawing.Timeline(x, s)
}

// longTimeline shows the phases where there are so many that the tables of a plan
// by days, which often fits on one page, do not give a view of them.
func longTimeline(x *narrative.Index, s drawing.Sheet) (drawing.Drawing, bool) {
	if dated(x) <= 6 {
		return drawing.Drawing{}, false
	}
	return drawing.Timeline(x, s)
}

// dated counts the phases with a date.
func dated(x *narrative.Index) int {
	n := 0
	for _, f := range x.Solution.Facts {
		if m, ok := f.(narrative.Milestone); ok && (!m.Start.IsZero() || !m.End.IsZero()) {
			n++
		}
	}
	return n
}

// illustrate puts the pictures of a theme among the blocks of its section: in
// front of the first table or list, which they introduce, or behind everything.
func (d *Document) illustrate(x *narrative.Index, list []illustration, theme framing.Theme, words content.BriefWords, width float64, blocks []Block) []Block {
	for _, i := range list {
		if i.theme != theme {
			continue
		}
		sheet := drawing.Sheet{Width: width, Audience: i.reader}
		if d.language != "" {
			sheet.Locale, sheet.Rewrite = d.language.Locale(), d.language.Rewrite
		}
		pic, ok := i.draw(x, sheet)
		if !ok {
			continue
		}
		at := len(blocks)
		if !i.last {
			at = slices.IndexFunc(blocks, func(b Block) bool {
				switch b.(type) {
				case Table, List:
					return true
				}
				return false
			})
			if at < 0 {
				at = len(blocks)
			}
		}
		blocks = slices.Insert(slices.Clone(blocks), at, Block(Picture{Drawing: pic, Caption: i.caption(words), Spare: i.spare}))
	}
	return blocks
}
