package content

import (
	"time"

	"bifocal/narrative/figures"
)

// Opening is what the title and the first box of a kind of brief are made from.
type Opening struct {
	Summary                   // as executives are told
	PlanHeading      Phrase   // of what engineers are told first
	Plan             []Phrase // that, in sentences
	Situation, Stake string   // the headings of these for executives; "" where there is none
}

// Moment says what happens on a day of a plan.
type Moment string

// The moments of a plan.
const (
	Decides  Moment = "decides"
	Begins   Moment = "begins"
	Ends     Moment = "ends"
	Takes    Moment = "takes" // and ends within the same days
	StepDue  Moment = "step"
	Answered Moment = "answer"
)

// Entry is one thing that is to happen.
type Entry struct {
	ID     string
	Moment Moment
	Name   Phrase // of a phase; what is decided, done or asked
	// Deliverable and Exit are those of a phase that ends.
	Deliverable, Exit Phrase
	When              figures.When // the zero When for what has no date
	Until             figures.When // of what takes place between two dates
	Who               Person
	Facts             []string
}

// Stretch is some days of a plan in one.
type Stretch struct {
	// Days says which: from day First to day Last of the plan, counted from 1. A
	// stretch before the plan has neither, one after it only First.
	First, Last int
	From, To    time.Time
	Entries     []Entry
	GoesOn      []Phrase // phases that neither begin nor end in it
}

// Course is a plan by the days after its start.
type Course struct {
	Seed      uint32
	Start     figures.When // day 1
	Decision  bool         // day 1 is the one of the decision
	Work      bool         // day 1 is the one on which the work begins
	From      Person       // who decides
	Before    Stretch
	Stretches []Stretch // 30 days each
	Later     Stretch
	Undated   []Entry
}

// Day is the day an entry falls on: what begins, on the first of its date; what
// is due, on the last.
func (e Entry) Day() time.Time {
	if e.Moment == Begins || e.Moment == Takes {
		return e.When.First()
	}
	return e.When.Last()
}
