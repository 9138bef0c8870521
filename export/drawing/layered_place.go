package drawing

// place finds the horizontal place of every item: near its neighbours above and
// below, lanes as straight as they can be.
func (l *layered) place() {
	for _, items := range l.layers {
		x := (l.room - l.needed(items)) / 2
		for i, it := range items {
			if i > 0 {
				x += l.apart(items[i-1], it)
			}
			it.x = x + it.w/2
			x += it.w + it.extra
		}
	}
	for i := range 14 {
		for k := range l.layers {
			at := k
			if i%2 == 1 {
				at = len(l.layers) - 1 - k
			}
			l.settle(l.layers[at], i)
		}
	}
	low, high := l.room, 0.0
	for _, items := range l.layers {
		for _, it := range items {
			low, high = min(low, it.x-it.w/2), max(high, it.x+it.w/2+it.extra)
		}
	}
	l.left, l.w = low, high-low
	for _, items := range l.layers {
		for _, it := range items {
			it.x -= low
		}
	}
}

// pull is how strongly two tied items want to stand over each other.
func pull(a, b *item) float64 {
	switch {
	case a.node < 0 && b.node < 0:
		return 8
	case a.node < 0 || b.node < 0:
		return 2
	}
	return 1
}

// settle moves the items of a layer to the mean of what they are tied to, as far
// as their order and the distances allow, with the least sum of squares.
func (l *layered) settle(items []*item, round int) {
	want, weight, offset := make([]float64, len(items)), make([]float64, len(items)), make([]float64, len(items))
	far := 0.0
	for i, it := range items {
		if i > 0 {
			before := items[i-1]
			far += before.w/2 + before.extra + l.apart(before, it) + it.w/2
		}
		offset[i] = far
		sum, pulls := 0.0, 0.0
		add := func(ns []*item, share float64) {
			for _, n := range ns {
				p := pull(it, n) * share
				sum, pulls = sum+p*n.x, pulls+p
			}
		}
		// the last rounds look both ways, the first ones where they come from
		up, down := 1.0, 1.0
		if round < 8 {
			up, down = float64(1-round%2), float64(round%2)
		}
		add(it.uppers, up)
		add(it.lowers, down)
		if pulls == 0 {
			want[i], weight[i] = it.x-far, 0.2
			continue
		}
		want[i], weight[i] = sum/pulls-far, pulls
	}
	last := len(items) - 1
	places := ascending(want, weight)
	low, high := items[0].w/2, l.room-items[last].w/2-items[last].extra-far
	for i, it := range items {
		it.x = max(low, min(places[i], high)) + offset[i]
	}
}

// ascending returns the numbers that do not fall and lie nearest to those that
// are wanted, by weighted least squares: neighbours that fall are pooled until
// none does.
func ascending(want, weight []float64) []float64 {
	type pool struct {
		mean, weight float64
		n            int
	}
	pools := make([]pool, 0, len(want))
	for i := range want {
		pools = append(pools, pool{want[i], weight[i], 1})
		for k := len(pools) - 1; k > 0 && pools[k].mean < pools[k-1].mean; k-- {
			a, b := pools[k-1], pools[k]
			pools[k-1] = pool{(a.mean*a.weight + b.mean*b.weight) / (a.weight + b.weight), a.weight + b.weight, a.n + b.n}
			pools = pools[:k]
		}
	}
	out := make([]float64, 0, len(want))
	for _, p := range pools {
		for range p.n {
			out = append(out, p.mean)
		}
	}
	return out
}
