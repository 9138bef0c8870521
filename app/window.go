package app

import (
	"context"
	"errors"
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
	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// Window is Bifocal's main window.
type Window struct {
	env    Env
	app    fyne.App
	window fyne.Window
	home   *home
	editor *editor // nil while the library is shown
	bar    *bar
	talk   *rehearsal      // nil unless one goes on
	large  *largePicture   // nil unless one fills the window
	place  *fyne.Container // holds the library or the editor
	menu   *menu
	turn   int          // of the newest wish to open something
	seen   atomic.Int64 // the version of the library that is shown
	gate   gate
	shown  *pictureChoice
	drafts map[string]map[string]string // what could not be read as a value, by solution and field

	// saver is that of the open solution, for those who save from outside the
	// window's goroutine.
	saver atomic.Pointer[desk.Saver]
}

// New makes the window, showing the library. Show it with ShowAndRun.
func New(a fyne.App, env Env) *Window {
	words.Load()
	w := &Window{env: env, app: a, drafts: map[string]map[string]string{}}
	if env.OnUI == nil {
		env.OnUI = fyne.Do
	}
	w.gate.onUI = env.OnUI
	env.OnUI = w.gate.do
	w.env = env.withDefaults()
	w.window = a.NewWindow("Bifocal")
	w.window.SetMaster()
	w.bar = newBar(w.env)
	w.home = newHome(w.env, homeHooks{
		open: w.Open, create: w.create, example: w.openExample, examples: w.chooseExample,
		importer: w.chooseFile, bar: w.bar, undoable: w.undoable, focus: w.window.Canvas().Focus,
	})
	w.place = container.NewStack(w.home.root)
	w.shown = newPictureChoice(w.env)
	w.menu = newMenu(w)
	w.shown.load(w.menu.showChoice)
	w.window.SetMainMenu(w.menu.main)
	w.window.SetContent(container.NewStack(w.place, w.bar.root))
	w.window.SetPadded(false)
	w.window.Resize(fyne.NewSize(1280, 720))
	w.window.CenterOnScreen()
	w.window.SetCloseIntercept(w.Quit)
	w.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) {
		for _, f := range files {
			w.importFile(f)
		}
	})
	w.window.Canvas().AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) {
		if w.editor != nil {
			w.editor.redo()
		}
	})
	if v, err := w.env.Library.Version(context.Background()); err == nil {
		w.seen.Store(v)
	}
	w.window.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		switch {
		case w.talk != nil:
			w.talk.key(k.Name)
		case w.large != nil:
			if w.window.Canvas().Overlays().Top() == nil { // a menu over it is closed first
				w.large.key(k.Name)
			}
		case k.Name == fyne.KeyEscape && w.editor != nil:
			w.editor.escape()
		case w.editor == nil:
			w.home.key(k)
		}
	})
	w.window.Canvas().SetOnTypedRune(func(r rune) {
		if w.editor == nil {
			w.home.typeOn(r)
		}
	})
	w.window.Canvas().AddShortcut(&fyne.ShortcutSelectAll{}, func(fyne.Shortcut) {
		if w.editor == nil {
			w.home.chooseAll(desk.Span{})
		}
	})
	w.home.Start()
	w.watch()
	return w
}

// Fyne returns the window for those who show and test it.
func (w *Window) Fyne() fyne.Window { return w.window }

// Open opens a solution of the library.
func (w *Window) Open(id string) {
	w.turn++
	turn := w.turn
	w.env.Background(func() {
		s, err := w.env.Library.Get(context.Background(), id)
		w.env.OnUI(func() {
			if turn != w.turn {
				return
			}
			if err != nil {
				w.bar.offer(sentence(err.Error()), nil)
				return
			}
			w.edit(s)
		})
	})
}

// edit shows the editor with a solution of the library.
func (w *Window) edit(s narrative.Solution) { w.editFrom(s, hashOf(s)) }

func (w *Window) editFrom(s narrative.Solution, base string) {
	if !w.leave() {
		return
	}
	w.bar.hide()
	w.home.recent.opened(s.ID)
	w.editor = newEditor(w.env, s, base, editorHooks{
		back: w.ShowLibrary, bar: w.bar, history: w.menu.history, title: func(name string) { w.window.SetTitle(name + " – Bifocal") }, focus: w.window.Canvas().Focus, focusNext: w.window.Canvas().FocusNext,
		pictures: w.shown, larger: w.enlarge, window: w.Fyne,
	})
	w.saver.Store(w.editor.work.saver)
	if kept := w.drafts[s.ID]; kept != nil {
		w.editor.capture.drafts = kept
	}
	w.place.Objects = []fyne.CanvasObject{w.editor.root}
	w.place.Refresh()
	w.menu.editing(true)
}

