package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"bifocal/export"

	"golang.org/x/text/unicode/runenames"
)

// Report says what came out of a rendering.
type Report struct {
	// Pages is the number of pages, the cover not counted.
	Pages int
	// Replaced lists the characters that could not be printed as they are, in
	// order of their code points. Empty for most documents.
	Replaced []Replacement
	// LeftOut is what the document's budget of pages had no room for: pictures in
	// the order in which they were given up, then what was cut, by section.
	LeftOut []export.Omission
	// Cuts is how many of the document's cuts were taken for that.
	Cuts int
	// later is how many blocks of its section stand before a picture that follow it
	// in the document, by the number of the picture.
	later map[int]int
}

// Arranged returns the document, without what was cut and left out, with its blocks
// in the order in which they were printed: where a tall picture would have left a gap,
// a table or list that follows it comes first.
func (r Report) Arranged(d *export.Document) *export.Document {
	if len(r.later) == 0 {
		return d
	}
	out := *d
	out.Sections = slices.Clone(d.Sections)
	nth := 0
	for i := range out.Sections {
		s := &out.Sections[i]
		s.Blocks = arrangement{later: r.later}.order(s.Blocks, nth)
		for _, b := range s.Blocks {
			if _, is := b.(export.Picture); is {
				nth++
			}
		}
	}
	return &out
}

// Replacement is one character that no embedded face can draw.
type Replacement struct {
	// Rune is the character, or utf8.RuneError for bytes that are not UTF-8.
	Rune rune
	// Name is its Unicode name ("PARTY POPPER").
	Name string
	// With is what was printed in its place; empty for control characters, those
	// of the writing direction too, which have no shape and are left out.
	With string
	// Count is how often it occurs in the document.
	Count int
	// Places are the headings of the sections it occurs in; outside of the
	// sections "title", "lead" or "footer".
	Places []string
}

// String returns the replacement as a sentence part, for example
// `U+1F389 PARTY POPPER, 2 times, in "It pays for itself"`.
func (r Replacement) String() string {
	times := "once"
	if r.Count > 1 {
		times = fmt.Sprintf("%d times", r.Count)
	}
	quoted := make([]string, len(r.Places))
	for i, p := range r.Places {
		quoted[i] = fmt.Sprintf("%q", p)
	}
	return fmt.Sprintf("%U %s, %s, in %s", r.Rune, r.Name, times, strings.Join(quoted, ", "))
}

// tally collects replacements while text is set.
type tally struct {
	place string
	quiet bool // text that was counted where it first appears
	found map[rune]*Replacement
	log   []replaced // since it was last emptied
}

// replaced is a character that something stands for.
type replaced struct {
	r    rune
	with string
}

func (t *tally) replaced(r rune, with string) {
	t.log = append(t.log, replaced{r, with})
	if t.quiet {
		return
	}
	if t.found == nil {
		t.found = map[rune]*Replacement{}
	}
	entry := t.found[r]
	if entry == nil {
		entry = &Replacement{Rune: r, Name: runeName(r), With: with}
		t.found[r] = entry
	}
	entry.Count++
	if !slices.Contains(entry.Places, t.place) {
		entry.Places = append(entry.Places, t.place)
	}
}

func (t *tally) list() []Replacement {
	list := make([]Replacement, 0, len(t.found))
	for _, r := range t.found {
		list = append(list, *r)
	}
	slices.SortFunc(list, func(a, b Replacement) int { return cmp.Compare(a.Rune, b.Rune) })
	return list
}

func runeName(r rune) string {
	if r == invalidByte {
		return "byte that is not UTF-8"
	}
	if name := runenames.Name(r); name != "" {
		return name
	}
	return "unassigned character"
}
