package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/passphrase"
)

// Backup is a copy of a library in a file of its own.
type Backup struct {
	Path   string
	At     time.Time // UTC, to the millisecond
	Reason backup.Reason
	Size   int64 // in bytes
	// Solutions are those in lists, Deleted those that were deleted and can be
	// brought back.
	Solutions, Deleted, Revisions int
	// Encrypted says that a passphrase is needed to see what it holds: Solutions,
	// Deleted and Revisions are not known until it is restored.
	Encrypted bool
	// Problem says why it cannot be restored, as far as can be seen without reading
	// all of it; nil where nothing is wrong.
	Problem error
}

// BackupFolder returns the folder that the backups of a library are in.
func BackupFolder(path string) string { return filepath.Join(filepath.Dir(path), backup.Folder) }

// BackUp makes a backup in the library's folder for them. It fails with ErrFull,
// ErrReadOnly, ErrDisk, ErrBusy or ErrDamaged, and then leaves no file that
// counts.
func (l *Library) BackUp(ctx context.Context, why backup.Reason) (Backup, error) {
	return l.backUpBeside(ctx, why, passphrase.Passphrase{})
}

// BackUpEncrypted makes a backup there that the user asked for and that can be read
// only with a passphrase. It fails as BackUp does, and with passphrase.ErrNone.
func (l *Library) BackUpEncrypted(ctx context.Context, with passphrase.Passphrase) (Backup, error) {
	if !with.Given() {
		return Backup{}, passphrase.ErrNone
	}
	return l.backUpBeside(ctx, backup.Asked, with)
}

func (l *Library) backUpBeside(ctx context.Context, why backup.Reason, with passphrase.Passphrase) (Backup, error) {
	const doing = "backing up the library"
	ctx, done, err := l.begin(ctx)
	if err != nil {
		return Backup{}, fmt.Errorf("%s: %w", doing, err)
	}
	defer done()
	folder := BackupFolder(l.path)
	unlock, err := l.lockBackups(ctx, lockPatience)
	if err != nil {
		return Backup{}, domain(folder, doing, err)
	}
	defer unlock()
	b, err := l.backUp(ctx, l.source(), why, with)
	return b, domain(folder, doing, err)
}

// BackupOptions say how a backup is made; the zero value is the usual way.
type BackupOptions struct {
	// Replace allows a file that is there to be replaced.
	Replace bool
	// Passphrase encrypts it, where one is given. What is encrypted is on no disk as
	// plain text, not even for a moment.
	Passphrase passphrase.Passphrase
}

// BackUpTo makes a backup in a file of the user's choice. It replaces a file that
// is there only where that is wanted, and never the library itself.
func (l *Library) BackUpTo(ctx context.Context, path string, opts BackupOptions) (Backup, error) {
	doing := "backing up the library to " + path
	ctx, done, err := l.begin(ctx)
	if err != nil {
		return Backup{}, fmt.Errorf("%s: %w", doing, err)
	}
	defer done()
	there, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return Backup{}, domain(path, doing, err)
	case there.IsDir():
		return Backup{}, &fault{kind: ErrBackup, text: path + " is a folder; name a file in it"}
	case isFileOf(l.path, there):
		return Backup{}, &fault{kind: ErrBackup, text: path + " is the library itself; choose another file for its backup"}
	case !opts.Replace:
		return Backup{}, &fault{kind: ErrBackup, text: path + " is there already and was left as it is; choose another name, or say that it may be replaced"}
	}
	at := l.now()
	held, err := write(ctx, l.source(), path, opts.Passphrase)
	if errors.Is(err, fs.ErrNotExist) {
		return Backup{}, &fault{kind: ErrBackup, cause: err, text: doing + ": there is no such folder; make it first, or choose another one"}
	}
	if err != nil {
		return Backup{}, domain(path, doing, err)
	}
	b := made(path, at, backup.Asked, held)
	b.Encrypted = opts.Passphrase.Given()
	return b, nil
}

// write is writeBackup, or writeEncrypted where there is a passphrase.
func write(ctx context.Context, from *sql.DB, path string, with passphrase.Passphrase) (tally, error) {
	if with.Given() {
		return writeEncrypted(ctx, from, path, with)
	}
	return writeBackup(ctx, from, path)
}

func isFileOf(path string, info fs.FileInfo) bool {
	own, err := os.Stat(path)
	return err == nil && os.SameFile(own, info)
}

