package narrative

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
)

// EconomicsID is the name under which text refers to what the costs and
// benefits come to: {economics.payback}.
const EconomicsID = "economics"

// Index answers questions about one solution: facts by ID, figures by
// reference, and what the money comes to. It is made for one snapshot and is
// safe for concurrent use.
type Index struct {
	Solution *Solution
	ids      []string       // of the facts, in their order
	place    map[string]int // of the first fact with an ID
	money    func() Economics
	changes  func() map[string]Change
	referred func() map[string]bool
}

// NewIndex makes the index of a solution. The solution must not be changed
// while the index is in use.
func NewIndex(s *Solution) *Index {
	x := &Index{Solution: s, ids: make([]string, len(s.Facts)), place: make(map[string]int, len(s.Facts))}
	for i, f := range s.Facts {
		x.ids[i] = f.FactID()
		if _, taken := x.place[x.ids[i]]; !taken {
			x.place[x.ids[i]] = i
		}
	}
	x.money = sync.OnceValue(func() Economics { return x.economics() })
	x.referred = sync.OnceValue(func() map[string]bool { return referredIn(s) })
	x.changes = sync.OnceValue(func() map[string]Change {
		out := map[string]Change{}
		for _, f := range s.Facts {
			o, ok := f.(Outcome)
			if _, taken := out[o.ID]; ok && !taken {
				out[o.ID] = o.Change()
			}
		}
		return out
	})
	return x
}

// Referred reports whether any text of the solution refers to a figure of the
// fact.
func (x *Index) Referred(id string) bool { return x.referred()[id] }

// Change returns how far an outcome of the solution moves, worked out once. Of
// outcomes that share an ID it knows the first.
func (x *Index) Change(o Outcome) Change { return x.changes()[o.ID] }

// Fact returns a fact by its ID.
func (x *Index) Fact(id string) (Fact, bool) {
	if i, ok := x.place[id]; ok {
		return x.Solution.Facts[i], true
	}
	return nil, false
}

// Own returns a list of one ID, which the caller must not change.
func (x *Index) Own(id string) []string {
	if i, ok := x.place[id]; ok {
		return x.ids[i : i+1 : i+1]
	}
	return []string{id}
}

// Economics returns what the costs and benefits come to.
func (x *Index) Economics() Economics { return x.money() }

// Figure is what a reference stands for: a quantity or a point in time, and
// the facts it was computed from.
type Figure struct {
	Quantity figures.Quantity
	When     figures.When
	Facts    []string
}

// IsZero reports whether the field exists but holds nothing yet.
func (f Figure) IsZero() bool { return f.Quantity.IsZero() && f.When.IsZero() }

// UnknownRefError says that a reference points to nothing, and what may have
// been meant.
type UnknownRefError struct {
	Ref    Ref
	Reason string
	Near   []string
	Known  []string // what there is, where nothing is near
}

func (e *UnknownRefError) Error() string {
	msg := e.Ref.String() + " refers to nothing: " + e.Reason
	if len(e.Near) > 0 {
		return msg + "; did you mean {" + strings.Join(e.Near, "} or {") + "}?"
	}
	const most = 8
	switch n := len(e.Known); {
	case n > most:
		msg += fmt.Sprintf("; known are {%s} and %d more", strings.Join(e.Known[:most], "}, {"), n-most)
	case n > 0:
		msg += "; known are {" + strings.Join(e.Known, "}, {") + "}"
	}
	return msg
}

// Figure resolves a reference in a text of the fact owner, which may be "". A
// field that exists and is empty gives a zero Figure and no error.
func (x *Index) Figure(owner string, r Ref) (Figure, error) {
	if r.Field == "" && owner != "" {
		if f, ok := x.Fact(owner); ok && slices.Contains(FigureFields(f), r.Fact) {
			return x.fieldFigure(f, r.Fact), nil
		}
	}
	if r.Fact == EconomicsID {
		if q, ok := x.Economics().Figure(r.Field); ok {
			return Figure{Quantity: q, Facts: x.Economics().Facts}, nil
		}
		reason := "the economics have no figure \"" + r.Field + "\""
		if r.Field == "" {
			reason = "say which figure of the economics, for example {economics.payback}"
		}
		return Figure{}, &UnknownRefError{r, reason, prefixed(EconomicsID, Nearest(r.Field, EconomicsFields, 2)), prefixed(EconomicsID, EconomicsFields)}
	}
	f, ok := x.Fact(r.Fact)
	if !ok {
		ids, known := x.holders(r.Field)
		return Figure{}, &UnknownRefError{r, fmt.Sprintf("there is no fact %q", r.Fact), Nearest(r.Fact, ids, 2), known}
	}
	names := FigureFields(f)
	if len(names) == 0 {
		return Figure{}, &UnknownRefError{r, fmt.Sprintf("the %s %q holds no figure", f.FactKind(), r.Fact), nil, nil}
	}
	field := r.Field
	if field == "" {
		field = MainField(f)
	}
	if !slices.Contains(names, field) {
		return Figure{}, &UnknownRefError{r, fmt.Sprintf("the %s %q has no figure %q", f.FactKind(), r.Fact, field), prefixed(r.Fact, Nearest(field, names, 2)), prefixed(r.Fact, names)}
	}
	return x.fieldFigure(f, field), nil
}

