package prose

import (
	"strconv"
	"strings"
	"time"

	"bifocal/narrative/figures"
)

// date reads a point in time that begins at token i: a day, a month with its
// year, a quarter, a half or a year. A day without a year is passed over, since
// it is no point in time, and no count either.
func (r *reader) date(i int) int {
	t := &r.toks[i]
	switch t.kind {
	case word:
		return r.dateFromWord(i)
	case number:
		return r.dateFromNumber(i)
	}
	return i
}

func (r *reader) emitDate(first, end int, w figures.When) int {
	r.emit(first, end, Reading{When: w, Ambiguous: w.IsZero()})
	return end
}

func (r *reader) dateFromWord(i int) int {
	w := r.word(i)
	switch {
	case len(w) == 1 && (w == "q" || w == "h") && r.glued(i+1) && r.isNumber(i+1) && len(r.textAt(i+1)) == 1: // Q4 2027
		n := int(r.textAt(i + 1)[0] - '0')
		at := i + 2
		if r.isSign(at, "/") || r.isDash(at) || r.isSign(at, ",") || r.isSign(at, "’") || r.isSign(at, "'") {
			at++
		}
		if r.word(at) == "of" || r.word(at) == "fy" {
			at++
		}
		if r.word(at) == "fy" {
			at++
		}
		year, ok := r.yearAt(at)
		if !ok {
			return r.gluedRun(i)
		}
		if when := partOf(w == "q", year, n); !when.IsZero() {
			return r.emitDate(i, at+1, when)
		}
		return r.gluedRun(i)
	case w == "fy" && r.isNumber(i+1):
		text := r.textAt(i + 1)
		end := i + 2
		if r.isSign(end, "/") && r.glued(end) && r.isNumber(end+1) { // FY2026/27
			return end + 2
		}
		if len(text) == 2 {
			text = "20" + text
		}
		if year, err := strconv.Atoi(text); err == nil && len(text) == 4 {
			return r.emitDate(i, end, figures.YearOf(year))
		}
		return end
	case ordinalParts[w] > 0 && (r.word(i+1) == "half" || r.word(i+1) == "quarter"):
		at := i + 2
		if r.word(at) == "of" {
			at++
		}
		if year, ok := r.yearAt(at); ok && r.sameLine(at) {
			if when := partOf(r.word(i+1) == "quarter", year, ordinalParts[w]); !when.IsZero() {
				return r.emitDate(i, at+1, when)
			}
		}
		return i + 2
	}
	month := monthOf(w)
	if month == 0 || r.textAt(i) == w { // march, may
		return i
	}
	at := i + 1
	if r.isSign(at, ".") && r.glued(at) && len(w) <= 4 {
		at++
	}
	if !r.isNumber(at) || !r.sameLine(at) {
		return i
	}
	if year, ok := r.yearAt(at); ok {
		return r.emitDate(i, at+1, figures.Month(year, time.Month(month)))
	}
	day, end := r.dayAt(at)
	if day == 0 {
		return i
	}
	if r.isDash(end) && r.glued(end) { // January 5-7
		if second, after := r.dayAt(end + 1); second > 0 {
			end = after
		}
	}
	at = end
	if r.isSign(at, ",") {
		at++
	}
	if year, ok := r.yearAt(at); ok && r.sameLine(at) {
		return r.emitDate(i, at+1, figures.Day(year, time.Month(month), day))
	}
	return end
}

var ordinalParts = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4}

func partOf(quarter bool, year, n int) figures.When {
	if quarter {
		return figures.QuarterOf(year, n)
	}
	return figures.HalfOf(year, n)
}

// yearAt reads a year of four digits.
func (r *reader) yearAt(i int) (int, bool) {
	if !r.isNumber(i) {
		return 0, false
	}
	return yearOf(r.textAt(i))
}

