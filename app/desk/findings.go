package desk

import (
	"slices"

	"bifocal/narrative"
	"bifocal/narrative/framing"
	"bifocal/narrative/review"
)

// WholeSolution stands for the group of findings about no fact.
const WholeSolution narrative.Group = ""

// Tally counts findings by severity: errors, warnings, advice.
type Tally [3]int

// All is how many there are.
func (t Tally) All() int { return t[0] + t[1] + t[2] }

// Gravest is the severity of the gravest of them; "" where there are none.
func (t Tally) Gravest() review.Severity {
	for i, s := range review.Severities {
		if t[i] > 0 {
			return s
		}
	}
	return ""
}

// FindingRow is a finding as the review pane lists it.
type FindingRow struct {
	review.Finding
	Group  narrative.Group // of the capture pane; WholeSolution for none
	Target Target
}

// Key names a row from one review to the next.
func (r *FindingRow) Key() narrative.Aside { return r.SetAside("").Key() }

// FindingSection are the findings of one severity, by theme.
type FindingSection struct {
	Severity review.Severity
	Count    int
	Themes   []FindingTheme
}

// FindingTheme are the findings of one group of the capture pane.
type FindingTheme struct {
	Group narrative.Group
	Rows  []FindingRow
}

// Findings are what the review pane shows.
type Findings struct {
	Known    bool // the review has looked
	Turn     int
	Sections []FindingSection // the gravest first; those without findings are left out
	Aside    []FindingRow     // set aside as no problem
	Tally    Tally
	Groups   map[narrative.Group]Tally
	Facts    map[string]Tally
	Grades   [2]float64
}

// groupOrder is that of the capture pane; what is about the whole comes last.
var groupOrder = slices.Concat(narrative.FirstGroups, narrative.MoreGroups, []narrative.Group{WholeSolution})

// NewFindings arranges what a review found. One finding that stands twice at one
// place is listed once: put right once, the other one is listed.
func NewFindings(r Reviewed) Findings {
	out := Findings{Known: true, Turn: r.Turn, Grades: r.Grades, Groups: map[narrative.Group]Tally{}, Facts: map[string]Tally{}}
	kinds := make(map[string]narrative.Kind, len(r.Of.Facts))
	for _, f := range r.Of.Facts {
		kinds[f.FactID()] = f.FactKind()
	}
	groups := map[narrative.Kind]narrative.Group{}
	for _, spec := range narrative.Catalog {
		groups[spec.Kind] = spec.Group
	}
	seen := map[narrative.Aside]bool{}
	listed := map[review.Severity]map[narrative.Group][]FindingRow{}
	for i := range r.Found {
		row := FindingRow{Finding: r.Found[i]}
		key := row.Key()
		if seen[key] {
			continue
		}
		seen[key] = true
		row.Target = TargetOf(&r.Of, &row.Finding)
		row.Group = groups[kinds[row.Place.Fact]]
		if row.Target.Header {
			row.Group = narrative.GroupAnswer
		} else if row.Target.Add != "" {
			row.Group = groups[row.Target.Add]
		}
		if !row.Counts() {
			out.Aside = append(out.Aside, row)
			continue
		}
		at := slices.Index(review.Severities, row.Severity)
		count := func(t Tally) Tally { t[at]++; return t }
		out.Tally = count(out.Tally)
		out.Groups[row.Group] = count(out.Groups[row.Group])
		if row.Place.Fact != "" {
			out.Facts[row.Place.Fact] = count(out.Facts[row.Place.Fact])
		}
		if listed[row.Severity] == nil {
			listed[row.Severity] = map[narrative.Group][]FindingRow{}
		}
		listed[row.Severity][row.Group] = append(listed[row.Severity][row.Group], row)
	}
	for i, s := range review.Severities {
		section := FindingSection{Severity: s, Count: out.Tally[i]}
		for _, g := range groupOrder {
			if rows := listed[s][g]; len(rows) > 0 {
				section.Themes = append(section.Themes, FindingTheme{g, rows})
			}
		}
		if section.Count > 0 {
			out.Sections = append(out.Sections, section)
		}
	}
	return out
}

// Rows are the findings that count, in the order in which they are listed.
func (f *Findings) Rows() []FindingRow {
	var out []FindingRow
	for _, s := range f.Sections {
		for _, t := range s.Themes {
			out = append(out, t.Rows...)
		}
	}
	return out
}

// Find returns the finding with a key, counted or set aside.
func (f *Findings) Find(key narrative.Aside) (FindingRow, bool) {
	for _, row := range slices.Concat(f.Rows(), f.Aside) {
		if row.Key() == key {
			return row, true
		}
	}
	return FindingRow{}, false
}

// Next returns the finding that comes after one in the list, and the first one
// after the last; false where there is none. at is where that one stood when it
// was listed last, for one that is gone.
func (f *Findings) Next(key narrative.Aside, at int) (row FindingRow, place int, ok bool) {
	rows := f.Rows()
	if len(rows) == 0 {
		return FindingRow{}, 0, false
	}
	if i := slices.IndexFunc(rows, func(r FindingRow) bool { return r.Key() == key }); i >= 0 {
		at = i + 1
	}
	if at < 0 || at >= len(rows) {
		at = 0
	}
	return rows[at], at, true
}

// Errors are the findings of the gravest severity, in the order of the list.
func (f *Findings) Errors() []FindingRow {
	var out []FindingRow
	for _, s := range f.Sections {
		if s.Severity == review.Error {
			for _, t := range s.Themes {
				out = append(out, t.Rows...)
			}
		}
	}
	return out
}

// hardest returns the piece of a framing whose sentences are the longest, by words
// a sentence.
func hardest(f *framing.Framing) (theme framing.Theme, key string) {
	most := 0.0
	for i := range f.Sections {
		s := &f.Sections[i]
		for j := range s.Blocks {
			b := &s.Blocks[j]
			if b.Kind == framing.Row || b.Kind == framing.Columns {
				continue
			}
			if n := wordsASentence(b.Text); n > most {
				most, theme, key = n, s.Theme, b.Key
			}
		}
	}
	return theme, key
}
