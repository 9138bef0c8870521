package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bifocal/narrative"
)

func TestReferenceShowsItsValue(t *testing.T) {
	r, e, f := symptom(t)
	if f.e.covered() {
		t.Error("a text with the focus shows values")
	}
	r.win.window.Canvas().Unfocus()
	if !f.e.covered() || !strings.Contains(f.e.cover.prose.Text(), "customers meet 9 a month") && !strings.Contains(f.e.cover.prose.Text(), "customers meet 9 outages") {
		t.Fatalf("it shows %q", f.e.cover.prose.Text())
	}
	if !strings.Contains(f.e.Text, "{incidents.baseline}") {
		t.Error("the text itself has changed")
	}
	o, _ := e.work.session.Fact("incidents")
	q := o.(narrative.Outcome)
	q.Baseline.Value = q.Baseline.Value.Add(q.Baseline.Value)
	e.work.do(narrative.ChangeFact{Fact: q}, "Today", q.ID)
	r.settle()
	if !strings.Contains(f.e.cover.prose.Text(), "customers meet 18") {
		t.Errorf("after a change of the figure it shows %q", f.e.cover.prose.Text())
	}
}

// A value typed into a fact shows in its sentence without a click.
func TestValueFollowsWhatIsTyped(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("runcost", false)
	var target *parsedField
	var sentence *textField
	for _, f := range e.capture.form.fields {
		switch f := f.(type) {
		case *parsedField:
			if f.b.field.Key == "target" {
				target = f
			}
		case *textField:
			if f.b.field.Key == "sentence" {
				sentence = f
			}
		}
	}
	r.typeIn(sentence.e, "it costs {target}")
	r.win.window.Canvas().Focus(target.e)
	target.e.show("")
	r.typeIn(target.e, "99 K USD a year")
	r.pause()
	if got := sentence.e.cover.prose.Text(); got != "it costs 99 K USD a year" {
		t.Errorf("the sentence shows %q", got)
	}
}

func TestClickOnAValuePutsTheCursorBehindIt(t *testing.T) {
	r, _, f := symptom(t)
	r.win.window.Canvas().Unfocus()
	shown := f.e.cover.prose.Text()
	at := strings.Index(shown, "customers") + 2
	var pos fyne.Position
	for y := float32(4); y < f.e.Size().Height; y += 6 {
		for x := float32(8); x < f.e.Size().Width; x += 3 {
			if p := fyne.NewPos(x, y); f.e.cover.prose.At(p.Subtract(f.e.cover.prose.Position())) == at {
				pos = p
			}
		}
	}
	if pos.IsZero() {
		t.Fatalf("no position is at %d of %q", at, shown)
	}
	f.e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}, Button: desktop.MouseButtonPrimary})
	f.e.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: pos.AddXY(40, 0)}})
	f.e.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if want := len([]rune(f.e.Text[:strings.Index(f.e.Text, "customers")])) + 2; f.e.CursorTextOffset() != want {
		t.Errorf("the cursor is at %d, not %d", f.e.CursorTextOffset(), want)
	}
	if f.e.SelectedText() != "" {
		t.Errorf("%q is selected", f.e.SelectedText())
	}
}

// Nothing moves when the focus comes or goes.
func TestValuesTakeNoOtherRoomThanReferences(t *testing.T) {
	r, e, f := symptom(t)
	f.e.show("")
	r.typeIn(f.e, strings.Repeat("at {incidents.baseline} ", 12))
	r.win.window.Canvas().Unfocus()
	high := f.e.Size().Height
	r.win.window.Canvas().Focus(f.e)
	if f.e.Size().Height != high {
		t.Errorf("with the focus it is %v high, without %v", f.e.Size().Height, high)
	}
	_ = e
}

func TestUnknownReferenceIsPutRightWithOneClick(t *testing.T) {
	r, e, f := symptom(t)
	r.typeIn(f.e, " at {runcst.baseline}")
	r.win.window.Canvas().Unfocus() // as a click does
	if !press(f.below.column, "{runcost.baseline}  1.2 M USD a year  Running costs, today") {
		t.Fatalf("it offers %q", said(f.below.column))
	}
	r.settle()
	if !strings.HasSuffix(f.e.Text, " at {runcost.baseline}") || f.below.column.Visible() {
		t.Errorf("the text is %q, and it says %q", f.e.Text, said(f.below.column))
	}
	got, _ := e.work.session.Fact(e.capture.openFact)
	if !strings.HasSuffix(got.(narrative.Problem).Symptom, " at {runcost.baseline}") {
		t.Error("the fact does not have it")
	}
}
