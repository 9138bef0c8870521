package narrative

import "bifocal/narrative/figures"

// Answer is the solution itself in one telling: what to do.
type Answer struct {
	Head
	Do Telling `json:"do,omitzero"`
}

// Quantity is a plain figure with a name: services, 120.
type Quantity struct {
	Head
	Name  Telling          `json:"name,omitzero"`
	Value figures.Quantity `json:"value,omitzero"`
}

// Problem is what hurts: the symptom as leaders see it, the cause as engineers
// see it.
type Problem struct {
	Head
	Headline    Telling `json:"headline,omitzero"`
	Symptom     string  `json:"symptom,omitempty"`
	Cause       string  `json:"cause,omitempty"`
	Consequence string  `json:"consequence,omitempty"`
	Evidence    string  `json:"evidence,omitempty"`
}

// Driver is why now: an event, a deadline, a regulation, a market signal.
type Driver struct {
	Head
	Event  string       `json:"event,omitempty"`
	Date   figures.When `json:"date,omitzero"`
	Effect string       `json:"effect,omitempty"`
	Type   string       `json:"type,omitempty"`
}

// Outcome is a measure that moves from a baseline to a target.
type Outcome struct {
	Head
	Measure      Telling          `json:"measure,omitzero"`
	Baseline     figures.Quantity `json:"baseline,omitzero"`
	Target       figures.Quantity `json:"target,omitzero"`
	Date         figures.When     `json:"date,omitzero"`
	Source       string           `json:"source,omitempty"`
	Confidence   string           `json:"confidence,omitempty"`
	GoalOf       string           `json:"goalOf,omitempty"`
	Stakeholders []string         `json:"stakeholders,omitempty"`
	Verification string           `json:"verification,omitempty"`
	Sentence     string           `json:"sentence,omitempty"`
}

// Capability is something the customer can do afterwards: the benefit for
// executives, the mechanism for engineers.
type Capability struct {
	Head
	Name       Telling  `json:"name,omitzero"`
	Benefit    string   `json:"benefit,omitempty"`
	Mechanism  string   `json:"mechanism,omitempty"`
	Outcomes   []string `json:"outcomes,omitempty"`
	Components []string `json:"components,omitempty"`
}

// Component is a part of today's or the target landscape.
type Component struct {
	Head
	Name           string `json:"name,omitempty"`
	Type           string `json:"type,omitempty"`
	Technology     string `json:"technology,omitempty"`
	Responsibility string `json:"responsibility,omitempty"`
	Owner          string `json:"owner,omitempty"`
	State          string `json:"state,omitempty"`
}

// Connection says which component talks to which, how, and about what.
type Connection struct {
	Head
	From     string `json:"from,omitempty"`
	To       string `json:"to,omitempty"`
	Protocol string `json:"protocol,omitempty"`
	Data     string `json:"data,omitempty"`
	Mode     string `json:"mode,omitempty"`
}

// QualityGoal is a quality of the system with its target and its test.
type QualityGoal struct {
	Head
	Attribute    string           `json:"attribute,omitempty"`
	Measure      string           `json:"measure,omitempty"`
	Scenario     string           `json:"scenario,omitempty"`
	Baseline     figures.Quantity `json:"baseline,omitzero"`
	Target       figures.Quantity `json:"target,omitzero"`
	Verification string           `json:"verification,omitempty"`
}

// Decision is an architecture decision record.
type Decision struct {
	Head
	Question     Telling  `json:"question,omitzero"`
	Context      string   `json:"context,omitempty"`
	Options      []Option `json:"options,omitempty"`
	Chosen       string   `json:"chosen,omitempty"`
	Consequences Telling  `json:"consequences,omitzero"`
	Sentence     string   `json:"sentence,omitempty"`
}

// Option is one of the ways a decision could go.
type Option struct {
	ID      string  `json:"id"`
	Name    Telling `json:"name,omitzero"`
	For     Telling `json:"for,omitzero"`
	Against Telling `json:"against,omitzero"`
}

// Cost is an amount spent, once or again and again.
type Cost struct {
	Head
	Name    Telling          `json:"name,omitzero"`
	Amount  figures.Quantity `json:"amount,omitzero"`
	Every   string           `json:"every,omitempty"`
	Start   figures.When     `json:"start,omitzero"`
	Outcome string           `json:"outcome,omitempty"`
	Driver  string           `json:"driver,omitempty"`
}

