package review

import (
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
	if u.label == "" || u.kind == row {
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
		should.Value = sum
		d.add("document/total", Error, u.line(v.Start), "“"+u.words(v)+"” is written as "+u.label+"; "+strings.Join(words, " + ")+" = "+shown(should)+".", "Correct the total, or the part that is wrong or missing.")
	}
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

// tableTotals adds up the columns of a table over a row called total, and the rows
// before a column called total.
func (d *document) tableTotals() {
	for i := 0; i < len(d.units); {
		if d.units[i].kind != row {
			i++
			continue
		}
		end := i
		for end < len(d.units) && d.units[end].kind == row && d.units[end].list == d.units[i].list {
			end++
		}
		d.columnTotals(d.units[i:end])
		for j := i; j < end; j++ {
			d.rowTotal(&d.units[j])
		}
		i = end
	}
}

// cellFig is the one figure of a cell; nil where there is none or more than one.
func cellFig(u *unit, c int) *fig {
	var out *fig
	for i := range u.figs {
		if f := &u.figs[i]; f.cell == c && f.Kind() != prose.Date && !f.bracket {
			if out != nil {
				return nil
			}
			out = f
		}
	}
	return out
}

// columnTotals compares every row called total with the rows above it. Which of
// them are its parts shows where a column adds up: often a table begins with rows
// that are something else.
func (d *document) columnTotals(rows []unit) {
	if len(rows) < 3 {
		return
	}
	start := 0
	var subtotals []int // rows
	for r := range rows {
		if isAverage(rows[r].label) {
			d.averageRow(rows[start:r], &rows[r])
		}
		if !isTotal(rows[r].label) {
			continue
		}
		sub := strings.Contains(strings.ToLower(rows[r].label), "subtotal") || strings.Contains(strings.ToLower(rows[r].label), "sub-total")
		parts := make([]int, 0, r-start)
		for i := r - 1; i >= start; i-- {
			if !isTotal(rows[i].label) {
				parts = append(parts, i)
			}
		}
		if len(parts) < 2 && len(subtotals) >= 2 && !sub {
			for i := len(parts) - 1; i >= 0; i-- {
				subtotals = append([]int{parts[i]}, subtotals...)
			}
			parts = subtotals
			subtotals = nil
		}
		d.sumRows(rows, r, parts)
		subtotals = append([]int{r}, subtotals...)
		start = r + 1
	}
}

// isAverage reports whether a row is the average of those above it.
func isAverage(label string) bool {
	lower := strings.ToLower(strings.TrimSpace(label))
	return lower == "average" || lower == "mean" || lower == "avg" || lower == "avg."
}

// averageRow compares the cells of an average with the rows above it.
func (d *document) averageRow(rows []unit, u *unit) {
	for c := 1; c < len(u.cells); c++ {
		v := cellFig(u, c)
		if v == nil || v.Quantity.Qualifier == figures.Range {
			continue
		}
		sum, words, whole := decimal.Zero, []string(nil), true
		for i := range rows {
			f := cellFig(&rows[i], c)
			if f == nil || isTotal(rows[i].label) || isAverage(rows[i].label) {
				whole = whole && f == nil && strings.Trim(cellText(&rows[i], c), "-–—/na ") == ""
				continue
			}
			value, ok := addable(f.Quantity, v.Quantity)
			whole = whole && ok
			sum, words = sum.Add(value), append(words, shown(f.Quantity))
		}
		if !whole || len(words) < 2 {
			continue
		}
		should := v.Quantity
		should.Value = sum.DivRound(decimal.NewFromInt(int64(len(words))), 6)
		how := prose.Agree(v.Quantity, should.Value)
		if how == prose.Rounded {
			continue
		}
		severity := Error
		if how == prose.Nearly {
			severity = Warning
		}
		d.add("document/total", severity, u.line(v.Start), "“"+u.words(v)+"” is written as "+u.label+"; ("+strings.Join(words, " + ")+") / "+itoa(len(words))+" = "+shown(should)+".", "Correct the average, or a value.")
	}
}

// sumRows compares the cells of a total with the parts above them, which are given
// from the last one up.
func (d *document) sumRows(rows []unit, total int, parts []int) {
	if len(parts) < 2 {
		return
	}
	type column struct {
		v  *fig
		of []*fig
		at []*unit
	}
	var columns []column
	votes := map[int]int{}
	for c := 1; c < len(rows[total].cells); c++ {
		if c < len(rows[total].head) && momentOf(rows[total].head[c]) == change {
			continue
		}
		v := cellFig(&rows[total], c)
		if v == nil || v.Kind() == prose.Percent || v.Quantity.Qualifier == figures.Range {
			continue
		}
		col := column{v: v}
		whole := true
		for _, r := range parts {
			f := cellFig(&rows[r], c)
			if f == nil {
				if strings.Trim(cellText(&rows[r], c), "-–—/na ") != "" {
					whole = false // something else stands there
				}
				continue
			}
			if _, ok := addable(f.Quantity, v.Quantity); !ok {
				whole = false
				break
			}
			col.of, col.at = append(col.of, f), append(col.at, &rows[r])
		}
		if !whole || len(col.of) < 2 {
			continue
		}
		columns = append(columns, col)
		some := decimal.Zero
		for n, f := range col.of {
			some = some.Add(f.Quantity.Value)
			if n > 0 && prose.Agree(v.Quantity, some) == prose.Rounded {
				votes[len(col.of)-n-1]++ // rows at the top that are left out
				break
			}
		}
	}
	skip, most := 0, 0
	for s, n := range votes {
		if n > most || n == most && s < skip {
			skip, most = s, n
		}
	}
	for _, col := range columns {
		n := len(col.of) - skip
		if most == 0 { // nothing adds up: leave out what is plainly no part
			for n > 2 && !alikeKinds(rows[total].label, col.at[n-1].label) {
				n--
			}
		}
		if n >= 2 {
			d.compareSum(&rows[total], col.v, col.of[:n], col.at[:n], true)
		}
	}
}

func cellText(u *unit, c int) string {
	if c >= len(u.cells) {
		return ""
	}
	return u.text[u.cells[c][0]:u.cells[c][1]]
}

// alikeKinds reports whether a row may be part of a total: an investment is no part
// of the total benefits.
func alikeKinds(total, part string) bool {
	t, p := strings.ToLower(total), strings.ToLower(part)
	gain := strings.Contains(t, "benefit") || strings.Contains(t, "saving") || strings.Contains(t, "revenue")
	spend := strings.Contains(p, "investment") || strings.Contains(p, "cost") && !strings.Contains(p, "saving") && !strings.Contains(p, "reduc") && !strings.Contains(p, "avoid")
	return !gain || !spend
}

func (d *document) rowTotal(u *unit) {
	last := len(u.cells) - 1
	if last < 3 || last >= len(u.head) || !isTotal(u.head[last]) {
		return
	}
	v := cellFig(u, last)
	if v == nil || v.Kind() == prose.Percent {
		return
	}
	var parts []*fig
	var of []*unit
	for c := last - 1; c > 0; c-- {
		f := cellFig(u, c)
		if f == nil {
			if len(strings.Trim(u.text[u.cells[c][0]:u.cells[c][1]], "-–— ")) > 0 {
				return
			}
			continue
		}
		if _, ok := addable(f.Quantity, v.Quantity); !ok {
			return
		}
		parts, of = append(parts, f), append(of, u)
	}
	if len(parts) >= 2 {
		was := u.label
		u.label = "the total of " + was
		d.compareSum(u, v, parts, of, true)
		u.label = was
	}
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
				parts, of = append([]*fig{e.fig}, parts...), append([]*unit{e.unit}, of...)
			} else if top == nil {
				top = e
			}
		}
		if top == nil || len(parts) < 2 {
			continue
		}
		same := true
		for i, p := range parts {
			_, ok := addable(p.Quantity, top.fig.Quantity)
			same = same && ok
			for _, o := range of[:i] {
				same = same && o.section != of[i].section
			}
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

// complements compares an uptime with the downtime beside it.
func (d *document) complements() {
	for i := range d.units {
		u := &d.units[i]
		for j := 0; j+1 < len(u.figs); j++ {
			a, b := &u.figs[j], &u.figs[j+1]
			lower := strings.ToLower(u.text)
			if a.Kind() != prose.Percent || b.Start-a.End > 40 || !hasWord(lower, "uptime") && !hasWord(lower, "availability") || a.Quantity.Value.LessThan(fifty) ||
				!strings.Contains(strings.ToLower(around(u.text, &b.Reading, 20, 24)), "downtime") {
				continue
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
