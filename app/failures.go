package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
)

// tellFailures says which solutions something could not be done with, and why.
func (h *home) tellFailures(failed []desk.Failure) {
	if len(failed) == 0 {
		return
	}
	if len(failed) == 1 {
		h.hooks.bar.offer(sentence(failed[0].Err.Error()), nil)
		return
	}
	w := windowOf(h.root)
	if w == nil {
		return
	}
	d := dialog.NewCustom(lang.XN("solutions.failed", "{{.Count}} solutions were left as they are", len(failed), words.Count(len(failed))), lang.L("Close"),
		container.NewVScroll(failureList(failed)), w)
	d.Resize(fyne.NewSize(640, 360))
	showDialog(w.Canvas(), d, nil)
}

// failureList names each and says why.
func failureList(failed []desk.Failure) *flow.Column {
	items := make([]fyne.CanvasObject, len(failed))
	for i, f := range failed {
		items[i] = flow.NewColumn(0,
			flow.NewRuns([]flow.Run{{Text: entryName(f.Entry), Bold: true}}, theme.SizeNameText, theme.ColorNameForeground),
			flow.NewProse(sentence(f.Err.Error()), look.SizeSmall, theme.ColorNameError))
	}
	return flow.NewColumn(8, items...)
}
