package app

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bifocal/app/desk"
	"bifocal/narrative"
	"bifocal/narrative/reword"
)

func TestOffUntilTheUserSwitchesItOn(t *testing.T) {
	m := newModel(t, surely)
	r := newRig(t, newShelf(example(t, 0)))
	if r.win.model.On {
		t.Fatal("a first start may ask a model")
	}
	e := r.open(example(t, 0).ID)
	b := longBlock(t, e)
	r.choose(e, b)
	e.askModel()
	r.settle()
	if got := panelText(e.reword); !strings.Contains(got, "switched off") || strings.Contains(got, "leaves your computer") {
		t.Errorf("it says %q", got)
	}
	e.reword.start()
	r.settle()
	if len(m.sent) != 0 || e.reword.foot.Visible() {
		t.Error("something was sent, or can be")
	}
}

func TestNothingLeavesBeforeItWasShown(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	b := longBlock(t, e)
	r.choose(e, b)
	e.askModel()
	r.settle()
	text := panelText(e.reword)
	sealed := e.reword.items[0].Request.Sealed.Text()
	for _, want := range []string{"This is what leaves your computer", sealed, "tokens", "small", "What the model is told"} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
	if len(m.sent) != 0 {
		t.Fatal("it was sent without a click")
	}
	e.reword.start()
	r.settle()
	if len(m.sent) != 1 || !strings.Contains(m.sent[0], mustJSON(sealed)) {
		t.Errorf("sent was %v", m.sent)
	}
}

func TestSuggestionIsTakenOverAndUndone(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	b := longBlock(t, e)
	p := r.ask(e, b, reword.Neutral)
	card := p.cards[0]
	if r.win.window.Canvas().Focused() != fyne.Focusable(card) {
		t.Errorf("the focus is on %T", r.win.window.Canvas().Focused())
	}
	if got := cardText(card.column); !strings.Contains(got, "Indeed, ") || !strings.Contains(got, "Take over") {
		t.Fatalf("the card says %q", got)
	}
	if got := panelText(p); !strings.Contains(got, "1,200 tokens were sent and 34 answered.") {
		t.Errorf("what it took is not said: %q", got)
	}
	keyOn(card, fyne.KeyReturn)
	r.settle()
	s := e.work.session.Solution()
	if len(s.Wordings) != 1 || s.Wordings[0].Reworded != (narrative.Reworded{Model: "small", Task: "neutral", At: "2026-11-20T12:00:00Z"}) {
		t.Fatalf("the wordings are %+v", s.Wordings)
	}
	if !strings.HasPrefix(b.text(), "Indeed, ") || !strings.Contains(said(b.foot), "Reworded by small (Neutral tone), today 12:00") {
		t.Errorf("the block says %q and %q", b.text(), said(b.foot))
	}
	e.undo()
	r.settle()
	if len(e.work.session.Solution().Wordings) != 0 || card.item.State != desk.RewordAnswered {
		t.Error("it is not undone, or cannot be taken over again")
	}
	keyOn(card, fyne.KeyReturn)
	r.settle()
	if len(e.work.session.Solution().Wordings) != 1 {
		t.Error("it is not taken over again")
	}
}

// What is typed in a block while a suggestion comes goes on in the block.
func TestSuggestionDoesNotTakeTheFocusFromWriting(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	b := longBlock(t, e)
	r.choose(e, b)
	e.askModel()
	r.settle()
	e.reword.start() // the answer waits until the window is settled
	b.edit()
	r.settle()
	if r.win.window.Canvas().Focused() != fyne.Focusable(b.editor) {
		t.Errorf("the focus is on %T", r.win.window.Canvas().Focused())
	}
}

// What would leave follows the text.
func TestWhatWouldLeaveFollowsTheText(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	b := longBlock(t, e)
	r.choose(e, b)
	e.askModel()
	r.settle()
	e.framings.hooks.wordings.put(b.place, "My own words.", b.piece.Generated, "Wording")
	r.settle()
	r.pause()
	if got := panelText(e.reword); !strings.Contains(got, "My own words.") {
		t.Errorf("it shows %q", got)
	}
}

