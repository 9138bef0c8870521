// Package content says what each theme has to say, before it is put into the
// sentences of a language: facts chosen and ordered, texts with their figures
// filled in, figures still as figures.
package content

import (
	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// Phrase is a text of a fact with its figures filled in, and the facts it
// tells. The zero Phrase is one that was not captured.
type Phrase struct {
	Text  string
	Facts []string
}

// Has reports whether the phrase was captured.
func (p Phrase) Has() bool { return p.Text != "" }

// Amount is a figure and the facts it comes from.
type Amount struct {
	figures.Quantity
	Facts []string
}

// Person is who owns, asks for or decides something. Name or Role may be
// missing.
type Person struct {
	Name  string
	Role  string
	Facts []string
}

// Has reports whether anybody is meant.
func (p Person) Has() bool { return p.Name != "" || p.Role != "" }

// Outcome is a measure as one audience is told of it.
type Outcome struct {
	ID           string
	Own          []string // its ID alone, as the facts of a text
	Measure      string
	Baseline     figures.Quantity
	Target       figures.Quantity
	Date         figures.When
	Change       *narrative.Change // never nil
	Flows        bool              // an amount a period, which flows from its date on
	AskedBy      []Person
	Sentence     Phrase
	Verification Phrase
	Source       Phrase
	Scenario     Phrase // of a quality goal
	Attribute    string // of a quality goal whose measure does not name it
	Worsens      bool   // money spent or lost that rises
	Doubtful     bool   // its author is not sure of the target
	Availability bool   // the measure is a share of time that something works
}

// Problem is what hurts, for one audience.
type Problem struct {
	ID          string
	Headline    Phrase
	Body        Phrase // symptom for executives, cause for engineers
	Consequence Phrase
	Evidence    Phrase
	Told        bool // it heads the theme
}

// Driver is why now.
type Driver struct {
	ID     string
	Own    []string
	Event  Phrase
	Effect Phrase
	Date   figures.When
	Type   string // as captured
	Told   bool   // its date stands in the heading
	Firm   bool   // a deadline or a regulation: missing it costs
}

// Dated reports whether a plan can be held against the driver.
func (d Driver) Dated() bool { return d.Date.Precision() >= figures.Quarter }

// Summary is what a reader reads first. Executives get the ask, engineers the
// landscape.
type Summary struct {
	Seed         uint32 // of the choice among sentences that say the same
	Customer     string
	Organisation string
	Do           Phrase
	Decision     Phrase
	Amount       Amount
	Now          figures.Quantity
	By           figures.When
	From         Person
	AskFacts     []string
	Lead         *Outcome // the outcome that is put first
	Outcomes     int
	Benefit      Phrase           // of the first capability
	Investment   Amount           // all one-off costs
	Running      Amount           // a year
	Staggered    bool             // not all running costs begin at once
	Runs         string           // the name of what costs to run, where it is one thing
	RunsFrom     figures.When     // from when, where all begins at once
	Weighed      bool             // options were weighed
	Alone        bool             // nothing but who decides is known of the next step
	Payback      Amount           // in cash
	PaybackTime  figures.Quantity // with time counted
	Years        int              // of the horizon
	CashReturns  bool             // some of that return is cash
	Returns      bool             // a return is counted against the investment
	PaysLate     bool             // after the horizon
	Open         Phrase           // the first question that nobody has answered
	Landscape    Landscape
	Phases       int
	Start, End   figures.When
	Unfinished   bool // a result, or go-live, comes after the only milestone there is
	PlanFacts    []string
	Driver       *Driver
}

// Landscape counts and names what is new, changed and retired.
type Landscape struct {
	New, Changed, Retired, Kept []string
	Facts                       []string // of the new, changed and retired
}

// Situation is what hurts and why now.
type Situation struct {
	Seed       uint32
	Problems   []Problem
	Drivers    []Driver
	Deadline   *Driver // the driver that the plan's end is held against
	Start, End figures.When
	PhaseEnds  []figures.When // where all are known
	PlanFacts  []string
	Downtime   []*Outcome // availability measures with a baseline
	Down       bool       // they can be told as downtime
	Causes     bool       // the problems are told as causes
	Measure    *Outcome   // of which the first problem tells today's value
	// Consequences are told here where they are too thin for a theme of their
	// own.
	Consequences []Phrase
}

// Stakes is the cost of doing nothing.
type Stakes struct {
	Seed         uint32
	Consequences []Phrase
	CashMonth    Amount
	Cash         Amount
	Running      figures.Quantity // what runs once the cash flows
	Benefits     []string         // names of what the cash comes from
	Monthly      []*Outcome       // counts a month that should fall
	Standing     []*Outcome       // what stays as it is, where no other theme says so
}

// Paid reports whether waiting costs money.
func (s Stakes) Paid() bool { return !s.CashMonth.IsZero() && s.CashMonth.Value.IsPositive() }

// Thin reports whether the stakes come to one clause at most, which the
// situation tells as well. A measure that stays as it is makes no more of it: it
// has nothing to do with what the problem leads to.
func (s Stakes) Thin() bool {
	return len(s.Consequences) <= 1 && len(s.Monthly) == 0 && !s.Paid()
}

// Limit is a constraint, an assumption or a non-goal.
type Limit struct {
	ID        string
	Kind      narrative.Kind
	Statement Phrase
	Reason    Phrase
	Alone     bool // an assumption that no engineer is told of
}

// Limits bound the work.
type Limits struct {
	Seed uint32
	All  []Limit
	Told bool // the only one is told with the mechanism
}

// Capability is a benefit or a mechanism.
type Capability struct {
	ID    string
	Name  Phrase
	Body  Phrase
	Told  []*Outcome // told with it: all that have a sentence, or else one
	Moves *Outcome   // what it moves first, told elsewhere or not
}

// Component and Connection are the target architecture.
type Component struct {
	ID, Name, State string
	Own             []string
	Technology      Phrase
	Responsibility  Phrase
	Owner           Person
}

// Connection is an interface between two components.
type Connection struct {
	ID, From, To, Protocol, Mode string
	Data                         Phrase
	Facts                        []string
}

// Answer is what changes, or how it works.
type Answer struct {
	Seed         uint32
	Customer     string
	Capabilities []Capability
	Components   []Component
	Connections  []Connection
	// Limits are constraints that executives should know, or the only limit there
	// is for engineers.
	Limits  []Limit
	LeftOut []Limit // what executives should know is no part of it
}

// Value is the outcomes, or the quality goals.
type Value struct {
	Seed     uint32
	Told     string // the outcome that the summary tells
	Outcomes []*Outcome
	Untold   []*Outcome // those whose sentence neither the summary nor a capability tells
	Source   *Outcome   // the only one with a source, where no proof is told beside it
}

// CostItem is one cost.
type CostItem struct {
	ID     string
	Own    []string
	Name   string
	Amount figures.Quantity
	Start  figures.When
	From   figures.When // the month in which it is counted, or begins to be
	Driver Phrase
}

// Size is a plain figure.
type Size struct {
	ID    string
	Own   []string
	Name  string
	Value figures.Quantity

	Elsewhere bool // the other audience reads it in a text of its own
}

// GainItem is one benefit.
type GainItem struct {
	ID     string
	Own    []string
	Name   string
	Amount figures.Quantity
	Time   bool // counted as time, and not cash
}

// Money is investment and return, or cost drivers and capacity.
type Money struct {
	Seed        uint32
	Assumptions []Limit // what the return rests on
	Economics   narrative.Economics
	Costs       []CostItem
	CashNames   []string
	TimeNames   []string
	OneOffGains bool
	Late        []CostItem // benefits that begin at a time of their own
	AskFacts    []string
	Open        figures.Quantity // what is asked for beyond the costs captured
	Ranges      bool             // an amount was captured as a range
	Start       figures.When     // the month that all is counted from
	GoLive      figures.When     // the month that benefits are counted from, never before the start
	StartUnsaid bool             // nobody captured the start: it is the day of the ask, or go-live
	FromAsk     bool             // it is the day of the ask
	Gains       []GainItem
	Uncounted   *Outcome     // money saved each year by a measure, which no benefit counts
	HasGoLive   bool         // benefits begin later than the start
	End         figures.When // the last month of the horizon
	DateFacts   []string     // milestones that start and go-live were taken from
	Sizes       []Size       // the figures that the design rests on
	Investment  Amount
}

// Option is one way a decision could go.
type Option struct {
	Name, For, Against Phrase
	Chosen             bool
	Proper             bool // it is the name of a firm of this solution
}

// Decision is a choice between options.
type Decision struct {
	ID           string
	Own          []string
	Question     Phrase
	Context      Phrase
	Options      []Option
	Consequences Phrase
	Sentence     Phrase
}

// Choices are the decisions.
type Choices struct {
	Seed      uint32
	Decisions []Decision
}

// RiskItem is one risk.
type RiskItem struct {
	ID         string
	Event      Phrase
	Impact     Phrase
	Cause      Phrase
	Mitigation Phrase
	Owner      Person
	Likelihood int
	Severity   int
}

// Risks are ordered by likelihood times impact.
type Risks struct {
	Seed  uint32
	Items []*RiskItem
	// Scored says that likelihood and impact are told.
	Scored bool
	Left   []string // further risks that executives are not told of one by one
	// Assumptions are what the result rests on, where no return is told that
	// rests on them.
	Assumptions []Limit
}

// Phase is a milestone.
type Phase struct {
	ID          string
	Name        Phrase
	Start, End  figures.When
	Deliverable Phrase
	Exit        Phrase
	Rollback    Phrase
	Owner       Person
	After       []string // names of the phases it depends on, but the one before it
	AfterFacts  []string
}

// Plan is the timeline.
type Plan struct {
	Seed       uint32
	Phases     []Phase
	Start, End figures.When
}

// ProofItem is one proof.
type ProofItem struct {
	ID        string
	Claim     Phrase
	Reference string // "" where it may not be named
	Unnamed   bool   // there is a customer who may not be named
	Here      bool   // it was achieved at the customer itself
	Source    Phrase
	Test      Phrase
	Figures   []Size
}

// Proofs are what speaks for it, and for engineers the sources of baselines.
type Proofs struct {
	Seed      uint32
	Items     []ProofItem
	Sources   []*Outcome // with a source
	Baselines int        // how many measures have a baseline
	Told      bool       // the only source is told with the quality goals
}

// Step is something to do next.
type Step struct {
	ID    string
	What  Phrase
	By    figures.When
	Owner Person
}

// OpenQuestion is a question, with its answer where there is one.
type OpenQuestion struct {
	ID       string
	Question Phrase
	Answer   Phrase
	AskedBy  Person
	Owner    Person
	Due      figures.When
}

// Next is what happens next.
type Next struct {
	Seed        uint32
	Customer    string
	From        Person
	Decision    Phrase
	By          figures.When
	Now         figures.Quantity
	Amount      Amount
	AskFacts    []string
	First       *Phase // what starts first
	Only        bool   // there is no other phase
	Steps       []Step
	Questions   []OpenQuestion
	SummarySeed uint32   // of the choices that the summary makes
	Funds       []string // the cost of the first phase, where it is what is released now
	Summary     *Summary // where it may have told the first open question
}

// Term is a technical term.
type Term struct {
	ID, Term          string
	Plain, Definition Phrase
}

// Terms are a glossary.
type Terms struct {
	Seed      uint32
	All       []Term
	Explained int // terms that a text explains where they first appear
}
