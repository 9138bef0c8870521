package export

import (
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// composeFacing sets both framings beside one another, a row for each theme. A
// theme that only one reader is told of faces nothing.
func composeFacing(x *narrative.Index, opts Options) *Document {
	d := blank(x.Solution, SideBySide, opts)
	d.Facing = true
	executive, engineering := framing.BothIndexed(x)
	for _, theme := range opts.Sections.of(framing.Themes) {
		left, right := d.side(x, executive, theme), d.side(x, engineering, theme)
		if left == nil && right == nil {
			continue
		}
		row := Section{Theme: string(theme)}
		if left != nil {
			row = *left
		}
		row.Facing = right
		if theme == framing.Answer {
			d.across(x, &row)
		}
		d.Sections = append(d.Sections, row)
	}
	return d
}

// side is a theme as one reader is told of it; nil where it is empty.
func (d *Document) side(x *narrative.Index, f framing.Framing, theme framing.Theme) *Section {
	sec, ok := f.Section(theme)
	if !ok {
		return nil
	}
	list := illustrations[ExecutiveBrief]
	if f.Audience == narrative.Engineering {
		list = illustrations[EngineeringBrief]
	}
	blocks := composeBlocks(sec.Blocks)
	if theme != framing.Answer {
		blocks = d.illustrate(x, list, theme, framing.WordsFor(x.Solution, f.Audience), FacingWidth, blocks)
	}
	for i, b := range blocks {
		if p, ok := b.(Picture); ok {
			p.Spare = 0 // there are as many pages as it takes
			blocks[i] = p
		}
	}
	return &Section{Theme: string(theme), Label: sec.Label, Heading: sec.Heading, Blocks: blocks}
}

// across puts the architecture under what both are told of the answer: it is too
// much for one column, and both readers point at it.
func (d *Document) across(x *narrative.Index, row *Section) {
	words := framing.WordsFor(x.Solution, narrative.Engineering)
	row.Across = d.illustrate(x, illustrations[EngineeringBrief], framing.Answer, words, 2*FacingWidth+Gutter, nil)
}
