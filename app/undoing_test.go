package app

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"bifocal/app/desk"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// deleteFirst deletes the first outcome of the open solution.
func deleteFirst(r *rig) narrative.Outcome {
	e := r.win.editor
	o, _ := narrative.First[narrative.Outcome](new(e.work.session.Solution()))
	spec, _ := narrative.Spec(narrative.KindOutcome)
	e.capture.delete(spec, o.ID)
	r.settle()
	return o
}

func (r *rig) has(id string) bool {
	_, ok := r.win.editor.work.session.Fact(id)
	return ok
}

func TestUndoSurvivesTheWayThroughTheLibrary(t *testing.T) {
	s, other := example(t, 0), example(t, 1)
	r := newRig(t, newShelf(s, other))
	r.open(s.ID)
	o := deleteFirst(r)
	r.pause()
	if got := r.win.menu.undo.Label; !strings.HasPrefix(got, "Undo: outcome “") {
		t.Errorf("the menu says %q", got)
	}
	r.win.ShowLibrary()
	r.settle()
	if got := r.win.menu.undo.Label; got != "Undo" {
		t.Errorf("the menu says %q", got)
	}
	r.open(other.ID)
	if !r.win.menu.undo.Disabled {
		t.Error("it offers to undo in a solution what was done in another")
	}
	e := r.open(s.ID)
	if r.win.menu.undo.Disabled {
		t.Fatal("it does not offer to undo")
	}
	r.win.menu.undo.Action()
	r.settle()
	if !r.has(o.ID) || e.capture.openFact != o.ID {
		t.Error("the outcome is not back, or not shown")
	}
	if got := e.bar.text.Text(); !strings.HasPrefix(got, "Undone: outcome “") {
		t.Errorf("the bar says %q", got)
	}
	r.win.ShowLibrary()
	r.settle()
	e = r.open(s.ID)
	r.pause()
	if got := r.win.menu.redo.Label; !strings.HasPrefix(got, "Redo: outcome “") || r.win.menu.undo.Label != "Undo" {
		t.Errorf("the menu says %q", got)
	}
	e.redo()
	if r.has(o.ID) {
		t.Error("what was undone cannot be done again")
	}
}

func TestUndoIsDroppedWhereTheSolutionMovedOnElsewhere(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	r.open(s.ID)
	deleteFirst(r)
	r.win.ShowLibrary()
	r.settle()
	other := s
	other.Title = "Changed by somebody else"
	r.shelf.elsewhere(other)
	e := r.open(s.ID)
	if e.work.session.CanUndo() || e.work.session.Solution().Title != other.Title {
		t.Error("it would undo into a state that is not there any more")
	}
}

func TestUndoSurvivesExportRehearsalAndHistory(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	o := deleteFirst(r)
	e.showExport(true)
	r.settle()
	e.export.export()
	r.settle()
	r.win.Rehearse(narrative.Executive)
	r.win.talk.end()
	e.showHistory(true)
	r.settle()
	e.history.selectOne(e.history.history.Newest(), false)
	r.settle()
	e.undo()
	r.settle()
	if !r.has(o.ID) || e.looking || e.exporting || !e.framings.Visible() || e.capture.openFact != o.ID {
		t.Error("it is not undone, or not shown")
	}
}

