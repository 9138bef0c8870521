package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/flow"
)

// alarm is a line under the header that says what went wrong and offers to try
// again.
type alarm struct {
	text  *flow.Prose
	retry *button
	more  *button // another way on; may be hidden
	root  *fyne.Container
	moved func() // it came or went, so that what stands below moves; may be nil
}

func newAlarm(retry func()) *alarm {
	return newBanner(theme.ColorNameError, theme.ColorNameForegroundOnError, lang.L("Try again"), retry)
}

// newBanner is such a line in other colours and with another offer.
func newBanner(paper, ink fyne.ThemeColorName, label string, tap func()) *alarm {
	a := &alarm{}
	a.text = flow.NewProse("", theme.SizeNameText, ink)
	a.retry = newButton(label, tap)
	a.more = newButton("", nil)
	a.more.Hide()
	a.root = container.NewStack(newGround(paper), container.New(&alarmLayout{a}, a.text, a.more, a.retry))
	a.root.Hide()
	return a
}

type alarmLayout struct{ a *alarm }

func (l *alarmLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, max(l.a.text.MinSize().Height, l.a.retry.MinSize().Height)+12)
}

func (l *alarmLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	m := l.a.retry.MinSize()
	if !l.a.retry.Visible() {
		m = fyne.Size{}
	}
	w := size.Width - m.Width - 40
	if more := l.a.more.MinSize(); l.a.more.Visible() {
		w -= more.Width + 8
		l.a.more.Move(fyne.NewPos(w+28, (size.Height-more.Height)/2))
		l.a.more.Resize(more)
	}
	h := l.a.text.HeightFor(w)
	l.a.text.Move(fyne.NewPos(16, max(6, (size.Height-h)/2)))
	l.a.text.Resize(fyne.NewSize(w, h))
	l.a.retry.Move(fyne.NewPos(size.Width-m.Width-12, (size.Height-m.Height)/2))
	l.a.retry.Resize(m)
}

// offer shows a text with another way on.
func (a *alarm) offer(text, label string, tap func()) {
	a.show(text)
	a.more.SetText(label)
	a.more.OnTapped = tap
	a.more.Show()
	a.root.Refresh()
}

func (a *alarm) show(text string) {
	if a.root.Visible() && a.text.Text() == text {
		return
	}
	a.text.SetText(text)
	a.more.Hide()
	a.root.Show()
	a.root.Refresh()
	a.move()
}

func (a *alarm) move() {
	if a.moved != nil {
		a.moved()
	}
}

func (a *alarm) hide() {
	if a.root.Visible() {
		a.root.Hide()
		a.move()
	}
}
