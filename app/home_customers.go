package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/library"
)

// customers is a choice of the customers of what is shown, narrowed down as
// one types.
type customers struct {
	h     *home
	all   []library.CustomerCount
	found []library.CustomerCount
	at    int // the one that Enter takes
	find  *customerField
	list  *widget.List
	pop   *widget.PopUp
}

// customerField is where one types a part of a name; Up and Down move in the
// list under it.
type customerField struct {
	entry
	c *customers
}

func (f *customerField) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyDown:
		f.c.move(1)
	case fyne.KeyUp:
		f.c.move(-1)
	case fyne.KeyPageDown:
		f.c.move(10)
	case fyne.KeyPageUp:
		f.c.move(-10)
	default:
		f.entry.TypedKey(k)
	}
}

// showCustomers asks for the customers and shows them under an object.
func showCustomers(h *home, under fyne.CanvasObject) {
	q, turn := h.shelf.Query(), h.shelf.Turn()
	h.env.Background(func() {
		all, err := h.env.Library.CountByCustomer(context.Background(), q)
		h.env.OnUI(func() {
			switch {
			case err != nil:
				h.fail(err)
			case turn == h.shelf.Turn():
				newCustomers(h, all).show(under)
			}
		})
	})
}

func newCustomers(h *home, all []library.CustomerCount) *customers {
	c := &customers{h: h, all: all, found: all}
	c.find = &customerField{c: c}
	c.find.rows = 1
	c.find.PlaceHolder = lang.L("Find a customer")
	c.find.ExtendBaseWidget(c.find)
	c.find.SetIcon(theme.SearchIcon())
	c.find.OnChanged = c.narrow
	c.find.enter = func() { c.take(c.at) }
	c.list = widget.NewList(
		func() int { return len(c.found) },
		func() fyne.CanvasObject {
			return newRow("", false, 0, nil)
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			r, ok := o.(*row)
			if !ok || i >= len(c.found) {
				return
			}
			one := c.found[i]
			r.tap = func() { c.take(i) }
			r.title.SetRuns(named(one.Name, c.find.Text, i == c.at))
			r.setCount(words.Number(one.Count))
			setVisible(r.ground, i == c.at)
		},
	)
	c.list.HideSeparators = true
	return c
}

func (c *customers) show(under fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	canvas := driver.CanvasForObject(under)
	if canvas == nil {
		return
	}
	var list fyne.CanvasObject = c.list
	if len(c.all) == 0 {
		list = container.NewCenter(flow.NewProse(lang.L("No solution here names a customer."), look.SizeSmall, look.Muted).Wide())
	}
	c.pop = widget.NewPopUp(container.NewGridWrap(fyne.NewSize(340, 320), container.NewBorder(c.find, nil, nil, nil, list)), canvas)
	c.find.escape = c.pop.Hide
	at := driver.AbsolutePositionForObject(under)
	c.pop.ShowAtPosition(at.AddXY(0, under.Size().Height+6))
	canvas.Focus(c.find)
}

// narrow leaves the names that have a word beginning like each that is typed.
func (c *customers) narrow(typed string) {
	c.found, c.at = c.all, 0
	if typed != "" {
		c.found = nil
		for _, one := range c.all {
			if library.Matches(one.Name, typed) {
				c.found = append(c.found, one)
			}
		}
	}
	c.list.ScrollToTop()
	c.list.Refresh()
}

func (c *customers) move(by int) {
	if len(c.found) == 0 {
		return
	}
	c.at = min(max(0, c.at+by), len(c.found)-1)
	c.list.ScrollTo(c.at)
	c.list.Refresh()
}

func (c *customers) take(i int) {
	if i < 0 || i >= len(c.found) {
		return
	}
	c.pop.Hide()
	c.h.shelf.ShowCustomer(c.found[i].Name)
	c.h.changed()
}
