package reword

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/assets/lexicon"
)

// name is a name to look for.
type name struct {
	kind  Kind
	shown string // as it was given
	words []string
	all   string // the folded words in one
	// inside says that the name is found within longer words too: it is long, and
	// no English word.
	inside bool
	// capital says that the name is a common word, and counts with a capital only.
	capital bool
	literal bool // it has no letters: only what was given counts
}

// nameOf prepares a name; false for one that holds nothing.
func nameOf(kind Kind, shown string) (name, bool) {
	shown = strings.TrimSpace(shown)
	n := name{kind: kind, shown: shown}
	for w := range strings.FieldsFuncSeq(shown, func(r rune) bool { return !isWord(r) }) {
		if f := fold(w).text; f != "" {
			n.words = append(n.words, f)
		}
	}
	n.all = strings.Join(n.words, "")
	if n.all == "" {
		n.literal = true
		return n, shown != ""
	}
	const long = 5
	common := false
	if len(n.words) == 1 {
		common = isCommon(n.all)
		first, _ := utf8.DecodeRuneInString(shown)
		n.capital = common && unicode.IsUpper(first) && kind != Product && kind.names()
	}
	n.inside = !common && utf8.RuneCountInString(n.all) >= long
	return n, true
}

// noEdge is the edge function of a text that nothing was taken out of.
func noEdge(int) bool { return false }

func isCommon(word string) bool {
	_, ok := lexicon.English()[word]
	return ok
}

// find returns the places of the name in a text. edge says where something else
// begins or ends, so that a word does.
func (n *name) find(text string, f *folded, edge func(int) bool) []span {
	if n.literal {
		return n.findLiteral(text)
	}
	out := n.findLiteral(text)
	out = slices.DeleteFunc(out, func(s span) bool { // as it was given, whatever stands between its words
		return !n.inside && (isWord(runeBefore(text, s.start)) && !edge(s.start) || isWord(runeAfter(text, s.end)) && !edge(s.end))
	})
	for at := 0; ; {
		i := strings.Index(f.text[at:], n.all)
		if i < 0 {
			return out
		}
		i += at
		at = i + 1
		// One that overlaps is looked at too: where the first reaches into something that
		// is sealed already, it is the one that is left.
		if s, ok := n.at(text, f, i, edge); ok {
			out = append(out, s)
		}
	}
}

func (n *name) findLiteral(text string) []span {
	var out []span
	for at := 0; ; {
		i := strings.Index(text[at:], n.shown)
		if i < 0 {
			return out
		}
		i += at
		_, size := utf8.DecodeRuneInString(text[i:])
		at = i + size
		out = append(out, span{start: i, end: i + len(n.shown), kind: n.kind})
	}
}

// at reports whether the name stands at byte i of the folded text, and where that
// is.
func (n *name) at(text string, f *folded, i int, edge func(int) bool) (span, bool) {
	end := i + len(n.all)
	s := span{start: f.start[i], end: f.end[end-1], kind: n.kind}
	if i > 0 && f.end[i-1] > s.start || end < len(f.start) && f.start[end] < s.end {
		return s, false // within a ligature
	}
	if !n.joined(text, f, i) {
		return s, false
	}
	for s.end < len(text) && !edge(s.end) {
		r, size := utf8.DecodeRuneInString(text[s.end:])
		if !unicode.IsMark(r) {
			break
		}
		s.end += size // an accent of the last letter
	}
	if stray := strings.TrimRightFunc(text[:s.start], unicode.IsMark); !isWord(runeBefore(stray, len(stray))) {
		s.start = len(stray) // accents of nothing belong to what they stand before
	}
	before, after := runeBefore(text, s.start), runeAfter(text, s.end)
	if edge(s.start) {
		before = ' '
	}
	if edge(s.end) {
		after = ' '
	}
	if n.capital {
		if r, _ := utf8.DecodeRuneInString(text[s.start:]); !unicode.IsUpper(r) {
			return s, false
		}
	}
	if n.inside || spaceless(before) || spaceless(after) || n.humped(text, s, before, after, edge) {
		return s, true
	}
	if isWord(before) {
		return s, false
	}
	return s, !isWord(after) || n.inflected(text[s.end:])
}

