package desk

import (
	"errors"
	"strconv"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/figures"
)

// SheetRow is what became of one row of a table: a fact, or the reason why
// there is none.
type SheetRow struct {
	Cells  []string
	Fact   narrative.Fact // nil where the row was not read
	Reason string
}

// Facts makes facts of the rows. They have IDs that the solution does not use.
func (s Sheet) Facts(x *narrative.Index, say Say) []SheetRow {
	scratch := *x.Solution
	scratch.Facts = append(narrative.Facts(nil), scratch.Facts...)
	c := conventionOf(s.Cells)
	people := Choices(x, []narrative.Kind{narrative.KindStakeholder}, "", say)
	var out []SheetRow
	for _, cells := range s.Rows() {
		row := SheetRow{Cells: cells}
		f, ok := narrative.NewFact(s.Kind, narrative.NewFactID(&scratch, s.Kind))
		if !ok {
			return nil
		}
		f, row.Reason = s.read(f, cells, c, people, say)
		if row.Reason == "" {
			row.Fact = f
			scratch.Facts = append(scratch.Facts, f)
		}
		out = append(out, row)
	}
	return out
}

var totals = set("total", "sum", "subtotal", "grand total", "summe", "gesamt", "gesamtsumme", "zwischensumme")

// read fills a fact from the cells of a row, and says why that cannot be.
func (s Sheet) read(f narrative.Fact, cells []string, c convention, people []Choice, say Say) (narrative.Fact, string) {
	spec, _ := narrative.Spec(s.Kind)
	unit := ""
	for i, key := range s.Columns {
		if key == UnitColumn {
			unit = cells[i]
		}
	}
	named := false
	for i, key := range s.Columns {
		field, ok := spec.Field(key)
		cell := cells[i]
		if !ok || cell == "" || cell == "-" || cell == "–" {
			continue
		}
		if totals[strings.ToLower(strings.Trim(cell, " :"))] {
			return nil, say("a total, which is computed and never typed")
		}
		v, err := s.value(field, i, cell, unit, c, people, say)
		if err != nil {
			return nil, say("{{.Column}}: {{.Reason}}", map[string]any{"Column": say(field.Label), "Reason": reasonOf(err)})
		}
		next, err := narrative.With(f, key, v)
		if err != nil {
			return nil, err.Error()
		}
		f = next
		named = named || field.Type == narrative.TextField || field.Type == narrative.TellingField
	}
	if !named {
		return nil, say("nothing says what it is called")
	}
	return f, ""
}

func reasonOf(err error) string {
	var pe *figures.ParseError
	if errors.As(err, &pe) {
		return pe.Reason
	}
	return err.Error()
}

// value reads a cell for a field.
func (s Sheet) value(field narrative.Field, column int, cell, unit string, c convention, people []Choice, say Say) (any, error) {
	switch field.Type {
	case narrative.QuantityField, narrative.MoneyField:
		return s.quantity(column, cell, unit, c)
	case narrative.WhenField:
		return c.when(cell)
	case narrative.ScaleField:
		n, err := strconv.Atoi(cell)
		if err != nil || n < 1 || n > 5 {
			return nil, errors.New(say("a whole number from 1 to 5 is wanted"))
		}
		return n, nil
	case narrative.ChoiceField:
		v, err := choiceOf(field, cell, say)
		if err == nil && field.Key == "audience" {
			return narrative.Audience(v), nil
		}
		return v, err
	case narrative.PersonField:
		for _, p := range people {
			if strings.EqualFold(p.Name, cell) || strings.HasPrefix(strings.ToLower(p.Name), strings.ToLower(cell)+",") {
				return p.ID, nil
			}
		}
		return cell, nil
	case narrative.TellingField:
		return narrative.Same(narrative.EscapeText(cell)), nil
	}
	return narrative.EscapeText(cell), nil
}

// quantity reads a number with the unit of its cell, of its row or of the head
// of its column.
func (s Sheet) quantity(column int, cell, unit string, c convention) (figures.Quantity, error) {
	q, err := c.quantity(cell)
	if err != nil || q.Unit != "" {
		return q, err
	}
	if m := inBrackets.FindStringSubmatch(s.Name(column)); unit == "" && m != nil {
		unit = m[1]
	}
	if unit == "" {
		return q, nil
	}
	with, err := c.quantity(cell + " " + unit)
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
	narrative.StateNew: {"neu"}, narrative.StateExisting: {"bestehend", "vorhanden"}, narrative.StateChanged: {"geändert"}, narrative.StateRetired: {"entfällt", "abgelöst"},
}

func choiceOf(field narrative.Field, cell string, say Say) (string, error) {
	lower := strings.ToLower(cell)
	for _, choice := range field.Choices {
		if lower == choice || lower == strings.ToLower(say(choice)) {
			return choice, nil
		}
		for _, also := range choicesAlso[choice] {
			if lower == also {
				return choice, nil
			}
		}
	}
	said := make([]string, len(field.Choices))
	for i, choice := range field.Choices {
		said[i] = say(choice)
	}
	return "", errors.New(say("“{{.Text}}” is none of {{.Choices}}", map[string]any{"Text": cell, "Choices": strings.Join(said, ", ")}))
}
