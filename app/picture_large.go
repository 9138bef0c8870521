package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/export/drawing"
)

// largePicture fills the window with one picture.
type largePicture struct {
	picture *picture
	close   func()

	title  *flow.Prose
	factor *flow.Prose
	ways   []*link
	scroll *container.Scroll
	root   fyne.CanvasObject
}

// Room around a large picture, and how many units its points are shown as,
// before it is enlarged, at the most.
const (
	largeMargin = 36
	largeBase   = 2.2
)

// newLargePicture shows a picture alone. A click on a fact closes it and opens
// the fact.
func newLargePicture(p *picture, closed func()) *largePicture {
	v := &largePicture{close: closed}
	hooks := *p.hooks
	hooks.larger, hooks.grown = nil, v.grown
	hooks.open = func(fact string) {
		v.end()
		p.hooks.open(fact)
	}
	v.picture = newPicture(p.subject, p.audience, &hooks)
	v.picture.alone, v.picture.base, v.picture.most, v.picture.margin = true, largeBase, 0, margin{}
	v.picture.landscape, v.picture.fact = p.landscape, p.fact
	v.picture.room = func() float32 { return v.scroll.Size().Width - 2*largeMargin }
	v.picture.Show()
	v.build()
	v.light()
	return v
}

func (v *largePicture) build() {
	button := func(text string, icon fyne.Resource, tap func()) *button {
		b := newIconButton(text, icon, tap)
		b.Importance = widget.LowImportance
		return b
	}
	v.title = flow.NewProse("", theme.SizeNameText, theme.ColorNameForeground).Wide()
	v.factor = flow.NewProse("", look.SizeSmall, look.Muted).Wide()
	left := []fyne.CanvasObject{button(lang.L("Close"), theme.NavigateBackIcon(), v.end), v.title}
	for _, l := range v.picture.subject.Landscapes() {
		way := newLink(landscapeName(l), func() { v.turn(l) })
		v.ways = append(v.ways, way)
		left = append(left, way)
	}
	right := []fyne.CanvasObject{
		button("", theme.ZoomOutIcon(), func() { v.zoom(-1) }), v.factor, button("", theme.ZoomInIcon(), func() { v.zoom(1) }),
		button(lang.L("Copy as text"), theme.ContentCopyIcon(), v.picture.copyText),
		button(lang.L("Save as PNG…"), theme.DocumentSaveIcon(), func() { v.picture.save("png") }),
		button(lang.L("Save as SVG…"), theme.DocumentSaveIcon(), func() { v.picture.save("svg") }),
	}
	v.scroll = container.NewScroll(container.New(&largeLayout{v}, v.picture))
	top := container.New(&barOfLarge{len(left)}, append(left, right...)...)
	v.root = container.NewStack(newGround(look.Surface), container.NewBorder(
		container.NewStack(newGround(look.Rail), top), nil, nil, nil, v.scroll))
}

// barOfLarge puts the first objects at the left and the others at the right,
// each in the middle of the line.
type barOfLarge struct{ left int }

func (l *barOfLarge) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(560, headerHeight) }

func (l *barOfLarge) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put := func(obj fyne.CanvasObject, x float32, m fyne.Size) {
		obj.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		obj.Resize(m)
	}
	x := float32(8)
	for _, obj := range o[:l.left] {
		m := obj.MinSize()
		put(obj, x, m)
		x += m.Width + linkGap
	}
	x = size.Width - 10
	for i := len(o) - 1; i >= l.left; i-- {
		m := o[i].MinSize()
		x -= m.Width
		put(o[i], x, m)
		x -= 6
	}
}

// largeLayout puts the picture in the middle, and at the top where it is higher
// than the window.
type largeLayout struct{ v *largePicture }

func (l *largeLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*largeMargin, 2*largeMargin)
}

