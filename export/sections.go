package export

import (
	"fmt"
	"slices"
	"strings"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// Choice says which sections a brief has, and in which order. The zero Choice is
// all of them as they come.
type Choice struct {
	// Only are the themes that are told, in this order; all where it is empty. The
	// summary, which gives a brief its title and its first box, opens it wherever
	// it stands.
	Only []framing.Theme
	// Without are themes that are left out.
	Without []framing.Theme
}

// SectionsError says why sections cannot be chosen so, and names those there are.
type SectionsError struct{ Reason string }

func (e *SectionsError) Error() string { return e.Reason }

func wrongSections(format string, args ...any) error {
	return &SectionsError{fmt.Sprintf(format, args...)}
}

// ThemesOf lists the themes that a kind of brief can be made of, in the order in
// which it has them; none for a plan by days, which is made of dates.
func ThemesOf(kind Kind) []framing.Theme {
	switch kind {
	case ExecutiveBrief, EngineeringBrief, SideBySide:
		return slices.Clone(framing.Themes)
	case PointOfView, ConceptNote, SolutionNarrative, Plan306090:
	}
	var out []framing.Theme
	for _, p := range outlines[kind] {
		for _, piece := range p.pieces {
			out = append(out, piece.theme)
		}
	}
	return out
}

// ParseThemes reads themes with commas between them. Spaces, capitals and empty
// places do not count. An unknown name and one that stands there twice is a
// *SectionsError that names the themes there are.
func ParseThemes(list string) ([]framing.Theme, error) {
	var out []framing.Theme
	for name := range strings.SplitSeq(list, ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		theme := framing.Theme(name)
		switch {
		case name == "":
		case !slices.Contains(framing.Themes, theme):
			hint := ""
			if near := narrative.Nearest(name, names(framing.Themes), 1); len(near) > 0 {
				hint = fmt.Sprintf("did you mean %s? ", near[0])
			}
			return nil, wrongSections("there is no section %q; %sthe sections are %s", name, hint, strings.Join(names(framing.Themes), ", "))
		case slices.Contains(out, theme):
			return nil, wrongSections("the section %s is named twice", name)
		default:
			out = append(out, theme)
		}
	}
	return out, nil
}

// Check returns a *SectionsError where a kind of brief cannot be made of a choice:
// it has no such section, or none is left.
func (c Choice) Check(kind Kind) error {
	if len(c.Only)+len(c.Without) == 0 {
		return nil
	}
	themes := ThemesOf(kind)
	if len(themes) == 0 {
		return wrongSections("a brief of the kind %s is made of dates and has no sections to choose from", kind)
	}
	for _, theme := range slices.Concat(c.Only, c.Without) {
		if !slices.Contains(themes, theme) {
			return wrongSections("a brief of the kind %s has no section %s; it has %s", kind, theme, strings.Join(names(themes), ", "))
		}
	}
	if len(c.of(themes)) == 0 {
		return wrongSections("no section is left; the sections are %s", strings.Join(names(themes), ", "))
	}
	return nil
}

// For returns the choice without what a kind of brief has no section for, so that
// one choice serves several kinds. It is a *SectionsError where nothing is left.
func (c Choice) For(kind Kind) (Choice, error) {
	themes := ThemesOf(kind)
	if len(themes) == 0 {
		return Choice{}, nil
	}
	of := func(list []framing.Theme) []framing.Theme {
		return slices.DeleteFunc(slices.Clone(list), func(t framing.Theme) bool { return !slices.Contains(themes, t) })
	}
	out := Choice{Only: of(c.Only), Without: of(c.Without)}
	if len(c.Only) > 0 && len(out.Only) == 0 || len(out.of(themes)) == 0 {
		return Choice{}, wrongSections("nothing is left of a brief of the kind %s; choose one of its sections: %s", kind, strings.Join(names(themes), ", "))
	}
	return out, nil
}

// of returns what is chosen of some themes, in the order that was chosen.
func (c Choice) of(themes []framing.Theme) []framing.Theme {
	out := slices.Clone(themes)
	if len(c.Only) > 0 {
		out = slices.DeleteFunc(slices.Clone(c.Only), func(t framing.Theme) bool { return !slices.Contains(themes, t) })
	}
	return slices.DeleteFunc(out, func(t framing.Theme) bool { return slices.Contains(c.Without, t) })
}

// sections returns what is chosen of the sections of a framing, in the order that
// was chosen.
func (c Choice) sections(f *framing.Framing) []framing.Section {
	var out []framing.Section
	for _, theme := range c.of(framing.Themes) {
		if s, ok := f.Section(theme); ok {
			out = append(out, s)
		}
	}
	return out
}

// parts returns what is chosen of the parts of a kind of brief: the parts in the
// order in which something of each is named first.
func (c Choice) parts(kind Kind) []part {
	chosen := c.of(ThemesOf(kind))
	var out []part
	for _, p := range outlines[kind] {
		p.pieces = slices.DeleteFunc(slices.Clone(p.pieces), func(x piece) bool { return !slices.Contains(chosen, x.theme) })
		if len(c.Only) > 0 {
			slices.SortStableFunc(p.pieces, func(a, b piece) int { return slices.Index(chosen, a.theme) - slices.Index(chosen, b.theme) })
		}
		out = append(out, p)
	}
	if len(c.Only) > 0 {
		place := func(p part) int {
			if len(p.pieces) == 0 {
				return len(chosen)
			}
			return slices.Index(chosen, p.pieces[0].theme)
		}
		slices.SortStableFunc(out, func(a, b part) int { return place(a) - place(b) })
	}
	return out
}

func names(themes []framing.Theme) []string {
	out := make([]string, len(themes))
	for i, t := range themes {
		out[i] = string(t)
	}
	return out
}
