package narrative

import (
	"reflect"
	"strings"

	"bifocal/narrative/figures"
)

// SearchText returns every text and figure of a solution's facts and wordings,
// a line each, for full-text search. Title and customer are not in it.
func SearchText(s Solution) string {
	var b strings.Builder
	for _, f := range s.Facts {
		writeText(&b, reflect.ValueOf(f))
	}
	for _, w := range s.Wordings {
		b.WriteString(w.Text)
		b.WriteByte('\n')
	}
	for _, p := range append([]string{s.Organisation, s.Author}, s.Partners...) {
		b.WriteString(p)
		b.WriteByte('\n')
	}
	return b.String()
}

func writeText(b *strings.Builder, v reflect.Value) {
	switch x := v.Interface().(type) {
	case figures.Quantity:
		if !x.IsZero() {
			b.WriteString(figures.English.Quantity(x, figures.Form{}))
			b.WriteByte('\n')
		}
		return
	case figures.When:
		if !x.IsZero() {
			b.WriteString(figures.English.When(x))
			b.WriteByte('\n')
		}
		return
	case Telling:
		b.WriteString(x.Executive)
		b.WriteByte('\n')
		if x.Engineering != x.Executive {
			b.WriteString(x.Engineering)
			b.WriteByte('\n')
		}
		return
	}
	switch v.Kind() {
	case reflect.String:
		if v.Len() > 0 {
			b.WriteString(v.String())
			b.WriteByte('\n')
		}
	case reflect.Struct:
		for i := range v.NumField() {
			writeText(b, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			writeText(b, v.Index(i))
		}
	}
}
