package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bifocal/narrative"
)

func TestPlainNumberBecomesAFigure(t *testing.T) {
	r, e, f := symptom(t)
	facts := len(e.work.session.Solution().Facts)
	before := f.e.Text
	r.typeIn(f.e, " for 37 lorries")
	if f.below.column.Visible() {
		t.Error("it asks while one types")
	}
	r.pause()
	if f.below.column.Visible() {
		t.Errorf("it asks about what may go on: %q", said(f.below.column))
	}
	r.typeIn(f.e, " at")
	r.pause()
	if got := said(f.below.column); !strings.Contains(got, "Make “37 lorries” a figure?") {
		t.Fatalf("it asks %q", got)
	}
	if r.win.window.Canvas().Focused() != f.e {
		t.Error("the field lost the focus")
	}
	if !press(f.below.column, "Make it a figure") {
		t.Fatal("it cannot be done")
	}
	r.settle()
	if !strings.HasSuffix(f.e.Text, " for {lorries} lorries at") || f.below.column.Visible() {
		t.Errorf("the text is %q, and it says %q", f.e.Text, said(f.below.column))
	}
	q, ok := e.work.session.Fact("lorries")
	if got, _ := q.(narrative.Quantity); !ok || got.Name.Executive != "lorries" || got.Value.String() != "37" {
		t.Errorf("the figure is %+v", q)
	}
	e.undo()
	r.settle()
	if !strings.HasSuffix(f.e.Text, " for 37 lorries at") || len(e.work.session.Solution().Facts) != facts {
		t.Errorf("one step back the text is %q", f.e.Text)
	}
	e.undo()
	r.settle()
	if !strings.HasPrefix(f.e.Text, before) {
		t.Errorf("two steps back it is %q", f.e.Text)
	}
}

func TestNumberOfAFigureThatIsThere(t *testing.T) {
	r, e, f := symptom(t)
	facts := len(e.work.session.Solution().Facts)
	r.typeIn(f.e, ", which costs 1.2 M USD a year")
	r.win.window.Canvas().Unfocus()
	r.pause()
	if got := said(f.below.column); !strings.Contains(got, "1.2 M USD a year is a figure already: Running costs, today.") {
		t.Fatalf("it asks %q", got)
	}
	press(f.below.column, "Use it")
	r.settle()
	if !strings.HasSuffix(f.e.Text, ", which costs {runcost.baseline}") || len(e.work.session.Solution().Facts) != facts {
		t.Errorf("the text is %q", f.e.Text)
	}
}

func TestNoIsRemembered(t *testing.T) {
	r, e, f := symptom(t)
	r.typeIn(f.e, " for 37 lorries,")
	r.win.window.Canvas().Unfocus()
	r.pause()
	if !press(f.below.column, "No") || f.below.column.Visible() {
		t.Fatalf("it still asks %q", said(f.below.column))
	}
	id := e.capture.openFact
	e.capture.Open("runcost", false)
	e.capture.Open(id, true)
	f, _ = e.capture.form.fields[0].(*textField)
	f.e.show("")
	r.typeIn(f.e, "it is for 37 lorries, and")
	r.win.window.Canvas().Unfocus()
	r.pause()
	if f.below.column.Visible() {
		t.Errorf("it asks again: %q", said(f.below.column))
	}
}

// What stood in a text before is not asked about.
func TestOldNumbersAreLeftAlone(t *testing.T) {
	s := narrative.New()
	s.Facts = narrative.Facts{narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: "37 lorries wait at 404 gates"}}
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("p", true)
	f, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(f.e, " at night")
	r.win.window.Canvas().Unfocus()
	r.pause()
	if f.below.column.Visible() {
		t.Errorf("it asks %q", said(f.below.column))
	}
	f.e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
}
