package desk

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative/figures"
)

// Number is a plain number in a text that could be a figure.
type Number struct {
	Start, End int    // of the number with its unit, in bytes
	Typed      string // what stands there, with the noun that is counted: "120 services"
	Name       string // "services"; "" where nothing tells what it counts or measures
	Guessed    bool   // the name is guessed from what stands before it, and is to be asked for
	Quantity   figures.Quantity
	Spelled    bool // written in words: six lanes
	Whole      bool // words follow that show that it is typed to its end
}

// Numbers finds the plain numbers in a text that are quantities: not the names
// and numbers of things (EC2, HTTP 404, ISO 27001, version 1.2.3), not dates
// and years, and no references.
func Numbers(text string) []Number {
	words := wordsOf(text)
	var out []Number
	for i := 0; i < len(words); i++ {
		if n, used := numberAt(text, words, i); used > 0 {
			out = append(out, n)
			i += used - 1
		}
	}
	return out
}

// textWord is a word of a text with the punctuation around it cut off.
type textWord struct {
	text       string
	start, end int
	ends       bool // a clause or sentence ends behind it
	begins     bool // a sentence begins with it
	plain      bool // no reference is part of it
}

// wordsOf cuts a text into words.
func wordsOf(text string) []textWord {
	var out []textWord
	begins := true
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		j := i
		for j < len(text) {
			r, size := utf8.DecodeRuneInString(text[j:])
			if unicode.IsSpace(r) {
				break
			}
			j += size
		}
		raw := text[i:j]
		head := len(raw) - len(strings.TrimLeft(raw, "(\"'“„‘«["))
		body := strings.TrimRight(raw[head:], ".,;:!?)\"'”“’»]")
		tail := raw[head+len(body):]
		w := textWord{text: body, start: i + head, end: i + head + len(body), begins: begins, plain: !strings.ContainsAny(raw, "{}")}
		w.ends = strings.ContainsAny(tail, ".,;:!?)")
		begins = strings.ContainsAny(tail, ".!?:")
		out = append(out, w)
		i = j
	}
	return out
}

// numberAt reads the number that begins with a word, and how many words it
// takes; 0 where none begins there.
func numberAt(text string, words []textWord, i int) (Number, int) {
	from, core := i, i
	if q := qualifierLength(words, i); q > 0 { // about 120, at least 99.9 %
		core += q
	}
	if core < len(words) && figures.IsCurrency(words[core].text) { // USD 400
		core++
	}
	if core >= len(words) || !plainNumber(words[core]) || namesAThing(words, core) || datesSomething(words, core) {
		return Number{}, 0
	}
	for k := from; k < core; k++ {
		if words[k].ends || !words[k].plain {
			return Number{}, 0
		}
	}
	// The longest run of words that reads as one quantity, nouns left out.
	best, bestEnd := figures.Quantity{}, 0
	const most = 7
	for end := core + 1; end <= len(words) && end <= core+most; end++ {
		if !words[end-1].plain {
			break
		}
		if q, err := figures.Parse(text[words[from].start:words[end-1].end]); err == nil && measured(q) {
			best, bestEnd = q, end
		}
		if words[end-1].ends {
			break
		}
	}
	if bestEnd == 0 {
		return Number{}, 0
	}
	n := Number{Start: words[from].start, End: words[bestEnd-1].end, Quantity: best}
	n.Name, n.Typed, n.Guessed = nameOfNumber(text, words, from, bestEnd, best)
	n.Whole = n.Start+len(n.Typed) < len(text)
	return n, bestEnd - from
}

// qualifierLength is how many words before a number say how exactly it is
// known.
func qualifierLength(words []textWord, i int) int {
	for n := 3; n > 0; n-- {
		if i+n >= len(words) {
			continue
		}
		phrase := make([]string, n)
		for k := range n {
			phrase[k] = strings.ToLower(words[i+k].text)
		}
		if qualifying[strings.Join(phrase, " ")] {
			return n
		}
	}
	return 0
}

var qualifying = map[string]bool{
	"about": true, "around": true, "roughly": true, "approximately": true, "some": true, "at least": true, "at most": true, "up to": true,
	"no less than": true, "no more than": true, "not more than": true, "less than": true, "fewer than": true, "under": true, "below": true, "more than": true,
	"over": true, "above": true, "between": true, "~": true, "≈": true, "≥": true, "≤": true, "<": true, ">": true,
}

func set(words ...string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w] = true
	}
	return out
}