// BackUpDaily makes the backup of the day where there is none yet, and takes away
// those that are no longer kept. It does nothing in a library that holds nothing
// or cannot be written, nor while another program is at it.
func (l *Library) BackUpDaily(ctx context.Context) (b Backup, made bool, err error) {
	const doing = "making the daily backup of the library"
	folder := BackupFolder(l.path)
	if due, err := l.backupDue(ctx); err != nil || !due {
		return Backup{}, false, domain(folder, doing, err)
	}
	ctx, done, err := l.begin(ctx)
	if err != nil {
		return Backup{}, false, fmt.Errorf("%s: %w", doing, err)
	}
	defer done()
	unlock, err := l.lockBackups(ctx, 0)
	if err != nil {
		if err = domain(folder, doing, err); errors.Is(err, ErrBusy) {
			err = nil // another program makes it
		}
		return Backup{}, false, err
	}
	defer unlock()
	if due, err := l.backupDue(ctx); err != nil || !due { // another program has made it
		return Backup{}, false, domain(folder, doing, err)
	}
	if b, err = l.backUp(ctx, l.source(), backup.Daily, passphrase.Passphrase{}); err != nil {
		return Backup{}, false, domain(folder, doing, err)
	}
	rotate(l.path)
	return b, true, nil
}

func (l *Library) backupDue(ctx context.Context) (bool, error) {
	if l.ReadOnly() {
		return false, nil
	}
	all, err := backupFiles(l.path)
	if err != nil || !backup.Due(all, l.now(), time.Local) {
		return false, err
	}
	holds, err := takeTally(ctx, l.readers)
	return !holds.empty(), err
}

// backUpBeforeMigration keeps the library as the program that made it left it. A
// library of which no backup can be made is not changed.
func (l *Library) backUpBeforeMigration(ctx context.Context) error {
	if l.aside {
		return nil
	}
	doing := "bringing the library up to date, which backs it up first"
	unlock, err := l.lockBackups(ctx, lockPatience)
	if err != nil {
		return domain(BackupFolder(l.path), doing, err)
	}
	defer unlock()
	holds, err := takeTally(ctx, l.writer)
	if err != nil || holds.schema == schema || holds.empty() { // another program has done it meanwhile
		return l.domain(doing, err)
	}
	_, err = l.backUp(ctx, l.writer, backup.BeforeMigration, passphrase.Passphrase{})
	return domain(BackupFolder(l.path), doing, err)
}

// source is where backups are read from.
func (l *Library) source() *sql.DB {
	if l.readers != nil {
		return l.readers
	}
	return l.writer // while it is being opened
}

// begin lets Close call off what goes on in the background, and wait for it.
func (l *Library) begin(ctx context.Context) (context.Context, func(), error) {
	l.closing.mu.Lock()
	defer l.closing.mu.Unlock()
	if l.closing.closed {
		return nil, nil, context.Canceled
	}
	ctx, cancel := context.WithCancel(ctx)
	l.closing.last++
	n := l.closing.last
	if l.closing.off == nil {
		l.closing.off = map[int]context.CancelFunc{}
	}
	l.closing.off[n] = cancel
	l.closing.under.Add(1)
	return ctx, func() {
		l.closing.mu.Lock()
		delete(l.closing.off, n)
		l.closing.mu.Unlock()
		cancel()
		l.closing.under.Done()
	}, nil
}

// backUp makes a backup while the folder is locked.
func (l *Library) backUp(ctx context.Context, from *sql.DB, why backup.Reason, with passphrase.Passphrase) (Backup, error) {
	folder := BackupFolder(l.path)
	name := backup.Name
	if with.Given() {
		name = backup.EncryptedName
	}
	at := l.now().Truncate(time.Millisecond)
	path := filepath.Join(folder, name(l.path, at, why))
	for { // two in a millisecond
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			break
		} else if err != nil {
			return Backup{}, err
		}
		at = at.Add(time.Millisecond)
		path = filepath.Join(folder, name(l.path, at, why))
	}
	held, err := write(ctx, from, path, with)
	if err != nil {
		return Backup{}, err
	}
	b := made(path, at, why, held)
	b.Encrypted = with.Given()
	return b, nil
}

func made(path string, at time.Time, why backup.Reason, held tally) Backup {
	b := Backup{Path: path, At: at.UTC(), Reason: why, Solutions: held.solutions, Deleted: held.deleted, Revisions: held.revisions}
	if info, err := os.Stat(path); err == nil {
		b.Size = info.Size()
	}
	return b
}

// clearPartials takes away what backups and restores left that were interrupted: who has
// just locked the folder has made none yet.
func clearPartials(folder string) {
	for _, ending := range []string{"", "-journal", "-wal", "-shm"} {
		left, err := filepath.Glob(filepath.Join(folder, partialBeginning+"*"+partialEnding+ending))
		if err != nil {
			continue // the pattern is a constant
		}
		for _, name := range left {
			_ = os.RemoveAll(name) // the next one tries again
		}
	}
}

