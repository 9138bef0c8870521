package app

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bifocal/narrative"
)

// over moves the pointer over the middle of an object.
func (r *rig) over(o fyne.CanvasObject) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	test.MoveMouse(r.win.window.Canvas(), at.AddXY(o.Size().Width/2, o.Size().Height/2))
}

func topOf(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
}

func fieldOf[F fieldView](t testing.TB, e *editor, key string) F {
	t.Helper()
	for i, f := range e.capture.form.fields {
		if f, ok := f.(F); ok && strings.HasSuffix(e.capture.form.ids[i], "/"+key) {
			return f
		}
	}
	t.Fatal(key, "is not there")
	panic("unreachable")
}

// What appears under a field that is left does not move what is about to be clicked.
func TestNothingMovesUnderThePointer(t *testing.T) {
	s := narrative.New()
	s.Facts = narrative.Facts{
		narrative.Problem{Head: narrative.Head{ID: "p"}},
		narrative.Outcome{Head: narrative.Head{ID: "o"}, Measure: narrative.Same("outages")},
	}
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("p", true)
	r.pause()
	symptom := fieldOf[*textField](t, e, "symptom")
	r.typeIn(symptom.e, "ships leave 12 % late")
	more := e.capture.form.more
	r.over(more)
	was := topOf(more)
	r.win.window.Canvas().Unfocus() // as the button of the mouse goes down
	r.pause()
	if !strings.Contains(said(symptom.below.column), "12 %") {
		t.Fatalf("nothing is offered: %q", said(symptom.below.column))
	}
	if got := topOf(more); got != was {
		t.Errorf("what is clicked moved from %v to %v", was, got)
	}
	e.capture.Open("o", true)
	r.pause()
	baseline := fieldOf[*parsedField](t, e, "baseline")
	baseline.help.SetText("") // as under a field that needs no help
	e.capture.grown()
	r.typeIn(baseline.e, "rather a lot of them, as everybody who works here would say")
	add := e.capture.card.inside.Items()[len(e.capture.card.inside.Items())-1]
	r.over(add)
	was = topOf(add)
	r.win.window.Canvas().Unfocus()
	r.pause()
	if !baseline.fault.Visible() {
		t.Fatal("it does not complain")
	}
	if got := topOf(add); got != was {
		t.Errorf("under the complaint it moved from %v to %v", was, got)
	}
}

// A finding that is put right says so in the room that it had.
func TestPuttingRightMovesNothing(t *testing.T) {
	s := example(t, 0)
	for i, f := range s.Facts {
		if c, ok := f.(narrative.Capability); ok {
			c.Outcomes = nil
			s.Facts[i] = c
			break
		}
	}
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	e.showReview(true)
	r.settle()
	row := finding(t, e, "moves no outcome")
	e.leadTo(row.card.row)
	r.settle()
	moves := fieldOf[*refsField](t, e, "outcomes")
	ticks := moves.checks
	r.over(ticks[0])
	high, was := e.strip.root.Size().Height, topOf(ticks[1])
	test.Tap(ticks[0])
	r.pause()
	r.pause()
	if !e.strip.gone {
		t.Fatalf("it says %q", said(e.strip.root))
	}
	if got := topOf(ticks[1]); got != was || e.strip.root.Size().Height != high {
		t.Errorf("the next outcome moved from %v to %v", was, got)
	}
	e.capture.Open(s.Facts[0].FactID(), false)
	if e.strip.root.Size().Height >= high {
		t.Error("it keeps the room for another fact")
	}
}

// The picture of the components grows below the table that is filled in.
func TestTableStandsStill(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.showGroup(narrative.GroupArchitecture)
	e.capture.showTables(true)
	r.pause()
	r.pause()
	p, g := e.capture.drawn[narrative.GroupArchitecture], e.capture.grids[narrative.KindComponent]
	if topOf(p) <= topOf(g) {
		t.Errorf("the picture is at %v, the table at %v", topOf(p), topOf(g))
	}
	e.capture.showTables(false)
	r.pause()
	if p.Position().Y > e.capture.column.Items()[len(e.capture.column.Items())-1].Position().Y {
		t.Error("over the cards it is gone")
	}
}

// The second click of a double click lands on nothing that came in the place of
// what was clicked.
func TestDoubleClick(t *testing.T) {
	now := time.Now()
	r := newRig(t, newShelf(example(t, 0)))
	e := r.open(example(t, 0).ID)
	pointer.now = func() time.Time { return now }
	t.Cleanup(func() { pointer.now = time.Now })
	first, second := 0, 0
	at := &fyne.PointEvent{AbsolutePosition: fyne.NewPos(200, 300)}
	one, two := newButton("one", func() { first++ }), newRow("two", false, 0, func() { second++ })
	one.Tapped(at)
	two.Tapped(at)
	if first != 1 || second != 0 {
		t.Errorf("%d and %d clicks", first, second)
	}
	now = now.Add(sameClick)
	two.Tapped(at)
	two.Tapped(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(200, 340)})
	if second != 2 {
		t.Errorf("%d clicks of two are taken", second)
	}
	e.capture.Add(narrative.KindProblem) // as a click would
	r.win.window.Canvas().Unfocus()      // as its second half does
	r.pause()
	if r.win.window.Canvas().Focused() != e.capture.form.first() {
		t.Error("the fact that was added has lost the focus")
	}
	now = now.Add(sameClick)
	e.send.Tapped(at)
	e.send.Tapped(at)
	if !e.exporting {
		t.Error("a double click on Export closes what it opened")
	}
	now = now.Add(sameClick)
	e.send.Tapped(at)
	if e.exporting {
		t.Error("a click does not close it")
	}
}

// Enter presses a button as the space bar does.
func TestEnterPressesAButton(t *testing.T) {
	test.NewTempApp(t)
	n := 0
	b := newButton("Add", func() { n++ })
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
		b.TypedKey(&fyne.KeyEvent{Name: key})
	}
	b.TypedRune(' ') // the space bar is a key and a letter, and presses once
	if n != 3 {
		t.Errorf("pressed %d times of 3", n)
	}
	b.Disable()
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if n != 3 {
		t.Error("one that is off can be pressed")
	}
}
