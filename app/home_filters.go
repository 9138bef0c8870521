package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// filters are the two lines over the list: the rooms and the order, and what
// of the room is shown. A filter that is on stands out, and a click takes it
// off.
type filters struct {
	h        *home
	places   [3]*chip // by desk.Room
	order    *chip
	statuses []*chip // of desk.Live
	customer *chip
	clear    *chip
	rooms    *fyne.Container // the first line
	root     *fyne.Container // the second
}

func newFilters(h *home) *filters {
	f := &filters{h: h}
	for room := range f.places {
		c := newChip("", func() { h.enterRoom(desk.Room(room)) })
		c.tab, c.typed = true, h.typeOn
		f.places[room] = c
	}
	f.order = newChip("", f.chooseOrder)
	f.order.tab = true
	f.customer = newChip("", f.chooseCustomer)
	f.clear = newChip("", func() { h.shelf.ClearFilters(); h.changed() })
	f.clear.tab = true
	line := []fyne.CanvasObject{}
	for _, status := range desk.Live {
		c := newChip("", func() { h.shelf.Toggle(status); h.changed() })
		c.colour, _ = look.Status(status)
		f.statuses = append(f.statuses, c)
		line = append(line, c)
	}
	line = append(line, f.customer, f.clear)
	for _, c := range append([]*chip{f.order, f.customer, f.clear}, f.statuses...) {
		c.typed = h.typeOn
	}
	places := container.New(&chipLine{gap: 10}, f.places[0], f.places[1], f.places[2])
	f.rooms = container.New(&indented{rowMargin, 6}, container.NewBorder(nil, nil, nil, container.New(&chipLine{}, f.order), places))
	f.root = container.New(&indented{rowMargin, 4}, container.New(&chipLine{gap: 6}, line...))
	f.show()
	return f
}

// show brings the lines in line with what is shown. What is not known yet has
// no number.
func (f *filters) show() {
	s, n := f.h.shelf, f.h.numbers
	count := func(n int) string {
		if !f.h.numbers.known {
			return ""
		}
		return words.Number(n)
	}
	f.places[desk.Current].set(lang.L("Solutions"), count(n.current()), s.Room() == desk.Current)
	f.places[desk.Archive].set(lang.L("Archive"), count(n.archived()), s.Room() == desk.Archive)
	f.places[desk.Bin].set(lang.L("Deleted"), count(n.bin), s.Room() == desk.Bin)
	only := map[narrative.Status]bool{}
	for _, status := range s.Statuses() {
		only[status] = true
	}
	for i, status := range desk.Live {
		f.statuses[i].set(words.Say(string(status)), count(n.statuses[status]), only[status])
		setVisible(f.statuses[i], s.Room() == desk.Current)
	}
	if name := s.Customer(); name != "" {
		f.customer.set(short40(name)+"\u2002✕", "", true)
	} else {
		f.customer.set(lang.L("All customers"), "▾", false)
	}
	f.clear.set(lang.L("Clear filters"), "", false)
	setVisible(f.clear, s.Filtered())
	f.order.set(orderName(s.Order(), s.Room()), "▾", false)
	f.root.Refresh()
	f.rooms.Refresh()
}

func (f *filters) hide(hide bool) {
	setVisible(f.root, !hide)
	setVisible(f.rooms, !hide)
}

func orderName(o desk.Order, in desk.Room) string {
	arrow := " ↓"
	switch {
	case o.By == library.Best:
		return lang.L("Best match")
	case (o.By == library.ByChanged) == o.Reverse:
		arrow = " ↑" // what grows downwards
	}
	return sortName(o.By, in) + arrow
}

func sortName(by library.Sort, in desk.Room) string {
	switch by {
	case library.ByTitle:
		return lang.L("Title")
	case library.ByCustomer:
		return lang.L("Customer")
	case library.ByStatus:
		return lang.L("Status")
	case library.Best:
		return lang.L("Best match")
	}
	if in == desk.Bin {
		return lang.L("When deleted")
	}
	return lang.L("Last change")
}

func (f *filters) chooseOrder() {
	now := f.h.shelf.Order()
	orders := []library.Sort{library.ByChanged, library.ByTitle, library.ByCustomer, library.ByStatus}
	if f.h.shelf.Text() != "" {
		orders = append([]library.Sort{library.Best}, orders...)
	}
	var items []*fyne.MenuItem
	for _, by := range orders {
		item := fyne.NewMenuItem(sortName(by, f.h.shelf.Room()), func() { f.h.sortBy(desk.Order{By: by}) })
		item.Checked = by == now.By
		items = append(items, item)
	}
	turn := fyne.NewMenuItem(lang.L("The other way round"), func() { f.h.sortBy(desk.Order{By: now.By, Reverse: !now.Reverse}) })
	turn.Checked, turn.Disabled = now.Reverse, now.By == library.Best
	items = append(items, fyne.NewMenuItemSeparator(), turn)
	popMenu(f.order, items)
}

// chooseCustomer takes the filter off, or asks for one.
func (f *filters) chooseCustomer() {
	if f.h.shelf.Customer() != "" {
		f.h.shelf.ShowCustomer("")
		f.h.changed()
		return
	}
	showCustomers(f.h, f.customer)
}

// popMenu shows a menu under an object.
func popMenu(under fyne.CanvasObject, items []*fyne.MenuItem) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(under)
	if c == nil {
		return
	}
	at := driver.AbsolutePositionForObject(under)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at.AddXY(0, under.Size().Height+2))
}

func (h *home) enterRoom(r desk.Room) {
	h.shelf.Enter(r)
	h.changed()
}

// chipLine puts chips beside each other, and under each other where the line
// is full.
type chipLine struct {
	gap  float32
	wide float32 // as it was laid out last
}

func (l *chipLine) place(o []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	var x, y, high float32
	for _, c := range o {
		if !c.Visible() {
			continue
		}
		m := c.MinSize()
		if x > 0 && x+m.Width > width {
			x, y = 0, y+high+4
		}
		put(c, fyne.NewPos(x, y), m)
		x += m.Width + l.gap
		high = max(high, m.Height)
	}
	return y + high
}

func (l *chipLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	for _, c := range o {
		if c.Visible() {
			widest = max(widest, c.MinSize().Width)
		}
	}
	if l.gap == 0 {
		return fyne.NewSize(widest, chipHeight)
	}
	wide := l.wide
	if wide == 0 {
		wide = 1e6
	}
	return fyne.NewSize(widest, l.place(o, wide, func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

func (l *chipLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.wide = size.Width
	l.place(o, size.Width, func(c fyne.CanvasObject, at fyne.Position, m fyne.Size) {
		c.Move(at)
		c.Resize(m)
	})
}
