package review_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bifocal/assets/glossary"
	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing"
	"bifocal/narrative/narrativetest"
	"bifocal/narrative/review"
)

// edit changes the fact with an ID, which must be there.
func edit[T narrative.Fact](s *narrative.Solution, id string, change func(*T)) {
	for i, f := range s.Facts {
		if f.FactID() == id {
			x := f.(T)
			change(&x)
			s.Facts[i] = x
			return
		}
	}
	panic("no fact " + id)
}

func word(s *narrative.Solution, a narrative.Audience, block, text string) {
	f := framing.Frame(s, a)
	for _, section := range f.Sections {
		for _, b := range section.Blocks {
			if b.Key == block {
				s.Wordings = append(s.Wordings, narrative.Wording{Audience: a, Block: block, Text: text, BasedOn: b.Generated})
				return
			}
		}
	}
	panic("no block " + block)
}

var (
	q    = figures.MustParse
	when = figures.MustParseWhen
	head = func(id string) narrative.Head { return narrative.Head{ID: id} }
)

// twiceCase adds an outcome, and a plain figure that may say the same.
func twiceCase(name, value string) func(*narrative.Solution, *review.Input) {
	return func(s *narrative.Solution, _ *review.Input) {
		s.Facts = append(s.Facts,
			narrative.Outcome{Head: head("turn"), Measure: narrative.Same("waiting time at the gate"), Baseline: q("74 min"), Target: q("18 min"), Date: when("2027"), Source: "gate log"},
			narrative.Quantity{Head: head("again"), Name: narrative.Same(name), Value: q(value)})
	}
}

// longest is the longest sentence of a theme for executives.
func longest(s *narrative.Solution, theme framing.Theme) string {
	out := ""
	f := framing.Frame(s, narrative.Executive)
	section, _ := f.Section(theme)
	for _, b := range section.Blocks {
		for x := range strings.SplitSeq(b.Text, ". ") {
			if b.Kind == framing.Note && len(x) > len(out) {
				out = x
			}
		}
	}
	return out
}

// inCurrency counts a solution in another currency.
func inCurrency(s *narrative.Solution, code string) {
	was := s.CurrencyOr()
	s.Currency = code
	for i, f := range s.Facts {
		spec, _ := narrative.Spec(f.FactKind())
		for _, field := range spec.Fields {
			v, _ := narrative.Get(f, field.Key)
			if x, ok := v.(figures.Quantity); ok && x.Unit == was {
				x.Unit = code
				f, _ = narrative.With(f, field.Key, x)
			}
		}
		s.Facts[i] = f
	}
}

