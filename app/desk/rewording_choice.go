package desk

import (
	"errors"
	"slices"

	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/reword"
)

// RewordScope says how much of a framing is to be reworded.
type RewordScope string

// The scopes, the smallest first.
const (
	RewordBlocks  RewordScope = "blocks"  // those that were pointed at
	RewordSection RewordScope = "section" // those around them
	RewordFraming RewordScope = "framing" // all that the audience is told
)

// RewordScopes are all of them.
var RewordScopes = []RewordScope{RewordBlocks, RewordSection, RewordFraming}

// RewordChoice is what a model is to be asked for.
type RewordChoice struct {
	Task   reword.TaskName
	Scope  RewordScope
	Places []Place            // what was pointed at; the first says whose framing is meant
	Whose  narrative.Audience // whose framing is meant, where all of one is
	Budget int                // the most words of a shorter text; 0 for none
}

// Point adds a place to what is to be reworded, or takes it away. The last one
// stays. Whoever points at single blocks means those.
func (c RewordChoice) Point(p Place) RewordChoice {
	out := c
	out.Scope = RewordBlocks
	if at := slices.Index(c.Places, p); at < 0 {
		out.Places = append(slices.Clip(c.Places), p)
	} else if len(c.Places) > 1 {
		out.Places = slices.Delete(slices.Clone(c.Places), at, at+1)
	}
	return out
}

// Audience is whose framing is meant.
func (c RewordChoice) Audience() narrative.Audience {
	switch {
	case c.Whose != "" && (c.Scope == RewordFraming || len(c.Places) == 0):
		return c.Whose
	case len(c.Places) > 0:
		return c.Places[0].Audience
	}
	return narrative.Executive
}

// Telling returns where both sides tell a fact in texts that can be reworded, headings
// left out.
func (v View) Telling(fact string) []Place {
	var out []Place
	for _, row := range v.Rows {
		for _, s := range row.Sides {
			for _, p := range s.Pieces {
				if p.Generated != "" && slices.Contains(p.Facts, fact) {
					out = append(out, Place{s.Audience, string(row.Theme), p.Key})
				}
			}
		}
	}
	return out
}

// Tasks returns the tasks that there is a text for, in the order in which they are
// offered.
func (c RewordChoice) Tasks(v View) []reword.Task {
	var out []reword.Task
	for _, t := range reword.Tasks {
		if t.JSON {
			continue // it is about notes
		}
		with := c
		with.Task = t.Name
		if len(with.passages(v)) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// Fitting returns the choice with a task that there is a text for: the one that it
// has, if that is one.
func (c RewordChoice) Fitting(v View) RewordChoice {
	tasks := c.Tasks(v)
	if len(tasks) > 0 && !slices.ContainsFunc(tasks, func(t reword.Task) bool { return t.Name == c.Task }) {
		c.Task = tasks[0].Name
	}
	return c
}

// task is the one that is chosen, with its budget.
func (c RewordChoice) task() reword.Task {
	t, _ := reword.TaskOf(c.Task)
	if c.Task == reword.Shorter {
		t.Budget = c.Budget
	}
	return t
}

// passages returns the texts that are meant.
func (c RewordChoice) passages(v View) []reword.Passage {
	if v.Of == nil || len(v.Framings) != len(narrative.Audiences) {
		return nil
	}
	t := c.task()
	if t.Name == reword.Bridge {
		return c.bridges(v)
	}
	var out []reword.Passage
	for i, a := range narrative.Audiences {
		if !t.For(a) || c.Scope == RewordFraming && a != c.Audience() {
			continue
		}
		for _, p := range reword.Passages(&v.Framings[i], &t, "") {
			if c.means(&p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// means reports whether a passage is within the scope.
func (c RewordChoice) means(p *reword.Passage) bool {
	switch c.Scope {
	case RewordFraming:
		return p.Audience == c.Audience()
	case RewordSection:
		return slices.ContainsFunc(c.Places, func(at Place) bool { return at.Audience == p.Audience && at.Theme == string(p.Theme) })
	}
	return slices.ContainsFunc(c.Places, func(at Place) bool { return at.Audience == p.Audience && at.Key == p.Block })
}

// bridges returns what engineers are told and executives are not, of the facts
// behind what is meant.
func (c RewordChoice) bridges(v View) []reword.Passage {
	all := reword.Bridges(v.Of)
	if c.Scope == RewordFraming {
		return all
	}
	var facts []string
	for _, at := range c.Places {
		if c.Scope == RewordBlocks {
			facts = append(facts, v.Behind(at)...)
			continue
		}
		v.told(func(_ int, theme, _ string, behind []string) bool {
			if theme == at.Theme {
				facts = append(facts, behind...)
			}
			return true
		})
	}
	return slices.DeleteFunc(all, func(p reword.Passage) bool { return !slices.Contains(facts, p.Fact) })
}

// Prepare seals the texts that are meant: what may be sent, and how many texts tell
// a confidential fact and stay here.
func (c RewordChoice) Prepare(v View) (items []*RewordItem, withheld int, err error) {
	if v.Of == nil {
		return nil, 0, nil
	}
	known := reword.KnownOf(v.Of)
	for _, p := range c.passages(v) {
		t := c.task()
		if t.Audience == "" {
			t.Audience = p.Audience
		}
		r, err := p.Request(v.Of, t, known)
		switch {
		case errors.Is(err, reword.ErrConfidential):
			withheld++
		case err != nil:
			return nil, 0, err
		default:
			items = append(items, &RewordItem{Passage: p, Request: r})
		}
	}
	return items, withheld, nil
}

// IsHeading reports whether a place is that of a heading.
func (p Place) IsHeading() bool { return p.Key == framing.HeadingKey(framing.Theme(p.Theme)) }
