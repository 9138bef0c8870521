package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
)

const maxEntryRows = 9

// entry is a text field of a form: it grows with its text, hands Tab and Enter
// on to the next field, and tells programmatic changes from typed ones.
type entry struct {
	widget.Entry
	typed     func(string) // what the user typed
	focused   func(bool)
	enter     func() // Enter was pressed
	grown     func() // the height has changed
	note      func(string)
	held      heldCursor
	last      string                                          // the text before the change under way
	pasted    func(content string) (after func(), taken bool) // something is pasted; what is taken is not put in
	escape    func()                                          // Escape was pressed
	ask       func(words string)                              // offers to make a figure of a number in it; nil where none is offered
	keys      func(*fyne.KeyEvent) bool                       // takes a key before the entry; may be nil
	figures   *figureSource                                   // what a bracket offers; nil for nothing
	dismissed int                                             // where the bracket is whose menu was closed with Escape, from 1
	rows      int
	quiet     bool // a programmatic change is under way
	rewritten bool // the text was changed while the cursor was elsewhere, as when another window has the focus
	hasFocus  bool
	gauge     *flow.Prose
	cover     *cover // the values in the text; nil until there were some
	brief     bool   // without the focus a long text ends with an ellipsis
	still     bool   // a click goes on that must not select
}

func newEntry(multi bool, placeholder string) *entry {
	e := &entry{rows: 1}
	e.MultiLine = multi
	e.PlaceHolder = placeholder
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if multi {
		e.Wrapping = fyne.TextWrapWord
		e.gauge = flow.NewProse("", theme.SizeNameText, theme.ColorNameForeground)
	}
	e.ExtendBaseWidget(e)
	if multi {
		e.SetMinRowsVisible(1)
	}
	e.OnChanged = func(text string) {
		if fitting, kept, all := capped(e.last, text, e.most()); all > 0 && !e.quiet {
			e.show(fitting) // pasted through the menu of the field
			e.tellCut(kept, all)
			text = fitting
		}
		e.last = text
		e.fit(e.Size().Width)
		if !e.quiet && e.typed != nil {
			e.typed(text)
		}
	}
	return e
}

// show sets the text without telling anybody.
func (e *entry) show(text string) {
	if e.Text == text {
		return
	}
	old, at := e.Text, 0
	if e.hasFocus {
		at = e.cursorAt()
	}
	e.quiet = true
	e.SetText(text)
	e.quiet = false
	if e.hasFocus {
		e.put(movedTo(old, text, at))
	} else {
		e.rewritten = true
	}
	e.resolve()
}

// AcceptsTab lets Tab move on in fields of several lines too, but for one that
// takes a figure from the menu.
func (e *entry) AcceptsTab() bool { return e.choosing() }

// TypedKey makes Enter move on: no field holds a line break.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	if e.choosing() && e.figures.menu.key(k.Name) {
		return
	}
	if e.keys != nil && e.keys(k) {
		return
	}
	if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
		if e.enter != nil {
			e.enter()
		}
		return
	}
	if k.Name == fyne.KeyEscape && e.escape != nil {
		e.escape()
		return
	}
	if handOn(e, k) {
		return
	}
	e.keepCursor(k.Name == fyne.KeyDelete, func() { e.Entry.TypedKey(k) })
	e.followFigures(k.Name == fyne.KeyBackspace || k.Name == fyne.KeyDelete)
}

// TypedShortcut leaves redoing to the window, whose steps reach over all
// fields. Undoing, the main menu takes before any field.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if _, redo := s.(*fyne.ShortcutRedo); redo {
		if c, ok := fyne.CurrentApp().Driver().CanvasForObject(e).(fyne.Shortcutable); ok {
			c.TypedShortcut(s)
		}
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		e.paste(s.Clipboard)
	case *fyne.ShortcutCut:
		e.keepCursor(false, func() { e.Entry.TypedShortcut(s) })
	case *desktop.CustomShortcut:
		if e.toEdge(s) {
			return
		}
		e.Entry.TypedShortcut(s)
		if c, ok := fyne.CurrentApp().Driver().CanvasForObject(e).(fyne.Shortcutable); ok {
			c.TypedShortcut(s) // the window's own, of which a field has no use
		}
	default:
		e.Entry.TypedShortcut(s)
	}
}

// toEdge goes to the beginning or the end of the text with Ctrl and Home or End,
// which Fyne's entry does not know.
func (e *entry) toEdge(s *desktop.CustomShortcut) bool {
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	edge := map[fyne.KeyName]fyne.KeyName{fyne.KeyHome: fyne.KeyPageUp, fyne.KeyEnd: fyne.KeyPageDown}[s.KeyName]
	if edge == "" {
		return false
	}
	e.TypedKey(&fyne.KeyEvent{Name: edge}) // Fyne has it select where Shift is held
	return true
}

func (e *entry) toEnd() { e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) }

func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	e.hasFocus = true
	e.resolve()
	if (e.rewritten || e.CursorRow == 0 && e.CursorColumn == 0) && e.Text != "" {
		e.toEnd() // going on with a text begins at its end; a click moves the cursor afterwards
	}
	e.rewritten = false
	if e.focused != nil {
		e.focused(true)
	}
}

func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	e.hasFocus = false
	if e.choosing() {
		e.figures.menu.close()
	}
	e.resolve()
	if e.focused != nil {
		e.focused(false)
	}
}

func (e *entry) Resize(s fyne.Size) {
	if s.Width != e.Size().Width {
		e.count(s.Width)
	}
	e.Entry.Resize(s)
}

// HeightFor returns the height that shows the whole text at a width.
func (e *entry) HeightFor(width float32) float32 {
	e.count(width)
	return e.MinSize().Height
}

// fit counts the rows anew and tells the parent where their number has changed.
func (e *entry) fit(width float32) {
	if e.count(width) && e.grown != nil {
		e.grown()
	}
}

func (e *entry) count(width float32) bool {
	if !e.MultiLine || width <= 0 {
		return false
	}
	text := e.Text
	if text == "" {
		text = e.PlaceHolder
	}
	if e.gauge.Text() != text {
		e.gauge.SetText(text)
	}
	inner := width - 2*theme.InnerPadding() - 2*theme.InputBorderSize() - 2
	line := e.gauge.HeightFor(1e6)
	if n := strings.Count(text, "\n"); n > 0 {
		line /= float32(n + 1)
	}
	rows := max(1, int(e.gauge.HeightFor(inner)/line+0.5))
	if e.cover != nil && e.cover.spans != nil { // room for either, so that nothing moves when the focus comes
		rows = max(rows, int(e.cover.prose.HeightFor(inner)/e.cover.prose.HeightFor(1e6)+0.5))
	}
	rows = min(rows, maxEntryRows)
	if rows == e.rows {
		return false
	}
	e.rows = rows
	e.SetMinRowsVisible(rows)
	return true
}
