package app

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/narrative"
)

// binding joins a field to the state it shows and changes.
type binding struct {
	field narrative.Field
	kind  narrative.Kind // of the fact; "" for the header
	id    string         // names the field in the session: "outcome-7k2f/target"
	get   func() any
	set   func(any)
	// implied is the choice that is understood where none is made; nil where none is.
	implied func() string
	// span takes what was typed as the way from one value to another, for the field and
	// those beside it, and reports whether it is one; nil where it cannot be.
	span func(text string) bool
	// choices are what a reference, a person or an option can be.
	choices func() []desk.Choice
}

// formPlace is what the fields of a form need from where the form stands.
type formPlace struct {
	grown  func() // a field has changed its height
	next   func() // go to the next field
	focus  func(fyne.Focusable)
	after  after
	note   func(string)            // says something in passing
	refer  *figureSource           // the figures that texts can refer to
	adds   adds                    // makes facts that a field refers to; nil where none can be made
	offers *offers                 // what is asked under a text; nil for nothing
	money  func() string           // the currency of the solution; nil where no example has one
	doubts func(v any) string      // what to say of a value that can be read and does not fit
	drafts map[string]string       // texts that could not be read as a value, by field
	misled func()                  // a text like that came or went
	inList bool                    // next leads to another entry of a list, not to the next field
	seen   func(fyne.CanvasObject) // the field got the focus; bring it into sight
}

// fieldView is one field on the screen.
type fieldView interface {
	object() flow.Flowing
	sync()                 // show the state, where it is not shown already
	first() fyne.Focusable // where the focus goes, or nil
}

// newField returns the view of a field by its type.
func newField(b binding, p formPlace) fieldView {
	switch b.field.Type {
	case narrative.TellingField:
		return newTellingField(b, p)
	case narrative.QuantityField, narrative.MoneyField, narrative.WhenField:
		return newParsedField(b, p, parserFor(b.field.Type))
	case narrative.ChoiceField:
		return newChoiceField(b, p)
	case narrative.ScaleField:
		return newScaleField(b, p)
	case narrative.BoolField:
		return newBoolField(b, p)
	case narrative.RefField, narrative.OptionField:
		return newRefField(b, p)
	case narrative.RefsField:
		return newRefsField(b, p)
	case narrative.PersonField:
		return newPersonField(b, p)
	case narrative.OptionsField:
		return newSublist(b, p, optionList())
	case narrative.FiguresField:
		return newSublist(b, p, figureList())
	case narrative.StepsField:
		return newSublist(b, p, stepList())
	}
	return newTextField(b, p)
}

// short reports whether two fields of the type fit beside each other.
func short(f narrative.Field) bool {
	switch f.Type {
	case narrative.QuantityField, narrative.MoneyField, narrative.WhenField, narrative.ChoiceField:
		return true
	case narrative.TextField:
		return f.Form == narrative.Name
	case narrative.PersonField, narrative.RefField, narrative.OptionField:
		return true
	}
	return false
}

// fieldLabel is the label with its line of help. Where two fields share a line
// the help stands under the field, so that both begin at the same height.
func fieldLabel(f narrative.Field) *flow.Prose {
	if short(f) {
		return flow.NewRuns([]flow.Run{{Text: f.Label, Bold: true}}, look.SizeSmall, theme.ColorNameForeground).Single()
	}
	return flow.NewRuns([]flow.Run{
		{Text: f.Label + "  ", Bold: true, Colour: theme.ColorNameForeground},
		{Text: f.Help},
	}, look.SizeSmall, look.Muted)
}

// column is what most fields are: a label over an editor, and an error under
// it while there is one.
type fieldColumn struct {
	column *flow.Column
	fault  *flow.Prose
	help   *flow.Prose // under a short field; makes room for a fault
	below  *beneath    // under a field of words
	grown  func()
}

func (c fieldColumn) object() flow.Flowing { return c.column }

func newFieldColumn(f narrative.Field, p formPlace, editors ...fyne.CanvasObject) fieldColumn {
	fault := flow.NewProse("", look.SizeSmall, theme.ColorNameError)
	fault.Hide()
	items := append([]fyne.CanvasObject{fieldLabel(f)}, editors...)
	c := fieldColumn{fault: fault, below: newBeneath(p.grown), grown: p.grown}
	items = append(items, fault, c.below.column)
	if short(f) {
		c.help = flow.NewProse(f.Help, look.SizeSmall, look.Muted)
		items = append(items, c.help)
	}
	c.column = flow.NewColumn(3, items...)
	return c
}

// complain shows an error under the field, or takes it away with "".
func (c fieldColumn) complain(text string) {
	if text == "" && !c.fault.Visible() || text != "" && c.fault.Visible() && c.fault.Text() == text {
		return
	}
	c.fault.SetText(text)
	if text == "" {
		c.fault.Hide()
	} else {
		c.fault.Show()
	}
	if c.help != nil {
		c.help.Hidden = text != ""
	}
	c.grown()
}

// wire connects an entry to the place its form stands in.
func (p formPlace) wire(e *entry, typed func(string), left func()) {
	e.typed, e.enter, e.grown, e.note = typed, p.next, p.grown, p.note
	e.brief = !e.MultiLine // Fyne scrolls it under a bar that covers its frame
	e.focused = func(on bool) {
		switch {
		case on && p.seen != nil:
			p.seen(e)
		case !on && left != nil:
			left()
		}
	}
}

// textField is a text.
type textField struct {
	fieldColumn
	b binding
	e *entry
}

