package en

import (
	"strings"

	"bifocal/narrative/framing/content"
)

// ExecutiveRisk tells the top risks in business terms.
func (en English) ExecutiveRisk(c content.Risks) content.Draft {
	n := len(c.Items)
	if n == 0 {
		return restsOn(c)
	}
	if n == 1 && len(c.Left) == 0 {
		return en.oneRisk(c)
	}
	d := content.Draft{Heading: riskHeading(c), Lines: make([]content.Line, 0, n+1+len(c.Assumptions))}
	p := en.passage()
	as := sayOwners(c.Items)
	for i, r := range c.Items {
		tellRisk(&p, r, c.Seed+uint32(i), as)
		d.Lines = append(d.Lines, p.item(r.ID, r.Event.Facts, r.Impact.Facts, r.Mitigation.Facts, r.Owner.Facts))
	}
	if n := len(c.Left); n > 0 {
		d.Lines = append(d.Lines, content.Line{
			Part: "more", Kind: content.Note, Facts: c.Left,
			Text: sentence(count(n, "further risk is", "further risks are"), " told to the engineers"),
		})
	}
	d.Lines = append(d.Lines, assumedLines("the result", c.Assumptions)...)
	return d
}

// restsOn tells assumptions where there is no risk to tell them with.
func restsOn(c content.Risks) content.Draft {
	n := len(c.Assumptions)
	if n == 0 {
		return content.Draft{}
	}
	d := content.Draft{Heading: "The result rests on " + count(n, "assumption", "assumptions"), Lines: assumedLines("the result", c.Assumptions)}
	for i := range c.Assumptions {
		d.Lines[i].Text = sentence(because(&c.Assumptions[i]))
	}
	return d
}

// tellRisk tells what could happen, what it would mean and what is done about
// it. An event that may be no clause stands before a colon, which asks for none.
func tellRisk(p *passage, r *content.RiskItem, seed uint32, as ownerForm) {
	event := lower(r.Event.Text)
	answer, watched := mitigation(r, as)
	clause := hasVerb(event) && words(event) <= 14 && !strings.Contains(event, ", ")
	switch {
	case r.Impact.Has() && nominal(event):
		p.sentence(event, ": ", lower(r.Impact.Text))
	case r.Impact.Has():
		p.sentence("if ", event, ", ", lower(r.Impact.Text))
	case answer == "" && clause:
		p.sentence("there is a risk that ", event)
	case answer == "":
		p.sentence(event)
	case clause:
		p.sentence(pick(seed, 3, "in case ", "against the risk that "), event, ", ", lower(answer))
		p.add(watched)
		return
	case nominal(event):
		p.sentence(event, ": ", lower(answer))
		p.add(watched)
		return
	default:
		p.sentence("against the risk that ", event, ", ", lower(answer))
		p.add(watched)
		return
	}
	tellAnswer(p, r, as)
}

// ownerForm is how owners are named behind what they answer for.
type ownerForm uint8

const (
	bracketed ownerForm = iota // (head of patient logistics), or in a sentence where that could be misread
	labelled                   // (owner: head of patient logistics)
)

// sayOwners names the owners of a list alike: with a label where one of them could be
// read as explaining the last word.
func sayOwners(items []*content.RiskItem) ownerForm {
	for _, r := range items {
		if _, watched := mitigation(r, bracketed); watched != "" && len(items) > 1 {
			return labelled
		}
	}
	return bracketed
}

// mitigation is what is done about a risk, and by whom; watched says the latter in
// a sentence of its own, where a bracket behind the last word could be read as
// explaining it: to judge a person (head of patient logistics).
func mitigation(r *content.RiskItem, as ownerForm) (text, watched string) {
	m := r.Mitigation.Text
	if m == "" || !r.Owner.Has() || mentions(m, r.Owner) {
		return m, ""
	}
	if as == labelled {
		return m + " (owner: " + owner(r.Owner) + ")", ""
	}
	if endsInPerson(m) {
		return m, sentence(full(r.Owner) + " " + does(r.Owner, "answers", "answer") + " for it")
	}
	return m + " (" + owner(r.Owner) + ")", ""
}

// endsInPerson reports whether the last word of a text may name people, and so
// could be explained by a bracket that names somebody.
func endsInPerson(text string) bool {
	ws := strings.Fields(strings.ToLower(text))
	if len(ws) == 0 {
		return false
	}
	last := strings.TrimRight(ws[len(ws)-1], ".,;:)")
	if people[last] {
		return true
	}
	one := loc.Singular(last)
	if people[one] {
		return true
	}
	for _, end := range []string{"er", "or", "ist", "ian", "ee"} {
		if strings.HasSuffix(one, end) && len(one) > len(end)+2 && !things[one] {
			return true
		}
	}
	return false
}

