package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
)

// Save saves at once, without waiting for the pause in typing, as a state that
// the history keeps.
func (w *Window) Save() {
	e := w.editor
	if e == nil {
		return
	}
	e.capture.commit()
	e.work.saver.Keep(e.work.session.Solution(), e.keeper.stay(""))
	w.env.Background(func() {
		if e.work.saver.Flush() == nil { // else the editor tells
			w.env.OnUI(func() { w.bar.offer(lang.L("Saved; the history keeps this state."), nil) })
		}
	})
}

// SaveNow saves what is not saved, on the caller's goroutine, from any.
func (w *Window) SaveNow() error {
	if s := w.saver.Load(); s != nil {
		return s.Flush()
	}
	return nil
}

// Quit saves and ends the program. Where saving fails, the window stays and
// asks: the only question, since this cannot be undone.
func (w *Window) Quit() {
	if w.editor != nil {
		w.editor.capture.commit()
	}
	if w.styles != nil {
		w.styles.keepNow()
	}
	if err := w.SaveNow(); err != nil {
		w.askToQuit(err)
		return
	}
	w.end()
}

// askToQuit asks what to do where not everything could be saved. The way that
// loses nothing is the one that stands out.
func (w *Window) askToQuit(err error) {
	text := flow.NewProse(sentence(err.Error())+" "+lang.L("What was typed since is only in this window."), theme.SizeNameText, theme.ColorNameForeground)
	d := dialog.NewCustomWithoutButtons(lang.L("Not everything is saved"), flow.NewColumn(0, text), w.window)
	stay := newButton(lang.L("Stay"), d.Hide)
	stay.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{newButton(lang.L("Quit and lose it"), w.end), stay})
	d.Resize(fyne.NewSize(520, 200))
	showDialog(w.window.Canvas(), d, nil)
	w.window.Canvas().Focus(stay)
}

// end ends the program; from here on nobody reaches the window any more.
func (w *Window) end() {
	w.remember()
	if w.editor != nil {
		w.editor.reword.close() // while what was sent can still be logged
	}
	w.gate.set(true)
	w.app.Quit()
}

// End saves and ends the program from any goroutine, without asking.
func (w *Window) End() error {
	err := w.SaveNow()
	w.gate.do(w.end)
	return err
}
