package review

import (
	"maps"
	"slices"
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// base figures of a business case, as a document names them.
type basis struct {
	investment, saving, extra *fig
	of                        [3]*unit
	rank                      int        // of the saving
	over                      []computed // the returns that investment and gains over some years give, where a part names both so
	runs                      bool       // the solution costs something to run, which the gains may not have in them
}

// bases are the base figures of a document: of all of it, and of each part that has an
// investment of its own.
type bases struct {
	whole   basis
	section map[int]*basis
	several bool // investments differ, each under its own heading
}

// of returns the base figures that a claim rests on: those of its own part, or of the
// whole where that has but one case.
func (b *bases) of(u *unit) basis {
	if own := b.section[u.section]; own != nil && (own.investment != nil && own.saving != nil || len(own.over) > 0) {
		return *own
	}
	if b.several {
		return basis{}
	}
	return b.whole
}

// bases finds the base figures of a document.
func (d *document) bases() *bases {
	all := make([]*unit, len(d.units))
	parts := map[int][]*unit{}
	for i := range d.units {
		u := &d.units[i]
		all[i] = u
		if u.section != 0 {
			parts[u.section] = append(parts[u.section], u)
		}
	}
	b := &bases{whole: d.basis(all), section: map[int]*basis{}}
	var first *fig
	for _, section := range slices.Sorted(maps.Keys(parts)) {
		own := d.basis(parts[section])
		own.over = overYears(parts[section])
		b.section[section] = &own
		if own.investment == nil {
			continue
		}
		if first == nil {
			first = own.investment
		} else if !alikeValues(first, own.investment) {
			b.several = true
		}
	}
	return b
}

// overYears are the returns of a part that says what is invested and gained over the
// same years: 3-year investment, 3-year savings.
func overYears(units []*unit) []computed {
	var out []computed
	spent, gained := map[int]*fig{}, map[int]*fig{}
	for _, u := range units {
		if !strings.Contains(strings.ToLower(u.label), "year") {
			continue
		}
		v, n := onlyValue(u), yearsOf(u.label)
		if v == nil || n < 2 || v.Kind() != prose.Money || v.Quantity.Per != "" || v.Quantity.Qualifier == figures.Range {
			continue
		}
		k := key(u.label)
		switch {
		case hasWord(k, "investment"), hasWord(k, "cost") && !hasWord(k, "saving"):
			spent[n] = v
		case hasWord(k, "saving"), hasWord(k, "benefit"), hasWord(k, "return"), hasWord(k, "gain"):
			gained[n] = v
		}
	}
	for _, n := range slices.Sorted(maps.Keys(spent)) {
		if g := gained[n]; g != nil {
			if r, ok := returnOn(g.Quantity, spent[n].Quantity); ok {
				r.how = "over " + plural(n, "year") + " " + r.how
				out = append(out, r)
			}
		}
	}
	return out
}

// basis finds the investment and the yearly gains of a part of a document: what is so
// called outside of phases, the first of each.
func (d *document) basis(units []*unit) basis {
	var b basis
	for _, u := range units {
		if u.kind == row && len(u.cells) == 2 { // a table of names and values
			if f := cellFig(u, 1); f != nil && f.Kind() == prose.Money {
				d.take(&b, u, f, u.label)
			}
			continue
		}
		if v := valueOf(u); v != nil && v.Kind() == prose.Money && !isPhase(d.sections[u.section].title) && v.Quantity.Qualifier != figures.Range {
			d.take(&b, u, v, u.label)
		}
		for j := range u.figs { // Including productivity gains (400 K a year):
			f := &u.figs[j]
			lower := strings.ToLower(lastBytes(u.text[:f.Start], 80))
			if f.Kind() == prose.Money && f.bracket && f.Quantity.Per == "year" && (strings.Contains(lower, "productivity") || strings.Contains(lower, "additional benefit")) && b.extra == nil {
				b.extra, b.of[2] = f, u
			}
		}
	}
	return b
}

// take notes a figure as the investment or the yearly gain, by its label. A total
// counts more than what is only called savings.
func (d *document) take(b *basis, u *unit, f *fig, label string) {
	k := key(label)
	yearly := f.Quantity.Per == "year" || hasWord(k, "annual") || hasWord(k, "yearly")
	for _, w := range []string{"opex", "operating cost", "recurring cost", "ongoing cost", "running cost", "maintenance", "subscription", "tco"} {
		if strings.Contains(k, w) && !strings.Contains(k, "saving") && d.stageOf(u) == anytime {
			b.runs = true
		}
	}
	if f.Quantity.Per == "" && investments[k] && b.investment == nil {
		b.investment, b.of[0] = f, u
	}
	rank := 0
	if yearly && f.Quantity.Per != "month" {
		switch k {
		case "total annual benefit", "annual benefit", "net annual benefit", "annual net benefit", "total annual saving", "annual saving", "net annual saving", "yearly saving",
			"yearly benefit", "total benefit", "total saving", "annual return":
			rank = 2
		case "saving", "net saving", "benefit":
			rank = 1
		}
	}
	if rank > b.rank {
		b.saving, b.of[1], b.rank = sumFrom(u, f), u, rank
	}
}

// sumFrom is a figure with those that are added to it where it stands: $11,520 (costs) +
// $2,780,720 (productivity).
func sumFrom(u *unit, f *fig) *fig {
	out := f
	for i := range u.figs {
		g := &u.figs[i]
		if g.Start <= out.Start || g.cell != f.cell || g.Kind() != f.Kind() || g.Quantity.Unit != f.Quantity.Unit {
			continue
		}
		between := u.text[out.End:g.Start]
		if !strings.Contains(between, "+") || strings.ContainsAny(between, "=|;") {
			break
		}
		sum := *g
		sum.Quantity.Value, sum.Quantity.Per = out.Quantity.Value.Add(g.Quantity.Value), f.Quantity.Per
		out = &sum
	}
	return out
}

var investments = map[string]bool{
	"investment": true, "total investment": true, "investment required": true, "initial investment": true, "upfront investment": true, "one-time investment": true,
	"project cost": true, "total project cost": true, "implementation cost": true, "one-time cost": true, "total implementation cost": true, "total one-time cost": true,
	"required investment": true, "capital investment": true, "investment request": true,
}

// returnsOf are the returns that investment and gains give over one to five years,
// or over the years that the claim is about.
func (d *document) returnsOf(b basis, years int) []computed {
	var out []computed
	horizons := []int{3, 5, 1, 2, 4, 10}
	if years > 0 {
		horizons = []int{years}
	}
	for _, n := range horizons {
		for _, with := range []bool{false, true} {
			if with && b.extra == nil {
				continue
			}
			gain := b.saving.Quantity
			gain.Per = ""
			if with {
				gain.Value = gain.Value.Add(b.extra.Quantity.Value)
			}
			gain.Value = gain.Value.Mul(decimalOf(n))
			if r, ok := returnOn(gain, b.investment.Quantity); ok {
				r.how = "over " + plural(n, "year") + " " + r.how
				out = append(out, r)
			}
		}
	}
	return out
}
