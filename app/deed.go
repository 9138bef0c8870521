package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
)

// deed is a small button beside the fields that Tab passes by: from the last
// field of a fact one comes to the next fact.
type deed struct {
	widget.BaseWidget
	icon   *widget.Icon
	text   *flow.Prose
	ground *canvas.Rectangle
	tap    func()
}

func newDeed(text string, icon fyne.Resource, tap func()) *deed {
	d := &deed{
		icon:   widget.NewIcon(theme.NewThemedResource(icon)),
		text:   flow.NewRuns([]flow.Run{{Text: text, Bold: true}}, look.SizeSmall, theme.ColorNameForeground).Wide(),
		ground: canvas.NewRectangle(theme.Color(theme.ColorNameHover)),
		tap:    tap,
	}
	d.text.Hidden = text == ""
	d.ground.CornerRadius = 4
	d.ground.Hide()
	d.ExtendBaseWidget(d)
	return d
}

func (d *deed) Tapped(e *fyne.PointEvent) {
	if !pointer.again(d, e) {
		d.tap()
	}
}

func (d *deed) MouseIn(e *desktop.MouseEvent)    { pointer.move(e); d.ground.Show(); canvas.Refresh(d) }
func (d *deed) MouseMoved(e *desktop.MouseEvent) { pointer.move(e) }
func (d *deed) MouseOut()                        { d.ground.Hide(); canvas.Refresh(d) }
func (d *deed) Cursor() desktop.Cursor           { return desktop.PointerCursor }

const deedIcon = 16

func (d *deed) MinSize() fyne.Size {
	w := float32(deedIcon + 12)
	if d.text.Visible() {
		w += d.text.MinSize().Width + 6
	}
	return fyne.NewSize(w, deedIcon+12)
}

func (d *deed) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	return &deedRenderer{d}
}

type deedRenderer struct{ d *deed }

func (r *deedRenderer) Destroy()           {}
func (r *deedRenderer) MinSize() fyne.Size { return r.d.MinSize() }
func (r *deedRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.d.ground, r.d.icon, r.d.text}
}

func (r *deedRenderer) Layout(size fyne.Size) {
	d := r.d
	d.ground.Resize(size)
	d.icon.Move(fyne.NewPos(6, (size.Height-deedIcon)/2))
	d.icon.Resize(fyne.NewSquareSize(deedIcon))
	line := d.text.MinSize().Height
	d.text.Move(fyne.NewPos(deedIcon+12, (size.Height-line)/2))
	d.text.Resize(fyne.NewSize(max(10, size.Width-deedIcon-14), line))
}

func (r *deedRenderer) Refresh() {
	r.d.ground.FillColor = theme.Color(theme.ColorNameHover)
	r.Layout(r.d.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
