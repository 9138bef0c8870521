package desk

import (
	"slices"

	"bifocal/narrative"
	"bifocal/narrative/reword"
)

// Notes are what was said in a meeting, and the facts that a model proposes from
// them.
type Notes struct {
	Text     string
	Request  *reword.Request // what is sent; nil before anything was pasted
	Found    []*Proposed
	Turned   []reword.Turned // proposals that were turned down
	Answered bool
}

// Proposed is one proposal and what the user made of it.
type Proposed struct {
	reword.Proposal
	Wanted  bool   // it is to be entered
	Entered string // the ID of the fact that it became; "" for none yet
}

// Seal prepares what is sent: the notes without the names and figures in them.
func (n *Notes) Seal(s *narrative.Solution, text string) error {
	n.Text, n.Request = text, nil
	clean := narrative.CleanText(text)
	if clean == "" {
		return nil
	}
	task, _ := reword.TaskOf(reword.Draft)
	r, err := reword.NewRequest(task, clean, reword.KnownOf(s))
	n.Request = r
	return err
}

// Answer takes the proposals that came. Those that nothing marks are wanted at
// first.
func (n *Notes) Answer(found []reword.Proposal, turned []reword.Turned) {
	n.Found, n.Turned, n.Answered = nil, turned, true
	for _, p := range found {
		n.Found = append(n.Found, &Proposed{Proposal: p, Wanted: len(p.Findings) == 0})
	}
}

// Wanted counts the proposals that are to be entered.
func (n *Notes) Wanted() int {
	out := 0
	for _, p := range n.Found {
		if p.Wanted && p.Entered == "" {
			out++
		}
	}
	return out
}

// Left counts the proposals that are not entered.
func (n *Notes) Left() int {
	out := 0
	for _, p := range n.Found {
		if p.Entered == "" {
			out++
		}
	}
	return out
}

// Enter returns the edits that enter the proposals that are wanted. An ID that was
// given away in the meantime is exchanged for one that is free. done says that the
// edits were made.
func (n *Notes) Enter(s narrative.Solution) (steps Steps, done func()) {
	ids := map[*Proposed]string{}
	for _, p := range n.Found {
		if !p.Wanted || p.Entered != "" {
			continue
		}
		f := p.Fact
		if _, taken := s.Fact(f.FactID()); taken {
			f = narrative.WithID(f, narrative.NewFactID(&s, f.FactKind()))
		}
		ids[p] = f.FactID()
		s.Facts = append(slices.Clip(s.Facts), f)
		steps = append(steps, narrative.AddFact{Fact: f, At: -1})
	}
	return steps, func() {
		for p, id := range ids {
			p.Entered = id
		}
	}
}

// Follow brings what was entered in line with the solution: it may have been undone.
// It reports whether that changed anything.
func (n *Notes) Follow(s *narrative.Solution) bool {
	changed := false
	for _, p := range n.Found {
		if p.Entered == "" {
			continue
		}
		if _, there := s.Fact(p.Entered); !there {
			p.Entered, changed = "", true
		}
	}
	return changed
}
