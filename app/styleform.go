package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/export/house"
)

// styleForm is the fields of a house style.
type styleForm struct {
	v      *styleView
	fields []*styleField
	column *flow.Column
	scroll *container.Scroll
	root   fyne.CanvasObject
	own    *tick // it is the default
	remove *link
}

// styleField is one field: its control, and under it what is wrong with it.
type styleField struct {
	key   string
	items []fyne.CanvasObject
	fault *flow.Prose
	show  func() // brings the control in line with the style
	mend  *link  // takes what the fault offers; nil where none does
}

func newStyleForm(v *styleView) *styleForm {
	f := &styleForm{v: v}
	f.column = flow.NewColumn(10).Padded(flow.Inset{Left: 18, Top: 14, Right: 18, Bottom: 28})
	f.scroll = container.NewVScroll(f.column)
	f.root = container.NewStack(newGround(look.Rail), f.scroll)
	f.own = newTick(lang.L("The default style"), func(on bool) {
		if !v.quiet {
			v.setDefault(on)
		}
	}, formPlace{})
	f.remove = newLink(lang.L("Delete"), v.remove)
	return f
}

// show sets the fields of the style that is shown.
func (f *styleForm) show() {
	v := f.v
	f.fields = nil
	add := func(items ...*styleField) fyne.CanvasObject {
		f.fields = append(f.fields, items...)
		var out []fyne.CanvasObject
		for _, i := range items {
			parts := append(i.items, i.fault)
			if i.mend != nil {
				parts = append(parts, i.mend)
			}
			out = append(out, flow.NewColumn(3, parts...))
		}
		if len(out) == 1 {
			return out[0]
		}
		return newBeside(out...)
	}
	text := f.text
	f.column.SetItems(
		flow.NewColumn(6, outlined(v.chooser), links(newLink(lang.L("New"), v.create), newLink(lang.L("Duplicate"), v.duplicate), newLink(lang.L("Import…"), v.choose), newLink(lang.L("Export…"), v.export), f.remove), f.own),
		add(f.name()),
		small(lang.L("On every brief")),
		add(f.logo()),
		add(f.colour("colours.executive", lang.L("Colour for executives"), func(s *house.Style) *string { return &s.Colours.Executive }, look.Executive),
			f.colour("colours.engineering", lang.L("Colour for engineers"), func(s *house.Style) *string { return &s.Colours.Engineering }, look.Engineering)),
		add(f.faces()),
		add(f.paper(), f.language()),
		small(lang.L("On every page")),
		add(text("confidentiality", lang.L("Confidentiality line"), lang.L("At the foot, behind the classification of the solution."), func(s *house.Style) *string { return &s.Confidentiality })),
		add(text("watermark", lang.L("Watermark"), lang.L("Across the page, pale: Draft."), func(s *house.Style) *string { return &s.Watermark })),
		small(lang.L("Cover and contact")),
		add(f.flag("cover", lang.L("A cover page"), func(s *house.Style) *bool { return &s.Cover })),
		add(text("contact.name", lang.L("Contact"), lang.L("Whom the reader asks"), func(s *house.Style) *string { return &s.Contact.Name }),
			text("contact.phone", lang.L("Phone"), "", func(s *house.Style) *string { return &s.Contact.Phone })),
		add(text("contact.email", lang.L("E-mail"), "", func(s *house.Style) *string { return &s.Contact.Email })),
		add(text("contact.role", lang.L("Role"), "", func(s *house.Style) *string { return &s.Contact.Role }),
			text("contact.organisation", lang.L("Organisation"), "", func(s *house.Style) *string { return &s.Contact.Organisation })),
		add(f.flag("contact.onCover", lang.L("On the cover, not at the end"), func(s *house.Style) *bool { return &s.Contact.OnCover })),
	)
	f.sync()
	f.scroll.ScrollToTop()
}

// sync brings the fields in line with the style.
func (f *styleForm) sync() {
	v := f.v
	if v.styling == nil {
		return
	}
	v.quiet = true
	for _, x := range f.fields {
		if x.show != nil {
			x.show()
		}
		f.tell(x)
	}
	f.own.SetChecked(v.inUse != "" && v.inUse == v.styling.Was)
	setVisible(f.remove, v.styling.Was != "")
	v.quiet = false
	f.grown()
}

