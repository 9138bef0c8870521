package app

import (
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// gateOf is a solution with a problem in words, a figure, and an outcome that has no
// values yet.
func gateOf(symptom string, extra ...narrative.Fact) narrative.Solution {
	s := narrative.New()
	s.Facts = append(narrative.Facts{
		narrative.Problem{Head: narrative.Head{ID: "p"}, Symptom: symptom},
		narrative.Outcome{Head: narrative.Head{ID: "turn"}, Measure: narrative.Same("waiting time at the gate")},
	}, extra...)
	return s
}

// What is measured names a measure, and not who waits.
func TestAMeasureIsNamedByWhoMakesIt(t *testing.T) {
	s := gateOf("")
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("p", true)
	f, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(f.e, "lorries wait 74 minutes at the gate")
	r.win.window.Canvas().Unfocus()
	r.pause()
	if !press(f.below.column, "Make it a figure") {
		t.Fatalf("it offers %q", said(f.below.column))
	}
	named, ok := r.win.window.Canvas().Focused().(*entry)
	if !ok || named == f.e || named.PlaceHolder != "waiting time at the gate" || named.Text != "" {
		t.Fatalf("it asks for no name: %q", said(f.below.column))
	}
	r.pause() // the offer of the text must not come over it
	named.enter()
	r.settle()
	if got := f.e.Text; got != "lorries wait {waiting-time-at-the-gate} at the gate" {
		t.Errorf("the text is %q", got)
	}
	e.undo()
	r.settle()
	if f.e.Text != "lorries wait 74 minutes at the gate" {
		t.Errorf("undone, it is %q", f.e.Text)
	}
}

// A value that is entered where it belongs takes the place of the plain figure that
// was made of it before, in one step.
func TestAValueTwiceBecomesOne(t *testing.T) {
	s := gateOf("lorries wait {wait} at the gate", narrative.Quantity{
		Head: narrative.Head{ID: "wait"}, Name: narrative.Same("waiting time"), Value: figures.MustParse("74 min"),
	})
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("turn", true)
	f := parsed(t, e, "baseline")
	r.typeIn(f.e, "74 minutes")
	r.win.window.Canvas().Unfocus()
	r.pause()
	if got := said(f.below.column); !strings.Contains(got, "74 minutes is a figure already: Waiting time.") {
		t.Fatalf("it says %q", got)
	}
	if !press(f.below.column, "Make the two one") {
		t.Fatal("it cannot be done")
	}
	r.settle()
	symptom := func() string {
		f, _ := e.work.session.Fact("p")
		return f.(narrative.Problem).Symptom
	}
	if _, there := e.work.session.Fact("wait"); there || symptom() != "lorries wait {turn.baseline} at the gate" {
		t.Errorf("the text is %q", symptom())
	}
	e.undo()
	if _, there := e.work.session.Fact("wait"); !there || symptom() != "lorries wait {wait} at the gate" {
		t.Errorf("one step back it is %q", symptom())
	}
}

// A number that stands in a text comes to refer to where its value is entered; one
// that is typed over is asked about no more.
func TestANumberInATextRefersToWhatIsEntered(t *testing.T) {
	s := gateOf("lorries wait 74 minutes at the gate")
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("turn", true)
	f := parsed(t, e, "baseline")
	enter := func(value string) {
		r.win.window.Canvas().Focus(f.e)
		f.e.show("")
		r.typeIn(f.e, value)
		r.win.window.Canvas().Unfocus()
		r.pause()
	}
	enter("81 minutes")
	if f.below.column.Visible() {
		t.Errorf("another value is offered %q", said(f.below.column))
	}
	enter("74 minutes")
	if got := said(f.below.column); !strings.Contains(got, "74 minutes stands in a text of “Lorries wait 74 minutes at the gate”, too.") {
		t.Fatalf("it says %q", got)
	}
	enter("75 minutes")
	if f.below.column.Visible() {
		t.Errorf("after another value it says %q", said(f.below.column))
	}
	enter("74 minutes")
	press(f.below.column, "Let it refer to this")
	r.settle()
	p, _ := e.work.session.Fact("p")
	if got := p.(narrative.Problem).Symptom; got != "lorries wait {turn.baseline} at the gate" {
		t.Errorf("the text is %q", got)
	}
}

// A count in words is a figure that is there already, and never a new one.
func TestACountInWordsRefersToItsFigure(t *testing.T) {
	s := gateOf("", narrative.Quantity{Head: narrative.Head{ID: "lanes"}, Name: narrative.Same("lanes"), Value: figures.MustParse("6")})
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("p", true)
	f, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(f.e, "cameras at three gates read plates at six lanes")
	r.win.window.Canvas().Unfocus()
	r.pause()
	if got := said(f.below.column); !strings.Contains(got, "6 is a figure already: Lanes.") || strings.Contains(got, "gates") {
		t.Fatalf("it says %q", got)
	}
	press(f.below.column, "Use it")
	r.settle()
	if f.e.Text != "cameras at three gates read plates at {lanes} lanes" {
		t.Errorf("the text is %q", f.e.Text)
	}
}
