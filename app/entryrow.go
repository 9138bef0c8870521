package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/library"
)

// entryRow is one solution in the list of the library.
type entryRow struct {
	widget.BaseWidget
	home    *home
	entry   library.Entry
	title   *flow.Prose
	detail  *flow.Prose
	status  *flow.Prose
	changed *flow.Prose
	remove  *widget.Button
	card    *ground
	hover   *canvas.Rectangle
}

func newEntryRow(h *home) *entryRow {
	r := &entryRow{
		home:    h,
		title:   flow.NewRuns([]flow.Run{{Bold: true}}, theme.SizeNameText, theme.ColorNameForeground).Single(),
		detail:  flow.NewProse("", look.SizeSmall, look.Muted).Single(),
		status:  flow.NewProse("", look.SizeSmall, look.Muted).Single(),
		changed: flow.NewProse("", look.SizeSmall, look.Muted).Single().Aligned(fyne.TextAlignTrailing),
		card:    newGround(look.Surface).rounded(6, look.Hairline),
		hover:   canvas.NewRectangle(theme.Color(theme.ColorNameHover)),
	}
	r.hover.CornerRadius = 6
	r.hover.Hide()
	r.remove = widget.NewButtonWithIcon("", theme.NewColoredResource(theme.DeleteIcon(), look.Muted), func() { h.remove(r.entry) })
	r.remove.Importance = widget.LowImportance
	r.ExtendBaseWidget(r)
	return r
}

func (r *entryRow) set(e library.Entry) {
	r.entry = e
	title := e.Title
	if title == "" {
		title = lang.L("Untitled")
	}
	if e.Customer == "" {
		r.title.SetRuns([]flow.Run{{Text: title, Bold: true}})
	} else {
		r.title.SetRuns([]flow.Run{{Text: e.Customer + "\u2002", Bold: true}, {Text: title}})
	}
	var found []flow.Run
	for _, p := range e.Snippet {
		found = append(found, flow.Run{Text: p.Text, Bold: p.Hit})
	}
	if found == nil {
		found = []flow.Run{{}}
	}
	r.detail.SetRuns(found)
	r.status.SetText(words.Say(string(e.Status)))
	r.changed.SetText(changedWhen(e.Changed, r.home.env.Now()))
	r.Refresh()
}

// Tapped opens the solution.
func (r *entryRow) Tapped(*fyne.PointEvent)        { r.home.hooks.open(r.entry.ID) }
func (r *entryRow) MouseIn(*desktop.MouseEvent)    { r.hover.Show(); canvas.Refresh(r) }
func (r *entryRow) MouseMoved(*desktop.MouseEvent) {}
func (r *entryRow) MouseOut()                      { r.hover.Hide(); canvas.Refresh(r) }
func (r *entryRow) Cursor() desktop.Cursor         { return desktop.PointerCursor }

func (r *entryRow) MinSize() fyne.Size { return fyne.NewSize(300, 52) }

func (r *entryRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return widget.NewSimpleRenderer(container.New(&entryRowLayout{r}, r.card, r.hover, r.title, r.detail, r.status, r.changed, r.remove))
}

type entryRowLayout struct{ r *entryRow }

func (l *entryRowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.r.MinSize() }

func (l *entryRowLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	r := l.r
	box := fyne.NewSize(size.Width-32, size.Height-6)
	r.card.Move(fyne.NewPos(16, 3))
	r.card.Resize(box)
	r.hover.Move(fyne.NewPos(16, 3))
	r.hover.Resize(box)
	right := size.Width - 22
	m := r.remove.MinSize()
	r.remove.Move(fyne.NewPos(right-m.Width, (size.Height-m.Height)/2))
	r.remove.Resize(m)
	right -= m.Width + 8
	line := r.changed.MinSize().Height
	r.changed.Move(fyne.NewPos(right-130, (size.Height-line)/2))
	r.changed.Resize(fyne.NewSize(130, line))
	right -= 130 + 8
	r.status.Move(fyne.NewPos(right-70, (size.Height-line)/2))
	r.status.Resize(fyne.NewSize(70, line))
	right -= 70 + 12
	high := r.title.MinSize().Height
	y := (size.Height - high) / 2
	if r.detail.Text() != "" {
		y = (size.Height - high - line) / 2
	}
	r.title.Move(fyne.NewPos(30, y))
	r.title.Resize(fyne.NewSize(max(20, right-30), high))
	r.detail.Move(fyne.NewPos(30, y+high))
	r.detail.Resize(fyne.NewSize(max(20, right-30), line))
}
