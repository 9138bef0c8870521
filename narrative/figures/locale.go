package figures

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Locale is all that writing figures in one language needs. It is data, so that
// another language is another value and no other code. A Locale is not changed
// once it is in use.
type Locale struct {
	// Tag is the language as a BCP 47 tag.
	Tag string
	// Group separates thousands, Point separates the fraction.
	Group, Point string
	// Units holds the words of the canonical units. Other units are noun
	// phrases and go through Singular and Plural.
	Units map[string]UnitWords
	// Qualifiers holds the words before a number, with the space after them.
	Qualifiers map[Qualifier]string
	Fewer      string // "less than" before what is counted; "" where it is the same
	// Per holds the phrases for the canonical periods: "a month".
	Per map[string]string
	// PerOther leads to any other noun, with the space after it: "per ".
	PerOther string
	// To stands between the ends of a range in prose, Dash in compact form.
	To, Dash string
	// Thousand, Million and Billion are the scales of money.
	Thousand, Million, Billion string
	// MillionWord and BillionWord are the scales of counts.
	MillionWord, BillionWord string
	// CurrencyFirst puts the currency before the amount.
	CurrencyFirst bool
	// Months are the names of the months, January first.
	Months [12]string
	// The patterns of points in time. In them {d} is the day, {m} the name of
	// the month, {y} the year, {n} the number of the quarter and {o} the
	// ordinal of the half.
	DayPattern, DayNoYearPattern, MonthPattern, QuarterPattern, HalfPattern string
	// Cardinals are the numbers written as words, from 0 on.
	Cardinals []string
	// Ordinals are the ordinals written as words, from the first on.
	Ordinals []string
	// OrdinalEnding returns what follows the digits of other ordinals: "th".
	OrdinalEnding func(n int) string
	// Singular and Plural return a noun phrase for one and for any other
	// number; what they are not sure of they leave as it is.
	Singular, Plural func(phrase string) string
	// Article returns the indefinite article for the phrase after it.
	Article func(phrase string) string
}

// UnitWords is how a language writes one unit.
type UnitWords struct {
	One, Many string // in prose: "hour", "hours"
	Symbol    string // in compact form; "" where the words serve for both
}

// Number writes a number with grouped thousands and no zeros at the end of its
// fraction: "1,200", "-183", "97.5".
func (l *Locale) Number(d decimal.Decimal) string {
	var buf [64]byte
	return string(l.appendNumber(buf[:0], d))
}

// Fixed writes a number rounded to the given decimals, zeros kept, halves away
// from zero: 4 with one decimal is "4.0".
func (l *Locale) Fixed(d decimal.Decimal, places int32) string {
	var buf, out [64]byte
	n := digitsOf(d.Round(places), buf[:0])
	b := appendDigits(out[:0], n, l.Group, l.Point)
	for missing := int(places) - len(n.fraction); missing > 0; missing-- {
		if missing == int(places) {
			b = append(b, l.Point...)
		}
		b = append(b, '0')
	}
	return string(b)
}

func (l *Locale) appendNumber(b []byte, d decimal.Decimal) []byte {
	var buf [48]byte
	return appendDigits(b, digitsOf(d, buf[:]), l.Group, l.Point)
}

// Cardinal writes a whole number as a word where the language has one ("one" to
// "twelve" in English), and in grouped digits otherwise.
func (l *Locale) Cardinal(n int) string {
	if n >= 0 && n < len(l.Cardinals) {
		return l.Cardinals[n]
	}
	return l.Whole(n)
}

// Whole writes a whole number with grouped thousands.
func (l *Locale) Whole(n int) string {
	var digitBuf, buf [32]byte
	d := digits{negative: n < 0, whole: strconv.AppendUint(digitBuf[:0], uint64(max(n, -n)), 10)} // #nosec G115 -- not negative
	return string(appendDigits(buf[:0], d, l.Group, l.Point))
}

// Ordinal writes the place in an order as a word where the language has one
// ("first" to "twelfth" in English), and in digits otherwise: "13th".
func (l *Locale) Ordinal(n int) string {
	if n >= 1 && n <= len(l.Ordinals) {
		return l.Ordinals[n-1]
	}
	return l.Whole(n) + l.OrdinalEnding(n)
}

// Noun writes the unit, without the number, so that it fits the number n:
// "outages" is "outage" for exactly 1, "h" is "hours" for 2. What is not surely
// a plural or singular stays as typed.
func (l *Locale) Noun(unit string, n decimal.Decimal) string {
	return l.noun(unit, isOne(n))
}

func (l *Locale) noun(unit string, one bool) string {
	if words, ok := l.Units[unit]; ok {
		if one {
			return words.One
		}
		return words.Many
	}
	if unit == "" || IsCurrency(unit) {
		return unit
	}
	if words, tail := l.ledBy(unit); tail != "" {
		if one {
			return words.One + tail
		}
		return words.Many + tail
	}
	if one {
		return l.Singular(unit)
	}
	return l.Plural(unit)
}

// ledBy returns the words of the known unit that a longer one begins with, and the
// rest with its space: " a week in each store" of "h a week in each store". The
// rest is "" where the unit is no such thing: "times faster", "working days".
func (l *Locale) ledBy(unit string) (words UnitWords, tail string) {
	first, rest, _ := strings.Cut(unit, " ")
	next, _, _ := strings.Cut(rest, " ")
	if !perWords[next] && !prepositions[next] {
		return UnitWords{}, ""
	}
	words, known := l.Units[first]
	if !known {
		return UnitWords{}, ""
	}
	return words, unit[len(first):]
}

func isOne(d decimal.Decimal) bool {
	var buf [48]byte
	return digitsOf(d, buf[:]).isOne()
}
