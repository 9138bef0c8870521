package en

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// measureNouns name a measure, as the head of "sales growth", "systems
// availability" and "network share surveyed".
var measureNouns = wordSet(`time cost rate uptime share growth accuracy revenue margin volume number ratio index score level use usage effort
	budget spend turnover price lead load speed quality age work percentage proportion part fraction count rating coverage yield throughput
	amount value length distance duration backlog queue wait delay interest loss satisfaction occupancy churn rank productivity capacity`)

// singularMeasure reports whether a word names a measure.
func singularMeasure(w string) bool {
	if measureNouns[w] {
		return true
	}
	for _, end := range []string{"tion", "sion", "ity", "ness", "ment", "ance", "ence", "ing", "ship"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// sumNouns are plurals that are measures by themselves, of which nothing has a
// share: a percentage of them is one of what they were.
var sumNouns = wordSet(`costs prices sales losses savings expenses emissions margins rates ratios shares levels scores fees wages revenues
	profits earnings imports exports volumes numbers percentages proportions times speeds yields ratings premiums taxes returns`)

// measured is a measure as it stands in a sentence, with its article, and whether
// it is plural. Of things counted in per cent it is their share that is measured:
// the share of roads whose condition is known.
func measured(o *content.Outcome) (string, bool) {
	measure := lower(bare(o.Measure))
	closes := ""
	if strings.Contains(measure, ", ") && !strings.Contains(measure, " and ") && !strings.Contains(measure, " or ") {
		closes = "," // of what is only added: turnaround time, 90th percentile, falls
	}
	if (o.Target.Unit == "%" || o.Baseline.Unit == "%") && countsThings(measure) {
		return "the share of " + measure + closes, false
	}
	if isPlural(measure) {
		if (countedMore(o) || countsPeople(measure)) && countsThings(measure) && (o.Target.Unit == "" || loc.Names(o.Measure, o.Target.Unit)) {
			return "the number of " + measure + closes, false
		}
		return measure + closes, true
	}
	return withArticle(measure) + closes, false
}

// countsPeople reports whether a measure names people, who do not fall.
func countsPeople(measure string) bool {
	ws := strings.Fields(strings.ToLower(measure))
	if len(ws) == 0 {
		return false
	}
	head := headOf(ws)
	for head > 0 && (staying[ws[head]] || participle(ws[head])) {
		head--
	}
	return endsInPerson(ws[head])
}

// countedMore reports whether a number of things rises: it is the number that is
// raised, and not the lorries.
func countedMore(o *content.Outcome) bool {
	t := o.Target
	return o.Change.Moves && !o.Change.Falls && (t.Unit == "" || loc.Names(o.Measure, t.Unit))
}

// countsThings reports whether a measure names things and not what is measured of
// them: roads whose condition is known, milk thrown away; not conversion rates,
// nor the network share surveyed.
func countsThings(measure string) bool {
	ws := strings.Fields(strings.ToLower(measure))
	head := headOf(ws)
	if isPlural(measure) {
		for i := head; i >= 0; i-- {
			if w := strings.TrimRight(ws[i], ","); plainPlural(w) {
				return !sumNouns[w] || i < head // returns graded on the day
			}
		}
		return true
	}
	return head > 0 && participle(ws[head]) && !singularMeasure(ws[head-1])
}

// headOf is the place of the last word before a preposition, a relative or a
// bracket.
func headOf(ws []string) int {
	for i, w := range ws {
		if i > 0 && (endsHead[w] || determiners[w] || strings.HasPrefix(w, "(")) {
			return i - 1
		}
		if i > 0 && w == "away" {
			return i - 1
		}
	}
	return len(ws) - 1
}

// participle reports whether a word describes what stands before it: milk
// recycled, waste thrown away.
func participle(w string) bool {
	return strings.HasSuffix(w, "ed") && len(w) > 4 && !strings.HasSuffix(w, "eed") || participles[w]
}

var participles = wordSet(`thrown sold lost known paid met built done made sent seen held kept given taken found left spent caught bought won
	written grown read driven born understood told`)

// countable are singular measures of which there is one in its place, and which
// therefore take an article: the customer rating, the wait at the desk.
var countable = wordSet(`rate rating score share ratio index level number backlog queue wait price distance length duration gap deficit surplus
	bill premium average median percentage proportion amount delay count size workload balance interval rank`)

// restricts are the words after which a measure is one in particular: the time
// between two operations.
var restricts = wordSet("of to for between until till before after from that which since against per")

// withArticle gives a measure the article it takes within a sentence: the time to
// settle a claim, the share of payments, the churn rate; service uptime and lead
// time need none.
func withArticle(measure string) string {
	if isPlural(measure) {
		return measure
	}
	ws := strings.Fields(strings.ToLower(measure))
	if len(ws) == 0 || hasArticle[ws[0]] || strings.HasSuffix(ws[0], "'s") || strings.HasSuffix(ws[0], "’s") {
		return measure
	}
	head := headOf(ws)
	after := ""
	if head+1 < len(ws) {
		after = ws[head+1]
	}
	switch word := strings.TrimRight(ws[head], ","); {
	case restricts[after], determiners[after], countable[word], head == 0 && after != "": // the time at the gate, but theatre time in use
	case ws[0] == "mean", ws[0] == "average", ws[0] == "median", ws[0] == "longest", ws[0] == "shortest", ws[0] == "highest", ws[0] == "lowest":
	case head > 0 && participle(word) && measureNouns[ws[head-1]]: // the network share surveyed
	default:
		return measure
	}
	return "the " + measure
}

var hasArticle = wordSet("the a an our their its your his her my every each no use what how whether less more fewer lower higher cheaper shorter longer faster better")

// namesIt reports whether a measure names what its figures count, so that they can
// go without the noun.
func namesIt(o *content.Outcome) bool {
	return (o.Baseline.IsZero() || loc.Names(o.Measure, o.Baseline.Unit)) && (o.Target.IsZero() || loc.Names(o.Measure, o.Target.Unit))
}

// valueOf writes one end of an outcome beside its measure.
func valueOf(o *content.Outcome, q figures.Quantity, f figures.Form) string {
	f.DropNoun = loc.Names(o.Measure, q.Unit)
	return loc.Quantity(q, f.OneScale(o.Baseline, o.Target))
}

// baselineOf writes today's value. A bound there is the worst case seen, and no
// promise: up to 24 h.
func baselineOf(o *content.Outcome, f figures.Form) string {
	return worstCase(o.Baseline, valueOf(o, o.Baseline, f))
}

func worstCase(q figures.Quantity, text string) string {
	if q.Qualifier == figures.AtMost {
		if rest, ok := strings.CutPrefix(text, loc.Qualifiers[figures.AtMost]); ok {
			return "up to " + rest
		}
	}
	return text
}

// fromTo says the two ends of an outcome: from 45 to 3 minutes.
func fromTo(o *content.Outcome, f figures.Form) string {
	from, to := loc.Pair(o.Baseline, o.Target, f, namesIt(o))
	from = worstCase(o.Baseline, from)
	if unit := loc.Noun(o.Target.Unit, decimal.Zero); unit != "" && strings.HasPrefix(strings.ToLower(o.Measure), unit+" ") {
		from, to = strings.Replace(from, " "+unit, "", 1), strings.Replace(to, " "+unit, "", 1) // days to refund
	}
	if _, after, found := strings.Cut(o.Measure, " from "); found && strings.Contains(after, " to ") { // that says from where to where already
		return "to " + valueOf(o, o.Target, f) + " (" + baselineOf(o, f) + " today)"
	}
	// From 40–75 seconds to 2–3, since a range has a "to" of its own.
	if o.Baseline.Qualifier == figures.Range {
		from = strings.Replace(from, loc.To, loc.Dash, 1)
	}
	if o.Target.Qualifier == figures.Range {
		to = strings.Replace(to, loc.To, loc.Dash, 1)
	}
	return "from " + from + " to " + to
}

// insteadOf says the two ends of an outcome, the target first: 4 weeks instead of
// 19.
func insteadOf(o *content.Outcome, f figures.Form) string {
	than := worstCase(o.Baseline, loc.Than(o.Baseline, o.Target, f, namesIt(o)))
	return valueOf(o, o.Target, f) + " instead of " + than
}

// moves tells an outcome as a clause: service uptime rises from 97.5 % to
// 99.9 %; of a target its author is not sure of, that it could.
func moves(o *content.Outcome, f figures.Form) string {
	if o.Sentence.Has() {
		return o.Sentence.Text
	}
	if o.Target.IsZero() {
		return ""
	}
	subject, many := measured(o)
	tell := func(singular, plural string) string {
		switch {
		case o.Doubtful:
			return subject + " could " + plural + " "
		case many:
			return subject + " " + plural + " "
		}
		return subject + " " + singular + " "
	}
	switch {
	case strings.HasPrefix(o.Target.Unit, "times "):
		return tell("becomes", "become") + loc.Quantity(o.Target, f)
	case o.Baseline.IsZero() || !o.Change.Moves:
		return tell("reaches", "reach") + valueOf(o, o.Target, f)
	case keeps(o):
		return tell("stays", "stay") + within(o, f) + " (" + baselineOf(o, f) + " today)"
	case o.Change.Falls:
		return tell("falls", "fall") + fromTo(o, f)
	}
	return tell("rises", "rise") + fromTo(o, f)
}

// keeps reports whether a target is a limit that today's value keeps already:
// 2.1 % today, at most 2.5 % promised.
func keeps(o *content.Outcome) bool {
	switch o.Target.Qualifier {
	case figures.AtMost, figures.LessThan:
		return o.Change.Moves && !o.Change.Falls
	case figures.AtLeast, figures.MoreThan:
		return o.Change.Moves && o.Change.Falls
	}
	return false
}

// within is a target that is a limit as what a measure stays within: at 2.5 % or
// less, below 3 s.
func within(o *content.Outcome, f figures.Form) string {
	exact := o.Target
	exact.Qualifier = figures.Exact
	value := valueOf(o, exact, f)
	switch o.Target.Qualifier {
	case figures.AtMost:
		return "at " + value + " or less"
	case figures.AtLeast:
		return "at " + value + " or more"
	case figures.LessThan:
		return "below " + value
	}
	return "above " + value
}

// purpose tells an outcome as what something is done for, with its figures: cut
// running costs by 79 %, raise service uptime from 97.5 % to 99.9 %.
func purpose(o *content.Outcome) string { return purposeIn(o, figures.Form{}) }

func purposeIn(o *content.Outcome, f figures.Form) string {
	c := o.Change
	measure, _ := measured(o)
	if strings.HasPrefix(o.Target.Unit, "times ") {
		return "make " + measure + " " + loc.Quantity(o.Target, f)
	}
	if !c.Moves {
		if o.Target.IsZero() || o.Target.Unit == "times" {
			return ""
		}
		return "bring " + measure + " to " + valueOf(o, o.Target, f)
	}
	switch {
	case keeps(o):
		return "keep " + measure + " " + within(o, f)
	case c.Falls && o.Target.IsMoney() && !c.Relative.IsZero():
		return "cut " + measure + " by " + prose(c.Relative)
	case c.Falls:
		return "cut " + measure + " " + fromTo(o, f)
	}
	return "raise " + measure + " " + fromTo(o, f)
}

// effect is a purpose as what something does: this cuts running costs by 79 %.
func effect(o *content.Outcome) string {
	p := purpose(o)
	if p == "" {
		return ""
	}
	verb, rest, _ := strings.Cut(p, " ")
	if o.Doubtful {
		return "this could " + p
	}
	return "this " + verb + "s " + rest
}
