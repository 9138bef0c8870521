package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/readability"
)

var documentRules = []Rule{
	{
		ID: "document/computation", Title: "A computation has another result", Severity: Error,
		Why: "Everything that is needed to check it stands beside it.", Mend: "Correct the result, or what it is computed from.",
		Example: "“90 K a year (0.10 an hour × 2 clusters)”, which is 1,752 a year",
	},
	{
		ID: "document/change", Title: "A change is not the one between its two ends", Severity: Error,
		Why: "Before and after stand in the same document.", Mend: "Correct the percentage or the multiple.",
		Example: "“10x better uptime” for 97.5 % to 99.9 %, which is 25 times less downtime",
	},
	{
		ID: "document/points", Title: "Percentage points are written as percent", Severity: Warning,
		Why: "97.5 % plus 2.4 % is 99.84 %, not 99.9 %.", Mend: "Write percentage points.",
		Example: "“+2.4 %” for 97.5 % to 99.9 %",
	},
	{
		ID: "document/total", Title: "Parts do not add up to their total", Severity: Error,
		Why: "Totals are what is checked first.", Mend: "Correct the total, or the part that is wrong or missing.",
		Example: "40 K + 55 K under a total of 100 K",
	},
	{
		ID: "document/return", Title: "Payback, return or present value does not follow from the document's own figures", Severity: Error,
		Why: "It is the figure that the decision rests on.", Mend: "Compute it from the investment and the gains that the document gives, and say over which years.",
		Example: "a payback of 24 months over an investment of 2.8 M and savings of 860 K a year, which is 3.26 years",
	},
	{
		ID: "document/same-name", Title: "One name has different values", Severity: Error,
		Why: "The reader cannot know which one is meant.", Mend: "Write one value, or say what makes the difference.",
		Example: "an ROI of 142 % in the summary and of 35 % in the calculation",
	},
	{
		ID: "document/share", Title: "A share does not fit the counts", Severity: Error,
		Why: "Both are in the document.", Mend: "Correct the share or the count.",
		Example: "80 % of 120 services given as 95 services",
	},
	{
		ID: "document/span", Title: "Effort does not cover the time of its phase", Severity: Warning,
		Why: "A phase of three months with people for one is not staffed.", Mend: "Count the effort over the whole phase, or say why not.",
		Example: "“3 FTE for 1 month” in a phase of months 1 to 3",
	},
	{
		ID: "document/decision", Title: "Nobody is asked to decide", Severity: Advice,
		Why: "A paper that asks for nothing is filed.", Mend: "Say what is to be decided, by whom and by when.",
		Example: "a business case without the words decide or approve",
	},
	{
		ID: "document/reading", Title: "The document reads hard", Severity: Advice,
		Why: "Half of it will not be read.", Mend: "Shorten the longest sentences.",
		Example: "running text of grade 16",
	},
}

// Document reviews a text that Bifocal did not make, in Markdown or plain: figures
// of one name that differ, and everything that can be computed again from what
// stands beside it. The findings come in the order of the lines, the gravest of
// a line first. It takes time in proportion to the length of the text.
func Document(text string) []Finding {
	d := parseDocument(text)
	d.index()
	d.formulas()
	d.changes()
	d.totals()
	d.savings()
	d.shares()
	d.returns()
	d.spans()
	d.sameNames()
	d.decision()
	d.reading()
	slices.SortStableFunc(d.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Place.Line, b.Place.Line), cmp.Compare(slices.Index(Severities, a.Severity), slices.Index(Severities, b.Severity)))
	})
	return d.findings
}

// index notes where each unit stands, and which give a value to a name.
func (d *document) index() {
	d.called = map[string][]int{}
	for i := range d.units {
		u := &d.units[i]
		u.at = i
		if v := valueOf(u); v != nil && v.Quantity.Qualifier != figures.Range && !strings.Contains(u.text, "=") {
			k := key(u.label)
			d.called[k] = append(d.called[k], i)
		}
	}
}

func (d *document) decision() {
	words := 0
	for i := range d.units {
		words += strings.Count(d.units[i].text, " ")
		lower := strings.ToLower(d.units[i].text)
		for _, w := range []string{"decide", "decision", "approv", "sign-off", "sign off", "signed off", "we recommend", "recommendation:", "we ask", "go/no-go", "authoris", "authoriz", "we propose"} {
			if strings.Contains(lower, w) {
				return
			}
		}
	}
	if words > 200 && len(d.units) > 20 {
		d.add("document/decision", Advice, 1, "Nothing in the document asks for a decision: no one is named who decides, and no date.", "Say what is to be decided, by whom and by when.")
	}
}

func (d *document) reading() {
	var total reading
	for i := range d.units {
		u := &d.units[i]
		if (u.kind == para || u.kind == item) && strings.Count(u.text, " ") > 7 {
			total.measure(u.text)
		}
	}
	if g := readability.Grade(len(total.sentences), total.words, total.syllables); total.words >= 200 && g > engineeringGrade+1 {
		d.add("document/reading", Advice, 1, fmt.Sprintf("The running text reads at grade %.1f, with %.0f words a sentence; 13 or lower is wanted.", g, float64(total.words)/float64(len(total.sentences))), "Shorten the longest sentences.")
	}
}
