package words

import (
	"encoding/json"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"bifocal/narrative"
)

// Spec returns the description of a kind in the language of the texts, and
// false for an unknown kind. Choices are values and stay as they are: Say tells
// them. Examples stay too: they are in the language of the solution, which is
// what one types there.
func Spec(kind narrative.Kind) (narrative.KindSpec, bool) {
	spec, ok := narrative.Spec(kind)
	if !ok {
		return spec, false
	}
	spec.Label, spec.Plural, spec.Help = lang.L(spec.Label), lang.L(spec.Plural), lang.L(spec.Help)
	fields := make([]narrative.Field, len(spec.Fields))
	for i, f := range spec.Fields {
		f.Label, f.Help = label(f), lang.L(f.Help)
		fields[i] = f
	}
	spec.Fields = fields
	return spec, true
}

// label is that of a field. "From" leads a day, or whom something comes from.
func label(f narrative.Field) string {
	if f.Label == "From" && f.Type == narrative.WhenField {
		return lang.X("from.date", "From")
	}
	return lang.L(f.Label)
}

// Group is the heading of a group of the capture pane.
func Group(g narrative.Group) string { return lang.L(string(g)) }

// Audience is the name of a side.
func Audience(a narrative.Audience) string {
	if a == narrative.Engineering {
		return lang.L("Engineering")
	}
	return lang.L("Executive")
}

// Say is lang.L for a value that is a word, such as a choice or a status: what
// is no text of ours, it returns as it is.
func Say(text string, data ...any) string {
	if len(data) == 0 && !known(text) {
		return text
	}
	return lang.L(text, data...)
}

func known(text string) bool { return keys()[text] }

var keys = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	var texts map[string]any
	// A file that cannot be read is told of when it is loaded.
	if data, err := files.ReadFile("en.json"); err == nil && json.Unmarshal(data, &texts) == nil {
		for key := range texts {
			out[key] = true
		}
	}
	return out
})

// Inside is a label as it stands within a sentence: small in English, as it is
// in German, whose nouns keep their capital.
func Inside(label string) string {
	if Tag().String() != "en" || label == "" {
		return label
	}
	if first, _, _ := strings.Cut(label, " "); len(first) > 1 && strings.ToUpper(first) == first {
		return label // an abbreviation
	}
	r, n := utf8.DecodeRuneInString(label)
	return string(unicode.ToLower(r)) + label[n:]
}
