package app

import (
	"image/color"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
)

// historyRow is one revision: when, why, what changed, and what can be done
// with it. A click compares it with now; its tick, or Ctrl or Shift, with
// another one.
type historyRow struct {
	widget.BaseWidget
	panel  *historyPanel
	data   desk.HistoryRow
	naming bool
	back   bool // it can be restored

	tick   *box
	number *flow.Prose
	column *flow.Column
	field  *entry // while the revision is named
	card   *canvas.Rectangle
	ring   *canvas.Rectangle

	hovered bool
	also    bool // the click under way is one with Ctrl or Shift
}

func newHistoryRow(p *historyPanel) *historyRow {
	r := &historyRow{
		panel:  p,
		number: flow.NewProse("", look.SizeSmall, look.Muted).Single().Aligned(fyne.TextAlignTrailing),
		column: flow.NewColumn(1),
		card:   canvas.NewRectangle(color.Transparent),
		ring:   canvas.NewRectangle(color.Transparent),
	}
	r.tick = newBox(func() { p.selectOne(r.data.N, true) })
	r.card.CornerRadius, r.ring.CornerRadius = 6, 6
	r.ring.StrokeWidth = 1.5
	r.ring.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// set shows a revision, and returns whether that changed anything.
func (r *historyRow) set(d desk.HistoryRow, naming bool) bool {
	at, ok := r.panel.history.Restorable()
	back := ok && at == d.N
	if reflect.DeepEqual(d, r.data) && naming == r.naming && back == r.back {
		return false
	}
	r.data, r.naming, r.back = d, naming, back
	r.tick.set(d.Selected)
	r.number.SetText(lang.L("Revision {{.Number}}", words.Data{"Number": words.Number(d.N)}))
	small := func(text string, colour fyne.ThemeColorName) fyne.CanvasObject {
		return flow.NewProse(text, look.SizeSmall, colour)
	}
	head := flow.NewRuns([]flow.Run{
		{Text: d.When, Bold: true}, {Text: "  " + d.Kind, Colour: look.Muted},
	}, look.SizeSmall, theme.ColorNameForeground)
	items := []fyne.CanvasObject{flow.NewColumn(0, head).Padded(flow.Inset{Right: numberWidth()})}
	switch {
	case naming:
		if r.field == nil {
			r.field = r.newField(d.Name)
		}
		items = append(items, flow.NewColumn(0, r.field).Padded(flow.Inset{Top: 2, Bottom: 4}))
	case d.Name != "":
		items = append(items, flow.NewRuns([]flow.Run{{Text: lang.L("“{{.Name}}”", words.Data{"Name": d.Name}), Italic: true}}, theme.SizeNameText, theme.ColorNameForeground))
	}
	if !naming {
		r.field = nil
	}
	if d.Unsaved {
		items = append(items, small(lang.L("with changes that are not saved yet"), theme.ColorNameWarning))
	}
	switch {
	case d.Failed:
		items = append(items, small(d.Changed, theme.ColorNameError))
	case d.Changed == "":
		items = append(items, small("…", look.Muted))
	default:
		items = append(items, small(desk.Title(d.Changed), theme.ColorNameForeground))
	}
	for _, e := range d.Exports {
		items = append(items, small(e, look.Muted))
	}
	if d.Selected && !naming {
		items = append(items, flow.NewColumn(0, r.actions()).Padded(flow.Inset{Top: 5, Bottom: 1}))
	}
	r.column.SetItems(items...)
	r.Refresh()
	return true
}

// actions are what can be done with a revision that is selected.
func (r *historyRow) actions() fyne.CanvasObject {
	n := r.data.N
	label := lang.L("Name it")
	if r.data.Name != "" {
		label = lang.L("Change the name")
	}
	items := []fyne.CanvasObject{newLink(label, func() { r.panel.name(n) })}
	if r.back {
		items = append(items, newLink(lang.L("Restore this"), func() { r.panel.hooks.restore(n) }))
	}
	return links(items...)
}

func (r *historyRow) newField(name string) *entry {
	e := newEntry(false, lang.L("A name, such as “as sent to the board”"))
	e.show(name)
	done := false // Enter and Escape take the focus away, which must not store again
	store := func() {
		if !done {
			done = true
			if e.Text == name {
				r.panel.naming = 0
				r.panel.arrange()
			} else {
				r.panel.rename(r.data.N, e.Text)
			}
		}
	}
	e.enter = func() { store(); r.panel.work.focus(r) }
	e.escape = func() {
		done = true
		r.panel.naming = 0
		r.panel.arrange()
		r.panel.work.focus(r)
	}
	e.focused = func(on bool) {
		if !on {
			store()
		}
	}
	return e
}

// MouseDown notes whether the click selects this revision beside another.
func (r *historyRow) MouseDown(e *desktop.MouseEvent) {
	r.also = e.Modifier&(fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift) != 0
}

func (r *historyRow) MouseUp(*desktop.MouseEvent) {}

// Tapped selects the revision.
func (r *historyRow) Tapped(*fyne.PointEvent) {
	also := r.also
	r.also = false
	r.panel.work.focus(r)
	r.panel.selectOne(r.data.N, also)
}

func (r *historyRow) MouseIn(*desktop.MouseEvent)    { r.hovered = true; r.Refresh() }
func (r *historyRow) MouseMoved(*desktop.MouseEvent) {}
func (r *historyRow) MouseOut()                      { r.hovered = false; r.Refresh() }
func (r *historyRow) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (r *historyRow) FocusGained()                   { r.ring.Show(); canvas.Refresh(r) }
func (r *historyRow) FocusLost()                     { r.ring.Hide(); canvas.Refresh(r) }
func (r *historyRow) TypedRune(rune)                 {}

// TypedKey goes from row to row, and selects: Enter alone, Space beside.
func (r *historyRow) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		r.panel.selectOne(r.data.N, false)
	case fyne.KeySpace:
		r.panel.selectOne(r.data.N, true)
	case fyne.KeyDown:
		r.panel.step(r, 1)
	case fyne.KeyUp:
		r.panel.step(r, -1)
	case fyne.KeyF2:
		r.panel.name(r.data.N)
	case fyne.KeyEscape:
		r.panel.hooks.escape()
	default:
		handOn(r, k)
	}
}

