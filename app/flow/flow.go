// Package flow holds widgets whose height follows from their width: wrapped
// text, tables, and columns of them. Fyne's own wrapped text measures what is
// left of a paragraph again for every line; here each word is measured once,
// so that a keystroke can change eight paragraphs within a frame.
package flow

import (
	"fyne.io/fyne/v2"
)

// Flowing is an object whose height follows from its width.
type Flowing interface {
	fyne.CanvasObject
	// HeightFor returns the height the object needs at a width.
	HeightFor(width float32) float32
}

// Height returns the height an object needs at a width: of a hidden one 0, of
// one that does not flow its minimum.
func Height(o fyne.CanvasObject, width float32) float32 {
	if !o.Visible() {
		return 0
	}
	if f, ok := o.(Flowing); ok {
		return f.HeightFor(width)
	}
	return o.MinSize().Height
}

// Relayouter is an object that can place what is in it anew although its own
// size has not changed.
type Relayouter interface{ Relayout() }
