package review

import (
	"fmt"
	"slices"
	"strings"
)

// line is a sentence with verbs for what is filled in, kept apart so that it can
// be said in another language. What is filled in is text as it stands, a number, a
// phrase, or another line.
type line struct {
	format string
	args   []any
}

func linef(format string, args ...any) line { return line{format, args} }

// phrase is a word of ours that is filled in, such as the name of what is missing.
type phrase string

// label is the label of a field, which is filled in within a sentence.
type label string

// several is what is filled in one after another.
type several struct {
	between string
	parts   []any
}

// String says the line in English.
func (l line) String() string { return l.in(func(s string) string { return s }) }

// in says the line in the words that word has for sentences and phrases in English.
func (l line) in(word func(string) string) string {
	if l.format == "" {
		return ""
	}
	if len(l.args) == 0 {
		return strings.ReplaceAll(word(l.format), "%%", "%")
	}
	args := make([]any, len(l.args))
	for i, a := range l.args {
		args[i] = filledIn(a, word)
	}
	return fmt.Sprintf(word(l.format), args...)
}

func filledIn(a any, word func(string) string) any {
	switch a := a.(type) {
	case phrase:
		return word(string(a))
	case label:
		in := word(string(a))
		if in == string(a) {
			return strings.ToLower(in)
		}
		return in // German keeps its capitals
	case line:
		return a.in(word)
	case several:
		parts := make([]string, len(a.parts))
		for i, p := range a.parts {
			parts[i] = fmt.Sprint(filledIn(p, word))
		}
		return strings.Join(parts, a.between)
	}
	return a
}

// same reports whether two lines say the same, without saying them.
func (l line) same(m line) bool {
	return l.format == m.format && slices.EqualFunc(l.args, m.args, sameArg)
}

func sameArg(a, b any) bool {
	switch a := a.(type) {
	case line:
		b, ok := b.(line)
		return ok && a.same(b)
	case several:
		b, ok := b.(several)
		return ok && a.between == b.between && slices.EqualFunc(a.parts, b.parts, sameArg)
	}
	return a == b
}
