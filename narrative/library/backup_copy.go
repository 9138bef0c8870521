package library

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/natefinch/atomic"
	"modernc.org/sqlite"
)

// pagesAStep is how many pages are copied before somebody is asked whether to go
// on: some milliseconds.
const pagesAStep = 512

// A backup that is not whole has a name that is none of a backup.
const (
	partialBeginning = ".backup-"
	partialEnding    = ".partial"
)

// tally is what a library holds, in numbers.
type tally struct {
	schema                        int64
	solutions, deleted, revisions int
}

func (t tally) empty() bool { return t.solutions+t.deleted+t.revisions == 0 }

// querier is a database, one connection of it, or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func takeTally(ctx context.Context, q querier) (t tally, err error) {
	if t.schema, err = version(ctx, q); err != nil || t.schema == 0 {
		return t, err
	}
	err = q.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM solution WHERE deleted_at IS NULL),
		(SELECT count(*) FROM solution WHERE deleted_at IS NOT NULL),
		(SELECT count(*) FROM revision)`).Scan(&t.solutions, &t.deleted, &t.revisions)
	return t, err
}

// writeBackup copies a library into a file: beside it first, looked at, synced, and
// then put in its place. What fails leaves nothing that looks like a backup.
func writeBackup(ctx context.Context, from *sql.DB, path string) (held tally, err error) {
	err = beside(path, func(partial string) error {
		if held, err = copyPages(ctx, from, partial); err != nil {
			return err
		}
		found, err := settle(ctx, partial)
		if err == nil && found != held {
			err = fmt.Errorf("what was written holds something else than the library (%+v, not %+v)", found, held)
		}
		return err
	})
	return held, err
}

// beside has a file written under a name that is none of a backup, and then gives it
// its own.
func beside(path string, write func(partial string) error) (err error) {
	partial := filepath.Join(filepath.Dir(path), partialBeginning+rand.Text()+partialEnding)
	f, err := os.OpenFile(partial, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return bare(err)
	}
	defer func() {
		if err != nil {
			removePartial(partial)
		}
	}()
	if err := f.Close(); err != nil {
		return err
	}
	if err := write(partial); err != nil {
		return err
	}
	if err := syncFile(partial); err != nil {
		return bare(err)
	}
	if err := atomic.ReplaceFile(partial, path); err != nil {
		return bare(err)
	}
	return bare(syncFolder(filepath.Dir(path)))
}

// removePartial takes away what is left of a backup that was not finished. What
// cannot be removed is no backup by its name, and the next one tries again.
func removePartial(partial string) {
	for _, ending := range []string{"", "-journal", "-wal", "-shm"} {
		_ = os.Remove(partial + ending)
	}
}

// copyPages copies one state of a library through SQLite's online backup, while
// others go on reading and writing, and returns what that state holds.
func copyPages(ctx context.Context, from *sql.DB, path string) (held tally, err error) {
	err = inOneState(ctx, from, func(conn *sql.Conn) error {
		if held, err = takeTally(ctx, conn); err != nil {
			return err
		}
		return conn.Raw(func(driver any) error {
			source, ok := driver.(interface {
				NewBackup(to string) (*sqlite.Backup, error)
			})
			if !ok {
				return fmt.Errorf("the driver %T makes no backups", driver)
			}
			// The file counts only once it is synced and renamed: no journal of its own.
			b, err := source.NewBackup(address(path, []string{"journal_mode(OFF)", "synchronous(OFF)"}, "mode=rw"))
			if err != nil {
				return err
			}
			return stepThrough(ctx, b)
		})
	})
	return held, err
}

// inOneState reads from a library as it is at one moment, whatever is saved
// meanwhile.
func inOneState(ctx context.Context, from *sql.DB, read func(*sql.Conn) error) (err error) {
	conn, err := from.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	// In a transaction nobody's save makes the copy begin anew.
	if _, err := conn.ExecContext(ctx, `BEGIN`); err != nil {
		return err
	}
	defer func() {
		_, ended := conn.ExecContext(context.WithoutCancel(ctx), `ROLLBACK`)
		err = errors.Join(err, ended)
	}()
	return read(conn)
}

// stepThrough copies all pages, and stops when ctx does.
func stepThrough(ctx context.Context, b *sqlite.Backup) (err error) {
	defer func() { err = errors.Join(err, b.Finish()) }()
	for more := true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		if more, err = b.Step(pagesAStep); err != nil {
			return err
		}
	}
	return nil
}

// settle makes a copy a file on its own, which can be read where nothing can be
// written, and looks whether it is whole.
func settle(ctx context.Context, path string) (t tally, err error) {
	db, err := sql.Open("sqlite", address(path, []string{"synchronous(OFF)"}, "mode=rw"))
	if err != nil {
		return tally{}, err
	}
	db.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, db.Close()) }()
	var mode string
	if err := db.QueryRowContext(ctx, `PRAGMA journal_mode = DELETE`).Scan(&mode); err != nil {
		return tally{}, err
	}
	if err := soundness(ctx, db); err != nil {
		return tally{}, err
	}
	return takeTally(ctx, db)
}

// soundness returns what is wrong with a database, nil where nothing is.
func soundness(ctx context.Context, q querier) error {
	var said string
	if err := q.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&said); err != nil {
		return err
	}
	if said != "ok" {
		return &unsound{said}
	}
	rows, err := q.QueryContext(ctx, `PRAGMA foreign_key_check`)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // only read
	if rows.Next() {
		return &unsound{"a row refers to one that is not there"}
	}
	return rows.Err()
}

// unsound is ErrDamaged as SQLite says it.
type unsound struct{ said string }

func (u *unsound) Error() string        { return u.said }
func (u *unsound) Is(target error) bool { return target == ErrDamaged }

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncFolder makes a new name last. Windows has no such thing.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// bare leaves the names of temporary files out of an error.
func bare(err error) error {
	var (
		path *os.PathError
		link *os.LinkError
	)
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
