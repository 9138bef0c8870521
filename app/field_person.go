package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"bifocal/app/desk"
)

// personField is a stakeholder, or a name or role as free text.
type personField struct {
	fieldColumn
	b     binding
	s     *personEntry
	known []desk.Choice
	quiet bool
}

func newPersonField(b binding, p formPlace) *personField {
	f := &personField{b: b, s: newPersonEntry(p)}
	f.s.PlaceHolder = b.field.Example
	f.s.OnChanged = func(text string) {
		if f.quiet {
			return
		}
		for _, c := range f.known {
			if strings.EqualFold(c.Name, text) || strings.EqualFold(f.short(c), text) {
				b.set(c.ID)
				f.sync() // what was picked may stand there with the role
				return
			}
		}
		b.set(text)
	}
	f.s.OnSubmitted = func(string) { p.next() }
	f.fieldColumn = newFieldColumn(b.field, p, f.s)
	f.sync()
	return f
}

func (f *personField) sync() {
	f.quiet = true
	defer func() { f.quiet = false }()
	known := f.b.choices()
	if !slices.Equal(known, f.known) {
		f.known = known
		names := make([]string, len(known))
		for i, c := range known {
			names[i] = c.Name
		}
		f.s.SetOptions(names)
	}
	text, _ := f.b.get().(string)
	for _, c := range f.known {
		if c.ID == text {
			text = f.short(c)
		}
	}
	if f.s.Text != text {
		f.s.SetText(text)
	}
}

// short is the name of somebody without the role that the list says, where nobody
// else has it: the field is too narrow for both.
func (f *personField) short(c desk.Choice) string {
	name, _, with := strings.Cut(c.Name, ", ")
	if !with || slices.ContainsFunc(f.known, func(o desk.Choice) bool {
		other, _, _ := strings.Cut(o.Name, ", ")
		return o.ID != c.ID && strings.EqualFold(other, name)
	}) {
		return c.Name
	}
	return name
}

func (f *personField) first() fyne.Focusable { return f.s }
