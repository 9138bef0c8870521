package library

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// pragmas hold on every connection. A statement waits ten seconds for another
// program's transaction; FULL makes a commit survive a power cut.
var pragmas = []string{
	"busy_timeout(10000)",
	"foreign_keys(1)",
	"synchronous(FULL)",
	"journal_size_limit(16777216)",
	"cache_size(-16384)",
	"temp_store(MEMORY)",
}

// dsn returns the address of a library for the driver.
func dsn(path string, also ...string) string { return address(path, pragmas, also...) }

// address returns that of any file, with what holds on every connection.
func address(path string, pragmas []string, also ...string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // C:/Users/...
		path = "/" + path
	}
	values := url.Values{"_pragma": pragmas}
	for _, a := range also {
		key, value, _ := strings.Cut(a, "=")
		values.Add(key, value)
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: values.Encode()}
	return u.String()
}

// openWriter returns the one connection that writes. Its transactions take
// the lock at once, so that they never fail half-way for want of it.
func openWriter(path string) (*sql.DB, error) {
	return openWriterBy(&entrance{}, path)
}

func openWriterBy(e *entrance, path string) (*sql.DB, error) {
	db, err := e.open(dsn(path, "_txlock=immediate", "mode=rw"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	db.SetMaxIdleConns(1)
	return db, nil
}

// openReaders returns the pool that lists, searches and gets, also while the
// writer writes.
func openReaders(path string, also ...string) (*sql.DB, error) {
	return openReadersBy(&entrance{}, path, also...)
}

func openReadersBy(e *entrance, path string, also ...string) (*sql.DB, error) {
	db, err := e.open(dsn(path, append(also, "mode=ro", "_query_only=1")...))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(mostReaders())
	db.SetMaxIdleConns(mostReaders())
	return db, nil
}

func mostReaders() int { return max(2, min(8, runtime.NumCPU())) }

// mark makes an empty file a library: its mark goes into the file's header
// before the journal moves to a file of its own, so that inspect finds it
// whatever happens afterwards. A file with another program's tables is refused.
func mark(ctx context.Context, db *sql.DB, path string) error {
	var before, after, tables int
	if err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&before); err != nil {
		return err
	}
	if before == applicationID {
		return nil
	}
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&tables); err != nil {
		return err
	}
	// Another Bifocal may have made it a library between the two: it marks first.
	if err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&after); err != nil {
		return err
	}
	if after == applicationID {
		return nil
	}
	if tables > 0 {
		return others(path)
	}
	_, err := db.ExecContext(ctx, `PRAGMA application_id = 1114203759`)
	return err
}

// walTries is how often a library is asked to keep a journal of its own, with
// walPause between two times, while another program does the same.
const (
	walTries = 100
	walPause = 50 * time.Millisecond
)

// useWAL lets readers go on while the writer writes. Going over to it needs the
// file alone, and SQLite does not wait for that as it waits for a transaction.
func useWAL(ctx context.Context, db *sql.DB) error {
	var mode string
	for try := 1; ; try++ {
		err := db.QueryRowContext(ctx, `PRAGMA journal_mode = WAL`).Scan(&mode)
		var busy *sqlite.Error
		if err == nil {
			break
		}
		if try == walTries || !errors.As(err, &busy) || busy.Code()&0xff != sqlite3.SQLITE_BUSY {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(walPause):
		}
	}
	if mode != "wal" {
		return errors.New("this disk does not let two programs share a library; keep it on a local one")
	}
	return nil
}
