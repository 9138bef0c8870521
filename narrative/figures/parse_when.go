package figures

import (
	"strconv"
	"strings"
	"time"
)

const whenExample = "2028-03-31, 31 March 2028, March 2028, Q4 2027, H1 2027, 2027"

// ParseWhen reads a point in time as people type it in English: "2028-03-31",
// "31 March 2028", "March 31, 2028", "2028-03", "Mar 2028", "2027-Q4",
// "Q4 2027", "H1 2027", "the first half of 2027", "2027". The year has four
// digits. Of a time that is told by its edge it reads what is meant at least:
// "by the end of 2027" is December 2027, "end of March 2027" 31 March 2027, "mid
// 2027" June 2027, "late 2027" Q4 2027, "early March 2027" March 2027. A season
// it refuses, since it is not the same months everywhere. What it does not read, empty text included, it refuses with a
// *ParseError.
func ParseWhen(s string) (When, error) {
	w, err := parseWhen(s)
	if err != nil {
		return When{}, &ParseError{Input: s, Reason: err.Error(), example: whenExample}
	}
	return w, nil
}

// MustParseWhen is ParseWhen for texts in code; it panics on what ParseWhen
// refuses.
func MustParseWhen(s string) When {
	w, err := ParseWhen(s)
	if err != nil {
		panic(err)
	}
	return w
}

func parseWhen(s string) (When, error) {
	s, err := tidy(s)
	if err != nil {
		return When{}, err
	}
	if err := checkWhen(s); err != nil {
		return When{}, err
	}
	var p whenParts
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || r == ',' || r == '-' }) {
		if err := p.read(strings.ToLower(word)); err != nil {
			return When{}, err
		}
	}
	return p.when()
}

// checkWhen refuses dates that can be read in two ways.
func checkWhen(s string) error {
	for _, sep := range []string{"/", "."} {
		fields := strings.Split(s, sep)
		if len(fields) == 3 && digitRun(fields[0]) == len(fields[0]) && digitRun(fields[1]) == len(fields[1]) && fields[1] != "" {
			return reason("this date can be read in two ways: write the month as a word, or the year first")
		}
	}
	return nil
}

// whenParts is what the words of a date said so far; 0 is nothing.
type whenParts struct {
	year, month, day int
	numbers          int // numbers so far, the year included
	precision        Precision
	part             int
	yearFirst        bool
	ordinal          int // first, second … before half or quarter
	edge             edge
	named            bool
}

var errWhen = reason("this is no day, month, quarter, half or year")

// edge is the end of a time that is meant: "end of", "mid", "early".
type edge int

const (
	whole edge = iota
	atStart
	early
	mid
	late
	atEnd
)

var edges = map[string]edge{
	"start": atStart, "beginning": atStart, "early": early, "mid": mid, "middle": mid, "late": late, "end": atEnd,
}

// quarterOf is the quarter that most people mean by a season, to name it in a
// remedy.
var quarterOf = map[string]string{"spring": "Q2", "summer": "Q3", "autumn": "Q4", "fall": "Q4", "winter": "Q1"}

func (p *whenParts) read(word string) error {
	switch {
	case word == "the" || word == "of":
		return nil
	case *p == (whenParts{}) && (word == "by" || word == "in" || word == "on" || word == "until"):
		return nil
	case edges[word] != whole && p.edge == whole && p.numbers == 0 && !p.named:
		p.edge = edges[word]
		return nil
	case quarterOf[word] != "":
		return reason("a season is not the same months everywhere: write the quarter, such as " + quarterOf[word])
	case word == "half" || word == "quarter":
		precision := Half
		if word == "quarter" {
			precision = Quarter
		}
		return p.setPart(precision, p.ordinal)
	case len(word) == 2 && (word[0] == 'q' || word[0] == 'h') && isDigit(word[1]):
		precision := Half
		if word[0] == 'q' {
			precision = Quarter
		}
		return p.setPart(precision, int(word[1]-'0'))
	case isDigit(word[0]):
		return p.number(word)
	}
	for n, ordinal := range []string{"first", "second", "third", "fourth"} {
		if word == ordinal && p.ordinal == 0 {
			p.ordinal = n + 1
			return nil
		}
	}
	if month := monthNamed(word); month != 0 && p.month == 0 {
		p.month, p.named = month, true
		return nil
	}
	return reason("“" + word + "” is no month")
}

func (p *whenParts) setPart(precision Precision, n int) error {
	if p.part != 0 || n < 1 || n > partsOf[precision] {
		return reason("a year has quarters Q1 to Q4 and halves H1 and H2")
	}
	p.precision, p.part = precision, n
	return nil
}

func (p *whenParts) number(word string) error {
	n := digitRun(word)
	value, err := strconv.Atoi(word[:n])
	ending := word[n:]
	day := ending == "st" || ending == "nd" || ending == "rd" || ending == "th"
	switch {
	case err != nil || n > 4 || ending != "" && !day:
		return errWhen
	case n == 4 && !day && p.year == 0:
		p.year, p.yearFirst = value, p.numbers == 0 && !p.named
		if value == 0 {
			return reason("the year has four digits, such as 2028")
		}
	case n > 2:
		return errWhen
	case p.yearFirst && p.month == 0 && !day && n == 2: // 2028-03
		p.month = value
		if value < 1 || value > 12 {
			return reason("a year has the months 01 to 12")
		}
	case p.day == 0 && value > 0:
		p.day = value
	default:
		return errWhen
	}
	p.numbers++
	return nil
}

func (p *whenParts) when() (When, error) {
	var w When
	switch {
	case p.year == 0:
		return When{}, reason("the year is missing: write it with four digits")
	case p.part != 0:
		if p.month != 0 || p.day != 0 {
			return When{}, errWhen
		}
		w = part(p.precision, p.year, p.part)
	case p.ordinal != 0:
		return When{}, errWhen
	case p.month == 0:
		if p.day != 0 {
			return When{}, reason("the month is missing")
		}
		w = part(Year, p.year, 1)
	default:
		w = part(MonthP, p.year, p.month)
		if p.day != 0 {
			if w = Day(p.year, time.Month(p.month), p.day); int(w.day) != p.day {
				return When{}, reason("that month has no day " + strconv.Itoa(p.day))
			}
		}
	}
	if p.edge != whole {
		w = w.at(p.edge)
	}
	if w.IsZero() {
		return w, errWhen
	}
	return w, nil
}

// at returns the edge of a time; the zero When for that of a day.
func (w When) at(e edge) When {
	first, last := w.First(), w.Last()
	switch w.precision {
	case DayP:
		return When{}
	case MonthP:
		switch e {
		case atStart:
			return Day(first.Date())
		case atEnd:
			return Day(last.Date())
		}
		return w
	case Year:
		switch e {
		case early:
			return part(Quarter, w.Year(), 1)
		case late:
			return part(Quarter, w.Year(), 4)
		case mid:
			return Month(w.Year(), time.June)
		}
	}
	switch e {
	case atStart, early:
		return Month(w.Year(), first.Month())
	case mid:
		return Month(w.Year(), (first.Month()+last.Month())/2)
	}
	return Month(w.Year(), last.Month())
}

// monthNamed returns the number of a month by its English name or the usual
// short forms of it, in small letters; 0 if there is none.
func monthNamed(word string) int {
	return months[strings.TrimSuffix(word, ".")]
}

var months = func() map[string]int {
	out := map[string]int{"sept": 9}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		out[name], out[name[:3]] = int(m), int(m)
	}
	return out
}()
