package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/look"
	"bifocal/app/words"
)

func (m *figureMenu) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	objects := []fyne.CanvasObject{m.edge, m.ground, m.mark, m.none, m.thumb}
	for _, l := range m.lines {
		objects = append(objects, l.name, l.value, l.ref)
	}
	r := &figureMenuRenderer{m, objects}
	r.recolour()
	return r
}

type figureMenuRenderer struct {
	m       *figureMenu
	objects []fyne.CanvasObject
}

func (r *figureMenuRenderer) Destroy()                     {}
func (r *figureMenuRenderer) MinSize() fyne.Size           { return fyne.NewSize(200, 30) }
func (r *figureMenuRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *figureMenuRenderer) recolour() {
	m := r.m
	m.edge.FillColor, m.ground.FillColor = theme.Color(theme.ColorNameInputBorder), theme.Color(look.Surface)
	m.mark.FillColor = theme.Color(theme.ColorNameSelection)
	m.thumb.FillColor = theme.Color(look.Muted)
}

func (r *figureMenuRenderer) Layout(size fyne.Size) {
	m := r.m
	m.edge.Resize(size)
	m.ground.Move(fyne.NewPos(1, 1))
	m.ground.Resize(size.SubtractWidthHeight(2, 2))
	m.none.Move(fyne.NewPos(12, 7))
	m.none.Resize(fyne.NewSize(size.Width-24, m.none.MinSize().Height))
	if m.list == nil {
		return
	}
	right := size.Width - 14
	for i := range m.lines {
		l := &m.lines[i]
		y := float32(figureMenuInset + i*figureLineHigh)
		high := l.name.MinSize().Height
		value := min(l.value.Natural()+2, size.Width*0.6)
		l.name.Move(fyne.NewPos(12, y+2))
		l.name.Resize(fyne.NewSize(max(20, right-value-24), high))
		l.value.Move(fyne.NewPos(right-value, y+2))
		l.value.Resize(fyne.NewSize(value, high))
		l.ref.Move(fyne.NewPos(12, y+2+high-2))
		l.ref.Resize(fyne.NewSize(size.Width-30, l.ref.MinSize().Height))
	}
	m.mark.Move(fyne.NewPos(figureMenuInset, figureMenuInset+float32(m.list.Chosen-m.list.Top)*figureLineHigh))
	m.mark.Resize(fyne.NewSize(size.Width-2*figureMenuInset-4, figureLineHigh))
	if n := len(m.list.Found); n > desk.FigureLines {
		track := size.Height - 2*figureMenuInset
		m.thumb.Move(fyne.NewPos(size.Width-6, figureMenuInset+track*float32(m.list.Top)/float32(n)))
		m.thumb.Resize(fyne.NewSize(3, track*desk.FigureLines/float32(n)))
	}
}

func (r *figureMenuRenderer) Refresh() {
	r.recolour()
	r.Layout(r.m.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
	canvas.Refresh(r.m)
}

// layer returns what the menu lies in: over the content, without a layout of
// its own but that a change of the size closes the menu.
func (m *figureMenu) layer() *fyne.Container {
	m.over = &fyne.Container{Layout: &figureLayer{m: m}, Objects: []fyne.CanvasObject{m}}
	return m.over
}

type figureLayer struct {
	m    *figureMenu
	size fyne.Size
}

func (l *figureLayer) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l *figureLayer) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size != l.size {
		l.size = size
		l.m.close()
	}
}

// figuresFor says which figures a text of a fact can refer to; owner may be "",
// others are facts near in use.
func figuresFor(w *work, owner string, others func() []string) *figureSource {
	return &figureSource{
		menu: w.figures,
		list: func() []desk.FigureChoice {
			var beside []string
			if others != nil {
				beside = others()
			}
			return desk.Figures(w.index(), owner, beside, words.Say)
		},
		spans: func(text string) []desk.Stretch { return desk.Spans(w.index(), owner, text) },
		check: func(text string) (desk.RefFault, bool) { return desk.CheckRefs(w.index(), owner, text, words.Say) },
	}
}

// shown is a text with the values of the figures that it refers to.
func (s *figureSource) shown(text string) string {
	spans := s.spans(text)
	if len(spans) == 0 {
		return text
	}
	out := ""
	for _, piece := range spans {
		out += piece.Text
	}
	return out
}
