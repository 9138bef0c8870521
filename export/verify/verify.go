// Package verify says of a file which state of which solution it tells, and what
// has become of the solution since.
package verify

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"

	"bifocal/export"
	"bifocal/export/origin"
	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/framing"
	"bifocal/narrative/library"
)

// Standing says how a file stands to the library.
type Standing string

// The standings. Only of the first three is the file the one that was handed out.
const (
	// Current: the solution has not changed since.
	Current Standing = "current"
	// Changed: the solution has changed since.
	Changed Standing = "changed"
	// Deleted: the solution has been deleted since.
	Deleted Standing = "deleted"
	// Altered: it is a brief that was changed after it was exported.
	Altered Standing = "altered"
	// Unrecorded: it is a brief of a solution of this library as it was exported, and
	// the library has no record of it.
	Unrecorded Standing = "unrecorded"
	// Elsewhere: it is a brief, as it was exported, of a solution that is not in this
	// library.
	Elsewhere Standing = "elsewhere"
	// Foreign: nothing in it says that it is a brief.
	Foreign Standing = "foreign"
)

// Ours says that the file is the one that this library handed out.
func (s Standing) Ours() bool { return s == Current || s == Changed || s == Deleted }

// Verdict is what can be said of a file.
type Verdict struct {
	Standing Standing
	// Kind is the kind of brief, "" for a solution as a JSON file and for what is no
	// brief.
	Kind export.Kind
	// Solution is the one that the file tells; its ID is "" where that is not known.
	Solution library.Entry
	// Export is how the file was handed out, of one that is Ours.
	Export library.Export
	// Revision is the state that the file tells, and Newest what the solution is now;
	// of a file that is not Ours, what it says itself, and N is 0 where the library
	// does not hold that state.
	Revision, Newest library.Revision
	// Changes say what has changed since; nothing where Revision is not known.
	Changes Changes
}

// Changes are how the state of a file became what the solution is now.
type Changes struct {
	Old, Now narrative.Solution
	Facts    compare.Comparison
	// Framings are what those are told for whom the brief is, as narrative.Audiences.
	Framings [2][]framing.SectionChange
}

// Told says that those for whom the brief is would be told something else now.
func (c Changes) Told() bool { return len(c.Framings[0])+len(c.Framings[1]) > 0 }

// Library is what is asked of the user's library.
type Library interface {
	HandedOut(ctx context.Context, sha256 string) ([]library.Handed, error)
	Find(ctx context.Context, wanted func(id string) bool) (library.Entry, bool, error)
	Revisions(ctx context.Context, id string) ([]library.Revision, error)
	Revision(ctx context.Context, id string, n int) (narrative.Solution, error)
}

// File looks up the file that data is.
func File(ctx context.Context, l Library, data []byte) (Verdict, error) {
	handed, err := l.HandedOut(ctx, fmt.Sprintf("%x", sha256.Sum256(data)))
	if err != nil {
		return Verdict{}, err
	}
	if len(handed) > 0 {
		h := handed[0]
		v := Verdict{Standing: Changed, Kind: export.Kind(h.Kind), Solution: h.Solution, Export: h.Export}
		return v, v.since(ctx, l, func(r library.Revision) bool { return r.N == h.Revision })
	}
	mark, found := origin.Read(data)
	if !found {
		return Verdict{Standing: Foreign}, nil
	}
	v := Verdict{Standing: Unrecorded, Kind: export.Kind(mark.Kind)}
	if v.Solution, found, err = l.Find(ctx, func(id string) bool { return origin.Key(id) == mark.Solution }); err != nil {
		return Verdict{}, err
	}
	switch {
	case !mark.Whole:
		v.Standing = Altered
	case !found:
		v.Standing = Elsewhere
	}
	if !found {
		return v, nil
	}
	return v, v.since(ctx, l, func(r library.Revision) bool { return r.Hash == mark.State })
}

// since fills in which revision the file tells, and what has changed.
func (v *Verdict) since(ctx context.Context, l Library, told func(library.Revision) bool) error {
	id := v.Solution.ID
	all, err := l.Revisions(ctx, id)
	if err != nil {
		return err
	}
	v.Newest = all[0]
	at := slices.IndexFunc(all, told)
	if at < 0 {
		return nil
	}
	v.Revision = all[at]
	if v.Standing == Changed && v.Revision.Hash == v.Newest.Hash {
		v.Standing = Current
	}
	if !v.Solution.Deleted.IsZero() && v.Standing.Ours() {
		v.Standing = Deleted
	}
	if v.Revision.Hash == v.Newest.Hash {
		return nil
	}
	var c Changes
	if c.Old, err = l.Revision(ctx, id, v.Revision.N); err != nil {
		return damaged(err)
	}
	if c.Now, err = l.Revision(ctx, id, v.Newest.N); err != nil {
		return damaged(err)
	}
	c.Facts = compare.Solutions(c.Old, c.Now)
	executive, engineering := framing.CompareBoth(&c.Old, &c.Now)
	for i, changes := range [2][]framing.SectionChange{executive, engineering} {
		if slices.Contains(v.Kind.Audiences(), narrative.Audiences[i]) {
			c.Framings[i] = changes
		}
	}
	v.Changes = c
	return nil
}

// damaged passes over a state that can no longer be read: which it is, is known
// all the same.
func damaged(err error) error {
	if errors.Is(err, library.ErrDamaged) {
		return nil
	}
	return err
}
