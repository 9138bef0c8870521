package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/figures"
)

type (
	quantity = figures.Quantity
	when     = figures.When
)

// form is the fields of one fact: the main ones first, the others a click
// away.
type form struct {
	column *flow.Column
	fields []fieldView
	ids    []string // of the fields
	main   []fyne.CanvasObject
	rest   []fyne.CanvasObject
	more   *row
	open   bool
	grown  func()
	focus  func(fyne.Focusable)
	mains  int // how many fields are main ones
}

// factPlace is what the form of a fact needs beside what its fields need.
type factPlace struct {
	formPlace
	fact    func() (narrative.Fact, bool)
	change  func(f narrative.Fact, field string)
	index   func() *narrative.Index
	problem func(error)
	put     func(narrative.Fact) // changes several fields as one step, and shows them
}

func newFactForm(spec narrative.KindSpec, id string, p factPlace) *form {
	var bindings []binding
	for _, f := range spec.Fields {
		bindings = append(bindings, binding{
			field: f,
			kind:  spec.Kind,
			id:    id + "/" + f.Key,
			get: func() any {
				if fact, ok := p.fact(); ok {
					v, _ := narrative.Get(fact, f.Key)
					return v
				}
				return nil
			},
			set: func(v any) {
				fact, ok := p.fact()
				if !ok {
					return
				}
				next, err := narrative.With(fact, f.Key, v)
				if err != nil {
					p.problem(err)
					return
				}
				p.change(next, f.Key)
			},
			choices: func() []desk.Choice { return choicesOf(f, p, id) },
			implied: impliedOf(f, p),
			span:    spanOf(spec, f, p),
		})
	}
	return newForm(bindings, p.formPlace)
}

// spanOf takes "25 min -> 6 min by Q4 2027" in the field of today's value apart: to the
// target, and the date where the kind has one.
func spanOf(spec narrative.KindSpec, f narrative.Field, p factPlace) func(string) bool {
	if f.Key != "baseline" || p.put == nil {
		return nil
	}
	return func(text string) bool {
		from, to, by, ok := figures.ParseSpan(text)
		fact, there := p.fact()
		if !ok || !there {
			return false
		}
		fact = filledWith(filledWith(fact, "baseline", from), "target", to)
		if _, dated := spec.Field("date"); dated && !by.IsZero() {
			fact = filledWith(fact, "date", by)
		}
		p.put(fact)
		return true
	}
}

// impliedOf is how often an amount is due where it says so itself: 95 K EUR a year.
func impliedOf(f narrative.Field, p factPlace) func() string {
	if f.Key != "every" {
		return nil
	}
	return func() string {
		fact, ok := p.fact()
		if !ok {
			return ""
		}
		v, _ := narrative.Get(fact, "amount")
		q, _ := v.(quantity)
		for _, every := range f.Choices {
			if q.Per != "" && strings.HasSuffix(every, q.Per) {
				return every
			}
		}
		return ""
	}
}

func choicesOf(f narrative.Field, p factPlace, id string) []desk.Choice {
	switch f.Type {
	case narrative.OptionField:
		var out []desk.Choice
		fact, _ := p.fact()
		if d, ok := fact.(narrative.Decision); ok {
			for i, o := range d.Options {
				name := o.Name.Either(narrative.Executive)
				if name == "" {
					name = lang.L("Option {{.Number}}", words.Data{"Number": i + 1})
				}
				out = append(out, desk.Choice{ID: o.ID, Name: name})
			}
		}
		return out
	case narrative.StepsField:
		return desk.Choices(p.index(), []narrative.Kind{narrative.KindStakeholder}, "", words.Say)
	}
	return desk.Choices(p.index(), f.Refers, id, words.Say)
}

// newForm lays out fields, main ones first.
func newForm(bindings []binding, p formPlace) *form {
	return newFormWith(bindings, p, true, func(b binding) fieldView { return newField(b, p) })
}

