package app

import (
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
)

// optionCell is one of a few options in a cell of a table, where a select has
// no room. Letters typed in a row choose the option that begins with
// them, one letter again and again the next one; the arrow keys go through them, a
// space or a click lists them.
type optionCell struct {
	widget.BaseWidget
	inForm
	options  []string
	selected int
	changed  func(int)
	text     *flow.Prose
	small    *flow.Prose // the same, where that has more room for it
	arrow    *widget.Icon
	frame    *canvas.Rectangle
	focused  bool
	begun    string    // the letters typed in a row
	typedAt  time.Time // the last of them
	now      func() time.Time
}

// inARow is how long after a letter the next one belongs to it.
const inARow = time.Second

func newOptionCell(changed func(int), p formPlace) *optionCell {
	c := &optionCell{
		inForm: inForm{p.seen, p.next}, changed: changed,
		text:  flow.NewProse("", theme.SizeNameText, theme.ColorNameForeground).Single().Dense(),
		small: flow.NewProse("", look.SizeSmall, theme.ColorNameForeground).Single().Dense(),
		arrow: widget.NewIcon(theme.NewColoredResource(theme.MenuDropDownIcon(), look.Muted)),
		frame: canvas.NewRectangle(color.Transparent),
		now:   time.Now,
	}
	c.frame.CornerRadius = 4
	c.ExtendBaseWidget(c)
	return c
}

// show shows options and which is chosen, without telling anybody.
func (c *optionCell) show(options []string, selected int) {
	c.options, c.selected = options, max(0, min(selected, len(options)-1))
	text, colour := "", look.Muted
	if c.selected < len(options) {
		text = options[c.selected]
	}
	if c.selected > 0 {
		colour = theme.ColorNameForeground
	}
	if c.text.Text() != text {
		c.text.SetText(text)
		c.small.SetText(text)
		c.fit()
	}
	c.text.SetColour(colour)
	c.small.SetColour(colour)
}

// fit shows a name in small letters where it would be cut otherwise.
func (c *optionCell) fit() {
	wide := c.text.Natural() <= c.text.Size().Width
	setVisible(c.text, wide)
	setVisible(c.small, !wide)
}

func (c *optionCell) choose(i int) {
	if i >= 0 && i < len(c.options) && i != c.selected {
		c.show(c.options, i)
		c.changed(i)
	}
}

func (c *optionCell) list() {
	driver := fyne.CurrentApp().Driver()
	items := make([]*fyne.MenuItem, len(c.options))
	for i, o := range c.options {
		items[i] = fyne.NewMenuItem(o, func() { c.choose(i) })
	}
	if over := driver.CanvasForObject(c); over != nil && len(items) > 0 {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), over, driver.AbsolutePositionForObject(c).AddXY(0, c.Size().Height))
	}
}

func (c *optionCell) Tapped(*fyne.PointEvent) {
	if over := fyne.CurrentApp().Driver().CanvasForObject(c); over != nil {
		over.Focus(c)
	}
	c.list()
}

func (c *optionCell) Cursor() desktop.Cursor { return desktop.PointerCursor }
func (c *optionCell) FocusGained()           { c.focused = true; c.Refresh(); c.gained(c) }
func (c *optionCell) FocusLost()             { c.focused = false; c.Refresh() }

func (c *optionCell) TypedRune(r rune) {
	now := c.now()
	if now.Sub(c.typedAt) > inARow {
		c.begun = ""
	}
	if r == ' ' && c.begun == "" {
		c.list()
		return
	}
	letter := strings.ToLower(string(r))
	c.begun, c.typedAt = c.begun+letter, now
	if c.chooseBegins(c.begun, 0) || strings.Trim(c.begun, letter) != "" {
		return
	}
	c.chooseBegins(letter, 1) // the same letter again: the next one
}

// chooseBegins chooses the next option that begins with some letters, from the one
// chosen on or behind it.
func (c *optionCell) chooseBegins(letters string, from int) bool {
	if len([]rune(letters)) == 1 {
		from = 1
	}
	for i := range c.options {
		at := (c.selected + from + i) % len(c.options)
		if strings.HasPrefix(strings.ToLower(c.options[at]), letters) {
			c.choose(at)
			return true
		}
	}
	return false
}

func (c *optionCell) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyDown:
		c.choose(c.selected + 1)
	case fyne.KeyUp:
		c.choose(c.selected - 1)
	case fyne.KeyDelete, fyne.KeyBackspace:
		c.choose(0)
	default:
		if !handOn(c, k) {
			c.moves(k)
		}
	}
}

func (c *optionCell) MinSize() fyne.Size { return fyne.NewSize(40, 28) }

func (c *optionCell) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &optionCellRenderer{c}
	r.recolour()
	return r
}

// arrowRoom is the side of the arrow that says that there is a list.
const arrowRoom = 15

type optionCellRenderer struct{ c *optionCell }

func (r *optionCellRenderer) Destroy()           {}
func (r *optionCellRenderer) MinSize() fyne.Size { return r.c.MinSize() }
func (r *optionCellRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.frame, r.c.text, r.c.small, r.c.arrow}
}

func (r *optionCellRenderer) Layout(size fyne.Size) {
	pad := theme.Size(theme.SizeNameInnerPadding)
	r.c.frame.Resize(size)
	r.c.text.Move(fyne.NewPos(pad, pad-theme.Size(theme.SizeNameInputBorder))) // as in an entry beside it
	room := max(10, size.Width-pad-arrowRoom)
	r.c.text.Resize(fyne.NewSize(room, r.c.text.MinSize().Height))
	high := r.c.small.MinSize().Height
	r.c.small.Move(fyne.NewPos(pad/2, (size.Height-high)/2))
	r.c.small.Resize(fyne.NewSize(room+pad/2, high))
	r.c.arrow.Move(fyne.NewPos(size.Width-arrowRoom, (size.Height-arrowRoom)/2))
	r.c.arrow.Resize(fyne.NewSize(arrowRoom, arrowRoom))
	r.c.fit()
}

func (r *optionCellRenderer) recolour() {
	f := r.c.frame
	f.FillColor, f.StrokeColor, f.StrokeWidth = theme.Color(theme.ColorNameInputBackground), theme.Color(theme.ColorNameInputBorder), 1
	if r.c.focused {
		f.StrokeColor, f.StrokeWidth = theme.Color(theme.ColorNamePrimary), 1.5
	}
}

func (r *optionCellRenderer) Refresh() {
	r.recolour()
	r.c.frame.Refresh()
	r.c.text.Refresh()
	r.c.small.Refresh()
	r.c.arrow.Refresh()
	canvas.Refresh(r.c)
}
