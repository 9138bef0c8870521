package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
)

// cover stands in place of the text of an entry that has not the focus and shows
// the values of the figures that the text refers to.
type cover struct {
	spans []desk.Stretch // kept while the entry has the focus, for the room they take
	prose *flow.Prose
}

// resolve shows the values in a text that refers to figures, where the entry
// has not the focus.
func (e *entry) resolve() {
	var spans []desk.Stretch
	switch {
	case e.hasFocus:
	case e.figures != nil:
		spans = e.figures.spans(e.Text)
	}
	if spans == nil && e.brief && !e.hasFocus && !e.Password && e.Text != "" {
		spans = []desk.Stretch{{Text: e.Text, End: len(e.Text)}}
	}
	switch {
	case spans == nil && !e.covered():
		if e.cover == nil || e.hasFocus || e.cover.spans == nil {
			return
		}
		e.cover.spans = nil // it lost its last reference while it had the focus
	case spans == nil:
		e.cover.prose.Hide()
		if !e.hasFocus {
			e.cover.spans = nil
		}
	default:
		e.coverWith(spans)
	}
	e.fit(e.Size().Width)
	canvas.Refresh(e)
}

// covered reports whether values are shown in place of references.
func (e *entry) covered() bool { return e.cover != nil && e.cover.prose.Visible() }

func (e *entry) coverWith(spans []desk.Stretch) {
	if e.cover == nil {
		e.cover = &cover{
			prose: flow.NewProse("", theme.SizeNameText, theme.ColorNameForeground).Dense(),
		}
		if !e.MultiLine {
			e.cover.prose.Single()
		}
		e.Refresh() // the renderer takes it in
	}
	c := e.cover
	if c.prose.Visible() && slices.Equal(spans, c.spans) {
		return
	}
	c.spans = spans
	runs := make([]flow.Run, len(spans))
	for i, s := range spans {
		runs[i] = flow.Run{Text: s.Text}
		switch {
		case s.Missing:
			runs[i].Colour = theme.ColorNameError
		case s.Figure:
			runs[i].Ground = look.Chip
		}
	}
	c.prose.SetRuns(runs)
	c.prose.Show()
	e.layCover(e.Size())
}

// layCover puts the cover where the text of the entry is.
func (e *entry) layCover(size fyne.Size) {
	if e.cover == nil {
		return
	}
	border, pad := theme.Size(theme.SizeNameInputBorder), theme.Size(theme.SizeNameInnerPadding)
	e.cover.prose.Move(fyne.NewPos(pad, pad-border))
	e.cover.prose.Resize(fyne.NewSize(max(10, size.Width-2*pad), max(10, size.Height-2*pad+2*border)))
}

// MouseDown puts the cursor at what was clicked, in the values shown too, and
// closes the menu of figures where the click leaves its bracket.
func (e *entry) MouseDown(m *desktop.MouseEvent) {
	if e.covered() {
		shown := e.cover.prose.At(m.Position.Subtract(e.cover.prose.Position()))
		at := len([]rune(e.Text[:min(len(e.Text), desk.Source(e.cover.spans, shown))]))
		e.CursorRow += 6
		e.toOffset(at)
		moved := *m
		moved.Position = e.CursorPosition().AddXY(0.5, theme.TextSize()/2)
		m, e.still = &moved, true
	}
	e.Entry.MouseDown(m)
	e.followFigures(false)
}

// MouseUp ends a click.
func (e *entry) MouseUp(m *desktop.MouseEvent) {
	e.still = false
	e.Entry.MouseUp(m)
}

// Dragged selects text, but for the click that made the references appear under
// the pointer: they stand elsewhere than their values did.
func (e *entry) Dragged(d *fyne.DragEvent) {
	if !e.still {
		e.Entry.Dragged(d)
	}
}

func (e *entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	return &entryRenderer{WidgetRenderer: e.Entry.CreateRenderer(), e: e}
}

// entryRenderer is Fyne's. Where the entry is covered, what it shows stands in
// place of the text.
type entryRenderer struct {
	fyne.WidgetRenderer
	e       *entry
	covered []fyne.CanvasObject
}

func (r *entryRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.e.layCover(size)
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	all := r.WidgetRenderer.Objects()
	if !r.e.covered() {
		return all
	}
	if r.covered == nil {
		r.covered = append(slices.Clone(all[:frameObjects]), r.e.cover.prose)
	}
	return r.covered
}

// frameObjects are the first objects of Fyne's entry: its ground and its border.
const frameObjects = 2

func (r *entryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	if r.e.covered() {
		r.e.cover.prose.Refresh()
	}
}
