package app

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// restore makes the solution what it was in a revision.
func (e *editor) restore(n int) {
	at, ok := e.history.history.At(n)
	if !ok {
		return
	}
	said := lang.L("This is how it was {{.When}}.", words.Data{"When": words.On(at, e.env.Now())})
	from := lang.L("from revision {{.Revision}}", words.Data{"Revision": e.history.history.Called(n)})
	id := e.work.session.Solution().ID
	e.env.Background(func() {
		old, err := e.env.Library.Revision(context.Background(), id, n)
		e.env.OnUI(func() {
			switch {
			case e.closed:
			case err != nil:
				e.work.problem(err)
			default:
				e.goBack(old, said, from)
			}
		})
	})
}

// goBack makes the solution what it was, as one step. What it was until now is
// saved first, as a revision that stays.
func (e *editor) goBack(old narrative.Solution, said, from string) {
	e.capture.commit()
	w := e.work
	present := w.session.Solution()
	if err := w.session.Do(narrative.Replace{With: old}, lang.L("Restored {{.From}}", words.Data{"From": from}), ""); err != nil {
		w.problem(err)
		return
	}
	w.saver.Keep(present, e.keeper.stay(lang.L("before restoring")))
	w.saver.Keep(w.session.Solution(), e.keeper.as(library.Restored, from))
	e.history.unselect()
	w.show()
	w.changedFn()
	w.offerUndo(said)
	e.env.Background(func() { _ = w.saver.Flush() }) // the editor tells where that fails
}

// tellClash says that what was typed here met another change.
func (e *editor) tellClash(c clash) {
	switch {
	case e.closed:
		e.bar.offer(c.text, nil)
	case c.theirs == 0 || c.mine == 0 || c.theirs == c.mine:
		e.notice.show(c.text)
	default:
		e.notice.offer(c.text, lang.L("Show both"), func() {
			e.notice.hide()
			e.showHistory(true)
			e.history.choose(c.theirs, c.mine)
		})
	}
}
