// Package retarget makes of a solution for one customer one for another: names are
// replaced, what was told in confidence is taken out, every figure and date is
// marked as still to be confirmed, and what could not be replaced is listed. The
// original stays as it is.
package retarget

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bifocal/narrative"
)

// Target is whom the new solution is for.
type Target struct {
	Customer narrative.Customer // its name is needed
	Title    string             // "" for the old one with the names replaced
	// People are the new names of people, by the old ones. Who is not here and
	// belongs to the old customer stays with the role alone.
	People map[string]string
}

// ErrSame: the new customer is the old one.
var ErrSame = errors.New("the solution is for this customer already")

// ErrNobody: the new customer has no name.
var ErrNobody = errors.New("the new customer needs a name")

// Replaced says how often a name was replaced.
type Replaced struct {
	Old, New string
	N        int
}

// Report is what was done, and what is left to do.
type Report struct {
	Replaced []Replaced
	// Unnamed are people of the old customer whose names were taken out, with the
	// roles that stay.
	Unnamed []Person
	// Removed are proofs that were taken out because their reference may not be
	// named, and texts that referred to their figures.
	Removed []Removed
	// Left is what of the old customer still stands somewhere.
	Left []Leftover
	// Unconfirmed is how many figures and dates are marked as still to be confirmed.
	Unconfirmed int
}

// Person is somebody at the old customer.
type Person struct{ Fact, Name, Role string }

// Removed is a proof that was taken out.
type Removed struct {
	Fact, Claim string
	ReferredBy  []string // facts whose texts refer to one of its figures
}

// To returns a draft for the new customer, under an ID of its own, and what was
// done to get there. It fails with ErrNobody and ErrSame.
func To(s narrative.Solution, t Target) (narrative.Solution, Report, error) {
	t.Customer.Name = strings.TrimSpace(t.Customer.Name)
	switch {
	case t.Customer.Name == "":
		return s, Report{}, ErrNobody
	case strings.EqualFold(t.Customer.Name, strings.TrimSpace(s.Customer.Name)):
		return s, Report{}, ErrSame
	}
	var report Report
	names := newNames(s, t)
	out := s
	out.ID, out.Status, out.Customer = narrative.NewSolutionID(), narrative.Draft, t.Customer
	out.Title = names.in(s.Title)
	if t.Title != "" {
		out.Title = t.Title
	}
	out.Facts, report.Removed = withoutConfidences(s)
	for i, f := range out.Facts {
		out.Facts[i] = names.fact(s, f, &report)
	}
	out.Wordings = slices.Clone(s.Wordings)
	for i := range out.Wordings { // what it was based on is told with the new names as well
		w := &out.Wordings[i]
		w.Text, w.BasedOn = names.in(w.Text), names.in(w.BasedOn)
	}
	out.Omissions = slices.Clone(s.Omissions)
	for i := range out.Omissions {
		out.Omissions[i].Reason = names.in(out.Omissions[i].Reason)
	}
	out.Carried = narrative.ValuesIn(out.Facts)
	out.Asides = nil // what was no problem for one customer may be one for the next
	report.Replaced, report.Unconfirmed = names.done(), len(out.Carried)
	report.Left = Leftovers(out, s)
	return out, report, nil
}

// withoutConfidences are the facts without the proofs whose reference may not be
// named: what was told in confidence to one customer is not for the next.
func withoutConfidences(s narrative.Solution) (narrative.Facts, []Removed) {
	var out narrative.Facts
	var removed []Removed
	for _, f := range s.Facts {
		p, ok := f.(narrative.Proof)
		if !ok || p.MayName || p.Reference == "" {
			out = append(out, f)
			continue
		}
		removed = append(removed, Removed{Fact: p.ID, Claim: p.Claim.Either(narrative.Executive)})
	}
	for i := range removed {
		ref := "{" + removed[i].Fact + "."
		for _, f := range out {
			found := false
			narrative.MapTexts(f, func(text string) string {
				found = found || strings.Contains(text, ref)
				return text
			})
			if found {
				removed[i].ReferredBy = append(removed[i].ReferredBy, f.FactID())
			}
		}
	}
	return out, removed
}

// People are those at the customer of a solution who are named in it: its
// stakeholders, and owners and others whom no stakeholder stands for. The latter
// have no role, and may be somebody else's people.
func People(s narrative.Solution) []Person {
	var out []Person
	known := map[string]bool{}
	for _, f := range s.Facts {
		if p, ok := f.(narrative.Stakeholder); ok {
			known[fold(p.Name)], known[fold(p.Role)], known[fold(p.ID)] = true, true, true
			if ofCustomer(s, p) && strings.TrimSpace(p.Name) != "" {
				out = append(out, Person{p.ID, strings.TrimSpace(p.Name), p.Role})
			}
		}
	}
	add := func(fact, name string) {
		name = strings.TrimSpace(name)
		if fullName(name) && !known[fold(name)] && fold(name) != fold(s.Author) && fold(name) != fold(s.Organisation) && fold(name) != fold(s.Customer.Name) {
			known[fold(name)] = true
			out = append(out, Person{Fact: fact, Name: name})
		}
	}
	for _, f := range s.Facts {
		spec, _ := narrative.Spec(f.FactKind())
		for i := range spec.Fields {
			if spec.Fields[i].Type == narrative.PersonField {
				v, _ := narrative.Get(f, spec.Fields[i].Key)
				name, _ := v.(string)
				add(f.FactID(), name)
			}
		}
		if a, ok := f.(narrative.Ask); ok {
			for _, step := range a.Steps {
				add(a.ID, step.Owner)
			}
		}
	}
	return out
}

// parts are words in the names of parts of an organisation, and of roles in it.
var parts = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`team teams lead head office board department division unit group committee council manager director officer architect owner
		engineer engineering operations finance security platform platforms procurement legal support sales service services desk centre center programme
		program project vendor supplier partner customer chief vice president leiter leitung abteilung betrieb einkauf vorstand bereich`) {
		out[w] = true
	}
	return out
}()

// fullName reports whether words are a first and a last name, and no role: each
// begins with a capital, and none is all capitals.
func fullName(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) || len(w) > 1 && w == strings.ToUpper(w) || parts[strings.ToLower(w)] {
			return false
		}
	}
	return len(words) == 2 || len(words) == 3
}
