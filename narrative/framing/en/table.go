package en

import "bifocal/narrative/framing/content"

// table collects rows and leaves out the columns that would be empty.
type table struct {
	columns []string
	rows    []content.Line // the first place is kept for the columns
}

// newTable makes a table with room for some rows.
func newTable(rows int, columns ...string) *table {
	return &table{columns, make([]content.Line, 1, rows+1)}
}

// body returns the rows without the place of the columns.
func (t *table) body() []content.Line { return t.rows[1:] }

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
	for _, r := range t.body() {
		if r.Cells[col] != nothing {
			return
		}
	}
	for _, r := range t.body() {
		r.Cells[col] = ""
	}
}

// empty stands in a cell that has nothing to say beside others that have.
const empty = "–"

// lines returns the heading of the table and its rows.
func (t *table) lines(part string) []content.Line {
	keep := make([]int, 0, len(t.columns))
	for i := range t.columns {
		for j := range t.body() {
			if t.body()[j].Cells[i] != "" {
				keep = append(keep, i)
				break
			}
		}
	}
	head := make([]string, len(keep))
	for j, i := range keep {
		head[j] = t.columns[i]
	}
	t.rows[0] = content.Line{Part: part, Kind: content.Columns, Cells: head}
	for r := range t.body() {
		cells := t.body()[r].Cells
		for j, i := range keep { // in place: j never overtakes i
			if cells[j] = cells[i]; cells[j] == "" {
				cells[j] = empty
			}
		}
		t.body()[r].Cells = cells[:len(keep)]
	}
	return t.rows
}
