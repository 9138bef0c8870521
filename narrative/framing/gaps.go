package framing

import "bifocal/narrative"

// captureKinds says which kinds of fact fill an empty theme.
var captureKinds = map[narrative.Audience]map[Theme][]narrative.Kind{
	narrative.Executive: {
		Summary:   {narrative.KindAsk, narrative.KindAnswer, narrative.KindOutcome},
		Situation: {narrative.KindProblem, narrative.KindDriver},
		Stakes:    {narrative.KindProblem, narrative.KindBenefit},
		Answer:    {narrative.KindCapability},
		Value:     {narrative.KindOutcome},
		Money:     {narrative.KindCost, narrative.KindBenefit},
		Options:   {narrative.KindDecision},
		Risk:      {narrative.KindRisk},
		Plan:      {narrative.KindMilestone},
		Proof:     {narrative.KindProof},
		Next:      {narrative.KindAsk},
		Words:     {narrative.KindTerm},
	},
	narrative.Engineering: {
		Summary:   {narrative.KindAnswer},
		Situation: {narrative.KindProblem, narrative.KindDriver},
		Stakes:    {narrative.KindConstraint, narrative.KindAssumption, narrative.KindNonGoal},
		Answer:    {narrative.KindCapability, narrative.KindComponent, narrative.KindConnection},
		Value:     {narrative.KindQualityGoal, narrative.KindOutcome},
		Money:     {narrative.KindCost, narrative.KindQuantity},
		Options:   {narrative.KindDecision},
		Risk:      {narrative.KindRisk},
		Plan:      {narrative.KindMilestone},
		Proof:     {narrative.KindProof},
		Next:      {narrative.KindAsk, narrative.KindQuestion},
		Words:     {narrative.KindTerm},
	},
}
