package review

import (
	"bifocal/narrative"
	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// holding is one figure that a fact holds, or that follows from facts.
type holding struct {
	ref      string // as it is typed: {outage.target}
	fact     string
	field    string
	quantity figures.Quantity
	base     prose.Base
}

// holdings are all figures of a solution.
type holdings struct {
	byClass map[string][]holding
	whens   map[figures.When]string // the reference to each date
	own     map[string][]holding    // by fact
}

// holdings lists what the facts hold, made once for all rules.
func (c *checked) holdings() *holdings {
	if c.held != nil {
		return c.held
	}
	h := &holdings{byClass: map[string][]holding{}, whens: map[figures.When]string{}, own: map[string][]holding{}}
	for _, f := range c.Solution.Facts {
		id := f.FactID()
		for i, field := range narrative.FigureFields(f) {
			ref := narrative.Ref{Fact: id, Field: field}
			figure, err := c.index.Figure("", ref)
			if err != nil || figure.IsZero() {
				continue
			}
			if i == 0 {
				ref.Field = ""
			}
			h.add(ref.String(), id, field, figure)
		}
		switch f := f.(type) {
		case narrative.Ask:
			for _, s := range f.Steps {
				h.date(s.By, "")
			}
		}
	}
	for _, field := range narrative.EconomicsFields {
		if q, _ := c.index.Economics().Figure(field); !q.IsZero() {
			h.add(narrative.Ref{Fact: narrative.EconomicsID, Field: field}.String(), narrative.EconomicsID, field, narrative.Figure{Quantity: q})
		}
	}
	r := c.Solution.Returns
	h.date(r.Start, "")
	h.date(r.GoLive, "")
	if !r.Rate.IsZero() {
		h.add("", "", "rate", narrative.Figure{Quantity: r.Rate})
	}
	if r.Years > 0 {
		h.add("", "", "years", narrative.Figure{Quantity: figures.Quantity{Qualifier: figures.Exact, Value: decimalOf(r.Years), Unit: "year"}})
	}
	c.held = h
	return h
}

func (h *holdings) add(ref, fact, field string, f narrative.Figure) {
	if !f.When.IsZero() {
		h.date(f.When, ref)
		return
	}
	b := prose.InBase(f.Quantity)
	x := holding{ref, fact, field, f.Quantity, b}
	h.byClass[b.Class] = append(h.byClass[b.Class], x)
	h.own[fact] = append(h.own[fact], x)
}

func (h *holdings) date(w figures.When, ref string) {
	if !w.IsZero() && h.whens[w] == "" {
		if ref == "" {
			ref = "-"
		}
		h.whens[w] = ref
	}
}

// holds returns the figure that a typed one repeats, those of the given facts
// first. A count is compared with every plain number, and an amount without a
// period with one a year, too.
func (h *holdings) holds(q figures.Quantity, facts []string) (holding, bool) {
	b := prose.InBase(q)
	same := func(x *holding) bool {
		if x.base.Class != b.Class && !(x.quantity.Per == "year" && x.base.Class == b.Class+" a year") {
			return false
		}
		if x.quantity.Qualifier == figures.Range != (q.Qualifier == figures.Range) {
			return false
		}
		return near(x.base.Low, b.Low) && near(x.base.High, b.High)
	}
	for _, id := range facts {
		for i := range h.own[id] {
			if same(&h.own[id][i]) {
				return h.own[id][i], true
			}
		}
	}
	for _, class := range [...]string{b.Class, b.Class + " a year"} {
		for i := range h.byClass[class] {
			if x := &h.byClass[class][i]; same(x) {
				return *x, true
			}
		}
	}
	return holding{}, false
}
