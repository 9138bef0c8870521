package flow

import (
	"image/color"

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
	strikes []*canvas.Line // as many as are struck out
	grounds []*canvas.Rectangle
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
	n, struck, grounded := 0, 0, 0
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
			if name := p.runs[pc.run].Ground; name != "" {
				if grounded == len(r.grounds) {
					g := canvas.NewRectangle(color.Transparent)
					g.CornerRadius = 3
					r.grounds = append(r.grounds, g)
				}
				g := r.grounds[grounded]
				grounded++
				g.FillColor = theme.Color(name)
				g.Move(fyne.NewPos(shift+pc.x-2, float32(i)*p.high+1))
				g.Resize(fyne.NewSize(pc.width+4, p.high-2))
				g.Refresh()
			}
			if p.runs[pc.run].Strike {
				if struck == len(r.strikes) {
					r.strikes = append(r.strikes, canvas.NewLine(color.Transparent))
				}
				s := r.strikes[struck]
				struck++
				s.StrokeColor, s.StrokeWidth = colour, 1
				y := (float32(i) + 0.55) * p.high
				s.Position1, s.Position2 = fyne.NewPos(shift+pc.x, y), fyne.NewPos(shift+pc.x+pc.width, y)
				s.Refresh()
			}
		}
	}
	if n == len(r.texts) && struck == len(r.strikes) && grounded == len(r.grounds) && n+struck+grounded == len(r.objects) {
		return
	}
	r.texts, r.strikes, r.grounds = r.texts[:n], r.strikes[:struck], r.grounds[:grounded]
	r.objects = make([]fyne.CanvasObject, 0, n+struck+grounded)
	for _, g := range r.grounds {
		r.objects = append(r.objects, g)
	}
	for _, t := range r.texts {
		r.objects = append(r.objects, t)
	}
	for _, s := range r.strikes {
		r.objects = append(r.objects, s)
	}
	canvas.Refresh(p)
}
