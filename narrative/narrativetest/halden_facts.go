package narrativetest

import (
	"bifocal/narrative"
	"bifocal/narrative/figures"
)

var (
	quantity = figures.MustParse
	when     = figures.MustParseWhen
	same     = narrative.Same
)

func haldenStory() narrative.Facts {
	return narrative.Facts{
		narrative.Answer{Head: head("answer"), Do: tell(
			"move the {services} services to a managed platform within twelve months",
			"move {services} services from {instances} hand-built EC2 instances to {clusters} managed Kubernetes clusters, in four phases")},
		narrative.Problem{
			Head: head("manual-work"), Headline: tell("new features wait for people, and customers notice", "nothing restarts by itself"),
			Symptom:     "new features wait for people who prepare servers by hand, and customers meet {incidents.baseline}",
			Cause:       "the services share no machine image, have no health checks and do not restart by themselves",
			Consequence: "shippers who cannot book during an outage go to another forwarder",
			Evidence:    "the incident log of the past year",
		},
		narrative.Driver{
			Head: head("contract"), Event: "the server contract ends on {date}", Date: when("2028-03-31"),
			Effect: "renewing it binds {renewal} for three more years", Type: "deadline",
		},
		narrative.Outcome{
			Head: head("runcost"), Measure: tell("running costs", "run cost of the platform"),
			Baseline: quantity("1,200 K USD a year"), Target: quantity("252 K USD a year"), Date: when("2028-02"),
			Source: "cloud invoices of the past year", Confidence: "medium", GoalOf: "customer",
			Stakeholders: []string{"cfo"}, Verification: "the monthly cloud invoice",
		},
		narrative.Outcome{
			Head: head("incidents"), Measure: same("outages customers notice"), Baseline: quantity("9 outages a month"),
			Target: quantity("1 a month"), Date: when("2027-Q4"), Stakeholders: []string{"cio"}, Verification: "the incident log",
		},
		narrative.Outcome{
			Head: head("uptime"), Measure: tell("service uptime", "availability"), Baseline: quantity("97.5 %"),
			Target: quantity("99.9 %"), Date: when("2027-Q4"), Stakeholders: []string{"cio"}, Verification: "the monthly error-budget report",
		},
		narrative.Outcome{
			Head: head("release"), Measure: tell("time to release a service", "release lead time"), Baseline: quantity("45 min"),
			Target: quantity("3 min"), Date: when("2027-Q4"), Sentence: "a release takes {target} instead of {baseline}",
		},
		narrative.Capability{
			Head: head("self-healing"), Name: same("self-healing"), Benefit: "outages end before customers call",
			Mechanism: "liveness probes restart a pod in seconds", Outcomes: []string{"uptime", "incidents"}, Components: []string{"cluster"},
		},
		narrative.Stakeholder{
			Head: head("cio"), Name: "Ingrid Solheim", Role: "CIO", Organisation: "Halden Freight", Audience: narrative.Executive,
			MeasuredBy: "service uptime", Concern: "the audit failed twice", Stance: "supporter", Influence: "high",
		},
		narrative.Stakeholder{Head: head("cfo"), Role: "CFO", Audience: narrative.Executive, MeasuredBy: "running costs"},
		narrative.Quantity{Head: head("services"), Name: same("services"), Value: quantity("120")},
		narrative.Quantity{Head: head("instances"), Name: tell("servers", "EC2 instances"), Value: quantity("450")},
		narrative.Quantity{Head: head("clusters"), Name: tell("", "clusters"), Value: quantity("2")},
		narrative.Quantity{Head: head("renewal"), Name: same("renewal"), Value: quantity("600 K USD a year")},
	}
}

func haldenMoney() narrative.Facts {
	phase := func(id, name, amount string) narrative.Cost {
		return narrative.Cost{Head: head(id), Name: same(name), Amount: quantity(amount), Every: narrative.Once}
	}
	pilot := phase("cost-pilot", "pilot phase", "400 K USD")
	pilot.Start, pilot.Driver, pilot.Outcome = when("2027-02"), "number of nodes at the daily peak", "release"
	return narrative.Facts{
		pilot,
		phase("cost-first", "first wave", "500 K USD"),
		phase("cost-second", "second wave", "1,200 K USD"),
		phase("cost-last", "last wave", "700 K USD"),
		narrative.Benefit{
			Head: head("saving"), Name: same("lower running costs"), Every: narrative.PerYear, Outcome: "runcost", Counts: narrative.CountsCash,
		},
		narrative.Benefit{
			Head: head("hours"), Name: same("engineering time"), Amount: quantity("400 K USD"), Every: narrative.PerYear,
			Start: when("2028-02"), Outcome: "release", Counts: narrative.CountsTime,
		},
		narrative.Ask{
			Head: head("ask"), Decision: "approve the move and release the pilot phase", Amount: quantity("2.8 M USD"), Now: quantity("400 K USD"),
			By: when("2027-01-15"), From: "cio", Steps: []narrative.Step{
				{ID: "name-pilots", What: "ten pilot services are named", By: when("2027-01-22"), Owner: "platform lead", Audience: narrative.Engineering},
				{ID: "release-money", What: "the pilot budget of {now} is released"},
			},
		},
	}
}

