package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/zalando/go-keyring"

	"bifocal/app/desk"
	"bifocal/narrative"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
)

const modelKey = "sk-test-0123456789abcdefghijklmnop"

// model is a server with the OpenAI interface on this computer. say answers a text
// as it was sent; where it returns "", hand answers the request itself.
type model struct {
	*httptest.Server
	mu   sync.Mutex
	sent []string // bodies
	keys []string
	say  func(text string) string
	hand http.HandlerFunc
}

func newModel(t testing.TB, say func(text string) string) *model {
	t.Helper()
	m := &model{say: say}
	m.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/models" {
			fmt.Fprint(w, `{"object":"list","data":[{"id":"small"},{"id":"large"}]}`)
			return
		}
		data, _ := io.ReadAll(r.Body)
		m.mu.Lock()
		m.sent, m.keys = append(m.sent, string(data)), append(m.keys, r.Header.Get("Authorization"))
		m.mu.Unlock()
		var body struct{ Messages []struct{ Content string } }
		if json.Unmarshal(data, &body) != nil || len(body.Messages) < 2 {
			t.Errorf("a body of %s", data)
			return
		}
		_, text, _ := strings.Cut(body.Messages[1].Content, "The text:\n\n")
		text, _, _ = strings.Cut(text, "\n\nAn earlier answer was refused:")
		said := m.say(text)
		if said == "" {
			m.hand(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/event-stream")
		for _, piece := range strings.SplitAfter(said, " ") {
			stream(w, piece, "")
		}
		stream(w, "", "stop")
		fmt.Fprint(w, `data: {"choices":[],"usage":{"prompt_tokens":1200,"completion_tokens":34,"total_tokens":1234}}`+"\n\n")
		fmt.Fprint(w, "data: [DONE]\n\n")
	}))
	t.Cleanup(m.Close)
	return m
}

func stream(w http.ResponseWriter, text, finish string) {
	var reason any
	if finish != "" {
		reason = finish
	}
	data, err := json.Marshal(map[string]any{"choices": []any{map[string]any{"index": 0, "delta": map[string]any{"content": text}, "finish_reason": reason}}})
	if err != nil {
		panic(err)
	}
	fmt.Fprintf(w, "data: %s\n\n", data)
	w.(http.Flusher).Flush()
}

// surely is an honest rewording that anybody can tell from the text.
func surely(text string) string { return "Indeed, " + text }

// newAsking is a rig whose window may ask a model.
func newAsking(t testing.TB, m *model) *rig {
	t.Helper()
	r := newRig(t, newShelf(example(t, 0)))
	r.allow(m)
	return r
}

// allow switches rewording on.
func (r *rig) allow(m *model) {
	s := desk.ModelSettings{Settings: client.Settings{On: true, Preset: "custom", URL: m.URL + "/v1", Model: "small"}}
	r.win.model = s
	r.win.app.Preferences().SetString(prefModel, s.String())
	r.win.env.Client = nil
}

// choose selects a block as a click does.
func (r *rig) choose(e *editor, b *block) {
	e.framings.choose(b, -1)
	r.settle()
}

// longBlock is an executive block of several sentences.
func longBlock(t testing.TB, e *editor) *block {
	t.Helper()
	var out *block
	e.framings.each(func(b *block) {
		if out == nil && b.table == nil && b.place.Audience == narrative.Executive && b.piece.Kind != desk.Heading && strings.Count(b.piece.Generated, ". ") > 1 {
			out = b
		}
	})
	if out == nil {
		t.Fatal("no block has several sentences")
	}
	return out
}

// ask opens the panel on a block, and sends.
func (r *rig) ask(e *editor, b *block, task reword.TaskName) *rewordPanel {
	r.t.Helper()
	r.choose(e, b)
	e.askModel()
	r.settle()
	p := e.reword
	p.choice.Task = task
	p.prepare()
	r.settle()
	p.start()
	r.settle()
	return p
}

func panelText(p *rewordPanel) string { return cardText(p.column) }