func yearOf(s string) (int, bool) {
	if len(s) != 4 || strings.ContainsAny(s, ".,'") || s < "1900" || s > "2149" {
		return 0, false
	}
	year, err := strconv.Atoi(s)
	return year, err == nil
}

// dayAt reads a day of a month with its ending: 15, 15th, 15.
func (r *reader) dayAt(i int) (day, end int) {
	if !r.isNumber(i) || len(r.textAt(i)) > 2 {
		return 0, i
	}
	day, err := strconv.Atoi(r.textAt(i))
	if err != nil || day < 1 || day > 31 {
		return 0, i
	}
	end = i + 1
	if r.glued(end) && ordinalEnding(r.word(end)) {
		end++
	}
	return day, end
}

func ordinalEnding(w string) bool { return w == "st" || w == "nd" || w == "rd" || w == "th" }

func (r *reader) dateFromNumber(i int) int {
	s := r.textAt(i)
	if when, end := r.isoDate(i); end > i {
		if when.IsZero() {
			return end
		}
		return r.emitDate(i, end, when)
	}
	if parts := dotted(s); len(parts) == 3 && len(parts[0]) <= 2 && len(parts[1]) <= 2 && len(parts[2]) == 4 { // 15.01.2027
		day, _ := strconv.Atoi(parts[0])
		month, _ := strconv.Atoi(parts[1])
		if year, ok := yearOf(parts[2]); ok && day >= 1 && day <= 31 && month >= 1 && month <= 12 {
			return r.emitDate(i, i+1, figures.Day(year, time.Month(month), day))
		}
	}
	if end, when, ok := r.slashDate(i); ok {
		return r.emitDate(i, end, when)
	}
	if year, ok := yearOf(s); ok && (r.word(i+1) == "q" || r.word(i+1) == "h" || r.isDash(i+1) && (r.textAt(i+2) == "Q" || r.textAt(i+2) == "H")) { // 2027-Q4
		at := i + 1
		if r.isDash(at) {
			at++
		}
		if r.glued(at+1) && r.isNumber(at+1) && len(r.textAt(at+1)) == 1 {
			if when := partOf(r.word(at) == "q", year, int(r.textAt(at + 1)[0]-'0')); !when.IsZero() {
				return r.emitDate(i, at+2, when)
			}
		}
	}
	if day, end := r.dayAt(i); day > 0 && !r.followsMoney(i) {
		if r.isSign(end, ".") && r.glued(end) {
			end++
		}
		if r.word(end) == "of" {
			end++
		}
		w := r.word(end)
		if month := monthOf(w); month > 0 && r.textAt(end) != w && r.sameLine(end) {
			at := end + 1
			if r.isSign(at, ",") || r.isSign(at, ".") && r.glued(at) && len(w) <= 4 {
				at++
			}
			if year, ok := r.yearAt(at); ok && r.sameLine(at) {
				return r.emitDate(i, at+1, figures.Day(year, time.Month(month), day))
			}
			return end + 1
		}
	}
	return r.bareYear(i)
}

// dotted splits digits with two points between them: 15.01.2027.
func dotted(s string) []string {
	if len(s) < 8 || len(s) > 10 || strings.Count(s, ".") != 2 {
		return nil
	}
	return strings.Split(s, ".")
}

func (r *reader) followsMoney(i int) bool {
	_, _, ok := r.currency(i - 1)
	return ok
}

// isoDate reads 2027-01-15 and 2027-01; a zero When is one that is no date.
func (r *reader) isoDate(i int) (figures.When, int) {
	year, ok := yearOf(r.textAt(i))
	if !ok || !r.isSign(i+1, "-") || !r.glued(i+1) || !r.isNumber(i+2) || !r.glued(i+2) || len(r.textAt(i+2)) != 2 {
		return figures.When{}, i
	}
	month, _ := strconv.Atoi(r.textAt(i + 2))
	if !r.isSign(i+3, "-") || !r.glued(i+3) || !r.isNumber(i+4) || !r.glued(i+4) || len(r.textAt(i+4)) != 2 {
		if month < 1 || month > 12 || r.isDash(i+3) && r.glued(i+3) {
			return figures.When{}, i + 3
		}
		return figures.Month(year, time.Month(month)), i + 3
	}
	day, _ := strconv.Atoi(r.textAt(i + 4))
	end := i + 5
	if r.word(end) == "t" && r.glued(end) { // 2027-01-15T12:00
		end = r.gluedRun(end)
	}
	when := figures.Day(year, time.Month(month), day)
	if month < 1 || month > 12 || when.First().Day() != day {
		return figures.When{}, end
	}
	return when, i + 5
}

