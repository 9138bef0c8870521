package desk

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// Adopted returns the currency that a solution takes over from a fact: that of
// the fact's amounts, where it is another one than the solution's and no other
// fact holds an amount that the solution's own would be right for.
func Adopted(s *narrative.Solution, f narrative.Fact) (string, bool) {
	own, code := s.CurrencyOr(), ""
	for _, q := range amounts(f) {
		if !q.IsMoney() || q.Unit == own || code != "" && q.Unit != code {
			return "", false
		}
		code = q.Unit
	}
	if code == "" {
		return "", false
	}
	for _, o := range s.Facts {
		if o.FactID() == f.FactID() {
			continue
		}
		for _, q := range amounts(o) {
			if q.Unit != code {
				return "", false
			}
		}
	}
	return code, true
}

// amounts returns what a fact holds in its fields for money, and what it holds
// in a currency elsewhere.
func amounts(f narrative.Fact) []figures.Quantity {
	spec, _ := narrative.Spec(f.FactKind())
	var out []figures.Quantity
	for _, field := range spec.Fields {
		v, _ := narrative.Get(f, field.Key)
		if q, ok := v.(figures.Quantity); ok && !q.IsZero() && (field.Type == narrative.MoneyField || q.IsMoney()) {
			out = append(out, q)
		}
	}
	return out
}

// InCurrency returns an example of an amount in a currency. The examples of the
// catalog are in the currency that a solution counts in by itself.
func InCurrency(example, code string) string {
	var s narrative.Solution
	return strings.ReplaceAll(example, s.CurrencyOr(), code)
}
