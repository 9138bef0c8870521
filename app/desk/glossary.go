package desk

import (
	"cmp"
	"slices"
	"strings"

	"bifocal/assets/glossary"
)

// Glossary is the user's own terms, by the alphabet. It is a value: what changes it
// returns another one.
type Glossary struct{ terms []glossary.Entry }

// NewGlossary sorts terms. Of two that are one but for their capitals the last
// counts.
func NewGlossary(all []glossary.Entry) Glossary {
	var g Glossary
	for _, e := range all {
		g, _ = g.Put("", e)
	}
	return g
}

// ReadGlossary reads what [Glossary.Written] wrote.
func ReadGlossary(text string) (Glossary, error) {
	all, err := glossary.Parse(text)
	if err != nil {
		return Glossary{}, err
	}
	return NewGlossary(all), nil
}

// Written is the glossary as the command line reads it.
func (g Glossary) Written() string { return glossary.Format(g.terms) }

// Entries are the terms. The caller must not change them.
func (g Glossary) Entries() []glossary.Entry { return g.terms }

// Find returns the place of a term, whatever its capitals, or -1.
func (g Glossary) Find(term string) int {
	return slices.IndexFunc(g.terms, func(e glossary.Entry) bool { return strings.EqualFold(e.Term, tidied(term)) })
}

// Whole says whether there is enough of an entry to keep it: a term, and its plain
// words unless executives know it.
func Whole(e glossary.Entry) bool { return tidied(e.Term) != "" && (e.Known || tidied(e.Plain) != "") }

// Put keeps an entry, in place of the term was and of one with its own name. It
// returns false, and the glossary as it is, where something is missing.
func (g Glossary) Put(was string, e glossary.Entry) (Glossary, bool) {
	if !Whole(e) {
		return g, false
	}
	e.Term, e.Plain = tidied(e.Term), tidied(e.Plain)
	out := g.Without(was).Without(e.Term).terms
	at, _ := slices.BinarySearchFunc(out, e, byTerm)
	return Glossary{slices.Insert(slices.Clone(out), at, e)}, true
}

// Without leaves a term out.
func (g Glossary) Without(term string) Glossary {
	at := g.Find(term)
	if at < 0 || tidied(term) == "" {
		return g
	}
	return Glossary{slices.Delete(slices.Clone(g.terms), at, at+1)}
}

// Merge takes terms over, and returns how many are new and how many say something
// else than before.
func (g Glossary) Merge(all []glossary.Entry) (out Glossary, added, changed int) {
	out = g
	for _, e := range NewGlossary(all).terms {
		switch at := out.Find(e.Term); {
		case at < 0:
			added++
		case out.terms[at] != e:
			changed++
		}
		out, _ = out.Put("", e)
	}
	return out, added, changed
}

func byTerm(a, b glossary.Entry) int {
	return cmp.Or(cmp.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)), cmp.Compare(a.Term, b.Term))
}

// tidied is what is typed on one line, with single spaces. A term does not begin
// as a comment does.
func tidied(s string) string { return strings.TrimLeft(glossary.OneLine(s), "# ") }
