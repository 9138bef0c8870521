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
	c = core{first: i, scale: decimal.NewFromInt(1)}
	negative := false
	j := i
	if r.negates(j) {
		negative = r.textAt(j) != "+"
		j++
	}
	currency, after, hasCurrency := r.currencyAt(j)
	if hasCurrency {
		c.scale, j = currency.scale, after
		c.scaled = !c.scale.Equal(decimal.NewFromInt(1))
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

type currencySeen struct {
	code  string
	scale decimal.Decimal
}

// wordCodes are currency codes that are words, too.
var wordCodes = set("ALL TOP TRY CUP PEN MOP COP BAM GEL MAD RON LAK SOS STN ANG MUR CVE")

// currencyAt reads a currency before a number: $, US$, EUR, kEUR. It returns
// the token after it.
func (r *reader) currencyAt(i int) (c currencySeen, end int, ok bool) {
	if i >= len(r.toks) || r.toks[i].kind == number {
		return c, i, false
	}
	c, end, ok = r.currency(i)
	if !ok {
		return c, i, false
	}
	next := end
	if r.isDash(next) && r.glued(next+1) {
		next++
	}
	if !r.isNumber(next) || !r.sameLine(next) {
		return c, i, false
	}
	return c, end, true
}

// currency reads a currency wherever it stands.
func (r *reader) currency(i int) (c currencySeen, end int, ok bool) {
	if i < 0 || i >= len(r.toks) {
		return c, i, false
	}
	c.scale = decimal.NewFromInt(1)
	t := &r.toks[i]
	switch t.kind {
	case sign:
		c.code, ok = figures.CurrencyNamed(t.text)
		return c, i + 1, ok
	case number:
		return c, i, false
	}
	if i+1 < len(r.toks) && r.glued(i+1) && r.toks[i+1].kind == sign { // US$, k€
		if c.code, ok = figures.CurrencyNamed(t.text + r.toks[i+1].text); ok {
			return c, i + 2, true
		}
		if code, is := figures.CurrencyNamed(r.toks[i+1].text); is {
			if scale, known := letterScales[t.text]; known {
				return currencySeen{code, scale}, i + 2, true
			}
		}
	}
	if wordCodes[t.text] {
		return c, i, false
	}
	if figures.IsCurrency(t.text) {
		c.code = t.text
		return c, i + 1, true
	}
	if len(t.text) == 4 && figures.IsCurrency(t.text[1:]) && !wordCodes[t.text[1:]] {
		if scale, known := letterScales[t.text[:1]]; known {
			return currencySeen{t.text[1:], scale}, i + 1, true
		}
	}
	return c, i, false
}

var letterScales = map[string]decimal.Decimal{
	"k": thousand, "K": thousand, "T": thousand, "M": million, "m": million,
}

var (
	thousand = decimal.New(1, 3)
	million  = decimal.New(1, 6)
	billion  = decimal.New(1, 9)
	trillion = decimal.New(1, 12)
)

// currencyAfter reads a currency behind a number: 5 €, 12 USD, ten euros.
func (r *reader) currencyAfter(i int) (c currencySeen, end int, ok bool) {
	if !r.sameLine(i) {
		return c, i, false
	}
	if w := r.word(i); len(w) > 3 || w != "" && w == r.textAt(i) {
		if code, known := figures.CurrencyNamed(w); known {
			return currencySeen{code, decimal.NewFromInt(1)}, i + 1, true
		}
	}
	if c, end, ok = r.currency(i); !ok {
		return c, i, false
	}
	if r.toks[end-1].kind == sign && r.glued(end) && r.isNumber(end) && !r.glued(i) { // 5 $10 vouchers
		return c, i, false
	}
	return c, end, true
}

// moneyFollows reports whether a currency stands behind the number that ends
// before token j, with or without a scale between.
func (r *reader) moneyFollows(j int) bool {
	if _, _, ok := r.currencyAfter(j); ok {
		return true
	}
	if r.word(j) == "" {
		return false
	}
	if r.isSign(j+1, ".") {
		j++
	}
	_, _, ok := r.currencyAfter(j + 1)
	return ok && (letterScales[r.textAt(j)] != decimal.Decimal{} || scaleWords[r.word(j)] != decimal.Decimal{})
}

var scaleWords = map[string]decimal.Decimal{
	"thousand": thousand, "million": million, "millions": million, "mio": million, "mln": million, "mn": million,
	"billion": billion, "billions": billion, "bn": billion, "bln": billion, "mrd": billion, "trillion": trillion, "trillions": trillion,
	"hundred": decimal.NewFromInt(100), "dozen": decimal.NewFromInt(12),
}

// scaleAt reads a scale behind a number at token j: K, M, bn, million, Mio.
func (r *reader) scaleAt(j int, c core) (scale decimal.Decimal, end int) {
	w := r.word(j)
	if w == "" || !r.sameLine(j) || r.glued(j+1) && (r.isNumber(j+1) || r.word(j+1) != "") {
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
		if money || moneyNext {
			return trillion, j + 1
		}
	}
	return scale, j
}

var videos = set("video videos screen screens display displays tv monitor monitors camera cameras resolution streaming")

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
