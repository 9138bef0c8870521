package en

import (
	"strings"
	"unicode"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// addDrivers tells each driver, and how the end of the plan lies to its date.
func addDrivers(d *content.Draft, c content.Situation) {
	ended := false
	for i := range c.Drivers {
		dr := &c.Drivers[i]
		lead := ""
		if len(d.Lines) == 0 && len(c.Problems) > 0 { // right under the problem
			lead = "why now: "
		}
		text, dated := driverSentence(dr, lead)
		fs := facts(dr.Event.Facts, dr.Effect.Facts)
		told := dr.Told
		dr.Told = told || dated
		s := margin(c, dr)
		dr.Told = told
		if dated {
			fs = facts(fs, dr.Own)
		}
		if s != "" {
			if ended && strings.HasPrefix(s, "The plan ends only ") { // and when was said
				s = "This, too, is before the plan ends."
			}
			if ended && strings.HasPrefix(s, "The plan ends ") && samePeriod(c.End, dr.Date) != "" {
				s = "" // when it ends is told
			}
			if before, _, found := strings.Cut(s, "; the plan ends "); ended && found { // told once
				s = before + "."
			}
			ended = ended || strings.Contains(s, "he plan ends ")
			text = join(text, s)
			fs = facts(fs, dr.Own, c.PlanFacts)
		}
		if text != "" {
			d.Lines = append(d.Lines, paragraph(dr.ID, text, fs))
		}
	}
}

// driverSentence joins event and effect, behind a lead and the date where neither
// of the two tells it, and reports whether it told that.
func driverSentence(d *content.Driver, lead string) (text string, dated bool) {
	event, effect := d.Event.Text, d.Effect.Text
	if from := dateOf(d); from != "" {
		is := sentence("the date is ", loc.When(d.Date))
		switch text := event + effect; {
		case text == "":
		case fronted[leadWord(text)]:
			return join(eventAndEffect(event, effect, lead), is), true
		default:
			lead, dated = lead+from+", ", true
		}
	}
	return eventAndEffect(event, effect, lead), dated
}

// fronted are the words that open a clause or a phrase in front of a sentence,
// where no date can stand before it.
var fronted = wordSet("from by on in at as if when once until till after before since with while because although though unless during between for to")

// dateOf is when a driver sets in, where its texts name no time at all: a
// regulation holds from its date.
func dateOf(d *content.Driver) string {
	if d.Date.IsZero() || d.Told || namesTime(d.Event.Text) || namesTime(d.Effect.Text) {
		return ""
	}
	if d.Type == "regulation" {
		return "from " + loc.When(d.Date)
	}
	return on(d.Date)
}

// namesTime reports whether a text names a year, a month or a quarter.
func namesTime(text string) bool {
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) || months[w] {
			return true
		}
	}
	return false
}

var months = wordSet("January February March April May June July August September October November December Q1 Q2 Q3 Q4")

// eventAndEffect joins the two behind a lead.
func eventAndEffect(event, effect, lead string) string {
	if lead != "" {
		event = lower(event)
		if event == "" {
			effect = lower(effect)
		}
	}
	switch {
	case effect == "" && event == "":
		return ""
	case effect == "":
		return sentence(lead, event)
	case event == "":
		return sentence(lead, effect)
	case words(event)+words(effect) > 34, strings.Contains(event, ";"), strings.Contains(effect, ";"), strings.Contains(event, ". "):
		return join(sentence(lead, event), sentence(effect))
	}
	return sentence(lead, event, "; ", lower(effect))
}

// margin says how the plan's end lies to a driver's date, counted from the first
// day of a date that is no day: a law of January binds from the first.
//
// Of the dates that the plan keeps, only the one it is held against is told. One
// that passes while the work goes on is told as missed where it is a regulation,
// or where nothing is done by then; otherwise with what is done by then, since a
// part of the work may be all that it is about. That goes for every date within the
// plan, whatever sets it, but for the market, which sets no date to miss.
func margin(c content.Situation, d *content.Driver) string {
	if c.End.Precision() < figures.MonthP || !d.Dated() || c.Deadline != d && !d.Firm && !withinPlan(c, d) {
		return ""
	}
	ends := "the plan ends " + on(c.End)
	first, end := d.Date.First(), c.End.Last()
	switch {
	case end.Before(first):
		if d != c.Deadline {
			return ""
		}
		if !c.Start.IsZero() && index(c.Seed, 1, 2) == 0 {
			ends = "started " + on(c.Start) + ", the work is finished"
		} else {
			ends += ","
		}
		coarse := c.End.Precision() != figures.DayP || d.Date.Precision() != figures.DayP
		return sentence(ends, " ", apart(end, first, coarse), " before", datum(d))
	case d.Type == "market", d.Type == "event": // an opportunity is no date to miss
		return ""
	case samePeriod(c.End, d.Date) != "":
		if datum(d) != "" {
			return sentence(ends)
		}
		return sentence("the plan ends ", samePeriod(c.End, d.Date))
	}
	if done := doneBy(c.PhaseEnds, d.Date); done != "" {
		done = byThen(d) + ", " + done
		if c.Deadline != d && end.Before(c.Deadline.Date.First()) { // told there when the plan ends
			return sentence(done)
		}
		return sentence(done, "; ", ends)
	}
	if after := datum(d); after != "" {
		return sentence(ends, ", after", after)
	}
	return sentence("the plan ends only ", on(c.End))
}

// withinPlan reports whether a date passes while the work goes on.
func withinPlan(c content.Situation, d *content.Driver) bool {
	return !c.Start.IsZero() && !d.Date.First().Before(c.Start.First()) && !c.End.Last().Before(d.Date.First())
}

// datum is a driver's date where its texts do not tell it.
func datum(d *content.Driver) string {
	when := loc.When(d.Date)
	if strings.Contains(d.Event.Text, when) || strings.Contains(d.Effect.Text, when) || d.Told {
		return ""
	}
	return " " + when
}

// byThen says until when something is counted: by a day, and before a month or a
// quarter, of which it is not said which day is meant.
func byThen(d *content.Driver) string {
	day := d.Date.Precision() == figures.DayP
	named := datum(d) != ""
	switch {
	case named && day:
		return "by " + loc.When(d.Date)
	case named:
		return "before " + loc.When(d.Date)
	case day:
		return "by then"
	}
	return "before then"
}

// samePeriod says that a plan ends within the driver's date; "" where it ends
// before or after it. A date within the month that a plan ends in is no more
// than that.
func samePeriod(end, date figures.When) string {
	first, last := date.First(), date.Last()
	day := date.Precision() == figures.DayP
	switch {
	case day && end == date:
		return "on the same day"
	case day && end.Precision() == figures.MonthP && !end.First().After(first) && !end.Last().Before(first):
		if first.Day() == 1 {
			return "later in the same month"
		}
		return "in the same month"
	case end.Last().Before(first), end.Last().After(last), day:
		return ""
	case date.Precision() == figures.MonthP:
		return "in the same month"
	}
	return "in the same quarter"
}

// doneBy says how many phases are done by a date: before its first day, or on it
// where it is a day.
func doneBy(ends []figures.When, date figures.When) string {
	n := 0
	for _, e := range ends {
		if e.Last().Before(date.First()) || date.Precision() == figures.DayP && e.Last().Equal(date.First()) {
			n++
		}
	}
	if n == 0 || n == len(ends) {
		return ""
	}
	if len(ends) == 2 {
		return "the first of the two phases is done"
	}
	return loc.Cardinal(n) + " of the " + loc.Cardinal(len(ends)) + " phases " + plural(n, "is", "are") + " done"
}
