package prose

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

// unitAt reads the unit behind a number and puts it into the core.
func (r *reader) unitAt(c *core) {
	j := c.end
	if figures.IsCurrency(c.unit) || j >= len(r.toks) || !r.sameLine(j) {
		return
	}
	if money, end, ok := r.currencyAfter(j); ok {
		c.unit, c.end = money.code, end
		c.scale = c.scale.Mul(money.scale)
		return
	}
	hyphen := r.isDash(j) && r.glued(j) && r.glued(j+1)
	switch {
	case r.isSign(j, "%"):
		c.unit, c.end = "%", j+1
		at := j + 1
		if r.isDash(at) && r.glued(at) {
			at++
		}
		if w := r.word(at); w == "points" || w == "point" {
			c.unit, c.end = "pp", at+1
		}
		return
	case r.isSign(j, "‰"):
		c.unit, c.end = "‰", j+1
		return
	case r.isSign(j, "°") && (r.textAt(j+1) == "C" || r.textAt(j+1) == "F"):
		c.unit, c.end = "°"+r.textAt(j+1), j+2
		return
	case (r.word(j) == "x" || r.isSign(j, "×")) && r.glued(j) && !(r.glued(j+1) && (r.isNumber(j+1) || r.word(j+1) != "")):
		c.unit, c.end = "times", j+1
		return
	case hyphen && r.word(j+1) != "":
		if unit, ok := unitNamed(r.textAt(j+1), false); ok && r.textAt(j+1) != "point" {
			c.unit, c.end = unit, j+2
		}
		return
	}
	switch r.word(j) {
	case "":
		return
	case "per":
		if r.word(j+1) == "cent" {
			c.unit, c.end = "%", j+2
		}
		return
	case "percentage":
		if w := r.word(j + 1); w == "points" || w == "point" {
			c.unit, c.end = "pp", j+2
		}
		return
	case "percent":
		c.unit, c.end = "%", j+1
		if w := r.word(j + 1); w == "points" || w == "point" {
			c.unit, c.end = "pp", j+2
		}
		return
	case "basis":
		if w := r.word(j + 1); w == "points" || w == "point" {
			c.unit, c.end = "bp", j+2
		}
		return
	case "bps", "bp":
		c.unit, c.end = "bp", j+1
		return
	}
	if r.isNumber(j+1) && r.glued(j+1) { // 12 A100s
		return
	}
	if unit, ok := unitNamed(r.textAt(j), r.glued(j)); ok {
		c.unit, c.end = unit, j+1
		r.compound(c)
	}
}

// unitNamed returns the canonical unit of a word behind a number, with "pp",
// "times" and measures among them.
func unitNamed(w string, glued bool) (string, bool) {
	switch w {
	case "time", "x", "X", "points", "point", "millis":
		return "", false
	case "w", "y", "mo", "d", "wk", "Y", "W":
		if !glued {
			return "", false
		}
	case "fold":
		return "times", true
	case "vCPU", "vCPUs", "cores", "ha", "FTE", "FTEs":
		return "", false
	}
	if unit, ok := germanUnits[w]; ok {
		return unit, true
	}
	return figures.KnownUnit(w)
}

// compound adds a smaller unit of time that follows: 2 h 30 min, 3 hours and 20
// minutes.
func (r *reader) compound(c *core) {
	if c.unit != "h" && c.unit != "min" && c.unit != "day" && c.unit != "year" {
		return
	}
	j := c.end
	if r.word(j) == "and" {
		if r.word(j+1) == "a" && r.word(j+2) == "half" {
			c.bare = c.bare.Add(half)
			c.end = j + 3
			return
		}
		j++
	}
	if !r.isNumber(j) || !r.sameLine(j) {
		return
	}
	minor, _, ok := decimalOf(r.toks[j].text, r.style, false)
	if !ok || strings.ContainsAny(r.toks[j].text, ".,") {
		return
	}
	unit, ok := unitNamed(r.textAt(j+1), r.glued(j+1))
	if !ok {
		return
	}
	most := map[string]string{"h": "min", "min": "s", "day": "h", "year": "month"}[c.unit]
	limit := map[string]int64{"h": 60, "min": 60, "day": 24, "year": 12}[c.unit]
	if unit != most || minor.GreaterThanOrEqual(decimal.NewFromInt(limit)) {
		return
	}
	c.bare = c.bare.Add(minor.Div(decimal.NewFromInt(limit)))
	c.end = j + 2
}
