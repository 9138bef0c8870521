package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
)

// menu is the main menu. Its shortcuts come before the focused field's, so
// that they work while one types.
type menu struct {
	w                                       *Window
	main                                    *fyne.MainMenu
	save, export, library, undo, redo, fold *fyne.MenuItem
}

func shortcut(key fyne.KeyName, more fyne.KeyModifier) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | more}
}

func newMenu(w *Window) *menu {
	m := &menu{w: w}
	item := func(label string, s fyne.Shortcut, do func()) *fyne.MenuItem {
		i := fyne.NewMenuItem(label, do)
		i.Shortcut = s
		return i
	}
	inEditor := func(do func(e *editor)) func() {
		return func() {
			if w.editor != nil {
				do(w.editor)
			}
		}
	}
	m.save = item("Save", shortcut(fyne.KeyS, 0), w.Save)
	m.export = item("Export…", shortcut(fyne.KeyE, 0), inEditor(func(e *editor) { e.showExport(!e.exporting) }))
	m.library = item("Library", shortcut(fyne.KeyO, 0), w.ShowLibrary)
	m.undo = item("Undo", &fyne.ShortcutUndo{}, func() { // the name a field would take it by
		if w.editor != nil {
			w.editor.undo()
		} else {
			w.home.undo()
		}
	})
	m.redo = item("Redo", shortcut(fyne.KeyZ, fyne.KeyModifierShift), inEditor((*editor).redo))
	m.fold = item("Hide or show capture", shortcut(fyne.KeyB, 0), inEditor((*editor).toggleFold))
	quit := item("Quit", shortcut(fyne.KeyQ, 0), w.Quit)
	quit.IsQuit = true
	m.main = fyne.NewMainMenu(
		fyne.NewMenu("File",
			item("New solution", shortcut(fyne.KeyN, 0), w.create),
			m.library,
			item("Import…", shortcut(fyne.KeyI, 0), w.chooseFile),
			fyne.NewMenuItemSeparator(),
			m.save, m.export,
			fyne.NewMenuItemSeparator(),
			quit,
		),
		fyne.NewMenu("Edit", m.undo, m.redo),
		fyne.NewMenu("View", m.fold,
			item("Search the library", shortcut(fyne.KeyF, 0), func() {
				w.ShowLibrary()
				w.window.Canvas().Focus(w.home.search)
			})),
		fyne.NewMenu("Help", fyne.NewMenuItem("About Bifocal", m.about)),
	)
	m.editing(false)
	return m
}

// editing says whether a solution is open.
func (m *menu) editing(on bool) {
	for _, i := range []*fyne.MenuItem{m.save, m.export, m.library, m.fold} {
		i.Disabled = !on
	}
	m.undo.Disabled, m.redo.Disabled = true, true
	m.main.Refresh()
}

// history says what can be undone and redone.
func (m *menu) history(undo, redo bool) {
	if m.undo.Disabled == !undo && m.redo.Disabled == !redo {
		return
	}
	m.undo.Disabled, m.redo.Disabled = !undo, !redo
	m.main.Refresh()
}

func (m *menu) about() {
	text := "Bifocal " + m.w.env.Version + "\n\nOne solution, captured once, told to executives and to engineers.\nMIT licence. The typeface is Open Sans (SIL Open Font License)."
	dialog.ShowInformation("About Bifocal", text, m.w.window)
}