func newTextField(b binding, p formPlace) *textField {
	e := newEntry(b.field.Form != narrative.Name, desk.PlainExample(b.field.Example))
	e.figures = p.refer
	t := &textField{newFieldColumn(b.field, p, e), b, e}
	p.wire(e, func(text string) {
		t.b.set(oneLine(text))
		t.below.refer(e.check(true))
	}, func() { t.sync() })
	if b.field.Form != narrative.Name {
		p.offers.watch(e, t.below, func(text string) { t.b.set(oneLine(text)) })
	}
	p.offers.pastes(e, t.below, func(text string) { t.b.set(text) }, func(f narrative.Fact, text string) narrative.Fact {
		return filledWith(f, b.field.Key, text)
	})
	t.sync()
	return t
}

// filledWith returns a fact with a value in one of its fields.
func filledWith(f narrative.Fact, key string, value any) narrative.Fact {
	if next, err := narrative.With(f, key, value); err == nil {
		return next
	}
	return f
}

func (t *textField) sync() {
	v, _ := t.b.get().(string)
	if oneLine(t.e.Text) != v {
		t.e.show(v)
	}
	t.e.resolve()
	t.below.refer(t.e.check(t.e.hasFocus))
}

// resolve shows the values of figures anew.
func (t *textField) resolve() { t.e.resolve() }

func (t *textField) first() fyne.Focusable { return t.e }

// oneLine is what a text means to the facts: no field holds a line break.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\r\n") {
		return text
	}
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
}

// tellingField is a text with a version for each audience.
type tellingField struct {
	fieldColumn
	b        binding
	entries  [2]*entry
	examples [2]string
}

func newTellingField(b binding, p formPlace) *tellingField {
	t := &tellingField{b: b}
	t.examples = [2]string{desk.PlainExample(b.field.Example), desk.PlainExample(b.field.ExampleEngineering)}
	var sides [2]fyne.CanvasObject
	for i, a := range narrative.Audiences {
		t.entries[i] = newEntry(true, t.examples[i])
		t.entries[i].figures = p.refer
		sides[i] = newSided(a, t.entries[i])
		p.wire(t.entries[i], func(text string) {
			v, _ := t.b.get().(narrative.Telling)
			t.b.set(v.With(a, oneLine(text)))
			t.check()
		}, func() { t.sync() })
	}
	t.entries[0].enter = func() { t.entered(p) }
	t.fieldColumn = newFieldColumn(b.field, p, sides[0], sides[1])
	for i, a := range narrative.Audiences {
		p.offers.watch(t.entries[i], t.below, func(text string) {
			v, _ := t.b.get().(narrative.Telling)
			t.b.set(v.With(a, oneLine(text)))
		})
		with := func(v narrative.Telling, text string) narrative.Telling {
			if b.field.Form == narrative.NounPhrase && v.IsZero() {
				return narrative.Same(text) // a name is mostly the same for both
			}
			return v.With(a, text)
		}
		p.offers.pastes(t.entries[i], t.below, func(text string) {
			v, _ := t.b.get().(narrative.Telling)
			t.b.set(with(v.With(a, ""), text))
		}, func(f narrative.Fact, text string) narrative.Fact {
			return filledWith(f, b.field.Key, with(narrative.Telling{}, text))
		})
	}
	t.sync()
	return t
}

// entered goes on from the executive side: past the engineering side where that is
// told the same, since nothing need be typed there. Tab stops at both.
func (t *tellingField) entered(p formPlace) {
	v, _ := t.b.get().(narrative.Telling)
	if p.inList || v.Executive == "" || v.Engineering != "" || !desk.Lent(t.b.field, narrative.Engineering) {
		p.next()
		return
	}
	p.focus(t.entries[1]) // from which one goes on
	p.next()
}

func (t *tellingField) sync() {
	v, _ := t.b.get().(narrative.Telling)
	for i, a := range narrative.Audiences {
		if oneLine(t.entries[i].Text) != v.For(a) {
			t.entries[i].show(v.For(a))
		}
		t.lend(i, v)
	}
	t.resolve()
	t.check()
}

// lend shows in an empty side what it is told of the other one, or else an example.
func (t *tellingField) lend(i int, v narrative.Telling) {
	e, say := t.entries[i], t.examples[i]
	if a := narrative.Audiences[i]; desk.Lent(t.b.field, a) && v.For(a) == "" && !v.IsZero() {
		say = v.Either(a)
		if e.figures != nil {
			say = e.figures.shown(say)
		}
	}
	if e.PlaceHolder != say {
		e.SetPlaceHolder(say)
		e.fit(e.Size().Width)
	}
}

// check says what is wrong with the references of either side.
func (t *tellingField) check() {
	for _, e := range t.entries {
		if f := e.check(e.hasFocus); f.text != "" {
			t.below.refer(f)
			return
		}
	}
	t.below.refer(refFault{})
}

// resolve shows the values of figures anew.
func (t *tellingField) resolve() {
	for _, e := range t.entries {
		e.resolve()
	}
}

func (t *tellingField) first() fyne.Focusable { return t.entries[0] }

// sentence makes an error message of lower case a sentence.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	text = strings.ToValidUTF8(text, "")
	first, _, _ := strings.Cut(text, " ")
	if r, n := utf8.DecodeRuneInString(text); !strings.ContainsAny(first, `/\.`) {
		text = string(unicode.ToUpper(r)) + text[n:] // the name of a file stays as it is
	}
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") {
		text += "."
	}
	return text
}
