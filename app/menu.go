package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/narrative/library"
)

// command is one thing that the menu, its shortcut and the palette offer.
type command struct {
	label string // what it is always called; the item may say more
	item  *fyne.MenuItem
	group string
	when  func() bool // where it makes sense; nil: everywhere
	run   func()
	// undoable: its item is enabled by what there is to undo; its shortcut
	// always works, since a field may hold what is not a step yet.
	undoable bool
}

// menu is the main menu. Its shortcuts come before the focused field's, so
// that they work while one types.
type menu struct {
	w          *Window
	main       *fyne.MainMenu
	commands   []*command
	undo, redo *fyne.MenuItem
	recent     *fyne.MenuItem
	tones      []*fyne.MenuItem // one a tone
	pictures   *fyne.MenuItem   // checked while they are shown
	near       []*fyne.MenuItem // what the palette offers first, in this order
}

func newMenu(w *Window) *menu {
	m := &menu{w: w}
	m.main = fyne.NewMainMenu(m.file(), m.edit(), m.view(), m.help())
	m.showRecent(nil)
	m.update()
	return m
}

// add makes a command and returns its item.
func (m *menu) add(group, label string, keys fyne.Shortcut, when func() bool, run func()) *fyne.MenuItem {
	c := &command{label: label, group: group, when: when, run: run}
	c.item = fyne.NewMenuItem(label, func() { m.do(c) })
	c.item.Shortcut = keys
	m.commands = append(m.commands, c)
	return c.item
}

// do runs a command where it makes sense: Fyne runs the shortcut of a disabled
// item too. While a dialog is open the keys are the dialog's.
func (m *menu) do(c *command) {
	canvas := m.w.window.Canvas()
	if canvas.Overlays().Top() != nil {
		if f, ok := canvas.Focused().(fyne.Shortcutable); ok && c.item.Shortcut != nil {
			f.TypedShortcut(c.item.Shortcut)
		}
		return
	}
	if c.when == nil || c.when() {
		c.run()
	}
}

// key runs the command that a function key stands for.
func (m *menu) key(name fyne.KeyName) bool {
	for _, c := range m.commands {
		if k, ok := c.item.Shortcut.(fyne.KeyboardShortcut); ok && k.Mod() == 0 && k.Key() == name {
			m.do(c)
			return true
		}
	}
	return false
}

// update enables the items that make sense now.
func (m *menu) update() {
	changed := false
	for _, c := range m.commands {
		if off := c.when != nil && !c.when(); !c.undoable && c.item.Disabled != off {
			c.item.Disabled, changed = off, true
		}
	}
	if changed {
		m.main.Refresh()
	}
}

// editing follows the opening and closing of a solution.
func (m *menu) editing(bool) {
	m.history(false, false)
	m.name("", "")
	m.update()
}

// showChoice says whether pictures are shown.
func (m *menu) showChoice() {
	m.pictures.Checked = !m.w.shown.off
	m.main.Refresh()
}

// name says what would be undone, and done again; "" says nothing of it.
func (m *menu) name(undo, redo string) {
	again, back := lang.L("Redo"), lang.L("Undo")
	if undo != "" {
		back = lang.L("Undo: {{.What}}", words.Data{"What": undo})
	}
	if redo != "" {
		again = lang.L("Redo: {{.What}}", words.Data{"What": redo})
	}
	if m.undo.Label == back && m.redo.Label == again {
		return
	}
	m.undo.Label, m.redo.Label = back, again
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

// showRecent lists the solutions that were opened last.
func (m *menu) showRecent(opened []library.Entry) {
	items := make([]*fyne.MenuItem, 0, len(opened))
	for _, o := range opened {
		items = append(items, fyne.NewMenuItem(short40(entryName(o)), func() {
			if m.w.window.Canvas().Overlays().Top() == nil {
				m.w.Open(o.ID)
			}
		}))
	}
	m.recent.ChildMenu = fyne.NewMenu("", items...)
	m.recent.Disabled = len(items) == 0
	m.main.Refresh()
}
