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

// findingRow is a finding in the list of the review. A click, or Enter, leads to
// its place; the arrow beside it, or Space, tells more.
type findingRow struct {
	widget.BaseWidget
	card   findingCard
	place  string
	open   bool
	step   func(from *findingRow, by int)
	dot    *canvas.Circle
	more   *widget.Icon
	column *flow.Column
	ground *canvas.Rectangle
	ring   *canvas.Rectangle

	hovered bool
}

func newFindingRow(hooks *findingHooks, step func(*findingRow, int)) *findingRow {
	r := &findingRow{
		step: step, column: flow.NewColumn(2), dot: canvas.NewCircle(color.Transparent),
		more:   widget.NewIcon(chevron(false)),
		ground: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
	}
	r.card = findingCard{hooks: hooks, back: r, draw: r.draw}
	r.ground.CornerRadius, r.ring.CornerRadius = 6, 6
	r.ring.StrokeWidth = 1.5
	r.ring.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// set shows a finding, and returns whether that changed anything.
func (r *findingRow) set(row desk.FindingRow, place string) bool {
	if reflect.DeepEqual(row, r.card.row) && place == r.place {
		return false
	}
	r.card.row, r.place = row, place
	r.build()
	return true
}

// draw puts the row together anew, where it may have another height.
func (r *findingRow) draw() {
	r.build()
	r.card.hooks.grown()
}

func (r *findingRow) build() {
	row := &r.card.row
	message, _ := row.In(findingWords)
	aside := !row.Counts()
	ink := theme.ColorNameForeground
	if aside {
		ink = look.Muted
	}
	items := []fyne.CanvasObject{flow.NewColumn(0, flow.NewProse(message, theme.SizeNameText, ink)).Padded(flow.Inset{Right: 22})}
	if r.place != "" {
		items = append(items, flow.NewProse(r.place, look.SizeSmall, look.Muted).Single())
	}
	items = append(items, r.card.again()...)
	switch {
	case aside:
		items = append(items, flow.NewRuns([]flow.Run{
			{Text: lang.L("No problem:") + " ", Bold: true}, {Text: row.Aside.Reason},
		}, look.SizeSmall, theme.ColorNameForeground), links(newLink(lang.L("Take it up again"), func() { r.card.hooks.up(*row.Aside) })))
	case r.card.asking:
		items = append(items, r.card.question()...)
	default:
		fixes := r.card.fixes()
		if r.open || row.Again {
			fixes = append(fixes, r.card.dismissal()...)
		} else if len(fixes) > 1 {
			fixes = fixes[:1]
		}
		if r.open {
			items = append(items, flow.NewColumn(3, r.card.why()...).Padded(flow.Inset{Top: 3, Bottom: 1}))
		}
		if len(fixes) > 0 {
			items = append(items, flow.NewColumn(0, flow.NewLine(14, fixes...)).Padded(flow.Inset{Top: 2}))
		}
	}
	r.more.SetResource(chevron(r.open))
	setVisible(r.more, !aside)
	r.column.SetItems(items...)
	r.Refresh()
}

// toggle tells more, or less.
func (r *findingRow) toggle() {
	r.open = !r.open
	r.draw()
}

// Tapped leads to the place, or where the arrow is tells more.
func (r *findingRow) Tapped(e *fyne.PointEvent) {
	switch {
	case !r.card.row.Counts():
	case e.Position.X > r.Size().Width-findingArrow && e.Position.Y < look.Scaled(34):
		r.card.hooks.focus(r)
		r.toggle()
	default:
		r.card.hooks.lead(r.card.row)
	}
}

func (r *findingRow) MouseIn(*desktop.MouseEvent)    { r.hovered = true; r.Refresh() }
func (r *findingRow) MouseMoved(*desktop.MouseEvent) {}
func (r *findingRow) MouseOut()                      { r.hovered = false; r.Refresh() }
func (r *findingRow) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (r *findingRow) FocusGained()                   { r.ring.Show(); canvas.Refresh(r) }
func (r *findingRow) FocusLost()                     { r.ring.Hide(); canvas.Refresh(r) }
func (r *findingRow) TypedRune(rune)                 {}

// TypedKey goes from finding to finding, leads to one, and tells more of it.
func (r *findingRow) TypedKey(k *fyne.KeyEvent) {
	counts := r.card.row.Counts()
	switch {
	case (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) && counts:
		r.card.hooks.lead(r.card.row)
	case k.Name == fyne.KeySpace && counts, k.Name == fyne.KeyRight && counts && !r.open, k.Name == fyne.KeyLeft && r.open:
		r.toggle()
	case k.Name == fyne.KeyDown:
		r.step(r, 1)
	case k.Name == fyne.KeyUp:
		r.step(r, -1)
	case k.Name == fyne.KeyDelete && counts:
		r.card.ask()
	default:
		handOn(r, k)
	}
}

const (
	findingInset = 6
	findingText  = 24 // where the text begins
	findingArrow = 30
)

// HeightFor returns the height at a width.
func (r *findingRow) HeightFor(width float32) float32 {
	return r.column.HeightFor(width-findingText-8) + 2*findingInset
}

func (r *findingRow) MinSize() fyne.Size {
	return fyne.NewSize(120, r.HeightFor(max(120, r.Size().Width)))
}

func (r *findingRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	rr := &findingRowRenderer{r, []fyne.CanvasObject{r.ground, r.ring, r.dot, r.column, r.more}}
	rr.recolour()
	return rr
}

type findingRowRenderer struct {
	r       *findingRow
	objects []fyne.CanvasObject
}

func (rr *findingRowRenderer) Destroy()                     {}
func (rr *findingRowRenderer) MinSize() fyne.Size           { return rr.r.MinSize() }
func (rr *findingRowRenderer) Objects() []fyne.CanvasObject { return rr.objects }

func (rr *findingRowRenderer) Layout(size fyne.Size) {
	r := rr.r
	r.ground.Resize(size)
	r.ring.Resize(size)
	line := fyne.MeasureText("x", theme.TextSize(), fyne.TextStyle{}).Height
	dot := look.Scaled(7)
	r.dot.Move(fyne.NewPos(10, findingInset+(line-dot)/2+1))
	r.dot.Resize(fyne.NewSquareSize(dot))
	r.column.Move(fyne.NewPos(findingText, findingInset))
	r.column.Resize(fyne.NewSize(size.Width-findingText-8, size.Height-2*findingInset))
	r.more.Move(fyne.NewPos(size.Width-findingArrow+6, findingInset+(line-16)/2+1))
	r.more.Resize(fyne.NewSquareSize(16))
}

func (rr *findingRowRenderer) recolour() {
	r := rr.r
	r.ground.FillColor = color.Transparent
	if r.hovered {
		r.ground.FillColor = theme.Color(theme.ColorNameHover)
	}
	r.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	r.dot.FillColor = theme.Color(severityColour(r.card.row.Severity))
	if !r.card.row.Counts() {
		r.dot.FillColor = theme.Color(look.Hairline)
	}
}

func (rr *findingRowRenderer) Refresh() {
	rr.recolour()
	rr.Layout(rr.r.Size())
	for _, o := range rr.objects {
		o.Refresh()
	}
}

// themeLine is the name of a theme over its findings.
func themeLine(text string, n int) fyne.CanvasObject {
	return flow.NewColumn(0, flow.NewRuns([]flow.Run{
		{Text: text, Bold: true}, {Text: "  " + words.Number(n), Colour: look.Muted},
	}, look.SizeSmall, look.Muted)).Padded(flow.Inset{Left: findingText, Top: 8, Bottom: 1})
}

// severityLine is the head of the findings of a severity.
func severityLine(s desk.FindingSection) fyne.CanvasObject {
	count, means := severityCount(s.Severity, s.Count)
	return flow.NewColumn(0, flow.NewRuns([]flow.Run{
		{Text: count, Bold: true, Colour: severityColour(s.Severity)}, {Text: "  " + means, Colour: look.Muted},
	}, theme.SizeNameText, theme.ColorNameForeground)).Padded(flow.Inset{Left: 10, Top: 14, Bottom: 0})
}
