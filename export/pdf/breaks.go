package pdf

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// breakAt is a place where a line may end: before glyph at.
type breakAt struct {
	at     int
	forced bool // the author's line break
	tight  bool // only if nothing else fits: inside "2 hours"
}

// findBreaks returns the places where plain may be broken, by the Unicode line
// breaking rules with the habits of careful typesetting on top. The end of the
// text is the last of them. plain holds the same characters as t.glyphs.
func findBreaks(t *text, plain []byte) []breakAt {
	var breaks []breakAt
	state, at := -1, 0
	for rest := plain; len(rest) > 0; {
		var segment []byte
		var forced bool
		segment, rest, forced, state = uniseg.FirstLineSegment(rest, state)
		at += utf8.RuneCount(segment)
		last := at == len(t.glyphs)
		breaks = append(breaks, breakAt{
			at:     at,
			forced: forced && !last,
			tight:  !last && !forced && belongTogether(t.glyphs, at),
		})
	}
	return breaks
}

// belongTogether says that what stands on both sides of a break before at
// should share a line: a number and its unit or month, a magnitude and its
// currency, a currency and its number, a quarter and its year, the ends of a
// range, a dash and the word before it.
func belongTogether(glyphs []glyph, at int) bool {
	if at < 2 {
		return false
	}
	if glyphs[at-1].r == '–' {
		return unicode.IsDigit(glyphs[at].r)
	}
	if glyphs[at-1].r != ' ' {
		return false
	}
	if r := glyphs[at].r; r == '–' || r == '—' || r == '·' {
		return true
	}
	before, after := wordBefore(glyphs, at-1), wordAfter(glyphs, at)
	if before == "" || after == "" {
		return false
	}
	core := strings.TrimRightFunc(after, unicode.IsPunct)
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	switch {
	case unicode.IsDigit(last) && (first == '%' || first == '‰'):
		return true
	case unicode.IsDigit(last) && (letters(core, 5) && !slices.Contains(joining, after) || slices.Contains(months, core) || slices.Contains(magnitudes, core)):
		return true
	case slices.Contains(magnitudes, before) && letters(core, 5):
		return digitBefore(glyphs, at-1-utf8.RuneCountInString(before))
	case slices.Contains(allMonths, before) && dayOf(core):
		return true
	case len(before) == 2 && before[0] == 'Q' && unicode.IsDigit(last) && unicode.IsDigit(first):
		return true
	case currency(before) && unicode.IsDigit(first):
		return true
	}
	return false
}

var (
	magnitudes = []string{"K", "k", "M", "m", "B", "bn", "Mio.", "million", "billion", "thousand"}
	// joining are short words that are no units: "in 2027 and".
	joining = strings.Fields("and or of to in for by at from with the is are was were as on than but")
	months  = []string{"January", "February", "August", "September", "October", "November", "December"}
)

// allMonths are the names that stand before the day in American dates.
var allMonths = strings.Fields("January February March April May June July August September October November December")

// dayOf says that a word is the number of a day.
func dayOf(word string) bool {
	n, err := strconv.Atoi(word)
	return err == nil && n >= 1 && n <= 31
}

func currency(word string) bool {
	if utf8.RuneCountInString(word) == 1 {
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.Is(unicode.Sc, r)
	}
	return len(word) == 3 && strings.ToUpper(word) == word && letters(word, 3)
}

func letters(word string, most int) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return false
		}
		n++
	}
	return n > 0 && n <= most
}

func wordBefore(glyphs []glyph, end int) string {
	start := end
	for start > 0 && glyphs[start-1].r != ' ' && glyphs[start-1].r != '\n' && end-start < 12 {
		start--
	}
	return runes(glyphs[start:end])
}

func wordAfter(glyphs []glyph, start int) string {
	end := start
	for end < len(glyphs) && glyphs[end].r != ' ' && glyphs[end].r != '\n' && end-start < 12 {
		end++
	}
	return runes(glyphs[start:end])
}

// digitBefore says that the word before the space at end-1 ends in a digit.
func digitBefore(glyphs []glyph, end int) bool {
	return end >= 2 && (glyphs[end-1].r == ' ' || glyphs[end-1].r == noBreakSpace) && unicode.IsDigit(glyphs[end-2].r)
}

func runes(glyphs []glyph) string {
	var b strings.Builder
	for _, g := range glyphs {
		b.WriteRune(g.r)
	}
	return b.String()
}
