package en

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// Stakes tells executives the cost of doing nothing.
func (English) Stakes(c content.Stakes) content.Draft {
	var d content.Draft
	if c.Thin() {
		if len(c.Consequences) > 0 {
			return content.Draft{Silent: toldWith("what the problem leads to", "situation", narrative.Executive)}
		}
		return content.Draft{}
	}
	if h, text := monthlyAlone(c); h != "" {
		return content.Draft{Heading: h, Facts: c.Monthly[0].Own, Lines: []content.Line{paragraph("monthly", text, c.Monthly[0].Own)}}
	}
	rest, stands := c.Consequences, false
	if !c.CashMonth.IsZero() && c.CashMonth.Value.IsPositive() {
		sum := rounded(c.CashMonth.Quantity, figures.Quantity{})
		d.Heading = pick(c.Seed, 6, "Every month of delay costs "+sum, "Each month lost costs "+sum, "A month's delay costs "+sum)
		d.Facts = c.CashMonth.Facts
		d.Lines = append(d.Lines, paragraph("cash", cashSentence(c), c.Cash.Facts))
	} else {
		d.Heading, d.Facts, rest, stands = consequenceHeading(c)
	}
	for i, p := range rest {
		text := sentence(p.Text)
		d.Lines = append(d.Lines, paragraph("consequence/"+number(i+1), text, p.Facts))
	}
	if len(c.Monthly) > 0 {
		o := c.Monthly[0]
		d.Lines = append(d.Lines, paragraph("monthly", anotherToo(o, stands), o.Own))
	}
	return d
}

// monthlyAlone heads the stakes with what each month brings, where nothing else is
// known of them.
func monthlyAlone(c content.Stakes) (heading, text string) {
	if len(c.Consequences) > 0 || c.Paid() || len(c.Monthly) != 1 || firstStanding(c) != nil {
		return "", ""
	}
	o := c.Monthly[0]
	if text = another(o, false); !strings.HasPrefix(text, "Each month brings ") {
		return "", ""
	}
	brings := strings.TrimSuffix(text, ".")
	return brings, sentence("the target is ", loc.Number(o.Target.Value))
}

// consequenceHeading heads the stakes with a whole consequence where something
// else is left for the text, and otherwise with what stays as it is.
func consequenceHeading(c content.Stakes) (heading string, fs []string, rest []content.Phrase, stands bool) {
	if len(c.Consequences) > 0 {
		first := c.Consequences[0]
		more := len(c.Consequences) > 1 || len(c.Monthly) > 0
		if more && words(first.Text) <= 17 {
			return upper(first.Text), first.Facts, c.Consequences[1:], false
		}
		if clauses := split(first.Text); len(clauses) > 1 && words(clauses[0]) <= 17 {
			tail := content.Phrase{Text: strings.Join(clauses[1:], "; "), Facts: first.Facts}
			return upper(clauses[0]), first.Facts, append([]content.Phrase{tail}, c.Consequences[1:]...), false
		}
	}
	if o := firstStanding(c); o != nil {
		return strings.TrimSuffix(standing(o), "."), o.Own, c.Consequences, true
	}
	return "What waiting means", nil, c.Consequences, false
}

func firstStanding(c content.Stakes) *content.Outcome {
	if len(c.Standing) > 0 {
		return c.Standing[0]
	}
	return nil
}

// standing says what stays as it is.
func standing(o *content.Outcome) string {
	return sentence("until something changes, ", stays(o, ""))
}

// stays says that a measure keeps today's value.
func stays(o *content.Outcome, also string) string {
	subject, many := measured(o)
	stays := "stays"
	if many {
		stays = "stay"
	}
	return subject + " " + also + stays + " at " + baselineOf(o, figures.Form{})
}

// cashSentence shows where the monthly sum comes from. The names of benefits can
// be singular or plural, and so the sum is the subject.
func cashSentence(c content.Stakes) string {
	if len(c.Benefits) > 1 { // the return is taken apart where it is told
		return netSentence(c)
	}
	names := list(articled(c.Benefits))
	if c.Running.IsZero() {
		from := ""
		if names != "" {
			from = " (" + names + ")"
		}
		return sentence("the gain is ", prose(c.Cash.Quantity), " in cash", from, "; a twelfth of it is lost every month")
	}
	running, month := c.Running, c.CashMonth.Quantity
	running.Per, month.Per = "", ""
	month.Value = roundedValue(month, figures.Quantity{})
	write := oneWay(prose, c.Cash.Quantity, running)
	gain, costs, left := write(c.Cash.Quantity), write(running), write(month)
	if names == "" || strings.Contains(names, " from ") {
		of := ""
		if names != "" {
			of = " (" + names + ")"
		}
		return sentence("the gain is ", gain, " in cash", of, pick(c.Seed, 5,
			"; running costs take "+costs+" of it, which leaves "+left+" a month",
			"; less running costs of "+costs+", that is "+left+" a month"))
	}
	from := listFor("from", articled(c.Benefits))
	return sentence(pick(c.Seed, 5,
		gain+" in cash comes "+from+"; running costs take "+costs+" of it, which leaves "+left+" a month",
		"waiting forgoes "+gain+" in cash "+from+", less running costs of "+costs+": "+left+" a month",
		"of "+gain+" in cash "+from+", "+costs+" goes into running costs; what is left comes to "+left+" a month"))
}

// netSentence shows what the monthly sum is a twelfth of, after running costs.
func netSentence(c content.Stakes) string {
	net := c.Cash.Quantity
	if c.Running.IsZero() {
		return sentence("that is a twelfth of ", prose(net), " in cash")
	}
	net.Value = net.Value.Sub(c.Running.Value)
	net.Value = figures.Significant(net.Value, 3)
	year := prose(net)
	return sentence(pick(c.Seed, 5,
		"that is a twelfth of "+year+" in cash, with running costs already taken off",
		"once running costs are paid, "+year+" in cash is left; a twelfth of it is lost every month",
		"what is forgone is "+year+" in cash, after running costs"))
}

// articled gives names of benefits the article they take within a sentence.
func articled(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = withArticle(lower(n))
	}
	return out
}

// anotherToo says what each month brings that the target would avoid; beside what
// else waiting costs, all of it would be more than waiting brings.
func anotherToo(o *content.Outcome, stands bool) string {
	text := another(o, stands)
	less := o.Baseline.Value.Sub(o.Target.Value)
	if !strings.HasPrefix(text, "Each month brings ") || o.Target.Value.IsZero() || o.Baseline.Unit != o.Target.Unit || o.Baseline.Per != o.Target.Per {
		return text
	}
	return sentence("each month also brings ", loc.Number(less), " ", lower(bare(o.Measure)), " that the target would avoid")
}

// another says what each month brings again; stands says that the heading tells
// what stays as it is. What it would bring is told with the outcomes.
func another(o *content.Outcome, stands bool) string {
	measure := lower(bare(o.Measure))
	unit := o.Baseline.Unit
	named := unit == "" && isPlural(measure) || unit != "" && strings.HasPrefix(strings.ToLower(measure), strings.ToLower(unit))
	if !named || o.Baseline.Qualifier != figures.Exact || o.Target.Qualifier != figures.Exact {
		if stands { // the heading has said until when
			return sentence(stays(o, "also "))
		}
		return standing(o)
	}
	return sentence("each month brings ", loc.Number(o.Baseline.Value), " ", measure)
}
