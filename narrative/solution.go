// Package narrative holds a solution: everything captured about one answer to
// one customer's problem, as facts that are told to two audiences.
//
// A Solution is a value. Nobody changes one that others can see: every edit
// returns a new Solution that shares what did not change.
package narrative

import (
	"bifocal/narrative/figures"
)

// Format is the name and version of the JSON form that this package writes.
const Format = "bifocal/1"

// Audience is one of the two readers a solution is told to.
type Audience string

// The two audiences.
const (
	Executive   Audience = "executive"
	Engineering Audience = "engineering"
)

// Audiences lists both, executive first.
var Audiences = []Audience{Executive, Engineering}

// Status says how far a solution has got with its customer.
type Status string

// The states of a solution.
const (
	Draft    Status = "draft"
	InReview Status = "in review"
	Sent     Status = "sent"
	Won      Status = "won"
	Lost     Status = "lost"
	Archived Status = "archived"
)

// Statuses lists every status in the order of a solution's life.
var Statuses = []Status{Draft, InReview, Sent, Won, Lost, Archived}

// Customer is the one whose problem the solution answers. Aliases and domains
// are what a leak check looks for in other customers' documents.
type Customer struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases,omitempty"`
	Domains []string `json:"domains,omitempty"`
}

// Returns says how payback, return on investment and net present value are
// counted: from which start, over how many years, at which discount rate a
// year, and from which day the benefits flow.
type Returns struct {
	Rate   figures.Quantity `json:"rate,omitzero"`
	Years  int              `json:"years,omitempty"`
	Start  figures.When     `json:"start,omitzero"`
	GoLive figures.When     `json:"goLive,omitzero"`
}

// IsZero reports whether nothing about the returns was captured.
func (r Returns) IsZero() bool {
	return r.Rate.IsZero() && r.Years == 0 && r.Start.IsZero() && r.GoLive.IsZero()
}

// Solution is the aggregate and the unit of saving.
type Solution struct {
	Format         string     `json:"format"`
	ID             string     `json:"id"`
	Title          string     `json:"title"`
	Customer       Customer   `json:"customer"`
	Organisation   string     `json:"organisation,omitempty"`
	Partners       []string   `json:"partners,omitempty"`
	Author         string     `json:"author,omitempty"`
	Language       string     `json:"language,omitempty"`
	Currency       string     `json:"currency,omitempty"`
	Status         Status     `json:"status,omitempty"`
	Classification string     `json:"classification,omitempty"`
	Sealed         []string   `json:"sealed,omitempty"`     // names that no text holds when it is sent to a language model, beside those of the header and of people
	HouseStyle     string     `json:"houseStyle,omitempty"` // the name of the style of its briefs, "" for the default
	Returns        Returns    `json:"returns,omitzero"`
	Facts          Facts      `json:"facts,omitempty"`
	Wordings       []Wording  `json:"wordings,omitempty"`
	Omissions      []Omission `json:"omissions,omitempty"`
	Carried        []Carried  `json:"carried,omitempty"`
	Asides         []Aside    `json:"asides,omitempty"`
}

// Wording is the user's own text for one block of a framing. It remembers the
// generated text it was based on, so that a later change of a fact shows.
type Wording struct {
	Audience Audience `json:"audience"`
	Block    string   `json:"block"`
	Text     string   `json:"text"`
	BasedOn  string   `json:"basedOn"`
	// Reworded says which model suggested the text; zero for the user's own.
	Reworded Reworded `json:"reworded,omitzero"`
}

// Reworded is where a wording comes from that a language model suggested and the
// user accepted.
type Reworded struct {
	Model string `json:"model"`
	Task  string `json:"task"`
	At    string `json:"at"` // when it was accepted, RFC 3339
}

// Omission leaves one block out of one audience's framing. The facts behind it
// stay, and so does what the other audience is told.
type Omission struct {
	Audience Audience `json:"audience"`
	Block    string   `json:"block"`
	Reason   string   `json:"reason,omitempty"` // for whoever wonders later
}

// Facts are a solution's facts in the order the author gave them.
type Facts []Fact

// New returns an empty solution with a fresh ID and the usual settings.
func New() Solution {
	return Solution{
		Format:   Format,
		ID:       NewSolutionID(),
		Language: "en",
		Currency: "USD",
		Status:   Draft,
	}
}

// Fact returns the fact with the given ID.
func (s *Solution) Fact(id string) (Fact, bool) {
	for _, f := range s.Facts {
		if f.FactID() == id {
			return f, true
		}
	}
	return nil, false
}

// All returns the facts of one type in their order, for example
// All[Outcome](s).
func All[T Fact](s *Solution) []T {
	var out []T
	for _, f := range s.Facts {
		if t, ok := f.(T); ok {
			out = append(out, t)
		}
	}
	return out
}

// First returns the first fact of one type, or its zero value and false.
func First[T Fact](s *Solution) (T, bool) {
	for _, f := range s.Facts {
		if t, ok := f.(T); ok {
			return t, true
		}
	}
	var none T
	return none, false
}