// Rehearse fills the window with one framing of the open solution.
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
	w.talk = newRehearsal(w.env, e.framings.view, *e.framings.hooks.pictures, a, e.framings.inSight(), func() {
		w.talk = nil
		w.place.Objects = []fyne.CanvasObject{e.root}
		w.place.Refresh()
	})
	w.place.Objects = []fyne.CanvasObject{w.talk.root}
	w.place.Refresh()
}

// enlarge fills the window with a picture of the open solution.
func (w *Window) enlarge(p *picture) {
	e := w.editor
	if e == nil || w.talk != nil || w.large != nil {
		return
	}
	e.capture.commit()
	w.window.Canvas().Unfocus()
	w.large = newLargePicture(p, func() {
		w.large = nil
		w.place.Objects = []fyne.CanvasObject{e.root}
		w.place.Refresh()
	})
	w.place.Objects = []fyne.CanvasObject{w.large.root}
	w.place.Refresh()
	e.easel.soon()
}

// create begins an empty solution. The library holds it from the first
// keystroke on.
func (w *Window) create() {
	w.editFrom(narrative.New(), "")
	if w.editor != nil {
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
		misread = w.editor.capture.misread()
	}
	if !w.leave() {
		return
	}
	w.bar.hide() // what it takes back belongs to the solution
	if misread > 0 {
		w.bar.offer(lang.XN("misread", "{{.Count}} fields were not understood; what you typed there is kept until you quit.", misread, words.Count(misread)), nil)
	}
	w.place.Objects = []fyne.CanvasObject{w.home.root}
	w.place.Refresh()
	w.menu.editing(false)
	w.undoable(len(w.home.undos) > 0)
	w.window.SetTitle("Bifocal")
	w.home.Reload()
	w.home.recent.load()
	w.window.Canvas().Focus(w.home.search)
}

// leave saves and closes the editor. It returns false, and shows why, where
// that cannot be done: the text stays on the screen.
func (w *Window) leave() bool {
	if w.editor == nil {
		return true
	}
	if w.talk != nil {
		w.talk.end()
	}
	if w.large != nil {
		w.large.end()
	}
	w.editor.capture.commit()
	if err := w.editor.work.saver.Flush(); err != nil {
		w.editor.showState(w.editor.work.saver.State())
		return false
	}
	if kept := w.editor.capture.drafts; len(kept) > 0 {
		w.drafts[w.editor.work.session.Solution().ID] = kept
	} else {
		delete(w.drafts, w.editor.work.session.Solution().ID)
	}
	_ = w.editor.close() // nothing is left to save
	w.saver.Store(nil)
	w.editor = nil
	return true
}

// Save saves at once, without waiting for the pause in typing.
func (w *Window) Save() {
	if e := w.editor; e != nil {
		e.capture.commit()
		w.env.Background(func() { _ = e.work.saver.Flush() })
	}
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
	stay := widget.NewButton(lang.L("Stay"), d.Hide)
	stay.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{widget.NewButton(lang.L("Quit and lose it"), w.end), stay})
	d.Resize(fyne.NewSize(520, 200))
	d.Show()
	w.window.Canvas().Focus(stay)
}

// end ends the program; from here on nobody reaches the window any more.
func (w *Window) end() {
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
				w.bar.offer(sentence(err.Error()), nil)
				return
			}
			w.Open(x.Solution.ID)
		})
	})
}

func (w *Window) chooseExample(over fyne.CanvasObject) {
	items := make([]*fyne.MenuItem, len(w.env.Examples))
	for i, x := range w.env.Examples {
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
		w.importFile(f.URI())
	}, w.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".json"}))
	d.Resize(fyne.NewSize(820, 560))
	d.Show()
}

// importFile puts a solution file into the library and opens it.
func (w *Window) importFile(u fyne.URI) {
	w.env.Background(func() {
		s, err := readSolution(u.Path())
		if err == nil {
			_, err = w.env.Library.Save(context.Background(), s, library.SaveOptions{Kind: library.Imported})
		}
		w.env.OnUI(func() {
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
	prose := flow.NewProse(sentence(err.Error()), theme.SizeNameText, theme.ColorNameForeground)
	var faults narrative.Faults
	if errors.As(err, &faults) {
		prose.SetText(faults.Error())
	}
	d := dialog.NewCustom(lang.L("{{.File}} was not imported", words.Data{"File": name}), lang.L("Close"), container.NewVScroll(flow.NewColumn(0, prose)), w.window)
	d.Resize(fyne.NewSize(640, 320))
	d.Show()
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
