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
			c.add(Place{Fact: m.ID, Field: "end"}, "", linef("Move the start or the end."), linef("%s starts in %s and ends before that, in %s.", c.nameOf(m), when(m.Start), when(m.End)))
		}
		for _, id := range m.DependsOn {
			f, _ := c.index.Fact(id)
			first, ok := f.(narrative.Milestone)
			if ok && !m.Start.IsZero() && !first.End.IsZero() && m.Start.First().Before(first.Start.First()) {
				c.add(Place{Fact: m.ID, Field: "start"}, "", linef("Move one of the two, or take the dependence out."),
					linef("%s starts in %s, and %s, which comes first, starts in %s.", c.nameOf(m), when(m.Start), c.nameOf(first), when(first.Start)))
			}
			if ok && after(first.End, m.End) {
				c.add(Place{Fact: m.ID, Field: "end"}, "", linef("Move one of the two, or take the dependence out."),
					linef("%s ends in %s, and %s, which comes first, ends in %s.", c.nameOf(m), when(m.End), c.nameOf(first), when(first.End)))
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
		c.add(Place{Field: "returns.goLive"}, "", linef("Move the start or the go-live."), linef("Go-live is in %s, and the returns are counted from %s on.", when(r.GoLive), when(r.Start)))
	}
}

// checkHorizon finds a rate that nothing is counted with.
func checkHorizon(c *checked) {
	r, e := c.Solution.Returns, c.index.Economics()
	if r.Rate.IsZero() || r.Years != 0 || e.Cash.IsZero() && !e.HasTime {
		return
	}
	c.add(Place{Field: "returns.years"}, "", linef("Say over how many years the returns are counted, five for example."),
		linef("A rate of %s a year is captured, and no number of years, so that neither a net present value nor a return is computed.", figures.English.Quantity(r.Rate, figures.Form{})))
}

// checkDeadlines compares the plan with what waits for it.
func (c *checked) checkDeadlines(planStart, planEnd figures.When) {
	for _, f := range c.Solution.Facts {
		switch f := f.(type) {
		case narrative.Ask:
			if after(f.By, planStart) && !planStart.IsZero() && f.By.First().After(planStart.Last()) {
				c.add(Place{Fact: f.ID, Field: "by"}, Warning, linef("Ask for the decision before the plan starts."), linef("The decision is needed by %s, and the plan starts in %s.", when(f.By), when(planStart)))
			}
			for _, s := range f.Steps {
				if !s.By.IsZero() && !planEnd.IsZero() && s.By.First().After(planEnd.Last()) {
					c.add(Place{Fact: f.ID, Field: "steps." + s.ID}, Warning, linef("Move the step or the plan."), linef("A next step is due by %s, after the plan ends in %s.", when(s.By), when(planEnd)))
				}
			}
		case narrative.Driver:
			if f.Type == "deadline" && !f.Date.IsZero() && !planEnd.IsZero() && planEnd.First().After(f.Date.Last()) {
				c.add(Place{Fact: f.ID, Field: "date"}, Warning, linef("Say how the time between is bridged, or plan less."), linef("The deadline is %s, and the plan ends in %s.", when(f.Date), when(planEnd)))
			}
		case narrative.Question:
			for _, i := range c.index.Of(narrative.KindAsk) {
				if a, _ := c.Solution.Facts[i].(narrative.Ask); f.Answer == "" && !a.By.IsZero() && !f.Due.IsZero() && f.Due.First().After(a.By.Last()) {
					c.add(Place{Fact: f.ID, Field: "due"}, Advice, linef("Answer it before the decision."), linef("The question is due by %s, after the decision is needed by %s.", when(f.Due), when(a.By)))
				}
			}
		case narrative.Outcome:
			if !f.Date.IsZero() && !planStart.IsZero() && f.Date.Last().Before(planStart.First()) {
				c.add(Place{Fact: f.ID, Field: "date"}, Warning, linef("Move the date."), linef("%s is to be reached by %s, before the plan starts in %s.", c.nameOf(f), when(f.Date), when(planStart)))
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
