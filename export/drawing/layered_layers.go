package drawing

import "slices"

// turn decides which wires run upwards, so that the rest has no cycle: boxes
// are lined up by taking away sinks and sources, and otherwise the one that
// most wires leave and fewest reach.
func (l *layered) turn() {
	n := l.size()
	out, in := make([]int, n), make([]int, n)
	leaves, reaches := make([][]int, n), make([][]int, n)
	for _, w := range l.wires {
		out[w.from]++
		in[w.to]++
		leaves[w.from] = append(leaves[w.from], w.to)
		reaches[w.to] = append(reaches[w.to], w.from)
	}
	gone := make([]bool, n)
	take := func(v int) {
		gone[v] = true
		for _, o := range leaves[v] {
			in[o]--
		}
		for _, o := range reaches[v] {
			out[o]--
		}
	}
	var first, last []int
	for left := n; left > 0; left-- {
		sink, source, best := -1, -1, -1
		for v := range n {
			switch {
			case gone[v]:
				continue
			case out[v] == 0 && sink < 0:
				sink = v
			case in[v] == 0 && source < 0:
				source = v
			}
			if best < 0 || out[v]-in[v] > out[best]-in[best] {
				best = v
			}
		}
		switch {
		case sink >= 0:
			last = append(last, sink)
			take(sink)
		case source >= 0:
			first = append(first, source)
			take(source)
		default:
			first = append(first, best)
			take(best)
		}
	}
	slices.Reverse(last)
	place := make([]int, n)
	for i, v := range append(first, last...) {
		place[v] = i
	}
	for _, w := range l.wires {
		w.up, w.low, w.reversed = w.from, w.to, false
		if place[w.to] < place[w.from] {
			w.up, w.low, w.reversed = w.to, w.from, true
		}
	}
}

// assign gives every box a layer with at most most boxes in each, below all
// boxes that wires come down from.
func (l *layered) assign(most int) {
	n := l.size()
	below, above := make([][]int, n), make([][]int, n)
	for _, w := range l.wires {
		below[w.up] = append(below[w.up], w.low)
		above[w.low] = append(above[w.low], w.up)
	}
	depth := make([]int, n) // the longest way down
	var measure func(v int) int
	measure = func(v int) int {
		if depth[v] == 0 {
			depth[v] = 1
			for _, o := range below[v] {
				depth[v] = max(depth[v], measure(o)+1)
			}
		}
		return depth[v]
	}
	for v := range n {
		measure(v)
	}
	l.layerOf = make([]int, n)
	waiting := make([]int, n) // how many are still to come above
	for v := range n {
		waiting[v], l.layerOf[v] = len(above[v]), -1
	}
	var ready []int
	for v := range n {
		if waiting[v] == 0 {
			ready = append(ready, v)
		}
	}
	layer := 0
	for ; len(ready) > 0; layer++ {
		slices.SortStableFunc(ready, func(a, b int) int {
			if depth[a] != depth[b] {
				return depth[b] - depth[a]
			}
			return a - b
		})
		now := ready[:min(most, len(ready))]
		rest := slices.Clone(ready[len(now):])
		for _, v := range now {
			l.layerOf[v] = layer
			for _, o := range below[v] {
				if waiting[o]--; waiting[o] == 0 {
					rest = append(rest, o)
				}
			}
		}
		ready = rest
	}
	l.shorten(below, above, most, layer)
}

// shorten moves boxes between their neighbours where that makes wires shorter.
func (l *layered) shorten(below, above [][]int, most, layers int) {
	count := make([]int, layers)
	for _, at := range l.layerOf {
		count[at]++
	}
	length := func(v, at int) int {
		sum := 0
		for _, o := range below[v] {
			sum += l.layerOf[o] - at
		}
		for _, o := range above[v] {
			sum += at - l.layerOf[o]
		}
		return sum
	}
	for range 8 {
		moved := false
		for v := range l.layerOf {
			low, high := 0, layers-1
			for _, o := range above[v] {
				low = max(low, l.layerOf[o]+1)
			}
			for _, o := range below[v] {
				high = min(high, l.layerOf[o]-1)
			}
			best, least := l.layerOf[v], length(v, l.layerOf[v])
			for at := low; at <= high; at++ {
				if count[at] < most && length(v, at) < least {
					best, least = at, length(v, at)
				}
			}
			if best != l.layerOf[v] {
				count[l.layerOf[v]]--
				count[best]++
				l.layerOf[v], moved = best, true
			}
		}
		if !moved {
			break
		}
	}
	// what was left empty closes up
	place, next := make([]int, layers), 0
	for i, c := range count {
		place[i] = next
		if c > 0 {
			next++
		}
	}
	for v := range l.layerOf {
		l.layerOf[v] = place[l.layerOf[v]]
	}
}
