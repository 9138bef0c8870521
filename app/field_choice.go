package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

const notChosen = "–"

// choiceField is one of a few words.
type choiceField struct {
	fieldColumn
	b     binding
	s     *pick
	quiet bool
}

func newChoiceField(b binding, p formPlace) *choiceField {
	c := &choiceField{b: b}
	shown := []string{notChosen}
	for _, choice := range b.field.Choices {
		shown = append(shown, words.Say(choice))
	}
	c.s = newPick(shown, func(string) {
		if c.quiet {
			return
		}
		v := ""
		if at := c.s.SelectedIndex(); at > 0 {
			v = b.field.Choices[at-1]
		}
		if _, audience := b.get().(narrative.Audience); audience {
			b.set(narrative.Audience(v))
			return
		}
		if _, status := b.get().(narrative.Status); status {
			b.set(narrative.Status(v))
			return
		}
		b.set(v)
	}, p)
	c.fieldColumn = newFieldColumn(b.field, p, outlined(c.s))
	c.sync()
	return c
}

func (c *choiceField) sync() {
	var v string
	switch x := c.b.get().(type) {
	case string:
		v = x
	case narrative.Audience:
		v = string(x)
	case narrative.Status:
		v = string(x)
	}
	shown := words.Say(v)
	c.quiet = true
	c.s.Options[0] = c.without()
	if v == "" {
		shown = c.s.Options[0]
	}
	if c.s.Selected != shown {
		c.s.SetSelected(shown)
	}
	c.quiet = false
}

// without is what the field says where nothing is chosen.
func (c *choiceField) without() string {
	if c.b.implied != nil {
		if choice := c.b.implied(); choice != "" {
			return lang.L("{{.Choice}}, as typed", words.Data{"Choice": words.Say(choice)})
		}
	}
	return notChosen
}

// resolve shows what is understood from another field.
func (c *choiceField) resolve() {
	if c.b.implied != nil && c.s.Options[0] != c.without() {
		c.sync()
	}
}

func (c *choiceField) first() fyne.Focusable { return c.s }

// scaleField is a number from 1 to 5.
type scaleField struct {
	column *flow.Column
	b      binding
	s      *scale
}

func newScaleField(b binding, p formPlace) *scaleField {
	f := &scaleField{b: b, s: newScale(func(n int) { b.set(n) }, p)}
	f.column = flow.NewColumn(3, fieldLabel(b.field), f.s)
	f.sync()
	return f
}

func (f *scaleField) sync() {
	n, _ := f.b.get().(int)
	f.s.show(n)
}

func (f *scaleField) object() flow.Flowing  { return f.column }
func (f *scaleField) first() fyne.Focusable { return f.s }

// boolField is a yes or no.
type boolField struct {
	column *flow.Column
	b      binding
	c      *tick
	quiet  bool
}

func newBoolField(b binding, p formPlace) *boolField {
	f := &boolField{b: b}
	f.c = newTick(b.field.Label, func(on bool) {
		if !f.quiet {
			b.set(on)
		}
	}, p)
	f.column = flow.NewColumn(0, f.c, flow.NewProse(b.field.Help, look.SizeSmall, look.Muted))
	f.sync()
	return f
}

func (f *boolField) sync() {
	f.quiet = true
	on, _ := f.b.get().(bool)
	f.c.SetChecked(on)
	f.quiet = false
}

func (f *boolField) object() flow.Flowing  { return f.column }
func (f *boolField) first() fyne.Focusable { return f.c }

// refField is one other fact, by its name.
type refField struct {
	column *flow.Column
	b      binding
	s      *pick
	known  []desk.Choice
	quiet  bool
}

func newRefField(b binding, p formPlace) *refField {
	f := &refField{b: b}
	f.s = newPick(nil, func(name string) {
		if f.quiet {
			return
		}
		id := ""
		for _, c := range f.known {
			if c.Name == name {
				id = c.ID
			}
		}
		b.set(id)
	}, p)
	f.s.PlaceHolder = lang.L("None")
	f.column = newFieldColumn(b.field, formPlace{}, outlined(f.s)).column
	f.sync()
	return f
}

func (f *refField) sync() {
	f.quiet = true
	defer func() { f.quiet = false }()
	f.known = f.b.choices()
	names := []string{notChosen}
	selected := notChosen
	id, _ := f.b.get().(string)
	for _, c := range f.known {
		names = append(names, c.Name)
		if c.ID == id {
			selected = c.Name
		}
	}
	if id != "" && selected == notChosen {
		selected = id // refers to nothing; the review says so
	}
	f.s.SetOptions(names)
	f.s.SetSelected(selected)
	if selected == id && id != "" {
		f.s.Selected = id
		f.s.Refresh()
	}
}

func (f *refField) object() flow.Flowing  { return f.column }
func (f *refField) first() fyne.Focusable { return f.s }

// refsField is any number of other facts: a list to tick.
type refsField struct {
	column *flow.Column
	b      binding
	p      formPlace
	label  *flow.Prose
	known  []desk.Choice
	checks []*tick
	quiet  bool
}

func newRefsField(b binding, p formPlace) *refsField {
	f := &refsField{b: b, p: p, label: fieldLabel(b.field)}
	f.column = flow.NewColumn(0)
	f.sync()
	return f
}

func (f *refsField) sync() {
	f.quiet = true
	defer func() { f.quiet = false }()
	known := f.b.choices()
	ids, _ := f.b.get().([]string)
	if !slices.Equal(known, f.known) || len(f.column.Items()) == 0 {
		f.known = known
		f.checks = nil
		items := []fyne.CanvasObject{f.label}
		for _, c := range known {
			check := newTick(short40(c.Name), func(on bool) { f.tick(c.ID, on) }, f.p)
			f.checks = append(f.checks, check)
			items = append(items, check)
		}
		if len(known) == 0 {
			spec, _ := words.Spec(f.b.field.Refers[0])
			say := words.Data{"Kinds": words.Inside(spec.Plural)}
			text := lang.L("There are no {{.Kinds}} yet.", say)
			if f.b.kind == f.b.field.Refers[0] { // it stands in one
				text = lang.L("There are no other {{.Kinds}} yet.", say)
			}
			items = append(items, flow.NewProse(text, look.SizeSmall, look.Muted))
		}
		if f.p.adds != nil {
			items = append(items, f.adder())
		}
		f.column.SetItems(items...)
	}
	for i, c := range f.known {
		f.checks[i].SetChecked(slices.Contains(ids, c.ID))
	}
}

// tick keeps the order in which facts were ticked: the first is told first.
func (f *refsField) tick(id string, on bool) {
	if f.quiet {
		return
	}
	ids, _ := f.b.get().([]string)
	ids = slices.Clone(ids)
	if at := slices.Index(ids, id); on && at < 0 {
		ids = append(ids, id)
	} else if !on && at >= 0 {
		ids = slices.Delete(ids, at, at+1)
	}
	if len(ids) == 0 {
		ids = nil
	}
	f.b.set(ids)
}

func (f *refsField) object() flow.Flowing { return f.column }
func (f *refsField) first() fyne.Focusable {
	if len(f.checks) > 0 {
		return f.checks[0]
	}
	return nil // the link to add one is no stop for Tab: most facts go without
}
