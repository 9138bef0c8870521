package app

import (
	"fyne.io/fyne/v2"
)

// takesText reports whether letters typed at a widget stand in it afterwards.
func takesText(o fyne.Focusable) bool {
	_, ok := o.(interface{ SelectedText() string }) // an entry of any kind
	return ok
}

// typeThrough does what a stop on Tab's way stands for, and types a letter where
// that has led: what is typed on “Add option” is meant for the option.
func typeThrough(stop fyne.Focusable, do func(), r rune) {
	o, ok := stop.(fyne.CanvasObject)
	if !ok {
		return
	}
	over := fyne.CurrentApp().Driver().CanvasForObject(o) // before it goes
	do()
	if over == nil {
		return
	}
	if to := over.Focused(); to != nil && to != stop && takesText(to) {
		to.TypedRune(r)
	}
}

// aim brings the focus to fields of a window. After a click it is brought again:
// the second click of a double click falls on what has come under the pointer,
// and takes the focus away. What is typed in between goes to the field all the same.
type aim struct {
	canvas  func() fyne.Canvas
	after   after
	due     fyne.Focusable // the field that a click has led to, a moment ago
	callOff func()
}

func newAim(canvas func() fyne.Canvas, after after) *aim {
	return &aim{canvas: canvas, after: after, callOff: func() {}}
}

// at brings the focus to a field; nil takes it away.
func (a *aim) at(o fyne.Focusable) {
	a.callOff()
	a.due = nil
	a.canvas().Focus(o)
	if o == nil || !pointer.justClicked() {
		return
	}
	a.due, a.callOff = o, a.after(sameClick, func() { a.again() })
}

// again brings the focus back to the field that is due, where nothing else has it.
func (a *aim) again() bool {
	o := a.due
	a.due = nil
	a.callOff()
	if o == nil || a.canvas().Focused() != nil || !shown(o) {
		return false
	}
	a.canvas().Focus(o)
	return true
}

// typed takes a letter that no widget has taken, for the field that is due.
func (a *aim) typed(r rune) {
	if o := a.due; o != nil && takesText(o) && a.again() {
		o.TypedRune(r)
	}
}

// shown reports whether a widget still stands in a window: a form may have been
// built anew without it.
func shown(o fyne.Focusable) bool {
	c, ok := o.(fyne.CanvasObject)
	return ok && !fyne.CurrentApp().Driver().AbsolutePositionForObject(c).IsZero()
}
