package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/look"
	"bifocal/export/drawing"
)

// inner is the room for the image in a width.
func (p *picture) inner(width float32) float32 { return width - p.margin.side - p.margin.right }

// HeightFor returns the height at a width: none where there is no picture, and
// that of a line where it is folded.
func (p *picture) HeightFor(width float32) float32 {
	switch {
	case p.plate.Empty():
		return 0
	case p.folded():
		return p.foot.high()
	}
	return p.margin.top + p.plate.HeightFor(p.inner(width)) + p.foot.high() + p.margin.bottom
}

func (p *picture) MinSize() fyne.Size {
	if p.alone && !p.plate.Empty() {
		return fyne.NewSize(p.plate.W, p.plate.H)
	}
	return fyne.NewSize(60, p.HeightFor(p.Size().Width))
}

// Relayout places the parts anew.
func (p *picture) Relayout() { p.layout(p.Size()) }

func (p *picture) layout(size fyne.Size) {
	room := p.inner(size.Width)
	if !p.plate.Empty() {
		p.image.Move(fyne.NewPos(p.margin.side, p.margin.top))
		if s := fyne.NewSize(p.plate.WidthFor(room), p.plate.HeightFor(room)); s != p.image.Size() {
			p.image.Resize(s)
		}
	}
	if p.card != nil {
		p.card.Resize(size)
	}
	p.foot.place(fyne.NewPos(p.margin.side, size.Height-p.foot.high()-p.margin.bottom), room, size.Height)
	p.outline()
}

// Marks are drawn so much outside of what they mark, and as wide.
const (
	markGap  = 2.5
	markWide = 1.5
	wayWide  = 2.5
)

// outline marks the open fact where it is shown.
func (p *picture) outline() {
	p.areas, p.ways = p.areas[:0], p.ways[:0]
	if p.plate.Empty() || p.fact == "" || p.folded() {
		return
	}
	room := p.inner(p.Size().Width)
	shrunk := p.plate.WidthFor(room) / p.plate.W
	zoom := float32(p.plate.Zoom) * shrunk
	end := p.plate.HeightFor(room)
	colour := theme.Color(look.Accent(p.audience))
	areas, ways := desk.Marks(p.plate.Drawing, p.fact)
	for _, a := range areas {
		x, y := float32(a.X)*zoom-markGap, float32(a.Y)*zoom-markGap
		w, h := float32(a.W)*zoom+2*markGap, float32(a.H)*zoom+2*markGap
		if y+h > end+markGap {
			continue // it lies below the cut
		}
		r := canvas.NewRectangle(color.Transparent)
		r.StrokeColor, r.StrokeWidth, r.CornerRadius = colour, markWide, 4
		r.Move(fyne.NewPos(p.margin.side+x, p.margin.top+y))
		r.Resize(fyne.NewSize(w, h))
		p.areas = append(p.areas, r)
	}
	at := func(q drawing.Point) fyne.Position {
		return fyne.NewPos(p.margin.side+float32(q.X)*zoom, p.margin.top+float32(q.Y)*zoom)
	}
	for _, way := range ways {
		for i := 1; i < len(way); i++ {
			from, to := at(way[i-1]), at(way[i])
			if max(from.Y, to.Y) > p.margin.top+end {
				break
			}
			l := canvas.NewLine(colour)
			l.StrokeWidth, l.Position1, l.Position2 = wayWide, from, to
			p.ways = append(p.ways, l)
		}
	}
}

// CreateRenderer draws the image, the marks over it and the links under it.
func (p *picture) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &pictureRenderer{p}
}

type pictureRenderer struct{ p *picture }

func (r *pictureRenderer) Destroy()           {}
func (r *pictureRenderer) MinSize() fyne.Size { return r.p.MinSize() }

func (r *pictureRenderer) Layout(size fyne.Size) {
	r.p.layout(size)
	r.p.follow()
}

func (r *pictureRenderer) Objects() []fyne.CanvasObject {
	p := r.p
	if p.plate.Empty() {
		return nil
	}
	var out []fyne.CanvasObject
	if !p.folded() {
		if p.card != nil {
			out = append(out, p.card)
		}
		out = append(out, p.image)
		for _, l := range p.ways {
			out = append(out, l)
		}
		for _, a := range p.areas {
			out = append(out, a)
		}
	}
	return append(out, p.foot.objects()...)
}

func (r *pictureRenderer) Refresh() {
	p := r.p
	if p.card != nil {
		p.card.FillColor, p.card.StrokeColor = theme.Color(p.ground), theme.Color(look.Hairline)
		p.card.Refresh()
	}
	p.layout(p.Size())
	p.foot.light()
	for _, o := range p.foot.objects() {
		o.Refresh()
	}
	canvas.Refresh(p)
	p.follow()
}

// follow has the picture drawn anew where width, scale or theme have changed.
func (p *picture) follow() {
	s, ok := p.sketch()
	if ok && (p.plate == nil || p.plate.Sketch != s) {
		p.hooks.easel.soon()
	}
}
