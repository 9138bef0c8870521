package app

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"fyne.io/fyne/v2/lang"

	"bifocal/app/desk"
	"bifocal/narrative/reword"
	"bifocal/narrative/reword/client"
)

// start sends what is shown, when the server can be asked.
func (p *rewordPanel) start() {
	switch {
	case p.notes != nil:
		p.notes.start()
		return
	case p.sent:
		p.again()
		return
	case len(p.items) == 0:
		return
	}
	p.connect(func() {
		p.sent, p.cards = true, nil
		for _, i := range p.items {
			i.Ask(desk.RewordQueued)
		}
		p.draw()
		p.next()
	})
}

// connect does something when there is a line to the server; else it says what is
// in the way.
func (p *rewordPanel) connect(do func()) {
	if p.linking {
		return
	}
	if p.wanted != nil {
		if p.wanted.Text == "" {
			p.work.focus(p.wanted)
			return
		}
		p.asker.withKey(p.wanted.Text)
		if p.keep != nil && p.keep.Checked {
			p.asker.keepKey()
		}
		p.wanted.show("") // it is in memory once
		p.wanted, p.keep = nil, nil
	}
	p.linking = true
	defer p.progress()
	p.asker.ready(func(err error) {
		p.linking = false
		var key errKeyWanted
		switch {
		case err == nil:
			p.fault = nil
			do()
			return
		case errors.Is(err, client.ErrOff), errors.Is(err, context.Canceled):
		case errors.As(err, &key):
			p.askKey(errors.Is(err, client.ErrNoKey))
			p.fault = err
		default:
			p.fault = err
		}
		p.draw()
		if p.wanted != nil {
			p.work.focus(p.wanted)
		}
	})
}

// next asks for the first text that waits.
func (p *rewordPanel) next() {
	p.hooks.changed()
	if p.asker.busy() {
		return
	}
	at := slices.IndexFunc(p.items, func(i *desk.RewordItem) bool { return i.State == desk.RewordQueued })
	if at < 0 {
		p.progress()
		return
	}
	i := p.items[at]
	i.Ask(desk.RewordAsking)
	p.update(i)
	p.progress()
	p.ask++
	ask, model := p.ask, p.asker.line.Model()
	p.asker.suggest(i.Request, i.Passage.Name(), func(try int, text string) {
		if ask == p.ask && i.State == desk.RewordAsking {
			i.Try, i.Coming, i.Wait = try, i.Request.Partial(text), 0
			p.update(i)
		}
	}, func(s reword.Suggestion, err error) {
		if p.closed {
			return
		}
		if ask == p.ask { // else it was called off
			p.answer(i, s, err, model)
		}
		p.next()
	})
}

// answer takes what came of a request.
func (p *rewordPanel) answer(i *desk.RewordItem, s reword.Suggestion, err error, model string) {
	var refused *reword.Refused
	switch {
	case errors.As(err, &refused):
		i.Add(desk.NewRefusedAnswer(i.Request, refused, model))
	case err == nil:
		if !i.Add(desk.NewRewordAnswer(i.Request, s, model)) {
			p.work.note(lang.L("The model suggests the same again."))
		}
	default:
		i.Stop(err)
		for _, o := range p.items { // what stopped this one stops the others too
			o.Stop(nil)
		}
		if errors.Is(err, client.ErrKeyRefused) {
			p.asker.forget()
		}
	}
	p.update(i)
	if p.open && len(p.items) == 1 && p.notes == nil && p.log == nil && !p.typing() {
		p.begin()
	}
}

// typing reports whether the user writes something just now, which must not go on
// somewhere else.
func (p *rewordPanel) typing() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(p.root)
	if c == nil {
		return false
	}
	_, field := c.Focused().(*entry)
	return field
}

// waiting says that the server asks to wait.
func (p *rewordPanel) waiting(d time.Duration) {
	for _, i := range p.items {
		if i.State == desk.RewordAsking {
			i.Wait = d
			p.update(i)
		}
	}
	if p.kept != nil && p.kept.asking {
		p.kept.waiting(d)
	}
}

// more asks for another suggestion for a text, or again for one that failed.
func (p *rewordPanel) more(i *desk.RewordItem) {
	if i.Busy() {
		return
	}
	p.connect(func() {
		i.Ask(desk.RewordQueued)
		p.update(i)
		p.next()
	})
}

// callOff stops asking, at once. What has come stays.
func (p *rewordPanel) callOff() {
	if p.notes != nil {
		p.notes.callOff()
		return
	}
	for _, i := range p.items {
		if i.State == desk.RewordQueued {
			i.Stop(nil)
		}
	}
	p.ask++
	p.asker.stop()
	for _, i := range p.items {
		if i.State == desk.RewordAsking { // without waiting for the server to notice
			i.Stop(nil)
		}
	}
	if !slices.ContainsFunc(p.items, func(i *desk.RewordItem) bool { return i.State != desk.RewordReady }) {
		p.sent = false
		p.turn++
	}
	p.draw()
	p.hooks.changed()
}

// again goes back to choosing.
func (p *rewordPanel) again() {
	p.ask++
	p.asker.stop()
	p.sent, p.items, p.cards = false, nil, nil
	p.aim(p.hooks.chosen())
	p.hooks.changed()
	p.draw()
}
