package flow

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer draws a text object for each piece of a line.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &proseRenderer{p: p}
}

type proseRenderer struct {
	p       *Prose
	texts   []*canvas.Text
	objects []fyne.CanvasObject
}

func (r *proseRenderer) Destroy()                     {}
func (r *proseRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *proseRenderer) Layout(size fyne.Size) { r.draw(size.Width, false) }

func (r *proseRenderer) Refresh() { r.draw(r.p.Size().Width, true) }

// draw brings the text objects in line with the lines. Those that look as
// before are left alone.
func (r *proseRenderer) draw(width float32, recolour bool) {
	p := r.p
	if width <= 0 {
		return
	}
	p.breakLines(width)
	n := 0
	for i, l := range p.lines {
		var shift float32
		if p.align == fyne.TextAlignTrailing && len(l.pieces) > 0 {
			last := l.pieces[len(l.pieces)-1]
			shift = max(0, width-last.x-last.width)
		}
		for _, pc := range l.pieces {
			if n == len(r.texts) {
				r.texts = append(r.texts, canvas.NewText("", nil))
			}
			t := r.texts[n]
			n++
			name := p.runs[pc.run].Colour
			if name == "" {
				name = p.colour
			}
			style := p.style(pc.run)
			colour := t.Color
			if recolour || colour == nil {
				colour = theme.Color(name)
			}
			if t.Text != pc.text || t.TextSize != p.face || t.TextStyle != style || t.Color != colour {
				t.Text, t.TextSize, t.TextStyle, t.Color = pc.text, p.face, style, colour
				t.Refresh()
			}
			t.Move(fyne.NewPos(shift+pc.x, float32(i)*p.high))
			t.Resize(fyne.NewSize(pc.width, p.high))
		}
	}
	if n == len(r.objects) {
		return
	}
	r.texts = r.texts[:n]
	r.objects = make([]fyne.CanvasObject, n)
	for i, t := range r.texts {
		r.objects[i] = t
	}
	canvas.Refresh(p)
}
