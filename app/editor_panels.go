package app

import (
	"fyne.io/fyne/v2"
)

// covered reports whether a panel lies over the capture pane.
func (e *editor) covered() bool { return len(e.over.Objects) > 0 }

// cover lays a panel over the capture pane; nil takes it away.
func (e *editor) cover(panel fyne.CanvasObject) {
	var objects []fyne.CanvasObject
	if panel != nil {
		e.showExport(false)
		e.showHistory(false)
		e.showReview(false)
		e.showReword(false)
		objects = append(objects, panel)
	}
	e.over.Objects = objects
	e.arrange()
}

// find shows the find bar, over the framings.
func (e *editor) find() {
	e.history.unselect()
	e.finder.root.Show()
	e.arrange()
	e.finder.look(false)
	e.hooks.focus(e.finder.field)
	e.finder.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// escape closes what lies over the capture pane, then the find bar, or takes
// the selection away.
func (e *editor) escape() {
	switch {
	case e.exporting:
		e.showExport(false)
	case e.looking && e.history.unselect():
	case e.looking:
		e.showHistory(false)
	case e.judging:
		e.showReview(false)
	case e.rewording:
		e.reword.escape()
	case e.covered():
		e.hooks.uncover()
	case e.capture.sheet.root.Visible():
		e.capture.sheet.close()
	case e.finder.root.Visible():
		e.finder.close()
	case e.strip.hide():
	default:
		e.framings.unselect()
	}
}

// uncover closes what lies over the capture pane.
func (e *editor) uncover() {
	e.hooks.uncover()
	e.showExport(false)
	e.showHistory(false)
	e.showReview(false)
	e.showReword(false)
}

func (e *editor) unfold() {
	if e.folded {
		e.toggleFold()
	}
}

func (e *editor) toggleFold() {
	if e.folded && e.work.refuses() {
		return
	}
	e.folded = !e.folded
	e.frame.Folded = e.folded
	e.arrange()
	e.hooks.framed()
}

// styled says that house styles may have changed.
func (e *editor) styled() {
	e.export.style.load()
	e.pages.changed()
}

func (e *editor) showExport(on bool) {
	if e.exporting == on {
		return
	}
	e.exporting = on
	if on {
		e.hooks.uncover()
		e.showHistory(false)
		e.showReview(false)
		e.showReword(false)
		e.work.focus(nil)  // what is typed now is not for the field behind the panel
		e.reviewing.look() // without waiting for the moment
		e.export.open()
	} else {
		e.export.coming.close()
	}
	e.arrange()
}

func (e *editor) showHistory(on bool) {
	if e.looking == on {
		return
	}
	e.looking = on
	if on {
		e.hooks.uncover()
		e.showExport(false)
		e.showReview(false)
		e.showReword(false)
		e.capture.commit()
		e.work.focus(nil)
	}
	e.history.show(on)
	e.arrange()
}
