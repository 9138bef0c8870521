package app

import (
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/narrative/reword/client"
)

// checkAfter is how long a pause in writing is before an edited suggestion is
// checked again.
const checkAfter = 300 * time.Millisecond

// rewordCard is one text on its way: what came of it so far, the suggestion with what
// changed, what to look at in it, and what can be done. With the focus on it the
// keyboard does all of that.
type rewordCard struct {
	widget.BaseWidget
	p      *rewordPanel
	item   *desk.RewordItem
	column *flow.Column
	ring   *canvas.Rectangle
	ground *ground
	coming *flow.Prose // while an answer comes
	editor *entry      // while the suggestion is edited
	below  *flow.Column
	check  func() // calls off a check that is to come
	fault  error  // why it was not taken over
}

func newRewordCard(p *rewordPanel, i *desk.RewordItem) *rewordCard {
	c := &rewordCard{p: p, item: i, column: flow.NewColumn(6), ground: newGround(look.Marked).rounded(6, look.Hairline)}
	c.ring = focusRing()
	c.ExtendBaseWidget(c)
	c.build()
	return c
}

// focusRing is what shows that the keyboard means something.
func focusRing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeWidth, r.StrokeColor, r.CornerRadius = 1.5, theme.Color(theme.ColorNamePrimary), 6
	r.Hide()
	return r
}

// draw puts the card together anew, where it may have another height.
func (c *rewordCard) draw() {
	c.build()
	c.p.grown()
}

func (c *rewordCard) build() {
	i := c.item
	head := []fyne.CanvasObject{flow.NewProse(c.p.name(i), look.SizeSmall, look.Muted).Single()}
	var items []fyne.CanvasObject
	switch {
	case i.State == desk.RewordAsking:
		items = c.asking()
	case i.State == desk.RewordQueued:
		c.coming = nil
		items = []fyne.CanvasObject{c.old(true)}
	case i.State == desk.RewordFailed:
		items = c.failed()
	case i.State == desk.RewordTaken:
		items = c.taken()
	case i.Aside:
		items = []fyne.CanvasObject{c.old(true), links(flow.NewProse(lang.L("You set it aside."), look.SizeSmall, look.Muted).Wide(), newLink(lang.L("Look again"), c.lookAgain))}
	case i.State == desk.RewordAnswered:
		items = c.answered()
	default:
		items = []fyne.CanvasObject{c.old(true), links(newLink(lang.L("Ask the model"), func() { c.p.more(i) }))}
	}
	if i.State != desk.RewordAsking {
		c.coming = nil
	}
	c.column.SetItems(append(head, items...)...)
	c.Refresh()
}

// old is the text that was sent, as it is read.
func (c *rewordCard) old(short bool) fyne.CanvasObject {
	text, _ := desk.Seen(c.p.work.index(), c.item.Passage.Text)
	p := flow.NewProse(text, theme.SizeNameText, look.Muted)
	if short {
		p.Single()
	}
	return p
}

// asking shows what has come so far.
func (c *rewordCard) asking() []fyne.CanvasObject {
	i := c.item
	if c.coming == nil {
		c.coming = flow.NewProse("", theme.SizeNameText, theme.ColorNameForeground)
	}
	text, _ := desk.Seen(c.p.work.index(), i.Coming)
	if text == "" {
		text = "…"
	}
	c.coming.SetText(text)
	items := []fyne.CanvasObject{c.old(false), c.coming}
	switch {
	case i.Wait > 0:
		items = append(items, c.small(waitText(i.Wait), theme.ColorNameWarning))
	case i.Try > 1:
		items = append(items, c.small(lang.L("The first answer was refused, and the model is asked again."), theme.ColorNameWarning))
	case i.Coming == "":
		items = append(items, c.small(lang.L("Waiting for the model. Escape stops."), look.Muted))
	}
	return items
}

func (c *rewordCard) small(text string, colour fyne.ThemeColorName) fyne.CanvasObject {
	return flow.NewProse(text, look.SizeSmall, colour)
}

// failed says why nothing came, and what can be done.
func (c *rewordCard) failed() []fyne.CanvasObject {
	i := c.item
	acts := []fyne.CanvasObject{newLink(lang.L("Try again"), func() { c.p.more(i) })}
	if isAny(i.Err, client.ErrKeyRefused, client.ErrUnreachable, client.ErrRequest, client.ErrNoAnswer, client.ErrTLS, client.ErrRedirect) {
		acts = append(acts, newLink(lang.L("Open the settings"), c.p.hooks.settings))
	}
	return []fyne.CanvasObject{
		c.old(true),
		flow.NewProse(sentence(i.Err.Error()), theme.SizeNameText, theme.ColorNameError),
		links(acts...),
	}
}

// taken shows what was taken over.
func (c *rewordCard) taken() []fyne.CanvasObject {
	text, _ := desk.Seen(c.p.work.index(), c.item.Answer().Text)
	acts := []fyne.CanvasObject{flow.NewProse(lang.L("Taken over"), look.SizeSmall, theme.ColorNameSuccess).Wide()}
	if !c.item.Place().IsZero() {
		acts = append(acts, newLink(lang.L("Show it"), func() { c.p.hooks.lead(c.item.Place()) }))
	}
	return []fyne.CanvasObject{flow.NewProse(text, theme.SizeNameText, theme.ColorNameForeground), links(acts...)}
}

