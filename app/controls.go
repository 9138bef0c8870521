package app

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
)

// link is a short text that does something.
type link struct {
	widget.BaseWidget
	prose *flow.Prose
	tap   func()
}

func newLink(text string, tap func()) *link {
	l := &link{prose: flow.NewRuns([]flow.Run{{Text: text, Bold: true}}, look.SizeSmall, theme.ColorNameHyperlink), tap: tap}
	l.ExtendBaseWidget(l)
	return l
}

func (l *link) setText(text string) {
	if l.prose.Text() != text {
		l.prose.SetRuns([]flow.Run{{Text: text, Bold: true}})
		l.Refresh()
	}
}

func (l *link) Tapped(e *fyne.PointEvent) {
	if !pointer.again(l, e) {
		l.tap()
	}
}

func (l *link) Cursor() desktop.Cursor { return desktop.PointerCursor }
func (l *link) HeightFor(float32) float32 {
	return l.prose.MinSize().Height
}

func (l *link) MinSize() fyne.Size {
	return fyne.NewSize(l.prose.Natural()+1, l.prose.HeightFor(l.prose.Natural()+1))
}

func (l *link) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.prose) }

// row is one line of a list: what can be opened, with the keyboard too.
type row struct {
	widget.BaseWidget
	title  *flow.Prose
	detail *flow.Prose // under the title; may be empty
	count  *flow.Prose // at the right
	mark   *flow.Prose // before it, how many findings lead there; nil where there never were any
	dot    *canvas.Circle
	icon   *widget.Icon
	ground *canvas.Rectangle
	ring   *canvas.Rectangle
	indent float32
	leads  bool // to a field, for which letters typed here are meant
	tap    func()

	graveness fyne.ThemeColorName // of the mark
}

func newRow(title string, bold bool, indent float32, tap func()) *row {
	r := &row{
		title:  flow.NewRuns([]flow.Run{{Text: title, Bold: bold}}, theme.SizeNameText, theme.ColorNameForeground).Single(),
		detail: flow.NewProse("", look.SizeSmall, look.Muted).Single(),
		count:  flow.NewProse("", look.SizeSmall, look.Muted).Single(),
		ground: canvas.NewRectangle(theme.Color(theme.ColorNameHover)),
		ring:   canvas.NewRectangle(color.Transparent),
		indent: indent,
		tap:    tap,
	}
	r.ground.CornerRadius, r.ring.CornerRadius = 4, 4
	r.ground.Hide()
	r.ring.StrokeWidth = 1.5
	r.ring.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// withIcon puts an icon before the title.
func (r *row) withIcon(res fyne.Resource) *row {
	r.icon = widget.NewIcon(theme.NewThemedResource(res))
	return r
}

func (r *row) setTitle(text string, bold bool, colour fyne.ThemeColorName) {
	if r.title.Text() != text {
		r.title.SetRuns([]flow.Run{{Text: text, Bold: bold}})
	}
	r.title.SetColour(colour)
}

func (r *row) setDetail(text string) {
	if r.detail.Text() == text {
		return
	}
	grew := (r.detail.Text() == "") != (text == "")
	r.detail.SetText(text)
	if grew {
		r.Refresh()
	}
}

func (r *row) setCount(text string) {
	if r.count.Text() != text {
		r.count.SetText(text)
		r.Refresh()
	}
}

// setMark says how many findings lead there.
func (r *row) setMark(t desk.Tally) {
	text := ""
	if n := t.All(); n > 0 {
		text = words.Number(n)
	}
	colour := severityColour(t.Gravest())
	if r.mark == nil {
		if text == "" {
			return
		}
		r.mark = flow.NewProse("", look.SizeSmall, colour).Single()
		r.dot = canvas.NewCircle(theme.Color(colour))
	}
	if r.mark.Text() == text && r.graveness == colour {
		return
	}
	r.graveness = colour
	r.mark.SetText(text)
	r.mark.SetColour(colour)
	r.Refresh()
}

func (r *row) Tapped(e *fyne.PointEvent) {
	if !pointer.again(r, e) {
		r.tap()
	}
}

func (r *row) MouseIn(e *desktop.MouseEvent)    { pointer.move(e); r.ground.Show(); canvas.Refresh(r) }
func (r *row) MouseMoved(e *desktop.MouseEvent) { pointer.move(e) }
func (r *row) MouseOut()                        { r.ground.Hide(); canvas.Refresh(r) }
func (r *row) Cursor() desktop.Cursor           { return desktop.PointerCursor }
func (r *row) FocusGained()                     { r.ring.Show(); canvas.Refresh(r) }
func (r *row) FocusLost()                       { r.ring.Hide(); canvas.Refresh(r) }

// TypedRune takes the space bar, which comes as a key and then as a letter: taken
// as the key, the letter would go to where the row has led.
func (r *row) TypedRune(c rune) {
	switch {
	case c == ' ':
		r.tap()
	case r.leads:
		typeThrough(r, r.tap, c)
	}
}

func (r *row) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
		r.tap()
	} else {
		handOn(r, k)
	}
}

func (r *row) HeightFor(float32) float32 {
	h := r.title.MinSize().Height + 10
	if r.detail.Text() != "" {
		h += r.detail.MinSize().Height
	}
	return h
}

