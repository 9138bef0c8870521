package review

import (
	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// checkDates finds dates that cannot be kept in the order they have.
func checkDates(c *checked) {
	var planStart, planEnd figures.When
	for _, i := range c.index.Of(narrative.KindMilestone) {
		m, _ := c.Solution.Facts[i].(narrative.Milestone)
		if after(m.Start, m.End) {
			c.addf(Place{Fact: m.ID, Field: "end"}, "Move the start or the end.", "%s starts in %s and ends before that, in %s.", c.nameOf(m), when(m.Start), when(m.End))
		}
		for _, id := range m.DependsOn {
			f, _ := c.index.Fact(id)
			first, ok := f.(narrative.Milestone)
			if ok && !m.Start.IsZero() && !first.End.IsZero() && m.Start.First().Before(first.Start.First()) {
				c.addf(Place{Fact: m.ID, Field: "start"}, "Move one of the two, or take the dependence out.",
					"%s starts in %s, and %s, which comes first, starts in %s.", c.nameOf(m), when(m.Start), c.nameOf(first), when(first.Start))
			}
			if ok && after(first.End, m.End) {
				c.addf(Place{Fact: m.ID, Field: "end"}, "Move one of the two, or take the dependence out.",
					"%s ends in %s, and %s, which comes first, ends in %s.", c.nameOf(m), when(m.End), c.nameOf(first), when(first.End))
			}
		}
		if !m.Start.IsZero() && (planStart.IsZero() || m.Start.First().Before(planStart.First())) {
			planStart = m.Start
		}
		if !m.End.IsZero() && m.End.Compare(planEnd) > 0 {
			planEnd = m.End
		}
	}
	c.checkDeadlines(planStart, planEnd)
	r := c.Solution.Returns
	if after(r.Start, r.GoLive) {
		c.addf(Place{Field: "returns.goLive"}, "Move the start or the go-live.", "Go-live is in %s, and the returns are counted from %s on.", when(r.GoLive), when(r.Start))
	}
}

// checkDeadlines compares the plan with what waits for it.
func (c *checked) checkDeadlines(planStart, planEnd figures.When) {
	for _, f := range c.Solution.Facts {
		switch f := f.(type) {
		case narrative.Ask:
			if after(f.By, planStart) && !planStart.IsZero() && f.By.First().After(planStart.Last()) {
				c.add(Place{Fact: f.ID, Field: "by"}, Warning, "The decision is needed by "+when(f.By)+", and the plan starts in "+when(planStart)+".", "Ask for the decision before the plan starts.")
			}
			for _, s := range f.Steps {
				if !s.By.IsZero() && !planEnd.IsZero() && s.By.First().After(planEnd.Last()) {
					c.add(Place{Fact: f.ID, Field: "steps." + s.ID}, Warning, "A next step is due by "+when(s.By)+", after the plan ends in "+when(planEnd)+".", "Move the step or the plan.")
				}
			}
		case narrative.Driver:
			if f.Type == "deadline" && !f.Date.IsZero() && !planEnd.IsZero() && planEnd.First().After(f.Date.Last()) {
				c.add(Place{Fact: f.ID, Field: "date"}, Warning, "The deadline is "+when(f.Date)+", and the plan ends in "+when(planEnd)+".", "Say how the time between is bridged, or plan less.")
			}
		case narrative.Question:
			for _, i := range c.index.Of(narrative.KindAsk) {
				if a, _ := c.Solution.Facts[i].(narrative.Ask); f.Answer == "" && !a.By.IsZero() && !f.Due.IsZero() && f.Due.First().After(a.By.Last()) {
					c.add(Place{Fact: f.ID, Field: "due"}, Advice, "The question is due by "+when(f.Due)+", after the decision is needed by "+when(a.By)+".", "Answer it before the decision.")
				}
			}
		case narrative.Outcome:
			if !f.Date.IsZero() && !planStart.IsZero() && f.Date.Last().Before(planStart.First()) {
				c.add(Place{Fact: f.ID, Field: "date"}, Warning, c.nameOf(f)+" is to be reached by "+when(f.Date)+", before the plan starts in "+when(planStart)+".", "Move the date.")
			}
		}
	}
}

func when(w figures.When) string { return figures.English.When(w) }

// after reports whether all of a lies behind all of b; what was not captured lies
// nowhere.
func after(a, b figures.When) bool {
	return !a.IsZero() && !b.IsZero() && a.First().After(b.Last())
}
