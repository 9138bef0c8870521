package app

import (
	"slices"
	"strings"
)

// misread names the fields that hold what could not be read as a value, in a
// steady order.
func (c *capture) misread() []string {
	var out []string
	for id := range c.drafts {
		fact, _, _ := strings.Cut(id, "/")
		if _, ok := c.work.session.Fact(fact); ok || fact == headerID {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// giveUp gives up what could not be read in the field that has the focus; with any,
// where no field has it, of the first field there is. It returns the text.
func (c *capture) giveUp(any bool) (string, bool) {
	var fields []fieldView
	if c.form != nil {
		fields = c.form.fields
	}
	for _, f := range fields {
		if f, ok := f.(*parsedField); ok && f.inside {
			if text, misread := c.drafts[f.b.id]; misread {
				return text, f.giveUp()
			}
		}
	}
	if !any {
		return "", false
	}
	for _, f := range fields {
		if f, ok := f.(*parsedField); ok {
			if text, misread := c.drafts[f.b.id]; misread {
				return text, f.giveUp()
			}
		}
	}
	left := c.misread() // of facts that are not open
	if len(left) == 0 {
		return "", false
	}
	text := c.drafts[left[0]]
	delete(c.drafts, left[0])
	c.Show()
	if c.misled != nil {
		c.misled()
	}
	return text, true
}

// goTo opens the fact of a field, and gives the field the focus.
func (c *capture) goTo(id string) {
	fact, _, _ := strings.Cut(id, "/")
	c.Open(fact, false)
	if c.openFact != fact || c.form == nil {
		return
	}
	c.work.focus(c.form.reach(id))
}

// misreadOf returns what was typed into a field of a fact and not understood, or
// "".
func (c *capture) misreadOf(fact string) string {
	for _, id := range c.misread() {
		if strings.HasPrefix(id, fact+"/") {
			return c.drafts[id]
		}
	}
	return ""
}