func TestUndoReachesBehindAForeignChange(t *testing.T) {
	s := example(t, 0)
	r, lib := stored(t, s)
	e := r.open(s.ID)
	o := deleteFirst(r)
	r.save()
	theirs := e.work.session.Solution()
	theirs.Title = "Changed by somebody else"
	if _, err := lib.Save(context.Background(), theirs, library.SaveOptions{}); err != nil {
		t.Fatal(err)
	}
	e.catchUp()
	r.settle()
	if r.win.editor != e || e.title.Text() != solutionName(theirs) || !e.settled() {
		t.Fatalf("it shows %q", e.title.Text())
	}
	if got := e.bar.text.Text(); got != "This solution was changed elsewhere; this is how it is now." || e.bar.undo == nil {
		t.Errorf("the bar says %q", got)
	}
	e.undo()
	r.settle()
	if got := e.bar.text.Text(); got != "Undone: change from elsewhere" || e.work.session.Solution().Title != s.Title {
		t.Errorf("the bar says %q", got)
	}
	e.undo()
	r.save()
	if !r.has(o.ID) {
		t.Error("what was done before the foreign change cannot be undone")
	}
	// What the others made of it is kept, though all of this happened in minutes.
	revisions, err := lib.Revisions(context.Background(), s.ID)
	if err != nil {
		t.Fatal(err)
	}
	kept := false
	for _, v := range revisions {
		kept = kept || v.Hash == hashOf(theirs) && v.Kind == library.Kept
	}
	if !kept {
		t.Errorf("the foreign change is gone: %+v", revisions)
	}
	e.redo()
	e.redo()
	r.save()
	if got, err := lib.Get(context.Background(), s.ID); err != nil || hashOf(got) != hashOf(theirs) {
		t.Errorf("it cannot be done again: %v", err)
	}
}

func TestUndoShowsThePlace(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	var b *block // one that is out of sight
	for _, row := range e.framings.rows[5:] {
		for _, o := range row.cells[1].blocks {
			if o.table == nil && o.piece.Kind != desk.Note {
				b = o
			}
		}
	}
	at := b.place
	sees := func(what string, want bool) {
		t.Helper()
		r.settle()
		if want && (e.framings.chosen != at || e.framings.selected() == nil) {
			t.Errorf("%s: %+v is selected", what, e.framings.chosen)
		}
		if e.framings.scroll.Offset.Y == 0 {
			t.Errorf("%s: it is not in sight", what)
		}
		e.framings.unselect()
		e.framings.scrollTo(0)
	}
	w := e.framings.hooks.wordings
	w.put(at, "My own words.", b.piece.Generated, "Wording")
	r.settle()
	e.undo()
	sees("a wording is gone", true)
	e.redo()
	sees("a wording is back", true)
	w.leaveOut(at)
	r.settle()
	e.undo()
	sees("a block is told again", true)
	if got := e.bar.text.Text(); got != "Undone: left out of the engineering framing" {
		t.Errorf("the bar says %q", got)
	}
	e.redo()
	sees("a block is left out again", false)
	if !e.framings.chosen.IsZero() {
		t.Error("what is left out is selected")
	}
	w.why(at, "known")
	e.undo()
	sees("a reason", false)
	if got := e.bar.text.Text(); got != "Undone: typing of a reason" {
		t.Errorf("the bar says %q", got)
	}
}

func TestUndoNamesTyping(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	o, _ := narrative.First[narrative.Outcome](&s)
	o.Measure = narrative.Same("running costs x")
	e.work.typed(narrative.ChangeFact{Fact: o}, o.ID, "measure")
	e.undo()
	if got := e.bar.text.Text(); got != "Undone: typing in outcome “running costs x”" {
		t.Errorf("the bar says %q", got)
	}
	e.redo()
	if got := e.bar.text.Text(); got != "Done again: typing in outcome “running costs x”" {
		t.Errorf("the bar says %q", got)
	}
	h := e.work.session.Solution()
	h.Author = "A"
	e.work.typed(narrative.SetHeader{Header: h}, headerID, "author")
	e.undo()
	if got := e.bar.text.Text(); got != "Undone: typing in customer and title" || e.capture.openFact != headerID {
		t.Errorf("the bar says %q", got)
	}
	e.framings.hooks.wordings.typed(desk.Place{Audience: narrative.Executive, Key: "value/heading"}, "mine", "")
	e.undo()
	if got := e.bar.text.Text(); got != "Undone: typing of a wording" {
		t.Errorf("the bar says %q", got)
	}
	e.redo()
	e.redo()
	if got := e.bar.text.Text(); got != "There is nothing to do again." {
		t.Errorf("the bar says %q", got)
	}
}

