package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
)

// trouble says what went wrong and what to do, with the details for whoever
// looks into it.
func (w *Window) trouble(err error) {
	t := desk.NewTrouble(err)
	if w.mendable(err) {
		w.tell(sentence(t.Said), sentence(t.Remedy), t.Details, newButton(lang.L("See what can be recovered"), w.showMending))
		return
	}
	w.tell(sentence(t.Said), sentence(t.Remedy), t.Details)
}

// tell lays a trouble over the window, with other ways on. The details are folded
// until asked for.
func (w *Window) tell(said, remedy, details string, ways ...fyne.CanvasObject) {
	w.window.Canvas().Unfocus()
	items := []fyne.CanvasObject{flow.NewRuns([]flow.Run{{Text: said, Bold: true}}, look.SizeHeading, theme.ColorNameForeground)}
	if remedy != "" {
		items = append(items, flow.NewProse(remedy, theme.SizeNameText, theme.ColorNameForeground))
	}
	var s *overlay
	more := flow.NewProse("", look.SizeSmall, look.Muted)
	box := container.NewStack(newGround(look.Rail).rounded(4, look.Hairline), container.New(&tall{150}, container.NewVScroll(flow.NewColumn(0, more).Padded(flow.Around(10)))))
	box.Hide()
	column := padded(items...)
	var toggle *link
	toggle = newLink(lang.L("Show the details"), func() {
		if box.Visible() {
			box.Hide()
			toggle.setText(lang.L("Show the details"))
		} else {
			more.SetText(details)
			box.Show()
			toggle.setText(lang.L("Hide the details"))
		}
		column.Relayout()
		s.grown()
	})
	copies := newButton(lang.L("Copy the details"), func() {
		w.app.Clipboard().SetContent(desk.Unnamed(said + "\n" + remedy + "\n\n" + details)) // it goes to others
	})
	closing := newButton(lang.L("Close"), w.hideOver)
	closing.Importance = widget.HighImportance
	foot := container.NewHBox(append(append([]fyne.CanvasObject{layout.NewSpacer(), copies}, ways...), closing)...)
	column.SetItems(append(items, links(toggle), box, foot)...)
	s = w.showOver(column, 560, closing)
}
