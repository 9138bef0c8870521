package doctor

import (
	"os"
	"path/filepath"
	"testing"
)

// A program that ends in the middle takes away the copies that are worked on, and no
// others.
func TestCopiesAreTakenAway(t *testing.T) {
	place := t.TempDir()
	folder, remove, err := workshop(place)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(place, ".bifocal-of-somebody-else")
	if err := os.Mkdir(other, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "library.db"), []byte("all of it"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Clear(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(place); err != nil || len(left) != 1 || left[0].Name() != filepath.Base(other) {
		t.Errorf("left: %v, %v", left, err)
	}
	if err := remove(); err != nil { // by whoever worked on them
		t.Error(err)
	}
}