// humped reports whether the case of letters shows that a short name is glued to other
// words: AcmeCloud, myAcme, HFCloud. before and after are what stands beside it, edge says
// where something else begins or ends.
func (n *name) humped(text string, s span, before, after rune, edge func(int) bool) bool {
	const short = 2
	long := utf8.RuneCountInString(n.all)
	if long < short || isCommon(n.all) {
		return false
	}
	first, size := utf8.DecodeRuneInString(text[s.start:])
	last, _ := utf8.DecodeLastRuneInString(text[:s.end])
	switch {
	case isWord(before) && (!unicode.IsUpper(first) || unicode.IsUpper(before)):
		return false
	case !isWord(after):
		return true
	case unicode.IsNumber(after):
		return long > short
	case !unicode.IsUpper(after):
		return false
	case !unicode.IsUpper(last) || size == s.end-s.start:
		return unicode.IsUpper(first)
	}
	_, width := utf8.DecodeRuneInString(text[s.end:])
	next := s.end + width
	if edge(next) || strings.HasPrefix(text[next:], "qqqq") { // a token, where letters stand for it
		return false
	}
	return unicode.IsLower(runeAfter(text, next)) && isWord(runeAfter(text, next+1))
}

// inflected reports whether what stands behind a name is but the ending of its
// plural or genitive.
func (n *name) inflected(rest string) bool {
	for _, ending := range [...]string{"s", "es", "n", "en", "ns"} {
		if strings.HasPrefix(rest, ending) && !isWord(runeAfter(rest, len(ending))) {
			return !isCommon(n.all + ending)
		}
	}
	return false
}

// joined reports whether what stands between the letters of the name may stand
// there: anything short between its words, and within one a line break alone, or
// what nobody sees.
func (n *name) joined(text string, f *folded, i int) bool {
	if n.lettered(text, f, i) {
		return true
	}
	const longest = 8 // bytes: a comma, a line break and what it is indented by
	at := i
	for _, w := range n.words {
		for k := at + 1; k < at+len(w); k++ {
			if gap := gapBefore(text, f, k); gap != "" && !broken(gap) {
				return false
			}
		}
		if at > i {
			if gap := gapBefore(text, f, at); len(gap) > longest || strings.ContainsAny(gap, ".!?;:|") && strings.ContainsAny(gap, " \n") && !strings.HasPrefix(gap, ".") {
				return false
			}
		}
		at += len(w)
	}
	return true
}

// lettered reports whether the name is written letter by letter: A.C.M.E., A C M E.
func (n *name) lettered(text string, f *folded, i int) bool {
	const least = 2
	if len(n.words) != 1 || len(n.all) < least {
		return false
	}
	gap := gapBefore(text, f, i+1)
	if gap != "." && gap != ". " && gap != "-" && gap != "·" && gap != " " || gap == " " && len(n.all) == least {
		return false
	}
	for k := i + 1; k < i+len(n.all); k++ {
		if gapBefore(text, f, k) != gap {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(text[f.start[i]:])
	return unicode.IsUpper(first)
}

// gapBefore is what the original has between the k-th byte of a folded text and
// the one before it.
func gapBefore(text string, f *folded, k int) string {
	if f.start[k] <= f.end[k-1] {
		return ""
	}
	return text[f.end[k-1]:f.start[k]]
}

// broken reports whether a gap within a word only breaks it over two lines, or
// cannot be seen.
func broken(gap string) bool {
	line := false
	for _, r := range gap {
		switch {
		case r == '\n' && line:
			return false // a paragraph ends there
		case r == '\n' || r == '\r':
			line = line || r == '\n'
		case r == '-' || r == '‐' || r == '\u00ad' || r == ' ' || r == '\t':
		case unicode.Is(unicode.Cf, r) || unicode.IsMark(r):
		default:
			return false
		}
	}
	if line {
		return true
	}
	return !strings.ContainsAny(gap, "- \t‐")
}
