package narrativetest

import (
	"time"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// fact makes up the i-th fact of a kind.
func (w *writer) fact(kind narrative.Kind, h narrative.Head, i int) narrative.Fact {
	switch kind {
	case narrative.KindAnswer:
		return narrative.Answer{Head: h, Do: tell(
			"move the freight platform to services that customers can rely on within two years",
			"move the services from servers prepared by hand to managed clusters, in phases, region by region")}
	case narrative.KindAsk:
		return narrative.Ask{
			Head: h, Now: w.number(400_000, "USD", ""), By: when("2027-01-15"), From: w.ref(narrative.KindStakeholder),
			Steps: []narrative.Step{{ID: "pilots", What: "ten pilot services are named", By: when("2027-01-22"), Owner: "platform lead"}},
		}
	case narrative.KindProblem:
		return narrative.Problem{
			Head: h, Headline: tell("new features wait for people", "nothing restarts by itself"),
			Symptom: w.clause(), Cause: w.clause(), Consequence: w.clause(), Evidence: "the log of the past year",
		}
	case narrative.KindDriver:
		return narrative.Driver{Head: h, Event: w.clause(), Date: w.month(8 + i%12), Effect: w.clause(), Type: "deadline"}
	case narrative.KindOutcome:
		return w.outcome(h, i)
	case narrative.KindCapability:
		return narrative.Capability{
			Head: h, Name: same(w.name(i)), Benefit: w.clause(), Mechanism: w.clause(),
			Outcomes: w.refs(narrative.KindOutcome), Components: w.refs(narrative.KindComponent),
		}
	case narrative.KindCost, narrative.KindBenefit:
		return w.money(kind, h, i)
	case narrative.KindQuantity:
		return narrative.Quantity{Head: h, Name: same(w.name(i) + "s"), Value: w.number(2+w.Int64N(998), "", "")}
	case narrative.KindMilestone:
		m := narrative.Milestone{
			Head: h, Name: same("phase of the " + w.name(i)), Start: w.month(i % 12), End: w.month(i%12 + 2), Deliverable: w.clauses(),
			Exit: w.clause(), Rollback: w.clause(), Owner: w.ref(narrative.KindStakeholder),
		}
		if i > 0 {
			m.DependsOn = []string{w.ids[kind][i-1]}
		}
		return m
	case narrative.KindRisk:
		return narrative.Risk{
			Head: h, Event: w.clauses(), BusinessImpact: w.clause(), TechnicalCause: w.clause(),
			Likelihood: 1 + w.IntN(5), Impact: 1 + w.IntN(5), Mitigation: w.clauses(), Owner: w.ref(narrative.KindStakeholder),
		}
	case narrative.KindStakeholder:
		return narrative.Stakeholder{
			Head: h, Name: people[i%len(people)], Role: roles[i%len(roles)], Audience: narrative.Audiences[i%2],
			MeasuredBy: w.name(i), Concern: w.clause(), Stance: "neutral", Influence: w.pick(choices),
		}
	}
	return w.system(kind, h, i)
}

func (w *writer) outcome(h narrative.Head, i int) narrative.Fact {
	o := narrative.Outcome{
		Head: h, Date: w.month(6 + i%12), Source: "the report of the past year", Confidence: w.pick(choices), GoalOf: "customer",
		Stakeholders: w.refs(narrative.KindStakeholder), Verification: "the monthly report",
	}
	name := w.name(i)
	low := 1 + w.Int64N(20)
	switch i % 4 {
	case 0:
		o.Measure, o.Baseline, o.Target = same("cost of the "+name), w.number(low*40_000, "USD", "year"), w.number(low*10_000, "USD", "year")
	case 1:
		o.Measure, o.Baseline, o.Target = same("time for the "+name), w.number(low*6, "min", ""), w.number(low, "min", "")
		o.Sentence = "the " + name + " takes {target} instead of {baseline}"
	case 2:
		o.Measure, o.Baseline, o.Target = same("uptime of the "+name), quantity("97.5 %"), quantity("at least 99.9 %")
	default:
		o.Measure, o.Baseline, o.Target = same("outages of the "+name), w.number(low*9, "outages", "month"), w.number(low, "outages", "month")
	}
	return o
}

func (w *writer) money(kind narrative.Kind, h narrative.Head, i int) narrative.Fact {
	name, every := same("work on the "+w.name(i)), []string{narrative.Once, narrative.Once, narrative.PerYear, narrative.PerMonth}[i%4]
	amount := w.number(2_000+1_000*w.Int64N(90), "USD", "")
	if kind == narrative.KindCost {
		return narrative.Cost{
			Head: h, Name: name, Amount: amount, Every: every, Start: w.month(i % 12), Driver: "number of " + w.name(i) + "s",
			Outcome: w.ref(narrative.KindOutcome),
		}
	}
	amount.Value = amount.Value.Shift(1) // so that it pays for itself
	b := narrative.Benefit{Head: h, Name: name, Amount: amount, Every: every, Counts: narrative.CountsCash, Outcome: w.ref(narrative.KindOutcome)}
	if i%3 == 0 {
		b.Counts = narrative.CountsTime
	}
	return b
}

func (w *writer) system(kind narrative.Kind, h narrative.Head, i int) narrative.Fact {
	statement, reason := w.clause(), w.clause()
	switch kind {
	case narrative.KindComponent:
		return narrative.Component{
			Head: h, Name: w.name(i), Type: w.pick([]string{"container", "component", "database", "queue"}), Technology: "PostgreSQL 16",
			Responsibility: "keeps " + w.pick(objects), Owner: "platform team",
			State: w.pick([]string{narrative.StateExisting, narrative.StateChanged, narrative.StateNew, narrative.StateRetired}),
		}
	case narrative.KindConnection:
		return narrative.Connection{
			Head: h, From: w.ref(narrative.KindComponent), To: w.ref(narrative.KindComponent), Protocol: "HTTPS",
			Data: "state of the " + w.name(i), Mode: "asynchronous",
		}
	case narrative.KindQualityGoal:
		return narrative.QualityGoal{
			Head: h, Attribute: w.pick(narrative.Attributes), Measure: "response time of the " + w.name(i), Scenario: statement,
			Baseline: w.number(900, "ms", ""), Target: quantity("less than 250 ms"), Verification: "a load test every night",
		}
	case narrative.KindDecision:
		return narrative.Decision{
			Head: h, Question: same("where the " + w.name(i) + " runs"), Context: statement, Options: []narrative.Option{
				{ID: "managed", Name: same("a managed service"), For: same("ends the manual work"), Against: same("takes a year to learn")},
				{ID: "tidy", Name: same("tidying up"), For: same("is cheaper now"), Against: same("keeps the manual work")},
			}, Chosen: "managed", Consequences: w.clauses(),
		}
	case narrative.KindAssumption:
		return narrative.Assumption{Head: h, Statement: same(statement), Reason: reason}
	case narrative.KindConstraint:
		return narrative.Constraint{Head: h, Statement: same(statement), Reason: reason}
	case narrative.KindNonGoal:
		return narrative.NonGoal{Head: h, Statement: narrative.Same(statement), Reason: reason}
	case narrative.KindQuestion:
		return narrative.Question{
			Head: h, Question: "Who answers for the " + w.name(i) + " after the move?", AskedBy: "CISO",
			Owner: w.ref(narrative.KindStakeholder), Due: figures.Day(2027, time.January, 4+i%20),
		}
	case narrative.KindProof:
		return narrative.Proof{
			Head: h, Claim: same("the " + w.name(i) + " became {gain} faster"), Reference: "Nordlicht Ads", Source: "case study of 2019",
			Figures: []narrative.NamedFigure{{ID: "gain", Name: "gain in speed", Value: quantity("4 to 5 times")}}, Test: "a load test",
		}
	default:
		return narrative.Term{Head: h, Term: "Term " + h.ID, Plain: "plain words for it", Definition: statement}
	}
}
