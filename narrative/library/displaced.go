package library

import (
	"context"
	"crypto/rand"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/passphrase"
)

// beneath is what is known of the file that a library has open: a program that syncs
// folders puts another one in its place, and what is written then goes into a file
// that has no name any more.
type beneath struct {
	mu      sync.Mutex
	file    fs.FileInfo // nil where it is not known
	journal fs.FileInfo
	gone    time.Time // when its name was first missed
	left    error     // the old file was let go of, and this is why the new one does not open
	ended   bool

	stamp       string // of the file when it was last looked into
	overwritten bool   // its bytes were replaced, and not by SQLite
	damage      error  // and what stands there now is not whole

	going sync.Mutex // held while the library goes over to another file
}

// hold takes note of the files that are open.
func (b *beneath) hold(path string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.file, b.journal, b.gone, b.left, b.stamp, b.overwritten, b.damage = nil, nil, time.Time{}, nil, "", false, nil
	if info, err := os.Stat(path); err == nil {
		b.file, b.stamp = info, stampOf(info)
	}
	if info, err := os.Stat(path + "-wal"); err == nil {
		b.journal = info
	}
}

// end says that nothing is open any more.
func (b *beneath) end() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended = true
}

// displacement is ErrReplaced before it is told.
type displacement struct {
	gone  bool // nothing stands in its place
	text  string
	cause error
}

func (d *displacement) Error() string { return d.text }

// Is makes it what it comes from, too.
func (d *displacement) Is(target error) bool { return errors.Is(d.cause, target) }

// displaced returns why what is open is not what is at the path, nil where it is. It
// asks the folder and not SQLite, and is cheap.
func (l *Library) displaced() error {
	b := &l.beneath
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.left != nil {
		return &displacement{text: b.left.Error(), cause: b.left}
	}
	if b.damage != nil {
		return &displacement{text: b.damage.Error(), cause: b.damage}
	}
	if b.overwritten {
		return &displacement{text: "another program has written over " + l.path + " while it was open; try again"}
	}
	if b.file == nil {
		return nil
	}
	now, err := os.Stat(l.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &displacement{gone: true, text: "another program has moved, renamed or deleted " + l.path + "; put it back, and try again"}
	case err != nil: // SQLite says what is wrong
	case !os.SameFile(now, b.file):
		return &displacement{text: "another program, such as one that syncs folders, has put another file in the place of " + l.path + "; try again"}
	default:
		b.gone = time.Time{}
	}
	return nil
}

// look is displaced for whoever has more time: it finds, too, that another program has
// written into the file that is open. SQLite does not, and goes on with the pages that
// it remembers.
func (l *Library) look(ctx context.Context) error {
	if err := l.displaced(); err != nil || l.ReadOnly() {
		return err
	}
	info, err := os.Stat(l.path)
	if err != nil {
		return nil //nolint:nilerr // it is looked for again in a moment
	}
	b := &l.beneath
	b.mu.Lock()
	same := b.stamp == stampOf(info)
	b.mu.Unlock()
	if same {
		return nil
	}
	const twice = 2 // so that nothing is said of what is being written at this moment
	for try := 1; ; try++ {
		// A newcomer to an empty file takes its journal away.
		agreed, settled := false, true
		if info.Size() > 0 {
			agreed, settled = l.agreed(ctx)
		}
		switch {
		case agreed:
		case !settled:
			return nil // others are at it; it is looked for again in a moment
		case try < twice:
			continue
		default:
			b.mu.Lock()
			b.overwritten = true
			b.mu.Unlock()
			return l.displaced()
		}
		break
	}
	b.mu.Lock()
	b.stamp = stampOf(info)
	b.mu.Unlock()
	return nil
}

func stampOf(info fs.FileInfo) string { return fmt.Sprint(info.Size(), " ", info.ModTime().UnixNano()) }

// agreed reports whether what is remembered of the file is what a newcomer reads in it,
// and whether nobody saved while that was asked.
func (l *Library) agreed(ctx context.Context) (agreed, settled bool) {
	newcomer, err := openReaders(l.path)
	if err != nil {
		return false, false
	}
	defer func() { _ = newcomer.Close() }() // only read
	before, err := dataVersion(ctx, l.writer)
	mine, wrong := summary(ctx, l.writer)
	found, wrongToo := summary(ctx, newcomer)
	again, wrongAgain := summary(ctx, l.writer)
	after, errToo := dataVersion(ctx, l.writer)
	for _, wrong := range []error{wrong, wrongToo, wrongAgain} {
		switch err := domain(l.path, "", wrong); {
		case errors.Is(err, ErrDamaged), errors.Is(err, ErrNotLibrary):
			return false, true
		case err != nil:
			return false, false
		}
	}
	if mine != found {
		return false, errors.Join(err, errToo) == nil && before == after && mine == again
	}
	// The journal may hide what the file holds now, and would be moved over it.
	foreign, err := ForeignJournal(ctx, l.path)
	return err == nil && !foreign, err == nil
}

