package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can go wrong, for errors.Is. The text of an error that wraps one of
// these names the file or the reference, and what to do.
var (
	// ErrNotLibrary: the file is something else, and was left as it is.
	ErrNotLibrary = errors.New("not a Bifocal library")
	// ErrNewer: a newer Bifocal made the library; it was left as it is.
	ErrNewer = errors.New("the library was made by a newer Bifocal")
	// ErrNoLibrary: there is no such file, and it was not to be made.
	ErrNoLibrary = errors.New("there is no library yet")
	// ErrReadOnly: the file or its folder cannot be written.
	ErrReadOnly = errors.New("the library cannot be written")
	// ErrFull: there is no space left.
	ErrFull = errors.New("the disk is full")
	// ErrDisk: the disk does not do what it is told.
	ErrDisk = errors.New("the disk does not work")
	// ErrBusy: another program kept the library to itself for too long.
	ErrBusy = errors.New("another program is using the library")
	// ErrDamaged: the file is a library and is damaged.
	ErrDamaged = errors.New("the library is damaged")
	// ErrReplaced: another file stands in the place of the library that is open, or
	// none. Rejoin goes over to it.
	ErrReplaced = errors.New("the library was replaced by another program")
	// ErrBackup: the file that was named cannot be a backup, or be restored.
	ErrBackup = errors.New("no backup can be made there")
	// ErrEncrypted: the file can be read only with a passphrase.
	ErrEncrypted = errors.New("the file is encrypted with a passphrase")
	// ErrUnreadable: the solution holds what could not be read again.
	ErrUnreadable = errors.New("the solution cannot be saved as it is")
	// ErrConflict: what is stored is not what the change was based on.
	ErrConflict = errors.New("the solution was changed elsewhere")
	// ErrNotFound: nothing in the library is meant by the reference.
	ErrNotFound = errors.New("no such solution")
	// ErrNoRevision: the solution has no revision of that number.
	ErrNoRevision = errors.New("no such revision")
	// ErrAmbiguous: more than one solution may be meant.
	ErrAmbiguous = errors.New("more than one solution is meant")
)

// NotFoundError is ErrNotFound with what may have been meant.
type NotFoundError struct {
	Ref     string
	Near    []Entry // likely ones, the likeliest first
	Deleted *Entry  // the one that Ref meant until it was deleted
}

func (e *NotFoundError) Error() string {
	switch {
	case e.Deleted != nil:
		return fmt.Sprintf("%q was deleted (%s); undelete it first", e.Deleted.ID, e.Deleted.Name())
	case e.Ref == "":
		return "no solution is named"
	case len(e.Near) == 0:
		return fmt.Sprintf("no solution in the library has the ID %q or one that begins with it", e.Ref)
	}
	return fmt.Sprintf("no solution in the library has the ID %q or one that begins with it; did you mean %s?", e.Ref, names(e.Near))
}

// Is makes errors.Is(err, ErrNotFound) hold.
func (e *NotFoundError) Is(target error) bool { return target == ErrNotFound }

// AmbiguousError is ErrAmbiguous with the candidates.
type AmbiguousError struct {
	Ref        string
	Candidates []Entry // at most ten
	Count      int     // how many there are
}

func (e *AmbiguousError) Error() string {
	more := ""
	if e.Count > len(e.Candidates) {
		more = fmt.Sprintf(" and %d more", e.Count-len(e.Candidates))
	}
	return fmt.Sprintf("%q begins the IDs of %d solutions: %s%s; write more of it", e.Ref, e.Count, names(e.Candidates), more)
}

// Is makes errors.Is(err, ErrAmbiguous) hold.
func (e *AmbiguousError) Is(target error) bool { return target == ErrAmbiguous }

func names(entries []Entry) string {
	out := make([]string, len(entries))
	for i, e := range entries {
		out[i] = e.ID + " (" + e.Name() + ")"
	}
	return strings.Join(out, ", ")
}

// fault is one of the errors above, told in a sentence, with its cause.
type fault struct {
	kind, cause error
	text        string
}

func (f *fault) Error() string { return f.text }
func (f *fault) Unwrap() []error {
	return slices.DeleteFunc([]error{f.kind, f.cause}, func(err error) bool { return err == nil })
}

// IsFull reports whether an error of the file system, of SQLite or of this package says
// that a disk is full.
func IsFull(err error) bool {
	var driver *sqlite.Error
	return errors.Is(err, ErrFull) || errors.Is(diskKind(err), ErrFull) || errors.As(err, &driver) && driver.Code()&0xff == sqlite3.SQLITE_FULL
}

// domain turns an error of the driver or the file system into one of ours.
// doing says what was tried, as in "saving solution x".
func (l *Library) domain(doing string, err error) error { return domain(l.path, doing, err) }

func domain(path, doing string, err error) error {
	var told *fault
	if err == nil || errors.As(err, &told) {
		return err
	}
	tell := func(kind error, format string, args ...any) error {
		return &fault{kind: kind, cause: err, text: doing + ": " + fmt.Sprintf(format, args...)}
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s: %w", doing, err)
	}
	var gone *displacement
	if errors.As(err, &gone) {
		return tell(ErrReplaced, "%s", gone.Error())
	}
	full := func() error { return tell(ErrFull, "the disk that holds %s is full; make room and try again", path) }
	readOnly := func() error {
		return tell(ErrReadOnly, "%s cannot be written; check who may write it and its folder, or choose another library", path)
	}
	switch kind := diskKind(err); {
	case errors.Is(kind, ErrFull):
		return full()
	case errors.Is(kind, ErrReadOnly), errors.Is(err, fs.ErrPermission):
		return readOnly()
	}
	var driver *sqlite.Error
	if !errors.As(err, &driver) {
		return fmt.Errorf("%s: %w", doing, err)
	}
	switch driver.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB:
		return tell(ErrNotLibrary, "%s is not a Bifocal library; choose another file", path)
	case sqlite3.SQLITE_CORRUPT:
		return tell(ErrDamaged, "the library %s is damaged; recover what can be read (brief doctor), or restore a backup (brief restore)", path)
	case sqlite3.SQLITE_FULL:
		return full()
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return readOnly()
	case sqlite3.SQLITE_IOERR:
		return tell(ErrDisk, "the disk that holds %s does not take what is written to it (%d); what was saved before is still there. "+
			"See whether the disk is full, was pulled out or is failing, then try again", path, driver.Code())
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return tell(ErrBusy, "another program has kept %s to itself for too long; close it and try again", path)
	case sqlite3.SQLITE_INTERRUPT:
		return fmt.Errorf("%s: %w", doing, context.Canceled)
	}
	return fmt.Errorf("%s: %w", doing, err)
}
