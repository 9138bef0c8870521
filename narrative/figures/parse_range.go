package figures

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readRange reads the higher end of a range, if one follows the lower one:
// "-30 min", " to 30 min", " and 30 min" after "between", " min to 30 min".
// The lower end's own unit goes into low.
func readRange(low *amount, rest string, qualifier Qualifier) (high amount, after string, isRange bool, err error) {
	tail, ok := cutRangeWord(rest, qualifier)
	if !ok {
		tail, ok = cutUnitAndRangeWord(low, rest, qualifier)
	}
	if !ok {
		return high, rest, false, nil
	}
	if date := strings.SplitN(tail, "-", 2); len(date) == 2 && digitRun(date[0]) == len(date[0]) && date[0] != "" && digitRun(date[1]) > 0 {
		return high, "", false, reason("this looks like a date, not a quantity")
	}
	high, after, err = readAmount(tail)
	if err != nil {
		return high, "", false, err
	}
	switch {
	case high.currency == "":
		high.currency = low.currency
	case low.currency != "" && low.currency != high.currency:
		return high, "", false, reason("both ends of a range need the same currency")
	}
	return high, after, true, nil
}

// cutRangeWord cuts a dash or word that leads to another number off s.
func cutRangeWord(s string, qualifier Qualifier) (string, bool) {
	s = strings.TrimLeft(s, " ")
	tail, ok := strings.CutPrefix(s, "-")
	if !ok {
		tail, ok = cutPrefixFold(s, "to")
	}
	if !ok && qualifier == between {
		tail, ok = cutPrefixFold(s, "and")
	}
	tail = strings.TrimLeft(tail, " ")
	return tail, ok && startsAmount(tail)
}

// startsAmount reports whether s starts with a number, with its sign and
// currency.
func startsAmount(s string) bool {
	_, _, err := readAmount(s)
	if err == nil {
		return true
	}
	s = strings.TrimLeft(s, "+-")
	return s != "" && isDigit(s[0])
}

// cutUnitAndRangeWord cuts the unit of the lower end and the range word after
// it off s. With a dash directly after it the unit has to be a known one, since
// "19 covid-19 cases" is no range.
func cutUnitAndRangeWord(low *amount, s string, qualifier Qualifier) (string, bool) {
	s = strings.TrimLeft(s, " ")
	end := 0
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) && r != '%' && !unicode.Is(unicode.Sc, r) {
			break
		}
		end += size
	}
	word := s[:end]
	tail, ok := cutRangeWord(s[end:], qualifier)
	if word == "" || !ok {
		return "", false
	}
	unit := canonicalUnit(word)
	if _, known := unitWords[unit]; !known && !IsCurrency(unit) && !strings.HasPrefix(s[end:], " ") {
		return "", false
	}
	low.unit = unit
	return tail, true
}
