package library

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/natefinch/atomic"
	"modernc.org/sqlite"

	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/passphrase"
)

// BackupRestored says what restoring a backup did.
type BackupRestored struct {
	From Backup
	// Before is the backup of what the library held until then; its Path is empty
	// where it held nothing.
	Before Backup
	// Aside is where a library went that was damaged and could not be backed up;
	// empty where there was none.
	Aside string
}

// restoredSetting notes when the library was made what a backup held. It tells a
// journal that makes the library older apart from one of another library.
const restoredSetting = "library.restored"

// CheckBackup reads a backup, or any library that nobody has open, and says
// whether it can be restored. It fails with ErrNoLibrary, ErrNotLibrary, ErrNewer
// or ErrDamaged, and changes nothing.
func CheckBackup(ctx context.Context, path string) (Backup, error) {
	held, err := lookInto(ctx, path, soundness)
	if err != nil {
		return Backup{}, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return Backup{}, domain(path, "looking into the backup", err)
	}
	return made(path, info.ModTime(), backup.Asked, held), nil
}

// RestoreBackup makes the library what a backup holds, in one transaction, while
// this and other programs have it open. What it holds now is backed up first. It
// fails as CheckBackup does, and where the backup is encrypted with passphrase's
// ErrNone, ErrWrong, ErrDamaged or ErrOtherKey, and then changes nothing. The
// passphrase is not looked at where it is not.
func (l *Library) RestoreBackup(ctx context.Context, path string, with passphrase.Passphrase) (BackupRestored, error) {
	doing := "restoring " + path
	if l.ReadOnly() {
		return BackupRestored{}, &fault{kind: ErrReadOnly, text: doing + ": " + l.path + " is open for reading only"}
	}
	from, err := l.examine(ctx, path)
	if err != nil {
		return BackupRestored{}, err
	}
	ctx, done, err := l.begin(ctx)
	if err != nil {
		return BackupRestored{}, fmt.Errorf("%s: %w", doing, err)
	}
	defer done()
	unlock, err := l.lockBackups(ctx, lockPatience)
	if err != nil {
		return BackupRestored{}, domain(BackupFolder(l.path), doing, err)
	}
	defer unlock()
	from, ready, remove, err := l.prepare(ctx, path, from, with)
	if err != nil {
		return BackupRestored{}, err
	}
	defer remove()
	out := BackupRestored{From: from}
	held, err := takeTally(ctx, l.readers)
	if err != nil {
		return out, l.domain(doing, err)
	}
	if !held.empty() {
		if out.Before, err = l.backUp(ctx, l.source(), backup.BeforeRestore, passphrase.Passphrase{}); err != nil {
			return out, domain(BackupFolder(l.path), doing+", which backs up the present library first", err)
		}
	}
	return out, l.domain(doing, l.takeIn(ctx, ready))
}

// examine looks whether a backup can be restored, as far as that can be said without
// a passphrase.
func (l *Library) examine(ctx context.Context, path string) (from Backup, err error) {
	info, err := os.Stat(path)
	if err == nil && isFileOf(l.path, info) {
		return from, &fault{kind: ErrBackup, text: path + " is the library itself; name a backup of it"}
	}
	if from, err = CheckBackup(ctx, path); errors.Is(err, ErrEncrypted) {
		from = made(path, info.ModTime(), backup.Asked, tally{})
		from.Encrypted, err = true, nil
	}
	if f, ok := backup.Parse(l.path, filepath.Base(path)); ok {
		from.At, from.Reason = f.At, f.Reason
	}
	return from, err
}

// prepare copies a backup into a private folder, decrypts and checks the copy and
// brings it up to date. remove takes the folder away. It is where the library is,
// since what it holds is as confidential, and the system's folder for temporary files
// may be on another disk. Whoever locks the folder for backups next clears away what
// a program left that was killed.
func (l *Library) prepare(ctx context.Context, path string, from Backup, with passphrase.Passphrase) (_ Backup, ready string, remove func(), err error) {
	doing := "restoring " + path
	folder := filepath.Join(BackupFolder(l.path), partialBeginning+rand.Text()+partialEnding)
	if err := os.Mkdir(folder, 0o700); err != nil {
		return from, "", nil, domain(BackupFolder(l.path), doing, bare(err))
	}
	remove = func() { _ = os.RemoveAll(folder) } // the next one tries again
	ready = filepath.Join(folder, "library.db")
	if from.Encrypted {
		from, err = decryptBackup(ctx, path, ready, from, with)
	} else {
		err = copyBackup(path, ready)
	}
	if err == nil {
		err = l.bringUp(ctx, ready, path)
	}
	if err != nil {
		remove()
		return from, "", nil, calledBy(domain(BackupFolder(l.path), doing, err), ready, path)
	}
	return from, ready, remove, nil
}

// copyBackup copies a backup. A library that was copied with its journal is whole only
// with it.
func copyBackup(path, to string) error {
	for _, ending := range []string{"", "-wal"} {
		if err := copyFile(path+ending, to+ending); err != nil && (ending == "" || !errors.Is(err, fs.ErrNotExist)) {
			return bare(err)
		}
	}
	return nil
}

