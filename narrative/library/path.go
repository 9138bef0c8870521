package library

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"

	"bifocal/narrative/library/passphrase"
)

// PathVariable is the environment variable that names another library than the
// one in the user's data folder.
const PathVariable = "BIFOCAL_LIBRARY"

// DefaultPath returns where the user's library is: what BIFOCAL_LIBRARY says,
// or bifocal/library.db in the user's data folder. Nothing is made.
func DefaultPath() string {
	if path := os.Getenv(PathVariable); path != "" {
		return path
	}
	return filepath.Join(xdg.DataHome, "bifocal", "library.db")
}

// applicationID marks a SQLite file as a library: "Bifo" in its header.
const applicationID = 0x4269666f

const (
	sqliteMagic = "SQLite format 3\x00"
	headerSize  = 100
	headerID    = 68 // where the application ID stands
)

// inspect looks at a file before anything opens it for writing. It returns
// whether the file holds nothing yet, and ErrNotLibrary for one that is
// something else. It reads the header only.
func inspect(path string) (empty bool, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, domain(path, "opening the library", err)
	}
	if info.IsDir() {
		return false, notLibrary(path, "is a folder; name a file in it")
	}
	if !info.Mode().IsRegular() {
		return false, notLibrary(path, "is not a file; choose another one")
	}
	f, err := os.Open(path)
	if err != nil {
		return false, domain(path, "opening the library", err)
	}
	defer func() { _ = f.Close() }() // only read
	header := make([]byte, headerSize)
	switch n, err := io.ReadFull(f, header); {
	case n == 0 && errors.Is(err, io.EOF):
		return true, nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return false, domain(path, "opening the library", err)
	case passphrase.Encrypted(header[:n]):
		return false, &fault{kind: ErrEncrypted, text: path + " is encrypted with a passphrase; restore it to look into it"}
	case err != nil || string(header[:len(sqliteMagic)]) != sqliteMagic:
		return false, notLibrary(path, "is not a Bifocal library; choose another file")
	}
	switch binary.BigEndian.Uint32(header[headerID:]) {
	case applicationID:
		return false, nil
	case 0:
		return true, nil // perhaps one that was being made; marked looks closer
	}
	return false, others(path)
}

// errOthers is the cause where a file is a database of another program.
var errOthers = errors.New("it belongs to another program")

// IsOthers reports whether an error says that a file is a database of another
// program.
func IsOthers(err error) bool { return errors.Is(err, errOthers) }

func others(path string) error {
	return &fault{kind: ErrNotLibrary, cause: errOthers, text: path + " belongs to another program; choose another file"}
}

func notLibrary(path, what string) error {
	return &fault{kind: ErrNotLibrary, text: path + " " + what}
}

// makeFile makes an empty file that only the user may read, in a folder that
// only the user may enter. What is there already stays as it is.
func makeFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return domain(path, "making the library", err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return domain(path, "making the library", err)
	}
	return domain(path, "making the library", f.Close())
}
