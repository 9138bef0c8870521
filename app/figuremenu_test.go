package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bifocal/narrative"
)

// symptom opens the first problem of an example and returns its first field.
func symptom(t testing.TB) (*rig, *editor, *textField) {
	t.Helper()
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	p, _ := narrative.First[narrative.Problem](&s)
	e.capture.Open(p.ID, true)
	r.settle()
	f, _ := e.capture.form.fields[0].(*textField)
	return r, e, f
}

func hit(e *entry, name fyne.KeyName) { e.TypedKey(&fyne.KeyEvent{Name: name}) }

func TestBracketOffersFiguresAndTakesOne(t *testing.T) {
	r, e, f := symptom(t)
	menu := e.work.figures
	r.typeIn(f.e, " at {")
	if !menu.Visible() || len(menu.list.Found) < 10 {
		t.Fatal("the bracket opens no menu")
	}
	if r.win.window.Canvas().Focused() != f.e {
		t.Fatal("the field lost the focus")
	}
	r.typeIn(f.e, "running")
	if len(menu.list.Found) == 0 || menu.list.Found[0].Ref != "runcost" {
		t.Fatalf("it finds %v", menu.list.Found)
	}
	hit(f.e, fyne.KeyDown)
	if got, _ := menu.list.Choice(); got.Ref != "runcost.baseline" {
		t.Errorf("below it is %s", got.Ref)
	}
	hit(f.e, fyne.KeyTab)
	r.settle()
	if !strings.HasSuffix(f.e.Text, " at {runcost.baseline}") || menu.Visible() {
		t.Fatalf("taken, the text is %q", f.e.Text)
	}
	r.typeIn(f.e, "!")
	if !strings.HasSuffix(f.e.Text, " at {runcost.baseline}!") {
		t.Errorf("the cursor is not behind it: %q", f.e.Text)
	}
	if !strings.Contains(told(e), "1.2 M USD") && !strings.Contains(told(e), "1,200 K USD") {
		t.Error("the framings do not show the value")
	}
}

func TestMenuOfFiguresClosesAndStaysClosed(t *testing.T) {
	r, e, f := symptom(t)
	menu := e.work.figures
	r.typeIn(f.e, " {")
	if !f.e.AcceptsTab() {
		t.Error("Tab does not take a figure")
	}
	hit(f.e, fyne.KeyEscape)
	r.typeIn(f.e, "run")
	if menu.Visible() || f.e.AcceptsTab() {
		t.Error("it opens again for the bracket it was closed for")
	}
	r.typeIn(f.e, "} {")
	if !menu.Visible() {
		t.Error("another bracket opens none")
	}
	hit(f.e, fyne.KeyBackspace)
	if menu.Visible() {
		t.Error("it stays open without its bracket")
	}
	r.typeIn(f.e, "{")
	hit(f.e, fyne.KeyHome)
	if menu.Visible() {
		t.Error("it stays open where the cursor has left")
	}
	hit(f.e, fyne.KeyPageDown)
	r.typeIn(f.e, "x")
	r.win.window.Canvas().Unfocus()
	if menu.Visible() {
		t.Error("it stays open without the focus")
	}
}

func TestMenuOfFiguresStaysInTheWindow(t *testing.T) {
	r, e, f := symptom(t)
	for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(900, 420), fyne.NewSize(1366, 330)} {
		r.win.window.Resize(size)
		for _, offset := range []float32{0, 60, 200} {
			e.capture.scroll.Offset.Y = offset
			e.capture.scroll.Refresh()
			r.win.window.Canvas().Focus(f.e)
			f.e.TypedRune('{')
			menu, size := e.work.figures, r.win.window.Canvas().Size()
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(menu)
			if bottom := at.Y + menu.Size().Height; at.X < 0 || at.Y < 0 || at.X+menu.Size().Width > size.Width || bottom > size.Height {
				t.Errorf("in %v, scrolled by %v, it is at %v and %v large", size, offset, at, menu.Size())
			}
			hit(f.e, fyne.KeyEscape)
			hit(f.e, fyne.KeyBackspace)
			f.e.dismissed = 0
		}
	}
}

func TestFigureIsTakenWithAClick(t *testing.T) {
	r, e, f := symptom(t)
	r.typeIn(f.e, " {runcost")
	menu := e.work.figures
	menu.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, figureMenuInset+figureLineHigh+5)}})
	if menu.list.Chosen != 1 {
		t.Fatal("the pointer does not choose")
	}
	want := menu.list.Found[1].Ref
	menu.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, figureMenuInset+figureLineHigh+5)})
	if !strings.HasSuffix(f.e.Text, " {"+want+"}") || r.win.window.Canvas().Focused() != f.e {
		t.Errorf("the text is %q", f.e.Text)
	}
}

func TestWordingOffersFigures(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	b := e.framings.rows[0].cells[0].blocks[0]
	b.edit()
	r.typeIn(b.editor, " {payback")
	if !e.work.figures.Visible() || e.work.figures.list.Found[0].Ref != "economics.payback" {
		t.Fatal("the wording is offered no figures")
	}
	hit(b.editor, fyne.KeyReturn)
	if b.editor == nil || !strings.HasSuffix(b.editor.Text, " {economics.payback}") {
		t.Error("Enter does not take it")
	}
}
