package pdf

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

// settle moves width between columns for as long as that makes the table
// lower, or as low with fewer lines in its cells. No column gets narrower than
// its longest word.
func (g *grid) settle(demands []demand) {
	cells := g.shapes()
	if len(cells)*len(g.columns) > mostSettled {
		return
	}
	height := func() int {
		total := 0
		for _, row := range cells {
			most := 1
			for j := range row {
				n := row[j].lines(g.widths[j])
				most = max(most, n)
				total += n
			}
			total += 100 * most
		}
		return total
	}
	for best, better := height(), true; better; {
		better = false
		for from := range g.widths {
			for to := range g.widths {
				for _, step := range []float64{3, 8, 16, 32} {
					if from == to || g.widths[from]-step < demands[from].least {
						break
					}
					g.widths[from] -= step
					g.widths[to] += step
					if h := height(); h < best {
						best, better = h, true
						continue
					}
					g.widths[from] += step
					g.widths[to] -= step
				}
			}
		}
	}
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