// cardText is all that stands in something, with what its buttons say.
func cardText(o fyne.CanvasObject) string {
	out := said(o)
	for _, o := range test.LaidOutObjects(o) {
		if b, ok := o.(*button); ok {
			out += b.Text + "\n"
		}
	}
	return out
}

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

func mustJSON(text string) string {
	data, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return strings.Trim(string(data), `"`)
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

func TestKeyThatIsAskedForGoesIntoTheKeyring(t *testing.T) {
	m := newModel(t, surely)
	keys := &ring{kept: map[string]string{}}
	r := newRig(t, newShelf(example(t, 0)))
	r.win.env.Keys = keys
	r.win.model = desk.ModelSettings{Settings: client.Settings{On: true, Preset: "custom", URL: "https://models.example.invalid/v1", Model: "small"}}
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	if p.keep == nil {
		t.Fatal("it does not offer to keep the key")
	}
	p.keep.SetChecked(true)
	r.win.model.URL = m.URL + "/v1"
	r.typeIn(p.wanted, modelKey)
	p.start()
	r.settle()
	if len(keys.kept) != 1 || len(m.sent) != 1 {
		t.Errorf("%d kept, %d sent", len(keys.kept), len(m.sent))
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

func TestFailuresAreSaidWithWhatToDo(t *testing.T) {
	quick := client.UsualLimits
	quick.Tries, quick.Quiet, quick.Header = 1, 50*time.Millisecond, 50*time.Millisecond
	for _, c := range []struct {
		name string
		hand http.HandlerFunc
		says string
	}{
		{"401", func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, `{"error":{"message":"Incorrect API key provided: `+modelKey+`","type":"invalid_request_error","code":"invalid_api_key"}}`, http.StatusUnauthorized)
		}, "refuses the key"},
		{"429", func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, `{"error":{"message":"slow down"}}`, http.StatusTooManyRequests)
		}, "too many requests"},
		{"500", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusInternalServerError) }, "has a fault"},
		{"no JSON", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>welcome</html>") }, "Check the address"},
		{"cut", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			stream(w, "Half of", "")
			panic(http.ErrAbortHandler)
		}, "broke off"},
		{"stalled", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			stream(w, "Half of", "")
			<-r.Context().Done()
		}, "Try again"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newModel(t, func(string) string { return "" })
			m.hand = c.hand
			r := newAsking(t, m)
			r.win.env.Client = []client.Option{client.WithLimits(quick)}
			r.win.env.Variable = func(string) string { return modelKey }
			e := r.open(example(t, 0).ID)
			b := longBlock(t, e)
			p := r.ask(e, b, reword.Neutral)
			got := cardText(p.cards[0].column)
			if !strings.Contains(got, c.says) || !strings.Contains(got, "Try again") || strings.Contains(got, modelKey) {
				t.Errorf("it says %q", got)
			}
			if len(e.work.session.Solution().Wordings) != 0 || len(r.shelf.requests) != 1 {
				t.Error("something changed, or it is not in the log")
			}
			m.say = surely
			keyOn(p.cards[0], fyne.KeyReturn)
			r.settle()
			if got := cardText(p.cards[0].column); !strings.Contains(got, "Take over") {
				t.Errorf("tried again it says %q", got)
			}
		})
	}
}

func TestUnreachableServerLeadsToTheSettings(t *testing.T) {
	m := newModel(t, surely)
	r := newAsking(t, m)
	m.Close()
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	if got := cardText(p.cards[0].column); !strings.Contains(got, "cannot be reached") || !strings.Contains(got, "Open the settings") {
		t.Errorf("it says %q", got)
	}
}

// loose runs background work on goroutines of its own, and counts them.
func (r *rig) loose() *sync.WaitGroup {
	var under sync.WaitGroup
	r.win.env.Background = func(f func()) {
		under.Add(1)
		go func() { defer under.Done(); f() }()
	}
	return &under
}

// until settles the window until something holds. The test ends where it never does.
func (r *rig) until(what string, holds func() bool) {
	r.t.Helper()
	ctx, end := context.WithTimeout(context.Background(), 20*time.Second)
	defer end()
	for ctx.Err() == nil {
		r.settle()
		if holds() {
			return
		}
	}
	r.t.Fatalf("%s never came", what)
}

