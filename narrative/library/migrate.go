package library

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// versionTable is where goose notes which migrations were applied.
const versionTable = "goose_db_version"

// schema is the version of the newest migration.
var schema = func() int64 {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	return int64(len(files))
}()

// migrate brings the schema up to date, each migration in one transaction with
// its version. Another program may be doing the same at the same moment: the
// one that comes second finds the work done and looks again. before is called
// before a library that holds something is changed.
func migrate(ctx context.Context, db *sql.DB, path string, before func() error) error {
	const tries = 5
	var failed error
	for range tries {
		at, err := version(ctx, db)
		switch {
		case err != nil:
			return err
		case at == schema:
			return nil
		case at > schema:
			return newer(path, at)
		case at > 0:
			if err := before(); err != nil {
				return err
			}
		}
		failed = up(ctx, db)
		if failed != nil && ctx.Err() != nil {
			return failed
		}
	}
	return failed
}

func newer(path string, at int64) error {
	return &fault{kind: ErrNewer, text: fmt.Sprintf("%s was made by a newer Bifocal (schema %d, and this one knows %d); update Bifocal", path, at, schema)}
}

// up applies what is pending. Goose prints nothing unless asked to.
func up(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files,
		goose.WithTableName(versionTable), goose.WithDisableGlobalRegistry(true), goose.WithVerbose(false))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// version returns the schema's version, 0 for an empty library.
func version(ctx context.Context, db querier) (int64, error) {
	var n int
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?`, versionTable).Scan(&n); err != nil {
		return 0, err
	}
	if n == 0 {
		return 0, nil
	}
	var at sql.NullInt64
	err := db.QueryRowContext(ctx, `SELECT max(version_id) FROM `+versionTable+` WHERE is_applied`).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return at.Int64, err
}

// has reports whether the library has a schema, or a newer one: one that is open for
// reading only may be older than this program.
func (l *Library) has(ctx context.Context, wanted int64) (bool, error) {
	if !l.ReadOnly() {
		return true, nil
	}
	at, err := version(ctx, l.readers)
	return at >= wanted, err
}
