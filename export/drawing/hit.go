package drawing

// reach is how far beside a thin shape a click still means it, in points.
const reach = 4.0

// HitTest returns the fact that is shown at a place, and false where there is
// none. What was painted last wins; a shape under the place wins over one
// beside it.
func (d Drawing) HitTest(p Point) (string, bool) {
	beside, nearest := "", reach
	for i := len(d.Shapes) - 1; i >= 0; i-- {
		facts := d.Shapes[i].Behind()
		if len(facts) == 0 || !d.Shapes[i].Bounds().Grown(reach).Holds(p) {
			continue
		}
		switch away := d.Shapes[i].distance(p); {
		case away <= 0:
			return facts[0], true
		case away < nearest:
			beside, nearest = facts[0], away
		}
	}
	return beside, beside != ""
}

// Where returns the areas in which a fact is shown, in the order of painting,
// so that it can be marked.
func (d Drawing) Where(fact string) []Rect {
	var out []Rect
	for _, s := range d.Shapes {
		for _, id := range s.Behind() {
			if id == fact {
				out = append(out, s.Bounds())
				break
			}
		}
	}
	return out
}
