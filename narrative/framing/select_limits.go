package framing

import (
	"slices"

	"bifocal/narrative"
	"bifocal/narrative/framing/content"
)

func (t *teller) limits() content.Limits {
	c := content.Limits{Seed: t.seed(Stakes), All: t.limitsOf(narrative.KindConstraint, narrative.KindAssumption, narrative.KindNonGoal)}
	c.Told = len(t.loneLimit(c.All)) > 0
	return c
}

// loneLimit is the only limit there is, where it has no reason and so makes no
// theme of its own but a sentence beside a mechanism.
func (t *teller) loneLimit(all []content.Limit) []content.Limit {
	if len(all) != 1 || all[0].Reason.Has() {
		return nil
	}
	for _, i := range t.x.Of(narrative.KindCapability) {
		if t.s.Facts[i].(narrative.Capability).Mechanism != "" {
			return all
		}
	}
	return nil
}

// assumptions are what executives are told that the result rests on: with the
// return where one is told, otherwise with the risks.
func (t *teller) assumptions(withReturn bool) []content.Limit {
	if t.audience != narrative.Executive {
		return nil
	}
	returns := false
	for _, i := range t.x.Of(narrative.KindBenefit) {
		q, _ := t.x.BenefitAmount(t.s.Facts[i].(narrative.Benefit))
		returns = returns || !q.IsZero()
	}
	if returns != withReturn {
		return nil
	}
	return t.limitsOf(narrative.KindAssumption)
}

// limitsOf are the limits of these kinds as the audience is told of them,
// kind by kind.
func (t *teller) limitsOf(kinds ...narrative.Kind) []content.Limit {
	n := 0
	for _, k := range kinds {
		n += t.x.Count(k)
	}
	all := make([]content.Limit, 0, n)
	add := func(own []string, kind narrative.Kind, statement, reason string) {
		if !slices.Contains(kinds, kind) {
			return
		}
		if s := t.say(own, statement); s.Has() {
			all = append(all, content.Limit{ID: own[0], Kind: kind, Statement: s, Reason: t.say(own, reason)})
		}
	}
	for i, f := range t.s.Facts {
		switch f := f.(type) {
		case narrative.Constraint:
			add(t.x.OwnAt(i), narrative.KindConstraint, f.Statement.For(t.audience), f.Reason)
		case narrative.Assumption:
			n := len(all)
			if add(t.x.OwnAt(i), narrative.KindAssumption, f.Statement.For(t.audience), f.Reason); len(all) > n {
				all[n].Alone = t.audience == narrative.Executive && f.Statement.For(narrative.Engineering) == ""
			}
		case narrative.NonGoal:
			add(t.x.OwnAt(i), narrative.KindNonGoal, f.Statement.For(t.audience), f.Reason)
		}
	}
	slices.SortStableFunc(all, func(a, b content.Limit) int {
		return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind)
	})
	return all
}
