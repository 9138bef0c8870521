package flow

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Column stacks objects, each as wide as the column and as high as it needs to
// be at that width.
type Column struct {
	widget.BaseWidget
	items []fyne.CanvasObject
	gap   float32
	inset Inset
}

// Inset is the space around the items of a column.
type Inset struct{ Left, Top, Right, Bottom float32 }

// Around returns the same inset on all sides.
func Around(all float32) Inset { return Inset{all, all, all, all} }

// NewColumn returns a column with a gap between its items.
func NewColumn(gap float32, items ...fyne.CanvasObject) *Column {
	c := &Column{items: items, gap: gap}
	c.ExtendBaseWidget(c)
	return c
}

// Padded sets the space around the items and returns the column.
func (c *Column) Padded(in Inset) *Column { c.inset = in; return c }

// Items returns the objects from top to bottom.
func (c *Column) Items() []fyne.CanvasObject { return c.items }

// SetItems replaces the objects.
func (c *Column) SetItems(items ...fyne.CanvasObject) {
	if slices.Equal(items, c.items) {
		return
	}
	c.items = items
	c.Refresh()
}

// HeightFor returns the height at a width.
func (c *Column) HeightFor(width float32) float32 {
	inner := width - c.inset.Left - c.inset.Right
	h := c.inset.Top + c.inset.Bottom
	first := true
	for _, o := range c.items {
		if !o.Visible() {
			continue
		}
		if !first {
			h += c.gap
		}
		first = false
		h += Height(o, inner)
	}
	return h
}

// MinSize returns the widest minimum of the items, and the height at the
// present width.
func (c *Column) MinSize() fyne.Size {
	var w float32
	for _, o := range c.items {
		if o.Visible() {
			w = max(w, o.MinSize().Width)
		}
	}
	w += c.inset.Left + c.inset.Right
	return fyne.NewSize(w, c.HeightFor(max(w, c.Size().Width)))
}

// Relayout places the items anew after the height of one has changed.
func (c *Column) Relayout() { c.layout(c.Size()) }

func (c *Column) layout(size fyne.Size) {
	inner := size.Width - c.inset.Left - c.inset.Right
	if inner <= 0 {
		return
	}
	y := c.inset.Top
	for _, o := range c.items {
		if !o.Visible() {
			continue
		}
		h := Height(o, inner)
		o.Move(fyne.NewPos(c.inset.Left, y))
		if s := fyne.NewSize(inner, h); o.Size() != s {
			o.Resize(s)
		} else if n, ok := o.(Relayouter); ok {
			n.Relayout()
		}
		y += h + c.gap
	}
}

// CreateRenderer draws the items.
func (c *Column) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return &columnRenderer{c}
}

type columnRenderer struct{ c *Column }

func (r *columnRenderer) Destroy()                     {}
func (r *columnRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *columnRenderer) Objects() []fyne.CanvasObject { return r.c.items }
func (r *columnRenderer) Layout(size fyne.Size)        { r.c.layout(size) }
func (r *columnRenderer) Refresh() {
	r.c.layout(r.c.Size())
	for _, o := range r.c.items {
		o.Refresh()
	}
}
