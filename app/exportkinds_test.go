package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"bifocal/export"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// Kinds and sections are chosen in the panel, handed on, and offered again the
// next time.
func TestKindsAndSectionsAreChosen(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	var asked []Wanted
	r.win.env.Render = func(_ context.Context, _ *narrative.Index, w Wanted) (Made, error) {
		asked = append(asked, w)
		return Made{Data: []byte(w.Kind)}, nil
	}
	e := r.open(s.ID)
	e.export.env.Render = r.win.env.Render
	e.showExport(true)
	r.settle()
	folder := t.TempDir()
	e.export.folder.show(folder)
	for i, b := range e.export.briefs.briefs {
		e.export.briefs.ticks[i].SetChecked(b.Kind == export.PointOfView || b.Kind == export.SideBySide)
	}
	p := e.export.parts
	test.Tap(p.open)
	if len(p.list.Items()) != len(framing.Themes) {
		t.Fatalf("%d sections are listed", len(p.list.Items()))
	}
	p.chosen.Set(11, false)
	p.chosen.Move(5, -1)
	p.typed = true
	p.refresh()
	if got := p.said.Text(); got != "11 of 12 sections" {
		t.Errorf("it says %q", got)
	}
	test.Tap(e.export.start)
	r.settle()
	if len(asked) != 2 || asked[0].Kind != export.SideBySide || asked[1].Kind != export.PointOfView {
		t.Fatalf("asked for %v", asked)
	}
	if got := asked[0].Sections; got.Only[4] != framing.Money || !slices.Equal(got.Without, []framing.Theme{framing.Words}) {
		t.Errorf("sections %v", got)
	}
	if _, err := os.Stat(filepath.Join(folder, export.FileName(&s, export.PointOfView, "pdf"))); err != nil {
		t.Error(err)
	}
	if got := r.shelf.settings[kindsSetting]; got != "side-by-side point-of-view" {
		t.Errorf("it remembers the kinds %q", got)
	}
	if got := r.shelf.settings[sectionsSetting]; !strings.HasPrefix(got, "summary situation stakes answer money value") || !strings.HasSuffix(got, "-words") {
		t.Errorf("it remembers the sections %q", got)
	}
	again := newSectionPicker(func() {})
	again.show(r.shelf.settings[sectionsSetting])
	if again.chosen.String() != p.chosen.String() {
		t.Errorf("the next time it offers %q", again.chosen)
	}
	for i := range p.chosen.Rows() {
		p.chosen.Set(i, false)
	}
	p.refresh()
	if !e.export.start.Disabled() {
		t.Error("a brief without sections can be exported")
	}
	test.Tap(p.usual)
	if !p.chosen.Usual() || e.export.start.Disabled() {
		t.Error("the usual sections do not come back")
	}
}

// A kind that makes no sense yet is not made, and the panel says what it needs.
func TestHollowKindIsNotMade(t *testing.T) {
	s := example(t, 1) // without a date
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.showExport(true)
	r.settle()
	e.export.folder.show(t.TempDir())
	for i, b := range e.export.briefs.briefs {
		e.export.briefs.ticks[i].SetChecked(b.Kind == export.Plan306090)
	}
	if got := e.export.doubt.Text(); !strings.HasPrefix(got, "“30-60-90 plan” cannot be made yet. Capture this first: Give the ask the day") {
		t.Errorf("it says %q", got)
	}
	if !e.export.start.Disabled() {
		t.Error("it can be exported")
	}
}