var (
	people = wordSet(`person people persons staff team man woman men women child children nurse clerk patient student customer client guest
		tenant colleague citizen member lead head chief pilot guard cook agent crew group anybody anyone everybody everyone somebody someone
		nobody board council committee department office company partner union family resident applicant assistant consultant accountant`)
	// things end as people do, and are none.
	things = wordSet(`paper number server order water power winter summer october november december september quarter computer cluster
		container sensor error floor door factor border corner counter register letter matter offer supper dinner layer router printer
		scanner transfer answer cover trigger buffer after other under over never later earlier longer shorter lower higher fewer better
		further former latter together either neither whether however center centre charter chapter barrier carrier driver filter meter
		monitor mirror motor tractor trailer tower tier user's degree fee coffee committee guarantee tree three list twist mist exist
		rather ever refer consider register weather feather danger trailer timer holder folder header boiler cooler freezer
		controller connector processor compressor reactor detector indicator vector sector`)
)

// tellAnswer tells the mitigation in a sentence of its own, or who watches a risk
// that has none.
func tellAnswer(p *passage, r *content.RiskItem, as ownerForm) {
	if m, watched := mitigation(r, as); m != "" {
		p.sentence(m)
		p.add(watched)
	} else if r.Owner.Has() {
		p.sentence(full(r.Owner), " ", does(r.Owner, "watches", "watch"), " it")
	}
}

// tellOneAnswer is tellAnswer for the only risk, whose owner no heading announces:
// a name in a bracket would belong to what stands before it.
func tellOneAnswer(p *passage, r *content.RiskItem) {
	if !r.Mitigation.Has() || !r.Owner.Has() || mentions(r.Mitigation.Text, r.Owner) {
		tellAnswer(p, r, bracketed)
		return
	}
	p.sentence(r.Mitigation.Text)
	p.sentence(full(r.Owner), " ", does(r.Owner, "sees", "see"), " to it")
}

// nominal reports whether an event is a noun phrase, behind which "if" would be
// wrong: loss of key people, a late delivery of the interface.
func nominal(event string) bool {
	if hasVerb(event) {
		return false
	}
	var room [16]string
	ws := room[:0]
	for w := range strings.FieldsSeq(strings.ToLower(event)) {
		ws = append(ws, w)
	}
	if len(ws) > 2 && ws[0] == "no" && endsHead[ws[2]] && len(ws) <= 8 { // no radio in the valleys
		return true
	}
	if len(ws) > 2 && (ws[1] == "that" || ws[1] == "who" || ws[1] == "which") { // ships that hide
		return true
	}
	for i, w := range ws {
		if i > 3 {
			break
		}
		if i+1 < len(ws) && (ws[i+1] == "of" || ws[i+1] == "in" || ws[i+1] == "at" || ws[i+1] == "by" || i+1 == len(ws)-1) && eventNouns[w] {
			return true
		}
	}
	return len(ws) > 0 && eventNouns[ws[len(ws)-1]]
}

// eventNouns name what happens.
var eventNouns = wordSet(`loss lack delay delays failure failures shortage absence outage outages breach theft fire flood overrun overruns
	delivery resistance dependence dependency departure withdrawal lock-in turnover downtime sickness illness opposition change`)

func riskHeading(c content.Risks) string {
	n, owned, met, meant := len(c.Items)+len(c.Left), 0, 0, 0
	for _, r := range c.Items {
		if r.Owner.Has() {
			owned++
		}
		if r.Mitigation.Has() {
			met++
		}
		if r.Impact.Has() {
			meant++
		}
	}
	all := len(c.Items)
	if len(c.Left) > 0 {
		return upper(loc.Cardinal(n)) + " risks are known, and these weigh most"
	}
	switch {
	case owned == all && met == all && n == 2:
		return "Two risks, and both have an owner and an answer"
	case owned == all && met == all:
		return upper(loc.Cardinal(n)) + pick(c.Seed, 1, " risks, each with an owner and an answer", " risks are known; each is owned and being met")
	case met == all && n == 2:
		return "Two risks, and both have an answer"
	case met == all:
		return upper(loc.Cardinal(n)) + " risks, each with an answer"
	case greatest(c) != "":
		return upper(loc.Cardinal(n)) + " risks, the greatest: " + greatest(c)
	case meant == all:
		return upper(loc.Cardinal(n)) + " risks, and what each would mean"
	}
	return upper(loc.Cardinal(n)) + " risks are known"
}

// greatest is the event of the risk that is rated above all others, where it is
// short.
func greatest(c content.Risks) string {
	if len(c.Items) < 2 {
		return ""
	}
	top, next := c.Items[0], c.Items[1]
	if top.Likelihood*top.Severity <= next.Likelihood*next.Severity || words(top.Event.Text) > headlineWords-2 {
		return ""
	}
	return lower(top.Event.Text)
}

