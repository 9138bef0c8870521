package app

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// inForm is what a widget of a form does with the focus: it comes into sight,
// and Enter moves on.
type inForm struct {
	seen func(fyne.CanvasObject)
	next func()
}

func (f *inForm) gained(o fyne.CanvasObject) {
	if f.seen != nil {
		f.seen(o)
	}
}

// moves takes Enter, and reports whether it was that.
func (f *inForm) moves(k *fyne.KeyEvent) bool {
	if k.Name != fyne.KeyReturn && k.Name != fyne.KeyEnter || f.next == nil {
		return false
	}
	f.next()
	return true
}

// pick is a select in a form.
type pick struct {
	widget.Select
	inForm
}

func newPick(options []string, changed func(string), p formPlace) *pick {
	s := &pick{inForm: inForm{p.seen, p.next}}
	s.Options, s.OnChanged = options, changed
	s.ExtendBaseWidget(s)
	return s
}

func (s *pick) MouseIn(e *desktop.MouseEvent)    { pointer.move(e); s.Select.MouseIn(e) }
func (s *pick) MouseMoved(e *desktop.MouseEvent) { pointer.move(e); s.Select.MouseMoved(e) }
func (s *pick) FocusGained()                     { s.Select.FocusGained(); s.gained(s) }

func (s *pick) TypedKey(k *fyne.KeyEvent) {
	if !s.moves(k) && !handOn(s, k) {
		s.Select.TypedKey(k)
	}
}

// TypedRune chooses the next option that begins with a letter.
func (s *pick) TypedRune(r rune) {
	n := len(s.Options)
	for i := range n {
		at := (s.SelectedIndex() + 1 + i + n) % n
		if first, _ := utf8.DecodeRuneInString(s.Options[at]); unicode.ToLower(first) == unicode.ToLower(r) {
			s.SetSelectedIndex(at)
			return
		}
	}
	s.Select.TypedRune(r)
}

// tick is a check in a form.
type tick struct {
	widget.Check
	inForm
}

func newTick(text string, changed func(bool), p formPlace) *tick {
	c := &tick{inForm: inForm{p.seen, p.next}}
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
}

func (c *tick) Tapped(e *fyne.PointEvent) {
	if !pointer.again(c, e) {
		c.Check.Tapped(e)
	}
}

func (c *tick) MouseIn(e *desktop.MouseEvent)    { pointer.move(e); c.Check.MouseIn(e) }
func (c *tick) MouseMoved(e *desktop.MouseEvent) { pointer.move(e); c.Check.MouseMoved(e) }
func (c *tick) FocusGained()                     { c.Check.FocusGained(); c.gained(c) }

func (c *tick) TypedKey(k *fyne.KeyEvent) {
	if !c.moves(k) && !handOn(c, k) {
		c.Check.TypedKey(k)
	}
}

// personEntry is a name in a form, with those that are known.
type personEntry struct {
	widget.SelectEntry
	inForm
	drop func() // shows those that are known
}

func newPersonEntry(p formPlace) *personEntry {
	e := &personEntry{inForm: inForm{p.seen, p.next}}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	e.SetOptions(nil)
	if b, ok := e.ActionItem.(*widget.Button); ok { // Fyne's would be a stop for Tab of its own
		e.drop = b.OnTapped
		e.ActionItem = newDeed("", theme.MenuDropDownIcon(), e.drop)
	}
	return e
}

func (e *personEntry) FocusGained() { e.SelectEntry.FocusGained(); e.gained(e) }

// TypedKey shows those that are known with the arrow that points at them.
func (e *personEntry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyDown && e.drop != nil {
		e.drop()
		return
	}
	if handOn(e, k) {
		return
	}
	e.SelectEntry.TypedKey(k)
}
