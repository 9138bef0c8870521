package prose

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// style says which sign a text puts before the fraction.
type style uint8

const (
	unknown     style = iota
	english           // 1,200.5
	continental       // 1.200,5
)

// styleOf looks for numbers that can be read in one way only, and returns the
// style of most of them.
func styleOf(toks []token) style {
	point, comma := 0, 0
	for i := range toks {
		if toks[i].kind != number {
			continue
		}
		if s := plainStyle(toks[i].text); s == english {
			point++
		} else if s == continental {
			comma++
		}
	}
	switch {
	case point > comma:
		return english
	case comma > point:
		return continental
	}
	return unknown
}

// plainStyle is the style of a number that can be read in one way only.
func plainStyle(s string) style {
	points, commas := strings.Count(s, "."), strings.Count(s, ",")
	lastPoint, lastComma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case points == 1 && commas == 0 && len(s)-lastPoint != 4:
		return english // 97.5
	case commas == 1 && points == 0 && len(s)-lastComma != 4:
		return continental // 97,5
	case commas > 0 && points == 1 && lastPoint > lastComma && grouped(s[:lastPoint], ','):
		return english
	case points > 0 && commas == 1 && lastComma > lastPoint && grouped(s[:lastComma], '.'):
		return continental
	case commas > 1 && points == 0 && grouped(s, ','):
		return english
	case points > 1 && commas == 0 && grouped(s, '.'):
		return continental
	}
	return unknown
}

// grouped reports whether digits stand in groups of three between separators.
func grouped(s string, sep byte) bool {
	first := strings.IndexByte(s, sep)
	if first < 1 || first > 3 || s[0] == '0' {
		return first < 0 && len(s) > 0
	}
	for s = s[first:]; s != ""; s = s[4:] {
		if len(s) < 4 || s[0] != sep || !isDigit(s[1]) || !isDigit(s[2]) || !isDigit(s[3]) || len(s) > 4 && s[4] != sep {
			return false
		}
	}
	return true
}

// maxDigits is more than any quantity in a text has.
const maxDigits = 30

// decimalOf reads a number token. ambiguous says that the text alone could not
// decide how to read it; false that it is no number, such as 10.20.0.14.
func decimalOf(s string, st style, money bool) (d decimal.Decimal, ambiguous, ok bool) {
	if len(s) > maxDigits {
		return d, false, false
	}
	if s[0] == '.' { // .5
		return plain("0", s[1:])
	}
	if strings.ContainsAny(s, "'’ \u00a0\u202f\u2009") {
		clean := gaps.Replace(s)
		whole, fraction := clean, ""
		if at := strings.IndexAny(clean, ".,"); at >= 0 {
			whole, fraction = clean[:at], clean[at+1:]
		}
		if !grouped(whole, '_') || strings.ContainsAny(fraction, "_.,") {
			return d, false, false
		}
		return plain(strings.ReplaceAll(whole, "_", ""), fraction)
	}
	points, commas := strings.Count(s, "."), strings.Count(s, ",")
	own := plainStyle(s)
	switch {
	case points == 0 && commas == 0:
		return plain(s, "")
	case own == unknown && points == 1 && commas == 0: // 1.200
		group := grouped(s, '.') && st != english && (money || st == continental)
		if group {
			return ambiguously(plain(strings.ReplaceAll(s, ".", ""), ""))(st == unknown && !money)
		}
		whole, fraction, _ := strings.Cut(s, ".")
		return ambiguously(plain(whole, fraction))(st == unknown && grouped(s, '.'))
	case own == unknown && commas == 1 && points == 0: // 1,200
		if grouped(s, ',') && (money || st != continental) {
			return ambiguously(plain(strings.ReplaceAll(s, ",", ""), ""))(false)
		}
		whole, fraction, _ := strings.Cut(s, ",")
		return plain(whole, fraction)
	case own == english:
		whole, fraction, _ := strings.Cut(strings.ReplaceAll(s, ",", ""), ".")
		return plain(whole, fraction)
	case own == continental:
		whole, fraction, _ := strings.Cut(strings.ReplaceAll(s, ".", ""), ",")
		return plain(whole, fraction)
	}
	return d, false, false
}

func ambiguously(d decimal.Decimal, _, ok bool) func(bool) (decimal.Decimal, bool, bool) {
	return func(ambiguous bool) (decimal.Decimal, bool, bool) { return d, ambiguous, ok }
}

// smallNumbers are the numbers of which texts are full, made once.
var smallNumbers = func() (out [128]decimal.Decimal) {
	for i := range out {
		out[i] = decimal.NewFromInt(int64(i))
	}
	return out
}()

func plain(whole, fraction string) (decimal.Decimal, bool, bool) {
	if fraction == "" && len(whole) < 19 {
		n, err := strconv.ParseInt(whole, 10, 64)
		if n >= 0 && n < int64(len(smallNumbers)) {
			return smallNumbers[n], false, err == nil
		}
		return decimal.NewFromInt(n), false, err == nil
	}
	if fraction != "" {
		whole += "." + fraction
	}
	d, err := decimal.NewFromString(whole)
	return d, false, err == nil
}

// gaps are what parts the thousands of a number, beside a comma or a full stop.
var gaps = strings.NewReplacer("'", "_", "’", "_", " ", "_", "\u00a0", "_", "\u202f", "_", "\u2009", "_")
