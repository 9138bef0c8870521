package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// button is Fyne's button, which keeps the keys that it has no use for to
// itself. This one hands function keys and Escape on to the window; so do pick
// and tick, Fyne's select and check box.
type button struct {
	widget.Button
	leads bool // to a field, for which letters typed here are meant
}

func newButton(label string, tap func()) *button { return newIconButton(label, nil, tap) }

func newIconButton(label string, icon fyne.Resource, tap func()) *button {
	b := &button{}
	b.Text, b.Icon, b.OnTapped = label, icon, tap
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey presses the button with Enter too; Fyne's takes the space bar only. That
// comes as a key and then as a letter: were it taken as the key, the letter would
// go to where pressing has led.
func (b *button) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeySpace:
	case k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter:
		b.press()
	case !handOn(b, k):
		b.Button.TypedKey(k)
	}
}

func (b *button) TypedRune(r rune) {
	switch {
	case r == ' ':
		b.press()
	case b.leads && !b.Disabled():
		typeThrough(b, b.press, r)
	}
}

func (b *button) press() {
	if !b.Disabled() && b.OnTapped != nil {
		b.OnTapped()
	}
}

func (b *button) Tapped(e *fyne.PointEvent) {
	if !pointer.again(b, e) {
		b.Button.Tapped(e)
	}
}

func (b *button) MouseIn(e *desktop.MouseEvent)    { pointer.move(e); b.Button.MouseIn(e) }
func (b *button) MouseMoved(e *desktop.MouseEvent) { pointer.move(e); b.Button.MouseMoved(e) }
