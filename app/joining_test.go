package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bifocal/narrative"
	"bifocal/narrative/library"
)

// twoWindows opens one solution in two windows, each with its own connection to
// the same library, as two programs do.
func twoWindows(t *testing.T, s narrative.Solution) (windows [2]*rig, editors [2]*editor, libraries [2]*library.Library) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "library.db")
	at := noon.Add(-time.Hour)
	for i := range windows {
		lib, err := library.Open(context.Background(), path, library.Options{Now: func() time.Time { at = at.Add(time.Second); return at }})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := lib.Close(); err != nil {
				t.Error(err)
			}
		})
		if i == 0 {
			if _, err := lib.Save(context.Background(), s, library.SaveOptions{Kind: library.Imported}); err != nil {
				t.Fatal(err)
			}
		}
		windows[i], libraries[i] = newRigOn(t, lib), lib
		editors[i] = windows[i].open(s.ID)
	}
	return windows, editors, libraries
}

// says types into the first field of a problem.
func (r *rig) says(e *editor, field int, text string) *textField {
	r.t.Helper()
	s := e.work.session.Solution()
	p, _ := narrative.First[narrative.Problem](&s)
	e.capture.Open(p.ID, false)
	f, _ := e.capture.form.fields[field].(*textField)
	r.typeIn(f.e, text)
	return f
}

func problemOf(t *testing.T, s narrative.Solution) narrative.Problem {
	t.Helper()
	p, ok := narrative.First[narrative.Problem](&s)
	if !ok {
		t.Fatal("there is no problem")
	}
	return p
}

// Two windows that change one solution within a second lose nothing of either.
func TestTwoWindowsMerge(t *testing.T) {
	s := example(t, 0)
	was := problemOf(t, s)
	r, e, lib := twoWindows(t, s)
	r[0].says(e[0], 0, " every week")
	f := r[1].says(e[1], 1, " at night")
	h := e[1].work.session.Solution()
	h.Author = "Second window"
	e[1].work.do(narrative.SetHeader{Header: h}, "Author changed", headerID)
	r[0].save()
	r[1].save()
	for i, got := range []narrative.Solution{e[1].work.session.Solution(), kept(t, lib[0], s.ID)} {
		p := problemOf(t, got)
		if p.Symptom != was.Symptom+" every week" || p.Cause != was.Cause+" at night" || got.Author != "Second window" {
			t.Errorf("%d: %q, %q by %q", i, p.Symptom, p.Cause, got.Author)
		}
	}
	if e[1].notice.root.Visible() || !strings.Contains(e[1].bar.text.Text(), "merged with yours") {
		t.Errorf("it says %q and %q", e[1].notice.text.Text(), e[1].bar.text.Text())
	}
	if g, _ := e[1].capture.form.fields[0].(*textField); g.e.Text != was.Symptom+" every week" || !f.e.hasFocus {
		t.Errorf("the form shows %q", g.e.Text)
	}
	// The first window follows, and each can take back what the other did.
	e[0].catchUp()
	r[0].settle()
	if got := e[0].work.session.Solution(); hashOf(got) != hashOf(e[1].work.session.Solution()) {
		t.Error("the windows show two states")
	}
	e[1].undo()
	r[1].save()
	if p := problemOf(t, kept(t, lib[0], s.ID)); p.Symptom != was.Symptom || p.Cause != was.Cause+" at night" {
		t.Errorf("undoing leaves %q, %q", p.Symptom, p.Cause)
	}
	e[1].redo()
	r[1].save()
	if p := problemOf(t, kept(t, lib[0], s.ID)); p.Symptom != was.Symptom+" every week" {
		t.Errorf("redoing leaves %q", p.Symptom)
	}
}

