package app

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bifocal/narrative"
)

// Every widget that can have the focus leaves the function keys to the window.
func TestFunctionKeysWorkWhereverTheFocusIs(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	press := func(o fyne.Focusable, key fyne.KeyName) {
		t.Helper()
		r.win.window.Canvas().Focus(o)
		r.settle()
		o.TypedKey(&fyne.KeyEvent{Name: key})
		r.settle()
	}
	// each presses F1 in all that can have the focus, and Escape where the panel
	// that came takes nothing else first.
	kinds := map[string]bool{}
	each := func(root fyne.CanvasObject) {
		t.Helper()
		for _, o := range test.LaidOutObjects(root) {
			f, ok := o.(fyne.Focusable)
			if d, off := o.(fyne.Disableable); !ok || !o.Visible() || off && d.Disabled() {
				continue
			}
			kind := fmt.Sprintf("%T", f)
			if kinds[kind] || kind == "*widget.radioItem" { // Fyne's own, which nothing can be built around
				continue
			}
			kinds[kind] = true
			press(f, fyne.KeyF1)
			if r.win.panel == nil || r.win.panel.help == nil {
				t.Errorf("F1 does nothing in a %s", kind)
			}
			r.win.uncover()
			r.settle()
		}
	}
	each(r.win.home.root)
	e := r.open(s.ID)
	each(e.root)
	for _, f := range e.work.session.Solution().Facts {
		switch f.FactKind() {
		case narrative.KindOutcome, narrative.KindRisk, narrative.KindAsk, narrative.KindComponent, narrative.KindStakeholder, narrative.KindDecision:
			e.capture.Open(f.FactID(), false)
			r.settle()
			each(e.capture.root)
		}
	}
	e.showExport(true)
	r.settle()
	each(e.export.root)
	for _, kind := range []string{"*app.button", "*app.tick", "*app.foldable", "*app.pick", "*app.row", "*app.entry", "*app.chip", "*app.searchField", "*app.personEntry", "*app.scale", "*app.shelfList"} {
		if !kinds[kind] {
			t.Errorf("no %s was there to be tried; there were %v", kind, kinds)
		}
	}
}

func TestEscapeClosesAPanelFromItsButton(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.showExport(true)
	r.settle()
	c := r.win.window.Canvas()
	for _, o := range []fyne.Focusable{e.export.briefs.ticks[0], e.export.start} {
		e.showExport(true)
		c.Focus(o)
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if e.exporting {
			t.Errorf("Escape on a %s leaves the panel open", fmt.Sprintf("%T", o))
		}
	}
}

// Who goes to a fact through the palette goes on typing.
func TestPaletteGoesIntoTheFact(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	for _, c := range r.win.paletteCommands() {
		if c.Group == "Go to" && c.Title == "Services" {
			c.Run()
		}
	}
	r.settle()
	if f := r.win.window.Canvas().Focused(); f == nil || f != e.capture.form.first() {
		t.Errorf("the focus is on %v", f)
	}
}
