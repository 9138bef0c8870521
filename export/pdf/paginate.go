package pdf

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

// paginate cuts the flow into pages whose text block reaches from top (first
// on the first page) to bottom. It breaks only where a strip does not insist
// on its successor, unless a page holds no such place.
func (f *flow) paginate(first, top, bottom float64) []page {
	var pages []page
	for i := 0; i < len(f.strips); {
		start := top
		if len(pages) == 0 {
			start = first
		}
		var p page
		y := start
		if room := bottom - start; headHeight(f.strips[i].head) < room/2 {
			for h := range f.strips[i].head {
				s := &f.strips[i].head[h]
				p.items = append(p.items, placed{s, y})
				y += s.height
			}
		}
		end := f.fill(i, y, bottom)
		for j := i; j < end; j++ {
			s := &f.strips[j]
			if j > i {
				y += s.space
			}
			p.items = append(p.items, placed{s, y})
			y += s.height
		}
		pages = append(pages, p)
		i = end
	}
	if len(pages) == 0 {
		pages = []page{{}}
	}
	return pages
}

// fill returns the end of the strips from i that go on a page, at least one.
func (f *flow) fill(i int, y, bottom float64) int {
	end, start := i, y
	for ; end < len(f.strips); end++ {
		s := &f.strips[end]
		if end > i {
			y += s.space
		}
		if y += s.height; y > bottom+0.01 && end > i {
			break
		}
	}
	if end == len(f.strips) {
		return end
	}
	return f.breakBefore(i, end, bottom-start)
}

// How much of a page may stay empty, so that a table stays whole, and so that
// it stays whole with the lines that lead up to it.
const (
	spareTable  = 0.25
	spareLeadIn = 1.0 / 3
)

// breakBefore returns where to break when strips i to end-1 fit on a page of the
// given height: the last place that tears nothing apart, if it leaves no more
// than a spare part of the page empty, else the last that parts only a table from
// what leads up to it, else the last place that is allowed at all.
func (f *flow) breakBefore(i, end int, height float64) int {
	allowed, parting, empty, spare := 0, 0, 0.0, spareTable*height
	for k := end; k > i; k-- {
		s := &f.strips[k-1]
		free := !s.keep && !s.prefer
		if free && s.hold && !f.loose {
			if parting == 0 && empty <= spare {
				parting, spare = k, spareLeadIn*height
			}
			free = false
		}
		if free {
			if empty <= spare || allowed == 0 {
				return k
			}
			break
		}
		if !s.keep && allowed == 0 {
			allowed = k
		}
		empty += s.space + s.height
	}
	switch {
	case parting > 0:
		return parting
	case allowed > 0:
		return allowed
	}
	return end
}

func headHeight(head []strip) float64 {
	var h float64
	for _, s := range head {
		h += s.height
	}
	return h
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
