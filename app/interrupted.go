package app

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/narrative/library"
)

// Interrupted says that the program was not closed the last time, what of it is here,
// and offers to show what was changed then. The newest of several is told.
func (w *Window) Interrupted(edited []library.Edited) {
	if len(edited) == 0 {
		return
	}
	e := edited[0]
	w.env.Background(func() {
		s, err := w.env.Library.Get(context.Background(), e.Solution)
		if err != nil {
			return // it is gone since, and so is what there was to show
		}
		states, err := w.env.Library.Revisions(context.Background(), e.Solution)
		if err != nil || len(states) == 0 {
			return
		}
		before := 0
		for _, r := range states { // the newest first
			if r.At.Before(e.Since) {
				before = r.N
				break
			}
		}
		w.env.OnUI(func() {
			what := nameOf(library.Entry{Title: s.Title, Customer: s.Customer.Name})
			what["When"] = words.Inside(words.Moment(states[0].At, w.env.Now()))
			text := lang.L("Bifocal was not closed last time. “{{.Name}}” is as it was saved {{.When}}.", what)
			w.bar.remind(text, lang.L("Show what changed"), func() { w.openHistory(e.Solution, before, states[0].N) })
		})
	})
}

// openHistory opens a solution with its history beside it, and what changed between
// two states; from 0 only the history.
func (w *Window) openHistory(id string, from, to int) {
	show := func() {
		e := w.editor
		if e == nil || e.work.session.Solution().ID != id {
			return
		}
		if from != 0 {
			e.history.wanted = [2]int{from, to}
		}
		e.showHistory(true)
	}
	if w.editor != nil && w.editor.work.session.Solution().ID == id {
		show()
		return
	}
	w.openThen(id, show)
}
