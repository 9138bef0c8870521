package doctor

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	"bifocal/narrative/library"
	"bifocal/narrative/library/carve"
)

// staging collects what was found, from every place, in a file of its own: the same
// row may be found many times, and a library may be larger than the memory.
type staging struct {
	db *sql.DB
	tx *sql.Tx
	do map[string]*sql.Stmt
}

// The ranks of what was found. What the library holds comes before what lies in it
// and may be old; among alike the youngest counts, and among those the last.
const (
	live  = 0
	stray = 1
)

// The lines of rows that belong together: rows of two libraries have the same
// numbers.
const (
	own   = 0
	other = 1 // of a journal that belongs to another file
)

const stagingSchema = `
CREATE TABLE solution (
	id TEXT PRIMARY KEY, rank INT, young INT, seq INT, title TEXT, customer TEXT, status TEXT, created INT, changed INT, deleted INT, hash BLOB, body BLOB
) WITHOUT ROWID;
CREATE TABLE revision (
	id TEXT, n INT, rank INT, young INT, at INT, since INT, kind TEXT, name TEXT, hash BLOB, body BLOB, PRIMARY KEY (id, n)
);
CREATE TABLE export (
	line INT, seq INT, n INT, at INT, kind TEXT, format TEXT, sha256 BLOB, errors INT, decided INT, PRIMARY KEY (line, seq, n, at, kind, format, sha256)
);
CREATE TABLE request (
	line INT, seq INT, n INT, at INT, host TEXT, model TEXT, task TEXT, passage TEXT, sent TEXT, received TEXT, outcome TEXT, PRIMARY KEY (line, seq, n, at)
);
CREATE TABLE style (id TEXT PRIMARY KEY, rank INT, name TEXT, changed INT, body TEXT, is_default INT);
CREATE TABLE proof (id TEXT PRIMARY KEY, rank INT, changed INT, body TEXT);
CREATE TABLE setting (name TEXT PRIMARY KEY, rank INT, value TEXT);
-- Which solution a row number is, by those whose rows or revisions say so.
CREATE TABLE row (line INT, seq INT, rank INT, id TEXT, PRIMARY KEY (line, seq));
-- What there was, whether it can be read or not.
CREATE TABLE known (id TEXT PRIMARY KEY, title TEXT, customer TEXT, deleted INT);
CREATE TABLE listed (line INT, seq INT, n INT, PRIMARY KEY (line, seq, n));`

