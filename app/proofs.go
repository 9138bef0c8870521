package app

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/look"
)

// proofs shows the pages of a brief one under the other, as wide as there is room.
type proofs struct {
	widget.BaseWidget
	sheets []*proofSheet
	wider  func() // there is another room for them
	scroll *container.Scroll
	root   *fyne.Container
}

// proofSheet is one page.
type proofSheet struct {
	image *canvas.Image
	edge  *canvas.Rectangle
	ratio float32 // height by width
}

// The pages on their ground.
const (
	sheetMargin = 22
	sheetGap    = 18
	mostSheet   = 680 // width that a page is not shown larger than
	pointsWide  = 595 // of a page that stands upright
)

func newProofs(wider func()) *proofs {
	p := &proofs{wider: wider}
	p.ExtendBaseWidget(p)
	p.scroll = container.NewVScroll(p)
	p.root = container.NewStack(newGround(look.Rail), p.scroll)
	return p
}

// scale is how many pixels a point of a page has where it is shown.
func (p *proofs) scale() float64 {
	wide := p.sheetWidth(p.scroll.Size().Width)
	pixels := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.scroll); c != nil {
		pixels = c.Scale()
	}
	return float64(max(0.3, min(3, wide*pixels/pointsWide)))
}

func (p *proofs) sheetWidth(width float32) float32 {
	return max(80, min(mostSheet, width-2*sheetMargin))
}

// show shows pages in place of those that are there, which stay where they were in
// sight.
func (p *proofs) show(pages []image.Image) {
	for len(p.sheets) < len(pages) {
		s := &proofSheet{image: &canvas.Image{ScaleMode: canvas.ImageScaleSmooth}, edge: canvas.NewRectangle(color.Transparent)}
		s.edge.StrokeWidth = 1
		p.sheets = append(p.sheets, s)
	}
	p.sheets = p.sheets[:len(pages)]
	for i, img := range pages {
		p.sheets[i].image.Image = img
		p.sheets[i].ratio = float32(img.Bounds().Dy()) / float32(max(1, img.Bounds().Dx()))
	}
	p.Refresh()
	p.scroll.Refresh()
}

func (p *proofs) Resize(size fyne.Size) {
	was := p.sheetWidth(p.Size().Width)
	p.BaseWidget.Resize(size)
	if p.sheetWidth(size.Width) != was {
		p.wider()
	}
}

func (p *proofs) height(width float32) float32 {
	h := float32(sheetMargin)
	for _, s := range p.sheets {
		h += p.sheetWidth(width)*s.ratio + sheetGap
	}
	return h
}

func (p *proofs) MinSize() fyne.Size {
	return fyne.NewSize(120, p.height(max(p.Size().Width, p.scroll.Size().Width)))
}

func (p *proofs) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &proofsRenderer{p}
}

type proofsRenderer struct{ p *proofs }

func (r *proofsRenderer) Destroy()           {}
func (r *proofsRenderer) MinSize() fyne.Size { return r.p.MinSize() }

func (r *proofsRenderer) Layout(size fyne.Size) {
	wide := r.p.sheetWidth(size.Width)
	x, y := float32(int((size.Width-wide)/2)), float32(sheetMargin)
	for _, s := range r.p.sheets {
		high := float32(int(wide * s.ratio))
		s.image.Move(fyne.NewPos(x, y))
		s.image.Resize(fyne.NewSize(wide, high))
		s.edge.Move(fyne.NewPos(x-1, y-1))
		s.edge.Resize(fyne.NewSize(wide+2, high+2))
		y += high + sheetGap
	}
}

func (r *proofsRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, 2*len(r.p.sheets))
	for _, s := range r.p.sheets {
		out = append(out, s.edge, s.image)
	}
	return out
}

func (r *proofsRenderer) Refresh() {
	for _, s := range r.p.sheets {
		s.edge.StrokeColor = theme.Color(look.Hairline)
		s.image.Refresh()
	}
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}