// bringUp gives a copy of a backup the schema of this program, and notes that it
// was restored.
func (l *Library) bringUp(ctx context.Context, ready, path string) error {
	c, err := Open(ctx, ready, Options{MustExist: true, Now: l.now, Aside: true})
	if err != nil {
		return err
	}
	err = c.SetSetting(ctx, restoredSetting, l.now().UTC().Format(time.RFC3339Nano)+" "+filepath.Base(path))
	if err == nil {
		err = c.write(ctx, "forgetting who edited then", func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `DELETE FROM setting WHERE substr(name, 1, ?) = ?`, len(presencePrefix), presencePrefix)
			return err
		})
	}
	if err := errors.Join(err, c.Close()); err != nil {
		return err
	}
	held, err := settle(ctx, ready)
	if err == nil && held.schema != schema {
		err = fmt.Errorf("the copy has schema %d", held.schema)
	}
	return err
}

// calledBy tells an error about a copy as one about what was copied.
func calledBy(err error, ready, path string) error {
	var f *fault
	if errors.As(err, &f) {
		return &fault{kind: f.kind, cause: f.cause, text: strings.ReplaceAll(f.text, ready, path)}
	}
	return err
}

// takeIn puts the pages of a checked library in the place of those of this one, in
// one transaction. It has a connection of its own, so that whoever looks for
// changes of others sees it.
func (l *Library) takeIn(ctx context.Context, ready string) (err error) {
	db, err := openWriter(l.path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	err = conn.Raw(func(driver any) error {
		target, ok := driver.(interface {
			NewRestore(from string) (*sqlite.Backup, error)
		})
		if !ok {
			return fmt.Errorf("the driver %T restores nothing", driver)
		}
		b, err := target.NewRestore(address(ready, nil, "mode=ro", "immutable=1"))
		if err != nil {
			return err
		}
		return stepThrough(ctx, b)
	})
	if err != nil {
		return err
	}
	// A reader may keep it from being moved into the file now; then it is later.
	_, _ = conn.ExecContext(ctx, `PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)`)
	return nil
}

// RestoreBackup makes the library at a path what a backup holds, whether there is
// a library, or a damaged one, or none. A damaged one is put aside first, with its
// journal, and stays as it is there.
func RestoreBackup(ctx context.Context, path, from string, with passphrase.Passphrase, opts Options) (BackupRestored, error) {
	opts.MustExist, opts.ReadOnly = false, false
	l, err := Open(ctx, path, opts)
	if err == nil {
		out, err := l.RestoreBackup(ctx, from, with)
		return out, errors.Join(err, l.Close())
	}
	if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotLibrary) || othersFile(path) {
		return BackupRestored{}, err
	}
	return replaceDamaged(ctx, path, from, with, opts)
}

// othersFile says whether a file is a database of another program, or no file that
// can be put aside.
func othersFile(path string) bool {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false // it is gone, and there is nothing to put aside
	}
	if err != nil || !info.Mode().IsRegular() {
		return true
	}
	_, err = inspect(path)
	return IsOthers(err)
}

func replaceDamaged(ctx context.Context, path, from string, with passphrase.Passphrase, opts Options) (out BackupRestored, err error) {
	doing := "restoring " + from
	if path, err = filepath.Abs(path); err != nil {
		return BackupRestored{}, fmt.Errorf("%s: %w", doing, err)
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	l := &Library{path: path, now: opts.Now}
	b, err := l.examine(ctx, from)
	if err != nil {
		return BackupRestored{}, err
	}
	unlock, err := l.lockBackups(ctx, lockPatience)
	if err != nil {
		return BackupRestored{}, domain(BackupFolder(path), doing, err)
	}
	defer unlock()
	b, ready, remove, err := l.prepare(ctx, from, b, with)
	if err != nil {
		return BackupRestored{}, err
	}
	defer remove()
	out.From = b
	beside := filepath.Join(filepath.Dir(path), partialBeginning+"restored"+partialEnding)
	if err := copyFile(ready, beside); err != nil {
		removePartial(beside)
		return out, domain(path, doing, bare(err))
	}
	if anythingOf(path) {
		if out.Aside, err = PutAside(path, opts.Now()); err != nil {
			removePartial(beside)
			return out, err
		}
	}
	if err := atomic.ReplaceFile(beside, path); err != nil {
		return out, domain(path, doing, bare(err))
	}
	return out, domain(path, doing, bare(syncFolder(filepath.Dir(path))))
}

// anythingOf reports whether a library or its journal is there.
func anythingOf(path string) bool {
	for _, ending := range []string{"", "-wal", "-shm"} {
		if _, err := os.Lstat(path + ending); err == nil {
			return true
		}
	}
	return false
}

// PutAside gives a library that is damaged another name in its folder, with its
// journal, and returns it. Not a byte of it is changed.
func PutAside(path string, now time.Time) (aside string, err error) {
	doing := "putting the damaged library aside"
	if aside, err = asideName(path, now); err != nil {
		return "", domain(path, doing, err)
	}
	// The journal goes first: a library without it is missed, a journal without its
	// library belongs to whatever comes in its place.
	for _, ending := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(path+ending, aside+ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", domain(path, doing, bare(err))
		}
	}
	return aside, domain(path, doing, bare(syncFolder(filepath.Dir(path))))
}

// asideName is the name in its folder that a damaged library gets.
func asideName(path string, now time.Time) (aside string, err error) {
	aside = fmt.Sprintf("%s.damaged-%s", path, now.UTC().Format("2006-01-02T15-04-05"))
	for n := 2; ; n++ {
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			return aside, nil
		} else if err != nil {
			return "", err
		}
		aside = fmt.Sprintf("%s.damaged-%s-%d", path, now.UTC().Format("2006-01-02T15-04-05"), n)
	}
}

// copyFile copies a file into a new one that only the user may read.
func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // only read
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}
