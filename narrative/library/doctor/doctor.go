// Package doctor looks whether a library is whole, and puts what can be read of one
// that is not into a new library. It works on a copy: not a byte of the library is
// changed.
package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"bifocal/narrative/library"
	"bifocal/narrative/library/carve"
)

// Health says how a library is.
type Health string

// The three: nothing is wrong; something is, and what could be read is in a new
// library; nothing could be read.
const (
	Well      Health = "well"
	Recovered Health = "recovered"
	Lost      Health = "lost"
)

// Kind is a kind of damage.
type Kind string

// The kinds of damage.
const (
	Header         Kind = "header"          // the file does not begin as a library does
	Empty          Kind = "empty"           // the file holds nothing, or is gone
	Pages          Kind = "pages"           // SQLite finds its pages damaged
	Unproven       Kind = "unproven"        // a solution or a revision is not what its hash says
	Listed         Kind = "listed"          // what lists show of a solution is not what it holds
	Gaps           Kind = "gaps"            // a solution has no revision, or none of what it is now
	JournalBroken  Kind = "journal-broken"  // what was saved last stands behind a damaged place of the journal
	JournalForeign Kind = "journal-foreign" // the journal belongs to another file
)

// Problem is something that is wrong.
type Problem struct {
	Kind   Kind   `json:"kind"`
	Detail string `json:"detail"` // a sentence, for whoever looks into it
}

// Counts are what a library holds.
type Counts struct {
	Solutions int `json:"solutions"` // in lists
	Deleted   int `json:"deleted"`
	Revisions int `json:"revisions"`
	Exports   int `json:"exports"`
	Requests  int `json:"requests"` // that were sent to a language model
	Styles    int `json:"styles"`
	Proofs    int `json:"proofs"`
	Settings  int `json:"settings"`
}

// Named is a solution by its name.
type Named struct {
	ID       string `json:"id"`
	Customer string `json:"customer"`
	Title    string `json:"title"`
}

// Rebuilt is a solution that could not be read itself, and was made anew from a
// revision.
type Rebuilt struct {
	Named
	Revision int       `json:"revision"`
	At       time.Time `json:"at"` // of the revision; UTC
}

// Missing is what the library had of a solution and could not be read.
type Missing struct {
	Named
	Revisions []int `json:"revisions,omitempty"`
	Exports   int   `json:"exports,omitempty"`
}

// Report is what was found.
type Report struct {
	Path     string    `json:"library"`
	Health   Health    `json:"health"`
	Problems []Problem `json:"problems"`
	// Into is the new library; empty where none was made.
	Into string `json:"into,omitempty"`
	// Holds is what the library holds, or the new one.
	Holds   Counts    `json:"holds"`
	Rebuilt []Rebuilt `json:"rebuilt"`
	// Lost are solutions that the library had and of which nothing could be read.
	Lost []Named `json:"lost"`
	// Missing is what could not be read of solutions that are there.
	Missing []Missing `json:"missing"`
	// Journal says that what stood in the journal belongs to the library and is
	// counted.
	Journal bool `json:"journal"`
	// Cut says that the bytes were not looked through to their end, because they
	// lead to more work than those of a library do.
	Cut bool `json:"cut,omitempty"`
}

// Options say how a library is looked at.
type Options struct {
	// Into is where the new library goes; empty: beside the damaged one. It must not
	// be there yet.
	Into string
	Now  func() time.Time // the clock; nil means time.Now
	// Held says that this program has the library open. What is read of it then stays
	// open too, until the program ends: on Unix, to close it would let go of all locks
	// that the program has on it.
	Held bool
}

// ErrIntoExists: there is something where the new library was to go.
var ErrIntoExists = errors.New("there is a file already")

// Examine looks whether a library is whole, and recovers what can be read where it is
// not. Its error says that it could not look: the library is not there, belongs to
// another program or to a newer Bifocal, is being changed all the time, or there is
// no room to work in.
func Examine(ctx context.Context, path string, o Options) (r Report, err error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if path, err = filepath.Abs(path); err != nil {
		return Report{}, fmt.Errorf("examining the library: %w", err)
	}
	if o.Into != "" {
		if _, err := os.Lstat(o.Into); err == nil {
			return Report{}, fmt.Errorf("%w at %s, and it was left as it is; choose another one for what is recovered", ErrIntoExists, o.Into)
		}
	}
	// The system's folder for temporary files may be small, and in memory.
	places := []string{os.TempDir(), filepath.Dir(path)}
	for i, place := range places {
		r, err = examineIn(ctx, place, path, o)
		switch {
		case err == nil || !library.IsFull(err):
			return r, err
		case i == len(places)-1:
			return Report{}, fmt.Errorf("examining the library, which takes room for three copies of it: %w; there is not enough in %s and in %s: make room, or name a folder on another disk in TMPDIR",
				err, places[0], places[1])
		}
	}
	return r, err
}

// examineIn works in a private folder in a place, and takes it away afterwards.
func examineIn(ctx context.Context, place, path string, o Options) (r Report, err error) {
	folder, remove, err := workshop(place)
	if err != nil {
		return Report{}, fmt.Errorf("examining the library: %w; see whether there is room in %s", err, place)
	}
	defer func() {
		if gone := remove(); gone != nil && err == nil {
			err = fmt.Errorf("removing the copy of the library: %w; remove %s", gone, folder)
		}
	}()
	x := &examination{options: o, place: place, folder: folder, report: Report{Path: path, Problems: []Problem{}, Rebuilt: []Rebuilt{}, Lost: []Named{}, Missing: []Missing{}}}
	if err := x.run(ctx); err != nil {
		return Report{}, err
	}
	return x.report, nil
}

