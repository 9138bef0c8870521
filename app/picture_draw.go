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
func (p *picture) inner(width float32) float32 { return width - p.margin.left - p.margin.right }

// HeightFor returns the height at a width: none where there is no picture, and
// that of a line where it is folded.
func (p *picture) HeightFor(width float32) float32 {
	switch {
	case p.plate.Empty():
		return 0
	case p.folded():
		return p.foot.high()
	}
	m := p.margin
	return m.above + m.top + p.plate.HeightFor(p.inner(width)) + p.foot.high() + m.bottom + m.below
}

func (p *picture) MinSize() fyne.Size {
	if p.alone && !p.plate.Empty() {
		return fyne.NewSize(p.plate.W, p.plate.H)
	}
	return fyne.NewSize(60, p.HeightFor(p.Size().Width))
}

// placed is what the places of the parts depend on.
type placed struct {
	size   fyne.Size
	plate  *desk.Plate
	fact   string
	folded bool
}

// Relayout places the parts anew where that makes a difference: it is called
// for every picture at each keystroke.
func (p *picture) Relayout() {
	if now := (placed{p.Size(), p.plate, p.fact, p.folded()}); p.placed != now {
		p.layout(p.Size())
	}
}

func (p *picture) layout(size fyne.Size) {
	p.placed = placed{size, p.plate, p.fact, p.folded()}
	room, m := p.inner(size.Width), p.margin
	if !p.plate.Empty() {
		p.image.Move(fyne.NewPos(m.left, m.above+m.top))
		if s := fyne.NewSize(p.plate.WidthFor(room), p.plate.HeightFor(room)); s != p.image.Size() {
			p.image.Resize(s)
		}
	}
	if p.card != nil {
		p.card.Move(fyne.NewPos(0, m.above))
		p.card.Resize(fyne.NewSize(size.Width, max(0, size.Height-m.above-m.below)))
	}
	p.foot.place(fyne.NewPos(m.left, size.Height-m.below-m.bottom-p.foot.high()), room)
	p.write()
	p.outline()
}

// write sets what the image lacks in the faces that the system has.
func (p *picture) write() {
	p.texts = p.texts[:0]
	if p.plate.Empty() || p.folded() {
		return
	}
	room := p.inner(p.Size().Width)
	zoom := float32(p.plate.Zoom) * p.plate.WidthFor(room) / p.plate.W
	for _, t := range p.plate.Foreign {
		c := canvas.NewText(t.Text, p.plate.Sketch.Palette[t.Role])
		c.TextSize, c.TextStyle.Bold = float32(t.Size)*zoom, t.Bold
		size := c.MinSize()
		x, middle := float32(t.At.X)*zoom, float32(t.At.Y-0.36*t.Size)*zoom
		switch t.Align {
		case drawing.Middle:
			x -= size.Width / 2
		case drawing.End:
			x -= size.Width
		case drawing.Start:
		}
		if middle+size.Height/2 > p.plate.HeightFor(room) {
			continue // it lies below the cut
		}
		c.Move(fyne.NewPos(p.margin.left+x, p.margin.above+p.margin.top+middle-size.Height/2))
		c.Resize(size)
		p.texts = append(p.texts, c)
	}
}

// Marks are drawn so much outside of what they mark, and as wide.
const (
	markGap  = 4
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
	from := fyne.NewPos(p.margin.left, p.margin.above+p.margin.top)
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
		r.Move(from.AddXY(x, y))
		r.Resize(fyne.NewSize(w, h))
		p.areas = append(p.areas, r)
	}
	at := func(q drawing.Point) fyne.Position {
		return from.AddXY(float32(q.X)*zoom, float32(q.Y)*zoom)
	}
	for _, way := range ways {
		for i := 1; i < len(way); i++ {
			a, b := at(way[i-1]), at(way[i])
			if max(a.Y, b.Y) > from.Y+end {
				break
			}
			l := canvas.NewLine(colour)
			l.StrokeWidth, l.Position1, l.Position2 = wayWide, a, b
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
		for _, t := range p.texts {
			out = append(out, t)
		}
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
