package framing

import (
	"bifocal/narrative"
	"bifocal/narrative/framing/content"
)

// lead chooses the outcome that is put first: the first that moves and that its
// author is sure of; for engineers the first of these that is not money.
func (t *teller) lead(outcomes []*content.Outcome) *content.Outcome {
	tests := []func(o *content.Outcome) bool{
		func(o *content.Outcome) bool { return o.Change.Moves && !o.Doubtful && !o.Worsens },
		func(o *content.Outcome) bool { return o.Change.Moves },
		func(o *content.Outcome) bool { return !o.Target.IsZero() || o.Sentence.Has() },
	}
	if t.audience == narrative.Engineering {
		sure := tests[0]
		tests = append([]func(*content.Outcome) bool{func(o *content.Outcome) bool { return sure(o) && !o.Target.IsMoney() }}, tests...)
	}
	for _, good := range tests {
		for _, o := range outcomes {
			if good(o) {
				return o
			}
		}
	}
	return nil
}

// outcomes are all outcomes as the audience is told of them.
func (t *teller) outcomes() []*content.Outcome {
	if t.memo.byID == nil {
		n := t.x.Count(narrative.KindOutcome)
		t.memo.byID, t.memo.outcomes = make(map[string]*content.Outcome, n), make([]*content.Outcome, 0, n)
		all := make([]content.Outcome, 0, n)
		for _, i := range t.x.Of(narrative.KindOutcome) {
			o := t.s.Facts[i].(narrative.Outcome)
			all = append(all, t.outcome(t.x.OwnAt(i), &o))
			if c := &all[len(all)-1]; c.Measure != "" {
				t.memo.byID[o.ID] = c
				t.memo.outcomes = append(t.memo.outcomes, c)
			}
		}
	}
	return t.memo.outcomes
}

// outcomeByID returns an outcome that has a measure.
func (t *teller) outcomeByID(id string) (*content.Outcome, bool) {
	t.outcomes()
	o, ok := t.memo.byID[id]
	return o, ok
}

func (t *teller) outcome(own []string, o *narrative.Outcome) content.Outcome {
	n := o.Normalised()
	measure := t.name(own, o.Measure).Text
	c := content.Outcome{
		ID: o.ID, Own: own, Measure: measure, Baseline: n.Baseline, Target: n.Target, Date: n.Date, Change: t.x.ChangeOf(o.ID),
		Flows:    narrative.Flows(n.Target) && !n.Date.IsZero(),
		Sentence: t.say(own, o.Sentence),
		Doubtful: o.Confidence == "low", Worsens: o.Worsens(),
		Availability: n.Target.Unit == "%" && isAvailability(o.Measure),
	}
	if t.audience == narrative.Executive {
		c.AskedBy = t.people(o.Stakeholders)
	} else {
		c.Verification, c.Source = t.say(own, o.Verification), t.say(own, o.Source)
	}
	return c
}
