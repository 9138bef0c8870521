package app

import (
	"context"
	"time"

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
)

// toilShown is how long work may take before it says how far it is.
const toilShown = time.Second

// toil shows how far work on many solutions is, and cancels it.
type toil struct {
	env    Env
	text   *flow.Prose
	bar    *widget.ProgressBar
	cancel *button
	root   *fyne.Container
	busy   int // how many works go on
}

func newToil(env Env) *toil {
	t := &toil{env: env}
	t.text = flow.NewProse("", theme.SizeNameText, theme.ColorNameForeground).Wide()
	t.bar = widget.NewProgressBar()
	t.cancel = newButton(lang.L("Cancel"), nil)
	card := container.NewStack(
		newGround(look.Surface).rounded(6, theme.ColorNameInputBorder),
		container.New(layout.NewCustomPaddedLayout(6, 6, 14, 8), container.NewHBox(
			container.NewCenter(t.text), container.NewGridWrap(fyne.NewSize(240, 28), t.bar), t.cancel)),
	)
	t.root = container.New(layout.NewCustomPaddedLayout(0, 14, 0, 0),
		container.NewVBox(layout.NewSpacer(), container.NewHBox(layout.NewSpacer(), card, layout.NewSpacer())))
	t.root.Hide()
	return t
}

// run does the work off the window's goroutine and hands over what became of
// it.
func (t *toil) run(text string, b desk.Batch, over func(desk.Outcome)) {
	ctx, cancel := context.WithCancel(context.Background())
	of := len(b.Entries)
	t.busy++
	callOff := t.env.After(toilShown, func() {
		t.cancel.OnTapped = cancel
		t.root.Show()
		t.say(text, 0, of)
	})
	b.Went = func(done int) {
		t.env.OnUI(func() {
			if t.root.Visible() {
				t.say(text, done, of)
			}
		})
	}
	t.env.Background(func() {
		out := b.Run(ctx)
		t.env.OnUI(func() {
			cancel()
			callOff()
			if t.busy--; t.busy == 0 {
				t.root.Hide()
			}
			over(out)
		})
	})
}

// say tells how far the work is.
func (t *toil) say(doing string, done, of int) {
	t.text.SetText(lang.L("{{.Doing}}: {{.Done}} of {{.All}}", words.Data{"Doing": doing, "Done": words.Number(done), "All": words.Number(of)}))
	t.bar.SetValue(float64(done) / float64(max(1, of)))
	t.root.Refresh()
}
