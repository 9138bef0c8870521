package desk

import (
	"slices"

	"bifocal/narrative/library"
)

// Chosen returns the chosen solutions in the order of choosing.
func (s *Shelf) Chosen() []library.Entry {
	out := make([]library.Entry, len(s.picked))
	for i, id := range s.picked {
		out[i] = s.chosen[id]
	}
	return out
}

// ChosenCount returns how many are chosen.
func (s *Shelf) ChosenCount() int { return len(s.picked) }

// IsChosen reports whether a solution is.
func (s *Shelf) IsChosen(id string) bool {
	_, ok := s.chosen[id]
	return ok
}

// Choose chooses solutions beside those that are.
func (s *Shelf) Choose(all ...library.Entry) {
	for _, e := range all {
		if !s.IsChosen(e.ID) {
			s.picked = append(s.picked, e.ID)
		}
		s.chosen[e.ID] = e
	}
}

// Drop takes solutions out of the choice.
func (s *Shelf) Drop(all ...library.Entry) {
	for _, e := range all {
		delete(s.chosen, e.ID)
	}
	s.picked = slices.DeleteFunc(s.picked, func(id string) bool { return !s.IsChosen(id) })
}

// Clear chooses nothing.
func (s *Shelf) Clear() {
	clear(s.chosen)
	s.picked = nil
}

// ToggleAt chooses a row or drops it, and begins a range there.
func (s *Shelf) ToggleAt(i int) {
	e, ok := s.At(i)
	if !ok {
		return
	}
	s.cursor, s.anchor = i, i
	if s.IsChosen(e.ID) {
		s.Drop(e)
	} else {
		s.Choose(e)
	}
}

// Extend moves the cursor and returns the rows between where the range began
// and there. Those that are here are chosen; whole says whether that is all.
func (s *Shelf) Extend(to int) (part Span, whole bool) {
	if s.length == 0 {
		return Span{}, true
	}
	to = min(max(0, to), s.length-1)
	if s.anchor < 0 || s.anchor >= s.length {
		s.anchor = max(0, s.cursor)
	}
	before := span(s.anchor, max(0, s.cursor))
	s.cursor = to
	part = span(s.anchor, to)
	for i := before.From; i < before.From+before.N; i++ { // a range that shrinks lets go
		if i >= part.From && i < part.From+part.N {
			continue
		}
		if e, ok := s.At(i); ok {
			s.Drop(e)
		}
	}
	whole = true
	for i := part.From; i < part.From+part.N; i++ {
		if e, ok := s.At(i); ok {
			s.Choose(e)
		} else {
			whole = false
		}
	}
	return part, whole
}

func span(a, b int) Span { return Span{min(a, b), max(a, b) - min(a, b) + 1} }