// summary is what a library holds in so few numbers that it is quickly asked, and yet
// reads every row but for the long bodies.
func summary(ctx context.Context, q querier) (said string, err error) {
	for _, query := range []string{
		`SELECT count(*) || ' ' || total(seq) || ' ' || total(changed) || ' ' || total(length(title)) FROM solution NOT INDEXED`,
		`SELECT count(*) || ' ' || total(solution) || ' ' || total(n) || ' ' || total(at) FROM revision NOT INDEXED`,
		`SELECT count(*) || ' ' || total(length(value)) FROM setting NOT INDEXED`,
	} {
		var one string
		if err := q.QueryRowContext(ctx, query).Scan(&one); err != nil {
			return "", err
		}
		said += one + "; "
	}
	return said, nil
}

func dataVersion(ctx context.Context, db *sql.DB) (v int64, err error) {
	err = db.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&v)
	return v, err
}

// Rejoined says how a library went over to another file.
type Rejoined struct {
	// Before is the backup of what the library held until then; its Path is empty
	// where it held nothing.
	Before Backup
	// Aside is where the file went that was written over, with the journal, since
	// nobody can say what it held before; empty where there is none.
	Aside string
	// PutBack says that there was no other file: what this program had of the library
	// is at its place again.
	PutBack bool
}

// absence is how long a file may be gone before it is put back. Programs that sync
// folders take one away before they bring another.
const absence = 3 * time.Second

// Rejoin goes over to the file that stands in the place of the one that is open, after
// a backup of that. Where none stands there for some seconds, what is open is put
// back. It does nothing where all is as it should be. It fails with ErrReplaced while
// nothing is there, and as Open and BackUp do; then nothing is lost, and it can be
// tried again.
func (l *Library) Rejoin(ctx context.Context) (out Rejoined, err error) {
	const doing = "going over to the file that stands in the place of the library"
	l.beneath.going.Lock()
	defer l.beneath.going.Unlock()
	problem := l.displaced()
	if problem == nil {
		return Rejoined{}, nil
	}
	ctx, done, err := l.begin(ctx)
	if err != nil {
		return Rejoined{}, fmt.Errorf("%s: %w", doing, err)
	}
	defer done()
	if !l.hasLeft() {
		if out, err = l.save(ctx, doing, problem); err != nil {
			return Rejoined{}, err
		}
	}
	return out, l.domain(doing, l.goOver(ctx))
}

// save keeps what is open, whatever was done to its file.
func (l *Library) save(ctx context.Context, doing string, problem error) (out Rejoined, err error) {
	var d *displacement
	switch {
	case l.beneath.overwritten:
		// A file that is whole was put there as it is. One that is not is half of what
		// was here, and the journal may be the other half.
		if _, err := lookInto(ctx, l.path, soundness); err != nil {
			err = damaged("the library %s is damaged: another program has written over it while it was open; recover what can be read (brief doctor), or restore a backup (brief restore)", l.path)
			l.beneath.mu.Lock()
			defer l.beneath.mu.Unlock()
			l.beneath.damage = err
			return out, err
		}
		out.Aside, err = copyAside(l.path, l.now())
		return out, l.domain(doing, err)
	case errors.As(problem, &d) && d.gone:
		if !l.missedLong() {
			return out, l.domain(doing, problem)
		}
		out.PutBack = true
		return out, l.domain("putting the library back", l.putBack(ctx))
	}
	out.Before, err = l.keepAside(ctx)
	return out, domain(BackupFolder(l.path), doing+", which backs up first what was there", err)
}

// hasLeft reports whether the old file was let go of.
func (l *Library) hasLeft() bool {
	l.beneath.mu.Lock()
	defer l.beneath.mu.Unlock()
	return l.beneath.left != nil
}

// missedLong reports whether the file has been gone for long.
func (l *Library) missedLong() bool {
	b := &l.beneath
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.gone.IsZero() {
		b.gone = l.now()
	}
	return l.now().Sub(b.gone) >= absence
}

// held is the connection that has had the file open all along.
func (l *Library) held() *sql.DB {
	if l.writer != nil {
		return l.writer
	}
	return l.readers
}

// putBack writes what is open to its place, where nothing is.
func (l *Library) putBack(ctx context.Context) error {
	partial := filepath.Join(filepath.Dir(l.path), partialBeginning+rand.Text()+partialEnding)
	defer removePartial(partial)
	_, err := writeBackup(ctx, l.held(), partial)
	if errors.Is(err, fs.ErrNotExist) {
		return &fault{kind: ErrReplaced, cause: err, text: "the folder " + filepath.Dir(l.path) + " is gone; put it back, or plug in the disk that it is on, and try again"}
	}
	if err != nil {
		return err
	}
	err = os.Link(partial, l.path)
	if errors.Is(err, fs.ErrExist) {
		return l.displaced() // another file has come meanwhile
	}
	if err != nil { // a disk that knows no links
		err = os.Rename(partial, l.path)
	}
	return bare(errors.Join(err, syncFolder(filepath.Dir(l.path))))
}

