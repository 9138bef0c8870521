package prose

import (
	"strings"

	"bifocal/narrative/figures"
)

// identifier passes over what has digits and is no figure: EC2, TLS 1.3, section
// 4.2, 24/7, 09:30, a phone number. It returns the token after it, or i.
func (r *reader) identifier(i int) int {
	t := &r.toks[i]
	switch t.kind {
	case word:
		return r.gluedName(i)
	case number:
		return r.numbered(i)
	}
	return i
}

// gluedName passes over a word with digits glued to it: EC2, ICD-10, S/4HANA,
// m5.xlarge, T+2, and over addresses.
func (r *reader) gluedName(i int) int {
	if !r.glued(i + 1) {
		return i
	}
	next := &r.toks[i+1]
	if next.kind == number {
		if _, _, ok := r.currencyAt(i); ok || r.word(i) == "x" && r.glued(i) {
			return i
		}
		return r.gluedRun(i)
	}
	if next.kind != sign || !r.glued(i+2) {
		return i
	}
	switch next.text {
	case "@":
		return r.gluedRun(i)
	case ":":
		if r.isSign(i+2, "/") && r.isSign(i+3, "/") {
			return r.gluedRun(i)
		}
	case "-", ".", "_", "+", "#", "&", "/", "‑":
		if !r.isNumber(i + 2) {
			return i
		}
		if next.text == "-" && (yearWords[r.word(i)] || r.word(i) == "sub") {
			return i
		}
		if next.text == "/" && (isPeriod(r.word(i)) || figures.MonthNamed(r.word(i)) > 0) {
			return i
		}
		if _, _, ok := r.currency(i); ok {
			return i
		}
		return r.gluedRun(i)
	}
	return i
}

// numbered passes over a number that names something.
func (r *reader) numbered(i int) int {
	s := r.textAt(i)
	if end := r.listMark(i); end > i {
		return end
	}
	if end := r.phone(i); end > i {
		return end
	}
	if len(s) > 1 && s[0] == '0' && s[1] != '.' && s[1] != ',' { // SKU 004512, 0800
		return r.gluedRun(i)
	}
	if r.isSign(i-1, "#") || r.isSign(i-1, "§") || r.isSign(i-1, "№") {
		return r.gluedRun(i)
	}
	if _, _, ok := decimalOf(s, r.style, false); !ok {
		return r.gluedRun(i)
	}
	if end := r.gluedTail(i); end > i {
		return end
	}
	if r.labelled(i) {
		return r.pastLabel(i)
	}
	return i
}

// listMark passes over the number of a list item or a heading: "1. Pilot".
func (r *reader) listMark(i int) int {
	k := i
	for k > 0 && !r.toks[k].first {
		k--
		if t := r.toks[k].text; t != "#" && t != "-" && t != "*" && t != ">" && t != "_" {
			return i
		}
	}
	heading := r.isSign(k, "#")
	if end := i + 1; (r.isSign(end, ".") || r.isSign(end, ")")) && r.glued(end) && end+1 < len(r.toks) && !r.glued(end+1) && r.sameLine(end+1) {
		if r.isSign(end, ".") || heading || !strings.ContainsAny(r.textAt(i), ".,") {
			return end + 1
		}
	}
	title := r.textAt(i + 1)
	if title != "" && r.toks[i+1].kind == word && !r.glued(i+1) && title[0] >= 'A' && title[0] <= 'Z' && title != strings.ToUpper(title) && (heading || strings.Contains(r.textAt(i), ".")) {
		if _, isScale := letterScales[title]; !isScale {
			if _, _, money := r.currencyAfter(i + 1); !money {
				return i + 1
			}
		}
	}
	return i
}

// phone passes over a phone number: groups of digits behind a plus sign or a
// zero.
func (r *reader) phone(i int) int {
	plus := r.isSign(i-1, "+") && r.glued(i)
	s := r.textAt(i)
	if !plus && s[0] != '0' && !r.isSign(i-1, "(") && !r.isSign(i-1, ")") {
		return i
	}
	if strings.ContainsAny(s, ".,") && !plus {
		return i
	}
	digits, groups, end := len(s), 1, i+1
	for k := i + 1; k < i+14 && k < len(r.toks) && r.sameLine(k); k++ {
		switch t := &r.toks[k]; {
		case t.kind == number && !strings.ContainsAny(t.text, ","):
			digits += len(t.text)
			groups++
			end = k + 1
		case t.kind == sign && (t.text == "-" || t.text == "(" || t.text == ")" || t.text == "/" || t.text == "–"):
		default:
			k = len(r.toks)
		}
	}
	if groups >= 2 && digits >= 8 || plus && len(s) > 8 {
		return end
	}
	return i
}

