// Package sheet reads lists and tables that were pasted from elsewhere as facts
// of a solution: it guesses what a table is about and what its columns mean,
// reads its numbers and dates as in English or as on the continent, and says of
// each row that cannot be read why. It does no input or output.
package sheet

import (
	"encoding/csv"
	"slices"
	"strings"

	"bifocal/narrative"
)

// Sheet is a table from a spreadsheet on its way to facts: the kind of fact that
// a row becomes, and the field that each column fills.
type Sheet struct {
	Cells   [][]string // all rows equally long
	Header  bool       // the first row names the columns
	Kind    narrative.Kind
	Columns []string // the key of a field, UnitColumn, or "" for a column that is left out
}

// UnitColumn is the meaning of a column that holds the units of the others.
const UnitColumn = "#unit"

// Kinds are the kinds of fact that a table can become.
var Kinds = []narrative.Kind{
	narrative.KindOutcome, narrative.KindCost, narrative.KindBenefit, narrative.KindMilestone,
	narrative.KindQuantity, narrative.KindRisk, narrative.KindStakeholder, narrative.KindComponent,
}

const (
	mostRows    = 500
	mostColumns = 30
	mostText    = 2 << 20 // bytes that are looked at: a table of facts is far shorter
)

// start is as much of a text as is looked at, up to the end of a line.
func start(text string) string {
	if len(text) <= mostText {
		return text
	}
	text = text[:mostText]
	if at := strings.LastIndexByte(text, '\n'); at > 0 {
		text = text[:at]
	}
	return text
}

// Read reads a table as a spreadsheet copies it, with tabs between its
// cells, or as a file with commas or semicolons; of what is longer than any table of
// facts, the start. It returns nil for what is no
// table: fewer than two columns, or one row that is not a table for sure.
func Read(text string) [][]string {
	text = start(text)
	sep := separator(text)
	if sep == 0 {
		return nil
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(strings.ToValidUTF8(text, ""), "\ufeff")))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = sep, true, -1
	var cells [][]string
	wide := 0
	for len(cells) < mostRows+1 {
		record, err := r.Read()
		if err != nil {
			break
		}
		row := make([]string, 0, len(record))
		filled := false
		for _, cell := range record[:min(len(record), mostColumns)] {
			cell = strings.Join(strings.Fields(narrative.CleanText(cell)), " ")
			row = append(row, cell)
			filled = filled || cell != ""
		}
		if filled {
			cells = append(cells, row)
			wide = max(wide, len(row))
		}
	}
	for i := range cells {
		for len(cells[i]) < wide {
			cells[i] = append(cells[i], "")
		}
	}
	cells = withoutEmptyColumns(cells)
	if len(cells) == 0 || len(cells[0]) < 2 || len(cells) < 2 && sep != '\t' {
		return nil
	}
	return cells
}

// separator finds what stands between the cells: a tab, or in most lines the
// same number of semicolons or commas.
func separator(text string) rune {
	if strings.Contains(text, "\t") {
		return '\t'
	}
	lines := strings.SplitN(strings.TrimSpace(text), "\n", 3)
	if len(lines) < 2 {
		return 0
	}
	for _, sep := range []string{";", ","} {
		if n := strings.Count(lines[0], sep); n > 0 && strings.Count(lines[1], sep) >= n {
			return rune(sep[0])
		}
	}
	return 0
}

func withoutEmptyColumns(cells [][]string) [][]string {
	if len(cells) == 0 {
		return nil
	}
	var keep []int
	for c := range cells[0] {
		if slices.ContainsFunc(cells, func(row []string) bool { return row[c] != "" }) {
			keep = append(keep, c)
		}
	}
	out := make([][]string, len(cells))
	for i, row := range cells {
		for _, c := range keep {
			out[i] = append(out[i], row[c])
		}
	}
	return out
}

// Rows are the rows that become facts.
func (s Sheet) Rows() [][]string {
	if s.Header && len(s.Cells) > 0 {
		return s.Cells[1:]
	}
	return s.Cells
}

// Name is what a column is called, or "" where nothing says so.
func (s Sheet) Name(column int) string {
	if s.Header {
		return s.Cells[0][column]
	}
	return ""
}

// Sample is the first cell of a column that holds something.
func (s Sheet) Sample(column int) string {
	for _, row := range s.Rows() {
		if row[column] != "" {
			return row[column]
		}
	}
	return ""
}

// Meanings are the fields that a column can fill, in the order of capture.
func (s Sheet) Meanings() []narrative.Field {
	spec, _ := narrative.Spec(s.Kind)
	var out []narrative.Field
	for _, f := range spec.Fields {
		switch f.Type {
		case narrative.TextField, narrative.TellingField, narrative.QuantityField, narrative.MoneyField, narrative.WhenField,
			narrative.ChoiceField, narrative.ScaleField, narrative.PersonField:
			out = append(out, f)
		default:
			if namesPeople(f) {
				out = append(out, f)
			}
		}
	}
	return out
}

// Mean gives a column another meaning. No two columns fill the same field: the
// one that did is left out.
func (s Sheet) Mean(column int, key string) Sheet {
	s.Columns = slices.Clone(s.Columns)
	for i, k := range s.Columns {
		if k == key {
			s.Columns[i] = ""
		}
	}
	s.Columns[column] = key
	return s
}
