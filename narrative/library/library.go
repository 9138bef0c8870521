// Package library keeps a user's solutions in one SQLite file: what they are
// now, what they were, full-text search over them, what was exported from
// them, and the user's settings. It knows nothing of windows and documents.
//
// A Library is safe for concurrent use, and several programs may have the same
// file open. Every error names what to do; errors.Is tells the kinds apart.
package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// Options change how a library is opened; the zero value is the usual way.
type Options struct {
	// MustExist refuses with ErrNoLibrary to make a library that is not there.
	MustExist bool
	// ReadOnly opens a library that cannot be written, as in a folder of
	// someone else's or on a read-only disk. Nothing is made or changed, and
	// whatever would write fails with ErrReadOnly. It implies MustExist.
	ReadOnly bool
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Aside says that the library is a copy to be worked on, of which nobody needs
	// a backup.
	Aside bool
}

// Library is an open library.
type Library struct {
	path    string
	now     func() time.Time
	writer  *sql.DB
	readers *sql.DB
	told    told
	aside   bool
	wrote   atomic.Bool
	closing closing
	door    entrance
	beneath beneath
}

// closing ends what goes on in the background when the library is closed.
type closing struct {
	mu     sync.Mutex
	closed bool
	last   int
	off    map[int]context.CancelFunc
	under  sync.WaitGroup
}

func (c *closing) close() {
	c.mu.Lock()
	c.closed = true
	for _, off := range c.off {
		off()
	}
	c.mu.Unlock()
	c.under.Wait()
}

// Open opens the library at path, and makes one where there is none: the file
// readable by the user alone, missing folders too. It fails with
// ErrNotLibrary, ErrNewer, ErrNoLibrary, ErrReadOnly, ErrFull, ErrDisk, ErrBusy or
// ErrDamaged, and leaves a file that is no library as it is.
func Open(ctx context.Context, path string, opts Options) (*Library, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("opening the library: %w", err)
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	empty, err := inspect(path)
	if err != nil {
		return nil, err
	}
	if err := unsuspicious(ctx, path); err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); (opts.MustExist || opts.ReadOnly) && errors.Is(err, fs.ErrNotExist) {
		return nil, &fault{kind: ErrNoLibrary, text: "there is no library at " + path + " yet"}
	}
	l := &Library{path: path, now: opts.Now, aside: opts.Aside}
	if opts.ReadOnly {
		err = l.openReadOnly(ctx, empty)
	} else {
		err = l.open(ctx, empty)
	}
	if err != nil {
		return nil, errors.Join(domain(path, "opening the library", err), l.Close())
	}
	l.beneath.hold(path)
	return l, nil
}

func (l *Library) open(ctx context.Context, empty bool) (err error) {
	if empty {
		if err := makeFile(l.path); err != nil {
			return err
		}
	}
	if l.writer, err = openWriterBy(&l.door, l.path); err != nil {
		return err
	}
	if err := mark(ctx, l.writer, l.path); err != nil {
		return err
	}
	if empty { // a file that was there may be open to others, and the journal takes its rights from it
		if err := os.Chmod(l.path, 0o600); err != nil {
			return err
		}
	}
	if err := useWAL(ctx, l.writer); err != nil {
		return err
	}
	if err := migrate(ctx, l.writer, l.path, func() error { return l.backUpBeforeMigration(ctx) }); err != nil {
		return err
	}
	l.readers, err = openReadersBy(&l.door, l.path)
	return err
}

// openReadOnly opens what must not be touched. Where no journal is beside the
// file, or an empty one, the file alone is all there is.
func (l *Library) openReadOnly(ctx context.Context, empty bool) (err error) {
	if empty {
		return notLibrary(l.path, "holds nothing yet, and nothing can be written to it")
	}
	also := "immutable=1"
	journal, err := os.Stat(l.path + "-wal")
	if err == nil && journal.Size() > 0 {
		also = "readonly_shm=1"
	}
	if l.readers, err = openReadersBy(&l.door, l.path, also); err != nil {
		return err
	}
	at, err := version(ctx, l.readers)
	switch {
	case err != nil && also != "immutable=1" && ctx.Err() == nil:
		return &fault{kind: ErrReadOnly, cause: err, text: fmt.Sprintf(
			"the last changes are in %s-wal, and cannot be read where nothing can be written; copy both files elsewhere", l.path)}
	case err != nil:
		return err
	case at > schema:
		return newer(l.path, at)
	case at == 0:
		return notLibrary(l.path, "holds nothing yet, and nothing can be written to it")
	}
	return nil
}

// ReadOnly reports whether the library was opened as one that cannot be
// written.
func (l *Library) ReadOnly() bool { return l.writer == nil }

// Path returns the file of the library.
func (l *Library) Path() string { return l.path }

// Close moves the journal into the file and closes it. A library that another
// program has open too keeps its journal.
func (l *Library) Close() error {
	l.closing.close()
	if l.displaced() != nil { // what is at the path now is not ours to close
		return l.domain("closing the library", l.leave())
	}
	var failed []error
	if l.readers != nil {
		failed = append(failed, l.readers.Close())
	}
	if l.writer != nil {
		// The last connection to close does the same; doing it here keeps the
		// journal small where another program stays. It may well be refused.
		_, _ = l.writer.Exec(`PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)`)
		failed = append(failed, l.writer.Close())
	}
	l.beneath.end()
	return l.domain("closing the library", errors.Join(failed...))
}

// Version returns a number that changes when another program, or another
// Library, has changed the file. It is cheap enough to ask every second. It fails
// with ErrReplaced where another file stands in the place of this one.
func (l *Library) Version(ctx context.Context) (int64, error) {
	var v int64
	const doing = "looking for changes"
	if err := l.look(ctx); err != nil {
		return 0, l.domain(doing, err)
	}
	db := l.writer
	if l.ReadOnly() {
		db = l.readers
	}
	err := db.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&v)
	return v, l.domain(doing, err)
}

// write runs do in one transaction, and notes that the user's work was changed.
func (l *Library) write(ctx context.Context, doing string, do func(tx *sql.Tx) error) error {
	err := l.transact(ctx, doing, do)
	if err == nil {
		l.wrote.Store(true)
	}
	return err
}

// transact runs do in one transaction.
func (l *Library) transact(ctx context.Context, doing string, do func(tx *sql.Tx) error) error {
	if l.ReadOnly() {
		return &fault{kind: ErrReadOnly, text: doing + ": " + l.path + " is open for reading only"}
	}
	if err := l.displaced(); err != nil {
		return l.domain(doing, err)
	}
	tx, err := l.writer.BeginTx(ctx, nil)
	if err != nil {
		return l.domain(doing, err)
	}
	if err := do(tx); err != nil {
		if ctx.Err() != nil && errors.Is(err, sql.ErrTxDone) {
			err = ctx.Err() // which ended the transaction
		}
		return errors.Join(l.domain(doing, err), rollback(tx))
	}
	if err := tx.Commit(); err != nil {
		return l.domain(doing, err)
	}
	return l.domain(doing, l.displaced()) // it may have gone into a file that has no name any more
}

// Wrote reports whether anything but the index was written through this Library.
func (l *Library) Wrote() bool { return l.wrote.Load() }

// rollback ends a transaction that failed; one that is over already is fine.
func rollback(tx *sql.Tx) error {
	if err := tx.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
}

// clock returns the time of what is done now.
func (l *Library) clock(at time.Time) time.Time {
	if at.IsZero() {
		at = l.now()
	}
	return at
}

func moment(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
