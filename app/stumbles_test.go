package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"bifocal/narrative"
)

// Merging takes every figure that the user's text still has; where words are left
// to decide, Enter decides them.
func TestMergeTakesEveryFigure(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	stale := func(mine string, based func(string) string) *block {
		t.Helper()
		b := find(t, e, narrative.Executive, "benefit-runcost")
		now := b.piece.Generated
		e.work.do(put(b.place, mine, based(now)), "", "")
		r.settle()
		b = find(t, e, narrative.Executive, "benefit-runcost")
		if !b.piece.Stale {
			t.Fatal("it is not stale")
		}
		return b
	}
	b := find(t, e, narrative.Executive, "benefit-runcost")
	figure := "948 K USD"
	if !strings.Contains(b.piece.Generated, figure) {
		t.Fatalf("it reads %q", b.piece.Generated)
	}
	b = stale("Dear it is to wait: 930 K USD goes each year.", func(now string) string { return strings.ReplaceAll(now, figure, "930 K USD") })
	b.merge()
	r.settle()
	b = find(t, e, narrative.Executive, "benefit-runcost")
	if b.text() != "Dear it is to wait: 948 K USD goes each year." || b.piece.Stale || b.editor != nil {
		t.Errorf("it reads %q, stale %v", b.text(), b.piece.Stale)
	}
	b = stale("Dear it is to wait: 930 K USD goes each year.", func(now string) string {
		return "Some other words " + strings.ReplaceAll(now, figure, "930 K USD")
	})
	b.merge()
	r.settle()
	b = find(t, e, narrative.Executive, "benefit-runcost")
	if b.editor == nil || !strings.Contains(b.editor.Text, figure) {
		t.Fatalf("there is nothing to look through: %q", b.text())
	}
	b.editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.settle()
	b = find(t, e, narrative.Executive, "benefit-runcost")
	if b.piece.Stale || b.editor != nil || !strings.Contains(b.text(), "Dear it is") {
		t.Errorf("after Enter it reads %q, stale %v", b.text(), b.piece.Stale)
	}
}

// Ctrl with Home and End goes to the ends of a text, with Shift selecting.
func TestCtrlHomeAndEnd(t *testing.T) {
	for _, multi := range []bool{true, false} {
		test.NewTempApp(t)
		e := newEntry(multi, "")
		w := test.NewTempWindow(t, e)
		w.Resize(fyne.NewSize(160, 300))
		text := "the quick brown fox jumps over the lazy dog and is gone"
		e.SetText(text)
		w.Canvas().Focus(e)
		press := func(key fyne.KeyName, with fyne.KeyModifier) {
			e.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | with})
		}
		press(fyne.KeyHome, 0)
		if e.cursorAt() != 0 {
			t.Errorf("Ctrl+Home goes to %d", e.cursorAt())
		}
		press(fyne.KeyEnd, 0)
		if e.cursorAt() != len(text) {
			t.Errorf("Ctrl+End goes to %d of %d", e.cursorAt(), len(text))
		}
		press(fyne.KeyLeft, 0)
		if at := e.cursorAt(); at != len(text)-len("gone") {
			t.Errorf("Ctrl+Left goes to %d", at)
		}
		e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		press(fyne.KeyHome, fyne.KeyModifierShift)
		if got := e.SelectedText(); got != text[:len(text)-len("gone")] {
			t.Errorf("Ctrl+Shift+Home selects %q", got)
		}
		e.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
}

// Every number that is typed and held by no fact can become a figure from where the
// review says so; of what it cannot name itself, it asks the name.
func TestEveryTypedFigureCanBecomeOne(t *testing.T) {
	s := narrative.New()
	s.Title = "Boarding"
	s.Facts = narrative.Facts{
		narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: "car decks sail with gaps", Cause: "a booking records no length, so planners hold back 12 % of every deck"},
		narrative.Outcome{Head: narrative.Head{ID: "o"}, Measure: narrative.Same("on-time departures")},
		narrative.Capability{Head: narrative.Head{ID: "c"}, Name: narrative.Same("loading plan")},
	}
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	r.pause()
	e.showReview(true)
	r.settle()
	row := finding(t, e, "12 %")
	if !press(row, "Make it a figure") {
		t.Fatalf("it offers %q", said(row))
	}
	r.pause()
	named, ok := r.win.window.Canvas().Focused().(*entry)
	cause := fieldOf[*textField](t, e, "cause")
	if !ok || named == cause.e || !strings.Contains(said(cause.below.column), "What is “12 %” called?") {
		t.Fatalf("it asks %q", said(cause.below.column))
	}
	r.typeIn(named, "room held back")
	named.enter()
	r.settle()
	q, _ := narrative.First[narrative.Quantity](new(e.work.session.Solution()))
	p, _ := narrative.First[narrative.Problem](new(e.work.session.Solution()))
	if q.Name.Executive != "room held back" || !strings.Contains(p.Cause, "{"+q.ID+"}") {
		t.Errorf("captured are %+v, %q", q, p.Cause)
	}
	e.showReview(true)
	r.settle()
	row = finding(t, e, "Nothing moves")
	if !press(row, "To the capabilities") {
		t.Fatalf("it offers %q", said(row))
	}
	r.settle()
	if e.judging || e.capture.openGroup != narrative.GroupCapabilities {
		t.Errorf("it leads to %q", e.capture.openGroup)
	}
}
