package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
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
		newFramingHead("EXECUTIVE", narrative.Executive),
		newFramingHead("ENGINEERING", narrative.Engineering),
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

// pairs is what scrolls: all rows, of which those in sight are drawn.
type pairs struct {
	widget.BaseWidget
	f       *framings
	width   float32
	high    float32
	middle  *canvas.Rectangle
	objects []fyne.CanvasObject
}

func newPairs(f *framings) *pairs {
	p := &pairs{f: f, middle: canvas.NewRectangle(theme.Color(look.Hairline))}
	p.ExtendBaseWidget(p)
	return p
}

// place computes where each row stands at a width.
func (p *pairs) place(width float32) {
	p.width = width
	half := float32(int(width / 2))
	var y float32
	for _, r := range p.f.rows {
		h := max(r.cells[0].HeightFor(half), r.cells[1].HeightFor(width-half))
		r.top, r.high = y, h
		for j, c := range r.cells {
			x, w := float32(0), half
			if j == 1 {
				x, w = half, width-half
			}
			c.Move(fyne.NewPos(x, y))
			if s := fyne.NewSize(w, h); c.Size() != s {
				c.Resize(s)
			} else {
				c.layout(s)
			}
		}
		r.rule.Move(fyne.NewPos(0, y+h))
		r.rule.Resize(fyne.NewSize(width, 1))
		y += h + 1
	}
	p.high = y
	p.middle.Move(fyne.NewPos(half, 0))
	p.middle.Resize(fyne.NewSize(1, y))
}

// show keeps the rows in sight among the objects that are drawn, and a screen
// above and below for fast scrolling.
func (p *pairs) show() {
	view := p.f.scroll.Size().Height
	from, to := p.f.scroll.Offset.Y-view, p.f.scroll.Offset.Y+2*view
	objects := make([]fyne.CanvasObject, 0, 3*len(p.f.rows)+1)
	for _, r := range p.f.rows {
		if r.top+r.high < from || r.top > to {
			continue
		}
		objects = append(objects, r.cells[0], r.cells[1], r.rule)
	}
	p.objects = append(objects, p.middle)
}

func (p *pairs) MinSize() fyne.Size { return fyne.NewSize(400, p.high) }

func (p *pairs) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &pairsRenderer{p}
}

type pairsRenderer struct{ p *pairs }

func (r *pairsRenderer) Destroy()                     {}
func (r *pairsRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *pairsRenderer) Objects() []fyne.CanvasObject { return r.p.objects }
func (r *pairsRenderer) Layout(fyne.Size)             {}
func (r *pairsRenderer) Refresh() {
	r.p.middle.FillColor = theme.Color(look.Hairline)
	r.p.middle.Refresh()
	for _, row := range r.p.f.rows {
		row.rule.FillColor = theme.Color(look.Hairline)
		row.rule.Refresh()
		row.cells[0].Refresh()
		row.cells[1].Refresh()
	}
}

// framingHead stands over one side and stays when the rows scroll.
type framingHead struct {
	widget.BaseWidget
	audience narrative.Audience
	ground   *canvas.Rectangle
	edge     *canvas.Rectangle
	title    *flow.Prose
}

func newFramingHead(title string, a narrative.Audience) *framingHead {
	h := &framingHead{
		audience: a,
		ground:   canvas.NewRectangle(theme.Color(look.Tint(a))),
		edge:     canvas.NewRectangle(theme.Color(look.Accent(a))),
		title:    flow.NewRuns([]flow.Run{{Text: title, Bold: true}}, look.SizeSmall, look.Accent(a)).Single(),
	}
	h.ExtendBaseWidget(h)
	return h
}

func (h *framingHead) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	return &framingHeadRenderer{h}
}

type framingHeadRenderer struct{ h *framingHead }

func (r *framingHeadRenderer) Destroy()           {}
func (r *framingHeadRenderer) MinSize() fyne.Size { return fyne.NewSize(120, headHeight) }
func (r *framingHeadRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.h.ground, r.h.edge, r.h.title}
}

func (r *framingHeadRenderer) Layout(size fyne.Size) {
	r.h.ground.Resize(size)
	r.h.edge.Resize(fyne.NewSize(size.Width, 3))
	line := r.h.title.MinSize().Height
	r.h.title.Move(fyne.NewPos(18, (size.Height-line)/2+1))
	r.h.title.Resize(fyne.NewSize(size.Width-36, line))
}

func (r *framingHeadRenderer) Refresh() {
	r.h.ground.FillColor = theme.Color(look.Tint(r.h.audience))
	r.h.edge.FillColor = theme.Color(look.Accent(r.h.audience))
	r.h.ground.Refresh()
	r.h.edge.Refresh()
	r.h.title.Refresh()
}
