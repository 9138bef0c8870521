package app

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/narrative"
	"bifocal/narrative/library/passphrase"
)

func TestExportSaysWhatIsLeftOut(t *testing.T) {
	s := narrative.New()
	s.ID = "broken"
	p, _ := narrative.NewFact(narrative.KindProblem, "problem-1")
	p, err := narrative.With(p, "symptom", "invoices go out {outcome-none} late")
	if err != nil {
		t.Fatal(err)
	}
	s.Facts = []narrative.Fact{p}
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.showExport(true)
	r.settle()
	test.Tap(e.export.start)
	r.settle()
	said := ""
	for _, o := range e.export.result.Items() {
		if p, ok := o.(*flow.Prose); ok {
			said += p.Text() + "\n"
		}
	}
	if !strings.Contains(said, "outcome-none") {
		t.Errorf("it says only\n%s", said)
	}
}

func TestTwoDeletionsComeBack(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0), example(t, 1), example(t, 2)))
	h := r.win.home
	h.remove(first(h))
	r.settle()
	h.remove(first(h))
	r.settle()
	for range 2 {
		if r.win.menu.undo.Disabled {
			t.Fatal("the menu does not offer to undo")
		}
		r.win.menu.undo.Action()
		r.settle()
	}
	if h.shelf.Len() != 3 || !r.win.menu.undo.Disabled || h.hooks.bar.root.Visible() {
		t.Errorf("%d are back", h.shelf.Len())
	}
}

func TestOfferToUndoGoesWithItsStep(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	spec, _ := narrative.Spec(narrative.KindOutcome)
	o, _ := narrative.First[narrative.Outcome](&s)
	e.capture.delete(spec, o.ID)
	if !e.bar.root.Visible() {
		t.Fatal("nothing offers to undo")
	}
	e.undo()
	r.settle()
	if e.bar.undo != nil || e.bar.button.Visible() || !strings.HasPrefix(e.bar.text.Text(), "Undone: outcome “") {
		t.Error("it offers to undo what is undone")
	}
	e.capture.delete(spec, o.ID)
	p, _ := narrative.First[narrative.Problem](&s)
	e.capture.Open(p.ID, false)
	f, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(f.e, "x")
	if e.bar.root.Visible() {
		t.Error("it offers to undo the typing as if it were the deletion")
	}
}

func TestImportRefusesWhatDoesNotFit(t *testing.T) {
	r := newRig(t, newShelf())
	path := filepath.Join(t.TempDir(), "solution.json")
	const file = `{"format": "bifocal/1", "id": "x", "title": "T", "facts": [
	{"kind": "problem", "id": "p", "symptom": "see {nowhere}"},
	{"kind": "problem", "id": "p"}
]}`
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readSolution(path, passphrase.Passphrase{}); err == nil || !strings.Contains(err.Error(), "line 3") || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("it says %v", err)
	}
	r.win.importFile(storage.NewFileURI(path), passphrase.Passphrase{})
	r.settle()
	if r.win.window.Canvas().Overlays().Top() == nil || len(r.shelf.held) != 0 {
		t.Error("it was imported")
	}
}

func TestExportPanelTakesTheKeyboard(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open(headerID, true)
	e.showExport(true)
	r.settle()
	c := r.win.window.Canvas()
	if c.Focused() != e.export.start {
		t.Errorf("the focus is on %T", c.Focused())
	}
	h := e.work.session.Solution()
	h.Title = "Another title"
	e.work.do(narrative.SetHeader{Header: h}, "Title", headerID)
	if !strings.Contains(e.export.coming.names.Text(), "nother") {
		t.Errorf("the files are called %q", e.export.coming.names.Text())
	}
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if e.exporting {
		t.Error("Escape does not close it")
	}
	e.showExport(true)
	c.Focus(e.export.folder)
	e.export.folder.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if e.exporting {
		t.Error("Escape in the folder does not close it")
	}
}

func TestBeginningOfAValueIsNotStored(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	o, _ := narrative.First[narrative.Outcome](&s)
	e.capture.Open(o.ID, false)
	target, _ := e.capture.form.fields[2].(*parsedField)
	stored := func() string {
		f, _ := e.work.session.Fact(o.ID)
		return target.parse.write(f.(narrative.Outcome).Target)
	}
	before := stored()
	r.win.window.Canvas().Focus(target.e)
	target.e.show("")
	r.typeIn(target.e, "12")
	if got := stored(); got != before {
		t.Errorf("stored %q at once", got)
	}
	r.pause()
	if got := stored(); got != "12" {
		t.Errorf("stored %q after a pause", got)
	}
	r.typeIn(target.e, " ?!")
	r.pause()
	if got := stored(); got != before {
		t.Errorf("what is no value left %q", got)
	}
	r.win.ShowLibrary()
	r.settle()
	if said := r.win.bar.text.Text(); !r.win.bar.root.Visible() || !strings.HasPrefix(said, "1 field was not understood") {
		t.Errorf("it says %q", said)
	}
	e = r.open(s.ID)
	e.capture.Open(o.ID, false)
	target, _ = e.capture.form.fields[2].(*parsedField)
	if target.e.Text != "12 ?!" {
		t.Errorf("the field holds %q", target.e.Text)
	}
	target.e.show("")
	r.typeIn(target.e, "14 %")
	r.win.ShowLibrary() // before the pause is over
	r.settle()
	held := r.shelf.held[s.ID]
	f, _ := held.Fact(o.ID)
	if got := target.parse.write(f.(narrative.Outcome).Target); got != "14 %" {
		t.Errorf("saved %q", got)
	}
}

func TestOneAnswerAndOneAsk(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	adds := func() []string {
		var out []string
		for _, o := range test.LaidOutObjects(e.capture.root) {
			if b, ok := o.(*button); ok && strings.HasPrefix(b.Text, "Add ") {
				out = append(out, b.Text)
			}
		}
		return out
	}
	if !slices.Contains(adds(), "Add answer") {
		t.Fatalf("it offers %q", adds())
	}
	e.capture.Add(narrative.KindAnswer)
	r.settle()
	if slices.Contains(adds(), "Add answer") {
		t.Errorf("it offers %q", adds())
	}
}

func TestSentence(t *testing.T) {
	for text, want := range map[string]string{
		"élan is missing":                   "Élan is missing.",
		"/home/x/y cannot be written":       "/home/x/y cannot be written.",
		"library.db is damaged":             "library.db is damaged.",
		"after \xb6\xb6end”":                "After end”.",
		"what is meant; did you mean this?": "What is meant; did you mean this?",
	} {
		if got := sentence(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestQuittingUnsavedSuggestsToStay(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	f, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(f.e, "Title")
	r.shelf.fail = errors.New("the disk is full")
	defer func() { r.shelf.fail = nil }()
	r.win.Quit()
	stay, ok := r.win.window.Canvas().Focused().(*button)
	if !ok || stay.Text != "Stay" || stay.Importance != widget.HighImportance {
		t.Fatalf("the focus is on %v", r.win.window.Canvas().Focused())
	}
	test.Tap(stay)
	if r.win.window.Canvas().Overlays().Top() != nil {
		t.Error("it does not stay")
	}
}
