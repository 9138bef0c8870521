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

// overlay lies over the window and has the keyboard until it is closed: by
// Escape, by a click beside it, or by what is on it.
type overlay struct {
	widget.BaseWidget
	shade  *canvas.Rectangle
	card   *fyne.Container
	inside fyne.CanvasObject
	width  float32
	closed func()
}

// overlayTop is how far an overlay stands from the top and the foot of the window.
const overlayTop = 72

func newOverlay(inside fyne.CanvasObject, width float32, closed func()) *overlay {
	s := &overlay{inside: inside, width: width, closed: closed}
	s.shade = canvas.NewRectangle(theme.Color(theme.ColorNameShadow))
	s.card = container.NewStack(newGround(theme.ColorNameOverlayBackground).rounded(8, look.Hairline), inside)
	s.ExtendBaseWidget(s)
	return s
}

// Tapped closes the overlay where the click went beside it.
func (s *overlay) Tapped(e *fyne.PointEvent) {
	at, size := s.card.Position(), s.card.Size()
	if e.Position.X < at.X || e.Position.Y < at.Y || e.Position.X > at.X+size.Width || e.Position.Y > at.Y+size.Height {
		s.closed()
	}
}

// grown makes room for what has changed its height.
func (s *overlay) grown() { s.layout(s.Size()) }

func (s *overlay) layout(size fyne.Size) {
	s.shade.Resize(size)
	w := min(s.width, size.Width-32)
	h := min(flow.Height(s.inside, w), size.Height-overlayTop-24)
	s.card.Move(fyne.NewPos(float32(int((size.Width-w)/2)), min(overlayTop, max(12, (size.Height-h)/2))))
	s.card.Resize(fyne.NewSize(w, h))
}

func (s *overlay) MinSize() fyne.Size { return fyne.NewSize(200, 120) }

func (s *overlay) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &overlayRenderer{s}
}

type overlayRenderer struct{ s *overlay }

func (r *overlayRenderer) Destroy()              {}
func (r *overlayRenderer) MinSize() fyne.Size    { return r.s.MinSize() }
func (r *overlayRenderer) Layout(size fyne.Size) { r.s.layout(size) }
func (r *overlayRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.shade, r.s.card}
}

func (r *overlayRenderer) Refresh() {
	r.s.shade.FillColor = theme.Color(theme.ColorNameShadow)
	r.s.layout(r.s.Size())
	r.s.shade.Refresh()
	r.s.card.Refresh()
}

// showOver lays something over the window, in place of what lies there.
func (w *Window) showOver(inside fyne.CanvasObject, width float32, focus fyne.Focusable) *overlay {
	w.hideOver()
	c := w.window.Canvas()
	s := newOverlay(inside, width, w.hideOver)
	w.over = s
	c.Overlays().Add(s)
	s.Resize(c.Size())
	if focus != nil {
		c.Focus(focus)
	}
	return s
}

// hideOver takes away what lies over the window.
func (w *Window) hideOver() {
	if w.over != nil {
		w.window.Canvas().Overlays().Remove(w.over)
		w.over = nil
	}
}

// padded keeps space around the inside of an overlay or a panel.
func padded(items ...fyne.CanvasObject) *flow.Column {
	return flow.NewColumn(10, items...).Padded(flow.Inset{Left: 22, Top: 18, Right: 22, Bottom: 20})
}
