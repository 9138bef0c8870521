package review

import (
	"strings"

	"bifocal/narrative/framing"
	"bifocal/narrative/worddiff"
)

var wordingRules = []Rule{
	{
		ID: "wordings/stale", Title: "A wording whose facts have changed", Severity: Warning,
		Why:     "It still tells what was true when it was written.",
		Mend:    "Keep it, take the new text, or bring the two together.",
		Example: "a wording over “9 outages” after the fact became 7",
		check:   checkStale,
	},
	{
		ID: "wordings/unplaced", Title: "A wording whose block is not told any more", Severity: Advice,
		Why:     "Somebody wrote it, and nobody reads it.",
		Mend:    "Put it where it belongs now, or drop it.",
		Example: "a wording over a problem that was deleted",
		check:   checkUnplaced,
	},
}

func checkStale(c *checked) {
	for _, f := range c.framings {
		for i := range f.Sections {
			s := &f.Sections[i]
			look := func(o *framing.Origin, key string, facts []string) {
				if o.Stale {
					c.addf(Place{Audience: f.Audience, Theme: s.Theme, Block: key, Fact: firstOf(facts)},
						"The text under this wording has changed: %s.", difference(o.BasedOn, o.Generated)).hint.now = o.Generated
				}
			}
			look(&s.Origin, framing.HeadingKey(s.Theme), s.Facts)
			for j := range s.Blocks {
				look(&s.Blocks[j].Origin, s.Blocks[j].Key, s.Blocks[j].Facts)
			}
		}
	}
}

// difference writes what changed between two texts, for a message.
func difference(was, now string) line {
	var gone, come []string
	for _, p := range worddiff.Diff(was, now) {
		text := strings.TrimSpace(p.Text)
		if text == "" {
			continue
		}
		switch p.Op {
		case worddiff.Deleted:
			gone = append(gone, text)
		case worddiff.Inserted:
			come = append(come, text)
		}
	}
	quote := func(parts []string) string { return "“" + clip(strings.Join(parts, " … ")) + "”" }
	switch {
	case len(gone) > 0 && len(come) > 0:
		return linef("%s became %s", quote(gone), quote(come))
	case len(gone) > 0:
		return linef("%s went", quote(gone))
	case len(come) > 0:
		return linef("%s came", quote(come))
	}
	return linef("only white space")
}

func checkUnplaced(c *checked) {
	for _, f := range c.framings {
		for _, w := range f.Unplaced {
			theme, _, _ := strings.Cut(w.Block, "/")
			c.addf(Place{Audience: w.Audience, Theme: framing.Theme(theme), Block: w.Block}, "The wording “%s” stands over a block that is not told any more.", clip(w.Text))
		}
	}
}
