package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/flow"
	"bifocal/app/look"
)

func (e *editor) build(hooks editorHooks) {
	back := newFoldable(lang.L("Library"), theme.NavigateBackIcon(), hooks.back).quietly()
	e.title = flow.NewRuns([]flow.Run{{Bold: true}}, look.SizeHeading, theme.ColorNameForeground).Single()
	e.state = flow.NewProse("", look.SizeSmall, look.Muted).Single().Aligned(fyne.TextAlignTrailing)
	e.send = newFoldable(lang.L("Export"), theme.DocumentPrintIcon(), func() { e.showExport(!e.exporting) })
	e.send.Importance = widget.HighImportance
	e.past = newFoldable(lang.L("History"), theme.HistoryIcon(), func() { e.showHistory(!e.looking) }).quietly()
	e.check = newFoldable(reviewLabel(0), theme.ListIcon(), func() { e.showReview(!e.judging) }).quietly()
	e.fold = newFoldable(lang.L("Hide capture"), theme.MenuIcon(), e.toggleFold).quietly()
	e.alarm = newAlarm(func() { e.env.Background(func() { _ = e.work.saver.Flush() }) })

	e.fixed = newReadOnlyBanner(e.env)
	e.notice = newBanner(theme.ColorNameWarning, theme.ColorNameForegroundOnWarning, lang.L("Close"), func() { e.notice.hide() })

	top := container.New(&headerLayout{back, e.fold, e.check, e.past, e.send}, back, e.title, e.state, e.fold, e.check, e.past, e.send)
	e.over = container.NewStack()
	e.line = newDivider()
	e.line.moved = func(x float32) {
		*e.frame = e.frame.SplitAt(x, e.body.Size().Width)
		e.body.Layout.Layout(e.body.Objects, e.body.Size()) // nothing but the sizes has changed
		e.capture.grown()
	}
	e.line.settled = hooks.framed
	e.line.reset = func() {
		e.frame.Split = 0
		e.body.Refresh()
		e.capture.grown()
		hooks.framed()
	}
	e.body = container.New(&bodyLayout{e}, e.capture.root, e.export.root, e.over, e.history.root, e.review.root, e.reword.root, e.framings, e.finder.root, e.compared.root, e.line)
	e.root = container.NewStack(container.NewBorder(
		container.NewVBox(container.NewStack(newGround(look.Surface), top), e.fixed.root, e.alarm.root, e.notice.root), nil, nil, nil, e.body),
		e.work.figures.layer())
	e.alarm.moved = func() { e.root.Refresh() }
	e.notice.moved = e.alarm.moved
}

// headerLayout: back, title and state share the line with the buttons.
type headerLayout struct{ back, fold, check, past, send *foldable }

const (
	headerHeight = 44
	stateWidth   = 110
	titleWidth   = 240 // that labels of buttons make room for
)

func (*headerLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(560, look.Scaled(headerHeight))
}

func (l *headerLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	wanted := min(look.Scaled(titleWidth), o[1].(*flow.Prose).Natural()+2)
	foldUntil(size.Width-8-10-10-look.Scaled(stateWidth)-18-wanted, 8, l.fold, l.past, l.check, l.back, l.send)
	place := func(obj fyne.CanvasObject, x, w float32) {
		h := obj.MinSize().Height
		obj.Move(fyne.NewPos(x, (size.Height-h)/2))
		obj.Resize(fyne.NewSize(w, h))
	}
	back, title, state, fold, check, past, send := o[0], o[1], o[2], o[3], o[4], o[5], o[6]
	x := float32(8)
	place(back, x, back.MinSize().Width)
	x += back.MinSize().Width + 10
	right := size.Width - 10
	for _, b := range []fyne.CanvasObject{send, past, check, fold} {
		w := b.MinSize().Width
		right -= w
		place(b, right, w)
		right -= 8
	}
	stateWidth := look.Scaled(stateWidth)
	right -= 8
	place(state, right-stateWidth, stateWidth)
	place(title, x, max(20, right-stateWidth-x-10))
}

// bodyLayout gives capture its share of the width, and the find bar a strip
// over the framings.
type bodyLayout struct{ e *editor }

func (l *bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(820, 240) }

func (l *bodyLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	side := l.e.frame.Capture(size.Width)
	if !l.e.sided() {
		side = 0
	}
	for _, panel := range o[:6] {
		panel.Resize(fyne.NewSize(side, size.Height))
	}
	l.e.line.Move(fyne.NewPos(side-dividerLeft, 0))
	l.e.line.Resize(fyne.NewSize(dividerWidth, size.Height))
	if side > 0 {
		side++
	}
	var top float32
	if finder := l.e.finder.root; finder.Visible() {
		top = look.Scaled(findHeight)
		finder.Move(fyne.NewPos(side, 0))
		finder.Resize(fyne.NewSize(size.Width-side, top))
	}
	l.e.framings.Move(fyne.NewPos(side, top))
	l.e.framings.Resize(fyne.NewSize(size.Width-side, size.Height-top))
	l.e.compared.root.Move(fyne.NewPos(side, 0))
	l.e.compared.root.Resize(fyne.NewSize(size.Width-side, size.Height))
}

// sided reports whether something stands beside the framings.
func (e *editor) sided() bool {
	return !e.folded || e.exporting || e.looking || e.judging || e.rewording || e.covered()
}

// arrange shows the panels that are wanted.
func (e *editor) arrange() {
	show := func(o fyne.CanvasObject, on bool) {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	comparing := e.looking && e.compared.shown()
	show(e.capture.root, !e.folded && !e.exporting && !e.looking && !e.judging && !e.rewording && !e.covered())
	show(e.export.root, e.exporting)
	show(e.history.root, e.looking)
	show(e.review.root, e.judging)
	show(e.reword.root, e.rewording)
	show(e.over, e.covered())
	show(e.framings, !comparing)
	show(e.compared.root, comparing)
	show(e.line, e.sided())
	if e.folded {
		e.fold.name(lang.L("Show capture"))
	} else {
		e.fold.name(lang.L("Hide capture"))
	}
	e.body.Refresh()
	if !e.folded {
		e.capture.grown()
	}
}
