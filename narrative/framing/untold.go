package framing

import (
	"slices"

	"bifocal/narrative"
)

// UntoldWhy says why neither audience is told a fact.
type UntoldWhy int

// The reasons, in the order in which they are looked for.
const (
	// UntoldElsewhere: nothing is missing; others tell what it says, or nothing
	// here makes a sentence of it.
	UntoldElsewhere UntoldWhy = iota
	// UntoldLacks: it is told once one of Fields holds something.
	UntoldLacks
	// UntoldReference: what it says refers to Lost, which stands for nothing.
	UntoldReference
	// UntoldEnds: a connection whose ends are no components with a name.
	UntoldEnds
	// UntoldNoAmount: a benefit whose outcome is not in money, and that has no
	// amount of its own.
	UntoldNoAmount
	// UntoldUnnamed: a stakeholder whom no other fact names where it is told.
	UntoldUnnamed
	// UntoldUnreferred: a figure that no text refers to where it is told.
	UntoldUnreferred
)

// Untold is why neither audience is told a fact, and what would change that.
type Untold struct {
	Why    UntoldWhy
	Fields []string // keys of fields of the fact, any of which is enough
	Lost   narrative.Dangling
}

// needs are the fields without which a kind of fact is told to nobody: of each
// group one is enough.
var needs = map[narrative.Kind][][]string{
	narrative.KindAnswer:      {{"do"}},
	narrative.KindQuantity:    {{"name"}, {"value"}},
	narrative.KindProblem:     {{"symptom", "cause"}},
	narrative.KindDriver:      {{"event", "effect"}},
	narrative.KindOutcome:     {{"measure"}, {"target", "sentence"}},
	narrative.KindCapability:  {{"benefit", "mechanism"}},
	narrative.KindComponent:   {{"name"}, {"technology", "responsibility"}},
	narrative.KindConnection:  {{"from"}, {"to"}},
	narrative.KindQualityGoal: {{"measure", "attribute"}, {"target", "scenario"}},
	narrative.KindDecision:    {{"sentence", "options"}},
	narrative.KindCost:        {{"amount"}},
	narrative.KindBenefit:     {{"amount", "outcome"}},
	narrative.KindMilestone:   {{"name"}, {"start", "end", "deliverable", "exit", "rollback", "owner"}},
	narrative.KindRisk:        {{"event"}},
	narrative.KindAssumption:  {{"statement"}},
	narrative.KindConstraint:  {{"statement"}},
	narrative.KindNonGoal:     {{"statement"}},
	narrative.KindQuestion:    {{"question"}},
	narrative.KindProof:       {{"claim"}},
	narrative.KindTerm:        {{"term"}, {"plain", "definition"}},
	narrative.KindAsk:         {{"by", "from"}},
}

// WhyUntold says why a fact that neither framing tells is not told. Whether the
// user has left it out, the framings themselves say.
func WhyUntold(x *narrative.Index, id string) Untold {
	f, ok := x.Fact(id)
	if !ok {
		return Untold{}
	}
	for _, group := range needs[f.FactKind()] {
		if !slices.ContainsFunc(group, func(key string) bool { return holds(f, key) }) {
			return Untold{Why: UntoldLacks, Fields: group}
		}
	}
	if lost, is := lostIn(x, f); is {
		return Untold{Why: UntoldReference, Lost: lost}
	}
	switch f := f.(type) {
	case narrative.Connection:
		if !named(x, f.From) || !named(x, f.To) {
			return Untold{Why: UntoldEnds}
		}
	case narrative.Benefit:
		if q, _ := x.BenefitAmount(f); q.IsZero() {
			return Untold{Why: UntoldNoAmount}
		}
	case narrative.Stakeholder:
		return Untold{Why: UntoldUnnamed}
	case narrative.Quantity:
		return Untold{Why: UntoldUnreferred}
	case narrative.Decision:
		if len(f.Options) > 0 && f.Sentence == "" {
			return Untold{Why: UntoldLacks, Fields: []string{"question", "sentence"}}
		}
	}
	return Untold{}
}

// holds reports whether a field of a fact has a value.
func holds(f narrative.Fact, key string) bool {
	v, _ := narrative.Get(f, key) // a field of the kind
	switch v := v.(type) {
	case string:
		return v != ""
	case interface{ IsZero() bool }:
		return !v.IsZero()
	case []narrative.Option:
		return slices.ContainsFunc(v, func(o narrative.Option) bool { return !o.Name.IsZero() })
	}
	return true
}

// lostIn returns the first reference that stands for nothing in what a fact needs
// to be told.
func lostIn(x *narrative.Index, f narrative.Fact) (narrative.Dangling, bool) {
	for _, group := range needs[f.FactKind()] {
		for _, key := range group {
			v, _ := narrative.Get(f, key) // a field of the kind
			var texts []string
			switch v := v.(type) {
			case string:
				texts = []string{v}
			case narrative.Telling:
				texts = []string{v.Executive, v.Engineering}
			}
			for _, text := range texts {
				if lost, is := x.Dangling(f.FactID(), text); is {
					return lost, true
				}
			}
		}
	}
	return narrative.Dangling{}, false
}

func named(x *narrative.Index, id string) bool {
	f, _ := x.Fact(id)
	c, ok := f.(narrative.Component)
	return ok && c.Name != ""
}
