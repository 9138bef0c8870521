package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"bifocal/app/flow"
	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/library"
)

// past gives the first example a history of some revisions: what somebody does
// to a solution in the course of weeks. The last one is what it is now.
func (r *rig) past(first, last int) {
	r.t.Helper()
	now := r.shelf.held[example(r.t, 0).ID]
	states := make([]narrative.Solution, 0, last)
	s := now
	do := func(e narrative.Edit) {
		next, _, err := e.Apply(s)
		if err != nil {
			r.t.Fatal(err)
		}
		s = next
	}
	// Backwards, from what it is now.
	for n := last; n >= first; n-- {
		states = append(states, s)
		switch n % 6 {
		case 0:
			f, _ := s.Fact("runcost")
			o := f.(narrative.Outcome)
			o.Target = figures.MustParse(fmt.Sprintf("%d K USD a year", 400+n))
			do(narrative.ChangeFact{Fact: o})
		case 5:
			h := s
			h.Title, h.Status = fmt.Sprintf("Platform, draft %d", n), narrative.Draft
			do(narrative.SetHeader{Header: h})
			p, _ := narrative.First[narrative.Problem](&s)
			p.Consequence = "features wait and customers see it"
			p.Symptom += " and nobody can say when"
			do(narrative.ChangeFact{Fact: p})
		case 4:
			id := narrative.NewFactID(&s, narrative.KindRisk)
			do(narrative.AddFact{Fact: narrative.Risk{
				Head: narrative.Head{ID: id}, Event: narrative.Same("the data centre lease ends early"), BusinessImpact: "the move has to be brought forward by a quarter",
				Likelihood: 2, Impact: 4, Mitigation: narrative.Same("an extension is agreed before the start"),
			}, At: -1})
		case 3:
			if risk, ok := narrative.First[narrative.Risk](&s); ok {
				do(narrative.RemoveFact{ID: risk.ID})
			}
		case 2:
			do(narrative.PutWording{Wording: narrative.Wording{Audience: narrative.Executive, Block: "situation/heading", Text: fmt.Sprintf("Waiting costs more than moving, version %d", n)}})
		default:
			do(narrative.PutOmission{Omission: narrative.Omission{Audience: narrative.Engineering, Block: "stakes/x/0", Reason: fmt.Sprintf("told in person, %d", n)}})
		}
	}
	r.shelf.revisions = nil
	for i := len(states) - 1; i >= 0; i-- {
		n := last - i
		at := noon.Add(-time.Duration(i*i*7)*time.Hour - 17*time.Minute)
		kind, name := library.Autosave, ""
		switch {
		case i == len(states)-1:
			kind = library.Imported
		case n%4 == 0:
			kind, name = library.Exported, ""
		case n%5 == 0:
			kind, name = library.Kept, "as agreed with the platform team"
		}
		r.shelf.record(states[i], kind, name, at)
		if kind == library.Exported {
			r.shelf.revisions[0].Exports = []library.Export{
				{At: at.Add(time.Minute), Kind: "engineering", Format: "pdf"}, {At: at, Kind: "executive", Format: "pdf"},
			}
		}
	}
}

// comparing opens the first example with a history and compares two revisions.
func (r *rig) comparing(from, to int) *editor {
	r.past(1, 6)
	e := r.open(example(r.t, 0).ID)
	e.showHistory(true)
	r.settle()
	e.history.selectOne(from, false)
	e.history.selectOne(to, true)
	r.settle()
	return e
}

// read is what an object and everything in it says, a line a paragraph.
func read(o fyne.CanvasObject) string {
	var b strings.Builder
	var visit func(fyne.CanvasObject)
	visit = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *flow.Prose:
			b.WriteString(o.Text() + "\n")
		case *fyne.Container:
			for _, c := range o.Objects {
				visit(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				visit(c)
			}
		}
	}
	visit(o)
	return b.String()
}

// rowsOf is what the history says, a row each.
func rowsOf(e *editor) []string {
	var out []string
	for _, o := range e.history.list.Items() {
		if r, ok := o.(*historyRow); ok {
			out = append(out, strings.Join(strings.Split(strings.TrimSpace(read(r.column)), "\n"), " | "))
		}
	}
	return out
}

