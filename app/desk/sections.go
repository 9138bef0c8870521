package desk

import (
	"slices"
	"strings"

	"bifocal/export"
	"bifocal/narrative/framing"
)

// SectionRow is one section of a brief as the user chooses it.
type SectionRow struct {
	Theme framing.Theme
	On    bool
}

// Sections says which sections briefs have, and in which order: all of them as
// they come, until the user says otherwise.
type Sections struct{ rows []SectionRow }

// NewSections returns all sections as they come.
func NewSections() *Sections {
	s := &Sections{}
	s.Reset()
	return s
}

// Rows returns every section in the order of the briefs.
func (s *Sections) Rows() []SectionRow { return s.rows }

// Reset puts all sections back as they come.
func (s *Sections) Reset() {
	s.rows = make([]SectionRow, len(framing.Themes))
	for i, t := range framing.Themes {
		s.rows[i] = SectionRow{t, true}
	}
}

// Set tells a section or leaves it out.
func (s *Sections) Set(i int, on bool) { s.rows[i].On = on }

// Move changes the places of a section and its neighbour before (-1) or behind
// (1) it, and returns where it stands then.
func (s *Sections) Move(i, by int) int {
	to := i + by
	if to < 0 || to >= len(s.rows) {
		return i
	}
	s.rows[i], s.rows[to] = s.rows[to], s.rows[i]
	return to
}

// Told counts the sections that are told.
func (s *Sections) Told() int {
	n := 0
	for _, r := range s.rows {
		if r.On {
			n++
		}
	}
	return n
}

// Usual says that the sections are all told as they come.
func (s *Sections) Usual() bool { return s.Told() == len(s.rows) && s.ordered() }

// ordered says that the sections stand as they come.
func (s *Sections) ordered() bool {
	return slices.EqualFunc(s.rows, framing.Themes, func(r SectionRow, t framing.Theme) bool { return r.Theme == t })
}

// Choice is what briefs are composed with.
func (s *Sections) Choice() export.Choice {
	var c export.Choice
	for _, r := range s.rows {
		switch {
		case !r.On:
			c.Without = append(c.Without, r.Theme)
		case !s.ordered():
			c.Only = append(c.Only, r.Theme)
		}
	}
	return c
}

// String is the choice as the library keeps it: the sections in their order, a
// minus before those that are left out; "" for all as they come.
func (s *Sections) String() string {
	if s.Usual() {
		return ""
	}
	out := make([]string, len(s.rows))
	for i, r := range s.rows {
		out[i] = string(r.Theme)
		if !r.On {
			out[i] = "-" + out[i]
		}
	}
	return strings.Join(out, " ")
}

// Read takes over a choice that was kept. What it does not know is left out, and
// what it does not name comes at the end and is told.
func (s *Sections) Read(kept string) {
	s.Reset()
	var rows []SectionRow
	named := func(t framing.Theme) bool {
		return slices.ContainsFunc(rows, func(r SectionRow) bool { return r.Theme == t })
	}
	for name := range strings.FieldsSeq(kept) {
		theme, off := strings.CutPrefix(name, "-")
		if t := framing.Theme(theme); slices.Contains(framing.Themes, t) && !named(t) {
			rows = append(rows, SectionRow{t, !off})
		}
	}
	for _, r := range s.rows {
		if !named(r.Theme) {
			rows = append(rows, r)
		}
	}
	s.rows = rows
}
