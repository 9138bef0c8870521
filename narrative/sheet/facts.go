package sheet

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// Row is what became of one row of a table: a fact, or the reason why there is
// none.
type Row struct {
	Cells []string
	Fact  narrative.Fact // nil where the row was not read
	Fault *Fault
	With  []narrative.Fact // stakeholders whom it names first, and nobody knew before
	Left  []*Fault         // cells whose values the fact does without
}

// Wrong says what is wrong with a row.
type Wrong int

// What can be wrong with a row.
const (
	Misread   Wrong = iota // a cell is no quantity or date: Reason says why
	Nameless               // no cell says what it is called
	Total                  // it adds others up
	NoScale                // a cell is no whole number from 1 to 5
	NoneOfThe              // a cell is none of the choices of the field
)

// Fault is the reason why a row is no fact.
type Fault struct {
	Wrong  Wrong
	Field  narrative.Field // that the cell would fill; zero where the row is at fault
	Cell   string
	Reason string // of what was misread: a clause without capital and full stop
}

// Person is somebody whom a cell can name.
type Person struct{ ID, Name string }

// Facts makes facts of the rows, with IDs that the solution does not use. word
// puts a choice into the language of the reader, which a cell may be in.
func (s Sheet) Facts(solution narrative.Solution, people []Person, word func(string) string) []Row {
	scratch := solution
	scratch.Facts = slices.Clone(scratch.Facts)
	r := reader{sheet: s, convention: conventionOf(s.Cells), people: people, word: word}
	r.spec, _ = narrative.Spec(s.Kind)
	r.crowd = &crowd{solution: &scratch, people: people}
	var out []Row
	for _, cells := range s.Rows() {
		row := Row{Cells: cells}
		f, ok := narrative.NewFact(s.Kind, narrative.NewFactID(&scratch, s.Kind))
		if !ok {
			return nil
		}
		had := len(scratch.Facts)
		r.crowd.added = nil
		if f, row.Left, row.Fault = r.read(f, cells); row.Fault == nil {
			row.Fact, row.With = f, r.crowd.added
			scratch.Facts = append(scratch.Facts, f)
		} else {
			scratch.Facts = scratch.Facts[:had] // whom a row names that is left out, the next one that names them adds
		}
		out = append(out, row)
	}
	return out
}

// reader reads the rows of one table.
type reader struct {
	sheet      Sheet
	spec       narrative.KindSpec
	convention convention
	people     []Person
	crowd      *crowd
	word       func(string) string
}

var totals = []string{"total", "sum", "subtotal", "grand total", "summe", "gesamt", "gesamtsumme", "zwischensumme"}

// read fills a fact from the cells of a row. A word that is none of the choices of
// its field is left out, and the row is not; a number or a date is mostly what the
// row is about.
func (r reader) read(f narrative.Fact, cells []string) (fact narrative.Fact, left []*Fault, fault *Fault) {
	unit := ""
	for i, key := range r.sheet.Columns {
		if key == UnitColumn {
			unit = cells[i]
		}
	}
	named := false
	for i, key := range r.sheet.Columns {
		field, ok := r.spec.Field(key)
		cell := cells[i]
		if !ok || cell == "" || cell == "-" || cell == "–" {
			continue
		}
		if slices.Contains(totals, strings.ToLower(strings.Trim(cell, " :"))) {
			return nil, nil, &Fault{Wrong: Total, Cell: cell}
		}
		v, fault := r.value(field, i, cell, unit)
		if fault != nil {
			fault.Field, fault.Cell = field, cell
			if fault.Wrong == NoneOfThe || fault.Wrong == NoScale {
				left = append(left, fault)
				continue
			}
			return nil, nil, fault
		}
		next, err := narrative.With(f, key, v)
		if err != nil {
			return nil, nil, &Fault{Wrong: Misread, Field: field, Cell: cell, Reason: err.Error()}
		}
		f = next
		named = named || field.Type == narrative.TextField || field.Type == narrative.TellingField
	}
	if !named {
		return nil, nil, &Fault{Wrong: Nameless}
	}
	return f, left, nil
}

