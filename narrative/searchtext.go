package narrative

import (
	"reflect"
	"strings"
	"sync"

	"bifocal/narrative/figures"
)

// SearchText returns every text and figure of a solution's facts and wordings,
// a line each, for full-text search. Title and customer are not in it, and
// neither are IDs and choices, which nobody wrote.
func SearchText(s Solution) string {
	var b strings.Builder
	line := func(text string) {
		if text != "" {
			b.WriteString(text)
			b.WriteByte('\n')
		}
	}
	for _, f := range s.Facts {
		searchIn(line, reflect.ValueOf(f))
	}
	for _, w := range s.Wordings {
		line(w.Text)
	}
	line(s.Organisation)
	line(s.Author)
	for _, p := range s.Partners {
		line(p)
	}
	return b.String()
}

func searchIn(line func(string), v reflect.Value) {
	switch x := v.Interface().(type) {
	case figures.Quantity:
		if !x.IsZero() {
			line(figures.English.Quantity(x, figures.Form{}))
		}
		return
	case figures.When:
		if !x.IsZero() {
			line(figures.English.When(x))
		}
		return
	case Telling:
		line(x.Executive)
		if x.Engineering != x.Executive {
			line(x.Engineering)
		}
		return
	}
	switch v.Kind() {
	case reflect.String:
		line(v.String())
	case reflect.Struct:
		silent := silentFields(v.Type())
		for i := range v.NumField() {
			if !silent[i] {
				searchIn(line, v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			searchIn(line, v.Index(i))
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
