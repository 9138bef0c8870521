// Package narrativetest makes solutions for tests: one whole example to
// change a field of, large ones for benchmarks, and random ones for
// properties. All are valid by narrative.Validate.
package narrativetest

import (
	"fmt"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// Change changes one thing of a solution that is being made.
type Change func(*narrative.Solution)

// With puts a fact in place of the one that has its ID, or at the end.
func With(f narrative.Fact) Change {
	return func(s *narrative.Solution) {
		for i, old := range s.Facts {
			if old.FactID() == f.FactID() {
				s.Facts[i] = f
				return
			}
		}
		s.Facts = append(s.Facts, f)
	}
}

// WithField sets one field of one fact, by its JSON key. It panics where there
// is no such fact or field, or where the value has another type.
func WithField(id, key string, value any) Change {
	return func(s *narrative.Solution) {
		f, ok := s.Fact(id)
		if !ok {
			panic(fmt.Sprintf("narrativetest: no fact %q", id))
		}
		f, err := narrative.With(f, key, value)
		if err != nil {
			panic("narrativetest: " + err.Error())
		}
		With(f)(s)
	}
}

// Without takes facts out. What refers to them then refers to nothing.
func Without(ids ...string) Change {
	return func(s *narrative.Solution) {
		kept := make(narrative.Facts, 0, len(s.Facts))
	facts:
		for _, f := range s.Facts {
			for _, id := range ids {
				if f.FactID() == id {
					continue facts
				}
			}
			kept = append(kept, f)
		}
		s.Facts = kept
	}
}

// OnlyKinds leaves out the facts of all other kinds.
func OnlyKinds(kinds ...narrative.Kind) Change {
	return func(s *narrative.Solution) {
		kept := narrative.Facts{}
		for _, f := range s.Facts {
			for _, k := range kinds {
				if f.FactKind() == k {
					kept = append(kept, f)
				}
			}
		}
		s.Facts = kept
	}
}

// Halden returns a whole solution with every kind of fact: a freight
// forwarder's move to a managed platform, which costs 2.8 M USD and saves
// 948 K USD a year in cash and 400 K USD in time. Each call makes a new one.
func Halden(changes ...Change) narrative.Solution {
	s := narrative.Solution{
		Format:         narrative.Format,
		ID:             "halden-platform",
		Title:          "Managed platform",
		Customer:       narrative.Customer{Name: "Halden Freight", Aliases: []string{"HF"}, Domains: []string{"halden.example"}},
		Organisation:   "Nordwind Cloud",
		Partners:       []string{"Fjordkraft Systems"},
		Author:         "Maja Lindqvist",
		Language:       "en",
		Currency:       "USD",
		Status:         narrative.Draft,
		Classification: "Confidential",
		Returns: narrative.Returns{
			Rate: figures.MustParse("8 %"), Years: 5,
			Start: figures.MustParseWhen("2027-02"), GoLive: figures.MustParseWhen("2028-02-01"),
		},
		Wordings: []narrative.Wording{{
			Audience: narrative.Executive, Block: "situation/manual-work",
			Text: "Customers meet {incidents.baseline}.", BasedOn: "Customers meet 9 outages a month.",
		}},
	}
	s.Facts = append(s.Facts, haldenStory()...)
	s.Facts = append(s.Facts, haldenMoney()...)
	s.Facts = append(s.Facts, haldenSystem()...)
	for _, change := range changes {
		change(&s)
	}
	return s
}

func head(id string) narrative.Head { return narrative.Head{ID: id} }

func tell(executive, engineering string) narrative.Telling {
	return narrative.Telling{Executive: executive, Engineering: engineering}
}
