package narrative

import (
	"fmt"
	"strings"
)

// Ref is a reference in text to a figure: {fact.field}, {fact} for the fact's
// main figure, or {field} for a field of the fact the text stands in.
type Ref struct {
	Fact  string
	Field string
}

// String writes the reference as it stands in text.
func (r Ref) String() string {
	if r.Field == "" {
		return "{" + r.Fact + "}"
	}
	return "{" + r.Fact + "." + r.Field + "}"
}

// Segment is a piece of text: literal, or a reference.
type Segment struct {
	Literal string
	Ref     Ref
	IsRef   bool
	Start   int // byte offset in the text
}

// ParseText splits text into literals and references. A doubled curly bracket
// is a literal one. A bracket that never closes, or that holds what cannot be
// a reference, is a *BracketError that shows it.
func ParseText(text string) ([]Segment, error) { return AppendSegments(nil, text) }

// AppendSegments is ParseText into a slice that is used again.
func AppendSegments(out []Segment, text string) ([]Segment, error) {
	if text == "" {
		return out, nil
	}
	if cap(out) == 0 {
		out = make([]Segment, 0, min(1+2*strings.Count(text, "{"), 64)) // a text of nothing but brackets holds no reference at all
	}
	start, escaped := 0, false // of the literal at work
	flush := func(end int) {
		if end == start {
			return
		}
		lit := text[start:end]
		if escaped {
			lit = unescape.Replace(lit)
		}
		out = append(out, Segment{Literal: lit, Start: start})
	}
	next := brackets{text: text}
	for i := next.from(0); i < len(text); i = next.from(i) {
		switch {
		case i+1 < len(text) && text[i+1] == text[i]:
			escaped = true
			i += 2
		case text[i] == '}':
			return nil, &BracketError{BracketAlone, around(text, i), fmt.Sprintf("a closing bracket without an opening one after %q; write }} for a bracket in the text", tail(text[:i]))}
		default:
			end := strings.IndexByte(text[i:], '}')
			if end < 0 {
				return nil, &BracketError{BracketOpen, around(text, i), fmt.Sprintf("the bracket in %q never closes; write {{ for a bracket in the text", around(text, i))}
			}
			fact, field, dotted := strings.Cut(text[i+1:i+end], ".")
			if !ValidID(fact) || dotted && !validField(field) {
				return nil, &BracketError{BracketAlone, short(text[i : i+end+1]), fmt.Sprintf("%q is no reference to a figure; write {fact-id} or {fact-id.field}, or {{ for a bracket in the text", short(text[i:i+end+1]))}
			}
			flush(i)
			out = append(out, Segment{Ref: Ref{fact, field}, IsRef: true, Start: i})
			i += end + 1
			start, escaped = i, false
		}
	}
	flush(len(text))
	return out, nil
}

// brackets finds the curly brackets of a text one after the other.
type brackets struct {
	text         string
	open, closed int // one more than where the next of each stands; 0 before the first look
}

// from returns where the next bracket stands, from i on, or the end of the
// text.
func (b *brackets) from(i int) int {
	b.open, b.closed = b.next('{', b.open, i), b.next('}', b.closed, i)
	return min(b.open, b.closed) - 1
}

func (b *brackets) next(bracket byte, known, i int) int {
	if known > i {
		return known
	}
	if at := strings.IndexByte(b.text[i:], bracket); at >= 0 {
		return i + at + 1
	}
	return len(b.text) + 1
}

// unescape turns doubled brackets into single ones.
var unescape = strings.NewReplacer("{{", "{", "}}", "}")

// EscapeText returns a text that means itself: with its brackets doubled.
func EscapeText(text string) string { return escape.Replace(text) }

var escape = strings.NewReplacer("{", "{{", "}", "}}")

// validField accepts camelCase field names and IDs of figures in a proof.
func validField(s string) bool {
	if s == "" || len(s) > 64 {
		return false
	}
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return true
}

// tail returns the last words of a text.
func tail(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[len(s)-most:], "")
}