func TestHistorySaysWhatChanged(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.past(1, 6)
	e := r.open(example(t, 0).ID)
	test.Tap(e.past)
	r.settle()
	if e.capture.root.Visible() || !e.history.root.Visible() || !e.framings.Visible() ||
		e.history.root.Size() != e.capture.root.Size() || e.history.root.Position() != e.capture.root.Position() {
		t.Error("it does not lie over the capture pane")
	}
	want := []string{
		"now, since today 11:43  saved by itself | 1 outcome changed",
		"today 04:43  kept | “as agreed with the platform team” | Title changed, 1 problem changed",
		"yesterday 07:43  exported | 1 risk removed | Engineering brief as PDF, yesterday 07:44 | Executive brief as PDF, yesterday 07:43",
		"17 November 20:43  saved by itself | 1 risk added",
		"15 November 19:43  saved by itself | 1 wording dropped",
		"13 November 04:43  imported | First state, with 88 facts",
	}
	if got := rowsOf(e); !slices.Equal(got, want) {
		t.Errorf("it says\n%s", strings.Join(got, "\n"))
	}
	r.win.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if e.history.root.Visible() || !e.capture.root.Visible() {
		t.Error("Escape does not close it")
	}
}

func TestALongHistoryIsReadAsFarAsItIsLookedAt(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.past(1, 240)
	e := r.open(example(t, 0).ID)
	e.showHistory(true)
	r.settle()
	first := len(rowsOf(e))
	if first >= 100 || r.shelf.asked != first {
		t.Errorf("%d rows, %d read", first, r.shelf.asked)
	}
	for range 20 {
		e.history.scroll.ScrollToOffset(fyne.NewPos(0, 1e6))
		e.history.scroll.OnScrolled(e.history.scroll.Offset)
		r.settle()
	}
	if n := len(rowsOf(e)); n != 240 || r.shelf.asked != 240 {
		t.Errorf("%d rows, %d read", n, r.shelf.asked)
	}
	for i, row := range rowsOf(e) {
		if strings.HasSuffix(row, "…") {
			t.Errorf("row %d says %q", i, row)
		}
	}
}

func TestWhatIsTypedIsInTheHistory(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.past(1, 6)
	e := r.open(example(t, 0).ID)
	p, _ := narrative.First[narrative.Problem](new(e.work.session.Solution()))
	e.capture.Open(p.ID, false)
	f, _ := e.capture.form.fields[0].(*textField)
	r.typeIn(f.e, " and more")
	e.showHistory(true)
	r.settle()
	if got := rowsOf(e)[0]; !strings.Contains(got, "now, since today 12:00") || !strings.Contains(got, "1 problem changed") {
		t.Errorf("it says %q", got)
	}
	// Where the disk is full, the comparison shows it all the same.
	r.shelf.fail = errors.New("the disk is full")
	e.history.selectOne(6, false)
	e.undo()
	e.showHistory(true)
	r.settle()
	e.history.selectOne(1, false)
	r.settle()
	if got := rowsOf(e)[0]; !strings.Contains(got, "not saved yet") {
		t.Errorf("it says %q", got)
	}
	if strings.Contains(read(e.compared.feed.column), "and more") {
		t.Error("it compares what was undone")
	}
	r.shelf.fail = nil
}

func TestAnAnswerThatCameTooLateIsNotListed(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.past(1, 6)
	e := r.open(example(t, 0).ID)
	e.showHistory(true) // its answer waits
	e.showHistory(false)
	r.settle()
	if len(rowsOf(e)) != 0 {
		t.Error("a list was shown that nobody asked for any more")
	}
	e.showHistory(true)
	r.settle()
	e.history.selectOne(1, false) // this comparison waits
	e.history.selectOne(3, false)
	r.settle()
	if got := e.history.history.Compared(); got == nil || got.From != 3 || e.compared.data != got {
		t.Errorf("%+v is compared", got)
	}
	e.history.selectOne(1, false)
	e.history.unselect()
	r.settle()
	if e.compared.root.Visible() || !e.framings.Visible() {
		t.Error("a comparison came up by itself")
	}
}

func TestNamingARevision(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.past(1, 6)
	e := r.open(example(t, 0).ID)
	e.showHistory(true)
	r.settle()
	row := e.history.rows[3]
	name := func(n int) string {
		for _, v := range r.shelf.revisions {
			if v.N == n {
				return v.Name
			}
		}
		return "gone"
	}
	key := func(k fyne.KeyName) { row.field.TypedKey(&fyne.KeyEvent{Name: k}); r.settle() }
	row.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF2})
	r.typeIn(row.field, "as told to the board")
	key(fyne.KeyReturn)
	if name(3) != "as told to the board" || !strings.Contains(rowsOf(e)[3], "kept | “as told to the board”") {
		t.Errorf("it is called %q; %s", name(3), rowsOf(e)[3])
	}
	if row.field != nil || r.win.window.Canvas().Focused() != fyne.Focusable(row) {
		t.Error("the field stays open, or the row has lost the focus")
	}
	e.history.name(3)
	row.field.SetText("another")
	key(fyne.KeyEscape)
	if name(3) != "as told to the board" || row.field != nil {
		t.Errorf("Escape named it %q", name(3))
	}
	e.history.name(3)
	row.field.SetText("")
	r.win.window.Canvas().Unfocus() // a click elsewhere
	r.settle()
	if name(3) != "" || strings.Contains(rowsOf(e)[3], "“") {
		t.Errorf("it is called %q; %s", name(3), rowsOf(e)[3])
	}
}

