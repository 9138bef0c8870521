package app

import (
	"context"
	"errors"
	"path/filepath"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/passphrase"
)

// Window is Bifocal's main window.
type Window struct {
	env       Env
	app       fyne.App
	window    fyne.Window
	home      *home
	editor    *editor // nil while the library is shown
	bar       *bar
	talk      *rehearsal      // nil unless one goes on
	over      *overlay        // nil unless something lies over the window
	panel     *panel          // nil unless one lies over the capture pane
	large     *largePicture   // nil unless one fills the window
	styles    *styleView      // nil unless they fill the window
	place     *fyne.Container // holds the library or the editor
	menu      *menu
	turn      int          // of the newest wish to open something
	seen      atomic.Int64 // the version of the library that is shown
	gate      gate
	shown     *pictureChoice
	drafts    map[string]map[string]string // what could not be read as a value, by solution and field
	retargets *retargetPanel               // the last one shown
	glossary  *glossaryPanel               // the last one shown
	ran       []string                     // the commands that the palette ran, the last one first
	undone    desk.Sessions                // what can be undone in solutions that were left

	settings desk.Settings
	model    desk.ModelSettings
	frame    desk.Frame

	// saver is that of the open solution, for those who save from outside the
	// window's goroutine.
	saver atomic.Pointer[desk.Saver]
}

// New makes the window, showing the library. Show it with ShowAndRun.
func New(a fyne.App, env Env) *Window {
	w := &Window{env: env, app: a, drafts: map[string]map[string]string{}}
	w.settings, w.frame = readSettings(a.Preferences()), readFrame(a.Preferences()).On(0, 0)
	w.model = desk.ReadModelSettings(a.Preferences().String(prefModel))
	a.Settings().SetTheme(themeOf(w.settings))
	if env.OnUI == nil {
		env.OnUI = fyne.Do
	}
	w.gate.onUI = env.OnUI
	env.OnUI = w.gate.do
	if env.Notify == nil {
		env.Notify = func(title, text string) { a.SendNotification(fyne.NewNotification(title, text)) }
	}
	w.env = env.withDefaults()
	if v, err := w.env.Library.Version(context.Background()); err == nil { // before the list is read: what comes later shows
		w.seen.Store(v)
	}
	outset, warmed := newOutset(w.env), warm()
	w.window = a.NewWindow("Bifocal")
	<-warmed
	if w.settings.Language != "" {
		speak(w.settings)
	}
	w.window.SetMaster()
	w.place = container.NewStack()
	w.shown = newPictureChoice(w.env)
	w.furnish()
	w.shown.load(func() { w.menu.showChoice() })
	w.window.SetPadded(false)
	w.window.Resize(fyne.NewSize(w.frame.Width, w.frame.Height))
	w.window.CenterOnScreen()
	w.window.SetCloseIntercept(w.Quit)
	w.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(files) })
	w.window.Canvas().AddShortcut(&fyne.ShortcutPaste{}, func(s fyne.Shortcut) { // with no field in the way
		if p, ok := s.(*fyne.ShortcutPaste); ok && w.editing() && w.over == nil {
			w.editor.pasteTable(p.Clipboard.Content())
		}
	})
	w.furtherKeys()
	w.window.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		switch {
		case k.Name == fyne.KeyEscape && escapeDialog(w.window.Canvas()):
		case w.over != nil:
			if k.Name == fyne.KeyEscape {
				w.hideOver()
			}
		case w.menu.key(k.Name):
		case w.talk != nil:
			w.talk.key(k.Name)
		case w.large != nil:
			if w.window.Canvas().Overlays().Top() == nil { // a menu over it is closed first
				w.large.key(k.Name)
			}
		case w.styles != nil:
			if k.Name == fyne.KeyEscape && w.window.Canvas().Overlays().Top() == nil {
				w.styles.close()
			}
		case k.Name == fyne.KeyEscape && w.editor != nil:
			w.editor.escape()
		case k.Name == fyne.KeyEscape && w.panel != nil:
			w.uncover()
		case w.editor == nil:
			w.home.key(k)
		}
	})
	w.window.Canvas().SetOnTypedRune(func(r rune) {
		if w.editor == nil && w.over == nil && w.styles == nil {
			w.home.typeOn(r)
		}
	})
	w.window.Canvas().AddShortcut(&fyne.ShortcutSelectAll{}, func(fyne.Shortcut) {
		if w.editor == nil && w.over == nil && w.styles == nil {
			w.home.chooseAll(desk.Span{})
		}
	})
	a.Settings().AddListener(w.letGoOfTexts) // before Fyne's own, which comes when the program runs
	w.home.Start(outset)
	w.watch()
	w.backUpDaily()
	return w
}

