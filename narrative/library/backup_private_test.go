package library

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"bifocal/narrative/library/backup"
	"bifocal/narrative/library/passphrase"
)

var lamp = passphrase.New("three dry geese on a lamp").Quick()

// watching is a context that looks into a folder each time that it is asked whether it
// is over.
type watching struct {
	context.Context
	look func()
}

func (w watching) Err() error {
	w.look()
	return w.Context.Err()
}

// plainFiles are the files below a folder that can be read without a passphrase. All
// but the folder itself has to be the user's alone.
func plainFiles(t *testing.T, folder string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == folder {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		want := fs.FileMode(0o600)
		if e.IsDir() {
			want = 0o700
		} else if data, err := os.ReadFile(path); err != nil || bytes.Contains(data, []byte("SQLite format")) || bytes.Contains(data, []byte("Auralis")) {
			out = append(out, path)
		}
		if runtime.GOOS != "windows" && info.Mode().Perm() != want {
			t.Errorf("%s is %v, want %v", path, info.Mode(), want)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	return out
}

// Nothing that can be read is on the disk while an encrypted backup is made, in whichever
// step one looks.
func TestAnEncryptedBackupIsNeverPlain(t *testing.T) {
	t.Parallel()
	l := opened(t, filepath.Join(t.TempDir(), "library.db"))
	for _, id := range []string{"a", "b", "c"} {
		if _, err := l.Save(t.Context(), named(id, strings.Repeat("Auralis ", 6_000)), SaveOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	stick, looked := t.TempDir(), 0
	var mu sync.Mutex // the database asks on goroutines of its own
	look := func() {
		mu.Lock()
		defer mu.Unlock()
		looked++
		if plain := plainFiles(t, stick); len(plain) > 0 {
			t.Errorf("%v can be read", plain)
		}
	}
	if _, err := writeEncrypted(watching{t.Context(), look}, l.readers, filepath.Join(stick, "mine.db.age"), lamp); err != nil {
		t.Fatal(err)
	}
	look()
	mu.Lock()
	defer mu.Unlock()
	if looked < 4 {
		t.Errorf("looked %d times only", looked)
	}
}

// While a backup is restored what can be read is private, and where the library is: the
// system's folder for temporary files may be on another disk. What a program leaves that
// was killed goes with the next backup.
func TestARestoreIsPrivate(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	l := opened(t, filepath.Join(home, "library.db"))
	if _, err := l.Save(t.Context(), named("a", "Auralis"), SaveOptions{}); err != nil {
		t.Fatal(err)
	}
	closed, err := l.BackUpEncrypted(t.Context(), lamp)
	if err != nil {
		t.Fatal(err)
	}
	open, err := l.BackUp(t.Context(), backup.Asked)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range []Backup{closed, open} {
		_, ready, remove, err := l.prepare(t.Context(), b.Path, b, lamp)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(ready, BackupFolder(l.path)) {
			t.Errorf("%s is not beside the library", ready)
		}
		if plain := plainFiles(t, home); len(plain) < 3 { // the library, the open backup and this
			t.Errorf("found %v", plain)
		}
		remove()
	}
	before := plainFiles(t, home)
	_, ready, _, err := l.prepare(t.Context(), closed.Path, closed, lamp) // and then it is killed
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.BackUpEncrypted(t.Context(), lamp); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(ready); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what was left is still there: %v", err)
	}
	if after := plainFiles(t, home); len(after) != len(before) {
		t.Errorf("%v, before %v", after, before)
	}
}

// An encrypted backup that is interrupted between any two steps leaves nothing.
func TestHalfAnEncryptedBackup(t *testing.T) {
	t.Parallel()
	l := opened(t, filepath.Join(t.TempDir(), "library.db"))
	if _, err := l.Save(t.Context(), named("a", strings.Repeat("it is large ", 6_000)), SaveOptions{}); err != nil {
		t.Fatal(err)
	}
	halfABackup(t, func(ctx context.Context, path string) error {
		_, err := writeEncrypted(ctx, l.readers, path, lamp)
		return err
	})
}
