package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/library/passphrase"
)

// saveAsFile presses Save in the dialog for solution files, protected where a
// passphrase is given.
func (r *rig) saveAsFile(with string) {
	r.t.Helper()
	if with != "" {
		for _, o := range test.LaidOutObjects(r.win.over.inside) {
			if c, ok := o.(*tick); ok {
				c.SetChecked(true)
			}
		}
	}
	taps(r.win.over.inside, "Save")[0]()
	r.settle()
	if with != "" {
		for _, field := range secrets(r.win.window.Canvas().Overlays().Top()) {
			field.SetText(with)
		}
		taps(r.win.window.Canvas().Overlays().Top(), "Go on")[0]()
		r.settle()
	}
}

func solutionFilesIn(t *testing.T, folder string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(folder, "*.json*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// What is open goes into a file as it is on the screen, and comes back from there; a
// file that is there is never replaced.
func TestASolutionIsSavedAsAFile(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.retype(e, func(s *narrative.Solution) { s.Author = "Typed a moment ago" })
	for n := 1; n <= 2; n++ {
		r.win.saveSolutionFiles()
		r.settle()
		r.saveAsFile("")
		if said := texts(r.win.over.inside); !strings.Contains(said, "is saved") || !strings.Contains(said, r.win.env.Home) {
			t.Errorf("it says %s", said)
		}
		r.win.hideOver()
		files := solutionFilesIn(t, r.win.env.Home)
		if len(files) != n {
			t.Fatalf("files: %v", files)
		}
		for _, f := range files {
			if got, err := readSolution(f, passphrase.Passphrase{}); err != nil || got.Author != "Typed a moment ago" {
				t.Errorf("%s holds what %q typed, %v", f, got.Author, err)
			}
		}
	}
	if n := len(r.shelf.exports); n != 2 || r.shelf.exports[0].Format != "json" {
		t.Errorf("recorded: %+v", r.shelf.exports)
	}
}

// Those that are protected say nothing in their names, and cannot be read without the
// passphrase.
func TestSeveralProtectedSolutionFiles(t *testing.T) {
	one, two := example(t, 0), example(t, 1)
	r := newRig(t, newShelf(one, two))
	r.win.askForSolutionFiles([]library.Entry{{ID: one.ID}, {ID: two.ID}})
	r.settle()
	r.saveAsFile(goosePhrase)
	r.win.hideOver()
	files := solutionFilesIn(t, r.win.env.Home)
	if len(files) != 2 {
		t.Fatalf("files: %v", files)
	}
	for _, f := range files {
		if name := filepath.Base(f); !strings.HasPrefix(name, "solution-2026") || filepath.Ext(name) != ".age" {
			t.Errorf("it is called %s", name)
		}
		data, err := os.ReadFile(f)
		if err != nil || !passphrase.Encrypted(data) || strings.Contains(string(data), one.Customer.Name) {
			t.Errorf("%s is not encrypted (%v)", f, err)
		}
	}
}

// Protected files that are dropped together ask for one passphrase, and again for those
// that it does not fit.
func TestProtectedSolutionFilesAreDropped(t *testing.T) {
	var dropped []fyne.URI
	for n := range 2 {
		data, err := narrative.Encode(example(t, n))
		if err != nil {
			t.Fatal(err)
		}
		if data, err = passphrase.Seal(data, passphrase.New(goosePhrase).Quick()); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "x.json.age")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		dropped = append(dropped, storage.NewFileURI(path))
	}
	other := newRig(t, newShelf())
	other.win.dropped(dropped)
	other.settle()
	for _, try := range []string{"wrong", goosePhrase} {
		top := other.win.window.Canvas().Overlays().Top()
		if said := texts(top); strings.Contains(said, "does not fit") != (try == goosePhrase) {
			t.Errorf("before %q it says %s", try, said)
		}
		secrets(top)[0].SetText(try)
		taps(top, "Open")[0]()
		other.settle()
	}
	if len(other.shelf.held) != 2 || !strings.Contains(other.win.bar.text.Text(), "2 solutions imported") {
		t.Errorf("%d came in; it says %q", len(other.shelf.held), other.win.bar.text.Text())
	}
}

// A folder that cannot be written leaves the choice on the screen with the reason.
func TestASolutionFileWithoutAPlace(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	r.open(s.ID)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r.shelf.settings[folderSetting] = filepath.Join(file, "in a file")
	r.win.saveSolutionFiles()
	r.settle()
	r.saveAsFile("")
	if said := texts(r.win.over.inside); !strings.Contains(said, "could not be written") || !strings.Contains(said, "Save") {
		t.Errorf("it says %s", said)
	}
}
