package app

import (
	"context"
	"errors"
	"sync"
	"time"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/library"
)

// keptBeside names the revision that holds what was typed here while the
// solution was changed elsewhere.
func keptBeside() string { return lang.L("kept beside another change") }

// keeper saves one solution, and knows which state of it the library had last:
// what somebody else has made of it since is never overwritten unseen.
type keeper struct {
	lib  Library
	now  func() time.Time
	beat func(c clash) // told that there was another change

	mu   sync.Mutex
	base string // the hash of what is stored; "" for a solution that is not
}

// clash is a change that met another one: what to say, and the two revisions.
type clash struct {
	text         string
	theirs, mine int
}

// based returns the hash of what was stored when it was last seen.
func (k *keeper) based() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.base
}

// rebase says what the library has now.
func (k *keeper) rebase(hash string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.base = hash
}

func (k *keeper) save(s narrative.Solution) error { return k.saveAs(s, library.SaveOptions{}) }

// as returns a way to save that marks the revision.
func (k *keeper) as(kind library.Kind, name string) func(narrative.Solution) error {
	return func(s narrative.Solution) error { return k.saveAs(s, library.SaveOptions{Kind: kind, Name: name}) }
}

// stay returns a way to save that makes sure that no later save takes the place
// of this one.
func (k *keeper) stay(name string) func(narrative.Solution) error {
	keep := k.as(library.Kept, name)
	return func(s narrative.Solution) error {
		revisions, err := k.lib.Revisions(context.Background(), s.ID)
		if err == nil && len(revisions) > 0 && revisions[0].Kind != library.Autosave && revisions[0].Hash == hashOf(s) {
			k.rebase(revisions[0].Hash)
			return nil
		}
		return keep(s)
	}
}

func (k *keeper) saveAs(s narrative.Solution, opts library.SaveOptions) error {
	ctx := context.Background()
	opts.Base = k.based()
	saved, err := k.lib.Save(ctx, s, opts)
	if errors.Is(err, library.ErrConflict) {
		saved, err = k.keepBeside(ctx, s, opts)
	}
	if err != nil {
		return err
	}
	k.rebase(saved.Hash)
	return nil
}

// keepBeside saves the solution as a revision that stays, after the one that
// holds the other change.
func (k *keeper) keepBeside(ctx context.Context, s narrative.Solution, opts library.SaveOptions) (library.Saved, error) {
	base := opts.Base
	opts.Base = ""
	if stored, err := k.lib.Get(ctx, s.ID); err == nil && hashOf(stored) == base {
		return k.lib.Save(ctx, s, opts) // the same, written another way by an older version
	}
	c := clash{}
	c.text = lang.L("This solution was changed elsewhere; your version was saved as a new revision, the other one is in the history.")
	if revisions, err := k.lib.Revisions(ctx, s.ID); err == nil && len(revisions) > 0 {
		at := words.Clock(revisions[0].At.In(k.now().Location()))
		c.theirs = revisions[0].N
		c.text = lang.L("This solution was changed elsewhere at {{.Time}}; your version was saved as a new revision, the other one is in the history.", words.Data{"Time": at})
	}
	if opts.Name == "" {
		opts.Kind, opts.Name = library.Kept, keptBeside()
	}
	saved, err := k.lib.Save(ctx, s, opts)
	if err == nil {
		c.mine = saved.Revision
		k.beat(c)
	}
	return saved, err
}

// hashOf is the hash of a solution, or "" for one that cannot be written.
func hashOf(s narrative.Solution) string {
	h, err := library.Hash(s)
	if err != nil {
		return ""
	}
	return h
}

// catchUp looks whether the library holds another state than the one that is
// open. Where nothing is unsaved, it hands that state over; what is unsaved is
// kept beside it when it is saved.
func (e *editor) catchUp(reload func(narrative.Solution)) {
	base, version := e.keeper.based(), e.work.session.Version()
	if base == "" || !e.settled() {
		return
	}
	id := e.work.session.Solution().ID
	e.env.Background(func() {
		s, err := e.env.Library.Get(context.Background(), id)
		if err != nil || hashOf(s) == base {
			return // gone, it stays on the screen; the next keystroke brings it back
		}
		e.env.OnUI(func() {
			if !e.closed && e.settled() && e.keeper.based() == base && e.work.session.Version() == version {
				reload(s)
			}
		})
	})
}
