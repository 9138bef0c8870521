package app

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"bifocal/narrative"
)

func TestComponentsAreFilledInLikeASpreadsheet(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.more = true
	e.capture.OpenGroup(narrative.GroupArchitecture)
	e.capture.showTables(true)
	r.settle()
	g := e.capture.grids[narrative.KindComponent]
	c := r.win.window.Canvas()
	cell := func(row, column int) gridCell { return g.rows[row].cells[column] }
	c.Focus(cell(0, 0).focus())
	r.typeIn(cell(0, 0).(*textCell).e, "image registry")
	if len(g.rows) != 2 || c.Focused() != cell(0, 0).focus() {
		t.Fatalf("there are %d rows, and the focus is on %T", len(g.rows), c.Focused())
	}
	c.FocusNext()
	if c.Focused() != cell(0, 1).focus() {
		t.Fatal("Tab does not go to the next cell")
	}
	cell(0, 1).(*choiceCell).s.TypedRune('d') // database
	c.FocusNext()
	r.typeIn(cell(0, 2).(*textCell).e, "Harbor")
	c.FocusNext()
	cell(0, 3).(*choiceCell).s.TypedRune('n')
	cell(0, 3).(*choiceCell).s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if c.Focused() != cell(1, 0).focus() {
		t.Fatal("Enter does not go to the next row")
	}
	r.typeIn(cell(1, 0).(*textCell).e, "pipeline")
	all := narrative.All[narrative.Component](new(e.work.session.Solution()))
	if len(all) != 2 || all[0].Name != "image registry" || all[0].Type != "database" || all[0].Technology != "Harbor" || all[0].State != narrative.StateNew || all[1].Name != "pipeline" {
		t.Errorf("captured are %+v", all)
	}
	// What is captured here can be connected there.
	l := e.capture.grids[narrative.KindConnection]
	from := l.rows[0].cells[0].(*choiceCell)
	e.capture.Show()
	from.s.TypedRune('p')
	to := l.rows[0].cells[1].(*choiceCell)
	to.s.TypedRune('i')
	r.typeIn(l.rows[0].cells[2].(*textCell).e, "HTTPS")
	lines := narrative.All[narrative.Connection](new(e.work.session.Solution()))
	if len(lines) != 1 || lines[0].From != all[1].ID || lines[0].To != all[0].ID || lines[0].Protocol != "HTTPS" || len(l.rows) != 2 {
		t.Errorf("connected are %+v", lines)
	}
	g.rows[1].remove.Tapped(nil)
	r.settle()
	if len(g.rows) != 2 || len(narrative.All[narrative.Component](new(e.work.session.Solution()))) != 1 {
		t.Error("a row cannot be deleted")
	}
	e.undo()
	r.settle()
	if e.capture.asTable || e.capture.openFact != all[1].ID {
		t.Error("what came back is not shown")
	}
}

// What is being named in one table can be chosen by its whole name in the other, and
// letters in a row choose by more than the first of them.
func TestChoicesFollowTheNames(t *testing.T) {
	r := newRig(t, newShelf())
	e := r.create()
	e.capture.more = true
	e.capture.OpenGroup(narrative.GroupArchitecture)
	e.capture.showTables(true)
	r.settle()
	g, l := e.capture.grids[narrative.KindComponent], e.capture.grids[narrative.KindConnection]
	for i, name := range []string{"terminal system", "master data", "terminal gate"} {
		r.typeIn(g.rows[i].cells[0].(*textCell).e, name)
	}
	from := l.rows[0].cells[0].(*choiceCell)
	if got := strings.Join(from.s.options[1:], "|"); got != "Terminal system|Master data|Terminal gate" {
		t.Fatalf("to choose from are %q", got)
	}
	at := noon
	from.s.now = func() time.Time { return at }
	chosen := func() string { return from.s.options[from.s.selected] }
	for _, letter := range "terminal g" {
		from.s.TypedRune(letter)
	}
	if chosen() != "Terminal gate" {
		t.Errorf("“terminal g” chooses %q", chosen())
	}
	at = at.Add(2 * time.Second)
	from.s.TypedRune('t')
	from.s.TypedRune('t')
	if chosen() != "Terminal gate" { // on from the gate: the system, and the gate again
		t.Errorf("“t” twice chooses %q", chosen())
	}
	r.typeIn(g.rows[2].cells[0].(*textCell).e, " two")
	if chosen() != "Terminal gate two" {
		t.Errorf("after it was renamed the cell shows %q", chosen())
	}
}
