package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
)

// menu is the main menu. Its shortcuts come before the focused field's, so
// that they work while one types.
type menu struct {
	w                                       *Window
	main                                    *fyne.MainMenu
	save, export, library, undo, redo, fold *fyne.MenuItem
	duplicate                               *fyne.MenuItem
	pictures                                *fyne.MenuItem
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
	m.save = item(lang.L("Save"), shortcut(fyne.KeyS, 0), w.Save)
	m.export = item(lang.L("Export…"), shortcut(fyne.KeyE, 0), func() {
		if w.editor != nil {
			w.editor.showExport(!w.editor.exporting)
		} else {
			w.home.onLive(w.home.export)
		}
	})
	m.duplicate = item(lang.L("Duplicate"), shortcut(fyne.KeyD, 0), func() {
		if w.editor == nil {
			w.home.onLive(w.home.duplicate)
		}
	})
	m.library = item(lang.L("Library"), shortcut(fyne.KeyO, 0), w.ShowLibrary)
	m.undo = item(lang.L("Undo"), &fyne.ShortcutUndo{}, func() { // the name a field would take it by
		if w.editor != nil {
			w.editor.undo()
		} else {
			w.home.undo()
		}
	})
	m.redo = item(lang.L("Redo"), shortcut(fyne.KeyZ, fyne.KeyModifierShift), inEditor((*editor).redo))
	m.fold = item(lang.L("Hide or show capture"), shortcut(fyne.KeyB, 0), inEditor((*editor).toggleFold))
	m.pictures = fyne.NewMenuItem(lang.L("Pictures"), func() { w.shown.toggle(); m.showChoice() })
	m.pictures.Checked = true
	quit := item(lang.L("Quit"), shortcut(fyne.KeyQ, 0), w.Quit)
	quit.IsQuit = true
	m.main = fyne.NewMainMenu(
		fyne.NewMenu(lang.L("File"),
			item(lang.L("New solution"), shortcut(fyne.KeyN, 0), w.create),
			m.library,
			item(lang.L("Import…"), shortcut(fyne.KeyI, 0), w.chooseFile),
			fyne.NewMenuItemSeparator(),
			m.save, m.export,
			fyne.NewMenuItemSeparator(),
			quit,
		),
		fyne.NewMenu(lang.L("Edit"), m.undo, m.redo, fyne.NewMenuItemSeparator(), m.duplicate),
		fyne.NewMenu(lang.L("View"), m.fold, m.pictures,
			item(lang.L("Search the library"), shortcut(fyne.KeyF, 0), func() {
				w.ShowLibrary()
				w.window.Canvas().Focus(w.home.search)
			})),
		fyne.NewMenu(lang.L("Help"), fyne.NewMenuItem(lang.L("About Bifocal"), m.about)),
	)
	m.editing(false)
	return m
}

// editing says whether a solution is open.
func (m *menu) editing(on bool) {
	for _, i := range []*fyne.MenuItem{m.save, m.library, m.fold} {
		i.Disabled = !on
	}
	m.duplicate.Disabled = on
	m.undo.Disabled, m.redo.Disabled = true, true
	m.main.Refresh()
}

// showChoice says whether pictures are shown.
func (m *menu) showChoice() {
	m.pictures.Checked = !m.w.shown.off
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
	text := lang.L("Bifocal {{.Version}}\n\nOne solution, captured once, told to executives and to engineers.\nMIT licence. The typeface is Open Sans (SIL Open Font License).", words.Data{"Version": m.w.env.Version})
	dialog.ShowInformation(lang.L("About Bifocal"), text, m.w.window)
}
