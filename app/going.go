package app

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/words"
	"bifocal/narrative"
)

// How early what leads somewhere is offered by the palette, and the menu after
// it.
const (
	nearFields = 1
	nearFacts  = 2
	nearMenu   = 10
)

// mostNear is how many facts, and how many fields, are near.
const mostNear = 3

// goTo opens a fact with the cursor in its first field, and brings what is made
// of it into sight.
func (e *editor) goTo(fact string) {
	e.unfold()
	e.uncover()
	e.capture.Open(fact, true)
	e.framings.showFact(fact)
}

// goToField puts the cursor into a field of a fact, and brings what is made of
// the fact into sight.
func (e *editor) goToField(fact, key string) {
	e.unfold()
	e.uncover()
	e.capture.goTo(fact + "/" + key)
	e.framings.showFact(fact)
}

// showFact scrolls to where a fact is told best: in its own theme, and in the
// summary only where it is told nowhere else.
func (f *framings) showFact(fact string) {
	if fact == "" || f.view.Told(fact) == [2]int{} {
		return
	}
	var row *pairRow
	var y, high float32
	for i, r := range f.rows {
		for _, c := range r.cells {
			c.each(func(b *block) {
				if b.tells(fact) && (row == nil || row == f.rows[0] && f.view.Rows[0].Theme == "summary" && i > 0) {
					row, y, high = r, r.top+b.Position().Y, b.Size().Height
				}
			})
		}
	}
	if row != nil {
		f.bring(y, high)
	}
}

// fieldCommands lead to the fields of the open fact; those that hold nothing yet
// are near.
func (e *editor) fieldCommands() []desk.Command {
	id := e.capture.openFact
	f, ok := e.work.session.Fact(id)
	if !ok {
		return nil
	}
	spec, _ := words.Spec(f.FactKind())
	name, near := factName(e.work.index(), f), 0
	var out []desk.Command
	for _, field := range spec.Fields {
		c := desk.Command{
			Title: lang.L("{{.Field}}, of {{.Fact}}", words.Data{"Field": field.Label, "Fact": shorten(name, 26)}),
			Group: lang.L("Go to"), Run: func() { e.goToField(id, field.Key) },
		}
		if v, _ := narrative.Get(f, field.Key); near < mostNear && !filled(v) {
			near++
			c.Near = nearFields
		}
		out = append(out, c)
	}
	return out
}

// nearFacts are some facts of the groups that matter most, which one goes to
// most: the first of each but the one that is open.
func (e *editor) nearFacts() []string {
	s := e.work.session.Solution()
	grouped := desk.Grouped(&s)
	var out []string
	for _, g := range narrative.FirstGroups {
		at := slices.IndexFunc(grouped[g].Facts, func(f narrative.Fact) bool { return f.FactID() != e.capture.openFact })
		if at >= 0 && len(out) < mostNear {
			out = append(out, grouped[g].Facts[at].FactID())
		}
	}
	return out
}

// goToGroup opens a group of the capture pane and brings it to the top.
func (e *editor) goToGroup(g narrative.Group) {
	e.unfold()
	e.uncover()
	e.capture.showGroup(g)
}

// sectionCommands lead to the groups of what is captured.
func (e *editor) sectionCommands() []desk.Command {
	var out []desk.Command
	for _, g := range append(slices.Clone(narrative.FirstGroups), narrative.MoreGroups...) {
		out = append(out, desk.Command{Title: words.Group(g), Group: lang.L("Capture"), Run: func() { e.goToGroup(g) }})
	}
	return out
}
