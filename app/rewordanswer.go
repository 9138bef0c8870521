package app

import (
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
	"bifocal/narrative/worddiff"
)

// ruleName says what a check of meaning is about.
func ruleName(r reword.Rule) string {
	switch r {
	case reword.Negation:
		return lang.L("Negation")
	case reword.Strength:
		return lang.L("Certainty")
	case reword.Hedge:
		return lang.L("Qualification")
	case reword.Quantifier:
		return lang.L("How much")
	case reword.Superlative:
		return lang.L("Superlative")
	case reword.Guarantee:
		return lang.L("Promise")
	case reword.Certification:
		return lang.L("Compliance")
	case reword.Causality:
		return lang.L("Cause")
	case reword.Scope:
		return lang.L("Condition")
	case reword.Direction:
		return lang.L("Direction")
	case reword.Exchanged:
		return lang.L("Values exchanged")
	case reword.Ungrounded:
		return lang.L("Not in the text")
	case reword.Term:
		return lang.L("Uncommon word")
	case reword.Length:
		return lang.X("reword.length", "Length")
	case reword.Reading:
		return lang.L("Hard to read")
	}
	return string(r)
}

// answered shows the answer that is looked at.
func (c *rewordCard) answered() []fyne.CanvasObject {
	a := c.item.Answer()
	var items []fyne.CanvasObject
	if n := len(c.item.Answers); n > 1 {
		items = append(items, links(
			flow.NewProse(lang.L("Suggestion {{.Number}} of {{.All}}", words.Data{"Number": words.Number(c.item.At + 1), "All": words.Number(n)}), look.SizeSmall, look.Muted).Wide(),
			newLink(lang.L("Previous"), func() { c.turn(-1) }), newLink(lang.X("reword.next", "Next"), func() { c.turn(1) })))
	}
	c.below = flow.NewColumn(6)
	switch {
	case c.editor != nil:
		items = append(items, c.editor)
	case a.Refused:
		items = append(items, flow.NewRuns([]flow.Run{{Text: lang.L("The model's answer is refused, and cannot be taken over."), Bold: true}}, theme.SizeNameText, theme.ColorNameError),
			c.marked(a.Shown, faultPlaces(a.Faults)))
	case len(a.Faults) > 0:
		items = append(items, flow.NewRuns([]flow.Run{{Text: lang.L("As it is written now it cannot be taken over."), Bold: true}}, theme.SizeNameText, theme.ColorNameError),
			c.marked(a.Shown, faultPlaces(a.Faults)))
	default:
		items = append(items, c.parts(a)...)
	}
	c.showBelow()
	return append(items, c.below)
}

// showBelow shows what is to be looked at, and what can be done.
func (c *rewordCard) showBelow() {
	a := c.item.Answer()
	var items []fyne.CanvasObject
	for _, f := range a.Faults {
		items = append(items, flow.NewProse(sentence(f.Message), look.SizeSmall, theme.ColorNameError))
	}
	for _, f := range a.Findings {
		items = append(items, flow.NewRuns([]flow.Run{
			{Text: ruleName(f.Rule) + ": ", Bold: true, Colour: theme.ColorNameWarning}, {Text: f.Message},
		}, look.SizeSmall, theme.ColorNameForeground))
	}
	if c.fault != nil {
		items = append(items, c.small(sentence(c.fault.Error()), theme.ColorNameError))
	}
	if c.item.Err != nil {
		items = append(items, c.small(sentence(c.item.Err.Error()), theme.ColorNameError))
	}
	items = append(items, c.actions(a))
	c.below.SetItems(items...)
}

// actions are what can be done with an answer.
func (c *rewordCard) actions(a *desk.RewordAnswer) fyne.CanvasObject {
	var items []fyne.CanvasObject
	act := func(label string, do func()) { items = append(items, newLink(label, do)) }
	switch {
	case a.Usable() && len(c.p.items) == 1:
		take := newButton(lang.L("Take over"), c.take)
		take.Importance = widget.HighImportance
		items = append(items, take)
		act = func(label string, do func()) { // in the middle of the button beside it
			l := newLink(label, do)
			items = append(items, flow.NewColumn(0, l).Padded(flow.Inset{Top: (take.MinSize().Height - l.MinSize().Height) / 2}))
		}
	case a.Usable():
		act(lang.L("Take over"), c.take)
	}
	switch {
	case c.editor != nil:
		act(lang.L("Done"), func() { c.endEdit(true) })
		act(lang.L("Cancel"), c.editor.escape)
		return links(items...)
	case !a.Refused:
		act(lang.L("Edit"), c.edit)
	}
	act(lang.L("Another suggestion"), c.another)
	act(lang.L("Set aside"), c.setAside)
	return links(items...)
}

