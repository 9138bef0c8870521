package desk

import (
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/framing"
)

// Comparison is how one revision became another.
type Comparison struct {
	From, To int
	Summary  compare.Summary
	Facts    compare.Comparison
	Framings [2][]framing.SectionChange // as narrative.Audiences
	labels   [2]map[framing.Theme]string
}

// CompareRevisions compares two states of a solution. It takes some
// milliseconds, and is for another goroutine than the one that draws.
func CompareRevisions(from, to int, old, now narrative.Solution) *Comparison {
	c := &Comparison{From: from, To: to, Facts: compare.Solutions(old, now)}
	c.Summary = c.Facts.Summary()
	before, after := [2]framing.Framing{}, [2]framing.Framing{}
	before[0], before[1] = framing.Both(&old)
	after[0], after[1] = framing.Both(&now)
	for i := range c.Framings {
		c.Framings[i] = framing.Compare(&before[i], &after[i])
		c.labels[i] = map[framing.Theme]string{}
		for _, f := range []*framing.Framing{&before[i], &after[i]} {
			for _, theme := range framing.Themes {
				if label := sideOf(f, theme, narrative.Audiences[i]).Label; label != string(theme) || c.labels[i][theme] == "" {
					c.labels[i][theme] = label
				}
			}
		}
	}
	return c
}

// Label is what the section is called that a block of an audience stands in.
func (c *Comparison) Label(a narrative.Audience, block string) string {
	theme, _, _ := strings.Cut(block, "/")
	for i, audience := range narrative.Audiences {
		if audience == a {
			if label := c.labels[i][framing.Theme(theme)]; label != "" {
				return label
			}
		}
	}
	return theme
}

// ChangedKind is what became of the facts of a kind.
type ChangedKind struct {
	Kind  narrative.Kind
	Facts []compare.FactChange
}

// Kinds returns the facts that differ by their kinds, in the order of the
// catalog.
func (c *Comparison) Kinds() []ChangedKind {
	var out []ChangedKind
	for _, f := range c.Facts.Facts {
		if n := len(out); n == 0 || out[n-1].Kind != f.Kind {
			out = append(out, ChangedKind{Kind: f.Kind})
		}
		last := &out[len(out)-1]
		last.Facts = append(last.Facts, f)
	}
	return out
}

// SectionPair is a theme that differs for an audience at least.
type SectionPair struct {
	Theme  framing.Theme
	Labels [2]string                 // as narrative.Audiences
	Sides  [2]*framing.SectionChange // nil where nothing differs
}

// Pairs lays what differs in the two framings side by side, by theme.
func (c *Comparison) Pairs() []SectionPair {
	var out []SectionPair
	for _, theme := range framing.Themes {
		p := SectionPair{Theme: theme}
		for i := range c.Framings {
			p.Labels[i] = c.labels[i][theme]
			for j := range c.Framings[i] {
				if c.Framings[i][j].Theme == theme {
					p.Sides[i] = &c.Framings[i][j]
				}
			}
		}
		if p.Sides[0] != nil || p.Sides[1] != nil {
			out = append(out, p)
		}
	}
	return out
}
