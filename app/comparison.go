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

// comparison shows how one state of the solution became another, in the place
// of the framings: the facts first, or both framings side by side.
type comparison struct {
	hooks   comparisonHooks
	title   *flow.Prose
	summary *flow.Prose
	facts   *button
	told    *button
	restore *foldable
	heads   *fyne.Container // over the two framings
	feed    *feed
	root    *fyne.Container

	data     *desk.Comparison // what is shown; nil while it is computed
	pair     [2]int           // of the comparison that is open; zero for none
	framings bool             // these are shown instead of the facts
	wants    int              // the revision that can be restored
}

// comparisonHooks are what the comparison asks of the editor around it.
type comparisonHooks struct {
	back    func()
	restore func(n int)
}

func newComparison(hooks comparisonHooks) *comparison {
	c := &comparison{hooks: hooks}
	back := newFoldable(lang.L("Framings"), theme.NavigateBackIcon(), hooks.back).quietly()
	c.title = flow.NewRuns([]flow.Run{{Bold: true}}, theme.SizeNameText, theme.ColorNameForeground).Single()
	c.summary = flow.NewProse("", look.SizeSmall, look.Muted).Single()
	c.facts = newButton(lang.L("Facts"), func() { c.turn(false) })
	c.told = newButton(lang.L("Both framings"), func() { c.turn(true) })
	c.restore = newFoldable(lang.L("Restore"), theme.HistoryIcon(), func() { c.hooks.restore(c.wants) })
	top := container.New(&comparisonTop{c, back}, back, c.title, c.summary, c.facts, c.told, c.restore)
	c.heads = container.NewGridWithColumns(2, newFramingHead(narrative.Executive), newFramingHead(narrative.Engineering))
	c.heads.Layout = &halves{}
	c.heads.Hide()
	c.feed = newFeed(0, flow.Inset{Bottom: 40})
	c.root = container.NewStack(newGround(look.Surface), container.NewBorder(
		container.New(layout.NewCustomPaddedVBoxLayout(0), container.NewStack(newGround(look.Rail), top), newGround(look.Hairline), c.heads),
		nil, nil, nil, c.feed.scroll))
	c.press()
	return c
}

// shown reports whether a comparison is open.
func (c *comparison) shown() bool { return c.pair != [2]int{} }

// show brings the view in line with what is selected in the history.
func (c *comparison) show(p *historyPanel) {
	from, to, ok := p.history.Pair()
	if !ok {
		c.pair, c.data = [2]int{}, nil
		c.feed.set(false)
		return
	}
	another := c.pair != [2]int{from, to}
	c.pair = [2]int{from, to}
	c.title.SetRuns([]flow.Run{{Text: p.history.Title(), Bold: true}})
	if n, restorable := p.history.Restorable(); restorable {
		c.wants = n
		c.restore.Show()
	} else {
		c.restore.Hide()
	}
	switch data := p.history.Compared(); {
	case p.failure != nil:
		c.data = nil
		c.summary.SetText("")
		c.feed.set(false, func() fyne.CanvasObject {
			return remark(flow.NewProse(sentence(p.failure.Error()), theme.SizeNameText, theme.ColorNameError))
		})
	case data != nil && data != c.data:
		c.data = data
		c.summary.SetText(desk.Title(words.Changed(data.Summary)))
		c.fill(!another)
	case data == nil && another:
		c.data = nil
		c.summary.SetText(lang.L("comparing…"))
		c.feed.set(false)
	}
	c.root.Refresh()
}

// turn shows the facts, or the framings.
func (c *comparison) turn(framings bool) {
	if c.framings == framings {
		return
	}
	c.framings = framings
	c.press()
	c.fill(false)
	c.root.Refresh()
}

// press shows which of the two is up.
func (c *comparison) press() {
	c.facts.Importance, c.told.Importance = widget.MediumImportance, widget.LowImportance
	c.heads.Hide()
	if c.framings {
		c.facts.Importance, c.told.Importance = widget.LowImportance, widget.MediumImportance
		c.heads.Show()
	}
	c.facts.Refresh()
	c.told.Refresh()
}

// fill shows the content; stay keeps the place that is in sight.
func (c *comparison) fill(stay bool) {
	if c.data == nil {
		return
	}
	var items []func() fyne.CanvasObject
	if c.framings {
		items = framingChanges(c.data)
	} else {
		items = factChanges(c.data)
	}
	if len(items) == 0 {
		text := lang.L("Both states hold the same facts.")
		if c.framings {
			text = lang.L("Both states are told alike.")
		}
		items = append(items, func() fyne.CanvasObject { return remark(flow.NewProse(text, theme.SizeNameText, look.Muted)) })
	}
	c.feed.set(stay, items...)
}

// remark puts a sentence where there is nothing else to show.
func remark(o fyne.CanvasObject) fyne.CanvasObject {
	return flow.NewColumn(0, o).Padded(flow.Inset{Left: 22, Top: 18, Right: 22})
}

// halves lays out two objects beside each other.
type halves struct{}

func (halves) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, o[0].MinSize().Height)
}

func (halves) Layout(o []fyne.CanvasObject, size fyne.Size) {
	half := float32(int(size.Width / 2))
	o[0].Resize(fyne.NewSize(half, size.Height))
	o[1].Move(fyne.NewPos(half, 0))
	o[1].Resize(fyne.NewSize(size.Width-half, size.Height))
}

// comparisonTop: the way back, what is compared and in short how it differs,
// and at the right the switch and what can be done.
type comparisonTop struct {
	c    *comparison
	back *foldable
}

const comparisonTopHeight = 52

func (comparisonTop) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(420, look.Scaled(comparisonTopHeight))
}

func (l comparisonTop) Layout(o []fyne.CanvasObject, size fyne.Size) {
	fixed := l.c.facts.MinSize().Width + l.c.told.MinSize().Width + 8
	foldUntil(size.Width-fixed-34-min(look.Scaled(titleWidth), l.c.title.Natural()+2), 8, l.back, l.c.restore)
	place := func(obj fyne.CanvasObject, x float32) float32 {
		m := obj.MinSize()
		obj.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		obj.Resize(m)
		return m.Width
	}
	left := 8 + place(o[0], 8) + 8
	right := size.Width - 10
	for _, b := range []fyne.CanvasObject{o[5], o[4], o[3]} {
		if !b.Visible() {
			continue
		}
		right -= b.MinSize().Width
		place(b, right)
		right -= 4
		if b == o[5] {
			right -= 10
		}
	}
	width := max(20, right-left-8)
	high, small := l.c.title.MinSize().Height, l.c.summary.MinSize().Height
	y := (size.Height - high - small) / 2
	l.c.title.Move(fyne.NewPos(left, y))
	l.c.title.Resize(fyne.NewSize(width, high))
	l.c.summary.Move(fyne.NewPos(left, y+high))
	l.c.summary.Resize(fyne.NewSize(width, small))
}
