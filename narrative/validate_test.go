package narrative_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/narrativetest"
)

func TestValidate(t *testing.T) {
	field, with, without := narrativetest.WithField, narrativetest.With, narrativetest.Without
	q, when := figures.MustParse, figures.MustParseWhen
	h := func(id string) narrative.Head { return narrative.Head{ID: id} }
	header := func(f func(*narrative.Solution)) narrativetest.Change { return f }
	wording := func(w ...narrative.Wording) narrativetest.Change {
		return func(s *narrative.Solution) { s.Wordings = w }
	}
	aside := func(a ...narrative.Aside) narrativetest.Change {
		return func(s *narrative.Solution) { s.Asides = a }
	}
	omission := func(o ...narrative.Omission) narrativetest.Change {
		return func(s *narrative.Solution) { s.Omissions = o }
	}
	for _, tt := range []struct {
		name   string
		change narrativetest.Change
		where  string // "path (fact)", or "" where it is valid
		say    string
	}{
		{"ID of the solution", header(func(s *narrative.Solution) { s.ID = "Halden" }), "id", `"Halden" cannot be an ID`},
		{"endless ID", header(func(s *narrative.Solution) { s.ID = strings.Repeat("x", 1<<20) }), "id", "cannot be an ID"},
		{"no title", header(func(s *narrative.Solution) { s.Title = " \t" }), "title", "missing"},
		{"language", header(func(s *narrative.Solution) { s.Language = "english!" }), "language", "no language tag"},
		{"no language", header(func(s *narrative.Solution) { s.Language = "" }), "", ""},
		{"currency", header(func(s *narrative.Solution) { s.Currency = "Taler" }), "currency", "no currency code"},
		{"status", header(func(s *narrative.Solution) { s.Status = "done" }), "status", "no status"},
		{"rate without per cent", header(func(s *narrative.Solution) { s.Returns.Rate = q("8") }), "returns.rate", "one percentage a year"},
		{"rate that is a range", header(func(s *narrative.Solution) { s.Returns.Rate = q("5 to 8 %") }), "returns.rate", "one percentage a year"},
		{"rate a month", header(func(s *narrative.Solution) { s.Returns.Rate = q("1 % a month") }), "returns.rate", "one percentage a year"},
		{"rate a year", header(func(s *narrative.Solution) { s.Returns.Rate = q("8 % a year") }), "", ""},
		{"negative rate", header(func(s *narrative.Solution) { s.Returns.Rate = q("-8 %") }), "returns.rate", "from 0 % to 100 %"},
		{"absurd rate", header(func(s *narrative.Solution) { s.Returns.Rate = q("800 %") }), "returns.rate", "from 0 % to 100 %"},
		{"negative horizon", header(func(s *narrative.Solution) { s.Returns.Years = -1 }), "returns.years", "from 1 to 30"},
		{"absurd horizon", header(func(s *narrative.Solution) { s.Returns.Years = 1 << 40 }), "returns.years", "from 1 to 30"},
		{"go-live before the start", header(func(s *narrative.Solution) { s.Returns.GoLive = when("2026") }), "returns.goLive", "before the start"},
		{"fact without ID", with(narrative.Term{}), "facts[35].id", `for example "term-1"`},
		{"ID that is none", with(narrative.Term{Head: h("A b")}), `facts[35].id ("A b")`, "cannot be an ID"},
		{"ID with a line end", with(narrative.Term{Head: h("a\n")}), `facts[35].id ("a\n")`, "cannot be an ID"},
		{"ID of the economics", with(narrative.Term{Head: h("economics")}), "facts[35].id (economics)", "name of a figure"},
		{"ID of a figure", with(narrative.Term{Head: h("target")}), "facts[35].id (target)", "name of a figure"},
		{"ID twice", func(s *narrative.Solution) { s.Facts = append(s.Facts, narrative.Term{Head: h("cio")}) }, "facts[35].id (cio)", "stands twice"},
		{"unknown reference", field("answer", "do", narrative.Same("{servces}")), "facts[0].do (answer)", "did you mean {services}?"},
		{"unknown fact, known figure", field("answer", "do", narrative.Same("{nope.factor}")), "facts[0].do (answer)", "known are {"},
		{"unknown figure of a fact", field("answer", "do", narrative.Same("{uptime.nope}")), "facts[0].do (answer)", "known are {uptime.target}, {uptime.baseline}, {uptime.date}"},
		{"unknown reference on one side", field("answer", "do", narrative.Telling{Engineering: "{servces}"}), "facts[0].do.engineering (answer)", "refers to nothing"},
		{"open bracket", field("manual-work", "cause", "a { b"), "facts[1].cause (manual-work)", "never closes"},
		{"own field", field("release", "sentence", "{target} {baseline} {date}"), "", ""},
		{"own field elsewhere", field("contract", "effect", "{target}"), "facts[2].effect (contract)", "refers to nothing"},
		{"escaped bracket", field("contract", "effect", "{{target}}"), "", ""},
		{"reference in a person", field("pilot", "owner", "{nobody}"), "facts[26].owner (pilot)", "refers to nothing"},
		{"choice", field("contract", "type", "deadlin"), "facts[2].type (contract)", `did you mean "deadline"?`},
		{"audience of a stakeholder", field("cio", "audience", narrative.Audience("both")), "facts[8].audience (cio)", "no audience"},
		{"scale too low", field("stateful", "likelihood", -1), "facts[28].likelihood (stateful)", "from 1 to 5"},
		{"scale too high", field("stateful", "impact", 6), "facts[28].impact (stateful)", "from 1 to 5"},
		{"reference to no fact", field("self-healing", "outcomes", []string{"uptme"}), "facts[7].outcomes[0] (self-healing)", `did you mean "uptime"?`},
		{"reference to another kind", field("self-healing", "outcomes", []string{"uptime", "cio"}), "facts[7].outcomes[1] (self-healing)", `the stakeholder "cio", and wants an outcome`},
		{"reference twice", field("self-healing", "outcomes", []string{"uptime", "uptime"}), "facts[7].outcomes[1] (self-healing)", "stands twice"},
		{"connection to no component", field("pull", "to", "cio"), "facts[23].to (pull)", "wants a component"},
		{"fact removed that others refer to", without("registry"), "facts[22].to (pull)", "no such fact"},
		{"amount in another currency", field("hours", "amount", q("400 K EUR")), "facts[19].amount (hours)", "one solution has one currency"},
		{"amount of something else", field("hours", "amount", q("400 h")), "facts[19].amount (hours)", "no amount of money"},
		{"amount without currency", field("hours", "amount", q("400 K")), "", ""},
		{"amount per user", field("hours", "amount", q("400 USD a user")), "facts[19].amount (hours)", "counted per user"},
		{"amount that says two periods", field("hours", "amount", q("400 USD a month")), "facts[19].amount (hours)", `counted per month here and "year" beside it`},
		{"cost once and a month", field("cost-pilot", "amount", q("400 USD a month")), "facts[14].amount (cost-pilot)", `"once" beside it`},
		{"amount that says its own period", with(narrative.Benefit{Head: h("hours"), Amount: q("400 USD a month")}), "", ""},
		{"ask a month", field("ask", "now", q("5 USD a month")), "facts[20].now (ask)", "counted per month"},
		{"baseline of another unit", field("uptime", "baseline", q("9 h")), "facts[5].target (uptime)", "cannot be compared"},
		{"baseline a month, target a year", field("incidents", "target", q("1 outage a year")), "facts[4].target (incidents)", "cannot be compared"},
		{"quality goal of two units", field("recovery", "baseline", q("90 %")), "facts[24].target (recovery)", "cannot be compared"},
		{"milestone that ends first", field("pilot", "end", when("2026")), "facts[26].end (pilot)", "before the start"},
		{"milestone of one month", field("pilot", "end", when("2027-02")), "", ""},
		{"milestone after itself", field("pilot", "dependsOn", []string{"pilot"}), "facts[26].dependsOn (pilot)", "on itself"},
		{"milestones in a circle", field("pilot", "dependsOn", []string{"move"}), "facts[27].dependsOn (move)", "pilot → move → pilot"},
		{"chosen option", field("runtime", "chosen", "tydy"), "facts[25].chosen (runtime)", `did you mean "tidy"?`},
		{"option without ID", field("runtime", "options", []narrative.Option{{ID: "managed"}, {}}), "facts[25].options[1].id (runtime)", "cannot be an ID"},
		{"option twice", field("runtime", "options", []narrative.Option{{ID: "managed"}, {ID: "managed"}}), "facts[25].options[1].id (runtime)", "twice"},
		{"reference in an option", field("runtime", "options", []narrative.Option{{ID: "managed", Against: narrative.Telling{Engineering: "{x}"}}}), "facts[25].options[0].against.engineering (runtime)", "nothing"},
		{"figure of a proof twice", field("nordlicht", "figures", []narrative.NamedFigure{{ID: "faster"}, {ID: "faster"}}), "facts[33].figures[1].id (nordlicht)", "twice"},
		{"name of a figure of a proof", field("nordlicht", "figures", []narrative.NamedFigure{{ID: "faster", Name: "{x}"}}), "facts[33].figures[0].name (nordlicht)", "nothing"},
		{"step without ID", field("ask", "steps", []narrative.Step{{What: "x"}}), "facts[20].steps[0].id (ask)", "cannot be an ID"},
		{"reference in a step", field("ask", "steps", []narrative.Step{{ID: "x", What: "{x}"}}), "facts[20].steps[0].what (ask)", "nothing"},
		{"audience of a step", field("ask", "steps", []narrative.Step{{ID: "x", Audience: "all"}}), "facts[20].steps[0].audience (ask)", "no audience"},
		{"wording for nobody", wording(narrative.Wording{Block: "b", Text: "t"}), "wordings[0].audience", "missing"},
		{"wording for somebody else", wording(narrative.Wording{Audience: "board", Block: "b", Text: "t"}), "wordings[0].audience", "no audience"},
		{"wording of no block", wording(narrative.Wording{Audience: narrative.Executive, Text: "t"}), "wordings[0].block", "missing"},
		{"empty wording", wording(narrative.Wording{Audience: narrative.Executive, Block: "b"}), "wordings[0].text", "missing"},
		{"reference in a wording", wording(narrative.Wording{Audience: narrative.Executive, Block: "b", Text: "{x}"}), "wordings[0].text", "nothing"},
		{"omission for nobody", omission(narrative.Omission{Block: "b"}), "omissions[0].audience", "missing"},
		{"omission for somebody else", omission(narrative.Omission{Audience: "board", Block: "b"}), "omissions[0].audience", "no audience"},
		{"omission of no block", omission(narrative.Omission{Audience: narrative.Executive}), "omissions[0].block", "missing"},
		{"omission twice", omission(
			narrative.Omission{Audience: narrative.Executive, Block: "b"}, narrative.Omission{Audience: narrative.Engineering, Block: "b"},
			narrative.Omission{Audience: narrative.Executive, Block: "b"},
		), "omissions[2].block", "twice"},
		{"aside of no rule", aside(narrative.Aside{Message: "m"}), "asides[0].rule", "missing"},
		{"aside that says nothing", aside(narrative.Aside{Rule: "r"}), "asides[0].message", "missing"},
		{"aside for somebody else", aside(narrative.Aside{Rule: "r", Message: "m", Audience: "board"}), "asides[0].audience", "no audience"},
		{"aside twice", aside(narrative.Aside{Rule: "r", Message: "m", Reason: "a"}, narrative.Aside{Rule: "r", Message: "m", Text: "t"}), "asides[1].message", "twice"},
		{"two wordings", wording(
			narrative.Wording{Audience: narrative.Executive, Block: "b", Text: "t"}, narrative.Wording{Audience: narrative.Engineering, Block: "b", Text: "t"},
			narrative.Wording{Audience: narrative.Executive, Block: "b", Text: "u"},
		), "wordings[2].block", "two wordings"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := narrative.Validate(narrativetest.Halden(tt.change))
			fs := faults(t, err)
			if tt.where == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			for _, f := range fs {
				if strings.TrimSpace(where(f)) == tt.where && strings.Contains(f.Message, tt.say) {
					if len(f.String()) > 400 {
						t.Errorf("%d characters: %s", len(f.String()), f)
					}
					return
				}
			}
			t.Errorf("got %v, want %s: %s", err, tt.where, tt.say)
		})
	}
}

