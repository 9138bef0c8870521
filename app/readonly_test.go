package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// onReadOnly is a window on a library that cannot be written.
func onReadOnly(t testing.TB) (r *rig, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "library.db")
	lib, err := library.Open(t.Context(), path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Save(t.Context(), example(t, 0), library.SaveOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	if lib, err = library.Open(t.Context(), path, library.Options{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	r = newRigOn(t, lib)
	r.win.env.ReadOnly, r.win.env.Path = true, path
	r.win.rebuild()
	r.settle()
	return r, path
}

// A library that cannot be written is looked at, told and exported; a change is
// refused, and one can leave.
func TestALibraryThatCanOnlyBeRead(t *testing.T) {
	r, path := onReadOnly(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if said := r.win.home.notice.text.Text(); !r.win.home.notice.root.Visible() || !strings.Contains(said, filepath.Dir(path)) || !strings.Contains(said, "copy the library") {
		t.Errorf("the list says %q", said)
	}
	r.win.create()
	if r.win.editor != nil || !strings.Contains(r.win.bar.text.Text(), "can only be read") {
		t.Errorf("a new solution: %q", r.win.bar.text.Text())
	}
	s := example(t, 0)
	e := r.open(s.ID)
	if !e.fixed.root.Visible() || e.capture.root.Visible() {
		t.Error("the editor looks as if one could type")
	}
	e.toggleFold()
	if e.capture.root.Visible() {
		t.Error("the capture pane comes")
	}
	changed := s
	changed.Title = "Changed"
	e.work.do(narrative.SetHeader{Header: changed}, "Title", headerID)
	r.settle()
	if got := e.work.session.Solution().Title; got != s.Title || !strings.Contains(r.win.bar.text.Text(), "nothing was changed") {
		t.Errorf("it is %q, and says %q", got, r.win.bar.text.Text())
	}
	e.showExport(true)
	r.settle()
	e.export.export()
	r.settle()
	files, err := filepath.Glob(filepath.Join(r.win.env.Home, "*.pdf"))
	if err != nil || len(files) != 2 {
		t.Errorf("exported: %v, %v", files, err)
	}
	r.win.ShowLibrary()
	r.settle()
	if r.win.editor != nil {
		t.Error("one cannot leave")
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the library was changed (%v)", err)
	}
}
