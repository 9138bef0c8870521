package review

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

// totals adds up lists and tables.
func (d *document) totals() {
	d.listTotals()
	d.headedLists()
	d.tableTotals()
	d.phaseTotals()
	d.complements()
}

// isTotal reports whether a name is that of a sum.
func isTotal(label string) bool {
	k := key(label)
	return hasWord(k, "total") || k == "sum" || strings.HasPrefix(k, "sum ") || hasWord(k, "subtotal") || hasWord(k, "altogether") || k == "overall"
}

// valueOf is the figure that a labelled unit gives, its first one outside brackets.
func valueOf(u *unit) *fig {
	if u.label == "" || u.kind == row || strings.HasPrefix(strings.TrimLeft(u.text[min(u.value, len(u.text)):], " "), "[") { // a place to be filled in
		return nil
	}
	for i := range u.figs {
		if f := &u.figs[i]; f.Start >= u.value && !f.bracket && f.Kind() != prose.Date {
			return f
		}
	}
	return nil
}

// addable brings a part to the unit of its total; ok is false where they cannot be
// added.
func addable(part, total figures.Quantity) (decimal.Decimal, bool) {
	if part.Qualifier == figures.Range || part.Unit != total.Unit || part.Per != total.Per {
		return decimal.Zero, false
	}
	return part.Value, true
}

// listTotals compares an item called total with those above it in its list.
func (d *document) listTotals() {
	for i := range d.units {
		u := &d.units[i]
		v := valueOf(u)
		if v == nil || !isTotal(u.label) || yearsOf(u.label) > 0 || yearsOf(around(u.text, &v.Reading, 0, 24)) > 0 || v.Kind() != prose.Money && v.Kind() != prose.Count && v.Kind() != prose.Duration || strings.HasPrefix(v.Noun, "of ") || v.Quantity.Qualifier == figures.Range {
			continue
		}
		var parts []*fig
		var of []*unit
		var at []int
		gap, open, carried := 0, false, decimal.Zero
		for j := i - 1; j >= 0 && j > i-30 && d.units[j].section == u.section; j-- {
			o := &d.units[j]
			p := valueOf(o)
			if p == nil {
				for k := range o.figs {
					open = open || o.figs[k].Kind() == v.Kind() // a part that is not understood
				}
				if gap++; gap > 1 && len(parts) > 0 || o.kind == row {
					break
				}
				continue
			}
			if isTotal(o.label) && len(parts) > 0 {
				if q, ok := addable(p.Quantity, v.Quantity); ok { // a subtotal may be a part as well
					carried = q
				}
			}
			if isTotal(o.label) || o.indent < u.indent {
				break
			}
			if v.Kind() == prose.Count && lastWord(p.Noun) != lastWord(v.Noun) && lastWord(p.Noun) != lastWord(u.label) {
				open = true // ships and ports
			}
			if v.Kind() == prose.Count && p.Noun == "" && lastWord(u.label) != "total" && lastWord(u.label) != "sum" {
				open = true
			}
			open = open || strings.Contains(o.label, "+") || strings.Contains(strings.ToLower(o.text), "average") && !strings.Contains(strings.ToLower(u.label), "average")
			if o.indent > u.indent && u.kind == item { // parts of a part
				continue
			}
			if _, ok := addable(p.Quantity, v.Quantity); !ok {
				open = open || p.Kind() == v.Kind()
				if len(parts) > 0 {
					break
				}
				continue
			}
			parts, of, at = append(parts, p), append(of, o), append(at, j)
		}
		if len(parts) < 2 || key(of[0].label) == key(of[1].label) {
			continue
		}
		if !carried.IsZero() {
			sum := carried
			for _, p := range parts {
				sum = sum.Add(p.Quantity.Value)
			}
			if prose.Agree(v.Quantity, sum) != prose.Off {
				continue
			}
		}
		d.compareSum(u, v, parts, of, !open && i-at[len(at)-1] <= len(at)+2)
	}
}

// compareSum compares a total with its parts. sure says that the parts are all
// there is.
func (d *document) compareSum(u *unit, v *fig, parts []*fig, of []*unit, sure bool) {
	sum := decimal.Zero
	var words []string
	corrected, changed := decimal.Zero, ""
	for i := len(parts) - 1; i >= 0; i-- {
		p := parts[i]
		sum = sum.Add(p.Quantity.Value)
		words = append(words, shown(p.Quantity))
		value := p.Quantity.Value
		for _, s := range d.sums {
			if s.unit == of[i] && s.written.Equal(p.Quantity) {
				value, changed = s.should.Value, shown(s.should)
			}
		}
		corrected = corrected.Add(value)
	}
	should := v.Quantity
	should.Qualifier = figures.Exact
	if sum.IsNegative() && v.Quantity.Value.IsPositive() { // what is taken off, told as what is saved
		sum, corrected = sum.Neg(), corrected.Neg()
	}
	switch prose.Agree(v.Quantity, sum) {
	case prose.Rounded:
		if changed != "" && prose.Agree(v.Quantity, corrected) == prose.Off {
			should.Value = corrected
			d.add("document/computation", Error, u.line(v.Start), "The total “"+u.words(v)+"” includes a part that is computed wrongly; with "+changed+" it is "+shown(should)+".", "Write "+shown(should)+", and correct what rests on it.")
			d.sums = append(d.sums, verified{u, v.Quantity, should})
		}
	case prose.Nearly:
		should.Value = sum
		d.add("document/total", Warning, u.line(v.Start), "“"+u.words(v)+"” is written as "+u.label+"; "+strings.Join(words, " + ")+" = "+shown(should)+".", "Correct the total or a part.")
	case prose.Off:
		if !sure {
			return
		}
		for n := 2; n < len(parts); n++ { // the last ones alone
			some := decimal.Zero
			for _, p := range parts[:n] {
				some = some.Add(p.Quantity.Value)
			}
			if prose.Agree(v.Quantity, some) != prose.Off {
				return
			}
		}
		if d.restAbove(u, v, of, v.Quantity.Value.Sub(sum)) {
			return
		}
		should.Value = sum
		d.add("document/total", Error, u.line(v.Start), "“"+u.words(v)+"” is written as "+u.label+"; "+strings.Join(words, " + ")+" = "+shown(should)+".", "Correct the total, or the part that is wrong or missing.")
	}
}

