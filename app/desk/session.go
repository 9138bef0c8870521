// Package desk is the state behind the window, as plain Go: which solution is
// open, what was done to it and can be undone, whether it is saved, what the
// two framings show, and its history. It knows nothing about Fyne and touches
// no disk: what a library holds is handed in.
package desk

import (
	"time"

	"bifocal/narrative"
)

// mergeWithin is how long a pause in typing may be for the keystrokes around it
// to be undone together.
const mergeWithin = 1500 * time.Millisecond

// mergeFor is how long typing is undone together at most, so that one slip does
// not cost a paragraph.
const mergeFor = 6 * time.Second

// undoLimit bounds the memory of a day's work; a step shares all facts that it
// did not change.
const undoLimit = 2000

// Step is one thing the user did.
type Step struct {
	Label string // "Outcome deleted", in the language of the window; "" for typing
	Field string // what was typed in, "" for anything but typing
	Fact  string // the fact it happened to, "" for none
	Place Place  // where it shows in a framing, for what happened to no fact
	// Foreign says that somebody else did it: taking it back must not be the end
	// of what they did.
	Foreign bool
	undo    narrative.Edit
	began   time.Time // of typing
	at      time.Time // of the last keystroke
}

// Session is one solution being worked on. It is used from one goroutine.
type Session struct {
	current narrative.Solution
	done    []Step
	undone  []Step
	version int
	now     func() time.Time
}

// NewSession opens a solution.
func NewSession(s narrative.Solution, now func() time.Time) *Session {
	return &Session{current: s, now: now}
}

// Solution returns the current state. It is a value: nobody changes it.
func (s *Session) Solution() narrative.Solution { return s.current }

// Version grows with every change.
func (s *Session) Version() int { return s.version }

// Fact returns a fact of the current state.
func (s *Session) Fact(id string) (narrative.Fact, bool) { return s.current.Fact(id) }

// Do applies an edit that Undo takes back as one step.
func (s *Session) Do(e narrative.Edit, label, fact string) error {
	return s.apply(e, Step{Label: label, Fact: fact})
}

// Type applies an edit that typing made. Keystrokes in one field without a
// pause between them are one step.
func (s *Session) Type(e narrative.Edit, fact, field string) error {
	return s.apply(e, Step{Fact: fact, Field: fact + "/" + field})
}

// DoAt is Do for what happens to a place in a framing.
func (s *Session) DoAt(e narrative.Edit, label string, at Place) error {
	return s.apply(e, Step{Label: label, Place: at})
}

// TypeAt is Type for what is typed at a place in a framing.
func (s *Session) TypeAt(e narrative.Edit, at Place, field string) error {
	return s.apply(e, Step{Place: at, Field: string(at.Audience) + "/" + at.Key + "/" + field})
}

// Adopt makes the solution what somebody else has made of it, as one step:
// what was done before it can still be undone after it.
func (s *Session) Adopt(other narrative.Solution, label string) error {
	return s.apply(narrative.Replace{With: other}, Step{Label: label, Foreign: true})
}

func (s *Session) apply(e narrative.Edit, step Step) error {
	next, undo, err := e.Apply(s.current)
	if err != nil {
		return err
	}
	step.undo, step.at = undo, s.now()
	step.began = step.at
	s.current = next
	s.version++
	s.undone = nil
	if n := len(s.done); step.Field != "" && n > 0 {
		if last := &s.done[n-1]; last.Field == step.Field && step.at.Sub(last.at) < mergeWithin && step.at.Sub(last.began) < mergeFor {
			last.at = step.at // its undo leads back to before the first keystroke
			return nil
		}
	}
	if len(s.done) == undoLimit {
		s.done = append(s.done[:0:0], s.done[1:]...)
	}
	s.done = append(s.done, step)
	return nil
}

// CanUndo reports whether there is something to take back.
func (s *Session) CanUndo() bool { return len(s.done) > 0 }

// CanRedo reports whether something was taken back that can be done again.
func (s *Session) CanRedo() bool { return len(s.undone) > 0 }

// Next returns the step that Undo would take back, or false where there is
// none.
func (s *Session) Next() (Step, bool) {
	if n := len(s.done); n > 0 {
		return s.done[n-1], true
	}
	return Step{}, false
}

// Again returns the step that Redo would do again, or false where there is none.
func (s *Session) Again() (Step, bool) {
	if n := len(s.undone); n > 0 {
		return s.undone[n-1], true
	}
	return Step{}, false
}

// Undo takes the last step back and returns it, or false where there is none.
func (s *Session) Undo() (Step, bool) { return s.step(&s.done, &s.undone) }

// Redo does again what was taken back last, and returns it.
func (s *Session) Redo() (Step, bool) { return s.step(&s.undone, &s.done) }

func (s *Session) step(from, to *[]Step) (Step, bool) {
	n := len(*from)
	if n == 0 {
		return Step{}, false
	}
	step := (*from)[n-1]
	*from = (*from)[:n-1]
	next, back, err := step.undo.Apply(s.current)
	if err != nil {
		// A step that does not fit the state any more cannot come back by itself.
		return Step{}, false
	}
	s.current = next
	s.version++
	reversed := step
	reversed.undo, reversed.at = back, time.Time{} // typing after it is a step of its own
	*to = append(*to, reversed)
	return step, true
}
