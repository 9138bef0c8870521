package narrative

// Kind names a kind of fact, as it stands in the JSON form.
type Kind string

// The kinds of fact.
const (
	KindAnswer      Kind = "answer"
	KindQuantity    Kind = "quantity"
	KindProblem     Kind = "problem"
	KindDriver      Kind = "driver"
	KindOutcome     Kind = "outcome"
	KindCapability  Kind = "capability"
	KindComponent   Kind = "component"
	KindConnection  Kind = "connection"
	KindQualityGoal Kind = "quality goal"
	KindDecision    Kind = "decision"
	KindCost        Kind = "cost"
	KindBenefit     Kind = "benefit"
	KindMilestone   Kind = "milestone"
	KindRisk        Kind = "risk"
	KindStakeholder Kind = "stakeholder"
	KindAssumption  Kind = "assumption"
	KindConstraint  Kind = "constraint"
	KindNonGoal     Kind = "non-goal"
	KindQuestion    Kind = "question"
	KindProof       Kind = "proof"
	KindTerm        Kind = "term"
	KindAsk         Kind = "ask"
)

// Fact is one entry of a solution, of one kind, with an ID that is stable for
// its life. Every fact is a plain struct, held by value.
type Fact interface {
	FactID() string
	FactKind() Kind
	Guarded() bool
}

// Head carries what every fact has.
type Head struct {
	ID string `json:"id"`
	// Confidential says that no text that tells the fact is ever sent to a
	// language model, sealed or not.
	Confidential bool `json:"confidential,omitempty"`
}

// Guarded reports whether the fact stays on the user's machine.
func (h Head) Guarded() bool { return h.Confidential }

// FactID returns the fact's ID.
func (h Head) FactID() string { return h.ID }

// FactKind returns the kind.
func (Answer) FactKind() Kind      { return KindAnswer }
func (Quantity) FactKind() Kind    { return KindQuantity }
func (Problem) FactKind() Kind     { return KindProblem }
func (Driver) FactKind() Kind      { return KindDriver }
func (Outcome) FactKind() Kind     { return KindOutcome }
func (Capability) FactKind() Kind  { return KindCapability }
func (Component) FactKind() Kind   { return KindComponent }
func (Connection) FactKind() Kind  { return KindConnection }
func (QualityGoal) FactKind() Kind { return KindQualityGoal }
func (Decision) FactKind() Kind    { return KindDecision }
func (Cost) FactKind() Kind        { return KindCost }
func (Benefit) FactKind() Kind     { return KindBenefit }
func (Milestone) FactKind() Kind   { return KindMilestone }
func (Risk) FactKind() Kind        { return KindRisk }
func (Stakeholder) FactKind() Kind { return KindStakeholder }
func (Assumption) FactKind() Kind  { return KindAssumption }
func (Constraint) FactKind() Kind  { return KindConstraint }
func (NonGoal) FactKind() Kind     { return KindNonGoal }
func (Question) FactKind() Kind    { return KindQuestion }
func (Proof) FactKind() Kind       { return KindProof }
func (Term) FactKind() Kind        { return KindTerm }
func (Ask) FactKind() Kind         { return KindAsk }
