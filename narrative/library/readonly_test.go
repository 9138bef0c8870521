package library_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative/library"
)

// A library that cannot be written can be read, and nothing is made beside it.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l := openAt(t, path, newClock())
	save(t, l, solution("halden", saying("failover")), library.SaveOptions{Kind: library.Imported})
	save(t, l, solution("halden", saying("failback")), library.SaveOptions{}) // the index does not know it yet
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	l, err = library.Open(t.Context(), path, library.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if !l.ReadOnly() {
		t.Error("it says that it can be written")
	}
	same(t, "list", []string{"halden"}, search(t, l, ""))
	same(t, "search", []string{"halden"}, search(t, l, "failover"))
	if _, err := l.Get(t.Context(), "halden"); err != nil {
		t.Error(err)
	}
	if _, err := l.Version(t.Context()); err != nil {
		t.Error(err)
	}
	if h := history(t, l, "halden"); len(h) != 2 {
		t.Errorf("%d revisions, want 2", len(h))
	}
	_, saving := l.Save(t.Context(), solution("other"), library.SaveOptions{})
	for doing, err := range map[string]error{"saving": saving, "deleting": l.Delete(t.Context(), "halden"), "setting": l.SetSetting(t.Context(), "a", "b")} {
		if !errors.Is(err, library.ErrReadOnly) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: got %v, want ErrReadOnly", doing, err)
		}
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the file was changed (%v)", err)
	}
	if beside, err := os.ReadDir(filepath.Dir(path)); err != nil || len(beside) != 1 {
		t.Errorf("something was made: %v (%v)", beside, err)
	}
}

// What another program has saved and not yet moved into the file is read too.
func TestReadOnlyWithJournal(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	writer := openAt(t, path, newClock())
	save(t, writer, solution("halden"), library.SaveOptions{})
	l, err := library.Open(t.Context(), path, library.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	same(t, "list", []string{"halden"}, search(t, l, ""))
}

func TestReadOnlyWithoutLibrary(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	if _, err := library.Open(t.Context(), path, library.Options{ReadOnly: true}); !errors.Is(err, library.ErrNoLibrary) {
		t.Errorf("got %v, want ErrNoLibrary", err)
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := library.Open(t.Context(), path, library.Options{ReadOnly: true}); !errors.Is(err, library.ErrNotLibrary) {
		t.Errorf("got %v, want ErrNotLibrary", err)
	}
}
