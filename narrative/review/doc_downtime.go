package review

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures/prose"
)

// complements compares an uptime with the downtime beside it.
func (d *document) complements() {
	for i := range d.units {
		u := &d.units[i]
		if len(u.figs) < 2 {
			continue
		}
		if lower := strings.ToLower(u.text); !hasWord(lower, "uptime") && !hasWord(lower, "availability") {
			continue
		}
		for j := 0; j+1 < len(u.figs); j++ {
			a, b := &u.figs[j], &u.figs[j+1]
			if a.Kind() != prose.Percent || b.Start-a.End > 40 || a.Quantity.Value.LessThan(fifty) ||
				!strings.Contains(strings.ToLower(around(u.text, &b.Reading, 20, 24)), "downtime") {
				continue
			}
			if len(u.cells) > 0 && !strings.Contains(strings.ToLower(u.text[u.cells[b.cell][0]:u.cells[b.cell][1]]), "downtime") || lessOf(u, b) {
				continue // it is another column's, or says by how much less
			}
			lost := hundred.Sub(a.Quantity.Value)
			switch b.Kind() {
			case prose.Percent:
				if prose.Agree(b.Quantity, lost) == prose.Off {
					d.add("document/computation", Error, u.line(b.Start), "“"+u.words(b)+"” of downtime is written beside “"+u.words(a)+"”; 100 % - "+shown(a.Quantity)+" = "+shown(exactly(lost, "%"))+".", "Correct one of the two.")
				}
			case prose.Duration:
				per := b.Quantity.Per
				if per == "" {
					for _, p := range []string{"month", "year", "week", "day"} {
						if strings.Contains(strings.ToLower(u.text[b.End:min(len(u.text), b.End+32)]), "a "+p) || strings.Contains(strings.ToLower(u.text[b.End:min(len(u.text), b.End+32)]), "per "+p) || strings.Contains(strings.ToLower(u.text[b.End:min(len(u.text), b.End+32)]), "/"+p) {
							per = p
							break
						}
					}
				}
				hours := map[string]int64{"month": 730, "year": 8760, "week": 168, "day": 24}[per]
				if hours == 0 {
					continue
				}
				should, ok := exactly(lost.Mul(decimal.NewFromInt(hours)).DivRound(hundred, 9), "h").In(b.Quantity.Unit)
				if !ok {
					continue
				}
				slack := should.Value.Mul(decimal.New(3, -2)) // months differ
				if prose.Agree(b.Quantity, should.Value) == prose.Off && b.Quantity.Value.Sub(should.Value).Abs().GreaterThan(slack) {
					d.add("document/computation", Error, u.line(b.Start), "“"+u.words(b)+"” of downtime a "+per+" is written beside “"+u.words(a)+"”; "+shown(exactly(lost, "%"))+" of a "+per+" is "+shown(should)+".", "Correct one of the two.")
				}
			}
		}
	}
}

// lessOf reports whether the words behind a figure say that it is by how much
// something becomes less.
func lessOf(u *unit, f *fig) bool {
	near := strings.ToLower(around(u.text, &f.Reading, 12, 40))
	for _, w := range []string{"reduction", "reduced", "less", "lower", "fewer", "decrease", "improvement", "cut"} {
		if hasWord(near, w) {
			return true
		}
	}
	return false
}