// parts are the sentences that can be taken over alone, each with what changed.
func (c *rewordCard) parts(a *desk.RewordAnswer) []fyne.CanvasObject {
	x := c.p.work.index()
	at := 0 // in the text of the answer
	var items []fyne.CanvasObject
	for n, part := range a.Parts {
		text := part.New
		if !a.Taken[n] {
			text = part.Old
		}
		from := at
		if k := strings.Index(a.Text[at:], text); k >= 0 {
			from = at + k
		}
		at = min(len(a.Text), from+len(text))
		old, _ := desk.Seen(x, part.Old)
		now, place := desk.Seen(x, text)
		var marks [][2]int
		for _, f := range a.Findings {
			if f.Start < f.End && f.Start >= from && f.End <= at {
				marks = append(marks, [2]int{place(f.Start - from), place(f.End - from)})
			}
		}
		var prose *flow.Prose
		if a.Taken[n] {
			prose = flow.NewRuns(markedRuns(desk.Compared(old, now, marks)), theme.SizeNameText, theme.ColorNameForeground)
		} else if prose = flow.NewProse(old, theme.SizeNameText, look.Muted); part.Old == "" { // left out
			added, _ := desk.Seen(x, part.New)
			prose = flow.NewRuns([]flow.Run{{Text: added, Strike: true}}, theme.SizeNameText, look.Muted)
		}
		if len(a.Parts) < 2 {
			return []fyne.CanvasObject{prose}
		}
		items = append(items, newPartRow(a.Taken[n], prose, func() { c.toggle(n) }))
	}
	return []fyne.CanvasObject{flow.NewColumn(4, items...)}
}

// marked is a text with stretches of it set off.
func (c *rewordCard) marked(text string, places [][2]int) fyne.CanvasObject {
	shown, at := desk.Seen(c.p.work.index(), text)
	for i := range places {
		places[i] = [2]int{at(places[i][0]), at(places[i][1])}
	}
	return flow.NewRuns(markedRuns(desk.Marked(shown, places)), theme.SizeNameText, theme.ColorNameForeground)
}

func faultPlaces(faults []reword.Fault) [][2]int {
	out := make([][2]int, len(faults))
	for i, f := range faults {
		out[i] = [2]int{f.Start, f.End}
	}
	return out
}

// markedRuns show a difference, with what is to be looked at set off.
func markedRuns(pieces []desk.MarkedPiece) []flow.Run {
	plain := make([]worddiff.Piece, len(pieces))
	for i, p := range pieces {
		plain[i] = p.Piece
	}
	out := pieceRuns(plain)
	n := 0
	for i := range out { // between two pieces that touch stands a space of its own
		if n < len(pieces) && out[i].Text == pieces[n].Text {
			if pieces[n].Marked {
				out[i].Ground = look.WarningTint
			}
			n++
		}
	}
	return out
}

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

// waitText says for how long the server asks to wait.
func waitText(d time.Duration) string {
	n := max(1, int(d.Round(time.Second)/time.Second))
	return lang.XN("reword.wait", "The server asks to wait for {{.Count}} seconds. Escape stops.", n, words.Count(n))
}

func isAny(err error, kinds ...error) bool {
	return slices.ContainsFunc(kinds, func(k error) bool { return errors.Is(err, k) })
}

// partRow is a sentence with a box that takes it.
type partRow struct {
	widget.BaseWidget
	tick  *widget.Icon
	prose *flow.Prose
	tap   func()
}

func newPartRow(on bool, prose *flow.Prose, tap func()) *partRow {
	r := &partRow{tick: widget.NewIcon(boxIcon(on)), prose: prose, tap: tap}
	r.ExtendBaseWidget(r)
	return r
}

func (r *partRow) Tapped(*fyne.PointEvent) { r.tap() }
func (r *partRow) Cursor() desktop.Cursor  { return desktop.PointerCursor }

func (r *partRow) indent() float32 { return look.Scaled(20) + 6 }

// HeightFor returns the height at a width.
func (r *partRow) HeightFor(width float32) float32 { return r.prose.HeightFor(width - r.indent()) }

func (r *partRow) MinSize() fyne.Size {
	return fyne.NewSize(60, r.HeightFor(max(60, r.Size().Width)))
}

func (r *partRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return widget.NewSimpleRenderer(container.New(&partRowLayout{r}, r.tick, r.prose))
}

type partRowLayout struct{ r *partRow }

func (l *partRowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(60, 16) }

func (l *partRowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	box := look.Scaled(20)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSquareSize(box))
	o[1].Move(fyne.NewPos(l.r.indent(), 0))
	o[1].Resize(fyne.NewSize(size.Width-l.r.indent(), size.Height))
}