// backupFiles returns the backups of a library by their names, none where there is
// no folder for them.
func backupFiles(path string) ([]backup.File, error) {
	entries, err := os.ReadDir(BackupFolder(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []backup.File
	for _, e := range entries {
		if f, ok := backup.Parse(path, e.Name()); ok && e.Type().IsRegular() {
			out = append(out, f)
		}
	}
	return out, nil
}

// rotate takes away the backups that are no longer kept. A file of another kind
// stays, whatever it is called, and what cannot be removed is tried again with the
// next backup.
func rotate(path string) {
	all, err := backupFiles(path)
	if err != nil {
		return
	}
	_, surplus := backup.Keep(all, time.Local)
	for _, f := range surplus {
		file := filepath.Join(BackupFolder(path), f.Name)
		if empty, err := inspect(file); err == nil && !empty {
			_ = os.Remove(file)
		}
	}
}

// Backups lists the backups of a library, the newest first, whether the library
// itself can be opened or not. What is in the folder beside them is left out.
func Backups(ctx context.Context, path string) ([]Backup, error) {
	doing := "listing the backups"
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	files, err := backupFiles(path)
	if err != nil {
		return nil, domain(BackupFolder(path), doing, err)
	}
	slices.SortFunc(files, func(a, b backup.File) int { return strings.Compare(b.Name, a.Name) })
	out := make([]Backup, 0, len(files))
	for _, f := range files {
		file := filepath.Join(BackupFolder(path), f.Name)
		if f.Encrypted {
			b := made(file, f.At, f.Reason, tally{})
			b.Encrypted = true
			out = append(out, b)
			continue
		}
		held, err := glance(ctx, file)
		if ctx.Err() != nil {
			return nil, fmt.Errorf("%s: %w", doing, ctx.Err())
		}
		b := made(file, f.At, f.Reason, held)
		b.Problem = err
		out = append(out, b)
	}
	return out, nil
}

// Backups lists the backups of the library.
func (l *Library) Backups(ctx context.Context) ([]Backup, error) { return Backups(ctx, l.path) }

// glance says what a backup holds without reading all of it. It fails with
// ErrNoLibrary, ErrNotLibrary, ErrNewer or ErrDamaged.
func glance(ctx context.Context, path string) (tally, error) {
	return lookInto(ctx, path, func(context.Context, querier) error { return nil })
}

// lookInto opens a file as it is, changes nothing, and calls look.
func lookInto(ctx context.Context, path string, look func(context.Context, querier) error) (held tally, err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return tally{}, &fault{kind: ErrNoLibrary, cause: err, text: "there is no backup " + path + "; check the name"}
	}
	switch empty, err := inspect(path); {
	case err != nil:
		return tally{}, err
	case empty:
		return tally{}, notLibrary(path, "is no backup of a Bifocal library; choose another file")
	}
	db, err := openReaders(path, "immutable=1")
	if err != nil {
		return tally{}, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if held, err = takeTally(ctx, db); err == nil && held.schema <= schema {
		err = look(ctx, db)
	}
	switch {
	case ctx.Err() != nil:
		return tally{}, ctx.Err()
	case err != nil:
		return tally{}, &fault{kind: ErrDamaged, cause: err, text: "the backup " + path + " is damaged; choose another one"}
	case held.schema > schema:
		return tally{}, newer(path, held.schema)
	case held.schema == 0:
		return tally{}, notLibrary(path, "is no backup of a Bifocal library; choose another file")
	}
	return held, nil
}

// lockPatience is how long a backup that somebody waits for waits for another one.
const lockPatience = 30 * time.Second

// lockBackups makes the folder for backups and keeps other programs from working
// in it until it is unlocked, or until this program is gone: the lock is SQLite's.
func (l *Library) lockBackups(ctx context.Context, patience time.Duration) (unlock func(), err error) {
	folder := BackupFolder(l.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	unlock, err = lockFile(ctx, filepath.Join(folder, ".lock"), patience)
	if err == nil {
		clearPartials(folder)
	}
	return unlock, err
}

// lockFile holds an empty file, which it makes, until unlock or until the program
// ends.
func lockFile(ctx context.Context, file string, patience time.Duration) (unlock func(), err error) {
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", address(file, []string{fmt.Sprintf("busy_timeout(%d)", patience.Milliseconds())}, "_txlock=exclusive", "mode=rw"))
	if err != nil {
		return nil, err
	}
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil) // it goes on until it is unlocked
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return func() {
		_ = tx.Rollback() // nothing was written, and closing ends it too
		_ = db.Close()
	}, nil
}
