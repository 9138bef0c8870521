package desk

import (
	"errors"
	"reflect"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"bifocal/assets"
	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// english is the interface in English, with its fields as they are.
func english(text string, _ ...any) string { return text }

func example(t *testing.T) narrative.Solution {
	t.Helper()
	s, err := narrative.Decode(assets.Examples()[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTypingIsOneStepUntilAPause(t *testing.T) {
	now := time.Unix(0, 0)
	s := NewSession(narrative.New(), func() time.Time { return now })
	p := narrative.Problem{Head: narrative.Head{ID: "p"}}
	if err := s.Do(narrative.AddFact{Fact: p, At: -1}, "Problem added", "p"); err != nil {
		t.Fatal(err)
	}
	typeText := func(text string) {
		p.Symptom = text
		if err := s.Type(narrative.ChangeFact{Fact: p}, "p", "symptom"); err != nil {
			t.Fatal(err)
		}
		now = now.Add(100 * time.Millisecond)
	}
	typeText("a")
	typeText("ab")
	now = now.Add(mergeWithin)
	typeText("abc")
	symptom := func() string { f, _ := s.Fact("p"); return f.(narrative.Problem).Symptom }
	for _, want := range []string{"ab", ""} {
		if _, ok := s.Undo(); !ok || symptom() != want {
			t.Fatalf("undone to %q, want %q", symptom(), want)
		}
	}
	for _, want := range []string{"ab", "abc"} {
		if _, ok := s.Redo(); !ok || symptom() != want {
			t.Fatalf("redone to %q, want %q", symptom(), want)
		}
	}
	if s.CanRedo() {
		t.Error("there is more to redo")
	}
}

func TestUndoGivesBackWhatWas(t *testing.T) {
	start := example(t)
	s := NewSession(start, time.Now)
	edits := []narrative.Edit{
		narrative.RemoveFact{ID: start.Facts[3].FactID()},
		narrative.MoveFact{ID: start.Facts[0].FactID(), To: 5},
		narrative.SetHeader{Header: narrative.Solution{Title: "other"}},
	}
	for _, e := range edits {
		if err := s.Do(e, "edit", ""); err != nil {
			t.Fatal(err)
		}
	}
	for range edits {
		s.Undo()
	}
	if !reflect.DeepEqual(s.Solution(), start) {
		t.Error("the solution is not what it was")
	}
}

func TestSavesWithinASecondOfTheFirstChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var saved []string
		s := NewSaver(func(sol narrative.Solution) error {
			mu.Lock()
			defer mu.Unlock()
			saved = append(saved, sol.Title)
			return nil
		}, func(SaveState) {}, time.Now)
		start := time.Now()
		// Typing without a pause, a key every 100 ms.
		for i := range 30 {
			s.Changed(narrative.Solution{Title: string(rune('a' + i))})
			time.Sleep(100 * time.Millisecond)
		}
		synctest.Wait()
		mu.Lock()
		if len(saved) < 3 {
			t.Errorf("only %d saves in %v of typing", len(saved), time.Since(start))
		}
		mu.Unlock()
		time.Sleep(time.Second)
		synctest.Wait()
		mu.Lock()
		defer mu.Unlock()
		if last := saved[len(saved)-1]; last != string(rune('a'+29)) {
			t.Errorf("the last state saved is %q", last)
		}
		if s.State().Phase != Saved {
			t.Errorf("phase %v", s.State().Phase)
		}
	})
}

func TestFailedSaveIsKeptAndRetried(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		full := errors.New("the disk is full")
		var mu sync.Mutex
		fail, saved := full, ""
		s := NewSaver(func(sol narrative.Solution) error {
			mu.Lock()
			defer mu.Unlock()
			if fail == nil {
				saved = sol.Title
			}
			return fail
		}, func(SaveState) {}, time.Now)
		s.Changed(narrative.Solution{Title: "typed"})
		time.Sleep(time.Second)
		synctest.Wait()
		if st := s.State(); st.Phase != SaveFailed || !errors.Is(st.Err, full) {
			t.Fatalf("state %+v", st)
		}
		if err := s.Flush(); !errors.Is(err, full) {
			t.Fatalf("flush says %v", err)
		}
		mu.Lock()
		fail = nil
		mu.Unlock()
		time.Sleep(2 * retryAfter)
		synctest.Wait()
		mu.Lock()
		defer mu.Unlock()
		if saved != "typed" || s.State().Phase != Saved {
			t.Errorf("saved %q, phase %v", saved, s.State().Phase)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
}

func TestFramerSkipsWhatWasOvertaken(t *testing.T) {
	var framed []string
	var work func()
	f := NewFramer(func(s *narrative.Solution) (framing.Framing, framing.Framing) {
		framed = append(framed, s.Title)
		return framing.Framing{}, framing.Framing{}
	}, func(g func()) { work = g }, func(View) {})
	for _, title := range []string{"a", "b", "c"} {
		f.Show(narrative.Solution{Title: title})
	}
	work()
	if !reflect.DeepEqual(framed, []string{"c"}) {
		t.Errorf("framed %v", framed)
	}
	f.Show(narrative.Solution{Title: "d"})
	work()
	if len(framed) != 2 {
		t.Errorf("framed %v", framed)
	}
}

func TestRowsPairByTheme(t *testing.T) {
	s := example(t)
	v := Pair(FrameBoth(&s))
	if len(v.Rows) != len(framing.Themes) {
		t.Fatalf("%d rows", len(v.Rows))
	}
	for i, row := range v.Rows {
		if row.Theme != framing.Themes[i] {
			t.Errorf("row %d is %s", i, row.Theme)
		}
		for _, side := range row.Sides {
			if side.Gap == nil && len(side.Pieces) == 0 {
				t.Errorf("%s has neither text nor gap for %s", row.Theme, side.Audience)
			}
		}
	}
}

func TestCompareNamesWhatDiffers(t *testing.T) {
	para := func(key, text string) Piece { return Piece{Key: key, Text: text} }
	side := Side{Heading: "h", Pieces: []Piece{para("a", "1"), para("b", "2")}}
	if c := Compare(side, side); !c.None() {
		t.Errorf("%+v", c)
	}
	if c := Compare(side, Side{Heading: "h", Pieces: []Piece{para("a", "1"), para("b", "3")}}); !reflect.DeepEqual(c, Change{Pieces: []int{1}}) {
		t.Errorf("%+v", c)
	}
	if c := Compare(side, Side{Heading: "g", Pieces: []Piece{para("b", "2"), para("a", "1")}}); !c.Order || !c.Heading {
		t.Errorf("%+v", c)
	}
	if c := Compare(side, Side{Heading: "h", Gap: &framing.Gap{}}); !c.Order {
		t.Errorf("%+v", c)
	}
}

func TestTableIsOnePiece(t *testing.T) {
	ps := Pieces([]framing.Block{
		{Key: "p", Kind: framing.Paragraph, Text: "x"},
		{Key: "c", Kind: framing.Columns, Cells: []string{"a", "b"}},
		{Key: "r1", Kind: framing.Row, Cells: []string{"1", "2"}},
		{Key: "r2", Kind: framing.Row, Cells: []string{"3", "4"}},
		{Key: "n", Kind: framing.Note, Text: "y"},
	})
	if len(ps) != 3 || ps[1].Kind != Table || len(ps[1].Cells) != 2 {
		t.Errorf("%+v", ps)
	}
}

func TestEveryFactOfTheExamplesHasAName(t *testing.T) {
	for _, e := range assets.Examples() {
		s, err := narrative.Decode(e.Data)
		if err != nil {
			t.Fatal(err)
		}
		x := narrative.NewIndex(&s)
		for _, f := range s.Facts {
			if Name(x, f, english) == "" {
				t.Errorf("%s: the %s %s has no name", s.ID, f.FactKind(), f.FactID())
			}
			_ = Values(x, f, english)
		}
	}
}

func TestTitle(t *testing.T) {
	for in, want := range map[string]string{"running costs": "Running costs", "iOS app": "iOS app", "élan vital": "Élan vital", "": "", "p95 of": "p95 of"} {
		if got := Title(in); got != want {
			t.Errorf("Title(%q) = %q", in, got)
		}
	}
}