// take takes the answer over, and goes on to the next one.
func (c *rewordCard) take() {
	if c.editor != nil {
		c.endEdit(true)
	}
	c.fault = c.p.accept(c.item)
	if c.fault != nil {
		c.draw()
		return
	}
	c.p.after(c)
}

// edit lets the user write in the suggestion.
func (c *rewordCard) edit() {
	a := c.item.Answer()
	if c.editor != nil || c.item.State != desk.RewordAnswered || a == nil || a.Refused {
		return
	}
	e := newEntry(true, "")
	e.show(a.Text)
	e.figures = figuresFor(c.p.work, "", func() []string { return c.item.Passage.Facts })
	e.typed = func(string) {
		if c.check != nil {
			c.check()
		}
		c.check = c.p.env.After(checkAfter, func() {
			if c.editor == e {
				a.Edit(c.item.Request, e.Text)
				c.showBelow()
				c.p.grown()
			}
		})
	}
	e.enter = func() { c.endEdit(true) }
	was := a.Text
	e.escape = func() {
		a.Edit(c.item.Request, was)
		c.endEdit(false)
	}
	e.grown = func() { c.column.Relayout(); c.p.grown() }
	c.editor = e
	c.draw()
	c.p.work.focus(e)
}

// endEdit ends the editing of a suggestion, as its Done does.
func (p *rewordPanel) endEdit() {
	for _, c := range p.cards {
		c.endEdit(true)
	}
}

// endEdit shows the suggestion again, with what was written where that is kept.
func (c *rewordCard) endEdit(keep bool) {
	e := c.editor
	if e == nil {
		return
	}
	c.editor = nil
	if keep {
		c.item.Answer().Edit(c.item.Request, e.Text)
	}
	c.draw()
	c.p.work.focus(c)
}

func (c *rewordCard) another() { c.p.more(c.item) }

func (c *rewordCard) setAside() {
	if !c.item.Open() {
		return
	}
	c.item.Aside = true
	c.p.update(c.item)
	c.p.hooks.changed()
	c.p.after(c)
}

func (c *rewordCard) lookAgain() {
	c.item.Aside = false
	c.p.update(c.item)
	c.p.hooks.changed()
	c.p.work.focus(c)
}

func (c *rewordCard) turn(by int) {
	if c.item.State == desk.RewordAnswered && c.item.Step(by) {
		c.fault = nil
		c.draw()
	}
}

func (c *rewordCard) toggle(part int) {
	a := c.item.Answer()
	if c.item.State != desk.RewordAnswered || a == nil || len(a.Parts) < 2 {
		return
	}
	a.Toggle(c.item.Request, part)
	c.fault = nil
	c.draw()
}

func (c *rewordCard) Tapped(*fyne.PointEvent) { c.p.work.focus(c) }
func (c *rewordCard) FocusGained()            { c.ring.Show(); canvas.Refresh(c) }
func (c *rewordCard) FocusLost()              { c.ring.Hide(); canvas.Refresh(c) }

// TypedRune takes or leaves a sentence by its number.
func (c *rewordCard) TypedRune(r rune) {
	if r >= '1' && r <= '9' {
		c.toggle(int(r - '1'))
	}
}

// TypedKey goes from card to card and does with one what its links do.
func (c *rewordCard) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case c.item.Aside:
			c.lookAgain()
		case c.item.State == desk.RewordFailed, c.item.State == desk.RewordReady:
			c.another()
		case c.item.State == desk.RewordAnswered:
			c.take()
		}
	case fyne.KeyF2:
		c.edit()
	case fyne.KeyInsert:
		c.another()
	case fyne.KeyDelete, fyne.KeyBackspace:
		c.setAside()
	case fyne.KeyLeft:
		c.turn(-1)
	case fyne.KeyRight:
		c.turn(1)
	case fyne.KeyUp:
		c.p.step(c, -1)
	case fyne.KeyDown:
		c.p.step(c, 1)
	default:
		handOn(c, k)
	}
}

// HeightFor returns the height at a width.
func (c *rewordCard) HeightFor(width float32) float32 {
	return c.column.HeightFor(width-2*cardInset) + 2*cardInset
}

// Relayout places the parts anew after the height of one has changed.
func (c *rewordCard) Relayout() { c.column.Relayout() }

func (c *rewordCard) MinSize() fyne.Size {
	return fyne.NewSize(120, c.HeightFor(max(120, c.Size().Width)))
}

const cardInset = 10

func (c *rewordCard) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return &rewordCardRenderer{c, []fyne.CanvasObject{c.ground, c.column, c.ring}}
}

type rewordCardRenderer struct {
	c       *rewordCard
	objects []fyne.CanvasObject
}

func (r *rewordCardRenderer) Destroy()                     {}
func (r *rewordCardRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *rewordCardRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *rewordCardRenderer) Layout(size fyne.Size) {
	r.c.ground.Resize(size)
	r.c.ring.Resize(size)
	r.c.column.Move(fyne.NewPos(cardInset, cardInset))
	if s := fyne.NewSize(size.Width-2*cardInset, size.Height-2*cardInset); s != r.c.column.Size() {
		r.c.column.Resize(s)
	} else {
		r.c.column.Relayout()
	}
}

func (r *rewordCardRenderer) Refresh() {
	r.c.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	r.Layout(r.c.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

// step moves the focus to the card above or below.
func (p *rewordPanel) step(from *rewordCard, by int) {
	i := slices.Index(p.cards, from) + by
	if i < 0 || i >= len(p.cards) {
		return
	}
	p.work.focus(p.cards[i])
	p.reveal(p.cards[i])
}
