package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/look"
	"bifocal/export/drawing"
	"bifocal/narrative"
)

// Units that a point of a picture is shown as, at the text size that the look
// starts with: beside running text, and in the large type of a rehearsal.
const (
	besideText = 1.4
	beforeRoom = 2
)

// pictureHooks are what the pictures of one place ask of the window around
// them.
type pictureHooks struct {
	easel  *easel
	open   func(fact string) // nil where there is nothing to open
	larger func(p *picture)  // nil where it is as large as it can be
	grown  func()            // pictures have changed their height
	window func() fyne.Window
	note   func(string) // something the user should know
}

// picture shows the facts as a drawing, as wide as it has room. A click opens
// the fact under the pointer. It has no height as long as the facts give no
// picture.
type picture struct {
	widget.BaseWidget
	hooks     *pictureHooks
	subject   desk.Subject
	audience  narrative.Audience
	landscape drawing.Landscape
	base      float32
	most, cut float32
	ground    fyne.ThemeColorName
	margin    margin
	alone     bool
	enlarged  float32
	room      func() float32 // of a picture that stands alone
	folds     *bool          // of one that can be folded: whether it is
	idle      bool           // its place is not shown: it is not drawn

	state  desk.Easel
	plate  *desk.Plate
	fact   string // the open one, which is marked
	image  *canvas.Image
	card   *canvas.Rectangle // behind it, where it stands on another ground
	texts  []*canvas.Text    // what the image lacks
	areas  []*canvas.Rectangle
	ways   []*canvas.Line
	foot   *pictureFoot
	placed placed
	hand   bool // there is a fact under the pointer
}

// margin is the space around the image of a picture and its links, and above and
// below the card that they stand on.
type margin struct{ left, top, right, bottom, above, below float32 }

// cardMargin is that of the pictures of the capture pane.
var cardMargin = margin{left: 14, top: 14, right: 14, bottom: 6, above: 4, below: 8}

// newPicture makes a picture of a subject, which is drawn as soon as it has a
// width.
func newPicture(s desk.Subject, a narrative.Audience, hooks *pictureHooks) *picture {
	p := &picture{hooks: hooks, subject: s, audience: a, base: besideText, ground: look.Surface, enlarged: 1, margin: margin{top: 10, bottom: 2}}
	p.image = &canvas.Image{ScaleMode: canvas.ImageScaleFastest} // it is painted pixel by pixel for its place
	p.most, p.cut = s.Height()
	p.foot = newPictureFoot(p)
	p.ExtendBaseWidget(p)
	p.reveal()
	hooks.easel.add(p)
	return p
}

// onCard puts the picture on a card of its own, which can be folded.
func (p *picture) onCard(folded *bool) *picture {
	p.card = canvas.NewRectangle(color.Transparent)
	p.card.CornerRadius, p.card.StrokeWidth = 5, 1
	p.margin, p.folds = cardMargin, folded
	p.foot.fill()
	return p
}

// paletteOf is how drawings look on a ground of the present theme.
func paletteOf(ground fyne.ThemeColorName) drawing.Palette {
	c := color.NRGBAModel.Convert(theme.Color(ground)).(color.NRGBA)
	p := drawing.Light
	if int(c.R)+int(c.G)+int(c.B) < 3*128 {
		p = drawing.Dark
	}
	return p.With(drawing.Ground, c)
}

// sketch says what the picture should show now; false where it is not drawn.
func (p *picture) sketch() (desk.Sketch, bool) {
	room := p.inner(p.Size().Width)
	if p.room != nil {
		room = p.room()
	}
	if room < 40 || p.idle || !p.on() {
		return desk.Sketch{}, false
	}
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		scale = c.Scale()
	}
	return desk.Sketch{
		Subject: p.subject, Audience: p.audience, Landscape: p.landscape,
		Room: room, Base: p.base * theme.TextSize() / 13, Most: p.most, Cut: p.cut, Alone: p.alone, Enlarged: p.enlarged,
		Scale: scale, Palette: paletteOf(p.ground),
	}, true
}

func (p *picture) on() bool     { return p.alone || !p.hooks.easel.shown.off }
func (p *picture) folded() bool { return p.folds != nil && *p.folds }

// show puts up a plate, and reports whether the picture has another height.
func (p *picture) show(plate *desk.Plate) (grown bool) {
	if plate == p.plate {
		return false
	}
	before, shown := p.needs(), p.Visible()
	p.plate = plate
	if !plate.Empty() {
		p.image.Image = plate.Image
		p.image.Refresh()
	}
	p.reveal()
	p.Relayout()
	p.Refresh()
	return shown != p.Visible() || before != p.needs()
}

// letGo gives up what is painted, here and on the display. Fyne remembers what
// was shown for a minute or more after it has gone, and an image is larger than
// all the rest of it.
func (p *picture) letGo() {
	p.plate, p.placed = nil, placed{}
	p.image.Image = nil
	p.image.Refresh()
}

// needs is the room that the picture asks for.
func (p *picture) needs() fyne.Size {
	if p.alone {
		return p.MinSize()
	}
	return fyne.NewSize(0, p.HeightFor(p.Size().Width))
}

// reveal shows the picture where there is one to show, and before the first
// one is drawn: it has to have a width by then.
func (p *picture) reveal() {
	if p.on() && (p.plate == nil || !p.plate.Empty()) {
		p.Show()
	} else {
		p.Hide()
	}
}

// mark marks a fact where it is shown.
func (p *picture) mark(fact string) {
	if p.fact == fact {
		return
	}
	p.fact = fact
	if !p.plate.Empty() {
		p.Refresh()
	}
}

// tells reports whether a fact is shown.
func (p *picture) tells(fact string) bool {
	return fact != "" && p.Visible() && !p.plate.Empty() && len(p.plate.Drawing.Where(fact)) > 0
}

// turn looks at an architecture in another way.
func (p *picture) turn(l drawing.Landscape) {
	if p.landscape == l {
		return
	}
	p.landscape = l
	p.foot.light()
	p.hooks.easel.soon()
}

// factAt is the fact under a place in the widget.
func (p *picture) factAt(at fyne.Position) (string, bool) {
	if p.hooks.open == nil || p.plate.Empty() || p.folded() {
		return "", false
	}
	return p.plate.FactAt(at.X-p.margin.left, at.Y-p.margin.above-p.margin.top, p.inner(p.Size().Width))
}

func (p *picture) Tapped(e *fyne.PointEvent) {
	if fact, ok := p.factAt(e.Position); ok {
		p.hooks.open(fact)
	}
}

func (p *picture) TappedSecondary(e *fyne.PointEvent) {
	if !p.plate.Empty() && !p.folded() {
		p.menu(e.AbsolutePosition)
	}
}

func (p *picture) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }
func (p *picture) MouseMoved(e *desktop.MouseEvent) {
	pointer.move(e)
	_, p.hand = p.factAt(e.Position)
}
func (p *picture) MouseOut() { p.hand = false }

func (p *picture) Cursor() desktop.Cursor {
	if p.hand {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
