package framing

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

func (t *teller) summary() content.Summary {
	c := content.Summary{
		Seed: t.seed(Summary), Customer: mend(t.s.Customer.Name), Organisation: mend(t.s.Organisation),
	}
	if t.audience == narrative.Engineering {
		c.Landscape = t.landscape()
	}
	if a, ok := narrative.First[narrative.Answer](t.s); ok {
		c.Do = t.telling(a.ID, a.Do)
	}
	if ask, ok := narrative.First[narrative.Ask](t.s); ok {
		q, from := t.x.AskAmount(ask)
		if !q.Value.IsZero() {
			c.Amount = content.Amount{Quantity: q, Facts: from}
		}
		c.Decision = t.say(ask.ID, ask.Decision)
		c.By, c.From, c.AskFacts = ask.By, t.person(ask.From), []string{ask.ID}
		if f, err := t.x.Figure("", narrative.Ref{Fact: ask.ID, Field: "now"}); err == nil {
			c.Now = f.Quantity
		}
	}
	outcomes := t.outcomes()
	c.Outcomes = len(outcomes)
	c.Lead = t.lead(outcomes)
	if k, ok := narrative.First[narrative.Capability](t.s); ok {
		c.Benefit = t.say(k.ID, k.Benefit)
	}
	e := t.x.Economics()
	c.Investment = content.Amount{Quantity: e.Investment, Facts: e.Facts}
	c.Running, c.Runs, c.Staggered = t.running(e)
	if t.audience == narrative.Executive {
		c.Weighed, c.Alone = t.weighs(), t.decidesAlone()
	}
	c.Payback = content.Amount{Quantity: e.Payback, Facts: e.Facts}
	if t.s.Returns.Start.IsZero() || t.s.Returns.GoLive.IsZero() {
		_, _, dates := t.span()
		c.Payback.Facts = union(c.Payback.Facts, dates)
	}
	c.PaysLate = e.Investment.Value.IsZero() || e.Years > 0 && e.Payback.Value.GreaterThan(decimal.NewFromInt(int64(e.Years)))
	c.Open = t.openQuestion()
	p := t.plan()
	c.Phases, c.Start, c.End = len(p.Phases), p.Start, p.End
	for _, ph := range p.Phases {
		c.PlanFacts = append(c.PlanFacts, ph.ID)
	}
	if s := t.situation(); len(s.Drivers) > 0 {
		c.Driver = s.Deadline
	}
	return c
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
		if s.Audience == narrative.Executive {
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

// running is what the recurring costs come to a year, the name of what they are
// for where it is one thing, and whether they begin at different times.
func (t *teller) running(e narrative.Economics) (sum content.Amount, name string, staggered bool) {
	sum.Quantity = e.Running
	var from figures.When
	for _, f := range t.s.Facts {
		c, ok := f.(narrative.Cost)
		if !ok || t.x.CostAmount(c).Per == "" {
			continue
		}
		month := t.x.CountedFrom(c.Start, true)
		staggered = staggered || sum.Facts != nil && month != from
		name = ""
		if sum.Facts == nil {
			name = t.name(c.ID, c.Name).Text
		}
		from, sum.Facts = month, append(sum.Facts, c.ID)
	}
	return sum, name, staggered
}

// does reports whether an answer says what to do, for the audience.
func (t *teller) does() bool {
	a, ok := narrative.First[narrative.Answer](t.s)
	return ok && a.Do.For(t.audience) != ""
}

// openQuestion is the first question that nobody has answered yet.
func (t *teller) openQuestion() content.Phrase {
	for _, f := range t.s.Facts {
		if q, ok := f.(narrative.Question); ok && q.Answer == "" && q.Question != "" && (q.Owner == "" || t.hears(q.Owner) || t.hears(q.AskedBy)) {
			return t.say(q.ID, q.Question)
		}
	}
	return content.Phrase{}
}

// hears reports whether a stakeholder belongs to the audience.
func (t *teller) hears(id string) bool {
	s, ok := t.x.Person(id)
	return ok && s.Audience == t.audience
}

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
		t.memo.byID = map[string]*content.Outcome{}
		for _, f := range t.s.Facts {
			o, ok := f.(narrative.Outcome)
			if !ok {
				continue
			}
			if c := t.outcome(o); c.Measure != "" {
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

func (t *teller) outcome(o narrative.Outcome) *content.Outcome {
	n := o.Normalised()
	measure := t.name(o.ID, o.Measure).Text
	goLive := t.s.Returns.GoLive
	c := &content.Outcome{
		ID: o.ID, Measure: measure, Baseline: n.Baseline, Target: n.Target, Date: n.Date, Change: t.x.Change(o),
		FromGoLive: n.Target.IsMoney() && n.Target.Per != "" && !n.Date.IsZero() && !goLive.IsZero() &&
			!goLive.First().Before(n.Date.First()) && !goLive.First().After(n.Date.Last()),
		Sentence: t.say(o.ID, o.Sentence),
		Doubtful: o.Confidence == "low", Worsens: o.Worsens(),
		Availability: n.Target.Unit == "%" && isAvailability(o.Measure),
	}
	if t.audience == narrative.Executive {
		c.AskedBy = t.people(o.Stakeholders)
	} else {
		c.Verification, c.Source = t.say(o.ID, o.Verification), t.say(o.ID, o.Source)
	}
	return c
}

func (t *teller) situation() content.Situation {
	if t.memo.situation == nil {
		c := t.tellSituation()
		t.memo.situation = &c
	}
	return *t.memo.situation
}

func (t *teller) tellSituation() content.Situation {
	c := content.Situation{Seed: t.seed(Situation)}
	for _, f := range t.s.Facts {
		switch f := f.(type) {
		case narrative.Problem:
			p := content.Problem{
				ID: f.ID, Headline: t.telling(f.ID, f.Headline),
				Consequence: t.say(f.ID, f.Consequence), Evidence: t.say(f.ID, f.Evidence),
			}
			if t.audience == narrative.Executive {
				p.Body = t.say(f.ID, f.Symptom)
			} else {
				p.Body = t.say(f.ID, f.Cause)
			}
			if p.Body.Has() {
				c.Problems = append(c.Problems, p)
			}
		case narrative.Driver:
			d := content.Driver{ID: f.ID, Event: t.say(f.ID, f.Event), Effect: t.say(f.ID, f.Effect), Date: f.Date, Type: f.Type, Firm: isFirm(f)}
			// What has to be kept concerns engineers as well; a move of the market
			// does not.
			concerns := t.audience == narrative.Executive || d.Firm || d.Dated() && d.Type != "market"
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
	c.Start, c.End, c.PlanFacts = t.span()
	if !c.End.IsZero() {
		for _, f := range t.s.Facts {
			if m, ok := f.(narrative.Milestone); ok {
				c.PhaseEnds = append(c.PhaseEnds, m.End)
			}
		}
	}
	c.Deadline = deadline(c.Drivers, c.End)
	return c
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

// span is the first start and the last end of the milestones, and the facts it
// comes from.
func (t *teller) span() (start, end figures.When, facts []string) {
	open := false // a phase without an end leaves the end of the plan open
	for _, f := range t.s.Facts {
		m, ok := f.(narrative.Milestone)
		if !ok {
			continue
		}
		open = open || m.End.IsZero()
		if !m.Start.IsZero() && (start.IsZero() || m.Start.First().Before(start.First())) {
			start = m.Start
		}
		if !m.End.IsZero() && (end.IsZero() || m.End.Last().After(end.Last())) {
			end = m.End
		}
		facts = append(facts, m.ID)
	}
	if open {
		end = figures.When{}
	}
	return start, end, facts
}

func (t *teller) stakes() content.Stakes {
	if t.memo.stakes == nil {
		c := t.tellStakes()
		t.memo.stakes = &c
	}
	return *t.memo.stakes
}

func (t *teller) tellStakes() content.Stakes {
	c := content.Stakes{Seed: t.seed(Stakes)}
	e := t.x.Economics()
	c.Running = e.RunningLive
	var from []string
	told := t.baselinesTold()
	for _, f := range t.s.Facts {
		switch f := f.(type) {
		case narrative.Problem:
			if p := t.say(f.ID, f.Consequence); p.Has() {
				c.Consequences = append(c.Consequences, p)
			}
		case narrative.Cost:
			if t.x.CostAmount(f).Per != "" {
				from = append(from, f.ID)
			}
		case narrative.Benefit:
			if q, its := t.x.BenefitAmount(f); f.Counts != narrative.CountsTime && q.Per != "" && !q.IsZero() {
				from = union(from, its)
				if n := t.name(f.ID, f.Name); n.Has() {
					c.Benefits = append(c.Benefits, n.Text)
				}
			}
		}
	}
	c.CashMonth = content.Amount{Quantity: e.CashMonth, Facts: from}
	c.Cash = content.Amount{Quantity: e.Cash, Facts: from}
	for _, o := range t.outcomes() {
		if o.Baseline.IsZero() {
			continue
		}
		monthly := o.Baseline.Per == narrative.PerMonth && !o.Baseline.IsMoney() && o.Change.Falls
		switch {
		case monthly && (!told[o.ID] || countsItself(o)):
			c.Monthly = append(c.Monthly, o)
		case !told[o.ID]:
			c.Standing = append(c.Standing, o)
		}
	}
	return c
}

// baselinesTold are the outcomes whose value of today executives read in the
// summary, or in a problem.
func (t *teller) baselinesTold() map[string]bool {
	told := map[string]bool{}
	if _, asks := narrative.First[narrative.Ask](t.s); asks || t.does() {
		if lead := t.lead(t.outcomes()); lead != nil {
			told[lead.ID] = true
		}
	}
	for _, f := range t.s.Facts {
		if p, ok := f.(narrative.Problem); ok {
			for _, text := range []string{p.Symptom, p.Headline.Executive} {
				for at := strings.IndexByte(text, '{'); at >= 0; at = strings.IndexByte(text, '{') {
					text = text[at+1:]
					if ref, _, _ := strings.Cut(text, "}"); strings.HasSuffix(ref, ".baseline") {
						told[strings.TrimSuffix(ref, ".baseline")] = true
					}
				}
			}
		}
	}
	return told
}

// countsItself reports whether a figure counts what its measure names, so that
// the two make a clause: 9 outages customers notice.
func countsItself(o *content.Outcome) bool {
	return o.Baseline.Unit == "" || strings.HasPrefix(strings.ToLower(o.Measure), strings.ToLower(o.Baseline.Unit))
}

func (t *teller) answer() content.Answer {
	c := content.Answer{Seed: t.seed(Answer), Customer: mend(t.s.Customer.Name)}
	told := map[string]bool{}
	if _, asks := narrative.First[narrative.Ask](t.s); t.audience == narrative.Executive && (asks || t.does()) {
		if lead := t.lead(t.outcomes()); lead != nil {
			told[lead.ID] = true // the summary tells it
		}
	}
	for _, f := range t.s.Facts {
		k, ok := f.(narrative.Capability)
		if !ok {
			continue
		}
		item := content.Capability{ID: k.ID, Name: t.name(k.ID, k.Name), Outcomes: k.Outcomes}
		if t.audience == narrative.Executive {
			item.Body = t.say(k.ID, k.Benefit)
			item.Outcome = t.firstUntold(k.Outcomes, told)
			item.Moves = t.firstUntold(k.Outcomes, map[string]bool{})
		} else {
			item.Body = t.say(k.ID, k.Mechanism)
			for _, id := range k.Components {
				if f, ok := t.x.Fact(id); ok {
					if comp, ok := f.(narrative.Component); ok && comp.Name != "" {
						item.Parts = append(item.Parts, mend(comp.Name))
						item.Facts = append(item.Facts, id)
					}
				}
			}
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
		c.Limits = t.limitsOf(narrative.KindConstraint)
	}
	return c
}

// firstUntold is the first outcome of the list that moves and was not told with
// another capability.
func (t *teller) firstUntold(ids []string, told map[string]bool) *content.Outcome {
	for _, id := range ids {
		o, ok := t.outcomeByID(id)
		if !ok || told[id] || !o.Sentence.Has() && !o.Change.Moves {
			continue
		}
		told[id] = true
		return o
	}
	return nil
}
