package file

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// A cause names no temporary file, and a full disk is told as one.
func TestBare(t *testing.T) {
	if err := bare(&fs.PathError{Op: "write", Path: ".bifocal-XYZ", Err: syscall.ENOSPC}); !errors.Is(err, ErrFull) {
		t.Errorf("a full disk is told as %q", err)
	}
	for _, err := range []error{
		&fs.PathError{Op: "write", Path: ".bifocal-XYZ", Err: syscall.EROFS},
		&os.LinkError{Op: "rename", Old: ".bifocal-XYZ", New: "b", Err: syscall.EISDIR},
		errors.Join(&fs.PathError{Op: "sync", Path: ".bifocal-XYZ", Err: syscall.EIO}, fs.ErrClosed),
	} {
		if told := bare(err).Error(); strings.Contains(told, "XYZ") {
			t.Errorf("told as %q", told)
		}
	}
}

// What fails leaves nothing lying, and the old file as it was.
func TestReplaceAllOrNothing(t *testing.T) {
	folder := t.TempDir()
	if err := Replace(filepath.Join(folder, strings.Repeat("n", 300)), []byte("x")); err == nil {
		t.Error("a name that is too long was written")
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left lying: %v (%v)", left, err)
	}
	path := filepath.Join(folder, "a.pdf")
	for _, text := range []string{"one", "two"} {
		if err := Replace(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("%q, %v; want %q", got, err, text)
		}
	}
}

// broken is a disk of which one call fails, counted from 1, and with stays all that
// follow it.
type broken struct {
	system
	at    int
	stays bool
	cause error
	calls int
}

func (b *broken) fails() error {
	b.calls++
	if b.calls == b.at || b.stays && b.calls > b.at {
		return b.cause
	}
	return nil
}

func (b *broken) create(path string, mode fs.FileMode) (writing, error) {
	if err := b.fails(); err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	f, err := b.system.create(path, mode)
	return &brokenFile{f, b, path}, err
}

func (b *broken) swap(from, to string) error {
	if err := b.fails(); err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return b.system.swap(from, to)
}

type brokenFile struct {
	writing
	on   *broken
	path string
}

func (f *brokenFile) told(op string, err error) error {
	return &fs.PathError{Op: op, Path: f.path, Err: err}
}

func (f *brokenFile) Write(data []byte) (int, error) {
	if err := f.on.fails(); err != nil {
		n, _ := f.writing.Write(data[:len(data)/2]) // half of it gets there
		return n, f.told("write", err)
	}
	return f.writing.Write(data)
}

func (f *brokenFile) Chmod(mode fs.FileMode) error {
	if err := f.on.fails(); err != nil {
		return f.told("chmod", err)
	}
	return f.writing.Chmod(mode)
}

func (f *brokenFile) Sync() error {
	if err := f.on.fails(); err != nil {
		return f.told("sync", err)
	}
	return f.writing.Sync()
}

func (f *brokenFile) Close() error {
	err := f.writing.Close()
	if failed := f.on.fails(); failed != nil {
		return f.told("close", failed)
	}
	return err
}

// Whatever fails, and for how long, the file is the old one or the new one, whole, and
// nothing else lies beside it.
func TestReplaceOnABadDisk(t *testing.T) {
	old, next := []byte("the old brief"), []byte(strings.Repeat("the new brief ", 4000))
	for _, cause := range []error{syscall.ENOSPC, syscall.EIO, syscall.EROFS} {
		for _, stays := range []bool{false, true} {
			for at := 1; ; at++ {
				folder := t.TempDir()
				path := filepath.Join(folder, "brief.pdf")
				if err := os.WriteFile(path, old, 0o600); err != nil {
					t.Fatal(err)
				}
				on := &broken{at: at, stays: stays, cause: cause}
				err := bare(replace(on, path, next))
				if on.calls < at {
					break
				}
				got, readable := os.ReadFile(path)
				if readable != nil || !bytes.Equal(got, old) {
					t.Errorf("%v at call %d: the file has %d bytes, and had %d (%v)", cause, at, len(got), len(old), readable)
				}
				if err == nil || strings.Contains(err.Error(), ".bifocal-") || errors.Is(err, ErrFull) != errors.Is(cause, syscall.ENOSPC) {
					t.Errorf("%v at call %d is told as %v", cause, at, err)
				}
				if files, err := os.ReadDir(folder); err != nil || len(files) != 1 {
					t.Errorf("%v at call %d leaves %v (%v)", cause, at, files, err)
				}
			}
		}
	}
}

// spying is a disk that looks at the rights of what is being written, before a byte of
// it is there and behind the last one.
type spying struct {
	system
	during []fs.FileMode
}

type spiedFile struct {
	writing
	on *spying
}

func (s *spying) create(path string, mode fs.FileMode) (writing, error) {
	f, err := s.system.create(path, mode)
	return &spiedFile{f, s}, err
}

func (f *spiedFile) Write(data []byte) (int, error) {
	for range 2 {
		info, err := f.Stat()
		if err != nil {
			return 0, err
		}
		f.on.during = append(f.on.during, info.Mode().Perm())
		if len(f.on.during)%2 == 0 {
			break
		}
		if _, err := f.writing.Write(data); err != nil {
			return 0, err
		}
	}
	return len(data), nil
}

// A file is nobody else's while it is written, and then its user's alone where he keeps
// it so, and otherwise as readable as any other file of his.
func TestReplacingIsPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // it has no such rights
	}
	folder := t.TempDir()
	usual := filepath.Join(folder, "usual")
	if f, err := os.Create(usual); err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(usual)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]fs.FileMode{"private": 0o600, "new": info.Mode().Perm()} {
		path := filepath.Join(folder, name)
		if name == "private" {
			if err := os.WriteFile(path, []byte("old"), want); err != nil {
				t.Fatal(err)
			}
		}
		s := &spying{}
		if err := replace(s, path, []byte("new")); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil || string(data) != "new" {
			t.Fatalf("%q, %v", data, err)
		}
		if info, err := os.Stat(path); err != nil || len(s.during) != 2 || s.during[0] != 0o600 || s.during[1] != 0o600 || info.Mode().Perm() != want {
			t.Errorf("%s: %v while it is written, %v after, want %v (%v)", name, s.during, info.Mode(), want, err)
		}
	}
}
