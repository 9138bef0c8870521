package drawing

import (
	"math"
	"slices"
)

// channel is the space between two layers, in which nets change sides.
type channel struct {
	runs   []*run
	drops  []drop  // what comes down at its lower side, from left to right
	zone   float64 // how high the labels above the lower layer stand
	tracks int
	gap    float64 // between two tracks
	top, h float64
}

// run is a net in a channel.
type run struct {
	net         *net
	from        float64
	to          []float64
	left, right float64
	track       int // -1 where it is straight
}

// drop is a line that reaches the lower side of a channel: a wire at its box,
// or a lane that goes on.
type drop struct {
	x    float64
	wire *wire // nil for a lane
}

// Distances in a channel, in points.
const (
	channelTop  = 9.0
	channelFoot = 11.0 // an arrow head and some line
	channelLow  = 24.0 // the least height
)

// route makes the channels, and gives every run its track.
func (l *layered) route() {
	l.channels = make([]*channel, max(0, len(l.layers)-1))
	for i := range l.channels {
		l.channels[i] = &channel{}
	}
	for _, n := range l.nets {
		at, from := l.layerOf[n.up], n.port
		for i := 0; ; i++ {
			r := &run{net: n, from: from, track: -1}
			c := l.channels[at+i]
			for _, w := range n.wires {
				if l.layerOf[w.low] == at+i+1 {
					r.to = append(r.to, w.port)
					c.drops = append(c.drops, drop{w.port, w})
				}
			}
			if i < len(n.lanes) {
				r.to = append(r.to, n.lanes[i].x)
				c.drops = append(c.drops, drop{n.lanes[i].x, nil})
			}
			r.left, r.right = from, from
			for _, x := range r.to {
				r.left, r.right = min(r.left, x), max(r.right, x)
			}
			c.runs = append(c.runs, r)
			if i >= len(n.lanes) {
				break
			}
			from = n.lanes[i].x
		}
	}
	for _, c := range l.channels {
		slices.SortStableFunc(c.drops, func(a, b drop) int { return sign(a.x - b.x) })
		c.assign()
		c.gap = l.trackGap
		if c.tracks > 14 { // closer where there are very many
			c.gap = max(2.2, l.trackGap*14/float64(c.tracks))
		}
	}
}

// price is how bad it is that run a lies on a track above run b: crossings, and
// what runs along one line.
func price(a, b *run) int {
	p := 0
	if b.from > a.left+0.5 && b.from < a.right-0.5 {
		p++
	}
	for _, x := range a.to {
		if x > b.left+0.5 && x < b.right-0.5 {
			p++
		}
		if math.Abs(x-b.from) < 2.5 {
			p += 20
		}
	}
	return p
}

// assign orders the runs by what crosses least, and packs them into tracks.
func (c *channel) assign() {
	var bent []*run
	for _, r := range c.runs {
		if r.right-r.left > 0.4 {
			bent = append(bent, r)
		}
	}
	slices.SortStableFunc(bent, func(a, b *run) int { return sign((a.right - a.left) - (b.right - b.left)) })
	bent = cheapest(bent)
	for i, r := range bent {
		r.track = 0
		for _, o := range bent[:i] {
			if o.left < r.right+4 && r.left < o.right+4 {
				r.track = max(r.track, o.track+1)
			}
		}
		c.tracks = max(c.tracks, r.track+1)
	}
}

// stack gives layers and channels their height, and every wire its points.
func (l *layered) stack(y float64) {
	l.tops, l.tall = make([]float64, len(l.layers)), make([]float64, len(l.layers))
	top := y
	for at, items := range l.layers {
		for _, it := range items {
			if it.node >= 0 {
				l.tall[at] = max(l.tall[at], l.heights[it.node])
			}
		}
		l.tops[at] = y
		y += l.tall[at]
		if at < len(l.channels) {
			c := l.channels[at]
			c.top = y
			c.h = max(channelTop+float64(max(0, c.tracks-1))*c.gap+channelFoot+c.zone, channelLow)
			y += c.h
		}
	}
	l.h = y - top
	for _, w := range l.wires {
		l.trace(w)
	}
}

// box is where a box stands.
func (l *layered) box(v int) Rect {
	it := l.boxes[v]
	return Rect{it.x - it.w/2, l.tops[it.layer], it.w, l.tall[it.layer]}
}

// trace collects the corners of a wire, from its upper box to its lower one.
func (l *layered) trace(w *wire) {
	at, last := l.layerOf[w.up], l.layerOf[w.low]-1
	x := w.net.port
	w.points = []Point{{x, l.tops[at] + l.tall[at]}}
	for i := at; i <= last; i++ {
		next := w.port
		if i < last {
			next = w.net.lanes[i-at].x
		}
		c := l.channels[i]
		if math.Abs(next-x) > 0.4 {
			y := c.top + channelTop
			for _, r := range c.runs {
				if r.net == w.net {
					y += float64(max(0, r.track)) * c.gap
				}
			}
			w.points = append(w.points, Point{x, y}, Point{next, y})
		}
		x = next
	}
	end := Point{x, l.tops[last+1]}
	if n := len(w.points); n == 1 {
		end.X = w.points[0].X // straight, and not askew by less than one sees
	}
	w.points = append(w.points, end)
}

// mostMoved is the number of runs in a channel up to which every one is tried
// in every place; beyond, only neighbours change.
const mostMoved = 80

// cheapest orders runs from the upper track to the lower by their price: each is
// moved to where it costs least, until none gains.
func cheapest(runs []*run) []*run {
	n := len(runs)
	prices := make([][]int, n) // of the one above the other
	for i, a := range runs {
		prices[i] = make([]int, n)
		for k, b := range runs {
			if i != k {
				prices[i][k] = price(a, b)
			}
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	reach := n
	if n > mostMoved {
		reach = 1
	}
	for range 6 {
		better := false
		for at := range n {
			v := order[at]
			to, gain, best := at, 0, 0
			for k := at - 1; k >= max(0, at-reach); k-- { // up past the one at k
				if gain += prices[order[k]][v] - prices[v][order[k]]; gain > best {
					to, best = k, gain
				}
			}
			gain = 0
			for k := at + 1; k <= min(n-1, at+reach); k++ {
				if gain += prices[v][order[k]] - prices[order[k]][v]; gain > best {
					to, best = k, gain
				}
			}
			if to != at {
				order = slices.Insert(slices.Delete(order, at, at+1), to, v)
				better = true
			}
		}
		if !better {
			break
		}
	}
	out := make([]*run, n)
	for i, v := range order {
		out[i] = runs[v]
	}
	return out
}
