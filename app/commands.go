package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/narrative"
)

// open reports whether a solution is open.
func (w *Window) open() bool { return w.editor != nil }

// editing reports whether a solution is open and both framings are shown.
func (w *Window) editing() bool { return w.editor != nil && w.steady() }

// inEditor runs something in the editor that is open.
func (w *Window) inEditor(do func(*editor)) func() {
	return func() {
		if w.editor != nil {
			do(w.editor)
		}
	}
}

func (m *menu) file() *fyne.Menu {
	w, group := m.w, lang.L("File")
	m.recent = fyne.NewMenuItem(lang.L("Open recent"), nil)
	text := fyne.NewMenuItem(lang.L("Copy framing as text"), nil)
	copies := lang.L("Copy framing as text")
	text.ChildMenu = fyne.NewMenu("",
		m.add(copies, lang.L("Executive framing"), nil, w.open, func() { w.copyText(narrative.Executive) }),
		m.add(copies, lang.L("Engineering framing"), nil, w.open, func() { w.copyText(narrative.Engineering) }),
	)
	create := m.add(group, lang.L("New solution"), shortcut(fyne.KeyN, 0), nil, w.create)
	imports := m.add(group, lang.L("Import…"), shortcut(fyne.KeyI, 0), nil, w.chooseFile)
	exports := m.add(group, lang.L("Export…"), shortcut(fyne.KeyE, 0), w.steady, func() {
		if e := w.editor; e != nil {
			e.showExport(!e.exporting)
		} else {
			w.home.onLive(w.home.export)
		}
	})
	library := m.add(group, lang.L("Open library"), shortcut(fyne.KeyO, 0), w.open, w.ShowLibrary)
	checks := m.add(group, lang.L("Check a brief…"), nil, nil, w.chooseBrief)
	m.near = []*fyne.MenuItem{exports, library, create, imports}
	items := []*fyne.MenuItem{
		create,
		library,
		m.recent,
		imports,
		checks,
		fyne.NewMenuItemSeparator(),
		m.add(group, lang.L("Save"), shortcut(fyne.KeyS, 0), w.open, w.Save),
		exports,
		m.add(group, lang.L("Save as a solution file…"), nil, w.steady, w.saveSolutionFiles),
		m.add(group, lang.L("Retarget for another customer…"), nil, w.retargetable, w.retargetHere),
		m.add(group, lang.L("House styles"), shortcut(fyne.KeyE, fyne.KeyModifierShift), w.steady, w.showStyles),
		text,
		fyne.NewMenuItemSeparator(),
		m.add(group, lang.L("My glossary"), nil, w.steady, w.showGlossary),
		m.add(group, lang.L("Backups"), nil, func() bool { return w.steady() && w.env.Backups != nil }, w.showBackups),
		m.add(group, lang.L("Settings"), shortcut(fyne.KeyComma, 0), w.steady, w.showSettings),
		fyne.NewMenuItemSeparator(),
	}
	quit := m.add(group, lang.L("Quit"), shortcut(fyne.KeyQ, 0), nil, w.Quit)
	quit.IsQuit = true
	return fyne.NewMenu(group, append(items, quit)...)
}

func (m *menu) edit() *fyne.Menu {
	w, group := m.w, lang.L("Edit")
	m.undo = m.add(group, lang.L("Undo"), &fyne.ShortcutUndo{}, nil, func() { // the name a field would take it by
		if w.editor != nil {
			w.editor.undo()
		} else {
			w.home.undo()
		}
	})
	m.redo = m.add(group, lang.L("Redo"), shortcut(fyne.KeyZ, fyne.KeyModifierShift), nil, w.inEditor((*editor).redo))
	for _, c := range m.commands[len(m.commands)-2:] {
		c.undoable, c.item.Disabled = true, true
	}
	chosen := func(fits func(*block) bool) func() bool {
		return func() bool {
			if !w.editing() {
				return false
			}
			b := w.editor.framings.selected()
			return b != nil && fits(b)
		}
	}
	toBlock := func(do func(*editor, *block)) func() {
		return w.inEditor(func(e *editor) {
			if b := e.framings.selected(); b != nil {
				do(e, b)
			}
		})
	}
	return fyne.NewMenu(group, m.undo, m.redo,
		fyne.NewMenuItemSeparator(),
		m.add(group, lang.L("Paste table…"), nil, w.editing, w.inEditor(func(e *editor) { e.askedTable(w.app.Clipboard().Content()) })),
		m.add(group, lang.L("Reword block"), functionKey(fyne.KeyF2), chosen((*block).rewordable), toBlock(func(_ *editor, b *block) { b.edit() })),
		m.add(group, lang.L("Reword with a model…"), shortcut(fyne.KeyM, 0), w.editing, w.inEditor((*editor).askModel)),
		m.add(group, lang.L("Draft facts from notes…"), nil, w.editing, w.inEditor((*editor).draftNotes)),
		m.add(group, lang.L("Leave block out"), nil, chosen((*block).omissible), toBlock(func(e *editor, b *block) {
			at := e.framings.chosen
			e.framings.unselect()
			b.hooks.wordings.leaveOut(at)
		})),
		m.add(group, lang.L("Back to generated"), nil, chosen(func(b *block) bool { return b.rewordable() && b.piece.Worded }), toBlock(func(_ *editor, b *block) { b.back() })),
		m.add(group, lang.L("Next wording to look at"), functionKey(fyne.KeyF8), func() bool {
			return w.editing() && len(w.editor.work.session.Solution().Wordings) > 0
		}, w.inEditor(func(e *editor) { e.framings.foot.nextWorded() })),
		m.add(group, lang.L("Next finding"), functionKey(fyne.KeyF7), func() bool {
			return w.editing() && w.editor.reviewing.found.Tally.All() > 0
		}, w.inEditor((*editor).nextFinding)),
		m.add(group, lang.L("Another fact of this kind"), shortcut(fyne.KeyReturn, 0), w.editing, w.inEditor((*editor).another)),
		m.add(group, lang.L("Next kind of fact"), onwardKeys, w.editing, w.inEditor((*editor).onward)),
		m.add(group, lang.L("Duplicate"), shortcut(fyne.KeyD, 0), func() bool { return w.editor == nil }, func() { w.home.onLive(w.home.duplicate) }),
		fyne.NewMenuItemSeparator(),
		m.add(group, lang.L("Find"), shortcut(fyne.KeyF, 0), w.steady, w.find),
	)
}