func TestOneSentenceIsTakenAlone(t *testing.T) {
	m := newModel(t, func(text string) string {
		all := strings.SplitAfter(text, ". ")
		for i := range all {
			all[i] = "Indeed, " + all[i]
		}
		return strings.Join(all, "")
	})
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	b := longBlock(t, e)
	p := r.ask(e, b, reword.Neutral)
	card := p.cards[0]
	a := card.item.Answer()
	if len(a.Parts) < 2 {
		t.Fatalf("%d parts of %q", len(a.Parts), a.Text)
	}
	card.TypedRune('1')
	r.settle()
	keyOn(card, fyne.KeyReturn)
	r.settle()
	w := e.work.session.Solution().Wordings
	if len(w) != 1 || strings.HasPrefix(w[0].Text, "Indeed") || strings.Count(w[0].Text, "Indeed, ") != len(a.Parts)-1 {
		t.Errorf("%d parts became %+v", len(a.Parts), w)
	}
}

func TestRefusedAnswerShowsItsFaultsAndHasNoWayIn(t *testing.T) {
	m := newModel(t, func(string) string { return "It takes 99 years in Timbuktu." })
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	card := p.cards[0]
	got := cardText(card.column)
	if len(m.sent) != 2 {
		t.Errorf("it was asked %d times", len(m.sent))
	}
	if !strings.Contains(got, "refused") || !strings.Contains(got, "99") || strings.Contains(got, "Take over") || strings.Contains(got, "\nEdit\n") {
		t.Errorf("the card says %q", got)
	}
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyF2, fyne.KeyReturn} {
		keyOn(card, key)
		r.settle()
	}
	card.TypedRune('1')
	p.acceptClean()
	r.settle()
	if len(e.work.session.Solution().Wordings) != 0 || card.editor != nil {
		t.Error("a refused answer was taken over, or edited")
	}
}

func TestEditedSuggestionIsCheckedAgain(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	card := p.cards[0]
	keyOn(card, fyne.KeyF2)
	if card.editor == nil {
		t.Fatal("F2 does not edit")
	}
	r.typeIn(card.editor, " It costs 17 lorries.")
	r.pause()
	if got := cardText(card.column); !strings.Contains(got, "17") || strings.Contains(got, "Take over") {
		t.Errorf("a new figure: %q", got)
	}
	keyOn(card.editor, fyne.KeyReturn)
	r.settle()
	keyOn(card, fyne.KeyReturn)
	r.settle()
	if len(e.work.session.Solution().Wordings) != 0 {
		t.Fatal("a new figure was taken over")
	}
	keyOn(card, fyne.KeyF2)
	card.editor.show(strings.ReplaceAll(card.editor.Text, " It costs 17 lorries.", " Surely."))
	card.editor.typed(card.editor.Text)
	keyOn(card.editor, fyne.KeyReturn)
	r.settle()
	keyOn(card, fyne.KeyReturn)
	r.settle()
	if w := e.work.session.Solution().Wordings; len(w) != 1 || !strings.HasSuffix(w[0].Text, " Surely.") {
		t.Errorf("the wordings are %+v", w)
	}
}

func TestEscapeGivesUpAnEditOfASuggestion(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	card := p.cards[0]
	was := card.item.Answer().Text
	keyOn(card, fyne.KeyF2)
	r.typeIn(card.editor, " Surely.")
	r.pause()
	keyOn(card.editor, fyne.KeyEscape)
	r.settle()
	if card.editor != nil || card.item.Answer().Text != was || !e.rewording {
		t.Errorf("it reads %q", card.item.Answer().Text)
	}
}

