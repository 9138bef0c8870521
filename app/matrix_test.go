package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bifocal/narrative"
)

// manyPeople is the first example with many stakeholders and outcomes; the last of the
// people are addressed by nothing.
func manyPeople(t testing.TB, people, outcomes int) narrative.Solution {
	s := example(t, 0)
	for i := range outcomes {
		s.Facts = append(s.Facts, narrative.Outcome{
			Head: narrative.Head{ID: fmt.Sprintf("more%d", i)}, Measure: narrative.Same(fmt.Sprintf("waiting time at gate %d", i+1)), Stakeholders: []string{fmt.Sprintf("p%d", i)},
		})
	}
	for i := range people {
		s.Facts = append(s.Facts, narrative.Stakeholder{
			Head: narrative.Head{ID: fmt.Sprintf("p%d", i)}, Name: fmt.Sprintf("Ida Number-%d Moen", i+1), Role: "head of a terminal",
			MeasuredBy: fmt.Sprintf("complaints of shippers in district %d", i+1),
		})
	}
	return s
}

func matrixOf(r *rig, s narrative.Solution) (*editor, *matrix) {
	r.shelf.held[s.ID] = s
	e := r.open(s.ID)
	r.pause()
	r.pause()
	e.showReview(true)
	e.review.showMatrix(true)
	r.settle()
	return e, e.review.matrix.grid
}

func TestMatrixLeadsToFields(t *testing.T) {
	s := manyPeople(t, 18, 14)
	r := newRig(t, newShelf())
	e, m := matrixOf(r, s)
	if m == nil || m.bands < 2 {
		t.Fatal("the columns are not shared among bands")
	}
	tap := func(row, column int) {
		m.Tapped(&fyne.PointEvent{Position: m.at(row, column).AddXY(m.cellWidth()/2, 8)})
		r.settle()
	}
	row := 0
	for i := range m.of.Rows {
		if m.of.Rows[i].Fact == "p17" {
			row = i
		}
	}
	if m.of.Rows[row].Addressed || !m.of.Rows[row-4-1].Addressed {
		t.Error("it is wrong who is addressed")
	}
	tap(row, -1)
	if e.judging || e.capture.openFact != "p17" {
		t.Errorf("the name leads to %q", e.capture.openFact)
	}
	last := len(m.of.Columns) - 1
	for last >= 0 && m.of.Columns[last].Kind != narrative.KindOutcome {
		last--
	}
	e.showReview(true)
	e.review.showMatrix(true)
	r.settle()
	m = e.review.matrix.grid
	tap(0, last)
	if e.capture.openFact != m.of.Columns[last].Fact {
		t.Errorf("the cell leads to %q, and the outcome is %q", e.capture.openFact, m.of.Columns[last].Fact)
	}
}

func TestMatrixByTheKeyboard(t *testing.T) {
	s := manyPeople(t, 3, 2)
	r := newRig(t, newShelf())
	e, m := matrixOf(r, s)
	if r.win.window.Canvas().Focused() != m {
		t.Fatal("the matrix has not got the focus")
	}
	for range 99 {
		m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.settle()
	if want := m.of.ToCell(m.row, m.column).Fact; e.capture.openFact != want {
		t.Errorf("Enter leads to %q, want %q", e.capture.openFact, want)
	}
}

func TestEmptyMatrixSaysWhatToCapture(t *testing.T) {
	s := narrative.New()
	s.ID, s.Title = "empty", "Empty"
	r := newRig(t, newShelf())
	e, m := matrixOf(r, s)
	if m != nil {
		t.Fatal("there is a grid of nothing")
	}
	said := textOf(e.review.feed.column)
	if !strings.Contains(said, "Capture the people who decide") {
		t.Errorf("it says\n%s", said)
	}
	e.review.matrix.capture(narrative.KindStakeholder)
	r.settle()
	if e.judging {
		t.Error("the review still lies over the pane")
	}
}

// matrixScenes are the views of who is addressed by what.
func matrixScenes(t testing.TB) []scene {
	show := func(s narrative.Solution) func(*rig) { return func(r *rig) { matrixOf(r, s) } }
	one := example(t, 0)
	kept := one.Facts[:0:0]
	n := 0
	for _, f := range one.Facts {
		if f.FactKind() == narrative.KindStakeholder {
			if n++; n > 1 {
				continue
			}
		}
		kept = append(kept, f)
	}
	one.Facts = kept
	empty := narrative.New()
	empty.ID, empty.Title = "empty", "Empty"
	return []scene{
		{"matrix", show(example(t, 0))},
		{"matrix-one", show(one)},
		{"matrix-twenty", show(manyPeople(t, 18, 14))},
		{"matrix-empty", show(empty)},
		{"matrix-small", func(r *rig) {
			r.win.window.Resize(fyne.NewSize(820, 560))
			show(manyPeople(t, 5, 4))(r)
		}},
		{"matrix-keys", func(r *rig) {
			_, m := matrixOf(r, example(t, 0))
			m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
			m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
			m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}},
	}
}
