package narrative

import "slices"

// Aside is a finding of the review that the user has set aside as no problem, with
// the reason. It holds what the finding said and the text it said it of: once
// either differs, the finding is shown again.
type Aside struct {
	Rule     string   `json:"rule"` // its ID
	Fact     string   `json:"fact,omitempty"`
	Field    string   `json:"field,omitempty"`
	Audience Audience `json:"audience,omitempty"`
	Block    string   `json:"block,omitempty"` // its key
	Message  string   `json:"message"`         // what the finding said
	Text     string   `json:"text,omitempty"`  // or the figures of the fact, where there is no text
	Reason   string   `json:"reason"`
}

// Key is what an aside is about, whatever the text and the reason. There is one
// for a key.
func (a Aside) Key() Aside {
	a.Text, a.Reason = "", ""
	return a
}

// SetAside sets a finding aside.
type SetAside struct{ Aside Aside }

// Apply sets it aside, with the new text and reason where that was done already.
func (e SetAside) Apply(s Solution) (Solution, Edit, error) {
	a := own(e.Aside)
	if at := s.aside(a.Key()); at >= 0 {
		undo := SetAside{s.Asides[at]}
		s.Asides = slices.Clone(s.Asides)
		s.Asides[at] = a
		return s, undo, nil
	}
	s.Asides = append(slices.Clip(s.Asides), a)
	return s, TakeUp{a}, nil
}

// TakeUp makes a problem again of what was set aside.
type TakeUp struct{ Aside Aside }

// Apply takes it up; what was not set aside stays as it is.
func (e TakeUp) Apply(s Solution) (Solution, Edit, error) {
	at := s.aside(e.Aside.Key())
	if at < 0 {
		return s, e, nil
	}
	undo := insertAside{s.Asides[at], at}
	s.Asides = without(s.Asides, at)
	return s, undo, nil
}

// insertAside puts an aside back where it was.
type insertAside struct {
	aside Aside
	at    int
}

// Apply puts the aside there, or in place of one for the same key.
func (e insertAside) Apply(s Solution) (Solution, Edit, error) {
	if s.aside(e.aside.Key()) >= 0 {
		return SetAside{e.aside}.Apply(s)
	}
	s.Asides = slices.Insert(slices.Clone(s.Asides), min(e.at, len(s.Asides)), e.aside)
	return s, TakeUp{e.aside}, nil
}

// aside returns the place of the aside with a key, or -1.
func (s *Solution) aside(key Aside) int {
	return slices.IndexFunc(s.Asides, func(a Aside) bool { return a.Key() == key })
}