func kept(t *testing.T, lib *library.Library, id string) narrative.Solution {
	t.Helper()
	s, err := lib.Get(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Words of one sentence, changed in two windows, are merged too, and the cursor
// stays where it is in the text.
func TestTwoWindowsMergeOneSentence(t *testing.T) {
	s := example(t, 0)
	was := problemOf(t, s)
	r, e, _ := twoWindows(t, s)
	theirs := e[0].work.session.Solution()
	p := was
	p.Symptom = "Often " + was.Symptom
	e[0].work.do(narrative.ChangeFact{Fact: p}, "Symptom", p.ID)
	if theirs.ID != s.ID {
		t.Fatal(theirs.ID)
	}
	f := r[1].says(e[1], 0, " again")
	r[0].save()
	r[1].save()
	if f.e.Text != "Often "+was.Symptom+" again" {
		t.Fatalf("the field holds %q", f.e.Text)
	}
	r[1].typeIn(f.e, "?")
	for range len(" again?") {
		f.e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	e[0].catchUp()
	r[0].settle()
	p.Symptom = "Very often " + was.Symptom + " again"
	e[0].work.do(narrative.ChangeFact{Fact: p}, "Symptom", p.ID)
	r[0].save()
	r[1].typeIn(f.e, " and")
	r[1].save()
	r[1].typeIn(f.e, " yet")
	if got := problemOf(t, e[1].work.session.Solution()).Symptom; got != "Very often "+was.Symptom+" and yet again?" {
		t.Errorf("typing goes on in %q", got)
	}
}

// Of a text that both changed this window's stands, it says so, and the other
// one is a click away.
func TestTwoWindowsClash(t *testing.T) {
	s := example(t, 0)
	was := problemOf(t, s)
	r, e, lib := twoWindows(t, s)
	p := was
	p.Symptom = "the first window's text"
	e[0].work.do(narrative.ChangeFact{Fact: p}, "Symptom", p.ID)
	p.Symptom = "the second window's text"
	e[1].work.do(narrative.ChangeFact{Fact: p}, "Symptom", p.ID)
	r[0].save()
	r[1].save()
	if got := problemOf(t, kept(t, lib[0], s.ID)).Symptom; got != p.Symptom {
		t.Errorf("the library holds %q", got)
	}
	if got := e[1].notice.text.Text(); !strings.HasPrefix(got, "Changed here and elsewhere: “") || !strings.Contains(got, "(symptom, as leaders see it)") {
		t.Errorf("it says %q", got)
	}
	revisions, err := lib[0].Revisions(context.Background(), s.ID)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, v := range revisions[:2] {
		names = append(names, string(v.Kind)+" "+v.Name)
	}
	if want := []string{"saved merged with another change", "saved changed elsewhere"}; !slices.Equal(names, want) {
		t.Errorf("the history holds %q", names)
	}
	test.Tap(e[1].notice.more)
	r[1].settle()
	if from, to, ok := e[1].history.history.Pair(); !ok || from != revisions[1].N || to != revisions[0].N {
		t.Errorf("%d and %d are compared", from, to)
	}
	if got := read(e[1].compared.feed.column); !strings.Contains(got, "the first second") {
		t.Errorf("the other text is not shown:\n%s", got)
	}
}

// Leaving with a change that met another one does not leave an old state behind
// that would be saved over both the next time.
func TestLeavingWhileTwoChangesMeet(t *testing.T) {
	s := example(t, 0)
	was := problemOf(t, s)
	r, e, lib := twoWindows(t, s)
	r[0].says(e[0], 0, " every week")
	r[1].says(e[1], 1, " at night")
	r[0].save()
	r[1].win.ShowLibrary()
	r[1].settle()
	again := r[1].open(s.ID)
	r[1].says(again, 2, " and again")
	r[1].save()
	p := problemOf(t, kept(t, lib[0], s.ID))
	if p.Symptom != was.Symptom+" every week" || p.Cause != was.Cause+" at night" {
		t.Errorf("%q, %q", p.Symptom, p.Cause)
	}
	again.undo()
	again.undo()
	r[1].settle()
	if got := again.work.session.Solution(); problemOf(t, got).Symptom != was.Symptom {
		t.Error("the merge is no step that can be undone")
	}
}

// What is handed out is what the library holds after the merge.
func TestExportOfAMergedChange(t *testing.T) {
	s := example(t, 0)
	was := problemOf(t, s)
	r, e, lib := twoWindows(t, s)
	r[0].says(e[0], 0, " every week")
	r[1].says(e[1], 1, " at night")
	r[0].save()
	e[1].showExport(true)
	r[1].settle()
	e[1].export.folder.show(t.TempDir())
	e[1].export.preview()
	e[1].export.export()
	r[1].settle()
	if p := problemOf(t, kept(t, lib[0], s.ID)); p.Symptom != was.Symptom+" every week" || p.Cause != was.Cause+" at night" {
		t.Errorf("%q, %q", p.Symptom, p.Cause)
	}
}
