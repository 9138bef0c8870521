package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bifocal/narrative"
)

// find returns a block of a side by the fact it tells.
func find(t *testing.T, e *editor, a narrative.Audience, fact string) *block {
	t.Helper()
	for _, row := range e.framings.rows {
		for _, c := range row.cells {
			for _, b := range c.blocks {
				if b.place.Audience == a && b.table == nil && b.tells(fact) {
					return b
				}
			}
		}
	}
	t.Fatalf("no block tells %s", fact)
	return nil
}

func press(o any, label string) bool {
	for _, o := range test.LaidOutObjects(o.(fyne.CanvasObject)) {
		if l, ok := o.(*link); ok && l.prose.Text() == label && l.Visible() {
			l.Tapped(nil)
			return true
		}
	}
	return false
}

func TestBlockIsWordedWhereItStands(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := find(t, e, narrative.Executive, "benefit-runcost")
	made := b.piece.Text
	test.Tap(b)
	r.settle()
	if b.editor != nil || !b.chosen {
		t.Fatal("the first click does not select")
	}
	test.Tap(b) // what is selected is worded
	r.settle()
	if b.editor == nil || b.editor.Text != made {
		t.Fatal("the second click does not word it")
	}
	r.typeIn(b.editor, " That is real money.")
	if got := e.work.session.Solution().Wordings; len(got) != 1 || got[0].Text != made+" That is real money." || got[0].BasedOn != made {
		t.Errorf("the wording is %+v", got)
	}
	if !r.item("Reword block").Disabled {
		t.Error("the menu offers to word what is being worded")
	}
	b.editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.settle()
	if r.item("Back to generated").Disabled || r.item("Reword block").Disabled {
		t.Error("the menu does not offer what can be done with the wording")
	}
	r.settle()
	if b.editor != nil || b.text() != made+" That is real money." {
		t.Errorf("Enter leaves %q", b.text())
	}
	if !strings.Contains(said(b.foot), "Your wording") {
		t.Errorf("nothing says whose wording it is: %q", said(b.foot))
	}
	if !press(b.foot, "Back to generated") {
		t.Fatal("there is no way back")
	}
	r.settle()
	if b.text() != made || len(e.work.session.Solution().Wordings) != 0 {
		t.Errorf("back is %q", b.text())
	}
	test.Tap(e.bar.button)
	r.settle()
	if b.text() != made+" That is real money." {
		t.Errorf("undone, the block reads %q", b.text())
	}
}

// Typing back what stood there, or nothing, is no wording.
func TestNoWordingWithoutAChange(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := find(t, e, narrative.Executive, "benefit-runcost")
	b.edit()
	r.typeIn(b.editor, "x")
	if len(e.work.session.Solution().Wordings) != 1 {
		t.Fatal("nothing was worded")
	}
	b.editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	r.settle()
	if got := e.work.session.Solution().Wordings; len(got) != 0 {
		t.Errorf("what was typed back is a wording: %+v", got)
	}
	b.editor.SetText("")
	r.settle()
	if got := e.work.session.Solution().Wordings; len(got) != 0 {
		t.Errorf("nothing is a wording: %+v", got)
	}
}

// What a user undoes while typing shows in the editor too, and nothing typed
// is overwritten by an older framing.
func TestUndoWhileWording(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := find(t, e, narrative.Executive, "benefit-runcost")
	b.edit()
	start := b.editor.Text
	r.typeIn(b.editor, " Now.")
	e.undo()
	r.settle()
	if b.editor.Text != start {
		t.Errorf("after undoing the editor holds %q", b.editor.Text)
	}
	e.redo()
	r.settle()
	if b.editor.Text != start+" Now." {
		t.Errorf("after redoing it holds %q", b.editor.Text)
	}
}

func TestWordingRefersToFigures(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := find(t, e, narrative.Executive, "benefit-runcost")
	b.edit()
	b.editor.show("")
	r.typeIn(b.editor, "We save {runcost.difference} and {nonsense}.")
	if !strings.Contains(said(b.foot), "nonsense") {
		t.Errorf("an unknown reference is not named: %q", said(b.foot))
	}
	b.editor.show("")
	r.typeIn(b.editor, "We save {runcost.difference}.")
	b.leave()
	r.settle()
	if b.text() != "We save 948 K USD a year." || b.fault.text != "" {
		t.Errorf("it reads %q, %q", b.text(), b.fault.text)
	}
}

