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
	of       map[Kind][]int // the places of the facts of a kind, in their order
	money    func() Economics
	charges  func() []Charge
	oneOff   func() sum
	plan     func() span
	changes  func() map[string]*Change
	referred func() map[string]bool
}

// NewIndex makes the index of a solution. The solution must not be changed
// while the index is in use.
func NewIndex(s *Solution) *Index {
	x := &Index{
		Solution: s, ids: make([]string, len(s.Facts)), place: make(map[string]int, len(s.Facts)),
		of: make(map[Kind][]int, len(Catalog)),
	}
	places := make([]int, len(s.Facts))
	for i, f := range s.Facts {
		places[i] = i
		x.ids[i] = f.FactID()
		if _, taken := x.place[x.ids[i]]; !taken {
			x.place[x.ids[i]] = i
		}
	}
	for i := 0; i < len(s.Facts); { // facts of a kind mostly follow one another
		kind, first := s.Facts[i].FactKind(), i
		for i < len(s.Facts) && s.Facts[i].FactKind() == kind {
			i++
		}
		if at := x.of[kind]; at != nil {
			x.of[kind] = append(at, places[first:i]...)
		} else {
			x.of[kind] = places[first:i:i]
		}
	}
	x.money = sync.OnceValue(func() Economics { return x.economics() })
	x.plan = sync.OnceValue(func() span { return x.allOfThePlan() })
	x.charges = sync.OnceValue(func() []Charge { return x.allCharges() })
	x.oneOff = sync.OnceValue(func() sum { return x.oneOffCosts() })
	x.referred = sync.OnceValue(func() map[string]bool { return referredIn(s) })
	x.changes = sync.OnceValue(func() map[string]*Change {
		at := x.of[KindOutcome]
		out, all := make(map[string]*Change, len(at)), make([]Change, len(at))
		for n, i := range at {
			if o := s.Facts[i].(Outcome); out[o.ID] == nil {
				all[n] = o.Change()
				out[o.ID] = &all[n]
			}
		}
		return out
	})
	return x
}

// Prepare works out what every framing asks for: the economics and how far the
// outcomes move. Without it they are worked out by whoever asks first.
func (x *Index) Prepare() {
	x.changes()
	x.money()
}

// Referred reports whether any text of the solution refers to a figure of the
// fact.
func (x *Index) Referred(id string) bool { return x.referred()[id] }

// Change returns how far an outcome of the solution moves, worked out once. Of
// outcomes that share an ID it knows the first.
func (x *Index) Change(o Outcome) Change { return *x.ChangeOf(o.ID) }

// ChangeOf is Change by the ID of the outcome. It is never nil, and the caller
// must not change it.
func (x *Index) ChangeOf(id string) *Change {
	if c := x.changes()[id]; c != nil {
		return c
	}
	return &Change{}
}

// Of returns the places of the facts of a kind in the solution, in their order.
// The caller must not change it. Who wants facts of one kind looks there: asking
// every fact for its type takes longer than one would think, because a large
// struct is set to nought for each that is of another.
func (x *Index) Of(kind Kind) []int { return x.of[kind] }

// Count returns how many facts of a kind there are.
func (x *Index) Count(kind Kind) int { return len(x.of[kind]) }

// Fact returns a fact by its ID.
func (x *Index) Fact(id string) (Fact, bool) {
	if i, ok := x.place[id]; ok {
		return x.Solution.Facts[i], true
	}
	return nil, false
}

// OwnAt returns a list of the ID of the i-th fact alone, which the caller must
// not change.
func (x *Index) OwnAt(i int) []string { return x.ids[i : i+1 : i+1] }

// Own returns a list of one ID, which the caller must not change.
func (x *Index) Own(id string) []string {
	if i, ok := x.place[id]; ok {
		return x.OwnAt(i)
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
		field = names[0]
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
	switch f := f.(type) { // what texts refer to most, without the detour over Get
	case Quantity:
		return Figure{Quantity: f.Value, Facts: own}
	case Outcome:
		f = f.Normalised()
		switch field {
		case "target":
			return Figure{Quantity: f.Target, Facts: own}
		case "baseline":
			return Figure{Quantity: f.Baseline, Facts: own}
		case "change":
			return Figure{Quantity: x.ChangeOf(f.ID).Relative, Facts: own}
		case "difference":
			return Figure{Quantity: x.ChangeOf(f.ID).Difference, Facts: own}
		case "factor":
			return Figure{Quantity: x.ChangeOf(f.ID).Factor, Facts: own}
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
	all := x.oneOff()
	if len(all.from) == 0 {
		return figures.Quantity{}, []string{a.ID}
	}
	return all.Quantity, append([]string{a.ID}, all.from...)
}

// Person says who is meant by a field that holds a stakeholder's ID, or a name
// or role as free text, which may happen to be the ID of another fact. A text that
// is the name of one stakeholder, or else the role of one alone, means that one.
func (x *Index) Person(ref string) (Stakeholder, bool) {
	if ref == "" {
		return Stakeholder{}, false
	}
	f, _ := x.Fact(ref)
	if s, ok := f.(Stakeholder); ok {
		return s, true
	}
	ref = strings.TrimSpace(ref)
	var named, titled []Stakeholder
	for _, i := range x.Of(KindStakeholder) {
		s, _ := x.Solution.Facts[i].(Stakeholder)
		switch {
		case strings.EqualFold(strings.TrimSpace(s.Name), ref):
			named = append(named, s)
		case strings.EqualFold(strings.TrimSpace(s.Role), ref):
			titled = append(titled, s)
		}
	}
	switch {
	case len(named) == 1:
		return named[0], true
	case len(named) == 0 && len(titled) == 1:
		return titled[0], true
	}
	return Stakeholder{Name: ref}, true
}

func exact(d decimal.Decimal, unit, per string) figures.Quantity {
	return figures.Quantity{Qualifier: figures.Exact, Value: d, Unit: unit, Per: per}
}
