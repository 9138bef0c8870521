package drawing

import "slices"

// edge is the room on both sides of the picture for what stands out of boxes.
const edge = 5.0

// partGap is the distance between parts of the picture that no connection ties.
const partGap = 24.0

// many is the number of components from which everything stands closer, and
// crowd the one from which boxes tell their kind and not their technology.
const (
	many  = 25
	crowd = 41
)

// spaces returns the distances to try, the best first.
func (a *architecture) spaces() []space {
	out := []space{{18, 7, 7}, {16, 5, 7}, {14, 3.5, 6}}
	if len(a.parts) >= many {
		out = []space{{14, 6, 5.5}, {12, 4.5, 5}, {10, 3.2, 4.5}}
	}
	return out
}

// widths returns the widths of boxes to try, the best first.
func (a *architecture) widths() []float64 {
	best := 68.0
	switch n := len(a.parts); {
	case n <= 12:
		best = 112
	case n < many:
		best = 100
	case n < crowd:
		best = 82
	}
	gap := a.spaces()[0].boxGap
	best = min(best, (a.w-2*edge-2*gap)/3)
	out := []float64{best}
	for w := best - 8; w > narrowest; w -= 8 {
		out = append(out, w)
	}
	if best > narrowest {
		out = append(out, narrowest)
	}
	return out
}

// narrowest is the width below which words of a usual length would be broken.
const narrowest = 60.0

// draw lays everything out and returns how high it is.
func (a *architecture) draw() float64 {
	groups, lone := a.groups()
	a.name = style{size: sizeName, bold: true}
	if len(a.parts) >= many {
		a.name.size = 7.5
	}
	layouts := a.fit(groups)
	for _, l := range layouts {
		l.order()
		l.place()
		l.ports()
		l.straighten()
		l.route()
	}
	a.label(layouts)
	a.layouts = layouts
	y := a.pack(layouts)
	if len(lone) > 0 {
		if len(layouts) > 0 {
			y += partGap
		}
		y = a.grid(lone, y)
	}
	return a.below(y)
}

// groups returns the parts that hang together, the largest first, and those
// that no other is tied to.
func (a *architecture) groups() (groups [][]int, lone []int) {
	tied := make([][]int, len(a.parts))
	for _, l := range a.links {
		tied[l.from] = append(tied[l.from], l.to)
		tied[l.to] = append(tied[l.to], l.from)
	}
	seen := make([]bool, len(a.parts))
	for v := range a.parts {
		if seen[v] {
			continue
		}
		group, at := []int{v}, 0
		for seen[v] = true; at < len(group); at++ {
			for _, o := range tied[group[at]] {
				if !seen[o] {
					seen[o] = true
					group = append(group, o)
				}
			}
		}
		if len(group) == 1 {
			lone = append(lone, v)
			continue
		}
		slices.Sort(group)
		groups = append(groups, group)
	}
	slices.SortStableFunc(groups, func(a, b []int) int { return len(b) - len(a) })
	return groups, lone
}

// fit finds the widest boxes with which every group fits the sheet.
func (a *architecture) fit(groups [][]int) []*layered {
	room := a.w - 2*edge
	try := func(w float64, s space, most int) ([]*layered, bool) {
		if w != a.boxW {
			a.boxW = w
			a.size()
		}
		out := make([]*layered, len(groups))
		for i, g := range groups {
			out[i] = a.layout(g, room)
			out[i].space = s
			if !out[i].arrange(most) {
				return out, false
			}
		}
		return out, true
	}
	widths := a.widths()
	for _, s := range a.spaces() {
		for _, w := range widths {
			most := int((room + s.boxGap) / (w + s.boxGap))
			for m := most; m >= max(2, most-2); m-- {
				if out, ok := try(w, s, m); ok {
					return out
				}
			}
		}
	}
	narrow, last := widths[len(widths)-1], space{10, 2, 3}
	for m := 3; m >= 1; m-- {
		if out, ok := try(narrow, last, m); ok {
			return out
		}
	}
	out, _ := try(narrow, last, 3)
	for _, l := range out { // nothing fits: the drawing grows
		for _, items := range l.layers {
			room = max(room, l.needed(items))
		}
	}
	a.w = room + 2*edge
	out, _ = try(narrow, last, 3)
	return out
}

// layout makes the layout of one group, not yet arranged.
func (a *architecture) layout(group []int, room float64) *layered {
	l := &layered{boxW: a.boxW, room: room, members: group}
	local := make(map[int]int, len(group))
	for i, v := range group {
		local[v] = i
		l.heights = append(l.heights, a.parts[v].rect.H)
		loop := 0.0
		if a.parts[v].self != nil {
			loop = loopRoom
		}
		l.loops = append(l.loops, loop)
	}
	for i, k := range a.links {
		from, ok := local[k.from]
		if !ok {
			continue
		}
		l.wires = append(l.wires, &wire{id: i, from: from, to: local[k.to], async: k.async})
	}
	return l
}

// pack puts the groups on shelves, draws them and returns where they end.
func (a *architecture) pack(layouts []*layered) float64 {
	const top = 8.0 // room for signs on the corners of boxes
	y := top
	for i := 0; i < len(layouts); {
		shelf, used := []*layered{layouts[i]}, layouts[i].w
		for i++; i < len(layouts) && used+partGap+layouts[i].w <= a.w-2*edge; i++ {
			used += partGap + layouts[i].w
			shelf = append(shelf, layouts[i])
		}
		x, tall := (a.w-used)/2, 0.0
		for _, l := range shelf {
			l.stack(y)
			start := len(a.shapes)
			a.wires(l)
			a.labels(l)
			for v, id := range l.members {
				a.parts[id].rect = l.box(v)
				a.box(a.parts[id])
				a.parts[id].rect.X += x
			}
			copy(a.shapes[start:], moved(a.shapes[start:], x, 0))
			for _, w := range l.wires {
				w.points = movedPoints(w.points, x, 0)
			}
			x += l.w + partGap
			tall = max(tall, l.h)
		}
		if y += tall; i < len(layouts) {
			y += partGap
		}
	}
	return y
}

// grid puts the components that are tied to no other in rows.
func (a *architecture) grid(lone []int, y float64) float64 {
	if y < 8 {
		y = 8
	}
	extra, gap := 0.0, a.spaces()[0].boxGap
	for _, v := range lone {
		if a.parts[v].self != nil {
			extra = loopRoom
		}
	}
	across := max(1, int((a.w-2*edge+gap)/(a.boxW+extra+gap)))
	for len(lone) > 0 {
		row := lone[:min(across, len(lone))]
		lone = lone[len(row):]
		tall := 0.0
		for _, v := range row {
			tall = max(tall, a.parts[v].rect.H)
		}
		x := (a.w - float64(len(row))*(a.boxW+extra+gap) + gap) / 2
		for _, v := range row {
			a.parts[v].rect = Rect{x, y, a.boxW, tall}
			a.box(a.parts[v])
			x += a.boxW + extra + gap
		}
		if y += tall; len(lone) > 0 {
			y += 16
		}
	}
	return y
}
