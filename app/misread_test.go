package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
)

// parsed returns a field of values of the open form.
func parsed(t *testing.T, e *editor, key string) *parsedField {
	t.Helper()
	for _, f := range e.capture.form.fields {
		if f, ok := f.(*parsedField); ok && f.b.field.Key == key {
			return f
		}
	}
	t.Fatalf("there is no field %s", key)
	return nil
}

// What a date field understands of a time told by its edge it shows; what it
// refuses is said where one sees it after the focus, and the form, have gone.
func TestDatesAreUnderstoodOrRefusedInSight(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("runcost", true)
	date := parsed(t, e, "date")
	date.e.show("")
	r.typeIn(date.e, "by end of 2027")
	r.win.window.Canvas().Unfocus()
	r.pause()
	if date.e.Text != "December 2027" || date.fault.Visible() {
		t.Errorf("it shows %q, %q", date.e.Text, date.fault.Text())
	}
	date.e.show("")
	r.typeIn(date.e, "spring 2027")
	r.win.window.Canvas().Unfocus()
	r.pause()
	if !strings.Contains(date.fault.Text(), "write the quarter, such as Q2") {
		t.Errorf("it says %q", date.fault.Text())
	}
	counted := lang.XN("footer.misread", "{{.Count}} not understood", 1, words.Count(1))
	foot := e.framings.foot
	if got := said(foot.left); !strings.Contains(got, counted) {
		t.Errorf("the footer says %q", got)
	}
	e.capture.Open("incidents", false)
	if row := e.capture.facts["runcost"]; row.detail.Text() != "Not understood: spring 2027" {
		t.Errorf("the list says %q", row.detail.Text())
	}
	if !press(foot.left, counted) {
		t.Fatal("the footer does not lead there")
	}
	date = parsed(t, e, "date")
	if e.capture.openFact != "runcost" || r.win.window.Canvas().Focused() != date.e || date.e.Text != "spring 2027" {
		t.Errorf("it leads to %q, %q", e.capture.openFact, date.e.Text)
	}
	date.e.show("")
	r.typeIn(date.e, "Q2 2027")
	if got := said(foot.left); strings.Contains(got, counted) {
		t.Errorf("understood, the footer says %q", got)
	}
}

// What cannot be read is given up with Escape, and by undoing, so that the value that
// stays need not be typed again.
func TestWhatIsNotUnderstoodIsGivenUp(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("runcost", true)
	date := parsed(t, e, "date")
	stays := date.e.Text
	mistake := func() {
		t.Helper()
		r.win.window.Canvas().Focus(date.e)
		date.e.show("")
		r.typeIn(date.e, "31 February 2027")
		r.win.window.Canvas().Unfocus()
		r.pause()
		if !strings.Contains(date.fault.Text(), "Until then it stays "+stays+"; Esc goes back to it.") {
			t.Fatalf("it says %q", date.fault.Text())
		}
		r.win.window.Canvas().Focus(date.e)
	}
	given := func(how string) {
		t.Helper()
		r.settle()
		if date.e.Text != stays || date.fault.Visible() || len(e.capture.misread()) != 0 {
			t.Errorf("after %s it shows %q, %q", how, date.e.Text, date.fault.Text())
		}
	}
	mistake()
	r.escape()
	given("Escape")
	if e.capture.openFact != "runcost" {
		t.Error("Escape closed the fact as well")
	}
	mistake()
	e.undo()
	given("undoing")
	mistake()
	e.showExport(true)
	r.settle()
	if got := e.export.doubt.Text(); got != "1 field was not understood; the briefs say what stood there before." || !e.export.doubt.Visible() {
		t.Errorf("the export says %q", got)
	}
	e.showExport(false)
	e.capture.Open("incidents", false)
	e.undo() // there is nothing else to undo
	if len(e.capture.misread()) != 0 {
		t.Error("it cannot be given up from elsewhere")
	}
}

// What was not understood is there again after the program has ended.
func TestWhatIsNotUnderstoodOutlivesTheProgram(t *testing.T) {
	s := example(t, 0)
	shelf := newShelf(s)
	r := newRig(t, shelf)
	e := r.open(s.ID)
	e.capture.Open("runcost", true)
	date := parsed(t, e, "date")
	date.e.show("")
	r.typeIn(date.e, "31 February 2027")
	r.win.window.Canvas().Unfocus()
	r.pause()
	again := newRig(t, shelf)
	e = again.open(s.ID)
	if got := e.capture.misread(); len(got) != 1 {
		t.Fatalf("not understood are %q", got)
	}
	e.capture.Open("runcost", true)
	date = parsed(t, e, "date")
	if date.e.Text != "31 February 2027" {
		t.Errorf("the field shows %q", date.e.Text)
	}
	again.win.window.Canvas().Focus(date.e)
	again.escape()
	third := newRig(t, shelf)
	if got := third.open(s.ID).capture.misread(); len(got) != 0 {
		t.Errorf("what was given up is back: %q", got)
	}
}

// Less than nothing is said to be none, where it is typed.
func TestLessThanNothingIsDoubted(t *testing.T) {
	s := gateOf("")
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("turn", true)
	f := parsed(t, e, "target")
	enter := func(value string) {
		r.win.window.Canvas().Focus(f.e)
		f.e.show("")
		r.typeIn(f.e, value)
		r.win.window.Canvas().Unfocus()
		r.pause()
	}
	enter("-5 hours")
	if got := f.fault.Text(); got != "There cannot be less than nothing of this: leave out the minus." {
		t.Errorf("it says %q", got)
	}
	enter("5 hours")
	if f.fault.Visible() {
		t.Errorf("of 5 hours it says %q", f.fault.Text())
	}
}
