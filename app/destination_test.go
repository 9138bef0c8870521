package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"bifocal/export"
	"bifocal/narrative"
)

// An export replaces the one before, and says so before and after; what somebody has
// changed since, or what is of something else, stays.
func TestExportReplacesItsOwnAlone(t *testing.T) {
	s := example(t, 0)
	r, _ := stored(t, s)
	r.win.env.Render = func(_ context.Context, _ *narrative.Index, w Wanted) (Made, error) {
		return Made{Data: []byte(w.Kind)}, nil
	}
	e := r.open(s.ID)
	e.export.env.Render, e.export.coming.env.Render = r.win.env.Render, r.win.env.Render
	folder := t.TempDir()
	name := export.FileName(&s, export.ExecutiveBrief, "pdf")
	show := func() string {
		e.showExport(false)
		e.showExport(true)
		r.settle()
		e.export.folder.show(folder)
		e.export.briefs.ticks[1].SetChecked(false)
		e.export.preview()
		r.pause()
		return e.export.coming.names.Text()
	}
	press := func() string {
		test.Tap(e.export.start)
		r.settle()
		return said(e.export.result)
	}
	if got := show(); got != name {
		t.Errorf("before the first export it says %q", got)
	}
	if got := press(); strings.Contains(got, "replaced") {
		t.Errorf("after it, %q", got)
	}
	if got := show(); got != name+", which replaces the one exported today at 12:00" {
		t.Errorf("before the second it says %q", got)
	}
	if got := press(); !strings.Contains(got, "It replaced the one exported today at 12:00.") {
		t.Errorf("after it, %q", got)
	}

	theirs := filepath.Join(folder, name)
	if err := os.WriteFile(theirs, []byte("with my notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	second := strings.TrimSuffix(name, ".pdf") + "-2.pdf"
	if got := show(); got != second+", since "+name+" holds something else" {
		t.Errorf("with a changed file there it says %q", got)
	}
	if got := press(); !strings.Contains(got, second) || !strings.Contains(got, "“"+name+"” holds something else and was left as it is.") {
		t.Errorf("after it, %q", got)
	}
	if got, err := os.ReadFile(theirs); err != nil || string(got) != "with my notes" {
		t.Errorf("the notes are gone: %q, %v", got, err)
	}
	if _, err := os.Stat(filepath.Join(folder, second)); err != nil {
		t.Error(err)
	}
}

// What has no room in a brief is said before it is exported, once for all formats, and
// anew when something else is chosen.
func TestWhatHasNoRoomIsSaidBefore(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	made := 0
	e.export.coming.env.Render = func(_ context.Context, _ *narrative.Index, w Wanted) (Made, error) {
		made++
		if w.Kind == export.ExecutiveBrief {
			return Made{Notes: []string{"The picture “Timeline” has no room in this brief."}}, nil
		}
		return Made{}, nil
	}
	e.showExport(true)
	r.settle()
	if said(e.export.coming.notes) != "" || made > 0 {
		t.Error("a brief is made at once")
	}
	e.export.formats.ticks[1].SetChecked(true)
	r.pause()
	got := said(e.export.coming.notes)
	if strings.Count(got, "no room") != 1 || !strings.Contains(got, "Executive brief") || strings.Contains(got, "Engineering") || !e.export.coming.notes.Visible() {
		t.Errorf("it says %q", got)
	}
	e.export.briefs.ticks[0].SetChecked(false)
	r.pause()
	if got := said(e.export.coming.notes); got != "" || e.export.coming.notes.Visible() {
		t.Errorf("without the executive brief it says %q", got)
	}
	before := made
	e.export.briefs.ticks[0].SetChecked(true)
	e.showExport(false)
	r.pause()
	if made != before {
		t.Error("briefs are made for a panel that is closed")
	}
}
