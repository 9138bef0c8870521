package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"bifocal/app/desk"
)

// newReword makes the panel of rewording.
func (e *editor) newReword() {
	e.reword = newRewordPanel(e.env, e.work, e.hooks.model, rewordHooks{
		view:     func() desk.View { return e.framings.view },
		chosen:   func() desk.Place { return e.framings.chosen },
		fact:     func() string { return e.capture.openFact },
		settings: e.hooks.settings,
		closed:   func() { e.showReword(false) },
		changed:  func() { e.framings.foot.show(); e.framings.light() },
		lead:     func(at desk.Place) { e.framings.Go(at) },
	})
	e.framings.point, e.framings.meant, e.framings.hooks.pointing = e.reword.point, e.reword.means, e.reword.pointing
	e.framings.hooks.ask = e.askModel
	e.framings.foot.model = func() bool { return e.hooks.model().On }
	e.framings.foot.ask = e.askModel
	e.framings.foot.standing = e.reword.standing
	e.framings.foot.suggestions = func() {
		e.showReword(true)
		e.reword.resume()
	}
}

// askModel opens the panel on the block that is selected, or on a whole framing.
func (e *editor) askModel() {
	if e.rewording && !e.reword.sent && e.reword.notes == nil && e.reword.log == nil {
		e.reword.aim(e.framings.chosen)
		return
	}
	e.reword.notes, e.reword.log = nil, nil
	if t := desk.TallyRewords(e.reword.items); e.reword.sent && t.Busy+t.Open == 0 {
		e.reword.sent = false // all of it is decided
	}
	if e.rewording {
		e.reword.draw()
	}
	e.showReword(true)
}

// draftNotes opens the panel on notes.
func (e *editor) draftNotes() {
	e.showReword(true)
	e.reword.showNotes()
}

func (e *editor) showReword(on bool) {
	if e.rewording == on {
		return
	}
	e.rewording = on
	if on {
		e.hooks.uncover()
		e.showExport(false)
		e.showHistory(false)
		e.showReview(false)
		e.capture.commit()
		e.work.focus(nil)
	}
	e.reword.show(on)
	e.arrange()
	if on {
		e.reword.begin()
	}
}

// TappedSecondary offers what can be done with a block.
func (b *block) TappedSecondary(at *fyne.PointEvent) {
	over := fyne.CurrentApp().Driver().CanvasForObject(b)
	if over == nil || b.editor != nil {
		return
	}
	row := -1
	if b.table != nil {
		row = b.table.RowAt(at.Position.Y)
	}
	b.hooks.pick(b, row)
	var items []*fyne.MenuItem
	if b.rewordable() {
		items = append(items, fyne.NewMenuItem(lang.L("Reword block"), b.edit), fyne.NewMenuItem(lang.L("Reword with a model…"), b.hooks.ask))
		if b.piece.Worded {
			items = append(items, fyne.NewMenuItem(lang.L("Back to generated"), b.back))
		}
	}
	if b.omissible() {
		place := b.place
		if row >= 0 && row < len(b.piece.RowKeys) {
			place.Key = b.piece.RowKeys[row]
		}
		items = append(items, fyne.NewMenuItem(lang.L("Leave block out"), func() { b.hooks.wordings.leaveOut(place) }))
	}
	if len(items) > 0 {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), over, at.AbsolutePosition)
	}
}

// showSent opens the log of what was sent about the solution.
func (e *editor) showSent() {
	e.showReword(true)
	e.reword.showLog()
}