func (m *menu) view() *fyne.Menu {
	w, group := m.w, lang.L("View")
	m.pictures = m.add(group, lang.L("Pictures"), nil, w.editing, func() { w.shown.toggle(); m.showChoice() })
	m.pictures.Checked = !w.shown.off
	return fyne.NewMenu(group,
		m.add(group, lang.L("Both framings"), shortcut(fyne.Key1, 0), w.open, w.bothFramings),
		m.add(group, lang.L("Rehearse the executive framing"), shortcut(fyne.Key2, 0), w.open, func() { w.alone(narrative.Executive) }),
		m.add(group, lang.L("Rehearse the engineering framing"), shortcut(fyne.Key3, 0), w.open, func() { w.alone(narrative.Engineering) }),
		fyne.NewMenuItemSeparator(),
		m.add(group, lang.L("Hide or show capture"), shortcut(fyne.KeyB, 0), w.editing, w.inEditor((*editor).toggleFold)),
		m.pictures,
		m.add(group, lang.L("History"), shortcut(fyne.KeyH, fyne.KeyModifierShift), w.editing, w.inEditor(func(e *editor) { e.showHistory(!e.looking) })),
		m.add(group, lang.L("Review"), shortcut(fyne.KeyR, fyne.KeyModifierShift), w.editing, w.inEditor(func(e *editor) { e.showReview(!e.judging) })),
		m.add(group, lang.L("Who is addressed by what"), nil, w.editing, w.inEditor(func(e *editor) { e.showReview(true); e.review.showMatrix(true) })),
		m.add(group, lang.L("What was sent to a model"), nil, w.editing, w.inEditor((*editor).showSent)),
		m.add(group, lang.L("Command palette"), shortcut(fyne.KeyK, 0), w.steady, w.showPalette),
		fyne.NewMenuItemSeparator(),
		m.add(group, lang.L("Larger text"), shortcut(fyne.KeyPlus, 0), func() bool { return w.settings.Text < desk.TextSizes-1 }, func() { w.sizeText(w.settings.Text + 1) }),
		m.add(group, lang.L("Smaller text"), shortcut(fyne.KeyMinus, 0), func() bool { return w.settings.Text > 0 }, func() { w.sizeText(w.settings.Text - 1) }),
		m.add(group, lang.L("Normal text"), shortcut(fyne.Key0, 0), func() bool { return w.settings.Text != desk.NormalText }, func() { w.sizeText(desk.NormalText) }),
		fyne.NewMenuItemSeparator(),
		m.add(group, lang.L("Full screen"), functionKey(fyne.KeyF11), nil, func() { w.window.SetFullScreen(!w.window.FullScreen()) }),
		m.appearance(),
	)
}

func (m *menu) help() *fyne.Menu {
	w, group := m.w, lang.L("Help")
	return fyne.NewMenu(group,
		m.add(group, lang.L("Help with Bifocal"), functionKey(fyne.KeyF1), w.steady, func() { w.showHelp("") }),
		m.add(group, lang.L("Keyboard shortcuts"), nil, w.steady, func() { w.showHelp(pageKeys) }),
		fyne.NewMenuItemSeparator(),
		m.add(group, lang.L("Copy details for a problem report"), nil, nil, w.copyDetails),
		m.add(group, lang.L("About Bifocal"), nil, w.steady, w.about),
	)
}
