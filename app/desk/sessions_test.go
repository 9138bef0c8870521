package desk

import (
	"errors"
	"slices"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"bifocal/narrative"
)

func retitled(t *testing.T, s *Session, title string) {
	t.Helper()
	h := s.Solution()
	h.Title = title
	if err := s.Do(narrative.SetHeader{Header: h}, title, ""); err != nil {
		t.Fatal(err)
	}
}

func TestWhatWasDoneCanBeUndoneAfterComingBack(t *testing.T) {
	t.Parallel()
	var kept Sessions
	s := NewSession(narrative.Solution{ID: "a"}, time.Now)
	kept.Keep("a", "1", s)
	if kept.Take("a", "1") != nil {
		t.Error("there was nothing to undo")
	}
	retitled(t, s, "one")
	kept.Keep("a", "2", s)
	if kept.Take("a", "3") != nil {
		t.Error("the library holds another state by now")
	}
	if kept.Take("a", "2") != nil {
		t.Error("once the library held another state, the steps are of no use")
	}
	kept.Keep("a", "2", s)
	for i := range sessionsKept - 1 {
		o := NewSession(narrative.Solution{}, time.Now)
		retitled(t, o, "other")
		kept.Keep("other"+strconv.Itoa(i), "x", o)
	}
	if kept.Take("a", "2") != s {
		t.Error("the session is gone")
	}
	if kept.Take("a", "2") != nil {
		t.Error("two editors would share a session")
	}
	kept.Keep("a", "2", s)
	for i := range sessionsKept {
		o := NewSession(narrative.Solution{}, time.Now)
		retitled(t, o, "other")
		kept.Keep("third"+strconv.Itoa(i), "x", o)
	}
	if kept.Take("a", "2") != nil {
		t.Error("sessions pile up")
	}
}

func TestAForeignChangeIsOneStepAmongOthers(t *testing.T) {
	t.Parallel()
	s := NewSession(narrative.Solution{ID: "a", Title: "zero"}, time.Now)
	retitled(t, s, "mine")
	if err := s.Adopt(narrative.Solution{ID: "a", Title: "theirs", Author: "they"}, "changed elsewhere"); err != nil {
		t.Fatal(err)
	}
	if step, ok := s.Next(); !ok || !step.Foreign || s.Solution().Title != "theirs" {
		t.Errorf("%+v, %q", step, s.Solution().Title)
	}
	for _, want := range []string{"mine", "zero"} {
		s.Undo()
		if got := s.Solution(); got.Title != want || got.Author != "" {
			t.Errorf("%q, want %q", got.Title, want)
		}
	}
	if _, ok := s.Next(); ok {
		t.Error("nothing is left to undo")
	}
	s.Redo()
	s.Redo()
	if got := s.Solution(); got.Title != "theirs" || got.Author != "they" {
		t.Errorf("%+v", got)
	}
}

func TestTypingAtAPlaceKnowsThePlace(t *testing.T) {
	t.Parallel()
	s := NewSession(example(t), func() time.Time { return noon })
	at := Place{Audience: narrative.Executive, Theme: "value", Key: "value/x/0"}
	for _, text := range []string{"a", "ab"} {
		err := s.TypeAt(narrative.PutWording{Wording: narrative.Wording{Audience: at.Audience, Block: at.Key, Text: text}}, at, "wording")
		if err != nil {
			t.Fatal(err)
		}
	}
	if step, ok := s.Undo(); !ok || step.Place != at || s.CanUndo() {
		t.Errorf("%+v", step)
	}
	if step, ok := s.Redo(); !ok || step.Place != at {
		t.Errorf("%+v", step)
	}
}

func TestWhatMustStayIsSavedThoughANewerStateCame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var saved []string
		var fail error
		as := func(how string) func(narrative.Solution) error {
			return func(s narrative.Solution) error {
				if fail == nil {
					saved = append(saved, how+s.Title)
				}
				return fail
			}
		}
		s := NewSaver(as(""), func(SaveState) {}, time.Now)
		change := func(title string) { s.Changed(narrative.Solution{Title: title}) }
		change("typed")
		change("typed more")
		s.Keep(narrative.Solution{Title: "present"}, as("kept "))
		s.Keep(narrative.Solution{Title: "past"}, as("restored "))
		change("past, typed on")
		change("past, typed further")
		fail = errors.New("the disk is full")
		if err := s.Flush(); !errors.Is(err, fail) {
			t.Errorf("%v", err)
		}
		fail = nil
		if err := s.Flush(); err != nil {
			t.Fatal(err)
		}
		if want := []string{"kept present", "restored past", "past, typed further"}; !slices.Equal(saved, want) {
			t.Errorf("saved %q, want %q", saved, want)
		}
		if st := s.State(); st.Phase != Saved {
			t.Errorf("%+v", st)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
}
