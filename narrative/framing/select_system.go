package framing

import (
	"slices"
	"strings"

	"bifocal/narrative"
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

func (t *teller) choices() content.Choices {
	c := content.Choices{Seed: t.seed(Options), Decisions: make([]content.Decision, 0, t.x.Count(narrative.KindDecision))}
	for _, i := range t.x.Of(narrative.KindDecision) {
		d := t.s.Facts[i].(narrative.Decision)
		if t.audience == narrative.Executive && engineersOnly(&d) {
			continue
		}
		own := t.x.OwnAt(i)
		item := content.Decision{
			ID: d.ID, Own: own, Question: t.name(own, d.Question), Context: t.say(own, d.Context),
			Consequences: t.lent(own, d.Consequences), Sentence: t.say(own, d.Sentence),
		}
		for _, o := range d.Options {
			if item.Options == nil {
				item.Options = make([]content.Option, 0, len(d.Options))
			}
			name := t.name(own, o.Name)
			opt := content.Option{
				Name: name, For: t.lent(own, o.For), Against: t.lent(own, o.Against),
				Chosen: o.ID == d.Chosen, Proper: t.isParty(name.Text),
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

// engineersOnly reports whether a decision was captured in the words of engineers alone,
// as constraints are that executives are not told of.
func engineersOnly(d *narrative.Decision) bool {
	said := d.Question.Executive + d.Sentence + d.Consequences.Executive
	for i := range d.Options {
		o := &d.Options[i]
		said += o.Name.Executive + o.For.Executive + o.Against.Executive
	}
	return said == ""
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
			Mitigation: t.lent(own, r.Mitigation), Owner: t.person(r.Owner), Likelihood: r.Likelihood, Severity: r.Impact,
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
				elsewhere := t.audience == narrative.Executive && strings.Contains(p.Claim.Engineering, "{"+p.ID+"."+n.ID)
				item.Figures = append(item.Figures, content.Size{ID: n.ID, Name: mend(n.Name), Value: n.Value, Elsewhere: elsewhere})
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

// isParty reports whether a name is the customer's, our own or a partner's.
func (t *teller) isParty(name string) bool {
	return name != "" && (name == t.s.Customer.Name || name == t.s.Organisation || slices.Contains(t.s.Partners, name))
}
