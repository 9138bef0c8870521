package drawing

import "math"

// straighten moves lanes, within the gaps they stand in, and ports, within
// their sides, where that takes bends away or at least their smallest ones,
// which look like a slip of the pen.
func (l *layered) straighten() {
	arriving := make([][]*wire, l.size())
	for _, w := range l.wires {
		arriving[w.low] = append(arriving[w.low], w)
	}
	for range 2 {
		for _, n := range l.nets {
			if len(n.lanes) > 0 {
				l.align(n)
			}
		}
		for _, w := range l.wires {
			from := l.above(w)
			if away := math.Abs(from - w.port); away > 0 && away < 2*portGap && l.free(w, arriving[w.low], from) {
				w.port = from
			}
		}
	}
}

// closest is how near to each other straightening may bring two ports.
const closest = 9.5

// free reports whether a wire may meet its box at x.
func (l *layered) free(w *wire, others []*wire, x float64) bool {
	box := l.boxes[w.low]
	if math.Abs(x-box.x) > box.w/2-inset {
		return false
	}
	for _, o := range others {
		if o != w && (math.Abs(o.port-x) < closest || (o.port < x) != (o.port < w.port)) {
			return false
		}
	}
	return true
}

// align moves the lanes of a net over each other, and over one of the places
// that it comes from or goes to.
func (l *layered) align(n *net) {
	low, high := make([]float64, len(n.lanes)), make([]float64, len(n.lanes))
	places := []float64{n.port}
	for i, lane := range n.lanes {
		low[i], high[i] = l.gapOf(lane)
		places = append(places, lane.x, low[i], high[i])
	}
	for _, w := range n.wires {
		places = append(places, w.port)
	}
	bends := func(at []float64) (sum float64) {
		x := n.port
		for i := range n.lanes {
			sum += bend(x, at[i])
			x = at[i]
		}
		for _, w := range n.wires {
			from := n.port
			if k := l.layerOf[w.low] - l.layerOf[w.up] - 2; k >= 0 {
				from = at[k]
			}
			sum += bend(from, w.port)
		}
		return sum
	}
	now := make([]float64, len(n.lanes))
	for i, lane := range n.lanes {
		now[i] = lane.x
	}
	best, least := now, bends(now)
	for _, x := range places {
		at := make([]float64, len(n.lanes))
		for i := range at {
			at[i] = max(low[i], min(x, high[i]))
		}
		if b := bends(at); b < least-1e-6 {
			best, least = at, b
		}
	}
	for i, lane := range n.lanes {
		lane.x = best[i]
	}
}

// bend is the price of changing sides between two layers.
func bend(from, to float64) float64 {
	d := math.Abs(from - to)
	switch {
	case d < 0.4:
		return 0
	case d < 12:
		return 60 // worse than a long one
	}
	return 40 + d*0.1
}

// gapOf is where a lane may stand between its neighbours.
func (l *layered) gapOf(lane *item) (low, high float64) {
	items := l.layers[lane.layer]
	low, high = 0, l.w
	if lane.pos > 0 {
		before := items[lane.pos-1]
		low = before.x + before.w/2 + before.extra + l.apart(before, lane)
	}
	if lane.pos+1 < len(items) {
		after := items[lane.pos+1]
		high = after.x - after.w/2 - l.apart(lane, after)
	}
	return min(low, lane.x), max(high, lane.x)
}
