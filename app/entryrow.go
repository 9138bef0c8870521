package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/library"
)

// rowHeight is the height of a solution in the list; Fyne puts a gap between
// two.
const rowHeight = 54

func rowHigh() float32 { return look.Scaled(rowHeight) }

// rowHooks are what a row asks of the list it stands in.
type rowHooks struct {
	open   func(at int, with fyne.KeyModifier)
	tick   func(at int)
	menu   func(at int, where fyne.Position)
	placed func(*entryRow) // shows a solution for the first time
}

// entryRow is one solution in the list of the library.
type entryRow struct {
	widget.BaseWidget
	hooks rowHooks
	at    int // -1 until it shows something
	entry library.Entry
	typed string // what was searched for
	when  string
	state rowState

	title   *flow.Prose
	detail  *flow.Prose
	status  *flow.Prose
	tag     *ground
	changed *flow.Prose
	tick    *glyph
	more    *glyph
	card    *canvas.Rectangle
	over    bool
	with    fyne.KeyModifier // held when the button went down
}

// rowState is how a row stands among the others.
type rowState struct {
	chosen   bool // ticked
	choosing bool // some row is ticked
	cursor   bool // the keyboard is here
}

func newEntryRow(hooks rowHooks) *entryRow {
	r := &entryRow{
		hooks:   hooks,
		at:      -1,
		title:   flow.NewRuns([]flow.Run{{Bold: true}}, theme.SizeNameText, theme.ColorNameForeground).Single(),
		detail:  flow.NewProse("", look.SizeSmall, look.Muted).Single(),
		status:  flow.NewProse("", look.SizeSmall, look.Muted).Single(),
		tag:     newGround(look.Surface).rounded(9, ""),
		changed: flow.NewProse("", look.SizeSmall, look.Muted).Single().Aligned(fyne.TextAlignTrailing),
		card:    canvas.NewRectangle(color.Transparent),
	}
	r.card.CornerRadius = 6
	r.tick = newGlyph(theme.CheckButtonIcon(), func() { r.hooks.tick(r.at) })
	r.more = newGlyph(theme.NewColoredResource(theme.MoreVerticalIcon(), look.Muted), func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.more)
		r.hooks.menu(r.at, at.AddXY(0, r.more.Size().Height))
	})
	r.tick.Hide()
	r.more.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// set shows a solution, and where typed is in its names.
func (r *entryRow) set(at int, e library.Entry, typed, when string, state rowState) {
	if r.at < 0 {
		r.hooks.placed(r)
	}
	r.at = at
	if r.entry.ID == e.ID && r.typed == typed && r.when == when && sameEntry(r.entry, e) {
		r.mark(state)
		return
	}
	r.entry, r.typed, r.when = e, typed, when
	if e.ID == "" { // on its way
		r.title.SetText("…")
		r.detail.SetText("")
		r.status.SetText("")
		r.changed.SetText("")
	} else {
		r.title.SetRuns(nameRuns(e, typed))
		r.detail.SetRuns(hits(e.Snippet, false))
		r.status.SetText(words.Say(string(e.Status)))
		ink, tint := look.Status(e.Status)
		r.status.SetColour(ink)
		r.tag.colour = tint
		r.changed.SetText(when)
	}
	r.state = state
	r.Refresh()
}

func sameEntry(a, b library.Entry) bool {
	if len(a.Snippet) != len(b.Snippet) || a.Title != b.Title || a.Customer != b.Customer || a.Status != b.Status {
		return false
	}
	for i := range a.Snippet {
		if a.Snippet[i] != b.Snippet[i] {
			return false
		}
	}
	return true
}

// mark shows how the row stands among the others.
func (r *entryRow) mark(state rowState) {
	if r.state != state {
		r.state = state
		r.dress()
		canvas.Refresh(r)
	}
}

// dress brings ground, tick and menu in line with the state of the row.
func (r *entryRow) dress() {
	r.card.FillColor, r.card.StrokeColor, r.card.StrokeWidth = theme.Color(look.Surface), theme.Color(look.Hairline), 1
	if r.state.chosen {
		r.card.FillColor = over(faint(theme.Color(theme.ColorNamePrimary)), theme.Color(look.Surface))
	} else if r.over {
		r.card.FillColor = over(theme.Color(theme.ColorNameHover), theme.Color(look.Surface))
	}
	if r.state.cursor {
		r.card.StrokeColor, r.card.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
	}
	icon := theme.CheckButtonIcon()
	if r.state.chosen {
		icon = theme.CheckButtonCheckedIcon()
	}
	if r.tick.icon.Resource != icon {
		r.tick.icon.SetResource(icon)
	}
	here := r.entry.ID != ""
	setVisible(r.tick, here && (r.over || r.state.choosing || r.state.cursor))
	setVisible(r.more, here && (r.over || r.state.cursor))
	setVisible(r.tag, here && r.entry.Status != "")
}

