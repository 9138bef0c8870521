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
	c.Returns = e.Investment.Value.IsPositive() && (!e.Cash.IsZero() || e.HasTime)
	c.PaysLate = e.Investment.Value.IsZero() || e.Years > 0 && e.Payback.Value.GreaterThan(decimal.NewFromInt(int64(e.Years)))
	c.Open = t.openQuestion()
	p := t.plan()
	c.Phases, c.Start, c.End = len(p.Phases), p.Start, p.End
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
	goLive := t.s.Returns.GoLive
	c := content.Outcome{
		ID: o.ID, Own: own, Measure: measure, Baseline: n.Baseline, Target: n.Target, Date: n.Date, Change: t.x.ChangeOf(o.ID),
		FromGoLive: n.Target.IsMoney() && n.Target.Per != "" && !n.Date.IsZero() && !goLive.IsZero() &&
			!goLive.First().Before(n.Date.First()) && !goLive.First().After(n.Date.Last()),
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
	for at := strings.IndexByte(text, '{'); at >= 0; at = strings.IndexByte(text, '{') {
		text = text[at+1:]
		if ref, _, _ := strings.Cut(text, "}"); strings.HasSuffix(ref, ".baseline") {
			out = append(out, strings.TrimSuffix(ref, ".baseline"))
		}
	}
	return out
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
	told, seen := t.baselinesTold(), map[string]bool{}
	for i, f := range t.s.Facts {
		switch f := f.(type) {
		case narrative.Problem:
			if p := t.say(t.x.OwnAt(i), f.Consequence); p.Has() {
				c.Consequences = append(c.Consequences, p)
			}
		case narrative.Cost:
			if t.x.CostAmount(f).Per != "" {
				from, seen[f.ID] = append(from, f.ID), true
			}
		case narrative.Benefit:
			if q, its := t.x.BenefitAmount(f); f.Counts != narrative.CountsTime && q.Per != "" && !q.IsZero() {
				for _, id := range its {
					if !seen[id] {
						from, seen[id] = append(from, id), true
					}
				}
				if n := t.name(t.x.OwnAt(i), f.Name); n.Has() {
					c.Benefits = append(c.Benefits, n.Text)
				}
			}
		}
	}
	if e.NPV.Value.IsNegative() && !e.NPV.IsZero() || e.Years > 0 && e.Payback.Value.GreaterThan(decimal.NewFromInt(int64(e.Years))) {
		e.CashMonth, e.Cash = figures.Quantity{}, figures.Quantity{} // who loses money on it loses none by waiting
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
	if _, asks := first[narrative.Ask](t, narrative.KindAsk); asks || t.does() {
		if lead := t.lead(t.outcomes()); lead != nil {
			told[lead.ID] = true
		}
	}
	for _, i := range t.x.Of(narrative.KindProblem) {
		p := t.s.Facts[i].(narrative.Problem)
		for _, text := range []string{p.Symptom, p.Headline.Executive} {
			for _, id := range baselinesIn(text) {
				told[id] = true
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
	c := content.Answer{Seed: t.seed(Answer), Customer: mendName(t.s.Customer.Name)}
	c.Capabilities = make([]content.Capability, 0, t.x.Count(narrative.KindCapability))
	told := map[string]bool{}
	var lead *content.Outcome
	if _, asks := first[narrative.Ask](t, narrative.KindAsk); t.audience == narrative.Executive && (asks || t.does()) {
		if lead = t.lead(t.outcomes()); lead != nil && !t.headsInFigures(lead) {
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
		c.Limits = t.limitsOf(narrative.KindConstraint)
		c.LeftOut = t.limitsOf(narrative.KindNonGoal)
	}
	return c
}

// headsInFigures reports whether the summary tells an outcome that has a sentence by
// its figures, so that the sentence is still to be told: as what a sum is approved for.
func (t *teller) headsInFigures(o *content.Outcome) bool {
	ask, ok := narrative.First[narrative.Ask](t.s)
	if !ok || ask.Decision != "" || o.Doubtful || !o.Sentence.Has() || !o.Change.Moves {
		return false
	}
	if len(t.outcomes()) == 1 && len(o.AskedBy) > 0 { // the value is headed by it
		return false
	}
	q, _ := t.x.AskAmount(ask)
	return !q.Value.IsZero()
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