// rule cases: what has to be found in Halden after a change, and what must not.
var ruleCases = []struct {
	rule    string
	found   map[string]func(*narrative.Solution, *review.Input) // by a part of the message
	nothing map[string]func(*narrative.Solution, *review.Input) // by what it is
}{
	{"figures/twice", map[string]func(*narrative.Solution, *review.Input){
		"waiting time, 74 min, is captured twice: “waiting time at the gate” holds it as “today”": twiceCase("waiting time", "74 min"),
		"holds it as “target”": twiceCase("waiting time at the gate", "0.3 h"),
	}, map[string]func(*narrative.Solution, *review.Input){
		"another value":             twiceCase("waiting time", "81 min"),
		"about another thing":       twiceCase("length of a shift break", "74 min"),
		"one word of two in common": twiceCase("travel time", "74 min"),
		"known less exactly":        twiceCase("waiting time", "about 74 min"),
	}},
	{"figures/nothing", map[string]func(*narrative.Solution, *review.Input){
		"is -5 h": func(s *narrative.Solution, _ *review.Input) {
			s.Facts = append(s.Facts, narrative.Outcome{Head: head("turn"), Measure: narrative.Same("waiting time"), Baseline: q("74 min"), Target: q("-5 h"), Date: when("2027"), Source: "log"})
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"a temperature": func(s *narrative.Solution, _ *review.Input) {
			s.Facts = append(s.Facts, narrative.Outcome{Head: head("cold"), Measure: narrative.Same("temperature of the store"), Baseline: q("-12"), Target: q("-18"), Date: when("2027"), Source: "log"})
		},
	}},
	{"figures/contradicts", map[string]func(*narrative.Solution, *review.Input){
		"says “142 %”": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "ask", func(a *narrative.Ask) { a.Decision = "approve the move, which has an ROI of 142 %" })
		},
		"says “within 24 months”": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "ask", func(a *narrative.Ask) { a.Decision = "approve the move, which pays back within 24 months" })
		},
		"25 times less": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "uptime", func(o *narrative.Outcome) { o.Sentence = "uptime is 10x better" })
		},
		"(45 min - 3 min) / 45 min = 93.3 %": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "release", func(o *narrative.Outcome) { o.Sentence = "a release is 60 % faster" })
		},
		"{economics.npv} is": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "ask", func(a *narrative.Ask) { a.Decision = "approve the move, with a net present value of 3.4 M USD" })
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"a reference": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "ask", func(a *narrative.Ask) { a.Decision = "approve the move, which has an ROI of {economics.roi}" })
		},
		"the right multiple": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "uptime", func(o *narrative.Outcome) { o.Sentence = "downtime is 25 times less" })
		},
		"the right change": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "release", func(o *narrative.Outcome) { o.Sentence = "a release is 93 % faster" })
		},
		"a share that is no change": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "manual-work", func(p *narrative.Problem) { p.Symptom = "60 % of all changes wait for people" })
		},
	}},
	{"figures/rounded", map[string]func(*narrative.Solution, *review.Input){
		"“94 %”": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "release", func(o *narrative.Outcome) { o.Sentence = "a release is 94 % faster" })
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"93.3": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "release", func(o *narrative.Outcome) { o.Sentence = "a release is 93.3 % faster" })
		},
		"about 90": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "release", func(o *narrative.Outcome) { o.Sentence = "a release is about 90 % faster" })
		},
	}},
	{"figures/untraced", map[string]func(*narrative.Solution, *review.Input){
		"“3,400”": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "manual-work", func(p *narrative.Problem) { p.Consequence = "3,400 bookings go elsewhere" })
		},
		"“5 M USD”": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "Renewing the contract binds 5 M USD.")
		},
		"“1 July 2029”": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "contract", func(d *narrative.Driver) { d.Effect = "all servers go on 1 July 2029" })
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"a version": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "manual-work", func(p *narrative.Problem) { p.Cause = "TLS 1.3 and EC2 m5.large are set by hand" })
		},
		"a few": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "manual-work", func(p *narrative.Problem) { p.Cause = "two teams of five people do it" })
		},
		"another scale": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "manual-work", func(p *narrative.Problem) { p.Cause = "a release takes 0.75 h" })
		},
		"a source": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "runcost", func(o *narrative.Outcome) { o.Source = "4,711 invoices of the past year" })
		},
	}},
	{"figures/retyped", map[string]func(*narrative.Solution, *review.Input){
		"{services} holds it": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "manual-work", func(p *narrative.Problem) { p.Cause = "120 services share no image" })
		},
		"{contract} holds it": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "manual-work", func(p *narrative.Problem) { p.Consequence = "all of it ends on 31 March 2028" })
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"a reference": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "manual-work", func(p *narrative.Problem) { p.Cause = "{services} services share no image" })
		},
	}},
	{"figures/tellings-differ", map[string]func(*narrative.Solution, *review.Input){
		"Executives read “110 services”, engineers “130 services”": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "answer", func(a *narrative.Answer) {
				a.Do = narrative.Telling{Executive: "move 110 services", Engineering: "move 130 services"}
			})
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"alike on other scales": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "answer", func(a *narrative.Answer) {
				a.Do = narrative.Telling{Executive: "release within 0.75 h", Engineering: "release within 45 min"}
			})
		},
		"other things": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "answer", func(a *narrative.Answer) {
				a.Do = narrative.Telling{Executive: "move 120 services", Engineering: "shut 450 instances down"}
			})
		},
	}},
	{"figures/arithmetic", map[string]func(*narrative.Solution, *review.Input){
		"“50 %” is written for the change from 45 to 3 minutes": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "release", func(o *narrative.Outcome) { o.Sentence = "a release goes from 45 to 3 minutes, 50 % faster" })
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"right": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "release", func(o *narrative.Outcome) { o.Sentence = "a release goes from 45 to 3 minutes, 93 % faster" })
		},
		"of something else": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "release", func(o *narrative.Outcome) {
				o.Sentence = "a release goes from 45 to 3 minutes for 50 % of the services"
			})
		},
	}},
	{"figures/units", map[string]func(*narrative.Solution, *review.Input){
		"cannot be compared": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "incidents", func(o *narrative.Outcome) { o.Target = q("99.9 %") })
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"scales": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "release", func(o *narrative.Outcome) { o.Baseline = q("0.75 h") })
		},
	}},
	{"figures/currency", map[string]func(*narrative.Solution, *review.Input){
		"the solution counts in USD": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "cost-first", func(c *narrative.Cost) { c.Amount = q("500 K EUR") })
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"none": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "cost-first", func(c *narrative.Cost) { c.Amount = q("500 K") })
		},
	}},
	{"figures/dates", map[string]func(*narrative.Solution, *review.Input){
		"ends before that": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "pilot", func(m *narrative.Milestone) { m.Start, m.End = when("2027-04"), when("2027-02") })
		},
		"which comes first": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "move", func(m *narrative.Milestone) { m.Start, m.End = when("2027-01"), when("2027-03") })
		},
		"and the plan starts in": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "ask", func(a *narrative.Ask) { a.By = when("2027-06") })
		},
		"The deadline is": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "contract", func(d *narrative.Driver) { d.Date = when("2027-12-31") })
		},
		"Go-live is in": func(s *narrative.Solution, _ *review.Input) { s.Returns.GoLive = when("2026-05") },
	}, map[string]func(*narrative.Solution, *review.Input){
		"one day": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "pilot", func(m *narrative.Milestone) { m.Start, m.End = when("2027-02-01"), when("2027-02-01") })
			edit(s, "keys", func(k *narrative.Question) { k.Due = when("2027-01-10") })
		},
	}},
	{"figures/horizon", map[string]func(*narrative.Solution, *review.Input){
		"A rate of 8 % a year": func(s *narrative.Solution, _ *review.Input) { s.Returns.Years = 0 },
	}, map[string]func(*narrative.Solution, *review.Input){
		"neither": func(s *narrative.Solution, _ *review.Input) { s.Returns.Years, s.Returns.Rate = 0, figures.Quantity{} },
	}},
	{"figures/ask", map[string]func(*narrative.Solution, *review.Input){
		"400 K USD + 500 K USD + 1.2 M USD + 700 K USD": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "ask", func(a *narrative.Ask) { a.Amount = q("2.5 M USD") })
		},
		"to be released now": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "ask", func(a *narrative.Ask) { a.Now = q("3 M USD") })
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"rounded": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "ask", func(a *narrative.Ask) { a.Amount = q("about 2.9 M USD") })
		},
	}},
	{"figures/outcome", map[string]func(*narrative.Solution, *review.Input){
		"has no value of today": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "runcost", func(o *narrative.Outcome) { o.Baseline = figures.Quantity{} })
		},
		"running costs has no date": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "runcost", func(o *narrative.Outcome) { o.Date = figures.When{} })
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"a multiple": func(s *narrative.Solution, _ *review.Input) {
			for i := range s.Facts {
				if o, ok := s.Facts[i].(narrative.Outcome); ok {
					o.Source, o.Baseline, o.Target = "a study", figures.Quantity{}, q("4 to 5 times")
					s.Facts[i] = o
				}
			}
		},
	}},
	{"coverage/untold", map[string]func(*narrative.Solution, *review.Input){
		"is empty": func(s *narrative.Solution, _ *review.Input) {
			s.Facts = append(s.Facts, narrative.Risk{Head: head("nothing")})
		},
	}, map[string]func(*narrative.Solution, *review.Input){"all told": func(*narrative.Solution, *review.Input) {}}},
	{"coverage/capability", map[string]func(*narrative.Solution, *review.Input){
		"moves no outcome": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "self-healing", func(c *narrative.Capability) { c.Outcomes = nil })
		},
	}, map[string]func(*narrative.Solution, *review.Input){"one": func(*narrative.Solution, *review.Input) {}}},
	{"coverage/outcome", map[string]func(*narrative.Solution, *review.Input){
		"Nothing moves queue": func(s *narrative.Solution, _ *review.Input) {
			s.Facts = append(s.Facts, narrative.Outcome{Head: head("queue"), Measure: narrative.Same("queue"), Baseline: q("9"), Target: q("3")})
		},
	}, map[string]func(*narrative.Solution, *review.Input){"moved": func(*narrative.Solution, *review.Input) {}}},
	{"coverage/stakeholder", map[string]func(*narrative.Solution, *review.Input){
		"working capital": func(s *narrative.Solution, _ *review.Input) {
			s.Facts = append(s.Facts, narrative.Stakeholder{Head: head("treasurer"), Role: "Treasurer", MeasuredBy: "working capital"})
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"by its name": func(s *narrative.Solution, _ *review.Input) {
			s.Facts = append(s.Facts, narrative.Stakeholder{Head: head("ops"), Role: "Head of operations", MeasuredBy: "the number of outages"})
		},
	}},
	{"coverage/unasked", map[string]func(*narrative.Solution, *review.Input){
		"what none of the stakeholders is measured by": func(s *narrative.Solution, _ *review.Input) {
			s.Facts = append(s.Facts, narrative.Outcome{
				Head: head("queue"), Measure: narrative.Same("length of the queue at the gate"), Baseline: figures.MustParse("9"), Target: figures.MustParse("2"),
			})
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"named": func(s *narrative.Solution, _ *review.Input) {
			s.Facts = append(s.Facts, narrative.Outcome{
				Head: head("queue"), Measure: narrative.Same("length of the queue at the gate"), Baseline: figures.MustParse("9"), Target: figures.MustParse("2"), Stakeholders: []string{"cio"},
			})
		},
	}},
	{"coverage/risk", map[string]func(*narrative.Solution, *review.Input){
		"Nobody watches": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "stateful", func(r *narrative.Risk) { r.Owner = "" })
		},
		"Nothing is done": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "stateful", func(r *narrative.Risk) { r.Mitigation = narrative.Telling{} })
		},
	}, map[string]func(*narrative.Solution, *review.Input){"whole": func(*narrative.Solution, *review.Input) {}}},
	{"coverage/ask", map[string]func(*narrative.Solution, *review.Input){
		"no date": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "ask", func(a *narrative.Ask) { a.By = figures.When{} })
		},
		"who decides": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "ask", func(a *narrative.Ask) { a.From = "" })
		},
		"Nothing is asked for": func(s *narrative.Solution, _ *review.Input) { narrativetest.Without("ask")(s) },
	}, map[string]func(*narrative.Solution, *review.Input){
		"the sum": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "ask", func(a *narrative.Ask) { a.Amount = figures.Quantity{} })
		},
	}},
	{"coverage/question", map[string]func(*narrative.Solution, *review.Input){
		"Nobody is to answer": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "keys", func(k *narrative.Question) { k.Owner = "" })
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"answered": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "keys", func(k *narrative.Question) { k.Owner, k.Answer = "", "The customer." })
		},
	}},
	{"coverage/unconfirmed", map[string]func(*narrative.Solution, *review.Input){
		"outages customers notice: today 9 outages a month, target 1 a month, by Q4 2027 stand as for the customer": func(s *narrative.Solution, _ *review.Input) {
			for _, v := range narrative.ValuesIn(s.Facts) {
				if v.Fact == "incidents" {
					s.Carried = append(s.Carried, v)
				}
			}
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"typed over": func(s *narrative.Solution, _ *review.Input) {
			s.Carried = []narrative.Carried{{Fact: "incidents", Field: "baseline", Value: "14 outages per month"}}
		},
	}},
	{"audience/acronym", map[string]func(*narrative.Solution, *review.Input){
		"“RPO”, and nothing says that it is how much data may be lost": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "The RPO is met.")
		},
		"“MTTR”": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "The MTTR is too long.")
		},
		"“DKK”, and nothing": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "The DKK is met.")
		},
		"“PEN”, and nothing": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "The PEN test of 40 servers is met.")
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"the solution's currency": func(s *narrative.Solution, _ *review.Input) {
			inCurrency(s, "DKK")
			word(s, narrative.Executive, "situation/contract", "All in DKK is met.")
		},
		"a currency of one cost": func(s *narrative.Solution, _ *review.Input) {
			s.Facts = append(s.Facts, narrative.Cost{Head: head("oslo"), Name: narrative.Same("the office in Oslo"), Amount: q("40 K NOK")})
			word(s, narrative.Executive, "situation/contract", "Prices in NOK are met.")
		},
		"a currency of an outcome": func(s *narrative.Solution, _ *review.Input) {
			s.Facts = append(s.Facts, narrative.Outcome{Head: head("oslo"), Measure: narrative.Same("cost of a parcel"), Baseline: q("40 SEK"), Target: q("30 SEK"), Date: when("2027"), Source: "ledger"})
			word(s, narrative.Executive, "situation/contract", "Prices in SEK are met.")
		},
		"an amount in the text": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "The contract costs PLN 40,000 and 300 K HUF.")
		},
		"known to all": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "The CFO and the CIO of HF know the ROI.")
		},
		"known by the user's glossary": func(s *narrative.Solution, in *review.Input) {
			in.Glossary = []glossary.Entry{{Term: "MTTR", Known: true}, {Term: "RPO", Plain: "how much may be lost", Known: true}}
			word(s, narrative.Executive, "situation/contract", "The MTTR and the RPO are met.")
		},
		"spelled out": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "The mean time to recovery (MTTR) is too long.")
		},
		"a term": func(s *narrative.Solution, _ *review.Input) {
			s.Facts = append(s.Facts, narrative.Term{Head: head("mttr"), Term: "MTTR", Plain: "time until it runs again"})
			word(s, narrative.Executive, "situation/contract", "The MTTR is too long.")
		},
	}},
	{"audience/jargon", map[string]func(*narrative.Solution, *review.Input){
		"“load balancer”, a technical term for “a part that spreads the work": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "Two load balancers have to be renewed.")
		},
		"“picking wave”, a technical term for “a round through the warehouse”": func(s *narrative.Solution, in *review.Input) {
			in.Glossary = []glossary.Entry{{Term: "picking wave", Plain: "a round through the warehouse"}}
			word(s, narrative.Executive, "situation/contract", "Every picking wave waits.")
		},
		"“PostgreSQL”": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "registry", func(c *narrative.Component) { c.Technology = "PostgreSQL 16" })
			word(s, narrative.Executive, "situation/contract", "PostgreSQL has to be renewed.")
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"explained": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "Kubernetes has to be renewed.")
		},
		"known by the user's glossary": func(s *narrative.Solution, in *review.Input) {
			in.Glossary = []glossary.Entry{{Term: "Load balancer", Known: true}, {Term: "PostgreSQL", Known: true}}
			edit(s, "registry", func(c *narrative.Component) { c.Technology = "PostgreSQL 16" })
			word(s, narrative.Executive, "situation/contract", "Two load balancers and PostgreSQL have to be renewed.")
		},
		"English plain words in another language": func(s *narrative.Solution, _ *review.Input) {
			s.Language = "de-CH"
			word(s, narrative.Executive, "situation/contract", "Zwei Load Balancer sind zu erneuern.")
		},
		"words within others": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "The load rests on the balancer; the sparkle and the helmet stay.")
		},
		"with its plain words": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "Latency (how long an answer takes) falls.")
		},
	}},
	{"audience/sentence", map[string]func(*narrative.Solution, *review.Input){
		"37 words": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "The contract "+strings.Repeat("which ends and ends ", 7)+"is what we have to look at.")
		},
		"contract which ends and ends which ends and ends which …” has 39 words": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "contract", func(d *narrative.Driver) {
				d.Event = "the contract " + strings.Repeat("which ends and ends ", 6) + "is what we have to look at on {date} and then"
			})
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"the note below the table of money": func(s *narrative.Solution, _ *review.Input) {
			for i, name := range []string{"renewal of the warehouse scanners", "training of the night shift", "moving of the printers upstairs", "cleaning of the old records"} {
				s.Facts = append(s.Facts, narrative.Benefit{
					Head: head(fmt.Sprint("late", i)), Name: narrative.Same(name), Amount: q("40 K USD"), Every: "year", Start: when(fmt.Sprintf("2028-1%d", i%3)),
				})
			}
			note := longest(s, "money")
			if n := len(strings.Fields(note)); n <= 30 {
				panic(fmt.Sprintf("the longest sentence about money has %d words: %s", n, note))
			}
		},
		"two sentences": func(s *narrative.Solution, _ *review.Input) {
			s.Facts = slices.DeleteFunc(s.Facts, func(f narrative.Fact) bool { return f.FactKind() == narrative.KindCost })
			word(s, narrative.Executive, "situation/contract", strings.Repeat("The contract ends for all of us and more so for them in the end. ", 3))
		},
	}},
	{"audience/grade", map[string]func(*narrative.Solution, *review.Input){
		"reads at grade": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", strings.Repeat("Organisational interoperability necessitates comprehensive infrastructural reconsideration notwithstanding contractual considerations. ", 12))
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"plain": func(*narrative.Solution, *review.Input) {},
		"another language": func(s *narrative.Solution, _ *review.Input) {
			s.Language = "de"
			word(s, narrative.Executive, "situation/contract", strings.Repeat("Versicherungsvertragsverlängerungen vereinfachen Datenverarbeitungsanlagenbetreuungsleistungen unternehmensübergreifend. ", 12))
		},
	}},
	{"audience/pages", map[string]func(*narrative.Solution, *review.Input){
		"3 pages": func(_ *narrative.Solution, in *review.Input) {
			in.Pages = map[narrative.Audience]int{narrative.Executive: 3}
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"within": func(_ *narrative.Solution, in *review.Input) {
			in.Pages = map[narrative.Audience]int{narrative.Executive: 1, narrative.Engineering: 10}
		},
	}},
	{"audience/mechanism", map[string]func(*narrative.Solution, *review.Input){
		"nothing says how it works": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "self-healing", func(c *narrative.Capability) { c.Mechanism = "" })
		},
	}, map[string]func(*narrative.Solution, *review.Input){"both": func(*narrative.Solution, *review.Input) {}}},
	{"audience/engineering-only", map[string]func(*narrative.Solution, *review.Input){
		"liveness probes restart": func(s *narrative.Solution, _ *review.Input) {
			word(s, narrative.Executive, "situation/contract", "It is simple: liveness probes restart a pod in seconds.")
		},
		"volumes are tied": func(_ *narrative.Solution, in *review.Input) {
			in.Exported = []review.Exported{{Audience: narrative.Executive, File: "brief.pdf", Text: "Risks\nVolumes are tied\nto one zone."}}
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"for engineers": func(_ *narrative.Solution, in *review.Input) {
			in.Exported = []review.Exported{{Audience: narrative.Engineering, File: "brief.pdf", Text: "Volumes are tied to one zone."}}
		},
	}},
	{"leaks/customer", map[string]func(*narrative.Solution, *review.Input){
		"“Berg Retail” is the name of another customer": func(s *narrative.Solution, in *review.Input) {
			in.Others = others
			edit(s, "manual-work", func(p *narrative.Problem) { p.Symptom = "berg retail waits for people" })
		},
		"“BRG” is another name": func(s *narrative.Solution, in *review.Input) {
			in.Others = others
			word(s, narrative.Executive, "situation/contract", "The contract of BRG ends.")
		},
		"“berg.example” is a domain": func(_ *narrative.Solution, in *review.Input) {
			in.Others = others
			in.Exported = []review.Exported{{Audience: narrative.Executive, File: "brief.pdf", Text: "write to it@berg.example"}}
		},
		"“Tove Berg” is a person": func(s *narrative.Solution, in *review.Input) {
			in.Others = others
			edit(s, "pilot", func(m *narrative.Milestone) { m.Owner = "Tove Berg" })
		},
		"“Berg Retail” is": func(_ *narrative.Solution, in *review.Input) {
			in.Others = others
			in.Exported = []review.Exported{{Audience: narrative.Executive, File: "brief.pdf", Names: []string{"berg-retail_logo.png"}}}
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"part of a word": func(s *narrative.Solution, in *review.Input) {
			in.Others = others
			edit(s, "manual-work", func(p *narrative.Problem) { p.Symptom = "the iceberg retailer brgs" })
		},
		"a proof that may be named": func(s *narrative.Solution, in *review.Input) {
			in.Others = []review.Customer{{Name: "Nordlicht Ads"}}
			word(s, narrative.Executive, "situation/contract", "It worked at Nordlicht Ads.")
		},
	}},
	{"leaks/proof", map[string]func(*narrative.Solution, *review.Input){
		"“Nordlicht Ads” may not be named": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "nordlicht", func(p *narrative.Proof) { p.MayName = false })
			word(s, narrative.Executive, "situation/contract", "It worked at Nordlicht Ads.")
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"not named": func(s *narrative.Solution, _ *review.Input) {
			edit(s, "nordlicht", func(p *narrative.Proof) { p.MayName = false })
		},
	}},
	{"wordings/stale", map[string]func(*narrative.Solution, *review.Input){
		"“30 March 2028” became “31 March 2028”": func(s *narrative.Solution, _ *review.Input) {
			s.Wordings = nil
			word(s, narrative.Executive, "situation/contract", "It ends.")
			s.Wordings[0].BasedOn = strings.Replace(s.Wordings[0].BasedOn, "31 March 2028", "30 March 2028", 1)
		},
	}, map[string]func(*narrative.Solution, *review.Input){
		"fresh": func(s *narrative.Solution, _ *review.Input) {
			s.Wordings = nil
			word(s, narrative.Executive, "situation/contract", "It ends.")
		},
	}},
	{"wordings/unplaced", map[string]func(*narrative.Solution, *review.Input){
		"is not told any more": func(s *narrative.Solution, _ *review.Input) {
			s.Wordings = append(s.Wordings, narrative.Wording{Audience: narrative.Executive, Block: "situation/gone", Text: "It was."})
		},
	}, map[string]func(*narrative.Solution, *review.Input){"placed": func(*narrative.Solution, *review.Input) {}}},
}

