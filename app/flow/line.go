package flow

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Line puts objects beside each other, each as wide as it asks for, and goes on
// below where the width ends.
type Line struct {
	widget.BaseWidget
	items []fyne.CanvasObject
	gap   float32
}

// NewLine returns a line with a gap between its items.
func NewLine(gap float32, items ...fyne.CanvasObject) *Line {
	l := &Line{items: items, gap: gap}
	l.ExtendBaseWidget(l)
	return l
}

// place calls at for each item with its place and size, and returns the height.
func (l *Line) place(width float32, at func(o fyne.CanvasObject, pos fyne.Position, size fyne.Size)) float32 {
	var x, y, high float32
	for _, o := range l.items {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if size.Width > width { // a long text wraps
			size = fyne.NewSize(width, Height(o, width))
		}
		if x > 0 && x+size.Width > width+0.5 {
			x, y, high = 0, y+high, 0
		}
		at(o, fyne.NewPos(x, y), size)
		x += size.Width + l.gap
		high = max(high, size.Height)
	}
	return y + high
}

// HeightFor returns the height at a width.
func (l *Line) HeightFor(width float32) float32 {
	return l.place(width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

// MinSize returns next to no width, and the height at the present one.
func (l *Line) MinSize() fyne.Size {
	return fyne.NewSize(40, l.HeightFor(max(40, l.Size().Width)))
}

// CreateRenderer draws the items.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	return &lineRenderer{l}
}

type lineRenderer struct{ l *Line }

func (r *lineRenderer) Destroy()                     {}
func (r *lineRenderer) MinSize() fyne.Size           { return r.l.MinSize() }
func (r *lineRenderer) Objects() []fyne.CanvasObject { return r.l.items }
func (r *lineRenderer) Layout(size fyne.Size) {
	r.l.place(size.Width, func(o fyne.CanvasObject, pos fyne.Position, s fyne.Size) {
		o.Move(pos)
		o.Resize(s)
	})
}

func (r *lineRenderer) Refresh() {
	r.Layout(r.l.Size())
	for _, o := range r.l.items {
		o.Refresh()
	}
}
