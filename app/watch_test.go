package app

import (
	"strings"
	"testing"

	"bifocal/narrative"
)

func TestChangeElsewhereIsNotOverwrittenUnseen(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	p, _ := narrative.First[narrative.Problem](&s)
	e.capture.Open(p.ID, false)
	f, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(f.e, " again")
	other := s
	other.Title = "Changed by somebody else"
	r.shelf.elsewhere(other)
	delete(r.shelf.held, s.ID) // and deleted by somebody else again, so that nothing can be merged
	r.win.look()
	r.settle()
	if r.win.editor != e {
		t.Fatal("what was typed is gone")
	}
	if err := r.win.SaveNow(); err != nil {
		t.Fatal(err)
	}
	r.settle()
	last := r.shelf.revisions[0]
	if last.Name != keptBeside() || last.Kind != "saved" {
		t.Errorf("it was saved as %+v", last)
	}
	if !e.notice.root.Visible() || !strings.Contains(e.notice.text.Text(), "deleted in another window. Your typing has brought it back") {
		t.Errorf("it says %q", e.notice.text.Text())
	}
	r.typeIn(f.e, " and again")
	if err := r.win.SaveNow(); err != nil {
		t.Fatal(err)
	}
	if r.shelf.revisions[0].Name != "" {
		t.Error("every save from now on is a conflict")
	}
}

// Who looks at a solution that is deleted elsewhere is told so, before typing brings
// it back.
func TestDeletedElsewhereIsSaid(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.shelf.mu.Lock()
	delete(r.shelf.held, s.ID)
	r.shelf.version++
	r.shelf.mu.Unlock()
	r.win.look()
	r.settle()
	if !e.notice.root.Visible() || !strings.Contains(e.notice.text.Text(), "What you type here brings it back") {
		t.Errorf("it says %q", e.notice.text.Text())
	}
}

func TestChangeElsewhereIsShown(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	p, _ := narrative.First[narrative.Problem](&s)
	e.capture.Open(p.ID, true)
	r.win.look()
	r.settle()
	if r.win.editor != e {
		t.Fatal("it was opened anew although nothing has changed")
	}
	other := s
	other.Title = "Changed by somebody else"
	r.shelf.elsewhere(other)
	r.win.look()
	r.settle()
	e = r.win.editor
	if got := e.work.session.Solution().Title; got != other.Title {
		t.Errorf("it shows %q", got)
	}
	if e.capture.openFact != p.ID {
		t.Error("another fact is open now")
	}
	if len(r.shelf.revisions) != 1 {
		t.Error("showing it saved something")
	}
}

func TestListFollowsTheLibrary(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.shelf.elsewhere(example(t, 1))
	r.win.look()
	r.settle()
	if n := r.win.home.shelf.Len(); n != 2 {
		t.Errorf("%d solutions are listed", n)
	}
}