func (r *row) MinSize() fyne.Size { return fyne.NewSize(60, r.HeightFor(0)) }

func (r *row) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	objects := []fyne.CanvasObject{r.ground, r.ring, r.title, r.detail, r.count}
	if r.icon != nil {
		objects = append(objects, r.icon)
	}
	rr := &rowRenderer{r, objects}
	rr.recolour()
	return rr
}

type rowRenderer struct {
	r       *row
	objects []fyne.CanvasObject
}

func (rr *rowRenderer) Destroy()           {}
func (rr *rowRenderer) MinSize() fyne.Size { return rr.r.MinSize() }

// Objects are the parts of the row; the mark is among them from when it is first
// needed.
func (rr *rowRenderer) Objects() []fyne.CanvasObject {
	if rr.r.mark != nil && !slices.Contains(rr.objects, fyne.CanvasObject(rr.r.mark)) {
		rr.objects = append(rr.objects, rr.r.dot, rr.r.mark)
	}
	return rr.objects
}

func (rr *rowRenderer) Layout(size fyne.Size) {
	r := rr.r
	r.ground.Resize(size)
	r.ring.Resize(size)
	x := r.indent + 8
	if r.icon != nil {
		r.icon.Move(fyne.NewPos(r.indent+4, 5+(r.title.MinSize().Height-16)/2))
		r.icon.Resize(fyne.NewSize(16, 16))
		x = r.indent + 26
	}
	right := size.Width - 10
	if r.count.Text() != "" {
		w := r.count.Natural() + 1
		r.count.Move(fyne.NewPos(right-w, 6))
		r.count.Resize(fyne.NewSize(w, r.count.MinSize().Height))
		right -= max(w, look.Scaled(16)) + 8
	}
	if r.mark != nil {
		on := r.mark.Text() != ""
		setVisible(r.mark, on)
		setVisible(r.dot, on)
		if on {
			if r.count.Text() == "" {
				right -= look.Scaled(16) + 8 // where the counts of others stand
			}
			w, dot := r.mark.Natural()+1, look.Scaled(7)
			r.mark.Move(fyne.NewPos(right-w, 6))
			r.mark.Resize(fyne.NewSize(w, r.mark.MinSize().Height))
			r.dot.Move(fyne.NewPos(right-w-dot-4, 6+(r.mark.MinSize().Height-dot)/2))
			r.dot.Resize(fyne.NewSquareSize(dot))
			right -= w + dot + 12
		}
	}
	high := r.title.MinSize().Height
	r.title.Move(fyne.NewPos(x, 5))
	r.title.Resize(fyne.NewSize(max(10, right-x), high))
	r.detail.Move(fyne.NewPos(x, 5+high))
	r.detail.Resize(fyne.NewSize(max(10, right-x), r.detail.MinSize().Height))
}

func (rr *rowRenderer) recolour() {
	rr.r.ground.FillColor = theme.Color(theme.ColorNameHover)
	rr.r.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	if rr.r.dot != nil {
		rr.r.dot.FillColor = theme.Color(rr.r.graveness)
	}
}

func (rr *rowRenderer) Refresh() {
	rr.recolour()
	rr.Layout(rr.r.Size())
	for _, o := range rr.Objects() {
		o.Refresh()
	}
}

// wheel lies over the content of a scroll and takes nothing but the wheel:
// without it an entry under the pointer would swallow the scrolling.
type wheel struct {
	widget.BaseWidget
	scrolled func(*fyne.ScrollEvent)
}

func newWheel(scrolled func(*fyne.ScrollEvent)) *wheel {
	w := &wheel{scrolled: scrolled}
	w.ExtendBaseWidget(w)
	return w
}

func (w *wheel) Scrolled(e *fyne.ScrollEvent) { w.scrolled(e) }
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// outlined draws the border of a field around an object that has none.
func outlined(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(o, newGround(transparent).rounded(4, theme.ColorNameInputBorder))
}

// transparent is no colour of the theme.
const transparent fyne.ThemeColorName = ""

// ground is a filled rectangle in a colour of the theme.
type ground struct {
	widget.BaseWidget
	colour fyne.ThemeColorName
	radius float32
	stroke fyne.ThemeColorName
	rect   *canvas.Rectangle
}

func newGround(colour fyne.ThemeColorName) *ground {
	g := &ground{colour: colour, rect: canvas.NewRectangle(color.Transparent)}
	g.ExtendBaseWidget(g)
	return g
}

func (g *ground) rounded(radius float32, stroke fyne.ThemeColorName) *ground {
	g.radius, g.stroke = radius, stroke
	return g
}

func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{g}
	r.colour()
	return r
}

type groundRenderer struct{ g *ground }

func (r *groundRenderer) Destroy()                     {}
func (r *groundRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.g.rect} }
func (r *groundRenderer) Layout(size fyne.Size)        { r.g.rect.Resize(size) }
func (r *groundRenderer) colour() {
	if r.g.colour != transparent {
		r.g.rect.FillColor = theme.Color(r.g.colour)
	}
	r.g.rect.CornerRadius = r.g.radius
	if r.g.stroke != "" {
		r.g.rect.StrokeColor = theme.Color(r.g.stroke)
		r.g.rect.StrokeWidth = 1
	}
}
func (r *groundRenderer) Refresh() { r.colour(); r.g.rect.Refresh() }