const historyInset = 7

// textAt is where the text of a row begins.
func (r *historyRow) textAt() float32 { return look.Scaled(22) + 12 }

// numberWidth is that of "Revision" with a number of three digits.
func numberWidth() float32 { return look.Scaled(88) }

// HeightFor returns the height at a width.
func (r *historyRow) HeightFor(width float32) float32 {
	return r.column.HeightFor(width-r.textAt()-10) + 2*historyInset
}

// Relayout places the parts anew after the height of one has changed.
func (r *historyRow) Relayout() { r.layout(r.Size()) }

func (r *historyRow) MinSize() fyne.Size {
	return fyne.NewSize(160, r.HeightFor(max(160, r.Size().Width)))
}

func (r *historyRow) layout(size fyne.Size) {
	r.card.Resize(size)
	r.ring.Resize(size)
	r.tick.Move(fyne.NewPos(6, historyInset-3))
	r.tick.Resize(fyne.NewSquareSize(look.Scaled(22)))
	line := r.number.MinSize().Height
	r.number.Move(fyne.NewPos(size.Width-numberWidth()-10, historyInset))
	r.number.Resize(fyne.NewSize(numberWidth(), line))
	r.column.Move(fyne.NewPos(r.textAt(), historyInset))
	if s := fyne.NewSize(size.Width-r.textAt()-10, size.Height-2*historyInset); s != r.column.Size() {
		r.column.Resize(s)
	} else {
		r.column.Relayout()
	}
}

func (r *historyRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	rr := &historyRowRenderer{r}
	rr.recolour()
	return rr
}

type historyRowRenderer struct{ r *historyRow }

func (rr *historyRowRenderer) Destroy()              {}
func (rr *historyRowRenderer) MinSize() fyne.Size    { return rr.r.MinSize() }
func (rr *historyRowRenderer) Layout(size fyne.Size) { rr.r.layout(size) }
func (rr *historyRowRenderer) Objects() []fyne.CanvasObject {
	r := rr.r
	return []fyne.CanvasObject{r.card, r.ring, r.column, r.number, r.tick}
}

func (rr *historyRowRenderer) recolour() {
	r := rr.r
	r.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	r.card.FillColor, r.card.StrokeWidth = color.Transparent, 0
	switch {
	case r.data.Selected:
		r.card.FillColor, r.card.StrokeWidth, r.card.StrokeColor = theme.Color(look.Marked), 1, theme.Color(theme.ColorNamePrimary)
	case r.hovered:
		r.card.FillColor = theme.Color(theme.ColorNameHover)
	}
}

func (rr *historyRowRenderer) Refresh() {
	rr.recolour()
	rr.r.layout(rr.r.Size())
	for _, o := range rr.Objects() {
		o.Refresh()
	}
}

// box is a check box without a text that never has the focus: the row has it.
type box struct {
	widget.BaseWidget
	icon *widget.Icon
	on   bool
	tap  func()
}

func newBox(tap func()) *box {
	b := &box{icon: widget.NewIcon(boxIcon(false)), tap: tap}
	b.ExtendBaseWidget(b)
	return b
}

func (b *box) set(on bool) {
	if b.on == on {
		return
	}
	b.on = on
	b.icon.SetResource(boxIcon(on))
}

// boxIcon is a check box, quiet as long as it is empty.
func boxIcon(on bool) fyne.Resource {
	if on {
		return theme.NewColoredResource(theme.CheckButtonCheckedIcon(), theme.ColorNamePrimary)
	}
	return theme.NewColoredResource(theme.CheckButtonIcon(), look.Muted)
}

func (b *box) Tapped(*fyne.PointEvent)             { b.tap() }
func (b *box) Cursor() desktop.Cursor              { return desktop.PointerCursor }
func (b *box) MinSize() fyne.Size                  { return fyne.NewSquareSize(look.Scaled(22)) }
func (b *box) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.icon) }
