package flow

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Hung is a text with a mark before its first line: every line of the text begins
// at the same place, and the mark hangs out to the left of it.
type Hung struct {
	widget.BaseWidget
	mark, text *Prose
	indent     float32
}

// NewHung hangs a mark before a text that begins at an indent.
func NewHung(mark, text *Prose, indent float32) *Hung {
	h := &Hung{mark: mark, text: text, indent: indent}
	h.ExtendBaseWidget(h)
	return h
}

// HeightFor returns the height at a width.
func (h *Hung) HeightFor(width float32) float32 { return h.text.HeightFor(max(1, width-h.indent)) }

// MinSize returns the height at the present width.
func (h *Hung) MinSize() fyne.Size {
	return fyne.NewSize(h.indent+h.text.MinSize().Width, h.HeightFor(max(h.indent+h.text.MinSize().Width, h.Size().Width)))
}

// CreateRenderer draws both.
func (h *Hung) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	return &hungRenderer{h}
}

type hungRenderer struct{ h *Hung }

func (r *hungRenderer) Destroy()                     {}
func (r *hungRenderer) MinSize() fyne.Size           { return r.h.MinSize() }
func (r *hungRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.h.mark, r.h.text} }

func (r *hungRenderer) Layout(size fyne.Size) {
	r.h.mark.Move(fyne.NewPos(0, 0))
	r.h.mark.Resize(fyne.NewSize(r.h.indent, r.h.mark.HeightFor(r.h.indent)))
	r.h.text.Move(fyne.NewPos(r.h.indent, 0))
	r.h.text.Resize(fyne.NewSize(max(1, size.Width-r.h.indent), size.Height))
}

func (r *hungRenderer) Refresh() {
	r.Layout(r.h.Size())
	r.h.mark.Refresh()
	r.h.text.Refresh()
}
