package en

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative/framing/content"
)

// parted is a decision's options, the chosen one apart.
func parted(d *content.Decision) (chosen *content.Option, others []*content.Option) {
	others = make([]*content.Option, 0, len(d.Options))
	for i := range d.Options {
		if o := &d.Options[i]; o.Chosen {
			chosen = o
		} else {
			others = append(others, o)
		}
	}
	return chosen, others
}

// settled reports whether one of the options was chosen.
func settled(d *content.Decision) bool {
	return slices.ContainsFunc(d.Options, func(o content.Option) bool { return o.Chosen })
}

func names(os []*content.Option) []string {
	out := make([]string, len(os))
	for i, o := range os {
		out[i] = o.Name.Text
	}
	return out
}

// longestChoice is how many words a heading may have that names a question, what
// was chosen and what was not.
const longestChoice = 15

// choice heads a decision: where the services run: managed Kubernetes, over
// tidying up EC2. Names are put beside one another and never made the subject of
// a verb, because they can be singular or plural.
func choice(d *content.Decision) string {
	chosen, others := parted(d)
	about := strings.TrimRight(d.Question.Text, "?. ")
	switch {
	case chosen == nil && len(others) > 1:
		open := strings.Replace(list(names(others)), " and ", " or ", 1)
		if about == "" {
			return "Still open: " + open
		}
		return upper(about) + " is still open: " + open
	case chosen == nil:
		return upper(about)
	}
	taken := chosen.Name.Text
	if len(others) > 0 {
		over := ", over "
		if strings.Contains(taken, ", ") || initials(taken) || prefaces[leadWord(others[0].Name.Text)] {
			over = ", rather than "
		}
		if over += list(names(others)); words(about)+words(taken)+words(over) <= longestChoice || about == "" {
			taken += over
		}
	}
	if about == "" {
		return "The choice: " + taken
	}
	return upper(about) + ": " + taken
}

