// Package prose reads the figures of English running text: quantities, money,
// shares, multiples, durations and dates, each with the place where it stands.
// What only looks like a figure (HTTP 404, TLS 1.3, section 4.2, 24/7, a phone
// number) it passes over. It needs no more time than the text is long.
package prose

import (
	"strings"
	"time"

	"bifocal/narrative/figures"
)

// Kind says what a figure measures.
type Kind string

// The kinds of figure.
const (
	Count    Kind = "count"    // 120 services, and a bare number
	Percent  Kind = "percent"  // 94 %, a third of
	Points   Kind = "points"   // percentage points
	Multiple Kind = "multiple" // 10x, halved, a factor of four
	Money    Kind = "money"
	Duration Kind = "duration"
	Measure  Kind = "measure" // 40 GB, 110 kV
	Date     Kind = "date"
)

// Reading is one figure of a text.
type Reading struct {
	// Start and End are the bytes it takes, its qualifier, unit and period
	// included, and its noun only where a period follows that: "9 outages a month".
	Start, End int
	// Quantity is the value in canonical units: 1.2 M USD is 1200000 USD, 35 basis
	// points are 0.35 pp, "halved" is 0.5 times, "a third of" is 33.3333 %. A count
	// has no unit; what it counts is Noun. It is zero for a date.
	Quantity figures.Quantity
	// When is the point in time of a date, zero for one that can be read in two
	// ways, such as 02/03/2027.
	When figures.When
	// Noun is what a count counts, as it stands in the text, or "".
	Noun string
	// Ambiguous says that the text does not show which of two readings is meant:
	// "1.200" beside no other number with a point or comma is read as 1.2, in money
	// as 1,200.
	Ambiguous bool
}

// Kind returns what the figure measures.
func (r Reading) Kind() Kind {
	q := r.Quantity
	switch {
	case q.IsZero():
		return Date
	case q.IsMoney():
		return Money
	case q.Unit == "%":
		return Percent
	case q.Unit == "pp":
		return Points
	case q.Unit == "times":
		return Multiple
	case q.Unit == "":
		return Count
	case q.IsTime():
		return Duration
	}
	return Measure
}

// Read returns the figures of a text in their order. They do not overlap.
func Read(text string) []Reading {
	toks := tokens(text)
	r := reader{text: text, toks: toks, style: styleOf(toks), out: make([]Reading, 0, countOf(toks, number))}
	for i := 0; i < len(toks); {
		i = r.at(i)
	}
	return r.out
}

// reader is at work on one text. Every method that reads something looks at a
// bounded number of tokens.
type reader struct {
	text  string
	toks  []token
	style style
	out   []Reading
	done  int // the token after the last reading
	cores [4]remembered
}

// at reads what begins at token i, if anything does, and returns the token to go
// on with.
func (r *reader) at(i int) int {
	t := &r.toks[i]
	if t.kind == word && !starters[t.lower] && !r.glued(i+1) && (len(t.text) > 4 || len(t.text) < 3 || t.text == t.lower) {
		return i + 1
	}
	if t.kind == sign {
		if _, _, ok := r.currencyAt(i); !ok && !r.negates(i) {
			return i + 1
		}
		if next := i + 1; r.isNumber(next) {
			if end := r.identifier(next); end > next {
				return end
			}
		}
	}
	for _, read := range [...]func(int) int{r.date, r.share, r.multiple} {
		if next := read(i); next > i {
			return next
		}
	}
	if next := r.identifier(i); next > i {
		return next
	}
	if next := r.quantity(i); next > i {
		return next
	}
	return i + 1
}

// starters are the words that a figure can begin with; beside them only currency
// codes, of three or four letters, and what is glued to something.
var starters = func() map[string]bool {
	out := set(`q h fy a an half one factor double once twice thrice k m t us ca au nz hk c s r`)
	for _, words := range []map[string]int64{ones, tens, magnitudes} {
		for w := range words {
			out[w] = true
		}
	}
	for w := range changes {
		out[w] = true
	}
	for w := range ordinalParts {
		out[w] = true
	}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		out[name], out[name[:3]] = true, true
	}
	out["sept"] = true
	for name := range germanMonths {
		out[name] = true
	}
	return out
}()

func (r *reader) emit(first, end int, x Reading) {
	x.Start, x.End = r.toks[first].start, r.toks[end-1].end
	r.out = append(r.out, x)
	r.done = end
}

// word returns token i in small letters where it is a word, or "".
func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.toks[i].lower
}

func (r *reader) textAt(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.toks[i].text
}

func (r *reader) isSign(i int, s string) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].kind == sign && r.toks[i].text == s
}

func (r *reader) isNumber(i int) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].kind == number
}

// glued reports whether nothing stands between token i and the one before.
func (r *reader) glued(i int) bool { return i > 0 && i < len(r.toks) && r.toks[i].glued }

// sameLine reports whether token i goes on the line of the one before.
func (r *reader) sameLine(i int) bool { return i > 0 && i < len(r.toks) && !r.toks[i].first }

func (r *reader) isDash(i int) bool {
	return r.isSign(i, "-") || r.isSign(i, "–") || r.isSign(i, "‑") || r.isSign(i, "−")
}

// gluedRun returns the token after all that is glued to token i.
func (r *reader) gluedRun(i int) int {
	for i++; i < len(r.toks) && r.toks[i].glued; i++ {
		if t := &r.toks[i]; t.kind == sign && (t.text == "," || t.text == ";" || t.text == ")" || t.text == "(" || t.text == "|" || t.text == "*") {
			break
		}
	}
	return i
}

func set(words ...string) map[string]bool {
	out := make(map[string]bool, 64)
	for _, list := range words {
		start := -1
		for i := 0; i <= len(list); i++ {
			space := i == len(list) || list[i] == ' ' || list[i] == '\n' || list[i] == '\t'
			if space && start >= 0 {
				out[list[start:i]] = true
				start = -1
			} else if !space && start < 0 {
				start = i
			}
		}
	}
	return out
}
