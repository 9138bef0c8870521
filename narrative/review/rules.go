package review

import "slices"

// Family is a group of rules.
type Family string

// The families, in the order of the document about them.
const (
	FamilyFigures  Family = "figures"
	FamilyDocument Family = "document"
	FamilyCoverage Family = "coverage"
	FamilyAudience Family = "audience"
	FamilyLeaks    Family = "leaks"
	FamilyWordings Family = "wordings"
)

// Rule is one thing that the review looks for.
type Rule struct {
	ID       string
	Title    string
	Severity Severity // of its findings; where the case decides, of the gravest
	Why      string   // why a reader would care
	Mend     string   // how to put it right
	Example  string   // a case that is found

	check func(*checked) // nil for what only documents are checked for
}

// Family returns the family that the ID begins with.
func (r Rule) Family() Family {
	for i := range len(r.ID) {
		if r.ID[i] == '/' {
			return Family(r.ID[:i])
		}
	}
	return Family(r.ID)
}

// RuleNamed returns a rule by its ID.
func RuleNamed(id string) (Rule, bool) {
	i := slices.IndexFunc(Rules, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return Rule{}, false
	}
	return Rules[i], true
}

// Rules are all rules, family by family.
var Rules []Rule

// The rules are put together here, since their check functions read the table.
func init() {
	Rules = slices.Concat(figureRules, documentRules, coverageRules, audienceRules, leakRules, wordingRules)
}
