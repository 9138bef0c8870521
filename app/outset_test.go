package app

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"bifocal/app/desk"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// opened is the window as it is shown first, before anything has come back to
// its goroutine.
func opened(t *testing.T, lib Library, background func(func()), onUI func(func())) *Window {
	t.Helper()
	w := New(test.NewTempApp(t), Env{
		Library: lib, Frame: desk.FrameBoth, Background: background, OnUI: onUI,
		Now: func() time.Time { return noon }, Every: func(time.Duration, func() bool) {},
		Home: t.TempDir(), Version: "test",
	})
	t.Cleanup(w.window.Close)
	return w
}

func TestFirstPictureShowsTheList(t *testing.T) {
	s := newShelf(narrative.Solution{ID: "a", Title: "Quiet wards", Status: narrative.Draft}, narrative.Solution{ID: "b", Title: "Fast lanes", Status: narrative.Draft})
	s.settings[orderSetting] = `{"by":"title","reverse":true}`
	s.settings[recentSetting] = `["b"]`
	w := opened(t, s, func(f func()) { f() }, func(func()) {})
	if n := w.home.shelf.Len(); n != 2 {
		t.Fatalf("the list has %d rows", n)
	}
	if e, _ := w.home.shelf.At(0); e.Title != "Quiet wards" {
		t.Errorf("the first row is %+v", e)
	}
	if o := w.home.shelf.Order(); o.By != library.ByTitle || !o.Reverse {
		t.Errorf("the order is %+v", o)
	}
	if got := w.home.count.Text(); got != "2 solutions" {
		t.Errorf("it says %q", got)
	}
	if items := w.menu.recent.ChildMenu.Items; len(items) != 1 || items[0].Label != "Fast lanes" {
		t.Errorf("the menu offers %+v", items)
	}
}

// slowShelf is a library that does not answer yet.
type slowShelf struct {
	*shelf
	answers chan struct{}
}

func (s slowShelf) List(ctx context.Context, q library.Query) ([]library.Entry, error) {
	<-s.answers
	return s.shelf.List(ctx, q)
}

func TestWindowIsShownBeforeASlowLibraryAnswers(t *testing.T) {
	s := slowShelf{newShelf(narrative.Solution{ID: "a", Title: "Quiet wards", Status: narrative.Draft}), make(chan struct{})}
	back := make(chan func(), 16)
	w := opened(t, s, func(f func()) { go f() }, func(f func()) { back <- f })
	if n := w.home.shelf.Len(); n != 0 {
		t.Fatalf("the list has %d rows", n)
	}
	close(s.answers)
	for w.home.shelf.Len() == 0 {
		(<-back)()
	}
	if e, _ := w.home.shelf.At(0); e.Title != "Quiet wards" {
		t.Errorf("the first row is %+v", e)
	}
}

// unreadShelf is a library that cannot be read at first.
type unreadShelf struct {
	*shelf
	fails int
}

func (s *unreadShelf) List(ctx context.Context, q library.Query) ([]library.Entry, error) {
	if s.fails--; s.fails >= 0 {
		return nil, library.ErrNotFound
	}
	return s.shelf.List(ctx, q)
}

func TestListIsAskedForAgainWhereItCouldNotBeRead(t *testing.T) {
	s := &unreadShelf{newShelf(narrative.Solution{ID: "a", Title: "Quiet wards", Status: narrative.Draft}), 1}
	r := newRigOn(t, s)
	if n := r.win.home.shelf.Len(); n != 1 {
		t.Errorf("the list has %d rows", n)
	}
}
