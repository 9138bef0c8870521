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

	"bifocal/app/desk"
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
	w.listen()
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
