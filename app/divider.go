package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/look"
)

// dividerWidth is what the pointer can take hold of; a hairline is drawn. Most
// of it lies over the framings: at the other side is the bar that scrolls
// capture.
const (
	dividerWidth = 9
	dividerLeft  = 2
)

// divider is the line between capture and framings. It can be drawn to another
// place; a double click puts it back.
type divider struct {
	widget.BaseWidget
	line    *canvas.Rectangle
	ground  *canvas.Rectangle
	moved   func(x float32) // to a place in the parent
	settled func()          // it was let go
	reset   func()
}

func newDivider() *divider {
	d := &divider{line: canvas.NewRectangle(theme.Color(look.Hairline)), ground: canvas.NewRectangle(color.Transparent)}
	d.ExtendBaseWidget(d)
	return d
}

func (d *divider) Dragged(e *fyne.DragEvent) { d.moved(d.Position().X + e.Position.X - dividerLeft) }
func (d *divider) DragEnd()                  { d.settled() }

func (d *divider) DoubleTapped(*fyne.PointEvent) { d.reset() }
func (d *divider) Cursor() desktop.Cursor        { return desktop.HResizeCursor }

func (d *divider) MouseIn(*desktop.MouseEvent)    { d.light(theme.Color(theme.ColorNameHover)) }
func (d *divider) MouseMoved(*desktop.MouseEvent) {}
func (d *divider) MouseOut()                      { d.light(color.Transparent) }

func (d *divider) light(c color.Color) {
	d.ground.FillColor = c
	d.ground.Refresh()
}

func (d *divider) MinSize() fyne.Size { return fyne.NewSize(dividerWidth, 20) }

func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	return &dividerRenderer{d}
}

type dividerRenderer struct{ d *divider }

func (r *dividerRenderer) Destroy()           {}
func (r *dividerRenderer) MinSize() fyne.Size { return r.d.MinSize() }
func (r *dividerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.d.ground, r.d.line}
}

func (r *dividerRenderer) Layout(size fyne.Size) {
	r.d.ground.Resize(size)
	r.d.line.Move(fyne.NewPos(dividerLeft, 0))
	r.d.line.Resize(fyne.NewSize(1, size.Height))
}

func (r *dividerRenderer) Refresh() {
	r.d.line.FillColor = theme.Color(look.Hairline)
	r.d.line.Refresh()
}
