package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
)

// figureSource says which figures an entry can refer to.
type figureSource struct {
	menu  *figureMenu
	list  func() []desk.FigureChoice
	spans func(text string) []desk.Stretch // the text with the values of its figures
	check func(text string) (desk.RefFault, bool)
}

// figureMenu is the list of figures at the cursor of an entry. It lies in the
// window's content, not in an overlay, so that the entry keeps the focus.
type figureMenu struct {
	widget.BaseWidget
	entry *entry // it is open for; nil where it is closed
	list  *desk.FigureList
	start int             // of the bracket, in characters
	over  *fyne.Container // what it lies in

	edge   *canvas.Rectangle
	ground *canvas.Rectangle
	mark   *canvas.Rectangle // behind the chosen line
	lines  [desk.FigureLines]figureLine
	none   *flow.Prose // says that nothing was found
	thumb  *canvas.Rectangle
}

// figureLine is one line of the menu: what the figure is called, its value, and
// under them the reference.
type figureLine struct{ name, value, ref *flow.Prose }

const (
	figureLineHigh  = 38
	figureMenuWide  = 380
	figureMenuInset = 4
)

func newFigureMenu() *figureMenu {
	m := &figureMenu{
		edge:   canvas.NewRectangle(theme.Color(theme.ColorNameInputBorder)),
		ground: canvas.NewRectangle(theme.Color(look.Surface)),
		mark:   canvas.NewRectangle(theme.Color(theme.ColorNameSelection)),
		none:   flow.NewProse(lang.L("No figure of this solution is called that."), look.SizeSmall, look.Muted).Single(),
		thumb:  canvas.NewRectangle(theme.Color(look.Hairline)),
	}
	m.edge.CornerRadius, m.ground.CornerRadius, m.mark.CornerRadius, m.thumb.CornerRadius = 6, 5, 4, 2
	for i := range m.lines {
		m.lines[i] = figureLine{
			name:  flow.NewProse("", theme.SizeNameText, theme.ColorNameForeground).Single(),
			value: flow.NewRuns([]flow.Run{{Bold: true}}, theme.SizeNameText, theme.ColorNameForeground).Single().Aligned(fyne.TextAlignTrailing),
			ref:   flow.NewProse("", look.SizeSmall, look.Muted).Single(),
		}
	}
	m.ExtendBaseWidget(m)
	m.Hide()
	return m
}

// opened reports whether the menu is open for an entry.
func (m *figureMenu) opened(e *entry) bool { return m.entry == e && e != nil }

// follow opens, filters or closes the menu after the text or the cursor of an
// entry has changed.
func (m *figureMenu) follow(e *entry, typed bool) {
	start, query, ok := desk.OpenRef(e.Text, e.cursorAt())
	if !ok || !typed && !m.opened(e) {
		m.close()
		if !ok {
			e.dismissed = 0
		}
		return
	}
	if e.dismissed == start+1 {
		return // closed for this one
	}
	e.dismissed = 0
	if !m.opened(e) || m.start != start {
		m.entry, m.start, m.list = e, start, desk.NewFigureList(e.figures.list())
	}
	m.list.Type(query)
	m.show()
}

func (m *figureMenu) show() {
	m.fill()
	m.place()
	m.Show()
	m.Refresh()
}

// close takes the menu away.
func (m *figureMenu) close() {
	if m.entry != nil {
		m.entry, m.list = nil, nil
		m.Hide()
	}
}

// dismiss closes the menu until another bracket is opened.
func (m *figureMenu) dismiss() {
	m.entry.dismissed = m.start + 1
	m.close()
}

// key lets the keyboard choose, and reports whether the key was for the menu.
func (m *figureMenu) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown:
		m.list.Move(1)
	case fyne.KeyUp:
		m.list.Move(-1)
	case fyne.KeyPageDown:
		m.list.Page(1)
	case fyne.KeyPageUp:
		m.list.Page(-1)
	case fyne.KeyEscape:
		m.dismiss()
		return true
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		m.take()
		return true
	default:
		return false
	}
	m.show()
	return true
}

