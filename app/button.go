package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// button is Fyne's button, which keeps the keys that it has no use for to
// itself. This one hands function keys and Escape on to the window; so do pick
// and tick, Fyne's select and check box.
type button struct{ widget.Button }

func newButton(label string, tap func()) *button { return newIconButton(label, nil, tap) }

func newIconButton(label string, icon fyne.Resource, tap func()) *button {
	b := &button{}
	b.Text, b.Icon, b.OnTapped = label, icon, tap
	b.ExtendBaseWidget(b)
	return b
}

func (b *button) TypedKey(k *fyne.KeyEvent) {
	if !handOn(b, k) {
		b.Button.TypedKey(k)
	}
}
