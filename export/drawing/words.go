package drawing

import "strings"

// Words are the words of a language that stand in pictures and in their
// alternative text. In the patterns {name} and the like are filled in.
type Words struct {
	// Months are the short names of the months, January first.
	Months [12]string
	// Quarter and Half are a quarter and a half of a year on the axis of time:
	// {n} is its number.
	Quarter, Half string
	// Unnamed stands for a fact without a name, Unknown for a value that was not
	// captured.
	Unnamed, Unknown string
	// And joins the last two of a list; Comma the others.
	And, Comma string

	Architecture string
	Kinds        map[string]string // by the type of a component
	States       map[string]string // by its state
	Waits        string            // a synchronous connection
	Later        string            // an asynchronous one
	Components   string            // {n} components, {m} connections
	Connects     string            // {from}, {to}
	Carries      string            // {from}, {to}, {what}

	Timeline     string
	GoLive       string
	NoDates      string
	StartOpen    string // {end}
	EndOpen      string // {start}
	FromTo       string // {start}, {end}
	EndsFirst    string // its end lies before its start: {start}, {end}
	After        string // {name}, {others}: what it depends on
	MarkOn       string // {name}, {date}
	MilestoneAlt string // {name}, {when}

	Outcomes     string
	Today        string
	Target       string
	Remainder    string // what a bar shows where it is what is missing to 100 %
	LessMissing  string // {n}: how many times less is missing
	Downtime     string // what a bar shows where what is missing is downtime
	LessDowntime string // {n}: how many times less of it
	Times        string // {n}: by which factor it grows
	OutcomeAlt   string // {name}, {baseline}, {target}
	OpenTarget   string // {name}, {baseline}
	OpenBaseline string // {name}, {target}

	Risks      string
	Likelihood string
	Impact     string
	Low, High  string
	Unrated    string
	RiskAlt    string // {n}, {name}, {likelihood}, {impact}
	OwnedBy    string // {name}

	CashFlow     string
	CashOnly     string
	WithTime     string
	YearsFrom    string // the label of the axis: {date}
	YearsFromNow string // the same without a date
	Payback      string // {years}
	PaybackTime  string // the same with time counted: {years}
	CashAlt      string // {years}, {cash}
	CashTimeAlt  string // {total}
	NoPayback    string

	People      string
	Stance      string
	Influence   string
	Stances     map[string]string
	Influences  map[string]string
	ReadBy      map[string]string // by audience
	PersonAlt   string            // {name}, {stance}, {influence}
	NotCaptured string            // the column and the row of what was not captured
}

// English is the English words.
var English = Words{
	Months:  [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	Quarter: "Q{n}", Half: "H{n}", Unnamed: "unnamed", Unknown: "not captured", And: " and ", Comma: ", ",

	Architecture: "Architecture",
	Kinds: map[string]string{
		"person": "person", "software system": "system", "container": "container", "component": "component",
		"database": "database", "queue": "queue", "external system": "external system",
	},
	States: map[string]string{"existing": "existing", "changed": "changed", "new": "new", "retired": "retired"},
	Waits:  "caller waits", Later: "caller does not wait",
	Components: "{n}, {m}.", Connects: "{from} calls {to}.", Carries: "{from} to {to}: {what}.",

	Timeline: "Timeline", GoLive: "Go-live", NoDates: "no dates yet", StartOpen: "start open, until {end}", EndOpen: "from {start}, end open",
	FromTo: "{start} to {end}", EndsFirst: "{start} to {end}: ends before it starts", After: "after {others}", MarkOn: "{name}: {date}.",
	MilestoneAlt: "{name}: {when}.",

	Outcomes: "Outcomes", Today: "today", Target: "target", Remainder: "bars: what is missing to 100 %", LessMissing: "{n} times less missing",
	Downtime: "bars: downtime", LessDowntime: "{n} times less downtime", Times: "{n} times",
	OutcomeAlt: "{name}: {baseline} today, {target} as target.", OpenTarget: "{name}: {baseline} today, target not captured.", OpenBaseline: "{name}: {target} as target, today's value not captured.",

	Risks: "Risks", Likelihood: "Likelihood", Impact: "Impact", Low: "low", High: "high", Unrated: "not rated",
	RiskAlt: "{n}. {name}: likelihood {likelihood} of 5, impact {impact} of 5.", OwnedBy: "Owner: {name}",

	CashFlow: "Cumulative cash flow", CashOnly: "cash only", WithTime: "with time counted", YearsFrom: "years from {date}", YearsFromNow: "years from the start",
	Payback: "payback {years}", PaybackTime: "with time {years}", CashAlt: "After {years} the balance in cash is {cash}.", CashTimeAlt: "With time counted it is {total}.",
	NoPayback: "It is not paid back in cash within this time.",

	People: "Stakeholders", Stance: "Stance", Influence: "Influence",
	Stances:    map[string]string{"sceptic": "sceptic", "neutral": "neutral", "supporter": "supporter"},
	Influences: map[string]string{"high": "high", "medium": "medium", "low": "low"},
	ReadBy:     map[string]string{"executive": "reads the executive framing", "engineering": "reads the engineering framing"},
	PersonAlt:  "{name}: {stance}, influence {influence}.", NotCaptured: "not captured",
}

// fill puts values into a pattern: name, value, name, value.
func fill(pattern string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(pattern)
}

// list joins names as in a sentence.
func (w *Words) list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], w.Comma) + w.And + names[last]
}
