package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
)

// chip is a small switch with a text and perhaps a number, in a row of such: a
// filter, or with tab set a place.
type chip struct {
	widget.BaseWidget
	text   string
	count  string
	on     bool
	tab    bool
	colour fyne.ThemeColorName // of a dot before the text; "" for none
	tap    func()
	typed  func(rune) // what is typed while it has the focus

	label  *flow.Prose
	ground *canvas.Rectangle
	dot    *canvas.Circle
	ring   *canvas.Rectangle
	over   bool
}

func newChip(text string, tap func()) *chip {
	c := &chip{
		text: text, tap: tap,
		label:  flow.NewProse("", look.SizeSmall, theme.ColorNameForeground).Single(),
		ground: canvas.NewRectangle(color.Transparent),
		dot:    canvas.NewCircle(color.Transparent),
		ring:   canvas.NewRectangle(color.Transparent),
	}
	c.ring.StrokeWidth = 1.5
	c.ring.Hide()
	c.ExtendBaseWidget(c)
	c.write()
	return c
}

// set changes what the chip shows.
func (c *chip) set(text, count string, on bool) {
	if c.text == text && c.count == count && c.on == on {
		return
	}
	c.text, c.count, c.on = text, count, on
	c.write()
	c.Refresh()
}

func (c *chip) write() {
	ink, quiet := theme.ColorNameForeground, look.Muted
	switch {
	case c.on && !c.tab:
		ink, quiet = theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnPrimary
	case c.tab && !c.on:
		ink = look.Muted
	}
	runs := []flow.Run{{Text: c.text, Bold: c.tab || c.on, Colour: ink}}
	if c.count != "" {
		runs[0].Text += "\u2002"
		runs = append(runs, flow.Run{Text: c.count, Colour: quiet})
	}
	c.label.SetRuns(runs)
}

func (c *chip) Tapped(*fyne.PointEvent)        { c.tap() }
func (c *chip) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (c *chip) MouseIn(*desktop.MouseEvent)    { c.over = true; c.Refresh() }
func (c *chip) MouseMoved(*desktop.MouseEvent) {}
func (c *chip) MouseOut()                      { c.over = false; c.Refresh() }
func (c *chip) FocusGained()                   { c.ring.Show(); canvas.Refresh(c) }
func (c *chip) FocusLost()                     { c.ring.Hide(); canvas.Refresh(c) }
func (c *chip) TypedRune(r rune) {
	if c.typed != nil && r != ' ' {
		c.typed(r)
	}
}

func (c *chip) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter || k.Name == fyne.KeySpace {
		c.tap()
	} else {
		handOn(c, k)
	}
}

const (
	chipHeight = 26
	chipMargin = 10
	chipDot    = 7
)

// inner is the room beside the text.
func (c *chip) inner() float32 {
	if c.tab {
		return 4
	}
	return chipMargin
}

func (c *chip) MinSize() fyne.Size {
	w := c.label.Natural() + 2 + 2*c.inner()
	if c.colour != "" {
		w += chipDot + 6
	}
	return fyne.NewSize(w, chipHeight)
}

func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &chipRenderer{c}
	r.recolour()
	return r
}

type chipRenderer struct{ c *chip }

func (r *chipRenderer) Destroy()           {}
func (r *chipRenderer) MinSize() fyne.Size { return r.c.MinSize() }
func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.ground, r.c.dot, r.c.label, r.c.ring}
}

func (r *chipRenderer) Layout(size fyne.Size) {
	c := r.c
	if c.tab {
		c.ground.Move(fyne.NewPos(c.inner(), size.Height-2))
		c.ground.Resize(fyne.NewSize(size.Width-2*c.inner(), 2))
	} else {
		c.ground.Move(fyne.NewPos(0, 0))
		c.ground.Resize(size)
	}
	c.ring.Resize(size)
	x := c.inner()
	if c.colour != "" {
		c.dot.Move(fyne.NewPos(x, (size.Height-chipDot)/2))
		c.dot.Resize(fyne.NewSize(chipDot, chipDot))
		x += chipDot + 6
	}
	line := c.label.MinSize().Height
	c.label.Move(fyne.NewPos(x, (size.Height-line)/2))
	c.label.Resize(fyne.NewSize(size.Width-x-c.inner(), line))
}

func (r *chipRenderer) recolour() {
	c := r.c
	c.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	c.ring.CornerRadius = chipHeight / 2
	c.ground.StrokeWidth = 0
	switch {
	case c.tab && c.on:
		c.ground.FillColor = theme.Color(theme.ColorNamePrimary)
	case c.tab:
		c.ground.FillColor = color.Transparent
		if c.over {
			c.ground.FillColor = theme.Color(look.Hairline)
		}
	default:
		c.ground.CornerRadius = chipHeight / 2
		c.ground.FillColor = theme.Color(look.Surface)
		if c.over {
			c.ground.FillColor = theme.Color(look.Hairline)
		}
		if c.on {
			c.ground.FillColor = theme.Color(theme.ColorNamePrimary)
		} else {
			c.ground.StrokeColor, c.ground.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
		}
	}
	if c.tab {
		c.ring.CornerRadius = 4
	}
	c.dot.FillColor = color.Transparent
	if c.colour != "" {
		c.dot.FillColor = theme.Color(c.colour)
		if c.on {
			c.dot.FillColor = theme.Color(theme.ColorNameForegroundOnPrimary)
		}
	}
}

func (r *chipRenderer) Refresh() {
	r.recolour()
	r.Layout(r.c.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// glyph is an icon that can be clicked. It takes no notice of the pointer over
// it, so that the row it stands in keeps knowing.
type glyph struct {
	widget.BaseWidget
	icon *widget.Icon
	tap  func()
}

func newGlyph(res fyne.Resource, tap func()) *glyph {
	g := &glyph{icon: widget.NewIcon(res), tap: tap}
	g.ExtendBaseWidget(g)
	return g
}

func (g *glyph) Tapped(*fyne.PointEvent) { g.tap() }
func (g *glyph) Cursor() desktop.Cursor  { return desktop.PointerCursor }
func (g *glyph) MinSize() fyne.Size      { return fyne.NewSize(28, 28) }
func (g *glyph) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(layout.NewCustomPaddedLayout(5, 5, 5, 5), g.icon))
}