// tell says what is wrong with a field.
func (f *styleForm) tell(x *styleField) {
	fault := f.v.styling.Faults[x.key]
	if fault != "" {
		fault = sentence(fault)
	}
	if x.fault.Text() != fault {
		x.fault.SetText(fault)
	}
	setVisible(x.fault, fault != "")
	if x.mend != nil {
		f.offer(x)
	}
}

func (f *styleForm) grown() {
	f.column.Relayout()
	f.scroll.Refresh()
}

// set makes a change, says what is wrong with it, and has the pages follow.
func (f *styleForm) set(x *styleField, change func(*house.Style)) {
	if f.v.quiet {
		return
	}
	before := f.v.styling.Faults[x.key]
	changed := f.v.styling.Set(x.key, change)
	f.tell(x)
	if before != f.v.styling.Faults[x.key] {
		f.grown()
	}
	if changed {
		f.v.changed()
	}
}

func newStyleField(key, label string) *styleField {
	x := &styleField{key: key, fault: flow.NewProse("", look.SizeSmall, theme.ColorNameError)}
	if label != "" {
		x.items = []fyne.CanvasObject{flow.NewRuns([]flow.Run{{Text: label, Bold: true}}, look.SizeSmall, theme.ColorNameForeground)}
	}
	x.fault.Hide()
	return x
}

// text is one line of text.
func (f *styleForm) text(key, label, example string, at func(*house.Style) *string) *styleField {
	x := newStyleField(key, label)
	e := newEntry(false, example)
	e.typed = func(text string) { f.set(x, func(s *house.Style) { *at(s) = text }) }
	e.escape = f.v.close
	x.show = func() {
		if x := f.v.styling.Faults[x.key]; x == "" {
			e.show(*at(&f.v.styling.Style))
		}
	}
	x.items = append(x.items, e)
	return x
}

// name is the name, which no other style may have.
func (f *styleForm) name() *styleField {
	x := newStyleField("name", lang.L("Name"))
	e := newEntry(false, lang.L("What the style is called"))
	e.typed = func(text string) {
		if f.v.styling.Rename(text, f.v.names, lang.L("There is a house style of this name already; choose another.")) {
			f.v.keepSoon()
		}
		f.tell(x)
		f.grown()
	}
	e.escape = f.v.close
	x.show = func() {
		if f.v.styling.Faults[x.key] == "" {
			e.show(f.v.styling.Style.Name)
		}
	}
	x.items = append(x.items, e)
	return x
}

// flag is a yes or no.
func (f *styleForm) flag(key, label string, at func(*house.Style) *bool) *styleField {
	x := newStyleField(key, "")
	t := newTick(label, nil, formPlace{})
	t.OnChanged = func(on bool) { f.set(x, func(s *house.Style) { *at(s) = on }) }
	x.show = func() { t.SetChecked(*at(&f.v.styling.Style)) }
	x.items = append(x.items, t)
	return x
}

func (f *styleForm) paper() *styleField {
	x := newStyleField("paper", lang.L("Paper"))
	p := newPick([]string{"A4", lang.L("Letter")}, nil, formPlace{})
	p.OnChanged = func(string) {
		f.set(x, func(s *house.Style) { s.Paper = house.Papers[max(0, p.SelectedIndex())] })
	}
	x.show = func() {
		at := 0
		if f.v.styling.Style.Paper == house.Letter {
			at = 1
		}
		p.SetSelectedIndex(at)
	}
	x.items = append(x.items, outlined(p))
	return x
}

func (f *styleForm) language() *styleField {
	x := newStyleField("language", lang.L("Dates and numbers"))
	ways := []house.Language{"", house.American, house.Continental}
	p := newPick([]string{lang.L("31 March, 1,200.5"), lang.L("March 31, 1,200.5"), lang.L("31 March, 1.200,5")}, nil, formPlace{})
	p.OnChanged = func(string) { f.set(x, func(s *house.Style) { s.Language = ways[max(0, p.SelectedIndex())] }) }
	x.show = func() {
		at := 0
		for i, w := range ways {
			if w == f.v.styling.Style.Language {
				at = i
			}
		}
		p.SetSelectedIndex(at)
	}
	x.items = append(x.items, outlined(p))
	return x
}
