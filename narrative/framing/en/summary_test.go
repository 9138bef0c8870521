package en

import (
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

func phrase(s string) content.Phrase { return content.Phrase{Text: s, Facts: []string{"f"}} }

// What was captured chooses the opening, and no partner decides with the
// customer.
func TestProposalFollowsWhatWasCaptured(t *testing.T) {
	for _, tt := range []struct {
		customer, own, do, start, end, from, now string
		want                                     string
	}{
		{"", "", "count weekly", "", "", "", "", "The proposal is to count weekly."},
		{"", "Acme", "count weekly", "", "", "", "", "Acme proposes to count weekly."},
		{"Halden", "", "count weekly", "", "", "", "", "Halden should count weekly."},
		{"Halden", "Acme", "count weekly", "", "", "", "", "Acme proposes that Halden count weekly."},
		{"Halden", "Acme", "count weekly", "2027-04", "2027-11", "", "", "By November 2027, Halden is to count weekly."},
		{"Halden", "Acme", "count weekly by November 2027", "2027-04", "2027-11", "", "", "The plan is for Halden to count weekly by November 2027."},
		{"Halden", "Acme", "count within four weeks, by asking first", "2027-04", "2027-11", "", "", "The plan is for Halden to count within four weeks, by asking first."},
		{"Halden", "Acme", "count within four weeks", "2027-04", "2027-11", "Ines", "4 K EUR", "Halden should count within four weeks."},
		{"Halden", "", "sort by hand", "", "2027-11", "", "", "By November 2027, Halden is to sort by hand."},
		{"Halden", "", "know by nine who is missing", "", "2027-11", "", "", "Halden should know by nine who is missing."},
	} {
		c := content.Summary{Customer: tt.customer, Organisation: tt.own, Do: phrase(tt.do), Start: when(tt.start), End: when(tt.end), Phases: len(tt.start), From: content.Person{Name: tt.from}}
		if tt.now != "" {
			c.Now = figures.MustParse(tt.now)
		}
		c.Seed = seedOf(13, 8, 0)
		if got := proposal(c); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// The end of a plan is told in one of several sentences, so that not every summary
// begins alike; the only milestone is not the end of what is finished later.
func TestProposalsDoNotAllBeginAlike(t *testing.T) {
	c := content.Summary{Customer: "Halden", Organisation: "Acme", Do: phrase("count every item, every week"), Start: when("2027-04"), End: when("2027-11"), Phases: 2}
	for way, want := range []string{
		"By November 2027, Halden is to count every item, every week.",
		"Halden should count every item, every week. The work ends in November 2027.",
		"Halden should count every item, every week. Two phases lead there by November 2027.",
		"Acme proposes that Halden count every item, every week. The second of two phases ends in November 2027.",
		"The plan is for Halden to count every item, every week. It is complete by November 2027.",
		"Halden should count every item, every week. The plan, in two phases, runs until November 2027.",
		"Acme asks Halden to count every item, every week. All of it is done by November 2027.",
		"Halden is to count every item, every week. The plan has two phases and ends in November 2027.",
	} {
		c.Seed = seedOf(13, 8, way)
		if got := proposal(c); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	c.Phases, c.Unfinished = 1, true
	if got := proposal(c); strings.Contains(got, "2027") {
		t.Error(got)
	}
	if got := engineeringProposal(c); strings.Contains(got, "2027-11") {
		t.Error(got)
	}
}

func TestEngineeringProposalFollowsWhatWasCaptured(t *testing.T) {
	for _, tt := range []struct {
		customer, do, start, end string
		phases                   int
		want                     string
	}{
		{"", "tag items", "", "", 0, "The plan is to tag items."},
		{"Halden", "tag items", "", "", 0, "Halden is to tag items."},
		{"Halden", "tag items", "2027-04", "", 1, "The plan is to tag items, starting in April 2027."},
		{"Halden", "tag items", "2027-04", "2027-11", 1, "The plan is to tag items by November 2027."},
		{"Halden", "tag items", "2027-04", "2027-11", 2, "The plan is to tag items. The work runs in two phases, from April to November 2027."},
		{"Halden", "tag items in two phases over ten months", "2027-04", "2027-11", 2, "The plan is to tag items in two phases over ten months, starting in April 2027."},
		{"Halden", "decide within four weeks", "2027-04", "2027-11", 2, "The plan is to decide within four weeks."},
	} {
		c := content.Summary{Customer: tt.customer, Do: phrase(tt.do), Start: when(tt.start), End: when(tt.end), Phases: tt.phases}
		c.Seed = seedOf(11, 3, 0)
		if got := engineeringProposal(c); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// The day of a decision is not the day on which what it sets going begins.
func TestDecisionHeading(t *testing.T) {
	for decision, want := range map[string]string{
		"approve the pilot":                            "Approve the pilot by 1 March",
		"start with five shops in Bergen":              "Decide by 1 March to start with five shops in Bergen",
		"choose one of the two suppliers for scanners": "By 1 March, choose one of the two suppliers for scanners",
		"sign the contract by 1 March":                 "Sign the contract by 1 March",
	} {
		if got, _, _ := decisionHeading(content.Summary{Decision: phrase(decision)}, " by 1 March"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got, _, _ := decisionHeading(content.Summary{Decision: phrase("start with five shops")}, ""); got != "Start with five shops" {
		t.Error(got)
	}
	// An amount is told where the verb has room for one.
	amount := content.Amount{Quantity: figures.MustParse("210 K EUR")}
	for decision, want := range map[string]struct {
		heading string
		amount  bool
	}{
		"fund the stations in all three depots":        {"Approve 210 K EUR by 1 March to fund the stations in all three depots", true},
		"start with five shops":                        {"Approve 210 K EUR by 1 March to start with five shops", true},
		"sign the contract":                            {"Sign the contract by 1 March, for 210 K EUR", true},
		"approve the move and release the pilot phase": {"Approve the move and release the pilot phase by 1 March, for 210 K EUR", true},
		"appoint a project lead":                       {"Appoint a project lead by 1 March", false},
		"release the first 210 K EUR":                  {"Release the first 210 K EUR by 1 March", true},
		"buy ten vans for 40 K EUR each":               {"Decide by 1 March to buy ten vans for 40 K EUR each", false},
	} {
		got, told, _ := decisionHeading(content.Summary{Decision: phrase(decision), Amount: amount}, " by 1 March")
		if got != want.heading || told != want.amount {
			t.Errorf("%q (%v), want %q", got, told, want.heading)
		}
	}
	// A part that is released first belongs to the decision, and the rest is told as
	// what it comes to in all.
	for decision, want := range map[string]string{
		"approve the pilot in six stores":                      "Approve the pilot in six stores by 1 March: 60 K EUR now, 210 K EUR in all",
		"approve the pilot in six stores and reserve the rest": "Approve the pilot in six stores by 1 March and reserve the rest: 60 K EUR now, 210 K EUR in all",
		"approve the pilot in the six stores of the south":     "By 1 March, approve the pilot in the six stores of the south: 60 K EUR now, 210 K EUR in all",
		"release the first 60 K EUR":                           "Release the first 60 K EUR of 210 K EUR by 1 March",
		"start with five shops":                                "Approve 60 K EUR of 210 K EUR by 1 March to start with five shops",
		"release the first 210 K EUR":                          "Release the first 210 K EUR by 1 March",
	} {
		c := content.Summary{Decision: phrase(decision), Amount: amount, Now: figures.MustParse("60 K EUR")}
		if got, _, _ := decisionHeading(c, " by 1 March"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The sum comes before what pays it back, and a part before the whole.
func TestCostOfIt(t *testing.T) {
	amount := func(s string) content.Amount {
		if s == "" {
			return content.Amount{}
		}
		return content.Amount{Quantity: figures.MustParse(s), Facts: []string{"c"}}
	}
	for _, tt := range []struct {
		decision                                     bool
		asked, investment, running, payback, heading string
		staggered                                    bool
		want                                         string
	}{
		{true, "5.3 M EUR", "5.3 M EUR", "", "2.6 years", "", false, "It costs 5.3 M EUR. In cash, it pays for itself in 2.6 years."},
		{true, "5.3 M EUR", "5.3 M EUR", "1.44 M EUR a year", "2.6 years", "", false, "It costs 5.3 M EUR once and 1.44 M EUR a year to run. In cash, it pays for itself in 2.6 years."},
		{true, "5.3 M EUR", "5.3 M EUR", "1.44 M EUR a year", "", "", true, "It costs 5.3 M EUR once and up to 1.44 M EUR a year to run."},
		{
			true, "900 K EUR", "5.3 M EUR", "1.44 M EUR a year", "2.6 years", "", false,
			"It costs 5.3 M EUR once and 1.44 M EUR a year to run; of the one-off sum, 900 K EUR is for this decision. In cash, it pays for itself in 2.6 years.",
		},
		{true, "900 K EUR", "5.3 M EUR", "", "", "", false, "It costs 5.3 M EUR, of which 900 K EUR is for this decision."},
		{false, "5.3 M EUR", "5.3 M EUR", "", "", "amount", false, ""},
		{false, "5.3 M EUR", "5.3 M EUR", "48 K EUR a year", "", "amount", false, "Running it costs a further 48 K EUR a year."},
		{false, "5.3 M EUR", "5.3 M EUR", "48 K EUR a year", "3.5 years", "amount", true, "In cash, the money is back after 3.5 years, with running costs of up to 48 K EUR a year counted."},
		{false, "900 K EUR", "5.3 M EUR", "", "2.6 years", "amount", false, "In all it costs 5.3 M EUR. In cash, it pays for itself in 2.6 years."},
	} {
		c := content.Summary{Amount: amount(tt.asked), Investment: amount(tt.investment), Running: amount(tt.running), Payback: amount(tt.payback), Staggered: tt.staggered}
		if tt.decision {
			c.Decision = phrase("start")
		}
		if got, _ := costOfIt(c, told{amount: tt.heading == "amount"}, "it"); got != tt.want {
			t.Errorf("%q\nwant %q", got, tt.want)
		}
	}
	c := content.Summary{Payback: amount("4 years")}
	if got, _ := costOfIt(c, told{}, "it"); !strings.Contains(got, "four years") || !strings.Contains(got, "cash") {
		t.Error(got)
	}
}

// A heading that
// tells what to do is not repeated.
func TestSummaryTellsNothingTwice(t *testing.T) {
	o := &content.Outcome{ID: "o", Measure: "time to decide a simple permit", Baseline: figures.MustParse("19 weeks"), Target: figures.MustParse("4 weeks"), Date: when("2027-Q4")}
	change := narrative.Outcome{Baseline: o.Baseline, Target: o.Target}.Change()
	o.Change = &change
	c := content.Summary{Customer: "Halden", Do: phrase("count weekly"), By: when("2027-03-01"), AskFacts: []string{"ask"}, Lead: o}
	d := English{}.ExecutiveSummary(c)
	if d.Heading != "Decide by 1 March to count weekly" || len(d.Lines) != 1 || strings.Contains(d.Lines[0].Text, "count weekly") {
		t.Errorf("%q %+v", d.Heading, d.Lines)
	}
}

func TestDefinite(t *testing.T) {
	for name, want := range map[string]string{
		"pilot": "the pilot", "online form and training": "the online form and training", "scanners and label printers": "scanners and label printers",
		"link between pharmacy and wards": "the link between pharmacy and wards", "licences and support": "licences and support", "operation": "operation",
		"replacement of worn scanners": "the replacement of worn scanners", "training": "training", "the pilot": "the pilot",
	} {
		if got := definite(name); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestHeadedTakesTheArticleOff(t *testing.T) {
	for name, want := range map[string]string{
		"the City of Westhaven": "City of Westhaven", "Halden Freight": "Halden Freight", "theatre": "Theatre", "": "", "the": "The", "eBay": "eBay",
	} {
		if got := (English{}).Headed(name); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestOnePhaseIsAnAssertion(t *testing.T) {
	for _, tt := range []struct{ name, start, end, deliverable, want string }{
		{"online form", "2027-04", "2027-09", "it is there", "The work runs from April to September 2027 | At the end, it is there."},
		{"online form", "2027-04", "2027-09", "", "Done by September 2027 | One phase, “online form”, runs from April to September 2027."},
		{"roof tiles", "", "2027-06", "all tiles are in the shop", "Done by June 2027 | By then, all tiles are in the shop."},
		{"first lots", "2027-06", "", "", "The start is in June 2027 | One phase, “first lots”, begins in June 2027."},
		{"trials", "2027-04", "2027-04", "it is there", "Trials take place in April 2027 | At the end, it is there."},
		{"pilot", "", "2027-09-30", "it is there", "The pilot is done by 30 September 2027 | At the end, it is there."},
		{"pilot", "2027-04", "", "it is there", "The pilot begins in April 2027 | At the end, it is there."},
		{"pilot", "2027-04", "", "", "The start is in April 2027 | The pilot begins in April 2027."},
		{"pilot", "", "", "it is there", "Pilot | At the end, it is there."},
		{"pilot", "", "", "", " | "},
	} {
		p := content.Phase{ID: "p", Name: phrase(tt.name), Start: when(tt.start), End: when(tt.end)}
		if tt.deliverable != "" {
			p.Deliverable = phrase(tt.deliverable)
		}
		d := English{}.ExecutivePlan(content.Plan{Phases: []content.Phase{p}})
		got := d.Heading + " | "
		if len(d.Lines) > 0 {
			got += d.Lines[0].Text
		}
		if got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestOnlyPhaseIsNotCalledTheFirst(t *testing.T) {
	p := content.Phase{Name: phrase("online form"), Start: when("2027-04")}
	for _, tt := range []struct {
		only bool
		now  string
		want string
	}{
		{true, "", "The work begins in April 2027."},
		{true, "4 K EUR", "The decision releases 4,000 EUR; the work begins in April 2027."},
		{false, "", "The first phase (online form) begins in April 2027."},
	} {
		c := content.Next{First: &p, Only: tt.only}
		if tt.now != "" {
			c.Now = figures.MustParse(tt.now)
		}
		if got, _ := after(c); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
