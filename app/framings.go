package app

import (
	"slices"

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
	view     desk.View
	rows     []*pairRow
	pairs    *pairs
	scroll   *container.Scroll
	heads    [2]*framingHead
	foot     *footer
	loose    *unplaced
	hooks    *blockHooks
	open     func(fact string)
	add      func(narrative.Kind)
	fact     string // whose blocks are marked
	wandered bool   // the reader has scrolled since the fact was opened
	led      [2]int // how many of them the heads have led to
	empty    func(fact string) bool
	chosen   desk.Place            // what is selected, a block, a table row or a heading
	point    func(desk.Place) bool // takes a click that adds to what is to be reworded; may be nil
	meant    func(desk.Place) bool // is to be reworded, while that is being chosen
}

// pairRow is one row on the screen.
type pairRow struct {
	cells [2]*cell
	rule  *canvas.Rectangle
	top   float32
	high  float32
}

// newFramings makes the pane; open opens a fact for capture, add a new one.
// pictures are asked of the window around.
func newFramings(words *wordings, pictures pictureHooks, focus func(fyne.Focusable), open func(fact string), add func(narrative.Kind)) *framings {
	f := &framings{open: open, add: add}
	f.hooks = &blockHooks{choose: f.choose, wordings: words, grown: f.relayout, focus: focus, seen: f.reveal, pick: f.pick, pointing: func() bool { return false }, sought: &sought{}}
	pictures.open, pictures.grown = open, f.relayout
	f.hooks.pictures = &pictures
	f.foot = newFooter(f, words)
	f.hooks.edited = f.foot.show
	f.loose = newUnplaced(words)
	f.pairs = newPairs(f)
	f.scroll = container.NewVScroll(f.pairs)
	f.scroll.OnScrolled = func(fyne.Position) { f.wandered = true; f.pairs.show() } // by the reader
	f.heads = [2]*framingHead{
		newFramingHead(narrative.Executive),
		newFramingHead(narrative.Engineering),
	}
	for i, h := range f.heads {
		h.next = func() { f.nextTold(i) }
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
				f.rows[i].cells[j] = newCell(string(row.Theme), side, f.hooks, f.add)
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
	if f.loose.set(v.Unplaced) {
		touched = true
	}
	if touched {
		f.relayout()
	}
	f.light()
	f.foot.show()
}

// choose selects a block, of a table one row, and opens the first fact behind
// it.
func (f *framings) choose(b *block, row int) {
	if f.point != nil && b.editor == nil && row < 0 && f.point(b.place) {
		f.light()
		return
	}
	f.chosen = b.place
	if row >= 0 && row < len(b.piece.RowKeys) {
		f.chosen.Key = b.piece.RowKeys[row]
	}
	if facts := b.behind(row); len(facts) > 0 && b.editor == nil {
		f.open(facts[0])
	}
	f.light()
	f.foot.show()
}

// pick selects a block, of a table one row, and opens nothing.
func (f *framings) pick(b *block, row int) {
	f.chosen = b.place
	if row >= 0 && row < len(b.piece.RowKeys) {
		f.chosen.Key = b.piece.RowKeys[row]
	}
	f.light()
	f.foot.show()
}

// unselect selects nothing.
func (f *framings) unselect() {
	f.chosen = desk.Place{}
	f.light()
	f.foot.show()
}

// light shows what is selected, and its twins on the other side.
func (f *framings) light() {
	var twins []string
	if !f.chosen.IsZero() {
		twins = f.view.Twins(f.chosen)
	}
	f.each(func(b *block) {
		mine := b.place.Audience == f.chosen.Audience
		chosen := mine && b.holds(f.chosen.Key)
		if f.hooks.pointing() {
			chosen = f.meant(b.place)
		}
		b.light(chosen, !mine && slices.ContainsFunc(twins, b.holds))
	})
}

// each calls visit for every heading and block.
func (f *framings) each(visit func(*block)) {
	for _, r := range f.rows {
		for _, c := range r.cells {
			c.each(visit)
		}
	}
}

// selected returns the block that is selected, or nil.
func (f *framings) selected() *block {
	var out *block
	if !f.chosen.IsZero() {
		f.each(func(b *block) {
			if b.place.Audience == f.chosen.Audience && b.holds(f.chosen.Key) {
				out = b
			}
		})
	}
	return out
}

// follow shows in an editor of a wording what undoing made of it.
func (f *framings) follow() { f.each((*block).follow) }

// Go selects a place and brings it into sight.
func (f *framings) Go(p desk.Place) {
	f.chosen = p
	f.light()
	f.foot.show()
	if b := f.selected(); b != nil {
		f.reveal(b)
	}
}

// reveal scrolls until a block is in sight.
func (f *framings) reveal(b *block) {
	for _, r := range f.rows {
		for _, c := range r.cells {
			c.each(func(o *block) {
				if o != b {
					return
				}
				f.bring(r.top+b.Position().Y, b.Size().Height)
			})
		}
	}
}

// bring scrolls until what stands at y is in sight, its head at least.
func (f *framings) bring(y, high float32) {
	high = min(high, f.scroll.Size().Height-80)
	switch from := f.scroll.Offset.Y; {
	case y < from+10:
		f.scrollTo(y - 40)
	case y+high > from+f.scroll.Size().Height-10:
		f.scrollTo(y + high + 40 - f.scroll.Size().Height)
	}
}

// Mark marks every block that tells a fact, and scrolls to the first one where
// none is in sight.
func (f *framings) Mark(fact string, scroll bool) {
	if f.fact != fact {
		f.fact, f.led, f.wandered = fact, [2]int{}, false
	}
	f.count()
	if !f.chosen.IsZero() && fact != "" && !slices.Contains(f.view.Behind(f.chosen), fact) {
		f.unselect() // another fact is looked at now
	}
	f.foot.show()
	var target *pairRow
	var offset float32
	seen := false
	from, to := f.scroll.Offset.Y, f.scroll.Offset.Y+f.scroll.Size().Height
	for i, r := range f.rows {
		for _, c := range r.cells {
			b := c.mark(fact)
			if p := c.picture; scroll && !seen && p != nil && p.tells(fact) {
				y := r.top + p.Position().Y
				seen = y < to-60 && y+p.Size().Height > from+60
			}
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

// toEnd scrolls to what stands under the last row.
func (f *framings) toEnd() { f.scrollTo(f.pairs.high) }

// anchor is the row at the top of what is in sight, and how much of it is out of
// sight above; nil at the very top.
func (f *framings) anchor() (row *pairRow, within float32) {
	if y := f.scroll.Offset.Y; y > 0 {
		for _, r := range f.rows {
			if r.top <= y {
				row, within = r, y-r.top
			}
		}
	}
	return row, within
}

// reflowed places the rows in another width or another size of text, and keeps the
// reader at the same part of the same row.
func (f *framings) reflowed(place func()) {
	row, within := f.anchor()
	share := float32(0)
	if row != nil && row.high > 0 {
		share = within / row.high
	}
	place()
	if row != nil {
		f.scrollTo(row.top + share*row.high)
	}
}

// relayout places the rows anew. What the reader looks at stays where it is
// when something above it grows.
func (f *framings) relayout() {
	anchor, within := f.anchor()
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
	return &framingsRenderer{f: f, ground: ground, objects: []fyne.CanvasObject{ground, f.heads[0], f.heads[1], f.scroll, f.foot.root}}
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
	headHeight, footerHeight := look.Scaled(headHeight), look.Scaled(footerHeight)
	r.f.heads[0].Resize(fyne.NewSize(half, headHeight))
	r.f.heads[1].Move(fyne.NewPos(half, 0))
	r.f.heads[1].Resize(fyne.NewSize(size.Width-half, headHeight))
	r.f.reflowed(func() {
		r.f.pairs.place(size.Width)
		r.f.scroll.Move(fyne.NewPos(0, headHeight))
		r.f.scroll.Resize(fyne.NewSize(size.Width, size.Height-headHeight-footerHeight))
		r.f.pairs.Resize(fyne.NewSize(size.Width, max(r.f.pairs.high, r.f.scroll.Size().Height)))
	})
	r.f.foot.root.Move(fyne.NewPos(0, size.Height-footerHeight))
	r.f.foot.root.Resize(fyne.NewSize(size.Width, footerHeight))
	r.f.pairs.show()
}

func (r *framingsRenderer) Refresh() {
	r.ground.FillColor = theme.Color(look.Surface)
	r.ground.Refresh()
	for _, o := range r.objects[1:] {
		o.Refresh()
	}
}
