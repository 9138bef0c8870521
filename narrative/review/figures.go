package review

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

var figureRules = []Rule{
	{
		ID: "figures/contradicts", Title: "A typed figure contradicts what the facts compute", Severity: Error,
		Why:     "The reader who checks one figure and finds another believes none of them.",
		Mend:    "Refer to the figure in curly brackets, so that it follows the facts, or correct the fact.",
		Example: "“ROI of 142 %” where costs and benefits come to 35 %",
		check:   func(c *checked) { c.report(contradicted) },
	},
	{
		ID: "figures/rounded", Title: "A typed figure is rounded the wrong way", Severity: Warning,
		Why:     "94 % for 93.3 % is small, and looks like making things up once somebody divides.",
		Mend:    "Refer to the figure in curly brackets, or round it to the nearest.",
		Example: "“94 % faster” where 45 min to 3 min is 93.3 % less",
		check:   func(c *checked) { c.report(misrounded) },
	},
	{
		ID: "figures/untraced", Title: "A typed figure that no fact holds", Severity: Warning,
		Why:     "A figure that comes from nowhere cannot be defended, and stays behind when the facts change.",
		Mend:    "Capture it as a figure and refer to it, or leave it out.",
		Example: "“saves 3,400 hours” where no fact says 3,400",
		check:   func(c *checked) { c.report(untraced) },
	},
	{
		ID: "figures/retyped", Title: "A figure is typed again instead of referred to", Severity: Advice,
		Why:     "It is right today, and stays as it is when the fact changes.",
		Mend:    "Refer to it in curly brackets.",
		Example: "“all 120 services” where the fact services holds 120",
		check:   func(c *checked) { c.report(retyped) },
	},
	{
		ID: "figures/tellings-differ", Title: "The two audiences are told different values", Severity: Error,
		Why:     "The CIO and the engineer compare notes after the meeting.",
		Mend:    "Write the same figure on both sides, best as a reference.",
		Example: "executives read “9 outages”, engineers “8 outages” of the same fact",
		check:   checkTellings,
	},
	{
		ID: "figures/arithmetic", Title: "A text contradicts its own arithmetic", Severity: Error,
		Why:     "All that is needed to check it stands in the same sentence.",
		Mend:    "Correct the result or what it was computed from.",
		Example: "“from 45 to 3 minutes, which is 50 % faster”",
		check:   checkOwnArithmetic,
	},
	{
		ID: "figures/units", Title: "Baseline and target cannot be compared", Severity: Error,
		Why:     "No change can be computed, and every reader will try.",
		Mend:    "Write both in the same unit, per the same period.",
		Example: "9 outages a month today, 99.9 % as the target",
		check:   checkUnits,
	},
	{
		ID: "figures/twice", Title: "A value is captured twice", Severity: Warning,
		Why:     "Somebody changes one of the two, and the brief says both.",
		Mend:    "Let the texts refer to the one, and delete the other.",
		Example: "a figure “waiting time” of 74 min beside an outcome that holds 74 min as its value of today",
		check:   checkTwice,
	},
	{
		ID: "figures/nothing", Title: "A measure is below nothing", Severity: Warning,
		Why:     "No reader has seen a negative time, count or share, and the change that is computed makes no sense.",
		Mend:    "Leave out the minus, or measure something else.",
		Example: "a waiting time of -5 hours",
		check:   checkNothing,
	},
	{
		ID: "figures/currency", Title: "An amount is in another currency", Severity: Error,
		Why:     "It is left out of every total, payback and return.",
		Mend:    "Convert it to the currency of the solution.",
		Example: "a cost of 40,000 EUR in a solution in USD",
		check:   checkCurrency,
	},
	{
		ID: "figures/dates", Title: "Dates are out of order", Severity: Error,
		Why:     "The plan cannot be carried out as it is written.",
		Mend:    "Move one of the two dates.",
		Example: "a milestone that ends before it starts",
		check:   checkDates,
	},
	{
		ID: "figures/horizon", Title: "A rate without a number of years", Severity: Warning,
		Why:     "The net present value is what a careful reader looks for first, and without a number of years there is none.",
		Mend:    "Fill in over how many years the returns are counted.",
		Example: "7 % a year, and no number of years",
		check:   checkHorizon,
	},
	{
		ID: "figures/ask", Title: "What is asked for is not what it costs", Severity: Error,
		Why:     "The amount to approve is the first figure that is checked.",
		Mend:    "Leave the amount of the ask empty, so that it is the sum of the costs, or say why they differ.",
		Example: "2.5 M USD asked for, one-off costs of 2.8 M USD",
		check:   checkAsk,
	},
	{
		ID: "figures/outcome", Title: "An outcome lacks its baseline, target, date or source", Severity: Warning,
		Why:     "A promise without a starting point or a date cannot be kept or broken.",
		Mend:    "Capture what is missing, or say as a question who can answer.",
		Example: "an outcome with a target and no value of today",
		check:   checkOutcomes,
	},
}

