package review

import (
	"strings"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// base figures of a business case, as a document names them.
type basis struct {
	investment, saving, extra *fig
	of                        [3]*unit
	rank                      int  // of the saving
	runs                      bool // the solution costs something to run, which the gains may not have in them
}

// basis finds the investment and the yearly gains of a document: what is so called
// outside of phases, the first of each.
func (d *document) basis() basis {
	var b basis
	for i := range d.units {
		u := &d.units[i]
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
		b.saving, b.of[1], b.rank = f, u, rank
	}
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
