package figures

import "strings"

// Counted splits a unit into the noun that counts things and the reference that
// they are counted against: "complaints per 1,000 orders" into "complaints" and
// "per 1,000 orders", "of 5" into "" and "of 5". What has no reference is all
// noun: "working days", "cans of milk".
func Counted(unit string) (noun, reference string) {
	for at := 0; at < len(unit); {
		word, _, _ := strings.Cut(unit[at:], " ")
		if referring[word] && (word == "per" || strings.ContainsAny(unit[at:], "0123456789")) {
			return strings.TrimRight(unit[:at], " "), unit[at:]
		}
		at += len(word) + 1
	}
	return unit, ""
}

var referring = wordSet("per of out in for each every")

// Pair writes two ends of one measure as they stand between "from" and "to",
// with what they share written once: from 12 to 3 days, from 12 days to 1, from
// 9 to 1 a month, from 1.9 M EUR to 1.15 M EUR a year. The unit, its reference
// and what it is counted per are never lost; named says that the place has named
// the noun of the unit already, which then goes.
func (l *Locale) Pair(from, to Quantity, f Form, named bool) (a, b string) {
	f.DropNoun, f.Millions = named, f.Millions || inMillions(from) || inMillions(to)
	if !alike(from, to) {
		return l.Quantity(from, f), l.Quantity(to, f)
	}
	bare := f
	bare.DropPer = true
	if from.Qualifier != Exact || to.Qualifier != Exact || to.IsMoney() || to.Unit == "%" {
		return l.Quantity(from, bare), l.Quantity(to, f)
	}
	switch mixed := inMillions(from) != inMillions(to); {
	case mixed:
		return l.Quantity(from, bare), l.Quantity(to, f)
	case inMillions(from): // 7.9 to 6.1 million km
		var buf [48]byte
		return string(appendDigits(nil, digitsOf(from.Value, buf[:]).shifted(int(millions)), l.Group, l.Point)), l.Quantity(to, f)
	}
	x, y := l.unitOf(from, f), l.unitOf(to, f)
	if noun, _ := Counted(x); x != y && noun != "" && !isOne(from.Value) { // from 12 days to 1, since "12 day" is no English
		return l.Quantity(from, f), l.Number(to.Value)
	}
	return l.Number(from.Value), l.Quantity(to, f)
}

// inMillions reports whether a quantity is written in millions.
func inMillions(q Quantity) bool {
	var buf [48]byte
	return scaleOf(digitsOf(q.Value, buf[:])) == millions
}

// OneScale is a form in which two figures that belong together are written in one
// scale: 2.3 million and 0.4 million, 1.9 M EUR and 0.7 M EUR.
func (f Form) OneScale(a, b Quantity) Form {
	f.Millions = f.Millions || inMillions(a) || inMillions(b)
	return f
}

// Than writes the first of two ends of one measure behind the second: 3 minutes
// instead of 45, 1 day instead of 12 days.
func (l *Locale) Than(from, to Quantity, f Form, named bool) string {
	f.DropNoun = named
	if !alike(from, to) {
		return l.Quantity(from, f)
	}
	if from.Qualifier == Exact && to.Qualifier == Exact && !to.IsMoney() && to.Unit != "%" && l.unitOf(from, f) == l.unitOf(to, f) &&
		!inMillions(from) && !inMillions(to) {
		return l.Number(from.Value)
	}
	f.DropPer = true
	return l.Quantity(from, f)
}

// alike reports whether two quantities count the same thing per the same thing,
// so that one can go without what the other says.
func alike(a, b Quantity) bool {
	return a.Per == b.Per && (a.Unit == b.Unit || a.IsCount() && b.IsCount() && a.Comparable(b))
}

// unitOf is the unit as it stands behind the value.
func (l *Locale) unitOf(q Quantity, f Form) string { return l.unit(q.Unit, isOne(q.Value), f) }

// Names reports whether a text names what a unit counts, in the singular or the
// plural: "outages customers notice" names "outages", and no text names hours.
func (l *Locale) Names(text, unit string) bool {
	if !isCountNoun(unit) {
		return false
	}
	noun, _ := Counted(unit)
	if noun == "" {
		return true // there is nothing to name
	}
	if hasWords(text, noun) {
		return true
	}
	text, noun = strings.ToLower(text), strings.ToLower(noun)
	if !strings.Contains(text, noun[:min(3, len(noun))]) {
		return false // in the singular and the plural a noun begins alike
	}
	return hasWords(text, noun) || hasWords(text, l.Singular(noun)) || hasWords(text, l.Plural(noun))
}

// hasWords reports whether a text has these words in a row.
func hasWords(text, words string) bool {
	for at := strings.Index(text, words); at >= 0; {
		end := at + len(words)
		if (at == 0 || !isASCIILetter(text[at-1])) && (end == len(text) || !isASCIILetter(text[end])) {
			return true
		}
		next := strings.Index(text[end:], words)
		if next < 0 {
			return false
		}
		at = end + next
	}
	return false
}
