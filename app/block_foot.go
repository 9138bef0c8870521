package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
	"bifocal/narrative/reword"
	"bifocal/narrative/worddiff"
)

// showFoot says under a block how its editing ends, that its text is the user's own, and, where the
// facts behind it have moved, what they make of it now.
func (b *block) showFoot() {
	var items []fyne.CanvasObject
	items = append(items, b.fault.items()...)
	switch {
	case b.piece.Stale:
		items = append(items, b.stale())
	case b.piece.Worded:
		items = append(items, links(
			flow.NewProse(b.origin(), look.SizeSmall, look.Muted).Wide(),
			newLink(lang.L("Back to generated"), b.back),
		))
	}
	if b.editor != nil {
		items = append(items, flow.NewProse(lang.L("Enter keeps your text, Escape gives it up."), look.SizeSmall, look.Muted))
	}
	b.foot.SetItems(items...)
}

// origin says whose wording it is: the user's own, or that of a model.
func (b *block) origin() string {
	w, ok := b.hooks.wordings.now(b.place)
	if !ok || w.Reworded.Model == "" {
		return lang.L("Your wording")
	}
	now := b.hooks.wordings.work.now()
	at, err := time.Parse(time.RFC3339, w.Reworded.At)
	if err != nil {
		at = now // a file says anything
	}
	return lang.L("Reworded by {{.Model}} ({{.Task}}), {{.When}}", words.Data{
		"Model": w.Reworded.Model, "Task": taskName(reword.TaskName(w.Reworded.Task)), "When": words.Moment(at, now),
	})
}

// stale shows how the generated text has changed since the wording was written
// over it, and the three ways on.
func (b *block) stale() fyne.CanvasObject {
	title := flow.NewRuns([]flow.Run{{Text: lang.L("The facts behind your wording have changed."), Bold: true}}, look.SizeSmall, theme.ColorNameWarning)
	change := flow.NewRuns(diffRuns(b.piece.BasedOn, b.piece.Generated), look.SizeSmall, theme.ColorNameForeground)
	inside := flow.NewColumn(4, title, change, links(
		newLink(lang.L("Keep mine"), b.keep),
		newLink(lang.L("Take the new text"), b.take),
		newLink(lang.L("Merge"), b.merge),
	)).Padded(flow.Inset{Left: 10, Top: 6, Right: 10, Bottom: 8})
	return newCard(inside)
}

// diffRuns shows what a text was and what it is: what went is struck out, what
// came is bold.
func diffRuns(old, now string) []flow.Run { return pieceRuns(worddiff.Diff(old, now)) }

// links puts short texts and links beside each other, and under each other where
// the width ends.
func links(items ...fyne.CanvasObject) fyne.CanvasObject {
	return flow.NewLine(14, items...)
}

// card is a column on a ground of its own.
type card struct {
	widget.BaseWidget
	ground *ground
	inside *flow.Column
}

func newCard(inside *flow.Column) *card { return newTinted(look.Rail, inside) }

// newTinted is a card in a colour.
func newTinted(colour fyne.ThemeColorName, inside *flow.Column) *card {
	c := &card{ground: newGround(colour).rounded(6, look.Hairline), inside: inside}
	c.ExtendBaseWidget(c)
	return c
}

// on draws the edge in a colour, or the usual one, on the ground that text is
// read on, and returns the card.
func (c *card) on(edge fyne.ThemeColorName) *card {
	if edge == "" {
		edge = look.Hairline
	}
	c.ground = newGround(look.Marked).rounded(6, edge)
	return c
}

// HeightFor returns the height at a width.
func (c *card) HeightFor(width float32) float32 { return c.inside.HeightFor(width) }

func (c *card) MinSize() fyne.Size { return c.inside.MinSize() }

func (c *card) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return widget.NewSimpleRenderer(container.NewStack(c.ground, c.inside))
}
