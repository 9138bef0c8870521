package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bifocal/app/look"
	"bifocal/narrative"
)

func absolute(o fyne.CanvasObject) (top, foot float32) {
	top = fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
	return top, top + o.Size().Height
}

// What has just happened is said above the footer, not over it.
func TestToastLeavesTheFooterInSight(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.win.bar.offer("Something happened", func() {})
	r.settle()
	top, _ := absolute(e.framings.foot.root)
	if _, foot := absolute(r.win.bar.button); foot > top {
		t.Errorf("the bar ends at %v, the footer begins at %v", foot, top)
	}
}

// The footer announces no facts where it names none.
func TestFooterNamesFactsOrNothing(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.framings.Go(find(t, e, narrative.Executive, "benefit-runcost").place)
	root := e.framings.foot.root
	shown := func() (out string) {
		for _, o := range e.framings.foot.left.Objects {
			if o.Visible() {
				out += said(o)
			}
		}
		return out
	}
	if got := shown(); !strings.HasPrefix(got, "Facts behind it:\n") || strings.Count(got, "\n") < 2 {
		t.Errorf("it says %q", got)
	}
	root.Resize(fyne.NewSize(330, look.Scaled(footerHeight)))
	if got := shown(); got != "" {
		t.Errorf("with no room for a fact it says %q", got)
	}
}

// Examples of amounts are in the currency of the solution.
func TestExamplesAreInTheCurrencyOfTheSolution(t *testing.T) {
	s := example(t, 0)
	s.Currency, s.Facts = "EUR", nil
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	for _, kind := range []narrative.Kind{narrative.KindOutcome, narrative.KindCost, narrative.KindBenefit, narrative.KindAsk} {
		e.capture.Add(kind)
		r.settle()
		for _, f := range e.capture.form.fields {
			f, ok := f.(*parsedField)
			if !ok {
				continue
			}
			r.typeIn(f.e, "much money")
			r.win.window.Canvas().Unfocus()
			if strings.Contains(f.e.PlaceHolder+f.fault.Text(), "USD") {
				t.Errorf("%s, %s: %q, %q", kind, f.b.field.Key, f.e.PlaceHolder, f.fault.Text())
			}
		}
	}
}

// A note about a text quotes little of it, and says what is wrong.
func TestNotesQuoteLittle(t *testing.T) {
	long := strings.Repeat("and it goes on and on ", 60)
	s := narrative.New()
	s.Facts = narrative.Facts{
		narrative.Problem{Head: narrative.Head{ID: "a"}, Symptom: long + "at {cost " + long},
		narrative.Problem{Head: narrative.Head{ID: "b"}, Symptom: long + "at {outcome-7k2f.target}"},
		narrative.Problem{Head: narrative.Head{ID: "c"}, Symptom: long + "at {fleet}"},
		narrative.Problem{Head: narrative.Head{ID: "d"}, Symptom: "at {size}"},
		narrative.Quantity{Head: narrative.Head{ID: "size"}, Name: narrative.Same("size")},
	}
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	var notes []string
	for _, row := range e.framings.view.Rows {
		notes = append(notes, row.Sides[0].Notes...)
	}
	got := strings.Join(notes, "\n")
	for _, want := range []string{
		"A bracket never closes in “…on and on at {cost and it goes on…”", "The fact behind {outcome-7k2f.target} was deleted",
		"There is no figure {fleet}", "{size}, which has no value yet",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q:\n%s", want, got)
		}
	}
	for _, n := range notes {
		if len(n) > 160 {
			t.Errorf("a note of %d characters: %s", len(n), n)
		}
	}
}
