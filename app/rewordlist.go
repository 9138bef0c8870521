package app

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/reword/client"
)

// accept takes an answer over, as a step that can be undone.
func (p *rewordPanel) accept(i *desk.RewordItem) error {
	edit, err := i.Accept(p.present(), p.env.Now())
	if errors.Is(err, desk.ErrReworded) {
		return fault(err, lang.L("The text has changed since it was sent. Ask again, so that nothing of the change is lost."))
	}
	if err != nil {
		return err
	}
	said := lang.L("Rewording taken over")
	i.State = desk.RewordTaken
	if at := i.Place(); !at.IsZero() {
		p.work.doAt(edit, said, at)
	} else {
		p.work.do(edit, said, i.Passage.Fact)
	}
	p.work.offerUndo(said)
	p.update(i)
	p.hooks.changed()
	return nil
}

// present is what is told, of the solution as it stands.
func (p *rewordPanel) present() desk.View {
	v := p.hooks.view()
	s := p.work.session.Solution()
	v.Of = &s
	return v
}

// acceptClean takes over every suggestion that no finding marks, as one step.
func (p *rewordPanel) acceptClean() {
	steps, taken := desk.AcceptClean(p.items, p.present(), p.env.Now())
	if len(steps) == 0 {
		return
	}
	for _, i := range taken {
		i.State = desk.RewordTaken
	}
	said := lang.XN("reword.taken", "{{.Count}} rewordings taken over", len(steps), words.Count(len(steps)))
	p.work.doAt(steps, said, taken[0].Place())
	p.work.offerUndo(said)
	p.draw()
	p.hooks.changed()
}

// suggestions are all cards, under what can be done with them together.
func (p *rewordPanel) suggestions() []fyne.CanvasObject {
	if p.cards == nil {
		for _, i := range p.items {
			p.cards = append(p.cards, newRewordCard(p, i))
		}
	} else {
		for _, c := range p.cards {
			c.build()
		}
	}
	p.tellHead()
	out := []fyne.CanvasObject{p.head}
	for _, c := range p.cards {
		out = append(out, c)
	}
	return out
}

// tellHead says over the cards what was asked for, and what can be done with all of
// them.
func (p *rewordPanel) tellHead() {
	s := p.asker.current()
	items := []fyne.CanvasObject{
		flow.NewProse(lang.L("{{.Task}}, by {{.Model}}", words.Data{"Task": taskName(p.choice.Task), "Model": s.Model}), look.SizeSmall, look.Muted),
		flow.NewProse(lang.L("Enter takes a suggestion over, F2 edits it, Insert asks for another, Delete sets it aside, the arrows lead on; a number takes or leaves a sentence."), look.SizeSmall, look.Muted),
	}
	if p.used != (client.Usage{}) {
		text := lang.L("{{.Sent}} tokens were sent and {{.Answered}} answered.", words.Data{"Sent": words.Number(p.used.Prompt), "Answered": words.Number(p.used.Answer)})
		if cost, ok := s.Cost(p.used); ok {
			text += " " + lang.L("That cost {{.Cost}}.", words.Data{"Cost": costText(cost)})
		}
		items = append(items, flow.NewProse(text, look.SizeSmall, look.Muted))
	}
	acts := []fyne.CanvasObject{newLink(lang.L("What was sent"), p.showLog)}
	if n := desk.CleanRewords(p.items); n > 0 && len(p.items) > 1 {
		acts = append([]fyne.CanvasObject{newLink(lang.XN("reword.clean", "Take over {{.Count}} without a finding", n, words.Count(n)), p.acceptClean)}, acts...)
	}
	p.head.SetItems(append(items, links(acts...))...)
}

// update shows what has become of a text.
func (p *rewordPanel) update(i *desk.RewordItem) {
	if !p.open || !p.sent || p.log != nil {
		return
	}
	at := slices.Index(p.items, i)
	if at < 0 || at >= len(p.cards) {
		p.draw()
		return
	}
	p.cards[at].build()
	if i.State != desk.RewordAsking { // what can be done with all of them has changed
		p.tellHead()
		p.progress()
	}
	p.grown()
}

// begin gives the first suggestion that is open the focus.
func (p *rewordPanel) begin() {
	for _, c := range p.cards {
		if c.item.Open() {
			p.work.focus(c)
			return
		}
	}
}

// after goes on to the next suggestion that is open, when one is done with.
func (p *rewordPanel) after(done *rewordCard) {
	from := slices.Index(p.cards, done)
	for n := 1; n <= len(p.cards); n++ {
		c := p.cards[(from+n)%len(p.cards)]
		if c.item.Open() {
			p.work.focus(c)
			p.reveal(c)
			return
		}
	}
	p.work.focus(done)
}

// reveal scrolls until a card is in sight.
func (p *rewordPanel) reveal(c *rewordCard) {
	y, view := c.Position().Y, p.scroll.Size().Height
	switch at := p.scroll.Offset.Y; {
	case y < at+10:
		p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y-30)))
	case y+c.Size().Height > at+view:
		p.scroll.ScrollToOffset(fyne.NewPos(0, min(y-30, y+c.Size().Height+20-view)))
	}
}
