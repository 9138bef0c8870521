package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"bifocal/app/flow"
)

// grown makes room for what has changed its height. What has the focus, or else
// what is under the pointer, or else the open fact, stays where it is on the
// screen: a click that has begun ends on what it began on.
func (c *capture) grown() {
	anchor := c.anchor()
	before := c.heightOf(anchor)
	if width := c.scroll.Size().Width; c.slack > 0 { // what the reader has not scrolled to is needed no more
		c.slack = min(c.slack, max(0, c.scroll.Offset.Y+c.scroll.Size().Height-(c.high(width)-c.slack)))
	}
	c.lay()
	if anchor == nil {
		return
	}
	if by := c.heightOf(anchor) - before; by != 0 {
		c.shift(by)
	}
}

// shift scrolls on, beyond the end too.
func (c *capture) shift(by float32) {
	to := c.scroll.Offset.Y + by
	if over := to - c.farthest(); over > 0 {
		c.slack += over
		c.lay()
	}
	c.scrollTo(to)
}

func (c *capture) farthest() float32 {
	return max(0, c.scroll.Content.Size().Height-c.scroll.Size().Height)
}

// anchor is what stays on the screen while something else grows; nil for
// nothing.
func (c *capture) anchor() fyne.CanvasObject {
	over := fyne.CurrentApp().Driver().CanvasForObject(c.scroll)
	if over == nil {
		return nil
	}
	o, ok := over.Focused().(fyne.CanvasObject)
	if e, is := o.(*entry); is && !e.hasFocus {
		ok = false // it is just losing it
	}
	if ok && c.inSight(o) {
		return o
	}
	if o := c.under(pointer.at); o != nil {
		return o
	}
	if c.card == nil || !slices.Contains(c.column.Items(), fyne.CanvasObject(c.card)) || c.card.Size().Height == 0 {
		return nil // it is not shown yet
	}
	y := c.heightOf(c.card) - c.scroll.Offset.Y
	if y+c.card.Size().Height < 0 || y > c.scroll.Size().Height {
		return nil // the reader looks at something else
	}
	return c.card
}

// inSight reports whether an object stands in the part of the pane that is seen.
func (c *capture) inSight(o fyne.CanvasObject) bool {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(c.scroll))
	size := c.scroll.Size()
	return at.X >= 0 && at.X < size.Width && at.Y+o.Size().Height >= 0 && at.Y <= size.Height && c.root.Visible()
}

// under returns what stands at a place of the window: a part of a field of the open
// fact, or a line of the pane; nil for neither.
func (c *capture) under(at fyne.Position) fyne.CanvasObject {
	driver := fyne.CurrentApp().Driver()
	from := driver.AbsolutePositionForObject(c.scroll)
	inside := func(o fyne.CanvasObject) bool {
		p := driver.AbsolutePositionForObject(o)
		return at.X >= p.X && at.X < p.X+o.Size().Width && at.Y >= p.Y && at.Y < p.Y+o.Size().Height
	}
	if at.IsZero() || at.X < from.X || at.Y < from.Y || !inside(c.scroll) {
		return nil
	}
	if o := deepest(c.column, inside); o != fyne.CanvasObject(c.column) {
		return o
	}
	return nil
}

// deepest goes down into columns to what a place is inside of.
func deepest(o fyne.CanvasObject, inside func(fyne.CanvasObject) bool) fyne.CanvasObject {
	switch in := o.(type) {
	case *factCard:
		return deepest(in.inside, inside)
	case *flow.Column:
		for _, item := range in.Items() {
			if item.Visible() && inside(item) {
				return deepest(item, inside)
			}
		}
	}
	return o
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
	c.scroll.Offset.Y = min(max(0, y), c.farthest())
	c.scroll.Refresh()
}
