package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// sided puts an audience's name and colour before an editor.
type sided struct {
	widget.BaseWidget
	audience narrative.Audience
	bar      *canvas.Rectangle
	tag      *flow.Prose
	room     float32 // for the longer of the two names
	face     float32 // the size of text that the room is for
	editor   *entry
}

func newSided(a narrative.Audience, e *entry) *sided {
	s := &sided{
		audience: a,
		bar:      canvas.NewRectangle(theme.Color(look.Accent(a))),
		tag:      flow.NewRuns([]flow.Run{{Text: words.Audience(a), Bold: true}}, look.SizeSmall, look.Accent(a)).Single(),
		editor:   e,
	}
	s.room, s.face = tagRoom(), theme.Size(look.SizeSmall)
	s.ExtendBaseWidget(s)
	return s
}

// tagRoom is the width that either audience's name needs, so that the editors
// of both stand under each other.
func tagRoom() float32 {
	var widest float32
	for _, a := range narrative.Audiences {
		name := flow.NewRuns([]flow.Run{{Text: words.Audience(a), Bold: true}}, look.SizeSmall, look.Accent(a))
		widest = max(widest, name.Natural())
	}
	return widest + 18
}

func (s *sided) HeightFor(width float32) float32 { return s.editor.HeightFor(width - s.room) }

func (s *sided) MinSize() fyne.Size {
	return fyne.NewSize(s.room+80, s.editor.MinSize().Height)
}

func (s *sided) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &sidedRenderer{s}
}

type sidedRenderer struct{ s *sided }

func (r *sidedRenderer) Destroy()           {}
func (r *sidedRenderer) MinSize() fyne.Size { return r.s.MinSize() }
func (r *sidedRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.bar, r.s.tag, r.s.editor}
}

func (r *sidedRenderer) Layout(size fyne.Size) {
	line := r.s.tag.MinSize().Height
	r.s.bar.Resize(fyne.NewSize(3, size.Height))
	r.s.tag.Move(fyne.NewPos(9, 5.5))
	r.s.tag.Resize(fyne.NewSize(r.s.room-11, line))
	r.s.editor.Move(fyne.NewPos(r.s.room, 0))
	r.s.editor.Resize(fyne.NewSize(size.Width-r.s.room, size.Height))
}

func (r *sidedRenderer) Refresh() {
	r.s.bar.FillColor = theme.Color(look.Accent(r.s.audience))
	if face := theme.Size(look.SizeSmall); face != r.s.face {
		r.s.room, r.s.face = tagRoom(), face
		r.Layout(r.s.Size())
	}
	r.s.bar.Refresh()
	r.s.tag.Refresh()
	r.s.editor.Refresh()
}

// beside puts two objects next to each other, each half as wide.
type beside struct {
	widget.BaseWidget
	items []fyne.CanvasObject
}

func newBeside(items ...fyne.CanvasObject) *beside {
	b := &beside{items: items}
	b.ExtendBaseWidget(b)
	return b
}

const besideGap = 10

func (b *beside) share(width float32) float32 {
	n := float32(len(b.items))
	return (width - besideGap*(n-1)) / n
}

func (b *beside) HeightFor(width float32) float32 {
	var h float32
	for _, o := range b.items {
		h = max(h, flow.Height(o, b.share(width)))
	}
	return h
}

func (b *beside) MinSize() fyne.Size {
	var w float32
	for _, o := range b.items {
		w = max(w, o.MinSize().Width)
	}
	n := float32(len(b.items))
	w = w*n + besideGap*(n-1)
	return fyne.NewSize(w, b.HeightFor(max(w, b.Size().Width)))
}

// Relayout places the objects anew after the height of one has changed.
func (b *beside) Relayout() {
	w := b.share(b.Size().Width)
	if w <= 0 {
		return
	}
	for i, o := range b.items {
		o.Move(fyne.NewPos(float32(i)*(w+besideGap), 0))
		if s := fyne.NewSize(w, flow.Height(o, w)); o.Size() != s {
			o.Resize(s)
		} else if n, ok := o.(flow.Relayouter); ok {
			n.Relayout()
		}
	}
}

func (b *beside) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return &besideRenderer{b}
}

type besideRenderer struct{ b *beside }

func (r *besideRenderer) Destroy()                     {}
func (r *besideRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *besideRenderer) Objects() []fyne.CanvasObject { return r.b.items }

func (r *besideRenderer) Layout(fyne.Size) { r.b.Relayout() }

func (r *besideRenderer) Refresh() {
	r.b.Relayout()
	for _, o := range r.b.items {
		o.Refresh()
	}
}
