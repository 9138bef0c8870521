package extract

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// What makes two columns of text and not a table: so many lines on both sides, most of
// them so many characters long.
const (
	columnLines   = 5
	columnLetters = 18
)

// What is looked for, so that a page of a million pieces takes no longer than a page:
// in pages of so many pieces, at so many places, and in so many parts.
const (
	mostPieces = 20_000
	mostPlaces = 12
	mostParts  = 6
)

// inReadingOrder returns the parts of a page that are read one after the other, each
// from top to bottom: columns of text that stand side by side are read one by one.
func inReadingOrder(page []*stretch) [][]*stretch {
	var parts [][]*stretch
	rest := [][]*stretch{page} // in reverse, so that the last is the next
	for len(rest) > 0 {
		part := rest[len(rest)-1]
		rest = rest[:len(rest)-1]
		gutter, top, bottom, ok := findGutter(part)
		if !ok || len(parts)+len(rest) >= mostParts {
			parts = append(parts, part)
			continue
		}
		above, left, right, below := cutAt(part, gutter, top, bottom)
		for _, p := range [][]*stretch{below, right} { // which may be two columns themselves
			if len(p) > 0 {
				rest = append(rest, p)
			}
		}
		for _, p := range [][]*stretch{above, left} {
			if len(p) > 0 {
				parts = append(parts, p)
			}
		}
	}
	return parts
}

// cutAt cuts a page at a gutter.
func cutAt(page []*stretch, gutter, top, bottom float64) (above, left, right, below []*stretch) {
	for _, s := range page {
		switch {
		case s.y > top:
			above = append(above, s)
		case s.y < bottom:
			below = append(below, s)
		case s.x < gutter:
			left = append(left, s)
		default:
			right = append(right, s)
		}
	}
	return above, left, right, below
}

// findGutter looks for the first place where lines begin a second column, and how far
// up and down that goes. Only where a line begins is known well; see stretches.
func findGutter(page []*stretch) (x, top, bottom float64, ok bool) {
	if len(page) < 2*columnLines || len(page) > mostPieces {
		return 0, 0, 0, false
	}
	size := usualSize(page)
	leftmost := math.Inf(1)
	starts := map[float64]int{}
	for _, s := range page {
		leftmost = min(leftmost, s.x)
		starts[math.Round(4*s.x/size)]++
	}
	var places []float64
	for at, n := range starts {
		if at := at * size / 4; n >= columnLines && at > leftmost+10*size {
			places = append(places, at)
		}
	}
	if len(places) > mostPlaces {
		slices.SortFunc(places, func(a, b float64) int {
			return cmp.Or(starts[math.Round(4*b/size)]-starts[math.Round(4*a/size)], cmp.Compare(a, b))
		})
		places = places[:mostPlaces]
	}
	slices.Sort(places)
	rows := linesOf(page)
	for _, place := range places {
		place -= size / 2
		if top, bottom, ok := bandOf(rows, place, size); ok {
			return place, top, bottom, true
		}
	}
	return 0, 0, 0, false
}

func usualSize(page []*stretch) float64 {
	letters := map[float64]int{}
	best := page[0].size
	for _, s := range page {
		letters[s.size] += s.text.Len()
		if n, most := letters[s.size], letters[best]; n > most || n == most && s.size < best {
			best = s.size
		}
	}
	return best
}

// bandOf returns the first part of a page, from top to bottom, in which no line goes
// across a place and both sides of it are text.
func bandOf(rows [][]*stretch, place, size float64) (top, bottom float64, ok bool) {
	across := func(row []*stretch) bool {
		for i, s := range row {
			next := math.Inf(1)
			if i+1 < len(row) {
				next = row[i+1].x
			}
			// A stretch may be narrower than it is thought to be, but not so that another
			// one begins where it ends.
			if s.x < place && min(s.end, next) > place+2*size {
				return true
			}
		}
		return false
	}
	for begin := 0; begin < len(rows); {
		end := begin
		for end < len(rows) && !across(rows[end]) {
			end++
		}
		if end > begin && isText(rows[begin:end], place) {
			return rows[begin][0].y + 0.5*size, rows[end-1][0].y - 0.5*size, true
		}
		begin = end + 1
	}
	return 0, 0, false
}

// isText reports whether lines are text on both sides of a place. A table has cells
// there, which are short or stand apart.
func isText(rows [][]*stretch, place float64) bool {
	var lines, long [2]int
	for _, row := range rows {
		var run, longest [2]int
		var last [2]*stretch
		for _, s := range row {
			side := 0
			if s.x >= place {
				side = 1
			}
			if last[side] == nil {
				lines[side]++
			} else if s.x-last[side].end > cellGap*s.size {
				run[side] = 0
			}
			run[side] += utf8.RuneCountInString(strings.TrimSpace(s.text.String())) + 1
			longest[side], last[side] = max(longest[side], run[side]), s
		}
		for side, n := range longest {
			if n > columnLetters {
				long[side]++
			}
		}
	}
	const share = 0.4 // others are headings, and lines that end a paragraph
	for side, n := range long {
		if n < columnLines || float64(n) < share*float64(lines[side]) {
			return false
		}
	}
	return true
}

// linesOf puts stretches into lines, from top to bottom and left to right.
func linesOf(all []*stretch) (lines [][]*stretch) {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, c *stretch) int { return cmp.Compare(c.y, a.y) })
	for _, s := range all {
		if last := len(lines) - 1; last >= 0 && math.Abs(lines[last][0].y-s.y) <= 0.35*max(s.size, lines[last][0].size) {
			lines[last] = append(lines[last], s)
			continue
		}
		lines = append(lines, []*stretch{s})
	}
	for _, line := range lines {
		slices.SortStableFunc(line, func(a, c *stretch) int { return cmp.Compare(a.x, c.x) })
	}
	return lines
}
