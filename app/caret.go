package app

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
)

// mostPasted is how many characters a paste brings in: far more than a field
// is for, and few enough to wrap at once.
const mostPasted = 4_000

// mostInLine is the same for a field of one line, whose text is drawn as one picture.
const mostInLine = 500

// most is how many characters a paste brings into the entry.
func (e *entry) most() int {
	if e.MultiLine {
		return mostPasted
	}
	return mostInLine
}

// TypedRune keeps the cursor behind what was typed. Where a wrapped line
// swallows a space, Fyne's entry puts it on a row that does not exist, and the
// next character lands before the space.
func (e *entry) TypedRune(r rune) {
	e.keepCursor(false, func() { e.Entry.TypedRune(r) })
	e.followFigures(true)
}

// choosing reports whether the menu of figures is open at the cursor.
func (e *entry) choosing() bool { return e.figures != nil && e.figures.menu.opened(e) }

// followFigures brings the menu of figures in line with the text at the cursor.
func (e *entry) followFigures(typed bool) {
	if e.figures != nil && (e.choosing() || typed && strings.IndexByte(e.Text, '{') >= 0) {
		e.figures.menu.follow(e, typed)
	}
}

// cursorAt is where the cursor is meant to be, in characters.
func (e *entry) cursorAt() int {
	if e.held.at > 0 && e.held.text == e.Text && e.held.row == e.CursorRow && e.held.column == e.CursorColumn {
		return e.held.at
	}
	return e.CursorTextOffset()
}

// replace puts another text in, as if it had been typed, and the cursor behind
// what came in.
func (e *entry) replace(text string, at int) {
	e.SetText(text)
	e.put(at)
}

// put puts the cursor before a character of a text that is new.
func (e *entry) put(at int) {
	e.held = heldCursor{}
	e.Refresh() // the rows are broken anew
	e.CursorRow += 6
	e.toOffset(at)
	e.Refresh()
}

// movedTo returns where a cursor in old is in now, which differs in one stretch:
// with the characters that stand around it, or behind the stretch.
func movedTo(old, now string, at int) int {
	a, b := []rune(old), []rune(now)
	same, behind := around(a, b)
	switch at = min(at, len(a)); {
	case len(a)-at <= behind:
		return len(b) - (len(a) - at)
	case at <= same:
		return at
	}
	return len(b) - behind
}

// around returns how many characters stand the same before and behind the stretch in
// which two texts differ.
func around(a, b []rune) (same, behind int) {
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	for behind < min(len(a), len(b))-same && a[len(a)-1-behind] == b[len(b)-1-behind] {
		behind++
	}
	return same, behind
}

// keepCursor runs a change at the cursor and puts the cursor where it belongs
// afterwards: behind what came in, or with onwards where it was.
func (e *entry) keepCursor(onwards bool, change func()) {
	if !e.MultiLine {
		change()
		return
	}
	if e.held.at > 0 && e.held.text == e.Text && e.held.row == e.CursorRow && e.held.column == e.CursorColumn {
		e.toOffset(e.held.at)
	}
	e.held = heldCursor{}
	old, at, selected := []rune(e.Text), e.CursorTextOffset(), len([]rune(e.SelectedText()))
	change()
	now := []rune(e.Text)
	if slices.Equal(old, now) {
		return
	}
	want := at
	if selected > 0 && at >= selected && fits(old, now, at-selected, selected) {
		want = at - selected
	}
	if !onwards || selected > 0 {
		want += len(now) - len(old) + selected
	}
	if want >= 0 && want <= len(now) && e.CursorTextOffset() != want || e.CursorRow > 0 && e.beginning(e.CursorRow) == 0 {
		e.toOffset(want)
		e.Refresh() // moves it before a space that the end of the line swallows
		if e.CursorTextOffset() != want {
			e.held = heldCursor{e.Text, want, e.CursorRow, e.CursorColumn}
		}
	}
}

// heldCursor is where the cursor is meant to be, while Fyne shows it somewhere
// else.
type heldCursor struct {
	text        string
	at          int
	row, column int
}

// fits says whether now is old with n characters at a place replaced.
func fits(old, now []rune, at, n int) bool {
	rest := len(old) - at - n
	return at <= len(now) && rest >= 0 && rest <= len(now)-at &&
		slices.Equal(old[:at], now[:at]) && slices.Equal(old[at+n:], now[len(now)-rest:])
}

// beginning returns the offset that a row begins at; 0 for one that does not
// exist.
func (e *entry) beginning(row int) int {
	was, column := e.CursorRow, e.CursorColumn
	e.CursorRow, e.CursorColumn = row, 0
	at := e.CursorTextOffset()
	e.CursorRow, e.CursorColumn = was, column
	return at
}

// toOffset puts the cursor before a character.
func (e *entry) toOffset(want int) {
	for row := e.CursorRow + 1; row >= 0; row-- {
		begin := e.beginning(row)
		if row > 0 && begin == 0 || begin > want {
			continue
		}
		e.CursorRow, e.CursorColumn = row, want-begin
		return
	}
}

// scissors is a clipboard that hands out no more than a field takes.
type scissors struct {
	fyne.Clipboard
	most      int
	kept, all int // characters, where not all came in
}

func (s *scissors) Content() string {
	r := []rune(s.Clipboard.Content())
	if len(r) <= s.most {
		return string(r)
	}
	kept := string(trimmed(r[:s.most]))
	s.kept, s.all = len([]rune(kept)), len(r)
	return kept
}

// trimmed leaves out a word that is cut in two at the end.
func trimmed(r []rune) []rune {
	for i := len(r) - 1; i > len(r)-longestWord && i > 0; i-- {
		if unicode.IsSpace(r[i]) {
			return r[:i]
		}
	}
	return r
}

// longestWord is how many characters a word has at most.
const longestWord = 80

// paste takes what is on a clipboard, and says where it was too much.
func (e *entry) paste(from fyne.Clipboard) {
	s := &scissors{Clipboard: from, most: e.most()}
	var after func()
	if e.pasted != nil {
		var taken bool
		if after, taken = e.pasted(from.Content()); taken { // a list or a table may be longer than a field
			return
		}
	}
	e.keepCursor(false, func() { e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: s}) })
	if after != nil {
		after()
	}
	if s.all > 0 {
		e.tellCut(s.kept, s.all)
	}
}

// capped returns a text with no more than one paste put into the one before.
func capped(before, text string, most int) (fitting string, kept, all int) {
	if len(text)-len(before) <= most {
		return text, 0, 0
	}
	old, now := []rune(before), []rune(text)
	if len(now)-len(old) <= most {
		return text, 0, 0
	}
	from := 0
	for from < len(old) && old[from] == now[from] {
		from++
	}
	behind := 0
	for behind < len(old)-from && old[len(old)-1-behind] == now[len(now)-1-behind] {
		behind++
	}
	came := trimmed(now[from : from+most])
	return string(now[:from]) + string(came) + string(now[len(now)-behind:]), len(came), len(now) - behind - from
}

// tellCut says how much of what was pasted came in.
func (e *entry) tellCut(kept, all int) {
	if e.note != nil {
		e.note(lang.L("Only the first {{.Kept}} of {{.All}} characters were pasted; a field is for a sentence or two.", words.Data{"Kept": words.Number(kept), "All": words.Number(all)}))
	}
}
