package figures

import "strconv"

// When writes a point in time as precisely as it is known: "31 March 2028",
// "March 2028", "Q4 2027", "the first half of 2027", "2027"; "" if it was not
// captured.
func (l *Locale) When(w When) string {
	var buf [48]byte
	return string(l.AppendWhen(buf[:0], w))
}

// AppendWhen is When onto the end of b.
func (l *Locale) AppendWhen(b []byte, w When) []byte {
	switch w.precision {
	case DayP:
		return l.expand(b, l.DayPattern, w)
	case MonthP:
		return l.expand(b, l.MonthPattern, w)
	case Quarter:
		return l.expand(b, l.QuarterPattern, w)
	case Half:
		return l.expand(b, l.HalfPattern, w)
	case Year:
		return strconv.AppendInt(b, int64(w.year), 10)
	}
	return b
}

// DayNoYear writes a day without its year, "15 January", for where the year is
// plain. A point in time that is known less precisely is written by
// [Locale.When].
func (l *Locale) DayNoYear(w When) string {
	if w.precision != DayP {
		return l.When(w)
	}
	var buf [48]byte
	return string(l.expand(buf[:0], l.DayNoYearPattern, w))
}

func (l *Locale) expand(b []byte, pattern string, w When) []byte {
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '{' || i+2 >= len(pattern) {
			b = append(b, pattern[i])
			continue
		}
		switch pattern[i+1] {
		case 'd':
			b = strconv.AppendInt(b, int64(w.day), 10)
		case 'm':
			b = append(b, l.Months[w.part-1]...)
		case 'y':
			b = strconv.AppendInt(b, int64(w.year), 10)
		case 'n':
			b = strconv.AppendInt(b, int64(w.part), 10)
		case 'o':
			b = append(b, l.Ordinals[w.part-1]...)
		}
		i += 2
	}
	return b
}
