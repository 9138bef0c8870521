package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// Open opens a solution of the library.
func (w *Window) Open(id string) { w.openThen(id, func() {}) }

// openThen opens a solution, and then does something with it.
func (w *Window) openThen(id string, then func()) {
	w.turn++
	turn := w.turn
	w.env.Background(func() {
		s, err := w.env.Library.Get(context.Background(), id)
		misread := keptMisread(w.env.Library, id)
		w.env.OnUI(func() {
			if turn != w.turn {
				return
			}
			if _, here := w.drafts[id]; !here && len(misread) > 0 { // from before the program was started
				w.drafts[id] = misread
			}
			if err != nil {
				w.home.recent.load() // it may be gone
				w.trouble(err)
				return
			}
			w.edit(s)
			then()
		})
	})
}

// edit shows the editor with a solution of the library.
func (w *Window) edit(s narrative.Solution) { w.editFrom(s, hashOf(s)) }

func (w *Window) editFrom(s narrative.Solution, base string) {
	if !w.leave() {
		return
	}
	w.bar.leave()
	w.panel = nil
	w.editor = newEditor(w.env, s, base, editorHooks{
		session: w.undone.Take(s.ID, base),
		back:    w.ShowLibrary, bar: w.bar, history: func(undo, redo bool) { w.menu.history(undo, redo) }, steps: func(undo, redo string) { w.menu.name(undo, redo) },
		frame: &w.frame, framed: func() { writeFrame(w.app.Preferences(), w.frame) }, uncover: w.uncover, chosen: func() { w.menu.update() },
		export: exportHooks{styles: w.showStyle, choose: w.chooseFolder, trouble: w.trouble, mail: w.copyText},
		title:  func(name string) { w.window.SetTitle(name + " – Bifocal") }, focus: w.window.Canvas().Focus, focusNext: w.window.Canvas().FocusNext,
		pictures: w.shown, larger: w.enlarge, window: w.Fyne, help: w.showHelp, explain: w.explainTerm,
		model: func() desk.ModelSettings { return w.model }, settings: w.showSettings, mendable: w.mendable, mend: w.showMending,
	})
	w.saver.Store(w.editor.work.saver)
	if kept := w.drafts[s.ID]; kept != nil {
		w.editor.capture.drafts = kept
	}
	w.menu.editing(true)
	w.menu.history(w.editor.work.session.CanUndo(), w.editor.work.session.CanRedo())
	w.editor.nameSteps()
	w.arrange()
	if base != "" {
		w.home.recent.opened(s.ID)
		w.home.recent.load()
	}
}

// create begins an empty solution. The library holds it from the first
// keystroke on.
func (w *Window) create() {
	if w.env.ReadOnly {
		w.bar.offer(sentence(errReadOnly().Error()), nil)
		return
	}
	w.editFrom(narrative.New(), "")
	if w.editor != nil {
		w.editor.unfold()
		w.editor.capture.Open(headerID, true)
	}
}

// undoable says whether the library has something to undo.
func (w *Window) undoable(on bool) {
	if w.editor == nil && w.menu != nil {
		w.menu.history(on, false)
	}
}

// ShowLibrary leaves the editor.
func (w *Window) ShowLibrary() {
	misread := 0
	if w.editor != nil {
		misread = len(w.editor.capture.misread())
	}
	if !w.leave() {
		return
	}
	w.bar.leave() // what it takes back belongs to the solution
	w.panel = nil
	if misread > 0 {
		w.bar.offer(lang.XN("misread", "{{.Count}} fields were not understood; what you typed there is kept until you quit.", misread, words.Count(misread)), nil)
	}
	w.menu.editing(false)
	w.arrange()
	w.undoable(len(w.home.undos) > 0)
	w.window.SetTitle("Bifocal")
	w.home.Reload()
	w.home.recent.load()
	w.window.Canvas().Focus(w.home.search)
}

// leave saves and closes the editor. It returns false, and shows why, where
// that cannot be done: the text stays on the screen.
func (w *Window) leave() bool {
	if w.styles != nil {
		w.styles.close()
	}
	if w.editor == nil {
		return true
	}
	if w.talk != nil {
		w.talk.end()
	}
	if w.large != nil {
		w.large.end()
	}
	if err := w.editor.settle(); err != nil {
		w.editor.showState(w.editor.work.saver.State())
		return false
	}
	if kept := w.editor.capture.drafts; len(kept) > 0 {
		w.drafts[w.editor.work.session.Solution().ID] = kept
	} else {
		delete(w.drafts, w.editor.work.session.Solution().ID)
	}
	_ = w.editor.close()                                                             // nothing is left to save
	if s := w.editor.work.session.Solution(); w.editor.keeper.based() == hashOf(s) { // else its steps would lead nowhere
		w.undone.Keep(s.ID, w.editor.keeper.based(), w.editor.work.session)
	}
	w.saver.Store(nil)
	w.editor = nil
	return true
}

func (w *Window) openExample(x Example) {
	w.env.Background(func() {
		_, err := w.env.Library.Get(context.Background(), x.Solution.ID)
		if err != nil { // not there yet, or deleted: saving brings it back
			_, err = w.env.Library.Save(context.Background(), x.Solution, library.SaveOptions{Kind: library.Imported})
		}
		w.env.OnUI(func() {
			if err != nil {
				w.trouble(err)
				return
			}
			w.Open(x.Solution.ID)
		})
	})
}

func (w *Window) chooseExample(over fyne.CanvasObject) {
	examples := w.env.Examples()
	items := make([]*fyne.MenuItem, len(examples))
	for i, x := range examples {
		items[i] = fyne.NewMenuItem(x.Customer+" – "+x.Title, func() { w.openExample(x) })
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(over)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.window.Canvas(), at.AddXY(0, over.Size().Height+2))
}
