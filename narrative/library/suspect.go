package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"bifocal/narrative/library/carve"
)

// journalTries is how often a journal is read that looks broken, since another
// program may be writing it at this moment.
const (
	journalTries = 5
	journalPause = 60 * time.Millisecond
)

// unsuspicious looks at a library and its journal before SQLite does: it takes from a
// journal what it can read and forgets the rest, without a word. It fails with
// ErrDamaged where something would be lost.
func unsuspicious(ctx context.Context, path string) error {
	var size int64
	info, err := os.Stat(path)
	there := err == nil
	if there {
		size = info.Size()
	}
	log, err := os.Stat(path + "-wal")
	if err != nil || log.Size() == 0 {
		files, err := backupFiles(path)
		switch {
		case size > 0 || err != nil || len(files) == 0:
			return nil
		case there:
			return damaged("the library %s is empty, and there are backups of it; restore one (brief backups lists them, brief restore takes one), or delete the empty file and move the backups away to begin anew", path)
		}
		return damaged("the library %s is gone, and there are backups of it; restore one (brief backups lists them, brief restore takes one), or move the backups away to begin anew", path)
	}
	if size == 0 && log.Size() > 100 {
		return damaged("the library %s is missing or empty, and its journal %s-wal holds something; recover what can be read (brief doctor), or restore a backup (brief restore)", path, path)
	}
	for try := 1; ; try++ {
		problem, err := journalProblem(ctx, path)
		if err != nil || problem == "" {
			return domain(path, "opening the library", err)
		}
		if try == journalTries {
			return damaged("the library %s is damaged: %s; recover what can be read (brief doctor), or restore a backup (brief restore)", path, problem)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(journalPause):
		}
	}
}

func damaged(format string, args ...any) error {
	return &fault{kind: ErrDamaged, text: fmt.Sprintf(format, args...)}
}

func journalProblem(ctx context.Context, path string) (problem string, err error) {
	f, err := os.Open(path + "-wal")
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil // it was just closed
	}
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }() // only read
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	j, err := carve.ReadJournal(f, info.Size())
	switch {
	case err != nil:
		return "", nil //nolint:nilerr // it became shorter while it was read, as when it is closed
	case j.Broken:
		return "its journal is broken, and holds changes behind the place", nil
	case j.Taken == 0:
		return "", nil
	}
	foreign, err := ForeignJournal(ctx, path)
	if foreign {
		return "its journal belongs to another file", nil
	}
	return "", err
}

// ForeignJournal reports whether the journal beside a library takes away what the
// library holds without it. A journal only ever adds, but for a restored backup.
func ForeignJournal(ctx context.Context, path string) (bool, error) {
	alone, restored, err := identities(ctx, path, "immutable=1")
	if err != nil || len(alone) == 0 {
		return false, ctx.Err() // half a checkpoint is not to be read without its journal
	}
	both, since, err := identities(ctx, path)
	if err != nil {
		return isCorrupt(path, err), ctx.Err() // any other error is told by who opens it
	}
	if restored != since {
		return false, nil
	}
	for id := range alone {
		if !both[id] {
			return true, nil
		}
	}
	return false, nil
}

func isCorrupt(path string, err error) bool {
	return errors.Is(domain(path, "", err), ErrDamaged)
}

// identities returns the IDs of all solutions, and the mark of the last restore. A
// connection that only reads moves nothing from the journal into the file.
func identities(ctx context.Context, path string, also ...string) (ids map[string]bool, restored string, err error) {
	db, err := openReaders(path, also...)
	if err != nil {
		return nil, "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if at, err := version(ctx, db); err != nil || at == 0 {
		return nil, "", err
	}
	rows, err := db.QueryContext(ctx, `SELECT id FROM solution`)
	if err != nil {
		return nil, "", err
	}
	all, err := scanAll(rows, func(rows *sql.Rows) (id string, err error) { return id, rows.Scan(&id) })
	if err != nil {
		return nil, "", err
	}
	ids = make(map[string]bool, len(all))
	for _, id := range all {
		ids[id] = true
	}
	err = db.QueryRowContext(ctx, `SELECT value FROM setting WHERE name = ?`, restoredSetting).Scan(&restored)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return ids, restored, err
}
