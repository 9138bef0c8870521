package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
)

// sheet lies over the window and has the keyboard until it is closed: by
// Escape, by a click beside it, or by what is on it.
type sheet struct {
	widget.BaseWidget
	shade  *canvas.Rectangle
	card   *fyne.Container
	inside fyne.CanvasObject
	width  float32
	closed func()
}

// sheetTop is how far a sheet stands from the top and the foot of the window.
const sheetTop = 72

func newSheet(inside fyne.CanvasObject, width float32, closed func()) *sheet {
	s := &sheet{inside: inside, width: width, closed: closed}
	s.shade = canvas.NewRectangle(theme.Color(theme.ColorNameShadow))
	s.card = container.NewStack(newGround(theme.ColorNameOverlayBackground).rounded(8, look.Hairline), inside)
	s.ExtendBaseWidget(s)
	return s
}

// Tapped closes the sheet where the click went beside it.
func (s *sheet) Tapped(e *fyne.PointEvent) {
	at, size := s.card.Position(), s.card.Size()
	if e.Position.X < at.X || e.Position.Y < at.Y || e.Position.X > at.X+size.Width || e.Position.Y > at.Y+size.Height {
		s.closed()
	}
}

// grown makes room for what has changed its height.
func (s *sheet) grown() { s.layout(s.Size()) }

func (s *sheet) layout(size fyne.Size) {
	s.shade.Resize(size)
	w := min(s.width, size.Width-32)
	h := min(flow.Height(s.inside, w), size.Height-sheetTop-24)
	s.card.Move(fyne.NewPos(float32(int((size.Width-w)/2)), min(sheetTop, max(12, (size.Height-h)/2))))
	s.card.Resize(fyne.NewSize(w, h))
}

func (s *sheet) MinSize() fyne.Size { return fyne.NewSize(200, 120) }

func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &sheetRenderer{s}
}

type sheetRenderer struct{ s *sheet }

func (r *sheetRenderer) Destroy()              {}
func (r *sheetRenderer) MinSize() fyne.Size    { return r.s.MinSize() }
func (r *sheetRenderer) Layout(size fyne.Size) { r.s.layout(size) }
func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.shade, r.s.card}
}

func (r *sheetRenderer) Refresh() {
	r.s.shade.FillColor = theme.Color(theme.ColorNameShadow)
	r.s.layout(r.s.Size())
	r.s.shade.Refresh()
	r.s.card.Refresh()
}

// showSheet lays something over the window, in place of what lies there.
func (w *Window) showSheet(inside fyne.CanvasObject, width float32, focus fyne.Focusable) *sheet {
	w.hideSheet()
	c := w.window.Canvas()
	s := newSheet(inside, width, w.hideSheet)
	w.sheet = s
	c.Overlays().Add(s)
	s.Resize(c.Size())
	if focus != nil {
		c.Focus(focus)
	}
	return s
}

// hideSheet takes away what lies over the window.
func (w *Window) hideSheet() {
	if w.sheet != nil {
		w.window.Canvas().Overlays().Remove(w.sheet)
		w.sheet = nil
	}
}

// padded keeps space around the inside of a sheet or a panel.
func padded(items ...fyne.CanvasObject) *flow.Column {
	return flow.NewColumn(10, items...).Padded(flow.Inset{Left: 22, Top: 18, Right: 22, Bottom: 20})
}
