package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/words"
)

// chosenBar lies over the rooms while solutions are chosen: how many, and what
// can be done with them.
type chosenBar struct {
	h       *home
	text    *flow.Prose
	buttons *fyne.Container
	room    desk.Room
	root    *fyne.Container
}

func newChosenBar(h *home) *chosenBar {
	b := &chosenBar{h: h, room: -1}
	b.text = flow.NewRuns([]flow.Run{{Bold: true}}, theme.SizeNameText, theme.ColorNameForegroundOnPrimary).Wide()
	b.buttons = container.NewHBox()
	clear := newButton(lang.L("Clear"), func() {
		h.shelf.Clear()
		h.list.remark()
		b.show()
	})
	b.root = container.New(&indented{rowMargin, 1}, container.NewStack(
		newGround(theme.ColorNamePrimary).rounded(6, ""),
		container.New(&barRow{}, b.text, b.buttons, clear),
	))
	b.root.Hide()
	return b
}

// show brings the bar in line with the choice.
func (b *chosenBar) show() {
	n := b.h.shelf.ChosenCount()
	if n == 0 {
		setVisible(b.root, false)
		return
	}
	if room := b.h.shelf.Room(); room != b.room {
		b.room = room
		b.fill()
	}
	b.text.SetRuns([]flow.Run{{Text: lang.XN("chosen", "{{.Count}} selected", n, words.Count(n)), Bold: true}})
	setVisible(b.root, true)
	b.root.Refresh()
}

// fill offers what the room allows.
func (b *chosenBar) fill() {
	h := b.h
	all := h.shelf.Chosen
	button := func(label string, do func()) fyne.CanvasObject { return newButton(label, do) }
	export := button(lang.L("Export…"), func() { h.export(all()) })
	remove := button(lang.L("Delete"), func() { h.remove(all()...) })
	switch b.room {
	case desk.Current:
		b.buttons.Objects = []fyne.CanvasObject{export, button(lang.L("Archive"), func() { h.archive(all()) }), remove}
	case desk.Archive:
		b.buttons.Objects = []fyne.CanvasObject{export, button(lang.L("Take out of the archive"), func() { h.unarchive(all()) }), remove}
	case desk.Bin:
		b.buttons.Objects = []fyne.CanvasObject{button(lang.L("Bring back"), func() { h.restore(all()) })}
	}
	b.buttons.Refresh()
}

// roomsHeight is the height of the rooms and of what lies over them.
const roomsHeight = chipHeight + 12

// barRow puts a text and buttons at the left, and the last one at the right.
type barRow struct{}

func (barRow) MinSize(o []fyne.CanvasObject) fyne.Size {
	w := float32(40)
	for _, c := range o {
		w += c.MinSize().Width
	}
	return fyne.NewSize(w, roomsHeight-2)
}

func (barRow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := float32(14)
	for _, c := range o[:2] {
		m := c.MinSize()
		c.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		c.Resize(m)
		x += m.Width + 16
	}
	m := o[2].MinSize()
	o[2].Move(fyne.NewPos(size.Width-m.Width-4, (size.Height-m.Height)/2))
	o[2].Resize(m)
}
