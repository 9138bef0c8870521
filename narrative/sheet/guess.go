package sheet

import (
	"regexp"
	"slices"
	"strings"

	"bifocal/narrative"
)

// headings are what people call the columns of such tables, by the key of the
// field that they mean, in small letters.
var headings = map[string][]string{
	"name": {
		"name", "item", "position", "description", "title", "what", "phase", "milestone", "cost", "costs", "benefit", "component", "system", "service",
		"bezeichnung", "beschreibung", "was", "titel", "meilenstein", "kosten", "kostenart", "nutzen", "posten", "komponente", "task", "activity",
		"work package", "aufgabe", "arbeitspaket", "figure", "kennzahl",
	},
	"measure":        {"measure", "metric", "kpi", "outcome", "indicator", "name", "kennzahl", "messgrösse", "messgröße", "wirkung", "ergebnis", "goal", "ziele", "what", "was"},
	"event":          {"risk", "event", "name", "description", "risiko", "ereignis", "beschreibung", "what"},
	"baseline":       {"today", "baseline", "current", "as-is", "as is", "now", "before", "ist", "ist-wert", "heute", "ausgangswert", "status quo", "actual"},
	"target":         {"target", "goal", "to-be", "to be", "after", "future", "ziel", "soll", "soll-wert", "zielwert", "plan", "promised"},
	"amount":         {"amount", "price", "value", "total", "sum", "cost", "costs", "budget", "betrag", "summe", "preis", "wert", "kosten", "saving", "savings", "ersparnis", "einsparung", "usd", "eur", "chf", "gbp"},
	"value":          {"value", "amount", "number", "wert", "anzahl", "zahl", "menge", "quantity", "count"},
	"date":           {"by", "date", "deadline", "due", "when", "until", "bis", "datum", "termin", "wann", "by when", "target date"},
	"start":          {"start", "from", "begin", "begins", "start date", "beginn", "von", "ab", "startdatum"},
	"end":            {"end", "to", "finish", "until", "end date", "by", "due", "ende", "bis", "enddatum", "fertig", "deadline", "termin", "date", "datum"},
	"every":          {"every", "period", "frequency", "recurrence", "per", "turnus", "intervall", "rhythmus", "häufigkeit", "pro", "type", "art"},
	"owner":          {"owner", "responsible", "who", "lead", "assignee", "verantwortlich", "verantwortung", "wer", "zuständig"},
	"source":         {"source", "quelle", "evidence", "source of the baseline"},
	"verification":   {"verified by", "verification", "proof", "nachweis", "how verified", "measured by"},
	"deliverable":    {"deliverable", "deliverables", "result", "output", "ergebnis", "liefergegenstand"},
	"exit":           {"exit criterion", "exit criteria", "exit", "done when", "abnahme", "abnahmekriterium"},
	"confidence":     {"confidence", "vertrauen", "sicherheit"},
	"counts":         {"counts as", "cash or time", "type", "art"},
	"driver":         {"cost driver", "driver", "kostentreiber", "treiber"},
	"businessImpact": {"business impact", "consequence", "auswirkung", "folge"},
	"technicalCause": {"cause", "technical cause", "ursache"},
	"likelihood":     {"likelihood", "probability", "wahrscheinlichkeit", "p"},
	"impact":         {"impact", "severity", "schwere", "schadenshöhe", "tragweite", "i"},
	"mitigation":     {"mitigation", "measure", "action", "response", "massnahme", "maßnahme", "gegenmaßnahme", "gegenmassnahme"},
	"role":           {"role", "title", "position", "rolle", "funktion"},
	"organisation":   {"organisation", "organization", "company", "firma", "unternehmen"},
	"concern":        {"concern", "sorge", "anliegen"},
	"measuredBy":     {"measured by", "kpi", "gemessen an"},
	"stance":         {"stance", "haltung"},
	"influence":      {"influence", "power", "einfluss"},
	"technology":     {"technology", "tech", "stack", "technologie"},
	"responsibility": {"responsibility", "purpose", "does", "aufgabe", "zweck"},
	"type":           {"type", "kind", "typ", "art"},
	"state":          {"state", "status", "zustand"},
	"stakeholders":   {"asked for by", "asked by", "wanted by", "requested by", "who asks", "for whom", "stakeholder", "stakeholders", "sponsor", "gefordert von", "wer fordert", "gewünscht von"},
	UnitColumn:       {"unit", "units", "uom", "currency", "einheit", "währung"},
}