// furthest is how far above a total the rest of it is looked for.
const furthest = 60

// restAbove reports whether what a total has more than its parts stands above them in
// the same section: one amount, or the amounts of groups further up.
func (d *document) restAbove(u *unit, v *fig, of []*unit, rest decimal.Decimal) bool {
	if !rest.IsPositive() {
		return false
	}
	exact := v.Quantity
	exact.Value = rest
	sum := decimal.Zero
	for j := u.at - 1; j >= max(0, u.at-furthest) && d.units[j].section == u.section; j-- {
		o := &d.units[j]
		if isTotal(o.label) || slices.Contains(of, o) {
			continue
		}
		for k := len(o.figs) - 1; k >= 0; k-- {
			value, ok := addable(o.figs[k].Quantity, v.Quantity)
			if !ok {
				continue
			}
			if prose.Agree(exact, value) == prose.Rounded {
				return true
			}
			if sum = sum.Add(value); prose.Agree(exact, sum) == prose.Rounded {
				return true
			}
			break // the last of a line is what it comes to
		}
	}
	return false
}

// headedLists compares the value of a line with the items of the list that follows
// directly: "Investment: 400 K" over three amounts.
func (d *document) headedLists() {
	for i := range d.units {
		u := &d.units[i]
		v := valueOf(u)
		if v == nil || v.Kind() != prose.Money && !(v.Kind() == prose.Count && isTotal(u.label)) || strings.HasPrefix(v.Noun, "of ") || v.Quantity.Qualifier == figures.Range {
			continue
		}
		var parts []*fig
		var of []*unit
		deep := -1
		complete := true
		for j := i + 1; j < len(d.units) && d.units[j].kind == item && d.units[j].section == u.section; j++ {
			o := &d.units[j]
			if u.kind == item && o.indent <= u.indent {
				break
			}
			if deep < 0 {
				deep = o.indent
			}
			if o.indent > deep {
				continue
			}
			p := valueOf(o)
			if p == nil || isTotal(o.label) {
				complete = false
				break
			}
			if _, ok := addable(p.Quantity, v.Quantity); !ok {
				complete = false
				break
			}
			parts, of = append([]*fig{p}, parts...), append([]*unit{o}, of...)
		}
		if complete && len(parts) >= 2 && (u.kind == item || d.directlyBelow(i)) {
			d.compareSum(u, v, parts, of, true)
		}
	}
}

// directlyBelow reports whether a list follows a line without a blank one or
// anything else between.
func (d *document) directlyBelow(i int) bool {
	u, next := &d.units[i], &d.units[i+1]
	last := u.lines[len(u.lines)-1].line
	return next.lines[0].line-last <= 1
}

// phaseTotals compares one amount at the top with those of the same name in the
// phases below it.
func (d *document) phaseTotals() {
	type entry struct {
		unit *unit
		fig  *fig
	}
	byKey := map[string][]entry{}
	var order []string
	for i := range d.units {
		u := &d.units[i]
		if v := valueOf(u); v != nil && v.Kind() == prose.Money && v.Quantity.Qualifier == figures.Exact {
			k := key(u.label)
			if byKey[k] == nil {
				order = append(order, k)
			}
			byKey[k] = append(byKey[k], entry{u, v})
		}
	}
	for _, k := range order {
		var parts []*fig
		var of []*unit
		var top *entry
		for i := range byKey[k] {
			e := &byKey[k][i]
			if isPhase(d.sections[e.unit.section].title) {
				parts, of = append(parts, e.fig), append(of, e.unit)
			} else if top == nil {
				top = e
			}
		}
		if top == nil || len(parts) < 2 {
			continue
		}
		slices.Reverse(parts)
		slices.Reverse(of)
		same, sections := true, map[int]bool{}
		for i, p := range parts {
			_, ok := addable(p.Quantity, top.fig.Quantity)
			same = same && ok && !sections[of[i].section]
			sections[of[i].section] = true
		}
		if same {
			d.compareSum(top.unit, top.fig, parts, of, true)
		}
	}
}

// isPhase reports whether a title numbers a phase: Phase 2: Pilot.
func isPhase(title string) bool {
	first, rest, _ := strings.Cut(strings.ToLower(title), " ")
	switch first {
	case "phase", "stage", "wave", "step", "milestone", "release", "increment":
		return rest != "" && rest[0] >= '0' && rest[0] <= '9'
	}
	return false
}
