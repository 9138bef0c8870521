package app

import (
	"context"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
	"bifocal/app/flow"
	"bifocal/app/look"
)

// progress shows work that may take long, and calls it off. Work that is over
// within a second is not shown at all.
type progress struct {
	env   Env
	task  *desk.Task
	label *flow.Prose
	bar   *widget.ProgressBar
	stop  *button
	root  *flow.Column
	grown func() // it was shown or hidden
	end   context.CancelFunc
}

func newProgress(env Env, grown func()) *progress {
	p := &progress{env: env, grown: grown}
	p.label = flow.NewProse("", look.SizeSmall, look.Muted)
	p.bar = widget.NewProgressBar()
	p.stop = newButton(lang.L("Cancel"), p.cancel)
	p.root = flow.NewColumn(4, p.label, container.NewBorder(nil, nil, nil, p.stop, p.bar))
	p.root.Hide()
	return p
}

// run does work beside the window. done says how much of it is done, from the
// work's own goroutine; ended is told on the window's.
func (p *progress) run(label string, work func(ctx context.Context, done func(share float64)) error, ended func(error)) {
	if p.task != nil && !p.task.Over {
		return // one at a time
	}
	task := desk.NewTask(label, p.env.Now())
	p.task = task
	ctx, end := context.WithCancel(context.Background())
	p.end = end
	callOff := p.env.After(desk.ShowTaskAfter, func() {
		if p.task == task && !task.Over {
			p.label.SetText(label)
			p.bar.SetValue(task.Share)
			p.stop.Enable()
			p.root.Show()
			p.grown()
		}
	})
	done := func(share float64) {
		p.env.OnUI(func() {
			task.Done(share)
			if p.root.Visible() {
				p.bar.SetValue(task.Share)
			}
		})
	}
	p.env.Background(func() {
		err := work(ctx, done)
		p.env.OnUI(func() {
			end()
			callOff()
			if task.End(p.env.Now()) && err == nil {
				p.env.Notify(label, lang.L("It is done."))
			}
			if p.root.Visible() {
				p.root.Hide()
				p.grown()
			}
			ended(err)
		})
	})
}

// cancel asks the work to stop. It ends when it has noticed.
func (p *progress) cancel() {
	p.stop.Disable()
	if p.end != nil {
		p.end()
	}
}
