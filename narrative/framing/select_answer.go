package framing

import (
	"bifocal/narrative"
	"bifocal/narrative/framing/content"
)

func (t *teller) answer() content.Answer {
	c := content.Answer{Seed: t.seed(Answer), Customer: mendName(t.s.Customer.Name)}
	c.Capabilities = make([]content.Capability, 0, t.x.Count(narrative.KindCapability))
	told := map[string]bool{}
	var lead *content.Outcome
	if _, asks := first[narrative.Ask](t, narrative.KindAsk); t.audience == narrative.Executive && (asks || t.does()) {
		if lead = t.lead(t.outcomes()); lead != nil {
			told[lead.ID] = true // the summary tells it
		}
	}
	for _, i := range t.x.Of(narrative.KindCapability) {
		k := t.s.Facts[i].(narrative.Capability)
		own := t.x.OwnAt(i)
		item := content.Capability{ID: k.ID, Name: t.name(own, k.Name)}
		if t.audience == narrative.Executive {
			item.Body = t.say(own, k.Benefit)
			item.Told = t.untold(k.Outcomes, told, lead)
			item.Moves = t.firstMoved(k.Outcomes)
		} else {
			item.Body = t.say(own, k.Mechanism)
		}
		if item.Body.Has() {
			c.Capabilities = append(c.Capabilities, item)
		}
	}
	if t.audience == narrative.Engineering {
		c.Components, c.Connections = t.architecture()
		missing := t.missing // noted where the limits stand
		c.Limits = t.loneLimit(t.limitsOf(narrative.KindConstraint, narrative.KindAssumption, narrative.KindNonGoal))
		t.missing = missing
	} else {
		if len(c.Capabilities) > 0 {
			id := ""
			if lead != nil {
				id = lead.ID
			}
			for _, o := range t.sentencesLeft(id) {
				c.Capabilities = append(c.Capabilities, content.Capability{ID: o.ID, Body: content.Phrase{Text: o.Sentence.Text, Facts: t.paper.More(o.Own, o.Sentence.Facts)}})
			}
		}
		c.Limits = t.limitsOf(narrative.KindConstraint)
		c.LeftOut = t.limitsOf(narrative.KindNonGoal)
	}
	return c
}

// untold are the outcomes of the list that were not told with another capability:
// all that have a sentence of their own, and where none has, the first that moves.
func (t *teller) untold(ids []string, told map[string]bool, lead *content.Outcome) []*content.Outcome {
	var out []*content.Outcome
	var moves *content.Outcome
	for _, id := range ids {
		o, ok := t.outcomeByID(id)
		switch {
		case !ok || told[id]:
		case o.Sentence.Has():
			out, told[id] = append(out, o), true
		case moves == nil && o.Change.Moves:
			moves = o
		}
	}
	if moves != nil && (len(out) == 0 || len(out) == 1 && lead != nil && out[0].ID == lead.ID) { // the summary's heading tells that one too
		out, told[moves.ID] = append(out, moves), true
	}
	return out
}

// firstMoved is the first outcome of the list that has something to tell.
func (t *teller) firstMoved(ids []string) *content.Outcome {
	for _, id := range ids {
		if o, ok := t.outcomeByID(id); ok && (o.Sentence.Has() || o.Change.Moves) {
			return o
		}
	}
	return nil
}
