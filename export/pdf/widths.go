package pdf

import (
	"unicode"

	"bifocal/export"
)

// alignNumbers moves the cells of decimal columns so that their numbers stand
// over each other at the decimal mark.
func (g *grid) alignNumbers(mark rune) {
	for j, col := range g.columns {
		if col.Align != export.Decimal {
			continue
		}
		widest := 0.0
		ends := make([]int, len(g.rows))
		for i, row := range g.rows {
			ends[i] = integerEnd(row[j].text, mark)
			widest = max(widest, row[j].text.width(0, ends[i]))
		}
		for i, row := range g.rows {
			if ends[i] > 0 {
				row[j].lead = widest - row[j].text.width(0, ends[i])
			}
		}
	}
}

// integerEnd returns where the integer part of the number that starts t ends,
// or 0 when t does not start with one. A sign or a currency symbol may lead.
func integerEnd(t *text, mark rune) int {
	i := 0
	for i < len(t.glyphs) && (unicode.In(t.glyphs[i].r, unicode.Sc, unicode.Sm) || t.glyphs[i].r == '-' || t.glyphs[i].r == '–') {
		i++
	}
	if i == len(t.glyphs) || !unicode.IsDigit(t.glyphs[i].r) {
		return 0
	}
	for i < len(t.glyphs) {
		r := t.glyphs[i].r
		next := i+1 < len(t.glyphs) && unicode.IsDigit(t.glyphs[i+1].r)
		if !unicode.IsDigit(r) && (!grouping(r, mark) || !next) {
			break
		}
		i++
	}
	return i
}

func grouping(r, mark rune) bool {
	switch r {
	case '.', ',':
		return r != mark
	case '’', '\'', noBreakSpace, '\u202F', '\u2009':
		return true
	}
	return false
}

// demand is how wide a text or a column of texts is.
type demand struct {
	natural  float64 // of the widest line when none is broken
	least    float64 // of the widest piece that is broken only if it must be
	ordinary float64 // of the widest such piece, of an endless word only the beginning
}

// ordinaryWord is how many letters a word may have before it is torn rather than
// words of other columns.
const ordinaryWord = 14

// extent measures t.
func (t *text) extent() demand {
	var d demand
	sums := t.sums()
	start, word, part := 0, 0, 0
	for _, b := range t.breaks {
		end := t.trim(part, b.at)
		d.ordinary = max(d.ordinary, t.span(sums, part, min(end, part+ordinaryWord)))
		part = b.at
		if !b.tight {
			end = t.trim(word, b.at)
			whole := t.span(sums, word, end)
			d.least = max(d.least, whole)
			if end-word <= ordinaryWord {
				d.ordinary = max(d.ordinary, whole)
			}
			word = b.at
		}
		if b.forced || b.at == len(t.glyphs) {
			d.natural = max(d.natural, t.span(sums, start, t.trim(start, b.at)))
			start = b.at
		}
	}
	return d
}

// share gives every column its width and place in c and says what had to be
// torn for that.
func (g *grid) share(c column, gap float64) torn {
	n := len(g.columns)
	demands := make([]demand, n)
	for j := range demands {
		demands[j] = g.demand(j)
	}
	room := max(c.width()-gap*float64(n-1), float64(n)*4)
	result := nothingTorn
	if !g.weigh(demands, room) {
		g.widths, result = divide(demands, room)
		if result == nothingTorn && total(demands, natural) > room {
			g.settle(demands, room)
		}
	}
	g.lefts = make([]float64, n)
	x := c.left
	for j, w := range g.widths {
		g.lefts[j] = x
		x += w + gap
	}
	return result
}

// torn says which words do not fit in their columns.
type torn int

const (
	nothingTorn torn = iota
	endlessTorn      // only words longer than words are
	wordsTorn
)

// demand is what column j wants and what it needs.
func (g *grid) demand(j int) demand {
	d := demand{6, 6, 6}
	add := func(c cell) {
		if c.text == nil {
			return
		}
		x := c.text.extent()
		d.natural = max(d.natural, x.natural+c.lead)
		d.least = max(d.least, x.least+c.lead)
		d.ordinary = max(d.ordinary, x.ordinary+c.lead)
	}
	if g.header != nil {
		add(cell{text: g.header[j]})
	}
	for _, row := range g.rows {
		add(row[j])
	}
	return demand{d.natural + 0.1, d.least + 0.1, d.ordinary + 0.1}
}

// weigh sets g.widths when columns carry weights: columns without one get what
// they want, up to an even share, and the others divide the rest.
func (g *grid) weigh(demands []demand, room float64) bool {
	sum, rest := 0.0, room
	widths := make([]float64, len(g.columns))
	for j, col := range g.columns {
		if col.Weight > 0 {
			sum += col.Weight
			continue
		}
		widths[j] = min(demands[j].natural, room/float64(len(g.columns)))
		rest -= widths[j]
	}
	if sum == 0 {
		return false
	}
	fits := true
	for j, col := range g.columns {
		if col.Weight > 0 {
			widths[j] = rest * (col.Weight / sum)
		}
		fits = fits && widths[j] >= demands[j].least
	}
	if !fits {
		return false // the weights would tear words: measure instead
	}
	g.widths = widths
	return true
}

// divide shares room among columns: all they want and the spare room in
// proportion, or what they need and the rest up to a common level. Where the
// needs do not fit, endless words are torn before ordinary ones.
func divide(demands []demand, room float64) ([]float64, torn) {
	if wanted := total(demands, natural); wanted <= room {
		widths := make([]float64, len(demands))
		for j, d := range demands {
			widths[j] = d.natural * room / wanted
		}
		return widths, nothingTorn
	}
	if total(demands, least) <= room {
		return level(demands, room), nothingTorn
	}
	// What is endless in one column must not starve the others.
	share := 3 * room / float64(len(demands))
	if total(demands, ordinary) <= room {
		wish := func(d demand) float64 { return max(min(d.natural, share), d.ordinary) }
		return spread(demands, ordinary, wish, room), endlessTorn
	}
	capped := func(d demand) float64 { return min(d.least, share) }
	widths, sum := make([]float64, len(demands)), total(demands, capped)
	for j, d := range demands {
		widths[j] = room * capped(d) / sum
	}
	return widths, wordsTorn
}

// spread gives every column what need says and shares what is left of room by
// what wish says beyond that.
func spread(demands []demand, need, wish func(demand) float64, room float64) []float64 {
	needed, wished := total(demands, need), total(demands, wish)
	widths := make([]float64, len(demands))
	for j, d := range demands {
		widths[j] = need(d) + (wish(d)-need(d))*(room-needed)/max(wished-needed, 0.01)
	}
	return widths
}

func natural(d demand) float64  { return d.natural }
func least(d demand) float64    { return d.least }
func ordinary(d demand) float64 { return d.ordinary }

func total(demands []demand, of func(demand) float64) float64 {
	var sum float64
	for _, d := range demands {
		sum += of(d)
	}
	return sum
}
