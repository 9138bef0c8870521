package prose

import (
	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

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
	c.scale = decimalOne
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

// currencyAfter reads a currency behind a number: 5 €, 12 USD, ten euros.
func (r *reader) currencyAfter(i int) (c currencySeen, end int, ok bool) {
	if !r.sameLine(i) {
		return c, i, false
	}
	if w := r.word(i); len(w) > 3 || w != "" && w == r.textAt(i) {
		if code, known := figures.CurrencyNamed(w); known {
			return currencySeen{code, decimalOne}, i + 1, true
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