func TestStaleWordingIsResolved(t *testing.T) {
	for _, tt := range []struct {
		press string
		text  func(mine, now string) string
		left  int
	}{
		{"Keep mine", func(mine, _ string) string { return mine }, 1},
		{"Take the new text", func(_, now string) string { return now }, 0},
		{"Merge", func(_, now string) string { return "Waiting costs real money: " + now }, 1},
	} {
		t.Run(tt.press, func(t *testing.T) {
			s := example(t, 0)
			r := newRig(t, newShelf(s))
			e := r.open(s.ID)
			b := r.makeStale(e)
			mine, now := b.piece.Text, b.piece.Generated
			if !b.piece.Stale || !strings.Contains(said(b.foot), "948") || !strings.Contains(said(b.foot), "1,074") {
				t.Fatalf("the change is not shown: %q", said(b.foot))
			}
			if _, stale := e.framings.view.Worded(); stale != 1 || !strings.Contains(said(e.framings.foot.root), "1 stale") {
				t.Errorf("it is not counted: %q", said(e.framings.foot.root))
			}
			if !press(b.foot, tt.press) {
				t.Fatal("it cannot be pressed")
			}
			r.settle()
			if want := tt.text(mine, now); b.text() != want || b.piece.Stale {
				t.Errorf("it reads %q, want %q; stale %v", b.text(), want, b.piece.Stale)
			}
			if got := len(e.work.session.Solution().Wordings); got != tt.left {
				t.Errorf("%d wordings are left", got)
			}
		})
	}
}

func TestHeadingsAreWordedToo(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	h := e.framings.rows[2].cells[0].heading
	h.edit()
	h.editor.show("")
	r.typeIn(h.editor, "Waiting is not free")
	h.leave()
	r.settle()
	if h.text() != "Waiting is not free" || !h.piece.Worded {
		t.Errorf("it reads %q", h.text())
	}
}

func TestBlockIsLeftOutAndPutBack(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := find(t, e, narrative.Executive, "benefit-runcost")
	text, at := b.piece.Text, b.place
	test.Tap(b)
	r.settle()
	if !press(e.framings.foot.root, "Leave out") {
		t.Fatal("it cannot be left out")
	}
	r.settle()
	c := e.framings.rows[2].cells[0]
	if strings.Contains(told(e), text) || len(c.side.LeftOut) != 1 {
		t.Fatal("it is still told")
	}
	o := c.left[at.Key]
	if !press(o.column, "Say why") {
		t.Fatal("no reason can be given")
	}
	r.typeIn(o.reason, "the board knows")
	o.reason.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.settle()
	if got := e.work.session.Solution().Omissions; len(got) != 1 || got[0].Reason != "the board knows" {
		t.Errorf("left out is %+v", got)
	}
	if !strings.Contains(said(o.column), "the board knows") {
		t.Errorf("the reason is not shown: %q", said(o.column))
	}
	if !press(o.column, "Put back") {
		t.Fatal("it cannot be put back")
	}
	r.settle()
	if !strings.Contains(told(e), text) {
		t.Error("it is not told again")
	}
}

// Of a table one row is left out.
func TestRowIsLeftOut(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	var table *block
	e.framings.each(func(b *block) {
		if table == nil && b.table != nil && len(b.piece.Cells) > 2 {
			table = b
		}
	})
	rows := len(table.piece.Cells)
	second := slices.Clone(table.piece.Cells[1])
	e.framings.choose(table, 1)
	r.settle()
	if !press(e.framings.foot.root, "Leave out") {
		t.Fatal("it cannot be left out")
	}
	r.settle()
	if len(table.piece.Cells) != rows-1 || slices.Equal(table.piece.Cells[1], second) {
		t.Errorf("the table has %d rows", len(table.piece.Cells))
	}
}

// A block, its twin on the other side and the facts behind them are one click
// from each other.
func TestSelectionLeadsBothWays(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := find(t, e, narrative.Executive, "manual-work")
	test.Tap(b)
	r.settle()
	if !slices.Contains(b.piece.Facts, e.capture.openFact) {
		t.Errorf("%s is open", e.capture.openFact)
	}
	twins := 0
	e.framings.each(func(o *block) {
		if o.twin {
			twins++
			if o.place.Audience != narrative.Engineering {
				t.Errorf("%s is its own twin", o.piece.Key)
			}
		}
	})
	if twins == 0 {
		t.Error("no twin is shown")
	}
	e.capture.Open("runcost", false)
	r.settle()
	if !e.framings.chosen.IsZero() {
		t.Error("another fact is open and the block is still selected")
	}
	want := e.framings.view.Told("runcost")
	marked := [2]int{}
	e.framings.each(func(o *block) {
		if !o.marked {
			return
		}
		side := 0
		if o.place.Audience == narrative.Engineering {
			side = 1
		}
		n := 1
		if o.table != nil {
			n = 0
			for _, facts := range o.piece.RowFacts {
				if slices.Contains(facts, "runcost") {
					n++
				}
			}
		}
		marked[side] += n
	})
	if marked != want || want == [2]int{} {
		t.Errorf("%v are marked, %v told", marked, want)
	}
	if got := e.framings.heads[0].count.Text(); got == "" {
		t.Error("the count is not shown")
	}
}

