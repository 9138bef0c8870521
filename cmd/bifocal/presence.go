package main

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"bifocal/app"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// noted is a library that notes what this program changes in it, until it ends, so
// that the next start can tell when it was killed.
type noted struct {
	*library.Library
	present func() *library.Presence

	mu     sync.Mutex
	edited bool
}

func (n *noted) Save(ctx context.Context, s narrative.Solution, opts library.SaveOptions) (library.Saved, error) {
	at := time.Now()
	saved, err := n.Library.Save(ctx, s, opts)
	if err == nil {
		n.mu.Lock()
		n.edited = true
		n.mu.Unlock()
		n.present().Edited(ctx, s.ID, at)
	}
	return saved, err
}

// end says that the program ends as it should.
func (n *noted) end(ctx context.Context) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if !n.edited {
		return nil
	}
	return n.present().End(ctx)
}

// tellInterrupted says in the window what a program edited that was not closed.
func tellInterrupted(ctx context.Context, lib *library.Library, w *app.Window) {
	edited, err := lib.Interrupted(ctx)
	if err != nil || len(edited) == 0 {
		return // it is said to be kind, and nothing depends on it
	}
	fyne.Do(func() { w.Interrupted(edited) })
}