// keepAside backs up what is open.
func (l *Library) keepAside(ctx context.Context) (Backup, error) {
	holds, err := takeTally(ctx, l.held())
	if err != nil || holds.empty() {
		return Backup{}, err
	}
	unlock, err := l.lockBackups(ctx, lockPatience)
	if err != nil {
		return Backup{}, err
	}
	defer unlock()
	kept, err := l.backUp(ctx, l.held(), backup.Replaced, passphrase.Passphrase{})
	if err == nil {
		rotate(l.path)
	}
	return kept, err
}

// goOver lets go of the old file and opens the one that is at its place.
func (l *Library) goOver(ctx context.Context) error {
	if !l.hasLeft() {
		if err := l.letGo(ctx); err != nil {
			l.door.reopen(nil)
			return err
		}
	}
	// One that opens as a library is checked, and is brought up to date, like any other.
	fresh, err := Open(ctx, l.path, Options{MustExist: true, ReadOnly: l.ReadOnly(), Now: l.now, Aside: l.aside})
	l.door.reopen(err)
	if err == nil {
		_, err = version(ctx, l.held()) // so that the journal stays when the other one is closed
		l.beneath.hold(l.path)
		err = errors.Join(err, fresh.Close())
	}
	if err != nil {
		l.beneath.mu.Lock()
		l.beneath.left = err
		l.beneath.mu.Unlock()
		l.door.reopen(err)
	}
	return err
}

// patienceToLetGo is how long whoever reads or writes may take to end.
const patienceToLetGo = 10 * time.Second

// letGo ends all connections to a file that has no name any more, and takes its journal
// away. The entrance stays shut.
func (l *Library) letGo(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, patienceToLetGo)
	defer cancel()
	l.door.close()
	if l.writer != nil {
		if err := drop(ctx, l.writer); err != nil {
			return err
		}
		defer l.writer.SetMaxIdleConns(1)
	}
	l.readers.SetMaxIdleConns(-1)
	defer l.readers.SetMaxIdleConns(mostReaders())
	for l.door.begun(l.writer, l.readers) > 0 {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
	l.beneath.mu.Lock()
	defer l.beneath.mu.Unlock()
	if now, err := os.Stat(l.path + "-wal"); err == nil && l.beneath.journal != nil && os.SameFile(now, l.beneath.journal) {
		for _, ending := range []string{"-wal", "-shm"} { // all of it is in the backup
			if err := os.Remove(l.path + ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// drop ends the connection that writes. SQLite would take the files beside the library
// away by their names, which are those of another one by now, were it not told.
func drop(ctx context.Context, writer *sql.DB) error {
	defer writer.SetMaxIdleConns(-1)
	if writer.Stats().OpenConnections == 0 {
		return nil
	}
	conn, err := writer.Conn(ctx)
	if err != nil {
		return err
	}
	err = conn.Raw(func(c any) error {
		files, ok := c.(interface {
			FileControlPersistWAL(name string, mode int) (int, error)
		})
		if !ok {
			return fmt.Errorf("the driver %T cannot leave a journal", c)
		}
		if _, err := files.FileControlPersistWAL("main", 1); err != nil {
			return err
		}
		return driver.ErrBadConn // so that it is closed
	})
	if errors.Is(err, driver.ErrBadConn) {
		err = nil
	}
	if ended := conn.Close(); err == nil && !errors.Is(ended, driver.ErrBadConn) && !errors.Is(ended, sql.ErrConnDone) {
		err = ended
	}
	return err
}

// leave closes a library whose file has no name any more. One that was written over is
// left as a killed program leaves it: closing would move the journal into it, and what
// can be recovered may be in the two as they are.
func (l *Library) leave() error {
	b := &l.beneath
	b.mu.Lock()
	ended, left, overwritten := b.ended, b.left != nil, b.overwritten
	b.ended = true
	b.mu.Unlock()
	switch {
	case ended:
		return nil
	case overwritten:
		l.door.reopen(fs.ErrClosed)
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), patienceToLetGo)
	defer cancel()
	var failed []error
	if l.Wrote() && !left { // nobody else may have what was saved last
		_, err := l.keepAside(ctx)
		failed = append(failed, err)
	}
	if l.writer != nil && !left {
		l.door.close()
		failed = append(failed, drop(ctx, l.writer))
	}
	l.door.reopen(fs.ErrClosed)
	for _, db := range []*sql.DB{l.writer, l.readers} {
		if db != nil {
			failed = append(failed, db.Close())
		}
	}
	return errors.Join(failed...)
}

// copyAside copies a library and its journal as they are under the name of a damaged
// one. On Unix that lets go of SQLite's locks on the library; so it is for a file that
// is let go of anyway.
func copyAside(path string, now time.Time) (aside string, err error) {
	if aside, err = asideName(path, now); err != nil {
		return "", err
	}
	if err := copyFile(path+"-wal", aside+"-wal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", bare(err)
	}
	return aside, bare(copyFile(path, aside))
}
