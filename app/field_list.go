package app

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// listSpec describes the entries of a list inside a fact: the options of a
// decision, the figures of a proof, the steps of an ask.
type listSpec struct {
	label  string // "Option"
	prefix string // of the IDs of entries
	fields []narrative.Field
	length func(any) int
	get    func(list any, i int, key string) any
	with   func(list any, i int, key string, value any) any
	id     func(list any, i int) string
	add    func(list any, id string) any
	remove func(list any, i int) any
}

// entryList makes a listSpec for a slice of T.
func entryList[T any](label, prefix string, fields []narrative.Field, id func(*T) *string, part func(e *T, key string) any, set func(e *T, key string, v any)) listSpec {
	all := func(list any) []T { l, _ := list.([]T); return l }
	return listSpec{
		label:  label,
		prefix: prefix,
		fields: fields,
		length: func(l any) int { return len(all(l)) },
		id:     func(l any, i int) string { e := all(l)[i]; return *id(&e) },
		get:    func(l any, i int, key string) any { e := all(l)[i]; return part(&e, key) },
		with: func(l any, i int, key string, v any) any {
			out := append([]T(nil), all(l)...)
			set(&out[i], key, v)
			return out
		},
		add: func(l any, name string) any {
			var e T
			*id(&e) = name
			return append(append([]T(nil), all(l)...), e)
		},
		remove: func(l any, i int) any {
			old := all(l)
			out := append([]T(nil), old[:i]...)
			return append(out, old[i+1:]...)
		},
	}
}

// sublist is a list inside a fact, each entry with its own few fields.
type sublist struct {
	column *flow.Column
	b      binding
	p      formPlace
	spec   listSpec
	label  *flow.Prose
	add    *button
	ids    []string
	fields [][]fieldView
}

func newSublist(b binding, p formPlace, spec listSpec) *sublist {
	s := &sublist{b: b, p: p, spec: spec, label: fieldLabel(b.field)}
	s.add = newIconButton(lang.L("Add {{.Kind}}", words.Data{"Kind": words.Inside(spec.label)}), theme.ContentAddIcon(), s.append)
	s.add.Importance = widget.LowImportance
	s.add.Alignment = widget.ButtonAlignLeading
	s.add.leads = true
	s.column = flow.NewColumn(6)
	s.build()
	return s
}

func (s *sublist) append() {
	s.commit()
	list := s.b.get()
	taken := map[string]bool{}
	for i := range s.spec.length(list) {
		taken[s.spec.id(list, i)] = true
	}
	n := s.spec.length(list) + 1
	id := s.spec.prefix + "-" + strconv.Itoa(n)
	for taken[id] {
		n++
		id = s.spec.prefix + "-" + strconv.Itoa(n)
	}
	s.b.set(s.spec.add(list, id))
	s.sync()
	s.p.grown()
	if last := s.fields[len(s.fields)-1]; len(last) > 0 {
		s.p.focus(last[0].first())
	}
}

// enter goes on to the next entry, and adds one behind the last. One that holds
// nothing ends the list instead, and goes.
func (s *sublist) enter(id string) {
	s.commit()
	at := slices.Index(s.ids, id)
	switch {
	case at < 0:
		return
	case at < len(s.ids)-1:
		s.p.focus(s.fields[at+1][0].first())
	case s.empty(at):
		s.p.focus(s.add)
		s.remove(id)
		s.p.next()
	default:
		s.append()
	}
}

// empty reports whether nothing was typed into an entry.
func (s *sublist) empty(at int) bool {
	list := s.b.get()
	for _, f := range s.spec.fields {
		if filled(s.spec.get(list, at, f.Key)) {
			return false
		}
	}
	return true
}

// sync shows the state; entries that came or went are built anew.
func (s *sublist) sync() {
	list := s.b.get()
	same := s.spec.length(list) == len(s.ids)
	for i := 0; same && i < len(s.ids); i++ {
		same = s.spec.id(list, i) == s.ids[i]
	}
	if !same {
		s.build()
		s.p.grown()
		return
	}
	for _, fields := range s.fields {
		for _, f := range fields {
			f.sync()
		}
	}
}

func (s *sublist) build() {
	list := s.b.get()
	s.ids, s.fields = nil, nil
	items := []fyne.CanvasObject{s.label}
	for i := range s.spec.length(list) {
		id := s.spec.id(list, i)
		s.ids = append(s.ids, id)
		var fields []fieldView
		for _, f := range s.spec.fields {
			place := s.p
			place.next, place.inList = func() { s.enter(id) }, true
			if s.p.offers != nil {
				inside := *s.p.offers
				inside.inList, place.offers = true, &inside
			}
			fields = append(fields, newField(s.bind(f, id), place))
		}
		s.fields = append(s.fields, fields)
		title := flow.NewRuns([]flow.Run{{Text: lang.L("{{.Kind}} {{.Number}}", words.Data{"Kind": s.spec.label, "Number": i + 1}), Bold: true}}, look.SizeSmall, look.Muted).Wide()
		remove := newDeed(lang.L("Remove"), theme.DeleteIcon(), func() { s.remove(id) })
		items = append(items, container.NewHBox(container.NewCenter(title), layout.NewSpacer(), remove))
		items = append(items, arrangeFields(fields, s.spec.fields)...)
	}
	s.column.SetItems(append(items, s.add)...)
}

// bind reads and writes one field of the entry with the given ID, wherever the
// entry stands by then.
func (s *sublist) bind(f narrative.Field, id string) binding {
	place := func(list any) int {
		for i := range s.spec.length(list) {
			if s.spec.id(list, i) == id {
				return i
			}
		}
		return -1
	}
	return binding{
		field: f,
		id:    s.b.id + "/" + id + "/" + f.Key,
		get: func() any {
			list := s.b.get()
			if i := place(list); i >= 0 {
				return s.spec.get(list, i, f.Key)
			}
			return nil
		},
		set: func(v any) {
			list := s.b.get()
			if i := place(list); i >= 0 {
				s.b.set(s.spec.with(list, i, f.Key, v))
			}
		},
		choices: s.b.choices,
	}
}

func (s *sublist) remove(id string) {
	s.commit()
	list := s.b.get()
	for i := range s.spec.length(list) {
		if s.spec.id(list, i) == id {
			s.b.set(s.spec.remove(list, i))
			break
		}
	}
	s.sync()
}

// commit stores what waits for a pause in typing.
func (s *sublist) commit() {
	for _, fields := range s.fields {
		commitAll(fields)
	}
}

// resolve shows the values of figures anew.
func (s *sublist) resolve() {
	for _, fields := range s.fields {
		resolveAll(fields)
	}
}

func (s *sublist) object() flow.Flowing  { return s.column }
func (s *sublist) first() fyne.Focusable { return s.add }
