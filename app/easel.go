package app

import (
	"slices"
	"time"

	"bifocal/app/desk"
	"bifocal/narrative"
)

// picturesAfter is the pause in typing after which pictures follow.
const picturesAfter = 150 * time.Millisecond

// easel keeps the pictures of an open solution up with its facts. They are laid
// out and painted in the background; until a new one is there, the old one
// stays.
type easel struct {
	background func(func())
	onUI       func(func())
	after      after
	facts      func() (narrative.Solution, int) // with their version
	shown      *pictureChoice

	pictures []*picture
	callOff  func() // the drawing that waits
	first    bool   // it waits for nothing but the layout to be done
	closed   bool
}

func newEasel(env Env, w *work, shown *pictureChoice) *easel {
	return &easel{
		background: env.Background, onUI: env.OnUI, after: env.After, shown: shown,
		facts: func() (narrative.Solution, int) { return w.session.Solution(), w.session.Version() },
	}
}

func (e *easel) add(p *picture) { e.pictures = append(e.pictures, p) }

// drop forgets pictures that are shown no more.
func (e *easel) drop(ps ...*picture) {
	for _, p := range ps {
		p.letGo()
	}
	e.pictures = slices.DeleteFunc(e.pictures, func(p *picture) bool { return slices.Contains(ps, p) })
}

func (e *easel) close() {
	e.closed = true
	if e.callOff != nil {
		e.callOff()
	}
	for _, p := range e.pictures {
		p.letGo()
	}
	e.pictures = nil
}

// changed draws anew after a pause, the facts having changed.
func (e *easel) changed() { e.wait(picturesAfter, false) }

// soon draws as soon as all have their place. It does not wait for a pause.
func (e *easel) soon() {
	if e.callOff == nil || !e.first {
		e.wait(time.Millisecond, true)
	}
}

func (e *easel) wait(d time.Duration, first bool) {
	if e.closed || e.first && e.callOff != nil {
		return // what is drawn in a moment has the newest facts
	}
	if e.callOff != nil {
		e.callOff()
	}
	e.first = first
	e.callOff = e.after(d, func() { e.callOff = nil; e.draw() })
}

// sitting is a picture that is being drawn.
type sitting struct {
	picture *picture
	sketch  desk.Sketch
	turn    int
	plate   *desk.Plate // the one before, and then the new one
}

// draw draws what differs from what is shown.
func (e *easel) draw() {
	if e.closed {
		return
	}
	s, version := e.facts()
	var sittings []sitting
	for _, p := range e.pictures {
		sketch, ok := p.sketch()
		if !ok {
			continue
		}
		if turn, draw := p.state.Ask(sketch, version); draw {
			sittings = append(sittings, sitting{p, sketch, turn, p.plate})
		}
	}
	if len(sittings) == 0 {
		return
	}
	e.background(func() {
		x := narrative.NewIndex(&s)
		for i := range sittings {
			sittings[i].plate = desk.Make(x, sittings[i].sketch, sittings[i].plate)
		}
		e.onUI(func() { e.hang(sittings) })
	})
}

// hang shows new pictures, and makes room for those that have grown, once for
// each place.
func (e *easel) hang(sittings []sitting) {
	if e.closed {
		return
	}
	var grown []*pictureHooks
	for _, s := range sittings {
		if !s.picture.state.Wanted(s.turn) || !slices.Contains(e.pictures, s.picture) {
			continue
		}
		if s.picture.show(s.plate) && !slices.Contains(grown, s.picture.hooks) {
			grown = append(grown, s.picture.hooks)
		}
	}
	for _, h := range grown {
		h.grown()
	}
}

// switched follows the user's choice whether there are pictures at all.
func (e *easel) switched() {
	var grown []*pictureHooks
	for _, p := range e.pictures {
		p.reveal()
		p.Refresh()
		if !slices.Contains(grown, p.hooks) {
			grown = append(grown, p.hooks)
		}
	}
	for _, h := range grown {
		h.grown()
	}
	e.soon()
}
