package framing

import (
	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

func (t *teller) summary() content.Summary {
	c := content.Summary{
		Seed: t.seed(Summary), Customer: mendName(t.s.Customer.Name), Organisation: mendName(t.s.Organisation),
	}
	if t.audience == narrative.Engineering {
		c.Landscape = t.landscape()
	}
	if a, ok := first[narrative.Answer](t, narrative.KindAnswer); ok {
		c.Do = t.telling(t.x.Own(a.ID), a.Do)
	}
	if ask, ok := first[narrative.Ask](t, narrative.KindAsk); ok {
		q, from := t.x.AskAmount(ask)
		if !q.Value.IsZero() {
			c.Amount = content.Amount{Quantity: q, Facts: from}
		}
		c.Decision = t.say(t.x.Own(ask.ID), ask.Decision)
		c.By, c.From, c.AskFacts = ask.By, t.person(ask.From), []string{ask.ID}
		if f, err := t.x.Figure("", narrative.Ref{Fact: ask.ID, Field: "now"}); err == nil {
			c.Now = f.Quantity
		}
	}
	outcomes := t.outcomes()
	c.Outcomes = len(outcomes)
	c.Lead = t.lead(outcomes)
	if k, ok := first[narrative.Capability](t, narrative.KindCapability); ok {
		c.Benefit = t.say(t.x.Own(k.ID), k.Benefit)
	}
	e := t.x.Economics()
	c.Investment = content.Amount{Quantity: e.Investment, Facts: e.Facts}
	t.running(&c, e)
	if t.audience == narrative.Executive {
		c.Weighed, c.Alone = t.weighs(), t.decidesAlone()
	}
	c.Payback = content.Amount{Quantity: e.Payback, Facts: e.Facts}
	if t.s.Returns.Start.IsZero() || t.s.Returns.GoLive.IsZero() {
		_, _, dates := t.x.Span()
		c.Payback.Facts = t.paper.More(c.Payback.Facts, dates)
	}
	c.PaybackTime, c.Years = e.PaybackTime, e.Years
	c.CashReturns = !e.Cash.IsZero() || !e.Payback.IsZero()
	c.Returns = e.Investment.Value.IsPositive() && (!e.Cash.IsZero() || e.HasTime)
	c.PaysLate = e.Investment.Value.IsZero() || e.Years > 0 && e.Payback.Value.GreaterThan(decimal.NewFromInt(int64(e.Years)))
	c.Open = t.openQuestion()
	p := t.plan()
	c.Phases, c.Start, c.End = len(p.Phases), p.Start, p.End
	c.Unfinished = len(p.Phases) == 1 && t.comesAfter(p.End, outcomes)
	if len(p.Phases) > 0 {
		c.PlanFacts = make([]string, len(p.Phases))
	}
	for i := range p.Phases {
		c.PlanFacts[i] = p.Phases[i].ID
	}
	if s := t.situation(); len(s.Drivers) > 0 {
		c.Driver = s.Deadline
	}
	return c
}

// comesAfter reports whether a result or go-live is dated after the end of a plan, so
// that this is not the end of all that is done.
func (t *teller) comesAfter(end figures.When, os []*content.Outcome) bool {
	if end.IsZero() {
		return false
	}
	later := func(w figures.When) bool { return !w.IsZero() && w.First().After(end.Last()) }
	for _, o := range os {
		if later(o.Date) && !o.Flows {
			return true
		}
	}
	// Returns that flow from the day after the plan do so because it has ended.
	goLive := t.s.Returns.GoLive
	return later(goLive) && goLive.First().Sub(end.Last()).Hours() > 24*31
}

// decidesAlone reports whether nothing is known of the next step but who takes the
// decision.
func (t *teller) decidesAlone() bool {
	ask, ok := narrative.First[narrative.Ask](t.s)
	if !ok || ask.From == "" || ask.Decision != "" {
		return false
	}
	if q, _ := t.x.AskAmount(ask); !q.IsZero() && !ask.By.IsZero() {
		return false
	}
	for _, s := range ask.Steps {
		if t.acts(s) {
			return false
		}
	}
	for _, f := range t.s.Facts {
		switch f := f.(type) {
		case narrative.Milestone:
			if !f.Start.IsZero() {
				return false
			}
		case narrative.Question:
			if t.asks(f) {
				return false
			}
		}
	}
	return true
}

// weighs reports whether a choice between options was captured.
func (t *teller) weighs() bool {
	d, ok := narrative.First[narrative.Decision](t.s)
	return ok && len(d.Options) > 1
}

// running adds what the recurring costs come to a year, the name of what they are
// for where it is one thing, and when they begin.
func (t *teller) running(s *content.Summary, e narrative.Economics) {
	s.Running.Quantity = e.Running
	var from figures.When
	charges := t.x.Charges()
	for i := range charges {
		c := &charges[i]
		if c.Period.Per == "" {
			continue
		}
		month := t.x.CountedFrom(c.Start, true)
		s.Staggered = s.Staggered || s.Running.Facts != nil && month != from
		s.Runs = ""
		if s.Running.Facts == nil {
			s.Runs, s.RunsFrom = t.name(t.x.Own(c.ID), c.Name).Text, c.Start
		} else if c.Start != s.RunsFrom {
			s.RunsFrom = figures.When{}
		}
		from, s.Running.Facts = month, append(s.Running.Facts, c.ID)
	}
}

// does reports whether an answer says what to do, for the audience.
func (t *teller) does() bool {
	a, ok := first[narrative.Answer](t, narrative.KindAnswer)
	return ok && a.Do.For(t.audience) != ""
}

// openQuestion is the first question that nobody has answered yet.
func (t *teller) openQuestion() content.Phrase {
	for _, i := range t.x.Of(narrative.KindQuestion) {
		if q := t.s.Facts[i].(narrative.Question); q.Answer == "" && q.Question != "" && (q.Owner == "" || t.hears(q.Owner) || t.hears(q.AskedBy)) {
			return t.say(t.x.OwnAt(i), q.Question)
		}
	}
	return content.Phrase{}
}

// hears reports whether a stakeholder belongs to the audience.
func (t *teller) hears(id string) bool {
	s, ok := t.x.Person(id)
	return ok && s.Audience == t.audience
}