// initials reports whether a name begins with a name of technology, over which another
// one could run: LoRaWAN, MQTT.
func initials(name string) bool {
	word, _, _ := strings.Cut(name, " ")
	n := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

func optionFacts(p *passage, d *content.Decision) []string {
	fs := d.Own
	for i := range d.Options {
		o := &d.Options[i]
		fs = p.paper.Facts(fs, o.Name.Facts, o.For.Facts, o.Against.Facts)
	}
	return fs
}

// weighed tells what speaks for and against each option, the chosen one first,
// behind its name, as what that does or with a colon; of the chosen one, what
// follows from it too.
func weighed(p *passage, d *content.Decision) []content.Line {
	chosen, others := parted(d)
	if chosen != nil {
		others = slices.Insert(others, 0, chosen)
	}
	lines := make([]content.Line, 0, len(others))
	for i, o := range others {
		lead, between := p.upper(o.Name.Text), ": "
		if isSubject(o) {
			between = " "
		} else if verb := leadWord(o.For.Text + o.Against.Text); (o.For.Has() || o.Against.Has()) && (finiteVerbs[verb] || thirdPerson(o.For.Text+o.Against.Text)) && !finiteVerbs[leadWord(afterFirst(o.For.Text+o.Against.Text))] {
			between = ": it " // as it was asked for
			if pluralName(o.Name.Text) && !isFirm(o, others) {
				between = ": they "
			}
		}
		pro, con := lowerFirst(o.For.Text), lowerFirst(o.Against.Text)
		if pluralName(o.Name.Text) && !isFirm(o, others) {
			pro, con = manyDo(pro), manyDo(con)
		}
		switch {
		case pro == "" && con == "":
			continue
		case pro != "" && con != "":
			p.sentence(lead, between, pro, ", but ", con)
		default:
			p.sentence(lead, between, pro, con)
		}
		var follows []string
		if o.Chosen && d.Consequences.Has() {
			p.sentence(lower(d.Consequences.Text))
			follows = d.Consequences.Facts
		}
		line := p.item(p.paper.Write(d.ID, "/option/", number(i+1)), d.Own, o.Name.Facts, o.For.Facts, o.Against.Facts, follows)
		line.Lead = lead
		lines = append(lines, line)
	}
	if len(lines) == 1 {
		lines[0].Kind = content.Paragraph
	}
	return lines
}

// afterFirst is a text without its first word.
func afterFirst(text string) string {
	_, rest, _ := strings.Cut(text, " ")
	return rest
}

// isSubject reports whether the name of an option can be the subject of what was
// typed of it as after "It": not where that begins with no verb, nor where the name
// is itself what somebody does.
func isSubject(o *content.Option) bool {
	text := o.For.Text
	if text == "" {
		text = o.Against.Text
	}
	name := leadWord(o.Name.Text)
	verb := leadWord(text)
	return (thirdPerson(verb) || finiteVerbs[verb] || pluralName(o.Name.Text) && plainVerbs[verb]) && !doings[name] && !decides[name] && !endsHead[name] &&
		!prefaces[name] && !strings.ContainsAny(o.Name.Text, ",;:") && !hasVerb(o.Name.Text)
}

// pluralName reports whether the name of an option is plural for certain, as its
// verb has to agree with it: by its head noun or an "and", and not by a noun that
// only describes it: the bank's own data centre, the returns partner.
func pluralName(name string) bool {
	if !isPlural(name) {
		return false
	}
	ws := strings.Fields(strings.ToLower(name))
	head := headOf(ws)
	for i, w := range ws {
		if i > 0 && i < len(ws)-1 && w == "and" {
			return true
		}
	}
	last := strings.TrimRight(ws[head], ",")
	return plainPlural(last) || participle(last) && head > 0 && plainPlural(ws[head-1])
}

// isFirm reports whether the name of an option is that of one firm or product,
// however it ends: all its words have capitals although the author writes the other
// options without, or it ends as firms do.
func isFirm(o *content.Option, all []*content.Option) bool {
	if o.Proper {
		return true
	}
	ws := strings.Fields(o.Name.Text)
	if len(ws) == 0 || !capitalised(ws) {
		return false
	}
	if len(ws) > 1 && firms[ws[len(ws)-1]] {
		return true
	}
	for _, other := range all {
		if r, _ := utf8.DecodeRuneInString(other.Name.Text); unicode.IsLower(r) {
			return true
		}
		if len(ws) > 1 && words(other.Name.Text) > 1 && !capitalised(strings.Fields(other.Name.Text)) {
			return true
		}
	}
	return false
}

var firms = wordSet(`Systems Instruments Partners Solutions Technologies Industries Services Labs Laboratories Works Brothers Sons Daughters
	Associates Communications Networks Analytics Logistics Electronics Robotics Holdings Motors Airlines Foods Pharmaceuticals Consultants`)

// plainVerbs are what is often said of an option whose name is plural.
var plainVerbs = wordSet("need cost bring give show save work help fit suit depend lack offer leave let keep cover serve require allow avoid last know see hear find run stay fall rise carry take make have pay lose win free do use read meet end start stop tie bind put send grow survive come go hold stand share open close")

// doings are the verbs that the name of an option often begins with.
var doings = wordSet(`do keep buy build wait stay rent hire move use extend renew repair replace outsource leave continue tidy add change
	upgrade migrate switch stop start run let split merge rebuild redesign retire write make go hold postpone delay defer share lease`)

// manyDo makes what was typed as after "It" agree with a name that is plural: two
// specialties show mistakes early, and cost a third.
func manyDo(text string) string {
	at := 0
	for {
		word, rest, more := strings.Cut(text[at:], " ")
		switch {
		case more && adverbs[strings.ToLower(word)]:
			at += len(word) + 1
			continue
		case !thirdPerson(word), finiteVerbs[leadWord(rest)] && !finiteVerbs[word]: // no verb, but what one is said of
			return text
		}
		text = text[:at] + bareVerb(word) + text[at+len(word):]
		next := strings.Index(text[at:], " and ")
		if next < 0 || strings.ContainsAny(text[at:at+next], ",;") {
			return text
		}
		if at += next + len(" and "); strings.IndexByte(text[at:], ' ') < 0 {
			return text
		}
	}
}

// bareVerb takes the ending of the third person off a verb.
func bareVerb(word string) string {
	switch word {
	case "is":
		return "are"
	case "was":
		return "were"
	case "has":
		return "have"
	case "does", "goes":
		return word[:2]
	}
	switch {
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "xes"),
		strings.HasSuffix(word, "zzes"), strings.HasSuffix(word, "oes"), strings.HasSuffix(word, "cuses"):
		return word[:len(word)-2]
	}
	return word[:len(word)-1]
}

// thirdPerson reports whether a text begins with a verb in the third person.
func thirdPerson(s string) bool {
	word := leadWord(s)
	return strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") && !noVerbs[word]
}

// leadWord is the first word that is no adverb.
func leadWord(s string) string {
	for {
		word, rest, more := strings.Cut(s, " ")
		if word = strings.ToLower(word); !more || !adverbs[word] {
			return strings.TrimRight(word, ",;:")
		}
		s = rest
	}
}

