package en

import (
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// headlineWords is how long a heading made from a clause may be.
const headlineWords = 11

// ExecutiveSituation tells what hurts and why now.
func (en English) ExecutiveSituation(c content.Situation) content.Draft {
	if len(c.Problems) == 0 && len(c.Drivers) == 0 {
		return content.Draft{}
	}
	d, rest := situationHeading(c)
	d.Lines = make([]content.Line, 0, len(c.Problems)+len(c.Consequences)+len(c.Drivers))
	addDrivers(&d, c, true)
	en.addProblems(&d, c, rest)
	for i, p := range c.Consequences {
		d.Lines = append(d.Lines, paragraph("consequence/"+number(i+1), sentence(p.Text), p.Facts))
	}
	addDrivers(&d, c, false)
	return d
}

// addDrivers tells each driver, and how the end of the plan lies to its date:
// those whose event heads the theme, which come first, since what follows from it
// is not to be parted from it, or the others.
func addDrivers(d *content.Draft, c content.Situation, heads bool) {
	ended := false
	for i := range c.Drivers {
		dr := &c.Drivers[i]
		if dr.Heads != heads {
			continue
		}
		lead := ""
		if !heads && len(d.Lines) == 0 && len(c.Problems) > 0 { // right under the problem
			lead = "why now: "
		}
		text := driverSentence(dr, lead)
		fs := facts(dr.Event.Facts, dr.Effect.Facts)
		if s := margin(c, dr); s != "" {
			if ended && strings.HasPrefix(s, "The plan ends only ") { // and when was said
				s = "This, too, is before the plan ends."
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

// situationHeading makes the heading from the first problem, and says what is left
// of its text to tell.
func situationHeading(c content.Situation) (content.Draft, string) {
	d, rest := problemHeading(c)
	repeats := len(c.Problems) > 0 && !c.Problems[0].Headline.Has() && strings.HasPrefix(upper(rest), d.Heading)
	half := c.Causes && len(c.Problems) > 0 && rest != c.Problems[0].Body.Text && !c.Problems[0].Headline.Has() && words(rest) < 12
	if repeats || half || d.Heading == standingLabel(c) {
		if h, fs := measureHeading(c); h != "" {
			d.Heading, d.Facts = h, fs
			if half {
				rest = c.Problems[0].Body.Text
			}
		}
	}
	return d, rest
}

// measureHeading heads a problem that gives no heading of its own with the measure
// that it speaks of, as it stands today; a cause with what it is the cause of.
func measureHeading(c content.Situation) (string, []string) {
	o := c.Measure
	if o == nil {
		return "", nil
	}
	f := figures.Form{Compact: c.Causes}
	subject, many := measured(o)
	heading := subject + " stands at " + baselineOf(o, f)
	switch {
	case many && (o.Baseline.IsMoney() || sums(o.Measure)):
		heading = subject + " come to " + baselineOf(o, f)
	case many && namesUnit(o):
		q := o.Baseline
		q.Unit, q.Per = "", ""
		heading = "there are " + loc.Quantity(q, f) + " " + subject + strings.TrimPrefix(loc.Quantity(figures.Quantity{Qualifier: figures.Exact, Value: one, Per: o.Baseline.Per}, figures.Form{}), "1")
	case many:
		return "", nil
	}
	if c.Causes {
		heading = "why " + heading
	}
	return upper(heading), o.Own
}

// sums reports whether a measure in the plural is an amount: losses, emissions.
func sums(measure string) bool {
	ws := strings.Fields(strings.ToLower(bare(measure)))
	return len(ws) > 0 && sumNouns[ws[headOf(ws)]]
}

// namesUnit reports whether a measure in the plural names what its figure counts,
// as its first word: days above 60 % humidity.
func namesUnit(o *content.Outcome) bool {
	unit := o.Baseline.Unit
	if unit == "" {
		return o.Baseline.Value.IsInteger()
	}
	measure := strings.ToLower(o.Measure)
	return strings.HasPrefix(measure, loc.Noun(unit, decimal.Zero)+" ") || loc.Names(o.Measure, unit)
}

// problemHeading makes the heading from the first problem or, without one, from the
// first driver.
func problemHeading(c content.Situation) (content.Draft, string) {
	var d content.Draft
	if len(c.Problems) == 0 {
		dr := &c.Drivers[0]
		more := len(c.Drivers)+words(dr.Effect.Text) > 1 || margin(c, dr) != ""
		for i, p := range []content.Phrase{dr.Event, dr.Effect} {
			if h := headline(p.Text, headlineWords+2); h != "" && more {
				d.Heading, d.Facts = h, p.Facts
				if i == 0 && h == upper(p.Text) && (dr.Effect.Has() || margin(c, dr) != "") { // the heading has told it
					dr.Told, dr.Event = strings.Contains(p.Text, loc.When(dr.Date)), content.Phrase{}
				}
				break
			}
		}
		if d.Heading == "" {
			d.Heading = "Why now"
		}
		return d, ""
	}
	p := c.Problems[0]
	body := p.Body.Text
	if p.Headline.Has() {
		d.Heading, d.Facts = upper(p.Headline.Text), p.Headline.Facts
		return d, body
	}
	d.Facts = p.Body.Facts
	clauses := split(body)
	beside := len(c.Problems) > 1 || len(c.Drivers) > 0 || c.Causes && p.Evidence.Has() || len(c.Consequences) > 0
	if h := turn(clauses[0]); h != "" {
		d.Heading = upper(h)
		return d, body
	}
	if words(clauses[0]) <= headlineWords+2 && (len(clauses) > 1 || beside) && (len(clauses) == 1 || !leansBack(clauses[1])) {
		d.Heading = upper(clauses[0])
		return d, strings.Join(clauses[1:], "; ")
	}
	if c.Deadline != nil && c.Deadline.Effect.Has() {
		if h := headline(c.Deadline.Event.Text, headlineWords); h != "" {
			headByEvent(&d, c.Deadline, h)
			return d, body
		}
	}
	if len(c.Downtime) > 0 && c.Downtime[0].Baseline.Unit == "%" && c.Down {
		d.Heading, d.Facts = strings.TrimSuffix(downtime(c.Downtime), "."), c.Downtime[0].Own
		return d, body
	}
	opening := opening(body, clauses)
	if rest := restOf(body, upper(opening)); opening != "" && (rest != body || !strings.HasPrefix(upper(body), upper(opening))) {
		d.Heading = upper(opening)
		return d, rest
	}
	if n := len(c.Problems); n > 1 && opening == "" {
		for i := range c.Problems { // a later one may be short
			if p := &c.Problems[i]; i > 0 && words(p.Body.Text) <= headlineWords+2 && len(split(p.Body.Text)) == 1 {
				d.Heading, d.Facts, p.Told = upper(p.Body.Text), p.Body.Facts, true
				return d, body
			}
		}
		d.Heading, d.Facts = upper(count(n, "problem", "problems"))+" with one answer", nil
		return d, body
	}
	if words(body) <= 20 && beside {
		d.Heading = upper(body)
		return d, ""
	}
	if h, rest := laterClause(clauses); h != "" {
		d.Heading = upper(h)
		return d, rest
	}
	if opening != "" {
		d.Heading = upper(opening)
		return d, body
	}
	return lastHeading(d, c, clauses, beside)
}

// turn is what a clause comes to behind a "but", where it stands alone: prices
// change at midnight, but labels are swapped by hand. What stands before it is no
// problem.
func turn(clause string) string {
	_, after, found := strings.Cut(clause, ", but ")
	if !found || leansBack(after) || !hasVerb(after) || finiteVerbs[leadWord(after)] {
		return ""
	}
	if head, tail, more := strings.Cut(after, ", "); more && words(head) >= 4 && hasVerb(head) && !strings.Contains(tail, " and ") && !strings.Contains(tail, " or ") {
		after = head // what is only added
	}
	if words(after) < 4 || words(after) > headlineWords+2 {
		return ""
	}
	return after
}

// opening is the first clause of a text as a heading, as far as it is short enough;
// "" where nothing can go.
func opening(body string, clauses []string) string {
	if words(clauses[0]) <= headlineWords+2 && len(clauses) > 1 {
		return clauses[0]
	}
	if h := headline(clauses[0], headlineWords); h != "" && words(h)+3 <= words(clauses[0]) {
		return h
	}
	if h := firstClause(body, headlineWords+2); h != "" {
		return h
	}
	return cutShort(body, headlineWords+1)
}

// laterClause is a clause behind the first that can stand as a heading, and the
// text without it.
func laterClause(clauses []string) (heading, rest string) {
	for i := 1; i < len(clauses); i++ {
		if words(clauses[i]) > headlineWords+2 || words(clauses[i]) < 4 || leansBack(clauses[i]) || subjectless(clauses[i]) || i+1 < len(clauses) && leansBack(clauses[i+1]) {
			continue
		}
		others := append(append([]string{}, clauses[:i]...), clauses[i+1:]...)
		return clauses[i], strings.Join(others, "; ")
	}
	return "", ""
}

// headByEvent heads a theme with the event of a driver, which it has told then.
func headByEvent(d *content.Draft, dr *content.Driver, heading string) {
	d.Heading, d.Facts = heading, dr.Event.Facts
	dr.Told = strings.Contains(dr.Event.Text, loc.When(dr.Date))
	dr.Event, dr.Heads = content.Phrase{}, true
}

// lastHeading heads a problem that nothing can be taken out of: with what it leads
// to, or with the first thing that drives it, or with its first clause as a whole.
func lastHeading(d content.Draft, c content.Situation, clauses []string, beside bool) (content.Draft, string) {
	body := c.Problems[0].Body.Text
	for _, p := range c.Consequences {
		if h := headline(p.Text, headlineWords+2); h != "" && h != upper(p.Text) {
			d.Heading, d.Facts = h, p.Facts
			return d, body
		}
	}
	for i := range c.Drivers {
		if h := headline(c.Drivers[i].Event.Text, headlineWords+2); h != "" && c.Drivers[i].Effect.Has() {
			headByEvent(&d, &c.Drivers[i], h)
			return d, body
		}
	}
	if (len(clauses) > 1 || beside) && (len(clauses) == 1 || !leansBack(clauses[1])) {
		d.Heading = upper(clauses[0])
		return d, strings.Join(clauses[1:], "; ")
	}
	d.Heading, d.Facts = standingLabel(c), nil
	return d, body
}

// standingLabel heads a problem of which one long clause is all that is known.
func standingLabel(c content.Situation) string {
	if c.Causes {
		return "Why it is so today"
	}
	return "How things stand today"
}

// split takes a text apart into clauses that can stand alone.
func split(text string) []string {
	var out []string
	for _, part := range strings.Split(text, "; ") {
		for {
			i := clauseBreak(part)
			if i < 0 {
				break
			}
			out = append(out, part[:i])
			part = part[i+len(", and "):]
		}
		out = append(out, part)
	}
	return out
}

// clauseBreak finds ", and " between two clauses, each with a verb of its own
// as far as can be told from their length; not within a list.
func clauseBreak(s string) int {
	i := strings.Index(s, ", and ")
	if i < 0 || words(s[:i]) < 4 || words(s[i+6:]) < 4 || openList(s[:i]) {
		return -1
	}
	return i
}

// openList reports whether a text breaks off within a list, so that what follows
// can be its last item: "opened, graded" is one, "opened, graded and booked" is
// not.
func openList(s string) bool {
	i := strings.LastIndex(s, ", ")
	return i >= 0 && !strings.Contains(s[i:], " and ") && !strings.Contains(s[i:], " or ")
}

// addProblems tells each problem, of the first what the heading has left; and
// behind a cause what speaks for it.
func (en English) addProblems(d *content.Draft, c content.Situation, rest string) {
	text := en.passage()
	for i := range c.Problems {
		p := &c.Problems[i]
		body := p.Body.Text
		switch {
		case i == 0:
			body = rest
		case p.Told:
			body = ""
		}
		for clause := range strings.SplitSeq(body, "; ") {
			text.sentence(clause)
		}
		if line := text.paragraph(p.ID, p.Body.Facts); line.Text != "" {
			d.Lines = append(d.Lines, line)
		}
		if c.Causes && p.Evidence.Has() {
			d.Lines = append(d.Lines, paragraph(p.ID+"/evidence", sentence("evidence: ", p.Evidence.Text), p.Evidence.Facts))
		}
	}
}

// driverSentence joins event and effect, behind a lead.
func driverSentence(d *content.Driver, lead string) string {
	event, effect := d.Event.Text, d.Effect.Text
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
	case words(event)+words(effect) > 22:
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
	case d.Type == "market":
		return ""
	case samePeriod(c.End, d.Date) != "":
		if datum(d) != "" {
			return sentence(ends)
		}
		return sentence("the plan ends ", samePeriod(c.End, d.Date))
	}
	if done := doneBy(c.PhaseEnds, d.Date); done != "" && d.Type != "regulation" {
		done = "by" + thatDate(d) + ", " + done
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

// thatDate refers to a driver's date, which it names again where the effect
// stands between.
func thatDate(d *content.Driver) string {
	if datum(d) != "" || d.Effect.Has() && d.Event.Has() {
		return " " + loc.When(d.Date)
	}
	return " that date"
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

// EngineeringSituation tells the causes, and what the baselines amount to.
func (en English) EngineeringSituation(c content.Situation) content.Draft {
	if len(c.Problems) == 0 && len(c.Drivers) == 0 {
		return content.Draft{}
	}
	down := downtime(c.Downtime)
	c.Down, c.Causes = down != "", true
	own := c
	if len(c.Problems) > 0 { // a cause heads the theme before any date
		own.Deadline = nil
	}
	d, rest := situationHeading(own)
	if c.Down && d.Heading == strings.TrimSuffix(down, ".") {
		down = ""
	}
	addDrivers(&d, c, true)
	en.addProblems(&d, c, rest)
	if down != "" {
		d.Lines = append(d.Lines, paragraph("downtime", down, c.Downtime[0].Own))
	}
	addDrivers(&d, c, false)
	if len(d.Lines) == 0 { // the heading told all there is
		d.Lines = append(d.Lines, paragraph(c.Problems[0].ID, sentence(c.Problems[0].Body.Text), c.Problems[0].Body.Facts))
		if d.Heading == upper(c.Problems[0].Body.Text) {
			if d.Heading, d.Facts = measureHeading(c); d.Heading == "" {
				d.Heading = standingLabel(c)
			}
		}
	}
	return d
}

// hoursAPercent is what one percent of a month of 30 days comes to, as error
// budgets are usually counted.
var hoursAPercent = decimal.New(72, -1)

// downtime says what an availability means in hours a month.
func downtime(os []*content.Outcome) string {
	if len(os) == 0 || os[0].Baseline.IsZero() {
		return ""
	}
	o := os[0]
	return sentence(compact(o.Baseline), " ", lower(bare(o.Measure)), " means ", downtimeOf(o.Baseline), " of downtime a month")
}

// downtimeOf is what is missing of an availability, as time a month.
func downtimeOf(q figures.Quantity) string {
	h := hundred.Sub(q.Mid()).Mul(hoursAPercent)
	unit := "h"
	if h.LessThan(one) {
		h, unit = h.Mul(sixty), "min"
	}
	digits := int32(2)
	return compact(figures.Quantity{Qualifier: figures.Exact, Value: figures.Significant(h, digits), Unit: unit})
}

// Stakes tells executives the cost of doing nothing.
func (English) Stakes(c content.Stakes) content.Draft {
	var d content.Draft
	if c.Thin() {
		if len(c.Consequences) > 0 {
			return content.Draft{Silent: toldWith("what the problem leads to", "situation", narrative.Executive)}
		}
		return content.Draft{}
	}
	if h, text := monthlyAlone(c); h != "" {
		return content.Draft{Heading: h, Facts: c.Monthly[0].Own, Lines: []content.Line{paragraph("monthly", text, c.Monthly[0].Own)}}
	}
	rest, stands := c.Consequences, false
	if !c.CashMonth.IsZero() && c.CashMonth.Value.IsPositive() {
		sum := rounded(c.CashMonth.Quantity, figures.Quantity{})
		d.Heading = "Every month of delay costs " + sum
		d.Facts = c.CashMonth.Facts
		d.Lines = append(d.Lines, paragraph("cash", cashSentence(c), c.Cash.Facts))
	} else {
		d.Heading, d.Facts, rest, stands = consequenceHeading(c)
	}
	for i, p := range rest {
		text := sentence(p.Text)
		if i == 0 && len(d.Lines) > 0 && !strings.Contains(strings.ToLower(p.Text), "meanwhile") { // beside the sum
			text = sentence("meanwhile, ", lower(p.Text))
		}
		d.Lines = append(d.Lines, paragraph("consequence/"+number(i+1), text, p.Facts))
	}
	if len(c.Monthly) > 0 {
		o := c.Monthly[0]
		d.Lines = append(d.Lines, paragraph("monthly", another(o, stands), o.Own))
	}
	return d
}

// monthlyAlone heads the stakes with what each month brings, where nothing else is
// known of them.
func monthlyAlone(c content.Stakes) (heading, text string) {
	if len(c.Consequences) > 0 || c.Paid() || len(c.Monthly) != 1 || firstStanding(c) != nil {
		return "", ""
	}
	o := c.Monthly[0]
	if text = another(o, false); !strings.HasPrefix(text, "Each month also brings ") {
		return "", ""
	}
	brings, target, _ := strings.Cut(strings.Replace(text, " also", "", 1), "; ")
	return brings, upper(target)
}

// consequenceHeading heads the stakes with a whole consequence where something
// else is left for the text, and otherwise with what stays as it is.
func consequenceHeading(c content.Stakes) (heading string, fs []string, rest []content.Phrase, stands bool) {
	if len(c.Consequences) > 0 {
		first := c.Consequences[0]
		more := len(c.Consequences) > 1 || len(c.Monthly) > 0
		if more && words(first.Text) <= 17 {
			return upper(first.Text), first.Facts, c.Consequences[1:], false
		}
		if clauses := split(first.Text); len(clauses) > 1 && words(clauses[0]) <= 17 {
			tail := content.Phrase{Text: strings.Join(clauses[1:], "; "), Facts: first.Facts}
			return upper(clauses[0]), first.Facts, append([]content.Phrase{tail}, c.Consequences[1:]...), false
		}
	}
	if o := firstStanding(c); o != nil {
		return strings.TrimSuffix(standing(o), "."), o.Own, c.Consequences, true
	}
	return "What waiting means", nil, c.Consequences, false
}

func firstStanding(c content.Stakes) *content.Outcome {
	if len(c.Standing) > 0 {
		return c.Standing[0]
	}
	return nil
}

// standing says what stays as it is.
func standing(o *content.Outcome) string {
	return sentence("until something changes, ", stays(o, ""))
}

// stays says that a measure keeps today's value.
func stays(o *content.Outcome, also string) string {
	subject, many := measured(o)
	stays := "stays"
	if many {
		stays = "stay"
	}
	return subject + " " + also + stays + " at " + baselineOf(o, figures.Form{})
}

// cashSentence shows where the monthly sum comes from. The names of benefits can
// be singular or plural, and so the sum is the subject.
func cashSentence(c content.Stakes) string {
	names := list(articled(c.Benefits))
	if c.Running.IsZero() {
		from := ""
		if names != "" {
			from = " (" + names + ")"
		}
		return sentence("the gain is ", prose(c.Cash.Quantity), " in cash", from, "; a twelfth of it is lost every month")
	}
	running := c.Running
	running.Per = ""
	text := prose(c.Cash.Quantity) + " in cash comes " + listFor("from", articled(c.Benefits))
	switch {
	case strings.Contains(names, " from "):
		text = "the gain is " + prose(c.Cash.Quantity) + " in cash (" + names + ")"
	case names == "":
		text = "the gain is " + prose(c.Cash.Quantity) + " in cash"
	}
	return sentence(text, "; running costs take ", prose(running), " of it, which leaves ", rounded(c.CashMonth.Quantity, figures.Quantity{}), " a month")
}

// articled gives names of benefits the article they take within a sentence.
func articled(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = withArticle(lower(n))
	}
	return out
}

// another says what each month brings again, and what it would bring; stands says
// that the heading tells what stays as it is.
func another(o *content.Outcome, stands bool) string {
	measure := lower(bare(o.Measure))
	unit := o.Baseline.Unit
	named := unit == "" && isPlural(measure) || unit != "" && strings.HasPrefix(strings.ToLower(measure), strings.ToLower(unit))
	if !named || o.Baseline.Qualifier != figures.Exact || o.Target.Qualifier != figures.Exact {
		if stands { // the heading has said until when
			return sentence(stays(o, "also "))
		}
		return standing(o)
	}
	return sentence("each month also brings ", loc.Number(o.Baseline.Value), " ", measure, "; the target is ", loc.Number(o.Target.Value))
}
