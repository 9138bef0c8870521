package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/look"
	"bifocal/narrative"
)

// framings shows both framings, a row a theme. The two sides of a row start at
// the same height and scroll together.
type framings struct {
	widget.BaseWidget
	view   desk.View
	rows   []*pairRow
	pairs  *pairs
	scroll *container.Scroll
	heads  [2]*framingHead
	open   func(fact string)
	add    func(narrative.Kind)
	fact   string
}

// pairRow is one row on the screen.
type pairRow struct {
	cells [2]*cell
	rule  *canvas.Rectangle
	top   float32
	high  float32
}

func newFramings(open func(fact string), add func(narrative.Kind)) *framings {
	f := &framings{open: open, add: add}
	f.pairs = newPairs(f)
	f.scroll = container.NewVScroll(f.pairs)
	f.scroll.OnScrolled = func(fyne.Position) { f.pairs.show() }
	f.heads = [2]*framingHead{
		newFramingHead(narrative.Executive),
		newFramingHead(narrative.Engineering),
	}
	f.ExtendBaseWidget(f)
	return f
}

// Tell brings the pane in line with a view. Only blocks that differ are
// touched.
func (f *framings) Tell(v desk.View) {
	touched := false
	if len(f.rows) != len(v.Rows) {
		f.rows = make([]*pairRow, len(v.Rows))
		for i, row := range v.Rows {
			f.rows[i] = &pairRow{rule: canvas.NewRectangle(theme.Color(look.Hairline))}
			for j, side := range row.Sides {
				f.rows[i].cells[j] = newCell(side, f.open, f.add)
			}
		}
		touched = true
	} else {
		for i, row := range v.Rows {
			for j, side := range row.Sides {
				c := f.rows[i].cells[j]
				if change := desk.Compare(c.side, side); !change.None() {
					c.set(side, change)
					touched = true
				} else {
					c.side = side // the facts behind a heading may differ
				}
			}
		}
	}
	f.view = v
	if touched {
		f.relayout()
	}
}

// Mark marks every block that tells a fact, and scrolls to the first one where
// none is in sight.
func (f *framings) Mark(fact string, scroll bool) {
	f.fact = fact
	var target *pairRow
	var offset float32
	seen := false
	from, to := f.scroll.Offset.Y, f.scroll.Offset.Y+f.scroll.Size().Height
	for i, r := range f.rows {
		for _, c := range r.cells {
			b := c.mark(fact)
			if b == nil {
				continue
			}
			y := r.top + b.Position().Y
			if y >= from && y+min(b.Size().Height, 60) <= to {
				seen = true
			}
			// The summary tells a little of everything; the fact's own row says more.
			if target == nil || f.view.Rows[i].Theme != "summary" && f.view.Rows[0].Theme == "summary" && target == f.rows[0] {
				target, offset = r, b.Position().Y
			}
		}
	}
	if scroll && !seen && target != nil {
		f.scrollTo(target.top + max(0, offset-80))
	}
}

func (f *framings) scrollTo(y float32) {
	limit := max(0, f.pairs.Size().Height-f.scroll.Size().Height)
	f.scroll.Offset.Y = min(max(0, y), limit)
	f.scroll.Refresh()
	f.pairs.show()
}

// relayout places the rows anew. What the reader looks at stays where it is
// when something above it grows.
func (f *framings) relayout() {
	var anchor *pairRow
	var within float32
	if y := f.scroll.Offset.Y; y > 0 {
		for _, r := range f.rows {
			if r.top <= y {
				anchor, within = r, y-r.top
			}
		}
	}
	width := f.scroll.Size().Width
	if width <= 0 {
		return
	}
	before := f.pairs.high
	f.pairs.place(width)
	if f.pairs.high != before {
		f.pairs.Resize(fyne.NewSize(width, max(f.pairs.high, f.scroll.Size().Height)))
	}
	if anchor != nil && anchor.top+within != f.scroll.Offset.Y {
		f.scrollTo(anchor.top + within)
	} else {
		f.pairs.show()
	}
	if f.pairs.high != before {
		f.scroll.Refresh()
	}
}

func (f *framings) MinSize() fyne.Size { return fyne.NewSize(420, 200) }

func (f *framings) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	ground := canvas.NewRectangle(theme.Color(look.Surface))
	return &framingsRenderer{f: f, ground: ground, objects: []fyne.CanvasObject{ground, f.heads[0], f.heads[1], f.scroll}}
}

type framingsRenderer struct {
	f       *framings
	ground  *canvas.Rectangle
	objects []fyne.CanvasObject
}

const headHeight = 34

func (r *framingsRenderer) Destroy()                     {}
func (r *framingsRenderer) MinSize() fyne.Size           { return r.f.MinSize() }
func (r *framingsRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *framingsRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	half := float32(int(size.Width / 2))
	r.f.heads[0].Resize(fyne.NewSize(half, headHeight))
	r.f.heads[1].Move(fyne.NewPos(half, 0))
	r.f.heads[1].Resize(fyne.NewSize(size.Width-half, headHeight))
	r.f.pairs.place(size.Width)
	r.f.scroll.Move(fyne.NewPos(0, headHeight))
	r.f.scroll.Resize(fyne.NewSize(size.Width, size.Height-headHeight))
	r.f.pairs.show()
}

func (r *framingsRenderer) Refresh() {
	r.ground.FillColor = theme.Color(look.Surface)
	r.ground.Refresh()
	for _, o := range r.objects[1:] {
		o.Refresh()
	}
}
