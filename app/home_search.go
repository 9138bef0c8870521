package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
)

// searchField is where one types what is searched for. Down goes into the
// list.
type searchField struct {
	entry
	h     *home
	clear *glyph // empties it; there while it holds something
}

func newSearchField(h *home) *searchField {
	f := &searchField{h: h}
	f.rows = 1
	f.PlaceHolder = lang.L("Search titles, customers and everything in them")
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	f.clear = newGlyph(theme.NewThemedResource(theme.ContentClearIcon()), func() {
		f.show("")
		f.search("")
		h.hooks.focus(f)
	})
	f.clear.Hide()
	f.ActionItem = f.clear
	f.ExtendBaseWidget(f)
	f.SetIcon(theme.SearchIcon())
	f.OnChanged = func(text string) {
		f.last = text
		setVisible(f.clear, text != "")
		if !f.quiet {
			f.search(text)
		}
	}
	f.enter = h.openCurrent
	f.escape = h.escape
	return f
}

func (f *searchField) search(text string) {
	f.h.shelf.Search(text)
	f.h.changed()
}

// TypedKey leaves the field for the list below it.
func (f *searchField) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyDown, fyne.KeyPageDown:
		f.h.intoList()
	case fyne.KeyUp, fyne.KeyPageUp:
	default:
		f.entry.TypedKey(k)
	}
}

// escape takes back, one at a time, what is chosen, what is searched for and
// what is filtered.
func (h *home) escape() {
	switch {
	case h.shelf.ChosenCount() > 0:
		h.shelf.Clear()
		h.list.remark()
		h.chosen.show()
	case h.shelf.Text() != "":
		h.search.show("")
		h.search.search("")
	case h.shelf.Filtered():
		h.shelf.ClearFilters()
		h.changed()
	default:
		h.hooks.focus(h.search)
	}
}

// typeOn searches for what is typed elsewhere in the view.
func (h *home) typeOn(r rune) {
	h.hooks.focus(h.search)
	h.search.TypedRune(r)
}

// intoList gives the keyboard to the list.
func (h *home) intoList() {
	if h.shelf.Len() == 0 {
		return
	}
	h.hooks.focus(h.list)
}

// openCurrent opens the solution that the keyboard is at, or the first.
func (h *home) openCurrent() {
	at := max(0, h.shelf.Cursor())
	if e, ok := h.shelf.At(at); ok {
		h.enter(e)
	}
}

// key takes a key that nothing in the view has the focus for.
func (h *home) key(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		h.escape()
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyDelete:
		begun := h.shelf.Cursor() >= 0
		h.intoList()
		if begun || k.Name != fyne.KeyDown { // the first Down only goes there
			h.list.TypedKey(k)
		}
	}
}