func TestSeveralSuggestionsToChooseFrom(t *testing.T) {
	n := 0
	m := newModel(t, func(text string) string {
		n++
		return []string{"", "Indeed, ", "Surely, "}[min(n, 2)] + text
	})
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	card := p.cards[0]
	keyOn(card, fyne.KeyInsert)
	r.settle()
	if got := cardText(card.column); !strings.Contains(got, "Suggestion 2 of 2") || !strings.Contains(got, "Surely, ") {
		t.Errorf("it says %q", got)
	}
	keyOn(card, fyne.KeyInsert)
	r.settle()
	if len(card.item.Answers) != 2 {
		t.Errorf("the same text counts as another suggestion: %d", len(card.item.Answers))
	}
	keyOn(card, fyne.KeyLeft)
	keyOn(card, fyne.KeyReturn)
	r.settle()
	if w := e.work.session.Solution().Wordings; len(w) != 1 || !strings.HasPrefix(w[0].Text, "Indeed, ") {
		t.Errorf("the wordings are %+v", w)
	}
}

func TestWholeFramingWithProgressAndAcceptanceOfEach(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	e.askModel()
	r.settle()
	p := e.reword
	p.choice.Task = reword.Warm
	p.prepare()
	r.settle()
	all := len(p.items)
	if p.choice.Scope != desk.RewordFraming || all < 20 {
		t.Fatalf("%s, %d texts", p.choice.Scope, all)
	}
	p.start()
	r.settle()
	if got := desk.TallyRewords(p.items); got.Busy != 0 || got.Open != all || len(m.sent) != all {
		t.Fatalf("%+v, %d sent", got, len(m.sent))
	}
	if got := said(e.framings.foot.right); !strings.Contains(got, fmt.Sprint(all, " suggestions")) {
		t.Errorf("the line under the framings says %q", got)
	}
	first := p.cards[0]
	first.take()
	r.settle()
	if r.win.window.Canvas().Focused() != fyne.Focusable(p.cards[1]) {
		t.Error("it does not go on to the next")
	}
	keyOn(p.cards[1], fyne.KeyDelete)
	r.settle()
	if got := desk.TallyRewords(p.items); got.Taken != 1 || got.Aside != 1 {
		t.Errorf("%+v", got)
	}
	version := e.work.session.Version()
	p.acceptClean()
	r.settle()
	if got := desk.TallyRewords(p.items); got.Taken < 10 || e.work.session.Version() != version+1 {
		t.Errorf("%+v in %d steps", got, e.work.session.Version()-version)
	}
	// While something else is captured the suggestions wait.
	e.capture.Open("runcost", true)
	e.openFact("runcost")
	if e.rewording {
		t.Error("the panel stays over the fact")
	}
	e.framings.foot.suggestions()
	if !e.rewording || len(p.cards) != all {
		t.Error("the suggestions are gone")
	}
}

func TestBlocksAreAddedByClicking(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	b := longBlock(t, e)
	r.choose(e, b)
	e.askModel()
	r.settle()
	var other *block
	e.framings.each(func(o *block) {
		if o != b && o.table == nil && o.piece.Kind != desk.Heading && o.place.Audience == b.place.Audience && other == nil {
			other = o
		}
	})
	r.choose(e, other)
	if len(e.reword.items) != 2 || !e.rewording || !other.chosen || !b.chosen {
		t.Errorf("%d texts; the blocks are lit: %v, %v", len(e.reword.items), b.chosen, other.chosen)
	}
	r.choose(e, b)
	if len(e.reword.items) != 1 || b.chosen {
		t.Errorf("%d texts", len(e.reword.items))
	}
}