// take puts the chosen figure into the text. Where there is none, the menu
// closes.
func (m *figureMenu) take() {
	e := m.entry
	choice, ok := m.list.Choice()
	if !ok {
		m.dismiss()
		return
	}
	text, at := desk.InsertRef(e.Text, m.start, e.cursorAt(), choice.Ref)
	m.close()
	e.replace(text, at)
}

// height is that of the menu with what it shows.
func (m *figureMenu) height() float32 {
	n := len(m.list.InSight())
	if n == 0 {
		return 30
	}
	return float32(n)*figureLineHigh + 2*figureMenuInset
}

// place puts the menu under the cursor, or over it where there is no room, and
// never out of the window.
func (m *figureMenu) place() {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(m.entry).Subtract(driver.AbsolutePositionForObject(m.over))
	room := m.over.Size()
	caret := m.entry.CursorPosition()
	line := theme.TextSize() + 2*theme.Size(theme.SizeNameInnerPadding)
	x := at.X + min(max(0, caret.X), m.entry.Size().Width-20)
	top := at.Y + min(max(0, caret.Y), max(0, m.entry.Size().Height-line))
	size := fyne.NewSize(min(figureMenuWide, room.Width-16), m.height())
	y := top + line - theme.Size(theme.SizeNameInnerPadding)
	if y+size.Height > room.Height-8 {
		y = top - theme.Size(theme.SizeNameInnerPadding) - size.Height - 2
	}
	x = max(8, min(x-14, room.Width-size.Width-8))
	m.Move(fyne.NewPos(float32(int(x)), float32(int(max(4, y))))) // on whole points, or thin lines blur
	m.Resize(size)
}

// fill shows the lines in sight.
func (m *figureMenu) fill() {
	shown := m.list.InSight()
	for i := range m.lines {
		l := &m.lines[i]
		if i >= len(shown) {
			l.name.Hide()
			l.value.Hide()
			l.ref.Hide()
			continue
		}
		value := shown[i].Value
		if value == "" {
			value = "–"
		}
		l.name.SetText(shown[i].Name)
		l.value.SetRuns([]flow.Run{{Text: value, Bold: true}})
		l.ref.SetText("{" + shown[i].Ref + "}")
		l.name.Show()
		l.value.Show()
		l.ref.Show()
	}
	m.none.Hidden = len(shown) > 0
	m.mark.Hidden = len(shown) == 0
	m.thumb.Hidden = len(m.list.Found) <= desk.FigureLines
}

func (m *figureMenu) line(y float32) int {
	if y < figureMenuInset {
		return -1
	}
	return int((y - figureMenuInset) / figureLineHigh)
}

// Tapped takes the figure that is clicked.
func (m *figureMenu) Tapped(e *fyne.PointEvent) {
	if m.entry == nil || len(m.list.Found) == 0 {
		return
	}
	m.list.Point(m.line(e.Position.Y))
	m.take()
}

func (m *figureMenu) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }
func (m *figureMenu) MouseOut()                     {}
func (m *figureMenu) Cursor() desktop.Cursor        { return desktop.PointerCursor }

// MouseMoved chooses the line under the pointer.
func (m *figureMenu) MouseMoved(e *desktop.MouseEvent) {
	if m.entry != nil && m.list.Point(m.line(e.Position.Y)) {
		m.Refresh()
	}
}

// Scrolled moves the lines under the wheel.
func (m *figureMenu) Scrolled(e *fyne.ScrollEvent) {
	if m.entry == nil {
		return
	}
	by := 1
	if e.Scrolled.DY > 0 {
		by = -1
	}
	m.list.Scroll(by)
	m.fill()
	m.Refresh()
}

// The menu takes a click without taking the focus from its entry: what can have
// the focus does not lose it to nobody.
func (m *figureMenu) FocusGained()            {}
func (m *figureMenu) FocusLost()              {}
func (m *figureMenu) TypedRune(rune)          {}
func (m *figureMenu) TypedKey(*fyne.KeyEvent) {}
