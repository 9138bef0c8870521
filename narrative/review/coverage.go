package review

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

var coverageRules = []Rule{
	{
		ID: "coverage/untold", Title: "A fact is told to nobody", Severity: Advice,
		Why:     "It was captured for a reason, and no reader sees it.",
		Mend:    "Complete the fact, refer to its figure, or delete it.",
		Example: "a figure that no text refers to",
		check:   checkUntold,
	},
	{
		ID: "coverage/capability", Title: "A capability moves no outcome", Severity: Warning,
		Why:     "An executive asks what it is good for.",
		Mend:    "Name the outcomes it moves, or leave it out.",
		Example: "a capability with a benefit and no outcome",
		check:   checkCapabilities,
	},
	{
		ID: "coverage/outcome", Title: "An outcome that nothing moves", Severity: Warning,
		Why:     "An engineer asks how it is supposed to happen.",
		Mend:    "Name it in the capability that brings it about.",
		Example: "an outcome that no capability, cost or benefit names",
		check:   checkMoved,
	},
	{
		ID: "coverage/stakeholder", Title: "A stakeholder whose measure no outcome addresses", Severity: Warning,
		Why:     "Somebody in the room is judged by something that is not on the table.",
		Mend:    "Put the stakeholder under an outcome, or add the outcome.",
		Example: "a CFO measured by working capital, and no outcome about it",
		check:   checkStakeholders,
	},
	{
		ID: "coverage/unasked", Title: "An outcome that nobody in the room is measured by", Severity: Advice,
		Why:     "Nobody will defend it when the budget is cut.",
		Mend:    "Name who is measured by it, or ask whether it belongs here.",
		Example: "fewer outages, where the stakeholders are judged by cost and by growth",
		check:   checkUnasked,
	},
	{
		ID: "coverage/risk", Title: "A risk with no mitigation or owner", Severity: Warning,
		Why:     "A risk that nobody watches is a confession.",
		Mend:    "Say what is done about it, and who watches it.",
		Example: "a risk of impact 4 without an owner",
		check:   checkRisks,
	},
	{
		ID: "coverage/ask", Title: "An ask with no amount, date or person", Severity: Error,
		Why:     "Without it nobody in the meeting can say yes.",
		Mend:    "Say what is to be decided, by when and by whom.",
		Example: "“approve the move” without a date",
		check:   checkAsks,
	},
	{
		ID: "coverage/unconfirmed", Title: "A figure of another customer that nobody has confirmed", Severity: Warning,
		Why:     "The next customer's outages, costs and dates are not the last one's.",
		Mend:    "Type the value that holds for this customer, or confirm the one that stands there.",
		Example: "a baseline of 9 a month, taken over when the solution was made for another customer",
		check:   checkCarried,
	},
	{
		ID: "coverage/question", Title: "An open question with no owner", Severity: Warning,
		Why:     "It stays open.",
		Mend:    "Name who can answer it, and by when.",
		Example: "“Who holds the keys?” with nobody to ask",
		check:   checkQuestions,
	},
}

// checkCarried finds values that came from another customer's solution and that nobody
// has confirmed.
func checkCarried(c *checked) {
	fields := map[string][]any{}
	first := map[string]string{}
	for _, v := range c.Solution.Unconfirmed() {
		f, ok := c.index.Fact(v.Fact)
		if !ok {
			continue
		}
		spec, _ := narrative.Spec(f.FactKind())
		for _, field := range spec.Fields {
			if field.Key == v.Field {
				if first[v.Fact] == "" {
					first[v.Fact] = v.Field
				}
				fields[v.Fact] = append(fields[v.Fact], linef("%s %s", label(field.Label), carriedAs(field.Type, v.Value)))
			}
		}
	}
	for _, f := range c.Solution.Facts {
		if n := len(fields[f.FactID()]); n > 0 {
			format := "%s: %s stands as for the customer that the solution was made for first."
			if n > 1 {
				format = "%s: %s stand as for the customer that the solution was made for first."
			}
			c.addf(Place{Fact: f.FactID(), Field: first[f.FactID()]}, format,
				c.nameOf(f), several{", ", fields[f.FactID()]})
		}
	}
}

// carriedAs writes a value that was carried over as readers see it: 1.2 M USD and
// not 1200000 USD.
func carriedAs(t narrative.FieldType, value string) string {
	switch t {
	case narrative.QuantityField, narrative.MoneyField:
		if q, err := figures.Parse(value); err == nil {
			return shown(q)
		}
	case narrative.WhenField:
		if w, err := figures.ParseWhen(value); err == nil {
			return figures.English.When(w)
		}
	}
	return value
}

func checkUntold(c *checked) {
	if len(c.framings) < 2 {
		return // what the other audience is told is not known
	}
	told := make(map[string]bool, len(c.Solution.Facts))
	note := func(ids []string) {
		for _, id := range ids {
			told[id] = true
		}
	}
	for _, f := range c.framings {
		for i := range f.Sections {
			s := &f.Sections[i]
			note(s.Facts)
			for j := range s.Blocks {
				note(s.Blocks[j].Facts)
			}
			for j := range s.LeftOut { // that was somebody's decision
				note(s.LeftOut[j].Facts)
			}
		}
		for i := range f.Gaps {
			for j := range f.Gaps[i].LeftOut {
				note(f.Gaps[i].LeftOut[j].Facts)
			}
		}
	}
	for _, f := range c.Solution.Facts {
		id := f.FactID()
		if told[id] || f.FactKind() == narrative.KindStakeholder || c.index.Referred(id) {
			continue
		}
		if c.index.Name(f) == "" {
			c.add(Place{Fact: id}, "", linef("Complete it or delete it."), linef("The %s “%s” is empty.", phrase(f.FactKind()), id))
			continue
		}
		c.addf(Place{Fact: id}, "%s (%s) is told to neither audience.", c.nameOf(f), phrase(f.FactKind()))
	}
}

