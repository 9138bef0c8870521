package drawing

import "slices"

// portGap is the distance of two ports where there is room.
const portGap = 15.0

// ports decides where nets leave the bottom of a box and wires reach its top:
// straight over the other end where that is possible, else at the middle.
func (l *layered) ports() {
	arriving := make([][]*wire, l.size())
	leaving := make([][]*net, l.size())
	for _, n := range l.nets {
		leaving[n.up] = append(leaving[n.up], n)
		n.port = l.boxes[n.up].x
	}
	for _, w := range l.wires {
		arriving[w.low] = append(arriving[w.low], w)
		w.port = l.boxes[w.low].x
	}
	for round := range 3 {
		for v, ns := range leaving {
			spread(l.boxes[v], ns, func(n *net) float64 { return l.below(n) }, func(n *net, x float64) { n.port = x }, len(ns) == 1 && round == 0)
		}
		for v, ws := range arriving {
			spread(l.boxes[v], ws, func(w *wire) float64 { return l.above(w) }, func(w *wire, x float64) { w.port = x }, false)
		}
	}
}

// below is where a net wants to go.
func (l *layered) below(n *net) float64 {
	next := l.layerOf[n.up] + 1
	if len(n.lanes) > 0 {
		return n.lanes[0].x
	}
	sum, count := 0.0, 0.0
	for _, w := range n.wires {
		if l.layerOf[w.low] == next {
			sum, count = sum+w.port, count+1
		}
	}
	return sum / count
}

// above is where a wire comes from.
func (l *layered) above(w *wire) float64 {
	if i := l.layerOf[w.low] - l.layerOf[w.up] - 2; i >= 0 {
		return w.net.lanes[i].x
	}
	return w.net.port
}

// spread gives the ports on one side of a box their places.
func spread[T any](box *item, ports []T, other func(T) float64, set func(T, float64), centred bool) {
	if len(ports) == 0 {
		return
	}
	slices.SortStableFunc(ports, func(a, b T) int { return sign(other(a) - other(b)) })
	half := box.w/2 - inset
	gap := portGap
	if n := len(ports) - 1; n > 0 {
		gap = min(gap, 2*half/float64(n))
	}
	want, weight := make([]float64, len(ports)), make([]float64, len(ports))
	for i, p := range ports {
		to := other(p) - box.x
		switch {
		case centred && (to < -half || to > half):
			to = 0
		case to < -half:
			to = -half * 0.35
		case to > half:
			to = half * 0.35
		}
		want[i], weight[i] = to-float64(i)*gap, 1
	}
	far := gap * float64(len(ports)-1)
	for i, at := range ascending(want, weight) {
		set(ports[i], box.x+max(-half, min(at, half-far))+float64(i)*gap)
	}
}
