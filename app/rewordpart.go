package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
)

// partRow is a sentence with a box that takes it.
type partRow struct {
	widget.BaseWidget
	tick  *widget.Icon
	prose *flow.Prose
	tap   func()
}

func newPartRow(on bool, prose *flow.Prose, tap func()) *partRow {
	r := &partRow{tick: widget.NewIcon(boxIcon(on)), prose: prose, tap: tap}
	r.ExtendBaseWidget(r)
	return r
}

func (r *partRow) Tapped(*fyne.PointEvent) { r.tap() }

func (r *partRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (r *partRow) indent() float32 { return look.Scaled(20) + 6 }

// HeightFor returns the height at a width.
func (r *partRow) HeightFor(width float32) float32 { return r.prose.HeightFor(width - r.indent()) }

func (r *partRow) MinSize() fyne.Size {
	return fyne.NewSize(60, r.HeightFor(max(60, r.Size().Width)))
}

func (r *partRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return widget.NewSimpleRenderer(container.New(&partRowLayout{r}, r.tick, r.prose))
}

type partRowLayout struct{ r *partRow }

func (l *partRowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(60, 16) }

func (l *partRowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	box := look.Scaled(20)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSquareSize(box))
	o[1].Move(fyne.NewPos(l.r.indent(), 0))
	o[1].Resize(fyne.NewSize(size.Width-l.r.indent(), size.Height))
}
