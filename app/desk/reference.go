package desk

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"bifocal/narrative"
)

// Stretch is a piece of a text as it is shown: words, or the value of a figure
// that the text refers to.
type Stretch struct {
	Text       string
	Start, End int  // the bytes of the text that it stands for
	Figure     bool // it is a value
	Missing    bool // the reference has no value, or refers to nothing; it shows as typed
}

// Spans returns a text of the fact owner with the values of the figures that it
// refers to. It returns none for a text that refers to none, or whose brackets
// cannot be read.
func Spans(x *narrative.Index, owner, text string) []Stretch {
	if strings.IndexByte(text, '{') < 0 {
		return nil
	}
	segments, err := narrative.ParseText(text)
	if err != nil {
		return nil
	}
	out := make([]Stretch, len(segments))
	refers := false
	for i, seg := range segments {
		end := len(text)
		if i+1 < len(segments) {
			end = segments[i+1].Start
		}
		out[i] = Stretch{Text: seg.Literal, Start: seg.Start, End: end}
		if !seg.IsRef {
			continue
		}
		refers = true
		fig, err := x.Figure(owner, seg.Ref)
		if out[i].Figure = true; err != nil || fig.IsZero() {
			out[i].Text, out[i].Missing = seg.Ref.String(), true
		} else {
			out[i].Text = written(fig)
		}
	}
	if !refers {
		return nil
	}
	return out
}

// Source returns the place in a text that a place in what is shown of it stands
// for, both in bytes. A place in a value stands for the end of its reference.
func Source(spans []Stretch, shown int) int {
	for _, s := range spans {
		if shown > len(s.Text) {
			shown -= len(s.Text)
			continue
		}
		if s.Figure {
			if shown == 0 {
				return s.Start
			}
			return s.End
		}
		return min(s.Start+shown, s.End)
	}
	if len(spans) == 0 {
		return shown
	}
	return spans[len(spans)-1].End
}

// RefFault says what is wrong with a reference in a text, and what may have been
// meant.
type RefFault struct {
	Start, End int    // of the reference with its brackets, in bytes; equal where a bracket is wrong
	Typed      string // what stands between the brackets
	Err        error  // what is wrong with the brackets; nil where a reference refers to nothing
	Fixes      []FigureChoice
}

// CheckRefs returns the first fault of the references in a text of the fact
// owner, and false where there is none.
func CheckRefs(x *narrative.Index, owner, text string, say Say) (RefFault, bool) {
	if !strings.ContainsAny(text, "{}") {
		return RefFault{}, false
	}
	segments, err := narrative.ParseText(text)
	if err != nil {
		return badBracket(x, owner, text, err, say), true
	}
	for _, seg := range segments {
		if !seg.IsRef {
			continue
		}
		_, err := x.Figure(owner, seg.Ref)
		if err == nil {
			continue
		}
		typed := strings.Trim(seg.Ref.String(), "{}")
		f := RefFault{Start: seg.Start, End: seg.Start + len(typed) + 2, Typed: typed}
		var unknown *narrative.UnknownRefError
		var nearest []string
		if errors.As(err, &unknown) {
			nearest = unknown.Near
		}
		f.Fixes = meant(x, owner, seg.Ref, nearest, typed, say)
		return f, true
	}
	return RefFault{}, false
}

// badBracket finds the brackets that cannot be a reference, such as
// {running costs}.
func badBracket(x *narrative.Index, owner, text string, err error, say Say) RefFault {
	for i := 0; i < len(text); i++ {
		if text[i] != '{' {
			continue
		}
		if i+1 < len(text) && text[i+1] == '{' {
			i++
			continue
		}
		end := strings.IndexByte(text[i:], '}')
		if end < 0 {
			break
		}
		typed := text[i+1 : i+end]
		if segments, bad := narrative.ParseText(text[i : i+end+1]); bad == nil && len(segments) == 1 {
			i += end
			continue
		}
		f := RefFault{Start: i, End: i + end + 1, Typed: typed, Err: err}
		if f.Fixes = meant(x, owner, refOf(typed), nil, typed, say); len(f.Fixes) > 0 {
			f.Err = nil
		}
		return f
	}
	return RefFault{Err: err}
}

// mostFixes is how many figures are named that may have been meant.
const mostFixes = 3

// meant returns the figures that may have been meant by a reference, the
// likeliest first.
func meant(x *narrative.Index, owner string, r narrative.Ref, nearest []string, typed string, say Say) []FigureChoice {
	all := Figures(x, owner, nil, say)
	refs := make([]string, len(all))
	for i, c := range all {
		refs[i] = c.Ref
	}
	var wanted []string
	for _, n := range nearest {
		if r.Field != "" && !strings.Contains(n, ".") { // another fact, the same field
			wanted = append(wanted, n+"."+r.Field)
		}
		wanted = append(wanted, n)
	}
	wanted = append(wanted, narrative.Nearest(typed, refs, mostFixes)...)
	var out []FigureChoice
	add := func(c FigureChoice) {
		if len(out) < mostFixes && !slices.ContainsFunc(out, func(o FigureChoice) bool { return o.Ref == c.Ref }) {
			out = append(out, c)
		}
	}
	for _, w := range wanted {
		ref := refOf(w)
		for _, c := range all {
			if c.Ref == w || sameFigure(x, owner, ref, c.Ref) {
				add(c)
				break
			}
		}
	}
	if len(out) == 0 {
		for _, c := range FindFigures(all, strings.NewReplacer(".", " ", "-", " ", "_", " ").Replace(typed)) {
			add(c)
		}
	}
	return out
}

// sameFigure reports whether two references mean the same field: runcost and
// runcost.target.
func sameFigure(x *narrative.Index, owner string, a narrative.Ref, b string) bool {
	full := func(r narrative.Ref) narrative.Ref {
		if f, ok := x.Fact(r.Fact); ok && r.Field == "" {
			r.Field = narrative.MainField(f)
		}
		return r
	}
	return full(a) == full(refOf(b)) || a.Fact == owner && owner != "" && a.Field == b
}

// Mended returns a text with a faulty reference replaced by another, and where
// that ends, in characters.
func Mended(text string, f RefFault, ref string) (string, int) {
	if f.Start < 0 || f.End > len(text) || f.Start > f.End {
		return text, utf8.RuneCountInString(text)
	}
	before := text[:f.Start] + "{" + ref + "}"
	return before + text[f.End:], utf8.RuneCountInString(before)
}