// verdict is what became of a figure that was typed in a text.
type verdict uint8

const (
	fine verdict = iota
	contradicted
	misrounded
	untraced
	retyped
)

// judgement is a typed figure with its verdict.
type judgement struct {
	verdict verdict
	place   Place
	said    line
	mend    line
	written string // in the text
	old     string // what to replace, and with what
	new     string
	gentle  bool // one step less grave than the rule
}

// instead is the fix that replaces what is written by a reference.
func (j judgement) instead(written, ref string) judgement {
	j.mend, j.old, j.new = linef("Write %s instead of “%s”.", ref, written), written, ref
	return j
}

func (c *checked) report(v verdict) {
	if c.judged == nil {
		c.judged = []judgement{}
		for i := range c.texts {
			c.judge(&c.texts[i])
		}
	}
	for _, j := range c.judged {
		if j.verdict == v {
			s := c.rule.Severity
			if j.gentle {
				s = Advice
			}
			f := c.add(j.place, s, j.mend, j.said)
			f.Old, f.New, f.Quote = j.old, j.new, j.written
		}
	}
}

// silent are fields in which a figure is a name, a place to look, or a test.
var silent = map[string]bool{
	"source": true, "technology": true, "protocol": true, "reference": true, "test": true, "term": true, "plain": true,
	"definition": true, "evidence": true, "verification": true, "owner": true, "from": true, "askedBy": true,
}

// surroundings are a figure with the words around it, further than any judgement
// looks: where they come again, so would the judgement.
type surroundings struct {
	text       string
	start, end int
}

func surroundingsOf(text string, start, end int) surroundings {
	const far = 64
	from := max(0, start-far)
	return surroundings{text[from:min(len(text), end+far)], start - from, end - from}
}

// judge compares every figure that was typed in a text with what the facts hold
// and compute.
func (c *checked) judge(t *factText) {
	if silent[t.place.Field] || t.form == narrative.Name || !strings.ContainsAny(t.raw, "0123456789") && !spelledFigure(t.raw) {
		return
	}
	text := c.resolve(t)
	before := map[string]int{} // where what is written alike was judged
	seen := map[surroundings]bool{}
	for _, r := range c.figuresOf(text.text) {
		if !text.typed(r.Start, r.End) || r.Ambiguous {
			continue
		}
		if here := surroundingsOf(text.text, r.Start, r.End); seen[here] {
			continue
		} else {
			seen[here] = true
		}
		j := c.judgeFigure(t, text, &r)
		if j.verdict != fine {
			written := text.text[r.Start:r.End]
			if at, again := before[written]; again && c.judged[at].verdict == j.verdict && c.judged[at].said.same(j.said) {
				continue
			}
			before[written] = len(c.judged)
			j.place = t.place
			j.written = written
			if j.place.Fact == "" && len(t.facts) == 1 {
				j.place.Fact = t.facts[0]
			}
			c.judged = append(c.judged, j)
		}
	}
}

// spelledFigure reports whether a text may hold a figure without a digit.
func spelledFigure(text string) bool {
	return strings.Contains(text, "alf") || strings.Contains(text, "ouble") || strings.Contains(text, "ripl") || strings.Contains(text, "ice") ||
		strings.Contains(text, "times") || strings.Contains(text, "hundred") || strings.Contains(text, "illion") || strings.Contains(text, "ouzen")
}

// wording of a value's fields, for messages.
func figureName(f figures.Quantity) string {
	if f.IsZero() {
		return "nothing"
	}
	return shown(f)
}
