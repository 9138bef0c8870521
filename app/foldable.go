package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// foldable is a button with an icon, whose label goes where its line has no
// room for it.
type foldable struct {
	button
	label  string
	gauge  *widget.Button // says how wide the button is with its label
	folded bool
}

func newFoldable(label string, icon fyne.Resource, tap func()) *foldable {
	b := &foldable{label: label, gauge: widget.NewButtonWithIcon(label, icon, nil)}
	b.Text, b.Icon, b.OnTapped = label, icon, tap
	b.ExtendBaseWidget(b)
	return b
}

// quietly makes the button one that stands back, and returns it.
func (b *foldable) quietly() *foldable {
	b.Importance = widget.LowImportance
	return b
}

// Tapped takes a double click for one: what opens with the first click would
// close with the second.
func (b *foldable) Tapped(e *fyne.PointEvent) {
	if !pointer.twice(b, e) {
		b.Button.Tapped(e)
	}
}

// name gives the button another label.
func (b *foldable) name(label string) {
	if b.label != label {
		b.label = label
		b.gauge.SetText(label)
		b.fold(b.folded)
	}
}

// unfolded is the width of the button with its label.
func (b *foldable) unfolded() float32 {
	b.gauge.Refresh() // the size of texts may have changed
	return b.gauge.MinSize().Width
}

// fold takes the label away, or brings it back.
func (b *foldable) fold(on bool) {
	b.folded = on
	text := b.label
	if on {
		text = ""
	}
	if b.Text != text {
		b.SetText(text)
	}
}

// foldUntil folds the labels of buttons away, one after the other, until what
// they take with the gap behind each fits a width.
func foldUntil(width, gap float32, buttons ...*foldable) {
	var all float32
	for _, b := range buttons {
		if b.Visible() {
			all += b.unfolded() + gap
		}
	}
	narrow := theme.IconInlineSize() + 2*theme.InnerPadding()
	for _, b := range buttons {
		if !b.Visible() {
			continue
		}
		fold := all > width && b.unfolded() > narrow
		if fold {
			all -= b.unfolded() - narrow
		}
		b.fold(fold)
	}
}