// kindWords are what makes a header speak of a kind.
var kindWords = map[narrative.Kind][]string{
	narrative.KindOutcome:     {"measure", "metric", "kpi", "outcome", "baseline", "target", "as-is", "to-be", "ist", "soll", "ziel", "zielwert", "kennzahl", "wirkung"},
	narrative.KindCost:        {"cost", "costs", "price", "budget", "kosten", "kostenart", "preis"},
	narrative.KindBenefit:     {"benefit", "benefits", "saving", "savings", "gain", "nutzen", "ersparnis", "einsparung"},
	narrative.KindMilestone:   {"milestone", "phase", "start", "end", "deliverable", "meilenstein", "beginn", "ende", "start date", "end date", "work package", "arbeitspaket", "von", "bis"},
	narrative.KindRisk:        {"risk", "likelihood", "impact", "mitigation", "probability", "risiko", "wahrscheinlichkeit", "auswirkung", "massnahme", "maßnahme"},
	narrative.KindStakeholder: {"role", "stakeholder", "rolle", "influence", "stance"},
	narrative.KindComponent:   {"component", "technology", "komponente", "technologie", "stack"},
}

var inBrackets = regexp.MustCompile(`\s*[(\[]([^)\]]*)[)\]]\s*$`)

// heading is a cell of the header without its unit, in small letters.
func heading(cell string) string {
	return strings.Trim(strings.ToLower(inBrackets.ReplaceAllString(cell, "")), " .:*#")
}

// content is what the cells of a column hold.
type content int

const (
	wordsOnly content = iota
	numbersOnly
	datesOnly
	nothingAtAll
)

// contents says what most cells of a column hold.
func contents(rows [][]string, column int, c convention) content {
	n, dates, numbers := 0, 0, 0
	for _, row := range rows {
		cell := row[column]
		if cell == "" || cell == "-" || cell == "–" {
			continue
		}
		n++
		if _, err := c.when(cell); err == nil && (strings.Trim(cell, "0123456789") != "" || cell >= "1990" && cell <= "2100") {
			dates++
		} else if _, err := c.quantity(cell); err == nil && strings.ContainsAny(cell, "0123456789") { // "ten services run" is a text
			numbers++
		}
	}
	switch {
	case n == 0:
		return nothingAtAll
	case dates*2 > n:
		return datesOnly
	case (numbers+dates)*2 > n:
		return numbersOnly
	}
	return wordsOnly
}

// Guess guesses what a table is about: whether its first row is a header,
// the kind of fact that a row is, and the field of each column.
func Guess(cells [][]string) Sheet {
	s := Sheet{Cells: cells, Header: hasHeader(cells)}
	return s.As(guessKind(s))
}

// As makes facts of another kind of the table, and guesses its columns anew.
func (s Sheet) As(kind narrative.Kind) Sheet {
	s.Kind = kind
	s.Columns = guessColumns(s)
	return s
}

// WithHeader says whether the first row names the columns, and guesses anew what
// they are.
func (s Sheet) WithHeader(on bool) Sheet {
	s.Header = on
	return s.As(s.Kind)
}

func hasHeader(cells [][]string) bool {
	if len(cells) < 2 {
		return false
	}
	c := conventionOf(cells)
	known := 0
	for _, cell := range cells[0] {
		if cell == "" {
			continue
		}
		if _, err := c.quantity(cell); err == nil && strings.ContainsAny(cell, "0123456789") {
			return false
		}
		if _, err := c.when(cell); err == nil {
			return false
		}
		for _, words := range headings {
			if slices.Contains(words, heading(cell)) {
				known++
				break
			}
		}
	}
	if known > 0 {
		return true
	}
	for column := range cells[0] { // words over numbers or dates
		if cells[0][column] != "" && contents(cells[1:], column, c) != wordsOnly {
			return true
		}
	}
	return false
}

