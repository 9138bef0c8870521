package doctor

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"runtime"
	"sync"
)

// held are the files that stay open; see Options.
var held struct {
	mu    sync.Mutex
	files []*os.File
}

// takeFile copies the library itself.
func (x *examination) takeFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	if x.options.Held && runtime.GOOS != "windows" {
		held.mu.Lock()
		held.files = append(held.files, in)
		held.mu.Unlock()
	} else {
		defer func() { _ = in.Close() }() // only read
	}
	return copyInto(in, to)
}

// copyFile copies a file into one that only the user may read.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // only read
	return copyInto(in, to)
}

func copyInto(in io.Reader, to string) error {
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// mendHeader gives a copy the beginning that every library has. What it says of the
// size and the free pages stays, and SQLite does not rely on it.
func mendHeader(path string, journal bool) (err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	head := make([]byte, 100)
	if _, err := f.ReadAt(head, 0); err != nil {
		return nil //nolint:nilerr // too short to be mended; the bytes are looked through all the same
	}
	copy(head, "SQLite format 3\x00")
	binary.BigEndian.PutUint16(head[16:], 4096)
	version := byte(1)
	if journal {
		version = 2
	}
	copy(head[18:], []byte{version, version, 0, 64, 32, 32})
	binary.BigEndian.PutUint32(head[44:], 4)
	binary.BigEndian.PutUint32(head[56:], 1)
	copy(head[68:], "Bifo")
	_, err = f.WriteAt(head, 0)
	return err
}
