package worddiff

import (
	"slices"
	"sort"
)

// Limits of what is aligned exactly. Beyond them the result still turns one
// text into the other, with more taken out and put in than need be.
const (
	tableCells = 1 << 17 // of the table of the best alignment
	mostEdits  = 256     // of the search for few edits between long stretches
	mostDepth  = 12      // of anchors between anchors
)

// aligner finds which tokens of b are those of a.
type aligner struct {
	a, b  []token
	pair  []int32 // for each token of a, its like in b, or -1
	table []int32
}

func align(a, b []token) []int32 {
	al := aligner{a: a, b: b, pair: make([]int32, len(a))}
	for i := range al.pair {
		al.pair[i] = -1
	}
	al.stretch(0, len(a), 0, len(b), 0)
	return al.pair
}

// stretch aligns a[i0:i1] with b[j0:j1].
func (al *aligner) stretch(i0, i1, j0, j1, depth int) {
	for i0 < i1 && j0 < j1 && al.a[i0].id == al.b[j0].id {
		al.pair[i0] = int32(j0)
		i0++
		j0++
	}
	for i0 < i1 && j0 < j1 && al.a[i1-1].id == al.b[j1-1].id {
		i1--
		j1--
		al.pair[i1] = int32(j1)
	}
	n, m := i1-i0, j1-j0
	switch {
	case n == 0 || m == 0:
	case n*m <= tableCells:
		al.best(i0, i1, j0, j1)
	case depth < mostDepth && al.anchored(i0, i1, j0, j1, depth):
	default:
		al.few(i0, i1, j0, j1)
	}
}

// best finds the alignment whose tokens weigh most.
func (al *aligner) best(i0, i1, j0, j1 int) {
	n, m := i1-i0, j1-j0
	width := m + 1
	if need := (n + 1) * width; cap(al.table) < need {
		al.table = make([]int32, need)
	} else {
		al.table = al.table[:need]
	}
	t := al.table
	clear(t[n*width:])
	for i := n - 1; i >= 0; i-- {
		row, below := t[i*width:(i+1)*width], t[(i+1)*width:]
		row[m] = 0
		id, w := al.a[i0+i].id, al.a[i0+i].weight()
		for j := m - 1; j >= 0; j-- {
			row[j] = max(row[j+1], below[j])
			if id == al.b[j0+j].id {
				row[j] = max(row[j], w+below[j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		here := t[i*width+j]
		x := al.a[i0+i]
		switch {
		case x.id == al.b[j0+j].id && here == x.weight()+t[(i+1)*width+j+1]:
			al.pair[i0+i] = int32(j0 + j)
			i++
			j++
		case here == t[(i+1)*width+j]:
			i++
		default:
			j++
		}
	}
}

// anchored splits a long stretch at the words that both sides have exactly
// once, as far as they stand in the same order: patience. It reports whether
// there are any.
func (al *aligner) anchored(i0, i1, j0, j1, depth int) bool {
	type seen struct{ i, j, inA, inB int32 }
	tokens := make(map[int32]*seen, i1-i0)
	for i := i0; i < i1; i++ {
		s := tokens[al.a[i].id]
		if s == nil {
			s = &seen{}
			tokens[al.a[i].id] = s
		}
		s.i = int32(i)
		s.inA++
	}
	for j := j0; j < j1; j++ {
		if s := tokens[al.b[j].id]; s != nil {
			s.j = int32(j)
			s.inB++
		}
	}
	var places []int32 // in b, in the order of a
	var from []int32
	for i := i0; i < i1; i++ {
		if s := tokens[al.a[i].id]; s.inA == 1 && s.inB == 1 && al.a[i].letters > 0 {
			from, places = append(from, int32(i)), append(places, s.j)
		}
	}
	if len(places) == 0 {
		return false
	}
	i, j := i0, j0
	for _, k := range Rising(places) {
		al.stretch(i, int(from[k]), j, int(places[k]), depth+1)
		al.pair[from[k]] = places[k]
		i, j = int(from[k])+1, int(places[k])+1
	}
	al.stretch(i, i1, j, j1, depth+1)
	return true
}

// Rising returns the places, in their order, of a longest run of numbers that
// rise. What is not in it has moved.
func Rising[N int | int32](numbers []N) []int {
	ends := make([]int, 0, len(numbers)) // ends[k] is where the lowest run of k+1 ends
	before := make([]int, len(numbers))
	for i, n := range numbers {
		k := sort.Search(len(ends), func(k int) bool { return numbers[ends[k]] >= n })
		before[i] = -1
		if k > 0 {
			before[i] = ends[k-1]
		}
		if k == len(ends) {
			ends = append(ends, i)
		} else {
			ends[k] = i
		}
	}
	out := make([]int, 0, len(ends))
	if len(ends) == 0 {
		return out
	}
	for i := ends[len(ends)-1]; i >= 0; i = before[i] {
		out = append(out, i)
	}
	slices.Reverse(out)
	return out
}

// few aligns two long stretches that differ in few tokens, after E. W. Myers,
// "An O(ND) difference algorithm and its variations" (1986). Where they differ
// in many, it leaves them unaligned.
func (al *aligner) few(i0, i1, j0, j1 int) {
	n, m := i1-i0, j1-j0
	most := min(n+m, mostEdits)
	reach := make([]int, 2*most+3) // on diagonal k = x - y, the furthest x
	middle := most + 1
	var trace [][]int
	for d := 0; d <= most; d++ {
		for k := -d; k <= d; k += 2 {
			x := reach[middle+k-1] + 1
			if k == -d || k != d && reach[middle+k-1] < reach[middle+k+1] {
				x = reach[middle+k+1]
			}
			for x < n && x-k < m && x-k >= 0 && al.a[i0+x].id == al.b[j0+x-k].id {
				x++
			}
			reach[middle+k] = x
			if x >= n && x-k >= m {
				al.trace(i0, j0, n, m, trace)
				return
			}
		}
		trace = append(trace, slices.Clone(reach[middle-d:middle+d+1]))
	}
}

// trace walks back from the end of the last edit to the beginning.
func (al *aligner) trace(i0, j0, x, y int, trace [][]int) {
	for d := len(trace); d >= 0; d-- {
		k := x - y
		px, py := 0, 0
		if d > 0 {
			last := trace[d-1] // diagonals -(d-1) to d-1
			at := func(k int) int {
				if i := k + d - 1; i >= 0 && i < len(last) {
					return last[i]
				}
				return 0
			}
			pk := k - 1
			if k == -d || k != d && at(k-1) < at(k+1) {
				pk = k + 1
			}
			px = at(pk)
			py = px - pk
		}
		for x > px && y > py {
			x--
			y--
			al.pair[i0+x] = int32(j0 + y)
		}
		if d == 0 {
			return
		}
		x, y = px, py
	}
}