func TestBothSidesOfAClashCanBeSeen(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	r.past(1, 6)
	e := r.open(s.ID)
	theirs := s
	theirs.Title, theirs.Facts = "Theirs", slices.Clone(s.Facts)
	for i, f := range theirs.Facts {
		if o, ok := f.(narrative.Outcome); ok {
			o.Source = "their source"
			theirs.Facts[i] = o
			break
		}
	}
	r.shelf.elsewhere(theirs)
	mine := s
	mine.Author = "Somebody here"
	e.work.do(narrative.SetHeader{Header: mine}, "Author changed", headerID)
	o := deleteFirst(r)
	r.save()
	if !e.notice.more.Visible() || e.notice.more.Text != "Show both" {
		t.Fatalf("it says only %q", e.notice.text.Text())
	}
	test.Tap(e.notice.more)
	r.settle()
	from, to, ok := e.history.history.Pair()
	if !ok || from != 7 || to != 8 || !e.compared.root.Visible() || e.notice.root.Visible() {
		t.Errorf("%d and %d are compared", from, to)
	}
	got := read(e.compared.feed.column)
	if !r.has(o.ID) || !strings.Contains(got, "Somebody here") {
		t.Errorf("it shows:\n%s", got)
	}
	if rows := rowsOf(e); !strings.Contains(rows[0], keptMerged()) {
		t.Errorf("%q", rows[0])
	}
}

// Undoing puts the caret where it changes something: into the field, behind the
// change, wherever the caret was meanwhile.
func TestUndoPutsTheCaretWhereTheChangeWas(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	c := r.win.window.Canvas()
	e.capture.Add(narrative.KindProblem)
	r.settle()
	id := e.capture.openFact
	symptom, cause := fieldOf[*textField](t, e, "symptom"), fieldOf[*textField](t, e, "cause")
	r.typeIn(symptom.e, "skiers queue on Saturdays")
	r.typeIn(cause.e, "each pass is read by contact")
	c.Focus(symptom.e)
	symptom.e.put(len("skiers queue"))
	for _, l := range ", and swear" {
		symptom.e.TypedRune(l)
	}
	c.Focus(cause.e)
	e.undo()
	r.settle()
	if c.Focused() != symptom.e || symptom.e.Text != "skiers queue on Saturdays" || symptom.e.cursorAt() != len("skiers queue") {
		t.Errorf("the caret is at %d of %q, in it %v", symptom.e.cursorAt(), symptom.e.Text, c.Focused() == symptom.e)
	}
	c.Focus(cause.e)
	e.redo()
	r.settle()
	if c.Focused() != symptom.e || symptom.e.cursorAt() != len("skiers queue, and swear") {
		t.Errorf("done again, the caret is at %d, in it %v", symptom.e.cursorAt(), c.Focused() == symptom.e)
	}

	// Of another fact, which is open no more, and a field that is folded away.
	c.Focus(e.capture.form.more)
	spell(r, "they drive on")
	e.capture.Add(narrative.KindDecision)
	r.settle()
	e.undo() // the adding
	r.settle()
	e.undo()
	r.settle()
	now := fieldOf[*textField](t, e, "consequence")
	if e.capture.openFact != id || c.Focused() != now.e {
		t.Errorf("the caret is in %T, and %s is open", c.Focused(), e.capture.openFact)
	}
	e.redo()
	r.settle()
	if now.e.Text != "they drive on" || now.e.cursorAt() != len("they drive on") {
		t.Errorf("the caret is at %d of %q", now.e.cursorAt(), now.e.Text)
	}
}

// In a list the caret comes back to the entry that changed.
func TestUndoPutsTheCaretIntoTheEntryOfAList(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	c := r.win.window.Canvas()
	e.capture.Add(narrative.KindDecision)
	r.settle()
	list := fieldOf[*sublist](t, e, "options")
	for _, text := range []string{"by radio", "by contact"} {
		list.append()
		r.typeIn(list.fields[len(list.fields)-1][0].first(), text)
	}
	question := fieldOf[*tellingField](t, e, "question").entries[0]
	r.typeIn(question, "which gates") // so that what follows is a step of its own
	against := list.fields[0][2].(*tellingField).entries[1]
	r.typeIn(against, "needs power")
	c.Focus(question)
	e.undo()
	r.settle()
	if c.Focused() != against || against.Text != "" {
		t.Errorf("the caret is in %T, and the entry holds %q", c.Focused(), against.Text)
	}
}
