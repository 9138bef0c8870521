package app

import (
	"slices"

	"fyne.io/fyne/v2"
)

// grown makes room for what has changed its height. The field with the cursor, or
// else the open fact, stays where it is on the screen.
func (c *capture) grown() {
	anchor := c.anchor()
	before := c.heightOf(anchor)
	c.lay()
	if anchor == nil {
		return
	}
	if by := c.heightOf(anchor) - before; by != 0 {
		c.scrollTo(c.scroll.Offset.Y + by)
	}
}

// anchor is what stays on the screen while something else grows; nil for
// nothing.
func (c *capture) anchor() fyne.CanvasObject {
	if c.card == nil || !slices.Contains(c.column.Items(), fyne.CanvasObject(c.card)) || c.card.Size().Height == 0 {
		return nil // it is not shown yet
	}
	over := fyne.CurrentApp().Driver().CanvasForObject(c.scroll)
	if over == nil {
		return nil
	}
	var anchor fyne.CanvasObject = c.card
	if c.within != nil && c.withinForm == c.form && over.Focused() != nil && over.Focused() == c.within {
		anchor = c.within.(fyne.CanvasObject)
	}
	y := c.heightOf(anchor) - c.scroll.Offset.Y
	if y+anchor.Size().Height < 0 || y > c.scroll.Size().Height {
		return nil // the reader looks at something else
	}
	return anchor
}

// heightOf is how far down in the pane an object stands.
func (c *capture) heightOf(o fyne.CanvasObject) float32 {
	if o == nil {
		return 0
	}
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(c.scroll.Content).Y
}

// entered brings a field that got the focus into sight.
func (c *capture) entered(o fyne.CanvasObject) {
	c.within, _ = o.(fyne.Focusable)
	c.withinForm = c.form
	c.reveal(o)
}

// reveal scrolls the pane so that an object is in sight.
func (c *capture) reveal(o fyne.CanvasObject) {
	if o == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(o) == nil {
		return
	}
	c.revealAt(driver.AbsolutePositionForObject(o).Y-driver.AbsolutePositionForObject(c.scroll.Content).Y, o.Size().Height)
}

func (c *capture) revealAt(y, high float32) {
	view := c.scroll.Size().Height
	offset := c.scroll.Offset.Y
	switch {
	case y-30 < offset || high > view-60:
		offset = y - 30
	case y+high+20 > offset+view:
		offset = y + high + 20 - view
	default:
		return
	}
	c.scrollTo(offset)
}

func (c *capture) scrollTo(y float32) {
	limit := max(0, c.scroll.Content.Size().Height-c.scroll.Size().Height)
	c.scroll.Offset.Y = min(max(0, y), limit)
	c.scroll.Refresh()
}
