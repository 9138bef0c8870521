package narrative

import (
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative/figures"
)

// CleanText returns text as the JSON form can hold it and a page can show it:
// valid UTF-8, lines that end in a line feed, and no other control characters.
// What is pasted brings them: a vertical tab ends a line on a slide.
func CleanText(text string) string {
	if isClean(text) {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\v' || r == '\f' || r == '\u0085':
			return '\n'
		case controls(r):
			return -1
		}
		return r // of bytes that are no UTF-8, the replacement character
	}, text)
}

func isClean(text string) bool {
	for i, r := range text {
		if controls(r) {
			return false
		}
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return false
			}
		}
	}
	return true
}

// controls reports whether no text means to hold a character.
func controls(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// own returns a copy of a fact, a header or a wording with lists of its own and
// clean texts.
func own[T any](x T) T {
	v := reflect.New(reflect.TypeOf(x)).Elem()
	v.Set(reflect.ValueOf(x))
	cleanIn(v)
	return v.Interface().(T)
}

func cleanIn(v reflect.Value) {
	switch v.Interface().(type) {
	case figures.Quantity, figures.When, Facts, []Wording, []Omission, []Carried, []Aside: // hold no text, or are not the edit's
		return
	}
	switch v.Kind() {
	case reflect.String:
		if text := v.String(); !isClean(text) {
			v.SetString(CleanText(text))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			cleanIn(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		for i := range list.Len() {
			cleanIn(list.Index(i))
		}
		v.Set(list)
	}
}
