package doctor

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"

	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/carve"
)

// check looks whether everything in a copy is whole: SQLite's pages, and every
// solution and revision by its hash.
func (x *examination) check(ctx context.Context) (err error) {
	path, err := x.withJournal()
	if err != nil {
		return err
	}
	db, err := openCopy(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	problem := soundDB(ctx, db)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := tooNew(ctx, x.report.Path, db); err != nil {
		return err
	}
	if problem != nil {
		x.note(Pages, "%s", problem)
		return nil
	}
	if schemaOf(ctx, db) == 0 {
		x.note(Pages, "it has none of the tables of a library")
		return nil
	}
	c := checking{x: x, current: map[int64][]byte{}, newest: map[int64]newest{}, hashes: map[string]bool{}}
	if err := readAll(ctx, db, c.row); err != nil {
		return err
	}
	c.gaps()
	if x.journal != nil && x.journal.Torn && len(x.report.Problems) == 0 {
		return c.tail(x)
	}
	return nil
}

// checking counts rows and looks at each.
type checking struct {
	x       *examination
	current map[int64][]byte // the hash of each solution, by row
	newest  map[int64]newest // its newest revision
	hashes  map[string]bool  // of all solutions and revisions
}

type newest struct {
	n    int64
	hash []byte
}

func (c *checking) row(row any) error {
	holds := &c.x.report.Holds
	switch r := row.(type) {
	case carve.Solution:
		if r.Deleted == 0 {
			holds.Solutions++
		} else {
			holds.Deleted++
		}
		c.current[r.Seq], c.hashes[string(r.Hash)] = r.Hash, true
		c.solution(r)
	case carve.Revision:
		holds.Revisions++
		c.hashes[string(r.Hash)] = true
		if had := c.newest[r.Solution]; r.N > had.n {
			c.newest[r.Solution] = newest{r.N, r.Hash}
		}
		if body, err := library.Expand(r.Stored); err != nil || !proven(body, r.Hash) {
			c.x.note(Unproven, "a revision (number %d) is not what its hash says", r.N)
		}
	case carve.Export:
		holds.Exports++
	case carve.Request:
		holds.Requests++
	case carve.Style:
		holds.Styles++
	case carve.Proof:
		holds.Proofs++
	case carve.Setting:
		holds.Settings++
	}
	return nil
}

func (c *checking) solution(r carve.Solution) {
	if !proven(r.Body, r.Hash) {
		c.x.note(Unproven, "the solution %s is not what its hash says", r.ID)
		return
	}
	s, err := narrative.Decode(r.Body)
	if err != nil {
		return // it is what was saved; that it cannot be read now is told where it is opened
	}
	if s.ID != r.ID || s.Title != r.Title || s.Customer.Name != r.Customer {
		c.x.note(Listed, "the solution %s is listed otherwise than it says of itself", r.ID)
	}
}

// gaps looks whether each solution has a revision of what it is.
func (c *checking) gaps() {
	for seq, hash := range c.current {
		if n := c.newest[seq]; !bytes.Equal(n.hash, hash) {
			c.x.note(Gaps, "a solution has no revision of what it is now")
		}
	}
}

// tail looks whether a journal that ends within a frame holds another state there:
// the last save was damaged, or was under way when the power went.
func (c *checking) tail(x *examination) error {
	return x.scan(func(row any) error {
		var hash []byte
		switch r := row.(type) {
		case carve.Solution:
			if r.Tail {
				hash = r.Hash
			}
		case carve.Revision:
			if r.Tail {
				hash = r.Hash
			}
		}
		if hash != nil && !c.hashes[string(hash)] && len(x.report.Problems) == 0 {
			x.note(JournalBroken, "the journal ends within a save, of which something can be read")
		}
		return nil
	})
}

func proven(body, hash []byte) bool {
	sum := sha256.Sum256(body)
	return bytes.Equal(sum[:], hash)
}

// scan looks through the bytes of the library as it is, and of its journal.
func (x *examination) scan(found func(any) error) (err error) {
	file, err := os.Open(x.copy)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // only read
	info, err := file.Stat()
	if err != nil {
		return err
	}
	in := carve.Input{Library: file, Size: info.Size()}
	if x.journal != nil {
		log, err := os.Open(x.copy + "-wal")
		if err != nil {
			return err
		}
		defer func() { _ = log.Close() }() // only read
		size, err := log.Stat()
		if err != nil {
			return err
		}
		in.Journal, in.JournalSize = log, size.Size()
	}
	stats, err := carve.Scan(in, found)
	x.report.Cut = x.report.Cut || stats.Cut
	if err != nil {
		return fmt.Errorf("looking through the bytes of the library: %w", err)
	}
	return nil
}
