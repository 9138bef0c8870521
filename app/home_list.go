package app

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/narrative/library"
)

// shelfList is the list of solutions. Fyne's list draws and scrolls it; cursor,
// choice and keyboard are ours: Fyne's list has one cursor and one selected
// row, and refreshes them all for each.
type shelfList struct {
	widget.List
	h       *home
	rows    []*entryRow // those that were ever shown; there are as many as fit
	focused bool
	shift   bool
}

func newShelfList(h *home) *shelfList {
	l := &shelfList{h: h}
	hooks := rowHooks{
		open: l.tapped,
		tick: func(at int) { l.toggle(at) },
		menu: func(at int, where fyne.Position) {
			if e, ok := h.shelf.At(at); ok {
				l.moveTo(at)
				h.showMenu(e, where)
			}
		},
		placed: func(r *entryRow) { l.rows = append(l.rows, r) },
	}
	l.Length = h.shelf.Len
	l.CreateItem = func() fyne.CanvasObject { return newEntryRow(hooks) }
	l.UpdateItem = func(id widget.ListItemID, o fyne.CanvasObject) {
		if r, ok := o.(*entryRow); ok {
			l.write(r, id)
		}
	}
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// write shows a solution in a row.
func (l *shelfList) write(r *entryRow, at int) {
	s := l.h.shelf
	e, here := s.At(at)
	if !here {
		l.h.need(at, at)
		e, _ = s.At(at) // where there is no waiting
	}
	when := ""
	switch {
	case e.ID == "":
	case !e.Deleted.IsZero():
		when = changedWhen(e.Deleted, l.h.env.Now())
	default:
		when = changedWhen(e.Changed, l.h.env.Now())
	}
	r.set(at, e, s.Text(), when, l.state(at, e))
}

func (l *shelfList) state(at int, e library.Entry) rowState {
	s := l.h.shelf
	return rowState{chosen: e.ID != "" && s.IsChosen(e.ID), choosing: s.ChosenCount() > 0, cursor: l.focused && at == s.Cursor()}
}

// renew shows a list of another length or content, a new one from its top.
func (l *shelfList) renew(top bool) {
	if top && l.GetScrollOffset() > 0 {
		l.ScrollToTop()
	}
	l.Refresh()
	if at := l.h.shelf.Cursor(); at >= 0 && l.focused {
		l.reveal(at)
	}
}

// rewrite shows rows that have come.
func (l *shelfList) rewrite(part desk.Span) {
	for _, r := range l.rows {
		if r.at >= part.From && r.at < part.From+part.N {
			l.write(r, r.at)
		}
	}
}

// remark shows which rows are chosen and where the cursor is.
func (l *shelfList) remark() {
	for _, r := range l.rows {
		r.mark(l.state(r.at, r.entry))
	}
}

func (l *shelfList) pitch() float32 { return rowHigh() + theme.Padding() }

// inSight returns the first and the last row that can be seen.
func (l *shelfList) inSight() (first, last int) {
	top := l.GetScrollOffset()
	return int(top / l.pitch()), int(math.Ceil(float64((top + l.Size().Height) / l.pitch())))
}

// page is how many rows fit.
func (l *shelfList) page() int { return max(1, int(l.Size().Height/l.pitch())-1) }

// reveal scrolls no further than a row needs to be seen whole.
func (l *shelfList) reveal(at int) {
	top, room := l.GetScrollOffset(), l.Size().Height
	from := float32(at) * l.pitch()
	switch {
	case from < top:
		l.ScrollToOffset(from)
	case from+rowHigh() > top+room:
		l.ScrollToOffset(from + rowHigh() - room)
	}
}

func (l *shelfList) moveTo(at int) {
	l.h.shelf.MoveTo(at)
	l.reveal(max(0, l.h.shelf.Cursor()))
	l.remark()
}

func (l *shelfList) tapped(at int, with fyne.KeyModifier) {
	switch {
	case with&fyne.KeyModifierShift != 0:
		l.extend(at)
		l.h.hooks.focus(l)
	case with&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0:
		l.toggle(at)
	case l.h.shelf.Room() == desk.Bin:
		l.toggle(at) // what is deleted cannot be opened
	default:
		if e, ok := l.h.shelf.At(at); ok {
			l.h.shelf.MoveTo(at)
			l.h.enter(e)
		}
	}
}

func (l *shelfList) toggle(at int) {
	l.h.shelf.ToggleAt(at)
	l.h.hooks.focus(l)
	l.remark()
	l.h.chosen.show()
}

func (l *shelfList) extend(to int) {
	part, whole := l.h.shelf.Extend(to)
	if !whole {
		l.h.chooseAll(part)
	}
	l.reveal(max(0, l.h.shelf.Cursor()))
	l.remark()
	l.h.chosen.show()
}

// FocusGained shows the cursor.
func (l *shelfList) FocusGained() {
	l.focused = true
	if s := l.h.shelf; s.Cursor() < 0 && s.Len() > 0 {
		s.MoveTo(0)
		l.reveal(0)
	}
	l.remark()
}

// FocusLost hides it.
func (l *shelfList) FocusLost() {
	l.focused, l.shift = false, false
	l.remark()
}

func (l *shelfList) KeyDown(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		l.shift = true
	}
}

func (l *shelfList) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		l.shift = false
	}
}

// TypedRune goes on searching.
func (l *shelfList) TypedRune(r rune) {
	if r != ' ' {
		l.h.typeOn(r)
	}
}

// TypedKey moves through the list.
func (l *shelfList) TypedKey(k *fyne.KeyEvent) {
	at := l.h.shelf.Cursor()
	to := at
	switch k.Name {
	case fyne.KeyUp:
		if at <= 0 && !l.shift {
			l.h.hooks.focus(l.h.search)
			return
		}
		to--
	case fyne.KeyDown:
		to++
	case fyne.KeyPageUp:
		to -= l.page()
	case fyne.KeyPageDown:
		to += l.page()
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = l.h.shelf.Len() - 1
	case fyne.KeySpace:
		l.toggle(at)
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		l.h.openCurrent()
		return
	case fyne.KeyDelete:
		l.h.deleteTarget()
		return
	case fyne.KeyEscape:
		l.h.escape()
		return
	case fyne.KeyBackspace:
		l.h.hooks.focus(l.h.search)
		l.h.search.TypedKey(k)
		return
	default:
		handOn(l, k)
		return
	}
	if l.shift {
		l.extend(to)
	} else {
		l.moveTo(to)
	}
}

// TypedShortcut chooses all, and leaves the rest to the window.
func (l *shelfList) TypedShortcut(s fyne.Shortcut) {
	if _, all := s.(*fyne.ShortcutSelectAll); all {
		l.h.chooseAll(desk.Span{})
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(l).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}
