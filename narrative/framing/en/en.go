// Package en tells a solution in English. Another language is another package
// like this one.
package en

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/framing/content"
)

// English implements content.Language.
type English struct{ paper *content.Paper }

var _ content.Language = English{}

var loc = figures.English

// Numbers that figures are held against.
var (
	one         = decimal.NewFromInt(1)
	two         = decimal.NewFromInt(2)
	twelve      = decimal.NewFromInt(12)
	sixty       = decimal.NewFromInt(60)
	hundred     = decimal.NewFromInt(100)
	tenThousand = decimal.NewFromInt(10_000)
	million     = decimal.NewFromInt(1_000_000)
	tenMillion  = decimal.NewFromInt(10_000_000)
)

// On returns English on a paper.
func (English) On(p *content.Paper) content.Language { return English{p} }

// on is the paper that is written on.
func (en English) on() *content.Paper {
	if en.paper == nil {
		return new(content.Paper)
	}
	return en.paper
}

// Locale returns how figures are written in English.
func (English) Locale() *figures.Locale { return loc }

type pair struct{ executive, engineering string }

func (p pair) of(a narrative.Audience) string {
	if a == narrative.Executive {
		return p.executive
	}
	return p.engineering
}

var labels = map[string]pair{
	"summary":   {"The decision", "Summary"},
	"situation": {"Situation", "Situation"},
	"stakes":    {"Cost of doing nothing", "What bounds the work"},
	"answer":    {"What changes", "How it works"},
	"value":     {"What it brings", "Quality goals"},
	"money":     {"Investment and return", "Costs and figures"},
	"options":   {"Options", "Decisions"},
	"risk":      {"Risks", "Risks and mitigations"},
	"plan":      {"Timeline", "Plan"},
	"proof":     {"Proof", "Evidence and tests"},
	"next":      {"Next step", "Next actions"},
	"words":     {"In plain words", "Glossary"},
}

var captures = map[string]pair{
	"summary": {
		"Say what to do and for what: an answer, an ask with its date, or a first outcome.",
		"Say what to do in engineering terms.",
	},
	"situation": {"Describe a problem's symptom as leaders see it, and why it must be solved now.", "Describe the cause of a problem as engineers see it."},
	"stakes": {
		"Say what the problem leads to if nothing changes, or capture a benefit in cash, so that the cost of waiting can be computed.",
		"Name what cannot be changed, what is taken as true, and what is left out.",
	},
	"answer":  {"Add a capability with its benefit for the business.", "Add a capability with its mechanism, and the components it uses."},
	"value":   {"Add an outcome with its baseline and target.", "Add a quality goal, or say how an outcome is verified."},
	"money":   {"Add the costs and the benefits.", "Add the costs with what drives them, or the figures that size the system."},
	"options": {"Add a decision with the options that were weighed.", "Add a decision with its options, the one chosen, and the consequences."},
	"risk":    {"Add the risks, with what each would mean for the business.", "Add the risks, with cause and mitigation."},
	"plan":    {"Add the phases with their dates and what each delivers.", "Add the phases with their exit criteria and how to roll back."},
	"proof":   {"Add a proof: where this has worked before.", "Add a test that engineers can repeat, or the source of a baseline."},
	"next":    {"Say who decides, and by when.", "Add the next steps, or the questions that are still open."},
	"words":   {"Add technical terms with their plain words.", "Add technical terms with their definitions."},
}

// Label names a theme in a word or two.
func (English) Label(theme string, a narrative.Audience) string { return labels[theme].of(a) }

// Capture says what to capture where a theme is empty.
func (English) Capture(theme string, a narrative.Audience) string { return captures[theme].of(a) }

// Missing says why a text is not told: what it refers to has no value, is not
// there, or cannot be read.
func (English) Missing(lost narrative.Dangling) string {
	switch lost.Why {
	case narrative.NoFigure:
		return "There is no figure " + lost.Text + "; the text that refers to it is left out."
	case narrative.FactDeleted:
		return "The fact behind " + lost.Text + " was deleted; the text that refers to it is left out."
	case narrative.BracketOpen:
		return "A bracket never closes in “" + lost.Text + "”; the text is left out until it does."
	case narrative.BracketAlone:
		return "The brackets in “" + lost.Text + "” are no reference to a figure; the text is left out until they are."
	}
	return "A text refers to " + lost.Text + ", which has no value yet; it is left out until it has one."
}

// toldWith says of a theme where what was captured for it is told.
func toldWith(what, theme string, a narrative.Audience) string {
	return upper(what) + " is told under “" + labels[theme].of(a) + "”."
}

// AllLeftOut says that the user has left out all of a theme.
func (English) AllLeftOut() string {
	return "All of this is left out; put something back to tell it."
}

// BriefWords are the fixed words of a brief.
func (English) BriefWords(a narrative.Audience) content.BriefWords {
	return content.BriefWords{
		Brief:       pair{briefNames["executive"], briefNames["engineering"]}.of(a),
		PreparedFor: "Prepared for", Page: "Page {page} of {pages}",
		Executive: "Executive", Engineering: "Engineering", Continued: "{label}, continued",
		Architecture: "What calls what, and what goes across",
		Timeline:     "The phases on one axis of time",
		Outcomes:     "Each measure today and as promised, on a scale of its own",
		CashFlow:     "The balance of costs and returns, not discounted",
		Risks:        "The risks by likelihood and impact",
	}
}

// Headed takes the article off a name and gives it its capital: the City of
// Westhaven, City of Westhaven.
func (English) Headed(name string) string {
	if first, rest, ok := strings.Cut(strings.TrimSpace(name), " "); ok && first == "the" {
		name = rest
	}
	return upper(strings.TrimSpace(name))
}

// Explain puts plain words in brackets behind a term.
func (English) Explain(_, plain string) string { return " (" + plain + ")" }

// ExplainBehind says in the brackets which word is explained.
func (English) ExplainBehind(term, plain string) string { return " (" + term + ": " + plain + ")" }

// Described counts the nouns behind a word that describes them: a troponin |
// result.
func (English) Described(after string) int {
	n := 0
	for {
		word, _, _ := strings.Cut(strings.TrimLeft(after[n:], " -"), " ")
		bare := strings.TrimRight(word, ".,;:?!)")
		if len(after) == n || after[n] != ' ' && after[n] != '-' || !describable(bare) {
			return n
		}
		n += 1 + len(bare)
		if bare != word {
			return n
		}
	}
}

// describable reports whether a word is a noun, as far as can be told.
func describable(word string) bool {
	if word == "" || word[0] < 'a' || word[0] > 'z' {
		return false
	}
	return !prefaces[word] && !finiteVerbs[word] && !endsHead[word] && !joinsClause[word] && !adverbs[word] && !hasArticle[word] &&
		!linking[word] && !strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "ly")
}

// linking are further words that begin no noun.
var linking = wordSet("and or but nor yet so then than as not be been being also too only itself themselves alone together there here now today")
