package en

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"bifocal/narrative/figures"
)

// on writes a date as when something happens: on 15 January 2027, in Q4 2027.
func on(w figures.When) string {
	if w.Precision() == figures.DayP {
		return "on " + loc.When(w)
	}
	return "in " + loc.When(w)
}

// due writes a date by which something is the case. A year or a half is over by
// then: by the end of 2028, by mid-2027.
func due(w figures.When) string {
	switch w.Precision() {
	case figures.Year:
		return "the end of " + loc.When(w)
	case figures.Half:
		if w.Last().Month() == time.June {
			return "mid-" + strconv.Itoa(w.Year())
		}
		return "the end of " + strconv.Itoa(w.Year())
	}
	return loc.When(w)
}

// onward writes a date from which something flows: a year or a half from its first
// month, since "from 2029" could be any time in it.
func onward(w figures.When) string {
	if p := w.Precision(); p == figures.Year || p == figures.Half {
		w = figures.Month(w.Year(), w.First().Month())
	}
	return loc.When(w)
}

// dueNoYear is due where a day needs no year.
func dueNoYear(w figures.When) string {
	if w.Precision() == figures.DayP {
		return loc.DayNoYear(w)
	}
	return due(w)
}

// dueCell is due in a table.
func dueCell(w figures.When) string { return strings.TrimPrefix(due(w), "the ") }

// span writes a period: February to April 2027.
func span(start, end figures.When) string {
	switch {
	case start.IsZero() && end.IsZero():
		return ""
	case start.IsZero():
		return "until " + loc.When(end)
	case end.IsZero():
		return "from " + loc.When(start)
	case start == end:
		return loc.When(start)
	}
	if start.Precision() == figures.MonthP && end.Precision() == figures.DayP && end.Last().AddDate(0, 0, 1).Day() == 1 {
		end = figures.Month(end.Year(), end.Last().Month()) // its last day
	}
	if coarse(end) && !coarse(start) { // in the grain of the other
		end = figures.Month(end.Year(), end.Last().Month())
	}
	if coarse(start) && !coarse(end) {
		start = figures.Month(start.Year(), start.First().Month())
	}
	if end.Precision() == figures.MonthP && start.Precision() == figures.DayP && start.First().Day() == 1 {
		start = figures.Month(start.Year(), start.First().Month())
	}
	var room [64]byte
	from := loc.AppendWhen(room[:0], start)
	dated := func(w figures.When) bool { return w.Precision() != figures.Year && w.Precision() != figures.Half }
	if dated(start) && dated(end) && start.Year() == end.Year() {
		from = bytes.TrimSpace(bytes.TrimSuffix(from, strconv.AppendInt(nil, int64(end.Year()), 10)))
	}
	return string(loc.AppendWhen(append(from, " to "...), end))
}

// coarse reports whether a date is a quarter or half of a year.
func coarse(w figures.When) bool {
	return w.Precision() == figures.Quarter || w.Precision() == figures.Half
}