func haldenSystem() narrative.Facts {
	return narrative.Facts{
		narrative.Component{
			Head: head("cluster"), Name: "production cluster", Type: "container", Technology: "Kubernetes 1.34",
			Responsibility: "runs the services", Owner: "platform team", State: narrative.StateNew,
		},
		narrative.Component{Head: head("registry"), Name: "image registry", Type: "container", State: narrative.StateNew},
		narrative.Connection{
			Head: head("pull"), From: "cluster", To: "registry", Protocol: "HTTPS", Data: "machine images", Mode: "synchronous",
		},
		narrative.QualityGoal{
			Head: head("recovery"), Attribute: "recoverability", Measure: "mean time to recovery (MTTR)", Scenario: "a node fails at the daily peak",
			Baseline: quantity("2 h"), Target: quantity("at most 5 min"), Verification: "a monthly game day: kill a node",
		},
		narrative.Decision{
			Head: head("runtime"), Question: tell("where the services run", "runtime platform"), Context: "the team knows one cloud well",
			Options: []narrative.Option{
				{ID: "managed", Name: same("managed Kubernetes"), For: same("ends the manual work"), Against: same("takes a year to learn")},
				{ID: "tidy", Name: tell("tidying up", "tidying up EC2"), For: same("is cheaper now"), Against: same("keeps the manual work")},
			},
			Chosen: "managed", Consequences: tell("the hardest services move last", "stateful services stay on EC2 until phase 4"),
			Sentence: "a managed platform costs more than tidying up, and ends the manual work",
		},
		narrative.Milestone{
			Head: head("pilot"), Name: tell("pilot", "pilot migration"), Start: when("2027-02"), End: when("2027-04"),
			Deliverable: tell("ten services run on the new platform", "ten stateless services run in production"),
			Exit:        "{uptime} uptime is held for four weeks", Rollback: "traffic returns to the old servers within five minutes", Owner: "platform lead",
		},
		narrative.Milestone{
			Head: head("move"), Name: same("move"), Start: when("2027-05"), End: when("2028-01-31"),
			Deliverable: same("all {services} services run on the new platform"), DependsOn: []string{"pilot"},
		},
		narrative.Risk{
			Head: head("stateful"), Event: tell("the hardest services take longer to move", "stateful services take 3 to 4 times longer to move"),
			BusinessImpact: "the last phase slips a quarter", TechnicalCause: "volumes are tied to one zone", Likelihood: 3, Impact: 4,
			Mitigation: tell("two of them are rehearsed during the pilot", "two are rehearsed in staging during the pilot"), Owner: "platform lead",
		},
		narrative.Assumption{Head: head("two-days"), Statement: narrative.Same("teams have two days a week for the move"), Reason: "the steering committee agreed to it"},
		narrative.Constraint{Head: head("in-country"), Statement: narrative.Same("customs data stays in the country"), Reason: "the customs act demands it"},
		narrative.NonGoal{Head: head("mainframe"), Statement: narrative.Same("the mainframe is not moved"), Reason: "it is replaced in 2029 anyway"},
		narrative.Question{
			Head: head("keys"), Question: "Who holds the keys of the backup?", AskedBy: "CISO", Owner: "platform lead", Due: when("2027-01-22"),
		},
		narrative.Proof{
			Head: head("nordlicht"), Claim: tell("releases went from hours to minutes", "releases became {faster} faster"), Reference: "Nordlicht Ads", MayName: true,
			Source: "case study of 2019", Figures: []narrative.NamedFigure{{ID: "faster", Name: "release speed", Value: quantity("4 to 5 times")}},
			Test: "load test with 2,000 requests per second",
		},
		narrative.Term{
			Head: head("kubernetes"), Term: "Kubernetes", Plain: "a system that runs and restarts services by itself",
			Definition: "an open-source container orchestrator",
		},
	}
}
