package en

import (
	"unicode/utf8"

	"bifocal/narrative/framing/content"
)

// table collects rows and leaves out the columns that would be empty.
type table struct {
	columns []string
	rows    []content.Line // the first place is kept for the columns
	cells   []string       // room for those of the rows to come
	row     []byte         // the row in the making
	ends    []int          // where its cells end
	paper   *content.Paper
}

// table makes a table with room for some rows.
func (en English) table(rows int, columns ...string) *table {
	return &table{paper: en.on(), columns: columns, rows: make([]content.Line, 1, rows+1), cells: make([]string, 0, rows*len(columns))}
}

// body returns the rows without the place of the columns.
func (t *table) body() []content.Line { return t.rows[1:] }

// add appends a row; its part names it within the theme. Every cell gets its
// capital in the end.
func (t *table) add(part string, fs []string, cells ...string) {
	from := len(t.cells)
	t.cells = append(t.cells, cells...)
	to := len(t.cells)
	t.rows = append(t.rows, content.Line{Part: part, Kind: content.Row, Cells: t.cells[from:to:to], Facts: fs})
}

// dropIfAll empties a column in which every row says the same nothing.
func (t *table) dropIfAll(col int, nothing string) {
	for _, r := range t.body() {
		if upper(r.Cells[col]) != nothing {
			return
		}
	}
	for _, r := range t.body() {
		r.Cells[col] = ""
	}
}

// longRow is more bytes than most rows have.
const longRow = 512

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
	t.row, t.ends = make([]byte, 0, longRow), make([]int, len(keep))
	for r := range t.body() {
		t.write(&t.body()[r], keep)
	}
	return t.rows
}

// write writes the cells of a row that are kept, as one text of which each cell
// is a piece.
func (t *table) write(row *content.Line, keep []int) {
	t.row = t.row[:0]
	for j, i := range keep {
		if j > 0 {
			t.row = append(t.row, content.BetweenCells...)
		}
		c := row.Cells[i]
		if c == "" {
			c = empty
		} else if r, n := capital(c); n > 0 {
			t.row, c = utf8.AppendRune(t.row, r), c[n:]
		}
		t.row = append(t.row, c...)
		t.ends[j] = len(t.row)
	}
	row.Text = t.paper.Bytes(t.row)
	from := 0
	for j, end := range t.ends {
		row.Cells[j], from = row.Text[from:end], end+len(content.BetweenCells)
	}
	row.Cells = row.Cells[:len(keep)]
}
