package app

import (
	"fyne.io/fyne/v2"

	"bifocal/app/flow"
	"bifocal/app/look"
)

// beneath is what stands under a field of words: what is wrong with its
// references, and what it offers. Mostly there is nothing.
type beneath struct {
	column *flow.Column
	refs   refFault
	offer  *offered
	grown  func()
}

// offered is one quiet line with what can be done, and No.
type offered struct {
	key   string // names what is offered
	line  fyne.CanvasObject
	stays bool // until it is answered
	// about reports whether what is offered still stands in the field; nil where
	// that is looked at otherwise.
	about func() bool
}

func newBeneath(grown func()) *beneath {
	b := &beneath{column: flow.NewColumn(2), grown: grown}
	b.column.Hide()
	return b
}

// refer shows what is wrong with the references in a text.
func (b *beneath) refer(f refFault) {
	gone := b.offer != nil && b.offer.about != nil && !b.offer.about()
	if gone { // undone, or typed over
		b.offer = nil
	}
	if f.same(b.refs) && !gone {
		return
	}
	b.refs = f
	b.show()
}

// follow gives up an offer about what does not stand in the field any more.
func (b *beneath) follow() {
	if b.offer != nil && b.offer.about != nil && !b.offer.about() {
		b.ask(nil)
	}
}

// ask offers something, or nothing any more.
func (b *beneath) ask(o *offered) {
	if o == nil && b.offer == nil || o != nil && b.offer != nil && o.key == b.offer.key {
		return
	}
	b.offer = o
	b.show()
}

func (b *beneath) show() {
	items := b.refs.items()
	if b.offer != nil {
		items = append(items, b.offer.line)
	}
	b.column.SetItems(items...)
	b.column.Hidden = len(items) == 0
	if b.grown != nil {
		b.grown()
	}
}

// question is a text with what can be done about it beside it.
func question(text string, links ...fyne.CanvasObject) fyne.CanvasObject {
	return flow.NewLine(12, append([]fyne.CanvasObject{flow.NewProse(text, look.SizeSmall, look.Muted).Wide()}, links...)...)
}