// furnish makes the menu, the library and the bar, in the language of the
// window.
func (w *Window) furnish() {
	w.bar = newBar(w.env)
	w.home = newHome(w.env, homeHooks{
		open: w.Open, create: w.create, example: w.openExample, examples: w.chooseExample,
		importer: w.chooseFile, bar: w.bar, undoable: w.undoable, focus: w.window.Canvas().Focus,
		help: func() { w.showHelp(pageStart) }, mendable: w.mendable, mend: w.showMending, retarget: w.retargetListed, files: w.askForSolutionFiles,
	})
	w.menu = newMenu(w)
	w.home.recent.named = w.menu.showRecent
	w.window.SetMainMenu(w.menu.main)
	w.window.SetContent(container.NewStack(w.place, w.bar.root))
	w.arrange()
}

// arrange shows what is open: a rehearsal, the editor or the library, and the
// panel beside it.
func (w *Window) arrange() {
	var main, side fyne.CanvasObject
	if w.panel != nil {
		side = w.panel.root
	}
	switch {
	case w.talk != nil:
		main = w.talk.root
	case w.large != nil:
		main = w.large.root
	case w.styles != nil:
		main = w.styles.root
	case w.editor != nil:
		w.editor.cover(side)
		main = w.editor.root
	case side != nil:
		main = container.New(&besideLayout{}, side, newGround(look.Hairline), w.home.root)
	default:
		main = w.home.root
	}
	w.place.Objects = []fyne.CanvasObject{main}
	w.place.Refresh()
	w.menu.update()
}

// rebuild makes everything anew in another language. What is open stays open.
func (w *Window) rebuild() {
	old, search := w.editor, w.home.search.Text
	if w.talk != nil {
		w.talk.end()
	}
	if w.styles != nil {
		w.styles.close()
	}
	w.hideOver()
	w.window.Canvas().Unfocus()
	w.bar.hide()
	reopen := w.panel
	w.panel = nil
	w.furnish()
	w.home.search.show(search)
	w.home.shelf.Search(search)
	w.undoable(false) // what was deleted is in the bin
	w.home.Start(newOutset(w.env))
	if old != nil {
		_ = old.settle() // where that fails the editor says so, and stays
		w.renew(old, old.work.session.Solution(), old.keeper.based())
	}
	if reopen != nil {
		reopen.again()
	}
}

// Fyne returns the window for those who show and test it.
func (w *Window) Fyne() fyne.Window { return w.window }

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

// Rehearse fills the window with one framing of the open solution, from its first
// theme on.
func (w *Window) Rehearse(a narrative.Audience) {
	e := w.editor
	if e == nil || w.talk != nil {
		return
	}
	if w.large != nil {
		w.large.end()
	}
	e.capture.commit()
	w.window.Canvas().Unfocus()
	w.panel = nil
	w.talk = newRehearsal(w.env, e.framings.view, *e.framings.hooks.pictures, a, "", func() {
		w.talk = nil
		w.arrange()
	})
	w.arrange()
}

// alone shows one framing alone; from the other one it goes on at the same theme.
func (w *Window) alone(a narrative.Audience) {
	if w.talk == nil {
		w.Rehearse(a)
	} else if w.talk.run.Audience != a {
		w.talk.turn()
	}
}