func TestFooterLeadsToWhatNobodyIsTold(t *testing.T) {
	s := example(t, 0)
	s, _, _ = narrative.AddFact{Fact: narrative.Quantity{Head: narrative.Head{ID: "lonely"}}, At: -1}.Apply(s)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	untold := e.framings.view.Untold(&s)
	seen := map[string]bool{}
	for range untold {
		e.framings.foot.nextUntold()
		r.settle()
		seen[e.capture.openFact] = true
	}
	if !seen["lonely"] || len(seen) != len(untold) {
		t.Errorf("it leads to %v of %v", seen, untold)
	}
}

// What nobody is told says why: in its form, which follows what one types, and in
// the list that the footer opens.
func TestWhatNobodyIsToldSaysWhy(t *testing.T) {
	s := example(t, 0)
	s, _, _ = narrative.AddFact{Fact: narrative.Outcome{Head: narrative.Head{ID: "lonely"}, Measure: narrative.Same("visits to the office")}, At: -1}.Apply(s)
	s, _, _ = narrative.AddFact{Fact: narrative.Problem{Head: narrative.Head{ID: "broken"}, Symptom: "it costs {lost}"}, At: -1}.Apply(s)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	got := ""
	for _, item := range e.framings.foot.untoldItems() {
		got += item.Label + "\n"
	}
	for _, want := range []string{"Visits to the office: It is told once it has: “Target” or “In a sentence”.", "Its text refers to {lost}, and there is no such figure."} {
		if !strings.Contains(got, want) {
			t.Errorf("the list lacks %q: %q", want, got)
		}
	}
	e.capture.Open("lonely", false)
	if got := e.capture.card.why; !got.Visible() || got.Text() != "Told to nobody yet. It is told once it has: “Target” or “In a sentence”." {
		t.Errorf("the form says %q", got.Text())
	}
	for _, f := range e.capture.form.fields {
		if f, ok := f.(*textField); ok && f.b.field.Key == "sentence" {
			r.typeIn(f.e, "nobody has to come")
		}
	}
	if e.capture.card.why.Visible() {
		t.Errorf("told, it still says %q", e.capture.card.why.Text())
	}
	e.capture.Open("runcost", false)
	if e.capture.card.why.Visible() {
		t.Errorf("what is told says %q", e.capture.card.why.Text())
	}
}

func TestRehearsalByKeyboard(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.win.Rehearse(narrative.Executive)
	key := func(k fyne.KeyName) { r.win.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: k}) }
	first, _ := r.win.talk.run.Talk()
	key(fyne.KeyRight)
	second, _ := r.win.talk.run.Talk()
	if first.Theme == second.Theme || !strings.Contains(said(r.win.talk.root), second.Heading) {
		t.Errorf("from %s to %s", first.Theme, second.Theme)
	}
	key(fyne.KeyTab)
	if now, _ := r.win.talk.run.Talk(); r.win.talk.run.Audience != narrative.Engineering || now.Theme != second.Theme {
		t.Errorf("the other side begins with %s", now.Theme)
	}
	key(fyne.KeySpace)
	if r.win.talk.run.Running() {
		t.Error("the clock runs on")
	}
	key(fyne.KeyEscape)
	if r.win.talk != nil || r.win.place.Objects[0] != e.root {
		t.Error("Escape does not lead back")
	}
}

// Focus that goes elsewhere ends the wording, and all that was typed is kept.
func TestClickElsewhereEndsWording(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := find(t, e, narrative.Executive, "benefit-runcost")
	b.edit()
	r.typeIn(b.editor, "!")
	e.capture.Open("runcost", true)
	r.settle()
	if b.editor != nil || !strings.HasSuffix(b.text(), "!") {
		t.Errorf("it reads %q", b.text())
	}
	if places, _ := e.framings.view.Worded(); len(places) != 1 || places[0].Key != b.place.Key {
		t.Errorf("worded are %v", places)
	}
}

// A wording outlives its block, is named, and goes only by the user's hand.
func TestWordingWithoutAPlace(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := e.framings.rows[3].cells[0].blocks[0]
	e.framings.hooks.wordings.put(b.place, "My own words.", b.piece.Generated, "Wording")
	r.settle()
	e.work.do(narrative.RemoveFact{ID: b.piece.Facts[0]}, "Capability deleted", "")
	r.settle()
	if !strings.Contains(said(e.framings.loose.column), "My own words.") || !strings.Contains(said(e.framings.foot.root), "1 without a place") {
		t.Fatalf("the wording is not shown: %q, %q", said(e.framings.loose.column), said(e.framings.foot.root))
	}
	e.undo()
	r.settle()
	if len(e.framings.loose.shown) != 0 || !strings.Contains(told(e), "My own words.") {
		t.Error("it does not stand again with its block")
	}
	e.redo()
	r.settle()
	if !press(e.framings.loose.column, "Delete this wording") {
		t.Fatal("it cannot be deleted")
	}
	r.settle()
	if len(e.work.session.Solution().Wordings) != 0 || e.framings.loose.HeightFor(400) != 0 {
		t.Error("it is still there")
	}
}