// newFormWith is newForm with another way to make a field; an eager form opens
// with its other fields where one of them holds something.
func newFormWith(bindings []binding, p formPlace, eager bool, field func(binding) fieldView) *form {
	f := &form{grown: p.grown, focus: p.focus}
	var mainSpecs, restSpecs []narrative.Field
	var mains, rests []fieldView
	var mainIDs, restIDs []string
	for _, b := range bindings {
		view := field(b)
		if b.field.Main {
			mains, mainSpecs, mainIDs = append(mains, view), append(mainSpecs, b.field), append(mainIDs, b.id)
		} else {
			rests, restSpecs, restIDs = append(rests, view), append(restSpecs, b.field), append(restIDs, b.id)
		}
	}
	f.fields, f.ids, f.mains = append(mains, rests...), append(mainIDs, restIDs...), len(mains)
	f.main, f.rest = arrangeFields(mains, mainSpecs), arrangeFields(rests, restSpecs)
	f.more = newRow("", false, -4, f.toggle).withIcon(theme.MenuExpandIcon())
	f.more.leads = true
	f.column = flow.NewColumn(10)
	// What holds something is shown; a form with few main fields hides nothing.
	for _, b := range bindings {
		if _, misread := p.drafts[b.id]; !b.field.Main && eager && (misread || filled(b.get())) {
			f.open = true
		}
	}
	if len(rests) <= 1 || len(mains) == 0 {
		f.open = true
	}
	f.arrange(labels(restSpecs))
	return f
}

func labels(fields []narrative.Field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = words.Inside(f.Label)
		if at := strings.IndexByte(names[i], ','); at > 0 {
			names[i] = names[i][:at]
		}
	}
	if len(names) > 3 {
		names = append(names[:3], "…")
	}
	return strings.Join(names, ", ")
}

// unfold shows the further fields of a form.
func (f *form) unfold() {
	f.open = true
	f.arrange("")
	f.grown()
}

func (f *form) toggle() {
	f.unfold()
	for _, v := range f.fields[f.mains:] {
		if o := v.first(); o != nil {
			f.focus(o)
			return
		}
	}
}

func (f *form) arrange(names string) {
	items := append([]fyne.CanvasObject(nil), f.main...)
	if f.open {
		items = append(items, f.rest...)
	} else if len(f.rest) > 0 {
		f.more.setTitle(lang.L("More fields: {{.Names}}", words.Data{"Names": names}), false, look.Muted)
		items = append(items, f.more)
	}
	f.column.SetItems(items...)
}

// sync shows the state in every field.
func (f *form) sync() {
	for _, v := range f.fields {
		v.sync()
	}
}

// resolve shows the values of the figures in texts anew.
func (f *form) resolve() { resolveAll(f.fields) }

func resolveAll(fields []fieldView) {
	for _, v := range fields {
		if r, ok := v.(interface{ resolve() }); ok {
			r.resolve()
		}
	}
}

// commit stores what waits for a pause in typing.
func (f *form) commit() { commitAll(f.fields) }

func commitAll(fields []fieldView) {
	for _, v := range fields {
		if c, ok := v.(interface{ commit() }); ok {
			c.commit()
		}
	}
}

// reach shows the field of an ID and returns where the focus goes in it, in the
// whole form where there is none.
func (f *form) reach(id string) fyne.Focusable {
	for i, v := range f.fields {
		if f.ids[i] != id || v.first() == nil {
			continue
		}
		if i >= f.mains && !f.open {
			f.unfold()
		}
		return v.first()
	}
	return f.first()
}

// first returns where the focus goes when the form opens.
func (f *form) first() fyne.Focusable {
	for _, v := range f.fields {
		if o := v.first(); o != nil {
			return o
		}
	}
	return nil
}

// arrangeFields puts fields under each other, and two short ones that follow
// each other side by side.
func arrangeFields(views []fieldView, specs []narrative.Field) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i := 0; i < len(views); i++ {
		if i+1 < len(views) && short(specs[i]) && short(specs[i+1]) {
			out = append(out, newBeside(views[i].object(), views[i+1].object()))
			i++
			continue
		}
		out = append(out, views[i].object())
	}
	return out
}

func filled(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case string:
		return v != ""
	case narrative.Telling:
		return !v.IsZero()
	case quantity:
		return !v.IsZero()
	case when:
		return !v.IsZero()
	case int:
		return v != 0
	case bool:
		return v
	case []string:
		return len(v) > 0
	case []narrative.Option:
		return len(v) > 0
	case []narrative.NamedFigure:
		return len(v) > 0
	case []narrative.Step:
		return len(v) > 0
	case narrative.Audience:
		return v != ""
	}
	return true
}