// gluedTail passes over a number that goes on as something else: 24/7, 18:30,
// 7-bit, 2FA, 3rd, 9 am.
func (r *reader) gluedTail(i int) int {
	next := i + 1
	if next >= len(r.toks) {
		return i
	}
	w := r.word(next)
	if clock := w == "am" || w == "pm" || w == "o'clock" || w == "o’clock" || w == "h" && r.glued(next) && r.isNumber(next+1) && r.glued(next+1) || w == "uhr"; clock && r.sameLine(next) {
		return next + 1
	}
	if (w == "a" || w == "p") && r.isSign(next+1, ".") && r.glued(next+1) && r.word(next+2) == "m" && r.glued(next+2) {
		return next + 3
	}
	if !r.glued(next) {
		return r.address(i)
	}
	switch {
	case ordinalEnding(w), w == "s" && r.word(next+1) == "of": // 100s of tools
		return next + 1
	case w != "":
		if (r.textAt(next) == "K" || w == "d") && videos[r.word(next+1)] {
			return next + 1
		}
		if r.isDash(next+1) && r.isNumber(next+2) && r.glued(next+1) && r.glued(next+2) && !r.hasUnit(next+2) { // 27B-6
			return r.gluedRun(i)
		}
		if r.glued(next+1) && (r.isNumber(next+1) || r.isSign(next+1, "_") || r.isDash(next+1) && r.isNumber(next+2) && r.glued(next+2) && !r.isUnit(next)) {
			return r.gluedRun(i) // 4x4, 5c-2
		}
		if r.isUnit(next) {
			return i
		}
		return r.gluedRun(i)
	case r.isSign(next, ":") && r.isNumber(next+1) && r.glued(next+1):
		return r.pastClock(next + 1)
	case r.isSign(next, "/") && r.isNumber(next+1) && r.glued(next+1):
		return r.slash(i)
	case r.isDash(next) && r.glued(next+1) && r.word(next+1) != "":
		if idioms[r.word(next+1)] {
			if w := r.word(next + 1); w == "to" || w == "fold" || w == "day" {
				return i
			}
			return next + 2
		}
	case r.isSign(next, ".") && r.glued(next+1) && r.word(next+1) != "", r.isSign(next, "_"), r.isSign(next, "@"):
		if r.isSign(next, "@") && !r.glued(next+1) {
			return i
		}
		return r.gluedRun(i)
	case r.isDash(next) && r.glued(next+1) && r.isNumber(next+1) && r.isDash(next+2) && r.glued(next+2) && r.glued(next+3): // 555-12-34
		return r.gluedRun(i)
	case r.isDash(next) && r.isNumber(next+1) && r.glued(next+1) && phoneLike(r.textAt(i), r.textAt(next+1)):
		return next + 2
	}
	return i
}

// isUnit reports whether word token i can stand glued behind a number.
func (r *reader) isUnit(i int) bool {
	if _, ok := unitNamed(r.textAt(i), true); ok {
		return true
	}
	switch r.word(i) {
	case "x", "k", "m", "b", "t", "bn", "mn", "mm", "mio", "mrd", "bps", "pp", "p", "fte", "percent":
		return true
	}
	_, _, ok := r.currencyAfter(i)
	return ok
}

// pastClock passes over the rest of a time of day or a ratio, up to "18:30 to
// 19:45 CET".
func (r *reader) pastClock(i int) int {
	for k := i + 1; r.isSign(k, ":") && r.glued(k) && r.isNumber(k+1); k += 2 {
		i = k + 1
	}
	if w := r.word(i + 1); w == "am" || w == "pm" {
		i++
	}
	return i + 1
}

// slash reads 8/10 as a score and 1/3 as a share, and passes over 24/7.
func (r *reader) slash(i int) int {
	of := r.textAt(i + 2)
	end := i + 3
	if r.glued(end) && r.isSign(end, "/") {
		return r.gluedRun(i)
	}
	n, _, okN := r.small1(i)
	d, _, okD := r.small1(i + 2)
	switch {
	case !okN || !okD || d == 0 || r.glued(end) && (r.word(end) != "" || r.isSign(end, "-")):
		return r.gluedRun(i)
	case (of == "10" || of == "5" || of == "100") && n <= d && !strings.Contains(r.textAt(i), "."):
		return r.score(i)
	case n == 1 && d <= 10 && d > 1 || n == 2 && d == 3 || n == 3 && d == 4:
		return r.emitShare(i, end, percent(n, d))
	}
	if (of == "10" || of == "5") && n < d {
		return r.score(i)
	}
	return r.gluedRun(i)
}

func (r *reader) small1(i int) (int64, int, bool) {
	if !r.isNumber(i) {
		return 0, i, false
	}
	d, _, ok := decimalOf(r.textAt(i), english, false)
	return d.IntPart(), i + 1, ok && d.LessThan(thousand)
}

// score reads 8/10, which counts 8.
func (r *reader) score(i int) int {
	d, _, ok := decimalOf(r.textAt(i), english, false)
	if !ok {
		return r.gluedRun(i)
	}
	q := figures.Quantity{Qualifier: figures.Exact, Value: d}
	first := i
	if l := r.leadBefore(i); l.qualifier != "" {
		q.Qualifier, first = l.qualifier, l.first
	}
	r.emit(first, i+3, Reading{Quantity: q, Noun: "of " + r.textAt(i+2)})
	return i + 3
}

// address passes over a house number: 44 Harbour Street.
func (r *reader) address(i int) int {
	for k := i + 1; k < i+4 && k < len(r.toks) && r.toks[k].kind == word && r.sameLine(k); k++ {
		if t := r.textAt(k); t[0] >= 'a' && t[0] <= 'z' {
			return i
		}
		if k > i+1 && streets[r.word(k)] {
			return k + 1
		}
	}
	return i
}

var streets = set("street road avenue lane drive square boulevard way quay place close court")

// clockOrAddress is what a number in words or figures turns out to be once its
// end is known.
func (r *reader) clockOrAddress(c *core) int {
	if c.spelled && (r.word(c.end) == "o'clock" || r.word(c.end) == "o’clock") {
		return c.end + 1
	}
	return c.first
}

// officeHours passes over "9 to 5 pm".
func (r *reader) officeHours(c *core) int {
	if r.word(c.end) != "to" && !r.isDash(c.end) || !r.isNumber(c.end+1) || c.unit != "" {
		return c.end
	}
	if w := r.word(c.end + 2); w == "am" || w == "pm" || w == "o'clock" {
		return c.end + 3
	}
	return c.end
}

func (r *reader) identifierAt(i int) bool { return r.isNumber(i) && r.labelled(i) }
