package figures

import "github.com/shopspring/decimal"

// Form chooses how a quantity is written. The zero Form is prose.
type Form struct {
	// Compact writes unit symbols and dashes, for tables and engineers: "25 min",
	// "20–30 min". Prose writes words: "25 minutes", "20 to 30 minutes".
	Compact bool
	// DropNoun leaves out a noun that counts things, where the place already
	// names them: "9 a month". Units of measure and currencies stay, and so does
	// what the things are counted against: "5 per 1,000 orders".
	DropNoun bool
	// DropPer leaves out what it is counted per.
	DropPer bool
	// Millions writes hundreds of thousands as parts of a million, beside a figure
	// that is written in millions: 0.4 million.
	Millions bool
	// Article writes exactly one of something with its article: "an hour".
	Article bool
}

// Quantity writes a quantity in prose or compact form; "" if it was
// not captured. No digit of it is lost. In English Parse reads the result back,
// to an equal quantity unless a noun was dropped or changed its number.
func (l *Locale) Quantity(q Quantity, f Form) string {
	if q.IsZero() {
		return ""
	}
	var buf [112]byte
	return string(l.appendQuantity(buf[:0], q, f))
}

// AppendQuantity is Quantity onto the end of b.
func (l *Locale) AppendQuantity(b []byte, q Quantity, f Form) []byte {
	if q.IsZero() {
		return b
	}
	return l.appendQuantity(b, q, f)
}

func (l *Locale) appendQuantity(b []byte, q Quantity, f Form) []byte {
	if q.Qualifier == LessThan && l.Fewer != "" && (q.Unit == "" && q.Per != "" || isCountNoun(q.Unit)) && !q.IsMoney() {
		b = append(b, l.Fewer...)
	} else {
		b = append(b, l.Qualifiers[q.Qualifier]...)
	}
	to := l.To
	if f.Compact {
		to = l.Dash
	}
	if q.IsMoney() {
		if q.Qualifier == Range {
			b = l.appendMoneyRange(b, q.Value, q.High, q.Unit, to)
		} else {
			b = l.appendMoneyIn(b, q.Value, q.Unit, f)
		}
		return l.appendPer(b, q, f)
	}

	isRange := q.Qualifier == Range
	var digitBuf [48]byte
	value := digitsOf(q.Value, digitBuf[:])
	one := !isRange && value.isOne()
	unit := l.unit(q.Unit, one, f)
	if f.Article && one && !value.negative && unit != "" && unit != "%" {
		b = append(b, l.Article(unit)...)
	} else {
		switch s := scaleOf(value); {
		case isRange:
			b = l.appendCountRange(b, value, q.High, to, q.Unit == "" || isCountNoun(q.Unit))
		case s >= millions && q.Unit != "%":
			b = l.appendCount(b, value, s)
		case f.Millions && partOfMillion(value):
			b = l.appendCount(b, value, millions)
		default:
			b = appendDigits(b, value, l.Group, l.Point)
		}
	}
	if unit != "" {
		b = append(b, ' ')
		b = append(b, unit...)
	}
	return l.appendPer(b, q, f)
}

// partOfMillion reports whether a figure is some hundreds of thousands, and so a
// million with one decimal.
func partOfMillion(d digits) bool { return len(d.whole) == 6 && d.zeros() >= 5 }

// appendCount writes a count of whole millions or billions in words: 700
// million.
func (l *Locale) appendCount(b []byte, d digits, s scale) []byte {
	b = append(appendDigits(b, d.shifted(int(s)), l.Group, l.Point), ' ')
	if s == billions {
		return append(b, l.BillionWord...)
	}
	return append(b, l.MillionWord...)
}

// appendCountRange writes both ends of a range; those of counts in one scale where
// one serves both: 1.1 to 1.3 million.
func (l *Locale) appendCountRange(b []byte, low digits, high decimal.Decimal, to string, counts bool) []byte {
	var buf [48]byte
	top := digitsOf(high, buf[:])
	s := min(scaleOf(low), scaleOf(top))
	if !counts || s < millions {
		b = append(appendDigits(b, low, l.Group, l.Point), to...)
		return appendDigits(b, top, l.Group, l.Point)
	}
	b = append(appendDigits(b, low.shifted(int(s)), l.Group, l.Point), to...)
	return l.appendCount(b, top, s)
}

// unit returns the words of a unit that is no currency.
func (l *Locale) unit(unit string, one bool, f Form) string {
	if unit == "" {
		return ""
	}
	words, ok := l.Units[unit]
	switch {
	case !ok && f.DropNoun && isCountNoun(unit):
		_, reference := Counted(unit)
		return reference
	case !ok && f.Compact:
		if words, tail := l.ledBy(unit); tail != "" && words.Symbol != "" {
			return words.Symbol + tail
		}
		return l.noun(unit, one)
	case !ok:
		return l.noun(unit, one)
	case f.Compact && words.Symbol != "":
		return words.Symbol
	case one:
		return words.One
	}
	return words.Many
}

func (l *Locale) appendPer(b []byte, q Quantity, f Form) []byte {
	if f.DropPer || q.Per == "" {
		return b
	}
	if symbol := rateOf(q); symbol != "" {
		return append(append(b, '/'), symbol...)
	}
	return append(append(b, ' '), l.per(q.Per)...)
}

// rateOf is the symbol of what a unit of measure is counted per, where the two are
// written as one: km/h, kWh/t. It is "" for others: visits an hour, kWh a year.
func rateOf(q Quantity) string {
	if !measures[q.Unit] {
		return ""
	}
	if symbol := map[string]string{"hour": "h", "minute": "min", "second": "s"}[q.Per]; symbol != "" {
		return symbol
	}
	if measures[q.Per] {
		return q.Per
	}
	return ""
}

func (l *Locale) per(per string) string {
	if phrase, ok := l.Per[per]; ok {
		return phrase
	}
	return l.PerOther + per
}

// PerPhrase writes what a quantity is counted per: a month, per parcel; "" for
// nothing.
func (l *Locale) PerPhrase(per string) string {
	if per == "" {
		return ""
	}
	return l.per(per)
}
