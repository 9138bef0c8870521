//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"testing"
)

// built gives a program that `make build` made: bifocal or brief.
func built(t *testing.T, name string) string {
	t.Helper()
	folder := os.Getenv("BIFOCAL_BIN")
	if folder == "" {
		folder = filepath.Join("..", "bin")
	}
	path, err := filepath.Abs(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%v: run this through `make e2e`, which builds it", err)
	}
	return path
}

// pictures is where a developer finds how the window looked in the test.
func pictures(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "out", "e2e", t.Name()))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// What `make run` shows: the examples in the library, in a window that closes when it is told to.
func TestExamples(t *testing.T) {
	d := Open(t, pictures(t))
	library := filepath.Join(t.TempDir(), "bifocal.db")
	p := d.Start(built(t, "bifocal"), "--library", library, "--examples")
	p.WaitTitle("Bifocal")
	p.Maximize()
	d.WaitText(Everywhere, "Halden")
	d.Shot("library")
	p.Close()
}
