package app

import (
	"context"
	"errors"
	"sync"
	"time"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/library"
)

// keptBeside names the revision that holds what was typed here while the
// solution was changed elsewhere, where the two could not be merged.
func keptBeside() string { return lang.L("kept beside another change") }

// keptMerged names the revision that holds both changes, where they meet.
func keptMerged() string { return lang.L("merged with another change") }

// mergeTries bounds how often a save begins anew because somebody else saved
// again meanwhile.
const mergeTries = 5

// keeper saves one solution, and knows which state of it the library had last.
// What somebody else has made of it since is merged with what is saved, and
// never overwritten unseen.
type keeper struct {
	lib    Library
	now    func() time.Time
	beat   func(c clash) // told that both changed the same
	merged func()        // told that the library holds more than the window shows

	mu     sync.Mutex
	stored held    // what the library holds, as far as is known
	strand *strand // that the states belong to which the window makes now
}

// held is a state that the library holds or held; its hash is "" for a
// solution that is not stored yet.
type held struct {
	hash     string
	solution narrative.Solution
}

// strand is a row of states of which each was made of the one before, with
// nothing taken in from elsewhere between them.
type strand struct {
	base held // the last of them that is stored, or that was merged into what is
}

// clash is a change that met another one: what to say, and the two revisions.
type clash struct {
	text         string
	theirs, mine int
}

func newKeeper(lib Library, now func() time.Time, s narrative.Solution, hash string) *keeper {
	start := held{hash, s}
	return &keeper{lib: lib, now: now, stored: start, strand: &strand{start}}
}

// based returns the hash of what is stored, as far as is known.
func (k *keeper) based() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.stored.hash
}

// held returns what the library holds of a state that was saved: that state, or
// what it was merged into.
func (k *keeper) held(s narrative.Solution) narrative.Solution {
	if _, stored, more := k.foreign(); more {
		return stored.solution
	}
	return s
}

// learn takes note of what somebody else has stored.
func (k *keeper) learn(s narrative.Solution) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.stored = held{hashOf(s), s}
}

// foreign returns the state that what the window shows was made of, and what is
// stored, where that holds more.
func (k *keeper) foreign() (base, stored held, more bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.strand.base, k.stored, k.strand.base.hash != k.stored.hash
}

// join says that the window has taken in a state that is stored. What it makes
// from here on is made of that.
func (k *keeper) join(stored held) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.strand = &strand{stored}
}

// way returns a way to save what the window makes of what it shows now.
func (k *keeper) way() func(narrative.Solution) error { return k.as("", "") }

// as is way with a mark on the revision.
func (k *keeper) as(kind library.Kind, name string) func(narrative.Solution) error {
	k.mu.Lock()
	on := k.strand
	k.mu.Unlock()
	return func(s narrative.Solution) error { return k.save(on, s, library.SaveOptions{Kind: kind, Name: name}) }
}

// stay returns a way to save that makes sure that no later save takes the place
// of this one.
func (k *keeper) stay(name string) func(narrative.Solution) error {
	keep := k.as(library.Kept, name)
	return func(s narrative.Solution) error {
		revisions, err := k.lib.Revisions(context.Background(), s.ID)
		if err == nil && len(revisions) > 0 && revisions[0].Kind != library.Autosave && revisions[0].Hash == hashOf(s) && k.based() == revisions[0].Hash {
			return nil
		}
		return keep(s)
	}
}

// save stores a state of a strand, merged with what is stored beside it.
func (k *keeper) save(on *strand, s narrative.Solution, opts library.SaveOptions) error {
	ctx := context.Background()
	for range mergeTries {
		k.mu.Lock()
		base, stored := on.base, k.stored
		k.mu.Unlock()
		out, marks := s, opts
		var met []compare.Conflict
		if base.hash != stored.hash {
			out, met = compare.Merge(base.solution, s, stored.solution)
		}
		marks.Base = stored.hash
		theirs := 0
		if len(met) > 0 {
			theirs = k.keepTheirs(ctx, s.ID, stored.hash)
			marks = marked(marks, keptMerged())
		}
		saved, err := k.lib.Save(ctx, out, marks)
		if errors.Is(err, library.ErrConflict) {
			switch now, gone := k.lib.Get(ctx, s.ID); {
			case gone != nil:
				return k.keepBeside(ctx, on, s, opts, errors.Is(gone, library.ErrNotFound))
			case hashOf(now) != stored.hash:
				k.learn(now)
				continue
			}
			marks.Base = "" // the same, written another way by an older version
			saved, err = k.lib.Save(ctx, out, marks)
		}
		if err != nil {
			return err
		}
		k.saved(on, s, held{saved.Hash, out}, base.hash != stored.hash)
		if len(met) > 0 {
			k.beat(clash{clashText(met), theirs, saved.Revision})
		}
		return nil
	}
	return fault(library.ErrConflict, lang.L("the solution is being changed elsewhere at this moment; it is saved as soon as that is over"))
}

// saved takes note that a state of a strand is stored, or with what else it is.
func (k *keeper) saved(on *strand, s narrative.Solution, now held, withMore bool) {
	k.mu.Lock()
	on.base, k.stored = now, now
	if withMore {
		on.base = held{hashOf(s), s}
	}
	news := k.strand.base.hash != k.stored.hash
	k.mu.Unlock()
	if news {
		k.merged()
	}
}

// marked gives a revision a name that keeps it, where it has none.
func marked(o library.SaveOptions, name string) library.SaveOptions {
	if o.Name == "" {
		o.Kind, o.Name = library.Kept, name
	}
	return o
}

// keepTheirs makes sure that no later save takes the place of the other change,
// and returns its revision, or 0 where it is not to be found.
func (k *keeper) keepTheirs(ctx context.Context, id, hash string) int {
	revisions, err := k.lib.Revisions(ctx, id)
	if err != nil || len(revisions) == 0 || revisions[0].Hash != hash {
		return 0
	}
	if r := revisions[0]; r.Kind == library.Autosave {
		// Where that fails it still stands before a revision that stays.
		_, _ = k.lib.NameRevision(ctx, id, r.N, lang.L("changed elsewhere"))
	}
	return revisions[0].N
}

// keepBeside saves a solution that cannot be merged with what the library
// holds, which is deleted or cannot be read, as a revision that stays.
func (k *keeper) keepBeside(ctx context.Context, on *strand, s narrative.Solution, opts library.SaveOptions, deleted bool) error {
	c := clash{}
	c.text = lang.L("This solution was changed elsewhere; your version was saved as a new revision, the other one is in the history.")
	if revisions, err := k.lib.Revisions(ctx, s.ID); err == nil && len(revisions) > 0 {
		at := words.Clock(revisions[0].At.In(k.now().Location()))
		c.theirs = revisions[0].N
		c.text = lang.L("This solution was changed elsewhere at {{.Time}}; your version was saved as a new revision, the other one is in the history.", words.Data{"Time": at})
	}
	if deleted {
		c.text = lang.L("This solution was deleted in another window. Your typing has brought it back; its history is whole.")
	}
	opts.Base = ""
	saved, err := k.lib.Save(ctx, s, marked(opts, keptBeside()))
	if err != nil {
		return err
	}
	k.saved(on, s, held{saved.Hash, s}, false)
	if !deleted {
		c.mine = saved.Revision
	}
	k.beat(c)
	return nil
}

// hashOf is the hash of a solution, or "" for one that cannot be written.
func hashOf(s narrative.Solution) string {
	h, err := library.Hash(s)
	if err != nil {
		return ""
	}
	return h
}
