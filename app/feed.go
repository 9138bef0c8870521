package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"bifocal/app/flow"
)

// feed is a scrolled column that makes what is in it as it comes into sight, so
// that a long one is there at once.
type feed struct {
	column *flow.Column
	scroll *container.Scroll
	rest   []func() fyne.CanvasObject // not made yet
}

func newFeed(gap float32, in flow.Inset) *feed {
	f := &feed{column: flow.NewColumn(gap).Padded(in)}
	f.scroll = container.NewVScroll(container.New(&pageLayout{f.column, f.grown}, f.column))
	f.scroll.OnScrolled = func(fyne.Position) { f.fill() }
	return f
}

// set replaces the content and goes to its beginning, unless stay is wanted.
func (f *feed) set(stay bool, items ...func() fyne.CanvasObject) {
	f.column.SetItems()
	f.rest = items
	if !stay {
		f.scroll.Offset.Y = 0
	}
	f.grown()
}

// grown makes what is missing, and room for it.
func (f *feed) grown() {
	f.fill()
	width := f.scroll.Size().Width
	if width <= 0 {
		return
	}
	f.scroll.Content.Resize(fyne.NewSize(width, max(f.column.HeightFor(width), f.scroll.Size().Height)))
	f.scroll.Refresh()
}

// fill makes items until there is a screen of them below what is in sight.
func (f *feed) fill() {
	size := f.scroll.Size()
	if size.Width <= 0 || len(f.rest) == 0 {
		return
	}
	have, want := f.column.HeightFor(size.Width), f.scroll.Offset.Y+2*size.Height
	if have >= want {
		return
	}
	items := slices.Clone(f.column.Items())
	for len(f.rest) > 0 && have < want {
		o := f.rest[0]()
		f.rest = f.rest[1:]
		items = append(items, o)
		have += flow.Height(o, size.Width)
	}
	f.column.SetItems(items...)
	f.scroll.Content.Resize(fyne.NewSize(size.Width, max(f.column.HeightFor(size.Width), size.Height)))
	f.scroll.Refresh()
}
