package narrative

import "slices"

// Form says what shape of words a field wants. Capitals and full stops are
// mended when the text is told, so that every field joins without a seam.
type Form string

// The forms of text.
const (
	NounPhrase Form = "noun phrase"
	VerbPhrase Form = "verb phrase"
	Clause     Form = "clause"
	Sentence   Form = "sentence"
	Name       Form = "name"
)

// FieldType says what a field holds.
type FieldType string

// The types of field.
const (
	TextField     FieldType = "text"
	TellingField  FieldType = "telling"
	QuantityField FieldType = "quantity"
	MoneyField    FieldType = "money"
	WhenField     FieldType = "date"
	ChoiceField   FieldType = "choice"
	ScaleField    FieldType = "scale" // 1 to 5
	BoolField     FieldType = "yes or no"
	RefField      FieldType = "reference"  // the ID of one fact
	RefsField     FieldType = "references" // IDs of facts
	PersonField   FieldType = "person"     // a stakeholder's ID, or a name or role
	OptionField   FieldType = "option"     // the ID of one of the fact's options
	OptionsField  FieldType = "options"    // []Option
	FiguresField  FieldType = "figures"    // []NamedFigure
	StepsField    FieldType = "steps"      // []Step
)

// Field describes one field of a kind of fact: the one place that the capture
// form, the JSON Schema, validation and search all read.
type Field struct {
	Key     string // as in the JSON form
	Label   string
	Type    FieldType
	Form    Form
	Help    string // one line: what a good entry looks like
	Example string // of the executive side, where the field is a telling
	// ExampleEngineering is the example of a telling's engineering side.
	ExampleEngineering string
	Choices            []string
	Refers             []Kind // what a reference may point to
	Main               bool   // shown first; a fact without it says little
}

// KindSpec describes one kind of fact.
type KindSpec struct {
	Kind   Kind
	Label  string
	Plural string
	Help   string
	Group  Group
	Fields []Field
}

// Group is a heading of the capture pane.
type Group string

// The groups of the capture pane. The first five are the first screen, after
// the header; the rest is a click away.
const (
	GroupAnswer       Group = "Customer and answer"
	GroupProblem      Group = "Problem"
	GroupOutcomes     Group = "Outcomes"
	GroupCapabilities Group = "Capabilities"
	GroupMoney        Group = "Money"
	GroupAsk          Group = "Ask"
	GroupFigures      Group = "Figures"
	GroupPlan         Group = "Plan"
	GroupRisks        Group = "Risks"
	GroupPeople       Group = "People"
	GroupArchitecture Group = "Architecture"
	GroupDecisions    Group = "Decisions"
	GroupLimits       Group = "Assumptions and limits"
	GroupQuestions    Group = "Questions"
	GroupProof        Group = "Proof"
	GroupTerms        Group = "Terms"
)

// FirstGroups are the six that matter most; MoreGroups the rest.
var (
	FirstGroups = []Group{GroupAnswer, GroupProblem, GroupOutcomes, GroupCapabilities, GroupMoney, GroupAsk}
	MoreGroups  = []Group{
		GroupFigures, GroupPlan, GroupRisks, GroupPeople, GroupArchitecture, GroupDecisions,
		GroupLimits, GroupQuestions, GroupProof, GroupTerms,
	}
)

// Periods are what a recurring amount recurs by; Once is the default.
const (
	Once       = "once"
	PerMonth   = "month"
	PerQuarter = "quarter"
	PerYear    = "year"
)

// How a benefit counts.
const (
	CountsCash = "cash"
	CountsTime = "time"
)

// States of a component in today's and the target landscape.
const (
	StateExisting = "existing"
	StateChanged  = "changed"
	StateNew      = "new"
	StateRetired  = "retired"
)

// Attributes are the product quality characteristics of ISO/IEC 25010, with
// the sub-characteristics that solutions promise most often.
var Attributes = []string{
	"functional suitability", "performance efficiency", "compatibility", "interaction capability",
	"reliability", "availability", "recoverability", "security", "maintainability", "flexibility",
	"scalability", "safety",
}

var people = []Kind{KindStakeholder}

func text(key, label string, form Form, help, example string) Field {
	return Field{Key: key, Label: label, Type: TextField, Form: form, Help: help, Example: example}
}

func telling(key, label string, form Form, help, executive, engineering string) Field {
	return Field{
		Key: key, Label: label, Type: TellingField, Form: form, Help: help,
		Example: executive, ExampleEngineering: engineering,
	}
}

func figure(key, label, help, example string) Field {
	return Field{Key: key, Label: label, Type: QuantityField, Help: help, Example: example}
}

func money(key, label, help, example string) Field {
	return Field{Key: key, Label: label, Type: MoneyField, Help: help, Example: example}
}

func when(key, label, help, example string) Field {
	return Field{Key: key, Label: label, Type: WhenField, Help: help, Example: example}
}

func choice(key, label, help string, choices ...string) Field {
	return Field{Key: key, Label: label, Type: ChoiceField, Help: help, Choices: choices, Example: choices[0]}
}

func person(key, label, help, example string) Field {
	return Field{Key: key, Label: label, Type: PersonField, Help: help, Example: example, Refers: people}
}

func refs(key, label, help string, kinds ...Kind) Field {
	return Field{Key: key, Label: label, Type: RefsField, Help: help, Refers: kinds}
}

func ref(key, label, help string, kinds ...Kind) Field {
	return Field{Key: key, Label: label, Type: RefField, Help: help, Refers: kinds}
}

func (f Field) main() Field { f.Main = true; return f }

// Spec returns the description of a kind, and false for an unknown one.
func Spec(kind Kind) (KindSpec, bool) {
	for _, k := range Catalog {
		if k.Kind == kind {
			return k, true
		}
	}
	return KindSpec{}, false
}

// Confidential is the field that facts of every kind have. It is no part of what
// is told, and stands in no capture form beside the others.
var Confidential = Field{
	Key: "confidential", Label: "Confidential", Type: BoolField,
	Help: "Whether every text that tells the fact stays on this computer: none is sent to a language model, sealed or not.",
}

// AllFields returns the fields of a kind with those that facts of every kind have.
func (k KindSpec) AllFields() []Field { return append(slices.Clip(k.Fields), Confidential) }

// Field returns the description of one field of a kind.
func (k KindSpec) Field(key string) (Field, bool) {
	for _, f := range k.Fields {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}
