package prose

import (
	"strings"

	"bifocal/narrative/figures"
)

// quantity reads a number that begins at token i, or a range of two, with its
// qualifier. It returns the token after it, or i.
func (r *reader) quantity(i int) int {
	low, ok := r.article(i)
	if !ok {
		if low, ok = r.coreAt(i); !ok {
			return i
		}
	}
	if low.spelled && !r.counts(&low) {
		return low.end
	}
	if next := r.clockOrAddress(&low); next > i {
		return next
	}
	lead := r.leadBefore(i)
	if end := r.officeHours(&low); end > low.end {
		return end
	}
	high, link, joined := r.secondEnd(&low, lead)
	if !joined {
		r.finish(&low)
		r.emitCore(&low, lead)
		return low.end
	}
	r.finish(&high)
	inherit(&low, &high)
	if link != linkRange || !low.value.LessThan(high.value) {
		if low.per == "" {
			low.per = high.per
		}
		r.emitCore(&low, lead)
		second := r.leadBefore(high.first)
		r.emitCore(&high, second)
		return high.end
	}
	q := figures.Quantity{Qualifier: figures.Range, Value: low.value, High: high.value, Unit: high.unit, Per: high.per}
	first := low.first
	if lead.word == "between" || lead.word == "zwischen" || lead.qualifier == figures.About {
		first = lead.first
	}
	r.emit(first, high.end, Reading{Quantity: q, Noun: high.noun, Ambiguous: low.ambiguous || high.ambiguous})
	return high.end
}

// article reads "an hour" and "half an hour" as one and a half of it. An article
// alone needs a qualifier before it or a half behind it, since "a year" is mostly
// a period.
func (r *reader) article(i int) (core, bool) {
	c := core{first: i, scale: decimalOne, bare: decimalOne}
	j := i
	if r.word(j) == "half" {
		c.bare = half
		j++
		if r.isDash(j) && r.glued(j) { // half-day
			return c, false
		}
	}
	w := r.word(j)
	if w != "a" && w != "an" {
		return c, false
	}
	unit, ok := unitNamed(r.textAt(j+1), false)
	if !ok || !(figures.Quantity{Unit: unit}).IsTime() || len(r.word(j+1)) < 3 || r.word(j+1) == "sec" {
		return c, false
	}
	c.unit, c.end = unit, j+2
	if j == i {
		if r.word(c.end) == "and" && r.word(c.end+1) == "a" && r.word(c.end+2) == "half" {
			c.bare, c.value, c.end = c.bare.Add(half), c.bare.Add(half), c.end+3
			return c, true
		}
		if r.leadBefore(i).qualifier == "" || r.word(j+1) == "second" {
			return c, false
		}
	}
	c.value = c.bare
	return c, true
}

// counts reports whether a number in words is meant as one: "one" and "zero" are
// mostly not.
func (r *reader) counts(c *core) bool {
	w := r.word(c.first)
	next := r.word(c.end)
	if r.isDash(c.end) && r.glued(c.end) && r.glued(c.end+1) && c.unit == "" { // two-factor, one-off
		return !idioms[r.word(c.end+1)] && w != "one" && w != "zero" && r.word(c.end+1) != ""
	}
	if c.unit != "" || c.scaled || c.end > c.first+1 {
		return w != "one" || c.unit != "" && c.unit != "times" || c.end > c.first+1
	}
	switch w {
	case "zero":
		return figures.Singular(next) != next
	case "one":
		return adverbPer(next) != "" || (next == "a" || next == "per") && isPeriod(r.word(c.end+1)) || r.isSign(c.end, "/")
	}
	return true
}

// finish reads what follows the last number: the noun it counts, what it is
// counted per, and a qualifier behind it.
func (r *reader) finish(c *core) {
	if c.suffix == "" {
		r.suffixAfter(c)
	}
	if c.unit == "" || c.unit == "FTE" {
		at := c.end
		hyphen := r.isDash(at) && r.glued(at) && r.glued(at+1)
		if hyphen { // 40-person team
			c.noun = r.word(at + 1)
			return
		}
		noun, end := r.nounAt(at)
		c.noun = noun
		per, next := r.perAt(end)
		if per == "" && noun != "" {
			per, next = r.perAt(at)
		}
		if per != "" {
			c.per, c.end = per, next
		}
		return
	}
	if c.unit == "times" { // 40 times a day
		if per, next := r.perAt(c.end); per != "" && isPeriod(per) {
			c.unit, c.per, c.end = "", per, next
		}
		return
	}
	if per, next := r.perAt(c.end); per != "" {
		c.per, c.end = per, next
	}
}

// suffixAfter reads "or more" and its like behind a number or its unit.
func (r *reader) suffixAfter(c *core) {
	if r.word(c.end) != "or" {
		return
	}
	switch r.word(c.end + 1) {
	case "more", "higher", "better", "above", "longer":
		c.suffix = figures.AtLeast
	case "less", "fewer", "lower", "below", "under", "shorter":
		c.suffix = figures.AtMost
	case "so":
		c.suffix = figures.About
	default:
		return
	}
	c.end += 2
}

func (r *reader) emitCore(c *core, lead lead) {
	if c.end > len(r.toks) || c.first < r.done {
		return
	}
	q := figures.Quantity{Qualifier: figures.Exact, Value: c.value, Unit: c.unit, Per: c.per}
	first := c.first
	if lead.qualifier != "" && !(lead.word == "over" && q.IsTime()) {
		q.Qualifier, first = lead.qualifier, lead.first
	} else if c.suffix != "" {
		q.Qualifier = c.suffix
	}
	r.emit(first, c.end, Reading{Quantity: q, Noun: c.noun, Ambiguous: c.ambiguous})
}

