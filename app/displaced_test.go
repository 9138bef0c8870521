package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// onAFile is a window on a library in a file, with a solution in the editor.
func onAFile(t *testing.T) (r *rig, lib *library.Library, e *editor) {
	t.Helper()
	lib, err := library.Open(t.Context(), filepath.Join(t.TempDir(), "library.db"), library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() }) // the one that is open then
	s := example(t, 0)
	if _, err := lib.Save(t.Context(), s, library.SaveOptions{Kind: library.Kept}); err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil { // so that it is in the file, and not in the journal
		t.Fatal(err)
	}
	if lib, err = library.Open(t.Context(), lib.Path(), library.Options{}); err != nil {
		t.Fatal(err)
	}
	r = newRigOn(t, lib)
	r.win.env.Rejoin = lib.Rejoin
	r.win.Open(s.ID)
	r.settle()
	return r, lib, r.win.editor
}

// brought is what another computer made of a library: the title is another one.
func brought(t *testing.T, lib *library.Library, id, title string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "brought.db")
	if _, err := lib.BackUpTo(t.Context(), path, library.BackupOptions{}); err != nil {
		t.Fatal(err)
	}
	other, err := library.Open(t.Context(), path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := other.Get(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	s.Title = title
	if _, err := other.Save(t.Context(), s, library.SaveOptions{Kind: library.Kept}); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func (r *rig) retype(e *editor, change func(*narrative.Solution)) {
	s := e.work.session.Solution()
	change(&s)
	e.work.do(narrative.SetHeader{Header: s}, "Header", headerID)
	r.settle()
}

// A program that syncs folders brings another library while one types: both changes
// are in it, what was here is a backup, and the window says so.
func TestTheLibraryIsReplacedWhileOneTypes(t *testing.T) {
	r, lib, e := onAFile(t)
	id := e.work.session.Solution().ID
	file := brought(t, lib, id, "Title from elsewhere")
	r.retype(e, func(s *narrative.Solution) { s.Author = "Typed here" })
	if err := os.Rename(file, lib.Path()); err != nil {
		t.Fatal(err)
	}
	if err := r.win.SaveNow(); err == nil {
		t.Error("it was saved into a file that has no name")
	}
	r.settle()
	if said := e.alarm.text.Text(); !e.alarm.root.Visible() || !strings.Contains(said, "put another file in the place") || !strings.Contains(said, "kept here") {
		t.Errorf("it says %q", said)
	}
	r.win.look()
	r.settle()
	if err := e.settle(); err != nil {
		t.Fatal(err)
	}
	r.settle()
	s, err := lib.Get(t.Context(), id)
	if err != nil || s.Title != "Title from elsewhere" || s.Author != "Typed here" {
		t.Errorf("the library has %q by %q, %v", s.Title, s.Author, err)
	}
	if got := e.work.session.Solution(); got.Title != s.Title {
		t.Errorf("it shows %q", got.Title)
	}
	if e.alarm.root.Visible() || !r.win.bar.root.Visible() || !strings.Contains(r.win.bar.text.Text(), "kept as a backup") {
		t.Errorf("an alarm: %v; it says %q", e.alarm.root.Visible(), r.win.bar.text.Text())
	}
	if all, err := lib.Backups(t.Context()); err != nil || len(all) != 1 || all[0].Solutions != 1 {
		t.Errorf("backups: %+v, %v", all, err)
	}
}

// What was put in its place is no library. The window says so, and saves once there is
// one again.
func TestTheLibraryIsReplacedBySomethingElse(t *testing.T) {
	r, lib, e := onAFile(t)
	id := e.work.session.Solution().ID
	file := brought(t, lib, id, "Title from elsewhere")
	diary := filepath.Join(t.TempDir(), "diary")
	if err := os.WriteFile(diary, []byte("dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(diary, lib.Path()); err != nil {
		t.Fatal(err)
	}
	r.win.look()
	r.settle()
	r.retype(e, func(s *narrative.Solution) { s.Author = "Typed here" })
	_ = r.win.SaveNow()
	r.settle()
	if said := e.alarm.text.Text(); !e.alarm.root.Visible() || !strings.Contains(said, "is not a Bifocal library") {
		t.Errorf("it says %q", said)
	}
	if err := os.Rename(file, lib.Path()); err != nil {
		t.Fatal(err)
	}
	r.win.look()
	r.settle()
	if err := e.settle(); err != nil {
		t.Fatal(err)
	}
	if s, err := lib.Get(t.Context(), id); err != nil || s.Author != "Typed here" || s.Title != "Title from elsewhere" {
		t.Errorf("the library has %q by %q, %v", s.Title, s.Author, err)
	}
}

// Where the file was cut, what can be recovered is offered where one types, and what
// was typed since comes along.
func TestTheLibraryIsCutWhileOneTypes(t *testing.T) {
	r, lib, e := onAFile(t)
	r.win.env.Mend = (&bench{report: damagedReport()}).mend()
	var kept []narrative.Solution
	r.win.env.Mend.Keep = func(s narrative.Solution) error { kept = append(kept, s); return nil }
	if err := os.Truncate(lib.Path(), 4096); err != nil {
		t.Fatal(err)
	}
	r.win.look()
	r.settle()
	r.retype(e, func(s *narrative.Solution) { s.Author = "Typed here" })
	_ = r.win.SaveNow()
	r.settle()
	if !e.alarm.root.Visible() || !e.alarm.more.Visible() {
		t.Fatalf("it offers nothing: %q", e.alarm.text.Text())
	}
	e.alarm.more.OnTapped()
	r.settle()
	taps(r.win.over.inside, "Open what was recovered")[0]()
	r.settle()
	if len(kept) != 1 || kept[0].Author != "Typed here" {
		t.Errorf("what was typed since did not come along: %d", len(kept))
	}
}
