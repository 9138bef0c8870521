package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/flow"
	"bifocal/app/words"
	"bifocal/narrative"
)

// adds makes a fact of a kind with a name, and has link point to it, as one step.
type adds func(kind narrative.Kind, name string, link func(id string))

// adder adds to what a field can refer to without leaving the form: a link that
// becomes a line to type the name into.
func (f *refsField) adder() fyne.CanvasObject {
	kind := f.b.field.Refers[0]
	spec, _ := words.Spec(kind)
	add := newLink(lang.L("+ {{.Kind}}", words.Data{"Kind": spec.Label}), nil)
	name := newEntry(false, lang.L("Its name, then Enter"))
	name.Hide()
	line := flow.NewColumn(2, add, name)
	show := func(typing bool) {
		setVisible(name, typing)
		setVisible(add, !typing)
		line.Relayout()
		f.p.grown()
	}
	add.tap = func() {
		show(true)
		f.p.focus(name)
	}
	name.escape = func() {
		f.p.focus(nil)
		name.show("")
		show(false)
	}
	name.focused = func(on bool) {
		switch {
		case on && f.p.seen != nil:
			f.p.seen(name)
		case !on && strings.TrimSpace(name.Text) == "":
			show(false)
		}
	}
	name.enter = func() {
		typed := strings.TrimSpace(name.Text)
		if typed == "" {
			return
		}
		f.p.adds(kind, typed, func(id string) { f.tick(id, true) })
		if again, ok := f.column.Items()[len(f.column.Items())-1].(*flow.Column); ok { // the list is another one now
			if l, ok := again.Items()[0].(*link); ok {
				l.tap() // for the next one
			}
		}
	}
	return line
}

// addNamed makes a fact with a name.
func (c *capture) addNamed(owner string) adds {
	return func(kind narrative.Kind, name string, link func(id string)) {
		s := c.work.session.Solution()
		f, ok := narrative.NewFact(kind, narrative.NewFactID(&s, kind))
		if !ok {
			return
		}
		spec, _ := words.Spec(kind)
		text := narrative.EscapeText(name)
		switch first := spec.Fields[0]; first.Type {
		case narrative.TextField:
			f = filledWith(f, first.Key, text)
		case narrative.TellingField:
			f = filledWith(f, first.Key, narrative.Same(text))
		}
		said := lang.L("{{.Kind}} added", words.Data{"Kind": spec.Label})
		c.work.together([]narrative.Edit{narrative.AddFact{Fact: f, At: -1}}, said, owner, func() { link(f.FactID()) })
	}
}