func (l *largeLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	m := o[0].MinSize()
	whole := func(f float32) float32 { return float32(int(f)) } // nothing between two pixels
	o[0].Move(fyne.NewPos(whole(max(largeMargin, (size.Width-m.Width)/2)), whole(max(largeMargin, (size.Height-m.Height)/2))))
	o[0].Resize(m)
	l.v.picture.follow() // the window may have another width
}

// grown makes room for a picture of another size, and keeps what is in the
// middle there.
func (v *largePicture) grown() {
	content, view := v.scroll.Content.Size(), v.scroll.Size()
	middle := func(offset, view, content float32) float32 {
		if content <= view {
			return 0.5
		}
		return (offset + view/2) / content
	}
	x, y := middle(v.scroll.Offset.X, view.Width, content.Width), middle(v.scroll.Offset.Y, view.Height, content.Height)
	if content.Height <= view.Height {
		y = 0 // it begins at its top
	}
	v.scroll.Refresh()
	v.scroll.Content.Refresh()
	content = v.scroll.Content.Size()
	to := func(share, view, content float32) float32 {
		return min(max(0, share*content-view/2), max(0, content-view))
	}
	v.scroll.ScrollToOffset(fyne.NewPos(to(x, view.Width, content.Width), to(y, view.Height, content.Height)))
	v.light()
}

// light brings the line at the top in line with the picture.
func (v *largePicture) light() {
	if p := v.picture.plate; !p.Empty() && v.title.Text() != p.Drawing.Title {
		v.title.SetRuns([]flow.Run{{Text: p.Drawing.Title, Bold: true}})
	}
	v.factor.SetText(lang.L("{{.Number}} %", words.Data{"Number": words.Number(int(v.picture.enlarged*100 + 0.5))}))
	for i, l := range v.ways {
		if v.picture.subject.Landscapes()[i] == v.picture.landscape {
			l.prose.SetColour(look.Accent(v.picture.audience))
		} else {
			l.prose.SetColour(look.Muted)
		}
	}
	v.root.Refresh()
}

func (v *largePicture) turn(l drawing.Landscape) {
	v.picture.turn(l)
	v.light()
}

// factors are how much larger than fitted a picture can be made.
var factors = []float32{0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4}

// zoom makes the picture larger or smaller by a step; 0 fits it again.
func (v *largePicture) zoom(by int) {
	at := 3
	for i, f := range factors {
		if by != 0 && f == v.picture.enlarged {
			at = min(max(0, i+by), len(factors)-1)
		}
	}
	if v.picture.enlarged != factors[at] {
		v.picture.enlarged = factors[at]
		v.picture.hooks.easel.soon()
		v.light()
	}
}

func (v *largePicture) end() {
	v.picture.hooks.easel.drop(v.picture)
	v.close()
}

// key takes the keys of the window while the picture fills it.
func (v *largePicture) key(k fyne.KeyName) {
	const step = 60
	page := v.scroll.Size().Height - step
	by := func(dx, dy float32) {
		o, c, s := v.scroll.Offset, v.scroll.Content.Size(), v.scroll.Size()
		v.scroll.ScrollToOffset(fyne.NewPos(
			min(max(0, o.X+dx), max(0, c.Width-s.Width)), min(max(0, o.Y+dy), max(0, c.Height-s.Height))))
	}
	switch k {
	case fyne.KeyEscape:
		v.end()
	case fyne.KeyPlus, fyne.KeyEqual:
		v.zoom(1)
	case fyne.KeyMinus:
		v.zoom(-1)
	case fyne.Key0:
		v.zoom(0)
	case fyne.KeyUp:
		by(0, -step)
	case fyne.KeyDown:
		by(0, step)
	case fyne.KeyLeft:
		by(-step, 0)
	case fyne.KeyRight:
		by(step, 0)
	case fyne.KeyPageUp:
		by(0, -page)
	case fyne.KeyPageDown, fyne.KeySpace:
		by(0, page)
	case fyne.KeyHome:
		v.scroll.ScrollToTop()
	case fyne.KeyEnd:
		v.scroll.ScrollToBottom()
	}
}
