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

// The framings show what is being typed, until the reader scrolls there.
func TestFramingsFollowWhatIsTyped(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Add(narrative.KindRisk)
	r.settle()
	id := e.capture.openFact
	inSight := func() bool {
		y, high := e.framings.scroll.Offset.Y, e.framings.scroll.Size().Height
		for _, row := range e.framings.rows {
			for _, c := range row.cells {
				for _, b := range c.blocks {
					for _, f := range b.piece.Facts {
						if top := row.top + b.Position().Y; f == id && top >= y && top < y+high {
							return true
						}
					}
				}
			}
		}
		return false
	}
	f := fieldOf[*tellingField](t, e, "event").entries[0]
	e.framings.scrollTo(0)
	r.typeIn(f, "the harbour freezes")
	r.typeIn(fieldOf[*textField](t, e, "businessImpact").e, "no ship sails")
	if !inSight() {
		t.Fatal("what is typed is not in sight")
	}
	e.framings.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10_000)})
	if e.framings.scroll.Offset.Y != 0 {
		t.Fatal("it does not scroll")
	}
	r.typeIn(f, " over")
	if e.framings.scroll.Offset.Y != 0 {
		t.Error("it scrolls away from what the reader looks at")
	}
}

// A long text of one line shows its beginning in its frame, and the whole of it is
// there to be typed on.
func TestLongTextOfOneLine(t *testing.T) {
	s := narrative.New()
	s.Title = strings.Repeat("Boarding and loading control ", 130)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open(headerID, false)
	r.settle()
	title := e.capture.form.fields[0].(*textField).e
	if !title.covered() {
		t.Error("it scrolls under a bar")
	}
	r.win.window.Canvas().Focus(title)
	if title.covered() || title.Text != s.Title {
		t.Error("with the focus it cannot be typed on")
	}
}

// A rehearsal begins at its first theme, wherever one was, and the text behind a
// bullet hangs.
func TestRehearsalBeginsAtTheBeginning(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.framings.toEnd()
	r.win.Rehearse(narrative.Executive)
	r.settle()
	if at := r.win.talk.run.At(); at != 0 {
		t.Errorf("it begins at theme %d", at+1)
	}
	if x, bar := r.win.talk.scroll.Size().Width, r.win.window.Canvas().Size().Width; x < bar-1 {
		t.Errorf("the scroll bar stands at %v of %v", x, bar)
	}
}

// Facts behind a block that have no room in the footer are counted.
func TestFactsBehindItAreCounted(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	foot := e.framings.foot
	e.framings.each(func(b *block) {
		e.framings.Go(b.place)
		if foot.behind < 2 {
			return
		}
		hidden := foot.behind - foot.named()
		if hidden > 0 != foot.more.Visible() || hidden > 0 && foot.more.Text() != "+"+string(rune('0'+hidden)) {
			t.Errorf("%d of %d are named, and it says %q (%v)", foot.named(), foot.behind, foot.more.Text(), foot.more.Visible())
		}
	})
}

// A proposal writes amounts and dates as the field does that it goes into.
func TestProposalsWriteValuesAsFieldsDo(t *testing.T) {
	for _, text := range []string{"2.8 M USD", "1.2 M EUR a year", "about 25 minutes", "12,345 hours"} {
		v, err := quantityParser.read(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := fieldText(v); got != text {
			t.Errorf("%q reads %q", text, got)
		}
	}
	for _, text := range []string{"Q4 2027", "15 January 2027"} {
		v, err := whenParser.read(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := fieldText(v); got != text {
			t.Errorf("%q reads %q", text, got)
		}
	}
	if got := fieldText(quantity{}) + fieldText(when{}); got != "" {
		t.Errorf("nothing reads %q", got)
	}
}
