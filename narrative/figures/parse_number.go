package figures

import (
	"strings"

	"github.com/shopspring/decimal"
)

// amount is one number of a text with what stands directly around it.
type amount struct {
	value    decimal.Decimal // scale applied
	scale    decimal.Decimal
	scaled   bool
	currency string // from a sign or code before the number
	unit     string // canonical, where the lower end of a range has its own
}

// readAmount reads sign, currency, number and scale off the front of s.
func readAmount(s string) (amount, string, error) {
	var a amount
	s, negative := cutSign(s)
	if code, n := leadingCurrency(s); n > 0 {
		a.currency = code
		s = strings.TrimLeft(s[n:], " ")
		if !negative {
			s, negative = cutSign(s)
		}
	}
	value, rest, err := readNumber(s)
	if err != nil {
		return a, "", err
	}
	if negative {
		value = value.Neg()
	}
	a.value, a.scale = value, decimal.NewFromInt(1)
	if scale, n := readScale(rest, a.currency != ""); n > 0 {
		a.scale, a.scaled = scale, true
		a.value = a.value.Mul(scale)
		rest = rest[n:]
	}
	return a, rest, nil
}

func cutSign(s string) (string, bool) {
	if rest, ok := strings.CutPrefix(s, "+"); ok {
		return rest, false
	}
	rest, negative := strings.CutPrefix(s, "-")
	return rest, negative
}

var numberWords = []string{
	"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
}

// readNumber reads an unsigned number, in digits or as a word, off the front of s.
func readNumber(s string) (decimal.Decimal, string, error) {
	if s != "" && (isDigit(s[0]) || s[0] == '.' && len(s) > 1 && isDigit(s[1])) {
		return readDigits(s)
	}
	for n, word := range numberWords {
		if rest, ok := cutPrefixFold(s, word); ok {
			return decimal.NewFromInt(int64(n)), rest, nil
		}
	}
	if rest, ok := cutPrefixFold(s, "once"); ok {
		return decimal.NewFromInt(1), " times" + rest, nil
	}
	if rest, ok := cutPrefixFold(s, "twice"); ok {
		return decimal.NewFromInt(2), " times" + rest, nil
	}
	value := decimal.NewFromInt(1)
	rest, halved := cutPrefixFold(s, "half ")
	if halved {
		value = half
	}
	for _, article := range []string{"an", "a"} { // an hour, half a million
		if after, ok := cutPrefixFold(rest, article); ok && measurable(after) {
			return value, after, nil
		}
	}
	return decimal.Decimal{}, "", reason("there is no number to start with: write it in digits")
}

// measurable reports whether a unit of time or a scale word comes next, so that
// an article before it means one.
func measurable(s string) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(s, " "), " ")
	if len(word) < 3 {
		return false
	}
	if _, ok := milliseconds[canonicalUnit(word)]; ok {
		return true
	}
	_, ok := scaleWords[strings.ToLower(word)]
	return ok
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func digitRun(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// readDigits reads grouped digits with a decimal point off the front of s.
func readDigits(s string) (decimal.Decimal, string, error) {
	n := digitRun(s)
	text, rest := s[:n], s[n:]
	first, separator := text, byte(0)
	for rest != "" {
		c := rest[0]
		group := digitRun(rest[1:])
		if c != ',' && c != ' ' && c != '\'' || group == 0 || separator != 0 && c != separator {
			break
		}
		if whole := len(first) > 3 || first == "" || first[0] == '0'; group != 3 || whole {
			if c == ' ' && separator == 0 {
				break // two numbers, which the unit will refuse
			}
			if c == ',' && separator == 0 && group != 3 {
				return decimal.Decimal{}, "", reason("write a decimal point: " + text + "." + rest[1:1+group] + ", not " + text + "," + rest[1:1+group])
			}
			return decimal.Decimal{}, "", reason("thousands go in groups of three digits: 1,200,000")
		}
		separator = c
		text, rest = text+rest[1:4], rest[4:]
	}
	fraction := ""
	if len(rest) > 1 && rest[0] == '.' && isDigit(rest[1]) {
		f := digitRun(rest[1:])
		fraction, rest = rest[1:1+f], rest[1+f:]
	}
	if err := checkAfterDigits(rest); err != nil {
		return decimal.Decimal{}, "", err
	}
	if max(1, len(text))+len(fraction) > maxDigits { // .5 is written as 0.5
		return decimal.Decimal{}, "", reason("the number has more than 30 digits")
	}
	value, err := decimal.NewFromString("0" + text + "." + fraction + "0")
	if err != nil {
		return decimal.Decimal{}, "", reason("there is no number to start with: write it in digits")
	}
	if rest == "." {
		rest = ""
	}
	return value, rest, nil
}

// checkAfterDigits refuses what makes digits something else than one number.
func checkAfterDigits(rest string) error {
	if len(rest) < 2 {
		return nil
	}
	if isASCIILetter(rest[0]) {
		word := rest
		if end := strings.IndexAny(rest, " /-"); end >= 0 {
			word = rest[:end]
		}
		signed := len(rest) > 2 && (rest[1] == '-' || rest[1] == '+') && isDigit(rest[2])
		if strings.ContainsAny(word, "0123456789") || rest[0]|0x20 == 'e' && signed {
			return reason("write the number in full, without an exponent, and a space before its unit")
		}
	}
	if !isDigit(rest[1]) {
		return nil
	}
	switch rest[0] {
	case '.':
		return reason("one decimal point only; thousands are grouped with commas: 1,200,000")
	case ',':
		return reason("thousands are grouped with commas and the fraction follows a point: 1,200.50")
	case '/':
		return reason("write a fraction as a decimal: 0.33, not 1/3")
	case ':':
		return reason("write one number: 1.5 h, not 1:30")
	}
	return nil
}
