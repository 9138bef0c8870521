package drawing

import "slices"

// placeMarks finds a place for the labels of marks above the rows, and returns
// how high they stand.
func (t *timeline) placeMarks() float64 {
	for i := range t.marks {
		m := &t.marks[i]
		m.x = min(max(t.axis.x(m.at), t.axis.left), t.axis.right)
		m.label = cut(t.m, m.label, small, t.w*0.62)
	}
	slices.SortStableFunc(t.marks, func(a, b planMark) int { return sign(a.x - b.x) })
	rows := 0
	for i := range t.marks {
		t.placeMark(i)
		rows = max(rows, t.marks[i].row+1)
	}
	for i := range t.marks {
		t.marks[i].row = rows - 1 - t.marks[i].row // counted from the top from here on
	}
	if rows == 0 {
		return 0
	}
	return float64(rows)*markRow + 2
}

const markRow = 11.0

// placeMark chooses the lowest row, counted from the bottom, in which the label
// meets no other label and no mark.
func (t *timeline) placeMark(i int) {
	m := &t.marks[i]
	for row := range i + 1 {
		for _, align := range []Align{End, Start} {
			from, to := t.labelSpan(m.x, m.label, align)
			if from < 0 || to > t.w {
				continue
			}
			free := true
			for _, o := range t.marks[:i] {
				oFrom, oTo := t.labelSpan(o.x, o.label, o.align)
				switch {
				case o.row == row:
					free = free && (to+6 < oFrom || oTo+6 < from)
				case o.row > row: // its line passes this row
					free = free && (o.x < from-2 || o.x > to+2)
				default: // this line passes its row
					free = free && (m.x < oFrom-2 || m.x > oTo+2)
				}
			}
			if free {
				m.row, m.align = row, align
				return
			}
		}
	}
	m.row, m.align = i, End
	if from, _ := t.labelSpan(m.x, m.label, End); from < 0 {
		m.align = Start
	}
}

// labelSpan is what a label covers beside its mark, on one side of it.
func (t *timeline) labelSpan(x float64, label string, a Align) (from, to float64) {
	w := t.m.Width(label, small.size, false)
	if a == End {
		return x - 4 - w, x - 4
	}
	return x + 4, x + 4 + w
}

func (t *timeline) drawMarks(top, bottom float64) {
	for _, m := range t.marks {
		role, dash := Warning, Dashed
		if m.goLive {
			role, dash = Good, Solid
		}
		y := top + float64(m.row)*markRow
		t.rule(Point{m.x, y + 1}, Point{m.x, bottom}, role, 1.1, dash, facts(m.fact)...)
		x := m.x - 4
		if m.align == Start {
			x = m.x + 4
		}
		if w := t.m.Width(m.label, small.size, false); m.align == Start && x+w > t.w {
			x, m.align = t.w, End
		}
		t.text(m.label, Point{x, y + baseline(small)}, small, m.align, role, facts(m.fact)...)
	}
}
