package app

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/narrative"
)

// undo takes the last step back, says which, and shows where.
func (e *editor) undo() {
	e.capture.commit() // what was typed last is what goes first
	next, more := e.work.session.Next()
	if text, ok := e.capture.giveUp(!more); ok {
		e.bar.offer(lang.L("Given up: “{{.Text}}”", words.Data{"Text": text}), nil)
		return
	}
	if next.Foreign { // who did it will look for it
		e.work.saver.Keep(e.work.session.Solution(), e.keeper.stay(lang.L("changed elsewhere")))
	}
	said := e.deed(next)
	before := e.noteBefore(next)
	step, ok := e.work.undo()
	if !ok {
		e.bar.offer(lang.L("There is nothing to undo."), nil)
		return
	}
	e.follow(step)
	e.caretTo(step, before)
	e.bar.offer(lang.L("Undone: {{.What}}", words.Data{"What": said}), nil)
}

// redo does again what was undone last, says what, and shows where.
func (e *editor) redo() {
	next, _ := e.work.session.Again()
	before := e.noteBefore(next)
	step, ok := e.work.redo()
	if !ok {
		e.bar.offer(lang.L("There is nothing to do again."), nil)
		return
	}
	e.follow(step)
	e.caretTo(step, before)
	e.bar.offer(lang.L("Done again: {{.What}}", words.Data{"What": e.deed(step)}), nil)
}

// nameAfter is how long after a change the menu says what it was: it is built
// anew for that, which no keystroke should wait for.
const nameAfter = 700 * time.Millisecond

// nameSteps lets the menu say what can be undone and done again, in a moment.
func (e *editor) nameSteps() {
	if e.unnamed != nil {
		e.unnamed()
	}
	e.unnamed = e.env.After(nameAfter, func() {
		if e.closed {
			return
		}
		var undo, redo string
		if step, ok := e.work.session.Next(); ok {
			undo = e.deed(step)
		}
		if step, ok := e.work.session.Again(); ok {
			redo = e.deed(step)
		}
		e.hooks.steps(undo, redo)
	})
}

// deed says what a step was, to stand within a sentence.
func (e *editor) deed(step desk.Step) string {
	switch {
	case step.Label != "":
		return words.Inside(step.Label)
	case strings.HasSuffix(step.Field, "/"+reasonField) && !step.Place.IsZero():
		return lang.L("typing of a reason")
	case !step.Place.IsZero():
		return lang.L("typing of a wording")
	}
	x := e.work.index()
	f, ok := x.Fact(step.Fact)
	if !ok {
		return lang.L("typing in customer and title")
	}
	spec, _ := words.Spec(f.FactKind())
	kind, name := words.Inside(spec.Label), short40(desk.Name(x, f, words.Say))
	if name == "" {
		return lang.L("typing in {{.Kind}}", words.Data{"Kind": kind})
	}
	return lang.L("typing in {{.Kind}} “{{.Name}}”", words.Data{"Kind": kind, "Name": name})
}

// follow shows what a step was about: the fact, where it is there, or the place
// in a framing.
func (e *editor) follow(step desk.Step) {
	switch {
	case !step.Place.IsZero():
		if e.looking {
			e.showHistory(false)
		}
		e.bound = step.Place
		e.framings.arrive(step.Place)
	case step.Fact != "":
		e.uncover()
		if step.Fact != e.capture.openFact {
			e.capture.Open(step.Fact, false)
		}
	}
}

// arrive goes to where undoing led, now that the framings show it.
func (e *editor) arrive() {
	if !e.bound.IsZero() {
		e.framings.arrive(e.bound)
		e.bound = desk.Place{}
	}
}

// arrive brings a place into sight, whatever it is now: a block, the line of
// one that is left out, or a wording that has no place.
func (f *framings) arrive(p desk.Place) {
	f.Go(p)
	if f.selected() != nil {
		return
	}
	f.unselect()
	for _, r := range f.rows {
		for _, c := range r.cells {
			if o := c.left[p.Key]; o != nil && c.side.Audience == p.Audience {
				f.bring(r.top+o.column.Position().Y, o.column.Size().Height)
				return
			}
		}
	}
	if slices.ContainsFunc(f.view.Unplaced, func(w narrative.Wording) bool { return w.Audience == p.Audience && w.Block == p.Key }) {
		f.toEnd()
	}
}
