package app

import (
	"errors"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bifocal/narrative"
	"bifocal/narrative/library"
	"bifocal/narrative/review"
)

// reviewed opens a faulty solution, and waits until the review has looked.
func reviewed(t *testing.T) (*rig, *editor) {
	t.Helper()
	s := faulty(t)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	r.pause()
	if !e.reviewing.found.Known {
		t.Fatal("the review has not looked")
	}
	return r, e
}

// finding is the row of a finding whose message has a text in it.
func finding(t testing.TB, e *editor, part string) *findingRow {
	t.Helper()
	for _, o := range e.review.listed {
		if r := o.(*findingRow); strings.Contains(r.card.row.Message, part) {
			return r
		}
	}
	t.Fatalf("nothing says %q", part)
	return nil
}

func askOf(e *editor) narrative.Ask {
	s := e.work.session.Solution()
	a, _ := narrative.First[narrative.Ask](&s)
	return a
}

func TestFindingsAreCountedWhereTheyLead(t *testing.T) {
	_, e := reviewed(t)
	n := e.reviewing.found.Tally.All()
	if e.check.label != reviewLabel(n) || n < 5 {
		t.Errorf("the button says %q", e.check.label)
	}
	if got := said(e.framings.foot.left); !strings.Contains(got, "findings") || !strings.Contains(got, "Reading grade") {
		t.Errorf("the footer says %q", got)
	}
	ask := e.capture.groups[narrative.GroupAsk]
	if ask.mark == nil || ask.mark.Text() != "1" || ask.graveness != severityColour(review.Error) {
		t.Error("the ask does not show its error")
	}
	if r := e.capture.groups[narrative.GroupProof]; r != nil && r.mark != nil && r.mark.Text() != "" {
		t.Errorf("the proofs show %q", r.mark.Text())
	}
	press(e.framings.foot.left, reviewLabelOf(e))
	if !e.judging || len(e.review.listed) != n {
		t.Errorf("it opens %v with %d rows of %d", e.judging, len(e.review.listed), n)
	}
}

func reviewLabelOf(e *editor) string {
	for _, line := range strings.Split(said(e.framings.foot.left), "\n") {
		if strings.HasSuffix(line, "findings") {
			return line
		}
	}
	return ""
}

func TestEnterLeadsToTheWords(t *testing.T) {
	r, e := reviewed(t)
	test.Tap(e.check)
	row := finding(t, e, "142 %")
	if r.win.window.Canvas().Focused() != row {
		t.Fatalf("the focus is on %T", r.win.window.Canvas().Focused())
	}
	row.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.settle()
	field, ok := r.win.window.Canvas().Focused().(*entry)
	if !ok || e.judging || e.capture.openFact != askOf(e).ID {
		t.Fatalf("it leads to %T of %q", r.win.window.Canvas().Focused(), e.capture.openFact)
	}
	want := strings.Index(field.Text, "142 %") + len("142 %")
	if want < 5 || field.cursorAt() != want {
		t.Errorf("the caret is at %d of %q", field.cursorAt(), field.Text)
	}
	for _, part := range []string{"142 %", "The reader who checks one figure", "instead of"} {
		if !strings.Contains(said(e.strip.root), part) {
			t.Errorf("over the field stands %q", said(e.strip.root))
		}
	}
	if r.win.window.Canvas().Overlays().Top() != nil {
		t.Error("something lies over the window")
	}
	r.win.menu.key(fyne.KeyF7)
	r.settle()
	if e.strip.card.row.Key() == row.card.row.Key() {
		t.Error("F7 does not go on")
	}
}

