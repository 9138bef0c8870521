package prose

import (
	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

// parts are the names of fractions by their denominator.
var parts = map[string]int64{
	"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10,
	"thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "tenths": 10,
}

// share reads a part of a whole in words that begins at token i, as a percentage:
// a third of, two thirds, half of, one in five, 3 out of 4.
func (r *reader) share(i int) int {
	w := r.word(i)
	switch {
	case w == "half":
		if r.halfOfIt(i) {
			return r.emitShare(i, i+1, decimal.NewFromInt(50))
		}
		return i
	case (w == "a" || w == "one") && parts[r.word(r.hyphened(i+1))] > 0:
		at := r.hyphened(i + 1)
		part := r.word(at)
		if w == "one" && part != "quarter" || r.wholeFollows(at+1) && (part != "quarter" || !r.afterFigure(i)) || cuts[r.word(i-1)] && r.endsHere(at+1) {
			return r.emitShare(i, at+1, percent(1, parts[part]))
		}
		if w == "one" && part == "quarter" {
			return at + 1
		}
		return i
	case ones[w] > 1:
		at := r.hyphened(i + 1)
		if part := r.word(at); part != "" && part[len(part)-1] == 's' && parts[part] > ones[w] {
			if part == "quarters" && !r.wholeFollows(at+1) {
				return i
			}
			return r.emitShare(i, at+1, percent(ones[w], parts[part]))
		}
	}
	return r.outOf(i)
}

// hyphened passes over a hyphen: two-thirds.
func (r *reader) hyphened(i int) int {
	if r.isDash(i) && r.glued(i) && r.glued(i+1) {
		return i + 1
	}
	return i
}

func (r *reader) emitShare(first, end int, p decimal.Decimal) int {
	q := figures.Quantity{Qualifier: figures.Exact, Value: p, Unit: "%"}
	l := r.leadBefore(first)
	if l.qualifier != "" {
		q.Qualifier, first = l.qualifier, l.first
	}
	r.emit(first, end, Reading{Quantity: q})
	return end
}

func percent(n, of int64) decimal.Decimal {
	return decimal.NewFromInt(n*100).DivRound(decimal.NewFromInt(of), 4)
}

func (r *reader) halfOfIt(i int) bool {
	switch next := r.word(i + 1); {
	case r.isDash(i+1) && r.glued(i+1):
		return false
	case ordinalParts[r.word(i-1)] > 0 || r.word(i-1) == "a" && r.word(i-2) == "and" || r.word(i-1) == "other":
		return false
	case next == "of":
		_, year := r.yearAt(i + 2)
		return !year && r.word(i-1) != "second"
	case next == "the" || next == "as" || next == "its" || next == "their" || next == "our" || next == "all":
		return true
	}
	return cuts[r.word(i-1)] && r.endsHere(i+1)
}

// cuts stand before a share that something changes by.
var cuts = set("by in cut down up nearly almost about than over only")

// endsHere reports whether a phrase ends before token i.
func (r *reader) endsHere(i int) bool {
	return i >= len(r.toks) || !r.sameLine(i) || r.toks[i].kind == sign || ends[r.word(i)]
}

var ends = set("and or but while when within after since by in on at to with for from this last next compared against over because thanks if as")

// wholeFollows reports whether token i says what the part is of, or by how much
// something differs: of, less, faster.
func (r *reader) wholeFollows(i int) bool {
	switch r.word(i) {
	case "of", "less", "more", "fewer", "faster", "slower", "cheaper", "lower", "higher", "shorter", "longer", "smaller", "larger", "quicker", "better":
		return true
	}
	return false
}

// afterFigure reports whether a figure ends directly before token i, so that
// "a quarter" is what it is counted per.
func (r *reader) afterFigure(i int) bool { return i > 0 && r.done == i }

// outOf reads one in five and 3 out of 4.
func (r *reader) outOf(i int) int {
	n, at, ok := r.small(i)
	if !ok || n == 0 {
		return i
	}
	switch {
	case r.word(at) == "in":
		at++
	case r.word(at) == "out" && r.word(at+1) == "of":
		at += 2
	default:
		return i
	}
	spelled := r.toks[i].kind == word
	of, end, ok := r.small(at)
	if !ok || of <= n || of > 1000 || !r.sameLine(at) {
		return i
	}
	if r.word(at-1) == "in" && (n > 9 || !spelled && n > 1 && of != 10 || (r.toks[at].kind == word) != spelled && n > 1) {
		return i
	}
	if _, isUnit := unitNamed(r.textAt(end), false); isUnit || r.isSign(end, "%") || r.labelled(i) {
		return i
	}
	if r.word(end) == "weeks" || r.word(end) == "quarters" {
		return i
	}
	if _, scaled := r.scaleAt(end, core{}); scaled > end {
		return i
	}
	return r.emitShare(i, end, percent(n, of))
}

// small reads a whole number below 100,000 in digits or words.
func (r *reader) small(i int) (n int64, end int, ok bool) {
	if r.isNumber(i) {
		d, _, ok := decimalOf(r.textAt(i), english, false)
		if !ok || !d.IsInteger() || d.GreaterThan(decimal.NewFromInt(99999)) || r.glued(i+1) && (r.word(i+1) != "" || r.isSign(i+1, "-")) {
			return 0, i, false
		}
		return d.IntPart(), i + 1, true
	}
	if ones[r.word(i)] == 0 && tens[r.word(i)] == 0 {
		return 0, i, false
	}
	d, end := r.spelledAt(i)
	return d.IntPart(), end, end > i && d.LessThan(decimal.NewFromInt(99999))
}
