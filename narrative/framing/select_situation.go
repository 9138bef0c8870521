package framing

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

func (t *teller) situation() content.Situation {
	if t.memo.situation == nil {
		c := t.tellSituation()
		t.memo.situation = &c
	}
	return *t.memo.situation
}

func (t *teller) tellSituation() content.Situation {
	c := content.Situation{Seed: t.seed(Situation), Problems: make([]content.Problem, 0, t.x.Count(narrative.KindProblem))}
	c.Drivers = make([]content.Driver, 0, t.x.Count(narrative.KindDriver))
	for i, f := range t.s.Facts {
		switch f := f.(type) {
		case narrative.Problem:
			own := t.x.OwnAt(i)
			p := content.Problem{
				ID: f.ID, Headline: t.telling(own, f.Headline),
				Consequence: t.say(own, f.Consequence), Evidence: t.say(own, f.Evidence),
			}
			if t.audience == narrative.Executive {
				p.Body = t.say(own, f.Symptom)
			} else {
				p.Body = t.say(own, f.Cause)
			}
			if p.Body.Has() {
				c.Problems = append(c.Problems, p)
			}
		case narrative.Driver:
			own := t.x.OwnAt(i)
			d := content.Driver{ID: f.ID, Own: own, Event: t.say(own, f.Event), Effect: t.say(own, f.Effect), Date: f.Date, Type: f.Type, Firm: isFirm(f)}
			// What has a date, has to be kept or happens concerns engineers as well; a
			// move of the market without a date does not.
			concerns := t.audience == narrative.Executive || d.Firm || !d.Date.IsZero() || d.Type == "event"
			if concerns && (d.Event.Has() || d.Effect.Has()) {
				c.Drivers = append(c.Drivers, d)
			}
		case narrative.Outcome:
			if o, ok := t.outcomeByID(f.ID); ok && o.Baseline.Unit == "%" && isAvailability(f.Measure) {
				c.Downtime = append(c.Downtime, o)
			}
		}
	}
	if t.audience == narrative.Executive {
		if s := t.stakes(); s.Thin() {
			c.Consequences = s.Consequences
		}
	}
	c.Start, c.End, c.PlanFacts = t.x.Span()
	if !c.End.IsZero() {
		c.PhaseEnds = make([]figures.When, 0, t.x.Count(narrative.KindMilestone))
		for _, i := range t.x.Of(narrative.KindMilestone) {
			c.PhaseEnds = append(c.PhaseEnds, t.s.Facts[i].(narrative.Milestone).End)
		}
	}
	c.Deadline = deadline(c.Drivers, c.End)
	if at := t.x.Of(narrative.KindProblem); len(at) > 0 {
		c.Measure = t.measureOf(t.s.Facts[at[0]].(narrative.Problem))
	}
	return c
}

// measureOf is the outcome whose value of today a problem tells: the first that its
// texts refer to, or the only one there is.
func (t *teller) measureOf(p narrative.Problem) *content.Outcome {
	for _, text := range []string{p.Symptom, p.Headline.Executive, p.Cause} {
		for _, id := range baselinesIn(text) {
			if o, ok := t.outcomeByID(id); ok && !o.Baseline.IsZero() {
				return o
			}
		}
	}
	if os := t.outcomes(); len(os) == 1 && t.x.Count(narrative.KindProblem) == 1 && !os[0].Baseline.IsZero() {
		return os[0]
	}
	return nil
}

// baselinesIn are the outcomes whose value of today a text refers to.
func baselinesIn(text string) []string {
	var out []string
	for {
		before, behind, closed := strings.Cut(text, "}")
		if !closed {
			return out
		}
		if open := strings.LastIndexByte(before, '{'); open >= 0 {
			if ref, found := strings.CutSuffix(before[open+1:], ".baseline"); found {
				out = append(out, ref)
			}
		}
		text = behind
	}
}

// isFirm reports whether missing the date of a driver costs something.
func isFirm(d narrative.Driver) bool { return d.Type == "deadline" || d.Type == "regulation" }

// deadline chooses the date that a plan is held against: what must not be missed
// goes before what merely happens, what the plan keeps before what passes on the
// way, and then the earlier before the later.
func deadline(drivers []content.Driver, end figures.When) *content.Driver {
	var best *content.Driver
	for i := range drivers {
		d := &drivers[i]
		kept := func(d *content.Driver) bool { return end.Last().Before(d.Date.First()) }
		switch {
		case !d.Dated():
		case best == nil,
			d.Firm && !best.Firm,
			d.Firm == best.Firm && kept(d) && !kept(best),
			d.Firm == best.Firm && kept(d) == kept(best) && d.Date.Compare(best.Date) < 0:
			best = d
		}
	}
	return best
}