func TestAQuickFixIsOneStep(t *testing.T) {
	r, e := reviewed(t)
	e.showReview(true)
	before := askOf(e)
	n := e.reviewing.found.Tally.All()
	if row := finding(t, e, "142 %"); !press(row, "Refer to {economics.roi}") {
		t.Fatal("no quick fix is offered")
	}
	r.settle()
	if got := askOf(e).Decision; got != "approve the move, which has an ROI of {economics.roi}" {
		t.Errorf("it says %q", got)
	}
	if got := e.reviewing.found.Tally.All(); got != n-1 || len(e.review.listed) != n-1 {
		t.Errorf("%d of %d are left, %d are listed", got, n, len(e.review.listed))
	}
	e.undo()
	r.settle()
	if askOf(e).Decision != before.Decision {
		t.Errorf("undone it says %q", askOf(e).Decision)
	}
	r.pause()
	if got := e.reviewing.found.Tally.All(); got != n {
		t.Errorf("undone there are %d of %d", got, n)
	}
}

// Text typed beside a finding since it was listed is not lost by its quick fix.
func TestAQuickFixFitsWhatWasTypedSince(t *testing.T) {
	r, e := reviewed(t)
	e.showReview(true)
	row := finding(t, e, "142 %")
	a := askOf(e)
	a.From = "somebody else"
	e.work.do(narrative.ChangeFact{Fact: a}, "", "")
	r.settle()
	press(row, "Refer to {economics.roi}")
	r.settle()
	if got := askOf(e); got.From != "somebody else" || strings.Contains(got.Decision, "142") {
		t.Errorf("%+v", got)
	}
}

func TestNotAProblemIsKeptAndRevisited(t *testing.T) {
	r, e := reviewed(t)
	e.showReview(true)
	n := e.reviewing.found.Tally.All()
	row := finding(t, e, "142 %")
	row.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	press(row, "Not a problem")
	reason := row.card.reason
	if reason == nil || r.win.window.Canvas().Focused() != reason {
		t.Fatal("nobody asks why")
	}
	reason.enter()
	if len(e.work.session.Solution().Asides) != 0 {
		t.Fatal("it is set aside without a reason")
	}
	r.typeIn(reason, "the board counts the grant")
	r.pause() // the review must not take away what is being typed
	reason.enter()
	r.settle()
	asides := e.work.session.Solution().Asides
	if len(asides) != 1 || asides[0].Reason != "the board counts the grant" || e.reviewing.found.Tally.All() != n-1 {
		t.Fatalf("%+v, %d findings", asides, e.reviewing.found.Tally.All())
	}
	if got := said(e.review.feed.column); !strings.Contains(got, "Set aside as no problem") {
		e.review.feed.scroll.ScrollToBottom()
		if got = said(e.review.feed.column); !strings.Contains(got, "Set aside as no problem") || !strings.Contains(got, "the board counts the grant") {
			t.Errorf("the list says %q", got)
		}
	}
	a := askOf(e)
	a.Decision += " over five years"
	e.work.do(narrative.ChangeFact{Fact: a}, "", "")
	r.settle()
	r.pause()
	again := finding(t, e, "142 %")
	if !again.card.row.Again || !strings.Contains(said(again), "the board counts the grant") {
		t.Fatalf("changed it says %q", said(again))
	}
	if !press(again, "Still no problem") {
		t.Fatal("it cannot be said again")
	}
	r.settle()
	if asides = e.work.session.Solution().Asides; len(asides) != 1 || !strings.Contains(asides[0].Text, "five years") || e.reviewing.found.Tally.All() != n-1 {
		t.Errorf("%+v", asides)
	}
	e.takeUp(asides[0])
	r.settle()
	if e.reviewing.found.Tally.All() != n || len(e.work.session.Solution().Asides) != 0 {
		t.Error("it cannot be taken up again")
	}
}

// While one types the review waits for a moment and then looks once.
func TestTheReviewWaitsForAMoment(t *testing.T) {
	r, e := reviewed(t)
	turn := e.reviewing.found.Turn
	e.capture.Open(askOf(e).ID, true)
	var field *entry
	for _, f := range e.capture.form.fields {
		if f, ok := f.(*textField); ok && f.b.field.Key == "decision" {
			field = f.e
		}
	}
	r.typeIn(field, " and 77 %")
	if e.reviewing.found.Turn != turn {
		t.Error("it looks at every keystroke")
	}
	r.pause()
	if e.reviewing.found.Turn != turn+1 {
		t.Errorf("after nine keystrokes it has looked %d times", e.reviewing.found.Turn-turn)
	}
}

