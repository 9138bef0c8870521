package compare

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative"
)

// Subject is what a count counts.
type Subject string

// What is counted.
const (
	Facts     Subject = "facts"
	Wordings  Subject = "wordings"
	Omissions Subject = "omissions"
	Values    Subject = "values"   // carried over from another customer
	Findings  Subject = "findings" // set aside
)

// Count says to how many the same was done.
type Count struct {
	Subject Subject
	Kind    narrative.Kind // of facts; "" for moved ones, which are counted whatever their kind
	Op      Op
	N       int
}

// Summary is what changed, in numbers.
type Summary struct {
	// First says that there is nothing to compare with, and Facts how many facts
	// that first state has.
	First bool
	Facts int
	// Header holds the keys of the header fields that changed.
	Header []string
	// Counts are in the order of reading: facts by kind as in the catalog, moves,
	// wordings, omissions, values, findings.
	Counts []Count
}

// First is the summary of the first state of a solution.
func First(s narrative.Solution) Summary { return Summary{First: true, Facts: len(s.Facts)} }

// None reports whether nothing changed.
func (s Summary) None() bool { return !s.First && len(s.Header)+len(s.Counts) == 0 }

// Summary counts what changed.
func (c *Comparison) Summary() Summary {
	moved := 0
	for _, f := range c.Facts {
		if f.Moved {
			moved++
		}
	}
	return c.summary(moved)
}

func (c *Comparison) summary(moved int) Summary {
	var out Summary
	for _, h := range c.Header {
		out.Header = append(out.Header, h.Key)
	}
	count := func(subject Subject, kind narrative.Kind, op Op, n int) {
		if n > 0 {
			out.Counts = append(out.Counts, Count{subject, kind, op, n})
		}
	}
	byKind := map[narrative.Kind]map[Op]int{}
	for _, f := range c.Facts {
		if byKind[f.Kind] == nil {
			byKind[f.Kind] = map[Op]int{}
		}
		byKind[f.Kind][f.Op]++
	}
	for _, spec := range narrative.Catalog {
		for _, op := range []Op{Changed, Added, Removed} {
			count(Facts, spec.Kind, op, byKind[spec.Kind][op])
		}
	}
	count(Facts, "", Moved, moved)
	for _, list := range []struct {
		subject Subject
		changes []BlockChange
	}{{Wordings, c.Wordings}, {Omissions, c.Omissions}} {
		ops := map[Op]int{}
		for _, b := range list.changes {
			ops[b.Op]++
		}
		for _, op := range []Op{Changed, Added, Removed, Confirmed} {
			count(list.subject, "", op, ops[op])
		}
	}
	count(Values, "", Confirmed, len(c.Confirmed))
	ops := map[Op]int{}
	for _, a := range c.Asides {
		ops[a.Op]++
	}
	for _, op := range []Op{Changed, Added, Removed} {
		count(Findings, "", op, ops[op])
	}
	return out
}

// mostParts is how much a summary says before it only counts the rest.
const mostParts = 4

// mostFields is how many fields of the header it names.
const mostFields = 3

// Short is what a summary says in a line.
type Short struct {
	// Header are the fields of the header that are named, and MoreHeader how many
	// more there are.
	Header     []HeaderField
	MoreHeader int
	Counts     []Count
	// More is how many changes are only counted.
	More int
}

// Short returns what a summary says in a line: the header first, if it changed,
// and at most four parts in all.
func (s Summary) Short() Short {
	var out Short
	parts := mostParts
	for _, h := range Header {
		if slices.Contains(s.Header, h.Key) {
			out.Header = append(out.Header, h)
		}
	}
	if n := len(out.Header); n > 0 {
		parts--
		if n > mostFields {
			out.Header, out.MoreHeader = out.Header[:mostFields-1], n-mostFields+1
		}
	}
	out.Counts = s.Counts[:min(parts, len(s.Counts))]
	for _, c := range s.Counts[len(out.Counts):] {
		out.More += c.N
	}
	return out
}

// String says in English what changed, without a full stop: "2 outcomes changed,
// 1 risk added".
func (s Summary) String() string {
	switch {
	case s.First && s.Facts == 0:
		return "first state, without facts"
	case s.First:
		return "first state, with " + counted(s.Facts, "fact", "facts")
	case s.None():
		return "nothing changed"
	}
	short := s.Short()
	var parts []string
	if len(short.Header) > 0 {
		var labels []string
		for _, h := range short.Header {
			labels = append(labels, lower(h.Label))
		}
		if short.MoreHeader > 0 {
			labels = append(labels, fmt.Sprintf("%d more fields of the header", short.MoreHeader))
		}
		parts = append(parts, join(labels)+" changed")
	}
	for _, c := range short.Counts {
		parts = append(parts, c.String())
	}
	out := strings.Join(parts, ", ")
	if short.More > 0 {
		out += " and " + counted(short.More, "more change", "more changes")
	}
	return out
}

// String says in English what a count counts: "1 risk added".
func (c Count) String() string {
	switch c.Subject {
	case Wordings:
		verb := map[Op]string{Removed: "dropped"}[c.Op]
		if verb == "" {
			verb = string(c.Op)
		}
		return counted(c.N, "wording", "wordings") + " " + verb
	case Omissions:
		verb := map[Op]string{Added: "left out", Removed: "put back", Changed: "left out for another reason"}[c.Op]
		return counted(c.N, "block", "blocks") + " " + verb
	}
	switch c.Subject {
	case Values:
		return counted(c.N, "value", "values") + " " + string(c.Op)
	case Findings:
		verb := map[Op]string{Added: "set aside", Removed: "taken up again", Changed: "set aside anew"}[c.Op]
		return counted(c.N, "finding", "findings") + " " + verb
	}
	one, many := "fact", "facts"
	if spec, ok := narrative.Spec(c.Kind); ok {
		one, many = lower(spec.Label), lower(spec.Plural)
	}
	return counted(c.N, one, many) + " " + string(c.Op)
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// join lists texts: "a, b and c".
func join(texts []string) string {
	if n := len(texts); n > 1 {
		return strings.Join(texts[:n-1], ", ") + " and " + texts[n-1]
	}
	return strings.Join(texts, "")
}

// lower takes the capital off a label.
func lower(label string) string {
	r, n := utf8.DecodeRuneInString(label)
	return string(unicode.ToLower(r)) + label[n:]
}
