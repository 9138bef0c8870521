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
	draw    func(*narrative.Index, drawing.Sheet) (drawing.Drawing, bool)
	caption func(content.BriefWords) string
	spare   int
	last    bool // it sums up the section and does not open it
}

// illustrations says which pictures each reader gets. An executive wants to see
// when the money comes back, then when it is done, then how far each promise
// goes, in this order where room is short. Who is for and who against a
// solution is for its author's eyes, so the stakeholders are in no brief.
var illustrations = map[narrative.Audience][]illustration{
	narrative.Executive: {
		{framing.Value, drawing.Outcomes, func(w content.BriefWords) string { return w.Outcomes }, 3, false},
		{framing.Money, drawing.CashFlow, func(w content.BriefWords) string { return w.CashFlow }, 1, true},
		{framing.Plan, timeline, func(w content.BriefWords) string { return w.Timeline }, 2, false},
	},
	narrative.Engineering: {
		{framing.Answer, landscape, func(w content.BriefWords) string { return w.Architecture }, 0, false},
		{framing.Risk, drawing.RiskGrid, func(w content.BriefWords) string { return w.Risks }, 0, false},
		{framing.Plan, timeline, func(w content.BriefWords) string { return w.Timeline }, 0, false},
	},
}

// landscape shows today's and the target architecture in one.
func landscape(x *narrative.Index, s drawing.Sheet) (drawing.Drawing, bool) {
	return drawing.Architecture(x, s, drawing.Both)
}

// timeline shows the phases where at least two of them have dates to compare.
func timeline(x *narrative.Index, s drawing.Sheet) (drawing.Drawing, bool) {
	dated := 0
	for _, f := range x.Solution.Facts {
		if m, ok := f.(narrative.Milestone); ok && (!m.Start.IsZero() || !m.End.IsZero()) {
			dated++
		}
	}
	if dated < 2 {
		return drawing.Drawing{}, false
	}
	return drawing.Timeline(x, s)
}

// illustrate puts the picture of a theme among the blocks of its section: in
// front of the first table or list, which it introduces, or behind everything.
func illustrate(x *narrative.Index, a narrative.Audience, theme framing.Theme, words content.BriefWords, width float64, blocks []Block) []Block {
	for _, i := range illustrations[a] {
		if i.theme != theme {
			continue
		}
		d, ok := i.draw(x, drawing.Sheet{Width: width, Audience: a})
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
		blocks = slices.Insert(slices.Clone(blocks), at, Block(Picture{Drawing: d, Caption: i.caption(words), Spare: i.spare}))
	}
	return blocks
}
