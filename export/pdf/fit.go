package pdf

import (
	"math"
	"unicode"
)

// line is a stretch of glyphs that stands on one line.
type line struct {
	from, to int
	width    float64
	hyphen   bool // ends at a soft hyphen, which is printed
}

// What a break costs. A line more costs more than any unevenness, so the
// paragraph is as short as it can be and then as even as it can be; a break
// inside a number and its unit, or inside a word, is taken only when nothing
// else fits.
const (
	costLine   = 1e4
	costTight  = 1e7
	costTorn   = 1e10
	costSlack  = 100 // times the square of the empty share of a line
	costStray  = 40  // a last line of one short word
	costLetter = 8   // a line that ends in "a" or another single letter
	costHyphen = 7   // a word that is broken, and more in a narrow column, whose lines are uneven anyway
	costLadder = 30  // a second one below it

	costCompound = 10 // a word that has a hyphen
)

// widthHyphen is the width from which on a hyphen costs what costHyphen says.
const widthHyphen = 320.0

// candidate is a place where the fitting may end a line.
type candidate struct {
	at, end int // the next line starts at at; this one is drawn up to end
	cost    float64
	forced  bool
	hyphen  float64 // width of the hyphen printed here
}

// fit breaks t into lines no wider than width so that the sum of the costs is
// least (after Knuth and Plass, for text set ragged right). Only a single
// character wider than width can stick out.
func (t *text) fit(faces faceSet, width float64) []line {
	if len(t.glyphs) == 0 {
		return nil
	}
	sums := t.sums()
	cands := t.candidates(faces, sums, width)
	best := make([]float64, len(cands))
	from := make([]int, len(cands))
	for j := 1; j < len(cands); j++ {
		best[j] = math.Inf(1)
		for i := j - 1; i >= 0; i-- {
			w := t.span(sums, cands[i].at, cands[j].end) + cands[j].hyphen
			if w > width+0.01 && i < j-1 {
				break
			}
			c := best[i] + costLine + cands[j].cost + t.raggedness(cands, i, j, w/width)
			if cands[i].hyphen > 0 && cands[j].hyphen > 0 {
				c += costLadder
			}
			if c < best[j] {
				best[j], from[j] = c, i
			}
			if cands[i].forced {
				break
			}
		}
	}
	return t.collect(sums, cands, from)
}

// raggedness is the cost of a line that fills the given share of the width.
func (t *text) raggedness(cands []candidate, i, j int, share float64) float64 {
	last := j == len(cands)-1 || cands[j].forced
	if !last {
		return costSlack * (1 - share) * (1 - share)
	}
	if i == 0 || cands[i].forced {
		return 0 // the paragraph has one line
	}
	switch {
	case share < 0.3 && i == j-1:
		return costStray
	case share < 0.2:
		return costStray * (0.2 - share)
	}
	return 0
}

func (t *text) collect(sums []float64, cands []candidate, from []int) []line {
	var lines []line
	for j := len(cands) - 1; j > 0; j = from[j] {
		start, c := cands[from[j]].at, cands[j]
		lines = append(lines, line{
			from: start, to: max(c.end, start),
			width:  t.span(sums, start, c.end) + c.hyphen,
			hyphen: c.hyphen > 0,
		})
	}
	for i, j := 0, len(lines)-1; i < j; i, j = i+1, j-1 {
		lines[i], lines[j] = lines[j], lines[i]
	}
	return lines
}

// sums returns the running width before each glyph, kerns included.
func (t *text) sums() []float64 {
	sums := make([]float64, len(t.glyphs)+1)
	for i := range t.glyphs {
		sums[i+1] = sums[i] + t.glyphWidth(i, len(t.glyphs))
	}
	return sums
}

// span is the width of glyphs[from:to] set on one line.
func (t *text) span(sums []float64, from, to int) float64 {
	if to <= from {
		return 0
	}
	g := &t.glyphs[to-1]
	return sums[to] - sums[from] - float64(g.kern)*t.inks[g.ink].effective()/1000
}

// candidates returns the breaks of t, with further ones where a stretch
// between two breaks is wider than the line.
func (t *text) candidates(faces faceSet, sums []float64, width float64) []candidate {
	cands := make([]candidate, 1, len(t.breaks)+len(t.hyphens)+1)
	narrow := max(1, widthHyphen/width)
	hyphens := t.hyphens
	for _, b := range t.breaks {
		for len(hyphens) > 0 && hyphens[0] < b.at {
			at := hyphens[0]
			hyphens = hyphens[1:]
			cands = append(cands, candidate{at: at, end: at, cost: costHyphen * narrow * narrow, hyphen: t.hyphenWidth(faces, at-1)})
		}
		c := candidate{at: b.at, end: t.trim(cands[len(cands)-1].at, b.at), forced: b.forced}
		switch {
		case b.tight:
			c.cost = costTight
		case t.afterLetter(b.at):
			c.cost = costLetter
		case c.end > 0 && c.end < len(t.glyphs) && t.glyphs[c.end-1].r == '-':
			c.cost = costCompound
		}
		if c.end > 0 && t.glyphs[c.end-1].r == softHyphen && b.at < len(t.glyphs) {
			c.hyphen = t.hyphenWidth(faces, c.end-1)
		}
		if start := cands[len(cands)-1].at; t.span(sums, start, c.end)+c.hyphen > width {
			cands = t.tear(cands, start, c.end)
		}
		cands = append(cands, c)
	}
	return cands
}

// tear allows a break before every character of a word that is too long.
func (t *text) tear(cands []candidate, start, end int) []candidate {
	for i := start + 1; i < end; i++ {
		if t.glyphs[i].solo {
			cands = append(cands, candidate{at: i, end: i, cost: costTorn})
		}
	}
	return cands
}

// trim returns where glyphs[from:to] ends without its trailing spaces.
func (t *text) trim(from, to int) int {
	for to > from {
		switch t.glyphs[to-1].r {
		case ' ', '\n', zeroSpace, '\u2009', '\u200A', '\u2002', '\u2003', '\u3000':
			to--
		default:
			return to
		}
	}
	return to
}

// afterLetter says that a word of one letter ends before the space at at-1.
func (t *text) afterLetter(at int) bool {
	g := t.glyphs
	return at >= 3 && g[at-1].r == ' ' && unicode.IsLetter(g[at-2].r) && g[at-3].r == ' '
}
