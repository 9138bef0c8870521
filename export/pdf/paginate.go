package pdf

import "math"

// placed is a strip at its place on a page.
type placed struct {
	strip *strip
	y     float64
}

// page is one page of the text block; the running header and footer are drawn
// around it.
type page struct {
	items []placed
}

// What a page break costs. A page more costs more than any break but one that
// is not allowed, which is taken only where a page holds no other.
const (
	costForbidden = 1e9
	costPage      = 1e6
	costParted    = 4e5  // a short table and what leads up to it, when it saves a page
	costEmpty     = 300  // times the empty share of a page
	costIdle      = 1500 // the same where what comes next would have found room there
	costGap       = 20   // a page that is visibly not full: one large gap is better than several
	costShortPage = 150  // a last page of a few lines
	costTable     = 80   // a table that is no short one
	costBox       = 400  // a box
	costList      = 60   // a short list
	costLines     = 15   // a paragraph
	costBlocks    = 4    // a section, between its blocks
)

// How much of a page a table and what leads up to it may take, and a list, to be
// kept whole, how little a last page, and from which gap on it is seen.
const (
	shortTable = 0.27
	shortLead  = 0.42
	shortList  = 0.25
	shortPage  = 0.25
	seenGap    = 0.06
)

// paginate cuts the flow into pages whose text block reaches from top (first
// on the first page) to bottom, so that the sum of the costs is least, and
// returns that sum beside the pages.
func (f *flow) paginate(first, top, bottom float64) ([]page, float64) {
	n := len(f.strips)
	if n == 0 {
		return []page{{}}, 0
	}
	best, from := make([]float64, n+1), make([]int, n+1)
	for i := range best {
		best[i] = math.Inf(1)
	}
	best[0] = 0
	for i := range n {
		if math.IsInf(best[i], 1) {
			continue
		}
		start := top
		if i == 0 {
			start = first
		}
		y := start + f.headHeight(i, bottom-start)
		for end := i + 1; end <= n; end++ {
			s := &f.strips[end-1]
			if end > i+1 {
				y += s.space
			}
			if y += s.height; y > bottom+0.01 && end > i+1 {
				break
			}
			if c := best[i] + costPage + f.costOf(i == 0, end, y-start, bottom-start); c < best[end] {
				best[end], from[end] = c, i
			}
		}
	}
	var starts []int
	for end := n; end > 0; end = from[end] {
		starts = append(starts, from[end])
	}
	pages := make([]page, 0, len(starts))
	end := n
	for k, i := range starts {
		start := top
		if k == len(starts)-1 {
			start = first
		}
		pages = append(pages, f.page(i, end, start, bottom))
		end = i
	}
	for a, b := 0, len(pages)-1; a < b; a, b = a+1, b-1 {
		pages[a], pages[b] = pages[b], pages[a]
	}
	return pages, best[n]
}

// costOf is the cost of a page of the given room that ends before strip end and is
// filled so far; first says that it is the first.
func (f *flow) costOf(first bool, end int, filled, room float64) float64 {
	if end == len(f.strips) {
		if filled < shortPage*room && !first {
			return costShortPage
		}
		return 0
	}
	s := &f.strips[end-1]
	gap := max(0, 1-filled/room)
	c := costEmpty*gap + s.tear
	if gap > seenGap {
		c += costGap
		if filled+f.next(end) <= room {
			c += (costIdle - costEmpty) * gap
		}
	}
	if s.hold {
		c += costParted
	}
	if s.keep {
		c += costForbidden
	}
	return c
}

// next is how much room strip i takes behind others, with those it is kept with.
func (f *flow) next(i int) float64 {
	h := 0.0
	for ; i < len(f.strips); i++ {
		s := &f.strips[i]
		h += s.space + s.height
		if !s.keep && !s.hold && s.tear < costBox {
			break
		}
	}
	return h
}

// headHeight is the height of the header rows that a page repeats which starts
// with strip i, or 0 where they would leave too little room.
func (f *flow) headHeight(i int, room float64) float64 {
	var h float64
	for _, s := range f.strips[i].head {
		h += s.height
	}
	if h >= room/2 {
		return 0
	}
	return h
}

// page places the strips from i up to end.
func (f *flow) page(i, end int, start, bottom float64) page {
	var p page
	y := start
	if f.headHeight(i, bottom-start) > 0 {
		for h := range f.strips[i].head {
			s := &f.strips[i].head[h]
			p.items = append(p.items, placed{s, y})
			y += s.height
		}
	}
	grown := f.growth(i, end, bottom-y)
	for j := i; j < end; j++ {
		s := &f.strips[j]
		if j > i {
			y += s.space + grown*max(0, s.ample-s.space)
		}
		p.items = append(p.items, placed{s, y})
		y += s.height
	}
	return p
}

// growth is which share of what they lack to be ample the spaces between strips
// may grow by on a page with the given room.
func (f *flow) growth(i, end int, room float64) float64 {
	lack := 0.0
	for j := i; j < end; j++ {
		s := &f.strips[j]
		if j > i {
			room -= s.space
			lack += max(0, s.ample-s.space)
		}
		room -= s.height
	}
	if lack <= 0 {
		return 0
	}
	return min(1, max(0, room)/lack)
}

// filled is the height of the text on p.
func (p page) filled() float64 {
	if len(p.items) == 0 {
		return 0
	}
	last := p.items[len(p.items)-1]
	return last.y + last.strip.height - p.items[0].y
}

// at returns the rules of s as they stand on the page.
func (s *strip) at(y float64) []rule {
	if len(s.rules) == 0 {
		return nil
	}
	rules := make([]rule, len(s.rules))
	for i, r := range s.rules {
		r.y += y
		rules[i] = r
	}
	return rules
}

// bleed is how far a box reaches past its text where a page cuts it.
const bleed = 5.0

// grounds returns the tinted grounds on p, one for each box however many
// strips it holds, so that no seams show.
func (f *flow) grounds(p page) []rule {
	var rules []rule
	for i := 0; i < len(p.items); {
		id, j := p.items[i].strip.box, i+1
		for j < len(p.items) && p.items[j].strip.box == id {
			j++
		}
		if id >= 0 {
			top := p.items[i].y
			end := p.items[j-1].y + p.items[j-1].strip.height
			if len(p.items[i].strip.parts) > 0 {
				top -= bleed
			}
			if len(p.items[j-1].strip.parts) > 0 {
				end += bleed
			}
			bx := f.boxes[id]
			rules = append(rules,
				rule{bx.left, top, bx.right - bx.left, end - top, bx.ground},
				rule{bx.left, top, barBox, end - top, bx.bar})
		}
		i = j
	}
	return rules
}
