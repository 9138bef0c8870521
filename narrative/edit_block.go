package narrative

import "slices"

// PutWording lays a wording over a block; an empty text takes it away.
type PutWording struct{ Wording Wording }

// Apply puts the wording, in place of one for the same block.
func (e PutWording) Apply(s Solution) (Solution, Edit, error) {
	w := own(e.Wording)
	at := slices.IndexFunc(s.Wordings, func(o Wording) bool { return o.Audience == w.Audience && o.Block == w.Block })
	switch {
	case at >= 0 && w.Text == "":
		undo := insertWording{s.Wordings[at], at}
		s.Wordings = without(s.Wordings, at)
		return s, undo, nil
	case at >= 0:
		undo := PutWording{s.Wordings[at]}
		s.Wordings = slices.Clone(s.Wordings)
		s.Wordings[at] = w
		return s, undo, nil
	case w.Text != "":
		s.Wordings = append(slices.Clip(s.Wordings), w)
	}
	return s, PutWording{Wording{Audience: w.Audience, Block: w.Block}}, nil
}

// insertWording puts a wording back where it was.
type insertWording struct {
	wording Wording
	at      int
}

// Apply puts the wording there, or in place of one for the same block.
func (e insertWording) Apply(s Solution) (Solution, Edit, error) {
	w := e.wording
	if slices.ContainsFunc(s.Wordings, func(o Wording) bool { return o.Audience == w.Audience && o.Block == w.Block }) {
		return PutWording{w}.Apply(s)
	}
	s.Wordings = slices.Insert(slices.Clone(s.Wordings), min(e.at, len(s.Wordings)), w)
	return s, PutWording{Wording{Audience: w.Audience, Block: w.Block}}, nil
}

// PutOmission leaves a block out of an audience's framing.
type PutOmission struct{ Omission Omission }

// Apply leaves the block out, with the new reason where it is left out already.
func (e PutOmission) Apply(s Solution) (Solution, Edit, error) {
	o := own(e.Omission)
	if at := s.omitted(o.Audience, o.Block); at >= 0 {
		undo := PutOmission{s.Omissions[at]}
		s.Omissions = slices.Clone(s.Omissions)
		s.Omissions[at] = o
		return s, undo, nil
	}
	s.Omissions = append(slices.Clip(s.Omissions), o)
	return s, DropOmission{o.Audience, o.Block}, nil
}

// DropOmission puts a block back that was left out.
type DropOmission struct {
	Audience Audience
	Block    string
}

// Apply puts the block back; one that was not left out stays where it is.
func (e DropOmission) Apply(s Solution) (Solution, Edit, error) {
	at := s.omitted(e.Audience, e.Block)
	if at < 0 {
		return s, e, nil
	}
	undo := insertOmission{s.Omissions[at], at}
	s.Omissions = without(s.Omissions, at)
	return s, undo, nil
}

// insertOmission puts an omission back where it was.
type insertOmission struct {
	omission Omission
	at       int
}

// Apply puts the omission there, or in place of one for the same block.
func (e insertOmission) Apply(s Solution) (Solution, Edit, error) {
	o := e.omission
	if s.omitted(o.Audience, o.Block) >= 0 {
		return PutOmission{o}.Apply(s)
	}
	s.Omissions = slices.Insert(slices.Clone(s.Omissions), min(e.at, len(s.Omissions)), o)
	return s, DropOmission{o.Audience, o.Block}, nil
}

// omitted returns the place of the omission of a block, or -1.
func (s *Solution) omitted(a Audience, block string) int {
	return slices.IndexFunc(s.Omissions, func(o Omission) bool { return o.Audience == a && o.Block == block })
}
