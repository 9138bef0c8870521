package sheet

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"bifocal/narrative"
)

// namesPeople reports whether a field holds stakeholders.
func namesPeople(f narrative.Field) bool {
	return f.Type == narrative.RefsField && slices.Equal(f.Refers, []narrative.Kind{narrative.KindStakeholder})
}

// betweenPeople stands between those whom one cell names.
var betweenPeople = regexp.MustCompile(`\s*[,;/&+]\s*|\s+(?:and|und)\s+`)

// crowd are the stakeholders whom cells can name; who is not among them yet, is
// then.
type crowd struct {
	solution *narrative.Solution // holds those that were added too
	people   []Person
	added    []narrative.Fact // for the row that is read
}

// named returns the IDs of those whom a cell names.
func (c *crowd) named(cell string) []string {
	if id := c.find(cell); id != "" {
		return []string{id} // "Ingrid Solheim, CIO" is one
	}
	var ids []string
	for _, who := range betweenPeople.Split(cell, -1) {
		if who = strings.TrimSpace(who); who == "" {
			continue
		}
		id := c.find(who)
		if id == "" {
			id = c.add(who)
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (c *crowd) find(who string) string {
	is := func(text string) bool { return text != "" && strings.EqualFold(text, narrative.EscapeText(who)) }
	for _, f := range c.solution.Facts {
		if s, ok := f.(narrative.Stakeholder); ok && (is(s.Name) || is(s.Role) || is(s.Name+", "+s.Role)) {
			return s.ID
		}
	}
	for _, p := range c.people {
		if strings.EqualFold(p.Name, who) || strings.HasPrefix(strings.ToLower(p.Name), strings.ToLower(who)+",") {
			return p.ID
		}
	}
	return ""
}

func (c *crowd) add(who string) string {
	s := narrative.Stakeholder{Head: narrative.Head{ID: narrative.NewFactID(c.solution, narrative.KindStakeholder)}}
	if isName(who) {
		s.Name = narrative.EscapeText(who)
	} else {
		s.Role = narrative.EscapeText(who)
	}
	c.solution.Facts = append(c.solution.Facts, s)
	c.added = append(c.added, s)
	return s.ID
}

// roleWords show that two words with capitals are no name.
var roleWords = regexp.MustCompile(`(?i)(officer|director|manager|head|chief|lead|leader|master|captain|engineer|engineering|architect|owner|president|secretary|controller|planner|board|team|department|office|operations|finance|sales|security|service|services|support|committee|council|group|unit|staff|leiter|leiterin|leitung|vorstand|abteilung|einkauf|vertrieb|betrieb|it|hr)$`)

// isName reports whether a text is the name of somebody rather than a role.
func isName(who string) bool {
	parts := strings.Fields(who)
	if len(parts) < 2 || len(parts) > 3 {
		return false
	}
	for _, p := range parts {
		r := []rune(p)
		if !unicode.IsUpper(r[0]) || len(r) > 1 && !unicode.IsLower(r[1]) && r[1] != '.' || roleWords.MatchString(p) {
			return false
		}
	}
	return true
}
