package en

import "bifocal/narrative/framing/content"

// table collects rows and leaves out the columns that would be empty.
type table struct {
	columns []string
	rows    []content.Line
}

// add appends a row, every cell with its capital; its part names it within the
// theme.
func (t *table) add(part string, fs []string, cells ...string) {
	for i, c := range cells {
		cells[i] = upper(c)
	}
	t.rows = append(t.rows, content.Line{Part: part, Kind: content.Row, Cells: cells, Facts: fs})
}

// dropIfAll empties a column in which every row says the same nothing.
func (t *table) dropIfAll(col int, nothing string) {
	for _, r := range t.rows {
		if r.Cells[col] != nothing {
			return
		}
	}
	for _, r := range t.rows {
		r.Cells[col] = ""
	}
}

// empty stands in a cell that has nothing to say beside others that have.
const empty = "–"

// lines returns the heading of the table and its rows.
func (t *table) lines(part string) []content.Line {
	var keep []int
	for i := range t.columns {
		for _, r := range t.rows {
			if r.Cells[i] != "" {
				keep = append(keep, i)
				break
			}
		}
	}
	out := make([]content.Line, 0, len(t.rows)+1)
	head := make([]string, len(keep))
	for j, i := range keep {
		head[j] = t.columns[i]
	}
	out = append(out, content.Line{Part: part, Kind: content.Columns, Cells: head})
	for _, r := range t.rows {
		for j, i := range keep { // in place: j never overtakes i
			if r.Cells[j] = r.Cells[i]; r.Cells[j] == "" {
				r.Cells[j] = empty
			}
		}
		r.Cells = r.Cells[:len(keep)]
		out = append(out, r)
	}
	return out
}
