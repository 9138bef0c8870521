package narrative

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// prototypes holds one zero value a kind: the registry of kinds.
var prototypes = map[Kind]Fact{
	KindAnswer: Answer{}, KindQuantity: Quantity{}, KindProblem: Problem{}, KindDriver: Driver{},
	KindOutcome: Outcome{}, KindCapability: Capability{}, KindComponent: Component{},
	KindConnection: Connection{}, KindQualityGoal: QualityGoal{}, KindDecision: Decision{},
	KindCost: Cost{}, KindBenefit: Benefit{}, KindMilestone: Milestone{}, KindRisk: Risk{},
	KindStakeholder: Stakeholder{}, KindAssumption: Assumption{}, KindConstraint: Constraint{},
	KindNonGoal: NonGoal{}, KindQuestion: Question{}, KindProof: Proof{}, KindTerm: Term{}, KindAsk: Ask{},
}

// NewFact returns an empty fact of a kind with the given ID, and false for an
// unknown kind.
func NewFact(kind Kind, id string) (Fact, bool) {
	p, ok := prototypes[kind]
	if !ok {
		return nil, false
	}
	return WithID(p, id), true
}

// WithID returns a copy of f with another ID.
func WithID(f Fact, id string) Fact {
	v := reflect.New(reflect.TypeOf(f)).Elem()
	v.Set(reflect.ValueOf(f))
	v.FieldByName("ID").SetString(id)
	return v.Interface().(Fact)
}

// Get returns the value of a field by its JSON key, and false where the kind
// has no such field.
func Get(f Fact, key string) (any, bool) {
	v := reflect.ValueOf(f)
	i, ok := jsonFields(v.Type())[key]
	if !ok {
		return nil, false
	}
	return v.FieldByIndex(i).Interface(), true
}

// With returns a copy of f with one field replaced. The value must have the
// field's type.
func With(f Fact, key string, value any) (Fact, error) {
	v := reflect.New(reflect.TypeOf(f)).Elem()
	v.Set(reflect.ValueOf(f))
	i, ok := jsonFields(v.Type())[key]
	if !ok {
		return nil, fmt.Errorf("a %s has no field %q", f.FactKind(), key)
	}
	field, nv := v.FieldByIndex(i), reflect.ValueOf(value)
	if !nv.IsValid() || !nv.Type().AssignableTo(field.Type()) {
		return nil, fmt.Errorf("field %q of a %s holds %s, not %T", key, f.FactKind(), field.Type(), value)
	}
	field.Set(nv)
	return v.Interface().(Fact), nil
}

var fieldCache sync.Map // reflect.Type -> map[string][]int

// jsonFields maps the JSON names of a struct's fields to their indexes, those
// of embedded structs included.
func jsonFields(t reflect.Type) map[string][]int {
	if m, ok := fieldCache.Load(t); ok {
		return m.(map[string][]int)
	}
	m := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		if f.Anonymous || !f.IsExported() {
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" {
			name = f.Name
		}
		m[name] = f.Index
	}
	fieldCache.Store(t, m)
	return m
}