// misread is the fault of a text that was refused.
func misread(err error) *Fault {
	if err == nil {
		return nil
	}
	if pe, ok := errors.AsType[*figures.ParseError](err); ok {
		return &Fault{Wrong: Misread, Reason: pe.Reason}
	}
	return &Fault{Wrong: Misread, Reason: err.Error()}
}

// value reads a cell for a field.
func (r reader) value(field narrative.Field, column int, cell, unit string) (any, *Fault) {
	switch field.Type {
	case narrative.QuantityField, narrative.MoneyField:
		q, err := r.quantity(column, cell, unit)
		return q, misread(err)
	case narrative.WhenField:
		w, err := r.convention.when(cell)
		return w, misread(err)
	case narrative.ScaleField:
		n, err := strconv.Atoi(cell)
		if err != nil || n < 1 || n > 5 {
			return nil, &Fault{Wrong: NoScale}
		}
		return n, nil
	case narrative.ChoiceField:
		v, ok := r.choice(field, cell)
		switch {
		case !ok:
			return nil, &Fault{Wrong: NoneOfThe}
		case field.Key == "audience":
			return narrative.Audience(v), nil
		}
		return v, nil
	case narrative.PersonField:
		for _, p := range r.people {
			if strings.EqualFold(p.Name, cell) || strings.HasPrefix(strings.ToLower(p.Name), strings.ToLower(cell)+",") {
				return p.ID, nil
			}
		}
		return cell, nil
	case narrative.RefsField:
		return r.crowd.named(cell), nil
	case narrative.TellingField:
		return narrative.Same(narrative.EscapeText(cell)), nil
	}
	return narrative.EscapeText(cell), nil
}

// quantity reads a number with the unit of its cell, of its row or of the head
// of its column.
func (r reader) quantity(column int, cell, unit string) (figures.Quantity, error) {
	q, err := r.convention.quantity(cell)
	if err != nil || q.Unit != "" {
		return q, err
	}
	if m := inBrackets.FindStringSubmatch(r.sheet.Name(column)); unit == "" && m != nil {
		unit = m[1]
	}
	if unit == "" {
		return q, nil
	}
	with, err := r.convention.quantity(cell + " " + unit)
	if err != nil {
		return q, nil //nolint:nilerr // what stands in the head is no unit; the number is one without
	}
	return with, nil
}

// choicesAlso are what people write for a choice, in small letters.
var choicesAlso = map[string][]string{
	narrative.Once:       {"one-off", "one off", "once", "einmalig", "one-time", "capex"},
	narrative.PerMonth:   {"month", "monthly", "per month", "a month", "monatlich", "monat", "pro monat"},
	narrative.PerQuarter: {"quarter", "quarterly", "vierteljährlich", "quartal", "pro quartal"},
	narrative.PerYear:    {"year", "yearly", "annual", "annually", "per year", "a year", "p.a.", "jährlich", "jahr", "pro jahr", "recurring", "opex"},
	"high":               {"h", "hoch"}, "medium": {"m", "mittel"}, "low": {"l", "niedrig", "gering"},
	narrative.StateNew: {"neu"}, narrative.StateExisting: {"bestehend", "vorhanden", "kept", "unchanged", "bleibt"}, narrative.StateChanged: {"geändert"}, narrative.StateRetired: {"entfällt", "abgelöst"},
}

// choice finds which choice of a field a cell means.
func (r reader) choice(field narrative.Field, cell string) (string, bool) {
	lower := strings.ToLower(cell)
	for _, choice := range field.Choices {
		if lower == choice || lower == strings.ToLower(r.word(choice)) || slices.Contains(choicesAlso[choice], lower) {
			return choice, true
		}
	}
	return "", false
}
