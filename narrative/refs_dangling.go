package narrative

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// DanglingWhy says what is wrong with a reference in a text.
type DanglingWhy int

// What can be wrong.
const (
	// NoValue: the figure is there and holds nothing yet.
	NoValue DanglingWhy = iota
	// NoFigure: no fact holds a figure of that name.
	NoFigure
	// FactDeleted: the reference bears an ID that was given to a fact which is
	// not there any more.
	FactDeleted
	// BracketOpen: a bracket never closes.
	BracketOpen
	// BracketAlone: brackets that hold what is no reference, or close without
	// having been opened.
	BracketAlone
)

// Dangling is a reference in a text that stands for nothing.
type Dangling struct {
	Why DanglingWhy
	// Text is the reference as it is typed, "{outage.target}", or a few words
	// around a bracket.
	Text string
}

// Dangling returns the first reference in a text of the fact owner, which may be "",
// that stands for nothing, and false where all stand for something.
func (x *Index) Dangling(owner, text string) (Dangling, bool) {
	segments, err := ParseText(text)
	if err != nil {
		var b *BracketError
		errors.As(err, &b) // ParseText returns no other
		return Dangling{b.Why, b.Near}, true
	}
	for _, s := range segments {
		if s.IsRef {
			if lost, is := x.DanglingRef(owner, s.Ref); is {
				return lost, true
			}
		}
	}
	return Dangling{}, false
}

// DanglingRef is Dangling for one reference.
func (x *Index) DanglingRef(owner string, r Ref) (Dangling, bool) {
	f, err := x.Figure(owner, r)
	switch {
	case err == nil && !f.IsZero():
		return Dangling{}, false
	case err == nil:
		return Dangling{NoValue, r.String()}, true
	}
	if _, there := x.Fact(r.Fact); !there && givenID(r.Fact) {
		return Dangling{FactDeleted, r.String()}, true
	}
	return Dangling{NoFigure, r.String()}, true
}

// givenID reports whether an ID looks like one that NewFactID gave: nobody types
// such a one, so its fact was there once.
func givenID(id string) bool {
	at := strings.LastIndexByte(id, '-')
	if at < 0 || len(id)-at-1 != idLetters || strings.Trim(id[at+1:], idAlphabet) != "" {
		return false
	}
	_, ok := Spec(Kind(strings.ReplaceAll(id[:at], "-", " ")))
	if !ok {
		_, ok = Spec(Kind(id[:at])) // non-goal
	}
	return ok
}

// BracketError says that the brackets in a text cannot be read.
type BracketError struct {
	Why  DanglingWhy // BracketOpen or BracketAlone
	Near string      // a few words around the bracket
	say  string
}

func (e *BracketError) Error() string { return e.say }

// around returns a few words of a text around a place.
func around(text string, at int) string {
	const before, behind = 16, 24
	from, to := max(0, at-before), min(len(text), at+behind)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	piece := text[from:to]
	if from > 0 {
		if cut := strings.IndexByte(piece, ' '); cut >= 0 && from+cut < at {
			piece = piece[cut+1:] // whole words
		}
		piece = "…" + piece
	}
	if to < len(text) {
		if cut := strings.LastIndexByte(piece, ' '); cut > strings.LastIndexAny(piece, "{}") {
			piece = piece[:cut]
		}
		piece += "…"
	}
	return strings.ToValidUTF8(strings.TrimSpace(piece), "")
}
