package review

import (
	"strings"

	"github.com/shopspring/decimal"

	"bifocal/narrative/figures"
	"bifocal/narrative/figures/prose"
)

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
		if c < len(rows[total].head) && (momentOf(rows[total].head[c]) == change || noSum(rows[total].head[c])) {
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
			if _, ok := addable(f.Quantity, v.Quantity); !ok || otherThings(f.Noun, v.Noun) {
				whole = false
				break
			}
			col.of, col.at = append(col.of, f), append(col.at, &rows[r])
		}
		if !whole || len(col.of) < 2 || sideBySide(v, col.of) {
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

// otherThings reports whether two counts count what is not called alike: developers are
// no part of the repositories.
func otherThings(part, total string) bool {
	return part != "" && total != "" && !strings.EqualFold(figures.Singular(part), figures.Singular(total))
}

// sideBySide reports whether a total of times is that of what goes on at the same time:
// three people for six months are six months.
func sideBySide(total *fig, parts []*fig) bool {
	if total.Kind() != prose.Duration {
		return false
	}
	for _, p := range parts {
		if !p.Quantity.Value.Equal(total.Quantity.Value) {
			return false
		}
	}
	return true
}

// noSum reports whether a column holds what cannot be added up: returns and rates.
func noSum(title string) bool {
	lower := strings.ToLower(title)
	for _, w := range []string{"roi", "payback", "break-even", "breakeven", "irr", "rate", "average", "avg", "margin"} {
		if hasWord(lower, w) {
			return true
		}
	}
	return false
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