var others = []review.Customer{{Name: "Berg Retail", Aliases: []string{"BRG"}, Domains: []string{"berg.example"}, People: []string{"Tove Berg"}}}

func TestRules(t *testing.T) {
	covered := map[string]bool{}
	for _, c := range ruleCases {
		covered[c.rule] = true
		for message, change := range c.found {
			t.Run(c.rule+"/found/"+message, func(t *testing.T) {
				s, in := narrativetest.Halden(), review.Input{}
				change(&s, &in)
				in.Solution = &s
				all := review.Check(in)
				if !slices.ContainsFunc(all, func(f review.Finding) bool { return f.Rule == c.rule && strings.Contains(f.Message, message) }) {
					t.Errorf("not found; found are:\n%s", listed(all))
				}
			})
		}
		for name, change := range c.nothing {
			t.Run(c.rule+"/nothing/"+name, func(t *testing.T) {
				before := narrativetest.Halden()
				known := map[string]bool{}
				for _, f := range review.Check(review.Input{Solution: &before}) {
					known[f.Rule+f.Message] = true
				}
				s, in := narrativetest.Halden(), review.Input{}
				change(&s, &in)
				in.Solution = &s
				for _, f := range review.Check(in) {
					if f.Rule == c.rule && !known[f.Rule+f.Message] {
						t.Errorf("found: %s: %s", f.Place, f.Message)
					}
				}
			})
		}
	}
	for _, r := range review.Rules {
		if !covered[r.ID] && r.Family() != review.FamilyDocument {
			t.Errorf("%s has no case", r.ID)
		}
	}
}

