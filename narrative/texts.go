package narrative

// eachText calls visit for every text of a fact that may refer to a figure. It
// spells the fields out, because it runs with every framing; a test holds it to
// the catalog.
func eachText(f Fact, visit func(string)) {
	both := func(ts ...Telling) {
		for i := range ts {
			visit(ts[i].Executive)
			if ts[i].Engineering != ts[i].Executive {
				visit(ts[i].Engineering)
			}
		}
	}
	all := func(texts ...string) {
		for _, t := range texts {
			visit(t)
		}
	}
	switch f := f.(type) {
	case Answer:
		both(f.Do)
	case Quantity:
		both(f.Name)
	case Problem:
		both(f.Headline)
		all(f.Symptom, f.Cause, f.Consequence, f.Evidence)
	case Driver:
		all(f.Event, f.Effect)
	case Outcome:
		both(f.Measure)
		all(f.Source, f.Verification, f.Sentence)
	case Capability:
		both(f.Name)
		all(f.Benefit, f.Mechanism)
	case Component:
		all(f.Name, f.Technology, f.Responsibility, f.Owner)
	case Connection:
		all(f.Protocol, f.Data)
	case QualityGoal:
		all(f.Measure, f.Scenario, f.Verification)
	case Decision:
		both(f.Question, f.Consequences)
		all(f.Context, f.Sentence)
		for i := range f.Options {
			both(f.Options[i].Name, f.Options[i].For, f.Options[i].Against)
		}
	case Cost:
		both(f.Name)
		all(f.Driver)
	case Benefit:
		both(f.Name)
	case Milestone:
		both(f.Name, f.Deliverable)
		all(f.Exit, f.Rollback, f.Owner)
	case Risk:
		both(f.Event, f.Mitigation)
		all(f.BusinessImpact, f.TechnicalCause, f.Owner)
	case Stakeholder:
		all(f.Name, f.Role, f.Organisation, f.MeasuredBy, f.Concern)
	case Assumption:
		both(f.Statement)
		visit(f.Reason)
	case Constraint:
		both(f.Statement)
		visit(f.Reason)
	case NonGoal:
		both(f.Statement)
		visit(f.Reason)
	case Question:
		all(f.Question, f.AskedBy, f.Answer, f.Owner)
	case Proof:
		both(f.Claim)
		all(f.Reference, f.Source, f.Test)
		for i := range f.Figures {
			visit(f.Figures[i].Name)
		}
	case Term:
		all(f.Term, f.Plain, f.Definition)
	case Ask:
		all(f.Decision, f.From)
		for i := range f.Steps {
			all(f.Steps[i].What, f.Steps[i].Owner)
		}
	}
}
