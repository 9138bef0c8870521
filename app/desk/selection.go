package desk

import (
	"slices"

	"bifocal/narrative"
)

// Place is where a piece, a table row or a heading stands.
type Place struct {
	Audience narrative.Audience
	Theme    string
	Key      string // of the block
}

// IsZero reports whether no place is meant.
func (p Place) IsZero() bool { return p.Key == "" }

// told calls visit for every piece, table row and heading of a view, until it
// returns false.
func (v View) told(visit func(side int, theme string, key string, facts []string) bool) {
	for _, row := range v.Rows {
		for i := range row.Sides {
			s := &row.Sides[i]
			if s.Heading != "" && !visit(i, string(row.Theme), s.HeadingKey, s.Facts) {
				return
			}
			for j := range s.Pieces {
				p := &s.Pieces[j]
				if p.Kind != Table {
					if !visit(i, string(row.Theme), p.Key, p.Facts) {
						return
					}
					continue
				}
				for r, facts := range p.RowFacts {
					if !visit(i, string(row.Theme), p.RowKeys[r], facts) {
						return
					}
				}
			}
		}
	}
}

// Told counts how often each side tells a fact: executives first. A table row
// and a heading count like a block.
func (v View) Told(fact string) (times [2]int) {
	v.told(func(side int, _, _ string, facts []string) bool {
		if slices.Contains(facts, fact) {
			times[side]++
		}
		return true
	})
	return times
}

// Untold returns the facts that neither side tells, in the author's order.
func (v View) Untold(s *narrative.Solution) []string {
	told := map[string]bool{}
	v.told(func(_ int, _, _ string, facts []string) bool {
		for _, f := range facts {
			told[f] = true
		}
		return true
	})
	var out []string
	for _, f := range s.Facts {
		if !told[f.FactID()] {
			out = append(out, f.FactID())
		}
	}
	return out
}

// Behind returns the facts that a place tells, and nil where it is not there.
func (v View) Behind(p Place) []string {
	var out []string
	v.told(func(side int, _, key string, facts []string) bool {
		if narrative.Audiences[side] == p.Audience && key == p.Key {
			out = facts
			return false
		}
		return true
	})
	return out
}

// Twins returns the keys of what the other side tells of the facts behind a
// place: in the same theme, and elsewhere only where the theme has nothing of
// them. A heading stands for its theme and is nobody's twin but a heading's.
func (v View) Twins(p Place) []string {
	facts := v.Behind(p)
	var near, far []string
	v.told(func(side int, theme, key string, others []string) bool {
		if narrative.Audiences[side] == p.Audience || !share(facts, others) || isHeading(p.Key) != isHeading(key) {
			return true
		}
		if theme == p.Theme {
			near = append(near, key)
		} else {
			far = append(far, key)
		}
		return true
	})
	if len(near) > 0 {
		return near
	}
	return far
}

func isHeading(key string) bool {
	const heading = "/heading"
	return len(key) > len(heading) && key[len(key)-len(heading):] == heading
}

func share(a, b []string) bool {
	for _, f := range a {
		if slices.Contains(b, f) {
			return true
		}
	}
	return false
}

// Worded returns the places of the user's own wordings that are told, stale
// ones first, each group in the order of reading.
func (v View) Worded() (places []Place, stale int) {
	var fresh []Place
	for _, row := range v.Rows {
		for i := range row.Sides {
			s := &row.Sides[i]
			note := func(key string, worded, old bool) {
				p := Place{s.Audience, string(row.Theme), key}
				switch {
				case worded && old:
					places = append(places, p)
				case worded:
					fresh = append(fresh, p)
				}
			}
			note(s.HeadingKey, s.Origin.Worded, s.Origin.Stale)
			for _, piece := range s.Pieces {
				note(piece.Key, piece.Worded, piece.Stale)
			}
		}
	}
	stale = len(places)
	return append(places, fresh...), stale
}
