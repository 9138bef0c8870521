package framing

import (
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

func (t *teller) landscape() content.Landscape {
	if t.memo.landscape == nil {
		c := t.tellLandscape()
		t.memo.landscape = &c
	}
	return *t.memo.landscape
}

func (t *teller) tellLandscape() content.Landscape {
	var c content.Landscape
	for _, i := range t.x.Of(narrative.KindComponent) {
		k := t.s.Facts[i].(narrative.Component)
		if k.Name == "" {
			continue
		}
		name := mend(k.Name)
		switch k.State {
		case narrative.StateNew:
			c.New = append(c.New, name)
		case narrative.StateChanged:
			c.Changed = append(c.Changed, name)
		case narrative.StateRetired:
			c.Retired = append(c.Retired, name)
		default:
			c.Kept = append(c.Kept, name)
			continue
		}
		c.Facts = append(c.Facts, k.ID)
	}
	return c
}

func (t *teller) architecture() ([]content.Component, []content.Connection) {
	parts := make([]content.Component, 0, t.x.Count(narrative.KindComponent))
	lines := make([]content.Connection, 0, t.x.Count(narrative.KindConnection))
	for i, f := range t.s.Facts {
		switch f := f.(type) {
		case narrative.Component:
			if f.Name == "" {
				continue
			}
			own := t.x.OwnAt(i)
			parts = append(parts, content.Component{
				ID: f.ID, Own: own, Name: mend(f.Name), State: f.State, Technology: t.say(own, f.Technology),
				Responsibility: t.say(own, f.Responsibility), Owner: t.person(f.Owner),
			})
		case narrative.Connection:
			from, to := t.componentName(f.From), t.componentName(f.To)
			if from == "" || to == "" {
				continue
			}
			own := t.x.OwnAt(i)
			lines = append(lines, content.Connection{
				ID: f.ID, From: from, To: to, Protocol: mend(f.Protocol), Mode: f.Mode,
				Data: t.say(own, f.Data), Facts: t.paper.More(own, []string{f.From, f.To}),
			})
		}
	}
	return parts, lines
}

func (t *teller) componentName(id string) string {
	if f, ok := t.x.Fact(id); ok {
		if c, ok := f.(narrative.Component); ok {
			return mend(c.Name)
		}
	}
	return ""
}

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
		c.Untold = t.sentencesLeft(c.Told)
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
		if !o.Sentence.Has() || o.Target.IsZero() || o.ID == lead && !t.headsInFigures(o) {
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

func (t *teller) money() content.Money {
	e := t.x.Economics()
	c := content.Money{Seed: t.seed(Money), Economics: e}
	c.Start, c.GoLive = t.x.CountedFrom(figures.When{}, true), t.x.CountedFrom(figures.When{}, false)
	c.HasGoLive = c.GoLive != c.Start
	if first, _, _ := t.x.Span(); t.s.Returns.Start.IsZero() && first.IsZero() { // the day of the ask, or go-live, stands for it
		c.StartUnsaid = true
	}
	if !c.Start.IsZero() && e.Years > 0 {
		y, m, _ := c.Start.First().AddDate(e.Years, -1, 0).Date()
		c.End = figures.Month(y, m)
	}
	if t.s.Returns.Start.IsZero() || t.s.Returns.GoLive.IsZero() {
		_, _, c.DateFacts = t.x.Span()
	}
	c.Costs = make([]content.CostItem, 0, t.x.Count(narrative.KindCost))
	var costFacts []string
	for i, f := range t.s.Facts {
		switch f := f.(type) {
		case narrative.Cost:
			a := t.x.CostAmount(f)
			if a.IsZero() {
				continue
			}
			own := t.x.OwnAt(i)
			c.Costs = append(c.Costs, content.CostItem{
				ID: f.ID, Own: own, Name: t.name(own, f.Name).Text, Amount: a, Start: f.Start,
				From: t.x.CountedFrom(f.Start, true), Driver: t.say(own, f.Driver),
			})
			c.Ranges = c.Ranges || a.Qualifier == figures.Range
			if a.Per == "" {
				costFacts = append(costFacts, f.ID)
			}
		case narrative.Benefit:
			q, _ := t.x.BenefitAmount(f)
			if q.IsZero() {
				continue
			}
			own := t.x.OwnAt(i)
			c.Ranges = c.Ranges || q.Qualifier == figures.Range
			begins := t.x.BenefitStart(f)
			c.Gains = append(c.Gains, content.GainItem{
				ID: f.ID, Own: own, Name: t.name(own, f.Name).Text, Amount: q, Time: f.Counts == narrative.CountsTime,
			})
			if from := t.x.CountedFrom(begins, false); from != c.GoLive {
				c.Late = append(c.Late, content.CostItem{ID: f.ID, Own: own, Name: t.name(own, f.Name).Text, Start: begins, From: from, Amount: q})
			}
			if q.Per == "" && f.Counts != narrative.CountsTime {
				c.OneOffGains = true
			}
			name := t.name(own, f.Name).Text
			if f.Counts == narrative.CountsTime {
				c.TimeNames = append(c.TimeNames, name)
			} else {
				c.CashNames = append(c.CashNames, name)
			}
		case narrative.Quantity:
			if t.audience == narrative.Executive || f.Value.IsZero() || f.Value.IsMoney() || t.x.Referred(f.ID) {
				continue
			}
			own := t.x.OwnAt(i)
			if n := t.name(own, f.Name); n.Has() {
				c.Sizes = append(c.Sizes, content.Size{ID: f.ID, Own: own, Name: n.Text, Value: f.Value})
			}
		}
	}
	slices.SortStableFunc(c.Late, func(a, b content.CostItem) int { return a.From.First().Compare(b.From.First()) })
	c.Investment = content.Amount{Quantity: e.Investment, Facts: costFacts}
	if ask, ok := first[narrative.Ask](t, narrative.KindAsk); ok && !ask.Amount.IsZero() {
		q, from := t.x.AskAmount(ask)
		if c.Investment.IsZero() {
			if !q.Value.Equal(e.Running.Value) { // what is asked for runs, and is not spent once
				c.Investment = content.Amount{Quantity: q, Facts: from}
			}
		} else {
			if more := q.Value.Sub(e.Investment.Value); more.IsPositive() && q.Unit == e.Investment.Unit {
				c.AskFacts = from
				c.Open = figures.Quantity{Qualifier: e.Investment.Qualifier, Value: more, Unit: q.Unit}
			}
		}
	}
	c.Assumptions = t.assumptions(true)
	return c
}

func (t *teller) choices() content.Choices {
	c := content.Choices{Seed: t.seed(Options), Decisions: make([]content.Decision, 0, t.x.Count(narrative.KindDecision))}
	for _, i := range t.x.Of(narrative.KindDecision) {
		d := t.s.Facts[i].(narrative.Decision)
		own := t.x.OwnAt(i)
		item := content.Decision{
			ID: d.ID, Own: own, Question: t.name(own, d.Question), Context: t.say(own, d.Context),
			Consequences: t.telling(own, d.Consequences), Sentence: t.say(own, d.Sentence),
		}
		for _, o := range d.Options {
			if item.Options == nil {
				item.Options = make([]content.Option, 0, len(d.Options))
			}
			opt := content.Option{
				Name: t.name(own, o.Name), For: t.telling(own, o.For), Against: t.telling(own, o.Against),
				Chosen: o.ID == d.Chosen,
			}
			if opt.Name.Has() {
				item.Options = append(item.Options, opt)
			}
		}
		if len(item.Options) > 0 || item.Sentence.Has() {
			c.Decisions = append(c.Decisions, item)
		}
	}
	return c
}

// executiveRisks is how many risks executives are told of one by one.
const executiveRisks = 5

func (t *teller) risks() content.Risks {
	c := content.Risks{Seed: t.seed(Risk), Scored: t.audience == narrative.Engineering, Assumptions: t.assumptions(false)}
	c.Items = make([]*content.RiskItem, 0, t.x.Count(narrative.KindRisk))
	all := make([]content.RiskItem, 0, t.x.Count(narrative.KindRisk))
	for _, i := range t.x.Of(narrative.KindRisk) {
		r := t.s.Facts[i].(narrative.Risk)
		own := t.x.OwnAt(i)
		all = append(all, content.RiskItem{
			ID: r.ID, Event: t.name(own, r.Event), Impact: t.say(own, r.BusinessImpact),
			Mitigation: t.telling(own, r.Mitigation), Owner: t.person(r.Owner), Likelihood: r.Likelihood, Severity: r.Impact,
		})
		item := &all[len(all)-1]
		if t.audience == narrative.Engineering {
			item.Cause = t.say(own, r.TechnicalCause)
		}
		if item.Event.Has() {
			c.Items = append(c.Items, item)
		}
	}
	slices.SortStableFunc(c.Items, func(a, b *content.RiskItem) int {
		return b.Likelihood*b.Severity - a.Likelihood*a.Severity
	})
	if t.audience == narrative.Executive && len(c.Items) > executiveRisks {
		for _, r := range c.Items[executiveRisks:] {
			c.Left = append(c.Left, r.ID)
		}
		c.Items = c.Items[:executiveRisks]
	}
	return c
}

func (t *teller) plan() content.Plan {
	if t.memo.plan == nil {
		c := t.tellPlan()
		t.memo.plan = &c
	}
	return *t.memo.plan
}

func (t *teller) tellPlan() content.Plan {
	c := content.Plan{Seed: t.seed(Plan), Phases: make([]content.Phase, 0, t.x.Count(narrative.KindMilestone))}
	c.Start, c.End, _ = t.x.Span()
	var before narrative.Milestone
	for _, i := range t.x.Of(narrative.KindMilestone) {
		m := t.s.Facts[i].(narrative.Milestone)
		own := t.x.OwnAt(i)
		p := content.Phase{
			ID: m.ID, Name: t.name(own, m.Name), Start: m.Start, End: m.End,
			Deliverable: t.telling(own, m.Deliverable), Owner: t.person(m.Owner),
		}
		if t.audience == narrative.Engineering {
			p.Exit, p.Rollback = t.say(own, m.Exit), t.say(own, m.Rollback)
		}
		if !follows(m, before) {
			for _, id := range m.DependsOn {
				if f, ok := t.x.Fact(id); ok {
					if d, ok := f.(narrative.Milestone); ok {
						p.After = append(p.After, t.name(t.x.Own(d.ID), d.Name).Text)
						p.AfterFacts = append(p.AfterFacts, id)
					}
				}
			}
		}
		before = m
		if p.Name.Has() {
			c.Phases = append(c.Phases, p)
		}
	}
	return c
}

// follows reports whether a milestone depends on nothing but the one told before
// it, so that their order says so: not where it begins before that ends.
func follows(m, before narrative.Milestone) bool {
	if len(m.DependsOn) != 1 || m.DependsOn[0] != before.ID {
		return false
	}
	return m.Start.IsZero() || before.End.IsZero() || !m.Start.First().Before(before.End.First())
}

func (t *teller) proofs() content.Proofs {
	c := content.Proofs{Seed: t.seed(Proof), Items: make([]content.ProofItem, 0, t.x.Count(narrative.KindProof))}
	for _, i := range t.x.Of(narrative.KindProof) {
		p := t.s.Facts[i].(narrative.Proof)
		own := t.x.OwnAt(i)
		item := content.ProofItem{ID: p.ID, Claim: t.name(own, p.Claim), Source: t.say(own, p.Source)}
		if t.audience == narrative.Engineering {
			item.Test = t.say(own, p.Test)
		}
		item.Here = p.Reference != "" && strings.EqualFold(mendName(p.Reference), mendName(t.s.Customer.Name))
		item.Unnamed = !p.MayName && p.Reference != "" && !item.Here
		if p.MayName && !item.Here {
			item.Reference = mendName(p.Reference)
		}
		for _, n := range p.Figures {
			if n.Name != "" && !n.Value.IsZero() {
				item.Figures = append(item.Figures, content.Size{ID: n.ID, Name: mend(n.Name), Value: n.Value})
			}
		}
		if item.Claim.Has() {
			c.Items = append(c.Items, item)
		}
	}
	if t.audience == narrative.Engineering {
		goals := false
		for _, o := range t.outcomes() {
			if o.Baseline.IsZero() {
				continue
			}
			c.Baselines++
			if o.Source.Has() {
				c.Sources = append(c.Sources, o)
			}
			goals = goals || o.Source.Has() && !o.Target.IsZero()
		}
		c.Told = goals && len(c.Sources) == 1 && len(c.Items) == 0
	}
	return c
}

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

// asks reports whether a question belongs in front of the audience: one that an
// executive asked or has to answer goes to executives, every other to engineers;
// one that both sides have a part in goes to both, and so does one that an
// executive asked and somebody else has still to answer.
func (t *teller) asks(q narrative.Question) bool {
	side := func(a narrative.Audience, ref string) bool {
		s, ok := t.x.Person(ref)
		return ok && s.Audience == a
	}
	executive := side(narrative.Executive, q.Owner) || side(narrative.Executive, q.AskedBy)
	if t.audience == narrative.Executive {
		return executive
	}
	return !executive || side(narrative.Engineering, q.AskedBy) || side(narrative.Engineering, q.Owner) ||
		q.Answer == "" && !side(narrative.Executive, q.Owner)
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

func (t *teller) terms() content.Terms {
	c := content.Terms{Seed: t.seed(Words), All: make([]content.Term, 0, t.x.Count(narrative.KindTerm))}
	for _, i := range t.x.Of(narrative.KindTerm) {
		w := t.s.Facts[i].(narrative.Term)
		if w.Term == "" {
			continue
		}
		own := t.x.OwnAt(i)
		c.All = append(c.All, content.Term{ID: w.ID, Term: mend(w.Term), Plain: t.say(own, w.Plain), Definition: t.say(own, w.Definition)})
	}
	return c
}
