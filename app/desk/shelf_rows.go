package desk

import "bifocal/narrative/library"

// Span is a part of a list: from row From on, N of them.
type Span struct{ From, N int }

// Ask begins a question about the rows in sight, and returns its turn and the
// part of the list to ask for. What is here stays until the answer comes.
func (s *Shelf) Ask(first, last int) (turn int, part Span) {
	s.turn++
	if !s.counted {
		first, last = 0, 0 // another list: it begins at its top
	}
	s.asked = map[int]bool{}
	part = pagesAround(first, last)
	s.ask(part)
	return s.turn, part
}

// ask notes that the pages of a part are on their way, and reports whether any
// of them was not yet.
func (s *Shelf) ask(part Span) (any bool) {
	for p := part.From; p < part.From+part.N; p += PageSize {
		any = any || !s.asked[p]
		s.asked[p] = true
	}
	return any
}

// Turn returns the turn of the newest question.
func (s *Shelf) Turn() int { return s.turn }

// pagesAround are the whole pages that rows are on.
func pagesAround(first, last int) Span {
	first, last = max(0, first), max(0, first, last)
	from := first / PageSize * PageSize
	return Span{from, (last/PageSize+1)*PageSize - from}
}

// Missing returns what must be asked for so that the rows from first to last
// can be shown, and whether there is such a thing. Several questions about one
// list have the same turn.
func (s *Shelf) Missing(first, last int) (Span, bool) {
	last = min(last, s.length-1)
	for ; first <= last; first++ {
		if _, ok := s.rows[first]; !ok {
			break
		}
	}
	for ; last >= first; last-- {
		if _, ok := s.rows[last]; !ok {
			break
		}
	}
	if first > last || s.shown != s.turn {
		return Span{}, false
	}
	part := pagesAround(first, last)
	return part, s.ask(part)
}

// Answer takes rows of the library, and reports whether they belong to the
// newest question. The first answer to a question replaces what was here.
func (s *Shelf) Answer(turn int, part Span, rows []library.Entry) bool {
	if turn != s.turn {
		return false
	}
	if s.shown != turn {
		s.shown = turn
		s.rows = map[int]library.Entry{}
		if !s.counted {
			s.length = 0
		}
	}
	for i, e := range rows {
		s.rows[part.From+i] = e
		if _, ok := s.chosen[e.ID]; ok {
			s.chosen[e.ID] = e
		}
	}
	end := part.From + len(rows)
	switch {
	case len(rows) < part.N && (len(rows) > 0 || part.From == 0):
		s.length, s.counted = end, true
	case !s.counted || end > s.length:
		s.length = max(s.length, end)
	}
	s.cursor = min(s.cursor, s.length-1)
	return true
}

// Counted takes how many rows there are in all.
func (s *Shelf) Counted(turn, n int) bool {
	if turn != s.turn {
		return false
	}
	s.length, s.counted = n, true
	for i := range s.rows {
		if i >= n {
			delete(s.rows, i)
		}
	}
	s.cursor = min(s.cursor, n-1)
	return true
}

// Len returns how many rows the list has, as far as is known.
func (s *Shelf) Len() int { return s.length }

// At returns a row; it is not here yet where ok is false.
func (s *Shelf) At(i int) (e library.Entry, ok bool) {
	e, ok = s.rows[i]
	return e, ok
}

// Find returns the row of a solution that is here, or -1.
func (s *Shelf) Find(id string) int {
	for i, e := range s.rows {
		if e.ID == id {
			return i
		}
	}
	return -1
}

// Cursor returns the row that the keyboard is at, or -1.
func (s *Shelf) Cursor() int { return s.cursor }

// Current returns the row that the keyboard is at.
func (s *Shelf) Current() (library.Entry, bool) { return s.At(s.cursor) }

// MoveTo puts the cursor on a row, as near as there is one, and begins a range
// there.
func (s *Shelf) MoveTo(i int) {
	s.cursor = min(max(0, i), s.length-1)
	s.anchor = s.cursor
}
