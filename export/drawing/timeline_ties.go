package drawing

import "math"

// connect draws what depends on what: from the end of one bar to the top of the
// next, near its start.
func (t *timeline) connect() {
	byID := map[string]*planRow{}
	for _, r := range t.rows {
		if _, taken := byID[r.ID]; !taken && r.dated() {
			byID[r.ID] = r
		}
	}
	for _, r := range t.rows {
		for _, id := range facts(r.DependsOn...) {
			before, ok := byID[id]
			if ok && before != r && r.dated() {
				t.connector(before, r)
			}
		}
	}
}

func (t *timeline) connector(from, to *planRow) {
	role, a, b := Existing, from.bar, to.bar
	x := b.X + min(6, b.W/2)
	edge, entry := a.Bottom(), b.Y-0.8
	if b.Y < a.Y {
		edge, entry = a.Y, b.Bottom()+0.8
	}
	if !from.End.IsZero() && !to.Start.IsZero() && to.from < from.to-0.5 {
		role = Warning // it starts before the other ends
	}
	points := []Point{{a.Right(), a.Centre().Y}, {x, a.Centre().Y}, {x, entry}}
	if x < a.Right()+1 {
		leave := min(max(x, a.X+3), a.Right()-1)
		turn := edge + (entry-edge)/2
		points = []Point{{leave, edge}, {leave, turn}, {x, turn}, {x, entry}}
		if math.Abs(leave-x) < 0.1 {
			points = []Point{{x, edge}, {x, entry}}
		}
	}
	t.add(Line{Ink: Ink{Stroke: role, Width: 0.9, Facts: facts(to.ID, from.ID)}, Points: points, Radius: 3, To: Arrow})
}