// examination is one look at a library.
type examination struct {
	options Options
	place   string // that the folder is in
	folder  string
	report  Report
	copy    string         // of the library, with its journal beside it; SQLite never opens it
	journal *carve.Journal // nil where there is none
	with    string         // a copy for SQLite, with the journal
	alone   string         // a copy for SQLite, without it
	foreign bool           // the journal belongs to another file
	headed  bool           // the file begins as a library does
	others  bool           // it begins as that of another program
}

func (x *examination) note(kind Kind, format string, args ...any) {
	x.report.Problems = append(x.report.Problems, Problem{kind, fmt.Sprintf(format, args...)})
}

func (x *examination) run(ctx context.Context) error {
	if err := x.take(ctx); err != nil {
		return err
	}
	if err := x.readHeader(); err != nil {
		return err
	}
	if err := x.readJournal(ctx); err != nil {
		return err
	}
	if len(x.report.Problems) == 0 {
		if err := x.check(ctx); err != nil {
			return err
		}
		if len(x.report.Problems) == 0 {
			x.report.Health = Well
			return nil
		}
	}
	return x.recover(ctx)
}

// readHeader looks how the file begins.
func (x *examination) readHeader() error {
	info, err := os.Stat(x.copy)
	switch {
	case err != nil:
		return err
	case info.Size() == 0:
		x.note(Empty, "the file holds nothing")
	default:
		problem := library.Inspect(x.copy)
		x.headed, x.others = problem == nil, library.IsOthers(problem)
		if !x.headed {
			x.note(Header, "the file does not begin as a library does")
		}
	}
	return nil
}

// readJournal looks what SQLite takes from the journal, and whether it is that of
// this library.
func (x *examination) readJournal(ctx context.Context) error {
	if x.journal == nil {
		return nil
	}
	x.report.Journal = x.journal.Taken > 0
	if x.journal.Broken {
		x.note(JournalBroken, "the journal is damaged at its frame %d, and there are finished changes behind it", x.journal.Taken+1)
	}
	if x.journal.Taken == 0 {
		return nil
	}
	alone, err := x.withoutJournal()
	if err != nil {
		return err
	}
	with, err := x.withJournal()
	if err != nil {
		return err
	}
	if x.foreign, err = library.ForeignJournal(ctx, with); err != nil {
		return err
	}
	if !x.foreign { // pages of two libraries may be mixed in a way that SQLite notices
		x.foreign = sound(ctx, alone) == nil && sound(ctx, with) != nil && holdsSomething(ctx, alone)
	}
	if x.foreign {
		x.report.Journal = false
		x.note(JournalForeign, "the journal does not belong to the file: without it the library is whole or holds more")
	}
	return ctx.Err()
}

// withoutJournal returns a copy of the library alone, for SQLite.
func (x *examination) withoutJournal() (string, error) { return x.forSQLite(&x.alone, "alone", false) }

// withJournal returns a copy of the library with its journal, for SQLite, which moves
// the journal into it.
func (x *examination) withJournal() (string, error) {
	if x.journal == nil {
		return x.withoutJournal()
	}
	return x.forSQLite(&x.with, "with", true)
}

// forSQLite makes a copy where there is none yet. One of which only the beginning is
// damaged gets another, so that SQLite reads the rest.
func (x *examination) forSQLite(path *string, name string, journal bool) (string, error) {
	if *path != "" {
		return *path, nil
	}
	folder := filepath.Join(x.folder, name)
	if err := os.Mkdir(folder, 0o700); err != nil {
		return "", err
	}
	*path = filepath.Join(folder, "library.db")
	if err := copyFile(x.copy, *path); err != nil {
		return "", err
	}
	if journal {
		if err := copyFile(x.copy+"-wal", *path+"-wal"); err != nil {
			return "", err
		}
	}
	if x.headed {
		return *path, nil
	}
	return *path, mendHeader(*path, journal)
}

// take copies the library and its journal, at a moment when nobody changes them.
func (x *examination) take(ctx context.Context) error {
	path := x.report.Path
	const tries = 6
	x.copy = filepath.Join(x.folder, "library.db")
	for try := 1; ; try++ {
		before := stamp(path)
		if before == "" {
			return &noLibrary{path}
		}
		err := x.takeFile(path, x.copy)
		if errors.Is(err, fs.ErrNotExist) { // there is its journal only
			err = os.WriteFile(x.copy, nil, 0o600)
		}
		if err == nil {
			err = copyFile(path+"-wal", x.copy+"-wal")
			if errors.Is(err, fs.ErrNotExist) {
				err = os.RemoveAll(x.copy + "-wal")
			}
		}
		switch {
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("copying the library, to examine the copy: %w; see who may read it, and whether there is room in %s", err, x.place)
		case err == nil && stamp(path) == before:
			return x.openJournal()
		case try == tries:
			return errors.New("the library is being changed all the time; close Bifocal, and examine it again")
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func (x *examination) openJournal() error {
	f, err := os.Open(x.copy + "-wal")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // only read
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	x.journal, err = carve.ReadJournal(f, info.Size())
	return err
}

// stamp changes when a library or its journal does; it is empty where there is
// neither.
func stamp(path string) string {
	out := ""
	for _, ending := range []string{"", "-wal"} {
		if info, err := os.Stat(path + ending); err == nil && info.Mode().IsRegular() {
			out += fmt.Sprint(ending, info.Size(), info.ModTime().UnixNano(), " ")
		}
	}
	return out
}

// noLibrary is library.ErrNoLibrary.
type noLibrary struct{ path string }

func (n *noLibrary) Error() string        { return "there is no library at " + n.path + "; check the name" }
func (n *noLibrary) Is(target error) bool { return target == library.ErrNoLibrary }
