package narrative

import (
	"encoding"
	"fmt"
	"slices"

	"bifocal/narrative/figures"
)

// Carried is a value that was taken over from a solution for another customer, and
// that nobody has confirmed for this one. It holds the value as it was then: once
// the field says something else, somebody has looked at it.
type Carried struct {
	Fact  string `json:"fact"`
	Field string `json:"field"`          // its JSON key
	Part  string `json:"part,omitempty"` // the ID of an entry, where the field is a list
	Value string `json:"value"`          // as typed
}

// Unconfirmed returns what was carried over and still stands as it was, in the
// order of the facts and their fields.
func (s *Solution) Unconfirmed() []Carried {
	if len(s.Carried) == 0 {
		return nil
	}
	then := make(map[Carried]bool, len(s.Carried))
	for _, c := range s.Carried {
		then[c] = true
	}
	return slices.DeleteFunc(ValuesIn(s.Facts), func(c Carried) bool { return !then[c] })
}

// ValuesIn lists every quantity, amount and date of some facts as it stands.
func ValuesIn(facts Facts) []Carried {
	var out []Carried
	add := func(f Fact, key, part string, v encoding.TextMarshaler) {
		if text, err := v.MarshalText(); err == nil && len(text) > 0 {
			out = append(out, Carried{f.FactID(), key, part, string(text)})
		}
	}
	for _, f := range facts {
		spec, _ := Spec(f.FactKind())
		for _, field := range spec.Fields {
			value, _ := Get(f, field.Key)
			switch value := value.(type) {
			case figures.Quantity:
				if !value.IsZero() {
					add(f, field.Key, "", value)
				}
			case figures.When:
				if !value.IsZero() {
					add(f, field.Key, "", value)
				}
			case []NamedFigure:
				for _, n := range value {
					if !n.Value.IsZero() {
						add(f, field.Key, n.ID, n.Value)
					}
				}
			case []Step:
				for _, s := range value {
					if !s.By.IsZero() {
						add(f, field.Key, s.ID, s.By)
					}
				}
			}
		}
	}
	return out
}

// Confirm says that what was carried over into a fact holds for this customer too:
// one field of it, or all of them where Field is "".
type Confirm struct{ Fact, Field string }

// Apply takes the marks away; it fails with ErrNoFact.
func (e Confirm) Apply(s Solution) (Solution, Edit, error) {
	if _, err := s.place(e.Fact); err != nil {
		return s, nil, fmt.Errorf("confirming: %w", err)
	}
	undo := carry{s.Carried}
	var left []Carried
	for _, c := range s.Carried {
		if c.Fact != e.Fact || e.Field != "" && c.Field != e.Field {
			left = append(left, c)
		}
	}
	s.Carried = left
	return s, undo, nil
}

// carry makes the marks what they were.
type carry struct{ carried []Carried }

// Apply puts them back.
func (e carry) Apply(s Solution) (Solution, Edit, error) {
	undo := carry{s.Carried}
	s.Carried = e.carried
	return s, undo, nil
}
