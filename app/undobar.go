package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"bifocal/app/flow"
	"bifocal/app/look"
)

// undoShown is how long the bar offers to take something back, and noticeShown how
// long it says what happened while nobody looked.
const (
	undoShown   = 9 * time.Second
	noticeShown = 2 * time.Minute
)

// bar says at the foot of the window what has happened, and takes it back.
type bar struct {
	env    Env
	text   *flow.Prose
	button *button
	root   *fyne.Container
	timer  *time.Timer
	turn   int
	undo   func()
	stays  bool // it is not put away by what happens beside it
}

func newBar(env Env) *bar {
	b := &bar{env: env}
	b.text = flow.NewProse("", theme.SizeNameText, theme.ColorNameForegroundOnPrimary).Single()
	b.button = newButton(lang.L("Undo"), nil)
	card := container.NewStack(
		newGround(theme.ColorNamePrimary).rounded(6, ""),
		container.New(&barLayout{b}, b.text, b.button),
	)
	b.root = container.New(aboveFooter{}, container.NewVBox(layout.NewSpacer(), container.NewHBox(layout.NewSpacer(), card, layout.NewSpacer())))
	b.root.Hide()
	return b
}

// aboveFooter leaves the lines at the foot of every view in sight.
type aboveFooter struct{}

func (aboveFooter) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(0, look.Scaled(footerHeight)+8)
}

func (aboveFooter) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, size.Height-look.Scaled(footerHeight)-8))
}

// barLayout gives the text the width it needs.
type barLayout struct{ b *bar }

func (l *barLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	m := l.b.button.MinSize()
	w := l.b.text.Natural() + 32
	if l.b.button.Visible() {
		w += m.Width + 8
	}
	return fyne.NewSize(w, m.Height+10)
}

func (l *barLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	line := l.b.text.MinSize().Height
	l.b.text.Move(fyne.NewPos(16, (size.Height-line)/2))
	l.b.text.Resize(fyne.NewSize(l.b.text.Natural()+2, line))
	m := l.b.button.MinSize()
	l.b.button.Move(fyne.NewPos(size.Width-m.Width-8, 5))
	l.b.button.Resize(m)
}

// offer shows a text, with a button to take it back where undo is not nil.
func (b *bar) offer(text string, undo func()) {
	b.say(text, lang.L("Undo"), undo, undoShown)
}

// remind shows what happened while nobody looked, with a button to look at it. It
// stays while one goes from view to view.
func (b *bar) remind(text, label string, look func()) {
	b.say(text, label, look, noticeShown)
	b.stays = true
}

func (b *bar) say(text, label string, undo func(), shown time.Duration) {
	b.turn++
	b.stays = false
	b.button.SetText(label)
	turn := b.turn
	b.text.SetText(text)
	b.undo = undo
	if undo == nil {
		b.button.Hide()
	} else {
		b.button.OnTapped = b.takeBack
		b.button.Show()
	}
	b.root.Show()
	b.root.Refresh()
	if b.timer != nil {
		b.timer.Stop()
	}
	b.timer = time.AfterFunc(shown, func() {
		b.env.OnUI(func() {
			if turn == b.turn {
				b.hide()
			}
		})
	})
}

// takeBack undoes what the bar is about, where it can be undone.
func (b *bar) takeBack() {
	if undo := b.undo; undo != nil {
		b.hide()
		undo()
	}
}

// leave hides the bar where a view is left that it belongs to.
func (b *bar) leave() {
	if !b.stays {
		b.hide()
	}
}

func (b *bar) hide() {
	b.undo, b.stays = nil, false
	if b.timer != nil {
		b.timer.Stop()
	}
	b.root.Hide()
}