func checkCapabilities(c *checked) {
	for _, i := range c.index.Of(narrative.KindCapability) {
		f, _ := c.Solution.Facts[i].(narrative.Capability)
		if len(f.Outcomes) == 0 && c.index.Count(narrative.KindOutcome) > 0 {
			c.addf(Place{Fact: f.ID, Field: "outcomes"}, "%s moves no outcome.", c.nameOf(f))
		}
	}
}

func checkMoved(c *checked) {
	moved := map[string]bool{}
	for _, f := range c.Solution.Facts {
		switch f := f.(type) {
		case narrative.Capability:
			for _, id := range f.Outcomes {
				moved[id] = true
			}
		case narrative.Cost:
			moved[f.Outcome] = true
		case narrative.Benefit:
			moved[f.Outcome] = true
		}
	}
	for _, i := range c.index.Of(narrative.KindOutcome) {
		if o := c.Solution.Facts[i]; !moved[o.FactID()] {
			c.addf(Place{Fact: o.FactID()}, "Nothing moves %s: no capability, cost or benefit names it.", c.nameOf(o))
		}
	}
}

// checkStakeholders follows "measured by" both ways: people whose measure is on no
// outcome, and outcomes that nobody asked for.
func checkStakeholders(c *checked) {
	if c.index.Count(narrative.KindStakeholder) == 0 {
		return
	}
	for _, row := range StakeholderMatrix(c.Solution).Rows {
		if row.MeasuredBy != "" && !row.Addressed {
			f, _ := c.index.Fact(row.Fact)
			c.addf(Place{Fact: row.Fact, Field: "measuredBy"}, "%s is measured by %s, and no outcome addresses that.", c.nameOf(f), row.MeasuredBy)
		}
	}
}

func checkUnasked(c *checked) {
	m := StakeholderMatrix(c.Solution)
	judged := 0
	for _, row := range m.Rows {
		if row.MeasuredBy != "" {
			judged++
		}
	}
	if judged < 2 { // who they are is not known yet
		return
	}
	for _, col := range m.Columns {
		if f, _ := c.index.Fact(col.Fact); col.Kind == narrative.KindOutcome && col.For == 0 {
			c.addf(Place{Fact: col.Fact, Field: "stakeholders"}, "%s is what none of the stakeholders is measured by.", c.nameOf(f))
		}
	}
}

// addressed reports whether a measure is one of some others: alike, one within the
// other, or with a telling word in common.
func addressed(measure string, others []string) bool {
	for _, o := range others {
		if o == "" {
			continue
		}
		if strings.Contains(o, measure) || strings.Contains(measure, o) {
			return true
		}
		for w := range strings.FieldsSeq(measure) {
			if w = strings.Trim(w, ",.()"); len(w) > 3 && !plainWords[w] && hasWord(o, w) {
				return true
			}
		}
	}
	return false
}

var plainWords = map[string]bool{
	"time": true, "rate": true, "number": true, "share": true, "level": true, "cost": true, "costs": true, "total": true, "average": true,
	"service": true, "services": true, "customer": true, "customers": true, "running": true, "with": true, "from": true, "their": true, "year": true, "month": true,
}

func checkRisks(c *checked) {
	for _, i := range c.index.Of(narrative.KindRisk) {
		f, _ := c.Solution.Facts[i].(narrative.Risk)
		switch {
		case f.Mitigation.IsZero() && f.Owner == "":
			c.addf(Place{Fact: f.ID, Field: "mitigation"}, "The risk that %s has no mitigation and no owner.", c.nameOf(f))
		case f.Mitigation.IsZero():
			c.addf(Place{Fact: f.ID, Field: "mitigation"}, "Nothing is done about the risk that %s.", c.nameOf(f))
		case f.Owner == "":
			c.addf(Place{Fact: f.ID, Field: "owner"}, "Nobody watches the risk that %s.", c.nameOf(f))
		}
	}
}

func checkAsks(c *checked) {
	asks := c.index.Of(narrative.KindAsk)
	if len(asks) == 0 && len(c.Solution.Facts) > 0 {
		c.add(Place{}, Warning, linef("Add an ask: what is to be decided, by when and by whom."), linef("Nothing is asked for."))
	}
	for _, i := range asks {
		a, _ := c.Solution.Facts[i].(narrative.Ask)
		if amount, _ := c.index.AskAmount(a); amount.IsZero() && a.Decision == "" {
			c.add(Place{Fact: a.ID, Field: "amount"}, "", linef("Say what is to be decided, or capture the costs."), linef("The ask has no amount and no decision."))
		} else if amount.IsZero() {
			c.add(Place{Fact: a.ID, Field: "amount"}, Warning, linef("Capture what it costs, if only as a range."), linef("The ask has no amount, and no costs are captured."))
		}
		if a.By.IsZero() {
			c.addf(Place{Fact: a.ID, Field: "by"}, "The ask has no date by which it is decided.")
		}
		if a.From == "" {
			c.addf(Place{Fact: a.ID, Field: "from"}, "The ask does not say who decides.")
		}
	}
}

func checkQuestions(c *checked) {
	for _, i := range c.index.Of(narrative.KindQuestion) {
		q, _ := c.Solution.Facts[i].(narrative.Question)
		if q.Answer == "" && q.Owner == "" && q.Question != "" {
			c.addf(Place{Fact: q.ID, Field: "owner"}, "Nobody is to answer “%s”", c.nameOf(q))
		}
	}
}
