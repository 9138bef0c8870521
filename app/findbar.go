package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
	"bifocal/app/words"
)

// findBar stands over the framings and goes from hit to hit in both of them.
type findBar struct {
	framings *framings
	state    desk.Search
	field    *entry
	count    *flow.Prose
	root     *fyne.Container
	hidden   func() // the bar was closed
}

const findHeight = 40

func newFindBar(f *framings, hidden func()) *findBar {
	b := &findBar{framings: f, hidden: hidden}
	b.state.At = -1
	b.field = newEntry(false, lang.L("Find in both framings"))
	b.field.typed = func(string) { b.look(true) }
	b.field.enter = func() { b.step(1) }
	b.field.escape = b.close
	b.field.keys = func(k *fyne.KeyEvent) bool {
		switch k.Name {
		case fyne.KeyDown:
			b.step(1)
		case fyne.KeyUp:
			b.step(-1)
		default:
			return false
		}
		return true
	}
	b.count = flow.NewProse("", look.SizeSmall, look.Muted).Single()
	button := func(icon fyne.Resource, tap func()) *button {
		k := newIconButton("", icon, tap)
		k.Importance = widget.LowImportance
		return k
	}
	b.root = container.New(&findLayout{b}, newGround(look.Surface), b.field, b.count,
		button(theme.MoveUpIcon(), func() { b.step(-1) }), button(theme.MoveDownIcon(), func() { b.step(1) }),
		button(theme.CancelIcon(), b.close), newGround(look.Hairline))
	b.root.Hide()
	return b
}

// findLayout: the field and what it found at the left, the buttons beside it,
// the way out at the right.
type findLayout struct{ b *findBar }

func (l *findLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(400, look.Scaled(findHeight))
}

func (l *findLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place := func(obj fyne.CanvasObject, x, w float32) {
		h := min(obj.MinSize().Height, size.Height-4)
		obj.Move(fyne.NewPos(x, (size.Height-h)/2))
		obj.Resize(fyne.NewSize(w, h))
	}
	o[0].Resize(size)
	field := min(320, size.Width-240)
	place(o[1], 14, field)
	x := 14 + field + 4
	for _, b := range o[3:5] {
		w := b.MinSize().Width
		place(b, x, w)
		x += w
	}
	end := o[5].MinSize().Width
	place(o[5], size.Width-end-8, end)
	place(o[2], x+8, max(10, size.Width-end-x-24))
	o[6].Move(fyne.NewPos(0, size.Height-1))
	o[6].Resize(fyne.NewSize(size.Width, 1))
}

// look looks for what is typed. While it is typed the first hit is gone to,
// unless it is the one that is shown.
func (b *findBar) look(typed bool) {
	b.state.Text = b.field.Text
	if typed {
		b.state.At = -1
	}
	b.state.Look(b.framings.view)
	if typed && len(b.state.Hits) > 0 {
		b.state.At = 0
		b.show(true)
		return
	}
	b.show(false)
}

// step goes to the next hit, or to the one before.
func (b *findBar) step(by int) {
	if b.state.Step(by); len(b.state.Hits) > 0 {
		b.show(true)
	}
}

// show marks what was found, and with reveal brings the hit that is shown into
// sight.
func (b *findBar) show(reveal bool) {
	n := len(b.state.Hits)
	switch {
	case b.field.Text == "":
		b.count.SetText("")
	case n == 0:
		b.count.SetText(lang.L("Nobody is told that."))
	default:
		b.count.SetText(lang.X("find.place", "{{.At}} of {{.All}}", words.Data{"At": words.Number(b.state.At + 1), "All": words.Number(n)}))
	}
	var here desk.Place
	nth := 0
	if n > 0 && b.state.At >= 0 {
		here = b.state.Hits[b.state.At]
		for i := b.state.At - 1; i >= 0 && b.state.Hits[i] == here; i-- {
			nth++
		}
	}
	b.framings.Seek(b.field.Text, here, nth)
	if reveal && !here.IsZero() {
		b.framings.Go(here)
	}
}

// told follows what the framings say now.
func (b *findBar) told() {
	if b.root.Visible() {
		b.look(false)
	}
}

// close takes the bar and its marks away. What was shown last stays selected.
func (b *findBar) close() {
	if !b.root.Visible() {
		return
	}
	b.root.Hide()
	b.framings.Seek("", desk.Place{}, 0)
	b.hidden()
}
