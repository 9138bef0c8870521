package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// findingHooks are what a finding asks of the editor around it.
type findingHooks struct {
	work  *work
	lead  func(desk.FindingRow)         // to its place
	mend  func(desk.FindingRow, fixing) // puts it right
	aside func(desk.FindingRow, string) // is no problem, for a reason
	up    func(narrative.Aside)         // is one again
	grown func()                        // its height has changed
	focus func(fyne.Focusable)
}

// findingCard is what is said of a finding and can be done about it: in the list
// of the review, and over the field that it leads to.
type findingCard struct {
	hooks  *findingHooks
	row    desk.FindingRow
	back   fyne.Focusable // where the focus goes when the reason is given; nil for nowhere
	asking bool
	reason *entry
	draw   func() // shows it anew
}

// why are the reasons and the remedy, in small print.
func (c *findingCard) why() []fyne.CanvasObject {
	_, why := ruleWords(c.row.Rule)
	_, fix := c.row.In(findingWords)
	items := []fyne.CanvasObject{flow.NewProse(why, look.SizeSmall, look.Muted)}
	if fix != "" {
		items = append(items, flow.NewProse(fix, look.SizeSmall, theme.ColorNameForeground))
	}
	return items
}

// again says that it was set aside before it changed.
func (c *findingCard) again() []fyne.CanvasObject {
	if !c.row.Again {
		return nil
	}
	return []fyne.CanvasObject{flow.NewProse(
		lang.L("Set aside before it changed: “{{.Reason}}”", words.Data{"Reason": c.row.Aside.Reason}), look.SizeSmall, theme.ColorNameWarning)}
}

// fixes are the links that put it right.
func (c *findingCard) fixes() []fyne.CanvasObject {
	s := c.hooks.work.session.Solution()
	var out []fyne.CanvasObject
	for _, f := range fixesOf(&s, &c.row.Finding) {
		out = append(out, newLink(shorten(f.label, 60), func() { c.hooks.mend(c.row, f) }))
	}
	return out
}

// dismissal are the links that set it aside.
func (c *findingCard) dismissal() []fyne.CanvasObject {
	if c.row.Again {
		return []fyne.CanvasObject{
			newLink(lang.L("Still no problem"), func() { c.hooks.aside(c.row, c.row.Aside.Reason) }),
			newLink(lang.L("Another reason"), c.ask),
		}
	}
	return []fyne.CanvasObject{newLink(lang.L("Not a problem"), c.ask)}
}

// ask opens the field for the reason.
func (c *findingCard) ask() {
	c.asking = true
	c.reason = newEntry(false, lang.L("Why is it no problem?"))
	c.reason.enter = c.give
	c.reason.escape = func() { c.answered() }
	c.reason.grown = c.hooks.grown
	c.draw()
	c.hooks.focus(c.reason)
}

// give sets it aside where there is a reason.
func (c *findingCard) give() {
	if reason := strings.TrimSpace(c.reason.Text); reason != "" {
		c.answered()
		c.hooks.aside(c.row, reason)
	}
}

func (c *findingCard) answered() {
	c.asking, c.reason = false, nil
	c.draw()
	c.hooks.focus(c.back)
}

// question is the field for the reason with what can be done.
func (c *findingCard) question() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		flow.NewProse(lang.L("The reason is kept with the solution. The finding comes back when the text or the figures change."), look.SizeSmall, look.Muted),
		c.reason,
		links(newLink(lang.L("Set aside"), c.give), newLink(lang.L("Cancel"), c.answered)),
	}
}
