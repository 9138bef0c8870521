package app

import (
	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// twins offers, under a field of values, to keep a value in one place that is
// captured already: as a plain figure, or as a number in a text.
func (o *offers) twins(f *parsedField) {
	if o == nil || o.inList {
		return
	}
	before, callOff := "", func() {}
	focused := f.e.focused
	f.e.focused = func(on bool) {
		callOff()
		if on {
			before = written(f.b.get())
		}
		focused(on)
		if !on && written(f.b.get()) != before {
			callOff = o.work.after(leftPause, func() { o.lookForTwin(f) })
		}
	}
}

func written(v any) string {
	q, _ := v.(figures.Quantity)
	return q.String()
}

func (o *offers) lookForTwin(f *parsedField) {
	t := desk.TwinOf(o.work.index(), o.owner, f.b.field.Key, words.Say)
	key := "twin\n" + t.Quantity.String()
	if t.IsZero() || o.declined[o.owner+key] {
		f.below.ask(nil)
		return
	}
	value := figures.English.Quantity(t.Quantity, figures.Form{})
	var text, accept string
	switch {
	case t.Figure != "":
		text = lang.L("{{.Value}} is a figure already: {{.Name}}.", words.Data{"Value": value, "Name": t.Name})
		accept = lang.L("Make the two one")
	default:
		f, _ := o.work.index().Fact(t.Texts[0].Fact)
		text = lang.XN("twin.texts", "{{.Text}} stands in {{.Count}} texts, too, first in “{{.Name}}”.", len(t.Texts), words.Data{
			"Text": t.Texts[0].Typed, "Count": words.Number(len(t.Texts)), "Name": factName(o.work.index(), f),
		})
		accept = lang.L("Let it refer to this")
	}
	f.below.ask(&offered{
		key: key, about: func() bool { return written(f.b.get()) == t.Quantity.String() },
		line: question(text, newLink(accept, func() {
			f.below.ask(nil)
			o.joinTwin(t)
		}), newLink(lang.L("No"), func() {
			o.declined[o.owner+key] = true
			f.below.ask(nil)
		})),
	})
}

// joinTwin leaves a value in one place, as one step.
func (o *offers) joinTwin(t desk.Twin) {
	x := o.work.index()
	steps := t.Steps(x, words.Say)
	if len(steps) == 0 {
		return
	}
	name := factName(x, func() narrative.Fact { f, _ := x.Fact(o.owner); return f }())
	said := lang.L("Texts refer to “{{.Name}}” now", words.Data{"Name": name})
	if t.Figure != "" {
		said = lang.L("“{{.Figure}}” and “{{.Name}}” are one now", words.Data{"Figure": t.Name, "Name": name})
	}
	o.work.do(steps, said, o.owner)
	o.work.offerUndo(said)
}
