package worddiff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative/figures"
)

// locales are the languages whose units, scales and months are known as parts
// of a figure.
var locales = []*figures.Locale{figures.English}

// units are what follows a number and belongs to it; months what makes a date.
var units, months = func() (units, months map[string]bool) {
	units, months = map[string]bool{"%": true, "‰": true}, map[string]bool{}
	for _, l := range locales {
		for _, u := range l.Units {
			units[u.One], units[u.Many], units[u.Symbol] = true, true, true
		}
		for _, scale := range []string{l.Thousand, l.Million, l.Billion, l.MillionWord, l.BillionWord} {
			units[scale] = true
		}
		for _, m := range l.Months {
			months[m] = true
		}
	}
	delete(units, "")
	return units, months
}()

// figureAt returns how many bytes the figure has that a text begins with, with
// its sign, unit and scale, or 0. Dates are figures: "15 January 2027",
// "January 2027", "Q4 2027". spaced says that nothing is joined to it from
// before.
func figureAt(text string, spaced bool) int {
	n := numberAt(text, spaced)
	if n == 0 {
		return periodAt(text)
	}
	if strings.HasPrefix(text[n:], "–") { // a range
		n += numberAfter(text[n:], len("–"))
	}
	for n < len(text) { // "10x", "15th"
		r, size := utf8.DecodeRuneInString(text[n:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		n += size
	}
	if d := dateAfter(text, n); d > 0 {
		return d
	}
	for range 2 { // a scale and a currency
		more := unitAfter(text[n:])
		if more == 0 {
			break
		}
		n += more
	}
	return n
}

// numberAt returns how many bytes of a text are a number with its sign and the
// currency before it.
func numberAt(text string, spaced bool) int {
	n := 0
	if r, size := utf8.DecodeRuneInString(text); spaced && (r == '-' || r == '−' || r == '+') {
		n += size
	}
	if n == len(text) {
		return 0
	}
	if r, size := utf8.DecodeRuneInString(text[n:]); unicode.Is(unicode.Sc, r) {
		n += size
	}
	if n == len(text) || !isDigit(text[n]) {
		return 0
	}
	for n < len(text) {
		if isDigit(text[n]) {
			n++
			continue
		}
		// What stands between digits belongs to them.
		switch r, size := utf8.DecodeRuneInString(text[n:]); r {
		case '.', ',', '\'', '’', '\u202f', '\u2009':
			if n+size < len(text) && isDigit(text[n+size]) {
				n += size
				continue
			}
		case '-': // 2027-01-15
			if isoDate(text[:min(n+6, len(text))]) {
				return n + 6
			}
		}
		break
	}
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isoDate(text string) bool {
	if len(text) != len("2027-01-15") {
		return false
	}
	for i := range len(text) {
		if dash := i == 4 || i == 7; dash != (text[i] == '-') || !dash && !isDigit(text[i]) {
			return false
		}
	}
	return true
}

// numberAfter returns how many bytes a number takes behind skip bytes, with
// those, or 0.
func numberAfter(text string, skip int) int {
	if n := numberAt(text[skip:]+" ", false); n > 0 {
		return skip + n
	}
	return 0
}

// gap returns how many bytes the one space takes that a text begins with.
func gap(text string) int {
	switch r, n := utf8.DecodeRuneInString(text); r {
	case ' ', '\u00a0', '\u202f', '\u2009':
		return n
	}
	return 0
}

// bareWord returns the letters that a text begins with, or "" where they go on
// as something else.
func bareWord(text string) string {
	for i, r := range text {
		if unicode.IsDigit(r) {
			return ""
		}
		if !unicode.IsLetter(r) {
			return text[:i]
		}
	}
	return text
}

// unitAfter returns how many bytes the unit takes that a text goes on with,
// with the space before it, or 0.
func unitAfter(text string) int {
	n := gap(text)
	if n == len(text) {
		return 0
	}
	r, size := utf8.DecodeRuneInString(text[n:])
	switch {
	case r == '%' || r == '‰', unicode.Is(unicode.Sc, r):
		return n + size
	case n == 0:
		return 0
	}
	if word := bareWord(text[n:]); units[word] || figures.IsCurrency(word) {
		return n + len(word)
	}
	return 0
}

// dateAfter returns how many bytes the date has that begins with a number of n
// bytes, or 0. A day and a year with any word between them are a date in every
// language; without the year the month must be known.
func dateAfter(text string, n int) int {
	if n > 2 || !isDigit(text[0]) || !isDigit(text[n-1]) {
		return 0
	}
	if strings.HasPrefix(text[n:], ".") {
		n++
	}
	space := gap(text[n:])
	if space == 0 {
		return 0
	}
	month := bareWord(text[n+space:])
	end := n + space + len(month)
	if year := yearAfter(text[end:]); year > 0 && utf8.RuneCountInString(month) >= 3 {
		return end + year
	}
	if months[month] {
		return end
	}
	return 0
}

// yearAfter returns how many bytes a year takes that a text goes on with.
func yearAfter(text string) int {
	n := gap(text)
	if n == 0 || len(text) < n+4 {
		return 0
	}
	year := text[n : n+4]
	for i := range len(year) {
		if !isDigit(year[i]) {
			return 0
		}
	}
	if end := n + 4; year >= "1900" && year < "2200" && (end == len(text) || !isPlain(text[end])) {
		return end
	}
	return 0
}

// periodAt returns how many bytes a month or a part of a year takes, with its
// year: "January 2027", "Q4 2027".
func periodAt(text string) int {
	n := 2
	if len(text) < 2 || !strings.Contains("Q1 Q2 Q3 Q4 H1 H2", text[:2]) || text[0] == ' ' {
		n = len(bareWord(text[:min(len(text), 24)]))
		if !months[text[:n]] {
			return 0
		}
	}
	if year := yearAfter(text[n:]); year > 0 {
		return n + year
	}
	return 0
}
