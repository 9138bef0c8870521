package app

import (
	"os"
	"path/filepath"
	"testing"

	"bifocal/narrative/library/passphrase"

	"fyne.io/fyne/v2/storage"

	"bifocal/assets"
)

func TestImportOpensWhatWasDropped(t *testing.T) {
	r := newRig(t, newShelf())
	path := filepath.Join(t.TempDir(), "solution.json")
	if err := os.WriteFile(path, assets.Examples()[2].Data, 0o600); err != nil {
		t.Fatal(err)
	}
	r.win.importFile(storage.NewFileURI(path), passphrase.Passphrase{})
	r.settle()
	if r.win.editor == nil || len(r.shelf.held) != 1 {
		t.Fatal("it was not imported and opened")
	}
}

func TestImportOfSomethingElseSaysSo(t *testing.T) {
	r := newRig(t, newShelf())
	path := filepath.Join(t.TempDir(), "solution.json")
	if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.win.importFile(storage.NewFileURI(path), passphrase.Passphrase{})
	r.settle()
	if r.win.window.Canvas().Overlays().Top() == nil {
		t.Error("nothing is said")
	}
	if len(r.shelf.held) != 0 || r.win.editor != nil {
		t.Error("it was imported")
	}
}
