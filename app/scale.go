package app

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// scale is a number from 1 to 5: one stop for Tab, set with a digit, the arrow
// keys or a click. 0 is not captured.
type scale struct {
	widget.BaseWidget
	inForm
	value   int
	changed func(int)
	dots    [scaleEnd]*canvas.Rectangle
	digits  [scaleEnd]*canvas.Text
	ring    *canvas.Rectangle
}

const (
	scaleEnd  = 5
	scaleHigh = 28
	scaleStep = 38
)

func newScale(changed func(int), p formPlace) *scale {
	s := &scale{inForm: inForm{p.seen, p.next}, changed: changed, ring: canvas.NewRectangle(color.Transparent)}
	for i := range s.dots {
		s.dots[i] = canvas.NewRectangle(color.Transparent)
		s.dots[i].CornerRadius, s.dots[i].StrokeWidth = 4, 1
		s.digits[i] = canvas.NewText(strconv.Itoa(i+1), color.Transparent)
		s.digits[i].Alignment = fyne.TextAlignCenter
	}
	s.ring.CornerRadius, s.ring.StrokeWidth = 6, 1.5
	s.ring.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// show sets the value without telling anybody.
func (s *scale) show(n int) {
	if s.value != n {
		s.value = n
		s.Refresh()
	}
}

// set takes a value from the user; what is set already is taken away.
func (s *scale) set(n int) {
	if n == s.value {
		n = 0
	}
	s.show(n)
	s.changed(n)
}

func (s *scale) Tapped(e *fyne.PointEvent) {
	if i := int(e.Position.X / scaleStep); i >= 0 && i < scaleEnd {
		s.set(i + 1)
	}
}

func (s *scale) Cursor() desktop.Cursor { return desktop.PointerCursor }
func (s *scale) FocusGained()           { s.ring.Show(); s.Refresh(); s.gained(s) }
func (s *scale) FocusLost()             { s.ring.Hide(); s.Refresh() }

func (s *scale) TypedRune(r rune) {
	if n := int(r - '0'); n >= 1 && n <= scaleEnd && n != s.value {
		s.set(n)
	}
}

func (s *scale) TypedKey(k *fyne.KeyEvent) {
	var to int
	switch k.Name {
	case fyne.KeyRight, fyne.KeyUp:
		to = min(scaleEnd, s.value+1)
	case fyne.KeyLeft, fyne.KeyDown:
		to = max(1, s.value-1)
	case fyne.KeyDelete, fyne.KeyBackspace:
		to = 0
	default:
		if !handOn(s, k) {
			s.moves(k)
		}
		return
	}
	if to != s.value {
		s.show(to)
		s.changed(to)
	}
}

func (s *scale) MinSize() fyne.Size { return fyne.NewSize(scaleEnd*scaleStep, scaleHigh+2) }

func (s *scale) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &scaleRenderer{s: s}
	r.Refresh()
	return r
}

type scaleRenderer struct{ s *scale }

func (r *scaleRenderer) Destroy()           {}
func (r *scaleRenderer) MinSize() fyne.Size { return r.s.MinSize() }

func (r *scaleRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.s.ring}
	for i := range r.s.dots {
		out = append(out, r.s.dots[i], r.s.digits[i])
	}
	return out
}

func (r *scaleRenderer) Layout(fyne.Size) {
	size := fyne.NewSize(scaleStep-6, scaleHigh)
	for i := range r.s.dots {
		at := fyne.NewPos(float32(i)*scaleStep+3, 1)
		r.s.dots[i].Move(at)
		r.s.dots[i].Resize(size)
		r.s.digits[i].Move(at)
		r.s.digits[i].Resize(size)
	}
	r.s.ring.Move(fyne.NewPos(0, -2))
	r.s.ring.Resize(fyne.NewSize(scaleEnd*scaleStep, scaleHigh+6))
}

func (r *scaleRenderer) Refresh() {
	for i := range r.s.dots {
		d, t := r.s.dots[i], r.s.digits[i]
		d.FillColor, d.StrokeColor = theme.Color(theme.ColorNameInputBackground), theme.Color(theme.ColorNameInputBorder)
		t.Color, t.TextSize, t.TextStyle = theme.Color(theme.ColorNameForeground), theme.TextSize(), fyne.TextStyle{}
		if i+1 == r.s.value {
			d.FillColor, d.StrokeColor = theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNamePrimary)
			t.Color, t.TextStyle = theme.Color(theme.ColorNameForegroundOnPrimary), fyne.TextStyle{Bold: true}
		}
		d.Refresh()
		t.Refresh()
	}
	r.s.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	r.s.ring.Refresh()
}
