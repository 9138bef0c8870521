package app

import (
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// An empty side that is told the other one's text shows it, and no strange example.
func TestAnEmptySideShowsWhatItIsTold(t *testing.T) {
	s := gateOf("", narrative.Milestone{Head: narrative.Head{ID: "m"}, Name: narrative.Telling{Executive: "all {lanes} lanes"}, Deliverable: narrative.Telling{Executive: "paper ends"}},
		narrative.Quantity{Head: narrative.Head{ID: "lanes"}, Name: narrative.Same("lanes"), Value: figures.MustParse("6")})
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("m", true)
	name, _ := e.capture.form.fields[0].(*tellingField)
	if got := name.entries[1].PlaceHolder; got != "all 6 lanes" {
		t.Errorf("the engineers' name shows %q", got)
	}
	r.typeIn(name.entries[0], ", and more")
	r.win.window.Canvas().Unfocus()
	r.settle()
	if got := name.entries[1].PlaceHolder; got != "all 6 lanes, and more" {
		t.Errorf("after more is typed it shows %q", got)
	}
	for _, f := range e.capture.form.fields {
		if f, ok := f.(*tellingField); ok && f.b.field.Key == "deliverable" && f.entries[1].PlaceHolder != "paper ends" {
			t.Errorf("the deliverable shows %q", f.entries[1].PlaceHolder)
		}
	}
	e.capture.Open("turn", true)
	name, _ = e.capture.form.fields[0].(*tellingField)
	name.entries[0].show("")
	r.typeIn(name.entries[0], "x")
	name.entries[0].show("")
	name.entries[0].typed("")
	r.win.window.Canvas().Unfocus()
	r.settle()
	if got := name.entries[1].PlaceHolder; got != name.examples[1] {
		t.Errorf("with nothing to lend it shows %q", got)
	}
}

// Who is picked from the list stands in the field by name alone, and stays linked.
func TestWhoIsPickedStandsByName(t *testing.T) {
	s := gateOf("", narrative.Ask{Head: narrative.Head{ID: "ask"}},
		narrative.Stakeholder{Head: narrative.Head{ID: "md"}, Name: "Ilsa Brennvik", Role: "Managing director"},
		narrative.Stakeholder{Head: narrative.Head{ID: "it"}, Name: "Oskar Tellin", Role: "Head of terminal IT"})
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("ask", true)
	var f *personField
	for _, v := range e.capture.form.fields {
		if p, ok := v.(*personField); ok && p.b.field.Key == "from" {
			f = p
		}
	}
	from := func() string {
		a, _ := e.work.session.Fact("ask")
		return a.(narrative.Ask).From
	}
	f.s.SetText("Ilsa Brennvik, Managing director") // as the list does
	r.settle()
	if f.s.Text != "Ilsa Brennvik" || from() != "md" {
		t.Errorf("it shows %q, and means %q", f.s.Text, from())
	}
	f.s.SetText("Oskar Tellin")
	r.settle()
	if from() != "it" {
		t.Errorf("the name alone means %q", from())
	}
}

// What a field refers to is added without leaving the form, and linked, in one step.
func TestWhatAFieldRefersToIsAddedThere(t *testing.T) {
	s := gateOf("", narrative.Capability{Head: narrative.Head{ID: "cap"}, Name: narrative.Same("slot booking")})
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("cap", true)
	uses := func() *refsField {
		for _, v := range e.capture.form.fields {
			if f, ok := v.(*refsField); ok && f.b.field.Key == "components" {
				return f
			}
		}
		t.Fatal("there is no such field")
		return nil
	}
	if !e.capture.form.open {
		e.capture.form.toggle()
	}
	if !press(uses().column, "+ Component") {
		t.Fatalf("it says %q", said(uses().column))
	}
	for _, name := range []string{"Plate cameras", "Gate {controller}"} {
		typing, ok := r.win.window.Canvas().Focused().(*entry)
		if !ok {
			t.Fatal("there is nowhere to type")
		}
		r.typeIn(typing, name)
		typing.enter()
		r.settle()
	}
	f, _ := e.work.session.Fact("cap")
	ids := f.(narrative.Capability).Components
	x := e.work.index()
	if len(ids) != 2 || e.capture.openFact != "cap" {
		t.Fatalf("it uses %v", ids)
	}
	if c, _ := x.Fact(ids[1]); x.Name(c) != "Gate {controller}" {
		t.Errorf("the second one is %q", x.Name(c))
	}
	e.undo()
	r.settle()
	f, _ = e.work.session.Fact("cap")
	if now := f.(narrative.Capability).Components; len(now) != 1 || len(e.work.session.Solution().Facts) != len(s.Facts)+1 {
		t.Errorf("one step back it uses %v", now)
	}
	r.win.window.Canvas().Focused().(*entry).escape()
	if got := said(uses().column); !strings.Contains(got, "+ Component") {
		t.Errorf("after Escape it says %q", got)
	}
}

// How often an amount is due that says so itself is shown as understood.
func TestWhatAnAmountSaysOfItselfIsShown(t *testing.T) {
	s := gateOf("", narrative.Cost{Head: narrative.Head{ID: "run"}, Name: narrative.Same("running costs")})
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("run", true)
	var every *choiceField
	for _, v := range e.capture.form.fields {
		if f, ok := v.(*choiceField); ok && f.b.field.Key == "every" {
			every = f
		}
	}
	if every.s.Selected != notChosen {
		t.Fatalf("it says %q", every.s.Selected)
	}
	f := parsed(t, e, "amount")
	r.typeIn(f.e, "EUR 95,000 a year")
	r.win.window.Canvas().Unfocus()
	r.pause()
	if got := every.s.Selected; got != "year, as typed" {
		t.Errorf("it says %q", got)
	}
	if c, _ := e.work.session.Fact("run"); c.(narrative.Cost).Every != "" {
		t.Error("it is chosen, and only understood")
	}
}
