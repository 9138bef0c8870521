package app

import (
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/reword"
	"bifocal/narrative/worddiff"
)

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
	case a.Same:
		items = append(items, c.old(false))
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
		items = append(items, flow.NewProse(sentence(f.In(findingWords)), look.SizeSmall, theme.ColorNameError))
	}
	for _, f := range a.Findings {
		items = append(items, flow.NewRuns([]flow.Run{
			{Text: ruleName(f.Rule) + ": ", Bold: true, Colour: theme.ColorNameWarning}, {Text: f.In(findingWords)},
		}, look.SizeSmall, theme.ColorNameForeground))
	}
	if a.Same {
		items = append(items, c.small(lang.L("The model had nothing to change."), look.Muted))
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

// waitText says for how long the server asks to wait.
func waitText(d time.Duration) string {
	n := max(1, int(d.Round(time.Second)/time.Second))
	return lang.XN("reword.wait", "The server asks to wait for {{.Count}} seconds. Escape stops.", n, words.Count(n))
}

func isAny(err error, kinds ...error) bool {
	return slices.ContainsFunc(kinds, func(k error) bool { return errors.Is(err, k) })
}