func TestValidateReportsEveryFault(t *testing.T) {
	err := narrative.Validate(narrativetest.Halden(
		func(s *narrative.Solution) { s.Title, s.Currency = "", "X" },
		narrativetest.WithField("stateful", "impact", 9), narrativetest.WithField("stateful", "likelihood", 9),
		narrativetest.WithField("manual-work", "cause", "{x} and {y}"),
	))
	if fs := faults(t, err); len(fs) < 7 { // one for each, and the amounts that are in USD
		t.Errorf("%d faults: %v", len(fs), err)
	}
}

func TestValidateTakesTheSameTimeForEachFault(t *testing.T) {
	s := narrative.Solution{ID: "a", Title: "A"}
	for i := range 5_000 {
		id := fmt.Sprintf("milestone-number-%d", i)
		s.Facts = append(s.Facts, narrative.Milestone{
			Head: narrative.Head{ID: id}, Exit: "{milestne-number-" + fmt.Sprint(i) + "}",
			DependsOn: []string{fmt.Sprintf("milestone-number-%d", (i+1)%5_000)},
		})
	}
	began := time.Now()
	fs := faults(t, narrative.Validate(s))
	if took := time.Since(began); took > 20*time.Second || len(fs) > 101 {
		t.Errorf("%d faults in %s", len(fs), took)
	}
	for i, f := range s.Facts { // all in one circle
		m := f.(narrative.Milestone)
		m.Exit = ""
		s.Facts[i] = m
	}
	fs = faults(t, narrative.Validate(s))
	if len(fs) != 1 || !strings.Contains(fs[0].Message, "…") || len(fs[0].Message) > 400 {
		t.Errorf("%d faults: %.500s", len(fs), fs)
	}
}
