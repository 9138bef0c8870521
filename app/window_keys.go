package app

import (
	"fyne.io/fyne/v2"

	"bifocal/app/desk"
)

// listen takes the keys that no widget and no item of the menu has taken.
func (w *Window) listen() {
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
		} else if w.editing() && w.over == nil {
			w.editor.aim.typed(r)
		}
	})
	w.window.Canvas().AddShortcut(&fyne.ShortcutSelectAll{}, func(fyne.Shortcut) {
		if w.editor == nil && w.over == nil && w.styles == nil {
			w.home.chooseAll(desk.Span{})
		}
	})
}

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
