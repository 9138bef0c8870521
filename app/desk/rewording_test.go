package desk

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"bifocal/assets"
	"bifocal/narrative"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
)

// told is an example as both framings tell it.
func told(t testing.TB, change ...narrative.Edit) View {
	t.Helper()
	s, err := narrative.Decode(assets.Examples()[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range change {
		if s, _, err = e.Apply(s); err != nil {
			t.Fatal(err)
		}
	}
	one, other := FrameBoth(&s)
	v := Pair(one, other)
	v.Of, v.Framings = &s, append(v.Framings, one, other)
	return v
}

// placeOf finds the first block of an audience that fits.
func placeOf(t testing.TB, v View, a narrative.Audience, fits func(Piece) bool) Place {
	t.Helper()
	for _, row := range v.Rows {
		for _, s := range row.Sides {
			for _, p := range s.Pieces {
				if s.Audience == a && p.Generated != "" && fits(p) {
					return Place{a, string(row.Theme), p.Key}
				}
			}
		}
	}
	t.Fatal("there is no such block")
	return Place{}
}

func whatever(Piece) bool { return true }

func long(p Piece) bool { return strings.Count(p.Generated, ". ") > 1 }

func prepared(t testing.TB, c RewordChoice, v View) []*RewordItem {
	t.Helper()
	items, _, err := c.Prepare(v)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func TestWhatIsMeant(t *testing.T) {
	t.Parallel()
	v := told(t)
	exec, eng := placeOf(t, v, narrative.Executive, whatever), placeOf(t, v, narrative.Engineering, whatever)
	one := RewordChoice{Task: reword.Neutral, Scope: RewordBlocks, Places: []Place{exec}}
	if got := prepared(t, one, v); len(got) != 1 || got[0].Place() != exec {
		t.Errorf("one block: %+v", got)
	}
	two := one.Point(eng)
	if got := prepared(t, two, v); len(got) != 2 || two.Audience() != narrative.Executive {
		t.Errorf("a block of each side: %d", len(got))
	}
	if got := two.Point(exec); len(got.Places) != 1 || got.Places[0] != eng {
		t.Errorf("pointed at again: %v", got.Places)
	}
	if got := one.Point(exec); len(got.Places) != 1 {
		t.Errorf("nothing is left: %v", got.Places)
	}
	one.Scope = RewordSection
	section := prepared(t, one, v)
	one.Scope = RewordFraming
	whole := prepared(t, one, v)
	if len(section) <= 1 || len(whole) <= len(section) {
		t.Errorf("%d in the section, %d in the framing", len(section), len(whole))
	}
	for _, i := range whole {
		if i.Passage.Audience != narrative.Executive {
			t.Errorf("%s is told to engineers", i.Passage.Name())
		}
	}
}

func TestPlacesThatTellAFact(t *testing.T) {
	t.Parallel()
	v := told(t)
	p := placeOf(t, v, narrative.Executive, func(p Piece) bool { return len(p.Facts) > 0 })
	fact := v.Behind(p)[0]
	all := v.Telling(fact)
	if !slices.Contains(all, p) {
		t.Errorf("%v lacks %v", all, p)
	}
	for _, at := range all {
		if !slices.Contains(v.Behind(at), fact) || at.IsHeading() {
			t.Errorf("%v does not tell %s", at, fact)
		}
	}
	whole := RewordChoice{Scope: RewordFraming, Places: []Place{p}, Whose: narrative.Engineering}
	if whole.Audience() != narrative.Engineering || whole.Point(p).Audience() != narrative.Executive {
		t.Error("whose framing is meant")
	}
}

func TestTasksThatThereIsATextFor(t *testing.T) {
	t.Parallel()
	v := told(t)
	names := func(c RewordChoice) (out []reword.TaskName) {
		for _, task := range c.Tasks(v) {
			out = append(out, task.Name)
		}
		return out
	}
	block := placeOf(t, v, narrative.Executive, whatever)
	got := names(RewordChoice{Scope: RewordBlocks, Places: []Place{block}})
	if !slices.Contains(got, reword.Plainer) || slices.Contains(got, reword.Precise) || slices.Contains(got, reword.Headline) {
		t.Errorf("an executive block: %v", got)
	}
	heading := Place{narrative.Engineering, block.Theme, block.Theme + "/heading"}
	if !heading.IsHeading() || block.IsHeading() {
		t.Error("a heading is told from a block")
	}
	if got = names(RewordChoice{Scope: RewordBlocks, Places: []Place{heading}}); len(got) == 0 || got[0] != reword.Headline {
		t.Errorf("a heading: %v", got)
	}
	fitting := RewordChoice{Task: reword.Plainer, Scope: RewordBlocks, Places: []Place{heading}}.Fitting(v)
	if fitting.Task != reword.Headline {
		t.Errorf("a heading is to be made %s", fitting.Task)
	}
}

func TestConfidentialTextsAreWithheld(t *testing.T) {
	t.Parallel()
	v := told(t)
	p := placeOf(t, v, narrative.Executive, func(p Piece) bool { return len(p.Facts) > 0 })
	fact, _ := v.Of.Fact(v.Behind(p)[0])
	guarded, err := narrative.With(fact, "confidential", true)
	if err != nil {
		t.Fatal(err)
	}
	v = told(t, narrative.ChangeFact{Fact: guarded})
	c := RewordChoice{Task: reword.Neutral, Scope: RewordFraming, Places: []Place{p}}
	items, withheld, err := c.Prepare(v)
	if err != nil || withheld == 0 {
		t.Errorf("%d withheld, %v", withheld, err)
	}
	for _, i := range items {
		if slices.Contains(i.Passage.Facts, fact.FactID()) {
			t.Errorf("%s leaves", i.Passage.Name())
		}
	}
}

var at = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// answerTo is an item with an answer that came.
func answerTo(t testing.TB, i *RewordItem, text string) *RewordAnswer {
	t.Helper()
	s, err := i.Request.Check(text)
	if err != nil {
		t.Fatal(err)
	}
	a := NewRewordAnswer(i.Request, s, "small")
	i.Ask(RewordAsking)
	i.Add(a)
	return a
}

func TestTakenOverWholeAndInParts(t *testing.T) {
	t.Parallel()
	v := told(t)
	p := placeOf(t, v, narrative.Executive, long)
	i := prepared(t, RewordChoice{Task: reword.Neutral, Scope: RewordBlocks, Places: []Place{p}}, v)[0]
	sentences := strings.SplitAfter(i.Passage.Text, ". ")
	sentences[0] = "Indeed, " + sentences[0]
	sentences[1] = "Surely, " + sentences[1]
	a := answerTo(t, i, strings.Join(sentences, ""))
	if len(a.Parts) < 2 || !a.Usable() {
		t.Fatalf("%d parts of %q", len(a.Parts), a.Text)
	}
	a.Toggle(i.Request, 0)
	if strings.Contains(a.Text, "Indeed") || !strings.Contains(a.Text, "Surely") {
		t.Errorf("without the first: %q", a.Text)
	}
	edit, err := i.Accept(v, at)
	if err != nil {
		t.Fatal(err)
	}
	now := told(t, edit)
	w := now.Of.Wordings[len(now.Of.Wordings)-1]
	if w.Text != a.Text || w.Reworded != (narrative.Reworded{Model: "small", Task: "neutral", At: "2026-11-20T12:00:00Z"}) || w.Block != p.Key {
		t.Errorf("%+v", w)
	}
	if !i.Holds(now.Of) || i.Holds(v.Of) {
		t.Error("what was taken over is not told from what was not")
	}
	if _, err := i.Accept(now, at); !errors.Is(err, ErrReworded) {
		t.Errorf("taken over over another text: %v", err)
	}
	for part := range a.Parts {
		if a.Taken[part] {
			a.Toggle(i.Request, part)
		}
	}
	if a.Usable() {
		t.Error("nothing of it can be taken over")
	}
}

func TestEditedAnswerIsCheckedAgain(t *testing.T) {
	t.Parallel()
	v := told(t)
	p := placeOf(t, v, narrative.Executive, func(p Piece) bool { return strings.ContainsAny(p.Generated, "0123456789") })
	i := prepared(t, RewordChoice{Task: reword.Neutral, Scope: RewordBlocks, Places: []Place{p}}, v)[0]
	a := answerTo(t, i, i.Passage.Text)
	a.Edit(i.Request, i.Passage.Text+" It costs 17 lorries.")
	if a.Usable() || len(a.Faults) == 0 || !strings.Contains(a.Shown[a.Faults[0].Start:a.Faults[0].End], "17") {
		t.Errorf("a new figure: %+v", a.Faults)
	}
	if _, err := i.Accept(v, at); err == nil {
		t.Error("it can be taken over")
	}
	a.Edit(i.Request, i.Passage.Text+" Surely it does.")
	if !a.Usable() || !strings.HasSuffix(a.Text, "Surely it does.") || !a.Edited {
		t.Errorf("mended: %+v", a)
	}
}

func TestRefusedAnswerCannotBeUsed(t *testing.T) {
	t.Parallel()
	v := told(t)
	i := prepared(t, RewordChoice{Task: reword.Neutral, Scope: RewordBlocks, Places: []Place{placeOf(t, v, narrative.Executive, whatever)}}, v)[0]
	_, err := i.Request.Read("It takes 99 years in Timbuktu.")
	var refused *reword.Refused
	if !errors.As(err, &refused) {
		t.Fatal(err)
	}
	i.Ask(RewordAsking)
	a := NewRefusedAnswer(i.Request, refused, "small")
	i.Add(a)
	a.Edit(i.Request, i.Passage.Text)
	a.Toggle(i.Request, 0)
	if _, err := i.Accept(v, at); err == nil || a.Usable() || a.Text != "" {
		t.Errorf("a refused answer can be used: %+v, %v", a, err)
	}
	if len(a.Faults) == 0 {
		t.Error("nothing says why")
	}
	steps, _ := AcceptClean([]*RewordItem{i}, v, at)
	if len(steps) > 0 {
		t.Error("it is taken over with others")
	}
}

func TestSeveralAnswers(t *testing.T) {
	t.Parallel()
	v := told(t)
	i := prepared(t, RewordChoice{Task: reword.Neutral, Scope: RewordBlocks, Places: []Place{placeOf(t, v, narrative.Executive, whatever)}}, v)[0]
	answerTo(t, i, i.Passage.Text)
	answerTo(t, i, i.Passage.Text+" Surely.")
	if len(i.Answers) != 2 || i.At != 1 {
		t.Fatalf("%d answers, at %d", len(i.Answers), i.At)
	}
	answerTo(t, i, i.Passage.Text)
	if len(i.Answers) != 2 || i.At != 0 {
		t.Errorf("the same again: %d answers, at %d", len(i.Answers), i.At)
	}
	if i.Step(-1) || !i.Step(1) || i.At != 1 {
		t.Error("going from one to the other")
	}
	i.Ask(RewordAsking)
	i.Stop(nil)
	if i.State != RewordAnswered || len(i.Answers) != 2 {
		t.Error("what came before is lost by calling off")
	}
}

func TestTallyAndOutlook(t *testing.T) {
	t.Parallel()
	v := told(t)
	p := placeOf(t, v, narrative.Executive, whatever)
	items := prepared(t, RewordChoice{Task: reword.Neutral, Scope: RewordFraming, Places: []Place{p}}, v)
	out := Outlook(items)
	if out.Requests != len(items) || out.Usage.Prompt < 100*len(items) || out.Usage.Answer == 0 {
		t.Errorf("%+v", out)
	}
	items[0].Ask(RewordAsking)
	items[1].Ask(RewordQueued)
	items[2].Ask(RewordAsking)
	items[2].Stop(client.ErrStalled)
	answerTo(t, items[3], items[3].Passage.Text)
	if got := TallyRewords(items); got != (RewordTally{All: len(items), Busy: 2, Open: 1, Failed: 1}) {
		t.Errorf("%+v", got)
	}
	steps, taken := AcceptClean(items, v, at)
	if len(steps) != len(taken) || len(steps) > 1 {
		t.Errorf("%d taken over", len(steps))
	}
}

func TestModelSettingsFromAFileThatAnythingHappenedTo(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "{", "null", `{"On":true,"Preset":"nobody"}`, `{"On":"yes"}`} {
		if got := ReadModelSettings(text); got.On || got.Preset != "openai" {
			t.Errorf("%q: %+v", text, got)
		}
	}
	s := ModelSettings{Settings: client.Settings{On: true, Preset: "ollama", Model: "m", LocalOnly: true}, PriceIn: "0,4", PriceOut: "1.6"}
	if got := ReadModelSettings(s.String()); got != s || got.Address() != "http://localhost:11434/v1" {
		t.Errorf("%+v", got)
	}
	s.URL = "https://me:secret@models.example.com/v1"
	if strings.Contains(s.String(), "secret") {
		t.Errorf("written is %s", s)
	}
	cost, ok := s.Cost(client.Usage{Prompt: 1_000_000, Answer: 500_000})
	if !ok || fmt.Sprintf("%.2f", cost) != "1.20" {
		t.Errorf("costs %v", cost)
	}
	for _, bad := range []string{"", "x", "-1", "NaN", "Inf"} {
		s.PriceIn = bad
		if _, ok := s.Cost(client.Usage{Prompt: 1}); ok {
			t.Errorf("%q is a price", bad)
		}
	}
}

func TestSeenAndCompared(t *testing.T) {
	t.Parallel()
	v := told(t)
	x := narrative.NewIndex(v.Of)
	shown, place := Seen(x, "Costs {runcost.baseline} and {{more}} now.")
	if strings.Contains(shown, "runcost") || !strings.Contains(shown, "and {more} now.") {
		t.Errorf("shows %q", shown)
	}
	if got := place(len("Costs {runcost.baseline} and")); !strings.HasPrefix(shown[got:], " {more}") {
		t.Errorf("the place is before %q", shown[got:])
	}
	now := "the best new house"
	var text, marked string
	for _, p := range Compared("the old house", now, [][2]int{{4, 8}}) {
		if p.Op != "deleted" {
			text += p.Text
		}
		if p.Marked {
			marked += p.Text
		}
	}
	if text != now || marked != "best" {
		t.Errorf("%q, marked %q", text, marked)
	}
}

// A suggestion of which only what is as before is taken is nothing to take over, and can be
// changed back.
func TestWhatIsLeftAsItWasIsNothingToTakeOver(t *testing.T) {
	t.Parallel()
	task, _ := reword.TaskOf(reword.Neutral)
	r, err := reword.NewRequest(task, "The lift is old. The roof leaks in winter.", reword.Known{})
	if err != nil {
		t.Fatal(err)
	}
	a := NewRewordAnswer(r, reword.Suggestion{Text: "The lift is old. In winter the roof leaks."}, "m")
	if !a.Usable() || a.Same || len(a.Parts) != 2 {
		t.Fatalf("%+v", a)
	}
	a.Toggle(r, 1)
	if a.Usable() || a.Same {
		t.Errorf("what is as before can be taken over, or is said to be the model's: %+v", a)
	}
	a.Toggle(r, 1)
	if !a.Usable() {
		t.Errorf("it cannot be changed back: %+v", a)
	}
	same := NewRewordAnswer(r, reword.Suggestion{Text: "The lift is  old. The roof leaks in winter."}, "m")
	if same.Usable() || !same.Same {
		t.Errorf("what changes nothing is offered: %+v", same)
	}
	same.Edit(r, "The lift is old. In winter the roof leaks.")
	if !same.Usable() || same.Same {
		t.Errorf("what the user wrote cannot be taken over: %+v", same)
	}
}
