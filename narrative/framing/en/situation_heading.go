package en

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// headlineWords is how long a heading made from a clause may be.
const headlineWords = 11

// longMeasure is how long a heading may be that only names a measure and its value.
const longMeasure = 11

// situationHeading makes the heading from the first problem, and says what is left
// of its text to tell.
func situationHeading(c content.Situation) (content.Draft, string) {
	d, rest := problemHeading(c)
	repeats := len(c.Problems) > 0 && !c.Problems[0].Headline.Has() && strings.HasPrefix(upper(rest), d.Heading)
	half := c.Causes && len(c.Problems) > 0 && rest != c.Problems[0].Body.Text && !c.Problems[0].Headline.Has() && words(rest) < 12
	if repeats || half || d.Heading == standingLabel(c) {
		if h, left := itsOwnClause(c); h != "" {
			d.Heading, d.Facts, rest = upper(h), c.Problems[0].Body.Facts, left
		} else if h, fs := measureHeading(c); h != "" && !half && (repeats || words(h) <= longMeasure || d.Heading == standingLabel(c)) {
			d.Heading, d.Facts = h, fs
		}
	}
	return d, rest
}

// itsOwnClause is the shortest clause of a cause that names several in a row, as a
// heading, and the text without it: orders are picked by hand, stock is corrected
// once a week, and each store plans its own vans.
func itsOwnClause(c content.Situation) (heading, rest string) {
	if !c.Causes || len(c.Problems) == 0 || strings.Contains(c.Problems[0].Body.Text, "; ") {
		return "", ""
	}
	clauses := strings.Split(c.Problems[0].Body.Text, ", ")
	n := len(clauses)
	if n < 3 || !strings.HasPrefix(clauses[n-1], "and ") {
		return "", ""
	}
	clauses[n-1] = strings.TrimPrefix(clauses[n-1], "and ")
	best := -1
	for i, cl := range clauses {
		if words(cl) < 4 || !clausal(cl) && !determiners[leadWord(cl)] || subjectless(cl) {
			return "", ""
		}
		if words(cl) <= headlineWords && clausal(cl) && !leansBack(cl) && (best < 0 || words(cl) < words(clauses[best])) {
			best = i
		}
	}
	if best < 0 {
		return "", ""
	}
	others := append(append([]string{}, clauses[:best]...), clauses[best+1:]...)
	return clauses[best], strings.Join(others[:n-2], ", ") + ", and " + others[n-2]
}

// clausal reports whether a text is certainly a clause: by a verb that is nothing
// else, by a subject that nothing but a verb follows (nothing measures the water), or
// by a plural, a word and an article (inspections follow a round).
func clausal(s string) bool {
	if hasVerb(s) {
		return true
	}
	ws := strings.Fields(strings.ToLower(s))
	if len(ws) < 3 {
		return false
	}
	return (nobody[ws[0]] && thirdPerson(ws[1])) || plainPlural(ws[0]) && !plainPlural(ws[1]) && hasArticle[ws[2]] && !endsHead[ws[1]] && !strings.HasSuffix(ws[1], "ing")
}

var nobody = wordSet("nothing nobody everything everybody everyone anything it")

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
	if len(c.Downtime) > 0 && c.Downtime[0].Baseline.Unit == "%" && c.Down {
		d.Heading, d.Facts = strings.TrimSuffix(downtime(c.Downtime), "."), c.Downtime[0].Own
		return d, body
	}
	opening := opening(body, clauses)
	if rest := restOf(body, upper(opening)); opening != "" && (rest != body || !strings.HasPrefix(upper(body), upper(opening))) {
		d.Heading = upper(opening)
		return d, rest
	}
	if why, found := strings.CutPrefix(upper(clauses[0]), upper(opening)+" because "); opening != "" && found {
		d.Heading = upper(opening)
		return d, strings.Join(append([]string{"the reason is that " + why}, clauses[1:]...), "; ")
	}
	if c.Deadline != nil && c.Deadline.Effect.Has() && opening == "" {
		if h := headline(c.Deadline.Event.Text, headlineWords); h != "" {
			d.Heading, d.Facts = h, c.Deadline.Event.Facts
			return d, body
		}
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

// lastHeading heads a problem that nothing can be taken out of: with what it leads
// to, or with the first thing that drives it, or with its first clause as a whole.
func lastHeading(d content.Draft, c content.Situation, clauses []string, beside bool) (content.Draft, string) {
	body := c.Problems[0].Body.Text
	if h, rest := itsOwnClause(c); h != "" {
		d.Heading, d.Facts = upper(h), c.Problems[0].Body.Facts
		return d, rest
	}
	for _, p := range c.Consequences {
		if h := headline(p.Text, headlineWords+2); h != "" && h != upper(p.Text) {
			d.Heading, d.Facts = h, p.Facts
			return d, body
		}
	}
	for i := range c.Drivers {
		if h := headline(c.Drivers[i].Event.Text, headlineWords+2); h != "" && c.Drivers[i].Effect.Has() {
			d.Heading, d.Facts = h, c.Drivers[i].Event.Facts // told as a whole behind the problem
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
			_, part, _ = strings.Cut(part[i+len(", "):], " ")
		}
		out = append(out, part)
	}
	return out
}

// clauseBreak finds ", and " or ", while " between two clauses, each with a verb of its own
// as far as can be told from their length; not within a list.
func clauseBreak(s string) int {
	for _, join := range []string{", and ", ", while "} {
		if i := strings.Index(s, join); i >= 0 && words(s[:i]) >= 4 && words(s[i+len(join):]) >= 4 && !openList(s[:i]) && !subjectless(s[i+len(join):]) {
			return i
		}
	}
	return -1
}

// openList reports whether a text breaks off within a list, so that what follows
// can be its last item: "opened, graded" is one, "opened, graded and booked" is
// not.
func openList(s string) bool {
	i := strings.LastIndex(s, ", ")
	return i >= 0 && !strings.Contains(s[i:], " and ") && !strings.Contains(s[i:], " or ")
}
