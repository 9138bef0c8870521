package framing

import (
	"bifocal/narrative"
	"bifocal/narrative/framing/content"
)

func (t *teller) plan() content.Plan {
	if t.memo.plan == nil {
		c := t.tellPlan()
		t.memo.plan = &c
	}
	return *t.memo.plan
}

func (t *teller) tellPlan() content.Plan {
	c := content.Plan{Seed: t.seed(Plan), Phases: make([]content.Phase, 0, t.x.Count(narrative.KindMilestone))}
	c.Start, c.End, _ = t.x.Span()
	var before narrative.Milestone
	for _, i := range t.x.Of(narrative.KindMilestone) {
		m := t.s.Facts[i].(narrative.Milestone)
		own := t.x.OwnAt(i)
		p := content.Phase{
			ID: m.ID, Name: t.name(own, m.Name), Start: m.Start, End: m.End,
			Deliverable: t.lent(own, m.Deliverable), Owner: t.person(m.Owner),
		}
		if t.audience == narrative.Engineering {
			p.Exit, p.Rollback = t.say(own, m.Exit), t.say(own, m.Rollback)
		}
		if !follows(m, before) {
			for _, id := range m.DependsOn {
				if f, ok := t.x.Fact(id); ok {
					if d, ok := f.(narrative.Milestone); ok {
						p.After = append(p.After, t.name(t.x.Own(d.ID), d.Name).Text)
						p.AfterFacts = append(p.AfterFacts, id)
					}
				}
			}
		}
		before = m
		if p.Name.Has() {
			c.Phases = append(c.Phases, p)
		}
	}
	return c
}

// follows reports whether a milestone depends on nothing but the one told before
// it, so that their order says so: not where it begins before that ends.
func follows(m, before narrative.Milestone) bool {
	if len(m.DependsOn) != 1 || m.DependsOn[0] != before.ID {
		return false
	}
	return m.Start.IsZero() || before.End.IsZero() || !m.Start.First().Before(before.End.First())
}
