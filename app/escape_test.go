package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/narrative"
)

// escape presses Escape the way the driver does: for what has the focus, or else
// for the window.
func (r *rig) escape() {
	k := &fyne.KeyEvent{Name: fyne.KeyEscape}
	if f := r.win.window.Canvas().Focused(); f != nil {
		f.TypedKey(k)
	} else {
		r.win.window.Canvas().OnTypedKey()(k)
	}
	r.settle()
}

// Escape closes the topmost panel wherever the focus is: in a field of the form
// behind it, on a choice of the settings, on a tick of the export.
func TestEscapeClosesTheTopmostPanel(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.win.showSettings()
	r.settle()
	var radio *widget.RadioGroup
	for _, o := range test.LaidOutObjects(r.win.panel.root) {
		if g, ok := o.(*widget.RadioGroup); ok && radio == nil {
			radio = g
		}
	}
	for _, o := range test.LaidOutObjects(radio) {
		if f, ok := o.(fyne.Focusable); ok {
			if tap, ok := o.(fyne.Tappable); ok && f != fyne.Focusable(nil) {
				test.Tap(tap)
			}
		}
	}
	r.settle()
	r.escape()
	if r.win.panel != nil || e.covered() {
		t.Error("the settings stay")
	}
	r.win.showSettings()
	r.settle()
	for _, o := range test.LaidOutObjects(r.win.panel.root) {
		if f, ok := o.(*entry); ok {
			r.win.window.Canvas().Focus(f)
		}
	}
	r.escape()
	if r.win.panel != nil {
		t.Error("the settings stay while their field has the focus")
	}
	e.showExport(true)
	r.settle()
	test.Tap(e.export.briefs.ticks[0])
	r.win.window.Canvas().Focus(e.export.briefs.ticks[0])
	r.escape()
	if e.exporting {
		t.Error("the export stays")
	}
	e.capture.Open("runcost", true)
	e.find()
	r.win.window.Canvas().Focus(e.capture.form.first())
	r.escape()
	if e.finder.root.Visible() {
		t.Error("the find bar stays while a field has the focus")
	}
}

// A panel belongs to the view that it was opened over.
func TestLeavingAViewClosesItsPanel(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	for _, c := range []struct {
		what  string
		leave func()
	}{
		{"opening a solution", func() { r.open(s.ID) }},
		{"rehearsing", func() { r.win.Rehearse(narrative.Executive); r.win.talk.end() }},
		{"the library", func() { r.win.ShowLibrary(); r.settle() }},
		{"a new solution", func() { r.create() }},
	} {
		r.win.showSettings()
		r.settle()
		c.leave()
		if r.win.panel != nil || r.win.editor != nil && r.win.editor.covered() {
			t.Errorf("%s leaves the settings open", c.what)
		}
	}
}

// Escape gives up what was typed into a wording, in one step that can be undone;
// Enter keeps it, and the line under it says so.
func TestEscapeGivesAWordingUp(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := find(t, e, narrative.Executive, "benefit-runcost")
	made := b.text()
	b.edit()
	if got := said(b.foot); got != "Enter keeps your text, Escape gives it up.\n" {
		t.Errorf("the line says %q", got)
	}
	r.typeIn(b.editor, " Now.")
	r.escape()
	if b.editor != nil || b.text() != made || len(e.work.session.Solution().Wordings) != 0 || said(b.foot) != "" {
		t.Errorf("it reads %q, %q", b.text(), said(b.foot))
	}
	e.undo()
	r.settle()
	if b.text() != made+" Now." {
		t.Errorf("undone, it reads %q", b.text())
	}
	b.edit()
	r.typeIn(b.editor, " And on.")
	r.escape()
	if b.text() != made+" Now." {
		t.Errorf("it does not go back to the wording before: %q", b.text())
	}
	b.edit()
	r.typeIn(b.editor, " Kept.")
	b.editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.settle()
	if b.text() != made+" Now. Kept." {
		t.Errorf("Enter leaves %q", b.text())
	}
	version := e.work.session.Version()
	b.edit()
	r.escape()
	if e.work.session.Version() != version {
		t.Error("giving up nothing is a step")
	}
}

// Escape closes the export of several solutions, and leaves them selected.
func TestEscapeClosesTheExportOfMany(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0), example(t, 1)))
	h := r.win.home
	h.chooseAll(desk.Span{})
	r.settle()
	n := len(h.shelf.Chosen())
	m := newManyExport(h.env, h.shelf.Chosen(), func(err error) { t.Error(err) })
	m.open(r.win.window)
	r.settle()
	r.win.window.Canvas().Unfocus()
	r.escape()
	if len(dialogs) != 0 || r.win.window.Canvas().Overlays().Top() != nil {
		t.Error("the dialog stays")
	}
	if got := len(h.shelf.Chosen()); n != 2 || got != n {
		t.Errorf("%d solutions are selected, and %d were", got, n)
	}
}

// Escape closes a dialog that asks for a folder or a file, and not what lies behind it.
func TestEscapeClosesADialogFirst(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	r.open(s.ID)
	r.win.showSettings()
	r.settle()
	r.win.chooseFolder(t.TempDir(), func(string) { t.Error("a folder was chosen") })
	r.settle()
	if r.win.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no dialog opened")
	}
	r.win.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	r.settle()
	if r.win.panel == nil {
		t.Error("the settings behind the dialog closed")
	}
	if len(dialogs) != 0 {
		t.Error("the dialog stays")
	}
	r.win.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	r.settle()
	if r.win.panel != nil {
		t.Error("the settings stay once the dialog is gone")
	}
}
