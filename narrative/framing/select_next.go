package framing

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

func (t *teller) next() content.Next {
	c := content.Next{Seed: t.seed(Next), SummarySeed: t.seed(Summary), Customer: mendName(t.s.Customer.Name)}
	c.Questions = make([]content.OpenQuestion, 0, t.x.Count(narrative.KindQuestion))
	for i, f := range t.s.Facts {
		switch f := f.(type) {
		case narrative.Ask:
			t.nextFromAsk(&c, f)
		case narrative.Question:
			own := t.x.OwnAt(i)
			q := content.OpenQuestion{
				ID: f.ID, Question: t.say(own, f.Question), Answer: t.say(own, f.Answer),
				AskedBy: t.person(f.AskedBy), Owner: t.person(f.Owner), Due: f.Due,
			}
			if q.Question.Has() && t.asks(f) {
				c.Questions = append(c.Questions, q)
			}
		}
	}
	phases := t.plan().Phases
	c.Only = len(phases) == 1
	for _, p := range phases {
		if !p.Start.IsZero() {
			c.First = &p
			break
		}
	}
	if c.First != nil {
		c.Funds = t.funds(c.Now, c.First.Name.Text)
	}
	if t.audience == narrative.Executive && c.AskFacts == nil && len(c.Questions) > 0 {
		missing := t.missing // noted where the summary stands
		s := t.summary()
		c.Summary, t.missing = &s, missing
	}
	return c
}

// funds finds the one-off cost that has this amount and bears this name.
func (t *teller) funds(now figures.Quantity, name string) []string {
	charges := t.x.Charges()
	for i := range charges {
		c := &charges[i]
		if own := t.x.Own(c.ID); c.Period.Equal(now) && strings.EqualFold(t.name(own, c.Name).Text, name) {
			return own
		}
	}
	return nil
}

// asks reports whether a question belongs in front of the audience. Engineers are
// told of all; executives of those that one of them asked or has to answer.
func (t *teller) asks(q narrative.Question) bool {
	return t.audience == narrative.Engineering || t.hears(q.Owner) || t.hears(q.AskedBy)
}

func (t *teller) nextFromAsk(c *content.Next, ask narrative.Ask) {
	own := t.x.Own(ask.ID)
	if c.AskFacts == nil {
		q, from := t.x.AskAmount(ask)
		c.AskFacts = []string{ask.ID}
		c.Decision, c.By, c.From = t.say(own, ask.Decision), ask.By, t.person(ask.From)
		c.Amount = content.Amount{Quantity: q, Facts: from}
		if f, err := t.x.Figure("", narrative.Ref{Fact: ask.ID, Field: "now"}); err == nil {
			c.Now = f.Quantity
		}
	}
	for _, s := range ask.Steps {
		if !t.acts(s) {
			continue
		}
		if what := t.say(own, s.What); what.Has() {
			c.Steps = append(c.Steps, content.Step{ID: ask.ID + "." + s.ID, What: what, By: s.By, Owner: t.person(s.Owner)})
		}
	}
}

// acts reports whether a step is told to the audience: to the one it was captured
// for, and otherwise to engineers, and to executives too where one of them takes it.
func (t *teller) acts(s narrative.Step) bool {
	if s.Audience != "" {
		return s.Audience == t.audience
	}
	return t.audience == narrative.Engineering || t.hears(s.Owner)
}
