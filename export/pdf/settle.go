package pdf

import "slices"

// shape is a cell reduced to what counting its lines takes: where each word
// starts and ends when the cell is one long line.
type shape struct {
	starts, ends []float64
	forced       []bool
	lead         float64
}

func (c cell) shape() shape {
	s := shape{lead: c.lead}
	if c.text == nil {
		return s
	}
	sums, word := c.text.sums(), 0
	for _, b := range c.text.breaks {
		if b.tight {
			continue
		}
		s.starts = append(s.starts, sums[word])
		s.ends = append(s.ends, sums[max(c.text.trim(word, b.at), word)])
		s.forced = append(s.forced, b.forced)
		word = b.at
	}
	return s
}

// lines counts the lines s takes in width, filled one after the other.
func (s shape) lines(width float64) int {
	if len(s.starts) == 0 {
		return 0
	}
	width -= s.lead
	n, start := 1, s.starts[0]
	for i := range s.starts {
		if s.ends[i]-start > width && s.starts[i] > start {
			n++
			start = s.starts[i]
		}
		if s.forced[i] && i+1 < len(s.starts) {
			n++
			start = s.starts[i+1]
		}
	}
	return n
}

// mostSettled bounds the work on huge tables; their columns keep the widths
// they were given at first.
const mostSettled = 600 // cells

// level gives every column what it wants up to a level that is the same for all,
// and never less than it needs: a cell of a whole paragraph does not press the
// figures beside it.
func level(demands []demand, room float64) []float64 {
	at := func(most float64) float64 {
		return total(demands, func(d demand) float64 { return max(d.least, min(d.natural, most)) })
	}
	low, high := 0.0, room
	for range 30 {
		if mid := (low + high) / 2; at(mid) > room {
			high = mid
		} else {
			low = mid
		}
	}
	widths := make([]float64, len(demands))
	for j, d := range demands {
		widths[j] = max(d.least, min(d.natural, low))
	}
	return widths
}

// settle gives the width that columns do not use to those that become lower by
// it, for as long as that makes the table lower, and shares out what is left. No
// column gets narrower than its longest word, and none gets more lines.
func (g *grid) settle(demands []demand, room float64) {
	rows := g.shapes()
	if len(rows)*len(g.columns) > mostSettled {
		return
	}
	lines := make([][]int, len(rows))
	for i, row := range rows {
		lines[i] = make([]int, len(row))
		for j := range row {
			lines[i][j] = row[j].lines(g.widths[j])
		}
	}
	pool := room
	for j, d := range demands {
		g.widths[j] = tightest(rows, lines, j, d.least, g.widths[j])
		pool -= g.widths[j]
	}
	for {
		to, width, score := -1, 0.0, 0.0
		for j := range g.widths {
			for _, w := range steps(rows, lines, j, g.widths[j], pool) {
				if s := gain(rows, lines, j, w) / (w - g.widths[j] + 1); s > score {
					to, width, score = j, w, s
				}
			}
		}
		if to < 0 {
			break
		}
		pool -= width - g.widths[to]
		g.widths[to] = width
		for i, row := range rows {
			lines[i][to] = row[to].lines(width)
		}
	}
	for j := range g.widths {
		g.widths[j] += max(pool, 0) / float64(len(g.widths))
	}
	g.trade(rows, lines, demands)
}

// trade moves width from one column to another for as long as that makes the table
// lower, although cells of the first may get more lines.
func (g *grid) trade(rows [][]shape, lines [][]int, demands []demand) {
	count := func(j int, into []int) {
		for i, row := range rows {
			into[i] = row[j].lines(g.widths[j])
		}
	}
	for j := range g.widths {
		for i, row := range rows {
			lines[i][j] = row[j].lines(g.widths[j])
		}
	}
	giver, taker := make([]int, len(rows)), make([]int, len(rows))
	for better := true; better; {
		better = false
		for from := range g.widths {
			for to := range g.widths {
				for _, step := range []float64{40, 20, 10} {
					if from == to || g.widths[from]-step < demands[from].least {
						continue
					}
					g.widths[from] -= step
					g.widths[to] += step
					count(from, giver)
					count(to, taker)
					if g.lower(lines, from, to, giver, taker) {
						better = true
						for i := range rows {
							lines[i][from], lines[i][to] = giver[i], taker[i]
						}
						continue
					}
					g.widths[from] += step
					g.widths[to] -= step
				}
			}
		}
	}
}

// lower says that the table gets lower when the cells of two columns take the
// given lines.
func (g *grid) lower(lines [][]int, from, to int, giver, taker []int) bool {
	less := 0
	for i, row := range lines {
		before, after := slices.Max(row), max(giver[i], taker[i])
		for k, n := range row {
			if k != from && k != to {
				after = max(after, n)
			}
		}
		less += before - after
	}
	return less > 0
}

// tightest is the least width of column j, between low and high, in which no
// cell takes more lines than it does.
func tightest(rows [][]shape, lines [][]int, j int, low, high float64) float64 {
	for i, row := range rows {
		if low >= high {
			break
		}
		low = max(low, row[j].widthFor(lines[i][j], low, high))
	}
	return min(low, high)
}

// steps are the widths of column j, not more than pool wider than it is, at which
// a cell that makes its row as high as it is gets a line less.
func steps(rows [][]shape, lines [][]int, j int, width, pool float64) []float64 {
	var out []float64
	for i, row := range rows {
		if n := lines[i][j]; n > 1 && n == slices.Max(lines[i]) && row[j].lines(width+pool) < n {
			if w := row[j].widthFor(n-1, width, width+pool); !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// gain says how much lower the table gets when column j is w wide; lines of cells
// that do not make their row lower count a little.
func gain(rows [][]shape, lines [][]int, j int, w float64) float64 {
	sum := 0.0
	for i, row := range rows {
		n := row[j].lines(w)
		if n == lines[i][j] {
			continue
		}
		before, after := slices.Max(lines[i]), n
		for k, other := range lines[i] {
			if k != j {
				after = max(after, other)
			}
		}
		sum += float64(before-after) + 0.05*float64(lines[i][j]-n)
	}
	return sum
}

// widthFor is the least width between low and high in which s takes at most n
// lines, to a quarter of a point.
func (s shape) widthFor(n int, low, high float64) float64 {
	if s.lines(low) <= n {
		return low
	}
	for high-low > 0.25 {
		if mid := (low + high) / 2; s.lines(mid) <= n {
			high = mid
		} else {
			low = mid
		}
	}
	return high
}

// shapes returns the shapes of all cells, the header row first.
func (g *grid) shapes() [][]shape {
	var all [][]shape
	if g.header != nil {
		row := make([]shape, len(g.header))
		for j, t := range g.header {
			row[j] = cell{text: t}.shape()
		}
		all = append(all, row)
	}
	for _, cells := range g.rows {
		row := make([]shape, len(cells))
		for j, c := range cells {
			row[j] = c.shape()
		}
		all = append(all, row)
	}
	return all
}
