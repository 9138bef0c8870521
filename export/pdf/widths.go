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

// decimalMark is the mark that numbers in the language use.
func decimalMark(lang string) rune {
	switch baseLanguage(lang) {
	case "en", "zh", "ja", "ko", "th", "he", "":
		return '.'
	}
	return ','
}

// extent returns the widest line t makes when it is not broken, and the widest
// piece that is broken only if it must be.
func (t *text) extent() (natural, least float64) {
	sums := t.sums()
	start, word := 0, 0
	for _, b := range t.breaks {
		end := t.trim(word, b.at)
		if !b.tight {
			least = max(least, t.span(sums, word, end))
			word = b.at
		}
		if b.forced || b.at == len(t.glyphs) {
			natural = max(natural, t.span(sums, start, end))
			start = b.at
		}
	}
	return natural, least
}

// share gives every column its width and place in c. It reports false when
// words have to be broken to fit.
func (g *grid) share(c column, gap float64) bool {
	n := len(g.columns)
	natural, least := make([]float64, n), make([]float64, n)
	for j := range g.columns {
		natural[j], least[j] = g.demand(j)
	}
	room := max(c.width()-gap*float64(n-1), float64(n)*4)
	fits := g.weigh(natural, least, room)
	if g.widths == nil {
		g.widths, fits = divide(natural, least, room)
		if sum(natural) > room && fits {
			g.settle(least)
		}
	}
	g.lefts = make([]float64, n)
	x := c.left
	for j, w := range g.widths {
		g.lefts[j] = x
		x += w + gap
	}
	return fits
}

// demand is what column j wants and what it needs.
func (g *grid) demand(j int) (natural, least float64) {
	natural, least = 6, 6
	add := func(c cell) {
		if c.text == nil {
			return
		}
		a, b := c.text.extent()
		natural, least = max(natural, a+c.lead), max(least, b+c.lead)
	}
	if g.header != nil {
		add(cell{text: g.header[j]})
	}
	for _, row := range g.rows {
		add(row[j])
	}
	return natural + 0.1, least + 0.1
}

// weigh sets g.widths when columns carry weights: columns without one get what
// they want, up to an even share, and the others divide the rest.
func (g *grid) weigh(natural, least []float64, room float64) bool {
	total, rest := 0.0, room
	widths := make([]float64, len(g.columns))
	for j, col := range g.columns {
		if col.Weight > 0 {
			total += col.Weight
			continue
		}
		widths[j] = min(natural[j], room/float64(len(g.columns)))
		rest -= widths[j]
	}
	if total == 0 {
		return false
	}
	fits := true
	for j, col := range g.columns {
		if col.Weight > 0 {
			widths[j] = rest * (col.Weight / total)
		}
		fits = fits && widths[j] >= least[j]
	}
	if !fits {
		return false // the weights would tear words: measure instead
	}
	g.widths = widths
	return true
}

// divide shares room among columns: all they want and the spare room in
// proportion, or what they need and the rest by what is still wanted. It
// reports false when even the needs do not fit.
func divide(natural, least []float64, room float64) ([]float64, bool) {
	wanted, needed := sum(natural), sum(least)
	// One endless word must not starve the other columns.
	share, capped := 3*room/float64(len(least)), 0.0
	for _, w := range least {
		capped += min(w, share)
	}
	widths := make([]float64, len(natural))
	for j := range widths {
		switch {
		case wanted <= room:
			widths[j] = natural[j] * room / wanted
		case needed <= room:
			widths[j] = least[j] + (natural[j]-least[j])*(room-needed)/max(wanted-needed, 0.01)
		default:
			widths[j] = room * min(least[j], share) / capped
		}
	}
	return widths, needed <= room
}

func sum(values []float64) float64 {
	var total float64
	for _, v := range values {
		total += v
	}
	return total
}
