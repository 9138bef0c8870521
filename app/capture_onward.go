package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/words"
	"bifocal/narrative"
)

// onwardKeys go on to the next kind of fact.
var onwardKeys = shortcut(fyne.KeyReturn, fyne.KeyModifierShift)

// here is the kind that is captured now: that of the open fact, else the last of the
// open group that a first brief is made of; "" for the header, and where nothing is
// open.
func (c *capture) here() narrative.Kind {
	if f, ok := c.work.session.Fact(c.openFact); ok {
		return f.FactKind()
	}
	if c.openFact == headerID || c.openGroup == "" {
		return ""
	}
	last := narrative.Kind("")
	for _, spec := range narrative.Catalog {
		if spec.Group == c.openGroup && (last == "" || slices.Contains(desk.Path, spec.Kind)) {
			last = spec.Kind
		}
	}
	return last
}

// next is the kind to go on with, and false at the end of the way to a first brief.
func (c *capture) next() (narrative.Kind, bool) {
	kind := c.here()
	if kind == "" {
		return desk.Path[0], true
	}
	return desk.Onward(kind)
}

// leads reports whether what is captured now is on the way to a first brief, or before
// its end.
func (c *capture) leads() bool {
	_, on := c.next()
	return on || slices.Contains(desk.Path, c.here())
}

// onward goes on to the next kind of fact: to the first there is, or a new one. A fact
// that holds nothing is left behind by nobody. It returns false at the end of the way.
func (c *capture) onward() bool {
	c.commit()
	kind, ok := c.next()
	c.dropEmpty()
	if !ok {
		return false
	}
	for _, f := range c.work.session.Solution().Facts {
		if f.FactKind() == kind {
			c.Open(f.FactID(), true)
			return true
		}
	}
	c.Add(kind)
	return true
}

// dropEmpty takes the open fact away where it holds nothing.
func (c *capture) dropEmpty() {
	f, ok := c.work.session.Fact(c.openFact)
	if !ok || !holdsNothing(f) || c.misreadOf(f.FactID()) != "" {
		return
	}
	spec, _ := words.Spec(f.FactKind())
	c.close()
	c.work.do(narrative.RemoveFact{ID: f.FactID()}, lang.L("{{.Kind}} deleted", words.Data{"Kind": spec.Label}), "")
}

// onwardItems is the line that leads on from the open group, with the keys that do the
// same, once there is something in it.
func (c *capture) onwardItems(g desk.Group) []fyne.CanvasObject {
	if len(g.Facts) == 0 || c.openFact == headerID {
		return nil
	}
	if c.onwardRow == nil {
		c.onwardRow = newRow("", true, 0, c.lead).withIcon(theme.NavigateNextIcon())
	}
	title := lang.L("Next: {{.Kind}}", words.Data{"Kind": lang.L("Export")})
	if kind, ok := c.next(); ok {
		spec, _ := words.Spec(kind)
		title = lang.L("Next: {{.Kind}}", words.Data{"Kind": spec.Label})
	} else if !c.ends(g.Group) {
		return nil
	}
	c.onwardRow.setTitle(title, true, theme.ColorNameForeground)
	c.onwardRow.setCount(keysText(onwardKeys))
	return []fyne.CanvasObject{flow.NewColumn(0, c.onwardRow).Padded(flow.Inset{Left: 14 + inset(g.Group), Bottom: 8})}
}

// ends reports whether a group is the last on the way to a first brief.
func (c *capture) ends(g narrative.Group) bool {
	spec, _ := words.Spec(desk.Path[len(desk.Path)-1])
	return spec.Group == g
}
