package app

import (
	"bifocal/narrative"
)

// Rehearse fills the window with one framing of the open solution, from its first
// theme on.
func (w *Window) Rehearse(a narrative.Audience) {
	e := w.editor
	if e == nil || w.talk != nil {
		return
	}
	if w.large != nil {
		w.large.end()
	}
	e.capture.commit()
	w.window.Canvas().Unfocus()
	w.panel = nil
	w.talk = newRehearsal(w.env, e.framings.view, *e.framings.hooks.pictures, a, "", func() {
		w.talk = nil
		w.arrange()
	})
	w.arrange()
}

// alone shows one framing alone; from the other one it goes on at the same theme.
func (w *Window) alone(a narrative.Audience) {
	if w.talk == nil {
		w.Rehearse(a)
	} else if w.talk.run.Audience != a {
		w.talk.turn()
	}
}

// bothFramings shows both framings again.
func (w *Window) bothFramings() {
	switch {
	case w.talk != nil:
		w.talk.end()
	case w.large != nil:
		w.large.end()
	case w.styles != nil:
		w.styles.close()
	}
}

// steady reports whether the window shows the library or the editor, which
// panels can stand beside.
func (w *Window) steady() bool { return w.talk == nil && w.large == nil && w.styles == nil }

// enlarge fills the window with a picture of the open solution.
func (w *Window) enlarge(p *picture) {
	e := w.editor
	if e == nil || w.talk != nil || w.large != nil {
		return
	}
	e.capture.commit()
	w.window.Canvas().Unfocus()
	w.panel = nil
	w.large = newLargePicture(p, func() {
		w.large = nil
		w.arrange()
	})
	w.arrange()
	e.easel.soon()
}
