package figures

import (
	"fmt"
	"time"
)

// Precision says how precisely a point in time is known.
type Precision uint8

// The precisions, from coarse to fine. The zero Precision is that of a When
// that was not captured.
const (
	Year Precision = iota + 1
	Half
	Quarter
	MonthP
	DayP
)

// When is a point in time as precisely as it is known: a day, a month, a
// quarter, a half or a year between 1 and 9999. It compares with ==. The zero
// value means "not captured".
type When struct {
	precision Precision
	part      uint8 // 1 to 2 half, 1 to 4 quarter, 1 to 12 month
	day       uint8
	year      int16
}

// Day returns a day. Values out of range carry over as in [time.Date], so that
// Day(t.Date()) is the day of t. Outside the years 1 to 9999 it is the zero When.
func Day(y int, m time.Month, d int) When {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	w := Month(t.Year(), t.Month())
	if w.IsZero() {
		return w
	}
	w.precision, w.day = DayP, uint8(t.Day()) // #nosec G115 -- 1 to 31
	return w
}

// Month returns a month. Months out of range carry over as in [time.Date].
// Outside the years 1 to 9999 it is the zero When.
func Month(y int, m time.Month) When {
	t := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	return part(MonthP, t.Year(), int(t.Month()))
}

// part returns a When of the given part of a year, or the zero When where there
// is none such.
func part(p Precision, year, n int) When {
	if year < 1 || year > 9999 || n < 1 || n > partsOf[p] {
		return When{}
	}
	return When{precision: p, year: int16(year), part: uint8(n)} // #nosec G115 -- both checked above
}

var partsOf = [...]int{Year: 1, Half: 2, Quarter: 4, MonthP: 12, DayP: 12}

// IsZero reports whether the point in time was not captured.
func (w When) IsZero() bool { return w.precision == 0 }

// Precision returns how precisely the point in time is known; 0 if it was not
// captured.
func (w When) Precision() Precision { return w.precision }

// Year returns the year; 0 if it was not captured.
func (w When) Year() int { return int(w.year) }

// First returns the first day it covers, at midnight UTC; the zero time if it
// was not captured.
func (w When) First() time.Time {
	if w.IsZero() {
		return time.Time{}
	}
	return time.Date(w.Year(), w.firstMonth(), max(int(w.day), 1), 0, 0, 0, 0, time.UTC)
}

// Last returns the last day it covers, at midnight UTC; the zero time if it was
// not captured.
func (w When) Last() time.Time {
	switch w.precision {
	case 0:
		return time.Time{}
	case DayP:
		return w.First()
	}
	return time.Date(w.Year(), w.firstMonth()+w.months(), 0, 0, 0, 0, 0, time.UTC)
}

// months is how many months it covers.
func (w When) months() time.Month { return time.Month(12 / partsOf[w.precision]) }

func (w When) firstMonth() time.Month { return time.Month(w.part-1)*w.months() + 1 }

// Compare orders by the last day, then by the first day, and returns -1, 0 or
// 1: the first quarter of 2028 comes before March 2028, which ends on the same
// day but starts later. What was not captured comes first.
func (w When) Compare(o When) int {
	if w == o {
		return 0
	}
	if c := w.Last().Compare(o.Last()); c != 0 {
		return c
	}
	return w.First().Compare(o.First())
}

// MonthsBetween returns the whole months from the first day of a to the first
// day of b, negative if b comes before a: 31 January to 28 February is none. It
// is 0 if one of them was not captured.
func MonthsBetween(a, b When) int {
	if a.IsZero() || b.IsZero() {
		return 0
	}
	x, y := a.First(), b.First()
	if y.Before(x) {
		return -MonthsBetween(b, a)
	}
	months := (y.Year()-x.Year())*12 + int(y.Month()) - int(x.Month())
	if y.Day() < x.Day() {
		months--
	}
	return months
}

// String returns the canonical text: "2028-03-31", "2028-03", "2027-Q4",
// "2027-H1" or "2027". Not captured is "".
func (w When) String() string {
	var buf [10]byte
	return string(w.append(buf[:0]))
}

func (w When) append(b []byte) []byte {
	if w.IsZero() {
		return b
	}
	b = appendPadded(b, w.Year(), 4)
	switch w.precision {
	case Half:
		return append(b, '-', 'H', '0'+w.part)
	case Quarter:
		return append(b, '-', 'Q', '0'+w.part)
	case MonthP, DayP:
		b = appendPadded(append(b, '-'), int(w.part), 2)
	}
	if w.precision == DayP {
		b = appendPadded(append(b, '-'), int(w.day), 2)
	}
	return b
}

func appendPadded(b []byte, n, width int) []byte {
	for range width {
		b = append(b, '0')
	}
	for i := len(b) - 1; n > 0; i-- {
		b[i] = '0' + byte(n%10) // #nosec G115 -- one digit
		n /= 10
	}
	return b
}

// MarshalText returns the canonical text, empty if it was not captured.
func (w When) MarshalText() ([]byte, error) { return w.append([]byte{}), nil }

// UnmarshalText reads everything that [ParseWhen] does, and empty text as not
// captured. Its errors are those of ParseWhen.
func (w *When) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*w = When{}
		return nil
	}
	read, err := ParseWhen(string(text))
	if err != nil {
		return err
	}
	*w = read
	return nil
}

// String returns the English name, for messages and tests.
func (p Precision) String() string {
	switch p {
	case 0:
		return "none"
	case Year:
		return "year"
	case Half:
		return "half"
	case Quarter:
		return "quarter"
	case MonthP:
		return "month"
	case DayP:
		return "day"
	}
	return fmt.Sprintf("Precision(%d)", uint8(p))
}
