package app

import (
	"strings"
	"testing"
	"time"

	"bifocal/narrative/library"
)

// The window that follows one that was killed says so, and shows what was changed
// in it, from wherever one is.
func TestAWindowThatWasNotClosedIsToldOf(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.past(1, 6)
	id := example(t, 0).ID
	since := r.shelf.revisions[1].At.Add(time.Second) // the newest was made after it
	r.win.Interrupted([]library.Edited{{Solution: id, Since: since}})
	r.settle()
	if got := r.win.bar.text.Text(); !r.win.bar.root.Visible() || !strings.Contains(got, "was not closed last time. “Halden Freight – Managed platform” is as it was saved") {
		t.Fatalf("the bar says %q", got)
	}
	r.open(id)
	if !r.win.bar.root.Visible() {
		t.Error("opening a solution put it away")
	}
	r.win.bar.takeBack()
	r.settle()
	e := r.win.editor
	from, to, ok := e.history.history.Pair()
	if !e.looking || !ok || to != e.history.history.Newest() || from != to-1 {
		t.Errorf("compared are %d and %d (%v), history shown: %v", from, to, ok, e.looking)
	}
	if r.win.bar.root.Visible() {
		t.Error("it is still offered")
	}
}

func TestWhatWasInterruptedAndIsGoneIsNotToldOf(t *testing.T) {
	r := newRig(t, newShelf())
	r.win.Interrupted([]library.Edited{{Solution: "gone", Since: time.Now()}})
	r.settle()
	if r.win.bar.root.Visible() {
		t.Error(r.win.bar.text.Text())
	}
}
