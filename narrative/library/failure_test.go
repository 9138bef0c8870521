package library

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative"
)

func opened(t *testing.T, path string) *Library {
	t.Helper()
	l, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() }) // closing twice does no harm
	return l
}

func named(id, title string) narrative.Solution {
	s := narrative.New()
	s.ID, s.Title = id, title
	return s
}

// A save that finds the disk full fails as a whole, and the next one works.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	l := opened(t, filepath.Join(t.TempDir(), "library.db"))
	if _, err := l.Save(t.Context(), named("a", "before"), SaveOptions{}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.writer.ExecContext(t.Context(), `PRAGMA max_page_count = 1`); err != nil { // as many as there are
		t.Fatal(err)
	}
	large := named("a", strings.Repeat("after", 50_000))
	if _, err := l.Save(t.Context(), large, SaveOptions{}); !errors.Is(err, ErrFull) || !strings.Contains(err.Error(), "make room") {
		t.Errorf("got %v, want ErrFull", err)
	}
	if s, err := l.Get(t.Context(), "a"); err != nil || s.Title != "before" {
		t.Errorf("%q, %v", s.Title, err)
	}
	if _, err := l.writer.ExecContext(t.Context(), `PRAGMA max_page_count = 100000`); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Save(t.Context(), large, SaveOptions{}); err != nil {
		t.Error(err)
	}
}

func TestDamagedFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l := opened(t, path)
	for _, id := range []string{"a", "b", "c"} {
		if _, err := l.Save(t.Context(), named(id, strings.Repeat(id, 20_000)), SaveOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(data); i++ { // all but the header's page
		data[i] = 0xa5
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if l, err = Open(t.Context(), path, Options{}); err == nil {
		_, err = l.List(t.Context(), Query{})
		_ = l.Close()
	}
	if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "backup") {
		t.Errorf("got %v, want ErrDamaged", err)
	}
}

func TestBusyLibrary(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	mine, other := opened(t, path), opened(t, path)
	tx, err := other.writer.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := mine.writer.ExecContext(t.Context(), `PRAGMA busy_timeout = 0`); err != nil {
		t.Fatal(err)
	}
	if _, err := mine.Save(t.Context(), named("a", "b"), SaveOptions{}); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v, want ErrBusy", err)
	}
	if _, err := mine.List(t.Context(), Query{}); err != nil {
		t.Errorf("a writer keeps readers out: %v", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if _, err := mine.Save(t.Context(), named("a", "b"), SaveOptions{}); err != nil {
		t.Error(err)
	}
}

// A program that ends without closing loses nothing that was saved.
func TestNothingSavedIsLostWithoutClose(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	l := opened(t, path)
	if _, err := l.Save(t.Context(), named("a", "kept"), SaveOptions{}); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "library.db") // what a crash would leave
	for _, ending := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + ending)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(copied+ending, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if s, err := opened(t, copied).Get(t.Context(), "a"); err != nil || s.Title != "kept" {
		t.Errorf("%q, %v", s.Title, err)
	}
}

// Saving the good content again heals a solution whose body was damaged.
func TestDamagedBodyIsHealed(t *testing.T) {
	t.Parallel()
	l := opened(t, filepath.Join(t.TempDir(), "library.db"))
	s := named("a", "good")
	if _, err := l.Save(t.Context(), s, SaveOptions{Kind: Imported}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.writer.ExecContext(t.Context(), `UPDATE solution SET body = substr(body, 1, 40)`); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Get(t.Context(), "a"); !errors.Is(err, ErrDamaged) {
		t.Fatalf("got %v, want ErrDamaged", err)
	}
	if saved, err := l.Save(t.Context(), s, SaveOptions{Kind: Imported}); err != nil || !saved.Changed {
		t.Fatalf("%+v, %v", saved, err)
	}
	if got, err := l.Get(t.Context(), "a"); err != nil || got.Title != "good" {
		t.Errorf("%q, %v", got.Title, err)
	}
	if saved, err := l.Save(t.Context(), s, SaveOptions{Kind: Imported}); err != nil || saved.Changed {
		t.Errorf("once more: %+v, %v", saved, err)
	}
}