// hanging begins to answer and then waits until its client has gone.
func hanging(gone chan<- struct{}) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		stream(w, "Half of", "")
		<-r.Context().Done()
		gone <- struct{}{}
	}
}

func TestEscapeStopsAtOnceAndWhatHadComeIsNotUsed(t *testing.T) {
	gone := make(chan struct{}, 9)
	m := newModel(t, func(string) string { return "" })
	m.hand = hanging(gone)
	r := newAsking(t, m)
	under := r.loose()
	e := r.openLoose(example(t, 0).ID)
	b := longBlock(t, e)
	r.choose(e, b)
	e.askModel()
	r.until("what would leave", func() bool { return len(e.reword.items) == 1 })
	e.reword.start()
	r.until("the first words", func() bool { return strings.Contains(panelText(e.reword), "Half of") })
	e.reword.waiting(3 * time.Second)
	if got := panelText(e.reword); !strings.Contains(got, "wait for 3 seconds") {
		t.Errorf("while the server asks to wait it says %q", got)
	}
	r.escape()
	if e.reword.busy() && e.reword.items[0].Busy() || !e.rewording {
		t.Error("it goes on, or the panel is gone")
	}
	<-gone
	r.until("the end of the request", func() bool { return !e.reword.asker.busy() })
	under.Wait()
	if len(e.work.session.Solution().Wordings) != 0 || strings.Contains(panelText(e.reword), "Half of") {
		t.Error("half an answer is used")
	}
	if n := len(r.shelf.requests); n != 1 || r.shelf.requests[0].Outcome != context.Canceled.Error() {
		t.Errorf("the log says %+v", r.shelf.requests)
	}
	m.say = surely
	e.reword.start()
	r.until("a suggestion", func() bool { return strings.Contains(panelText(e.reword), "Take over") })
	under.Wait()
}

func (r *rig) openLoose(id string) *editor {
	r.win.Open(id)
	r.until("the editor", func() bool { return r.win.editor != nil && len(r.win.editor.framings.rows) > 0 })
	return r.win.editor
}

func TestClosingCallsOffAndLeavesNoGoroutine(t *testing.T) {
	for name, leave := range map[string]func(*rig){
		"the solution": func(r *rig) { r.win.ShowLibrary() },
		"the window":   func(r *rig) { r.win.Quit() },
	} {
		t.Run(name, func(t *testing.T) {
			gone := make(chan struct{}, 9)
			m := newModel(t, func(string) string { return "" })
			m.hand = hanging(gone)
			r := newAsking(t, m)
			under := r.loose()
			e := r.openLoose(example(t, 0).ID)
			e.askModel()
			r.until("what would leave", func() bool { return len(e.reword.items) > 1 })
			e.reword.start()
			r.until("the first words", func() bool { return strings.Contains(panelText(e.reword), "Half of") })
			leave(r)
			<-gone
			under.Wait()
			if len(m.sent) != 1 {
				t.Errorf("%d requests", len(m.sent))
			}
		})
	}
}

// ring is a keyring in memory; down, it answers nothing.
type ring struct {
	kept map[string]string
	down bool
}

func (k *ring) Set(service, user, password string) error {
	if k.down {
		return errors.New("no such thing")
	}
	k.kept[user] = password
	return nil
}

func (k *ring) Get(_, user string) (string, error) {
	if p, ok := k.kept[user]; ok && !k.down {
		return p, nil
	}
	if k.down {
		return "", errors.New("no such thing")
	}
	return "", keyring.ErrNotFound
}

func (k *ring) Delete(_, user string) error { delete(k.kept, user); return nil }

