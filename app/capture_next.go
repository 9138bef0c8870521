package app

import (
	"slices"

	"bifocal/app/words"
	"bifocal/narrative"
)

// Another adds a fact of the kind that is open, under it, and goes to its first
// field. Of what there is one only, of the header, and of a fact that holds nothing
// yet, it goes on to the next kind.
func (c *capture) Another() {
	c.commit()
	s := c.work.session.Solution()
	at := slices.IndexFunc(s.Facts, func(f narrative.Fact) bool { return f.FactID() == c.openFact })
	switch {
	case c.openFact == headerID:
		c.openOrAdd(narrative.Catalog[0].Kind)
	case at < 0:
		for _, spec := range narrative.Catalog {
			if spec.Group == c.openGroup {
				c.openOrAdd(spec.Kind)
				return
			}
		}
		c.openOrAdd(narrative.Catalog[0].Kind)
	case holdsNothing(s.Facts[at]) && !c.leads():
		c.work.focus(c.form.first())
	case holdsNothing(s.Facts[at]), single(s.Facts[at].FactKind()):
		c.lead()
	default:
		c.addAt(s.Facts[at].FactKind(), at+1)
	}
}

// openOrAdd goes to the first fact of a kind, or adds it.
func (c *capture) openOrAdd(kind narrative.Kind) {
	for _, f := range c.work.session.Solution().Facts {
		if f.FactKind() == kind && (single(kind) || holdsNothing(f)) {
			c.Open(f.FactID(), true)
			return
		}
	}
	c.Add(kind)
}

// holdsNothing reports whether nothing was captured in a fact.
func holdsNothing(f narrative.Fact) bool {
	spec, _ := words.Spec(f.FactKind())
	for _, field := range spec.Fields {
		if v, _ := narrative.Get(f, field.Key); filled(v) {
			return false
		}
	}
	return true
}

// reach opens the group of a kind, with no fact open.
func (c *capture) reach(kind narrative.Kind) {
	spec, _ := words.Spec(kind)
	c.close()
	c.openGroup = spec.Group
	c.more = c.more || slices.Contains(narrative.MoreGroups, spec.Group)
	c.Show()
	if head, ok := c.groups[spec.Group]; ok {
		c.revealAt(head.Position().Y, head.Size().Height)
	}
}