// EngineeringRisk tells causes, scores and mitigations.
func (en English) EngineeringRisk(c content.Risks) content.Draft {
	n := len(c.Items)
	if n == 0 {
		return content.Draft{}
	}
	var d content.Draft
	top := c.Items[0]
	if score := top.Likelihood * top.Severity; score > 0 && n > 1 {
		d.Heading = upper(count(n, "risk", "risks")) + ", " + highest(c.Items, score)
	} else if n > 1 {
		d.Heading = upper(count(n, "risk", "risks")) + risksTold(c.Items)
	}
	if n == 1 {
		return en.oneRisk(c)
	}
	t := en.table(len(c.Items), "Risk", "Cause", "Likelihood × impact", "Mitigation", "Owner")
	for _, r := range c.Items {
		score := ""
		if r.Likelihood > 0 && r.Severity > 0 {
			score = number(r.Likelihood) + " × " + number(r.Severity) + " = " + number(r.Likelihood*r.Severity)
		}
		t.add(r.ID, t.paper.Facts(r.Event.Facts, r.Cause.Facts, r.Mitigation.Facts, r.Owner.Facts),
			r.Event.Text, r.Cause.Text, score, r.Mitigation.Text, owner(r.Owner))
	}
	d.Lines = t.lines("risks")
	return d
}

// risksTold says what a table of risks without scores tells of all of them.
func risksTold(items []*content.RiskItem) string {
	causes, met := 0, 0
	for _, r := range items {
		if r.Cause.Has() {
			causes++
		}
		if r.Mitigation.Has() {
			met++
		}
	}
	switch n := len(items); {
	case causes == n:
		return " and what causes them"
	case met == n:
		return " and how they are met"
	}
	return plural(len(items), " is", " are") + " known"
}

// highest says at what the risks are rated that are rated highest.
func highest(items []*content.RiskItem, score int) string {
	n := 0
	for _, r := range items {
		if r.Likelihood*r.Severity == score {
			n++
		}
	}
	at := number(score) + " of 25"
	switch {
	case n == len(items) && n == 2:
		return "both rated " + at
	case n == len(items):
		return "all rated " + at
	case n == 1 && len(items) == 2:
		return "the higher at " + at
	case n == 1:
		return "the highest at " + at
	}
	return "the " + loc.Cardinal(n) + " highest at " + at
}

// oneRisk heads the theme with what could happen, where that is short, and tells
// the rest below.
func (en English) oneRisk(c content.Risks) content.Draft {
	r := c.Items[0]
	d := content.Draft{Facts: r.Event.Facts}
	p := en.passage()
	conditional := "if " + lower(r.Event.Text) + ", " + lower(r.Impact.Text)
	short := words(r.Event.Text) <= headlineWords+2
	rest := r.Mitigation.Has() || r.Owner.Has() || r.Cause.Has()
	switch {
	case r.Impact.Has() && !nominal(r.Event.Text) && words(conditional) <= 15 && rest:
		d.Heading, d.Facts = upper(conditional), facts(r.Event.Facts, r.Impact.Facts)
	case r.Impact.Has() && nominal(r.Event.Text) && short:
		d.Heading = "One risk: " + lower(r.Event.Text)
		p.sentence(r.Impact.Text)
	case !r.Impact.Has() && short && rest:
		d.Heading = "One risk: " + lower(r.Event.Text) // read alone, it would be a fact
	case r.Impact.Has() && rest && !nominal(r.Event.Text) && words(r.Event.Text) <= headlineWords+5:
		d.Heading = "The risk is that " + lower(r.Event.Text)
		p.sentence("then ", lower(r.Impact.Text))
	default:
		d.Heading = "One risk is known"
		if r.Mitigation.Has() {
			d.Heading = "One risk, and how it is met"
		}
		lone := *r
		lone.Mitigation, lone.Owner = content.Phrase{}, content.Person{}
		tellRisk(&p, &lone, c.Seed, bracketed)
	}
	if r.Cause.Has() {
		p.sentence("the cause is that ", strings.TrimPrefix(lower(r.Cause.Text), "because "))
	}
	tellOneAnswer(&p, r)
	if c.Scored {
		p.add(score(r))
	}
	d.Lines = append(d.Lines, p.paragraph(r.ID, r.Event.Facts, r.Impact.Facts, r.Cause.Facts, r.Mitigation.Facts, r.Owner.Facts))
	d.Lines = append(d.Lines, assumedLines("the result", c.Assumptions)...)
	return d
}

// score tells how engineers rate a risk.
func score(r *content.RiskItem) string {
	if r.Likelihood == 0 || r.Severity == 0 {
		return ""
	}
	return sentence("the risk is rated ", number(r.Likelihood), " of 5 in likelihood and ", number(r.Severity), " of 5 in impact")
}

func number(n int) string { return loc.Whole(n) }
