package doctor

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"bifocal/narrative/library"
	"bifocal/narrative/library/carve"
)

// openCopy opens a copy that may be damaged: nothing in it is trusted.
func openCopy(path string) (*sql.DB, error) {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: url.Values{
		"mode": {"rw"}, "_pragma": {"trusted_schema(0)", "cell_size_check(1)", "synchronous(OFF)", "temp_store(MEMORY)", "busy_timeout(5000)"},
	}.Encode()}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// sound returns what SQLite finds wrong with a copy, nil where it finds nothing.
func sound(ctx context.Context, path string) (err error) {
	db, err := openCopy(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return soundDB(ctx, db)
}

func soundDB(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, `PRAGMA integrity_check(5)`)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // only read
	var said []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		said = append(said, line)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if len(said) != 1 || said[0] != "ok" {
		return errors.New(strings.Join(said, "; "))
	}
	var table string
	err = db.QueryRowContext(ctx, `SELECT "table" FROM pragma_foreign_key_check LIMIT 1`).Scan(&table)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	return fmt.Errorf("a row of %s refers to one that is not there", table)
}

// reading is how the rows of one table are read: from its beginning until something
// is damaged, then from its end back to there.
type reading struct {
	table, key string
	columns    []string
	optional   []string // columns that a library of an older program lacks
	row        func(scan func(...any) error) (row any, key any, err error)
}

var readings = []reading{
	{
		"solution", "seq",
		[]string{"seq", "id", "title", "customer", "status", "created", "changed", "coalesce(deleted_at, 0)", "hash", "body"},
		nil,
		func(scan func(...any) error) (any, any, error) {
			var s carve.Solution
			err := scan(&s.Seq, &s.ID, &s.Title, &s.Customer, &s.Status, &s.Created, &s.Changed, &s.Deleted, &s.Hash, &s.Body)
			return s, s.Seq, err
		},
	},
	{
		"revision", "rowid",
		[]string{"rowid", "solution", "n", "at", "since", "kind", "name", "hash", "body"},
		nil,
		func(scan func(...any) error) (any, any, error) {
			var r carve.Revision
			var rowid int64
			err := scan(&rowid, &r.Solution, &r.N, &r.At, &r.Since, &r.Kind, &r.Name, &r.Hash, &r.Stored)
			return r, rowid, err
		},
	},
	{
		"export", "rowid",
		[]string{"rowid", "solution", "revision", "at", "kind", "format", "sha256"},
		[]string{"errors", "decided"},
		func(scan func(...any) error) (any, any, error) {
			var e carve.Export
			var rowid int64
			err := scan(&rowid, &e.Solution, &e.Revision, &e.At, &e.Kind, &e.Format, &e.SHA256, &e.Errors, &e.Decided)
			return e, rowid, err
		},
	},
	{
		"request", "n",
		[]string{"n", "solution", "at", "host", "model", "task", "passage", "sent", "received", "outcome"},
		nil,
		func(scan func(...any) error) (any, any, error) {
			var r carve.Request
			err := scan(&r.N, &r.Solution, &r.At, &r.Host, &r.Model, &r.Task, &r.Passage, &r.Sent, &r.Received, &r.Outcome)
			return r, r.N, err
		},
	},
	{
		"house_style", "id",
		[]string{"id", "name", "changed", "body"},
		[]string{"is_default"},
		func(scan func(...any) error) (any, any, error) {
			var s carve.Style
			var isDefault sql.NullBool
			err := scan(&s.ID, &s.Name, &s.Changed, &s.Body, &isDefault)
			s.Default = isDefault.Bool
			return s, s.ID, err
		},
	},
	{
		"proof", "id",
		[]string{"id", "changed", "body"},
		nil,
		func(scan func(...any) error) (any, any, error) {
			var p carve.Proof
			err := scan(&p.ID, &p.Changed, &p.Body)
			return p, p.ID, err
		},
	},
	{
		"setting", "name",
		[]string{"name", "value"},
		nil,
		func(scan func(...any) error) (any, any, error) {
			var s carve.Setting
			err := scan(&s.Name, &s.Value)
			return s, s.Name, err
		},
	},
}

