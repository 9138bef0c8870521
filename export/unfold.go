package export

import "cmp"

// Unfolded returns the document for a format that has no facing columns: what
// faced a section follows it, each under a label that says whose it is, and then
// what stood across both. Any other document is returned as it is.
func (d *Document) Unfolded() *Document {
	if !d.Facing {
		return d
	}
	out := *d
	out.Facing, out.Sections = false, make([]Section, 0, 2*len(d.Sections))
	add := func(s Section, at Side, side string) {
		if s.Heading == "" && s.Label == "" && len(s.Blocks) == 0 {
			return
		}
		if s.Label == "" {
			s.Label = side
		} else {
			s.Label = side + ": " + s.Label
		}
		s.Facing, s.Across, s.Side = nil, nil, at
		out.Sections = append(out.Sections, s)
	}
	for _, s := range d.Sections {
		add(s, LeftSide, cmp.Or(d.Words.Left, "Executive"))
		if s.Facing != nil {
			add(*s.Facing, RightSide, cmp.Or(d.Words.Right, "Engineering"))
		}
		if len(s.Across) > 0 {
			out.Sections = append(out.Sections, Section{Theme: s.Theme, Blocks: s.Across, Side: BothSides})
		}
	}
	return &out
}
