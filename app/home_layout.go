package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
)

// changedWhen says when something was changed, as one speaks of it.
func changedWhen(t, now time.Time) string {
	t = t.In(now.Location())
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	switch days := int(day(now).Sub(day(t)).Hours() / 24); {
	case days == 0:
		return lang.L("today {{.Time}}", words.Data{"Time": words.Clock(t)})
	case days == 1:
		return lang.L("yesterday {{.Time}}", words.Data{"Time": words.Clock(t)})
	case t.Year() == now.Year():
		return words.Day(t)
	}
	return words.Date(t)
}

// homeTop lays out the line over the list.
type homeTop struct{ imports, examples, create *foldable }

func (*homeTop) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(760, look.Scaled(56)) }

func (l *homeTop) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place := func(obj fyne.CanvasObject, x, w float32) {
		h := obj.MinSize().Height
		obj.Move(fyne.NewPos(x, (size.Height-h)/2))
		obj.Resize(fyne.NewSize(w, h))
	}
	left := 20 + o[0].(*flow.Prose).Natural() + 2
	place(o[0], 20, left-20)
	left += 12
	foldUntil(size.Width-16-left-12-look.Scaled(searchWidth), 8, l.imports, l.examples, l.create)
	right := size.Width - 16
	for _, b := range []fyne.CanvasObject{o[4], o[3], o[2]} {
		w := b.MinSize().Width
		right -= w
		place(b, right, w)
		right -= 8
	}
	place(o[1], left, min(560, max(120, right-left-12)))
}

// searchWidth is the width that labels of buttons make room for.
const searchWidth = 240

// centred keeps its content from getting wider than a list should be.
type centred struct{ width float32 }

func (c *centred) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, o[0].MinSize().Height)
}

func (c *centred) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := min(size.Width, c.width)
	o[0].Move(fyne.NewPos((size.Width-w)/2, 8))
	o[0].Resize(fyne.NewSize(w, size.Height-8))
}

// indented keeps space around its content.
type indented struct{ x, y float32 }

func (i *indented) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*i.x, 2*i.y)
}

func (i *indented) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(i.x, i.y))
	o[0].Resize(size.SubtractWidthHeight(2*i.x, 2*i.y))
}