// readAll gives every row that SQLite reads, as carving gives them; whether they are
// what their hashes say is for the caller to see. What is damaged is passed over.
func readAll(ctx context.Context, db *sql.DB, found func(row any) error) error {
	for _, r := range readings {
		if err := r.read(ctx, db, found); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func (r reading) read(ctx context.Context, db *sql.DB, found func(any) error) error {
	columns := append([]string(nil), r.columns...)
	for _, name := range r.optional {
		var has bool
		if err := db.QueryRowContext(ctx, `SELECT count(*) FROM pragma_table_info(?) WHERE name = ?`, r.table, name).Scan(&has); err != nil || !has {
			name = "NULL"
		}
		columns = append(columns, name)
	}
	from := `SELECT ` + strings.Join(columns, ", ") + ` FROM ` + r.table + ` NOT INDEXED`
	if r.key == "id" || r.key == "name" {
		from = strings.TrimSuffix(from, ` NOT INDEXED`) // the table is its index
	}
	whole, last, err := r.run(ctx, db, found, from+` ORDER BY `+r.key)
	if err != nil || whole {
		return err
	}
	if last == nil {
		_, _, err = r.run(ctx, db, found, from+` ORDER BY `+r.key+` DESC`)
		return err
	}
	_, _, err = r.run(ctx, db, found, from+` WHERE `+r.key+` > ? ORDER BY `+r.key+` DESC`, last)
	return err
}

// run reads the rows of a query until one cannot be read. Its error is one of found.
func (r reading) run(ctx context.Context, db *sql.DB, found func(any) error, query string, args ...any) (whole bool, last any, err error) {
	rows, damaged := db.QueryContext(ctx, query, args...)
	if damaged != nil {
		return false, nil, ctx.Err()
	}
	defer func() { _ = rows.Close() }() // only read
	for rows.Next() {
		row, key, damaged := r.row(rows.Scan)
		if damaged != nil {
			continue // a value of a kind that its column does not hold
		}
		last = key
		if err := found(row); err != nil {
			return false, last, err
		}
	}
	return rows.Err() == nil, last, ctx.Err()
}

// named gives the solutions that an index names, and the revisions that one lists,
// whether they can be read or not.
func named(ctx context.Context, db *sql.DB, mention func(carve.Mention) error, revision func(seq, n int64) error) error {
	mentions := func(scan func(...any) error) error {
		var m carve.Mention
		if scan(&m.ID, &m.Title, &m.Customer) != nil {
			return nil // a value of a kind that its column does not hold
		}
		return mention(m)
	}
	for _, query := range []string{
		`SELECT id, title, customer FROM solution INDEXED BY solution_changed ORDER BY changed`,
		`SELECT id, title, customer FROM solution INDEXED BY solution_changed ORDER BY changed DESC`, // up to what is damaged, from the other end
	} {
		if err := eachReadable(ctx, db, query, mentions); err != nil {
			return err
		}
	}
	return eachReadable(ctx, db, `SELECT solution, n FROM revision INDEXED BY sqlite_autoindex_revision_1`, func(scan func(...any) error) error {
		var seq, n int64
		if scan(&seq, &n) != nil {
			return nil // as above
		}
		return revision(seq, n)
	})
}

// eachReadable calls row for the rows of a query until one cannot be read. Its error is
// one of row.
func eachReadable(ctx context.Context, db *sql.DB, query string, row func(scan func(...any) error) error) error {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return ctx.Err() // it is damaged, or not there
	}
	defer func() { _ = rows.Close() }() // only read
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	_ = rows.Err() // what was read so far is what is known
	return ctx.Err()
}

// schemaOf returns the schema of a copy, 0 where it cannot be read.
func schemaOf(ctx context.Context, db *sql.DB) int64 {
	var at sql.NullInt64
	if db.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version WHERE is_applied`).Scan(&at) != nil {
		return 0
	}
	return at.Int64
}

// tooNew fails with library.ErrNewer where a copy has a schema that this program does
// not know. A library has every schema up to its own, and one that lacks some is
// damaged, not new.
func tooNew(ctx context.Context, path string, db *sql.DB) error {
	at := schemaOf(ctx, db)
	var applied int64
	err := db.QueryRowContext(ctx, `SELECT count(DISTINCT version_id) FROM goose_db_version WHERE is_applied AND version_id > ?`, library.Schema()).Scan(&applied)
	if err == nil && at > library.Schema() && applied == at-library.Schema() {
		return library.Newer(path, at)
	}
	return nil
}

// holdsSomething reports whether SQLite reads a solution from a copy.
func holdsSomething(ctx context.Context, path string) bool {
	db, err := openCopy(path)
	if err != nil {
		return false
	}
	defer func() { _ = db.Close() }() // only read
	var some bool
	return db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM solution)`).Scan(&some) == nil && some
}
