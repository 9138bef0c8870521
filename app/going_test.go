package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"bifocal/app/desk"
	"bifocal/narrative"
)

// The palette leads to every group of the capture pane by its name.
func TestPaletteKnowsTheSections(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.win.window.Resize(r.win.window.Canvas().Size())
	find := func(text string) desk.Command {
		p := desk.NewPalette(r.win.paletteCommands())
		p.Type(text)
		c, ok := p.Chosen()
		if !ok {
			t.Fatalf("nothing fits %q", text)
		}
		return c
	}
	for text, group := range map[string]narrative.Group{
		"archit": narrative.GroupArchitecture, "plan": narrative.GroupPlan, "people": narrative.GroupPeople, "risks": narrative.GroupRisks,
	} {
		c := find(text)
		if c.Group != "Capture" {
			t.Errorf("%q leads to %q, %q", text, c.Group, c.Title)
			continue
		}
		c.Run()
		r.settle()
		if e.capture.openGroup != group {
			t.Errorf("%q opens %q", text, e.capture.openGroup)
		}
		row := e.capture.groups[group]
		top := fyneY(row) - fyneY(e.capture.scroll)
		if top < -1 || top > e.capture.scroll.Size().Height-40 {
			t.Errorf("the group of %q stands at %v", text, top)
		}
	}
}

// fyneY is how far down the window an object stands.
func fyneY(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
}

// What one reads stays in sight when the window or the text gets another size.
func TestReadingPlaceIsKept(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	e.framings.scrollTo(e.framings.rows[5].top)
	r.settle()
	at := topTheme(e.framings)
	size := r.win.window.Canvas().Size()
	for _, to := range []fyne.Size{fyne.NewSize(820, 560), fyne.NewSize(1900, 1000), size} {
		r.win.window.Resize(to)
		r.settle()
		if got := topTheme(e.framings); got != at {
			t.Errorf("at %v it shows %q, and did %q", to, got, at)
		}
	}
	r.item("Larger text").Action()
	r.settle()
	if got := topTheme(e.framings); got != at {
		t.Errorf("with larger text it shows %q, and did %q", got, at)
	}
}

// topTheme names the theme at the top of what is in sight.
func topTheme(f *framings) string {
	for i, r := range f.rows {
		if r.top+r.high > f.scroll.Offset.Y+40 {
			return string(f.view.Rows[i].Theme)
		}
	}
	return ""
}
