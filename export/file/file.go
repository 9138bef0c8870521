// Package file puts finished documents on the disk.
package file

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/natefinch/atomic"
)

// ErrFull says that there is no room on the disk.
var ErrFull = errors.New("the disk is full")

// Replace writes a file beside the old one and puts it in its place, whole or not
// at all. What is
// no file (a pipe, a device) is written to, and a link keeps leading to the
// file. A new file may be read by whom the user lets read new files, an old one
// by whom it was. It fails with ErrFull, or with a bare cause that names no
// temporary file.
func Replace(path string, data []byte) error { return bare(replace(system{}, path, data)) }

// disk is what a file is put on; the tests have one that breaks.
type disk interface {
	create(path string, mode fs.FileMode) (writing, error)
	swap(from, to string) error
	remove(path string) error
}

// writing is a file that is being written.
type writing interface {
	Write(data []byte) (int, error)
	Stat() (fs.FileInfo, error)
	Chmod(mode fs.FileMode) error
	Sync() error
	Close() error
}

// system is the disk of the operating system.
type system struct{}

func (system) create(path string, mode fs.FileMode) (writing, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
}

func (system) swap(from, to string) error { return atomic.ReplaceFile(from, to) }

func (system) remove(path string) error { return os.Remove(path) }

func replace(on disk, path string, data []byte) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	old, err := os.Stat(path)
	if err == nil && !old.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return errors.Join(err, f.Close())
	}
	beside := filepath.Join(filepath.Dir(path), ".bifocal-"+rand.Text())
	mode := fs.FileMode(0o666) // as other programs write documents; the umask narrows it
	if old != nil {
		mode = 0o600 // nobody reads more of the new file than of the old one, not even while it is written
	}
	f, err := on.create(beside, mode)
	if err != nil {
		return err
	}
	err = fill(f, data, old)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = on.swap(beside, path)
	}
	if err != nil {
		_ = on.remove(beside) // it was not there before, and what failed matters more
	}
	return err
}

// fill writes a new file, and gives it the rights of the old one, or those it was made
// with. Until it is whole, nobody else reads it, where the disk knows rights.
func fill(f writing, data []byte, old fs.FileInfo) error {
	rights, narrowed := old, true
	if rights == nil {
		var err error
		if rights, err = f.Stat(); err != nil {
			return err
		}
		narrowed = f.Chmod(0o600) == nil // a stick that knows no rights says no
	}
	if _, err := f.Write(data); err != nil || !narrowed {
		return err
	}
	return f.Chmod(rights.Mode().Perm())
}

// bare leaves out the names of temporary files.
func bare(err error) error {
	var (
		path *fs.PathError
		link *os.LinkError
	)
	switch {
	case err == nil:
		return nil
	case isFull(err):
		return ErrFull
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
