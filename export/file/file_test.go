package file

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
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
