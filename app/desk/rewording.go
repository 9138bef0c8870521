package desk

import (
	"errors"
	"slices"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/reword"
)

// RewordState says what has become of a text that is to be reworded.
type RewordState int

// The states.
const (
	RewordReady    RewordState = iota // it was not sent
	RewordQueued                      // it is sent when those before it are answered
	RewordAsking                      // it was sent
	RewordAnswered                    // there is an answer to look at
	RewordFailed                      // nothing came; Err says why
	RewordTaken                       // an answer was taken over
)

// RewordItem is one text that is to be reworded, and what came of it.
type RewordItem struct {
	Passage reword.Passage
	Request *reword.Request
	State   RewordState
	Try     int           // of the request under way, from 1 on
	Coming  string        // what has come of its answer, with its values
	Wait    time.Duration // for which the server asks before it goes on
	Err     error         // why nothing came
	Answers []*RewordAnswer
	At      int // the answer that is looked at
	Aside   bool
}

// Place is where the text stands in a framing; of the executive side of a fact it is
// none.
func (i *RewordItem) Place() Place {
	return Place{i.Passage.Audience, string(i.Passage.Theme), i.Passage.Block}
}

// Answer is the one that is looked at, or nil.
func (i *RewordItem) Answer() *RewordAnswer {
	if i.At < 0 || i.At >= len(i.Answers) {
		return nil
	}
	return i.Answers[i.At]
}

// Open reports whether there is something left to decide.
func (i *RewordItem) Open() bool { return i.State == RewordAnswered && !i.Aside }

// Busy reports whether an answer is on its way.
func (i *RewordItem) Busy() bool { return i.State == RewordQueued || i.State == RewordAsking }

// Ask says that the text was sent, or is sent soon.
func (i *RewordItem) Ask(state RewordState) {
	i.State, i.Try, i.Coming, i.Wait, i.Err, i.Aside = state, 1, "", 0, nil, false
}

// Stop says that no answer is waited for any more. Answers that came before stay.
func (i *RewordItem) Stop(err error) {
	if !i.Busy() {
		return
	}
	i.Coming, i.Wait, i.Err = "", 0, err
	switch {
	case len(i.Answers) > 0:
		i.State = RewordAnswered
	case err != nil:
		i.State = RewordFailed
	default:
		i.State = RewordReady
	}
}

// Add shows an answer. It returns false where the same text is there already, which
// is then shown again.
func (i *RewordItem) Add(a *RewordAnswer) bool {
	i.Coming, i.Wait, i.Err, i.State = "", 0, nil, RewordAnswered
	at := slices.IndexFunc(i.Answers, func(o *RewordAnswer) bool { return o.first == a.first && o.Refused == a.Refused })
	if at >= 0 {
		i.At = at
		return false
	}
	i.Answers = append(i.Answers, a)
	i.At = len(i.Answers) - 1
	return true
}

// Step looks at another answer.
func (i *RewordItem) Step(by int) bool {
	at := i.At + by
	if at < 0 || at >= len(i.Answers) {
		return false
	}
	i.At = at
	return true
}

// Why an answer is not taken over.
var (
	ErrReworded  = errors.New("the text has changed since it was sent")
	ErrNotUsable = errors.New("nothing can be taken over")
)

// Current reports whether the solution still says what was sent.
func (i *RewordItem) Current(v View) bool {
	p := &i.Passage
	var now []reword.Passage
	if p.Block == "" {
		now = reword.Bridges(v.Of)
	} else if at := slices.Index(narrative.Audiences, p.Audience); at >= 0 && at < len(v.Framings) {
		now = reword.Passages(&v.Framings[at], &reword.Task{Headings: p.Heading}, p.Theme)
	}
	return slices.ContainsFunc(now, func(o reword.Passage) bool {
		return o.Block == p.Block && o.Fact == p.Fact && o.Field == p.Field && o.Text == p.Text
	})
}

// Accept returns the edit that takes over the answer that is looked at. Its error
// says why that cannot be done; v is what is told now.
func (i *RewordItem) Accept(v View, now time.Time) (narrative.Edit, error) {
	a := i.Answer()
	switch {
	case a == nil || !a.Usable():
		return nil, ErrNotUsable
	case !i.Current(v):
		return nil, ErrReworded
	}
	return i.Passage.Accept(v.Of, a.Text, narrative.Reworded{Model: a.Model, Task: string(i.Request.Task.Name), At: now.UTC().Format(time.RFC3339)})
}

// Holds reports whether the answer that was taken over is still what the solution
// says: it may have been undone.
func (i *RewordItem) Holds(s *narrative.Solution) bool {
	a := i.Answer()
	if a == nil {
		return false
	}
	if i.Passage.Block == "" {
		f, ok := s.Fact(i.Passage.Fact)
		if !ok {
			return false
		}
		v, _ := narrative.Get(f, i.Passage.Field)
		if t, telling := v.(narrative.Telling); telling {
			return t.Executive == a.Text
		}
		return v == any(a.Text)
	}
	return slices.ContainsFunc(s.Wordings, func(w narrative.Wording) bool {
		return w.Audience == i.Passage.Audience && w.Block == i.Passage.Block && w.Text == a.Text
	})
}
