package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/narrative/library"
)

// target returns what a command is about: what is chosen, or else the solution
// that the keyboard is at.
func (h *home) target() []library.Entry {
	if h.shelf.ChosenCount() > 0 {
		return h.shelf.Chosen()
	}
	if e, ok := h.shelf.Current(); ok {
		return []library.Entry{e}
	}
	return nil
}

// showMenu shows what can be done with a solution, or with all that are chosen
// where it is one of them.
func (h *home) showMenu(e library.Entry, where fyne.Position) {
	all := []library.Entry{e}
	if h.shelf.IsChosen(e.ID) {
		all = h.shelf.Chosen()
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(h.list)
	if c == nil {
		return
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", h.menuItems(all)...), c, where)
}

func (h *home) menuItems(all []library.Entry) []*fyne.MenuItem {
	item := func(label string, s fyne.Shortcut, do func()) *fyne.MenuItem {
		i := fyne.NewMenuItem(label, do)
		i.Shortcut = s
		return i
	}
	if h.shelf.Room() == desk.Bin {
		return []*fyne.MenuItem{item(lang.L("Bring back"), nil, func() { h.restore(all) })}
	}
	open := item(lang.L("Open"), bare(fyne.KeyReturn), func() { h.hooks.open(all[0].ID) })
	open.Disabled = len(all) > 1
	retarget := item(lang.L("Retarget for another customer…"), nil, func() { h.hooks.retarget(all[0]) })
	retarget.Disabled = len(all) > 1
	status := item(lang.L("Status"), nil, nil)
	status.ChildMenu = fyne.NewMenu("", h.statusItems(all)...)
	archive := item(lang.L("Archive"), nil, func() { h.archive(all) })
	if h.shelf.Room() == desk.Archive {
		archive = item(lang.L("Take out of the archive"), nil, func() { h.unarchive(all) })
	}
	return []*fyne.MenuItem{
		open,
		item(lang.L("Duplicate"), shortcut(fyne.KeyD, 0), func() { h.duplicate(all) }),
		retarget,
		item(lang.L("Export…"), shortcut(fyne.KeyE, 0), func() { h.export(all) }),
		item(lang.L("Save as a solution file…"), nil, func() { h.hooks.files(all) }),
		fyne.NewMenuItemSeparator(),
		status, archive,
		fyne.NewMenuItemSeparator(),
		item(lang.L("Delete"), bare(fyne.KeyDelete), func() { h.remove(all...) }),
	}
}

// bare is a key without any other, as menus show it.
func bare(key fyne.KeyName) fyne.Shortcut { return &desktop.CustomShortcut{KeyName: key} }

func (h *home) statusItems(all []library.Entry) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, s := range desk.Live {
		item := fyne.NewMenuItem(words.Say(string(s)), func() { h.setStatus(all, s) })
		item.Checked = len(all) == 1 && all[0].Status == s
		items = append(items, item)
	}
	return items
}

// enter opens a solution; a deleted one must be brought back first.
func (h *home) enter(e library.Entry) {
	if !e.Deleted.IsZero() {
		h.restore([]library.Entry{e})
		return
	}
	h.hooks.open(e.ID)
}

// deleteTarget deletes what is chosen or the keyboard is at.
func (h *home) deleteTarget() {
	if all := h.target(); len(all) > 0 && h.shelf.Room() != desk.Bin {
		h.remove(all...)
	}
}

// onLive runs a command of the main menu on what it is about.
func (h *home) onLive(do func([]library.Entry)) {
	if all := h.target(); len(all) > 0 && h.shelf.Room() != desk.Bin {
		do(all)
	}
}
