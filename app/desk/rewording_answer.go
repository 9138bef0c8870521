package desk

import (
	"errors"

	"bifocal/narrative/reword"
)

// RewordAnswer is one answer of a model, as the user looks at it, changes it, and
// takes it over or not.
type RewordAnswer struct {
	Model    string
	Text     string // what would be taken over, with references to figures
	Findings []reword.Finding
	// Faults are why Text cannot be taken over; their places are those of Shown.
	Faults []reword.Fault
	Shown  string
	// Refused says that the model's answer was refused, so that nothing of it can be
	// used.
	Refused bool
	// Same says that the model gave back what it was given: there is nothing to take over.
	Same   bool
	Edited bool // the user has written in it
	Parts  []reword.Part
	Taken  []bool // which of the parts
	first  string // as it came
	idle   bool   // Text says what the text says already: there is nothing to take over
}

// NewRewordAnswer is a suggestion that passed, all of it taken.
func NewRewordAnswer(r *reword.Request, s reword.Suggestion, model string) *RewordAnswer {
	a := &RewordAnswer{Model: model, Text: s.Text, Shown: s.Text, Findings: s.Findings, first: s.Text}
	a.idle = r.Same(s.Text)
	a.Same = a.idle
	a.divide(r)
	return a
}

// NewRefusedAnswer is one that did not pass.
func NewRefusedAnswer(r *reword.Request, refused *reword.Refused, model string) *RewordAnswer {
	a := &RewordAnswer{Model: model, Refused: true}
	a.Shown, a.Faults = r.Show(refused)
	a.first = a.Shown
	return a
}

func (a *RewordAnswer) divide(r *reword.Request) {
	a.Parts = r.Parts(a.Text)
	a.Taken = make([]bool, len(a.Parts))
	for i := range a.Taken {
		a.Taken[i] = true
	}
}

// Usable reports whether the answer can be taken over.
func (a *RewordAnswer) Usable() bool {
	return !a.Refused && !a.idle && len(a.Faults) == 0 && a.Text != "" && (len(a.Parts) < 2 || a.takes())
}

// takes reports whether anything is taken.
func (a *RewordAnswer) takes() bool {
	for _, t := range a.Taken {
		if t {
			return true
		}
	}
	return false
}

// Toggle takes a part, or leaves the old text in its place.
func (a *RewordAnswer) Toggle(r *reword.Request, part int) {
	if part < 0 || part >= len(a.Taken) {
		return
	}
	a.Taken[part] = !a.Taken[part]
	a.check(r, reword.Join(a.Parts, a.Taken))
}

// Edit puts the user's own text in place of the answer, and checks it as if the
// model had said it.
func (a *RewordAnswer) Edit(r *reword.Request, text string) {
	if a.Refused || text == a.Text {
		return
	}
	a.Edited, a.Same = true, false
	a.check(r, text)
	a.divide(r)
}

func (a *RewordAnswer) check(r *reword.Request, text string) {
	a.Text, a.Shown, a.Findings, a.Faults = text, text, nil, nil
	a.idle = r.Same(text)
	s, err := r.Check(text)
	var refused *reword.Refused
	switch {
	case errors.As(err, &refused):
		a.Shown, a.Faults = r.Show(refused)
	case err != nil:
		a.Faults = []reword.Fault{{Kind: reword.Nothing, Message: err.Error()}}
	default:
		a.Text, a.Findings = s.Text, s.Findings
	}
}