// faint lets most of what is under a colour through.
func faint(c color.Color) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = 0x1e
	return n
}

// over lays a colour that lets light through over one that does not.
func over(c, ground color.Color) color.Color {
	a, b := color.NRGBAModel.Convert(c).(color.NRGBA), color.NRGBAModel.Convert(ground).(color.NRGBA)
	mix := func(x, y uint8) uint8 { return uint8((int(x)*int(a.A) + int(y)*(255-int(a.A))) / 255) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 255}
}

func setVisible(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}

// Tapped opens the solution, or with Ctrl or Shift held chooses it.
func (r *entryRow) Tapped(*fyne.PointEvent) {
	with := r.with
	r.with = 0
	r.hooks.open(r.at, with)
}

// TappedSecondary shows what can be done with the solution.
func (r *entryRow) TappedSecondary(e *fyne.PointEvent) { r.hooks.menu(r.at, e.AbsolutePosition) }

func (r *entryRow) MouseDown(e *desktop.MouseEvent) { r.with = e.Modifier }
func (r *entryRow) MouseUp(*desktop.MouseEvent)     {}
func (r *entryRow) MouseIn(*desktop.MouseEvent)     { r.hover(true) }
func (r *entryRow) MouseMoved(*desktop.MouseEvent)  {}
func (r *entryRow) MouseOut()                       { r.hover(false) }
func (r *entryRow) Cursor() desktop.Cursor          { return desktop.PointerCursor }
func (r *entryRow) MinSize() fyne.Size              { return fyne.NewSize(300, rowHigh()) }
func (r *entryRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	r.dress()
	return &entryRowRenderer{r, []fyne.CanvasObject{r.card, r.title, r.detail, r.tag, r.status, r.changed, r.tick, r.more}}
}

func (r *entryRow) hover(on bool) {
	if r.over != on {
		r.over = on
		r.dress()
		canvas.Refresh(r)
	}
}

type entryRowRenderer struct {
	r       *entryRow
	objects []fyne.CanvasObject
}

func (rr *entryRowRenderer) Destroy()                     {}
func (rr *entryRowRenderer) MinSize() fyne.Size           { return rr.r.MinSize() }
func (rr *entryRowRenderer) Objects() []fyne.CanvasObject { return rr.objects }

func (rr *entryRowRenderer) Refresh() {
	rr.r.dress()
	rr.Layout(rr.r.Size())
	for _, o := range rr.objects {
		o.Refresh()
	}
}

// Widths of the columns at the right of a row.
const (
	rowMargin    = 16
	changedWidth = 132
	tagMargin    = 9
	tagColumn    = 96
	glyphWidth   = 28
)

func (rr *entryRowRenderer) Layout(size fyne.Size) {
	r := rr.r
	if size.Width <= 0 {
		return
	}
	r.card.Move(fyne.NewPos(rowMargin, 1))
	r.card.Resize(fyne.NewSize(size.Width-2*rowMargin, size.Height-2))
	middle := func(o fyne.CanvasObject, x, w, h float32) {
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
		o.Resize(fyne.NewSize(w, h))
	}
	middle(r.tick, rowMargin+4, glyphWidth, glyphWidth)
	right := size.Width - rowMargin - 4 - glyphWidth
	middle(r.more, right, glyphWidth, glyphWidth)
	line := r.changed.MinSize().Height
	changedWidth, tagColumn := look.Scaled(changedWidth), look.Scaled(tagColumn)
	right -= changedWidth + 4
	middle(r.changed, right, changedWidth, line)
	right -= tagColumn + 8
	w := min(tagColumn, r.status.Natural()+2+2*tagMargin)
	middle(r.tag, right, w, line+2)
	middle(r.status, right+tagMargin, w-2*tagMargin, line)
	right -= 12
	left := float32(rowMargin + 8 + glyphWidth)
	high := r.title.MinSize().Height
	y := (size.Height - high) / 2
	if r.detail.Text() != "" {
		y = (size.Height - high - line) / 2
	}
	r.title.Move(fyne.NewPos(left, y))
	r.title.Resize(fyne.NewSize(max(20, right-left), high))
	r.detail.Move(fyne.NewPos(left, y+high))
	r.detail.Resize(fyne.NewSize(max(20, right-left), line))
}