// Benefit is an amount gained. Cash and time are never added up silently.
// Without an amount it is worth what its outcome saves.
type Benefit struct {
	Head
	Name    Telling          `json:"name,omitzero"`
	Amount  figures.Quantity `json:"amount,omitzero"`
	Every   string           `json:"every,omitempty"`
	Start   figures.When     `json:"start,omitzero"`
	Outcome string           `json:"outcome,omitempty"`
	Counts  string           `json:"counts,omitempty"`
}

// Milestone is a phase of the plan.
type Milestone struct {
	Head
	Name        Telling      `json:"name,omitzero"`
	Start       figures.When `json:"start,omitzero"`
	End         figures.When `json:"end,omitzero"`
	Deliverable Telling      `json:"deliverable,omitzero"`
	Exit        string       `json:"exit,omitempty"`
	Rollback    string       `json:"rollback,omitempty"`
	Owner       string       `json:"owner,omitempty"`
	DependsOn   []string     `json:"dependsOn,omitempty"`
}

// Risk is what could go wrong, why, and what is done about it. Likelihood and
// impact run from 1 to 5.
type Risk struct {
	Head
	Event          Telling `json:"event,omitzero"`
	BusinessImpact string  `json:"businessImpact,omitempty"`
	TechnicalCause string  `json:"technicalCause,omitempty"`
	Likelihood     int     `json:"likelihood,omitempty"`
	Impact         int     `json:"impact,omitempty"`
	Mitigation     Telling `json:"mitigation,omitzero"`
	Owner          string  `json:"owner,omitempty"`
}

// Stakeholder is a person or a role with a stake in the solution.
type Stakeholder struct {
	Head
	Name         string   `json:"name,omitempty"`
	Role         string   `json:"role,omitempty"`
	Organisation string   `json:"organisation,omitempty"`
	Audience     Audience `json:"audience,omitempty"`
	MeasuredBy   string   `json:"measuredBy,omitempty"`
	Concern      string   `json:"concern,omitempty"`
	Stance       string   `json:"stance,omitempty"`
	Influence    string   `json:"influence,omitempty"`
}

// Assumption is taken as true, and why.
type Assumption struct {
	Head
	Statement Telling `json:"statement,omitzero"`
	Reason    string  `json:"reason,omitempty"`
}

// Constraint cannot be changed, and why.
type Constraint struct {
	Head
	Statement Telling `json:"statement,omitzero"`
	Reason    string  `json:"reason,omitempty"`
}

// NonGoal is how the strategist says no.
type NonGoal struct {
	Head
	Statement Telling `json:"statement,omitempty"`
	Reason    string  `json:"reason,omitempty"`
}

// Question is open until it has an answer.
type Question struct {
	Head
	Question string       `json:"question,omitempty"`
	AskedBy  string       `json:"askedBy,omitempty"`
	Answer   string       `json:"answer,omitempty"`
	Owner    string       `json:"owner,omitempty"`
	Due      figures.When `json:"due,omitzero"`
}

// Proof is where the claim has held before.
type Proof struct {
	Head
	Claim     Telling       `json:"claim,omitzero"`
	Reference string        `json:"reference,omitempty"`
	MayName   bool          `json:"mayName,omitempty"`
	Source    string        `json:"source,omitempty"`
	Figures   []NamedFigure `json:"figures,omitempty"`
	Test      string        `json:"test,omitempty"`
}

// NamedFigure is a figure of a proof; text refers to it as {proof-id.id}.
type NamedFigure struct {
	ID    string           `json:"id"`
	Name  string           `json:"name,omitempty"`
	Value figures.Quantity `json:"value,omitzero"`
}

// Term is a technical term with its plain words.
type Term struct {
	Head
	Term       string `json:"term,omitempty"`
	Plain      string `json:"plain,omitempty"`
	Definition string `json:"definition,omitempty"`
}

// Ask is what the customer is to decide and do next.
type Ask struct {
	Head
	Decision string           `json:"decision,omitempty"`
	Amount   figures.Quantity `json:"amount,omitzero"`
	Now      figures.Quantity `json:"now,omitzero"`
	By       figures.When     `json:"by,omitzero"`
	From     string           `json:"from,omitempty"`
	Steps    []Step           `json:"steps,omitempty"`
}

// Step is one thing to do next.
type Step struct {
	ID       string       `json:"id"`
	What     string       `json:"what,omitempty"`
	By       figures.When `json:"by,omitzero"`
	Owner    string       `json:"owner,omitempty"`
	Audience Audience     `json:"audience,omitempty"`
}
