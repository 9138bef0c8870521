package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// narrow makes the window as small as it gets, with the largest text.
func (r *rig) narrow() {
	fyne.CurrentApp().Settings().SetTheme(always{variant: theme.VariantLight})
	r.win.window.Resize(fyne.NewSize(820, 560))
	r.textSize(4)
	r.settle()
}

// side returns where an object begins and ends across.
func side(o fyne.CanvasObject) (left, right float32) {
	left = fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X
	return left, left + o.Size().Width
}

// In the smallest window with the largest text nothing runs into what stands
// beside it, and no name or count is cut.
func TestNothingCollidesInASmallWindow(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	r.narrow()
	e := r.open(s.ID)
	b := r.makeStale(e)
	e.framings.Go(b.place)
	e.capture.Open("runcost", true)
	r.pause()
	for i, h := range e.framings.heads {
		_, end := side(h.title)
		if h.title.Natural() > h.title.Size().Width {
			t.Errorf("head %d: the name is cut", i)
		}
		if begin, _ := side(h.count); !h.count.Visible() || begin < end || h.count.Natural() > h.count.Size().Width {
			t.Errorf("head %d: %q collides, or is cut", i, h.count.Text())
		}
	}
	_, limit := side(b)
	for _, o := range test.LaidOutObjects(b.foot) {
		if l, ok := o.(*link); ok {
			if _, right := side(l); right > limit {
				t.Errorf("%q overhangs by %v", l.prose.Text(), right-limit)
			}
		}
	}
	if e.title.Size().Width < 200 {
		t.Errorf("the title has %v", e.title.Size().Width)
	}
	if _, right := side(e.send); right > 820 {
		t.Errorf("the buttons end at %v", right)
	}
	r.win.showPalette()
	r.settle()
	foot := r.win.over.card.Position().Y + r.win.over.card.Size().Height
	for range 12 {
		r.palette().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		for _, o := range test.LaidOutObjects(r.win.over) {
			row, ok := o.(*paletteRow)
			if !ok {
				continue
			}
			if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(row).Y; y+row.Size().Height > foot {
				t.Fatalf("%q stands under the palette", row.title.Text())
			}
		}
	}
	r.win.hideOver()
	r.win.Rehearse("executive")
	if w := r.win.talk.title; w.Size().Width < 200 {
		t.Errorf("the title of a rehearsal has %v", w.Size().Width)
	}
	r.win.talk.end()
	r.win.ShowLibrary()
	r.settle()
	if w := r.win.home.search.Size().Width; w < 200 {
		t.Errorf("the search has %v", w)
	}
}

// The line of a list is high enough for what stands in it, at every size of text.
func TestRowsGrowWithTheirText(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.narrow()
	row := newEntryRow(rowHooks{placed: func(*entryRow) {}})
	if high := row.title.MinSize().Height + row.detail.MinSize().Height; row.MinSize().Height < high {
		t.Errorf("a row is %v high, its two lines %v", row.MinSize().Height, high)
	}
}
