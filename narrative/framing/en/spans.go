package en

import (
	"time"
)

// apart says how long before a day an earlier one lies: in whole months from one
// on, in weeks or days below, and "more than" where they do not come out even. To
// the last day of a month counts as to the first of the next. Where one of the days
// stands for a month, they are not told apart in weeks or days.
func apart(from, to time.Time, month bool) string {
	n := max(wholeMonths(from, to), wholeMonths(from, to.AddDate(0, 0, 1)))
	if n > 0 {
		text := count(n, "month", "months")
		if rest := days(monthsLater(from, n), to); rest > 1 {
			text = "more than " + text
		}
		return text
	}
	d := days(from, to)
	switch {
	case month && d <= 7:
		return "just"
	case month:
		return "less than a month"
	case d < 14 && d != 7:
		return count(max(d, 1), "day", "days")
	case d%7 != 0:
		return "more than " + count(d/7, "week", "weeks")
	}
	return count(d/7, "week", "weeks")
}

func days(from, to time.Time) int { return int(to.Sub(from).Hours()/24 + 0.5) }

// monthsLater is the same day some months later, or the last of that month where
// there is none such or where the day is the last of its own.
func monthsLater(from time.Time, n int) time.Time {
	last := time.Date(from.Year(), from.Month()+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC)
	if from.AddDate(0, 0, 1).Day() == 1 || from.Day() > last.Day() {
		return last
	}
	return time.Date(last.Year(), last.Month(), from.Day(), 0, 0, 0, 0, time.UTC)
}

// wholeMonths counts the whole months from a day to a later one. From the last
// day of a month to the last day of another is whole.
func wholeMonths(from, to time.Time) int {
	n := (to.Year()-from.Year())*12 + int(to.Month()-from.Month())
	if to.Before(monthsLater(from, n)) {
		n--
	}
	return max(n, 0)
}
