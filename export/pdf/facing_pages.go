package pdf

import "math"

// Where a row is cut that does not fit the page.
const (
	// fresh is the share of a page that may stay empty so that a row begins on the
	// next one and is whole.
	fresh = 0.38
	// leastPart is the least share of a page that is worth beginning a row on.
	leastPart = 0.2
)

// makeup cuts the rows of a facing document into pages. The two columns of a row
// begin at one height; where the row does not fit, both go on on the next page,
// each under its label.
type makeup struct {
	b      *builder
	pages  []page
	y      float64
	bottom float64
	top    float64 // of what is under the heads of the columns
	fresh  bool    // nothing stands on the page yet
}

func (b *builder) facingPages() []page {
	s := &makeup{b: b, bottom: b.sheet.bottom, y: marginFirst, pages: []page{{}}}
	for i := range b.flow.strips {
		it := &b.flow.strips[i]
		if i > 0 {
			s.y += it.space
		}
		if s.y+it.height > s.bottom && len(s.pages[len(s.pages)-1].items) > 0 {
			s.pages = append(s.pages, page{})
			s.y = b.sheet.top
		}
		s.put(it, s.y)
		s.y += it.height
	}
	if len(b.rows) > 0 {
		s.y += b.space(spaceSection)
		s.head(true)
		for i := range b.rows {
			s.row(&b.rows[i])
		}
	}
	return s.pages
}

func (s *makeup) put(it *strip, y float64) {
	p := &s.pages[len(s.pages)-1]
	p.items = append(p.items, placed{it, y})
}

// head puts the heads of the columns on the page.
func (s *makeup) head(first bool) {
	it := s.b.sides(first)
	if first && s.y+it.height+leastPart*s.b.room > s.bottom {
		s.pages = append(s.pages, page{})
		s.y = s.b.sheet.top
	}
	s.put(it, s.y)
	s.y += it.height + s.b.space(spaceParagraph)
	s.top, s.fresh = s.y, true
}

// turn begins a page.
func (s *makeup) turn() {
	s.pages = append(s.pages, page{})
	s.y = s.b.sheet.top
	s.head(false)
}

// row puts a row where it fits, or as much of it as fits, and goes on on the next
// pages.
func (s *makeup) row(r *facingRow) {
	if r.sides[0].empty() && r.sides[1].empty() && len(r.across) == 0 {
		return
	}
	gap := 0.0
	if !s.fresh {
		gap = s.b.space(spaceSection)
	}
	room := s.bottom - s.y - gap
	if high := r.height(); high > room && !s.fresh {
		whole := high <= s.bottom-s.top
		if whole && room < fresh*s.b.room || room < leastPart*s.b.room || !r.begins(room, s.b.room) {
			s.turn()
			gap, room = 0, s.bottom-s.y
		}
	}
	if gap > 0 {
		s.put(s.parting(gap), s.y)
		s.y += gap
	}
	var at [2]int
	for !r.sides[0].empty() || !r.sides[1].empty() {
		ends, next := [2]float64{}, at
		for side := range r.sides {
			next[side], ends[side] = s.side(&r.sides[side], at[side], room)
		}
		s.y += max(ends[0], ends[1])
		s.fresh = false
		at = next
		if at[0] == len(r.sides[0].strips) && at[1] == len(r.sides[1].strips) {
			break
		}
		s.turn()
		room = s.bottom - s.y
	}
	s.across(r)
}

// across puts what stands under both columns, from strip to strip on as many
// pages as it takes.
func (s *makeup) across(r *facingRow) {
	strips := r.across
	c := facingSide{strips: strips}
	for at := 0; at < len(strips); {
		gap := 0.0
		if !s.fresh {
			gap = max(strips[at].space, s.b.space(spaceTable))
		}
		end := c.cut(at, s.bottom-s.y-gap)
		if high := c.heightTo(end) - c.heightTo(at); s.y+gap+high > s.bottom && !s.fresh {
			s.turn()
			s.y += max(s.label(r.sides[0].ended), s.label(r.sides[1].ended))
			continue
		}
		s.y += gap
		for i := at; i < end; i++ {
			if i > at {
				s.y += strips[i].space
			}
			s.put(&strips[i], s.y)
			s.y += strips[i].height
		}
		s.fresh = false
		at = end
	}
}

// parting is a hair line in the middle of the space between two rows.
func (s *makeup) parting(gap float64) *strip {
	return &strip{height: gap, box: -1, section: noSection, rules: []rule{{
		x: s.b.sheet.left, width: s.b.sheet.measure(), y: gap * 0.45, height: 0.5, colour: ruleHair,
	}}}
}

// side puts the strips of a column from at on, as many as room has space for, and
// returns where it goes on and how high they are.
func (s *makeup) side(c *facingSide, at int, room float64) (int, float64) {
	if at == len(c.strips) {
		return at, s.label(c.ended)
	}
	y := 0.0
	if at > 0 {
		y = s.label(c.again)
	}
	f := flow{strips: c.strips}
	if at > 0 && f.headHeight(at, room-y) > 0 {
		for i := range c.strips[at].head {
			h := &c.strips[at].head[i]
			s.put(h, s.y+y)
			y += h.height
		}
	}
	end := c.cut(at, room-y)
	for i := at; i < end; i++ {
		it := &c.strips[i]
		if i > at {
			y += it.space
		}
		s.put(it, s.y+y)
		y += it.height
	}
	return end, y
}

// label puts the label of a column that has begun on an earlier page, and returns
// how high it is.
func (s *makeup) label(strips []strip) float64 {
	y := 0.0
	for i := range strips {
		s.put(&strips[i], s.y+y)
		y += strips[i].height
	}
	return y
}

// cut is where a column is cut best that has a room of some height left: at least
// one strip further on.
func (s *facingSide) cut(at int, room float64) int {
	f := flow{strips: s.strips}
	best, least, y := at+1, math.Inf(1), 0.0
	for end := at + 1; end <= len(s.strips); end++ {
		it := &s.strips[end-1]
		if end > at+1 {
			y += it.space
		}
		if y += it.height; y > room+0.01 && end > at+1 {
			break
		}
		if cost := f.costOf(true, end, min(y, room), room); cost <= least {
			best, least = end, cost
		}
	}
	return best
}

// begins says that both columns can begin in a room without a cut that is
// forbidden.
func (r *facingRow) begins(room, page float64) bool {
	for side := range r.sides {
		c := &r.sides[side]
		if c.empty() {
			continue
		}
		end := c.cut(0, room)
		if end < len(c.strips) && (c.strips[end-1].keep || c.strips[end-1].hold) || c.heightTo(1) > min(room, page) {
			return false
		}
	}
	return true
}

// height is how high the row is as one piece.
func (r *facingRow) height() float64 {
	return max(r.sides[0].heightTo(len(r.sides[0].strips)), r.sides[1].heightTo(len(r.sides[1].strips)))
}

// heightTo is how high the first n strips are.
func (s *facingSide) heightTo(n int) float64 {
	h := 0.0
	for i := range min(n, len(s.strips)) {
		if i > 0 {
			h += s.strips[i].space
		}
		h += s.strips[i].height
	}
	return h
}
