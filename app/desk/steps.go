package desk

import "bifocal/narrative"

// Steps are several edits that are one step: all of them are done, or none.
type Steps []narrative.Edit

// Apply does the edits in their order. It fails where one of them does.
func (e Steps) Apply(s narrative.Solution) (narrative.Solution, narrative.Edit, error) {
	before := s
	undo := make(Steps, len(e))
	for i, step := range e {
		next, back, err := step.Apply(s)
		if err != nil {
			return before, nil, err
		}
		s, undo[len(e)-1-i] = next, back
	}
	return s, undo, nil
}
