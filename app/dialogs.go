package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
)

// dialogs are those that stand open, by the canvas they stand on, the topmost last.
// Fyne's dialogs have no key that closes them: they are kept here so that Escape does.
// They are shown and closed on Fyne's goroutine alone.
var dialogs = map[fyne.Canvas][]dialog.Dialog{}

// showDialog shows a dialog that Escape closes. closed is told when it is gone, and
// may be nil.
func showDialog(on fyne.Canvas, d dialog.Dialog, closed func()) {
	dialogs[on] = append(dialogs[on], d)
	d.SetOnClosed(func() {
		left := slices.DeleteFunc(dialogs[on], func(o dialog.Dialog) bool { return o == d })
		if dialogs[on] = left; len(left) == 0 {
			delete(dialogs, on)
		}
		if closed != nil {
			closed()
		}
	})
	d.Show()
}

// escapeDialog closes the dialog on top, and reports whether there was one.
func escapeDialog(on fyne.Canvas) bool {
	open := dialogs[on]
	if len(open) == 0 {
		return false
	}
	open[len(open)-1].Hide()
	return true
}