// plainNumber reports whether a word is a number in digits, with a unit
// directly behind it at most: 120, 1,200, 99.9%, $2.8M, 10x, 25min.
func plainNumber(w textWord) bool {
	if !w.plain {
		return false
	}
	s := strings.TrimLeft(w.text, "~≈≥≤<>+−-")
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if !unicode.Is(unicode.Sc, r) {
			break
		}
		s = s[size:]
	}
	digits := 0
	for digits < len(s) && (s[digits] >= '0' && s[digits] <= '9' || digits > 0 && strings.IndexByte(".,'", s[digits]) >= 0) {
		digits++
	}
	if digits == 0 {
		return false
	}
	if strings.Count(s[:digits], ".") > 1 { // a version, or an address
		return false
	}
	rest := s[digits:]
	switch {
	case rest == "":
		return true
	case strings.ContainsAny(rest, "0123456789"):
		return isSpan(s) // 20-30 is a range; 24/7, 12:30, 2027-01-15 and 3D2 are not
	case set("st", "nd", "rd", "th", "G", "D", "A", "H")[rest]: // 1st, 5G, 3D
		return false
	}
	_, err := figures.Parse(s[:digits] + " " + strings.TrimPrefix(rest, "-"))
	return err == nil
}

// isSpan reports whether a word is a range such as 20-30 or 20–30.
func isSpan(s string) bool {
	low, high, found := strings.Cut(strings.NewReplacer("–", "-", "—", "-", "−", "-").Replace(s), "-")
	return found && digitsOnly(low) && digitsOnly(high) && len(low) < 4 && len(high) < 5
}

func digitsOnly(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// numbered are words behind which a number is a name: HTTP 404, phase 2.
var numbered = set("http", "https", "iso", "iec", "iso/iec", "din", "en", "rfc", "ieee", "nist", "sp", "ipv", "version", "release", "v", "phase",
	"step", "page", "section", "chapter", "figure", "table", "level", "tier", "article", "art", "annex", "port", "room", "ticket",
	"issue", "number", "no", "nr", "line", "rule", "clause", "paragraph", "stage", "wave", "option", "sprint", "week", "day", "quarter",
	"gate", "layer", "code", "error", "status", "q1", "q2", "q3", "q4", "h1", "h2", "top", "c4", "build", "series", "class", "type", "grade")

// namesAThing reports whether the number before a word belongs to the name of a
// thing: TLS 1.2, PostgreSQL 16, Windows 11.
func namesAThing(words []textWord, i int) bool {
	if i == 0 || words[i-1].ends {
		return false
	}
	before := words[i-1]
	if numbered[strings.ToLower(strings.TrimRight(before.text, "."))] {
		return true
	}
	if figures.IsCurrency(before.text) {
		return false
	}
	if first := firstRune(before.text); before.begins && unicode.IsUpper(first) && len(words[i].text) < 3 &&
		(i+1 >= len(words) || words[i].ends || joints[strings.ToLower(words[i+1].text)]) {
		return true // Python 3 and Go
	}
	upper := 0
	for k, r := range before.text {
		if unicode.IsUpper(r) && (k > 0 || !before.begins) {
			upper++
		}
		if unicode.IsDigit(r) {
			return true
		}
	}
	return upper > 0
}

var months = set("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")

// datesSomething reports whether a number is a year, or the day of a month.
func datesSomething(words []textWord, i int) bool {
	w := strings.TrimLeft(words[i].text, "~")
	if digitsOnly(w) {
		if i+1 < len(words) && !words[i].ends && months[strings.ToLower(words[i+1].text)] {
			return true
		}
		if i > 0 && months[strings.ToLower(words[i-1].text)] {
			return true
		}
		if len(w) == 4 && w >= "1900" && w <= "2100" {
			return i+1 >= len(words) || words[i].ends || !measureFollows(words, i)
		}
	}
	_, err := figures.ParseWhen(words[i].text)
	return err == nil && (len(w) != 4 || !digitsOnly(w))
}

// measureFollows reports whether a unit or a scale stands behind a number, and
// no mere noun.
func measureFollows(words []textWord, i int) bool {
	q, err := figures.Parse("5 " + words[i+1].text)
	return err == nil && (q.Unit == "" || !nounUnit(q.Unit))
}

// nounUnit reports whether a unit is a noun that is counted, which the words
// around a figure name better than its unit: it is what the writer can leave
// out.
func nounUnit(unit string) bool {
	q := figures.Quantity{Qualifier: figures.Exact, Value: five, Unit: unit}
	return figures.English.Quantity(q, figures.Form{DropNoun: true}) == "5"
}

var five = figures.MustParse("5").Value

// measured reports whether a quantity is read to its end: a number, with a unit
// of measure or money, and what it is counted per. A noun that is counted is
// part of it only where a period follows: 9 outages a month.
func measured(q figures.Quantity) bool {
	switch {
	case q.Unit == "" || !nounUnit(q.Unit):
		return !strings.Contains(q.Unit, " ") && (q.Per == "" || periods[q.Per])
	case q.Per == "" || !periods[q.Per]:
		return false
	}
	return len(strings.Fields(q.Unit)) <= 3
}

var periods = set("second", "minute", "hour", "day", "week", "month", "quarter", "year")
