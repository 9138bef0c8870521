package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/flow"
	"bifocal/app/look"
)

// panel lies over the capture pane, in the library beside the list, never over
// the framings. One is shown at a time.
type panel struct {
	name   string // to tell whether it is the one that is shown
	column *flow.Column
	scroll *container.Scroll
	root   fyne.CanvasObject
	again  func() // shows it anew, in another language
	shown  func() // brings it in line with the settings; may be nil
	gone   func() // it was taken away; may be nil
	help   *help  // where it is the help
}

// newPanel makes a panel with a title that leads back.
func newPanel(name, title string, closed func(), items ...fyne.CanvasObject) *panel {
	p := &panel{name: name}
	back := newRow(title, true, 0, closed).withIcon(theme.NavigateBackIcon())
	p.column = flow.NewColumn(8, append([]fyne.CanvasObject{back}, items...)...).
		Padded(flow.Inset{Left: 8, Top: 8, Right: 8, Bottom: 24})
	p.scroll = container.NewVScroll(p.column)
	p.root = container.NewStack(newGround(look.Rail), p.scroll, newWheel(p.scroll.Scrolled))
	return p
}

// grown makes room for what has changed its height.
func (p *panel) grown() {
	width := p.scroll.Size().Width
	if width <= 0 {
		return
	}
	p.column.Resize(fyne.NewSize(width, max(p.column.HeightFor(width), p.scroll.Size().Height)))
	p.column.Relayout()
	p.scroll.Refresh()
}

// lay shows a panel; the same one again takes it away.
func (w *Window) lay(p *panel) {
	if w.panel != nil && w.panel.name == p.name {
		w.uncover()
		return
	}
	w.leavePanel()
	w.panel = p
	w.window.Canvas().Unfocus() // what is typed now is not for the field behind it
	w.arrange()
}

// leavePanel tells the panel that it is taken away.
func (w *Window) leavePanel() {
	if w.panel != nil && w.panel.gone != nil {
		w.panel.gone()
	}
}

// uncover takes the panel away.
func (w *Window) uncover() {
	if w.panel != nil {
		w.leavePanel()
		w.panel = nil
		w.arrange()
	}
}

// besideLayout puts a panel beside the library.
type besideLayout struct{}

const besideWidth = 400

func (besideLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(besideWidth+o[2].MinSize().Width, o[2].MinSize().Height)
}

func (besideLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	side := min(besideWidth, size.Width/2)
	o[0].Resize(fyne.NewSize(side, size.Height))
	o[1].Move(fyne.NewPos(side, 0))
	o[1].Resize(fyne.NewSize(1, size.Height))
	o[2].Move(fyne.NewPos(side+1, 0))
	o[2].Resize(fyne.NewSize(size.Width-side-1, size.Height))
}

// captioned puts a small bold caption over an object.
func captioned(text string, items ...fyne.CanvasObject) []fyne.CanvasObject {
	caption := flow.NewRuns([]flow.Run{{Text: text, Bold: true}}, look.SizeSmall, theme.ColorNameForeground)
	return append([]fyne.CanvasObject{caption}, items...)
}
