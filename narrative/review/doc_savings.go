package review

import (
	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// listChanges pairs items of one name before and after, and compares the change in
// brackets behind the second.
func (d *document) listChanges() {
	type end struct {
		unit *unit
		fig  *fig
	}
	starts := map[string][]end{}
	for i := range d.units {
		u := &d.units[i]
		if u.label == "" || u.kind == row || len(u.figs) == 0 {
			continue
		}
		var value *fig
		for j := range u.figs {
			if f := &u.figs[j]; f.Start >= u.value && !f.bracket && f.Kind() != prose.Date {
				value = f
				break
			}
		}
		if value == nil {
			continue
		}
		switch d.stageOf(u) {
		case before:
			for _, k := range keys(u.label) {
				if len(starts[k]) < 8 {
					starts[k] = append(starts[k], end{u, value})
				}
			}
		case afterwards:
			for _, k := range keys(u.label) {
				paired := false
				for _, from := range starts[k] {
					if !paired && prose.InBase(from.fig.Quantity).Class == prose.InBase(value.Quantity).Class {
						d.behind(u, value, from.fig.Quantity)
						paired = true
					}
				}
				if paired {
					break
				}
			}
		}
	}
}

// behind compares the changes in brackets behind a value with where it came from.
func (d *document) behind(u *unit, value *fig, from figures.Quantity) {
	for j := range u.figs {
		f := &u.figs[j]
		if f.Start > value.End && f.bracket && (f.Kind() == prose.Percent || f.Kind() == prose.Multiple || f.Kind() == prose.Points) && changeWord(u.text, &f.Reading) {
			d.compareChange(u, f, u.label, from, value.Quantity, true)
		}
	}
}

// savings compares what a saving is said to be with the totals before and after:
// "Savings: 860 K a year (72 % reduction)".
func (d *document) savings() {
	var from, to *unit
	var a, b figures.Quantity
	for i := range d.units {
		u := &d.units[i]
		name := key(u.label)
		if u.label == "" || u.kind == row || len(u.figs) == 0 || u.figs[0].Start < u.value {
			continue
		}
		q := u.figs[0].Quantity
		if u.figs[0].Kind() != prose.Money || q.Qualifier == figures.Range {
			continue
		}
		switch total := name == "total" || name == "total cost" || name == "annual cost" || name == "total annual cost" || name == "running cost" || name == "total running cost"; {
		case total && d.stageOf(u) == before:
			from, a = u, q
		case total && d.stageOf(u) == afterwards:
			to, b = u, q
		case (name == "saving" || name == "annual saving" || name == "yearly saving" || name == "net saving") && from != nil && to != nil && q.Per == a.Per && a.Per == b.Per:
			x, y, ok := comparable(a, b)
			if !ok || prose.InBase(q).Class != prose.InBase(a).Class {
				continue
			}
			if diff := x.Sub(y); !q.Value.IsZero() {
				diff = diff.Mul(q.Value).DivRound(prose.InBase(q).Low, 9)
				should := figures.Quantity{Qualifier: figures.Exact, Value: diff, Unit: q.Unit, Per: q.Per}
				switch how := prose.Agree(q, diff); {
				case how == prose.Off && a.Per != "":
					d.add("document/total", Error, u.line(0), "“"+u.words(&u.figs[0])+"” is written as what is saved; "+shown(a)+" - "+shown(b)+" = "+shown(should)+".", "Correct the saving or one of the two totals.")
				case how == prose.Rounded:
					d.restated(u, to, a, diff)
					for j := 1; j < len(u.figs); j++ {
						if f := &u.figs[j]; f.bracket && f.Kind() == prose.Percent && changeWord(u.text, &f.Reading) {
							d.compareChange(u, f, "the total cost", a, b, true)
						}
					}
				}
			}
		}
	}
}

// restated says what a saving would be if the total that it rests on were computed
// rightly.
func (d *document) restated(u, to *unit, from figures.Quantity, was decimal.Decimal) {
	for _, s := range d.sums {
		if s.unit != to {
			continue
		}
		v := &u.figs[0]
		should := from
		should.Value = from.Value.Sub(s.should.Value)
		if prose.Agree(v.Quantity, should.Value) == prose.Off && !was.Equal(should.Value) {
			d.add("document/computation", Error, u.line(v.Start), "The saving “"+u.words(v)+"” rests on a total that is computed wrongly; with "+shown(s.should)+" it is "+shown(should)+".", "Write "+shown(should)+", and correct what rests on it.")
		}
	}
}