type link uint8

const (
	linkRange link = iota + 1
	linkChange
)

// secondEnd reads the other number of a range or a change: 20 to 30, 4–6, from 9
// to 1, between 3 and 5, two or three.
func (r *reader) secondEnd(low *core, lead lead) (high core, l link, ok bool) {
	j := low.end
	if !r.sameLine(j) {
		return high, 0, false
	}
	l = linkRange
	switch w := r.word(j); {
	case w == "to" || w == "through":
		if lead.word == "from" && !r.ranges(lead.first) {
			l = linkChange
		}
	case w == "and" && lead.word == "between", w == "und" && lead.word == "zwischen", w == "bis":
	case w == "auf" && lead.word == "von":
		l = linkChange
	case w == "or" && low.bare.IsInteger() && low.bare.LessThan(twelve):
		high, ok = r.coreAt(j + 1)
		if !ok || !high.bare.Equal(low.bare.Add(decimalOne)) || r.identifierAt(j+1) {
			return high, 0, false
		}
		return high, l, true
	case r.isDash(j) && r.glued(j) == r.glued(j+1) && !r.isSign(j, "−"):
		if !r.glued(j) && (r.isSign(j, "-") || r.isSign(j, "–")) && r.inFormula(low.first) {
			return high, 0, false
		}
	case r.isSign(j, "→"):
		l = linkChange
	case (r.isSign(j, "-") || r.isSign(j, "=")) && r.isSign(j+1, ">") && r.glued(j+1):
		l = linkChange
		j++
	default:
		return high, 0, false
	}
	if !r.sameLine(j + 1) {
		return high, 0, false
	}
	at := j + 1
	if l == linkChange {
		for k := at; k < at+4; k++ { // to less than 5 min
			if r.leadBefore(k).first >= at && r.leadBefore(k).qualifier != "" && r.startsCore(k) {
				at = k
				break
			}
		}
	}
	if high, ok = r.coreAt(at); !ok || r.isNumber(at) && r.isSign(at+1, ":") {
		return high, 0, false
	}
	if high.spelled && !r.counts(&high) && low.unit == "" && high.unit == "" && l == linkRange {
		return high, 0, false
	}
	if low.unit != "" && high.unit != "" && classOf(low.unit) != classOf(high.unit) {
		return high, 0, false
	}
	if low.unit != "" && high.unit == "" {
		if _, end := r.nounAt(high.end); end > high.end && classOf(low.unit) == "money" && !high.scaled && high.bare.LessThan(decimalOne) {
			return high, 0, false
		}
	}
	if !r.glued(j) && r.isDash(j) && (r.isSign(high.end, "=") || r.isSign(high.end, "-") || r.isSign(high.end, "+")) {
		return high, 0, false // 340 - 860 = -520
	}
	if end := high.end; r.word(end) == "am" || r.word(end) == "pm" || r.isSign(end, ":") && r.glued(end) {
		return high, 0, false
	}
	if r.isDash(j) && low.unit == "" && high.unit == "" && low.bare.IsPositive() && high.bare.GreaterThan(low.bare.Mul(hundred)) {
		return high, 0, false // 4-2217
	}
	if r.isDash(j) && phoneLike(r.textAt(j-1), r.textAt(at)) && low.unit == "" {
		return high, 0, false
	}
	return high, l, true
}

// inFormula reports whether a number stands behind a sign of arithmetic, so that a
// dash behind it takes away.
func (r *reader) inFormula(i int) bool {
	return r.isSign(i-1, "(") || r.isSign(i-1, "=") || r.isSign(i-1, "/") && !r.glued(i) || r.isSign(i-1, "+") && !r.glued(i)
}

func (r *reader) startsCore(k int) bool { _, ok := r.coreAt(k); return ok }

// phoneLike reports whether two runs of digits with a dash between are the local
// part of a phone number: 123-4567.
func phoneLike(a, b string) bool {
	return len(a) == 3 && len(b) == 4 && !strings.ContainsAny(a+b, ".,")
}

// ranges reports whether the words before "from" say that a range follows and
// no change.
func (r *reader) ranges(from int) bool {
	for k := from - 1; k >= 0 && k >= from-4 && r.sameLine(k+1); k-- {
		if spans[r.word(k)] {
			return true
		}
	}
	return false
}

var spans = set(`range ranges ranging ranged vary varies varying varied anywhere takes take taking lasts last lasting between spans
	span spanning differ differs costs`)

// inherit gives one end of a range or change what only the other one says.
func inherit(low, high *core) {
	one := decimalOne
	if low.unit == "" && high.unit != "" {
		low.unit = high.unit
		if high.scaled && !low.scaled && low.bare.Abs().LessThan(thousand) {
			low.value = low.bare.Mul(high.scale)
		}
	} else if high.unit == "" && low.unit != "" {
		high.unit = low.unit
	}
	if high.scaled && !low.scaled && low.bare.Abs().LessThan(thousand) && !high.scale.Equal(one) && low.value.Abs().LessThan(high.scale) {
		low.value = low.bare.Mul(high.scale)
	}
	if low.scaled && !high.scaled && high.unit == low.unit && high.bare.LessThan(thousand) && low.unit != "" && figures.IsCurrency(low.unit) && high.value.LessThan(low.value) && low.bare.LessThan(high.bare) {
		high.value = high.bare.Mul(low.scale)
	}
	if low.noun == "" {
		low.noun = high.noun
	}
}

func classOf(unit string) string {
	q := figures.Quantity{Unit: unit}
	switch {
	case unit == "%", unit == "pp", unit == "times":
		return unit
	case figures.IsCurrency(unit):
		return "money"
	case q.IsTime():
		return "time"
	}
	return "other"
}
