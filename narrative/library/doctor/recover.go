package doctor

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"

	"bifocal/narrative/library"
	"bifocal/narrative/library/carve"
)

// recover collects what can be read, from what SQLite reads to single bytes, and puts
// it into a new library.
func (x *examination) recover(ctx context.Context) (err error) {
	s, err := newStaging(ctx, x.folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	if err := x.collect(ctx, s); err != nil {
		return err
	}
	x.report.Holds = Counts{}
	var any bool
	if err := s.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM solution) OR EXISTS (SELECT 1 FROM revision) OR EXISTS (SELECT 1 FROM style) OR EXISTS (SELECT 1 FROM proof)`).Scan(&any); err != nil {
		return err
	}
	if !any {
		if x.others {
			return library.Others(x.report.Path)
		}
		x.report.Health = Lost
		return x.lost(ctx, s)
	}
	into := x.options.Into
	if into == "" {
		into = free(x.report.Path)
	}
	x.report.Into = into
	if err := x.fill(ctx, s); err != nil {
		removeLibrary(into)
		return fmt.Errorf("writing what was recovered to %s: %w", into, err)
	}
	x.report.Health = Recovered
	return x.lost(ctx, s)
}

// free returns a name beside the library that nobody has.
func free(path string) string {
	stem := strings.TrimSuffix(path, ".db")
	for n := 1; ; n++ {
		name := stem + ".recovered.db"
		if n > 1 {
			name = fmt.Sprintf("%s.recovered-%d.db", stem, n)
		}
		if _, err := os.Lstat(name); err != nil {
			return name
		}
	}
}

// removeLibrary takes away a new library that could not be filled.
func removeLibrary(path string) {
	for _, ending := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(path + ending) // why it could not be filled matters more
	}
}

// collect reads in every way there is: SQLite with the journal, and without it where
// that is not the library's; then the bytes themselves.
func (x *examination) collect(ctx context.Context, s *staging) error {
	with, err := x.withJournal()
	if err != nil {
		return err
	}
	alone, err := x.withoutJournal()
	if err != nil {
		return err
	}
	if x.foreign {
		err = errors.Join(x.bySQLite(ctx, s, alone, own, live), x.bySQLite(ctx, s, with, other, stray))
	} else {
		err = x.bySQLite(ctx, s, with, own, live)
		if err == nil && x.journal != nil {
			err = x.bySQLite(ctx, s, alone, own, stray)
		}
	}
	if err != nil {
		return err
	}
	return x.scan(func(row any) error {
		line, rank := own, stray
		if from, ok := origin(row); ok && from.Journal {
			if _, named := row.(carve.Mention); x.foreign && named {
				return nil // what another library had is not missing here
			} else if x.foreign {
				line = other
			} else if from.Tail {
				rank = live // it was saved after what SQLite takes
			}
		}
		return s.put(line, rank, row)
	})
}

func origin(row any) (carve.Origin, bool) {
	switch r := row.(type) {
	case carve.Solution:
		return r.Origin, true
	case carve.Revision:
		return r.Origin, true
	case carve.Export:
		return r.Origin, true
	case carve.Style:
		return r.Origin, true
	case carve.Proof:
		return r.Origin, true
	case carve.Setting:
		return r.Origin, true
	case carve.Request:
		return r.Origin, true
	case carve.Mention:
		return r.Origin, true
	}
	return carve.Origin{}, false
}

// placed gives a row that SQLite read its age.
func placed(row any, from carve.Origin) any {
	switch r := row.(type) {
	case carve.Solution:
		r.Origin = from
		return r
	case carve.Revision:
		r.Origin = from
		return r
	}
	return row
}

// bySQLite collects what SQLite reads from a copy, table by table and row by row.
func (x *examination) bySQLite(ctx context.Context, s *staging, path string, line, rank int) (err error) {
	db, err := openCopy(path)
	if err != nil {
		return err
	}
	defer func() {
		_ = db.Close() // a damaged copy may not be closed well, and is thrown away
	}()
	if err := tooNew(ctx, x.report.Path, db); err != nil {
		return err
	}
	// What SQLite takes from the journal is as young as the last frame of that.
	var from carve.Origin
	if x.journal != nil && !x.foreign && path == x.with {
		from.Frame = x.journal.Taken
	}
	if err := readAll(ctx, db, func(row any) error { return s.put(line, rank, placed(row, from)) }); err != nil {
		return err
	}
	if line == other {
		return nil // what else another library had is not missing here
	}
	return named(ctx, db,
		func(m carve.Mention) error { return s.put(line, rank, m) },
		func(seq, n int64) error { return s.exec("listed", line, seq, n) })
}

// fill makes the new library.
func (x *examination) fill(ctx context.Context, s *staging) (err error) {
	l, err := library.Open(ctx, x.report.Into, library.Options{Now: x.options.Now, Aside: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	return l.Recover(ctx, func(r *library.Recovery) error {
		f := filling{x: x, ctx: ctx, s: s, r: r}
		if err := f.solutions(); err != nil {
			return err
		}
		return f.rest()
	})
}

// filling puts what was collected into a new library.
type filling struct {
	x   *examination
	ctx context.Context
	s   *staging
	r   *library.Recovery
}

// solutions puts in every solution of which a row or a revision was found, in the
// order in which the library had them.
func (f *filling) solutions() error {
	var ids []string
	err := each(f.ctx, f.s, `
		SELECT id FROM (SELECT id, seq FROM solution UNION ALL
			SELECT id, coalesce((SELECT min(seq) FROM row WHERE row.id = revision.id), 1 << 40) FROM revision WHERE id NOT IN (SELECT id FROM solution))
		GROUP BY id ORDER BY min(seq), id`,
		func(scan func(...any) error) error {
			var id string
			err := scan(&id)
			ids = append(ids, id)
			return err
		})
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := f.solution(id); err != nil {
			return fmt.Errorf("solution %s: %w", id, err)
		}
	}
	return nil
}

func (f *filling) solution(id string) error {
	now, seq, err := f.current(id)
	if err != nil {
		return err
	}
	last, hash, at, err := f.revisions(id, seq)
	if err != nil {
		return err
	}
	if string(hash) != string(now.Hash) {
		if err := f.r.Current(seq, last+1, max(at, now.Changed), now.Hash, now.Body); err != nil {
			return err
		}
		f.x.report.Holds.Revisions++
	}
	if err := f.exports(id, seq); err != nil {
		return err
	}
	return f.requests(id, seq)
}

// requests puts in what was sent to a language model about a solution.
func (f *filling) requests(id string, seq int64) error {
	return each(f.ctx, f.s, `
		SELECT q.at, q.host, q.model, q.task, q.passage, q.sent, q.received, q.outcome
		FROM row JOIN request q ON q.line = row.line AND q.seq = row.seq WHERE row.id = ? ORDER BY q.n, q.at`,
		func(scan func(...any) error) error {
			var x library.RecoveredRequest
			if err := scan(&x.At, &x.Host, &x.Model, &x.Task, &x.Passage, &x.Sent, &x.Received, &x.Outcome); err != nil {
				return err
			}
			f.x.report.Holds.Requests++
			return f.r.Request(seq, x)
		}, id)
}

// current puts in a solution as it was last: from its own row, or where that cannot
// be read or is older, from its newest revision.
func (f *filling) current(id string) (now library.RecoveredSolution, seq int64, err error) {
	rank := -1
	err = f.s.tx.QueryRowContext(f.ctx, `SELECT rank, id, title, customer, status, created, changed, deleted, hash, body FROM solution WHERE id = ?`, id).
		Scan(&rank, &now.ID, &now.Title, &now.Customer, &now.Status, &now.Created, &now.Changed, &now.Deleted, &now.Hash, &now.Body)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return now, 0, err
	}
	if rank != live {
		if err := f.newer(id, &now, rank < 0); err != nil {
			return now, 0, err
		}
	}
	if now.Deleted == 0 {
		f.x.report.Holds.Solutions++
	} else {
		f.x.report.Holds.Deleted++
	}
	seq, err = f.r.Solution(now)
	return now, seq, err
}

// newer makes a solution what its newest revision is, where that is newer than what
// was found of it, or nothing was.
func (f *filling) newer(id string, now *library.RecoveredSolution, nothing bool) error {
	var (
		n, at, first int64
		kind         string
		hash, stored []byte
	)
	err := f.s.tx.QueryRowContext(f.ctx, `
		SELECT n, at, kind, hash, body, (SELECT min(at) FROM revision WHERE id = ?1) FROM revision WHERE id = ?1 ORDER BY rank, n DESC LIMIT 1`, id).
		Scan(&n, &at, &kind, &hash, &stored, &first)
	if errors.Is(err, sql.ErrNoRows) && !nothing {
		return nil
	}
	if err != nil {
		return err
	}
	if !nothing && (at <= now.Changed || string(hash) == string(now.Hash)) {
		return nil
	}
	body, err := library.Expand(stored)
	if err != nil {
		return err
	}
	*now = library.RecoveredSolution{ID: id, Status: "draft", Created: first, Changed: at, Hash: hash, Body: body}
	if kind == string(library.Deleted) {
		now.Deleted = at
	}
	var deleted sql.NullInt64
	err = f.s.tx.QueryRowContext(f.ctx, `SELECT deleted, title, customer FROM known WHERE id = ?`, id).Scan(&deleted, &now.Title, &now.Customer)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if deleted.Valid {
		now.Deleted = deleted.Int64
	}
	f.x.report.Rebuilt = append(f.x.report.Rebuilt, Rebuilt{nameOf(id, now.Title, now.Customer, body), int(n), moment(at)})
	return nil
}

// revisions puts in those of a solution, and returns the newest.
func (f *filling) revisions(id string, seq int64) (n int64, hash []byte, at int64, err error) {
	err = each(f.ctx, f.s, `SELECT n, at, since, kind, name, hash, body FROM revision WHERE id = ? ORDER BY n`, func(scan func(...any) error) error {
		var x library.RecoveredRevision
		if err := scan(&x.N, &x.At, &x.Since, &x.Kind, &x.Name, &x.Hash, &x.Stored); err != nil {
			return err
		}
		f.x.report.Holds.Revisions++
		n, hash, at = x.N, x.Hash, x.At
		return f.r.Revision(seq, x)
	}, id)
	return n, hash, at, err
}

// exports puts in what was handed out of a solution, where its revision is there.
func (f *filling) exports(id string, seq int64) error {
	return each(f.ctx, f.s, `
		SELECT e.n, e.at, e.kind, e.format, e.sha256, e.errors, e.decided
		FROM row JOIN export e ON e.line = row.line AND e.seq = row.seq
		WHERE row.id = ?1 AND EXISTS (SELECT 1 FROM revision r WHERE r.id = ?1 AND r.n = e.n) ORDER BY e.at, e.rowid`,
		func(scan func(...any) error) error {
			var x library.RecoveredExport
			if err := scan(&x.Revision, &x.At, &x.Kind, &x.Format, &x.SHA256, &x.Errors, &x.Decided); err != nil {
				return err
			}
			f.x.report.Holds.Exports++
			return f.r.Export(seq, x)
		}, id)
}

// rest puts in what belongs to no solution.
func (f *filling) rest() error {
	holds := &f.x.report.Holds
	defaults := 0
	for _, table := range []struct {
		query string
		count *int
		put   func(scan func(...any) error) error
	}{
		{`SELECT name, changed, body, is_default FROM style ORDER BY rank, id`, &holds.Styles, func(scan func(...any) error) error {
			var (
				name, body string
				changed    int64
				isDefault  bool
			)
			if err := scan(&name, &changed, &body, &isDefault); err != nil {
				return err
			}
			if isDefault {
				defaults++
			}
			return f.r.Style(name, changed, body, isDefault && defaults == 1)
		}},
		{`SELECT id, changed, body FROM proof ORDER BY id`, &holds.Proofs, func(scan func(...any) error) error {
			var (
				id, body string
				changed  int64
			)
			if err := scan(&id, &changed, &body); err != nil {
				return err
			}
			return f.r.Proof(id, changed, body)
		}},
		{`SELECT name, value FROM setting ORDER BY name`, &holds.Settings, func(scan func(...any) error) error {
			var name, value string
			if err := scan(&name, &value); err != nil {
				return err
			}
			return f.r.Setting(name, value)
		}},
	} {
		err := each(f.ctx, f.s, table.query, func(scan func(...any) error) error {
			*table.count++
			return table.put(scan)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