// slashDate reads 15/01/2027; a zero When where day and month could be either.
func (r *reader) slashDate(i int) (end int, when figures.When, ok bool) {
	for k := i + 1; k < i+5; k += 2 {
		if !r.isSign(k, "/") || !r.glued(k) || !r.isNumber(k+1) || !r.glued(k+1) {
			return i, when, false
		}
	}
	a, _ := strconv.Atoi(r.textAt(i))
	b, _ := strconv.Atoi(r.textAt(i + 2))
	year, ok := yearOf(r.textAt(i + 4))
	if !ok || a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12 {
		return i, when, false
	}
	switch {
	case a > 12, a == b:
		when = figures.Day(year, time.Month(b), a)
	case b > 12:
		when = figures.Day(year, time.Month(a), b)
	}
	return i + 5, when, true
}

// bareYear reads four digits that are a year by what stands around them.
func (r *reader) bareYear(i int) int {
	year, ok := r.yearAt(i)
	if !ok || year < 1950 || year > 2099 || r.followsMoney(i) {
		return i
	}
	before := r.word(i - 1)
	if r.glued(i) && (r.isDash(i-1) || r.isSign(i-1, "/")) {
		before = r.word(i - 2) // mid-2025
	}
	next := i + 1
	if r.glued(next) {
		switch {
		case r.word(next) == "s": // the 1990s
			return next + 1
		case r.word(next) != "":
			return i
		case r.isSign(next, "/") && r.isNumber(next+1): // 2026/27
			if len(r.textAt(next+1)) == 2 {
				return next + 2
			}
			return i
		case r.isSign(next, ":") && r.isNumber(next+1):
			return i
		case (r.isSign(next, "%") || r.isSign(next, "°") || r.isSign(next, "€") || r.isSign(next, "$") || r.isSign(next, "×")):
			return i
		case r.isSign(next, "+"):
			return i
		}
	}
	if r.labelled(i) && !yearWords[before] {
		return i
	}
	if weakYear[before] || !yearWords[before] {
		if noun, _ := r.nounAt(next); noun != "" && !yearWords[before] && !(noun[0] >= 'A' && noun[0] <= 'Z') {
			return i
		}
		if _, ok := unitNamed(r.textAt(next), false); ok && r.word(next) != "" && r.sameLine(next) {
			return i
		}
		if _, end := r.scaleAt(next, core{}); end > next {
			return i
		}
		if r.isSign(next, "%") {
			return i
		}
		if _, _, ok := r.currencyAfter(next); ok {
			return i
		}
	}
	if _, found := leads[before]; found && !yearWords[before] { // about 2000
		return i
	}
	return r.emitDate(i, next, figures.YearOf(year))
}

// yearWords stand before years and seldom before numbers like them; weakYear
// before both.
var (
	yearWords = set(`in since by until till during mid early late fiscal end year before after january february march april may june july august
		september october november december spring summer autumn winter fall calendar from through throughout jan feb mar apr jun jul aug sep sept oct
		nov dec q pre post of between and`)
	weakYear = set("from by before after through of between and")
)

// monthOf returns the number of a month by its English or German name in small
// letters, or 0.
func monthOf(w string) int {
	if n := germanMonths[w]; n > 0 {
		return n
	}
	return figures.MonthNamed(w)
}
