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
)

// Edit is one change of a solution. Apply leaves the given solution as it is;
// it returns a new one, which shares what did not change, and the edit that
// undoes it.
type Edit interface {
	Apply(s Solution) (Solution, Edit, error)
}

// AddFact puts a fact at a place among the facts; a negative place is the end.
type AddFact struct {
	Fact Fact
	At   int
}

// Apply adds the fact; it fails with ErrIDTaken.
func (e AddFact) Apply(s Solution) (Solution, Edit, error) {
	if _, taken := s.Fact(e.Fact.FactID()); taken {
		return s, nil, fmt.Errorf("adding %s: %w", e.Fact.FactID(), ErrIDTaken)
	}
	at := e.At
	if at < 0 || at > len(s.Facts) {
		at = len(s.Facts)
	}
	s.Facts = slices.Insert(slices.Clone(s.Facts), at, e.Fact)
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
	s.Facts = slices.Delete(slices.Clone(s.Facts), at, at+1)
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
	s.Facts[at] = e.Fact
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
	s.Facts = slices.Insert(slices.Delete(slices.Clone(s.Facts), at, at+1), to, f)
	return s, MoveFact{e.ID, at}, nil
}

// SetHeader replaces everything but the format, the ID, the facts and the
// wordings.
type SetHeader struct{ Header Solution }

// Apply replaces the header.
func (e SetHeader) Apply(s Solution) (Solution, Edit, error) {
	h := e.Header
	h.Format, h.ID, h.Facts, h.Wordings = s.Format, s.ID, s.Facts, s.Wordings
	return h, SetHeader{s}, nil
}

// PutWording lays a wording over a block; an empty text takes it away.
type PutWording struct{ Wording Wording }

// Apply puts the wording, in place of one for the same block.
func (e PutWording) Apply(s Solution) (Solution, Edit, error) {
	w := e.Wording
	undo := PutWording{Wording{Audience: w.Audience, Block: w.Block}}
	at := slices.IndexFunc(s.Wordings, func(o Wording) bool { return o.Audience == w.Audience && o.Block == w.Block })
	s.Wordings = slices.Clone(s.Wordings)
	if at >= 0 {
		undo.Wording = s.Wordings[at]
	}
	switch {
	case at >= 0 && w.Text == "":
		s.Wordings = slices.Delete(s.Wordings, at, at+1)
	case at >= 0:
		s.Wordings[at] = w
	case w.Text != "":
		s.Wordings = append(s.Wordings, w)
	}
	return s, undo, nil
}

func (s *Solution) place(id string) (int, error) {
	at := slices.IndexFunc(s.Facts, func(f Fact) bool { return f.FactID() == id })
	if at < 0 {
		return 0, fmt.Errorf("%q: %w", id, ErrNoFact)
	}
	return at, nil
}