func guessKind(s Sheet) narrative.Kind {
	best, most := narrative.Kind(""), 0
	if s.Header {
		for _, kind := range Kinds {
			score := 0
			for _, cell := range s.Cells[0] {
				if h := heading(cell); slices.Contains(kindWords[kind], h) {
					score += 2
				} else if first, _, _ := strings.Cut(h, " "); slices.Contains(kindWords[kind], first) {
					score++
				}
			}
			if score > most {
				best, most = kind, score
			}
		}
	}
	if best != "" {
		return best
	}
	c := conventionOf(s.Cells)
	numbers, dates, money := 0, 0, false
	for column := range s.Cells[0] {
		switch contents(s.Rows(), column, c) {
		case numbersOnly:
			numbers++
			if q, err := c.quantity(s.Sample(column)); err == nil && q.IsMoney() {
				money = true
			}
		case datesOnly:
			dates++
		}
	}
	switch {
	case dates > 0 && numbers == 0:
		return narrative.KindMilestone
	case numbers >= 2:
		return narrative.KindOutcome
	case numbers == 1 && money:
		return narrative.KindCost
	case numbers == 1 && dates == 0:
		return narrative.KindQuantity
	case numbers == 1:
		return narrative.KindCost
	}
	return narrative.KindOutcome
}

// guessColumns gives each column a field: by its heading, and else by what its
// cells hold.
func guessColumns(s Sheet) []string {
	if len(s.Cells) == 0 {
		return nil
	}
	out := make([]string, len(s.Cells[0]))
	taken := map[string]bool{}
	c := conventionOf(s.Cells)
	fields := s.Meanings()
	hold := make([]content, len(out))
	for i := range out {
		hold[i] = contents(s.Rows(), i, c)
	}
	take := func(column int, key string) {
		out[column], taken[key] = key, true
	}
	if s.Header {
		for i, cell := range s.Cells[0] {
			h := heading(cell)
			for _, exact := range []bool{true, false} {
				for _, f := range fields {
					if out[i] == "" && !taken[f.Key] && fitsContent(f, hold[i]) && called(f.Key, strings.ToLower(f.Label), h, exact) {
						take(i, f.Key)
					}
				}
			}
			if out[i] == "" && !taken[UnitColumn] && slices.Contains(headings[UnitColumn], h) {
				take(i, UnitColumn)
			}
		}
	}
	for i := range out {
		if out[i] != "" {
			continue
		}
		for _, f := range fields {
			if !taken[f.Key] && (f.Main || !s.Header) && byContent(f, hold[i]) && (hold[i] != wordsOnly || f.Main) {
				take(i, f.Key)
				break
			}
		}
	}
	return out
}

// called reports whether a heading names a field.
func called(key, label, h string, exact bool) bool {
	if h == "" {
		return false
	}
	if exact {
		return h == label || slices.Contains(headings[key], h)
	}
	for w := range strings.FieldsSeq(h) { // "target value", "cost in total"
		if len(w) > 2 && slices.Contains(headings[key], w) {
			return true
		}
	}
	return false
}

// fitsContent reports whether a column with a heading can be a field.
func fitsContent(f narrative.Field, hold content) bool {
	switch f.Type {
	case narrative.QuantityField, narrative.MoneyField:
		return hold == numbersOnly || hold == datesOnly && f.Type == narrative.QuantityField || hold == nothingAtAll
	case narrative.WhenField:
		return hold == datesOnly || hold == nothingAtAll
	case narrative.ScaleField:
		return hold == numbersOnly
	}
	return hold == wordsOnly || hold == nothingAtAll
}

// byContent reports whether the cells of a column look like a field.
func byContent(f narrative.Field, hold content) bool {
	switch f.Type {
	case narrative.QuantityField, narrative.MoneyField:
		return hold == numbersOnly
	case narrative.WhenField:
		return hold == datesOnly
	case narrative.TextField, narrative.TellingField:
		return hold == wordsOnly
	}
	return false
}