// With the keyboard alone: a fact is opened, and what tells it is reworded.
func TestBlocksThatTellTheOpenFact(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	e.capture.Open("runcost", true)
	e.askModel()
	r.settle()
	if len(e.reword.items) == 0 || !strings.Contains(e.reword.scope.Selected, "that tell") {
		t.Fatalf("%d texts, %q", len(e.reword.items), e.reword.scope.Selected)
	}
	for _, i := range e.reword.items {
		if !slices.Contains(i.Passage.Facts, "runcost") {
			t.Errorf("%s does not tell it", i.Passage.Name())
		}
	}
	if r.win.window.Canvas().Focused() != fyne.Focusable(e.reword.task) {
		t.Errorf("the focus is on %T", r.win.window.Canvas().Focused())
	}
	e.reword.scope.SetSelectedIndex(3)
	r.settle()
	if e.reword.choice.Audience() != narrative.Engineering || len(e.reword.items) < 20 {
		t.Errorf("the engineering framing: %s, %d texts", e.reword.choice.Audience(), len(e.reword.items))
	}
	keyOn(e.reword.send, fyne.KeyReturn)
	r.settle()
	if len(m.sent) != len(e.reword.items) {
		t.Errorf("%d of %d were sent", len(m.sent), len(e.reword.items))
	}
}

func TestWordThatStaysReadableIsSealedByAClick(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	e.askModel()
	r.settle()
	out := desk.Outlook(e.reword.items)
	if len(out.Readable) == 0 {
		t.Fatal("nothing stays readable")
	}
	word := out.Readable[0]
	e.reword.seal(word)
	r.settle()
	if !slices.Contains(e.work.session.Solution().Sealed, word) || slices.Contains(desk.Outlook(e.reword.items).Readable, word) {
		t.Errorf("%q stays readable", word)
	}
	if !press(e.reword.column, word) {
		t.Fatal("it cannot be made readable again")
	}
	r.settle()
	if len(e.work.session.Solution().Sealed) != 0 || !slices.Contains(desk.Outlook(e.reword.items).Readable, word) {
		t.Errorf("%q stays sealed", word)
	}
}

func TestBridgeWritesTheExecutiveSideOfAFact(t *testing.T) {
	s := example(t, 0)
	p, _ := narrative.First[narrative.Problem](&s)
	changed, err := narrative.With(p, "symptom", "")
	if err != nil {
		t.Fatal(err)
	}
	s, _, err = narrative.ChangeFact{Fact: changed}.Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	m := newModel(t, func(string) string { return "customers leave quickly for cheaper rivals abroad" })
	r := newRig(t, newShelf(s))
	r.allow(m)
	e := r.open(s.ID)
	e.askModel()
	r.settle()
	e.reword.choice.Task = reword.Bridge
	e.reword.prepare()
	r.settle()
	e.reword.start()
	r.settle()
	at := slices.IndexFunc(e.reword.items, func(i *desk.RewordItem) bool { return i.Passage.Fact == p.ID })
	if at < 0 {
		t.Fatal("it was not asked for")
	}
	card := e.reword.cards[at]
	if got := cardText(card.column); !strings.Contains(got, "Not in the text") {
		t.Errorf("what cannot be grounded is not marked: %q", got)
	}
	card.take()
	r.settle()
	got, _ := e.work.session.Fact(p.ID)
	if got.(narrative.Problem).Symptom != "customers leave quickly for cheaper rivals abroad" {
		t.Errorf("the symptom is %q", got.(narrative.Problem).Symptom)
	}
}

func TestTextThatChangedIsNotOverwritten(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	b := longBlock(t, e)
	p := r.ask(e, b, reword.Neutral)
	e.framings.hooks.wordings.put(b.place, "My own words.", b.piece.Generated, "Wording")
	r.settle()
	p.cards[0].take()
	r.settle()
	if b.text() != "My own words." || !strings.Contains(cardText(p.cards[0].column), "has changed since it was sent") {
		t.Errorf("the block says %q, the card %q", b.text(), cardText(p.cards[0].column))
	}
}

func TestLogShowsWhatWasSentAndWhatCameBack(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	if len(r.shelf.requests) != 1 || r.shelf.requests[0].Sent != strings.TrimSpace(m.sent[0]) {
		t.Fatalf("logged is %+v", r.shelf.requests)
	}
	p.showLog()
	r.settle()
	p.log.shown[0] = true
	p.draw()
	sealed := p.items[0].Request.Sealed.Text()
	if got := panelText(p); !strings.Contains(got, sealed) || !strings.Contains(got, "Indeed, ") || !strings.Contains(got, "Neutral tone") {
		t.Errorf("it says %q", got)
	}
	r.escape()
	if p.log != nil || !e.rewording {
		t.Error("Escape does not lead back to the suggestions")
	}
}

