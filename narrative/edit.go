package narrative

import (
	"errors"
	"fmt"
	"slices"
)

// Errors of edits.
var (
	ErrNoFact  = errors.New("there is no such fact")
	ErrIDTaken = errors.New("the ID is taken")
	ErrFull    = fmt.Errorf("a solution holds at most %d facts", MostFacts)
)

// MostFacts is how many facts a solution takes: ten times as many as it is made for. What
// is read may hold twice as many, since two who worked at once may each have added some.
const MostFacts = 10_000

// Edit is one change of a solution. Apply leaves the given solution as it is;
// it returns a new one, which shares what did not change, and the edit that
// undoes it. Text is taken as [CleanText] returns it, and lists are copied, so
// that whoever made the edit may go on changing theirs.
type Edit interface {
	Apply(s Solution) (Solution, Edit, error)
}

// AddFact puts a fact at a place among the facts; a negative place is the end.
type AddFact struct {
	Fact Fact
	At   int
}

// Apply adds the fact; it fails with ErrIDTaken, and with ErrFull.
func (e AddFact) Apply(s Solution) (Solution, Edit, error) {
	if len(s.Facts) >= MostFacts {
		return s, nil, fmt.Errorf("adding %s: %w; make a solution of its own of a part", e.Fact.FactID(), ErrFull)
	}
	if _, taken := s.Fact(e.Fact.FactID()); taken {
		return s, nil, fmt.Errorf("adding %s: %w", e.Fact.FactID(), ErrIDTaken)
	}
	at := e.At
	if at < 0 || at > len(s.Facts) {
		at = len(s.Facts)
	}
	s.Facts = slices.Insert(slices.Clone(s.Facts), at, own(e.Fact))
	return s, RemoveFact{e.Fact.FactID()}, nil
}

// RemoveFact takes a fact out.
type RemoveFact struct{ ID string }

// Apply removes the fact; it fails with ErrNoFact.
func (e RemoveFact) Apply(s Solution) (Solution, Edit, error) {
	at, err := s.place(e.ID)
	if err != nil {
		return s, nil, fmt.Errorf("removing: %w", err)
	}
	undo := AddFact{s.Facts[at], at}
	s.Facts = without(s.Facts, at)
	return s, undo, nil
}

// ChangeFact replaces the fact that has the same ID.
type ChangeFact struct{ Fact Fact }

// Apply replaces the fact; it fails with ErrNoFact.
func (e ChangeFact) Apply(s Solution) (Solution, Edit, error) {
	at, err := s.place(e.Fact.FactID())
	if err != nil {
		return s, nil, fmt.Errorf("changing: %w", err)
	}
	undo := ChangeFact{s.Facts[at]}
	s.Facts = slices.Clone(s.Facts)
	s.Facts[at] = own(e.Fact)
	return s, undo, nil
}

// MoveFact puts a fact at another place.
type MoveFact struct {
	ID string
	To int
}

// Apply moves the fact; it fails with ErrNoFact.
func (e MoveFact) Apply(s Solution) (Solution, Edit, error) {
	at, err := s.place(e.ID)
	if err != nil {
		return s, nil, fmt.Errorf("moving: %w", err)
	}
	f := s.Facts[at]
	to := max(0, min(e.To, len(s.Facts)-1))
	s.Facts = slices.Insert(without(s.Facts, at), to, f)
	return s, MoveFact{e.ID, at}, nil
}

// SetHeader replaces everything but the format, the ID, the facts, the wordings,
// the omissions, what was carried over and what was set aside.
type SetHeader struct{ Header Solution }

// Apply replaces the header.
func (e SetHeader) Apply(s Solution) (Solution, Edit, error) {
	h := own(e.Header)
	h.Format, h.ID, h.Facts, h.Wordings, h.Omissions, h.Carried, h.Asides = s.Format, s.ID, s.Facts, s.Wordings, s.Omissions, s.Carried, s.Asides
	return h, SetHeader{s}, nil
}

// without returns a copy of a list without one entry; of a list of one, nil.
func without[S ~[]E, E any](list S, at int) S {
	if len(list) == 1 {
		return nil
	}
	return slices.Concat(list[:at], list[at+1:])
}

func (s *Solution) place(id string) (int, error) {
	at := slices.IndexFunc(s.Facts, func(f Fact) bool { return f.FactID() == id })
	if at < 0 {
		return 0, fmt.Errorf("%q: %w", id, ErrNoFact)
	}
	return at, nil
}
