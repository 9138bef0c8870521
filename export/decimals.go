package export

import (
	"strings"
	"unicode"

	"bifocal/export/house"
)

// Lined says how the cells of a column stand over each other.
type Lined struct {
	// Right says that the column is set to the right, its numbers over each
	// other at their last digit or, with Missing, at their decimal mark.
	Right bool
	// Missing is, for each row, what its number lacks behind the decimal mark to
	// be as long as the longest: ".0", "00". A row that holds no number is set to
	// the left.
	Missing []string
	// Number says for each row whether it holds a number.
	Number []bool
}

// Lined returns how a column is set. A column of numbers in one unit can be set
// to the right, and its decimal marks stand over each other where each cell is
// followed by what it is short of. Numbers of several units stand to the left.
func (t Table) Lined(column int, lang string) Lined {
	align := t.Columns[column].Align
	l := Lined{Right: align == Right, Missing: make([]string, len(t.Rows)), Number: make([]bool, len(t.Rows))}
	if align == Left {
		return l
	}
	mark := DecimalMark(lang)
	fractions := make([]string, len(t.Rows))
	longest, unit, units := "", "", 0
	for i, row := range t.Rows {
		if column >= len(row) {
			continue
		}
		fraction, after, ok := splitNumber(Line(Plain(row[column].Spans)), mark)
		l.Number[i] = ok || align == Right
		if !ok {
			continue
		}
		fractions[i] = fraction
		if len(fraction) > len(longest) {
			longest = fraction
		}
		if units == 0 || after != unit {
			unit, units = after, units+1
		}
	}
	if align == Right {
		return l
	}
	l.Right = units == 1
	for i := range l.Missing {
		if l.Right && l.Number[i] {
			l.Missing[i] = longest[len(fractions[i]):]
		}
	}
	return l
}

// splitNumber splits off what follows the whole number that a text starts with:
// the fraction with its mark, and the unit with what else is said.
func splitNumber(s string, mark rune) (fraction, after string, ok bool) {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return unicode.In(r, unicode.Sc, unicode.Sm) || r == '-' || r == '–' })
	rs := []rune(s)
	i := 0
	digit := func(k int) bool { return k < len(rs) && unicode.IsDigit(rs[k]) }
	if !digit(0) {
		return "", "", false
	}
	for digit(i) || digit(i+1) && i < len(rs) && grouping(rs[i], mark) {
		i++
	}
	whole := i
	if i < len(rs) && rs[i] == mark && digit(i+1) {
		for i++; digit(i); i++ {
		}
	}
	return string(rs[whole:i]), string(rs[i:]), true
}

func grouping(r, mark rune) bool {
	switch r {
	case '.', ',':
		return r != mark
	case '’', '\'', '\u00A0', '\u202F', '\u2009':
		return true
	}
	return false
}

// DecimalMark is the mark that numbers in a language, a BCP 47 tag, use.
func DecimalMark(lang string) rune {
	base, _, _ := strings.Cut(lang, "-")
	if lang == string(house.Continental) {
		return ','
	}
	switch base {
	case "en", "zh", "ja", "ko", "th", "he", "":
		return '.'
	}
	return ','
}
