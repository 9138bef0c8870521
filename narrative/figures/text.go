package figures

import "fmt"

// String returns the canonical text, in plain English without grouping, for
// example "25 min", "about 97.5 %", "4 to 5 times", "1200000 USD per year".
// Parse reads it back to an equal quantity. Not captured is "".
//
// For text that people read, and for the fields they type in, use
// [Locale.Quantity].
func (q Quantity) String() string {
	var buf [96]byte
	return string(q.append(buf[:0]))
}

func (q Quantity) append(b []byte) []byte {
	switch q.Qualifier {
	case "":
		return b
	case Exact, Range:
	default:
		b = append(b, q.Qualifier...)
		b = append(b, ' ')
	}
	b = appendPlain(b, q.Value)
	if q.IsMoney() && q.Qualifier != Range && looksGrouped(string(b)) {
		b = append(b, '0') // 180.1250 USD is no 180,125
	}
	if q.Qualifier == Range {
		b = append(b, " to "...)
		b = appendPlain(b, q.High)
	}
	if q.Unit != "" {
		b = append(b, ' ')
		b = append(b, q.Unit...)
	}
	if q.Per != "" {
		b = append(b, " per "...)
		b = append(b, q.Per...)
	}
	return b
}

// MarshalText returns the canonical text. It is an error if Parse could not
// read it back or would read another number, which takes a unit that no one can
// type, such as "K". Not captured is empty text.
func (q Quantity) MarshalText() ([]byte, error) {
	if q.IsZero() {
		return []byte{}, nil
	}
	text := q.append(nil)
	back, err := Parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("a quantity that cannot be written: %w", err)
	}
	back.Unit, back.Per = q.Unit, q.Per // a unit such as "minutes" becomes canonical
	if q.Unit != "" && scaled(q.Unit) || !back.Equal(q) {
		return nil, fmt.Errorf("a quantity that cannot be written: %q would be read as another number", text)
	}
	return text, nil
}

// UnmarshalText reads everything that [Parse] does, and empty text as not
// captured. Its errors are those of Parse.
func (q *Quantity) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*q = Quantity{}
		return nil
	}
	read, err := Parse(string(text))
	if err != nil {
		return err
	}
	*q = read
	return nil
}

// scaled reports whether the unit would be read as part of the number.
func scaled(unit string) bool {
	_, n := readScale(" "+unit, false)
	return n > 0
}