// holders returns the facts that hold a figure, and the references to those of
// them that have the field.
func (x *Index) holders(field string) (ids, refs []string) {
	for _, f := range x.Solution.Facts {
		fields := FigureFields(f)
		if len(fields) > 0 {
			ids = append(ids, f.FactID())
		}
		switch {
		case len(fields) == 0:
		case field == "":
			refs = append(refs, f.FactID())
		case slices.Contains(fields, field):
			refs = append(refs, f.FactID()+"."+field)
		}
	}
	return ids, refs
}

func prefixed(fact string, fields []string) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = fact + "." + f
	}
	return out
}

// FigureFields names the fields of a fact that text can refer to, derived ones
// included.
func FigureFields(f Fact) []string {
	if p, ok := f.(Proof); ok {
		out := make([]string, len(p.Figures))
		for i, n := range p.Figures {
			out[i] = n.ID
		}
		return out
	}
	return kindFigures[f.FactKind()]
}

// MainField names the figure that {fact-id} alone refers to.
func MainField(f Fact) string {
	names := FigureFields(f)
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// kindFigures lists the figures of each kind, the main one first.
var kindFigures = map[Kind][]string{
	KindQuantity:    {"value"},
	KindDriver:      {"date"},
	KindOutcome:     {"target", "baseline", "date", "change", "difference", "factor"},
	KindQualityGoal: {"target", "baseline"},
	KindCost:        {"amount", "start"},
	KindBenefit:     {"amount", "start"},
	KindMilestone:   {"end", "start"},
	KindQuestion:    {"due"},
	KindAsk:         {"amount", "now", "by"},
}

func (x *Index) fieldFigure(f Fact, field string) Figure {
	own := x.Own(f.FactID())
	switch f := f.(type) {
	case Outcome:
		f = f.Normalised()
		switch field {
		case "target":
			return Figure{Quantity: f.Target, Facts: own}
		case "baseline":
			return Figure{Quantity: f.Baseline, Facts: own}
		case "change":
			return Figure{Quantity: x.Change(f).Relative, Facts: own}
		case "difference":
			return Figure{Quantity: x.Change(f).Difference, Facts: own}
		case "factor":
			return Figure{Quantity: x.Change(f).Factor, Facts: own}
		}
	case Benefit:
		if field == "amount" {
			q, from := x.BenefitAmount(f)
			return Figure{Quantity: q, Facts: from}
		}
	case Cost:
		if field == "amount" {
			return Figure{Quantity: x.inCurrency(f.Amount), Facts: own}
		}
	case Ask:
		switch field {
		case "amount":
			q, from := x.AskAmount(f)
			return Figure{Quantity: q, Facts: from}
		case "now":
			return Figure{Quantity: x.inCurrency(f.Now), Facts: own}
		}
	case Proof:
		for _, n := range f.Figures {
			if n.ID == field {
				return Figure{Quantity: n.Value, Facts: own}
			}
		}
	}
	switch v, _ := Get(f, field); v := v.(type) {
	case figures.Quantity:
		return Figure{Quantity: v, Facts: own}
	case figures.When:
		return Figure{When: v, Facts: own}
	}
	return Figure{}
}

// inCurrency gives an amount typed without a unit the solution's currency.
func (x *Index) inCurrency(q figures.Quantity) figures.Quantity {
	if !q.IsZero() && q.Unit == "" {
		q.Unit = x.Solution.CurrencyOr()
	}
	return q
}

// CurrencyOr returns the solution's currency, or USD where none was captured.
func (s *Solution) CurrencyOr() string {
	if s.Currency == "" {
		return "USD"
	}
	return s.Currency
}

// AskAmount returns what is asked for: the amount captured, or else the sum of
// the one-off costs; and the facts it comes from.
func (x *Index) AskAmount(a Ask) (figures.Quantity, []string) {
	if !a.Amount.IsZero() {
		return x.inCurrency(a.Amount), []string{a.ID}
	}
	sum, from := x.oneOffCosts()
	if len(from) == 0 {
		return figures.Quantity{}, []string{a.ID}
	}
	return sum, append([]string{a.ID}, from...)
}

// Person says who is meant by a field that holds a stakeholder's ID, or a name
// or role as free text, which may happen to be the ID of another fact.
func (x *Index) Person(ref string) (Stakeholder, bool) {
	f, _ := x.Fact(ref)
	if s, ok := f.(Stakeholder); ok {
		return s, true
	}
	return Stakeholder{Name: ref}, ref != ""
}

func exact(d decimal.Decimal, unit, per string) figures.Quantity {
	return figures.Quantity{Qualifier: figures.Exact, Value: d, Unit: unit, Per: per}
}