var stagingStatements = map[string]string{
	"solution": `INSERT INTO solution VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
		ON CONFLICT (id) DO UPDATE SET rank = ?2, young = ?3, seq = ?4, title = ?5, customer = ?6, status = ?7, created = ?8, changed = ?9, deleted = ?10, hash = ?11, body = ?12
		WHERE ?2 < rank OR ?2 = rank AND ?3 >= young`,
	"revision": `INSERT INTO revision VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
		ON CONFLICT (id, n) DO UPDATE SET rank = ?3, young = ?4, at = ?5, since = ?6, kind = ?7, name = ?8, hash = ?9, body = ?10
		WHERE ?3 < rank OR ?3 = rank AND ?4 >= young`,
	"export":  `INSERT OR IGNORE INTO export VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
	"request": `INSERT OR IGNORE INTO request VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`,
	"style": `INSERT INTO style VALUES (?1, ?2, ?3, ?4, ?5, ?6)
		ON CONFLICT (id) DO UPDATE SET rank = ?2, name = ?3, changed = ?4, body = ?5, is_default = ?6 WHERE ?2 < rank OR ?2 = rank AND ?4 > changed`,
	"proof": `INSERT INTO proof VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT (id) DO UPDATE SET rank = ?2, changed = ?3, body = ?4 WHERE ?2 < rank OR ?2 = rank AND ?3 > changed`,
	"setting": `INSERT INTO setting VALUES (?1, ?2, ?3) ON CONFLICT (name) DO UPDATE SET rank = ?2, value = ?3 WHERE ?2 < rank`,
	"row":     `INSERT INTO row VALUES (?1, ?2, ?3, ?4) ON CONFLICT (line, seq) DO UPDATE SET rank = ?3, id = ?4 WHERE ?3 < rank`,
	"known":   `INSERT INTO known VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET deleted = coalesce(?4, deleted)`,
	"listed":  `INSERT OR IGNORE INTO listed VALUES (?1, ?2, ?3)`,
}

// young orders what was found of one thing by when it was written: what stands in the
// current run of a journal is younger than all in the file, and its frames are in the
// order of time, which a clock that was set back is not.
func young(from carve.Origin, at int64) int64 {
	if from.Frame > 0 {
		return 1<<50 + int64(from.Frame)
	}
	return at
}

func newStaging(ctx context.Context, folder string) (s *staging, err error) {
	u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(filepath.Join(folder, "found.db")), RawQuery: "_pragma=synchronous(OFF)&_pragma=journal_mode(MEMORY)&_pragma=temp_store(MEMORY)"}
	if u.Path[0] != '/' {
		u.Path = "/" + u.Path
	}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	s = &staging{db: db, do: map[string]*sql.Stmt{}}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("collecting what can be read: %w", err), s.close())
		}
	}()
	if _, err = db.ExecContext(ctx, stagingSchema); err != nil {
		return s, err
	}
	if s.tx, err = db.BeginTx(ctx, nil); err != nil {
		return s, err
	}
	for name, statement := range stagingStatements {
		if s.do[name], err = s.tx.PrepareContext(ctx, statement); err != nil { //nolint:sqlclosecheck // closed with their transaction
			return s, err
		}
	}
	return s, nil
}

func (s *staging) close() error {
	var failed []error
	if s.tx != nil {
		failed = append(failed, s.tx.Rollback()) // it is thrown away
	}
	return errors.Join(append(failed, s.db.Close())...)
}

func (s *staging) exec(name string, args ...any) error {
	_, err := s.do[name].Exec(args...)
	return err
}

// put takes a row of a line. One that its hash does not prove only names what there
// was.
func (s *staging) put(line, rank int, row any) error {
	switch r := row.(type) {
	case carve.Solution:
		if !proven(r.Body, r.Hash) {
			if err := s.exec("row", line, r.Seq, rank, r.ID); err != nil {
				return err
			}
			return s.exec("known", r.ID, r.Title, r.Customer, r.Deleted)
		}
		if err := s.exec("row", line, r.Seq, rank, r.ID); err != nil {
			return err
		}
		return s.exec("solution", r.ID, rank, young(r.Origin, max(r.Changed, r.Deleted)), r.Seq, r.Title, r.Customer, r.Status, r.Created, r.Changed, r.Deleted, r.Hash, r.Body)
	case carve.Revision:
		if r.Body == nil {
			r.Body, _ = library.Expand(r.Stored) // what cannot be expanded is not proven
		}
		if r.N < 1 || !proven(r.Body, r.Hash) {
			return s.exec("listed", line, r.Solution, r.N)
		}
		id := library.IDOf(r.Body)
		if id == "" {
			return nil
		}
		if err := s.exec("row", line, r.Solution, rank+1, id); err != nil {
			return err
		}
		return s.exec("revision", id, r.N, rank, young(r.Origin, r.At), r.At, r.Since, r.Kind, r.Name, r.Hash, r.Stored)
	case carve.Export:
		return s.exec("export", line, r.Solution, r.Revision, r.At, r.Kind, r.Format, r.SHA256, r.Errors, r.Decided)
	case carve.Request:
		return s.exec("request", line, r.Solution, r.N, r.At, r.Host, r.Model, r.Task, r.Passage, r.Sent, r.Received, r.Outcome)
	case carve.Style:
		return s.exec("style", r.ID, rank, r.Name, r.Changed, r.Body, r.Default)
	case carve.Proof:
		return s.exec("proof", r.ID, rank, r.Changed, r.Body)
	case carve.Setting:
		return s.exec("setting", r.Name, rank, r.Value)
	case carve.Mention:
		return s.exec("known", r.ID, r.Title, r.Customer, nil)
	}
	return nil
}
