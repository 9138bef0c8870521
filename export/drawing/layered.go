package drawing

import "slices"

// The layered layout follows Sugiyama, Tagawa and Toda (1981), in the usual
// steps: turn edges so that there is no cycle (Eades, Lin, Smyth 1993), assign
// layers of limited width (list scheduling by the longest way down, as Coffman
// and Graham), order each layer by barycentres, place it by least squares under
// separation constraints (pool adjacent violators), and route edges in
// orthogonal pieces through the channels between the layers. Wires that leave a
// box the same way share one line as far as they go together, which saves room
// and reads as a tree.

// wire is one line to be drawn between two boxes.
type wire struct {
	id       int // in the picture
	from, to int // boxes, by their number in the layout
	async    bool

	up, low  int  // the upper and the lower of the two
	reversed bool // the upper one is where it ends
	net      *net
	port     float64 // where it meets the lower box
	points   []Point // from the upper to the lower box
}

// net is the wires that leave a box together.
type net struct {
	up       int
	reversed bool
	async    bool
	wires    []*wire
	lanes    []*item // in the layers below up, down to the last that it passes
	port     float64 // where it leaves the box
}

// item stands in a layer: a box, or the lane in which a net passes.
type item struct {
	node           int // -1 for a lane
	net            *net
	layer, pos     int
	w, extra       float64 // extra is room beside a box for its loops
	x              float64 // of the middle
	uppers, lowers []*item
}

// layered is the layout of one connected part of a graph.
type layered struct {
	wires   []*wire
	heights []float64 // of the boxes
	loops   []float64 // room that a box needs on its right side
	boxW    float64
	room    float64 // how wide it may become
	space
	members []int // what its boxes are in the picture

	layerOf []int
	layers  [][]*item
	boxes   []*item
	nets    []*net

	channels []*channel
	tops     []float64 // of the layers
	tall     []float64
	left     float64 // of what is used of the room
	w, h     float64
}

// space is the distances of a layout, in points.
type space struct {
	boxGap   float64 // between two boxes
	laneGap  float64 // between two lanes
	trackGap float64 // between two lines that run side by side in a channel
}

// inset is how far from the sides of a box its ports stay.
const inset = 12.0

func (l *layered) size() int { return len(l.heights) }

// arrange finds layers, order and horizontal places. It reports false where the
// layers do not fit the room with at most most boxes in each.
func (l *layered) arrange(most int) bool {
	l.turn()
	l.assign(most)
	l.build()
	for _, layer := range l.layers {
		if l.needed(layer) > l.room {
			return false
		}
	}
	return true
}

// needed is how wide a layer is at least.
func (l *layered) needed(layer []*item) float64 {
	w := 0.0
	for i, it := range layer {
		w += it.w + it.extra
		if i > 0 {
			w += l.apart(layer[i-1], it)
		}
	}
	return w
}

// apart is the room between two neighbours of a layer.
func (l *layered) apart(a, b *item) float64 {
	switch {
	case a.node >= 0 && b.node >= 0:
		return l.boxGap
	case a.node < 0 && b.node < 0:
		return l.laneGap
	}
	return l.laneGap + 3
}

// build makes the nets, and the items of every layer in a first order.
func (l *layered) build() {
	type key struct {
		up              int
		reversed, async bool
	}
	nets := map[key]*net{}
	l.nets, l.boxes = nil, make([]*item, l.size())
	deepest := 0
	for v := range l.size() {
		l.boxes[v] = &item{node: v, layer: l.layerOf[v], w: l.boxW, extra: l.loops[v]}
		deepest = max(deepest, l.layerOf[v])
	}
	for _, w := range l.wires {
		k := key{w.up, w.reversed, w.async}
		n, ok := nets[k]
		if !ok {
			n = &net{up: w.up, reversed: w.reversed, async: w.async}
			nets[k] = n
			l.nets = append(l.nets, n)
		}
		n.wires = append(n.wires, w)
		w.net = n
	}
	l.layers = make([][]*item, deepest+1)
	seen := make([]bool, l.size())
	put := func(it *item) {
		it.pos = len(l.layers[it.layer])
		l.layers[it.layer] = append(l.layers[it.layer], it)
	}
	leaving := make([][]*net, l.size())
	for _, n := range l.nets {
		leaving[n.up] = append(leaving[n.up], n)
	}
	var visit func(v int)
	visit = func(v int) {
		if seen[v] {
			return
		}
		seen[v] = true
		put(l.boxes[v])
		for _, n := range leaving[v] {
			l.lay(n, put)
			for _, w := range n.wires {
				visit(w.low)
			}
		}
	}
	order := make([]int, l.size())
	for v := range order {
		order[v] = v
	}
	slices.SortStableFunc(order, func(a, b int) int { return l.layerOf[a] - l.layerOf[b] })
	for _, v := range order {
		visit(v)
	}
}

// lay makes the lanes of a net and ties its items together.
func (l *layered) lay(n *net, put func(*item)) {
	deepest := 0
	for _, w := range n.wires {
		deepest = max(deepest, l.layerOf[w.low])
	}
	n.lanes = nil
	before := l.boxes[n.up]
	for at := l.layerOf[n.up] + 1; at <= deepest; at++ {
		for _, w := range n.wires {
			if l.layerOf[w.low] == at {
				tie(before, l.boxes[w.low])
			}
		}
		if at < deepest {
			lane := &item{node: -1, net: n, layer: at, w: 0}
			put(lane)
			n.lanes = append(n.lanes, lane)
			tie(before, lane)
			before = lane
		}
	}
}

func tie(upper, lower *item) {
	upper.lowers = append(upper.lowers, lower)
	lower.uppers = append(lower.uppers, upper)
}