// bothFramings shows both framings again.
func (w *Window) bothFramings() {
	switch {
	case w.talk != nil:
		w.talk.end()
	case w.large != nil:
		w.large.end()
	case w.styles != nil:
		w.styles.close()
	}
}

// steady reports whether the window shows the library or the editor, which
// panels can stand beside.
func (w *Window) steady() bool { return w.talk == nil && w.large == nil && w.styles == nil }

// find goes to the find bar of the editor, or to the search of the library.
func (w *Window) find() {
	if w.editor != nil {
		w.editor.find()
		return
	}
	w.window.Canvas().Focus(w.home.search)
}

// furtherKeys are those that the menu does not name: of commands that have
// two, and of keyboards where a sign needs Shift.
func (w *Window) furtherKeys() {
	c := w.window.Canvas()
	on := func(s fyne.Shortcut, do func()) {
		c.AddShortcut(s, func(fyne.Shortcut) {
			if c.Overlays().Top() == nil {
				do()
			}
		})
	}
	on(&fyne.ShortcutRedo{}, w.inEditor((*editor).redo))
	larger := func() { w.sizeText(w.settings.Text + 1) }
	on(shortcut(fyne.KeyEqual, 0), larger)
	on(shortcut(fyne.KeyEqual, fyne.KeyModifierShift), larger)
	on(shortcut(fyne.KeyPlus, fyne.KeyModifierShift), larger)
}

// enlarge fills the window with a picture of the open solution.
func (w *Window) enlarge(p *picture) {
	e := w.editor
	if e == nil || w.talk != nil || w.large != nil {
		return
	}
	e.capture.commit()
	w.window.Canvas().Unfocus()
	w.panel = nil
	w.large = newLargePicture(p, func() {
		w.large = nil
		w.arrange()
	})
	w.arrange()
	e.easel.soon()
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

func (w *Window) chooseFile() {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil || f == nil {
			return
		}
		_ = f.Close() // importFile reads it anew, off this goroutine
		w.importFile(f.URI(), passphrase.Passphrase{})
	}, w.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".json", passphrase.Ending}))
	d.Resize(fyne.NewSize(820, 560))
	d.SetTitleText(lang.L("Choose a solution file (.json)"))
	showDialog(w.window.Canvas(), d, nil)
}

// Import puts a solution file of a path into the library and opens it.
func (w *Window) Import(path string) {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	w.importFile(storage.NewFileURI(path), passphrase.Passphrase{})
}

// importFile puts a solution file into the library and opens it. It asks for the
// passphrase of one that is encrypted.
func (w *Window) importFile(u fyne.URI, with passphrase.Passphrase) {
	if with.Given() { // to try one takes a moment
		w.bar.offer(lang.L("Opening {{.File}}…", words.Data{"File": short40(u.Name())}), nil)
	}
	w.env.Background(func() {
		s, err := readSolution(u.Path(), with)
		if err == nil {
			_, err = w.env.Library.Save(context.Background(), s, library.SaveOptions{Kind: library.Imported})
		}
		w.env.OnUI(func() {
			if with.Given() {
				w.bar.hide()
			}
			if needsPassphrase(err) {
				w.askPassphrase(u.Name(), err, func(p passphrase.Passphrase) { w.importFile(u, p) })
				return
			}
			if err != nil {
				w.refuse(u.Name(), err)
				return
			}
			w.Open(s.ID)
		})
	})
}

// refuse says why a file was not imported: all that is wrong with it, by line.
func (w *Window) refuse(name string, err error) {
	t := desk.NewTrouble(err)
	why := sentence(err.Error())
	var faults narrative.Faults
	if errors.As(err, &faults) {
		why = faults.Error()
	}
	w.tell(lang.L("{{.File}} was not imported", words.Data{"File": name}), why, t.Details)
}

// windowOf returns the window that shows an object.
func windowOf(o fyne.CanvasObject) fyne.Window {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	for _, w := range driver.AllWindows() {
		if w.Canvas() == c {
			return w
		}
	}
	return nil
}
