package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"bifocal/narrative"
)

// A picture that comes, grows or goes while one types leaves the field with the
// cursor where it is on the screen.
func TestPictureDoesNotMoveTheFieldOneTypesIn(t *testing.T) {
	s := narrative.New()
	s.Facts = narrative.Facts{narrative.Outcome{Head: narrative.Head{ID: "o"}, Measure: narrative.Same("outages")}}
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.capture.Open("o", true)
	r.pause()
	field := func(key string) *parsedField {
		for _, f := range e.capture.form.fields {
			if f, ok := f.(*parsedField); ok && f.b.field.Key == key {
				return f
			}
		}
		t.Fatal(key, "is not there")
		return nil
	}
	r.typeIn(field("baseline").e, "9 a month")
	target := field("target").e
	r.win.window.Canvas().Focus(target)
	r.pause()
	at := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(target).Y }
	was, high := at(), e.capture.column.HeightFor(400)
	r.typeIn(target, "1 a month")
	r.pause() // it is read
	r.pause() // and drawn
	if e.capture.column.HeightFor(400) <= high {
		t.Fatalf("no picture came: %+v", e.work.session.Solution().Facts)
	}
	if got := at(); got < was-1 || got > was+1 {
		t.Errorf("the field moved from %v to %v", was, got)
	}
	was = at()
	for range len("1 a month") {
		target.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	r.pause()
	r.pause()
	if got := at(); e.capture.scroll.Offset.Y > 0 && (got < was-1 || got > was+1) {
		t.Errorf("the field moved back from %v to %v", was, got)
	}
	if _, high := e.capture.withPicture(); high <= 0 {
		t.Error("the open fact has no height")
	}
}