func TestDraftFromNotes(t *testing.T) {
	token := regexp.MustCompile(`\[\[SPAN:[A-Z]{4}\]\]`)
	m := newModel(t, func(text string) string {
		data, err := json.Marshal(map[string]any{"facts": []any{
			map[string]any{"kind": "outcome", "fields": map[string]string{"measure": "time of an outage", "baseline": token.FindString(text)}, "sentence": text},
			map[string]any{"kind": "risk", "fields": map[string]string{"event": "nine things"}, "sentence": "made up"},
		}})
		if err != nil {
			t.Error(err)
		}
		return string(data)
	})
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	e.draftNotes()
	r.settle()
	n := e.reword.notes
	n.field.SetText("Halden Freight says that an outage takes 25 minutes today.")
	r.pause()
	if got := panelText(e.reword); !strings.Contains(got, "This is what leaves your computer") || !strings.Contains(got, "[[CUSTOMER:") {
		t.Errorf("it says %q", got)
	}
	before := len(e.work.session.Solution().Facts)
	e.reword.start()
	r.settle()
	got := panelText(e.reword)
	for _, want := range []string{"ime of an outage", "25 min", "From: “Halden Freight says that an outage takes 25 minutes today.”", "Proposal 2 was turned down"} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q: %s", want, got)
		}
	}
	if len(e.work.session.Solution().Facts) != before {
		t.Fatal("a proposal is entered that nobody accepted")
	}
	if n.notes.Wanted() == 0 {
		keyOn(n.rows[0], fyne.KeySpace)
	}
	keyOn(n.rows[0], fyne.KeyReturn)
	r.settle()
	if len(e.work.session.Solution().Facts) != before+1 || n.notes.Found[0].Entered == "" {
		t.Error("it is not entered")
	}
	e.undo()
	r.settle()
	if len(e.work.session.Solution().Facts) != before || n.notes.Found[0].Entered != "" {
		t.Error("it cannot be undone")
	}
}

// What the window sends holds no name of the solution and no digit.
func TestWindowSendsNoNameAndNoFigure(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	for _, a := range narrative.Audiences {
		for _, task := range []reword.TaskName{reword.Neutral, reword.Headline} {
			e.reword.choice = desk.RewordChoice{Task: task, Scope: desk.RewordFraming, Whose: a}
			e.reword.open, e.reword.sent = true, false
			e.reword.prepare()
			r.settle()
			e.reword.start()
			r.settle()
			e.reword.sent = false
		}
	}
	s := example(t, 0)
	if len(m.sent) < 50 {
		t.Fatalf("%d were sent", len(m.sent))
	}
	for _, body := range m.sent {
		var sent struct{ Messages []struct{ Content string } }
		if err := json.Unmarshal([]byte(body), &sent); err != nil {
			t.Fatal(err)
		}
		for _, message := range sent.Messages {
			if strings.Contains(message.Content, s.Customer.Name) || strings.ContainsAny(message.Content, "0123456789") {
				t.Errorf("it leaves: %s", message.Content)
			}
		}
	}
}

func TestMenuOfABlock(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	e := r.open(example(t, 0).ID)
	b := longBlock(t, e)
	b.TappedSecondary(&fyne.PointEvent{})
	r.settle()
	if e.framings.chosen != b.place || r.win.window.Canvas().Overlays().Top() == nil {
		t.Error("a right click offers nothing")
	}
	r.win.window.Canvas().Overlays().Remove(r.win.window.Canvas().Overlays().Top())
	e.framings.hooks.ask()
	r.settle()
	if !e.rewording || len(e.reword.items) != 1 || e.reword.items[0].Passage.Block != b.place.Key {
		t.Error("it does not ask about the block")
	}
	r.escape()
	if e.rewording {
		t.Error("Escape does not close it")
	}
}
