package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bifocal/export"
	"bifocal/export/file"
	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/passphrase"
)

// byEnding takes the format from the ending of the file, where no other is asked
// for and it says one.
func (e *exporting) byEnding() {
	if e.chosen || e.to == stdin {
		return
	}
	if info, err := os.Stat(e.to); err == nil && info.IsDir() {
		return
	}
	if f := formatOf(strings.TrimSuffix(e.to, passphrase.Ending)); f != "" {
		e.format = f
	}
}

// formatOf is the format that the ending of a file says, or "".
func formatOf(path string) string {
	if f, ok := export.FormatOf(path); ok {
		return string(f)
	}
	if strings.EqualFold(filepath.Ext(path), "."+interchange) {
		return interchange
	}
	return ""
}

// target returns the file to write, or - for the standard output. A file that
// would be destroyed is refused: the library, the solution that is exported,
// and what is called another kind of file than it would be.
func (s *session) target(ref string, x narrative.Solution, l *library.Library, e exporting) (string, error) {
	if e.to == stdin {
		return stdin, nil
	}
	name := export.FileName(&x, export.Kind(e.kind), export.Format(e.format).Ending())
	if e.encrypt { // the name can be read by everybody, and customer and title stand in it
		name = "solution-" + s.now().Format("20060102-150405") + "." + interchange + passphrase.Ending
	}
	path := e.to
	switch info, err := os.Stat(path); {
	case path == "":
		path = name
	case err == nil && info.IsDir():
		path = filepath.Join(path, name)
	case os.IsPathSeparator(path[len(path)-1]):
		return "", noFolder(path)
	}
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
		return "", noFolder(filepath.Dir(path))
	}
	if err := s.spareLibrary(path); err != nil {
		return "", err
	}
	if l == nil && ref != stdin && sameFile(path, ref) {
		return "", wrong("%s is the solution that is exported, and would be overwritten; choose another file with -o", path)
	}
	if err := endsRight(path, e.encrypt); err != nil {
		return "", err
	}
	if other := formatOf(path); other != "" && other != e.format {
		return "", wrong("%s ends like a %s file, and a %s file would be written; add --format %s, or choose another name with -o",
			path, export.Format(other).Name(), export.Format(e.format).Name(), other)
	}
	return path, nil
}

// spareLibrary refuses a file that belongs to the library.
func (s *session) spareLibrary(path string) error {
	if slices.ContainsFunc([]string{"", "-wal", "-shm", "-journal"}, func(ending string) bool { return sameFile(path, s.libraryPath()+ending) }) {
		return wrong("%s belongs to the library, and a brief in its place would destroy it; choose another file with -o", path)
	}
	return nil
}

// sameFile says whether two paths lead to one file, there or not.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err == nil {
		if other, err := os.Stat(b); err == nil {
			return os.SameFile(one, other)
		}
	}
	return place(a) == place(b)
}

// place is the full name of a file that may not be there yet.
func place(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(folder, filepath.Base(path))
	}
	return path
}

func noFolder(path string) error {
	return disk(fmt.Errorf("%s: there is no such folder; make it first, or choose another one with -o", path))
}

// cause says what to do about a file that cannot be written.
func cause(err error) error {
	if errors.Is(err, file.ErrFull) {
		return fmt.Errorf("%w; make room and try again, or choose another folder with -o", err)
	}
	return fmt.Errorf("%w; check the folder, or choose another one with -o", err)
}
