package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative"
)

// factCard is the open fact: its name, its form, and what can be done with it.
type factCard struct {
	widget.BaseWidget
	title  *row
	why    *flow.Prose // why nobody is told the fact; hidden while somebody is
	inside *flow.Column
	ground *ground
}

func newFactCard(c *capture, spec narrative.KindSpec, id string, f *form) *factCard {
	k := &factCard{ground: newGround(look.Marked).rounded(6, look.Hairline)}
	k.title = newRow("", true, 0, func() { c.close(); c.Show() }).withIcon(theme.MenuDropDownIcon())
	k.why = flow.NewProse("", look.SizeSmall, look.Muted)
	k.why.Hide()
	items := []fyne.CanvasObject{k.title, flow.NewColumn(10, f.column, k.why).Padded(flow.Inset{Left: 10, Right: 10})}
	if id == headerID {
		k.setTitle(lang.L("Customer and title"), "")
	} else {
		items = append(items, factActions(c, spec, id))
	}
	k.inside = flow.NewColumn(6, items...).Padded(flow.Inset{Left: 2, Top: 2, Right: 2, Bottom: 8})
	k.ExtendBaseWidget(k)
	return k
}

func (k *factCard) setTitle(kind, name string) {
	if name == "" {
		k.title.setTitle(kind, true, theme.ColorNameForeground)
		return
	}
	k.title.setTitle(desk.Title(name), true, theme.ColorNameForeground)
}

// tell says why nobody is told the fact; "" says that somebody is. It reports
// whether that changes what is shown.
func (k *factCard) tell(why string) bool {
	if k.why.Visible() == (why != "") && (why == "" || k.why.Text() == why) {
		return false
	}
	k.why.SetText(why)
	setVisible(k.why, why != "")
	return true
}

// factActions are the buttons under the form of a fact.
func factActions(c *capture, spec narrative.KindSpec, id string) fyne.CanvasObject {
	move := func(direction int) func() {
		return func() {
			s := c.work.session.Solution()
			if to, ok := desk.Neighbour(&s, id, direction); ok {
				c.work.do(narrative.MoveFact{ID: id, To: to}, lang.L("{{.Kind}} moved", words.Data{"Kind": spec.Label}), id)
				c.reveal(c.card)
			}
		}
	}
	buttons := []fyne.CanvasObject{
		newDeed("", theme.MoveUpIcon(), move(-1)),
		newDeed("", theme.MoveDownIcon(), move(1)),
		layout.NewSpacer(),
	}
	if !single(spec.Kind) {
		buttons = append(buttons, newDeed(lang.L("Duplicate"), theme.ContentCopyIcon(), func() { c.duplicate(spec, id) }))
	}
	buttons = append(buttons, newDeed(lang.L("Delete"), theme.DeleteIcon(), func() { c.delete(spec, id) }))
	return container.New(layout.NewHBoxLayout(), buttons...)
}

// duplicate puts a copy of a fact under it and opens the copy.
func (c *capture) duplicate(spec narrative.KindSpec, id string) {
	s := c.work.session.Solution()
	f, ok := s.Fact(id)
	if !ok {
		return
	}
	at := -1
	for i, o := range s.Facts {
		if o.FactID() == id {
			at = i + 1
		}
	}
	twin := narrative.WithID(f, narrative.NewFactID(&s, f.FactKind()))
	c.work.do(narrative.AddFact{Fact: twin, At: at}, lang.L("{{.Kind}} duplicated", words.Data{"Kind": spec.Label}), twin.FactID())
	c.Open(twin.FactID(), true)
}

// delete takes a fact out and offers to bring it back.
func (c *capture) delete(spec narrative.KindSpec, id string) {
	f, ok := c.work.session.Fact(id)
	if !ok {
		return
	}
	deed := lang.L("{{.Kind}} deleted", words.Data{"Kind": spec.Label})
	if name := desk.Name(c.work.index(), f, words.Say); name != "" {
		deed = lang.L("{{.Kind}} “{{.Name}}” deleted", words.Data{"Kind": spec.Label, "Name": short40(name)})
	}
	c.close()
	referred := c.work.index().Referred(id)
	c.work.do(narrative.RemoveFact{ID: id}, deed, id)
	if referred {
		c.work.offerUndo(lang.L("{{.Deed}}. Texts that refer to it are not told until they are put right.", words.Data{"Deed": deed}))
		return
	}
	c.work.offerUndo(deed)
}

func short40(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}

// HeightFor returns the height at a width.
func (k *factCard) HeightFor(width float32) float32 { return k.inside.HeightFor(width) }

// Relayout places the fields anew after the height of one has changed.
func (k *factCard) Relayout() {
	if k.inside.Size() != k.Size() {
		k.inside.Resize(k.Size())
	} else {
		k.inside.Relayout()
	}
}

func (k *factCard) MinSize() fyne.Size { return k.inside.MinSize() }

func (k *factCard) CreateRenderer() fyne.WidgetRenderer {
	k.ExtendBaseWidget(k)
	return widget.NewSimpleRenderer(container.NewStack(k.ground, k.inside))
}