// What comes back when the solution is closed is shown nowhere.
func TestAReviewThatComesTooLate(t *testing.T) {
	r, e := reviewed(t)
	known := e.reviewing.found.Turn
	e.reviewing.look() // its result waits for the window
	r.win.ShowLibrary()
	r.settle()
	if e.reviewing.found.Turn != known {
		t.Error("a closed editor is told")
	}
}

func TestAFindingInAWordingLeadsThere(t *testing.T) {
	r, e := reviewed(t)
	b := find(t, e, narrative.Executive, "benefit-runcost")
	e.framings.hooks.wordings.put(b.place, "It saves 7,777 USD a month.", b.piece.Generated, "Wording")
	r.settle()
	r.pause()
	e.showReview(true)
	row := finding(t, e, "7,777 USD")
	row.Tapped(&fyne.PointEvent{})
	r.settle()
	field, ok := r.win.window.Canvas().Focused().(*entry)
	if !ok || !strings.Contains(field.Text, "7,777 USD") || !strings.HasPrefix(string([]rune(field.Text)[field.cursorAt():]), " ") && field.cursorAt() == 0 {
		t.Fatalf("it leads to %T", r.win.window.Canvas().Focused())
	}
}

func TestOtherCustomersAreLookedFor(t *testing.T) {
	s, other := faulty(t), example(t, 1)
	p, _ := narrative.First[narrative.Problem](&s)
	p.Cause = "nobody does what " + other.Customer.Name + " does"
	s, _, _ = narrative.ChangeFact{Fact: p}.Apply(s)
	r := newRig(t, newShelf(s, other))
	e := r.open(s.ID)
	r.pause()
	r.pause()
	e.showReview(true)
	finding(t, e, "the name of another customer")

	shelf := newShelf(s, other)
	shelf.nameless = errors.New("the disk is gone")
	r = newRig(t, shelf)
	e = r.open(s.ID)
	r.pause()
	r.pause()
	e.showReview(true)
	r.settle()
	if got := said(e.review.feed.column); !strings.Contains(got, "could not be read") {
		t.Errorf("it says %q", got)
	}
}

func TestTheReviewSpeaksGerman(t *testing.T) {
	speakGerman(t)
	_, e := reviewed(t)
	e.showReview(true)
	row := finding(t, e, "142 %")
	row.toggle()
	got := said(row)
	for _, part := range []string{"Im Text steht „142 %“", "statt „142 %“ schreiben", "Wer eine Zahl nachrechnet"} {
		if !strings.Contains(got, part) {
			t.Errorf("it says %q", got)
		}
	}
	for _, o := range e.review.listed {
		r := o.(*findingRow)
		if message, _ := r.card.row.In(findingWords); message == r.card.row.Message {
			t.Errorf("%q is said in English", message)
		}
	}
}

func exportTo(t *testing.T, r *rig, e *editor) {
	t.Helper()
	e.export.folder.show(t.TempDir())
	e.export.typed = true
	e.export.preview()
	test.Tap(e.export.start)
	r.settle()
}

