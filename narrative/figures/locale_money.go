package figures

import "github.com/shopspring/decimal"

// scale is a power of ten that money is written in.
type scale int

const (
	units     scale = 0
	thousands scale = 3
	millions  scale = 6
	billions  scale = 9
)

// scaleOf returns the scale that writes an amount shortest without losing a
// digit: M and bn where one or two decimals hold it, K from 10,000 on where one does.
func scaleOf(d digits) scale {
	length, zeros := len(d.whole), d.zeros()
	switch {
	case length >= 10 && zeros >= 7: // 1.25 bn
		return billions
	case length >= 7 && zeros >= 4: // 2.8 M, 1.39 M
		return millions
	case length >= 5 && zeros >= 3, (length == 5 || length == 6) && zeros == 2: // 252 K, 16.8 K
		return thousands
	}
	return units
}

func (l *Locale) scaleWord(s scale) string {
	switch s {
	case thousands:
		return l.Thousand
	case millions:
		return l.Million
	case billions:
		return l.Billion
	}
	return ""
}

// Money writes an exact amount in the shortest scale that loses no digit:
// "2.8 M USD", "252 K USD", "9,999 USD", "12.50 USD", "-183 K USD".
func (l *Locale) Money(d decimal.Decimal, currency string) string {
	var buf [80]byte
	return string(l.appendMoney(buf[:0], d, currency))
}

func (l *Locale) appendMoney(b []byte, d decimal.Decimal, currency string) []byte {
	return l.appendMoneyIn(b, d, currency, Form{})
}

func (l *Locale) appendMoneyIn(b []byte, d decimal.Decimal, currency string, f Form) []byte {
	var buf [48]byte
	n := digitsOf(d, buf[:])
	s := scaleOf(n)
	if f.Millions && partOfMillion(n) {
		s = millions
	}
	if l.CurrencyFirst {
		b = append(append(b, currency...), ' ')
	}
	b = l.appendScaled(b, n, s)
	return l.appendScaleAndCurrency(b, s, currency)
}

// appendMoneyRange writes both ends in one scale where one serves both, as in
// "4 to 5 M USD" and "800 to 1,200 K USD", and as two amounts otherwise.
func (l *Locale) appendMoneyRange(b []byte, low, high decimal.Decimal, currency, to string) []byte {
	var lowBuf, highBuf [48]byte
	x, y := digitsOf(low, lowBuf[:]), digitsOf(high, highBuf[:])
	s, t := scaleOf(x), scaleOf(y)
	if low.IsZero() {
		s = t
	}
	common := min(s, t)
	if max(s, t)-common > 3 || common == units && s != t {
		b = l.appendMoney(b, low, currency)
		b = append(b, to...)
		return l.appendMoney(b, high, currency)
	}
	if l.CurrencyFirst {
		b = append(append(b, currency...), ' ')
	}
	b = l.appendScaled(b, x, common)
	b = append(b, to...)
	b = l.appendScaled(b, y, common)
	return l.appendScaleAndCurrency(b, common, currency)
}

func (l *Locale) appendScaled(b []byte, d digits, s scale) []byte {
	if len(d.whole) < int(s) { // zero, in the scale of the other end
		return appendDigits(b, d, l.Group, l.Point)
	}
	d = d.shifted(int(s))
	b = appendDigits(b, d, l.Group, l.Point)
	if s == units && (len(d.fraction) == 1 || len(d.fraction) == 3 && !(len(d.whole) == 1 && d.whole[0] == '0')) { // cents have two digits, and three look like thousands
		b = append(b, '0')
	}
	return b
}

func (l *Locale) appendScaleAndCurrency(b []byte, s scale, currency string) []byte {
	if s != units {
		b = append(b, ' ')
		b = append(b, l.scaleWord(s)...)
	}
	if l.CurrencyFirst || currency == "" {
		return b
	}
	return append(append(b, ' '), currency...)
}
