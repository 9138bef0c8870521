package desk

import (
	"testing"
	"time"

	"bifocal/narrative"
)

func TestRehearsalCountsTheTimeOfEachTheme(t *testing.T) {
	now := time.Unix(0, 0)
	r := NewRehearsal(view(example(t)), narrative.Executive, "situation", func() time.Time { return now })
	if talk, ok := r.Talk(); !ok || talk.Theme != "situation" || len(talk.Pieces) == 0 {
		t.Fatalf("it begins with %v", talk.Theme)
	}
	now = now.Add(30 * time.Second)
	r.Go(r.At() + 1)
	now = now.Add(12 * time.Second)
	r.Toggle()
	now = now.Add(time.Hour) // a pause costs nothing
	r.Toggle()
	now = now.Add(3 * time.Second)
	if got := r.Elapsed(); got != 45*time.Second {
		t.Errorf("the clock shows %v", got)
	}
	if a, b := r.Talks[1].Spent, r.Talks[2].Spent; a != 30*time.Second || b != 15*time.Second {
		t.Errorf("spent %v and %v", a, b)
	}
	now = now.Add(-time.Hour)
	if got := r.Elapsed(); got != 45*time.Second {
		t.Errorf("set back, the clock shows %v", got)
	}
	r.Restart()
	if r.Elapsed() != 0 || r.At() != 0 || r.Talks[1].Spent != 0 || !r.Running() {
		t.Errorf("after a restart the clock shows %v at theme %d", r.Elapsed(), r.At())
	}
}

func TestRehearsalStaysWithinItsThemes(t *testing.T) {
	r := NewRehearsal(view(example(t)), narrative.Engineering, "", time.Now)
	if r.Go(-1) || r.At() != 0 {
		t.Error("it goes back beyond the first theme")
	}
	if !r.Go(1000) || r.At() != len(r.Talks)-1 || r.Go(r.At()+1) {
		t.Error("it goes on beyond the last theme")
	}
	empty := NewRehearsal(view(narrative.New()), narrative.Executive, "", time.Now)
	if _, ok := empty.Talk(); ok || empty.Go(1) {
		t.Error("there is something to say of an empty solution")
	}
}