func TestErrorsAreShownBeforeAnExport(t *testing.T) {
	r, e := reviewed(t)
	e.showExport(true)
	r.settle()
	if got := said(e.export.errors.column); !strings.Contains(got, "1 error to look at first") || !strings.Contains(got, "142 %") {
		t.Errorf("it shows %q", got)
	}
	if e.export.start.Text != "Export all the same" {
		t.Errorf("the button says %q", e.export.start.Text)
	}
	exportTo(t, r, e)
	if len(r.shelf.exports) == 0 {
		t.Fatal("nothing was exported")
	}
	for _, x := range r.shelf.exports {
		if !x.Reviewed || x.Errors != 1 || !x.Decided.Equal(noon) {
			t.Errorf("recorded %+v", x)
		}
	}
	if !press(e.export.errors.column, "Put it right") {
		t.Fatal("it does not lead there")
	}
	r.settle()
	if e.exporting || e.capture.openFact != askOf(e).ID {
		t.Errorf("it leads to %q", e.capture.openFact)
	}
	row := e.strip.card.row
	s := e.work.session.Solution()
	e.mendFinding(row, fixesOf(&s, &row.Finding)[0])
	r.settle()
	e.showExport(true)
	r.settle()
	if e.export.start.Text != "Export" || e.export.errors.column.Visible() {
		t.Errorf("put right, the button says %q", e.export.start.Text)
	}
	r.shelf.exports = nil
	exportTo(t, r, e)
	for _, x := range r.shelf.exports {
		if !x.Reviewed || x.Errors != 0 || !x.Decided.IsZero() {
			t.Errorf("recorded %+v", x)
		}
	}
}

// An error that came since the panel was opened is not exported unseen.
func TestNoErrorIsExportedUnseen(t *testing.T) {
	s := example(t, 0)
	r := newRig(t, newShelf(s))
	e := r.open(s.ID)
	r.pause()
	r.pause()
	e.showExport(true)
	r.settle()
	a := askOf(e)
	a.Decision = "approve the move, which has an ROI of 142 %"
	e.work.do(narrative.ChangeFact{Fact: a}, "", "")
	r.settle() // and the review has not looked yet
	exportTo(t, r, e)
	if len(r.shelf.exports) != 0 {
		t.Errorf("%d files were exported", len(r.shelf.exports))
	}
	if got := said(e.export.result); !strings.Contains(got, "more errors than were shown") {
		t.Errorf("it says %q", got)
	}
	r.pause()
	if e.export.start.Text != "Export all the same" {
		t.Errorf("the button says %q", e.export.start.Text)
	}
}

func TestErrorsAreShownBeforeSeveralAreExported(t *testing.T) {
	bad, good := faulty(t), example(t, 1)
	good.ID = "good"
	r := newRig(t, newShelf(bad, good))
	run := func() (*manyExport, string) {
		r.shelf.exports = nil
		all, _ := r.shelf.List(t.Context(), library.Query{})
		m := newManyExport(r.win.env, all, func(err error) { t.Error(err) })
		m.open(r.win.window)
		r.settle()
		folder := t.TempDir()
		m.folder.show(folder)
		m.ready()
		test.Tap(m.start)
		r.settle()
		return m, folder
	}
	m, folder := run()
	if n := len(r.shelf.exports); n != 0 || m.start.Text != "Export all the same" || !strings.Contains(saidBy([]fyne.CanvasObject{m.failed}), "142 %") {
		t.Fatalf("%d were exported, the button says %q", n, m.start.Text)
	}
	test.Tap(m.start)
	r.settle()
	found, err := os.ReadDir(folder)
	if err != nil || len(found) == 0 {
		t.Fatalf("%v, %v", found, err)
	}
	decided := 0
	for _, x := range r.shelf.exports {
		if x.Errors == 1 && x.Decided.Equal(noon) {
			decided++
		} else if x.Errors != 0 || !x.Reviewed {
			t.Errorf("recorded %+v", x)
		}
	}
	if decided == 0 {
		t.Error("no decision is recorded")
	}
	m.dialog.Hide()

	m, folder = run()
	if !m.without.Visible() {
		t.Fatal("those with errors cannot be left out")
	}
	test.Tap(m.without)
	r.settle()
	for _, x := range r.shelf.exports {
		if x.Errors != 0 {
			t.Errorf("recorded %+v", x)
		}
	}
	if found, err = os.ReadDir(folder); err != nil || len(found) == 0 {
		t.Errorf("%v, %v", found, err)
	}
	m.dialog.Hide()
}
