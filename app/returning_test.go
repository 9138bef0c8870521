package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// away takes the focus from a field and gives it back, as the driver does when
// the window of another program is in front for a while.
func away(f fyne.Focusable) {
	f.FocusLost()
	f.FocusGained()
}

// A wording goes on where it was left when the window comes back.
func TestWordingGoesOnWhenTheWindowComesBack(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := find(t, e, narrative.Executive, "benefit-runcost")
	b.edit()
	in := b.editor
	made := in.Text
	r.typeIn(in, " Now")
	away(in)
	in.TypedRune('!')
	r.settle()
	if b.editor != in || in.Text != made+" Now!" {
		t.Fatalf("the editor holds %q", in.Text)
	}
	b.leave()
	r.settle()
	if b.text() != made+" Now!" {
		t.Errorf("it reads %q", b.text())
	}
}

// What is tidied while the window is away does not get what is typed next into
// its middle.
func TestValueGoesOnAtItsEndWhenTheWindowComesBack(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	o, _ := narrative.First[narrative.Outcome](&s)
	e.capture.Open(o.ID, false)
	today, _ := e.capture.form.fields[1].(*parsedField)
	r.win.window.Canvas().Focus(today.e)
	today.e.show("")
	r.typeIn(today.e, "3900 cal")
	away(today.e)
	r.typeIn(today.e, "ls a month")
	if today.e.Text != "3,900 calls a month" {
		t.Errorf("the field holds %q", today.e.Text)
	}
}

// A merge that both sides changed stays marked until the user says that it
// fits.
func TestUncleanMergeStaysStale(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := find(t, e, narrative.Executive, "benefit-runcost")
	e.framings.hooks.wordings.put(b.place, strings.Replace(b.piece.Text, "948 K USD", "nearly a million", 1), b.piece.Generated, "Wording")
	r.settle()
	f, _ := e.work.session.Fact("runcost")
	o := f.(narrative.Outcome)
	o.Target.Value = o.Target.Value.Div(decimal.NewFromInt(2))
	e.work.do(narrative.ChangeFact{Fact: o}, "Target", o.ID)
	r.settle()
	b = find(t, e, narrative.Executive, "benefit-runcost")
	if !b.piece.Stale || !press(b.foot, "Merge") {
		t.Fatalf("it cannot be merged: %q", said(b.foot))
	}
	r.settle()
	if !b.piece.Stale || b.editor == nil {
		t.Error("a number that both changed counts as looked at")
	}
	b.leave()
	r.settle()
	if !press(b.foot, "Keep mine") {
		t.Fatalf("it cannot be kept: %q", said(b.foot))
	}
	r.settle()
	if b.piece.Stale || !strings.Contains(b.text(), "nearly a million") {
		t.Errorf("it reads %q, stale %v", b.text(), b.piece.Stale)
	}
}

// What is stale is said before a brief leaves.
func TestExportNamesStaleWordings(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.showExport(true)
	r.settle()
	if e.export.doubt.Visible() {
		t.Errorf("it doubts %q", e.export.doubt.Text())
	}
	e.showExport(false)
	r.makeStale(e)
	e.showExport(true)
	r.settle()
	if !e.export.doubt.Visible() || !strings.Contains(e.export.doubt.Text(), "have changed") {
		t.Errorf("it says only %q", e.export.doubt.Text())
	}
}

// The first amount that is typed decides the currency; one that does not fit
// afterwards is not dropped in silence.
func TestCurrencyFollowsTheFirstAmount(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	amount := func() *parsedField {
		e.capture.Add(narrative.KindCost)
		r.settle()
		for _, f := range e.capture.form.fields {
			if p, ok := f.(*parsedField); ok && p.b.field.Key == "amount" {
				return p
			}
		}
		t.Fatal("a cost has no amount")
		return nil
	}
	first := amount()
	r.typeIn(first.e, "180 K EUR")
	r.pause()
	if got := e.work.session.Solution().Currency; got != "EUR" {
		t.Fatalf("the solution counts in %s", got)
	}
	if !r.win.bar.root.Visible() {
		t.Error("nothing says so")
	}
	second := amount()
	r.typeIn(second.e, "40 K USD")
	r.pause()
	if got := e.work.session.Solution().Currency; got != "EUR" {
		t.Errorf("the solution counts in %s now", got)
	}
	if !second.fault.Visible() || !strings.Contains(second.fault.Text(), "EUR") {
		t.Errorf("nothing says that it is not told: %q", second.fault.Text())
	}
}

// Saving by hand makes a state that the history keeps.
func TestSavingByHandIsKept(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	r.open(s.ID)
	before := len(r.shelf.revisions)
	r.win.Save()
	r.settle()
	if len(r.shelf.revisions) != before+1 || r.shelf.revisions[0].Kind != library.Kept {
		t.Errorf("the history holds %+v", r.shelf.revisions)
	}
}
