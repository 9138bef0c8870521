package app

import (
	"time"

	"fyne.io/fyne/v2"

	"bifocal/app/desk"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// work is one open solution: what every part of the editor shares.
type work struct {
	session *desk.Session
	framer  *desk.Framer
	saver   *desk.Saver

	gathered *desk.Steps // takes the edits of fields while they are one step with others

	cached  *narrative.Index // of the present state
	version int
	inFact  bool // what was typed last was typed into a fact

	readOnly bool // the library cannot be written, and nothing is changed

	figures *figureMenu // at the cursor of whatever entry has the focus

	typedFn   func()                                             // a keystroke changed a fact
	changedFn func()                                             // anything else changed
	table     func(cells [][]string, into string, asText func()) // shows what a table would become that was pasted into a fact
	offerUndo func(string)                                       // a bar that says what happened and takes it back
	problem   func(error)                                        // an error the user should see
	after     after
	note      func(string) // something the user should know
	focus     func(fyne.Focusable)
	focusNext func()           // moves the focus to the next field
	historyFn func(bool, bool) // what can be undone and redone
	now       func() time.Time
}

// index answers questions about the present state.
func (w *work) index() *narrative.Index {
	if w.cached == nil || w.version != w.session.Version() {
		s := w.session.Solution()
		w.cached, w.version = narrative.NewIndex(&s), w.session.Version()
	}
	return w.cached
}

// together does edits, and then what change makes of the open form, as one step
// that can be undone.
func (w *work) together(steps desk.Steps, label, fact string, change func()) {
	w.gathered = &steps
	change()
	w.gathered = nil
	w.do(steps, label, fact)
}

// typed applies an edit that a keystroke made.
func (w *work) typed(e narrative.Edit, fact, field string) {
	if w.refuses() {
		return
	}
	if w.gathered != nil {
		*w.gathered = append(*w.gathered, e)
		return
	}
	if err := w.session.Type(e, fact, field); err != nil {
		w.problem(err)
		return
	}
	w.inFact = true
	w.spread()
	w.typedFn()
}

// do applies an edit as one step that can be undone.
func (w *work) do(e narrative.Edit, label, fact string) {
	if w.refuses() {
		return
	}
	if err := w.session.Do(e, label, fact); err != nil {
		w.problem(err)
		return
	}
	w.spread()
	w.changedFn()
}

// typedAt is typed for what is typed at a place in a framing.
func (w *work) typedAt(e narrative.Edit, at desk.Place, field string) {
	if w.refuses() {
		return
	}
	if err := w.session.TypeAt(e, at, field); err != nil {
		w.problem(err)
		return
	}
	w.inFact = false
	w.spread()
	w.typedFn()
}

// doAt is do for what happens to a place in a framing.
func (w *work) doAt(e narrative.Edit, label string, at desk.Place) {
	if w.refuses() {
		return
	}
	if err := w.session.DoAt(e, label, at); err != nil {
		w.problem(err)
		return
	}
	w.spread()
	w.changedFn()
}

// undo takes the last step back.
func (w *work) undo() (desk.Step, bool) { return w.travel(w.session.Undo) }

// redo does again what was taken back.
func (w *work) redo() (desk.Step, bool) { return w.travel(w.session.Redo) }

func (w *work) travel(step func() (desk.Step, bool)) (desk.Step, bool) {
	s, ok := step()
	if ok {
		w.spread()
		w.changedFn()
	}
	return s, ok
}

// spread hands the new state to those who work beside the window.
func (w *work) spread() {
	w.saver.Changed(w.session.Solution())
	w.show()
}

// show is spread for a state that needs no saving.
func (w *work) show() {
	w.framer.Show(w.session.Solution())
	w.historyFn(w.session.CanUndo(), w.session.CanRedo())
}

// solutionName is how a solution is spoken of: customer and title.
func solutionName(s narrative.Solution) string {
	switch {
	case s.Customer.Name == "":
		return s.Title
	case s.Title == "":
		return framing.Headed(&s, s.Customer.Name)
	}
	return framing.Headed(&s, s.Customer.Name) + " – " + s.Title
}
