package content

import (
	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// Kind says how a line is shown.
type Kind string

// The kinds of line. Items that follow one another are one list; a Columns
// line and the Rows after it are one table.
const (
	Paragraph Kind = "paragraph"
	Item      Kind = "item"
	Columns   Kind = "columns"
	Row       Kind = "row"
	Note      Kind = "note"
)

// BetweenCells stands between the cells of a row in its text.
const BetweenCells = " | "

// Line is one block of a section in the making.
type Line struct {
	Part  string // names the line within its theme: a fact's ID, or a word of its own
	Kind  Kind
	Lead  string
	Text  string // of a row, its cells joined; it may be left to the framing
	Cells []string
	Facts []string
}

// Draft is a section in the making. A draft without lines is left out.
type Draft struct {
	Heading string
	Facts   []string // behind the heading
	Lines   []Line
	// Silent says in a sentence why a draft without lines has nothing to tell
	// although something was captured for it.
	Silent string
}

// Part is a draft with its label.
type Part struct {
	Label string
	Later bool // it comes after all days that are counted
	Draft
}

// BriefWords are what a brief says beside the framing. Page holds {page} and
// {pages}.
type BriefWords struct {
	Brief, PreparedFor, Page string
	// Executive and Engineering head the columns of a side-by-side brief, and
	// Continued, which holds {label}, what goes on on another page.
	Executive, Engineering, Continued string
	// Architecture, Timeline, Outcomes, CashFlow and Risks stand under the
	// pictures of these.
	Architecture, Timeline, Outcomes, CashFlow, Risks string
}

// Language is the sentences of one language: everything that is needed to tell
// a solution in it. A method gets what its theme has to say and returns an
// empty Draft where that is nothing.
type Language interface {
	// On returns the language writing on a paper of a framing's own. Without one
	// it takes new paper for each theme.
	On(p *Paper) Language
	// Locale is how figures are written.
	Locale() *figures.Locale
	// Label names a theme for an audience in a word or two.
	Label(theme string, a narrative.Audience) string
	// Capture says in a sentence what to capture where a theme is empty.
	Capture(theme string, a narrative.Audience) string
	// CaptureDates says in a sentence what to capture where nothing has a date.
	CaptureDates() string
	// Missing says in a sentence why a text is not told that refers to a figure
	// which stands for nothing.
	Missing(lost narrative.Dangling) string
	// AllLeftOut says in a sentence that the user has left out all of a theme.
	AllLeftOut() string
	// BriefWords are the fixed words of a brief.
	BriefWords(a narrative.Audience) BriefWords
	// BriefName is what a kind of brief is called.
	BriefName(kind string) string
	// Part labels a part of a kind of brief in a word or two.
	Part(part string) string
	// Sentence gives a clause its capital and its full stop.
	Sentence(clause string) string
	// Says reports whether a heading says something that stands in a text by itself,
	// and does not only announce what follows: why it is so, three causes.
	Says(heading string) bool
	// Because tells a cause in a sentence of its own.
	Because(cause string) string
	// Opening heads a kind of brief and says what its reader reads first.
	Opening(kind string, c Opening) Draft
	// Course tells a plan by days: how it opens, and its stretches in their order,
	// an empty Draft for one in which nothing happens, what comes later and what
	// has no date last.
	Course(c Course) (opening Draft, parts []Part)
	// Outcomes tells outcomes in sentences, with how engineers verify them.
	Outcomes(told Value, verified map[string]Phrase) Draft
	// Rest says in a sentence how many more entries of a theme there are than a
	// short brief shows, and whether the engineering brief has them.
	Rest(theme string, n int, elsewhere bool) string
	// Gone names in a sentence the themes that a short brief leaves to the
	// engineering brief.
	Gone(themes []string) string
	// Headed writes a name as it stands at the head of a page: without the article
	// it has in a sentence, and with its capital.
	Headed(name string) string
	// Explain puts a term's plain words after its first appearance.
	Explain(term, plain string) string
	// ExplainBehind is Explain where other words part the term from the place.
	ExplainBehind(term, plain string) string
	// Described returns how much of a text, which stands behind a word, that word
	// may describe, so that nothing may part the two; 0 for nothing.
	Described(after string) int

	ExecutiveSummary(Summary) Draft
	EngineeringSummary(Summary) Draft
	ExecutiveSituation(Situation) Draft
	EngineeringSituation(Situation) Draft
	Stakes(Stakes) Draft
	Limits(Limits) Draft
	ExecutiveAnswer(Answer) Draft
	EngineeringAnswer(Answer) Draft
	ExecutiveValue(Value) Draft
	EngineeringValue(Value) Draft
	ExecutiveMoney(Money) Draft
	EngineeringMoney(Money) Draft
	ExecutiveOptions(Choices) Draft
	EngineeringOptions(Choices) Draft
	ExecutiveRisk(Risks) Draft
	EngineeringRisk(Risks) Draft
	ExecutivePlan(Plan) Draft
	EngineeringPlan(Plan) Draft
	ExecutiveProof(Proofs) Draft
	EngineeringProof(Proofs) Draft
	ExecutiveNext(Next) Draft
	EngineeringNext(Next) Draft
	ExecutiveWords(Terms) Draft
	EngineeringWords(Terms) Draft
}
