package app

import (
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
