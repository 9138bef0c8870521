package library_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"bifocal/narrative/library"
)

func TestOnlyTheUserMayRead(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "share", "bifocal")
	path := filepath.Join(folder, "library.db")
	l := openAt(t, path, newClock())
	save(t, l, solution("halden"), library.SaveOptions{})
	if runtime.GOOS == "windows" {
		return // there, what the folder's list of rights says holds
	}
	for name, want := range map[string]os.FileMode{folder: 0o700, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s is %o, want %o", name, got, want)
		}
	}
}

// An empty file that others may read becomes a library that they may not.
func TestFileThatBecomesALibrary(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	l := openAt(t, path, newClock())
	save(t, l, solution("halden"), library.SaveOptions{})
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != 0o600 && runtime.GOOS != "windows" {
			t.Errorf("%s is %o, want 600", name, got)
		}
	}
}

func TestFolderThatIsThereStaysAsItIs(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	before, err := os.Stat(folder)
	if err != nil {
		t.Fatal(err)
	}
	openAt(t, filepath.Join(folder, "library.db"), newClock())
	if after, err := os.Stat(folder); err != nil || after.Mode() != before.Mode() {
		t.Errorf("%v became %v (%v)", before.Mode(), after.Mode(), err)
	}
}

func TestDefaultPath(t *testing.T) {
	t.Setenv(library.PathVariable, "")
	if got := library.DefaultPath(); filepath.Base(got) != "library.db" || filepath.Base(filepath.Dir(got)) != "bifocal" {
		t.Errorf("got %s", got)
	}
	t.Setenv(library.PathVariable, "elsewhere.db")
	if got := library.DefaultPath(); got != "elsewhere.db" {
		t.Errorf("got %s", got)
	}
}

// foreign makes a SQLite file that is no library, with statements.
func foreign(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestRefusedFilesStayAsTheyAre(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		make func(t *testing.T, path string)
		want error
	}{
		"text": {func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte("dear diary"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, library.ErrNotLibrary},
		"pictures": {func(t *testing.T, path string) {
			if err := os.WriteFile(path, bytes.Repeat([]byte("PNG"), 9000), 0o600); err != nil {
				t.Fatal(err)
			}
		}, library.ErrNotLibrary},
		"a database of another program": {func(t *testing.T, path string) {
			foreign(t, path, `PRAGMA application_id = 77`, `CREATE TABLE a (b)`)
		}, library.ErrNotLibrary},
		"a database of nobody": {func(t *testing.T, path string) {
			foreign(t, path, `CREATE TABLE a (b)`)
		}, library.ErrNotLibrary},
		"a newer library": {func(t *testing.T, path string) {
			l := openAt(t, path, newClock())
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			foreign(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)`)
		}, library.ErrNewer},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "file.db")
			c.make(t, path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, err = library.Open(t.Context(), path, library.Options{})
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
				t.Errorf("the file was changed (%v)", err)
			}
		})
	}
}

func TestFolderIsNoLibrary(t *testing.T) {
	t.Parallel()
	if _, err := library.Open(t.Context(), t.TempDir(), library.Options{}); !errors.Is(err, library.ErrNotLibrary) {
		t.Errorf("got %v, want ErrNotLibrary", err)
	}
}

func TestMustExistMakesNothing(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "none")
	_, err := library.Open(t.Context(), filepath.Join(folder, "library.db"), library.Options{MustExist: true})
	if !errors.Is(err, library.ErrNoLibrary) {
		t.Errorf("got %v, want ErrNoLibrary", err)
	}
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something was made: %v", err)
	}
}

func TestPlaceThatCannotHoldALibrary(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := library.Open(t.Context(), filepath.Join(file, "library.db"), library.Options{}); err == nil {
		t.Error("a library was made inside a file")
	}
}

// Two programs open one new file at the same moment, and both save.
func TestTwoProgramsOneLibrary(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	const programs, saves = 4, 25
	var group sync.WaitGroup
	failed := make(chan error, programs*saves)
	for p := range programs {
		group.Go(func() {
			l, err := library.Open(t.Context(), path, library.Options{Now: newClock().now})
			if err != nil {
				failed <- err
				return
			}
			for i := range saves {
				s := solution(fmt.Sprintf("own-%d-%d", p, i%5), titled(fmt.Sprint("edit ", i)))
				if _, err := l.Save(t.Context(), s, library.SaveOptions{}); err != nil {
					failed <- err
				}
				if _, err := l.Save(t.Context(), solution("shared", titled(fmt.Sprint(p, i))), library.SaveOptions{Kind: library.Kept}); err != nil {
					failed <- err
				}
				if _, err := l.List(t.Context(), library.Query{Text: "edit"}); err != nil {
					failed <- err
				}
			}
			if err := l.Close(); err != nil {
				failed <- err
			}
		})
	}
	group.Wait()
	close(failed)
	for err := range failed {
		t.Error(err)
	}
	l := openAt(t, path, newClock())
	if n, err := l.Count(t.Context(), library.Query{}); n != programs*5+1 || err != nil {
		t.Errorf("%d solutions, %v", n, err)
	}
	if h := history(t, l, "shared"); len(h) != programs*saves {
		t.Errorf("%d revisions of the shared solution, want %d", len(h), programs*saves)
	}
}

func TestVersionChangesWithOthers(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	mine, other := openAt(t, path, newClock()), openAt(t, path, newClock())
	version := func() int64 {
		v, err := mine.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	before := version()
	save(t, mine, solution("mine"), library.SaveOptions{})
	if version() != before {
		t.Error("changed by an own save")
	}
	save(t, other, solution("theirs"), library.SaveOptions{})
	if version() == before {
		t.Error("not changed by another's save")
	}
}
