package framing

import (
	"slices"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// Later is the theme of the part of a plan by days that comes after them; no
// framing has it.
const Later Theme = "later"

const (
	stretchDays = 30
	stretches   = 3
	// mostLead is how many days before the work begins the decision may fall for
	// the days to be counted from it.
	mostLead = 90
)

// Course tells the plan of a solution by the days after its start: how it opens,
// then a section for each stretch of 30 days in which something happens, what
// comes before and later, and what has no date. The days are counted from the
// decision where it falls within 90 days before the work begins or where no
// phase has a date, and else from the beginning of the work, or from the first
// step or answer that is due. It returns false where nothing has a date to count
// from.
func Course(x *narrative.Index, executive, engineering *Framing) (opening Section, parts []Section, ok bool) {
	t := newTeller(x, narrative.Executive, languageOf(x.Solution))
	e := newTeller(x, narrative.Engineering, languageOf(x.Solution))
	entries, phases := t.entries(e, leftOutOf(executive, engineering), wordedIn(engineering))
	c := content.Course{Seed: t.seed(Plan)}
	if !t.beginCourse(&c, entries) {
		return Section{}, nil, false
	}
	start := c.Start.First()
	for i := range stretches {
		c.Stretches = append(c.Stretches, content.Stretch{
			First: i*stretchDays + 1, Last: (i + 1) * stretchDays,
			From: start.AddDate(0, 0, i*stretchDays), To: start.AddDate(0, 0, (i+1)*stretchDays-1),
		})
	}
	c.Later = content.Stretch{First: stretches*stretchDays + 1, From: start.AddDate(0, 0, stretches*stretchDays)}
	c.Before.To = start.AddDate(0, 0, -1)
	for _, entry := range entries {
		enter(&c, entry)
	}
	for i := range c.Stretches {
		goesOn(&c.Stretches[i], phases)
	}
	for _, s := range [][]content.Entry{c.Before.Entries, c.Stretches[0].Entries, c.Stretches[1].Entries, c.Stretches[2].Entries, c.Later.Entries} {
		slices.SortStableFunc(s, func(a, b content.Entry) int { return a.Day().Compare(b.Day()) })
	}
	first, told := t.lang.Course(c)
	for _, p := range told {
		part := drawn(t, string(Plan), p.Label, p.Draft)
		if p.Later {
			part.Theme = Later
		}
		parts = append(parts, part)
	}
	return drawn(t, string(Plan), "", first), parts, true
}

// leftOutOf says which blocks the user has left out of the plan and the next
// steps, by key.
func leftOutOf(framings ...*Framing) map[string]bool {
	out := map[string]bool{}
	for _, f := range framings {
		for _, s := range f.Sections {
			for _, l := range s.LeftOut {
				out[l.Key] = true
			}
		}
		for _, g := range f.Gaps {
			for _, l := range g.LeftOut {
				out[l.Key] = true
			}
		}
	}
	return out
}

// wordedIn returns the blocks with a wording of the user's, by key.
func wordedIn(f *Framing) map[string]Block {
	out := map[string]Block{}
	for _, s := range f.Sections {
		for _, b := range s.Blocks {
			if b.Worded {
				out[b.Key] = b
			}
		}
	}
	return out
}

// entries returns all that is to happen, and the phases: as executives are told
// of phases, with the exit criteria of engineers, and all steps and questions.
func (t *teller) entries(e *teller, leftOut map[string]bool, worded map[string]Block) ([]content.Entry, []content.Phase) {
	var out []content.Entry
	var phases []content.Phase
	exits := map[string]content.Phrase{}
	for _, p := range e.plan().Phases {
		exits[p.ID] = p.Exit
	}
	told := t.plan().Phases
	if len(told) == 0 {
		told = e.plan().Phases
	}
	for _, p := range told {
		if leftOut[string(Plan)+"/"+p.ID] {
			continue
		}
		phases = append(phases, p)
		entry := content.Entry{
			ID: p.ID, Name: p.Name, Who: p.Owner, Deliverable: p.Deliverable, Exit: exits[p.ID],
			Facts: content.Facts(p.Name.Facts, p.Deliverable.Facts, exits[p.ID].Facts, p.Owner.Facts),
		}
		begin, end := entry, entry
		begin.Moment, begin.When = content.Begins, p.Start
		begin.Facts = content.Facts(p.Name.Facts, p.Owner.Facts)
		end.Moment, end.When = content.Ends, p.End
		switch {
		case p.Start.IsZero() && p.End.IsZero():
			out = append(out, end)
		case p.Start.IsZero():
			out = append(out, end)
		case p.End.IsZero():
			out = append(out, begin)
		default:
			out = append(out, begin, end)
		}
	}
	next := e.next()
	if next.AskFacts != nil && !next.By.IsZero() {
		out = append(out, content.Entry{
			ID: next.AskFacts[0], Moment: content.Decides, Name: t.next().Decision, When: next.By, Who: t.next().From,
			Facts: content.Facts(next.AskFacts, next.From.Facts),
		})
	}
	note := func(id string, entry content.Entry) {
		key := string(Next) + "/" + id
		if leftOut[key] {
			return
		}
		if b, ok := worded[key]; ok {
			entry.Name, entry.Who, entry.Moment = content.Phrase{Text: b.Text, Facts: b.Facts}, content.Person{}, content.StepDue
		}
		out = append(out, entry)
	}
	for _, s := range next.Steps {
		note(s.ID, content.Entry{ID: s.ID, Moment: content.StepDue, Name: s.What, When: s.By, Who: s.Owner, Facts: content.Facts(s.What.Facts, s.Owner.Facts)})
	}
	for _, q := range next.Questions {
		if !q.Answer.Has() {
			note(q.ID, content.Entry{
				ID: q.ID, Moment: content.Answered, Name: q.Question, When: q.Due, Who: q.Owner,
				Facts: content.Facts(q.Question.Facts, q.Owner.Facts),
			})
		}
	}
	return out, phases
}

// beginCourse finds the first day, and whose decision it waits for.
func (t *teller) beginCourse(c *content.Course, entries []content.Entry) bool {
	var decision, work, other figures.When
	for _, e := range entries {
		at := &other
		switch e.Moment {
		case content.Decides:
			at = &decision
		case content.Begins, content.Takes:
			at = &work
		case content.StepDue, content.Answered:
		case content.Ends: // says nothing of when it begins
			continue
		}
		if !e.When.IsZero() && (at.IsZero() || e.When.First().Before(at.First())) {
			*at = e.When
		}
	}
	switch {
	case !decision.IsZero() && (work.IsZero() || !decision.Last().After(work.First()) && work.First().Sub(decision.Last()) <= mostLead*24*time.Hour):
		c.Start, c.Decision = dayOf(decision.Last()), true
		c.From = t.next().From
	case !work.IsZero():
		c.Start, c.Work = dayOf(work.First()), true
	case !other.IsZero():
		c.Start = dayOf(other.First())
	default:
		return false
	}
	return true
}

func dayOf(t time.Time) figures.When { return figures.Day(t.Date()) }

// enter puts an entry into its stretch. A phase that begins and ends in one takes
// place there.
func enter(c *content.Course, e content.Entry) {
	if e.When.IsZero() {
		c.Undated = append(c.Undated, e)
		return
	}
	s := stretchOf(c, e.Day())
	if e.Moment == content.Ends {
		for i, b := range s.Entries {
			if b.ID == e.ID && b.Moment == content.Begins {
				e.Moment, e.Until, e.When = content.Takes, e.When, b.When
				s.Entries[i] = e
				return
			}
		}
	}
	s.Entries = append(s.Entries, e)
}

func stretchOf(c *content.Course, day time.Time) *content.Stretch {
	if !day.After(c.Before.To) {
		return &c.Before
	}
	for i := range c.Stretches {
		if !day.After(c.Stretches[i].To) {
			return &c.Stretches[i]
		}
	}
	return &c.Later
}

// goesOn notes the phases that fill a stretch without beginning or ending in it.
func goesOn(s *content.Stretch, phases []content.Phase) {
	for _, p := range phases {
		if !p.Start.IsZero() && !p.End.IsZero() && p.Start.First().Before(s.From) && p.End.Last().After(s.To) {
			s.GoesOn = append(s.GoesOn, p.Name)
		}
	}
}