var adverbs = wordSet("never always also only still often already sometimes usually rarely at once")

// noVerbs end in s and begin what is no verb phrase.
var noVerbs = wordSet("perhaps besides its his hers ours yours theirs this sales news lots savings years months weeks days hours")

// consequence tells what follows from a choice that was made.
func consequence(d *content.Decision) string {
	if !d.Consequences.Has() {
		return ""
	}
	if !settled(d) {
		return sentence(d.Consequences.Text)
	}
	return sentence("with this choice, ", lower(d.Consequences.Text))
}

// ExecutiveOptions tells each decision: in the author's own sentence, or with
// what speaks for and against the options.
func (en English) ExecutiveOptions(c content.Choices) content.Draft {
	return en.options(c, func(p *passage, k *content.Decision) (before string, lines []content.Line) {
		if k.Sentence.Has() {
			return join(sentence(k.Sentence.Text), alternatives(k)), nil
		}
		return "", weighed(p, k)
	})
}

// alternatives names what was not chosen, where the heading has no room for it.
func alternatives(k *content.Decision) string {
	chosen, others := parted(k)
	if chosen == nil || len(others) == 0 || strings.Contains(choice(k), others[0].Name.Text) {
		return ""
	}
	return sentence(plural(len(others), "the alternative was ", "the alternatives were "), list(names(others)))
}

// EngineeringOptions tells each decision as a short decision record.
func (en English) EngineeringOptions(c content.Choices) content.Draft {
	return en.options(c, func(p *passage, k *content.Decision) (before string, lines []content.Line) {
		if k.Context.Has() {
			before = sentence(k.Context.Text)
		}
		return before, weighed(p, k)
	})
}

// options tells the decisions one after the other: what goes before the options,
// the options, and what follows from the choice.
func (en English) options(c content.Choices, tell func(*passage, *content.Decision) (string, []content.Line)) content.Draft {
	d := content.Draft{Lines: make([]content.Line, 0, 3*len(c.Decisions))}
	told := make([]*content.Decision, 0, len(c.Decisions))
	p := en.passage()
	for i := range c.Decisions {
		k := &c.Decisions[i]
		before, lines := tell(&p, k)
		if chosen, _ := parted(k); chosen == nil || !chosen.For.Has() && !chosen.Against.Has() || len(lines) == 0 {
			before = join(before, consequence(k))
		}
		lead := ""
		if len(c.Decisions) > 1 {
			lead = choice(k)
			p.sentence(lead)
		}
		p.add(before)
		line := p.paragraph(k.ID, optionFacts(&p, k), k.Question.Facts, k.Context.Facts, k.Sentence.Facts, k.Consequences.Facts)
		line.Lead = lead
		if line.Text == "" && len(lines) == 0 {
			continue
		}
		told = append(told, k)
		if line.Text != "" {
			d.Lines = append(d.Lines, line)
		}
		d.Lines = append(d.Lines, lines...)
	}
	if len(d.Lines) == 0 {
		return content.Draft{}
	}
	d.Heading = optionsHeading(told, len(c.Decisions) > 1)
	d.Facts = make([]string, len(told))
	for i, k := range told {
		d.Facts[i] = k.ID
	}
	return d
}

// clauses lists questions with a comma before the last, since each may be a clause.
func clauses(items []string) string {
	for _, it := range items {
		if words(it) > 2 {
			return strings.Join(items[:len(items)-1], ", ") + ", and " + items[len(items)-1]
		}
	}
	return list(items)
}

// optionsHeading names what was chosen; with several decisions, what they were
// about, in as far as that is short. What was chosen would make no sense beside
// what another question was answered with.
func optionsHeading(ks []*content.Decision, led bool) string {
	if len(ks) == 1 && !led {
		if h := choice(ks[0]); h != "" {
			return h
		}
		return "The choice that was made"
	}
	var about []string
	made := 0
	for _, k := range ks {
		if q := strings.TrimRight(k.Question.Text, "?. "); q != "" {
			about = append(about, q)
		}
		if settled(k) || k.Sentence.Has() {
			made++
		}
	}
	n := len(ks)
	switch {
	case n > 1 && made == n && len(about) == n && words(list(about)) <= longestChoice:
		return upper(count(n, "choice", "choices")) + ": " + clauses(about)
	case made == n:
		return upper(count(n, "choice is", "choices are")) + " settled"
	case made == 0:
		return upper(count(n, "choice is", "choices are")) + " still to be made"
	}
	return upper(count(n, "choice", "choices")) + ", " + loc.Cardinal(made) + " of them settled"
}
