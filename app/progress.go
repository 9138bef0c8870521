package app

import (
	"context"

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

// progress shows how far work is that takes long, and calls it off. Work that is over
// within a second is not shown at all. Where there are several at once, that is
// shown which was shown last.
type progress struct {
	env   Env
	label *flow.Prose
	bar   *widget.ProgressBar
	stop  *button
	root  fyne.CanvasObject
	grown func()     // it was shown or hidden
	tasks []*running // that go on
	shown *running   // nil for none
}

// running is work that goes on.
type running struct {
	*desk.Task
	of  int // how many parts it has
	end context.CancelFunc
}

// newProgress returns one that stands in a column.
func newProgress(env Env, grown func()) *progress {
	p := bareProgress(env, flow.NewProse("", look.SizeSmall, look.Muted), grown)
	p.root = flow.NewColumn(4, p.label, container.NewBorder(nil, nil, nil, p.stop, p.bar))
	p.root.Hide()
	return p
}

// newFloatingProgress returns one that lies over the lower edge of a view.
func newFloatingProgress(env Env) *progress {
	p := bareProgress(env, flow.NewProse("", theme.SizeNameText, theme.ColorNameForeground).Wide(), nil)
	card := container.NewStack(
		newGround(look.Surface).rounded(6, theme.ColorNameInputBorder),
		container.New(layout.NewCustomPaddedLayout(6, 6, 14, 8), container.NewHBox(
			container.NewCenter(p.label), container.NewGridWrap(fyne.NewSize(240, 28), p.bar), p.stop)),
	)
	p.root = container.New(layout.NewCustomPaddedLayout(0, 14, 0, 0),
		container.NewVBox(layout.NewSpacer(), container.NewHBox(layout.NewSpacer(), card, layout.NewSpacer())))
	p.root.Hide()
	p.grown = p.root.Refresh
	return p
}

func bareProgress(env Env, label *flow.Prose, grown func()) *progress {
	p := &progress{env: env, label: label, bar: widget.NewProgressBar(), grown: grown}
	p.stop = newButton(lang.L("Cancel"), p.cancel)
	return p
}

// run does work of so many parts beside the window. done says how many of them are
// done, from the work's own goroutines; ended is told on the window's.
func (p *progress) run(label string, of int, work func(ctx context.Context, done func(parts int)) error, ended func(error)) {
	ctx, end := context.WithCancel(context.Background())
	t := &running{desk.NewTask(label, p.env.Now()), of, end}
	p.tasks = append(p.tasks, t)
	callOff := p.env.After(desk.ShowTaskAfter, func() { p.show(t) })
	done := func(parts int) {
		p.env.OnUI(func() {
			t.Done(float64(parts) / float64(max(1, of)))
			if p.shown == t {
				p.say()
			}
		})
	}
	p.env.Background(func() {
		err := work(ctx, done)
		p.env.OnUI(func() {
			end()
			callOff()
			if t.End(p.env.Now()) && err == nil {
				p.env.Notify(label, lang.L("It is done."))
			}
			p.over(t)
			ended(err)
		})
	})
}

// show shows work that goes on.
func (p *progress) show(t *running) {
	if t.Over {
		return
	}
	p.shown = t
	p.stop.Enable()
	p.root.Show()
	p.say()
	p.grown()
}

// over hides work that is over, or shows another one in its place.
func (p *progress) over(t *running) {
	for i, o := range p.tasks {
		if o == t {
			p.tasks = append(p.tasks[:i], p.tasks[i+1:]...)
			break
		}
	}
	switch {
	case p.shown != t:
	case len(p.tasks) > 0:
		p.show(p.tasks[len(p.tasks)-1])
	default:
		p.shown = nil
		p.root.Hide()
		p.grown()
	}
}

// say tells how far the work is.
func (p *progress) say() {
	t := p.shown
	done := int(t.Share*float64(t.of) + 0.5)
	p.label.SetText(lang.L("{{.Doing}}: {{.Done}} of {{.All}}", words.Data{"Doing": t.Label, "Done": words.Number(done), "All": words.Number(t.of)}))
	p.bar.SetValue(t.Share)
	p.root.Refresh()
}

// cancel asks the work that is shown to stop. It ends when it has noticed.
func (p *progress) cancel() {
	p.stop.Disable()
	if p.shown != nil {
		p.shown.end()
	}
}
