package app

import (
	"context"
	"errors"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// lookEvery is how often the window looks for what other programs did to the
// library.
const lookEvery = time.Second

// every runs a function at intervals until it returns false.
func every(d time.Duration, f func() bool) {
	go func() {
		t := time.NewTicker(d)
		defer t.Stop()
		for range t.C {
			if !f() {
				return
			}
		}
	}()
}

// watch looks for changes from outside now and again, and whenever the window
// gets the focus.
func (w *Window) watch() {
	look := func() bool {
		if w.gate.isShut() {
			return false
		}
		w.look()
		return true
	}
	w.env.Every(lookEvery, look)
	w.app.Lifecycle().SetOnEnteredForeground(func() { w.env.Background(func() { look() }) })
}

// look asks the library whether another program has changed it, on any
// goroutine but the window's, and shows what it holds now.
func (w *Window) look() {
	v, err := w.env.Library.Version(context.Background())
	if errors.Is(err, library.ErrReplaced) {
		w.rejoin()
		return
	}
	if err != nil {
		return // the next read or save says what is wrong
	}
	if before := w.seen.Swap(v); before == v {
		return
	}
	w.env.OnUI(w.showAnew)
}

// showAnew shows what the library holds now.
func (w *Window) showAnew() {
	if w.editor == nil {
		w.home.Reload()
		return
	}
	w.editor.catchUp()
	w.editor.history.reload()
}

// renew opens a state of the solution in an editor of its own, with the same
// fact open; base is as in newEditor. Where the old editor cannot be left, it
// stays.
func (w *Window) renew(old *editor, s narrative.Solution, base string) {
	fact, folded, exporting, looking := old.capture.openFact, old.folded, old.exporting, old.looking
	w.window.Canvas().Unfocus()
	old.capture.commit()
	if !old.settled() {
		return // a field that lost the focus had something to store
	}
	w.editFrom(s, base)
	if w.editor == old {
		return
	}
	e := w.editor
	if fact != "" {
		e.capture.Open(fact, false)
	}
	if folded != e.folded {
		e.toggleFold()
	}
	e.showExport(exporting)
	e.showHistory(looking)
}
