package figures

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Limits of what is read: nothing that a person types is longer.
const (
	maxBytes  = 200
	maxDigits = 30
)

// ParseError says why a text was not read as a quantity or a date. Its message
// is meant for the person who typed the text.
type ParseError struct {
	Input  string // as typed, possibly long or not valid UTF-8
	Reason string // what is wrong, as a clause without capital and full stop

	example string
}

func (e *ParseError) Error() string {
	input := strings.ToValidUTF8(e.Input, "?")
	if utf8.RuneCountInString(input) > 40 {
		input = string([]rune(input)[:39]) + "…"
	}
	return fmt.Sprintf("%q: %s; for example %s", input, e.Reason, e.example)
}

const quantityExample = "25 min, about 97.5 %, 9 outages a month, 1.2 M USD a year"

// reason is an error on its way to becoming a ParseError.
type reason string

func (r reason) Error() string { return string(r) }

// Parse reads a quantity as people type it in English: "25 min", "~97.5%",
// "two hours", "4 to 5 times", "between 20 and 30 min", "≥ 99.9 %",
// "1,200 K USD a year", "$2.8M", "9 outages per month", "120". Spaces and
// correct commas group thousands; the point is the decimal point. Amounts come
// out in full (1.2 M USD is 1200000), known units in canonical form, other
// nouns as typed.
//
// What it does not read, empty text included, it refuses with a *ParseError.
func Parse(s string) (Quantity, error) {
	q, err := parse(s)
	if err != nil {
		return Quantity{}, &ParseError{Input: s, Reason: err.Error(), example: quantityExample}
	}
	return q, nil
}

// MustParse is Parse for texts in code; it panics on what Parse refuses.
func MustParse(s string) Quantity {
	q, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return q
}

func parse(s string) (Quantity, error) {
	s, err := tidy(s)
	if err != nil {
		return Quantity{}, err
	}
	qualifier, s := cutQualifier(s)
	q := Quantity{Qualifier: qualifier}

	low, rest, err := readAmount(s)
	if err != nil {
		return Quantity{}, err
	}
	high, rest, isRange, err := readRange(&low, rest, qualifier)
	if err != nil {
		return Quantity{}, err
	}
	switch {
	case isRange && qualifier != "" && qualifier != between && qualifier != from:
		return Quantity{}, reason("a range says by itself how exact it is: leave out the word before it")
	case !isRange && qualifier == between:
		return Quantity{}, reason("“between” needs two numbers with “and”")
	case isRange:
		q.Qualifier = Range
	case qualifier == from:
		q.Qualifier = AtLeast
	}
	if !isRange {
		var suffix Qualifier
		suffix, rest = cutSuffix(rest)
		switch {
		case q.Qualifier == "" && suffix == "":
			q.Qualifier = Exact
		case q.Qualifier == "":
			q.Qualifier = suffix
		case suffix != "":
			return Quantity{}, reason("it says twice how exact it is: keep one of the two")
		}
	}

	last := &low
	if isRange {
		last = &high
	}
	unit, per, err := readUnit(rest, last)
	if err != nil {
		return Quantity{}, err
	}
	if isRange {
		return finishRange(q, low, high, unit, per)
	}
	q.Value, q.Unit, q.Per = normal(low.value), unit, per
	if !low.scaled && IsCurrency(unit) && looksGrouped(s) {
		return Quantity{}, reason("it can be read two ways: write 180,000 or 180 K for thousands, and 180.0 for a fraction")
	}
	return q, checkDigits(q.Value)
}

// looksGrouped reports whether the only point of an amount stands before exactly
// three digits, as it does between thousands on the continent: 180.000 EUR.
func looksGrouped(s string) bool {
	i := strings.IndexByte(s, '.')
	if i < 1 || strings.Count(s, ".") > 1 || s[i-1] == '0' && (i == 1 || !isDigit(s[i-2])) {
		return false
	}
	n := 0
	for n < len(s)-i-1 && isDigit(s[i+1+n]) {
		n++
	}
	whole := 0
	for whole < i && isDigit(s[i-1-whole]) {
		whole++
	}
	return n == 3 && whole >= 1 && whole <= 3
}

// finishRange brings both ends of a range to one scale and one unit.
func finishRange(q Quantity, low, high amount, unit, per string) (Quantity, error) {
	if low.unit != "" && unit == "" {
		unit = low.unit
		if err := checkUnit(unit); err != nil {
			return Quantity{}, err
		}
	}
	if low.unit == "" && !low.scaled && high.scaled {
		low.value = low.value.Mul(high.scale) // 4 to 5 M USD
	}
	q.Value, q.High, q.Unit, q.Per = low.value, high.value, unit, per
	if low.unit != "" && low.unit != unit {
		from, ok := milliseconds[low.unit]
		to, ok2 := milliseconds[unit]
		switch {
		case !ok || !ok2:
			return Quantity{}, reason("both ends of a range need the same unit")
		case from.LessThan(to): // 45 min to 2 h
			q.High, q.Unit = q.High.Mul(to).Div(from), low.unit
		default:
			q.Value = q.Value.Mul(from).Div(to)
		}
	}
	q.Value, q.High = normal(q.Value), normal(q.High)
	if q.Value.GreaterThan(q.High) {
		return Quantity{}, reason("a range goes from the lower to the higher number, each with its own K or M where they differ")
	}
	if err := checkDigits(q.Value); err != nil {
		return Quantity{}, err
	}
	return q, checkDigits(q.High)
}

func checkDigits(d decimal.Decimal) error {
	if d.NumDigits() > maxDigits || int(-d.Exponent()) > maxDigits {
		return reason("the number has more than 30 digits")
	}
	return nil
}

// tidy refuses what no one types and brings spaces, dashes and signs to one form.
func tidy(s string) (string, error) {
	if len(s) > maxBytes {
		return "", reason("the text is too long for a quantity: keep it under 200 characters")
	}
	if !utf8.ValidString(s) {
		return "", reason("the text has characters that cannot be read")
	}
	s = strings.TrimSpace(s)
	if s == "" {
		return "", reason("there is nothing to read")
	}
	b := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Zs, r):
			if len(b) > 0 && b[len(b)-1] != ' ' {
				b = append(b, ' ')
			}
		case r == '−' || r == '‐' || r == '‑' || r == '–' || r == '—':
			b = append(b, '-')
		case r == '’':
			b = append(b, '\'')
		case r == '⁄' || r == '∕':
			b = append(b, '/')
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r):
			return "", reason("the text has control characters")
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return strings.TrimSpace(string(b)), nil
}