func listed(all []review.Finding) string {
	var b strings.Builder
	for _, f := range all {
		b.WriteString(string(f.Severity) + " " + f.Rule + " " + f.Place.String() + ": " + f.Message + "\n")
	}
	return b.String()
}

// What a quick fix writes is what the facts hold: after it the finding is gone.
func TestQuickFixes(t *testing.T) {
	for _, sentence := range []string{"a release is 60 % faster", "a release is 94 % faster", "a release takes 45 minutes"} {
		s := narrativetest.Halden()
		edit(&s, "release", func(o *narrative.Outcome) { o.Sentence = sentence })
		fixed := 0
		for _, f := range review.Check(review.Input{Solution: &s}) {
			if f.Place.Fact != "release" || f.Old == "" {
				continue
			}
			mended := narrativetest.Halden()
			edit(&mended, "release", func(o *narrative.Outcome) { o.Sentence = strings.Replace(sentence, f.Old, f.New, 1) })
			for _, g := range review.Check(review.Input{Solution: &mended}) {
				if g.Place.Fact == "release" && g.Place.Field == "sentence" {
					t.Errorf("%q with %s for %q: %s", sentence, f.New, f.Old, g.Message)
				}
			}
			fixed++
		}
		if fixed != 1 {
			t.Errorf("%q has %d quick fixes", sentence, fixed)
		}
	}
}