func TestComparing(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.past(1, 6)
	e := r.open(example(t, 0).ID)
	e.showHistory(true)
	r.settle()
	e.history.rows[5].Tapped(nil)
	r.settle()
	if !e.compared.root.Visible() || e.framings.Visible() || !e.history.root.Visible() ||
		e.compared.root.Size() != e.framings.Size() || e.compared.root.Position() != e.framings.Position() {
		t.Fatal("the comparison does not stand in the framings' place")
	}
	if got := e.compared.title.Text(); got != "Revision 5 (as agreed with the platform team), compared with the solution as it is now" {
		t.Errorf("it is called %q", got)
	}
	if got := read(e.compared.feed.column); got != "Outcomes\nRunning costs\nTarget\n406 K USD 252 K USD a year\n" {
		t.Errorf("it says\n%s", got)
	}
	struck := 0
	for _, run := range diffRuns("406 K USD a year", "252 K USD a year") {
		if run.Strike && run.Text == "406 K USD" || run.Bold && run.Text == "252 K USD" {
			struck++
		}
	}
	if struck != 2 {
		t.Error("old is not struck out, or new not bold")
	}
	e.compared.turn(true)
	if got := read(e.compared.feed.column); !strings.Contains(got, "THE DECISION\nApprove 2.8 M USD by 15 January to cut running costs by 66 % 79 %\n") {
		t.Errorf("the framings say\n%s", got)
	}
	e.compared.turn(false)
	// Two: with Ctrl, and with the tick.
	row := e.history.rows[3]
	row.MouseDown(&desktop.MouseEvent{Modifier: fyne.KeyModifierControl})
	row.Tapped(nil)
	r.settle()
	if from, to, _ := e.history.history.Pair(); from != 3 || to != 5 || e.compared.restore.Visible() {
		t.Errorf("%d and %d", from, to)
	}
	if got := read(e.compared.feed.column); !strings.Contains(got, "Risks") || strings.Contains(got, "Running costs") {
		t.Errorf("it says\n%s", got)
	}
	test.Tap(e.history.rows[1].tick)
	r.settle()
	if from, to, _ := e.history.history.Pair(); from != 1 || to != 5 {
		t.Errorf("%d and %d", from, to)
	}
	got := read(e.compared.feed.column)
	for _, want := range []string{"Customer and title\n", "Risks\n", "Wordings\nExecutive  Situation   removed\nWaiting costs more than moving, version 2\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
	e.history.rows[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if e.compared.root.Visible() || !e.framings.Visible() || !e.looking {
		t.Error("Escape does not lead back to the framings")
	}
}

// stored is a rig on a library of its own, with a solution in it.
func stored(t *testing.T, s narrative.Solution) (*rig, *library.Library) {
	t.Helper()
	at := noon.Add(-time.Hour)
	lib, err := library.Open(context.Background(), filepath.Join(t.TempDir(), "library.db"), library.Options{
		Now: func() time.Time { at = at.Add(time.Minute); return at }, // all within what folds
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := lib.Save(context.Background(), s, library.SaveOptions{Kind: library.Imported}); err != nil {
		t.Fatal(err)
	}
	return newRigOn(t, lib), lib
}

func (r *rig) save() {
	r.t.Helper()
	if err := r.win.SaveNow(); err != nil {
		r.t.Fatal(err)
	}
	r.settle()
}

func TestRestoringLosesNothing(t *testing.T) {
	s := example(t, 0)
	r, lib := stored(t, s)
	e := r.open(s.ID)
	retitle := func(title string) {
		h := e.work.session.Solution()
		h.Title = title
		e.work.do(narrative.SetHeader{Header: h}, "Title changed", headerID)
	}
	retitle("A second title")
	r.makeStale(e) // a wording, and a fact that moved under it
	r.save()
	retitle("What was typed last, not saved yet")
	present := e.work.session.Solution()
	e.showHistory(true)
	r.settle()
	e.history.selectOne(1, false)
	r.settle()
	e.restore(1)
	r.settle()
	now := e.work.session.Solution()
	if now.Title != s.Title || len(now.Wordings) != 0 || hashOf(now) != hashOf(s) {
		t.Errorf("it is %q with %d wordings", now.Title, len(now.Wordings))
	}
	if e.title.Text() != solutionName(s) || strings.Contains(told(e), "Waiting costs real money") || e.compared.root.Visible() {
		t.Error("the window does not show it")
	}
	if !e.bar.root.Visible() || e.bar.text.Text() != "This is how it was today at 11:01." || e.bar.undo == nil {
		t.Errorf("the bar says %q", e.bar.text.Text())
	}
	revisions, err := lib.Revisions(context.Background(), s.ID)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, v := range revisions {
		kinds = append(kinds, string(v.Kind)+" "+v.Name)
	}
	if want := []string{"restored from revision 1", "saved before restoring", "imported "}; !slices.Equal(kinds, want) {
		t.Errorf("%q", kinds)
	}
	if revisions[1].Hash != hashOf(present) {
		t.Error("the revision before is not what the solution was")
	}
	kept := func() string {
		r.save()
		got, err := lib.Get(context.Background(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		return hashOf(got)
	}
	test.Tap(e.bar.button)
	r.settle()
	if hashOf(e.work.session.Solution()) != hashOf(present) || kept() != hashOf(present) || !strings.Contains(told(e), "Waiting costs real money") {
		t.Error("one step does not bring back what was")
	}
	if got := e.bar.text.Text(); got != "Undone: restored from revision 1" {
		t.Errorf("the bar says %q", got)
	}
	e.undo()
	r.settle()
	if got := e.work.session.Solution().Title; got != "A second title" {
		t.Errorf("a step before is undone to %q", got)
	}
	e.redo()
	e.redo()
	r.settle()
	if kept() != hashOf(s) {
		t.Error("it is not restored again")
	}
	// What came before the restoring still stands, whatever was saved since.
	if got, err := lib.Revision(context.Background(), s.ID, revisions[1].N); err != nil || hashOf(got) != hashOf(present) {
		t.Errorf("what the solution was is gone: %v", err)
	}
}

func TestRestoringOnAFullDiskLosesNothing(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	r.past(1, 6)
	e := r.open(s.ID)
	e.showHistory(true)
	r.settle()
	r.shelf.fail = errors.New("the disk is full")
	e.history.selectOne(1, false)
	e.restore(1)
	r.settle()
	if e.settled() || e.work.session.Solution().Title == s.Title || !e.alarm.root.Visible() {
		t.Fatal("it is not restored, or not said that it is not saved")
	}
	r.shelf.fail = nil
	r.save()
	if got := r.shelf.revisions; got[0].Kind != library.Restored || got[1].Kind != library.Kept || got[1].Hash != hashOf(s) {
		t.Errorf("%+v", got[:2])
	}
}

func TestHistorySpeaksGerman(t *testing.T) {
	speakGerman(t)
	english := onlyEnglish(t)
	r := newRig(t, newShelf(example(t, 0)))
	e := r.comparing(1, 6)
	texts := strings.Split(read(e.history.root)+read(e.compared.root), "\n")
	e.compared.turn(true)
	texts = append(texts, strings.Split(read(e.compared.heads), "\n")...)
	e.history.selectOne(1, true)
	e.history.unselect()
	e.history.selectOne(1, false)
	r.settle()
	texts = append(texts, readable(e.history.root)...)
	e.restore(1)
	r.settle()
	texts = append(texts, e.bar.text.Text())
	e.undo()
	texts = append(texts, e.bar.text.Text())
	for _, text := range texts {
		for _, word := range english {
			if text == word || strings.Contains(word, " ") && strings.Contains(text, word) {
				t.Errorf("it says %q: %q is English", text, word)
			}
		}
	}
	for _, want := range []string{"Verlauf", "So war es am 13. November um 04:43 Uhr.", "Rückgängig gemacht: Wiederherstellung aus Stand 1"} {
		if !slices.Contains(texts, want) {
			t.Errorf("it does not say %q: %q", want, texts)
		}
	}
}

// BenchmarkComparison compares two states of 200 facts, a third of them
// changed, and shows them.
func BenchmarkComparison(b *testing.B) {
	old := large(b)
	now := old
	for i, f := range old.Facts {
		if o, ok := f.(narrative.Outcome); ok || i%3 == 0 {
			o.Source = "another source than before"
			var e narrative.Edit = narrative.RemoveFact{ID: f.FactID()}
			if ok {
				e = narrative.ChangeFact{Fact: o}
			}
			now, _, _ = e.Apply(now)
		}
	}
	r := newRig(b, newShelf(now))
	r.shelf.record(old, "", "", noon)
	r.shelf.record(now, "", "", noon)
	e := r.open(now.ID)
	e.showHistory(true)
	r.settle()
	var took []time.Duration
	for b.Loop() {
		from := time.Now()
		e.history.selectOne(1, false)
		r.settle()
		took = append(took, time.Since(from))
		e.history.unselect()
		r.settle()
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2])/1e6, "p50-ms")
	b.ReportMetric(float64(took[len(took)*95/100])/1e6, "p95-ms")
}
