package words

import (
	"time"

	"fyne.io/fyne/v2/lang"
)

// Day writes a day without its year: "2 January", in German "2. Januar".
func Day(t time.Time) string {
	return lang.L("{{.Day}} {{.Month}}", Data{"Day": t.Day(), "Month": Month(t.Month())})
}

// Date writes a day with its year: "2 January 2006", in German "2. Januar 2006".
func Date(t time.Time) string {
	return lang.L("{{.Day}} {{.Month}} {{.Year}}", Data{"Day": t.Day(), "Month": Month(t.Month()), "Year": t.Year()})
}

// Month is the name of a month.
func Month(m time.Month) string { return lang.L(m.String()) }

// Clock writes the time of a day, to the minute.
func Clock(t time.Time) string { return t.Format("15:04") }
