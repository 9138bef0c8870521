package framing

import (
	"bifocal/narrative"
	"bifocal/narrative/framing/content"
)

// Opening returns the title of a kind of brief and the blocks of its first box,
// from both framings of a solution.
func Opening(x *narrative.Index, kind string, executive, engineering *Framing) Section {
	t := newTeller(x, narrative.Executive, languageOf(x.Solution))
	c := content.Opening{Summary: t.summary()}
	if s, ok := executive.Section(Situation); ok {
		c.Situation = s.Heading
	}
	if s, ok := executive.Section(Stakes); ok {
		c.Stake = s.Heading
	}
	if s, ok := engineering.Section(Summary); ok {
		c.PlanHeading = content.Phrase{Text: s.Heading, Facts: s.Facts}
		for _, b := range s.Blocks {
			c.Plan = append(c.Plan, content.Phrase{Text: b.Text, Facts: b.Facts})
		}
	}
	return drawn(t, kind, "", t.lang.Opening(kind, c))
}

// drawn makes a section of a draft that nobody has worded.
func drawn(t *teller, theme, label string, d content.Draft) Section {
	return newOverlay(t).section(Theme(theme), label, d)
}

// Part labels a part of a kind of brief in the solution's language.
func Part(s *narrative.Solution, part string) string { return languageOf(s).Part(part) }

// CaptureDates says in a sentence what a plan by days needs.
func CaptureDates(s *narrative.Solution) string { return languageOf(s).CaptureDates() }
