package narrative

import (
	"reflect"
	"strings"
	"sync"

	"bifocal/narrative/figures"
)

// SearchText returns every text and figure of a solution's facts and wordings,
// a line each, for full-text search, and the customer's other names. Figures
// and dates stand there as a brief writes them and as they may be typed, and
// texts with the figures that they refer to. Title and customer are not in it,
// and neither are IDs and choices, which nobody wrote.
func SearchText(s Solution) string {
	t := searchText{solution: &s}
	for _, f := range s.Facts {
		t.owner = f.FactID()
		t.in(reflect.ValueOf(f))
	}
	t.owner = ""
	for _, w := range s.Wordings {
		t.text(w.Text)
	}
	t.line(s.Organisation)
	t.line(s.Author)
	for _, names := range [][]string{s.Partners, s.Customer.Aliases, s.Customer.Domains} {
		for _, name := range names {
			t.line(name)
		}
	}
	return t.b.String()
}

type searchText struct {
	b        strings.Builder
	solution *Solution
	index    *Index // made for the first text that refers to a figure
	owner    string // the fact at work
	segments []Segment
}

func (t *searchText) line(text string) {
	if text != "" {
		t.b.WriteString(text)
		t.b.WriteByte('\n')
	}
}

// text is line for a text that may refer to figures. A reference that leads to
// none stands as it was typed.
func (t *searchText) text(text string) {
	if strings.IndexByte(text, '{') < 0 && strings.IndexByte(text, '}') < 0 {
		t.line(text)
		return
	}
	segments, err := AppendSegments(t.segments[:0], text)
	if err != nil {
		t.line(text) // unfinished; it stands as it was typed
		return
	}
	t.segments = segments
	for _, seg := range segments {
		if seg.IsRef {
			t.b.WriteString(t.figure(seg.Ref))
		} else {
			t.b.WriteString(seg.Literal)
		}
	}
	t.b.WriteByte('\n')
}

func (t *searchText) figure(r Ref) string {
	if t.index == nil {
		t.index = NewIndex(t.solution)
	}
	f, err := t.index.Figure(t.owner, r)
	switch {
	case err != nil || f.IsZero():
		return r.String()
	case f.Quantity.IsZero():
		return figures.English.When(f.When)
	}
	return figures.English.Quantity(f.Quantity, figures.Form{})
}

// quantity writes a figure as a brief has it and, where that is another text,
// with all its digits, plain and in groups: a line each, so that what is shown
// of a match is how it was looked for.
func (t *searchText) quantity(q figures.Quantity) {
	written, plain := figures.English.Quantity(q, figures.Form{}), q.String()
	in := strings.NewReplacer(q.Value.String(), grouped(q.Value.String()), q.High.String(), grouped(q.High.String())).Replace(plain)
	t.line(written)
	if plain != written {
		t.line(plain)
	}
	if in != plain && in != written {
		t.line(in)
	}
}

// grouped sets commas between the thousands of a number.
func grouped(number string) string {
	whole, fraction, dotted := strings.Cut(number, ".")
	var b strings.Builder
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 && whole[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if dotted {
		b.WriteString("." + fraction)
	}
	return b.String()
}

func (t *searchText) in(v reflect.Value) {
	switch x := v.Interface().(type) {
	case figures.Quantity:
		if !x.IsZero() {
			t.quantity(x)
		}
		return
	case figures.When:
		if !x.IsZero() {
			written, plain := figures.English.When(x), x.String()
			t.line(written)
			if plain != written {
				t.line(plain)
			}
		}
		return
	case Telling:
		t.text(x.Executive)
		if x.Engineering != x.Executive {
			t.text(x.Engineering)
		}
		return
	}
	switch v.Kind() {
	case reflect.String:
		t.text(v.String())
	case reflect.Struct:
		silent := silentFields(v.Type())
		for i := range v.NumField() {
			if !silent[i] {
				t.in(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			t.in(v.Index(i))
		}
	}
}

var silentCache sync.Map // reflect.Type -> map[int]bool

// silentFields are the indexes of a struct's fields that hold IDs and choices.
func silentFields(t reflect.Type) map[int]bool {
	if m, ok := silentCache.Load(t); ok {
		return m.(map[int]bool)
	}
	m := map[int]bool{}
	var spec KindSpec
	if f, ok := reflect.Zero(t).Interface().(Fact); ok {
		spec, _ = Spec(f.FactKind())
	}
	for i := range t.NumField() {
		key, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		field, _ := spec.Field(key)
		switch field.Type {
		case ChoiceField, RefField, RefsField, OptionField:
			m[i] = true
		}
		if name := t.Field(i).Name; name == "ID" || name == "Head" || name == "Audience" {
			m[i] = true
		}
	}
	silentCache.Store(t, m)
	return m
}

// referredIn collects the IDs of the facts that texts refer to.
func referredIn(s *Solution) map[string]bool {
	out := map[string]bool{}
	var segments []Segment
	note := func(text string) {
		if strings.IndexByte(text, '{') < 0 {
			return
		}
		segments, _ = AppendSegments(segments[:0], text) // a broken reference refers to nothing
		for _, seg := range segments {
			if seg.IsRef {
				out[seg.Ref.Fact] = true
			}
		}
	}
	for _, f := range s.Facts {
		eachText(f, note)
	}
	return out
}
