package framing

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing/content"
)

// ofTime are the attributes of quality that a bare share is one of: of the time in
// which something works.
var ofTime = wordSet("availability reliability")

func (t *teller) value() content.Value {
	c := content.Value{Seed: t.seed(Value)}
	_, asks := narrative.First[narrative.Ask](t.s)
	if lead := t.lead(t.outcomes()); lead != nil && (t.does() || asks && t.audience == narrative.Executive) && (t.audience == narrative.Executive || !lead.Target.IsMoney() && lead.Change.Moves) {
		c.Told = lead.ID
	}
	c.Outcomes = make([]*content.Outcome, 0, t.x.Count(narrative.KindOutcome)+t.x.Count(narrative.KindQualityGoal))
	if t.audience == narrative.Executive {
		for _, o := range t.outcomes() {
			if !o.Target.IsZero() || o.Sentence.Has() {
				c.Outcomes = append(c.Outcomes, o)
			}
		}
		if len(t.answer().Capabilities) == 0 { // else they stand among what changes
			c.Untold = t.sentencesLeft(c.Told)
		}
		return c
	}
	for i, f := range t.s.Facts {
		switch f := f.(type) {
		case narrative.Outcome:
			if o, ok := t.outcomeByID(f.ID); ok && t.measured(f, o) {
				c.Outcomes = append(c.Outcomes, o)
			}
		case narrative.QualityGoal:
			o := narrative.Outcome{Head: f.Head, Baseline: f.Baseline, Target: f.Target}.Normalised()
			own := t.x.OwnAt(i)
			q := &content.Outcome{
				ID: f.ID, Own: own, Baseline: o.Baseline, Target: o.Target, Change: &narrative.Change{},
				Measure: t.say(own, f.Measure).Text, Scenario: t.say(own, f.Scenario), Verification: t.say(own, f.Verification),
			}
			if q.Measure == "" {
				q.Measure = f.Attribute
			} else if o.Target.Unit == "%" && ofTime[f.Attribute] && !strings.Contains(strings.ToLower(q.Measure), f.Attribute) {
				q.Attribute = f.Attribute // a share of what, the measure may not say
			}
			q.Availability = o.Target.Unit == "%" && qualityOfTime(f, q)
			if q.Measure != "" && (!q.Target.IsZero() || q.Scenario.Has()) {
				c.Outcomes = append(c.Outcomes, q)
			}
		}
	}
	missing := t.missing // noted where the proofs stand
	if ps := t.proofs(); ps.Told {
		c.Source = ps.Sources[0]
	}
	t.missing = missing
	return c
}

// sentencesLeft are the outcomes with a sentence that executives read in neither
// the summary, which leads with one of them, nor with a capability.
func (t *teller) sentencesLeft(lead string) []*content.Outcome {
	var moved map[string]bool
	var out []*content.Outcome
	for _, o := range t.outcomes() {
		if !o.Sentence.Has() || o.Target.IsZero() || o.ID == lead {
			continue
		}
		if moved == nil {
			moved = t.benefiting()
		}
		if !moved[o.ID] {
			out = append(out, o)
		}
	}
	return out
}

// benefiting are the outcomes that a capability with a benefit moves.
func (t *teller) benefiting() map[string]bool {
	out := map[string]bool{}
	for _, i := range t.x.Of(narrative.KindCapability) {
		if k := t.s.Facts[i].(narrative.Capability); k.Benefit != "" {
			for _, id := range k.Outcomes {
				out[id] = true
			}
		}
	}
	return out
}

// measured reports whether engineers are told of an outcome among their
// targets: of an amount of money only where something is captured about it that
// is theirs.
func (t *teller) measured(f narrative.Outcome, o *content.Outcome) bool {
	if o.Target.IsZero() {
		return false
	}
	if !o.Target.IsMoney() || f.Verification != "" || f.Source != "" || f.Measure.Engineering != "" && f.Measure.Engineering != f.Measure.Executive {
		return true
	}
	return t.moved()[f.ID]
}

// moved are the outcomes that a capability with a mechanism moves.
func (t *teller) moved() map[string]bool {
	if t.memo.moved == nil {
		t.memo.moved = map[string]bool{}
		for _, i := range t.x.Of(narrative.KindCapability) {
			if k := t.s.Facts[i].(narrative.Capability); k.Mechanism != "" {
				for _, id := range k.Outcomes {
					t.memo.moved[id] = true
				}
			}
		}
	}
	return t.memo.moved
}
