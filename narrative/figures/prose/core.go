package prose

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

// core is one number with what belongs to it, without the words before it.
type core struct {
	first, end int // tokens
	value      decimal.Decimal
	bare       decimal.Decimal // before its scale
	scale      decimal.Decimal
	scaled     bool
	unit       string
	per        string
	noun       string
	suffix     figures.Qualifier
	spelled    bool
	ambiguous  bool
}

// coreAt reads sign, currency, number, scale and unit from token i on. It remembers
// the last ones, since whoever asks whether there is a unit reads on soon.
func (r *reader) coreAt(i int) (core, bool) {
	m := &r.cores[i&3]
	if !m.known || m.at != i {
		m.core, m.ok = r.readCore(i)
		m.at, m.known = i, true
	}
	return m.core, m.ok
}

// remembered is a number that was read at a token.
type remembered struct {
	core
	at        int
	ok, known bool
}

func (r *reader) readCore(i int) (c core, ok bool) {
	c = core{first: i, scale: decimalOne}
	negative := false
	j := i
	if r.negates(j) {
		negative = r.textAt(j) != "+"
		j++
	}
	currency, after, hasCurrency := r.currencyAt(j)
	if hasCurrency {
		c.scale, j = currency.scale, after
		c.scaled = !c.scale.Equal(decimalOne)
		if r.negates(j) || r.isDash(j) && r.glued(j) && r.glued(j+1) && r.isNumber(j+1) {
			negative = r.textAt(j) != "+"
			j++
		}
		c.unit = currency.code
	}
	switch {
	case r.isNumber(j):
		if c.bare, c.ambiguous, ok = decimalOf(r.toks[j].text, r.style, hasCurrency || r.moneyFollows(j+1)); !ok {
			return c, false
		}
		j++
		if f, ok := vulgar[r.textAt(j)]; ok && r.glued(j) {
			c.bare = c.bare.Add(f)
			j++
		}
	default:
		if f, is := vulgar[r.textAt(j)]; is {
			c.bare = f
			j++
			break
		}
		value, end := r.spelledAt(j)
		if end == j {
			return c, false
		}
		c.bare, c.spelled, j = value, true, end
	}
	if r.word(j) == "and" && r.word(j+1) == "a" && r.word(j+2) == "half" {
		c.bare = c.bare.Add(half)
		j += 3
	}
	if scale, next := r.scaleAt(j, c); next > j {
		c.scale, c.scaled, j = c.scale.Mul(scale), true, next
	}
	if r.plusFollows(j) {
		c.suffix = figures.AtLeast
		j++
	}
	c.end = j
	r.unitAt(&c)
	if c.suffix == "" && r.plusFollows(c.end) {
		c.suffix = figures.AtLeast
		c.end++
	}
	c.value = c.bare.Mul(c.scale)
	if negative {
		c.value, c.bare = c.value.Neg(), c.bare.Neg()
	}
	if c.unit == "bp" {
		c.unit, c.value = "pp", c.value.Shift(-2)
	}
	return c, true
}

var (
	half   = decimal.New(5, -1)
	vulgar = map[string]decimal.Decimal{
		"½": half, "¼": decimal.New(25, -2), "¾": decimal.New(75, -2), "⅓": decimal.New(333333, -6), "⅔": decimal.New(666667, -6),
	}
)

// plusFollows reports whether a plus sign ends the number: 10+ servers.
func (r *reader) plusFollows(j int) bool {
	return r.isSign(j, "+") && r.glued(j) && !(r.glued(j+1) && (r.isNumber(j+1) || r.word(j+1) != ""))
}

// negates reports whether token i is the sign of the number glued to it.
func (r *reader) negates(i int) bool {
	if !r.isDash(i) && !r.isSign(i, "+") || !r.glued(i+1) {
		return false
	}
	if r.glued(i) && !r.isSign(i-1, "(") && !r.isSign(i-1, "|") && !r.isSign(i-1, "*") && !r.isSign(i-1, "~") && !r.isSign(i-1, "\"") {
		return false
	}
	if r.isNumber(i + 1) {
		return true
	}
	_, _, ok := r.currencyAt(i + 1)
	return ok
}

var (
	thousand = decimal.New(1, 3)
	million  = decimal.New(1, 6)
	billion  = decimal.New(1, 9)
	trillion = decimal.New(1, 12)
)

var scaleWords = map[string]decimal.Decimal{
	"thousand": thousand, "million": million, "millions": million, "mio": million, "mln": million, "mn": million,
	"billion": billion, "billions": billion, "bn": billion, "bln": billion, "mrd": billion, "trillion": trillion, "trillions": trillion,
	"hundred": decimal.NewFromInt(100), "dozen": decimal.NewFromInt(12),
}

// scaleAt reads a scale behind a number at token j: K, M, bn, million, Mio.
// numbersAnAnswer reports whether a letter stands before a closing bracket that nothing
// opens, as those that number answers do: 7,110 B) 12 C) 40.
func (r *reader) numbersAnAnswer(j int) bool {
	if !r.isSign(j+1, ")") || !r.glued(j+1) {
		return false
	}
	before := r.text[max(0, r.toks[j].start-200):r.toks[j].start]
	return strings.Count(before, "(") <= strings.Count(before, ")")
}

func (r *reader) scaleAt(j int, c core) (scale decimal.Decimal, end int) {
	w := r.word(j)
	if w == "" || !r.sameLine(j) || r.glued(j+1) && (r.isNumber(j+1) || r.word(j+1) != "") {
		return scale, j
	}
	if len(w) == 1 && !r.glued(j) && r.numbersAnAnswer(j) {
		return scale, j
	}
	money := figures.IsCurrency(c.unit)
	_, _, moneyNext := r.currencyAfter(j + 1)
	if scale, ok := scaleWords[w]; ok {
		end = j + 1
		if (w == "mio" || w == "mrd") && r.isSign(end, ".") && r.glued(end) {
			end++
		}
		return scale, end
	}
	counts := func() bool { noun, _ := r.nounAt(j + 1); return noun != "" }
	glued := r.glued(j)
	switch r.toks[j].text {
	case "K", "k":
		if glued && !money && videos[r.word(j+1)] {
			return scale, j
		}
		return thousand, j + 1
	case "M":
		return million, j + 1
	case "MM":
		if money || moneyNext {
			return million, j + 1
		}
	case "m":
		if money || moneyNext || glued && counts() {
			return million, j + 1
		}
	case "B", "b":
		if money || moneyNext || glued && r.toks[j].text == "B" && counts() {
			return billion, j + 1
		}
	case "T":
		if r.glued(j + 1) { // 860 T€ are thousands
			return scale, j
		}
		if money || moneyNext {
			return trillion, j + 1
		}
	}
	return scale, j
}

var videos = set("video videos screen screens display displays tv monitor monitors camera cameras resolution streaming")