func TestWithoutAKeyringTheKeyIsAskedForAndKeptNowhere(t *testing.T) {
	m := newModel(t, surely)
	r := newRig(t, newShelf(example(t, 0)))
	r.win.env.Keys = &ring{down: true}
	s := desk.ModelSettings{Settings: client.Settings{On: true, Preset: "custom", URL: "https://models.example.invalid/v1", Model: "small"}}
	r.win.model = s
	e := r.open(example(t, 0).ID)
	b := longBlock(t, e)
	p := r.ask(e, b, reword.Neutral)
	if got := panelText(p); !strings.Contains(got, "no keyring on this machine") || !strings.Contains(got, "The key of models.example.invalid") || p.wanted == nil || !p.wanted.Password {
		t.Fatalf("it says %q", got)
	}
	if r.win.window.Canvas().Focused() != fyne.Focusable(p.wanted) {
		t.Error("the field for the key has not the focus")
	}
	// The same server, as it is reached from here.
	r.win.model.URL = m.URL + "/v1"
	r.typeIn(p.wanted, modelKey)
	keyOn(p.wanted, fyne.KeyReturn)
	r.settle()
	if len(m.sent) != 1 || !strings.Contains(m.keys[0], modelKey) {
		t.Errorf("the server got the keys %q", m.keys)
	}
	r.win.ShowLibrary()
	r.settle()
	kept := fmt.Sprint(r.shelf.requests, r.shelf.settings, r.shelf.held, r.win.app.Preferences().String(prefModel), m.sent)
	if strings.Contains(kept, modelKey) {
		t.Error("the key is kept")
	}
}

func TestSettingsOfRewording(t *testing.T) {
	m := newModel(t, surely)
	keys := &ring{kept: map[string]string{}}
	r := newRig(t, newShelf(example(t, 0)))
	r.win.env.Keys = keys
	s := newModelSettings(r.win, func() {})
	if s.on.Checked || s.rest.Visible() {
		t.Error("a first start may ask a model")
	}
	s.on.SetChecked(true)
	r.settle()
	if got := said(s.column); !strings.Contains(got, "Which model?") || !strings.Contains(got, "The keyring holds no key of api.openai.com yet.") {
		t.Errorf("it says %q", got)
	}
	r.typeIn(s.key, modelKey)
	s.keepKey()
	r.settle()
	if keys.kept["api.openai.com"] != modelKey || s.key.Text != "" || !strings.Contains(said(s.column), "is in the keyring") {
		t.Errorf("the ring holds %v, the field %q", keys.kept, s.key.Text)
	}
	s.forgetKey()
	r.settle()
	if len(keys.kept) != 0 {
		t.Error("the key is not forgotten")
	}
	s.preset.SetSelectedIndex(len(client.Presets) - 1)
	r.settle()
	r.typeIn(s.url, "http://models.example.com/v1")
	s.draw()
	r.settle()
	s.url.show("")
	r.typeIn(s.url, "http://192.0.2.7/v1")
	if got := said(s.column); !strings.Contains(got, "Plain HTTP") && !strings.Contains(got, "plain HTTP") {
		t.Errorf("plain HTTP: %q", got)
	}
	s.url.show("")
	r.typeIn(s.url, m.URL+"/v1")
	s.askModels()
	r.settle()
	if len(s.models.Items()) != 1 {
		t.Fatal("no models are offered")
	}
	r.typeIn(s.model, "small")
	if got := desk.ReadModelSettings(r.win.app.Preferences().String(prefModel)); !got.On || got.Model != "small" || got.URL != m.URL+"/v1" {
		t.Errorf("kept is %+v", got)
	}
	if strings.Contains(r.win.app.Preferences().String(prefModel), modelKey) {
		t.Error("the key is in the preferences")
	}
}

func TestEnvironmentForcesServersOnThisComputer(t *testing.T) {
	r := newRig(t, newShelf(example(t, 0)))
	r.win.env.Variable = func(n string) string {
		return map[string]string{localOnlyVariable: "on", client.KeyVariable: modelKey}[n]
	}
	r.win.model = desk.ModelSettings{Settings: client.Settings{On: true, Preset: "custom", URL: "https://192.0.2.7/v1", Model: "small"}}
	e := r.open(example(t, 0).ID)
	p := r.ask(e, longBlock(t, e), reword.Neutral)
	if got := panelText(p); p.sent || !strings.Contains(got, "nly servers on this computer") {
		t.Errorf("it says %q", got)
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

// keyOn presses a key on what has the focus.
func keyOn(f fyne.Focusable, key fyne.KeyName) { f.TypedKey(&fyne.KeyEvent{Name: key}) }
