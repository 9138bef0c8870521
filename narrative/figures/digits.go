package figures

import (
	"strconv"

	"github.com/shopspring/decimal"
)

// digits is a decimal as written: whole has no leading zeros and at least one
// digit, fraction has no trailing zeros.
type digits struct {
	negative        bool
	whole, fraction []byte
}

// digitsOf spells out d in buf, which grows on the heap only when it is too
// small. Zero is never negative.
func digitsOf(d decimal.Decimal, buf []byte) digits {
	var out digits
	buf = buf[:0]
	if d.NumDigits() <= 18 {
		n := d.CoefficientInt64()
		if n < 0 {
			out.negative, n = true, -n
		}
		buf = strconv.AppendInt(buf, n, 10)
	} else {
		n := d.Coefficient()
		out.negative = n.Sign() < 0
		buf = n.Abs(n).Append(buf, 10)
	}
	if len(buf) == 1 && buf[0] == '0' {
		out.whole = buf
		return out
	}
	exp := int(d.Exponent())
	for ; exp > 0; exp-- {
		buf = append(buf, '0')
	}
	if missing := -exp - len(buf) + 1; missing > 0 {
		n := len(buf)
		for range missing {
			buf = append(buf, '0')
		}
		copy(buf[missing:], buf[:n])
		for i := range missing {
			buf[i] = '0'
		}
	}
	point, end := len(buf)+exp, len(buf)
	for end > point && buf[end-1] == '0' {
		end--
	}
	out.whole, out.fraction = buf[:point], buf[point:end]
	return out
}

// zeros counts the zeros that the whole part ends with; 0 if there is a fraction.
func (d digits) zeros() int {
	if len(d.fraction) > 0 {
		return 0
	}
	n := 0
	for n < len(d.whole) && d.whole[len(d.whole)-1-n] == '0' {
		n++
	}
	return n
}

// isOne reports whether it is 1 or -1.
func (d digits) isOne() bool {
	return len(d.fraction) == 0 && len(d.whole) == 1 && d.whole[0] == '1'
}

// shifted divides by ten to the power of places, without losing digits. It
// needs at least that many whole digits and no fraction.
func (d digits) shifted(places int) digits {
	if places == 0 {
		return d
	}
	point := len(d.whole) - places
	end := len(d.whole)
	for end > point && d.whole[end-1] == '0' {
		end--
	}
	whole := d.whole[:point]
	if point == 0 {
		whole = zeroDigit
	}
	return digits{d.negative, whole, d.whole[point:end]}
}

var zeroDigit = []byte{'0'}

// appendPlain appends ungrouped digits with a decimal point: -1200.5.
func appendPlain(b []byte, d decimal.Decimal) []byte {
	var buf [48]byte
	return appendDigits(b, digitsOf(d, buf[:]), "", ".")
}

func appendDigits(b []byte, d digits, group, point string) []byte {
	if d.negative {
		b = append(b, '-')
	}
	for i, c := range d.whole {
		if i > 0 && group != "" && (len(d.whole)-i)%3 == 0 {
			b = append(b, group...)
		}
		b = append(b, c)
	}
	if len(d.fraction) > 0 {
		b = append(b, point...)
		b = append(b, d.fraction...)
	}
	return b
}

// normal is d with an exponent of zero or less and no trailing zeros, so that
// equal numbers look alike.
func normal(d decimal.Decimal) decimal.Decimal {
	var buf [64]byte
	n, err := decimal.NewFromString(string(appendPlain(buf[:0], d)))
	if err != nil {
		return d
	}
	return n
}

// Significant rounds d to the given number of significant digits, halves away
// from zero: 1348 to two digits is 1300. Fewer than one digit is taken as one.
func Significant(d decimal.Decimal, digits int32) decimal.Decimal {
	if d.IsZero() {
		return d
	}
	digits = max(digits, 1)
	have := int32(d.NumDigits()) // #nosec G115 -- a decimal never has that many digits
	if have > 18 {
		return d.Round(digits - have - d.Exponent())
	}
	n, ten := d.CoefficientInt64(), int64(1)
	for drop := have - digits; drop > 0; drop-- {
		ten *= 10
	}
	half := ten / 2
	if n < 0 {
		half = -half
	}
	return decimal.New((n+half)/ten, d.Exponent()+max(have-digits, 0))
}
