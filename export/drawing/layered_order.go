package drawing

import "slices"

// sweeps is how often each direction is tried; more hardly helps.
const sweeps = 10

// order brings the items of every layer into an order with few crossings.
func (l *layered) order() {
	best, fewest := l.orderNow(), l.crossings()
	for i := range sweeps {
		if fewest == 0 {
			break
		}
		if i%2 == 0 {
			for at := 1; at < len(l.layers); at++ {
				byBarycentre(l.layers[at], func(it *item) []*item { return it.uppers }, i%4 == 0)
			}
		} else {
			for at := len(l.layers) - 2; at >= 0; at-- {
				byBarycentre(l.layers[at], func(it *item) []*item { return it.lowers }, i%4 == 1)
			}
		}
		l.swap()
		if c := l.crossings(); c < fewest {
			best, fewest = l.orderNow(), c
		}
	}
	for at, items := range best {
		l.layers[at] = items
		renumber(items)
	}
}

func (l *layered) orderNow() [][]*item {
	out := make([][]*item, len(l.layers))
	for i, items := range l.layers {
		out[i] = slices.Clone(items)
	}
	return out
}

func renumber(items []*item) {
	for i, it := range items {
		it.pos = i
	}
}

// byBarycentre sorts a layer by the mean place of the neighbours in the layer
// beside it; an item without any keeps its place. Of equals, the last comes
// first where turned, so that sweeps do not run in circles.
func byBarycentre(items []*item, neighbours func(*item) []*item, turned bool) {
	mean := make(map[*item]float64, len(items))
	for i, it := range items {
		ns := neighbours(it)
		if len(ns) == 0 {
			mean[it] = float64(i)
			continue
		}
		sum := 0.0
		for _, n := range ns {
			sum += float64(n.pos)
		}
		mean[it] = sum / float64(len(ns))
	}
	if turned {
		slices.Reverse(items)
	}
	slices.SortStableFunc(items, func(a, b *item) int { return sign(mean[a] - mean[b]) })
	renumber(items)
}

// swap exchanges neighbours as long as that takes crossings away.
func (l *layered) swap() {
	for range 3 {
		better := false
		for _, items := range l.layers {
			for i := 1; i < len(items); i++ {
				a, b := items[i-1], items[i]
				if crossed(a.uppers, b.uppers)+crossed(a.lowers, b.lowers) > crossed(b.uppers, a.uppers)+crossed(b.lowers, a.lowers) {
					items[i-1], items[i] = b, a
					a.pos, b.pos = b.pos, a.pos
					better = true
				}
			}
		}
		if !better {
			return
		}
	}
}

// crossed counts the crossings between the ties of an item and those of one
// that stands to the right of it.
func crossed(a, b []*item) int {
	c := 0
	for _, x := range a {
		for _, y := range b {
			if x.pos > y.pos {
				c++
			}
		}
	}
	return c
}

// crossings counts those between all layers.
func (l *layered) crossings() int {
	sum := 0
	for at := range len(l.layers) - 1 {
		var ends []int
		for _, it := range l.layers[at] {
			from := len(ends)
			for _, o := range it.lowers {
				ends = append(ends, o.pos)
			}
			slices.Sort(ends[from:])
		}
		sum += inversions(ends, len(l.layers[at+1]))
	}
	return sum
}

// inversions counts the pairs in the wrong order, with a tree of sums.
func inversions(values []int, n int) int {
	tree, sum := make([]int, n+1), 0
	for i, v := range values {
		below := 0
		for j := v + 1; j > 0; j -= j & -j {
			below += tree[j]
		}
		sum += i - below
		for j := v + 1; j <= n; j += j & -j {
			tree[j]++
		}
	}
	return sum
}
